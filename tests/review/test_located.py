"""Where the words of a quote stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maalplan.review.located import Span, located


def words_at(quote: str, *streams: str) -> list[str]:
    """The words that are found, stream by stream."""
    whole = [Span(number, 0, len(stream)) for number, stream in enumerate(streams)]
    return [streams[span.stream][span.start : span.end] for span in located(quote, streams, whole)]


@pytest.mark.parametrize(
    ("quote", "streams", "found"),
    [
        ("Q1", ["Planen er klar (Q1)."], ["Q1"]),
        ("mindst\n12 skemaer", ["fjernet mindst", "12 skemaer inden"], ["mindst", "12 skemaer"]),
        ("højst 2 pct.; maksimalt 5,0 mio. kr.", ["højst 2 pct., dog maksimalt 5,0 mio. kr."], None),
        ("resultat-\nstyring", ["Bedre resultat-", "styring"], ["resultat-", "styring"]),
        ("resultatstyring", ["resultat\u00adstyring"], ["resultat\u00adstyring"]),
        ("1", ["Mål 11: Støj", "Mål 1: Luft"], ["1"]),
        ("to møder", ["tre møder"], []),
        ("", ["Mål"], []),
        (" \n ", ["Mål"], []),
    ],
)
def test_words_are_found_across_lines_and_hyphens(quote: str, streams: list[str], found: list[str] | None) -> None:
    assert words_at(quote, *streams) == (streams if found is None else found)


def test_a_whole_word_goes_before_a_part_of_one() -> None:
    streams = ("Q10 og Q1",)
    assert located("Q1", streams, [Span(0, 0, 9)]) == (Span(0, 7, 9),)


def test_the_same_words_are_found_again_further_on() -> None:
    streams = ("En rapport.", "En rapport.")
    whole = [Span(0, 0, 11), Span(1, 0, 11)]
    first = located("En rapport.", streams, whole)
    assert first == (Span(0, 0, 11),)
    assert located("En rapport.", streams, whole, {0: first}) == (Span(1, 0, 11),)


def test_columns_side_by_side_are_found_line_by_line() -> None:
    found = words_at(
        "Borgerne skal\nvære trygge", "Tryghed   Borgerne skal   En plan", "          være trygge     er klar"
    )
    assert found == ["Borgerne skal", "være trygge"]


@given(st.text(max_size=40), st.text(min_size=1, max_size=12), st.text(max_size=40))
def test_words_that_stand_there_are_found_as_they_stand(before: str, quote: str, after: str) -> None:
    stream = f"{before} {quote} {after}"
    spans = located(quote, (stream,), [Span(0, 0, len(stream))])
    if quote.strip("\u00ad\u200b\u200c\u200d\ufeff").strip():
        assert [bare(stream[span.start : span.end]) for span in spans] in ([bare(quote)], [])
        assert spans or not bare(quote)


def bare(text: str) -> str:
    """*text* without what counts for nothing."""
    return "".join(char for char in text if not char.isspace() and char not in "\u00ad\u200b\u200c\u200d\ufeff")
