"""Workbooks of plans, as people open them, edit them and give them back."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl

from maalplan.ingest import read_spreadsheet
from maalplan.model import Correction, Lang, Plan
from maalplan.output.plan_json import plan_from_json
from maalplan.output.plans.labels import label
from maalplan.output.plans.workbook import WORKBOOK, workbook_files
from maalplan.review.corrections.from_workbook import FromWorkbook, RowsGone, corrections_from_workbook

GOLDEN = Path(__file__).parents[2] / "golden"
SAMPLES = [plan_from_json(path.read_bytes()) for path in sorted(GOLDEN.glob("*/plan.json"))]


@dataclass
class Book:
    """A workbook of plans that is being edited."""

    plans: Sequence[Plan]
    lang: Lang = "da"

    def __post_init__(self) -> None:
        self.book = openpyxl.load_workbook(io.BytesIO(workbook_files(self.plans, self.lang)[WORKBOOK]))

    def sheet(self, kind: str) -> Any:
        return self.book[label(kind, self.lang)]

    def cell(self, kind: str, row: int, column: str) -> Any:
        """The cell of a column in a *row*, from 1 below the headings."""
        return self.sheet(kind).cell(row + 1, self.column(kind, column))

    def column(self, kind: str, column: str) -> int:
        heading = label(f"column {column}", self.lang)
        return int(next(cell.column for cell in self.sheet(kind)[1] if cell.value == heading))

    def row(self, kind: str, **values: object) -> None:
        """Write a new row below all others."""
        self.put(kind, self.sheet(kind).max_row + 1, values)

    def put(self, kind: str, at: int, values: dict[str, object]) -> None:
        for column, value in values.items():
            self.sheet(kind).cell(at, self.column(kind, column)).value = value

    def insert(self, kind: str, below: int, **values: object) -> None:
        """Write a new row below row *below*; the table grows as a spreadsheet lets it."""
        self.sheet(kind).insert_rows(below + 2)
        self.put(kind, below + 2, values)

    def saved(self) -> bytes:
        stream = io.BytesIO()
        self.book.save(stream)
        return stream.getvalue()

    def read(self, plans: Sequence[Plan] | None = None, rows_gone: RowsGone = "keep") -> FromWorkbook:
        """What comes back, beside *plans* as they are now."""
        return read(self.saved(), self.plans if plans is None else plans, rows_gone)


def read(data: bytes, plans: Sequence[Plan], rows_gone: RowsGone = "keep") -> FromWorkbook:
    workbook = read_spreadsheet(data, WORKBOOK)
    assert workbook is not None
    return corrections_from_workbook(workbook, {plan.id: plan for plan in plans}.get, rows_gone=rows_gone)


def made(found: FromWorkbook) -> list[Correction]:
    return [one for document in found.corrections.documents for one in document.corrections]


def told(found: FromWorkbook) -> list[tuple[str, str | None, object]]:
    """Action, field and value of each correction."""
    return [(one.action, one.name or one.field, one.value) for one in made(found)]


def rows(book: Any, kind: str, lang: Lang = "da") -> Iterator[dict[str, Any]]:
    """The values of a sheet by heading."""
    head, *lines = book[label(kind, lang)].iter_rows(values_only=True)
    for line in lines:
        yield dict(zip(head, line, strict=True))
