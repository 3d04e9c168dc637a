"""A scoreboard as one self-contained HTML page: the counts, a picture with its table, and every goal with what was
said of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from maalplan.model import (
    Lang,
    Scoreboard,
    ScoredGoal,
    ScoredMilestone,
    ScoredPlan,
    ScoreGroup,
    Verdict,
)
from maalplan.output.diff.values import date_text, value_text
from maalplan.output.finding_words import finding_text
from maalplan.output.pages import render
from maalplan.output.scoreboard import words
from maalplan.output.scoreboard.picture import group_told, picture
from maalplan.output.scoreboard.words import word

_OPEN = 30
"""Lists up to this length are unfolded."""


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


@dataclass(frozen=True, slots=True)
class ListPart:
    """Goals or milestones of one kind: the goal's anchor, the plan's name, the words, and the verdict where it
    differs."""

    anchor: str
    heading: str
    open: bool
    items: tuple[tuple[str, str, str, Verdict | None], ...]


@dataclass(frozen=True, slots=True)
class GroupTable:
    """Counts by one thing: rows of a name and its group; of milestones where ``by_milestone``."""

    caption: str
    rows: tuple[tuple[str, ScoreGroup], ...]
    by_milestone: bool = False


def scoreboard_to_html(board: Scoreboard, lang: Lang = "da") -> bytes:
    """*board* as a page in UTF-8, for people: readable without network or script, and on paper."""
    agencies = tuple(_agencies(board, lang))
    anchors = {part.id: part.anchor for part in agencies}
    plans = [part for agency in agencies for part in agency.plans]
    cells = {(one.agency, one.year): one for one in board.by_agency_and_year}
    return render(
        "scoreboard.html.jinja",
        lang,
        board=board,
        title=words.board_title(board, lang),
        date=date_text(board.date, lang),
        agencies=agencies,
        picture=picture(board, anchors, lang),
        years=[words.year_text(group.year, lang) for group in board.by_year],
        matrix=[
            (
                anchors[row.agency],
                words.group_name(row, lang),
                [cells.get((row.agency, year.year)) for year in board.by_year],
                row,
            )
            for row in words.by_name(board.by_agency, lang)
        ],
        year_totals=board.by_year,
        tables=tuple(_tables(board, lang)),
        lists=tuple(
            filter(
                None,
                (
                    _goal_list(plans, "not_met", lang),
                    _goal_list(plans, "partly_met", lang),
                    _overdue_list(plans, lang),
                ),
            )
        ),
        missing=tuple(_missing(board, lang)),
        share=partial(words.share_text, lang=lang),
        sign=words.share_sign,
        verdict=lambda rating: words.rating_word(rating, lang),
        verdicts=words.VERDICTS,
        word=lambda name, *given: word(name, lang, *given),
        opening=words.opening,
    )


# ------------------------------------------------------------------ agencies, plans, goals


def _agencies(board: Scoreboard, lang: Lang) -> Iterator[AgencyPart]:
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


# ------------------------------------------------------------------ lists and tables


def _goal_list(plans: Sequence[PlanPart], verdict: Verdict, lang: Lang) -> ListPart | None:
    items = tuple(
        (row.anchor, part.name, row.name, None) for part in plans for row in part.goals if row.verdict == verdict
    )
    heading = f"{words.opening(words.rating_word(verdict, lang))}: {words.counted('goals', len(items), lang)}"
    return ListPart(verdict, heading, len(items) <= _OPEN, items) if items else None


def _overdue_list(plans: Sequence[PlanPart], lang: Lang) -> ListPart | None:
    """The milestones that are overdue, the latest deadlines first."""
    found = [
        (one.deadline.end or "", part, row.anchor, goal, one)
        for part in plans
        for goal, row in zip(part.plan.goals, part.goals, strict=True)
        for one in goal.milestones
        if one.overdue and one.deadline is not None
    ]
    items = tuple(
        (
            anchor,
            part.name,
            ": ".join(
                filter(
                    None,
                    (
                        words.deadline_text(one, lang),
                        words.one_line(goal.title or goal.number, 80),
                        words.one_line(one.text),
                    ),
                )
            ),
            one.verdict,
        )
        for _, part, anchor, goal, one in sorted(found, key=lambda row: row[0], reverse=True)
    )
    heading = f"{word('overdue list', lang)}: {words.counted('milestones', len(items), lang)}"
    return ListPart("overdue", heading, len(items) <= _OPEN, items) if items else None


def _tables(board: Scoreboard, lang: Lang) -> Iterator[GroupTable]:
    """The breakdowns, where there is something to break down."""
    ministries = [(words.group_name(one, lang), one) for one in board.by_ministry]
    years = [(words.year_text(one.year, lang), one) for one in board.by_year]
    both = [
        (f"{words.group_name(one, lang)}, {words.year_text(one.year, lang)}", one) for one in board.by_ministry_and_year
    ]
    scopes = [(words.group_name(one, lang), one) for one in board.by_scope]
    if len(ministries) > 1:
        yield GroupTable(word("by ministry", lang), tuple(ministries))
    if len(years) > 1:
        yield GroupTable(word("by year", lang), tuple(years))
    if len(ministries) > 1 and len(years) > 1:
        yield GroupTable(word("by ministry and year", lang), tuple(both))
    if len(scopes) > 1:
        yield GroupTable(word("by scope", lang), tuple(scopes))
    if board.by_quarter:
        yield GroupTable(word("by quarter", lang), tuple(_quarters(board, lang)), by_milestone=True)


def _quarters(board: Scoreboard, lang: Lang) -> Iterator[tuple[str, ScoreGroup]]:
    for group in board.by_quarter:
        name = words.group_name(group, lang) if group.quarter else word("no deadline", lang)
        yield words.opening(name), group


def _missing(board: Scoreboard, lang: Lang) -> Iterator[tuple[str, Sequence[str]]]:
    """What counts nowhere, and what nobody has reported."""
    lists = (
        ("plans without report", list(board.plans_without_report)),
        ("reports without plan", [words.loose_report_name(one, lang) for one in board.reports_without_plan]),
        (
            "not in plan",
            [
                f"{plan.id}: {words.outcome_name(one, lang)} ({words.rating_word(one.rating, lang)})"
                for plan in board.plans
                for one in plan.not_in_plan
            ],
        ),
        ("notice", [finding_text(one, lang) for one in board.findings]),
    )
    return ((word(name, lang), found) for name, found in lists if found)
