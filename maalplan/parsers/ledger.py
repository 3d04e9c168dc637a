"""What became of every word of the goal sections: placed in a field, skipped with a reason, or unplaced."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from maalplan.model import Fate, LedgerEntry, Quote, Text
from maalplan.parsers.spans import Span, merged

_WORD = re.compile(r"\w")


def ledger(
    texts: Iterable[Text], taken: Sequence[tuple[Span, str]], skipped: Sequence[tuple[Span, str]]
) -> tuple[LedgerEntry, ...]:
    """One entry per stretch of each of *texts*, in order. What a field took is never also skipped."""
    placed, passed = _by_block(taken), _by_block(skipped)
    return tuple(
        entry for text in texts for entry in _of_text(text, placed.get(id(text), []), passed.get(id(text), []))
    )


def _by_block(entries: Sequence[tuple[Span, str]]) -> dict[int, list[tuple[Span, str]]]:
    by_block: dict[int, list[tuple[Span, str]]] = {}
    for span, why in entries:
        by_block.setdefault(id(span.block), []).append((span, why))
    return by_block


def _of_text(text: Text, placed: list[tuple[Span, str]], passed: list[tuple[Span, str]]) -> Iterator[LedgerEntry]:
    position = 0
    for span, why in sorted(placed, key=lambda entry: (entry[0].start, entry[0].end)):
        yield from _rest(Span(text, position, max(position, span.start)).cut(0), passed)
        if span.end > position:
            yield from _entry("placed", why, span)
        position = max(position, span.end)
    yield from _rest(Span(text, position, len(text.text)).cut(0), passed)


def _rest(rest: Span, passed: list[tuple[Span, str]]) -> Iterator[LedgerEntry]:
    """What no field took: skipped where that was known, else unplaced."""
    why = next((why for span, why in passed if span.start <= rest.start and rest.end <= span.end), None)
    yield from _entry("unplaced" if why is None else "skipped", why or "in no field", rest)


def _entry(fate: Fate, why: str, span: Span) -> Iterator[LedgerEntry]:
    if _WORD.search(span.text):
        yield LedgerEntry(fate, why, Quote(span.text, merged(span.places)))
