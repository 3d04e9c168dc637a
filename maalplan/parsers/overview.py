"""Tables that name the goals once more: they add a weight, number or title that was missing, nothing else.

A table that names only goals that stand nowhere else is no overview: its rows are the goals.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from maalplan.parsers.draft import Draft
from maalplan.parsers.headings import Heading, read_heading
from maalplan.parsers.parts import Part, merged_parts
from maalplan.parsers.vocabulary import Vocabulary, label_key

_LETTERS, _DIGITS = re.compile(r"[^\W\d_]+"), re.compile(r"\d+")


@dataclass(slots=True)
class Overview:
    """The rows of one table that seems to be an overview, and where it stands.

    ``segment`` is the place of its segment in the walk; ``before`` how many goals were opened before it.
    """

    segment: int
    before: int
    among_goals: bool
    """Does it stand in a chapter of goals, before the signatures?"""
    rows: list[Draft] = field(default_factory=list)


def add_overviews(drafts: Sequence[Draft], overviews: Sequence[Overview], words: Vocabulary) -> list[Overview]:
    """Give each goal of *drafts* what its row in an overview adds.

    Returns those of *overviews* whose rows are goals themselves.
    """
    goals, told, named = list(drafts), [], []
    for overview in overviews:
        if not drafts or _tells_goals(overview, goals, words):
            told.append(overview)
            goals += overview.rows
        else:
            named += overview.rows
    for row in named:
        goal = _same(row, goals, words)
        if goal is not None:
            goals.remove(goal)
            goal.parts += [part for part in row.parts if _is_missing(part, goal)]
    return told


def _tells_goals(overview: Overview, goals: Sequence[Draft], words: Vocabulary) -> bool:
    """Do the rows go on with the numbers of *goals*: is none of them theirs, are all of one kind?"""
    numbers = [_printed_number(row, words) for row in overview.rows]
    others = [_printed_number(goal, words) for goal in goals]
    alike = len({_shape(number) for number in [*numbers, *others]}) == 1 and all(numbers)
    new = len({*numbers, *others}) == len(numbers) + len(set(others))
    return overview.among_goals and alike and new and all(_same(row, goals, words) is None for row in overview.rows)


def _shape(number: str) -> str:
    """What numbers of one kind have in common ("1" and "12", "2.1" and "3.4", "A1" and "B2")."""
    return _DIGITS.sub("0", _LETTERS.sub("a", number))


def _same(row: Draft, goals: Sequence[Draft], words: Vocabulary) -> Draft | None:
    """The goal that *row* names: by its title, else by a number that only one goal has.

    The number may stand before the title in one cell ("2.1 Indbrud", "Mål 1: Tilsyn").
    """
    title, number, inner = title_of(row), number_of(row), _inner(row, words)
    bare = label_key(inner.title.text) if inner and inner.title else ""
    named = [goal for goal in goals if title and title_of(goal) in {title, bare} - {""}]
    if named:
        return named[0]
    if inner and inner.number and not number:
        number, title = label_key(inner.number.text), ""
    numbered = [goal for goal in goals if number and number_of(goal) == number]
    return numbered[0] if len(numbered) == 1 and not title else None


def _inner(row: Draft, words: Vocabulary) -> Heading | None:
    """The words of a row that name its goal, as a heading."""
    spans = merged_parts(row.parts, "title") or merged_parts(row.parts, "goal")
    return read_heading(spans[0], words, printed_as_heading=False) if spans else None


def _printed_number(row: Draft, words: Vocabulary) -> str:
    """The number of a goal or a row, in its own cell or before the title."""
    inner = _inner(row, words)
    return number_of(row) or (label_key(inner.number.text) if inner and inner.number else "")


def _is_missing(part: Part, goal: Draft) -> bool:
    if part.role == "title":
        return not title_of(goal)
    if part.role == "number":
        return not number_of(goal)
    return part.role == "weight" and "weight" not in goal.roles()


def title_of(draft: Draft) -> str:
    """A goal's title as titles are compared."""
    spans = merged_parts(draft.parts, "title") or merged_parts(draft.parts, "goal")[:1]
    return label_key(draft.title.text if draft.title else " ".join(span.text for span in spans))


def number_of(draft: Draft) -> str:
    """A goal's number as numbers are compared."""
    spans = merged_parts(draft.parts, "number")
    return label_key(draft.number.text if draft.number else " ".join(span.text for span in spans))
