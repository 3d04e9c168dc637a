"""Words that were read several times, or wrongly in a known way."""

from __future__ import annotations

import numpy as np
import pytest

from maalplan.ingest.pdf.scan.feet import foot_of
from maalplan.ingest.pdf.scan.mending import mended
from maalplan.ingest.pdf.scan.reading import Token, agreed
from maalplan.ingest.pdf.scan.runs import Pieces, Run
from maalplan.ingest.pdf.scan.tesseract import Reading

NOTHING = Pieces(np.zeros((1, 1), np.int32), np.zeros((0, 4), np.int64), np.zeros(0, np.int64))
RUN = Run((), (), (0, 0, 2000, 40), 25.0, foot_of(np.array([0.0]), np.array([30.0]), 25.0))


def said(words: str, sure: float) -> list[Reading]:
    return [Reading(word, sure, 100 * n, 100 * n + 80) for n, word in enumerate(words.split())]


@pytest.mark.parametrize(
    ("readings", "why"),
    [
        (
            (("senest 15. juni 026", 0.8), ("senest 15. juni 2026", 0.7), ("senest 15. juni 2026", 0.7)),
            "two of three",
        ),
        ((("afsluttet i (Q3)", 0.9), ("afsluttet (Q3)", 0.8), ("afsluttet (Q3)", 0.8)), "how many words there are"),
    ],
)
def test_what_most_readings_say_is_believed(readings: tuple[tuple[str, float], ...], why: str) -> None:
    found = agreed([said(words, sure) for words, sure in readings])
    assert " ".join(word.text for word in found) == readings[-1][0], why


def test_where_readings_differ_a_word_is_less_sure() -> None:
    alike, other = agreed([said("Målet nået", 0.9), said("Målet naet", 0.8), said("Målet nået", 0.8)])
    assert alike.sure == pytest.approx(2.5 / 3)
    assert other.sure == pytest.approx(1.7 / 3)


def read(words: str) -> str:
    tokens = [Token(word, 0.95, 100 * n, 100 * n + 80) for n, word in enumerate(words.split())]
    return " ".join(token.text for token in mended(tokens, NOTHING, RUN))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("tilpasset 8 76 i lov nr. 1137", "tilpasset § 76 i lov nr. 1137"),
        ("jf. & 4 stk. 2", "jf. § 4 stk. 2"),
        ("mellem 8 76 og 80 sager", "mellem 8 76 og 80 sager"),
        ("mindst 8 sager i 2025", "mindst 8 sager i 2025"),
        ("3,2. Bedre veje", "3.2. Bedre veje"),
        ("mindst 85%0 af sagerne", "mindst 85% af sagerne"),
    ],
)
def test_what_the_place_in_the_line_shows_is_put_right(words: str, expected: str) -> None:
    assert read(words) == expected
