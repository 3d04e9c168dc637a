"""Rules: when must it be reached?"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from maalplan.check.days import as_day
from maalplan.check.measures import is_vague
from maalplan.check.rule import Case, Spot, milestones, of_milestone, rule
from maalplan.check.words import is_done, is_held, is_ongoing
from maalplan.check.years import earlier_time, later_year
from maalplan.findings import shorten
from maalplan.model import Finding, Goal, Milestone, Period, Plan

_MONTHS = (
    "januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november",
    "december",
)  # fmt: skip
_DAY = re.compile(rf"(?<![\d.,/-])(\d{{1,2}})\.?\s?({'|'.join(_MONTHS)})(?!\w)", re.IGNORECASE)
_QUARTER = re.compile(r"(?<!\w)(?:Q\s?([5-9]|0)(?!\d)|([5-9])\.\s?(?:kvartal|kvt)|([3-9])\.\s?halvår)", re.IGNORECASE)
_DAY_AND_MONTH = re.compile(r"(?:(?<=den )|(?<=senest )|(?<=pr\. ))(?P<day>\d\d)/(?P<month>\d\d?)(?![\d/])")
_DAYS = re.compile(r"\d\.?\s?[-–]\s?\d{1,2}\.\s?[a-z]")
"""Several days, as of a meeting: »22.-24. maj«."""
_FREE_DAY = re.compile(r"lørdag|søndag|weekend", re.IGNORECASE)
_MANY = 3
"""Milestones without a time that are said together."""
_RECURS = re.compile(
    r"(?<!\w)(?:hvert?|(?:halv)?årlige?t?|månedlige?t?|ugentlige?t?|daglige?t?|kvartalsvis\w*|pr\.|per) "
    r"|(?<!\w)i kvartalet",
    re.IGNORECASE,
)


@rule("plan-without-deadlines", "should")
def plan_without_deadlines(case: Case) -> Iterator[Spot]:
    """Most milestones that are no figure for the year do not say when they must be reached. Said once for the plan, and
    then not of each goal and milestone."""
    open_, all_ = _open_count(case.plan)
    if _mostly_open(case.plan):
        yield Spot(arguments={"count": open_, "all": all_})


@rule("goal-without-deadline", "should")
def goal_without_deadline(case: Case) -> Iterator[Spot]:
    """No milestone of a goal has a deadline or a figure that holds for the year, where the plan's others have. Not said
    of one that is not measurable, where a deadline is asked for too."""
    if not _mostly_open(case.plan):
        for goal in case.plan.goals:
            open_ = goal.milestones and all(_is_open(case.plan, milestone) for milestone in goal.milestones)
            if open_ and not all(map(is_vague, goal.milestones)):
                yield Spot(goal=goal, quote=goal.milestones[0].text)


@rule("milestone-without-deadline", "consider")
def milestone_without_deadline(case: Case) -> Iterator[Spot]:
    """Something is to be made or done, and nothing says when, where the goal's other milestones say it. Not said of a
    figure that holds for the year, nor of what recurs."""
    if not _mostly_open(case.plan):
        for goal, milestone in milestones(case.plan):
            beside = any(other.deadline for other in goal.milestones)
            if beside and _is_open(case.plan, milestone) and is_done(milestone.text):
                yield of_milestone(goal, milestone)


@rule("deadline-before-plan", "must")
def deadline_before_plan(case: Case) -> Iterator[Spot]:
    """A deadline, or another time in a milestone's words, is past before the plan begins: mostly a year left over from
    last year's plan. Not said of what is compared with that year or looks back at it."""
    for goal, milestone, end, period in _dated(case.plan):
        if end < period.start:
            yield of_milestone(goal, milestone, deadline=_deadline_words(milestone), start=period.start)
    for goal, milestone in milestones(case.plan):
        words = None if milestone.deadline else earlier_time(case.plan, milestone.text)
        if words and case.plan.period:
            yield of_milestone(goal, milestone, deadline=words, start=case.plan.period.start)


@rule("deadline-after-plan", "should")
def deadline_after_plan(case: Case) -> Iterator[Spot]:
    """A deadline begins after the plan has ended, so that it cannot be reported on."""
    for goal, milestone, end, period in _dated(case.plan) if later_year(case.plan) is None else ():
        begins = (milestone.deadline.start if milestone.deadline else None) or end
        if begins > period.end:
            yield of_milestone(goal, milestone, deadline=_deadline_words(milestone), end=period.end)


@rule("deadline-beyond-plan", "consider")
def deadline_beyond_plan(case: Case) -> Iterator[Spot]:
    """A deadline begins within the plan's time and ends behind it (»vinteren 2025/26«): is it reached at its end?"""
    for goal, milestone, end, period in _dated(case.plan):
        begins = (milestone.deadline.start if milestone.deadline else None) or end
        if begins <= period.end < end:
            yield of_milestone(goal, milestone, deadline=_deadline_words(milestone), day=end, end=period.end)


@rule("deadline-on-weekend", "consider")
def deadline_on_weekend(case: Case) -> Iterator[Spot]:
    """A single day is named, and it is a Saturday or Sunday. Not said of the first and last day of a month, which stand
    for the month's turn, nor where the words say that it is one (»lørdag den 10. maj«)."""
    for goal, milestone, end, _ in _dated(case.plan):
        day = as_day(end)
        if (
            day
            and day.weekday() >= 5
            and not _FREE_DAY.search(milestone.text)
            and _names_day(_deadline_words(milestone), day)
        ):
            yield of_milestone(goal, milestone, deadline=_deadline_words(milestone), day=end, weekday=day.weekday())


@rule("deadline-without-year", "should")
def deadline_without_year(case: Case) -> Iterator[Spot]:
    """A plan of several years names a time of the year, and not which year."""
    for finding in case.plan.findings:
        if finding.code == "deadline-without-year":
            goal, milestone = _at(case.plan, finding)
            yield Spot(
                goal=goal, milestone=milestone, quote=milestone.text if milestone else None, source=finding.source
            )


@rule("impossible-date", "must")
def impossible_date(case: Case) -> Iterator[Spot]:
    """A day or quarter that no calendar has: »31. juni«, »Q5«."""
    for goal, milestone in milestones(case.plan):
        for words in _impossible(milestone.text):
            yield of_milestone(goal, milestone, word=words)


def _impossible(text: str) -> list[str]:
    """The days and quarters in *text* that no calendar has.

    >>> _impossible("Senest 31. juni (Q5), dog 29. februar")
    ['31. juni', 'Q5']
    """
    named = (found for found in _DAY.finditer(text) if not 1 <= int(found[1]) <= _longest(_month(found[2])))
    short = (found for found in _DAY_AND_MONTH.finditer(text) if 1 <= int(found["month"]) <= 12)
    past = (found for found in short if _longest(int(found["month"])) < int(found["day"]) <= 31)
    return [found.group() for found in (*named, *past, *_QUARTER.finditer(text))]


def _month(name: str) -> int:
    return _MONTHS.index(name.lower()) + 1


def _longest(month: int) -> int:
    """The days of a month, in a leap year: without a year, the 29th of February may be meant."""
    return monthrange(2024, month)[1]


def _dated(plan: Plan) -> Iterator[tuple[Goal, Milestone, str, Period]]:
    """Milestones with a last day, where the plan's time is known."""
    if plan.period is not None:
        for goal, milestone in milestones(plan):
            if milestone.deadline and as_day(milestone.deadline.end):
                assert milestone.deadline.end is not None
                yield goal, milestone, milestone.deadline.end, plan.period


def _deadline_words(milestone: Milestone) -> str:
    return milestone.deadline.text if milestone.deadline else ""


def _is_open(plan: Plan, milestone: Milestone) -> bool:
    """Nothing says when: no deadline, no figure, nothing that recurs or holds the whole year, and no wrong time."""
    holds = is_held(milestone.text) or is_ongoing(milestone.text) or _RECURS.search(milestone.text)
    return not (milestone.deadline or milestone.targets or holds or _names_wrong_time(plan, milestone))


def _names_wrong_time(plan: Plan, milestone: Milestone) -> bool:
    """Whether it says when, by a time that is no deadline: of an earlier year, of no calendar, of one of many years."""
    if _impossible(milestone.text) or earlier_time(plan, milestone.text):
        return True
    yearless = (finding for finding in plan.findings if finding.code == "deadline-without-year")
    return any(_at(plan, finding)[1] is milestone for finding in yearless)


def _open_count(plan: Plan) -> tuple[int, int]:
    """How many milestones say not when, and how many could say it."""
    timed = sum(one.deadline is not None or _names_wrong_time(plan, one) for _, one in milestones(plan))
    open_ = sum(_is_open(plan, one) for _, one in milestones(plan))
    return open_, open_ + timed


def _mostly_open(plan: Plan) -> bool:
    open_, all_ = _open_count(plan)
    return open_ >= _MANY and open_ * 2 > all_


def _names_day(words: str, day: date) -> bool:
    """Whether *words* name that very day, and not the turn of a month."""
    turns = day.day in (1, monthrange(day.year, day.month)[1])
    single = " og " not in words and not _DAYS.search(words)
    return not turns and single and re.search(rf"(?<!\d)0?{day.day}(?!\d)", words) is not None


def _at(plan: Plan, finding: Finding) -> tuple[Goal | None, Milestone | None]:
    """The milestone that *finding* is about: of those that stand in one cell of a table, the one whose words it has."""
    there = [(goal, one) for goal, one in milestones(plan) if finding.source and one.source == finding.source]
    named = [(goal, one) for goal, one in there if shorten(one.text) in finding.message]
    return next(iter(named or there), (None, None))


RULES = (
    plan_without_deadlines,
    goal_without_deadline,
    milestone_without_deadline,
    deadline_before_plan,
    deadline_after_plan,
    deadline_beyond_plan,
    deadline_on_weekend,
    deadline_without_year,
    impossible_date,
)
