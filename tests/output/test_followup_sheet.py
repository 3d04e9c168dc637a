"""The status sheet as it is sent: what can be written where, what is offered, what is marked."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from maalplan.followup.asked import occasion_of, scale_of, status_sheet
from maalplan.model import (
    Agency,
    Choice,
    Deadline,
    FollowUp,
    FollowUpReport,
    Outcome,
    Plan,
    Source,
    StatusPlan,
    StatusRow,
    StatusSheet,
)
from maalplan.output.followup.sheet import TOP, status_workbook
from maalplan.output.followup.sheet_layout import COLUMNS
from maalplan.output.followup.sheet_record import from_record, to_record
from maalplan.pipeline import follow_ups_of
from tests.calc import found_calc
from tests.diff.making import goal, plan
from tests.followup.filled import DAY, FIRST, HEALTH, MAPPED, NOISE, WELLS, YEAR, Filled, sheet_of, verdicts, water_plan


def opened(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data))


@pytest.fixture(scope="module")
def page() -> Any:
    return opened(sheet_of())["Status"]


def column(page: Any, heading: str) -> int:
    return next(int(cell.column) for cell in page[TOP + 1] if cell.value == heading)


def values(page: Any, heading: str) -> list[object]:
    at = column(page, heading)
    return [page.cell(row, at).value for row in range(FIRST, page.max_row + 1)]


def test_a_row_for_each_milestone_by_deadline_and_the_undated_last(page: Any) -> None:
    assert values(page, "Målepunkt") == [MAPPED, NOISE, WELLS, HEALTH, "(hele målet)"]
    days = [day.date() if isinstance(day, dt.datetime) else day for day in values(page, "Frist")]
    assert days == [dt.date(2024, 6, 30), dt.date(2024, 10, 31), dt.date(2024, 12, 31), None, None]
    assert values(page, "Frist, som skrevet")[:2] == ["Q2", "i oktober"]
    assert values(page, "Krav")[2:4] == ["85 pct.", "højst 8 dage"]
    assert values(page, "Styrelse") == ["Statens Serum Institut"] * 5
    assert values(page, "Målnr.") == ["1", "2", "1", "2", "3"]
    assert values(page, "maalplan-id")[-1] == "ssi-2024/agency/3"


def test_only_status_and_comment_can_be_written(page: Any) -> None:
    assert page.protection.sheet
    assert not page.protection.password
    unlocked = {cell.coordinate for row in page.iter_rows() for cell in row if not cell.protection.locked}
    open_columns = {column(page, "Status"), column(page, "Kommentar")}
    assert unlocked == {page.cell(row, at).coordinate for row in range(FIRST, FIRST + 5) for at in open_columns}
    forbidden = page.protection
    assert (forbidden.autoFilter, forbidden.formatColumns, forbidden.insertRows, forbidden.deleteRows) == (
        False,
        False,
        True,
        True,
    ), "True forbids"


def test_the_status_is_chosen_from_the_scale(page: Any) -> None:
    (rule,) = page.data_validations.dataValidation
    assert (rule.type, rule.formula1, rule.errorStyle) == ("list", '"grøn,gul,rød,udgået"', None)
    at = column(page, "Status")
    assert str(rule.sqref) == f"{page.cell(FIRST, at).coordinate}:{page.cell(FIRST + 4, at).coordinate}"
    assert (rule.errorTitle, rule.showErrorMessage) == ("Vælg fra listen", True)
    assert rule.error.startswith("Status skal være en af disse: grøn, gul, rød, udgået.")


def test_colours_stand_with_their_words(page: Any) -> None:
    rules = {
        rule.formula[0]: rule.dxf.fill.bgColor.rgb for found in page.conditional_formatting for rule in found.rules
    }
    assert rules == {'"grøn"': "FFC6EFCE", '"gul"': "FFFFE699", '"rød"': "FFF8B4B4", '"udgået"': "FFD9D9D9"}


def test_the_page(page: Any) -> None:
    assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)
    assert (page.freeze_panes, page.print_title_rows) == (f"A{FIRST}", f"${TOP + 1}:${TOP + 1}")
    assert page.auto_filter.ref.startswith(f"A{TOP + 1}:")
    assert page.column_dimensions[openpyxl.utils.get_column_letter(column(page, "maalplan-id"))].hidden
    assert opened(sheet_of())["maalplan"].sheet_state == "veryHidden"
    assert page["A1"].value == "Statens Serum Institut: udgiftsopfølgning 2 2024"
    assert "klik i feltet" in page["A2"].value


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2024-06-30", ["Forfalder inden 30 dage", None, None, None, None]),
        ("2024-07-01", ["Overskredet", None, None, None, None]),
        ("2024-10-01", ["Overskredet", "Forfalder inden 30 dage", None, None, None]),
        ("2025-01-01", ["Overskredet", "Overskredet", "Overskredet", None, None]),
    ],
)
def test_what_is_overdue(day: str, words: list[str | None]) -> None:
    page = opened(sheet_of(day=dt.date.fromisoformat(day)))["Status"]
    assert values(page, "Forfald") == words


def test_the_same_plan_and_day_give_the_same_bytes() -> None:
    assert sheet_of() == sheet_of()


def test_in_english() -> None:
    page = opened(status_workbook(status_sheet([water_plan()], DAY), "en"))["Status"]
    headings = [cell.value for cell in page[TOP + 1]]
    assert headings[:5] == ["Agency", "Goal no.", "Goal", "No.", "Milestone"]
    assert values(page, "Due")[0] == "Overdue"


def test_words_of_a_plan_are_never_formulas() -> None:
    nasty = '=HYPERLINK("http://x";"klik")'
    data = sheet_of(plan(2024, goal("=1+1", "@SUM(A1)", nasty, "\x1b[2J+45 pct.")))
    page = opened(data)["Status"]
    assert values(page, "Målepunkt") == [nasty, "�[2J+45 pct."]
    assert {cell.data_type for row in page.iter_rows(min_row=FIRST) for cell in row if cell.value} == {"s"}
    (report,) = follow_ups_of(Filled(data).fill_all().saved())
    assert report.outcomes[0].milestone_text == nasty
    assert report.findings == ()


# ------------------------------------------------------------------ scales and occasions


@pytest.mark.parametrize(
    ("day", "named", "occasion"),
    [
        ("2024-02-01", None, "udgiftsopfølgning 2"),
        ("2024-11-30", None, "udgiftsopfølgning 2"),
        ("2024-12-01", None, "årsrapport"),
        ("2026-01-01", None, "årsrapport"),
        ("2024-02-01", "Årsrapport", "årsrapport"),
        ("2024-02-01", "udgift", "udgiftsopfølgning 2"),
        ("2024-02-01", "Halvårsstatus", "halvårsstatus"),
    ],
)
def test_the_occasion(day: str, named: str | None, occasion: str) -> None:
    assert occasion_of(water_plan(), dt.date.fromisoformat(day), named).occasion == occasion


@pytest.mark.parametrize(("day", "occasion"), [("2024-12-31", "status"), ("2025-01-01", "årsrapport")])
def test_a_plan_that_names_no_follow_up(day: str, occasion: str) -> None:
    assert occasion_of(plan(2024, goal("1", "Vand")), dt.date.fromisoformat(day)).occasion == occasion


@pytest.mark.parametrize(
    ("occasion", "scale", "words"),
    [
        ("status", (), "grøn gul rød udgået"),
        ("årsrapport", (), "opfyldt delvist-opfyldt ikke-opfyldt udgået"),
        ("årsrapport", ("nået", "ikke nået"), "nået ikke-nået udgået"),
        ("status", ("grøn", "rød", "bortfaldet"), "grøn rød bortfaldet"),
    ],
)
def test_scales(occasion: str, scale: tuple[str, ...], words: str) -> None:
    chosen = scale_of(FollowUp(occasion, None, scale))
    assert [one.words.replace(" ", "-") for one in chosen] == words.split()
    assert "unknown" not in {one.rating for one in chosen}


def test_each_plan_has_its_own_scale() -> None:
    other = replace(water_plan("mst", "Miljøstyrelsen"), follow_ups=(YEAR,))
    page = opened(sheet_of(water_plan(), other))["Status"]
    rules = {rule.formula1: rule.sqref for rule in page.data_validations.dataValidation}
    assert set(rules) == {'"grøn,gul,rød,udgået"', '"opfyldt,delvist opfyldt,ikke opfyldt,udgået"'}
    agencies = values(page, "Styrelse")
    at = column(page, "Status")
    for place, name in enumerate(agencies, start=FIRST):
        wanted = (
            '"grøn,gul,rød,udgået"' if name == "Statens Serum Institut" else next(r for r in rules if "opfyldt" in r)
        )
        assert page.cell(place, at).coordinate in rules[wanted]


LONG = (
    "opfyldt, helt og fuldt",
    'opfyldt med "få" mangler',
    *(f"opfyldt i grad {n} af mange grader" for n in range(12)),
)


def test_a_scale_that_a_rule_cannot_hold_stands_in_cells() -> None:
    own = replace(water_plan(), follow_ups=(replace(YEAR, scale=LONG),))
    other = replace(water_plan("mst", "Miljøstyrelsen"), follow_ups=(YEAR,))
    book = opened(sheet_of(other, own))
    rule = next(one for one in book["Status"].data_validations.dataValidation if "!" in one.formula1)
    sheet, cells = rule.formula1.lstrip("=").split("!")
    assert sheet.strip("'") == "maalplan"
    words = [cell.value for (cell,) in book["maalplan"][cells.replace("$", "")]]
    assert words == [*LONG, "udgået"]
    reports = follow_ups_of(Filled(sheet_of(own)).fill_all(LONG[1]).saved())
    assert {(one.rating, one.rating_text) for one in reports[0].outcomes} == {("met", LONG[1])}


# ------------------------------------------------------------------ what was said before


def reported(*outcomes: Outcome, occasion: str = "halvårsstatus") -> FollowUpReport:
    source = Source("status.docx", "0" * 64, "application/octet-stream", None, "test")
    return FollowUpReport(
        schema_version="1.2",
        agency=Agency("ssi"),
        year=2024,
        occasion=occasion,
        outcomes=outcomes,
        source=source,
    )


def test_the_last_word_on_each_milestone() -> None:
    said = Outcome(goal_title="Rent drikkevand", milestone_text=MAPPED, rating="met", rating_text="Opfyldt")
    of_goal = Outcome(goal_title="Mindre støj", rating="yellow", rating_text="Gul")
    page = opened(status_workbook(status_sheet([water_plan()], DAY, None, [reported(said, of_goal)])))["Status"]
    assert values(page, "Seneste status") == [
        "Opfyldt\n(halvårsstatus)",
        "Gul\n(halvårsstatus)",
        None,
        "Gul\n(halvårsstatus)",
        None,
    ]
    assert "Forfald" not in [cell.value for cell in page[TOP + 1]], "what is met is not overdue"
    assert page.cell(FIRST, column(page, "Seneste status")).protection.locked


def test_what_was_said_of_a_goal_later_takes_the_place_of_a_light_on_its_milestone() -> None:
    early = Outcome(goal_title="Rent drikkevand", milestone_text=MAPPED, rating="yellow", rating_text="Gul")
    late = Outcome(goal_title="Rent drikkevand", rating="met", rating_text="Målet er opfyldt")
    reports = [reported(early), reported(late, occasion="årsrapport")]
    row = status_sheet([water_plan()], DAY, None, reports).rows[0]
    assert (row.milestone_text, row.last, row.due) == (MAPPED, "Målet er opfyldt\n(årsrapport)", None)


def test_without_earlier_follow_ups_there_is_no_such_column(page: Any) -> None:
    assert "Seneste status" not in [cell.value for cell in page[TOP + 1]]


# ------------------------------------------------------------------ the record


def test_the_record_is_read_back() -> None:
    sheet = status_sheet([water_plan(), water_plan("mst", "Miljøstyrelsen")], DAY)
    kept = from_record(to_record(sheet))
    assert kept is not None
    assert kept == replace(sheet, rows=tuple(replace(row, due=None) for row in sheet.rows))


@pytest.mark.parametrize(
    "rows", [[], [[]], [["Mål"]], [["maalplan", "status-9"]], [["maalplan", "status-1"], ["row", "x"]]]
)
def test_what_is_no_record(rows: list[list[str]]) -> None:
    assert from_record(rows) is None


def test_a_record_that_people_changed_is_taken_as_far_as_it_makes_sense() -> None:
    rows = [["maalplan", "status-1"], ["plan", "x-2024", "", "", "", "i fjor"], ["choice", "x-2024", "ja", "fint"]]
    rows += [["row", "x-2024/agency/1", "x-2024", "g", "", "andet"], ["row", "", "x-2024"], ["row", "y", "ukendt plan"]]
    assert from_record(rows) == StatusSheet(
        (StatusPlan("x-2024", Agency("ukendt"), None, "", (Choice("ja", "unknown"),)),),
        (StatusRow(id="x-2024/agency/1", plan="x-2024", goal="g", scope="agency", goal_words=""),),
        "",
    )


# ------------------------------------------------------------------ other programs


@pytest.mark.parametrize("filled_in", [False, True])
def test_libreoffice_opens_and_saves_it(tmp_path: Path, filled_in: bool) -> None:
    calc = found_calc(tmp_path)
    data = sheet_of(water_plan(), replace(water_plan("mst", "Miljøstyrelsen"), follow_ups=(YEAR,)))
    if filled_in:
        filled = Filled(data)
        for row in range(FIRST, filled.page.max_row + 1):
            agency = filled.page.cell(row, 1).value
            filled.page.cell(row, filled.columns["Status"]).value = "rød" if "Serum" in agency else "delvist opfyldt"
            filled.page.cell(row, filled.columns["Kommentar"]).value = f"Ærlig talt:\nrække {row}"
        data = filled.saved()
    path = tmp_path / "retur.xlsx"
    path.write_bytes(data)
    again = calc.saved(path).read_bytes()
    before, after = follow_ups_of(data, path="a.xlsx"), follow_ups_of(again, path="a.xlsx")
    assert [(one.agency, one.year, one.occasion) for one in after] == [(o.agency, o.year, o.occasion) for o in before]
    assert [one.outcomes for one in after] == [one.outcomes for one in before]
    assert [one.findings for one in after] == [one.findings for one in before]
    page = opened(again)["Status"]
    assert page.protection.sheet
    assert len(page.data_validations.dataValidation) == 2
    if filled_in:
        assert {one.rating for report in after for one in report.outcomes} == {"red", "partly_met"}


def test_a_thousand_milestones_come_back() -> None:
    many = [goal(str(n), f"Mål {n}", *(f"Sag {n}.{m} er lukket (Q{m % 4 + 1})." for m in range(20))) for n in range(50)]
    big: Plan = plan(2024, *many)
    (report,) = follow_ups_of(sheet_of(big))
    assert len(report.outcomes) == 1000


def test_the_columns_are_distinct() -> None:
    for place in (0, 1):
        names = [str(names[place]) for names in COLUMNS.values()]
        assert len({name.casefold() for name in names}) == len(names)


def test_a_deadline_that_the_calendar_does_not_have_is_words() -> None:
    own = water_plan()
    first = own.goals[0]
    odd = replace(first.milestones[0], deadline=Deadline("1850", None, "1850-12-31"))
    own = replace(own, goals=(replace(first, milestones=(odd, *first.milestones[1:])), *own.goals[1:]))
    data = sheet_of(own)
    assert "1850-12-31" in values(opened(data)["Status"], "Frist")
    assert Filled(data).fill_all().read().findings == ()


def test_verdicts_of_both_saved_and_unsaved_agree() -> None:
    filled = Filled().fill_all("gul").fill(WELLS, "rød").fill(NOISE, "grøn")
    assert verdicts(filled.read().outcomes) == verdicts(Filled(filled.saved()).read().outcomes)
