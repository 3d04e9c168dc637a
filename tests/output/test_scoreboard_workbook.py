"""Scoreboards as workbooks, read back by another program."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import Any

import openpyxl
import pytest

from maalplan.followup import scoreboard
from maalplan.output.scoreboard.workbook import scoreboard_to_xlsx
from tests.diff.making import goal, plan
from tests.followup.reporting import on, report
from tests.output.scoreboard_examples import BOARD, DAY, HOSTILE

BOOK = openpyxl.load_workbook(io.BytesIO(scoreboard_to_xlsx(BOARD)))


def rows(sheet: Any, top: int = 1) -> list[dict[str, Any]]:
    heading, *others = sheet.iter_rows(min_row=top, values_only=True)
    return [dict(zip(heading, row, strict=True)) for row in others]


def test_the_sheets_and_their_tables() -> None:
    assert BOOK.sheetnames == ["Overblik", "Mål", "Målepunkter", "Efter frist", "Fordeling", "Mangler"]
    assert [list(sheet.tables) for sheet in BOOK] == [
        ["Overblik"], ["Maal"], ["Maalepunkter"], ["EfterFrist"], ["Fordeling"], ["Mangler"]
    ]  # fmt: skip
    for sheet, top in zip(BOOK, (4, 1, 1, 1, 1, 1), strict=True):
        assert sheet.freeze_panes == f"A{top + 1}"
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    english = openpyxl.load_workbook(io.BytesIO(scoreboard_to_xlsx(BOARD, "en")))
    assert english.sheetnames == ["Overview", "Goals", "Milestones", "Overdue", "Breakdown", "Missing"]


def test_the_overview_has_a_row_for_each_plan() -> None:
    found = {(row["Myndighed"], row["År"]): row for row in rows(BOOK["Overblik"], 4)}
    assert len(found) == len(BOARD.plans)
    row = found["Statens Serum Institut", 2024]
    assert row["Andel mål opfyldt"] == pytest.approx(1 / 3)
    assert (row["Mål i alt"], row["Vurderede mål"], row["Opfyldt"], row["Ikke opfyldt"]) == (3, 3, 1, 1)
    assert (row["Andel efter vægt"], row["Point opnået"], row["Point mulige"]) == (0.5, 12.5, 20)
    assert found["Danmarks Statistik", 2024]["Andel mål opfyldt"] is None
    (share,) = [
        cell
        for row in BOOK["Overblik"].iter_rows()
        for cell in row
        if cell.data_type == "n" and cell.value == pytest.approx(1 / 3)
    ]
    assert share.number_format == "0 %"


def test_the_reports_stand_side_by_side() -> None:
    (row,) = [row for row in rows(BOOK["Mål"]) if row["Mål"] == "Rent drikkevand" and row["År"] == 2024]
    assert (row["Status"], row["Årsrapport"]) == ("grøn", "opfyldt (Målet er opfyldt; 10/10)")
    assert (row["Vurdering"], row["Grundlag"], row["Point"]) == ("opfyldt", "rapportens", 10)
    assert row["Bemærkning"] == "Alt er kortlagt."


def test_reports_of_many_names_share_a_column() -> None:
    own = plan(2024, goal("1", "Læsesal", "Salen er åben (Q1)."))
    names = ["januar", "februar", "marts", "april", "maj", "juni", "vurdering"]
    board = scoreboard([own], [report(own, name, on(own.goals[0], "green")) for name in names], DAY)
    (row,) = rows(openpyxl.load_workbook(io.BytesIO(scoreboard_to_xlsx(board)))["Mål"])
    told = [value for heading, value in row.items() if heading.lower().strip(" *") in names and value == "grøn"]
    assert len(told) == 5
    assert row["Øvrige rapporter"].count("grøn") == 2
    assert row["Vurdering"] == "kun trafiklys"


def test_days_are_days() -> None:
    (row,) = [row for row in rows(BOOK["Målepunkter"]) if str(row["Målepunkt"]).startswith("Støjkortet")]
    assert row["Frist"] == dt.datetime(2024, 12, 31)  # noqa: DTZ001 (openpyxl knows no zones)
    assert (row["Vurdering"], row["Efter frist"]) == ("ikke opfyldt", "ja")


def test_what_is_overdue_the_oldest_first() -> None:
    found = rows(BOOK["Efter frist"])
    assert len(found) == BOARD.total.overdue
    assert [row["Frist"] for row in found] == sorted(row["Frist"] for row in found)
    assert found[-1]["Dage over"] == 1


def test_the_breakdown_and_what_is_missing() -> None:
    found = {(row["Opgjort efter"], row["Gruppe"], row["År"]): row for row in rows(BOOK["Fordeling"])}
    assert found["i alt", "I alt", None]["Mål i alt"] == BOARD.total.goals.total
    assert found["ministerium og år", "Sundhedsministeriet", 2024]["Opfyldt"] == 1
    assert ("fristens kvartal", "4. kvartal 2024", None) in found
    assert {row["Hvad"] for row in rows(BOOK["Mangler"])} == {
        "Planer uden rapport", "Rapporter uden plan", "Ikke fundet i planen"
    }  # fmt: skip


def test_words_of_documents_are_neither_formulas_nor_links() -> None:
    data = scoreboard_to_xlsx(HOSTILE)
    for sheet in openpyxl.load_workbook(io.BytesIO(data)):
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            assert cell.data_type in ("s", "n", "d")
            assert cell.hyperlink is None
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        assert not any("externalLink" in name for name in packed.namelist())


def test_the_same_board_gives_the_same_bytes() -> None:
    assert scoreboard_to_xlsx(BOARD) == scoreboard_to_xlsx(BOARD)
