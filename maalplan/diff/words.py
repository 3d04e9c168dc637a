"""The words of a text that say what a goal is about, each with how much it says.

Years, deadlines and the words that hold sentences together are left out; words that plans use of any goal weigh
little; rare words weigh more. Words are compared by their Danish stem (Snowball), and a compound also by those of its
parts that stand in one of the two plans: »sygefravær« has »fravær« in it.
"""

from __future__ import annotations

import math
import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Final

_WORD = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)*")
_YEAR = re.compile(r"(?:19|20)\d\d")
_TIME_SIGN = re.compile(r"q[1-4]|[1-4]q", re.IGNORECASE)
_CUT = re.compile(r"(?<=[^\W\d_])-\s+(?=[a-zæøå])(?!og\b|eller\b|samt\b)")
"""A word that a line end cut; `mål- og resultatplan` is none."""

FIGURE: Final = 0.35
"""What a figure says of the subject: it is what changes from year to year."""
COMMON: Final = 0.3
"""What a word says that plans use of any goal."""
PART: Final = 0.6
"""What a part of a compound says of the whole."""
_IN_BOTH: Final = 2
"""How often a word stands that each plan has once; one that only one plan has says no more than that."""
_EVERYWHERE: Final = 0.2
"""What a word says that stands in every goal."""
_SHORTEST_PART: Final = 4
_SHORTEST_COMPOUND: Final = 8


@cache
def word_lists() -> Mapping[str, Any]:
    """The lists of ``words.toml``."""
    return tomllib.loads(files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))


@cache
def words_of_list(name: str) -> frozenset[str]:
    """The words of one of its lists, in lower case."""
    return frozenset(str(word_lists()[name]).split())


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The Danish stem of a word in lower case.

    >>> stem("ansøgningerne") == stem("ansøgning")
    True
    """
    return str(_stemmer().stemWord(word))


@cache
def _stemmer() -> Any:
    from snowballstemmer import stemmer

    return stemmer("danish")


@cache
def _common_stems() -> frozenset[str]:
    return frozenset(map(stem, words_of_list("common")))


@lru_cache(maxsize=20_000)
def meaning_words(text: str, names: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The stems and figures of *text* that say what it is about, in their order; *names* of agencies say nothing.

    >>> meaning_words("Ny strategi for havmiljøet er gennemført (Q2 2025).")
    ('ny', 'strategi', 'havmiljø', 'gennemført')
    >>> meaning_words("Sundhedsstyrelsens strategi", ("Sundhedsstyrelsen",))
    ('strategi',)
    """
    for name in names:
        text = re.sub(rf"(?<!\w){re.escape(name)}s?(?!\w)", " ", text)
    plain = _TIME_SIGN.sub(" ", _CUT.sub("", unicodedata.normalize("NFC", text).lower()))
    left_out = words_of_list("function") | words_of_list("time")
    return tuple(
        word if word[0].isdigit() else stem(word)
        for word in _WORD.findall(plain)
        if word not in left_out and not _YEAR.fullmatch(word)
    )


@dataclass(frozen=True, slots=True)
class Lexicon:
    """How much each word says, in two plans: ``weights`` by stem, ``parts`` of compounds."""

    weights: Mapping[str, float]
    parts: Mapping[str, tuple[str, ...]]

    def vector(self, words: Iterable[str]) -> dict[str, float]:
        """The words with their weights, of length 1 in all; empty where no word says anything."""
        found: dict[str, float] = {}
        for word, count in Counter(words).items():
            often = 1.0 + math.log(count)
            found[word] = found.get(word, 0.0) + often * self.weights[word]
            for part in self.parts.get(word, ()):
                found[part] = found.get(part, 0.0) + PART * often * self.weights[part]
        length = math.sqrt(sum(weight * weight for weight in found.values()))
        return {word: weight / length for word, weight in found.items()} if length else {}


def lexicon(texts: Sequence[Sequence[str]]) -> Lexicon:
    """The lexicon of *texts*, the meaning words of each goal of both plans."""
    known = Counter(word for text in texts for word in set(text))
    parts = {word: found for word in known if (found := _parts(word, known))}
    for word, inside in parts.items():
        known.update(dict.fromkeys(inside, known[word]))
    return Lexicon({word: _weight(word, count, len(texts)) for word, count in known.items()}, parts)


def _weight(word: str, count: int, texts: int) -> float:
    rare = math.log((texts + 1) / min(max(count, _IN_BOTH), texts)) + _EVERYWHERE
    if word[0].isdigit():
        return FIGURE * rare
    return COMMON * rare if word in _common_stems() else rare


def _parts(word: str, known: Mapping[str, int]) -> tuple[str, ...]:
    """What a compound is made of, as far as it stands alone or in another place: its beginning and its end."""
    if len(word) < _SHORTEST_COMPOUND or not word.isalpha():
        return ()
    cuts = range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1)
    end = next((word[cut:] for cut in cuts if word[cut:] in known), None)
    begin = next((word[:cut] for cut in reversed(cuts) if word[:cut] in known), None)
    return tuple(part for part in (begin, end) if part is not None)
