"""A scoreboard as a workbook: overview, goals, milestones, what is overdue, breakdowns, what is missing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from maalplan.model import (
    Lang,
    Rating,
    SaidStatus,
    Scoreboard,
    ScoredGoal,
    ScoredMilestone,
    ScoredPlan,
    ScoreGroup,
    Verdict,
)
from maalplan.output.diff.values import date_text, value_text
from maalplan.output.finding_words import finding_text
from maalplan.output.rating_words import rating_word
from maalplan.output.scoreboard import words
from maalplan.output.scoreboard.headings import heading
from maalplan.output.scoreboard.occasions import occasions, said_lines, said_on
from maalplan.output.workbook import (
    Day,
    Filled,
    Share,
    SheetColumn,
    SheetTable,
    Value,
    Workbook,
    calendar_day,
    fitting,
)

_GROUNDS: Final[dict[Verdict | Rating, str]] = {
    "met": "#D5EBD0",
    "partly_met": "#FFF0C2",
    "not_met": "#F7D3CF",
    "dropped": "#E3E6EA",
    "green": "#D5EBD0",
    "yellow": "#FFF0C2",
    "red": "#F7D3CF",
}
_OVERDUE: Final = "#FBE0CC"


def scoreboard_to_xlsx(board: Scoreboard, lang: Lang = "da") -> bytes:
    """*board* as a workbook (XLSX) of six sheets, each a named table.

    Text is written as text, deadlines as days, shares as percent, figures as figures. The same board gives the same
    bytes.
    """
    title = words.board_title(board, lang)
    book = Workbook(title)
    made = _Sheets(book, board, title, lang)
    made.overview()
    made.goals()
    made.milestones()
    made.overdue()
    made.groups()
    made.missing()
    return book.finished()


@dataclass(frozen=True, slots=True)
class _Sheets:
    """The sheets of a board in the making."""

    book: Workbook
    board: Scoreboard
    title: str
    lang: Lang

    def overview(self) -> None:
        """How each plan did."""
        sheet = self.book.sheet(heading("sheet overview", self.lang), self.title)
        total = self.board.total
        lines = (
            words.met_text(total.goals, "goals", self.lang),
            words.rest_text(total.goals, self.lang),
            words.word("as of", self.lang, date_text(self.board.date, self.lang)),
        )
        self.book.write(sheet, 0, 0, self.title, bold=True, font_size=14, text_wrap=False)
        self.book.write(sheet, 1, 0, ". ".join(map(words.opening, filter(None, lines))), text_wrap=False)
        named = (("agency", 28), ("ministry", 24), ("year", 7), ("reports", 18), *_OF_GOALS)
        more = (("weighted", 9), ("reached", 9), ("possible", 9), *_OF_MILESTONES)
        columns = self._columns(*named, *more)
        rows = [self._overview_row(plan) for plan in self.board.plans]
        self._put(sheet, "overview", columns, rows, top=3)

    def _overview_row(self, plan: ScoredPlan) -> list[Value]:
        points, share = plan.counts.points, plan.weighted_share
        reports = "\n".join(words.occasion_name(one.occasion, self.lang) for one in plan.reports)
        return [
            words.agency_name(plan),
            plan.ministry,
            plan.year,
            reports,
            *_goal_counts(plan.counts),
            None if share is None else Share(share),
            points.reached if points else None,
            points.possible if points else None,
            *_milestone_counts(plan.counts),
        ]

    def goals(self) -> None:
        """Each goal, with what each report said of it."""
        shown = occasions(self.board)
        columns = [
            *self._columns(("agency", 10), ("year", 7), ("scope", 17), ("number", 6), ("goal", 36), ("weight", 9)),
            *self._columns(("verdict", 12), ("basis", 15)),
            *self._said_columns(shown),
            *self._columns(("score", 7), ("score of", 8), ("comment", 44), ("id", 20)),
        ]
        rows = [self._goal_row(plan, goal, shown) for plan, goal in self._all_goals()]
        self._put_sheet("goals", columns, rows, printed=len(columns) - 1)

    def _goal_row(self, plan: ScoredPlan, goal: ScoredGoal, shown: Sequence[str | None]) -> list[Value]:
        score = goal.statuses[goal.counting].score if goal.counting is not None else None
        basis = {
            None: None,
            "report": heading("report's", self.lang),
            "milestones": words.word("concluded", self.lang),
        }[goal.basis]
        return [
            words.short_agency(plan),
            plan.year,
            words.word(goal.scope, self.lang),
            goal.number,
            goal.title or goal.description,
            value_text(goal.weight, self.lang) or None,
            self._verdict(goal.verdict),
            basis,
            *self._said(plan, goal.statuses, shown),
            score.value if score else None,
            score.of if score else None,
            goal.comment,
            goal.id,
        ]

    def milestones(self) -> None:
        """Each milestone, with what each report said of it."""
        shown = occasions(self.board)
        columns = [
            *self._columns(("agency", 10), ("year", 7), ("goal", 26), ("number", 6), ("milestone", 44)),
            *self._columns(("deadline", 11), ("deadline text", 13), ("targets", 18)),
            *self._columns(("verdict", 12), ("overdue", 9)),
            *self._said_columns(shown),
            *self._columns(("comment", 36), ("id", 20)),
        ]
        rows = [self._milestone_row(*found, shown) for found in self._all_milestones()]
        self._put_sheet("milestones", columns, rows, printed=len(columns) - 1)

    def _milestone_row(
        self, plan: ScoredPlan, goal: ScoredGoal, one: ScoredMilestone, shown: Sequence[str | None]
    ) -> list[Value]:
        return [
            words.short_agency(plan),
            plan.year,
            words.goal_name(goal, self.lang),
            one.number,
            one.text,
            Day(one.deadline.end) if one.deadline and one.deadline.end else None,
            one.deadline.text if one.deadline else None,
            words.targets_text(one, self.lang) or None,
            self._verdict(one.verdict),
            Filled(heading("yes", self.lang), _OVERDUE) if one.overdue else None,
            *self._said(plan, one.statuses, shown),
            one.comment,
            one.id,
        ]

    def overdue(self) -> None:
        """What should have been reached and was not, the oldest deadline first."""
        columns = [
            *self._columns(("deadline", 11), ("days", 8), ("agency", 10), ("year", 7), ("goal", 28)),
            *self._columns(("number", 6), ("milestone", 48), ("verdict", 12), ("goal verdict", 12), ("comment", 36)),
        ]
        found = [
            (one.deadline.end, plan, goal, one)
            for plan, goal, one in self._all_milestones()
            if one.overdue and one.deadline is not None and one.deadline.end is not None
        ]
        rows = [self._overdue_row(*row) for row in sorted(found, key=lambda row: row[0])]
        self._put_sheet("overdue", columns, rows)

    def _overdue_row(self, end: str, plan: ScoredPlan, goal: ScoredGoal, one: ScoredMilestone) -> list[Value]:
        day = calendar_day(end)
        return [
            Day(end),
            (dt.date.fromisoformat(self.board.date) - day).days if day else None,
            words.short_agency(plan),
            plan.year,
            words.goal_name(goal, self.lang),
            one.number,
            one.text,
            self._verdict(one.verdict),
            self._verdict(goal.verdict),
            one.comment,
        ]

    def groups(self) -> None:
        """The counts by ministry, agency, year, scope and quarter."""
        columns = self._columns(("by", 18), ("group", 36), ("year", 7), ("plans", 8), *_OF_GOALS, *_OF_MILESTONES)
        board = self.board
        kinds: tuple[tuple[str, Sequence[ScoreGroup]], ...] = (
            ("by total", (board.total,)),
            ("by ministry", board.by_ministry),
            ("by ministry and year", board.by_ministry_and_year),
            ("by agency", board.by_agency),
            ("by year", board.by_year),
            ("by scope", board.by_scope),
            ("by quarter", board.by_quarter),
        )
        rows = [self._group_row(kind, group) for kind, groups in kinds for group in groups]
        self._put_sheet("groups", columns, rows)

    def _group_row(self, kind: str, group: ScoreGroup) -> list[Value]:
        goals = [None] * len(_OF_GOALS) if kind == "by quarter" else _goal_counts(group)
        name = self._group_name(kind, group)
        return [heading(kind, self.lang), name, group.year, group.plans, *goals, *_milestone_counts(group)]

    def _group_name(self, kind: str, group: ScoreGroup) -> str:
        match kind:
            case "by total":
                return words.word("in all", self.lang)
            case "by year":
                return words.year_text(group.year, self.lang)
            case "by quarter" if group.quarter is None:
                return words.word("no deadline", self.lang)
            case _:
                return words.group_name(group, self.lang)

    def missing(self) -> None:
        """What counts nowhere, and what nobody has reported."""
        columns = self._columns(("kind", 26), ("where", 18), ("what", 80), ("verdict", 16))
        self._put_sheet("missing", columns, list(self._missing_rows()))

    def _missing_rows(self) -> Iterator[list[Value]]:
        board, lang = self.board, self.lang
        for plan in board.plans_without_report:
            yield [words.word("plans without report", lang), plan, None, None]
        for report in board.reports_without_plan:
            yield [words.word("reports without plan", lang), None, words.loose_report_name(report, lang), None]
        for scored in board.plans:
            for outcome in scored.not_in_plan:
                rating = rating_word(outcome.rating, lang)
                yield [words.word("not in plan", lang), scored.id, words.outcome_name(outcome, lang), rating]
        for finding in board.findings:
            yield [words.word("notice", lang), None, finding_text(finding, lang), None]

    # -------------------------------------------------------------- parts of sheets

    def _columns(self, *named: tuple[str, float]) -> list[SheetColumn]:
        return [SheetColumn(_heading(name, self.lang), width) for name, width in named]

    def _said_columns(self, shown: Sequence[str | None]) -> list[SheetColumn]:
        """A column for each occasion, whose name no other column has; and one for the rest, if there is any."""
        taken = {heading(name, self.lang).casefold() for name in _TAKEN}
        found = []
        for name in shown:
            title = fitting(words.opening(words.one_line(words.occasion_name(name, self.lang), 80)))
            while title.casefold() in taken:
                title += " *"
            taken.add(title.casefold())
            found.append(SheetColumn(title, 18))
        return [*found, *(self._columns(("others", 20)) if self._has_others(shown) else ())]

    def _has_others(self, shown: Sequence[str | None]) -> bool:
        """Are there reports that have no column of their own?"""
        return any(report.occasion not in shown for plan in self.board.plans for report in plan.reports)

    def _said(self, plan: ScoredPlan, statuses: Sequence[SaidStatus], shown: Sequence[str | None]) -> Iterator[Value]:
        """What each report said, in the columns of the occasions."""
        one_year = len({report.year for report in plan.reports}) == 1
        for occasion in shown:
            said = said_on(statuses, occasion)
            if len(said) == 1 and one_year:
                text, ground = words.status_text(said[0], self.lang), _GROUNDS.get(said[0].rating)
                yield Filled(text, ground) if ground else text
            else:
                yield said_lines(plan, said, self.lang) or None
        if self._has_others(shown):
            yield said_lines(plan, [one for one in statuses if one.occasion not in shown], self.lang) or None

    def _verdict(self, verdict: Verdict) -> Value:
        text = rating_word(verdict, self.lang)
        return Filled(text, _GROUNDS[verdict]) if verdict in _GROUNDS else text

    def _all_goals(self) -> Iterator[tuple[ScoredPlan, ScoredGoal]]:
        return ((plan, goal) for plan in self.board.plans for goal in plan.goals)

    def _all_milestones(self) -> Iterator[tuple[ScoredPlan, ScoredGoal, ScoredMilestone]]:
        return ((plan, goal, one) for plan, goal in self._all_goals() for one in goal.milestones)

    def _put_sheet(
        self, name: str, columns: list[SheetColumn], rows: list[list[Value]], printed: int | None = None
    ) -> None:
        sheet = self.book.sheet(heading(f"sheet {name}", self.lang), self.title)
        self._put(sheet, name, columns, rows, printed=printed)

    def _put(
        self,
        sheet: object,
        name: str,
        columns: list[SheetColumn],
        rows: list[list[Value]],
        *,
        top: int = 0,
        printed: int | None = None,
    ) -> None:
        self.book.table(sheet, SheetTable(heading(f"table {name}", self.lang), columns, rows, printed=printed), top=top)


# ------------------------------------------------------------------ counts

_OF_GOALS: Final = (("goals", 8), ("judged", 10), *((verdict, 10) for verdict in words.VERDICTS), ("share", 9))
_OF_MILESTONES: Final = (
    ("milestones", 12),
    ("milestones judged", 12),
    ("milestones met", 12),
    ("milestones share", 12),
    ("overdue", 8),
)
_TAKEN: Final = (
    "agency,year,scope,number,goal,milestone,weight,verdict,basis,overdue,score,score of,comment,others,deadline,"
    "deadline text,targets,id"
).split(",")
"""The headings beside which those of the occasions stand."""


def _heading(name: str, lang: Lang) -> str:
    verdict = next((one for one in words.VERDICTS if one == name), None)
    return heading(name, lang) if verdict is None else words.opening(rating_word(verdict, lang))


def _goal_counts(group: ScoreGroup) -> list[Value]:
    """The counts of goals, in the order of their columns."""
    goals = group.goals
    share = None if goals.share_met is None else Share(goals.share_met)
    return [goals.total, goals.judged, *(getattr(goals, verdict) for verdict in words.VERDICTS), share]


def _milestone_counts(group: ScoreGroup) -> list[Value]:
    """The counts of milestones, in the order of their columns."""
    found = group.milestones
    share = None if found.share_met is None else Share(found.share_met)
    return [found.total, found.judged, found.met, share, group.overdue]
