"""The calendar: events that a calendar program shows on the right day, and knows again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings

from maalplan.model import Deadline, Plan
from maalplan.output.export.calendar import to_ics
from maalplan.output.export.due import falls_due
from maalplan.output.export.wishes import Wishes
from tests.output.examples import BUDGET, FVST, PLANS
from tests.output.exported import AS_USUAL, sample_plans, several_plans

icalendar = pytest.importorskip("icalendar", reason="icalendar writes calendars (pip install -e .[dev])")

Q4 = "fvst-2025/ministry/1/1"


def written(plans: Sequence[Plan], wishes: Wishes = AS_USUAL) -> bytes:
    return to_ics(plans, wishes)["due.ics"]


def events(plans: Sequence[Plan], wishes: Wishes = AS_USUAL) -> list[Any]:
    return list(icalendar.Calendar.from_ical(written(plans, wishes)).walk("VEVENT"))


def test_an_event_lasts_the_whole_last_day_and_takes_up_no_time() -> None:
    (event,) = events(PLANS)

    assert (event["dtstart"].dt, event["dtend"].dt) == (dt.date(2025, 12, 31), dt.date(2026, 1, 1))
    assert event["transp"] == "TRANSPARENT"
    assert b"DTSTART;VALUE=DATE:20251231" in written(PLANS)


def test_an_event_says_whose_and_what_and_where() -> None:
    (event,) = events(PLANS)

    assert event["summary"] == "FVST: Afvigelsen er højst +/- 5 pct., dog maksimalt +/- 5,0 mio. kr. (Q4)"
    assert event["description"].splitlines() == [
        "Myndighed: Fødevarestyrelsen",
        'Mål: 1 Økonomisk styring, herunder "retvisende" budgettering',
        "Målepunkt 1: Afvigelsen er højst +/- 5 pct., dog maksimalt +/- 5,0 mio. kr. (Q4)",
        "Frist: Q4 (senest 31. december 2025)",
        "Periode: 1. oktober 2025 til 31. december 2025",
        "Kilde: Fødevarer/plan 2025.pdf, side 3",
    ]


def test_labels_are_english_where_that_is_asked_for() -> None:
    (event,) = events(PLANS, Wishes("en"))

    assert [line.partition(":")[0] for line in event["description"].splitlines()] == [
        "Agency",
        "Goal",
        "Milestone 1",
        "Deadline",
        "Window",
        "Source",
    ]


def test_an_event_is_known_again_after_its_words_and_day_were_changed() -> None:
    milestone = replace(BUDGET.milestones[0], text="Andre ord", deadline=Deadline("Q3", None, "2025-09-30"))
    changed = replace(FVST, goals=(replace(BUDGET, milestones=(milestone,)),))

    assert events([changed])[0]["uid"] == events([FVST])[0]["uid"]


def test_events_have_uids_of_their_own() -> None:
    uids = [str(event["uid"]) for event in events(sample_plans())]

    assert len(set(uids)) == len(uids) > 30


def test_only_what_was_asked_for_is_there() -> None:
    spring = Wishes(after=dt.date(2025, 3, 31), before=dt.date(2025, 7, 1))
    found = [event["dtstart"].dt for event in events(sample_plans(), spring)]

    assert found
    assert all(dt.date(2025, 4, 1) <= day <= dt.date(2025, 6, 30) for day in found)


@pytest.mark.parametrize(
    ("published", "year", "stamp"),
    [
        ("2024-12-17", 2025, b"20241217"),
        ("2024-12", 2025, b"20241201"),
        ("2024", 2025, b"20240101"),
        (None, 2025, b"20250101"),
        (None, None, b"20000101"),
        ("2025-02-31", 2025, b"20000101"),
    ],
)
def test_the_stamp_is_the_plans_own_day_and_no_clock(published: str | None, year: int | None, stamp: bytes) -> None:
    assert b"DTSTAMP:" + stamp + b"T000000Z" in written([replace(FVST, published=published, year=year)])


def test_a_long_text_is_cut_in_the_heading_alone() -> None:
    text = "Endelig handleplan for ny, større epidemi eller pandemi " * 5
    milestone = replace(BUDGET.milestones[0], text=text.strip())
    (event,) = events([replace(FVST, goals=(replace(BUDGET, milestones=(milestone,)),))])

    assert len(event["summary"]) < 130
    assert event["summary"].endswith(" …")
    assert text.strip() in event["description"]


@settings(max_examples=40, deadline=None)
@given(several_plans)
def test_any_plan_is_a_calendar_as_rfc_5545_has_it(plans: list[Plan]) -> None:
    data = written(plans)
    lines = data.split(b"\r\n")

    assert lines[-1] == b""
    assert not any(b"\n" in line or b"\r" in line for line in lines), "lines end in CR LF alone"
    assert all(len(line) <= 75 for line in lines), "lines are folded after 75 octets"
    assert not any(byte < 32 and byte != 9 for line in lines for byte in line), "no control characters"
    found = icalendar.Calendar.from_ical(data).walk("VEVENT")
    due = falls_due(plans, AS_USUAL)
    assert [event["dtstart"].dt for event in found] == [one.day for one in due]
    shown = [" ".join(one.milestone.text.split()) for one in due if one.milestone.text.isprintable()]
    described = [str(event["description"]) for event in found]
    assert all(any(text in words for words in described) for text in shown)


def test_equal_plans_give_equal_bytes() -> None:
    assert written(sample_plans()) == written(sample_plans()[::-1])
