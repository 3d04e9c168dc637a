"""What became of every word of the goal sections: placed in a field, skipped with a reason, or unplaced."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from maalplan.model import Fate, LedgerEntry, Quote, Text
from maalplan.parsers.spans import Span, trimmed

Entry = tuple[Span, Fate, str]
_WORD = re.compile(r"\w")


def ledger(
    texts: Iterable[Text], taken: Sequence[tuple[Span, str]], skipped: Sequence[tuple[Span, str]]
) -> tuple[LedgerEntry, ...]:
    """One entry per stretch of each of *texts*, in order.

    ``taken``: (span, field); a goal's ``heading`` holds its number and title, which are entered by themselves.
    ``skipped``: (span, reason). What a field took is never also skipped.
    """
    placed = _by_block((span, "placed", why) for span, why in taken if why != "heading")
    known = _by_block(
        [(span, "placed", why) for span, why in taken if why == "heading"]
        + [(span, "skipped", why) for span, why in skipped]
    )
    return tuple(entry for text in texts for entry in _of_text(text, placed.get(id(text), []), known.get(id(text), [])))


def _by_block(entries: Iterable[Entry]) -> dict[int, list[Entry]]:
    by_block: dict[int, list[Entry]] = {}
    for entry in entries:
        by_block.setdefault(id(entry[0].block), []).append(entry)
    return by_block


def _of_text(text: Text, placed: list[Entry], known: list[Entry]) -> Iterator[LedgerEntry]:
    position = 0
    for span, fate, why in sorted(placed, key=_stretch) if len(placed) > 1 else placed:
        if span.start > position:
            yield from _rest(text, position, span.start, known)
        if span.end > position:
            yield from _entry(fate, why, span)
        position = max(position, span.end)
    if position < len(text.text):
        yield from _rest(text, position, len(text.text), known)


def _stretch(entry: Entry) -> tuple[int, int]:
    return entry[0].start, entry[0].end


def _rest(text: Text, start: int, end: int, known: list[Entry]) -> Iterator[LedgerEntry]:
    """What no field took: part of a goal's heading, skipped with a reason, or unplaced."""
    rest = trimmed(Span(text, start, end))
    for span, fate, why in known:
        if span.start <= rest.start and rest.end <= span.end:
            yield from _entry(fate, why, rest)
            return
    yield from _entry("unplaced", "in no field", rest)


def _entry(fate: Fate, why: str, span: Span) -> Iterator[LedgerEntry]:
    words = span.text
    if words[:1].isalnum() or _WORD.search(words):
        yield LedgerEntry(fate, why, Quote(words, span.spots))
