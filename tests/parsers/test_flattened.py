"""Tables that an extraction gave cell by cell are put together again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maalplan.model import Block, Place, Table, Text
from maalplan.parsers.reflow import reflow
from tests.parsers.making import WORDS, heading, item, lines, paragraph, text


def tables(*blocks: Block) -> list[list[list[str]]]:
    """The words of each table's cells by row; blocks of one cell parted by a bar, items with their mark."""
    found = []
    for block in reflow(blocks, WORDS):
        if isinstance(block, Table):
            shown = [["" for _ in range(block.columns)] for _ in range(block.rows)]
            for cell in block.cells:
                shown[cell.row - 1][cell.column - 1] = " | ".join(
                    " ".join(f"{t.mark or ''} {t.text}".split()) for t in cell.content if isinstance(t, Text)
                )
            found.append(shown)
    return found


CASES = {
    "labels in one line, then the cells of one goal": (
        """
        Titel: Mål: Målepunkt: Bemærkninger:
        Sikker
        drift
        Styrelsen skal have færre udfald.
        • Der er holdt
        to øvelser (Q2).
        • Planen er klar (Q4).
        Afhænger af finansloven.
        """,
        [
            [
                "Sikker drift",
                "Styrelsen skal have færre udfald.",
                "• Der er holdt to øvelser (Q2). | • Planen er klar (Q4).",
                "Afhænger af finansloven.",
            ]
        ],
    ),
    "labels below each other, several goals, none numbered": (
        """
        Succeskriterium
        Mål
        Ansvarlig
        Flyvningen over Jylland er gennemført (Q2).
        Data er frit tilgængelige (Q4).
        Danmarks højdemodel
        Data
        Fejlraten er under 0,5 pct.
        Adresser uden fejl
        Adresser
        """,
        [
            [
                "Flyvningen over Jylland er gennemført (Q2). | Data er frit tilgængelige (Q4).",
                "Danmarks højdemodel",
                "Data",
            ],
            ["Fejlraten er under 0,5 pct.", "Adresser uden fejl", "Adresser"],
        ],
    ),
    "a milestone of its own row below a goal whose cells reach down": (
        """
        Mål
        Milepæl
        Deadline
        Ansvarlig
        Digital aflevering
        Alle ministerier har en
        godkendt plan.
        Q2
        Arkiv
        150 systemer er afleveret.
        Q4
        Sikre magasiner
        Taget er tætnet.
        inden udgangen af
        2025
        Drift
        """,
        [
            ["Digital aflevering", "Alle ministerier har en godkendt plan.", "Q2", "Arkiv"],
            ["", "150 systemer er afleveret.", "Q4", ""],
            ["Sikre magasiner", "Taget er tætnet.", "inden udgangen af 2025", "Drift"],
        ],
    ),
    "rows over the full width name groups of goals": (
        """
        Resultatmål Beskrivelse Milepæle Frist Vægt
        Hovedmål 1: Drift
        1.1 Punktlige tog
        Togene skal køre til tiden.
        82 pct. er til tiden.
        Q4
        30 pct.
        Hovedmål 2: Fornyelse
        2.1 Nye signaler
        Signalerne skal skiftes.
        Anlægget er afprøvet.
        Q2
        50 pct.
        """,
        [
            ["Hovedmål 1: Drift", "", "", "", ""],
            ["1.1 Punktlige tog", "Togene skal køre til tiden.", "82 pct. er til tiden.", "Q4", "30 pct."],
            ["Hovedmål 2: Fornyelse", "", "", "", ""],
            ["2.1 Nye signaler", "Signalerne skal skiftes.", "Anlægget er afprøvet.", "Q2", "50 pct."],
        ],
    ),
    "figures of years on one line": (
        """
        Indikator 2025 2026 2027
        Andel af besøgende under 30 år mindst 22 pct. mindst 24 pct. 25 pct.
        Antal udstillinger 3 4 4
        """,
        [
            ["Andel af besøgende under 30 år", "mindst 22 pct.", "mindst 24 pct.", "25 pct."],
            ["Antal udstillinger", "3", "4", "4"],
        ],
    ),
    "a whole row on one line": (
        """
        Nr. Delmål Frist
        1 Strandfodring er udført. 01.09.2026
        2 Opmålingen er afsluttet. Ultimo juni
        """,
        [["1", "Strandfodring er udført.", "01.09.2026"], ["2", "Opmålingen er afsluttet.", "Ultimo juni"]],
    ),
    "a title that ends in a dash goes on": (
        """
        Mål: Beskrivelse: Milepæle: Bemærkninger:
        Familiesammenføring –
        kortere svartider
        Svarene skal være hurtigere.
        – Svaret er givet inden for 30 dage.
        """,
        [
            [
                "Familiesammenføring – kortere svartider",
                "Svarene skal være hurtigere.",
                "– Svaret er givet inden for 30 dage.",
                "",
            ]
        ],
    ),
    "an overview of goals and weights": (
        """
        Mål Overskrift Vægt
        1 Bæredygtig drift 30 %
        2 Rygning blandt unge 70 %
        I alt 100 %
        """,
        [["1", "Bæredygtig drift", "30 %"], ["2", "Rygning blandt unge", "70 %"]],
    ),
}


@pytest.mark.parametrize("case", list(CASES))
def test_lines_find_their_cells(case: str) -> None:
    printed, rows = CASES[case]
    (found,) = tables(*lines(printed))
    assert found[1:] == rows


def test_a_page_that_ends_inside_a_row_repeats_the_labels_and_the_cells_go_on() -> None:
    first = lines(
        """
        Nr. Mål Beskrivelse Målepunkt
        1 Hurtige svar
        Styrelsen skal svare hurtigere.
        • Der er aftalt en plan for
        """
    )
    rest = lines(
        """
        Nr. Mål Beskrivelse Målepunkt
        kapaciteten (Q2).
        • Svaret er givet (Q3).
        2 Færre fejl
        Fejlene skal rettes.
        • Fejlen er rettet.
        """
    )
    found, again = tables(*first, text("furniture", "Side 2"), *rest)
    assert [row[3] for row in found[1:]] == [
        "• Der er aftalt en plan for kapaciteten (Q2). | • Svaret er givet (Q3).",
        "• Fejlen er rettet.",
    ]
    assert again == [["Nr.", "Mål", "Beskrivelse", "Målepunkt"]]


def test_a_chapter_ends_a_table_and_a_goal_with_labels_of_its_own_begins_another() -> None:
    blocks = lines(
        """
        Mål 1
        Mål: Milepæle: Bemærkninger:
        Sikker drift
        • Planen er klar.
        -
        Mål 2
        Mål: Milepæle: Bemærkninger:
        Flere tilsyn
        • Tilsynet er udført.
        -
        4. Underskrift
        Planen gælder for 2025.
        """
    )
    found = reflow(blocks, WORDS)
    kinds = ["table" if isinstance(block, Table) else f"{block.kind} {block.text}" for block in found]
    assert kinds == [
        "heading Mål 1",
        "table",
        "heading Mål 2",
        "table",
        "heading 4. Underskrift",
        "paragraph Planen gælder for 2025.",
    ]


@pytest.mark.parametrize(
    "printed",
    ["Mål\nSikker drift\nMilepæle\nPlanen er klar.", "Bemærkninger\nAnsvarlig\nDirektionen", "Målet er nået."],
)
def test_labels_with_words_between_them_are_no_header(printed: str) -> None:
    assert tables(*lines(printed)) == []


def test_other_blocks_stay_where_they_are() -> None:
    blocks = (heading("Mål 1"), paragraph("Færre fejl."), item("Fejlen er rettet."))
    assert reflow(blocks, WORDS) == blocks


def numbered(printed: list[str]) -> list[Block]:
    """A line block for each line, with its place."""
    blocks = lines("\n".join(printed))
    return [
        Text("line", b.text, (Place(lines=(n, n)),), mark=b.mark, level=b.level, gap=b.gap)
        for n, b in enumerate(blocks, start=1)
        if isinstance(b, Text)
    ]


LINES = [
    "Mål 1",
    "Mål: Beskrivelse: Milepæle: Frist:",
    "Nr.",
    "Mål",
    "Milepæl",
    "Titel",
    "Ansvarlig",
    "1",
    "2 Rene søer",
    "Q2",
    "inden udgangen af",
    "30 pct.",
    "Søerne skal være rene.",
    "Der er taget prøver i",
    "alle søer (Q4).",
    "• Planen er klar.",
    "•",
    "a)",
    "Driftsmål",
    "3. Underskrift",
    "Bemærkninger -",
    "I alt 100 %",
]


@given(st.lists(st.sampled_from(LINES), max_size=25))
def test_no_letter_is_lost_or_invented(printed: list[str]) -> None:
    found: list[Text] = []
    for block in reflow(numbered(printed), WORDS):
        inner = [t for cell in block.cells for t in cell.content] if isinstance(block, Table) else [block]
        found += [t for t in inner if isinstance(t, Text)]
    after = "".join(f"{t.mark or ''}{t.text}" for t in found)
    assert sorted(filter(str.isalnum, after)) == sorted(filter(str.isalnum, "".join(printed)))
