"""Status sheets that come back, beside their plans: several in one workbook, and a plan that was changed since."""

from __future__ import annotations

from maalplan.followup.returned import against_plan
from maalplan.pipeline import read_follow_ups
from tests.diff.making import goal, plan
from tests.followup.filled import FIRST, HEALTH, MAPPED, NOISE, Filled, codes, sheet_of, told, water_plan

# ------------------------------------------------------------------ several plans


def test_each_plan_of_a_workbook_has_its_own_report() -> None:
    plans = water_plan(), water_plan("mst", "Miljøstyrelsen")
    filled = Filled(sheet_of(*plans)).fill_all()
    row = next(
        row for row in range(FIRST, filled.page.max_row + 1) if filled.page.cell(row, 1).value == "Miljøstyrelsen"
    )
    filled.page.cell(row, filled.columns["Status"]).value = "rød"
    ssi, mst = read_follow_ups(filled.saved())
    assert (ssi.agency.id, mst.agency.id) == ("ssi", "mst")
    assert [len(one.outcomes) for one in (ssi, mst)] == [5, 5]
    assert [sum(one.rating == "red" for one in report.outcomes) for report in (ssi, mst)] == [0, 1]


def test_an_agency_that_keeps_only_its_own_rows() -> None:
    filled = Filled(sheet_of(water_plan(), water_plan("mst", "Miljøstyrelsen"))).fill_all()
    for row in range(filled.page.max_row, FIRST - 1, -1):
        if filled.page.cell(row, 1).value == "Miljøstyrelsen":
            filled.page.delete_rows(row)
    report = filled.read()
    assert (report.agency.id, len(report.outcomes)) == ("ssi", 5)
    assert told(report, "sheet-row-missing").startswith("Rows are missing (5): Miljøstyrelsen: 1 Rent drikkevand")


# ------------------------------------------------------------------ beside the plan


def test_a_plan_that_was_changed_since() -> None:
    report = Filled().fill_all().read()
    assert against_plan(report, water_plan()) == report
    changed = plan(
        2024,
        goal("1", "Rent drikkevand", MAPPED, "95 pct. af borerne er undersøgt (Q4).", scope="ministry"),
        goal("2", "Mindre støj", NOISE, HEALTH, "Der er sat tre nye målere op."),
        goal("3", "God ledelse"),
    )
    found = against_plan(report, changed)
    assert codes(found) == ["sheet-not-as-plan", "sheet-row-missing"]
    assert "85 pct." in told(found, "sheet-not-as-plan")
    assert "tre nye målere" in told(found, "sheet-row-missing")
