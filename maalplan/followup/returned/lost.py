"""A status sheet whose record is gone: what was sent is taken from what people see, and from the ids of the rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from maalplan.followup.returned.found import ReturnedRow, ReturnedSheet
from maalplan.model import Agency, Scope, Sheet, StatusPlan, StatusRow, StatusSheet

_PLAN = re.compile(r"(?P<agency>[\w.-]+?)-(?P<year>\d{4})(?:-\d+)?", re.ASCII)
_ID = re.compile(r"(?P<plan>[^/]+)/(?P<scope>ministry|agency)/(?P<goal>[^/]+)(?:/(?P<place>\d+(?:-\d+)?))?")
_TITLE = re.compile(r"(?:.*: )?(?P<occasion>[^:/]+?) \d{4}")
_SCOPES: dict[str, Scope] = {"ministry": "ministry", "agency": "agency"}


def sent_of(sheets: Sequence[ReturnedSheet]) -> StatusSheet:
    """What the rows of *sheets* seem to have been sent with; rows without an id that can be one are left out."""
    rows = [row for sheet in sheets for row in sheet.rows if _ID.fullmatch(row.text("id"))]
    occasion = next(filter(None, (_occasion(sheet.sheet) for sheet in sheets)), "")
    sent = {row.id: row for row in map(_row, rows)}
    return StatusSheet(tuple(_plans(rows, occasion)), tuple(sent.values()), "")


def _occasion(sheet: Sheet) -> str | None:
    """The follow-up's name in the title of a sheet."""
    title = sheet.cells[0].text if sheet.cells and sheet.cells[0].row == 1 else ""
    match = _TITLE.fullmatch(title)
    return match["occasion"][:1].lower() + match["occasion"][1:] if match else None


def _plans(rows: Iterable[ReturnedRow], occasion: str) -> Iterable[StatusPlan]:
    names: dict[str, str | None] = {}
    for row in rows:
        names.setdefault(row.text("id").split("/")[0], row.text("agency") or None)
    for plan, name in names.items():
        match = _PLAN.fullmatch(plan)
        agency = Agency(match["agency"] if match else plan, name)
        year = int(match["year"]) or None if match else None
        yield StatusPlan(plan, agency, year, occasion, ())


def _row(row: ReturnedRow) -> StatusRow:
    match = _ID.fullmatch(row.text("id"))
    assert match is not None, "only such rows are taken"
    title = row.text("goal")
    is_milestone = match["place"] is not None
    return StatusRow(
        id=match[0],
        plan=match["plan"],
        goal=f"{match['plan']}/{match['scope']}/{match['goal']}",
        scope=_SCOPES[match["scope"]],
        goal_words=title,
        milestone=match[0] if is_milestone else None,
        goal_number=row.text("goal_number") or None,
        goal_title=title or None,
        milestone_number=(row.text("number") or None) if is_milestone else None,
        milestone_text=(row.text("milestone") or None) if is_milestone else None,
    )
