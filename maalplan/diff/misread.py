"""Words that were recognised in a picture: where two texts differ only as misread letters do, nothing changed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from maalplan.diff.words import words_of_list
from maalplan.model import Plan

_RECOGNISED = "pages-recognised"
"""The code of the finding that says so."""
_WORD = re.compile(r"\w+|[^\w\s]")
_LETTERS_OFF = 0.25
"""The share of a word's letters that may be others."""
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Misreading:
    """Knows the words of two plans of which at least one was read from pictures."""

    known: frozenset[str]

    def explains(self, old: str, new: str) -> bool:
        """Whether every word that differs is a word and a string of letters like it that stands nowhere else.

        Figures and words that both plans use are never misreadings of one another.
        """
        before, after = _words(old), _words(new)
        steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
        return all(
            kind == "equal" or self._like("".join(before[first:last]), "".join(after[start:end]))
            for kind, first, last, start, end in steps
        )

    def _like(self, one: str, other: str) -> bool:
        if not (one and other) or any(sign.isdigit() for sign in one + other):
            return not re.search(r"\w", one + other)
        if {one, other} <= self.known or min(len(one), len(other)) < _SHORTEST:
            return False
        return SequenceMatcher(None, one, other, autojunk=False).ratio() >= 1.0 - _LETTERS_OFF


def misreading(old: Plan, new: Plan) -> Misreading | None:
    """What knows of misread letters; null where neither plan was read from pictures."""
    if not any(finding.code == _RECOGNISED for plan in (old, new) for finding in plan.findings):
        return None
    counts = Counter(word for plan in (old, new) for text in _texts(plan) for word in set(_words(text)))
    often = {word for word, count in counts.items() if count > 1}
    return Misreading(frozenset(often | words_of_list("function") | words_of_list("common")))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _texts(plan: Plan) -> Iterator[str]:
    for goal in plan.goals:
        yield from (text for text in (goal.title, goal.description) if text)
        yield from (milestone.text for milestone in goal.milestones)
