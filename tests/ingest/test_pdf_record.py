"""Small types: equal and hashed by their fields, as frozen ones are."""

from __future__ import annotations

import pickle
from dataclasses import replace

from maalplan.ingest.pdf.lines import line_of
from maalplan.ingest.pdf.shown import Word

MAAL = Word("Mål", (70.0, 90.0, 90.0, 102.0), 100.0, 10.0)


def test_words_of_the_same_letters_at_the_same_place_are_one() -> None:
    assert {MAAL, replace(MAAL)} == {MAAL}
    assert replace(MAAL, text="Mål:") != MAAL


def test_lines_are_told_by_their_place() -> None:
    line = line_of([MAAL], page=1)
    assert line in {line_of([MAAL], page=1)}
    assert line_of([MAAL], page=2) not in {line}


def test_a_line_passes_between_processes() -> None:
    line = line_of([MAAL], page=1)
    assert pickle.loads(pickle.dumps(line)) == line  # noqa: S301 - our own bytes
