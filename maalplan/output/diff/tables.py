"""A diff as tables, one row per change: CSV for other programs, a workbook for people.

The CSV is as the other tables of :mod:`maalplan.output.tables`: UTF-8, comma, RFC 4180, text word for word; its
columns are those of :mod:`maalplan.output.diff.columns`.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterator

import msgspec

from maalplan.model import ChangeValue, Deadline, FolderDiff, PlanDiff, Weight
from maalplan.output.diff.columns import CHANGES
from maalplan.output.diff.flat import FlatChange, figures, flat_changes, last_day, pairs_of
from maalplan.output.diff.rows import RowKind, is_asked
from maalplan.output.diff.workbook import diff_to_xlsx
from maalplan.output.rows import Row
from maalplan.output.tables import cell

__all__ = ["diff_to_csv", "diff_to_xlsx"]


def diff_to_csv(diff: PlanDiff | FolderDiff, *, everything: bool = False, only: Collection[RowKind] = ()) -> bytes:
    """*diff* as a CSV file, one row per change under a header.

    Goals and milestones that are new, gone or moved are one row each without a field, and every field that differs is
    one more. What did not change is left out, unless *everything* is asked for. Of a folder, plans without a pair are
    rows of the level ``plan``. *only* are the kinds that *diff* was cut down to: where these are
    effects alone, a row is a change that has one of them, and nothing else is.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    names = [column.name for column in CHANGES]
    writer.writerow(names)
    writer.writerows([cell(row.get(name)) for name in names] for row in _rows(diff, everything, only))
    return text.getvalue().encode("utf-8")


def _rows(diff: PlanDiff | FolderDiff, everything: bool, only: Collection[RowKind]) -> Iterator[Row]:
    for pair in pairs_of(diff):
        for change in flat_changes(pair, everything=everything):
            if is_asked(change.change, only):
                yield _row(change)
    if isinstance(diff, FolderDiff):
        alone: Row = {"level": "plan", "moved": "no"}
        yield from ({**alone, "old_plan_id": plan, "status": "removed"} for plan in diff.only_old)
        yield from ({**alone, "new_plan_id": plan, "status": "added"} for plan in diff.only_new)


def _row(one: FlatChange) -> Row:
    old, new = one.diff.old, one.diff.new
    row: Row = {
        "old_plan_id": old.id,
        "new_plan_id": new.id,
        "old_agency": old.agency.name,
        "agency": new.agency.name,
        "old_year": old.year,
        "new_year": new.year,
        "level": one.level,
        "status": one.status,
        "moved": "yes" if one.moved else "no",
        **_ids(one),
    }
    for when, side in (("old", one.old), ("new", one.new)):
        row[f"{when}_goal_number"] = side.goal.number if side.goal else None
        row[f"{when}_goal_title"] = side.goal.title if side.goal else None
        row[f"{when}_number"] = side.milestone.number if side.milestone else None
        row[when] = side.words
    return row | _field(one)


def _ids(one: FlatChange) -> Row:
    names = ("split_of", "merged_into", "moved_from", "moved_to")
    if one.row is None:
        return {}
    paired = one.row.similarity if one.old.goal is not None and one.new.goal is not None else None
    ids: Row = {"old_id": one.row.old, "new_id": one.row.new, "similarity": paired}
    return ids | {name: getattr(one.row, name, None) for name in names}


def _field(one: FlatChange) -> Row:
    change = one.change
    if change is None:
        return {}
    old_figure, new_figure = figures(one)
    return {
        "field": change.field,
        "old": _plain(change.old),
        "new": _plain(change.new),
        "old_date": last_day(change.old),
        "new_date": last_day(change.new),
        "old_value": old_figure,
        "new_value": new_figure,
        "direction": change.direction,
        "effect": change.effect,
    }


def _plain(value: ChangeValue) -> str | None:
    """A value as it stands in a cell, in no language but its own."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, Deadline):
        return value.text or value.end
    if isinstance(value, Weight):
        return f"{cell(value.value)} {value.unit}"
    if isinstance(value, dict):
        return msgspec.json.encode(value).decode("utf-8")
    return "; ".join(target.text for target in value)
