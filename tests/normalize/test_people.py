"""Signatures and hand-written dates."""

from __future__ import annotations

import pytest

from maalplan.model import Place, Quote, RawSignature
from maalplan.normalize.people import as_iso_date, as_name, as_signature


@pytest.mark.parametrize(
    ("printed", "expected", "why"),
    [
        ("17/12 2024", "2024-12-17", "day and month"),
        ("19-12 2024", "2024-12-19", "with a hyphen"),
        ("10/3.16", "2016-03-10", "a year of two figures"),
        ("18/12 24", "2024-12-18", "and standing apart"),
        ("13. marts 2019", "2019-03-13", "written out"),
        ("7.12.2025", "2025-12-07", "with stops"),
        ("den 18.\ndecember 2024", "2024-12-18", "over two lines"),
        ("2024-12-17", "2024-12-17", "ISO"),
        ("31/2 2024", None, "no such day"),
        ("december 2024", None, "no day"),
    ],
)
def test_as_iso_date(printed: str, expected: str | None, why: str) -> None:
    assert as_iso_date(printed) == expected, why


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Indenrigs- og\n\nSundhedsministeriet", "Indenrigs- og Sundhedsministeriet"),
        ("Kriminal-\nforsorgen", "Kriminalforsorgen"),
        (" Direktør, ", "Direktør"),
        (",", None),
    ],
)
def test_as_name(printed: str, expected: str | None) -> None:
    assert as_name(Quote(printed)) == expected


def test_a_signature_keeps_its_words_and_places() -> None:
    first, second = Place(page=6, block=1), Place(page=6, block=2)
    raw = RawSignature(
        name=Quote("Bo Kær", (second,)), place=Quote("Viborg", (first,)), date=Quote("3/5 2021", (first,))
    )
    signature = as_signature(raw)
    assert (signature.name, signature.title, signature.organisation) == ("Bo Kær", None, None)
    assert (signature.place, signature.date) == ("Viborg", "2021-05-03")
    assert set(signature.quotes) == {"name", "place", "date"}
    assert signature.source == (second, first)
