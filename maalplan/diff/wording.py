"""Whether a sentence asks less or more than before, seen from the words that changed."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import cache

from maalplan.diff.words import word_lists
from maalplan.model import Effect

_WORD = re.compile(r"[^\W\d_]+")
_SAME_SENTENCE = 0.4
"""How much of two sentences must be the same words for a word to have taken another one's place."""


def effect_of(old: str, new: str) -> Effect | None:
    """Whether *new* asks less than *old* (softened), more (tightened), or neither can be said.

    Looked at are the words in the place of others, how far a thing must come (a ladder from begun to in use) and how
    many of all are meant, and whether the words bind less. Where these point in different directions, or the sentence
    is another one, nothing is said.

    >>> effect_of("Strategien er implementeret (Q4).", "Strategien er igangsat (Q4).")
    'softened'
    >>> effect_of("Alle sager er afgjort.", "Udvalgte sager er afgjort.")
    'softened'
    >>> effect_of("Planen er udarbejdet.", "Planen er vedtaget.")
    'tightened'
    """
    before, after = _words(old), _words(new)
    exchange = SequenceMatcher(None, before, after, autojunk=False)
    if exchange.ratio() < _SAME_SENTENCE:
        return None
    steps = {
        _step(_rung(before[first:last], ladder), _rung(after[start:end], ladder))
        for kind, first, last, start, end in exchange.get_opcodes()
        for ladder in ("ladder", "share")
        if kind == "replace"
    }
    steps = {step for step in (*steps, _step(_is_bound(before), _is_bound(after))) if step}
    if len(steps) != 1:
        return None
    return "softened" if steps == {-1} else "tightened"


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _step(before: int | None, after: int | None) -> int:
    if before is None or after is None or before == after:
        return 0
    return 1 if after > before else -1


@cache
def _ladder(name: str) -> dict[str, int]:
    return {word: step for step, rung in enumerate(word_lists()[name]) for word in rung["words"].split()}


def _rung(words: list[str], ladder: str) -> int | None:
    """How far the words go up a ladder; null where they are not on it."""
    return max((_ladder(ladder)[word] for word in words if word in _ladder(ladder)), default=None)


@cache
def _weak() -> re.Pattern[str]:
    phrases = (re.escape(phrase).replace("%", r"\w*") for phrase in word_lists()["binding"]["weak"])
    return re.compile(rf"\b(?:{'|'.join(phrases)})\b")


def _is_bound(words: list[str]) -> int:
    """1 for a plain statement, 0 for one with a word that binds less."""
    return 0 if _weak().search(" ".join(words)) else 1
