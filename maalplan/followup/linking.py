"""Outcomes → the goals and milestones of the plan that they are on.

A goal is the one of its title; where titles differ, the one that says the same, as two years of a plan are compared;
and where a report prints no title, the one of its number.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from maalplan import findings
from maalplan.model import Agency, Finding, FollowUpReport, Goal, Milestone, Outcome, Plan, Scope

Key = tuple[Scope | None, str | None, str | None]
"""What tells the goals of a report apart: scope, number, title."""


def plan_for(report: FollowUpReport, plans: Iterable[Plan]) -> Plan | None:
    """Of *plans* the one that *report* is on: the one whose ids most of its outcomes name, else one of its agency that
    covers its year; None where there is none."""
    given = tuple(plans)
    named = Counter(one.goal.partition("/")[0] for one in report.outcomes if one.goal)
    by_id = [plan for plan in given if named[plan.id]]
    if by_id:
        return max(by_id, key=lambda plan: (named[plan.id], plan.id))
    own = [plan for plan in given if plan.agency.id == report.agency.id]
    return next((plan for plan in own if plan.year == report.year), None) or next(
        (plan for plan in own if _covers(plan, report.year)), None
    )


def _covers(plan: Plan, year: int | None) -> bool:
    period = plan.period
    return year is not None and period is not None and int(period.start[:4]) <= year <= int(period.end[:4])


def linked(report: FollowUpReport, plan: Plan) -> FollowUpReport:
    """*report* with the ids of *plan* in each outcome whose goal, or milestone, is found there; ids of *plan* that an
    outcome has stay.

    What is not found, and a plan that seems to be another's, is said in the findings, once.

    >>> import maalplan
    >>> plan = maalplan.read_plan("samples/plans/ens-2024.docx")
    >>> text = "Årsrapport 2024 for Energistyrelsen\\n\\nMål 1: Udbud af havvind – Delvist opfyldt\\n"
    >>> report = maalplan.linked(maalplan.read_follow_up(text.encode()), plan)
    >>> [(outcome.goal, outcome.rating) for outcome in report.outcomes]
    [('ens-2024/agency/1', 'partly_met')]
    """
    ids = {goal.id for goal in plan.goals} | {one.id for goal in plan.goals for one in goal.milestones}
    links = _links(report, plan)
    outcomes = tuple(one if _is_tied(one, ids) else _linked(one, links) for one in report.outcomes)
    said = [*_other_plan(report, plan), *(_missing(one) for one in outcomes if _is_missing(one))]
    new = (finding for finding in said if finding not in report.findings)
    return replace(report, outcomes=outcomes, findings=(*report.findings, *new))


def _is_tied(outcome: Outcome, ids: Collection[str]) -> bool:
    """Does it name a goal, and where it is on a milestone that milestone, of these ids?"""
    return outcome.goal in ids and (outcome.milestone in ids or outcome.milestone_text is None)


@dataclass(slots=True)
class _Links:
    """What was found: the plan's goal of each goal of the report, and the milestones that the comparison paired."""

    goals: dict[Key, Goal] = field(default_factory=dict)
    milestones: dict[tuple[Key, str], str] = field(default_factory=dict)


def _links(report: FollowUpReport, plan: Plan) -> _Links:
    told = _goals_told(report.outcomes)
    links = _Links(_by_title(told, plan.goals))
    _add_compared(links, told, report, plan)
    _add_by_number(links, told, plan.goals)
    return links


def _goals_told(outcomes: Sequence[Outcome]) -> dict[Key, list[str]]:
    """The goals of a report, each with the milestones that are told of it."""
    told: dict[Key, list[str]] = {}
    for outcome in outcomes:
        texts = told.setdefault(_key(outcome), [])
        if outcome.milestone_text:
            texts.append(outcome.milestone_text)
    return told


def _key(outcome: Outcome) -> Key:
    return outcome.scope, outcome.goal_number, outcome.goal_title


def plain(words: str | None) -> str:
    """Words as they are compared: letters and figures in lower case.

    >>> plain("Tilskud – til museer."), plain(None)
    ('tilskud til museer', '')
    """
    return " ".join("".join(letter if letter.isalnum() else " " for letter in words or "").casefold().split())


def _by_title(told: Mapping[Key, Sequence[str]], goals: Sequence[Goal]) -> dict[Key, Goal]:
    """Goals of the same title; of several the one of the same scope, then of the same number."""
    found: dict[Key, Goal] = {}
    for key in told:
        scope, number, title = key
        same = [goal for goal in goals if title and plain(goal.title) == plain(title)]
        best = max(same, key=lambda goal: (goal.scope == scope, goal.number == number), default=None)
        if best is not None:
            found[key] = best
    return found


def _add_compared(links: _Links, told: Mapping[Key, Sequence[str]], report: FollowUpReport, plan: Plan) -> None:
    """Goals and milestones that say the same in other words."""
    from maalplan.diff.align import align
    from maalplan.diff.thresholds import CHOSEN

    keys = list(told)
    if not plan.goals or not keys:
        return
    goals = tuple(_goal(place, key, told[key]) for place, key in enumerate(keys))
    agency = report.agency if report.agency.id else Agency("ukendt")
    same = replace(plan, id="report", agency=agency, goals=goals)
    found = align(same, plan, CHOSEN)
    taken = {id(goal) for goal in links.goals.values()}
    for here, there in found.goals.items():
        if keys[here] not in links.goals and id(plan.goals[there]) not in taken:
            links.goals[keys[here]] = plan.goals[there]
    points = [(key, text) for key in keys for text in told[key]]
    ids = [milestone.id for goal in plan.goals for milestone in goal.milestones]
    links.milestones |= {points[here]: ids[there] for here, there in found.milestones.items()}


def _goal(place: int, key: Key, texts: Sequence[str]) -> Goal:
    scope, number, title = key
    milestones = tuple(Milestone(f"report/{place}/{n}", str(n), text) for n, text in enumerate(texts, start=1))
    return Goal(f"report/{place}", scope or "agency", number=number, title=title, milestones=milestones)


def _add_by_number(links: _Links, told: Mapping[Key, Sequence[str]], goals: Sequence[Goal]) -> None:
    """Goals of which a report, or the plan, prints only the number."""
    numbers = Counter(goal.number for goal in goals)
    for key in told:
        scope, number, title = key
        same = [goal for goal in goals if goal.number == number and (not title or not goal.title)]
        same = same if numbers[number] == 1 else [goal for goal in same if goal.scope == scope]
        if key not in links.goals and number and len(same) == 1:
            links.goals[key] = same[0]


def _linked(outcome: Outcome, links: _Links) -> Outcome:
    goal = links.goals.get(_key(outcome))
    if goal is None:
        return replace(outcome, goal=None, milestone=None)
    if outcome.milestone_text is None:
        return replace(outcome, goal=goal.id)
    return replace(outcome, goal=goal.id, milestone=_milestone(outcome, goal, links))


def _milestone(outcome: Outcome, goal: Goal, links: _Links) -> str | None:
    """The milestone of *goal* with the same words, or that the comparison found there."""
    same = [one for one in goal.milestones if plain(one.text) == plain(outcome.milestone_text)]
    if same:
        return next((one.id for one in same if one.number == outcome.milestone_number), same[0].id)
    compared = links.milestones.get((_key(outcome), outcome.milestone_text or ""))
    return compared if any(one.id == compared for one in goal.milestones) else None


# ------------------------------------------------------------------ what is to be said


def _is_missing(outcome: Outcome) -> bool:
    return outcome.goal is None or (outcome.milestone_text is not None and outcome.milestone is None)


def _missing(outcome: Outcome) -> Finding:
    goal = " ".join(filter(None, (outcome.goal_number, outcome.goal_title)))
    name = ": ".join(filter(None, (goal, outcome.milestone_text if outcome.goal or not goal else None)))
    return findings.outcome_not_in_plan(name, outcome.source)


def _other_plan(report: FollowUpReport, plan: Plan) -> list[Finding]:
    other_agency = report.agency.id not in ("ukendt", plan.agency.id)
    other_year = report.year is not None and report.year != plan.year and not _covers(plan, report.year)
    if not other_agency and not other_year:
        return []
    return [findings.plan_of_another(f"{report.agency.id}-{report.year or 0:04d}", plan.id)]
