"""Occasions, times and scales of follow-up."""

from __future__ import annotations

import pytest

from maalplan.model import Deadline, Period, Quote, RawFollowUp
from maalplan.normalize.follow_ups import as_follow_up, as_occasion, as_scale

PLAN = Period("2025-01-01", "2025-12-31")


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("udgiftsopfølgning 2", "udgiftsopfølgning 2"),
        ("Udgiftsopfølgningen nr. 2", "udgiftsopfølgning 2"),
        ("årsrapporten", "årsrapport"),
        ("halvårsstatussen", "halvårsstatus"),
        ("halvårsopfølgningen", "halvårsopfølgning"),
        ("den endelige opgørelse", "endelig opgørelse"),
        ("en status", "status"),
        ("statusmødet", "statusmøde"),
        ("virksomhedsregnskabet", "virksomhedsregnskab"),
    ],
)
def test_as_occasion(printed: str, expected: str) -> None:
    assert as_occasion(printed) == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("”opfyldt”,\n”delvist opfyldt” eller ”ikke opfyldt”", ("opfyldt", "delvist opfyldt", "ikke opfyldt")),
        ('"nået" eller "ikke nået"', ("nået", "ikke nået")),
        ("»Opfyldt« og »I proces«", ("Opfyldt", "I proces")),
        ("grøn, gul eller rød", ("grøn", "gul", "rød")),
        ("grønt, gult og rødt", ("grøn", "gul", "rød")),
        ("”trafiklys-model”", ("grøn", "gul", "rød")),
        ("opfyldt/delvist opfyldt/ikke opfyldt", ("opfyldt", "delvist opfyldt", "ikke opfyldt")),
        ("helt, delvist eller ikke opfyldt", ("helt opfyldt", "delvist opfyldt", "ikke opfyldt")),
    ],
)
def test_as_scale(printed: str, expected: tuple[str, ...]) -> None:
    assert as_scale(Quote(printed)) == expected


@pytest.mark.parametrize(
    ("occasion", "when", "expected", "why"),
    [
        ("halvårsstatus", "august 2025", Deadline("august 2025", "2025-08-01", "2025-08-31"), "a month"),
        ("udgiftsopfølgning 2", "efteråret 2025", Deadline("efteråret 2025", "2025-09-01", "2025-11-30"), "a season"),
        ("årsrapport", "senest 15. marts 2026", Deadline("senest 15. marts 2026", None, "2026-03-15"), "a limit"),
        ("halvårsstatus", "august", Deadline("august", "2025-08-01", "2025-08-31"), "the plan's year"),
        (
            "årsrapporten",
            "marts",
            Deadline("marts", "2026-03-01", "2026-03-31"),
            "it closes the year, so it is the next",
        ),
    ],
)
def test_as_follow_up(occasion: str, when: str, expected: Deadline, why: str) -> None:
    found = as_follow_up(RawFollowUp(Quote(occasion), Quote(when)), PLAN)
    assert found is not None, why
    assert (found.when, found.scale, set(found.quotes)) == (expected, (), {"occasion", "when"}), why


def test_without_a_time_on_the_calendar_there_is_none() -> None:
    assert as_follow_up(RawFollowUp(Quote("halvårsstatus"), Quote("august")), None) is None
