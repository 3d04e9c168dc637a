"""The parts of a scoreboard's page that bring together: what was not met, breakdowns, what is missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from maalplan.model import Lang, Scoreboard, ScoreGroup, Verdict
from maalplan.output.finding_words import finding_text
from maalplan.output.rating_words import rating_word
from maalplan.output.scoreboard import words
from maalplan.output.scoreboard.page_plans import PlanPart
from maalplan.output.scoreboard.words import word

_OPEN: Final = 30
"""Lists up to this length are unfolded."""


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


def goal_list(plans: Sequence[PlanPart], verdict: Verdict, lang: Lang) -> ListPart | None:
    """The goals of this *verdict*; None where there are none."""
    items = tuple(
        (row.anchor, part.name, row.name, None) for part in plans for row in part.goals if row.verdict == verdict
    )
    heading = f"{words.opening(rating_word(verdict, lang))}: {words.counted('goals', len(items), lang)}"
    return ListPart(verdict, heading, len(items) <= _OPEN, items) if items else None


def overdue_list(plans: Sequence[PlanPart], lang: Lang) -> ListPart | None:
    """The milestones that are overdue, the latest deadlines first; None where there are none."""
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


def tables(board: Scoreboard, lang: Lang) -> Iterator[GroupTable]:
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


def missing(board: Scoreboard, lang: Lang) -> Iterator[tuple[str, Sequence[str]]]:
    """What counts nowhere, and what nobody has reported."""
    lists = (
        ("plans without report", list(board.plans_without_report)),
        ("reports without plan", [words.loose_report_name(one, lang) for one in board.reports_without_plan]),
        (
            "not in plan",
            [
                f"{plan.id}: {words.outcome_name(one, lang)} ({rating_word(one.rating, lang)})"
                for plan in board.plans
                for one in plan.not_in_plan
            ],
        ),
        ("notice", [finding_text(one, lang) for one in board.findings]),
    )
    return ((word(name, lang), found) for name, found in lists if found)
