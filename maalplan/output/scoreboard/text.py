"""A scoreboard as text for a terminal: the counts, what was not met, what is overdue, what is missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from maalplan.model import Lang, Scoreboard, ScoredPlan, ScoreGroup, Verdict
from maalplan.output.diff.values import date_text
from maalplan.output.finding_words import finding_text
from maalplan.output.rating_words import rating_word
from maalplan.output.scoreboard import words
from maalplan.output.scoreboard.words import group_name, word
from maalplan.output.terminal import Page, Span, Style

_STYLES: Final[dict[Verdict, Style]] = {"met": "new", "partly_met": "warning", "not_met": "gone"}
_MOST: Final = 12
"""Lines of a list; the rest is counted: the other formats have it all."""
_MOST_PLANS: Final = 40


def scoreboard_to_text(board: Scoreboard, page: Page, lang: Lang) -> str:
    """*board* in short."""
    return "\n".join(_lines(board, page, lang)) + "\n"


def _lines(board: Scoreboard, page: Page, lang: Lang) -> Iterator[str]:
    yield from page.lines([Span(words.board_title(board, lang), "strong")])
    yield from page.lines([Span(word("as of", lang, date_text(board.date, lang)), "faint")])
    yield ""
    yield from _plans(board, page, lang)
    if len(board.plans) > 1:
        yield from _groups([(group_name(one, lang), one) for one in board.by_ministry], page, lang)
        yield from _groups([(words.year_text(one.year, lang), one) for one in board.by_year], page, lang)
        yield ""
        yield from _counts(word("in all", lang), board.total, page, lang)
    yield from _goals(board, "not_met", page, lang)
    yield from _goals(board, "partly_met", page, lang)
    yield from _overdue(board, page, lang)
    yield from _missing(board, page, lang)


def _plans(board: Scoreboard, page: Page, lang: Lang) -> Iterator[str]:
    """Each plan; of very many each agency."""
    if len(board.plans) > _MOST_PLANS:
        for group in board.by_agency:
            yield from _counts(group_name(group, lang), group, page, lang)
        return
    for plan in board.plans:
        name = f"{words.short_agency(plan)} {words.year_text(plan.year, lang)}"
        yield from _counts(name, plan.counts, page, lang, plan)


def _groups(named: Sequence[tuple[str, ScoreGroup]], page: Page, lang: Lang) -> Iterator[str]:
    """The counts of groups, where there are several."""
    if len(named) > 1:
        yield ""
        for name, group in named:
            yield from _counts(name, group, page, lang)


def _counts(name: str, group: ScoreGroup, page: Page, lang: Lang, plan: ScoredPlan | None = None) -> Iterator[str]:
    """A line of counts: the goals, and the milestones where these are judged."""
    style: Style = "plain" if group.goals.share_met is not None else "faint"
    parts = [Span(f"{name}: ", "strong")]
    parts.append(Span(words.plan_line(plan, lang) if plan else words.met_text(group.goals, "goals", lang), style))
    rest = words.rest_text(group.goals, lang)
    parts += [Span(f"; {rest}", "faint")] if rest else []
    if group.milestones.judged:
        parts.append(Span(f"; {words.met_text(group.milestones, 'milestones', lang)}", "faint"))
    if group.overdue:
        parts.append(Span(f"; {words.counted('overdue count', group.overdue, lang)}", "warning"))
    yield from page.lines(parts, hanging=2)


def _goals(board: Scoreboard, verdict: Verdict, page: Page, lang: Lang) -> Iterator[str]:
    """The goals of this verdict, each with what counts."""
    found = [(plan, goal) for plan in board.plans for goal in plan.goals if goal.verdict == verdict]
    if not found:
        return
    yield ""
    yield from page.lines([Span(f"{words.opening(rating_word(verdict, lang))} ({len(found)})", _STYLES[verdict])])
    for plan, goal in found[:_MOST]:
        whose = f"{words.short_agency(plan)} {words.year_text(plan.year, lang)} · {words.goal_name(goal, lang)}"
        parts = [Span(whose)]
        if goal.basis == "milestones":
            parts.append(Span(f" ({word('concluded', lang)})", "faint"))
        comment = words.one_line(goal.comment, 160)
        parts += [Span(f" – {comment}", "faint")] if comment else []
        yield from page.lines(parts, indent=2, hanging=2)
    yield from _more(len(found), page, lang)


def _overdue(board: Scoreboard, page: Page, lang: Lang) -> Iterator[str]:
    """The milestones that are overdue, the latest deadlines first."""
    found = [
        (one.deadline.end or "", plan, goal, one)
        for plan in board.plans
        for goal in plan.goals
        for one in goal.milestones
        if one.overdue and one.deadline is not None
    ]
    if not found:
        return
    yield ""
    yield from page.lines([Span(f"{word('overdue list', lang)} ({len(found)})", "warning")])
    for _, plan, goal, one in sorted(found, key=lambda row: row[0], reverse=True)[:_MOST]:
        head = f"{words.deadline_text(one, lang)}: {words.short_agency(plan)}"
        parts = [Span(f"{head} · {words.one_line(goal.title or goal.number, 60)} · {words.one_line(one.text, 160)}")]
        parts.append(Span(f" – {rating_word(one.verdict, lang)}", _STYLES.get(one.verdict, "faint")))
        yield from page.lines(parts, indent=2, hanging=2)
    yield from _more(len(found), page, lang)


def _missing(board: Scoreboard, page: Page, lang: Lang) -> Iterator[str]:
    lists = (
        ("plans without report", list(board.plans_without_report)),
        ("reports without plan", [words.loose_report_name(one, lang) for one in board.reports_without_plan]),
        (
            "not in plan",
            [f"{plan.id}: {words.outcome_name(one, lang)}" for plan in board.plans for one in plan.not_in_plan],
        ),
        ("notice", [finding_text(one, lang) for one in board.findings]),
    )
    for name, found in lists:
        if found:
            yield ""
            yield from page.lines([Span(f"{word(name, lang)} ({len(found)})", "warning")])
            for line in found[:_MOST]:
                yield from page.lines([Span(line)], indent=2, hanging=2)
            yield from _more(len(found), page, lang)


def _more(count: int, page: Page, lang: Lang) -> Iterator[str]:
    if count > _MOST:
        yield from page.lines([Span(word("more", lang, count - _MOST), "faint")], indent=2)
