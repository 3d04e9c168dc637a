"""Reports as text extractions give them: their tables cell by cell, or column by column."""

from __future__ import annotations

import pytest

from tests.parsers.making import heading, lines
from tests.parsers.test_outcomes import scopes, told

CHAPTER = heading("2.4 Målrapportering")
HEAD = "Nr.\nMål\nResultat\nMålopfyldelse\n"


# ------------------------------------------------------------------ the labels


@pytest.mark.parametrize(
    "head",
    [
        "Nr.\nMål\nOpnåede\nresultater\nMålopfyldelse\n",
        "Nr. Mål Opnåede\nresultater\nMålopfyldelse\n",
        "Nr. Mål Opnåede resultater Målopfyl\ndelse\n",
    ],
    ids=["stacked", "beside others", "a word broken"],
)
def test_a_label_that_was_too_long_for_its_column(head: str) -> None:
    cells = "1\nLæsesal\nSalen åbnede i maj.\nOpfyldt\n2\nFilm\nFire film er vist.\nIkke opfyldt"
    assert told(CHAPTER, *lines(head + cells)) == [
        ("1", "Læsesal", None, "Opfyldt", "Salen åbnede i maj."),
        ("2", "Film", None, "Ikke opfyldt", "Fire film er vist."),
    ]


def test_a_status_beside_a_verdict_says_what_was_achieved() -> None:
    cells = "Mål 1: Læsesal\nSalen er åben (Q1).\nDen åbnede i maj.\nDelvist opfyldt"
    head = "Resultatkrav\nStatus ved årets udgang\nVurdering\n"
    assert told(CHAPTER, *lines(head + cells)) == [
        ("1", "Læsesal", "Salen er åben (Q1).", "Delvist opfyldt", "Den åbnede i maj.")
    ]


# ------------------------------------------------------------------ the cells


def test_a_verdict_between_two_cells_of_its_line() -> None:
    cells = "1 Læsesal og café Delvist opfyldt Salen åbnede i maj.\n2 Film Opfyldt Fire film er vist."
    assert told(CHAPTER, *lines("Nr. Mål Målopfyldelse Bemærkninger\n" + cells)) == [
        ("1", "Læsesal og café", None, "Delvist opfyldt", "Salen åbnede i maj."),
        ("2", "Film", None, "Opfyldt", "Fire film er vist."),
    ]


def test_weights_and_points() -> None:
    cells = "1. Læsesal 20 pct. Salen åbnede i maj.\n8 af 10 point\n2. Film 80 pct. Fire film er vist. 10 af 10 point"
    assert told(CHAPTER, *lines("Mål Vægt Resultat Pointscore\n" + cells)) == [
        ("1.", "Læsesal", None, "8 af 10 point", "Salen åbnede i maj."),
        ("2", "Film", None, "10 af 10 point", "Fire film er vist."),
    ]


def test_shares_as_verdicts() -> None:
    cells = "Mål 1: Læsesal\nSalen åbnede i maj.\n75 pct.\nMål 2: Film\nFire film er vist. 100 pct."
    assert told(CHAPTER, *lines("Mål Resultat Målopfyldelse\n" + cells)) == [
        ("1", "Læsesal", None, "75 pct.", "Salen åbnede i maj."),
        ("2", "Film", None, "100 pct.", "Fire film er vist."),
    ]


def test_a_title_with_a_colon_or_a_dash_at_a_lines_end() -> None:
    cells = (
        "1\nBroer:\ntilstand og risiko\nTre broer er set efter.\nOpfyldt\n2\nArkiv –\nfælles grundlag\nÅbnet.\nOpfyldt"
    )
    assert [one[1] for one in told(CHAPTER, *lines(HEAD + cells))] == [
        "Broer: tilstand og risiko",
        "Arkiv – fælles grundlag",
    ]


def test_a_running_title_above_the_labels_once_more_is_no_cell() -> None:
    before = lines("Rigsarkivet 2024")
    cells = HEAD + "1\nLæsesal\nSalen åbnede i maj.\nOpfyldt\nRigsarkivet 2024\n3\n"
    more = HEAD + "2\nFilm\nFire film er vist.\nOpfyldt"
    assert told(*before, CHAPTER, *lines(cells + more)) == [
        ("1", "Læsesal", None, "Opfyldt", "Salen åbnede i maj."),
        ("2", "Film", None, "Opfyldt", "Fire film er vist."),
    ]


def test_a_table_ends_where_labels_open_lines() -> None:
    table = "Mål\nMålopfyldelse\n1. Læsesal\nOpfyldt\n2. Film\nIkke opfyldt\n"
    text = (
        "Uddybning af målene\nMål 1: Læsesal\nResultat: Salen åbnede i maj.\nMål 2: Film\nResultat: Der er vist fire."
    )
    assert told(CHAPTER, *lines(table + text)) == [
        ("1.", "Læsesal", None, "Opfyldt", "Salen åbnede i maj."),
        ("2", "Film", None, "Ikke opfyldt", "Der er vist fire."),
    ]


# ------------------------------------------------------------------ column by column

BY_COLUMN = """
Nr.
Mål

Koncernfælles mål

1
Læsesal

Styrelsesspecifikke mål

1

2

Film for børn og
unge

Arkiver

Resultat

Målopfyldelse

Salen åbnede i maj, og
der har været 40 gæster.

Fire film er vist.

Alle fonde er åbnet.

Opfyldt

Delvist opfyldt

Ikke opfyldt
"""


def test_columns_one_after_the_other() -> None:
    blocks = lines(BY_COLUMN)
    assert told(CHAPTER, *blocks) == [
        ("1", "Læsesal", None, "Opfyldt", "Salen åbnede i maj, og der har været 40 gæster."),
        ("1", "Film for børn og unge", None, "Delvist opfyldt", "Fire film er vist."),
        ("2", "Arkiver", None, "Ikke opfyldt", "Alle fonde er åbnet."),
    ]
    assert scopes(CHAPTER, *blocks) == ["ministry", "agency", "agency"]


def test_words_that_do_not_come_out_even_are_left_out() -> None:
    found = told(CHAPTER, *lines(BY_COLUMN.replace("\n\nAlle fonde er åbnet.", "")))
    assert [one[3:] for one in found] == [("Opfyldt", None), ("Delvist opfyldt", None), ("Ikke opfyldt", None)]
