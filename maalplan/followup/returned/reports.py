"""The follow-ups that a workbook of status sheets gives, one for each plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from maalplan import sheet_findings as findings
from maalplan.errors import NoOutcomes
from maalplan.findings import unknown_agency, unknown_occasion, unknown_year
from maalplan.followup.returned.answers import Answer, answer_of, one_answer, statuses_of
from maalplan.followup.returned.found import ReturnedRow, ReturnedSheet, is_record, record_in, status_sheets
from maalplan.followup.returned.lost import sent_of, with_marks
from maalplan.followup.returned.matched import Matched, matched
from maalplan.model import (
    SCHEMA_VERSION,
    Finding,
    FollowUpReport,
    Outcome,
    Place,
    Quote,
    Spreadsheet,
    StatusPlan,
    StatusRow,
    StatusSheet,
)
from maalplan.output.followup.sheet_layout import COLUMNS, LOCKED, agency_words, day_words, is_whole_goal, shown
from maalplan.parsers.outcomes.verdicts import Verdicts

_TOLD: Final = ("goal_number", "goal", "number", "milestone", "status", "comment")
"""The columns that make an outcome."""
STATUS_SHEET: Final = "status-sheet"
"""The parser that the source of a follow-up from a status sheet names."""


def returned(workbook: Spreadsheet, verdicts: Verdicts) -> tuple[FollowUpReport, ...] | None:
    """The follow-up of each plan that *workbook* tells of; null where it is no status sheet of ours.

    Raises:
        NoOutcomes: it was one, but nothing of its rows is left.
    """
    record = record_in(workbook)
    known = record is not None or any(map(is_record, workbook.sheets))
    found = tuple(status_sheets(workbook, known=known))
    sheets = found if record else with_marks(found)
    sent = record or sent_of(sheets)
    if record is None and not sent.plans:
        return None
    reports = _Returned(workbook, sent, verdicts, is_proven=record is not None).reports(sheets)
    if not reports:
        raise NoOutcomes(
            "This is a status sheet, but none of its rows can be found any more. "
            "Copy what was filled in back into the sheet that was sent."
        )
    return reports


class _Returned:
    """A workbook as it is read."""

    def __init__(self, workbook: Spreadsheet, sent: StatusSheet, verdicts: Verdicts, *, is_proven: bool) -> None:
        self._workbook = workbook
        self._sent = sent
        self._verdicts = verdicts
        self._is_proven = is_proven
        self._plans = {plan.id: plan for plan in sent.plans}
        self._outcomes: dict[str, list[Outcome]] = {}
        self._said: dict[str, list[Finding]] = {plan.id: [] for plan in sent.plans}
        self._empty: dict[str, list[Place]] = {}
        self._shared: list[Finding] = [] if is_proven else [findings.sheet_record_lost()]

    def reports(self, sheets: Sequence[ReturnedSheet]) -> tuple[FollowUpReport, ...]:
        """The follow-ups, in the order in which the plans were sent."""
        taken = self._each_once(sheets)
        self._say_of_sheets(sheets, [sheet for sheet, _ in taken])
        rows: dict[str, list[Matched]] = {}
        added = []
        for one in (one for _, found in taken for one in found):
            if one.sent is None:
                added.append(one.row)
            else:
                rows.setdefault(one.sent.id, []).append(one)
        for group in rows.values():
            self._answered(group)
        for row in added:
            self._added(row)
        self._say_of_missing(set(rows))
        return tuple(self._report(plan) for plan in self._sent.plans if plan.id in self._outcomes)

    def _report(self, plan: StatusPlan) -> FollowUpReport:
        empty = tuple(self._empty.get(plan.id, ()))
        said = [*self._workbook.findings, *self._shared, *self._said[plan.id]]
        said += [findings.sheet_status_empty(len(empty), empty)] if empty else []
        said += [unknown_agency()] if plan.agency.id == "ukendt" else []
        said += [unknown_year()] if plan.year is None else []
        said += [] if plan.occasion else [unknown_occasion()]
        return FollowUpReport(
            schema_version=SCHEMA_VERSION,
            agency=plan.agency,
            year=plan.year,
            occasion=plan.occasion or None,
            outcomes=tuple(self._outcomes[plan.id]),
            source=replace(self._workbook.source, parser=STATUS_SHEET),
            findings=tuple(said),
        )

    # -------------------------------------------------------------- sheets

    def _each_once(self, sheets: Sequence[ReturnedSheet]) -> list[tuple[ReturnedSheet, tuple[Matched, ...]]]:
        """The sheets with their rows, of copies only the one with more statuses."""
        kept: list[tuple[ReturnedSheet, tuple[Matched, ...]]] = []
        for sheet in sheets:
            new = sheet, matched(sheet.rows, self._sent.rows)
            place = next((at for at, other in enumerate(kept) if _are_copies(new[1], other[1])), None)
            if place is None:
                kept.append(new)
                continue
            old = kept[place]
            best, other = (new, old) if _filled(new[1]) > _filled(old[1]) else (old, new)
            names = best[0].sheet.name, other[0].sheet.name
            self._shared.append(findings.sheet_copied(*names, _differing(best[1], other[1])))
            kept[place] = best
        return kept

    def _say_of_sheets(self, sheets: Sequence[ReturnedSheet], taken: Sequence[ReturnedSheet]) -> None:
        ours = {sheet.sheet.number for sheet in sheets}
        others = [one for one in self._workbook.sheets if one.number not in ours and one.cells and not is_record(one)]
        if others:
            self._shared.append(findings.sheet_not_read([one.name for one in others]))
        for sheet in taken:
            if sheet.others:
                where = tuple(Place(block=sheet.sheet.number, row=one.row, column=one.column) for one in sheet.others)
                self._shared.append(findings.sheet_column_not_read([one.text for one in sheet.others], where))
            if sheet.lost:
                self._shared.append(findings.sheet_column_lost(sheet.lost))
            for cell, count in sheet.merged:
                where = (Place(block=sheet.sheet.number, row=cell.row, column=cell.column),)
                self._shared.append(findings.sheet_merged(count, cell.text, where))

    # -------------------------------------------------------------- rows

    def _answered(self, group: Sequence[Matched]) -> None:
        """Take what the rows on one milestone, or goal, say."""
        sent = group[0].sent
        assert sent is not None, "rows that were not sent are taken otherwise"
        plan = self._plans[sent.plan]
        said = self._said[plan.id]
        answers = [answer_of(one.row, plan.choices, self._verdicts) for one in group]
        for one in group:
            if one.by_words:
                said.append(findings.sheet_row_by_words(_name(sent), one.row.places("id", "milestone")))
            said += _changes(one.row, sent, plan) if self._is_proven else []
        if len(group) > 1:
            statuses = statuses_of(answers)
            places = tuple(place for one in group for place in one.row.places("milestone", "status"))
            said.append(findings.sheet_row_twice(_name(sent), statuses, places))
        answer = one_answer(answers)
        said += answer.findings
        if answer.rating_text is None:
            self._empty.setdefault(plan.id, []).append(Place(block=group[0].row.sheet.number, row=group[0].row.row))
        self._outcomes.setdefault(plan.id, []).append(_outcome(sent, answer, [one.row for one in group]))

    def _added(self, row: ReturnedRow) -> None:
        """Take what a row says that was not sent; one that names nothing is a note, which is only told."""
        plan = next((one for one in self._sent.plans if agency_words(one.agency) == row.text("agency")), None)
        plan = plan or next((one for one in self._sent.plans if one.id in self._outcomes), self._sent.plans[0])
        words = " ".join(filter(None, map(row.text, row.cells)))
        self._said[plan.id].append(findings.sheet_row_added(words, row.places()))
        goal, milestone = row.text("goal"), row.text("milestone")
        if not goal and not milestone:
            return
        answer = answer_of(row, plan.choices, self._verdicts)
        self._said[plan.id] += answer.findings
        sent = StatusRow(
            id="",
            plan=plan.id,
            goal="",
            scope="agency",
            goal_words=goal,
            goal_number=row.text("goal_number") or None,
            goal_title=goal or None,
            milestone_number=row.text("number") or None,
            milestone_text=None if is_whole_goal(milestone) else milestone or None,
        )
        outcome = replace(_outcome(sent, answer, [row]), scope=None, goal=None, milestone=None)
        self._outcomes.setdefault(plan.id, []).append(outcome)

    def _say_of_missing(self, found: set[str]) -> None:
        rows: dict[str, list[StatusRow]] = {}
        for row in self._sent.rows:
            rows.setdefault(row.plan, []).append(row)
        for plan in self._sent.plans:
            own = rows.get(plan.id, [])
            missing = [_name(row) for row in own if row.id not in found]
            if missing and len(missing) == len(own):
                whose = agency_words(plan.agency)
                self._shared.append(findings.sheet_row_missing([f"{whose}: {name}" for name in missing]))
            elif missing:
                self._said[plan.id].append(findings.sheet_row_missing(missing))


# ------------------------------------------------------------------ copies


def _ids(rows: Sequence[Matched]) -> dict[str, str]:
    """The status of each row that was sent."""
    return {one.sent.id: one.row.text("status").casefold() for one in rows if one.sent}


def _are_copies(one: Sequence[Matched], other: Sequence[Matched]) -> bool:
    """Do two sheets hold mostly the same rows?"""
    ids, others = _ids(one), _ids(other)
    return 2 * len(ids.keys() & others.keys()) > min(len(ids), len(others))


def _filled(rows: Sequence[Matched]) -> int:
    return sum(bool(status) for status in _ids(rows).values())


def _differing(one: Sequence[Matched], other: Sequence[Matched]) -> int:
    ids, others = _ids(one), _ids(other)
    return sum(ids[key] != others[key] for key in ids.keys() & others.keys())


# ------------------------------------------------------------------ one row


def _name(sent: StatusRow) -> str:
    goal = " ".join(filter(None, (sent.goal_number, sent.goal_words)))
    return f"{goal}: {sent.milestone_text}" if sent.milestone_text else goal


def _changes(row: ReturnedRow, sent: StatusRow, plan: StatusPlan) -> Iterator[Finding]:
    """What is not as it was sent."""
    expected = shown(sent, plan.agency)
    changed = [role for role in LOCKED if role in row.columns and not _is_same(role, expected[role], row.text(role))]
    if changed:
        told = [(COLUMNS[role][0], _as_shown(role, expected[role]), row.text(role)) for role in changed]
        yield findings.sheet_cell_changed(_name(sent), told, row.places(*changed))


def _is_same(role: str, sent: str | None, now: str) -> bool:
    words = " ".join((sent or "").split())
    if role == "milestone" and not words:
        return not now or is_whole_goal(now)
    return now == words or (role == "deadline" and now == day_words(words))


def _as_shown(role: str, sent: str | None) -> str:
    return day_words(sent or "") if role == "deadline" else sent or ""


def _outcome(sent: StatusRow, answer: Answer, rows: Sequence[ReturnedRow]) -> Outcome:
    quotes = {
        name: Quote(words, tuple(place for row in rows for place in row.places(role) if role in row.cells))
        for name, role, words in (
            ("verdict", "status", answer.rating_text),
            ("comment", "comment", answer.comment),
        )
        if words
    }
    source = (place for row in rows for place in row.places(*_TOLD))
    return Outcome(
        scope=sent.scope,
        section=sent.section,
        goal=sent.goal or None,
        goal_number=sent.goal_number,
        goal_title=sent.goal_title,
        milestone=sent.milestone,
        milestone_number=sent.milestone_number,
        milestone_text=sent.milestone_text,
        rating=answer.rating,
        rating_text=answer.rating_text,
        score=answer.score,
        comment=answer.comment,
        quotes=quotes,
        source=tuple(source),
    )
