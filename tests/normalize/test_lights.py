"""Which colours are the lights of a traffic light."""

from __future__ import annotations

import pytest

from maalplan.model import Quote, RawFollowUpReport, RawFront, RawOutcome
from maalplan.normalize.lights import light_of
from maalplan.normalize.outcomes import normalize_report
from tests.normalize.test_outcomes import SOURCE


@pytest.mark.parametrize(
    ("fill", "light"),
    [
        ("00B050", "green"),
        ("C6EFCE", "green"),
        ("FFFF00", "yellow"),
        ("FFEB9C", "yellow"),
        ("ED7D31", "yellow"),
        ("C00000", "red"),
        ("FFC7CE", "red"),
        ("4472C4", None),
        ("7030A0", None),
        ("300000", None),
    ],
)
def test_colours_of_office_programs(fill: str, light: str | None) -> None:
    assert light_of(fill) == light


@pytest.mark.parametrize(
    ("fill", "rating", "codes"), [("FF0000", "red", ["verdict-from-colour"]), ("4472C4", "unknown", [])]
)
def test_a_rating_from_a_colour_is_said(fill: str, rating: str, codes: list[str]) -> None:
    one = RawOutcome("agency", {"title": Quote("Læsesal")}, fill=fill)
    raw = RawFollowUpReport(RawFront(cover=(Quote("Rigsarkivet"),)), (one,), (Quote("Status 2024"),), Quote("Status"))
    found = normalize_report(SOURCE, raw)
    assert (found.outcomes[0].rating, found.outcomes[0].rating_text) == (rating, None)
    assert [(one.code, one.severity) for one in found.findings] == [(code, "note") for code in codes]
