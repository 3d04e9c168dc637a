from __future__ import annotations

from dataclasses import replace

import pytest

from maalplan.findings import unknown_agency, unknown_year, unplaced_text, unsure_words
from maalplan.model import Place, Signature, Version
from tests.check.drafts import SIGNED, codes, draft, found, goal

OWN = goal("Tilsyn", "Handleplanen er godkendt (Q2).")


def dated(day: str | None) -> tuple[Signature, ...]:
    return (replace(SIGNED[0], date=day), SIGNED[1])


def test_a_plan_in_order_has_no_remarks() -> None:
    assert codes(draft(OWN)) == set()


def test_nobody_signs() -> None:
    assert codes(draft(OWN, signatures=())) == {"no-signatures"}


def test_one_party_signs() -> None:
    (remark,) = found("one-signature", draft(OWN, signatures=SIGNED[:1]))
    assert remark.arguments["who"] == "Karl-Emil Holt"


def test_a_signature_without_a_day() -> None:
    assert codes(draft(OWN, signatures=dated(None))) == {"signature-undated"}


@pytest.mark.parametrize(
    ("day", "is_said"),
    [("2022-12-17", True), ("2026-01-03", True), ("2024-01-05", False), ("2025-02-03", False), ("ukendt", False)],
)
def test_the_year_of_a_signature(day: str, is_said: bool) -> None:
    assert ("signature-year" in codes(draft(OWN, signatures=dated(day)))) is is_said


def test_a_signed_document_calls_itself_a_draft() -> None:
    version = Version("Udkast af 12. november 2024", "draft")
    assert codes(draft(OWN, version=version)) == {"still-draft"}
    undated = tuple(replace(one, date=None) for one in SIGNED)
    assert "still-draft" not in codes(draft(OWN, version=version, signatures=undated))


def test_nothing_says_when_it_is_followed_up() -> None:
    assert codes(draft(OWN, follow_ups=())) == {"no-follow-up"}


def test_whose_and_which_year() -> None:
    assert codes(draft(OWN, findings=(unknown_agency(), unknown_year()))) == {"no-agency", "no-year"}


def test_what_could_not_be_read() -> None:
    there = (Place(page=2, block=5),)
    findings = (unplaced_text("løse ord", there), unsure_words(("Aftale.…",), 2, there))
    plan = draft(replace(OWN, source=there), findings=findings)
    (loose,) = found("unread-words", plan)
    assert (loose.goal, loose.quote, loose.source) == (OWN.id, "løse ord", there)
    (unsure,) = found("unsure-reading", plan)
    assert unsure.quote == "Aftale.…"


@pytest.mark.parametrize(
    ("words", "is_said"),
    [
        ("Der følges op på aftalen på et årligt møde i maj.", False),
        ("Status afgives i august og i årsrapporten.", False),
        ("Statistikken ajourføres.", True),
    ],
)
def test_a_follow_up_may_stand_in_words_that_belong_to_no_field(words: str, is_said: bool) -> None:
    plan = draft(OWN, follow_ups=(), findings=(unplaced_text(words, (Place(block=9),)),))
    assert ("no-follow-up" in codes(plan)) is is_said


@pytest.mark.parametrize(
    ("words", "is_said"), [("Målepunkter", False), ("Resultatkrav:", False), ("Ansvarlig", False), ("løse ord", True)]
)
def test_a_label_alone_is_no_unread_word(words: str, is_said: bool) -> None:
    assert ("unread-words" in codes(draft(OWN, findings=(unplaced_text(words, (Place(block=9),)),)))) is is_said
