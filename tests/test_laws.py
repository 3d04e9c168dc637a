"""Nothing is invented and nothing is lost: held for every sample and every document of the shared corpus."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

import pytest

from maalplan.errors import MaalplanError
from maalplan.model import Block, Document, Place, Plan, Quote, RawPlan, Table, Text
from maalplan.normalize import normalize
from maalplan.parsers import parse
from maalplan.pipeline import read_document
from samples.content import PLANS

SAMPLES = sorted(path for path in PLANS.iterdir() if path.suffix in (".docx", ".pdf", ".txt", ".md"))
Spot: TypeAlias = tuple[int | None, int | None, int | None]
NO_LETTERS = re.compile(r"[\W_]+")


def letters(words: str) -> str:
    """*words* as one run of letters and digits: what no cleaning may add to."""
    return NO_LETTERS.sub("", words.casefold().replace("ﬁ", "fi").replace("ﬂ", "fl"))


def spots(blocks: tuple[Block, ...]) -> Iterator[tuple[Place, str]]:
    """Every place of a document with the words that stand there, list marks and footnote marks included."""
    for block in blocks:
        if isinstance(block, Table):
            for cell in block.cells:
                yield from spots(cell.content)
            continue
        for n, (place, line) in enumerate(zip(block.places, re.split("[\n\v]", block.text), strict=True)):
            yield place, f"{block.mark or ''} {line}" if n == 0 else line


def words_at(document: Document, *, notes: bool = True) -> dict[Spot, str]:
    """The letters of each block or cell."""
    footnotes = tuple(text for _, text in document.footnotes) if notes else ()
    text: dict[Spot, str] = {}
    for place, line in spots((*document.blocks, *footnotes)):
        spot = (place.block, place.row, place.column)
        text[spot] = text.get(spot, "") + letters(line)
    return text


def quotes_of(plan: Plan) -> Iterator[tuple[str, Quote]]:
    owners = [
        plan,
        *plan.goals,
        *(m for goal in plan.goals for m in goal.milestones),
        *plan.signatures,
        *plan.follow_ups,
    ]
    for owner in owners:
        quotes: Mapping[str, Quote] = owner.quotes  # type: ignore[attr-defined]
        for name, quote in quotes.items():
            yield f"{getattr(owner, 'id', type(owner).__name__)} {name}", quote


def texts_of(plan: Plan) -> Iterator[tuple[str, str]]:
    for goal in plan.goals:
        for name in ("section", "title", "description", "focus_area", "criterion", "remarks", "responsible"):
            if getattr(goal, name):
                yield f"{goal.id} {name}", getattr(goal, name)
        for label, words in goal.extra.items():
            yield f"{goal.id} extra {label}", words
        for milestone in goal.milestones:
            yield milestone.id, milestone.text


def read(path: Path) -> tuple[Document, RawPlan, Plan]:
    document = read_document(path)
    raw = parse(document)
    return document, raw, normalize(document.source, raw)


def assert_nothing_invented(document: Document, plan: Plan) -> None:
    at = words_at(document)
    whole = "".join(at.values())
    for what, words in texts_of(plan):
        for line in words.split("\n"):
            assert letters(line) in whole or all(letters(w) in whole for w in line.split()), f"{what} invents: {line!r}"
    for what, quote in quotes_of(plan):
        there = "".join(at[spot] for spot in dict.fromkeys((p.block, p.row, p.column) for p in quote.places))
        for part in re.split(r"\n\n|; ", quote.text):
            assert letters(part) in there, f"{what} does not stand where it says: {part!r}"


def assert_nothing_lost(document: Document, raw: RawPlan) -> None:
    """The words of each block that the ledger names are all in the ledger."""
    named: dict[Spot, str] = {}
    for entry in raw.ledger:
        for place in entry.quote.places[:1]:
            spot = (place.block, place.row, place.column)
            named[spot] = named.get(spot, "") + letters(entry.quote.text)
    marks = {spot: letters(mark) for spot, mark in marks_of(document.blocks)}
    for goal in raw.goals:
        for number in (m.fields["number"] for m in goal.milestones if "number" in m.fields):
            place = number.places[0]
            spot = (place.block, place.row, place.column)
            marks[spot] = marks.get(spot, "") + letters(number.text)
    at = words_at(document, notes=False)
    for spot, words in named.items():
        lost = Counter(at[spot]) - Counter(words) - Counter(marks.get(spot, ""))
        assert not lost, f"lost at {spot}: {at[spot]!r} of which {words!r} is known"


def marks_of(blocks: tuple[Block, ...]) -> Iterator[tuple[Spot, str]]:
    """The list marks of each block or cell, put together."""
    found: dict[Spot, str] = {}
    for block in blocks:
        texts: list[Text] = [block] if isinstance(block, Text) else list(_inner(block))
        for text in texts:
            if text.mark:
                place = text.places[0]
                spot = (place.block, place.row, place.column)
                found[spot] = found.get(spot, "") + text.mark
    yield from found.items()


def _inner(table: Table) -> Iterator[Text]:
    for cell in table.cells:
        for block in cell.content:
            if isinstance(block, Table):
                yield from _inner(block)
            else:
                yield block


@pytest.mark.parametrize("path", SAMPLES, ids=[path.name for path in SAMPLES])
def test_samples(path: Path) -> None:
    document, raw, plan = read(path)
    assert_nothing_invented(document, plan)
    assert_nothing_lost(document, raw)


def test_shared_documents(shared: Path) -> None:
    paths = [*sorted((shared / "seeds").glob("*.txt")), *sorted((shared / "corpus" / "docs").iterdir())]
    read_any = 0
    for path in paths:
        try:
            document, raw, plan = read(path)
        except MaalplanError:
            continue
        assert_nothing_invented(document, plan)
        assert_nothing_lost(document, raw)
        read_any += 1
    assert read_any > len(paths) / 2
