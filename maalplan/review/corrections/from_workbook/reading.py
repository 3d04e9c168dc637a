"""A workbook that came back → corrections, plan by plan."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias

from maalplan.errors import Unsupported
from maalplan.model import (
    SCHEMA_VERSION,
    Correction,
    CorrectionsFile,
    DocumentCorrections,
    Goal,
    Milestone,
    Plan,
    Spreadsheet,
)
from maalplan.output.plans.layout import CORRECTABLE
from maalplan.output.plans.record import BookRecord
from maalplan.review.corrections.anchors import anchor_of
from maalplan.review.corrections.from_workbook.added import Added, NewRow
from maalplan.review.corrections.from_workbook.edits import KINDS, Maker, changed_in, edits, maker_of, say_of_others
from maalplan.review.corrections.from_workbook.expected import WrittenRow, rows_written
from maalplan.review.corrections.from_workbook.found import KEYS, BookRow, BookSheet, book_sheets, record_in
from maalplan.review.corrections.from_workbook.told import Told
from maalplan.review.corrections.tree import plain

RowsGone: TypeAlias = Literal["keep", "remove"]
"""What it means that a row is not in the workbook any more: nothing, or that its goal or milestone is to be removed."""
_REMOVABLE: Final = ("goals", "milestones")
_GONE: Final = "gone, and nothing was removed. Give --rows-gone remove, or remove it on the review page."


@dataclass(frozen=True, slots=True)
class FromWorkbook:
    """The corrections that a workbook asks for, and what is to be said of what was not taken, a line each."""

    corrections: CorrectionsFile
    said: tuple[str, ...] = ()


def corrections_from_workbook(
    workbook: Spreadsheet, plan_of: Callable[[str], Plan | None], *, rows_gone: RowsGone = "keep"
) -> FromWorkbook:
    """What people changed in *workbook*, a ``maalplan.xlsx`` that was edited, as corrections.

    *plan_of* gives the plan of an id as it is now, null where there is none. A row counts only where the plan still
    says what it said when the workbook was written, so that no difference is taken that a person did not make.

    Raises:
        Unsupported: the workbook does not say what it was made of, or none of its sheets is left.
    """
    record = record_in(workbook)
    sheets, copies = book_sheets(workbook)
    if record is None:
        raise Unsupported(
            "This workbook does not say what it was made of: another version wrote it, or its hidden sheet is gone. "
            "Run 'maalplan convert' again, and make the corrections in the new maalplan.xlsx."
        )
    if not sheets:
        raise Unsupported("None of the sheets of the workbook can be found: their headings are needed, with the ids.")
    told = Told()
    _say_of_sheets(sheets, copies, told)
    book = _Book(record, sheets, told)
    documents = []
    for plan_id in record.plans:
        plan = plan_of(plan_id)
        if plan is None:
            told.of(plan_id, "is", "are", "not in the folder any more: rows of it are not read.")
            continue
        made = tuple(_PlanEdits(plan, maker_of(plan, workbook), book, rows_gone).corrections())
        if made:
            documents.append(DocumentCorrections(plan.source.sha256, plan.source.path, plan.id, made))
    return FromWorkbook(CorrectionsFile(SCHEMA_VERSION, tuple(documents)), told.all())


def _say_of_sheets(sheets: Mapping[str, BookSheet], copies: Iterable[str], told: Told) -> None:
    for name in copies:
        told.say(f"The sheet {name} is a copy of another, and not read.")
    for sheet in sheets.values():
        if sheet.lost:
            told.say(
                f"{sheet.name} has these columns no longer, and nothing is taken from them: {', '.join(sheet.lost)}."
            )
        if sheet.others:
            told.say(f"{sheet.name} has columns that are not of the workbook, and not read: {', '.join(sheet.others)}.")


@dataclass(slots=True)
class _Book:
    """The rows of a workbook by plan: those with the id of a row that was written, and new ones behind these."""

    record: BookRecord
    sheets: Mapping[str, BookSheet]
    told: Told
    rows: dict[str, dict[tuple[str, str], list[BookRow]]] = field(default_factory=dict)
    new: dict[str, dict[str, list[tuple[BookRow, str]]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        owner = {("plans", id_): id_ for id_ in self.record.plans}
        for plan_id, goals in self.record.goals.items():
            for goal_id in goals:
                owner["goals", goal_id] = plan_id
                points = range(1, len(self.record.milestones.get(goal_id, ())) + 1)
                owner |= {("milestones", f"{goal_id}/{n}"): plan_id for n in points}
        for kind, sheet in self.sheets.items():
            above = ""
            for row in sheet.rows:
                key = row.key
                if (kind, key) in owner:
                    self.rows.setdefault(owner[kind, key], {}).setdefault((kind, key), []).append(row)
                    above = key
                elif key:
                    self.told.of(row.place(KEYS[kind]), "has", "have", "an id that was not written there: not read.")
                else:
                    self._new(kind, row, above, owner.get((kind, above), ""))

    def _new(self, kind: str, row: BookRow, above: str, plan_id: str) -> None:
        """A row without an id: it is of the plan that it names, else of that of the row above it."""
        if not any(name in row.cells for name in CORRECTABLE[kind]):
            return
        named = row.text("plan_id") or _plan_of_goal(row.text("goal_id"), self.record)
        if kind == "plans" or (named or plan_id) not in self.record.plans:
            self.told.of(row.place(), "has", "have", "no id, and no plan is known of it: not read.")
            return
        at = above if not named or named == plan_id else ""
        self.new.setdefault(named or plan_id, {}).setdefault(kind, []).append((row, at))

    def lose(self, kind: str, id_: str, why: str = "") -> None:
        """Tell of a row that is gone, and that nothing is removed."""
        rest = f"gone ({why}): nothing was removed." if why else _GONE
        self.told.of(f"{self.sheets[kind].name}: {id_}", "is", "are", rest)


def _plan_of_goal(goal_id: str, record: BookRecord) -> str:
    return next((plan_id for plan_id, goals in record.goals.items() if goal_id and goal_id in goals), "")


@dataclass(slots=True)
class _PlanEdits:
    """What the rows of one plan ask for."""

    plan: Plan
    maker: Maker
    book: _Book
    rows_gone: RowsGone

    def corrections(self) -> Iterator[Correction]:
        """The corrections: what is added, what is changed, what is removed."""
        written = rows_written(self.plan, self.book.record)
        own = self.book.rows.get(self.plan.id, {})
        yield from self._added(written)
        for key, row in written.items():
            one = self._one(own.get(key, []))
            if one is not None:
                yield from self._edits(one, row, self._same_above(row, written))
        yield from self._gone(written, own)

    def _one(self, rows: Sequence[BookRow]) -> BookRow | None:
        """The row of those with the same id; null where there is none, or where they differ."""
        said = {tuple((name, row.text(name)) for name in CORRECTABLE[row.sheet.kind]) for row in rows}
        if len(said) > 1:
            where = ", ".join(row.place() for row in rows)
            self.book.told.say(f"{where} have the same id: not read. Empty the id of a row that is new.")
        return rows[0] if len(said) == 1 else None

    def _same_above(self, row: WrittenRow, written: Mapping[tuple[str, str], WrittenRow]) -> frozenset[str]:
        """Which of the rows of the plan and the goal that *row* is about say what they said."""
        goal_id = row.id if row.kind == "goals" else row.id.rpartition("/")[0]
        above = (written.get(("plans", self.plan.id)), written.get(("goals", goal_id)))
        return frozenset(
            one.kind for one in above if one and one.is_same and one.now is not None and one.now.part.id == one.id
        )

    def _edits(self, row: BookRow, written: WrittenRow, same: frozenset[str]) -> Iterator[Correction]:
        told = self.book.told
        if written.now is None:
            told.of(row.place(), "is", "are", "not in the plan any more: not read.")
        elif written.is_same:
            say_of_others(row, written.now, same, told)
            yield from edits(row, written.now, self.maker, told)
        elif changed_in(row, written.now):
            told.of(
                row.place(), "is", "are",
                "not as the plan is now, which was changed since this workbook was written: not taken. Make the change "
                "in the new maalplan.xlsx.",
            )  # fmt: skip

    def _added(self, written: Mapping[tuple[str, str], WrittenRow]) -> Iterator[Correction]:
        added = Added(self.maker, self.book.told)
        new = self.book.new.get(self.plan.id, {})
        added.goals([self._placed("goals", one, written) for one in new.get("goals", [])])
        added.milestones([self._placed("milestones", one, written) for one in new.get("milestones", [])])
        yield from added.corrections()

    def _placed(self, kind: str, new: tuple[BookRow, str], written: Mapping[tuple[str, str], WrittenRow]) -> NewRow:
        row, above = new
        found = written.get((kind, above))
        part = found.now.part if found and found.now else None
        return NewRow(row, part if isinstance(part, Goal | Milestone) else None)

    # -------------------------------------------------------------- rows that are gone

    def _gone(
        self, written: Mapping[tuple[str, str], WrittenRow], own: Mapping[tuple[str, str], object]
    ) -> Iterator[Correction]:
        for kind in _REMOVABLE:
            asked = [row for (of, _), row in written.items() if of == kind and row.now is not None]
            gone = [row for row in asked if (kind, row.id) not in own]
            if kind not in self.book.sheets or not gone:
                continue
            if len(gone) == len(asked):
                self.book.lose(kind, self.plan.id, "all of its rows, as if they were cut out")
            elif self.rows_gone == "remove":
                yield from self._removed(kind, gone, own)
            else:
                for row in gone:
                    self.book.lose(kind, row.id)

    def _removed(
        self, kind: str, gone: Sequence[WrittenRow], own: Mapping[tuple[str, str], object]
    ) -> Iterator[Correction]:
        for row in gone:
            assert row.now is not None, "only those that are there can be removed"
            part = row.now.part
            if not row.is_same:
                self.book.lose(kind, row.id, "the plan was changed since this workbook was written")
            elif isinstance(part, Goal) and self._has_rows(row.id, own):
                self.book.lose(kind, row.id, "its milestones still have rows")
            elif isinstance(part, Goal) or not self._goes(row.id.rpartition("/")[0], own):
                was, anchor = plain(part), anchor_of(part, KINDS[kind])
                yield self.maker.made(action="remove", kind=KINDS[kind], at=anchor, was=was)

    def _has_rows(self, goal_id: str, own: Mapping[tuple[str, str], object]) -> bool:
        count = len(self.book.record.milestones.get(goal_id, ()))
        return any(("milestones", f"{goal_id}/{n}") in own for n in range(1, count + 1))

    def _goes(self, goal_id: str, own: Mapping[tuple[str, str], object]) -> bool:
        """Whether a goal is removed with all that is in it."""
        return "goals" in self.book.sheets and ("goals", goal_id) not in own and not self._has_rows(goal_id, own)
