"""Histories as a flat table: one row per thread and year, as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from typing import Final

from maalplan.model import Appearance, History, Thread
from maalplan.output.history.cells import Cell, cells
from maalplan.output.tables import cell as cell_text

COLUMNS: Final = tuple(
    (
        "agency_id agency thread_id title year status plan_id goal_id scope section number goal_title moved similarity"
        " softened tightened changed_fields milestones milestones_added milestones_removed milestones_changed"
        " split_of merged_into began ended"
    ).split()
)
"""``status`` is ``added``, ``unchanged`` or ``changed`` in the year in which a plan begins, ``holds`` in its later
years, ``absent`` where the plan of a year between has it not, ``no_plan`` where there is none, and ``removed`` in the
first year in which it is gone. ``title`` is the last one, ``goal_title`` that of the year."""


def history_to_csv(histories: Sequence[History]) -> bytes:
    """*histories* as CSV: UTF-8, comma, RFC 4180, English column names."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for history in histories:
        for thread in history.threads:
            writer.writerows(_rows(history, thread))
    return text.getvalue().encode("utf-8")


def _rows(history: History, thread: Thread) -> Iterator[list[str]]:
    agency = history.agency
    for cell in cells(history, thread):
        if cell.kind != "none":
            own = _of_year(cell) if cell.appearance is not None else {"merged_into": _merged(thread, cell)}
            row = {
                "agency_id": agency.id,
                "agency": agency.name,
                "thread_id": thread.id,
                "title": thread.title,
                "year": cell.year,
                "status": _status(thread, cell),
                "began": thread.began,
                "ended": thread.ended,
                **own,
            }
            yield [cell_text(row.get(name)) for name in COLUMNS]


def _status(thread: Thread, cell: Cell) -> str:
    if cell.kind == "merged":
        return "removed" if cell.year == thread.removed_in else "absent"
    return "added" if cell.kind == "split" else cell.kind


def _merged(thread: Thread, cell: Cell) -> str | None:
    """The thread that it is part of in a year in which it is gone."""
    last = [before for before in thread.appearances if before.until < cell.year][-1]
    return last.merged_into if cell.kind == "merged" else None


def _of_year(cell: Cell) -> dict[str, str | int | float | None]:
    own = cell.appearance
    assert own is not None
    found: dict[str, str | int | float | None] = {
        "plan_id": own.plan,
        "goal_id": own.goal,
        "scope": own.scope,
        "section": own.section,
        "number": own.number,
        "goal_title": own.title,
        "milestones": own.milestones.all,
    }
    return found | _since_before(own) if cell.year == own.year else found


def _since_before(own: Appearance) -> dict[str, str | int | float | None]:
    """How it differs from the plan before; empty in the years in which a plan only goes on."""
    is_new = own.status == "added"
    return {
        "moved": str(own.moved).lower(),
        "similarity": None if is_new else own.similarity,
        "softened": own.softened,
        "tightened": own.tightened,
        "changed_fields": " ".join(change.field for change in own.changes) or None,
        "milestones_added": own.milestones.added,
        "milestones_removed": own.milestones.removed,
        "milestones_changed": own.milestones.changed,
        "split_of": own.split_of,
    }
