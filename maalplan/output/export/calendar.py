"""What falls due, as a calendar (iCalendar, RFC 5545): a whole-day event on the last day of each deadline.

An event keeps its UID as long as the milestone keeps its id, so that a calendar that takes the file again changes its
events and doubles none. That is why what was met is marked (``✓``) and what was dropped is cancelled, rather than left
out: an event that is no longer in the file would stay as it was. Events take up no time (they are *free*), and ring no
bell.
"""

from __future__ import annotations

import datetime as dt
import re
import textwrap
import uuid
from collections.abc import Sequence
from typing import Any, Final

from maalplan.model import Plan
from maalplan.output.diff.values import date_text, value_text
from maalplan.output.export.due import Due, agency_of, falls_due, goal_of, source_of, status_of, title, word
from maalplan.output.export.wishes import Files, Wishes

_NAMESPACE: Final = uuid.uuid5(uuid.NAMESPACE_URL, "urn:maalplan:milestone")
_LONGEST: Final = 120
"""Letters of an event's heading; the whole text is in its description."""
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""What RFC 5545 allows in no text."""
_DATED = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2]))?(?:-(0[1-9]|[12]\d|3[01]))?")
_LONG_AGO: Final = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)


def to_ics(plans: Sequence[Plan], wishes: Wishes) -> Files:
    """The milestones of *plans* that fall due, as one calendar.

    Raises:
        Damaged: a plan that a person wrote has a day that is none.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//maalplan//maalplan//DA")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", title(wishes))
    calendar.add("x-wr-calname", title(wishes))
    for due in falls_due(plans, wishes):
        calendar.add_component(_event(due, wishes))
    return {"due.ics": calendar.to_ical()}


def _event(due: Due, wishes: Wishes) -> Any:
    from icalendar import Event

    event = Event()
    event.add("uid", str(uuid.uuid5(_NAMESPACE, due.milestone.id)))
    event.add("dtstamp", _stamp(due.plan))
    event.add("dtstart", due.day)
    if due.day < dt.date.max:
        event.add("dtend", due.day + dt.timedelta(days=1))
    done = "✓ " if due.outcome is not None and due.outcome.rating == "met" else ""
    event.add("summary", _plain(f"{done}{agency_of(due.plan)}: {_short(due.milestone.text)}"))
    event.add("description", _plain(_description(due, wishes)))
    event.add("categories", [_plain(agency_of(due.plan))])
    event.add("transp", "TRANSPARENT")
    reports = len(wishes.followed_of(due.plan).reports)
    if reports:
        event.add("sequence", reports)
    if due.outcome is not None and due.outcome.rating == "dropped":
        event.add("status", "CANCELLED")
    return event


def _description(due: Due, wishes: Wishes) -> str:
    """What there is to know, a line each."""
    lang, deadline = wishes.lang, due.milestone.deadline
    assert deadline is not None, "only what has a deadline falls due"
    window = (date_text(deadline.start, lang), date_text(due.day.isoformat(), lang)) if deadline.start else ()
    lines = (
        (word("agency", lang), due.plan.agency.name or agency_of(due.plan)),
        (word("goal", lang), goal_of(due.goal, lang).removeprefix(word("goal", lang)).strip()),
        (f"{word('milestone', lang)} {due.milestone.number}", due.milestone.text),
        (word("deadline", lang), value_text(deadline, lang)),
        (word("window", lang), word("from to", lang, *window) if window else ""),
        (word("status", lang), status_of(due, wishes)),
        (word("source", lang), source_of(due, lang)),
    )
    return "\n".join(f"{label}: {' '.join(words.split())}" for label, words in lines if words)


def _short(text: str) -> str:
    return textwrap.shorten(text, _LONGEST, placeholder=" …")


def _plain(text: str) -> str:
    return _CONTROL.sub("�", text)


def _stamp(plan: Plan) -> dt.datetime:
    """When the plan was made, as far as it says: a clock would make another file of the same plans."""
    found = _DATED.fullmatch(plan.published or str(plan.year or ""))
    if found is None:
        return _LONG_AGO
    year, month, day = (int(part or 1) for part in found.groups())
    try:
        return dt.datetime(year, month, day, tzinfo=dt.UTC)
    except ValueError:  # the 31st of a short month, the year 0
        return _LONG_AGO
