"""Of several documents of one plan, which one counts."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maalplan.diff.versions import is_addendum, kind_of, latest_versions
from maalplan.model import Period, Plan, Signature, Source, Version
from tests.diff.making import goal, plan

GOALS = (
    goal("1", "Beredskab for pandemier", "Handleplanen er godkendt (Q2)."),
    goal("2", "Diagnostik", "Mindst 85 pct. af svarene er afgivet inden 3 dage (Q4)."),
)


def document(name: str, version: Version | None = None, *, signed: str | None = None, year: int = 2025) -> Plan:
    """A plan of Statens Serum Institut in a file of that name; each has goals of its own words."""
    made = plan(year, *GOALS, goal("3", f"Mål fra {name}"))
    source = Source(f"{name}.docx", "", "text/plain", None, "text")
    signatures = (Signature(name="Åse Ærø", date=signed),) if signed else ()
    return replace(made, id=f"ssi-{year}-{name}", source=source, version=version, signatures=signatures)


DRAFT = document("a", Version("UDKAST", "draft"))
LATER_DRAFT = document("b", Version("Udkast 3. december 2024", "draft", None, "2024-12-03"))
SILENT = document("c")
SIGNED = document("d", Version("17/12 2024", "signed", None, "2024-12-17"), signed="2024-12-17")
SECOND = document("e", Version("17/12 2024; Version 2.0", "signed", "2.0", "2024-12-17"), signed="2024-12-17")
AMENDED = document("f", Version("Revideret juni 2025", "amended", None, "2025-06"))
AMENDED_AGAIN = document("g", Version("Ændret pr. 1. september 2025", "amended", None, "2025-09-01"))
OLD_FILE = document("h", None, signed="2024-12-17")
"""A plan file that was written before there were versions."""
ADDENDUM = replace(document("i", Version("Tillæg nr. 1", "addendum", "1")), goals=GOALS[:1])


@pytest.mark.parametrize(
    ("plans", "chosen", "why"),
    [
        ((DRAFT,), DRAFT, "a draft where there is nothing else"),
        ((DRAFT, LATER_DRAFT), LATER_DRAFT, "the later draft"),
        ((DRAFT, SILENT), SILENT, "a draft never counts beside another"),
        ((SILENT, SIGNED), SIGNED, "a signed one before one that says nothing"),
        ((DRAFT, SILENT, SIGNED), SIGNED, "signed"),
        ((SIGNED, SECOND), SECOND, "the higher number of two signed on one day"),
        ((SIGNED, AMENDED), AMENDED, "the amended one"),
        ((AMENDED, AMENDED_AGAIN, SIGNED), AMENDED_AGAIN, "the last amended one"),
        ((DRAFT, OLD_FILE), OLD_FILE, "an older plan file is signed when a signature is dated"),
        ((ADDENDUM, SIGNED), SIGNED, "an addendum is no plan"),
        ((ADDENDUM, DRAFT), DRAFT, "not even beside a draft"),
        ((ADDENDUM,), ADDENDUM, "an addendum where there is nothing else"),
    ],
)
def test_the_one_that_counts(plans: tuple[Plan, ...], chosen: Plan, why: str) -> None:
    for order in permutations(plans):
        (found,) = latest_versions(order)
        assert found.chosen is chosen, why
        everyone = {found.chosen.id, *(one.id for one in found.addenda), *(one.id for one, _ in found.others)}
        assert everyone == {one.id for one in plans}


def codes(*plans: Plan) -> list[str]:
    (found,) = latest_versions(plans)
    return [finding.code for finding in found.findings]


@pytest.mark.parametrize(
    ("plans", "said"),
    [
        ((SIGNED,), []),
        ((SIGNED, DRAFT), ["version-chosen"]),
        ((DRAFT,), ["draft-alone"]),
        ((ADDENDUM,), ["addendum-without-plan"]),
        ((SILENT, replace(SILENT, id="ssi-2025-2")), ["version-chosen"]),
        ((SILENT, document("z")), ["version-chosen", "version-guessed"]),
        ((SILENT, document("plan_udkast")), ["version-chosen", "version-guessed"]),
        (
            (
                SIGNED,
                replace(document("k", SIGNED.version, signed="2024-12-01"), document_type="direktørkontrakt"),
                replace(SIGNED, id="ssi-2025-l", document_type="mål- og resultatplan"),
            ),
            ["version-chosen", "version-guessed"],
        ),
    ],
)
def test_a_guess_is_said(plans: tuple[Plan, ...], said: list[str]) -> None:
    assert codes(*plans) == said


@pytest.mark.parametrize(
    ("plans", "reasons"),
    [
        ((DRAFT, SIGNED), ["it is a draft (UDKAST)"]),
        ((SIGNED, AMENDED), ["it is signed, and the other is amended"]),
        ((AMENDED, AMENDED_AGAIN), ["it is of 2025-06, and the other of 2025-09-01"]),
        ((SIGNED, SECOND), ["its number is lower"]),
        ((SILENT, SIGNED), ["it does not say that it is signed, and the other is signed"]),
        ((SILENT, document("udkast 2")), ["it is a draft (by its file name)"]),
        ((SIGNED, replace(SIGNED, id="ssi-2025-2")), ["it has the same goals"]),
    ],
)
def test_the_reason_is_told(plans: tuple[Plan, ...], reasons: list[str]) -> None:
    (found,) = latest_versions(plans)
    assert [reason for _, reason in found.others] == reasons


def test_agencies_and_years_are_kept_apart() -> None:
    others = (plan(2024, *GOALS), plan(2025, *GOALS, agency="sst", name="Sundhedsstyrelsen"), SIGNED)
    assert [one.chosen.id for one in latest_versions(others)] == ["ssi-2024", "ssi-2025-d", "sst-2025"]


def test_plans_of_unknown_agencies_or_years_are_not_versions_of_each_other() -> None:
    unknown = [replace(plan(2025, *GOALS, agency="ukendt"), id=f"ukendt-2025-{n}") for n in (1, 2)]
    without_year = [replace(plan(None, *GOALS), id=f"ssi-0000-{n}") for n in (1, 2)]
    assert len(latest_versions([*unknown, *without_year])) == 4


def test_addenda_stand_in_their_order() -> None:
    second = replace(document("j", Version("Tillæg nr. 2", "addendum", "2")), goals=GOALS[1:])
    draft = replace(document("k", Version("Udkast", "draft")), title="Udkast til tillæg nr. 3", goals=GOALS[1:])
    (found,) = latest_versions([second, draft, SIGNED, ADDENDUM])
    assert found.addenda == (ADDENDUM, second)
    assert [reason for _, reason in found.others] == ["it is the draft of an addendum"]


def test_the_same_addendum_in_two_files_counts_once() -> None:
    (found,) = latest_versions([SIGNED, ADDENDUM, replace(ADDENDUM, id="ssi-2025-kopi")])
    assert len(found.addenda) == 1


def test_a_yearly_addendum_to_an_agreement_of_several_years_is_the_plan_of_its_year() -> None:
    agreement = replace(SIGNED, id="ssi-2023", year=2023, period=Period("2023-01-01", "2026-12-31"))
    found = latest_versions([agreement, ADDENDUM])
    assert [one.chosen.id for one in found] == ["ssi-2023", "ssi-2025-i"]
    assert found[1].findings == ()


@pytest.mark.parametrize(
    ("title", "type_", "adds"),
    [
        ("Tillæg nr. 1 til mål- og resultatplan 2025", None, True),
        (None, "tillæg til resultatkontrakt", True),
        ("Udkast til tillæg til resultatkontrakt 2025", None, True),
        ("Allonge til resultatkontrakt 2025", None, True),
        ("Mål- og resultatplan 2025", "mål- og resultatplan", False),
        (None, None, False),
    ],
)
def test_an_older_plan_file_is_an_addendum_by_its_title(title: str | None, type_: str | None, adds: bool) -> None:
    made = replace(SILENT, title=title, document_type=type_)
    assert is_addendum(made) is adds
    assert kind_of(made) == ("addendum" if adds else None)


ALL = (DRAFT, LATER_DRAFT, SILENT, SIGNED, SECOND, AMENDED, AMENDED_AGAIN, OLD_FILE, ADDENDUM)


@given(st.lists(st.sampled_from(ALL), unique_by=lambda one: one.id, min_size=1), st.randoms())
def test_every_document_is_in_one_place_whatever_the_order(plans: list[Plan], random: Random) -> None:
    (found,) = latest_versions(plans)
    everyone = [found.chosen, *found.addenda, *(one for one, _ in found.others)]
    assert sorted(one.id for one in everyone) == sorted(one.id for one in plans)
    random.shuffle(plans)
    assert latest_versions(plans) == (found,)
