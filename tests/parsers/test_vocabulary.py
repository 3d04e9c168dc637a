"""The words of plans."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from itertools import combinations

import pytest

from maalplan.errors import BadVocabulary
from maalplan.parsers.vocabulary import compiled, label_key, label_pattern, vocabulary
from tests.parsers.making import WORDS

BASE = tomllib.loads(files("maalplan.parsers").joinpath("vocabularies/base.toml").read_text(encoding="utf-8"))


def test_no_word_means_two_fields_as_a_label() -> None:
    for (a, ours), (b, theirs) in combinations(BASE["label"].items(), 2):
        both = {label_pattern(word) for word in ours} & {label_pattern(word) for word in theirs}
        assert not both, f"{both} means both {a} and {b}"


@pytest.mark.parametrize("role", list(BASE["label"]))
def test_every_label_is_read_as_its_field(role: str) -> None:
    for word in BASE["label"][role]:
        assert WORDS.role(word.replace("*", "pct.").capitalize()) == role, word


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("Målepunkt", "milestones"),
        ("MÅLEPUNKTER:", "milestones"),
        ("Bemærk-\nninger", "remarks"),
        ("Vægt (pct.)", "weight"),
        ("Vægtning i point", "weight"),
        ("Mål", "goal"),
        ("Nr.", "number"),
        ("Antal medarbejdere", None),
        ("", None),
    ],
)
def test_a_label_is_known_in_any_dress(words: str, role: str | None) -> None:
    assert WORDS.role(words) == role


@pytest.mark.parametrize(
    ("words", "chapter"),
    [
        ("Koncernfælles mål", "shared"),
        ("Fælles mål for ministeriets område", "shared"),
        ("Styrelsesspecifikke mål", "own"),
        ("Institutionsspecifikke mål", "own"),
        ("Mål for 2025", "goals"),
        ("Faglige mål", "goals"),
        ("Målene i oversigt", "overview"),
        ("Vægtning af mål", "overview"),
        ("Opfølgning", "follow_up"),
        ("Ikrafttræden og underskrift", "agreement"),
        ("Mål- og resultatstyring", "about"),
        ("Formål med planen", "about"),
        ("Overordnede mål og pejlemærker", "about"),
        ("Nøgletal", "figures"),
        ("Indholdsfortegnelse", "contents"),
        ("Vedligehold af slotte og haver", None),
    ],
)
def test_a_heading_says_what_it_opens(words: str, chapter: str | None) -> None:
    assert WORDS.chapter(words) == chapter


@pytest.mark.parametrize(
    ("words", "introduces"),
    [
        ("Målet anses som opnået når:", True),
        ("Målet er opfyldt, hvis", True),
        ("Målet er opnået, hvis\nfølgende er opfyldt:", True),
        ("Målet er todelt:", True),
        ("Styrelsen skal i 2025 opfylde følgende:", True),
        ("Målet er lavere udgifter til indkvartering.", False),
        ("Målepunkt:", False),
    ],
)
def test_a_sentence_that_introduces_milestones(words: str, introduces: bool) -> None:
    assert WORDS.introduces(words) == introduces


def test_words_of_another_vocabulary() -> None:
    data = {**BASE, "label": {**BASE["label"], "remarks": ["anmærkning"]}}
    assert compiled(data).role("Anmærkning") == "remarks"
    assert compiled(data).role("Bemærkninger") is None


def test_a_key_is_its_own_key() -> None:
    assert label_key(label_key(" Mål-\npunkter :")) == label_key("Målpunkter")


def test_a_word_of_ones_own_goes_before_the_base() -> None:
    own = vocabulary('[label]\nmilestones = ["resultatmål"]\nremarks = ["anmærkning*"]\n')
    assert (own.role("Resultatmål"), own.role("Anmærkninger"), own.role("Målepunkt")) == (
        "milestones",
        "remarks",
        "milestones",
    )
    assert WORDS.role("Resultatmål") == "goal"


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ("[labels]\nremarks = []", "labels"),
        ('[label]\nnotes = ["x"]', "notes"),
        ('[label]\nremarks = "x"', "list of words"),
        ("[label", "no valid TOML"),
        ("label = 3", "label"),
    ],
)
def test_a_wrong_vocabulary_says_what_is_wrong(toml: str, said: str) -> None:
    with pytest.raises(BadVocabulary, match=said):
        vocabulary(toml)


def test_a_list_left_without_words_names_nothing() -> None:
    claimed = vocabulary(f"[label]\nweight = {list(BASE['label']['number'])!r}".replace("'", '"'))
    assert claimed.role("Nr.") == "weight"
    assert claimed.role("") is None
    assert claimed.role("–") is None
