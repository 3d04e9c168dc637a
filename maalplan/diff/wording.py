"""Whether a sentence asks less or more than before, seen from the words that changed."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import cache

from maalplan.diff.words import word_lists
from maalplan.model import Effect

_WORD = re.compile(r"[^\W\d_]+")


def effect_of(old: str, new: str) -> Effect | None:
    """Whether *new* asks less than *old* (softened), more (tightened), or neither can be said.

    Two things are looked at among the words that went and came: how far a thing must come (a ladder from begun to in
    use), and how binding it is said to be. Where they point in different directions nothing is said.

    >>> effect_of("Strategien er implementeret (Q4).", "Strategien er igangsat (Q4).")
    'softened'
    >>> effect_of("Alle sager er afgjort.", "Udvalgte sager er afgjort.")
    'softened'
    >>> effect_of("Planen er udarbejdet.", "Planen er vedtaget.")
    'tightened'
    """
    gone, come = _exchanged(_words(old), _words(new))
    steps = {step for step in (_step(_reach(gone), _reach(come)), _step(_bond(gone, old), _bond(come, new))) if step}
    if len(steps) != 1:
        return None
    return "softened" if steps == {-1} else "tightened"


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _exchanged(old: list[str], new: list[str]) -> tuple[list[str], list[str]]:
    """The words that went, and those that came."""
    gone: list[str] = []
    come: list[str] = []
    for kind, first, last, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            gone += old[first:last]
            come += new[start:end]
    return gone, come


def _step(before: int | None, after: int | None) -> int:
    if before is None or after is None or before == after:
        return 0
    return 1 if after > before else -1


@cache
def _ladder() -> dict[str, int]:
    return {word: step for step, rung in enumerate(word_lists()["ladder"]) for word in rung["words"].split()}


@cache
def _binding() -> dict[str, int]:
    lists = word_lists()["binding"]
    return {word: rank for rank, name in enumerate(("weak", "strong")) for word in lists[name].split()}


def _reach(words: list[str]) -> int | None:
    """How far the words go up the ladder; null where they are not on it."""
    return max((_ladder()[word] for word in words if word in _ladder()), default=None)


def _bond(changed: list[str], whole: str) -> int | None:
    """How binding the changed words are; a sentence without a weak word is a plain statement, and binding."""
    ranks = [_binding()[word] for word in changed if word in _binding()]
    if ranks:
        return min(ranks)
    return None if any(_binding().get(word) == 0 for word in _words(whole)) else 1
