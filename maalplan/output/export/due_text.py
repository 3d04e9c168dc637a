"""What falls due, as text for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from maalplan.model import Plan
from maalplan.output.diff.values import date_text
from maalplan.output.export.due import (
    Due,
    agency_of,
    counted,
    falls_due,
    goal_of,
    source_of,
    title,
    without_deadline,
)
from maalplan.output.export.wishes import Files, Wishes
from maalplan.output.terminal import Span


def to_text(plans: Sequence[Plan], wishes: Wishes) -> Files:
    """The milestones of *plans* that fall due, sorted by day; those without a deadline are counted.

    Raises:
        Damaged: a plan that a person wrote has a day that is none.
    """
    return {"due.txt": ("\n".join(_lines(plans, wishes)) + "\n").encode("utf-8", "backslashreplace")}


def _lines(plans: Sequence[Plan], wishes: Wishes) -> Iterator[str]:
    found, page, lang = falls_due(plans, wishes), wishes.page, wishes.lang
    yield from page.lines([Span(title(wishes), "strong"), Span(f": {counted('count', len(found), lang)}")])
    for day, same in groupby(found, key=lambda due: due.day):
        yield ""
        yield from page.lines([Span(date_text(day.isoformat(), lang), "strong")])
        for due in same:
            yield from _due_lines(due, wishes)
    left_out = without_deadline(plans)
    if left_out:
        yield ""
        yield from page.lines([Span(counted("without", left_out, lang), "faint")])


def _due_lines(due: Due, wishes: Wishes) -> Iterator[str]:
    page, lang = wishes.page, wishes.lang
    whose = f"{agency_of(due.plan)} · {goal_of(due.goal, lang)}"
    yield from page.lines([Span(" ".join(whose.split()))], indent=2, hanging=2)
    text = " ".join(due.milestone.text.split())
    yield from page.lines([Span(f"{due.milestone.number} ", "faint"), Span(text)], indent=4, hanging=2)
    where = source_of(due, lang)
    yield from page.lines([Span(where, "faint")], indent=6, hanging=2) if where else ()
