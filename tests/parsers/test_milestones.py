"""How a field of milestones is cut."""

from __future__ import annotations

import pytest

from maalplan.model import Text
from maalplan.parsers.milestones import read_milestones
from maalplan.parsers.spans import whole
from tests.parsers.making import WORDS, item, paragraph

CASES: list[tuple[str, list[Text], str, list[tuple[str | None, str]]]] = [
    (
        "each item is one",
        [paragraph("Målet er nået, når:"), item("A er klar."), item("B er klar.")],
        "Målet er nået, når:",
        [(None, "A er klar."), (None, "B er klar.")],
    ),
    (
        "printed numbers are the milestones' own",
        [item("A er klar.", "a)"), item("B er klar.", "b)")],
        "",
        [("a)", "A er klar."), ("b)", "B er klar.")],
    ),
    (
        "a list inside an item belongs to that item",
        [item("A er klar i"), item("Aarhus,", level=2), item("Odense.", level=2), item("B er klar.")],
        "",
        [(None, "A er klar i Aarhus, Odense."), (None, "B er klar.")],
    ),
    (
        "else each paragraph",
        [paragraph("A er klar."), paragraph("B er klar.")],
        "",
        [(None, "A er klar."), (None, "B er klar.")],
    ),
    (
        "else each line that the author set",
        [paragraph("Målet er opnået, hvis:\vA er klar.\vB er\nklar.")],
        "Målet er opnået, hvis:",
        [(None, "A er klar."), (None, "B er klar.")],
    ),
    (
        "a list may begin with a deeper item",
        [item("A er klar.", level=2), item("B er klar.")],
        "",
        [(None, "A er klar."), (None, "B er klar.")],
    ),
    (
        "a wrapped line that ends a sentence ends the entry",
        [paragraph("A er klar.\nB er\nklar.")],
        "",
        [(None, "A er klar."), (None, "B er klar.")],
    ),
    (
        "else each part that ends in a semicolon",
        [paragraph("A er klar; B er klar; og C er klar.")],
        "",
        [(None, "A er klar"), (None, "B er klar"), (None, "og C er klar.")],
    ),
    (
        "the introduction may stand on the same line",
        [paragraph("Målet anses som opnået når: A er klar.")],
        "Målet anses som opnået når:",
        [(None, "A er klar.")],
    ),
    (
        "a typed number is no word of the text",
        [paragraph("Delmål 1: A er klar."), paragraph("Delmål 2: B er klar.")],
        "",
        [("1", "A er klar."), ("2", "B er klar.")],
    ),
    (
        "a typed number may begin with a letter",
        [paragraph("A1.1 A er klar."), paragraph("A1.2 B er klar.")],
        "",
        [("A1.1", "A er klar."), ("A1.2", "B er klar.")],
    ),
    ("a figure is no number", [paragraph("12 møder er holdt.")], "", [(None, "12 møder er holdt.")]),
    ("nothing gives nothing", [], "", []),
]


@pytest.mark.parametrize(("why", "blocks", "criterion", "entries"), CASES, ids=[case[0] for case in CASES])
def test_a_field_of_milestones(
    why: str, blocks: list[Text], criterion: str, entries: list[tuple[str | None, str]]
) -> None:
    found = read_milestones([whole(block) for block in blocks], WORDS)
    assert " ".join(span.text for span in found.criterion) == criterion
    assert [
        (entry.number and entry.number.text, " ".join(" ".join(s.text for s in entry.spans).split()))
        for entry in found.entries
    ] == entries
