"""A ministry's own workbook, which is no status sheet of ours, is read as a report."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest

from maalplan.errors import NoOutcomes
from maalplan.model import FollowUpReport
from maalplan.pipeline import read_follow_ups

HEAD = ("Nr.", "Mål", "Målepunkt", "Status", "Bemærkninger")
WATER = (1, "Rent drikkevand", "Grundvandet er kortlagt.", "Grøn", "Det går godt.")
WELLS = (1, "Rent drikkevand", "Borerne er undersøgt.", "Gul", None)
NOISE = (2, "Mindre støj", "Kortet er offentliggjort.", "Rød", "Kortet mangler.")


def read(**sheets: list[tuple[object, ...]]) -> tuple[FollowUpReport, ...]:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        page: Any = book.create_sheet(name)
        for row in rows:
            page.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return read_follow_ups(stream.getvalue(), path="status.xlsx")


def told(report: FollowUpReport) -> list[tuple[str | None, ...]]:
    return [
        (one.goal_number, one.goal_title, one.milestone_number, one.milestone_text, one.rating, one.comment)
        for one in report.outcomes
    ]


EXPECTED = [
    ("1", "Rent drikkevand", "1", "Grundvandet er kortlagt.", "green", "Det går godt."),
    ("1", "Rent drikkevand", "2", "Borerne er undersøgt.", "yellow", None),
    ("2", "Mindre støj", "1", "Kortet er offentliggjort.", "red", "Kortet mangler."),
]


def test_a_table_below_its_title() -> None:
    (report,) = read(Ark1=[("Halvårsstatus 2024 for Statens Serum Institut",), (), HEAD, WATER, WELLS, NOISE])
    assert (report.agency.id, report.year, report.occasion) == ("ssi", 2024, "halvårsstatus")
    assert told(report) == EXPECTED
    assert report.findings == ()


def test_a_goal_that_stands_once_for_several_rows() -> None:
    (report,) = read(Ark1=[("Status 2024",), HEAD, WATER, (None, None, *WELLS[2:]), NOISE])
    assert told(report) == EXPECTED


@pytest.mark.parametrize("again", ["Statens Serum Institut", None])
def test_a_column_of_authorities_gives_each_its_report(again: str | None) -> None:
    rows = [("Statens Serum Institut", *WATER), (again, *WELLS), ("Sundhedsstyrelsen", *NOISE)]
    ssi, sst = read(Status=[("Udgiftsopfølgning 2 2024",), ("Styrelse", *HEAD), *rows])
    assert (ssi.agency.id, sst.agency.id) == ("ssi", "sst")
    assert {one.occasion for one in (ssi, sst)} == {"udgiftsopfølgning 2"}
    assert [told(ssi), told(sst)] == [EXPECTED[:2], EXPECTED[2:]]


def test_an_authority_without_verdicts_is_left_out() -> None:
    rows = [("Statens Serum Institut", *WATER), ("Sundhedsstyrelsen", *NOISE[:3], None, None)]
    reports = read(Status=[("Udgiftsopfølgning 2 2024",), ("Styrelse", *HEAD), *rows])
    assert [one.agency.id for one in reports] == ["ssi"]


def test_a_table_without_verdicts_is_no_report() -> None:
    with pytest.raises(NoOutcomes, match="No verdicts"):
        read(Regnskab=[("Konto", "Beløb"), ("11", 3.5), ("12", 4)])


def test_an_empty_workbook_is_no_report() -> None:
    with pytest.raises(NoOutcomes, match="empty"):
        read(Ark1=[])
