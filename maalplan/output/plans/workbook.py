"""All plans as a workbook, ``maalplan.xlsx``: plans, goals, milestones and findings, each a table on a sheet; and the
corrections, where people made any.

What the flat tables hold stands here for people: days are days and figures are figures, the values of the schema are
words, a row with findings is coloured and counts them, and a goal is a click away from its milestone, a document from
each row. Cells that were corrected are marked, and say what was read. Plans are added one at a time; of each its rows
are kept until the file is written.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from maalplan.model import Finding, Goal, Lang, Place, Plan
from maalplan.output.check.words import place_words
from maalplan.output.finding_words import finding_text
from maalplan.output.growing import GrowingTable, Plain, Unfit
from maalplan.output.plans.corrected import field_words, marks_of, pointed, spot_of, value_words
from maalplan.output.plans.doubts import at_goals, at_milestone
from maalplan.output.plans.labels import label, word
from maalplan.output.plans.layout import CORRECTIONS, FINDINGS, GOALS, MILESTONES, PLANS, WORKBOOK, Layout
from maalplan.output.plans.links import document_link, row_link
from maalplan.output.plans.notes import note
from maalplan.output.plans.record import RECORD, fingerprint, first_line, goal_line, plan_line
from maalplan.output.plans.spoken import extra_words, spoken, targets_words
from maalplan.output.rows import goal_row, milestone_row, plan_row
from maalplan.output.workbook import Day, Linked, Share, SheetColumn, Workbook

_NOTED: Final = "#EAF2FB"
_DOUBTED: Final = "#FFF1CC"


def workbook_files(plans: Sequence[Plan], lang: Lang = "da") -> dict[str, bytes]:
    """The workbook of *plans*, by file name; they stand by their ids, whatever their order."""
    return {WORKBOOK: workbook_of(plans, lang)[0]}


def workbook_of(plans: Sequence[Plan], lang: Lang = "da") -> tuple[bytes, Unfit]:
    """The workbook of *plans*, by their ids, and what its sheets could not take as it was.

    Raises:
        OSError: the system does not let us write to its temporary folder.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, WORKBOOK)
        book = PlanWorkbook(path, lang)
        for plan in sorted(plans, key=lambda plan: plan.id):
            book.add(plan)
        unfit = book.close()
        return path.read_bytes(), unfit


class PlanWorkbook:
    """The workbook in the making at *path*, beside which there is room for files of its own until it is closed: ``add``
    plans in the order in which they shall stand, then ``close`` it. The same plans give the same bytes.

    Methods raise :class:`OSError` where the system does not let us write.
    """

    def __init__(self, path: Path, lang: Lang = "da") -> None:
        self._lang = lang
        self._book = Workbook(label("workbook", lang), path)
        self._unfit = Unfit()
        self._record = [first_line(lang)]
        self._corrections: GrowingTable | None = None
        self._plans, self._goals, self._milestones, self._findings = (
            self._table(layout) for layout in (PLANS, GOALS, MILESTONES, FINDINGS)
        )

    def add(self, plan: Plan, document: str | None = None) -> None:
        """The rows of *plan*; *document* is the path of what it was read from, relative to the workbook's final place,
        where it is known and near."""
        rows = _PlanRows(plan, document_link(document), self._lang, self._tables)
        rows.write()
        if plan.corrections:
            if self._corrections is None:
                self._corrections = self._table(CORRECTIONS)
            rows.write_corrections(self._corrections)
        self._record += rows.record

    def close(self) -> Unfit:
        """Write the file; says what the sheets could not take as it was."""
        for table in self._tables if self._corrections is None else (*self._tables, self._corrections):
            table.end()
        self._book.out_of_sight(RECORD, self._record)
        self._book.close()
        return self._unfit

    @property
    def _tables(self) -> tuple[GrowingTable, GrowingTable, GrowingTable, GrowingTable]:
        return self._plans, self._goals, self._milestones, self._findings

    def _table(self, layout: Layout) -> GrowingTable:
        name, lang = label(layout.name, self._lang), self._lang
        columns = [
            SheetColumn(label(f"column {column}", lang), width, note(column, lang)) for column, width in layout.columns
        ]
        sheet = self._book.sheet(name, label("workbook", lang))
        return GrowingTable(self._book, sheet, name, columns, len(layout.printed), self._unfit)


class _PlanRows:
    """The rows of one plan on all sheets."""

    def __init__(
        self,
        plan: Plan,
        link: str | None,
        lang: Lang,
        tables: tuple[GrowingTable, GrowingTable, GrowingTable, GrowingTable],
    ) -> None:
        self._plan = plan
        self._link = link
        self._lang = lang
        self._plans, self._goals, self._milestones, self._findings = tables
        self._goal_of: dict[int, Linked] = {}
        self._marks = marks_of(plan, lang)
        self._leads: dict[tuple[int | None, int | None], str] = {}
        self.record: list[tuple[str, ...]] = []

    def write(self) -> None:
        """Write them."""
        plan = self._plan
        flat = plan_row(plan)
        self.record.append(plan_line(plan.id, flat))
        row = spoken(flat, self._lang)
        row["coverage"] = None if plan.coverage is None else Share(plan.coverage)
        if self._link is not None and plan.source.path:
            row["source"] = Linked(plan.source.path, self._link)
        self._plans.add(_in_order(PLANS, row), _ground(plan.findings), self._marks.at())
        in_plans = self._leads[None, None] = row_link(self._plans.name, self._plans.rows)
        for number, (goal, doubts) in enumerate(zip(plan.goals, at_goals(plan), strict=True)):
            self._write_goal(number, goal, doubts)
        for finding in plan.findings:
            self._write_finding(finding, Linked(plan.id, in_plans))

    def write_corrections(self, table: GrowingTable) -> None:
        """Write the rows of what was corrected into *table*; the others are written."""
        for made in self._plan.corrections:
            spot = spot_of(made.path)
            goal = None if spot.goal is None else self._plan.goals[spot.goal]
            point = None if goal is None or spot.milestone is None else goal.milestones[spot.milestone]
            named = None if goal is None else _goal_words(goal)
            part = point.text if point else word("kind", made.kind, self._lang) if spot.other else None
            what, lang = made.field or spot.field, self._lang
            row: dict[str, Plain] = {
                "plan_id": Linked(self._plan.id, self._leads[None, None]),
                "agency": self._plan.agency.name,
                "year": self._plan.year,
                "corrected_goal": named and Linked(named, self._leads[spot.goal, None]),
                "corrected_part": Linked(part, self._leads[spot.goal, spot.milestone]) if point and part else part,
                "action": word("action", made.action, lang),
                "field": field_words(made, spot, lang) or word("kind", made.kind, lang),
                "was": value_words(what, made.was, lang) or None,
                "now": None if made.action == "remove" else value_words(what, pointed(self._plan, made.path), lang),
                "by": made.by,
                "when": Day(made.when[:10]) if made.when else None,
                "why": made.why,
                "correction_id": made.id,
            }
            table.add(_in_order(CORRECTIONS, row))

    def _write_goal(self, number: int, goal: Goal, doubts: Sequence[Finding]) -> None:
        flat, prints = goal_row(self._plan, goal), list[str]()
        row = spoken(flat, self._lang)
        row["extra"] = extra_words(goal.extra)
        row |= self._noted(doubts, goal.source)
        self._goals.add(_in_order(GOALS, row), _ground(doubts), self._marks.at(number))
        linked = Linked(goal.id, row_link(self._goals.name, self._goals.rows))
        self._leads[number, None] = linked.target
        for finding in doubts:
            self._goal_of.setdefault(id(finding), linked)
        for at, milestone in enumerate(goal.milestones):
            flat_point = milestone_row(self._plan, goal, milestone)
            prints.append(fingerprint(flat_point, "milestones"))
            row = spoken(flat_point, self._lang)
            row["goal_id"] = linked
            row["targets"] = targets_words(milestone.targets)
            own = at_milestone(doubts, milestone)
            row |= self._noted(own, milestone.source or goal.source)
            self._milestones.add(_in_order(MILESTONES, row), _ground(own), self._marks.at(number, at))
            if self._plan.corrections:
                self._leads[number, at] = row_link(self._milestones.name, self._milestones.rows)
        self.record.append(goal_line(goal.id, flat, prints))

    def _write_finding(self, finding: Finding, plan: Linked) -> None:
        row: dict[str, Plain] = {
            "plan_id": plan,
            "agency": self._plan.agency.name,
            "year": self._plan.year,
            "severity": word("severity", finding.severity, self._lang),
            "about": word("about", finding.code, self._lang),
            "message": finding_text(finding, self._lang),
            "goal_id": self._goal_of.get(id(finding)),
            "code": finding.code,
        }
        row |= self._noted((), finding.source)
        self._findings.add(_in_order(FINDINGS, row), _DOUBTED if finding.severity == "error" else None)

    def _noted(self, doubts: Sequence[Finding], places: Iterable[Place]) -> dict[str, Plain]:
        """How many findings stand at a row, and where its words stand in the document."""
        where = place_words(places, self._lang)
        place = Linked(where, self._link) if where and self._link is not None else where or None
        return {"doubts": len(doubts) or None, "place": place}


def _in_order(layout: Layout, row: dict[str, Plain]) -> list[Plain]:
    return [row[name] for name, _ in layout.columns]


def _ground(doubts: Sequence[Finding]) -> str | None:
    """The colour of a row at which findings stand; none where there are none."""
    if not doubts:
        return None
    return _NOTED if all(finding.severity == "note" for finding in doubts) else _DOUBTED


def _goal_words(goal: Goal) -> str:
    return " ".join(filter(None, (goal.number, goal.title))) or goal.description or goal.id
