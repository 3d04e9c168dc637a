"""Tables that name the goals once more: they add a weight, number or title that was missing, nothing else."""

from __future__ import annotations

from collections.abc import Sequence

from maalplan.parsers.draft import Draft
from maalplan.parsers.headings import read_heading
from maalplan.parsers.parts import Part, merged_parts
from maalplan.parsers.vocabulary import Vocabulary, label_key


def add_overview(drafts: Sequence[Draft], overview: Sequence[Draft], words: Vocabulary) -> list[Draft]:
    """Give each goal of *drafts* what its row in *overview* adds.

    Returns the rows of *overview* as goals where no goal stands elsewhere: then it is no overview.
    """
    if not drafts:
        return list(overview)
    left = list(drafts)
    for row in overview:
        goal = _same(row, left, words)
        if goal is not None:
            left.remove(goal)
            goal.parts += [part for part in row.parts if _is_missing(part, goal)]
    return []


def _same(row: Draft, goals: Sequence[Draft], words: Vocabulary) -> Draft | None:
    """The goal that *row* names: by its title, else by a number that only one goal has.

    The number may stand before the title in one cell ("2.1 Indbrud", "Mål 1: Tilsyn").
    """
    title, number = title_of(row), number_of(row)
    spans = merged_parts(row.parts, "title") or merged_parts(row.parts, "goal")
    inner = read_heading(spans[0], words, printed_as_heading=False) if spans else None
    bare = label_key(inner.title.text) if inner and inner.title else ""
    named = [goal for goal in goals if title and title_of(goal) in {title, bare} - {""}]
    if named:
        return named[0]
    if inner and inner.number and not number:
        number, title = label_key(inner.number.text), ""
    numbered = [goal for goal in goals if number and number_of(goal) == number]
    return numbered[0] if len(numbered) == 1 and not title else None


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
