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
    status_of,
    title,
    without_deadline,
    word,
)
from maalplan.output.export.verdicts import is_closed
from maalplan.output.export.wishes import Files, Wishes
from maalplan.output.terminal import Span


def to_text(plans: Sequence[Plan], wishes: Wishes) -> Files:
    """The milestones of *plans* that fall due, sorted by day; those without a deadline are counted, and those that
    were met or dropped.

    Raises:
        Damaged: a plan that a person wrote has a day that is none.
    """
    return {"due.txt": ("\n".join(_lines(plans, wishes)) + "\n").encode("utf-8", "backslashreplace")}


def _lines(plans: Sequence[Plan], wishes: Wishes) -> Iterator[str]:
    all_, page, lang = falls_due(plans, wishes), wishes.page, wishes.lang
    found = [due for due in all_ if not is_closed(due.outcome)]
    yield from page.lines([Span(title(wishes), "strong"), Span(f": {counted('count', len(found), lang)}")])
    for day, same in groupby(found, key=lambda due: due.day):
        yield ""
        yield from page.lines([Span(date_text(day.isoformat(), lang), "strong")])
        for due in same:
            yield from _due_lines(due, wishes)
    left_out = {"closed": len(all_) - len(found), "without": without_deadline(plans)}
    if any(left_out.values()):
        yield ""
    for name, count in left_out.items():
        yield from page.lines([Span(counted(name, count, lang), "faint")]) if count else ()


def _due_lines(due: Due, wishes: Wishes) -> Iterator[str]:
    page, lang = wishes.page, wishes.lang
    whose = f"{agency_of(due.plan)} · {goal_of(due.goal, lang)}"
    yield from page.lines([Span(" ".join(whose.split()))], indent=2, hanging=2)
    text = " ".join(due.milestone.text.split())
    yield from page.lines([Span(f"{due.milestone.number} ", "faint"), Span(text)], indent=4, hanging=2)
    status = status_of(due, wishes)
    yield from page.lines([Span(f"{word('status', lang)}: {status}")], indent=6, hanging=2) if status else ()
    where = source_of(due, lang)
    yield from page.lines([Span(where, "faint")], indent=6, hanging=2) if where else ()
