"""The part of a scoreboard's page that tells of each agency, plan, goal and milestone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from maalplan.model import Lang, Scoreboard, ScoredGoal, ScoredMilestone, ScoredPlan, Verdict
from maalplan.output.diff.values import value_text
from maalplan.output.scoreboard import words
from maalplan.output.scoreboard.picture import group_told
from maalplan.output.scoreboard.words import word


@dataclass(frozen=True, slots=True)
class SaidPart:
    """What a report says: its name, the rating and its words, its comment; and whether it is what counts."""

    occasion: str
    rating: str
    text: str
    comment: str
    counts: bool


@dataclass(frozen=True, slots=True)
class RowPart:
    """A goal or milestone on the page: its place to jump to (empty for milestones), its name, facts beside it, the
    verdict and all that was said."""

    anchor: str
    name: str
    facts: tuple[str, ...]
    verdict: Verdict
    overdue: bool
    said: tuple[SaidPart, ...]
    points: tuple[RowPart, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanPart:
    """A plan on the page."""

    anchor: str
    plan: ScoredPlan
    name: str
    line: str
    rest: str
    reports: tuple[str, ...]
    goals: tuple[RowPart, ...]


@dataclass(frozen=True, slots=True)
class AgencyPart:
    """An agency on the page, with its plans by year; ``id`` is its own."""

    id: str | None
    anchor: str
    name: str
    told: str
    plans: tuple[PlanPart, ...]


def agencies(board: Scoreboard, lang: Lang) -> Iterator[AgencyPart]:
    """The agencies of *board* by their names, with all that was said."""
    numbers = {plan.id: n for n, plan in enumerate(board.plans, 1)}
    for n, group in enumerate(words.by_name(board.by_agency, lang), 1):
        own = [plan for plan in board.plans if plan.agency.id == group.agency]
        yield AgencyPart(
            id=group.agency,
            anchor=f"m{n}",
            name=words.group_name(group, lang),
            told=group_told(group, lang),
            plans=tuple(_plan(plan, f"p{numbers[plan.id]}", lang) for plan in own),
        )


def _plan(plan: ScoredPlan, anchor: str, lang: Lang) -> PlanPart:
    return PlanPart(
        anchor=anchor,
        plan=plan,
        name=f"{words.short_agency(plan)} {words.year_text(plan.year, lang)}",
        line=words.plan_line(plan, lang),
        rest=words.rest_text(plan.counts.goals, lang),
        reports=tuple(
            f"{words.occasion_name(one.occasion, lang)} ({one.path})"
            if one.path
            else words.occasion_name(one.occasion, lang)
            for one in plan.reports
        ),
        goals=tuple(_goal(plan, goal, f"{anchor}-{n}", lang) for n, goal in enumerate(plan.goals, 1)),
    )


def _goal(plan: ScoredPlan, goal: ScoredGoal, anchor: str, lang: Lang) -> RowPart:
    weight = word("weight", lang, value_text(goal.weight, lang)) if goal.weight else ""
    concluded = word("concluded", lang) if goal.basis == "milestones" else ""
    return RowPart(
        anchor=anchor,
        name=words.goal_name(goal, lang),
        facts=tuple(filter(None, (word(goal.scope, lang), weight, concluded))),
        verdict=goal.verdict,
        overdue=False,
        said=_said(plan, goal, lang),
        points=tuple(_point(plan, one, lang) for one in goal.milestones),
    )


def _point(plan: ScoredPlan, one: ScoredMilestone, lang: Lang) -> RowPart:
    deadline, targets = words.deadline_text(one, lang), words.targets_text(one, lang)
    return RowPart(
        anchor="",
        name=words.one_line(one.text, 2000),
        facts=tuple(filter(None, (word("deadline", lang, deadline) if deadline else "", targets))),
        verdict=one.verdict,
        overdue=one.overdue,
        said=_said(plan, one, lang),
    )


def _said(plan: ScoredPlan, one: ScoredGoal | ScoredMilestone, lang: Lang) -> tuple[SaidPart, ...]:
    return tuple(
        SaidPart(
            occasion=words.opening(words.said_name(plan, said, lang)),
            rating=said.rating,
            text=words.status_text(said, lang),
            comment=said.comment or "",
            counts=place == one.counting,
        )
        for place, said in enumerate(one.statuses)
    )
