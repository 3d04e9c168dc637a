"""The cell that names a goal, and tables of facts beside a goal's words."""

from __future__ import annotations

import pytest

from maalplan.model import BREAK, Block
from maalplan.parsers.headings import goal_heading
from maalplan.parsers.spans import whole
from maalplan.parsers.titles import is_number
from tests.parsers.making import WORDS, goals_of, heading, item, paragraph, table

LIST = [item("Nødplanen er afprøvet."), item("Driften er flyttet.")]
MILESTONES = ["Nødplanen er afprøvet.", "Driften er flyttet."]


def told(*blocks: Block) -> list[tuple[object, ...]]:
    found = goals_of(heading("Mål for 2025"), *blocks)
    return [(g.get("number"), g.get("title"), g.get("description"), g["milestones"]) for g in found]


BOLD = paragraph("Sikker drift", strong=12)
PROSE = paragraph("Registrene skal være oppe.")


@pytest.mark.parametrize(
    ("label", "cell", "goal"),
    [
        ("Mål", [paragraph("Mål 1", strong=5), paragraph("Sikker drift")], ("1", "Sikker drift", None)),
        ("Mål", [paragraph("Mål 1"), BOLD, PROSE], ("1", "Sikker drift", "Registrene skal være oppe.")),
        ("Mål", [paragraph("Mål 1"), PROSE], ("1", None, "Registrene skal være oppe.")),
        ("Resultatmål", [BOLD, PROSE], (None, "Sikker drift", "Registrene skal være oppe.")),
        (
            "Mål",
            [paragraph(f"1. Sikker drift{BREAK}Registrene skal være oppe.", strong=15)],
            ("1", "Sikker drift", "Registrene skal være oppe."),
        ),
        (
            "Mål",
            [paragraph(f"Mål 1: Sikker drift{BREAK}Registrene skal være oppe.")],
            ("1", "Sikker drift", "Registrene skal være oppe."),
        ),
        ("Mål", [paragraph("Driften er tung."), PROSE], (None, None, "Driften er tung. Registrene skal være oppe.")),
    ],
)
def test_the_cell_of_a_goal_in_its_column(label: str, cell: list[Block], goal: tuple[str | None, ...]) -> None:
    assert told(table([label, "Delmål"], [cell, LIST])) == [(*goal, MILESTONES)]


def test_a_left_cell_that_names_the_goal_beside_labelled_words() -> None:
    right = [PROSE, paragraph("Milepæle"), *LIST, paragraph("Vægt: 20 pct.")]
    (goal,) = goals_of(heading("Mål for 2025"), table([[paragraph("Mål 1"), paragraph("Sikker drift")], right]))
    assert goal == {
        "scope": "agency",
        "section": "Mål for 2025",
        "number": "1",
        "title": "Sikker drift",
        "description": "Registrene skal være oppe.",
        "weight": "20 pct.",
        "milestones": MILESTONES,
    }


def test_a_left_cell_that_reaches_down_beside_title_prose_and_list() -> None:
    assert told(
        table(
            ["Mål 1", "Sikker drift"],
            [None, [PROSE]],
            [None, [paragraph("Målepunkter"), *LIST]],
            spans={(1, 1): (3, 1)},
        )
    ) == [("1", "Sikker drift", "Registrene skal være oppe.", MILESTONES)]


def test_a_left_cell_that_reaches_down_beside_the_lines_of_a_card() -> None:
    assert told(
        table(
            ["Mål 1", "Titel", "Sikker drift"],
            [None, "Beskrivelse", [PROSE]],
            [None, "Milepæle", LIST],
            spans={(1, 1): (3, 1)},
        )
    ) == [("1", "Sikker drift", "Registrene skal være oppe.", MILESTONES)]


def test_facts_below_the_name_in_the_left_cell_are_the_goals() -> None:
    left = [paragraph("Mål 1: Sikker drift"), paragraph("Vægt: 20 pct.")]
    (goal,) = goals_of(heading("Mål for 2025"), table([left, [PROSE, paragraph("Milepæle:"), *LIST]]))
    assert (goal["title"], goal["weight"]) == ("Sikker drift", "20 pct.")
    assert (goal["description"], goal["milestones"]) == ("Registrene skal være oppe.", MILESTONES)


def test_a_number_beside_all_words_of_a_goal() -> None:
    found = told(
        table(["1", [BOLD, PROSE, paragraph("Målepunkter:"), *LIST]], ["2", [PROSE, paragraph("Målepunkter:"), *LIST]])
    )
    assert found == [
        ("1", "Sikker drift", "Registrene skal være oppe.", MILESTONES),
        ("2", "Registrene skal være oppe.", None, MILESTONES),
    ]


def test_goals_side_by_side_each_below_its_name() -> None:
    found = told(
        table(
            ["Mål 1: Drift", "Mål 2: Svar"],
            ["Driften er sikker.", "Svar er hurtige."],
            [[paragraph("Milepæle"), item("Planen er afprøvet.")], [paragraph("Milepæle"), item("Linjen er åben.")]],
            ["Mål 3: Indkøb", ""],
            [[paragraph("Milepæle"), item("Aftalen er på plads.")], ""],
        )
    )
    assert found == [
        ("1", "Drift", "Driften er sikker.", ["Planen er afprøvet."]),
        ("2", "Svar", "Svar er hurtige.", ["Linjen er åben."]),
        ("3", "Indkøb", None, ["Aftalen er på plads."]),
    ]


@pytest.mark.parametrize("heads", [["Mål 1: Drift", "Mål 2: Svar"], ["Drift", "Svar"]])
def test_a_column_per_goal_below_heads_that_name_it(heads: list[str]) -> None:
    found = told(
        table(
            ["", *heads],
            ["Beskrivelse", "Driften er sikker.", "Svar er hurtige."],
            ["Milepæle", "Planen er afprøvet.", "Linjen er åben."],
        )
    )
    assert [goal[1:] for goal in found] == [
        ("Drift", "Driften er sikker.", ["Planen er afprøvet."]),
        ("Svar", "Svar er hurtige.", ["Linjen er åben."]),
    ]
    assert [goal[0] for goal in found] == (["1", "2"] if heads[0].startswith("Mål") else [None, None])


FACTS = {
    "label and value in turn": table(["Ansvarlig", "It og data", "Vægt", "20 pct."]),
    "a line each": table(["Ansvarlig", "It og data"], ["Vægt", "20 pct."]),
    "labels above values": table(["Ansvarlig", "Vægt"], ["It og data", "20 pct."]),
    "label and value in one cell": table(["Ansvarlig: It og data", "Vægt: 20 pct."]),
    "label above value in a cell": table(
        [[paragraph("Ansvarlig"), paragraph("It og data")], [paragraph("Vægt"), paragraph("20 pct.")]]
    ),
}


@pytest.mark.parametrize("facts", FACTS.values(), ids=FACTS)
@pytest.mark.parametrize("place", ["before the prose", "before the label", "after the list"])
def test_a_table_of_facts_among_the_words_of_a_goal(facts: Block, place: str) -> None:
    blocks: list[Block] = [PROSE, paragraph("Målepunkter", strong=11), *LIST]
    blocks.insert({"before the prose": 0, "before the label": 1, "after the list": 4}[place], facts)
    (goal,) = goals_of(heading("Mål for 2025"), heading("Mål 1: Sikker drift", 2), *blocks)
    assert goal == {
        "scope": "agency",
        "section": "Mål for 2025",
        "number": "1",
        "title": "Sikker drift",
        "description": "Registrene skal være oppe.",
        "responsible": "It og data",
        "weight": "20 pct.",
        "milestones": MILESTONES,
    }


@pytest.mark.parametrize("label", ["Målepunkter", "Målet er opfyldt, når:"])
def test_the_list_below_the_card_of_a_goal(label: str) -> None:
    card = table(["Mål", "1"], ["Titel", "Sikker drift"], ["Beskrivelse", "Registrene skal være oppe."])
    assert told(card, paragraph(label), *LIST, paragraph("Planen er drøftet med departementet.")) == [
        ("1", "Sikker drift", "Registrene skal være oppe.", MILESTONES)
    ]


@pytest.mark.parametrize("number", ["1", "12", "999", "1000", "5000", "2.1", "A1", "1234a"])
def test_numbers_of_goals(number: str) -> None:
    found = goal_heading(whole(paragraph(f"Mål {number}: Vind")), WORDS)
    assert found is not None
    assert found.number is not None
    assert (found.number.text, is_number(number)) == (number, True)


@pytest.mark.parametrize("words", ["Mål 2025: Vind", "Mål 1999", "Mål 2025", "Mål 20250: Vind"])
def test_years_are_no_numbers_of_goals(words: str) -> None:
    assert goal_heading(whole(paragraph(words)), WORDS) is None
