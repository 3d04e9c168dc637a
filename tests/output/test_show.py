from __future__ import annotations

from dataclasses import replace

import pytest

from maalplan.model import Place, RawFront, RawPlan, Target, Text
from maalplan.output.drawn import drawn_lines, place_note, visible
from maalplan.output.show import show_document, show_ledger, show_plan, show_records
from maalplan.output.show_plan import target_words
from tests.output.examples import DOCUMENT, FVST, RAW, UKENDT


@pytest.mark.parametrize(
    ("places", "note", "why"),
    [
        ((), "", "no place"),
        ((Place(),), "", "a place that says nothing"),
        ((Place(page=3, block=7),), "p3 b7", "page and block"),
        ((Place(page=3, bbox=(72.4, 99.6, 510.5, 121.0)),), "p3 72,100-510,121", "whole points"),
        ((Place(lines=(4, 4), block=2), Place(lines=(5, 6), block=2)), "l4-6 b2", "lines of a block put together"),
        ((Place(page=3, block=7), Place(page=4, block=7)), "p3 b7 + p4 b7", "over a page break"),
        ((Place(block=4, row=2, column=3),), "b4 r2c3", "a cell"),
    ],
)
def test_a_place_in_short(places: tuple[Place, ...], note: str, why: str) -> None:
    assert place_note(places) == note, why


@pytest.mark.parametrize(
    ("text", "shown", "why"),
    [
        ("Mål 1: æøå ÆØÅ – »plan«", "Mål 1: æøå ÆØÅ – »plan«", "what is visible stays"),
        ("års\u00adrapport", "års<U+00AD>rapport", "a soft hyphen"),
        ("\uf0b7 punkt", "<U+F0B7> punkt", "a bullet of the private use area"),
        ("\x1b[31mrød", "<U+001B>[31mrød", "nothing reaches the terminal as a command"),
        ("Titel\tMål", "Titel⇥Mål", "a tab"),
    ],
)
def test_what_the_eye_cannot_see_is_shown(text: str, shown: str, why: str) -> None:
    assert visible(text) == shown, why


def test_line_ends_are_told_apart() -> None:
    assert drawn_lines("a\nb\vc\n\nd") == ["| a", "~ b", "/ c", "¶ d"]


def test_every_word_of_a_document_is_shown() -> None:
    shown = show_document(DOCUMENT)
    for words in ("Koncernfælles mål", "i efteråret", "Titel", "opnået når:", "Øvelsen er holdt", "Jf. finansloven."):
        assert words in shown


def test_a_changed_block_changes_only_its_own_lines() -> None:
    new = Text("paragraph", "Et nyt afsnit", (Place(page=3),))
    before = show_document(DOCUMENT).splitlines()
    after = show_document(replace(DOCUMENT, blocks=(new, *DOCUMENT.blocks))).splitlines()
    assert [line for line in after if line not in before] == ["paragraph [p3]", "  | Et nyt afsnit"]


def test_blocks_can_be_numbered_as_places_name_them() -> None:
    lines = show_document(DOCUMENT, numbered=True).splitlines()
    assert "3 table, 2 rows, 3 columns [p3 72,140-520,300]" in lines


def test_every_record_is_shown_with_its_place() -> None:
    lines = [line.strip() for line in show_records(RAW).splitlines()]
    assert "title [p3 b4 r2c1]" in lines
    assert lines.count("cover [p1 b3]") == 1
    assert "extra Baggrund [p3 b5]" in lines


def test_the_ledger_adds_up() -> None:
    last = show_ledger(RAW).splitlines()[-1]
    assert last == ("total: placed 3 words in 1 entries; skipped 2 words in 1 entries; unplaced 3 words in 1 entries")


def test_an_empty_ledger_is_said() -> None:
    assert show_ledger(RawPlan(RawFront(), ())).startswith("total: placed 0 words")


def test_a_plan_shows_what_it_knows_and_no_more() -> None:
    assert "None" not in show_plan(UKENDT)
    shown = show_plan(FVST)
    for words in ("Fødevarestyrelsen (FVST)", "coverage 97.5%", "Tilsyn", "± 5000000 DKK", "[15 point]", "Se bilag 1"):
        assert words in shown


def test_a_section_is_named_once_above_its_goals() -> None:
    first = FVST.goals[0]
    plan = replace(FVST, goals=(first, replace(first, id="fvst-2025/ministry/2", number="2")))
    assert show_plan(plan).count("Koncernfælles mål [ministry]") == 1


@pytest.mark.parametrize(
    ("target", "words"),
    [
        (Target("mindst 80 pct.", "at_least", 80.0, unit="percent"), "≥ 80 percent"),
        (Target("under 7,3 dage", "less_than", 7.3, unit="day"), "< 7.3 day"),
        (Target("mellem 75 og 80", "between", 75.0, 80.0), "75 to 80"),
        (Target("ca. 100 sager", "about", 100.0, unit="sager"), "≈ 100 sager"),
    ],
)
def test_a_target_in_short(target: Target, words: str) -> None:
    assert target_words(target) == words
