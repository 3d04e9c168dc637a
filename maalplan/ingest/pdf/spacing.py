"""Letter-spaced words, closed up: ``R e s u l t a t`` is one word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from maalplan.ingest.pdf.shown import Word, around

_WIDEST = 0.9
"""Blank between two spaced letters, in sizes, at most."""
_BLANK = 0.15
"""What a blank between words is wider than that, in sizes, at least."""
_CAPITALS = 0.62
"""Small capitals are so much smaller than large ones, at least."""
_SINGLES = 4
"""So many lone letters one after the other are no words; Danish has but three of one letter."""
_LONE = 3
"""So many are none where there is nothing else on the line."""


def closed_up(words: Sequence[Word]) -> tuple[Word, ...]:
    """The *words* of a line from left to right, those whose letters are set apart made whole.

    Words set so are told from each other by the wider blank between them.
    """
    if len(words) < _LONE or [len(word.text) for word in words].count(1) < _LONE:
        return tuple(words)
    result: list[Word] = []
    run: list[Word] = []
    for word in words:
        if run and not _goes_on(run[-1], word):
            result += _closed(run)
            run = []
        run.append(word)
    return (*result, *_closed(run, least=_SINGLES if result else _LONE))


def _goes_on(before: Word, word: Word) -> bool:
    level = abs(before.baseline - word.baseline) <= 0.1 * word.size and before.bold == word.bold
    alike = _CAPITALS <= before.size / word.size <= 1 / _CAPITALS and not (before.sign or word.sign)
    return level and alike and word.x0 - before.x1 <= 2.5 * _WIDEST * word.size


def _closed(run: Sequence[Word], least: int = _SINGLES) -> list[Word]:
    gaps = [after.x0 - before.x1 for before, after in pairwise(run)]
    within = sorted(gap for gap, pair in zip(gaps, pairwise(run), strict=True) if all(len(w.text) == 1 for w in pair))
    letters = sum(len(word.text) == 1 and word.text.isalpha() for word in run)
    if letters < least or letters < 0.6 * len(run) or not within:
        return list(run)
    usual = within[len(within) // 3]
    if usual > _WIDEST * run[0].size:
        return list(run)
    whole = [run[0]]
    for gap, word in zip(gaps, run[1:], strict=True):
        if gap - usual <= _BLANK * word.size:
            whole[-1] = replace(whole[-1], text=whole[-1].text + word.text, box=around((whole[-1].box, word.box)))
        else:
            whole.append(word)
    return whole
