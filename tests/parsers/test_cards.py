"""Records of labels and words without a goal's heading become cards."""

from __future__ import annotations

import pytest

from maalplan.model import Table
from maalplan.parsers.cards import carded
from tests.parsers.making import WORDS, goals_of, heading, item, lines, paragraph, text

RECORDS = """
2. Fælles mål
Målene gælder hele året, og der er aftalt to mål.
Nr. 2.1
Mål Bæredygtig drift
Succeskriterier • Indkøb er grønne.
• Elforbruget er faldet.
Bemærkninger -
Nr. 2.2
Mål Gode arbejdspladser
Succeskriterier • Kurset er holdt.
Bemærkninger -
"""


def test_each_record_is_a_goal() -> None:
    assert [
        (g["section"], g["scope"], g["number"], g["title"], g["milestones"]) for g in goals_of(*lines(RECORDS))
    ] == [
        ("Fælles mål", "ministry", "2.1", "Bæredygtig drift", ["Indkøb er grønne.", "Elforbruget er faldet."]),
        ("Fælles mål", "ministry", "2.2", "Gode arbejdspladser", ["Kurset er holdt."]),
    ]


def test_a_page_may_end_inside_a_record() -> None:
    blocks = (
        paragraph("Nr."),
        paragraph("3.1"),
        paragraph("Mål"),
        paragraph("Rene søer"),
        paragraph("Milepæle"),
        item("Planen er klar."),
        text("furniture", "Side 2"),
        item("Prøven er taget."),
    )
    card, furniture = carded(blocks, WORDS)
    assert isinstance(card, Table)
    assert [(c.row, c.column, len(c.content)) for c in card.cells if c.column == 2] == [(1, 2, 1), (2, 2, 1), (3, 2, 2)]
    assert furniture == blocks[6]


@pytest.mark.parametrize(
    ("blocks", "why"),
    [
        (
            (heading("Mål 1"), paragraph("Titel"), paragraph("Søer"), paragraph("Milepæle"), paragraph("Klar.")),
            "headed",
        ),
        (
            (paragraph("Titel"), paragraph("Søer"), paragraph("Milepæle"), paragraph("Planen er klar.")),
            "one, no number",
        ),
        ((paragraph("Mål"), paragraph("Vi vil meget."), paragraph("Mål"), paragraph("Vi kan alt.")), "too few labels"),
        ((paragraph("Nr."), paragraph("1"), paragraph("Mål"), paragraph("Søer")), "no milestones"),
    ],
)
def test_what_is_no_record(blocks: tuple[object, ...], why: str) -> None:
    assert carded(blocks, WORDS) == blocks  # type: ignore[arg-type]  # blocks of different kinds
