"""Workbooks in the hands of people, who go by the headings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.year.filled import Filled


class Sheet:
    """A status sheet as it is opened by a person, who goes by the headings."""

    def __init__(self, plan: str, folder: str = "ark") -> None:
        (self.path,) = Path(folder).glob(f"{plan}-*.xlsx")
        self.book: Workbook = load_workbook(self.path)
        page = self.book.active
        assert isinstance(page, Worksheet)
        self.page = page
        self.top = next(row for row in page.iter_rows() if "Målepunkt" in [cell.value for cell in row])[0].row
        self.columns = {str(cell.value): cell.column for cell in page[self.top] if cell.value}

    def column(self, heading: str) -> list[Any]:
        """What stands below a heading."""
        at = self.columns[heading]
        return [self.page.cell(row, at).value for row in range(self.top + 1, self.page.max_row + 1)]

    def choices(self) -> set[str]:
        """The words that the drop-down of statuses offers."""
        (rule,) = self.page.data_validations.dataValidation
        return set(str(rule.formula1).strip('"').split(","))

    def row(self, milestone: str) -> int:
        """The row of the milestone that begins with these words."""
        cells = self.page.iter_rows(min_row=self.top + 1, min_col=self.columns["Målepunkt"])
        (found,) = [row[0].row for row in cells if str(row[0].value).startswith(milestone)]
        return int(found)

    def put(self, milestone: str, column: str, words: str | None) -> None:
        """Write into a cell of the row of *milestone*."""
        self.page.cell(self.row(milestone), self.columns[column]).value = words

    def fill_in(self, filled: Filled) -> None:
        """Choose statuses and write comments."""
        for milestone, (status, comment) in filled.items():
            self.put(milestone, "Status", status)
            self.put(milestone, "Kommentar", comment)

    def turn_round(self) -> None:
        """Sort the rows the other way."""
        rows = [[cell.value for cell in row] for row in self.page.iter_rows(min_row=self.top + 1)]
        for at, values in enumerate(reversed(rows), start=self.top + 1):
            for column, value in enumerate(values, start=1):
                self.page.cell(at, column).value = value

    def save(self) -> None:
        """Save it in its place."""
        self.book.save(self.path)


class Table(NamedTuple):
    """A table of a workbook, read as a person does: by its headings."""

    rows: tuple[Mapping[str, Any], ...]

    @classmethod
    def of(cls, page: Worksheet, heading: str) -> Table:
        """The table below the row that has this *heading*."""
        rows: Iterator[Sequence[Any]] = page.iter_rows(values_only=True)
        heads = next(row for row in rows if heading in row)
        return cls(tuple(dict(zip(heads, row, strict=True)) for row in rows))

    def row(self, **wanted: object) -> Mapping[str, Any]:
        """The one row with these values."""
        (found,) = [row for row in self.rows if all(row[name] == value for name, value in wanted.items())]
        return found
