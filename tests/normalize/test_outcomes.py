"""What verdicts, points and a report's title mean."""

from __future__ import annotations

import pytest

from maalplan.model import FollowUpReport, Quote, RawFollowUpReport, RawFront, RawOutcome, Score, Source
from maalplan.normalize.outcomes import as_rating, as_score, normalize_report

SOURCE = Source("rapport.docx", "0" * 64, "application/octet-stream", None, "test")


@pytest.mark.parametrize(
    ("words", "rating"),
    [
        ("Opfyldt", "met"),
        ("Målet er opfyldt", "met"),
        ("Fuldt ud nået", "met"),
        ("Ja", "met"),
        ("✓", "met"),
        ("Delvist opfyldt", "partly_met"),
        ("Ikke fuldt opfyldt", "partly_met"),
        ("Målet er 80 pct. opfyldt", "partly_met"),
        ("I nogen grad indfriet", "partly_met"),
        ("Ikke nået", "not_met"),
        ("Uopfyldt", "not_met"),
        ("Målet er endnu ikke opnået", "not_met"),
        ("Grøn", "green"),
        ("Gul – delvist opfyldt", "yellow"),
        ("Rødt lys", "red"),
        ("🟠", "yellow"),
        ("Forventes opfyldt", "green"),
        ("Det forventes, at målet ikke opfyldes", "red"),
        ("Udgået", "dropped"),
        ("Ikke længere relevant", "dropped"),
        ("Ikke opgjort", "unknown"),
        ("Afventer", "unknown"),
        ("Udskudt til 2026", "unknown"),
        ("Se bilag 2", None),
    ],
)
def test_as_rating(words: str, rating: str | None) -> None:
    assert as_rating(words) == rating


@pytest.mark.parametrize(
    ("words", "possible", "score"),
    [
        ("Opfyldt (10/10)", None, Score(10, 10)),
        ("8 ud af 10 point", None, Score(8, 10)),
        ("7,5 af 15", None, Score(7.5, 15)),
        ("78 pct.", None, Score(78, 100)),
        ("12", "20 point", Score(12, 20)),
        ("12", None, Score(12)),
        ("Opfyldt", None, None),
    ],
)
def test_as_score(words: str, possible: str | None, score: Score | None) -> None:
    assert as_score(words, possible) == score


# ------------------------------------------------------------------ one outcome


def outcome(**fields: str) -> RawOutcome:
    return RawOutcome("agency", {name: Quote(words) for name, words in fields.items()}, place=1)


def report(*titles: str, plans: tuple[str, ...] = (), published: str | None = None) -> FollowUpReport:
    raw = RawFollowUpReport(
        front=RawFront(cover=(Quote("Rigsarkivet"),)),
        outcomes=(outcome(title="Læsesal", verdict="Opfyldt"),),
        titles=tuple(map(Quote, titles)),
        occasion=Quote("Årsrapport"),
        plans=tuple(map(Quote, plans)),
        published=Quote(published) if published else None,
    )
    return normalize_report(SOURCE, raw)


def meant(**fields: str) -> FollowUpReport:
    return normalize_report(SOURCE, RawFollowUpReport(RawFront(), (outcome(**fields),)))


@pytest.mark.parametrize(
    ("score", "possible", "rating"),
    [("10", "10", "met"), ("0", "10", "not_met"), ("4", "10", "partly_met"), ("4", "", "unknown")],
)
def test_points_without_words(score: str, possible: str, rating: str) -> None:
    fields = {"verdict": score, "score": score} | ({"possible": possible} if possible else {})
    assert meant(title="Læsesal", **fields).outcomes[0].rating == rating


def test_words_stand_as_printed_and_beside_their_quotes() -> None:
    one = meant(number="Mål 2.", title="Læse-\nsal", verdict="Delvist\nopfyldt.", comment="Åben.\n\nFra maj.").outcomes[
        0
    ]
    assert (one.goal_title, one.rating_text, one.comment) == ("Læsesal", "Delvist opfyldt", "Åben.\nFra maj.")
    assert one.quotes["verdict"].text == "Delvist\nopfyldt."


@pytest.mark.parametrize("words", ["-", "Ingen bemærkninger", " "])
def test_nothing_said_is_null(words: str) -> None:
    assert meant(title="Læsesal", verdict="Opfyldt", comment=words).outcomes[0].comment is None


def test_dashes_of_empty_cells_are_no_comment() -> None:
    one = meant(title="Læsesal", verdict="Opfyldt", comment="Åben.\n\n-\n\nFra maj.").outcomes[0]
    assert one.comment == "Åben.\nFra maj."


def test_a_goal_has_no_milestone_number() -> None:
    one = meant(title="Læsesal", verdict="Opfyldt").outcomes[0]
    assert (one.milestone_number, one.milestone_text) == (None, None)
    point = meant(title="Læsesal", milestone="Salen er åben.", verdict="Opfyldt").outcomes[0]
    assert (point.milestone_number, point.milestone_text) == ("1", "Salen er åben.")


def test_a_verdict_that_says_nothing_known_is_said() -> None:
    found = meant(title="Læsesal", verdict="Se bilag")
    assert found.outcomes[0].rating == "unknown"
    assert "verdict-not-known" in {finding.code for finding in found.findings}


# ------------------------------------------------------------------ the report


@pytest.mark.parametrize(
    ("titles", "plans", "published", "year"),
    [
        (("Årsrapport 2024",), (), "Marts 2025", 2024),
        (("Årsrapport for 2024",), ("2024", "2025"), None, 2024),
        (("Årsrapport 2022",), ("2021-2024",), None, 2021),
        (("Årsrapport",), ("2023",), None, 2023),
        (("Årsrapport",), (), "Marts 2025", 2024),
        ((), (), None, None),
    ],
)
def test_the_year_is_the_plans(
    titles: tuple[str, ...], plans: tuple[str, ...], published: str | None, year: int | None
) -> None:
    assert report(*titles, plans=plans, published=published).year == year


def test_who_reports_and_when() -> None:
    found = report("Årsrapport 2024")
    assert (found.agency.name, found.occasion) == ("Rigsarkivet", "årsrapport")
