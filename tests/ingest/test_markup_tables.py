"""Tables in Markdown and its mixtures: rows with tabs, pipes, grids."""

from __future__ import annotations

import pytest

from maalplan.model import Place
from tests.ingest.markup_views import read, rows, shown, table, texts

# ------------------------------------------------------------------ rows with tabs

CELLS = (
    'Målet er nået når: <ul style="list-style-type: none"> <li>• Planen er klar.</li> <li>1) Mødet er holdt.</li> </ul>'
)


def test_rows_with_lists_in_their_cells() -> None:
    header = "Titel\tMål\tMålepunkt\tBemærkninger"
    document = read(f"# Mål 1\n\n{header}\nØkonomi\tBedre styring.  Indsatsområde: trivsel.\t{CELLS}\t-\n")
    assert rows(document) == [
        ["Titel", "Mål", "Målepunkt", "Bemærkninger"],
        [
            "Økonomi",
            "Bedre styring.|Indsatsområde: trivsel.",
            "Målet er nået når:|• Planen er klar.|1) Mødet er holdt.",
            "-",
        ],
    ]
    places = [text.places[0] for text in texts(document.blocks)]
    assert places[-1] == Place(lines=(4, 4), block=2, row=2, column=4)
    assert table(document).place == Place(lines=(3, 4), block=2)


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        (
            "Mål 1: Økonomi\nMål:\tBedre styring\nVægt:\t10\n",
            [["Mål 1: Økonomi"], ["Mål:", "Bedre styring"], ["Vægt:", "10"]],
            "a title across",
        ),
        (
            "Titel\tMål\nØkonomi\tStyring\nFælles mål\nKlima\tGrønt\n",
            [["Titel", "Mål"], ["Økonomi", "Styring"], ["Fælles mål"], ["Klima", "Grønt"]],
            "a title between",
        ),
        (
            "Mål\tKrav\tVægt\nStyring\tNået når:\n• Et\n• To\t10\n",
            [["Mål", "Krav", "Vægt"], ["Styring", "Nået når:|• Et|• To", "10"]],
            "a cell over lines",
        ),
        (
            "Mål\tKrav\tVægt\nA\t<ul>\n<li>Et</li>\n<li>To</li>\n</ul>\t10\n",
            [["Mål", "Krav", "Vægt"], ["A", "• Et|• To", "10"]],
            "a list over lines",
        ),
        ("Mål\tVægt\nA\t10\nB\t\n\tI alt\n", [["Mål", "Vægt"], ["A", "10"], ["B", ""], ["", "I alt"]], "empty cells"),
        ("Mål\tVægt\nA\t10\t\nB\t20\n", [["Mål", "Vægt"], ["A", "10"], ["B", "20"]], "a stray tab"),
    ],
)
def test_rows(text: str, expected: list[list[str]], why: str) -> None:
    assert rows(read(f"# Mål\n\n{text}")) == expected


def test_a_title_row_spans_the_table() -> None:
    first = table(read("Mål 1: Økonomi\nMål:\tStyring\tA\nVægt:\t10\tB\n")).cells[0]
    assert (first.row, first.column, first.column_span) == (1, 1, 3)


def test_a_sentence_above_rows_is_no_row() -> None:
    document = read("Årshjulet for dialogen ser således ud:\nTidspunkt\tAktivitet\nMaj\tMøde\nJuni\tMøde\n")
    assert shown(document) == [("paragraph", "Årshjulet for dialogen ser således ud:"), ("table", "")]


def test_list_marks_set_off_by_tabs_are_no_table() -> None:
    document = read("# Mål\n\n•\tPlanen er klar\n•\tMødet er holdt\n")
    assert [(b.mark, b.text) for b in texts(document.blocks)][1:] == [("•", "Planen er klar"), ("•", "Mødet er holdt")]


# ------------------------------------------------------------------ drawn tables


def test_pipe_tables() -> None:
    document = read("| **Mål** | Krav |\n|:---|---:|\n| A \\| B | Nået når:  – Et  – To<br>Tre |\n| C | D | E |\n")
    assert rows(document) == [["Mål", "Krav", ""], ["A | B", "Nået når:|– Et|– To\vTre", ""], ["C", "D", "E"]]
    assert [text.strong for text in texts(document.blocks)][:2] == [3, 4]


def test_a_pipe_table_without_header_begins_with_its_first_words() -> None:
    assert rows(read("|  |  |\n| --- | --- |\n| Mål 1 | Økonomi |\n")) == [["Mål 1", "Økonomi"]]


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("Bedre styring.  Indsatsområde: Trivsel", ["Bedre styring.", "Indsatsområde: Trivsel"]),
        ("Anna Holm  Direktør, Klimastyrelsen", ["Anna Holm", "Direktør, Klimastyrelsen"]),
        ("Bedre  styring af  Økonomien", ["Bedre styring af Økonomien"]),
        ("**Mål.  Krav** og  ro", ["Mål. Krav og ro"]),
    ],
)
def test_spaces_that_part_the_paragraphs_of_a_cell(text: str, paragraphs: list[str]) -> None:
    assert rows(read(f"| A |\n| --- |\n| {text} |\n"))[1][0].split("|") == paragraphs


def test_grid_tables() -> None:
    document = read(
        "+-------+-------------------+\n"
        "| Mål   | Krav              |\n"
        "+=======+===================+\n"
        "| Øko-  | - Planen er       |\n"
        "| nomi  |   klar            |\n"
        "|       | - Mødet er holdt  |\n"
        "+-------+-------------------+\n"
        "| Fælles mål                |\n"
        "+-------+-------------------+\n"
    )
    assert rows(document) == [["Mål", "Krav"], ["Øko- nomi", "• Planen er klar|• Mødet er holdt"], ["Fælles mål"]]
    assert table(document).cells[-1].column_span == 2
    assert [text.places[0].lines for text in texts(document.blocks)] == [(2, 2), (2, 2), (4, 4), (4, 4), (6, 6), (8, 8)]


def test_simple_and_multiline_tables() -> None:
    simple = "  Mål      Krav\n  -------- --------\n  Økonomi  Planen\n  Klima    Mødet\n"
    assert rows(read(f"# Mål\n\n{simple}")) == [["Mål", "Krav"], ["Økonomi", "Planen"], ["Klima", "Mødet"]]
    line, columns = "  -----------------\n", "  -------- --------\n"
    body = "  Øko      Planen\n  nomi     er klar\n\n  Klima    Mødet\n"
    multiline = f"{line}  Mål      Krav\n{columns}{body}{line}"
    assert rows(read(f"# Mål\n\n{multiline}")) == [["Mål", "Krav"], ["Øko nomi", "Planen er klar"], ["Klima", "Mødet"]]
