"""Which version of the plan a document is: the strongest word counts, a dated signature where there is none."""

from __future__ import annotations

import pytest

from maalplan.model import Period, Quote, RawFront, RawSignature, RawVersion, Signature, Version, VersionSign
from maalplan.normalize.plan_facts import plan_facts
from maalplan.normalize.versions import as_number, as_version

YEAR = Period("2025-01-01", "2025-12-31")


def said(*signs: tuple[VersionSign, str]) -> tuple[RawVersion, ...]:
    return tuple(RawVersion(sign, Quote(words)) for sign, words in signs)


def signed(date: str, words: str) -> Signature:
    return Signature(name="Åse Ærø", date=date, quotes={"date": Quote(words)})


@pytest.mark.parametrize(
    ("signs", "version"),
    [
        ([("draft", "UDKAST")], Version("UDKAST", "draft")),
        (
            [("draft", "Udkast af 12. november 2024")],
            Version("Udkast af 12. november 2024", "draft", None, "2024-11-12"),
        ),
        ([("draft", "UDKAST"), ("number", "Version 0.8")], Version("UDKAST; Version 0.8", "draft", "0.8")),
        (
            [("draft", "UDKAST"), ("draft", "Udkast 3. december 2024")],
            Version("Udkast 3. december 2024", "draft", None, "2024-12-03"),
        ),
        ([("draft", "Udkast"), ("addendum", "tillæg nr. 1")], Version("Udkast", "draft")),
        ([("addendum", "Tillæg nr. 1"), ("amended", "Revideret juni 2025")], Version("Tillæg nr. 1", "addendum", "1")),
        ([("addendum", "Allonge II")], Version("Allonge II", "addendum", "II")),
        ([("addendum", "Tillæg 2017")], Version("Tillæg 2017", "addendum")),
        ([("amended", "Revideret juni 2025")], Version("Revideret juni 2025", "amended", None, "2025-06")),
        (
            [("amended", "Revideret maj 2025"), ("amended", "Ændret pr. 1. juli 2025"), ("number", "Version 2.0")],
            Version("Ændret pr. 1. juli 2025; Version 2.0", "amended", "2.0", "2025-07-01"),
        ),
        (
            [("amended", "Opdateret december 2024")],
            Version("Opdateret december 2024", None, None, "2024-12"),
        ),
        ([("signed", "Underskrevet 17/12 2024")], Version("Underskrevet 17/12 2024", "signed", None, "2024-12-17")),
        ([("number", "Version 2.0, december 2024")], Version("Version 2.0, december 2024", None, "2.0", "2024-12")),
        ([], None),
    ],
)
def test_the_strongest_word_counts(signs: list[tuple[VersionSign, str]], version: Version | None) -> None:
    assert as_version(said(*signs), (), YEAR)[0] == version


def test_a_dated_signature_makes_it_signed() -> None:
    signatures = (signed("2024-12-17", "17/12 2024"), signed("2024-12-19", "19/12 2024"))
    assert as_version((), signatures, YEAR)[0] == Version("19/12 2024", "signed", None, "2024-12-19")


def test_a_signed_version_keeps_its_number_and_the_day_of_signing() -> None:
    found, words = as_version(said(("number", "Version 1.0, maj 2024")), (signed("2024-12-17", "17/12 2024"),), YEAR)
    assert found == Version("17/12 2024; Version 1.0, maj 2024", "signed", "1.0", "2024-12-17")
    assert words
    assert words.text == "17/12 2024; Version 1.0, maj 2024"


def test_a_line_left_to_be_signed_is_no_signature() -> None:
    assert as_version((), (Signature(name="Åse Ærø", title="Direktør"),), YEAR) == (None, None)


def test_an_amended_plan_that_is_signed_is_amended() -> None:
    found, _ = as_version(said(("amended", "Genforhandlet juni 2025")), (signed("2025-06-20", "20/6 2025"),), YEAR)
    assert found
    assert (found.kind, found.date) == ("amended", "2025-06")


def test_a_draft_with_dated_signatures_is_a_doubt() -> None:
    signature = RawSignature(name=Quote("Åse Ærø"), title=Quote("Direktør"), date=Quote("17/12 2024"))
    front = RawFront(versions=said(("draft", "UDKAST")), signatures=(signature,))
    facts = plan_facts(front)
    assert facts.version == Version("UDKAST", "draft")
    assert facts.quotes["version"] == Quote("UDKAST")
    assert "draft-with-signatures" in [finding.code for finding in facts.findings]


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("Version 2.0", "2.0"),
        ("Versionsnummer: 3", "3"),
        ("2. udgave", "2"),
        ("v2.1", "2.1"),
        ("Udkast 3", "3"),
        ("Udkast 12. november 2024", None),
        ("Udkast 12/11 2024", None),
        ("Udkast, version 0.8", "0.8"),
        ("Tillæg nr. 1 til mål- og resultatplan 2025", "1"),
        ("Tillæg IV", "IV"),
        ("Revideret udgave 2.0, juni 2025", "2.0"),
        ("Revideret 14.5.2025", None),
    ],
)
def test_number(words: str, number: str | None) -> None:
    assert as_number(words) == number
