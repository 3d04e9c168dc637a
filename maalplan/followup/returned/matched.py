"""Rows that came back → the rows that were sent: by their ids where the words agree, else by their words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from maalplan.followup.linking import plain
from maalplan.followup.returned.found import ReturnedRow
from maalplan.model import StatusRow
from maalplan.output.followup.sheet_layout import is_whole_goal

_ALIKE: Final = 0.85
"""How alike the words of a row are, at least, that somebody corrected."""
_LOOKED_FOR: Final = 100
"""Rows whose nearest is looked for, among as many: where more are lost, it is another sheet."""
_COMPARED: Final = 400
"""Letters of a text that are compared for likeness."""


@dataclass(frozen=True, slots=True)
class Matched:
    """A row that came back, with the row that was sent; ``by_words``: its id was not, or not rightly, there."""

    row: ReturnedRow
    sent: StatusRow | None
    by_words: bool = False


def matched(rows: Iterable[ReturnedRow], sent: Sequence[StatusRow]) -> tuple[Matched, ...]:
    """What was sent of each of *rows*, in their order."""
    book = _Sent(sent)
    found = [book.match(row) for row in rows]
    taken = {one.sent.id for one in found if one.sent is not None}
    left = [one for one in sent if one.id not in taken]
    lost = [place for place, one in enumerate(found) if one.sent is None][:_LOOKED_FOR]
    for place in lost if len(left) <= _LOOKED_FOR else ():
        found[place] = _by_likeness(found[place], left)
    return tuple(found)


class _Sent:
    """The rows that were sent, by their ids and by their words."""

    def __init__(self, sent: Sequence[StatusRow]) -> None:
        self._by_id = {one.id: one for one in sent}
        self._by_words: dict[tuple[str, str], list[StatusRow]] = {}
        for one in sent:
            self._by_words.setdefault(_words_sent(one), []).append(one)

    def match(self, row: ReturnedRow) -> Matched:
        """The row that was sent of *row*. An id counts, unless the words are those of another row alone."""
        own = self._by_id.get(row.text("id"))
        same = self._by_words.get(_words(row), [])
        if own is not None and (own in same or not same):
            return Matched(row, own)
        best = same if len(same) == 1 else [one for one in same if _same_number(row, one)]
        if len(best) == 1:
            return Matched(row, best[0], by_words=True)
        return Matched(row, own)


def _words(row: ReturnedRow) -> tuple[str, str]:
    milestone = row.text("milestone")
    return plain(row.text("goal")), "" if is_whole_goal(milestone) else plain(milestone)


def _words_sent(sent: StatusRow) -> tuple[str, str]:
    return plain(sent.goal_words), plain(sent.milestone_text)


def _same_number(row: ReturnedRow, sent: StatusRow) -> bool:
    return (row.text("goal_number"), row.text("number")) == (sent.goal_number or "", sent.milestone_number or "")


def _by_likeness(one: Matched, left: list[StatusRow]) -> Matched:
    """The row of *left* that says nearly the same; it is then left no more."""
    words = _line(_words(one.row))
    best, nearest = 0.0, None
    for sent in left:
        likeness = _likeness(words, _line(_words_sent(sent)))
        if likeness > best:
            best, nearest = likeness, sent
    if nearest is None or best < _ALIKE:
        return one
    left.remove(nearest)
    return Matched(one.row, nearest, by_words=True)


def _line(words: tuple[str, str]) -> str:
    return " ".join(words)[:_COMPARED]


def _likeness(one: str, other: str) -> float:
    pair = SequenceMatcher(None, one, other, autojunk=False)
    return pair.ratio() if min(pair.real_quick_ratio(), pair.quick_ratio()) >= _ALIKE else 0.0
