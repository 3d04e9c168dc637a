"""Two tellings of the same words, laid beside each other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maalplan.review.alignment import aligned

GOALS = "mål 1 borgerne skal være trygge en rapport er klar q4 mål 2 planen er godkendt en rapport er klar q4"


def found(one: str, other: str) -> list[tuple[str, str]]:
    """The words of *one* that are found, each with what it is in *other*."""
    words, others = one.split(), other.split()
    return [(words[at], " ".join(others[to] for to in there)) for at, there in aligned(words, others).items()]


@pytest.mark.parametrize(
    ("one", "other", "lost"),
    [
        (GOALS, GOALS, 0),
        (GOALS, GOALS.replace("mål 2", "ssi plan 2025 side 3 mål 2"), 0),
        (GOALS, GOALS.replace("en rapport", "1 en rapport"), 0),
        (GOALS, GOALS.replace("godkendt", "god kendt"), 0),
        (GOALS.replace("godkendt", "god kendt"), GOALS, 0),
        (GOALS, GOALS.replace("godkendt", "godkendt1"), 0),
        (GOALS, GOALS.replace("planen er godkendt", "planen er vedtaget"), 1),
        (GOALS, "", 21),
        ("", GOALS, 0),
        ("q4", "q4 mål q4", 1),
    ],
)
def test_words_are_found_among_what_was_printed_besides(one: str, other: str, lost: int) -> None:
    pairs = found(one, other)
    assert len(pairs) == len(one.split()) - lost
    assert all(word == there.replace(" ", "").rstrip("1") or word in ("god", "kendt", "1") for word, there in pairs)


def test_a_word_that_stands_often_is_found_in_its_own_row() -> None:
    one = " ".join(f"mål {n} rapport {n} er klar q4" for n in range(30)).split()
    other = " ".join(f"side {n} q4 mål {n} rapport {n} er klar q4" for n in range(30)).split()
    pairs = aligned(one, other)
    assert len(pairs) == len(one)
    own = [at for at, word in enumerate(one) if word == "q4"]
    assert [pairs[at] for at in own] == [(10 * n + 9,) for n in range(30)]


def test_a_word_of_a_header_is_not_taken_for_one_that_was_not_printed() -> None:
    assert found("titel q4 beskrivelse", "side q4 2025") == []
    one = f"{GOALS} ansvarlig økonomi q4".split()
    assert len(one) - 1 not in aligned(one, f"{GOALS} q1 2025 side 7 ministeriet q4".split())


def test_what_a_page_break_moved_is_found() -> None:
    one = "koncernens hjemmesider skal kunne bruges af alle også borgere med nedsat syn tilgængelighed er målt i q2"
    words = one.split()
    first, second = words[:7], words[7:12]
    pairs = aligned(words, [*first, *words[12:], "side", "2", *second])
    assert [pairs.get(at) for at in range(7, 12)] == [(14,), (15,), (16,), (17,), (18,)]


def test_very_many_words_that_are_all_alike_are_left_alone() -> None:
    assert aligned(["q4"] * 300, ["q4"] * 299) == {}


WORDS = st.lists(st.sampled_from("mål q4 rapport er klar planen 1 2 borgerne trygge".split()), max_size=60)


@given(WORDS, WORDS)
def test_only_words_of_the_same_letters_are_paired_and_each_once(one: list[str], other: list[str]) -> None:
    pairs = aligned(one, other)
    taken = [to for there in pairs.values() for to in there]
    for at, there in pairs.items():
        told = "".join(other[to] for to in there)
        assert told in one[at] or one[at] in told or told.startswith(one[at][:1])
    assert all(0 <= to < len(other) for to in taken)


@given(st.lists(st.text("abcdefgh", min_size=5, max_size=9), min_size=4, max_size=60, unique=True))
def test_words_that_are_printed_as_they_stand_are_all_found(words: list[str]) -> None:
    assert aligned(words, ["side", *words, "1"]) == {at: (at + 1,) for at in range(len(words))}
