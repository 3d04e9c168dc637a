"""Lines on which several cells stand are cut where the line itself shows the border."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maalplan.parsers.glued_cells import split_glued
from maalplan.parsers.outcomes import report_words
from tests.parsers.making import text

ALL = ("number", "title", "description", "milestones", "deadline", "weight", "remarks")


@pytest.mark.parametrize(
    ("words", "roles", "pieces"),
    [
        ("1.2 Færre spærringer", ALL, ["1.2", "Færre spærringer"]),
        ("1.2 Færre spærringer", ("title", "milestones"), ["1.2 Færre spærringer"]),
        ("Planen er klar (Q1). Q4", ALL, ["Planen er klar (Q1).", "Q4"]),
        ("Planen er klar. Q4 20 pct.", ALL, ["Planen er klar.", "Q4", "20 pct."]),
        ("Sporene samles. Planen er klar. Q1", ALL, ["Sporene samles.", "Planen er klar.", "Q1"]),
        ("Sporene samles. Planen er klar.", ALL, ["Sporene samles. Planen er klar."]),
        ("25 pct. Afhænger af vejret.", ALL, ["25 pct.", "Afhænger af vejret."]),
        ("1. december 2024 Matrikel", ("milestones", "deadline", "responsible"), ["1. december 2024", "Matrikel"]),
        ("Sekretariatet -", ALL, ["Sekretariatet", "-"]),
        ("Q4 2025", ALL, ["Q4 2025"]),
        ("Antal sager 3 4", ("milestones", "year", "year"), ["Antal sager", "3", "4"]),
        ("Antal sager i 2024 under 30", ("milestones", "year", "year", "year"), ["Antal sager i 2024 under 30"]),
        ("Andel under 40 år 61 pct. -", ("milestones", "year", "year"), ["Andel under 40 år", "61 pct.", "-"]),
    ],
)
def test_borders(words: str, roles: tuple[str, ...], pieces: list[str]) -> None:
    assert [piece.text for piece in split_glued(text("line", words), roles, first=False)] == pieces


@pytest.mark.parametrize(
    ("words", "roles", "pieces"),
    [
        ("Salen er åben. Delvist opfyldt", ("result", "verdict"), ["Salen er åben.", "Delvist opfyldt"]),
        ("2 Bedre læsning Opfyldt", ("number", "title", "verdict"), ["2", "Bedre læsning", "Opfyldt"]),
        ("Grøn Salen er åben.", ("verdict", "result"), ["Grøn", "Salen er åben."]),
        (
            "Færre end 81. Der var 70. Opfyldt",
            ("milestones", "result", "verdict"),
            ["Færre end 81.", "Der var 70.", "Opfyldt"],
        ),
        (
            "Læsning 72 pct. 45 pct. Gul",
            ("title", "target", "result", "verdict"),
            ["Læsning", "72 pct.", "45 pct.", "Gul"],
        ),
        ("Salen er åben. Opfyldt", ("milestones", "remarks"), ["Salen er åben. Opfyldt"]),
    ],
)
def test_borders_in_tables_of_reports(words: str, roles: tuple[str, ...], pieces: list[str]) -> None:
    of_reports = report_words().vocabulary
    assert [piece.text for piece in split_glued(text("line", words), roles, of_reports, first=False)] == pieces


def test_the_first_line_of_a_row_may_hold_a_title_and_a_sentence() -> None:
    line = text("line", "Visumsager i højsæsonen US skal sikre hurtige")
    assert [piece.text for piece in split_glued(line, ALL, first=True)] == [
        "Visumsager i højsæsonen",
        "US skal sikre hurtige",
    ]
    assert len(list(split_glued(line, ALL, first=False))) == 1


words = st.lists(
    st.sampled_from(["1", "Mål", "er", "klar.", "Q2", "30 pct.", "-", "2025", "US", "Ultimo", "juni", "3,5"])
)


@given(words, st.lists(st.sampled_from([*ALL, "year"]), min_size=1), st.booleans(), st.sampled_from([None, "•"]))
def test_no_letter_is_lost(words: list[str], roles: list[str], first: bool, mark: str | None) -> None:  # drawn
    line = text("line", " ".join(words), mark=mark)
    pieces = list(split_glued(line, roles, first=first))
    assert " ".join(" ".join(piece.text for piece in pieces).split()) == " ".join(line.text.split())
    assert all(piece.places is line.places for piece in pieces)
