from __future__ import annotations

from dataclasses import replace

import pytest

from maalplan.model import (
    Change,
    ChangeValue,
    Deadline,
    Effect,
    Target,
    Weight,
)
from maalplan.output.diff.words import (
    change_note,
    direction_words,
    effects_word,
    said,
    teller,
    value_text,
)
from maalplan.output.word_marks import Mark
from tests.output.diff_examples import DIFF, OF_TWO_CHANGED


@pytest.mark.parametrize(
    ("value", "danish", "english", "why"),
    [
        (None, "", "", "nothing is empty"),
        ("Afhænger af regionerne.", "Afhænger af regionerne.", "Afhænger af regionerne.", "words stay as they are"),
        (Weight(15.0, "percent"), "15 pct.", "15 percent", "a whole figure has no decimals"),
        (Weight(12.5, "point"), "12,5 point", "12.5 points", "a comma in Danish"),
        (
            Deadline("Q2", "2025-04-01", "2025-06-30"),
            "Q2 (senest 30. juni 2025)",
            "Q2 (by 30 June 2025)",
            "the last day",
        ),
        (Deadline("senest 30. juni", None, "2025-06-30"), "senest 30. juni (2025)", "senest 30. juni (2025)", "year"),
        (Deadline("Senest 30. juni 2025", None, "2025-06-30"), "Senest 30. juni 2025", "Senest 30. juni 2025", "said"),
        (Deadline("inden 1. juli", None, "2025-06-30"), "inden 1. juli (senest 30. juni 2025)", None, "the day before"),
        (Deadline("i foråret"), "i foråret", "i foråret", "no day is made up"),
        (Deadline("", None, "2025-12-31"), "31. december 2025", "31 December 2025", "a day without words"),
        (Deadline("snart", None, "2025-13-99"), "snart (senest 2025-13-99)", None, "what is no day stays as it is"),
        ((Target("mindst 85 pct.", "at_least", 85.0),), "mindst 85 pct.", "mindst 85 pct.", "as printed"),
        ((Target("20 dage", "at_most", 20.0),), "højst 20 dage", "at most 20 dage", "the comparator stood elsewhere"),
        ((Target("1 eller flere", "at_least", 1.0),), "1 eller flere", None, "said in other words"),
        ((Target("100 sager", "exactly", 100.0),), "100 sager", None, "exactly goes without saying"),
        (
            (Target("85 pct.", "exactly", 85.0, year=2025), Target("90 pct.", "exactly", 90.0, year=2026)),
            "2025: 85 pct.; 2026: 90 pct.",
            None,
            "a column per year",
        ),
        ((), "", "", "no target"),
        ({"Baggrund": "Aftalt", "Effekt": "Færre fejl"}, "Baggrund: Aftalt\nEffekt: Færre fejl", None, "a line each"),
    ],
)
def test_values(value: ChangeValue, danish: str, english: str | None, why: str) -> None:
    assert value_text(value) == danish, why
    if english is not None:
        assert value_text(value, "en") == english, why


def test_a_label_that_differs_is_said_by_itself() -> None:
    change = Change("extra", {"Baggrund": "Aftalt", "Note": "Ens"}, {"Note": "Ens", "Effekt": "Færre fejl"})
    assert [(one.label, one.old, one.new) for one in said(change)] == [
        ("Øvrigt: Baggrund", "Aftalt", ""),
        ("Øvrigt: Effekt", "", "Færre fejl"),
    ]


def test_a_deadline_is_marked_as_a_whole_and_figures_word_by_word() -> None:
    deadline = Change("deadline", Deadline("Q2", None, "2025-06-30"), Deadline("Q4", None, "2025-12-31"), "later")
    (one,) = said(deadline)
    assert [mark.kind for mark in one.marks] == ["deleted", "inserted"]
    targets = Change(
        "targets",
        (Target("+/- 3 pct.", "plus_minus", 3.0), Target("højst 5 mio. kr.", "at_most", 5e6)),
        (Target("+/- 5 pct.", "plus_minus", 5.0), Target("højst 5 mio. kr.", "at_most", 5e6)),
        "raised",
        "softened",
    )
    (one,) = said(targets)
    assert (one.label, one.note) == ("Måltal", "hævet, lempet")
    assert one.marks == (
        Mark("same", "+/- "),
        Mark("deleted", "3"),
        Mark("inserted", "5"),
        Mark("same", " pct.; højst 5 mio. kr."),
    )


def test_a_deadline_that_came_is_an_insertion_alone() -> None:
    (one,) = said(Change("deadline", None, Deadline("Q4", None, "2025-12-31")))
    assert one.marks == (Mark("inserted", "Q4 (senest 31. december 2025)"),)


def test_the_days_of_a_period_are_written_as_people_write_them() -> None:
    (one,) = said(Change("period", "2024-01-01 – 2024-12-31", None))
    assert one.old == "1. januar 2024 – 31. december 2024"
    (one,) = said(Change("remarks", "Version 2024-01-01", None))
    assert one.old == "Version 2024-01-01", "a plan's own words stay"


# ------------------------------------------------------------------ what a change means


def due(words: str, end: str) -> Deadline:
    return Deadline(words, None, end)


@pytest.mark.parametrize(
    ("old", "new", "note"),
    [
        (due("ultimo juni", "2024-06-30"), due("senest 30. juni", "2025-06-30"), "samme sidste dag"),
        (due("i februar", "2024-02-29"), due("senest den sidste februar", "2025-02-28"), "samme sidste dag"),
        (due("i juni", "2024-06-30"), due("i juni 2026", "2026-06-30"), ""),
        (due("i juni", "2024-06-30"), None, ""),
        (Deadline("løbende"), due("i juni", "2025-06-30"), ""),
    ],
)
def test_a_deadline_of_which_the_last_day_stayed(old: Deadline, new: Deadline | None, note: str) -> None:
    assert change_note(Change("deadline", old, new), years=(2024, 2025)) == note


def test_figures_that_went_opposite_ways_are_said_each_with_its_way() -> None:
    old = (Target("Mindst 10", "at_least", 10.0), Target("mindst 4", "at_least", 4.0, unit="besøg"))
    new = (Target("Mindst 12", "at_least", 12.0), Target("mindst 2", "at_least", 2.0, unit="besøg"))
    change = Change("targets", old, new)
    assert change_note(change) == "10 → 12 hævet, 4 → 2 sænket"
    assert change_note(change, "en") == "10 → 12 raised, 4 → 2 lowered"
    assert change_note(change, agencies=("DMI", "SSI")) == "12 højere end 10, 2 lavere end 4"
    assert direction_words(change) == "hævet og sænket"
    assert direction_words(Change("targets", old, new[:1], "raised")) == "hævet"
    assert direction_words(Change("targets", old, new[:1], "raised"), agencies=("DMI", "SSI")) == "højere hos SSI"


@pytest.mark.parametrize(
    ("effects", "words", "of_two"),
    [
        ((), "", ""),
        (("tightened",), "skærpet", "strengere hos SSI"),
        (("softened", "tightened"), "lempet og skærpet", "lempeligere og strengere hos SSI"),
    ],
)
def test_both_effects_are_said_together(effects: tuple[Effect, ...], words: str, of_two: str) -> None:
    assert effects_word(effects, DIFF) == words
    assert effects_word(effects, OF_TWO_CHANGED) == of_two


def test_numbers_say_which_plan_they_are_of() -> None:
    years, agencies = teller(DIFF), teller(OF_TWO_CHANGED)
    versions = teller(replace(DIFF, old=replace(DIFF.old, year=2025)))
    assert [one.both_numbers("3", "2") for one in (years, agencies)] == ["3 → 2", "2 (hos DMI: 3)"]
    assert [one.old_number("3") for one in (years, versions, agencies)] == ["(nr. 3 i 2024)", "(nr. 3 før)", "3"]
    assert [years.both_numbers(None, "2"), years.both_numbers("2", "2"), years.old_number(None)] == ["2", "2", ""]


def test_a_year_that_moved_on_with_the_plans_is_no_difference() -> None:
    change = Change("text", "Højst 190 årsværk i 2024", "Højst 180 årsværk i 2025")
    (told,) = teller(DIFF).said(change)
    assert [mark.text for mark in told.marks if mark.kind in ("deleted", "inserted")] == ["190", "180"]
    (period,) = (one for change in DIFF.changes for one in teller(DIFF).said(change) if change.field == "period")
    assert "2025" in [mark.text for mark in period.marks if mark.kind == "inserted"], "of the plans it is what changed"
