"""Small documents for the parsers' tests, written as one would see them."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import dedent

from maalplan.model import Block, Cell, Document, Place, Source, Table, Text, TextKind
from maalplan.parsers import parse
from maalplan.parsers.vocabulary import vocabulary

WORDS = vocabulary()
SOURCE = Source("plan.docx", "0" * 64, "application/octet-stream", None, "test")


def text(kind: TextKind, words: str, *, mark: str | None = None, level: int = 0, strong: int = 0, gap: int = 0) -> Text:
    lines = words.replace("\v", "\n").count("\n") + 1
    return Text(kind, words, (Place(),) * lines, level=level, mark=mark, strong=strong, gap=gap)


def heading(words: str, level: int = 1) -> Text:
    return text("heading", words, level=level)


def paragraph(words: str, *, strong: int = 0) -> Text:
    return text("paragraph", words, strong=strong)


def item(words: str, mark: str = "•", level: int = 1) -> Text:
    return text("item", words, mark=mark, level=level)


def lines(printed: str) -> tuple[Block, ...]:
    """One ``line`` block per line; empty lines are counted, bullets become marks."""
    blocks: list[Block] = []
    gap = 0
    for line in dedent(printed).strip("\n").split("\n"):
        words = line.strip()
        if not words:
            gap += 1
            continue
        mark = words[0] if words[0] in "•–-" and words[1:2] == " " else None
        blocks.append(
            text("line", words[2:] if mark else words, mark=mark, gap=gap, level=len(line) - len(line.lstrip()))
        )
        gap = 0
    return tuple(blocks)


CellWords = str | Sequence[Block]


def table(*rows: Sequence[CellWords | None], spans: dict[tuple[int, int], tuple[int, int]] | None = None) -> Table:
    """A table of rows; None where a cell reaches in as ``spans`` say: (row, column) → (rows, columns)."""
    cells = []
    for row, words in enumerate(rows, start=1):
        for column, content in enumerate(words, start=1):
            if content is None:
                continue
            blocks = (paragraph(content),) if isinstance(content, str) and content else tuple(content)
            height, width = (spans or {}).get((row, column), (1, 1))
            cells.append(Cell(row, column, tuple(b for b in blocks if not isinstance(b, str)), height, width))
    return Table(len(rows), max(len(words) for words in rows), tuple(cells), Place())


def goals_of(*blocks: Block) -> list[dict[str, object]]:
    """The goals that a document of *blocks* says, as plain words."""
    raw = parse(Document(SOURCE, blocks), WORDS)
    return [
        {
            "scope": goal.scope,
            **{
                name: " ".join(words.text.split())
                for name, words in goal.fields.items()
                if name not in ("scope", "weight_label")
            },
            **(
                {"extra": {label.text: " ".join(words.text.split()) for label, words in goal.extra}}
                if goal.extra
                else {}
            ),
            "milestones": [" ".join(milestone.fields["text"].text.split()) for milestone in goal.milestones],
        }
        for goal in raw.goals
    ]
