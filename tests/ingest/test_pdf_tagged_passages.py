"""Passages of a cell where the structure tree tells of its list items."""

from __future__ import annotations

from maalplan.ingest.pdf.lines import Line, line_of, within
from maalplan.ingest.pdf.passages import Rhythm
from maalplan.ingest.pdf.shown import Word
from maalplan.ingest.pdf.tagged_passages import LineTag, tagged_passages

ENTRIES = (
    ("• Ordningen er evalueret (Q4):", 0),
    ("• Økonomi", 1),
    ("tilskud", 2),
    ("administration", 2),
    ("• Borgernes oplevelse", 1),
    ("• Nødplanen er godkendt (Q2).", 0),
)
"""What is printed, and how deep: the innermost list has no marks, as browsers print it in some fonts."""
PATHS = ((0,), (0, 1, 0), (0, 1, 0, 1, 0), (0, 1, 0, 1, 1), (0, 1, 1), (1,))


def line(text: str, depth: int, row: int) -> Line:
    words, x = [], 60.0 + 12 * depth
    for part in text.split():
        words.append(Word(part, (x, 100 + 14 * row, x + 5 * len(part), 110 + 14 * row), 108 + 14 * row, 10))
        x += 5 * len(part) + 3
    return within(line_of(words, 1), 60, 400)


def test_items_without_marks_are_as_deep_as_the_tree_says() -> None:
    lines = [line(text, depth, row) for row, (text, depth) in enumerate(ENTRIES)]
    tags = [
        LineTag("item", path, path, label=int(text.startswith("•")))
        for path, (text, _) in zip(PATHS, ENTRIES, strict=True)
    ]
    passages = tagged_passages(lines, tags, Rhythm(), ())
    assert [(passage.kind, passage.level) for passage in passages] == [("item", depth + 1) for _, depth in ENTRIES]
