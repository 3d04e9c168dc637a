"""Signatures that stand right below the goals, without a heading of their own."""

from __future__ import annotations

import pytest

from maalplan.model import Block, Document, RawPlan
from maalplan.parsers import parse
from tests.parsers.making import SOURCE, WORDS, heading, item, paragraph, table

PLACE, NAME, TITLE, HOUSE = "København, den 14. december 2026", "Andreas Nordseth", "Direktør", "Søfartsstyrelsen"
CARD = table(["Mål 3", "Digitale syn"], ["Målepunkter", [item("Et synsskema er taget i brug.")]], ["Vægt", "35 pct."])
LISTED = (heading("Mål 3: Digitale syn", 2), paragraph("Målepunkter:"), item("Et synsskema er taget i brug."))
SET = (heading("Mål 3: Digitale syn", 2), paragraph("Målepunkter:"), paragraph("Et synsskema er taget i brug."))
SIGNATURES: list[tuple[tuple[Block, ...], str]] = [
    ((paragraph(PLACE), paragraph(f"{NAME}\v{TITLE}, {HOUSE}")), "two paragraphs"),
    ((paragraph(PLACE), paragraph("________"), paragraph(NAME), paragraph(TITLE), paragraph(HOUSE)), "one line each"),
    ((paragraph(NAME), paragraph(f"{TITLE}, {HOUSE}"), paragraph(PLACE)), "the day last"),
    (
        (
            table(
                [PLACE, "København, den 15. december 2026"],
                [NAME, "Henriette Thygesen"],
                [f"{TITLE}, {HOUSE}", "Departementschef, Erhvervsministeriet"],
            ),
        ),
        "two in a table",
    ),
]


def plan(*blocks: Block) -> RawPlan:
    return parse(Document(SOURCE, (heading("Mål for 2027"), *blocks)), WORDS)


@pytest.mark.parametrize(("signature", "why"), SIGNATURES)
@pytest.mark.parametrize("goal", [(CARD,), LISTED, SET])
def test_a_signature_ends_the_goal_above_it(goal: tuple[Block, ...], signature: tuple[Block, ...], why: str) -> None:
    found = plan(*goal, *signature)
    assert [m.fields["text"].text for g in found.goals for m in g.milestones] == ["Et synsskema er taget i brug."], why
    assert [entry.quote.text for entry in found.ledger if entry.fate == "unplaced"] == []
    assert "a signature" in {entry.why for entry in found.ledger}
    assert found.front.signatures[0].name is not None


def test_a_goals_description_does_not_take_the_signature() -> None:
    (goal,) = plan(
        heading("Mål 3: Digitale syn", 2),
        paragraph("Milepæle:"),
        item("Et synsskema er taget i brug."),
        paragraph("Beskrivelse:"),
        paragraph("Syn skal gå hurtigere."),
        paragraph(PLACE),
        paragraph(NAME),
        paragraph(f"{TITLE}, {HOUSE}"),
    ).goals
    assert goal.fields["description"].text == "Syn skal gå hurtigere."


def test_who_signs_may_be_responsible_too() -> None:
    (goal,) = plan(
        *LISTED,
        paragraph("Ansvarlig:"),
        paragraph(f"{NAME}, direktør"),
        heading("Underskrifter"),
        paragraph(PLACE),
        paragraph(NAME),
        paragraph(f"{TITLE}, {HOUSE}"),
    ).goals
    assert goal.fields["responsible"].text == f"{NAME}, direktør"


def test_the_house_that_a_goal_names_last_is_the_goals() -> None:
    (goal,) = plan(
        *LISTED,
        paragraph("Ansvarlig:"),
        paragraph(HOUSE),
        paragraph(PLACE),
        paragraph(NAME),
        paragraph(f"{TITLE}, {HOUSE}"),
    ).goals
    assert goal.fields["responsible"].text == HOUSE
