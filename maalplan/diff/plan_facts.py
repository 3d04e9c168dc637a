"""What differs between two plans beside their goals: who, what kind of plan, how it is followed up, who signed."""

from __future__ import annotations

from collections.abc import Callable

from maalplan.diff.compare import Comparer
from maalplan.diff.values import relative_day, relative_window
from maalplan.model import Change, FollowUp, Period, Plan, Signature

_OFTEN_UNREAD = frozenset({"title", "document_type"})
"""What stands on a cover, which an extraction may have lost: that one plan does not have it says nothing."""


def plan_changes(old: Plan, new: Plan) -> tuple[Change, ...]:
    """The changes of the plans themselves, each value in words; a period or date that only moved on with the year is
    none."""
    comparer = Comparer.of(old, new)
    years = (old.year, new.year)
    texts: dict[str, Callable[[Plan], str | None]] = {
        "agency": lambda plan: plan.agency.name or plan.agency.acronym,
        "ministry": lambda plan: None if plan.ministry is None else plan.ministry.name or plan.ministry.acronym,
        "document_type": lambda plan: plan.document_type,
        "title": lambda plan: plan.title,
        "signatures": lambda plan: "\n".join(filter(None, map(_signature, plan.signatures))) or None,
    }
    found = [
        Change(field, text(old), text(new))
        for field, text in texts.items()
        if not comparer.same(text(old), text(new)) and (field not in _OFTEN_UNREAD or (text(old) and text(new)))
    ]
    if _period(old.period, years[0]) != _period(new.period, years[1]):
        found.append(Change("period", _period_words(old.period), _period_words(new.period)))
    if [_follow_up(one, years[0]) for one in old.follow_ups] != [_follow_up(one, years[1]) for one in new.follow_ups]:
        found.append(Change("follow_ups", _follow_up_words(old.follow_ups), _follow_up_words(new.follow_ups)))
    return tuple(found)


def _signature(signature: Signature) -> str:
    return ", ".join(part for part in (signature.name, signature.title, signature.organisation) if part)


def _period(period: Period | None, year: int | None) -> object:
    return period and (relative_day(period.start, year), relative_day(period.end, year))


def _period_words(period: Period | None) -> str | None:
    return None if period is None else f"{period.start} – {period.end}"


def _follow_up(one: FollowUp, year: int | None) -> object:
    return one.occasion.casefold(), relative_window(one.when, year), tuple(word.casefold() for word in one.scale)


def _follow_up_words(all_: tuple[FollowUp, ...]) -> str | None:
    lines = []
    for one in all_:
        when = f": {one.when.text}" if one.when else ""
        scale = f" ({', '.join(one.scale)})" if one.scale else ""
        lines.append(f"{one.occasion}{when}{scale}")
    return "\n".join(lines) or None
