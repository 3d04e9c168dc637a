"""All plans as a workbook, ``maalplan.xlsx``: plans, goals, milestones and findings, each a table on a sheet.

What the flat tables hold stands here for people: days are days and figures are figures, the values of the schema are
words, a row with findings is coloured and counts them, and a goal is a click away from its milestone, a document from
each row. Plans are added one at a time; of each its rows are kept until the file is written.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from maalplan.model import Finding, Goal, Lang, Milestone, Place, Plan, Target
from maalplan.output.check.words import place_words
from maalplan.output.finding_words import finding_text
from maalplan.output.growing import GrowingTable, Plain, Unfit
from maalplan.output.plans.doubts import at_goals, at_milestone
from maalplan.output.plans.labels import label, word
from maalplan.output.plans.layout import FINDINGS, GOALS, MILESTONES, PLANS, WORKBOOK, Layout
from maalplan.output.plans.links import document_link, row_link
from maalplan.output.plans.notes import note
from maalplan.output.rows import Row, goal_row, milestone_row, plan_row
from maalplan.output.rows import Value as Flat
from maalplan.output.workbook import Day, Linked, Share, SheetColumn, Workbook

_NOTED: Final = "#EAF2FB"
_DOUBTED: Final = "#FFF1CC"
_DAYS: Final = frozenset(("period_start", "period_end", "deadline_start", "deadline_end"))
_WORDS: Final = frozenset(("scope", "version", "comparator", "unit", "weight_unit"))


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
        self._plans, self._goals, self._milestones, self._findings = (
            self._table(layout) for layout in (PLANS, GOALS, MILESTONES, FINDINGS)
        )

    def add(self, plan: Plan, document: str | None = None) -> None:
        """The rows of *plan*; *document* is the path of what it was read from, relative to the workbook's final place,
        where it is known and near."""
        _PlanRows(plan, document_link(document), self._lang, self._tables).write()

    def close(self) -> Unfit:
        """Write the file; says what the sheets could not take as it was."""
        for table in self._tables:
            table.end()
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

    def write(self) -> None:
        """Write them."""
        plan = self._plan
        row = self._spoken(plan_row(plan))
        row["coverage"] = None if plan.coverage is None else Share(plan.coverage)
        if self._link is not None and plan.source.path:
            row["source"] = Linked(plan.source.path, self._link)
        self._plans.add(_in_order(PLANS, row), _ground(plan.findings))
        in_plans = row_link(self._plans.name, self._plans.rows)
        for goal, doubts in zip(plan.goals, at_goals(plan), strict=True):
            self._write_goal(goal, doubts)
        for finding in plan.findings:
            self._write_finding(finding, Linked(plan.id, in_plans))

    def _write_goal(self, goal: Goal, doubts: Sequence[Finding]) -> None:
        row = self._spoken(goal_row(self._plan, goal))
        row["extra"] = "\n".join(f"{name}: {words}" for name, words in goal.extra.items()) or None
        self._goals.add(_in_order(GOALS, row | self._noted(doubts, goal.source)), _ground(doubts))
        linked = Linked(goal.id, row_link(self._goals.name, self._goals.rows))
        for finding in doubts:
            self._goal_of.setdefault(id(finding), linked)
        for milestone in goal.milestones:
            self._write_milestone(goal, milestone, doubts, linked)

    def _write_milestone(self, goal: Goal, milestone: Milestone, doubts: Sequence[Finding], linked: Linked) -> None:
        own = at_milestone(doubts, milestone)
        row = self._spoken(milestone_row(self._plan, goal, milestone))
        row["goal_id"] = linked
        row["targets"] = "\n".join(map(_target_words, milestone.targets)) or None
        row |= self._noted(own, milestone.source or goal.source)
        self._milestones.add(_in_order(MILESTONES, row), _ground(own))

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

    def _spoken(self, row: Row) -> dict[str, Plain]:
        """*row* of a flat table with its values as people read them."""
        return {name: self._value(name, value) for name, value in row.items()}

    def _value(self, name: str, value: Flat) -> Plain:
        if isinstance(value, str):
            return Day(value) if name in _DAYS else word(name, value, self._lang) if name in _WORDS else value
        return value

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


def _target_words(target: Target) -> str:
    return target.text if target.year is None else f"{target.year}: {target.text}"
