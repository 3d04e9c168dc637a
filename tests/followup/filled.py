"""Status sheets filled in as people do, with openpyxl."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from typing import Any

import openpyxl

from maalplan.followup.asked import status_sheet
from maalplan.model import Deadline, FollowUp, FollowUpReport, Outcome, Plan
from maalplan.output.followup.sheet import TOP, status_workbook
from maalplan.output.followup.sheet_layout import heading
from maalplan.pipeline import read_follow_ups
from tests.diff.making import goal, plan

DAY = dt.date(2024, 9, 1)
LIGHTS = FollowUp("udgiftsopfølgning 2", Deadline("efteråret 2024", "2024-09-01", "2024-11-30"), ("grøn", "gul", "rød"))
YEAR = FollowUp(
    "årsrapport", Deadline("marts 2025", "2025-03-01", "2025-03-31"), ("opfyldt", "delvist opfyldt", "ikke opfyldt")
)
MAPPED = "Grundvandet er kortlagt i fem kommuner (Q2)."
WELLS = "85 pct. af borerne er undersøgt (Q4)."
NOISE = "Støjkortet over hovedveje er offentliggjort i oktober."
HEALTH = "Sygefraværet er højst 8 dage."
FIRST = TOP + 2
"""The first row below the headings, from 1."""


def water_plan(agency: str = "ssi", name: str = "Statens Serum Institut") -> Plan:
    """A plan of three goals, one of them without milestones."""
    from dataclasses import replace

    goals = (
        goal("1", "Rent drikkevand", MAPPED, WELLS, scope="ministry"),
        goal("2", "Mindre støj", NOISE, HEALTH),
        goal("3", "God ledelse", description="Ledelsen er god."),
    )
    return replace(plan(2024, *goals, agency=agency, name=name), follow_ups=(YEAR, LIGHTS))


def sheet_of(*plans: Plan, occasion: str | None = None, day: dt.date = DAY) -> bytes:
    """The status sheet of *plans*, as it is sent."""
    return status_workbook(status_sheet(plans or (water_plan(),), day, occasion))


class Filled:
    """A status sheet in the hands of somebody who fills it in."""

    def __init__(self, data: bytes | None = None) -> None:
        self.book: Any = openpyxl.load_workbook(io.BytesIO(data or sheet_of()))
        self.page: Any = self.book["Status"]
        self.columns = {str(cell.value): cell.column for cell in self.page[TOP + 1] if cell.value}

    def row(self, words: str) -> int:
        """The row of the milestone, or goal, with these words."""
        return next(
            row[0].row for row in self.page.iter_rows(min_row=FIRST) if any(words in str(cell.value) for cell in row)
        )

    def cell(self, words: str, role: str) -> Any:
        """The cell in the column *role* of the row with *words*."""
        return self.page.cell(self.row(words), self.columns[heading(role, "da")])

    def fill(self, words: str, status: object = None, comment: object = None) -> Filled:
        """Fill in a row."""
        if status is not None:
            self.cell(words, "status").value = status
        if comment is not None:
            self.cell(words, "comment").value = comment
        return self

    def fill_all(self, status: str = "grøn") -> Filled:
        """Give every row the same status."""
        for row in range(FIRST, self.page.max_row + 1):
            self.page.cell(row, self.columns["Status"]).value = status
        return self

    def saved(self) -> bytes:
        """The file that is sent back."""
        stream = io.BytesIO()
        self.book.save(stream)
        return stream.getvalue()

    def read(self) -> FollowUpReport:
        """The one follow-up that comes of it."""
        (report,) = read_follow_ups(self.saved(), path="retur.xlsx")
        return report


def codes(report: FollowUpReport) -> list[str]:
    """The codes of a report's findings."""
    return [finding.code for finding in report.findings]


def on(report: FollowUpReport, words: str) -> Outcome:
    """The outcome on the milestone, or the goal without milestones, with *words*."""
    (found,) = [one for one in report.outcomes if words in (one.milestone_text or one.goal_title or "")]
    return found


def told(report: FollowUpReport, code: str) -> str:
    """The message of the one finding of this kind."""
    (message,) = [finding.message for finding in report.findings if finding.code == code]
    return message


def verdicts(outcomes: Sequence[Outcome]) -> list[tuple[str | None, str, str | None]]:
    """Id, rating and words of outcomes."""
    return [(one.milestone or one.goal, one.rating, one.rating_text) for one in outcomes]
