"""Deadlines, figures and weights are compared as days and numbers."""

from __future__ import annotations

import pytest

from maalplan.diff.values import deadline_change, relative_day, targets_change, weight_change
from maalplan.model import Period, Weight
from maalplan.normalize.deadlines import as_deadline
from maalplan.normalize.targets import as_targets
from tests.diff.making import point

YEARS = (2024, 2025)

DEADLINES = [
    ("Q2", "Q2", None, "the same quarter of the next year"),
    ("Q2", "2. kvartal 2025", None, "the same quarter in other words"),
    ("Q1 2024", "Q1 2025", None, "the year moved on with the plan"),
    ("Q2", "Q4", ("later", "softened"), "a later quarter"),
    ("senest 30. juni", "senest 31. marts", ("earlier", "tightened"), "an earlier day"),
    ("i foråret 2024", "i efteråret 2025", ("later", "softened"), "a later season"),
    (
        "inden udgangen af 2025",
        "inden udgangen af 2025",
        ("earlier", None),
        "the same day, nearer in the new plan's year",
    ),
    ("i Q2", "senest i Q2", (None, None), "the window opens earlier and closes the same day"),
    ("senest i Q2", None, (None, "softened"), "no deadline any more"),
    (None, "senest i Q2", (None, "tightened"), "a deadline where there was none"),
    (None, None, None, "none in both"),
    ("i februar", "i februar", None, "a leap year's last of February"),
]


@pytest.mark.parametrize(("old", "new", "expected", "why"), DEADLINES, ids=[why for *_, why in DEADLINES])
def test_deadlines_move_in_relation_to_the_plans_years(old, new, expected, why):
    before, after = (
        words and as_deadline(words, Period(f"{year}-01-01", f"{year}-12-31"))
        for words, year in zip((old, new), YEARS, strict=True)
    )
    change = deadline_change(before, after, YEARS)
    assert (change and (change.direction, change.effect)) == expected, why


def test_without_a_plans_year_days_are_compared_as_they_are():
    june = as_deadline("senest 30. juni 2025", None)
    assert deadline_change(june, june, (None, 2025)) is None


def test_the_last_day_of_a_month_is_the_last_day_in_every_year():
    assert relative_day("2024-02-29", 2024) == relative_day("2025-02-28", 2025) != relative_day("2024-02-28", 2024)


TARGETS = [
    ("mindst 85 pct.", "mindst 80 pct.", ("lowered", "softened")),
    ("mindst 80 pct.", "mindst 85 pct.", ("raised", "tightened")),
    ("højst 30 dage", "højst 45 dage", ("raised", "softened")),
    ("under 6 pct.", "under 4 pct.", ("lowered", "tightened")),
    ("+/- 3 pct.", "+/- 5 pct.", ("raised", "softened")),
    ("+/- 5 pct., dog maksimalt +/- 5,0 mio. kr.", "+/- 3 pct., dog maksimalt +/- 6,0 mio. kr.", (None, None)),
    ("mindst 85 pct. inden for 30 dage", "mindst 80 pct. inden for 40 dage", (None, "softened")),
    ("mindst 85 pct. inden for 30 dage", "mindst 85 pct. inden for 40 dage", ("raised", "softened")),
    ("mindst 4 møder", "4 møder", (None, None)),
    ("mindst 85 pct.", "85 pct.", (None, None)),
    ("to møder er afholdt", "fire møder er afholdt", ("raised", "tightened")),
    ("800 kontroller er gennemført", "700 kontroller er gennemført", ("lowered", "softened")),
    ("Mindst 150 kontroller", "130 kontroller", ("lowered", "softened")),
    ("Sygefraværet er 8 dage", "Sygefraværet er 9 dage", ("raised", "softened")),
    ("Sagsbehandlingstiden er 90 dage", "Sagsbehandlingstiden er 110 dage", ("raised", "softened")),
    ("Forbruget er reduceret med 10 pct.", "Forbruget er reduceret med 8 pct.", ("lowered", "softened")),
    ("Bunken er nedbragt til 80 sager", "Bunken er nedbragt til 90 sager", ("raised", "softened")),
    (
        "Der er scannet 800 containere i Fredericia",
        "Der er scannet 700 containere i Fredericia",
        ("lowered", "softened"),
    ),
    ("3 pct. af sagerne er forsinket", "4 pct. af sagerne er forsinket", ("raised", "softened")),
    ("Huset har 12 etager", "Huset har 14 etager", ("raised", None)),
    ("inden for 30 dage", "inden for 5 uger", ("raised", "softened")),
    ("inden for 30 dage", "inden for 1 måned", (None, None)),
    ("mindst 4 pct. er nået", "op til 4 pct. er nået", (None, "softened")),
    ("5.000 hektar har fået tilsagn", "op til 5.000 hektar har fået tilsagn", (None, "softened")),
    ("Projektet er ikke forsinket", "Projektet er højst en måned forsinket", (None, None)),
    ("mindst 85 pct.", "god kvalitet", (None, "softened")),
    ("god kvalitet", "mindst 85 pct.", (None, "tightened")),
    ("mindst 85 pct.", "mindst 85 %", None),
    ("inden for 30 dage i mindst 90 pct. af sagerne", "mindst 90 pct. af sagerne inden for 30 dage", None),
]


@pytest.mark.parametrize(("old", "new", "expected"), TARGETS)
def test_figures_are_raised_or_lowered_and_ask_more_or_less(old, new, expected):
    change = targets_change(point(old), point(new), YEARS)
    assert (change and (change.direction, change.effect)) == expected


def test_figures_of_years_move_on_with_the_plan():
    from dataclasses import replace

    (figure,) = as_targets("mindst 85 pct.")
    of_2024, of_2025 = (point("Rettidighed", targets=(replace(figure, year=year),)) for year in YEARS)
    assert targets_change(of_2024, of_2025, YEARS) is None
    assert targets_change(of_2024, of_2024, YEARS) is not None


def test_weights():
    assert weight_change(Weight(15, "percent"), Weight(15, "percent")) is None
    lowered = weight_change(Weight(15, "percent"), Weight(10, "percent"))
    assert lowered is not None
    assert lowered.direction == "lowered"
    other_unit = weight_change(Weight(15, "percent"), Weight(10, "point"))
    assert other_unit is not None
    assert other_unit.direction is None
    assert weight_change(None, Weight(10, "point")) is not None


def test_figures_find_their_partners_whichever_plan_is_old():
    one, two = point("Sagerne er afgjort inden for 150 dage."), point("Mindst 80 pct. er afgjort inden for 90 dage.")
    there, back = targets_change(one, two, YEARS), targets_change(two, one, YEARS)
    assert there is not None
    assert back is not None
    assert (there.direction, there.effect) == ("lowered", "tightened")
    assert (back.direction, back.effect) == ("raised", "softened")
