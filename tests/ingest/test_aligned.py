"""Columns kept side by side become tables: which lines belong to one, and where its pages and rows go on."""

from __future__ import annotations

from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maalplan.ingest.text import read_text
from maalplan.model import Table, Text
from tests.ingest.test_text import read


def printed(text: str) -> str:
    return dedent(text).strip("\n")


def tables(text: str) -> list[Table]:
    return [block for block in read(printed(text)).blocks if isinstance(block, Table)]


def rows(table: Table) -> list[list[str]]:
    """The words of each cell, line by line; an empty string where there is none."""
    shown = [["" for _ in range(table.columns)] for _ in range(table.rows)]
    for cell in table.cells:
        shown[cell.row - 1][cell.column - 1] = " / ".join(t.text for t in cell.content if isinstance(t, Text))
    return shown


def lines(text: str) -> list[str]:
    return [block.text for block in read(printed(text)).blocks if isinstance(block, Text) and block.kind == "line"]


CASES = {
    "rows that touch: the prose of a named goal stands beside its milestones": (
        """
        Mål                              Milepæle                          Frist
        Mål 1: Flere i arbejde           Antallet er faldet.               -
        Ledige skal videre.              Et overblik er offentliggjort.    Q1
        Mål 2: Et sikkert arbejdsmiljø   Der er gennemført 900 tilsyn.     Q4
        Ulykker skal forebygges.         Kampagnen er evalueret.           Q3
        """,
        [
            ["Mål", "Milepæle", "Frist"],
            ["Mål 1: Flere i arbejde / Ledige skal videre.", "Antallet er faldet.", "-"],
            ["", "Et overblik er offentliggjort.", "Q1"],
            ["Mål 2: Et sikkert arbejdsmiljø / Ulykker skal forebygges.", "Der er gennemført 900 tilsyn.", "Q4"],
            ["", "Kampagnen er evalueret.", "Q3"],
        ],
    ),
    "rows that touch: months and figures fill narrow columns once more": (
        """
        Nr.   Milepæl                              Frist            Point
        1.1   Antallet er faldet.                                   10
        1.2   Et overblik er offentliggjort.       marts 2025       10
        1.3   Der er gennemført 14 tilsyn.         december 2025    5
        """,
        [
            ["Nr.", "Milepæl", "Frist", "Point"],
            ["1.1", "Antallet er faldet.", "", "10"],
            ["1.2", "Et overblik er offentliggjort.", "marts 2025", "10"],
            ["1.3", "Der er gennemført 14 tilsyn.", "december 2025", "5"],
        ],
    ),
    "rows that touch: figures with their comparators and units": (
        """
        KPI                                     Baseline 2023     Måltal 2024
        Andel borgere i job                     48 pct.           mindst 50 pct.
        Gennemsnitlig varighed af forløb        31 uger           højst 28 uger
        """,
        [
            ["KPI", "Baseline 2023", "Måltal 2024"],
            ["Andel borgere i job", "48 pct.", "mindst 50 pct."],
            ["Gennemsnitlig varighed af forløb", "31 uger", "højst 28 uger"],
        ],
    ),
    "rows that touch: a goal's title goes on beside its next milestone, a year below its day": (
        """
        Nr.   Mål                    Resultatkrav                       Vægt    Frist
        1     Kortere                Sagerne er afgjort inden for       10 %    31. december
                sagsbehandlingstid   60 dage.                                   2022
              i straffesager         En plan er godkendt.               15 %    15. marts 2022
                                     Antallet er højst 900.             5 %     31. december
                                                                                2022
        2     Tryghed                Aftalerne er indgået.              10 %    15. juni 2022
        """,
        [
            ["Nr.", "Mål", "Resultatkrav", "Vægt", "Frist"],
            [
                "1",
                "Kortere / sagsbehandlingstid / i straffesager",
                "Sagerne er afgjort inden for / 60 dage.",
                "10 %",
                "31. december / 2022",
            ],
            ["", "", "En plan er godkendt.", "15 %", "15. marts 2022"],
            ["", "", "Antallet er højst 900.", "5 %", "31. december / 2022"],
            ["2", "Tryghed", "Aftalerne er indgået.", "10 %", "15. juni 2022"],
        ],
    ),
    "rows that touch: a new milestone stands below a hole in the goal's cells": (
        """
        Mål                  Milepæl                     Frist   Ansvarlig
        Digital              Alle ministerier har en     Q2      Arkiv
        aflevering           godkendt plan.
                             150 systemer er afleveret.  Q4
        Sikre magasiner      Taget er tætnet.            Q1      Drift
        """,
        [
            ["Mål", "Milepæl", "Frist", "Ansvarlig"],
            ["Digital / aflevering", "Alle ministerier har en / godkendt plan.", "Q2", "Arkiv"],
            ["", "150 systemer er afleveret.", "Q4", ""],
            ["Sikre magasiner", "Taget er tætnet.", "Q1", "Drift"],
        ],
    ),
    "a full cell leaves a single space before the next": (
        """
        Målepunkt                    Resultat                 Opfyldelse
        Salen er åben.               Den åbnede i maj.        Opfyldt
        Der er holdt kurser om læsning Et kursus er holdt.     Ikke opfyldt
        """,
        [
            ["Målepunkt", "Resultat", "Opfyldelse"],
            ["Salen er åben.", "Den åbnede i maj.", "Opfyldt"],
            ["Der er holdt kurser om læsning", "Et kursus er holdt.", "Ikke opfyldt"],
        ],
    ),
    "a card whose labels touch": (
        """
        Formål         Mere affald skal genanvendes.
        Resultatkrav   • Plast er genanvendt (Q4).
        Bemærkninger   Ingen
        """,
        [
            ["Formål", "Mere affald skal genanvendes."],
            ["Resultatkrav", "Plast er genanvendt (Q4)."],
            ["Bemærkninger", "Ingen"],
        ],
    ),
    "two paragraphs of one cell stay in its row": (
        """
        Beskrivelse    Reglerne skal være klare.
                       Indsatsområde: Digitale blanketter.
        Milepæle       – Blanketten er udgivet.
        """,
        [
            ["Beskrivelse", "Reglerne skal være klare. / Indsatsområde: Digitale blanketter."],
            ["Milepæle", "Blanketten er udgivet."],
        ],
    ),
    "the header ends where the first goal begins in upper case": (
        """
        Mål                            Målepunkt
        Varslerne skal være præcise.   radarerne er skiftet (Q2);
                                       modellen er i drift (Q3).
        """,
        [
            ["Mål", "Målepunkt"],
            ["Varslerne skal være præcise.", "radarerne er skiftet (Q2); / modellen er i drift (Q3)."],
        ],
    ),
    "a title over the full width stands inside": (
        """
        Nr.    Mål              Frist

        Kerneopgave: Matriklen

        1      Hurtige sager    Q2
        2      Bedre data       Q4

        Kerneopgave: Søkort

        3      Nye søkort       Q1
        """,
        [
            ["Nr.", "Mål", "Frist"],
            ["Kerneopgave: Matriklen", "", ""],
            ["1", "Hurtige sager", "Q2"],
            ["2", "Bedre data", "Q4"],
            ["Kerneopgave: Søkort", "", ""],
            ["3", "Nye søkort", "Q1"],
        ],
    ),
    "words over several columns are of the first of them": (
        """
        Ansvarlig      Indkøb                Vægt    40 pct.
        Tilsyn         Center for Jura       Mål     2
        Beskrivelse    Leverandørerne skal leve op til kravene.
        """,
        [
            ["Ansvarlig", "Indkøb", "Vægt", "40 pct."],
            ["Tilsyn", "Center for Jura", "Mål", "2"],
            ["Beskrivelse", "Leverandørerne skal leve op til kravene.", "", ""],
        ],
    ),
}


@pytest.mark.parametrize("case", list(CASES))
def test_lines_find_their_rows_and_columns(case: str) -> None:
    text, expected = CASES[case]
    assert [rows(table) for table in tables(text)] == [expected]


def test_a_row_over_the_full_width_spans_it() -> None:
    (table,) = tables(CASES["a title over the full width stands inside"][0])
    assert [(c.row, c.column_span) for c in table.cells if c.column_span > 1] == [(2, 3), (5, 3)]


def test_the_labels_once_more_begin_another_table_and_what_stands_between_is_no_cell() -> None:
    text = """
    Mål 1
    Mål            Målepunkt
    Færre fejl.    Fejlen er rettet.

    Mål 2
    Mål            Målepunkt
    Flere svar.    Svaret er givet.
    """
    assert [len(rows(table)) for table in tables(text)] == [2, 2]
    assert lines(text) == ["Mål 1", "Mål 2"]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Vi måler op     og ned.\nVi deler data med alle.", "one line with a gap"),
        ("•    Planen er klar\n•    Mødet er holdt", "bullets are no column"),
        ("Styrelsen fører tilsyn.\nDen har 412 ansatte.", "running text"),
    ],
)
def test_what_is_no_table(text: str, why: str) -> None:
    assert tables(text) == []


def test_the_next_page_goes_on_with_a_table_of_as_many_columns() -> None:
    head = "Resultatplan 2025"
    pages = [
        [
            "Nr.   Mål           Milepæl",
            "1     Rene søer     • Prøverne er",
            "                      taget.",
            "2     Ren luft      • Målerne er sat",
        ],
        ["                    op i alle byer.", "3     Stille veje   • Støjen er målt."],
    ]
    text = "\n\f".join("\n".join([head, *page, f"Side {n}"]) for n, page in enumerate(pages, start=1))
    document = read_text(text.encode(), "plan.txt")
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    assert rows(table)[2:] == [
        ["2", "Ren luft", "Målerne er sat / op i alle byer."],
        ["3", "Stille veje", "Støjen er målt."],
    ]
    split = next(block for block in table.cells if (block.row, block.column) == (3, 3))
    assert [place.page for inner in split.content if isinstance(inner, Text) for place in inner.places] == [1, 2]
    kinds = [block.kind for block in document.blocks if isinstance(block, Text)]
    assert kinds == ["line", "furniture", "rule", "furniture", "furniture"]


def test_the_labels_once_more_are_a_row_though_a_sentence_goes_on_below_them() -> None:
    head = "Mål            Resultat                Opfyldelse"
    first = f"{head}\nRene søer      Prøverne er taget, og    Opfyldt\n               svarene er"
    second = f"{head}\n               sendt videre.\nRen luft       Der er målt.            Opfyldt"
    found = [block for block in read(f"{first}\n\f{second}").blocks if isinstance(block, Table)]
    assert rows(found[-1])[0] == ["Mål", "Resultat", "Opfyldelse"]


def test_a_row_over_a_narrow_first_column_and_the_next() -> None:
    (found,) = tables(
        """
        Nr.    Mål            Opfyldelse
        1      Rene søer      Opfyldt
        Styrelsens egne mål
        1      Ren luft       Opfyldt
        """
    )
    assert rows(found)[2:] == [["Styrelsens egne mål", "", ""], ["1", "Ren luft", "Opfyldt"]]


def test_another_table_on_the_next_page_is_another() -> None:
    text = "Mål          Frist\nRene søer    Q2\n\fUnderskrift\nMål      Frist    Vægt\nRen luft Q3       20"
    found = [block for block in read(text).blocks if isinstance(block, Table)]
    assert [(table.columns, table.rows) for table in found] == [(2, 2), (3, 2)]


words = st.lists(
    st.sampled_from(["Mål", "Titel", "er", "klar.", "Q2", "•", "12", "på", "søer"]), min_size=1, max_size=4
)
cell = words.map(" ".join)
line = st.lists(st.one_of(st.just(""), cell), min_size=1, max_size=4)


@given(st.lists(line, min_size=2, max_size=12), st.integers(10, 24), st.sampled_from(["\n", "\n\n", "\n\f"]))
def test_no_letter_is_lost_or_invented(grid: list[list[str]], width: int, end: str) -> None:
    text = end.join("".join(cell.ljust(width) for cell in cells).rstrip() for cells in grid)
    if not text.strip():
        return
    document = read(text)
    found: list[str] = []
    for block in (*document.blocks, *(note for _, note in document.footnotes)):
        inner = [t for cell in block.cells for t in cell.content] if isinstance(block, Table) else [block]
        texts = [t for t in inner if isinstance(t, Text)]
        found += [t.text for t in texts] + [mark for t in texts for _, mark in t.notes]
    found += [mark for mark, _ in document.footnotes]
    assert sorted("".join("".join(found).split()).replace("•", "")) == sorted("".join(text.split()).replace("•", ""))
