"""A status sheet whose record is gone: what was sent is taken from what people see, and from the ids of the rows.

Where these are gone too (somebody copied what can be seen into a new workbook), rows get marks in their place, and only
the words tell what they are on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from maalplan.followup.returned.found import ReturnedRow, ReturnedSheet
from maalplan.model import Agency, Scope, Sheet, SheetCell, StatusPlan, StatusRow, StatusSheet
from maalplan.normalize.authorities import find_agency, id_of
from maalplan.normalize.parties import UNKNOWN
from maalplan.output.followup.sheet_layout import is_whole_goal

_PLAN = re.compile(r"(?P<agency>[\w.-]+?)-(?P<year>\d{4})(?:-\d+)?", re.ASCII)
_ID = re.compile(r"(?P<plan>[^/#]+)/(?P<scope>ministry|agency)/(?P<goal>[^/]+)(?:/(?P<place>\d+(?:-\d+)?))?")
_MARK = re.compile(r"(?P<plan>[^/#]+)#\d+")
_TITLE = re.compile(r"(?:.*: )?(?P<occasion>[^:/]+?) (?P<year>\d{4})")
_SCOPES: dict[str, Scope] = {"ministry": "ministry", "agency": "agency"}


def with_marks(sheets: Sequence[ReturnedSheet]) -> tuple[ReturnedSheet, ...]:
    """*sheets*; where no row of any has an id, each has a mark in its place."""
    if any(_ID.fullmatch(row.text("id")) for sheet in sheets for row in sheet.rows):
        return tuple(sheets)
    marked = []
    for sheet in sheets:
        year = _title(sheet.sheet)[1]
        rows = (row for row in sheet.rows if row.text("goal") or row.text("milestone"))
        marked.append(replace(sheet, rows=tuple(_marked(row, year) for row in rows)))
    return tuple(marked)


def sent_of(sheets: Sequence[ReturnedSheet]) -> StatusSheet:
    """What the rows of *sheets* seem to have been sent with; rows without an id that can be one are left out."""
    rows = [row for sheet in sheets for row in sheet.rows]
    sent = {one.id: one for one in map(_sent, rows) if one is not None}
    occasion = next(filter(None, (_title(sheet.sheet)[0] for sheet in sheets)), "")
    return StatusSheet(tuple(_plans(rows, sent, occasion)), tuple(sent.values()), "")


def _title(sheet: Sheet) -> tuple[str, str]:
    """The follow-up's name, and the year, in the title of a sheet; empty where they are not there."""
    title = sheet.cells[0].text if sheet.cells and sheet.cells[0].row == 1 else ""
    match = _TITLE.fullmatch(title)
    return (match["occasion"][:1].lower() + match["occasion"][1:], match["year"]) if match else ("", "")


def _marked(row: ReturnedRow, year: str) -> ReturnedRow:
    name = row.text("agency")
    agency = id_of(name, None) if name else UNKNOWN
    mark = SheetCell(row.row, 0, f"{agency}-{year or '0000'}#{row.sheet.number}{row.row:07d}")
    return replace(row, cells={**row.cells, "id": mark})


def _plans(rows: Iterable[ReturnedRow], sent: dict[str, StatusRow], occasion: str) -> Iterator[StatusPlan]:
    names: dict[str, str] = {}
    for row in rows:
        if one := sent.get(row.text("id")):
            names.setdefault(one.plan, row.text("agency"))
    for plan, name in names.items():
        match = _PLAN.fullmatch(plan)
        known = find_agency(name) if name else None
        agency = Agency(match["agency"] if match else plan, name or None, known.acronym if known else None)
        yield StatusPlan(plan, agency, (int(match["year"]) or None) if match else None, occasion, ())


def _sent(row: ReturnedRow) -> StatusRow | None:
    """What a row was sent with, as far as it says; null without an id or a mark."""
    words = row.text("id")
    by_id, mark = _ID.fullmatch(words), _MARK.fullmatch(words)
    if not by_id and not mark:
        return None
    milestone = row.text("milestone")
    on_goal = not by_id["place"] if by_id else not milestone or is_whole_goal(milestone)
    title = row.text("goal")
    return StatusRow(
        id=words,
        plan=by_id["plan"] if by_id else mark["plan"] if mark else "",
        goal=f"{by_id['plan']}/{by_id['scope']}/{by_id['goal']}" if by_id else "",
        scope=_SCOPES[by_id["scope"]] if by_id else "agency",
        goal_words=title,
        milestone=words if by_id and not on_goal else None,
        goal_number=row.text("goal_number") or None,
        goal_title=title or None,
        milestone_number=None if on_goal else row.text("number") or None,
        milestone_text=None if on_goal else milestone or None,
    )
