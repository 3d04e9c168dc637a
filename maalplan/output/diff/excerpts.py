"""What is short enough for a list: the words around a difference."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from maalplan.output.word_marks import Mark

_CONTEXT: Final = 7
"""Words of what is same that stand beside a difference."""


def excerpt(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """*marks* with only the words next to what differs."""
    last = len(marks) - 1
    return tuple(
        Mark(mark.kind, _cut(mark.text, place == 0, place == last)) if mark.kind == "same" else mark
        for place, mark in enumerate(marks)
    )


def _cut(text: str, opens: bool, closes: bool) -> str:
    """The ends of *text* that touch a difference: of an opening one the last words, of a closing one the first."""
    words = text.split(" ")
    head, tail = (0 if opens else _CONTEXT), (0 if closes else _CONTEXT)
    if len(words) <= head + tail + 1:
        return text
    return " ".join((*words[:head], "…", *(words[-tail:] if tail else ())))
