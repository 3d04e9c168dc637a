from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maalplan.output.word_marks import Mark, new_side, old_side, word_marks

WORDS = st.lists(
    st.sampled_from(
        ["er", "og", "planen", "implementeret", "85", "pct.", "(Q2)", "30. juni", "2024", "2025", "\n", ",", "  "]
    ),
    max_size=30,
).map(" ".join)
TEXTS = st.one_of(WORDS, st.text(max_size=60))


def drawn(old: str, new: str) -> str:
    brackets = {"same": "{}", "deleted": "[-{}-]", "inserted": "{{+{}+}}"}
    return "".join(brackets[mark.kind].format(mark.text) for mark in word_marks(old, new))


@given(TEXTS, TEXTS)
def test_the_marks_give_both_texts_back(old: str, new: str) -> None:
    marks = word_marks(old, new)
    assert "".join(mark.text for mark in marks if mark.kind != "inserted") == old
    assert "".join(mark.text for mark in marks if mark.kind != "deleted") == new


@given(TEXTS, TEXTS)
def test_no_mark_is_empty_and_a_deletion_stands_before_its_insertion(old: str, new: str) -> None:
    marks = word_marks(old, new)
    assert all(mark.text for mark in marks)
    kinds = [mark.kind for mark in marks]
    assert all(left != right for left, right in pairwise(kinds))
    assert ("inserted", "deleted") not in list(pairwise(kinds))


@given(TEXTS)
def test_a_text_beside_itself_has_no_difference(text: str) -> None:
    assert word_marks(text, text) == ((Mark("same", text),) if text else ())


@pytest.mark.parametrize(
    ("old", "new", "marked", "why"),
    [
        ("mindst 85 pct.", "mindst 80,5 pct.", "mindst [-85-]{+80,5+} pct.", "a figure is one thing"),
        ("1.200 prøver", "1.250 prøver", "[-1.200-]{+1.250+} prøver", "with its thousands"),
        ("1 200 000 kr.", "1 250 000 kr.", "[-1 200 000-]{+1 250 000+} kr.", "also where a space parts them"),
        ("er holdt (Q2).", "er holdt (Q4).", "er holdt ([-Q2-]{+Q4+}).", "brackets are not part of the quarter"),
        ("i 3. kvartal", "i 2. kvartal", "i [-3.-]{+2.+} kvartal", "the point is part of the number"),
        ("senest 30. juni.", "senest 1. juni.", "senest [-30. juni-]{+1. juni+}.", "a day is one thing"),
        ("den 31.12.2024", "den 30.11.2025", "den [-31.12.2024-]{+30.11.2025+}", "a date in figures"),
        ("Aftalt i 2024", "Aftalt i 2025", "Aftalt i [-2024-]{+2025+}", "a year that moved on is seen"),
        (
            "Planen er implementeret.",
            "Planen er igangsat.",
            "Planen er [-implementeret-]{+igangsat+}.",
            "whole words, the full stop apart",
        ),
        (
            "Planen er implementeret og evalueret.",
            "Planen er igangsat og drøftet.",
            "Planen er [-implementeret og evalueret-]{+igangsat og drøftet+}.",
            "a lone »og« is no island",
        ),
        ("Planen er vedtaget", "Planen er næsten vedtaget", "Planen er {+næsten +}vedtaget", "one word came"),
        ("Alle nye sager", "Alle sager", "Alle [-nye -]sager", "one word went"),
        ("kvalitet og", "og tempo", "[-kvalitet -]og{+ tempo+}", "what went and what came stand clear by themselves"),
        ("AMR-området", "AMR-området og", "AMR-området{+ og+}", "a hyphen is inside a word"),
        ("Første linje\nAnden", "Første linje Anden", "Første linje[-\n-]{+ +}Anden", "white space is a difference"),
        ("", "Åbnet", "{+Åbnet+}", "nothing before"),
        ("Åbnet", "", "[-Åbnet-]", "nothing after"),
    ],
)
def test_marks(old: str, new: str, marked: str, why: str) -> None:
    assert drawn(old, new) == marked, why


def test_a_sentence_that_was_written_anew_is_no_confetti() -> None:
    old = "Kvaliteten af data er sikret gennem en årlig kontrol, og resultatet er offentliggjort."
    new = "Styrelsen har arbejdet for at øge kvaliteten, og der er taget initiativ til en kontrol."
    assert [mark.kind for mark in word_marks(old, new)] == ["deleted", "inserted", "same"]


def test_what_stays_between_two_changes_is_shown_when_it_says_something() -> None:
    old = "Andelen af digitale ansøgninger er øget med mindst 6 procentpoint."
    new = "Andelen af trykte ansøgninger er øget med mindst 5 procentpoint."
    assert drawn(old, new) == (
        "Andelen af [-digitale-]{+trykte+} ansøgninger er øget med mindst [-6-]{+5+} procentpoint."
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("a b " * 20_000, "b a " * 20_001),
        ("og. " * 20_000, "og; " * 20_000),
        ("mål " * 20_000 + "slut", "ny " + "mål " * 19_000),
    ],
)
def test_a_long_text_of_few_words_is_marked_too(old: str, new: str) -> None:
    marks = word_marks(old, new)
    assert "".join(mark.text for mark in marks if mark.kind != "inserted") == old
    assert "".join(mark.text for mark in marks if mark.kind != "deleted") == new


def test_in_a_long_text_the_sentence_that_changed_is_found() -> None:
    sentences = [f"Styrelsen har afsluttet sag nummer {n} og givet svar til borgeren." for n in range(400)]
    changed = [*sentences[:150], "Styrelsen har opgivet sagen.", *sentences[151:300], *sentences[301:]]
    marks = word_marks(" ".join(sentences), " ".join(changed))
    assert "".join(mark.text for mark in marks if mark.kind == "inserted").split() == ["opgivet", "sagen"]
    assert max(len(mark.text) for mark in marks if mark.kind == "deleted") < 100


# ------------------------------------------------------------------ years of the plans


def shown(old: str, new: str) -> str:
    brackets = {"same": "{}", "deleted": "[-{}-]", "inserted": "{{+{}+}}", "before": "<{}|", "after": "{}>"}
    return "".join(brackets[mark.kind].format(mark.text) for mark in word_marks(old, new, (2024, 2025)))


@pytest.mark.parametrize(
    ("old", "new", "marked", "why"),
    [
        (
            "Højst 190 årsværk i 2024",
            "Højst 180 årsværk i 2025",
            "Højst [-190-]{+180+} årsværk i <2024|2025>",
            "a year on",
        ),
        ("2 gange i 2024", "1 gang i 2025", "[-2 gange-]{+1 gang+} i <2024|2025>", "beside what changed"),
        ("i 2024", "i 2026", "i [-2024-]{+2026+}", "two years on is a change"),
        ("i 2024", "i 2024", "i 2024", "a year that stayed"),
        ("fra 2024 til 2025", "fra 2024 til 2026", "fra 2024 til <2025|2026>", "the one that moved"),
        ("Strategi 2022-2025", "Strategi 2022-2027", "Strategi [-2022-2025-]{+2022-2027+}", "one end of a range"),
        ("den 31.12.2024", "den 31.12.2025", "den <31.12.2024|31.12.2025>", "in a date"),
        ("FL24", "FL25", "<FL24|FL25>", "as the Finance Act has it"),
        ("1990 sager", "1991 sager", "[-1990-]{+1991+} sager", "a figure is no year"),
    ],
)
def test_a_year_that_moved_on_with_the_plans_is_no_difference(old: str, new: str, marked: str, why: str) -> None:
    assert shown(old, new) == marked, why


@given(TEXTS, TEXTS, st.sampled_from([(2024, 2025), (2025, 2024), (2022, 2026), None]))
def test_the_sides_give_both_texts_back(old: str, new: str, years: tuple[int, int] | None) -> None:
    marks = word_marks(old, new, years)
    sides = old_side(marks), new_side(marks)
    assert ["".join(mark.text for mark in side) for side in sides] == [old, new]
    assert all(left.kind != right.kind for side in sides for left, right in pairwise(side))
