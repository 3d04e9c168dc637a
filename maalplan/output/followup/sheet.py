"""The status sheet: a workbook in which people say how far each milestone is, and nothing else can be changed.

A sheet for people, protected without a password, whose columns *Status* and *Kommentar* alone are open; a hidden column
of ids; and a sheet out of sight with what was sent (:mod:`maalplan.output.followup.sheet_record`).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any, Final

from maalplan.model import Choice, Lang, Rating, StatusRow, StatusSheet
from maalplan.output.followup.sheet_layout import (
    COLUMNS,
    FILLED_IN,
    agency_words,
    day_words,
    heading,
    label,
    shown,
)
from maalplan.output.followup.sheet_record import RECORD, choices_at, to_record
from maalplan.output.workbook import CELL, HEADING, Day, Filled, SheetColumn, Value, Workbook, fitting, row_height

TOP: Final = 5
"""The row of the headings, from 0; above it stand a title and what to do."""
_GROUNDS: Final[dict[Rating, tuple[str, str]]] = {
    "green": ("#C6EFCE", "#00501A"),
    "met": ("#C6EFCE", "#00501A"),
    "yellow": ("#FFE699", "#5C4400"),
    "partly_met": ("#FFE699", "#5C4400"),
    "red": ("#F8B4B4", "#7A0010"),
    "not_met": ("#F8B4B4", "#7A0010"),
    "dropped": ("#D9D9D9", "#404040"),
}
"""Ground and letters of each rating; the words say the same."""
_DUE: Final = {"overdue": "#FBE3E3", "soon": "#FFF4D6"}
_OPEN: Final = {"bg_color": "#E6F0FB", "locked": False}
"""Fields to be filled in."""
_LOWEST: Final = 29
"""Height of a row, in points: room for two lines of a comment."""
_LONGEST_LIST: Final = 255
"""Letters of the choices that stand in a drop-down's own rule; longer ones stand in cells."""
_MAY: Final = {"autofilter": True, "format_columns": True, "format_rows": True}
_INK: Final = {"text_wrap": False, "valign": "vcenter"}


def status_workbook(sheet: StatusSheet, lang: Lang = "da") -> bytes:
    """*sheet* as a workbook; the same sheet gives the same bytes.

    >>> import datetime as dt
    >>> import maalplan
    >>> plan = maalplan.read_plan("samples/plans/ens-2025.pdf")
    >>> workbook = maalplan.status_workbook(maalplan.status_sheet([plan], dt.date(2025, 9, 1)))
    >>> report = maalplan.read_follow_up(workbook, path="status.xlsx")
    >>> len(report.outcomes), {outcome.rating for outcome in report.outcomes}
    (16, {'unknown'})
    """
    return _Book(sheet, lang).finished()


class _Book:
    """The workbook in the making."""

    def __init__(self, sheet: StatusSheet, lang: Lang) -> None:
        self._sheet = sheet
        self._lang = lang
        self._plans = {plan.id: plan for plan in sheet.plans}
        self._roles = [role for role in COLUMNS if _is_used(role, sheet.rows)]
        self._columns = [SheetColumn(heading(role, lang), COLUMNS[role][2]) for role in self._roles]
        self._book = Workbook(self._title())
        self._page: Any = self._book.sheet(label("sheet", lang), self._title())
        self._record: Any = self._book.sheet(RECORD, RECORD)
        self._last = TOP + max(len(sheet.rows), 1)

    def finished(self) -> bytes:
        self._write_record()
        self._write_rows()
        self._write_top()
        self._set_page()
        choices = dict.fromkeys(plan.choices for plan in self._sheet.plans)
        for scale in choices:
            self._offer(scale)
        return self._book.finished()

    def _title(self) -> str:
        plans = self._sheet.plans
        occasions = " / ".join(dict.fromkeys(plan.occasion for plan in plans))
        years = " / ".join(dict.fromkeys(str(plan.year) for plan in plans if plan.year))
        agency = f"{agency_words(plans[0].agency)}: " if len(plans) == 1 else ""
        title = f"{agency}{occasions} {years}".strip()
        return title[:1].upper() + title[1:]

    # -------------------------------------------------------------- rows

    def _write_rows(self) -> None:
        """The rows, as high as their text needs; whoever writes a long comment can make one higher."""
        for at, column in enumerate(self._columns):
            self._book.write(self._page, TOP, at, column.heading, **HEADING)
            self._page.set_column(at, at, column.width)
        self._page.set_row(TOP, row_height([column.heading for column in self._columns], self._columns, spare=3))
        for at, row in enumerate(self._sheet.rows, start=TOP + 1):
            values = self._values(row)
            for place, role in enumerate(self._roles):
                open_ = _OPEN if role in FILLED_IN else {}
                self._book.write(self._page, at, place, values[role], **CELL, **open_)
            heights = [values[role] if role != "id" else None for role in self._roles]
            self._page.set_row(at, max(row_height(heights, self._columns), _LOWEST))

    def _values(self, row: StatusRow) -> dict[str, Value]:
        """What each column shows."""
        values: dict[str, Value] = dict(shown(row, self._plans[row.plan].agency))
        due = row.deadline
        values["deadline"] = Day(due.end) if due and due.end else None
        values["milestone"] = row.milestone_text or label("whole goal", self._lang)
        values["due"] = Filled(label(row.due, self._lang), _DUE[row.due]) if row.due else None
        ground = _GROUNDS.get(row.last_rating)
        values["last"] = Filled(row.last, ground[0]) if row.last and ground else row.last
        return values | {"status": None, "comment": None, "id": row.id}

    # -------------------------------------------------------------- around the rows

    def _write_top(self) -> None:
        scales = dict.fromkeys(plan.choices for plan in self._sheet.plans)
        scale = label("scale", self._lang).format("; ".join(" · ".join(one.words for one in each) for each in scales))
        lines = [self._title(), label("how", self._lang), label("back", self._lang), scale]
        for at, line in enumerate(lines):
            style = {"bold": True, "font_size": 14} if at == 0 else {}
            self._book.write(self._page, at, 0, line, **{**_INK, **style})
            self._page.set_row(at, 24 if at == 0 else 15)
        status = self._roles.index("status")
        made = label("made", self._lang).format(day_words(self._sheet.date))
        self._book.write(self._page, TOP - 1, 0, made, **_INK)
        self._page.set_row(TOP - 1, 18)
        self._write_count(status)

    def _write_count(self, column: int) -> None:
        """How many rows are filled in, counted as people write."""
        from xlsxwriter.utility import xl_range

        words, total = label("filled", self._lang), len(self._sheet.rows)
        before, between, after = words.split("{}")
        cells = xl_range(TOP + 1, column, self._last, column)
        formula = f'="{before}"&COUNTA({cells})&"{between}{total}{after}"'
        style = self._book.style(**_INK, bold=True)
        self._page.write_formula(TOP - 1, column, formula, style, words.format(0, total))

    def _set_page(self) -> None:
        page, last = self._page, len(self._columns) - 1
        page.set_column(last, last, COLUMNS["id"][2], None, {"hidden": True})
        page.autofilter(TOP, 0, self._last, last)
        page.freeze_panes(TOP + 1, 0)
        page.repeat_rows(TOP)
        page.print_area(0, 0, self._last, last - 1)
        page.protect("", _MAY)
        page.set_selection(TOP + 1, self._roles.index("status"), TOP + 1, self._roles.index("status"))

    # -------------------------------------------------------------- what can be answered

    def _offer(self, scale: tuple[Choice, ...]) -> None:
        """A drop-down of the words of *scale*, and its colours, in the rows of the plans that have it."""
        column = self._roles.index("status")
        runs = _runs([self._plans[row.plan].choices == scale for row in self._sheet.rows])
        if not runs:
            return
        (first, last), *others = [(TOP + 1 + start, TOP + 1 + end) for start, end in runs]
        words = [fitting(choice.words) for choice in scale]
        rule = {
            "validate": "list",
            "source": words if _fits(words) else self._in_record(scale),
            "error_title": label("choose", self._lang),
            "error_message": label("choices", self._lang).format(_some(words)),
            "other_cells": [[start, column, end, column] for start, end in others],
        }
        self._page.data_validation(first, column, last, column, rule)
        from xlsxwriter.utility import xl_range

        cells = " ".join(xl_range(start, column, end, column) for start, end in [(first, last), *others])
        for choice in scale:
            if ground := _GROUNDS.get(choice.rating):
                quoted = choice.words.replace('"', '""')
                look = self._book.look(bg_color=ground[0], font_color=ground[1], bold=True)
                wish = {"type": "cell", "criteria": "==", "value": f'"{quoted}"', "format": look, "multi_range": cells}
                self._page.conditional_format(first, column, last, column, wish)

    def _in_record(self, scale: tuple[Choice, ...]) -> str:
        """Where the words of *scale* stand in cells, for a rule that cannot hold them."""
        from xlsxwriter.utility import xl_range_abs

        plan = next(one.id for one in self._sheet.plans if one.choices == scale)
        first, last, column = choices_at(self._sheet, plan)
        return f"='{RECORD}'!{xl_range_abs(first, column, last, column)}"

    # -------------------------------------------------------------- out of sight

    def _write_record(self) -> None:
        for at, cells in enumerate(to_record(self._sheet)):
            for column, words in enumerate(cells):
                if words:
                    self._book.write(self._record, at, column, words, text_wrap=False)
        self._record.protect("")
        self._record.very_hidden()


def _is_used(role: str, rows: Sequence[StatusRow]) -> bool:
    """Is there anything to show in a column that not every sheet needs?"""
    if role == "last":
        return any(row.last for row in rows)
    return role != "due" or any(row.due for row in rows)


def _runs(wanted: Sequence[bool]) -> list[tuple[int, int]]:
    """The first and last places of neighbours that are wanted.

    >>> _runs([True, True, False, True])
    [(0, 1), (3, 3)]
    """
    found = []
    for is_wanted, places in groupby(range(len(wanted)), wanted.__getitem__):
        run = list(places)
        if is_wanted:
            found.append((run[0], run[-1]))
    return found


def _fits(words: Sequence[str]) -> bool:
    """Can a rule hold these choices itself? It parts them by commas."""
    return len(",".join(words)) <= _LONGEST_LIST and not any(mark in one for one in words for mark in ',"\n')


def _some(words: Sequence[str], most: int = 140) -> str:
    """As many of *words* as a message has room for."""
    line = ", ".join(words)
    return line if len(line) <= most else line[: most - 1] + "…"
