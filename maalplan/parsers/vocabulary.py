"""The words of plans, as data: which field a label means, what a heading opens.

A vocabulary is a TOML file in the shape of ``vocabularies/base.toml``. Words say what they mean only together
with where they stand, so every question here names the position.
"""

from __future__ import annotations

import difflib
import fnmatch
import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from maalplan.errors import BadVocabulary

INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
_CUT = re.compile(r"(?<=\w)-\n(?=[a-zæøå])")
_GLUED_MARK = re.compile(r"(?<=[a-zæøå]{3})\d{1,2}$")
CHAPTERS = ("contents", "agreement", "follow_up", "overview", "shared", "own", "about", "figures", "goals")
"""What a heading can open, the most telling first: an overview of goals is an overview."""
GOAL_CHAPTERS = frozenset({"shared", "own", "goals"})


@lru_cache(maxsize=4096)
def label_key(words: str) -> str:
    """*words* as labels are compared: one line, lower case, without the colon or stop at the end.

    >>> label_key("Bemærk-\\nninger:")
    'bemærkninger'
    """
    text = INVISIBLE.sub("", unicodedata.normalize("NFC", words))
    whole = _CUT.sub("", text) if "-\n" in text else text
    return " ".join(whole.split()).strip(" :.*").casefold()


def _forms(key: str) -> Iterator[str]:
    """A label as printed; with the words that its line ends cut put together; without a footnote's mark glued to it."""
    yield key
    joined = re.sub(r"-\s*", "", key) if "-" in key else key
    if joined != key:
        yield joined
    bare = _GLUED_MARK.sub("", joined) if joined[-1:].isdecimal() else joined
    if bare != joined:
        yield bare


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """Compiled words; made by :func:`vocabulary`. ``labels`` and ``chapters`` name what they find by the last group."""

    goal_words: re.Pattern[str]
    labels: re.Pattern[str]
    label_words: tuple[str, ...]
    criteria: re.Pattern[str]
    criteria_ends: tuple[str, ...]
    """How the phrases of ``criteria`` end: most words are told from them by that."""
    chapters: re.Pattern[str]
    verdict: re.Pattern[str] | None = None
    """Of reports: what a verdict and nothing else is."""

    @lru_cache(maxsize=4096)  # noqa: B019  # vocabularies are kept as long as the program runs
    def role(self, words: str) -> str | None:
        """The field that a label means, None for words that are no label known."""
        found = (self.labels.fullmatch(form) for form in _forms(label_key(words)))
        return next((match.lastgroup for match in found if match), None)

    def nearest(self, words: str) -> str | None:
        """The label known that is most like *words*."""
        close = difflib.get_close_matches(label_key(words), self.label_words, n=1, cutoff=0.75)
        return close[0] if close else None

    @lru_cache(maxsize=4096)  # noqa: B019  # vocabularies are kept as long as the program runs
    def chapter(self, words: str) -> str | None:
        """What a heading opens, one of :data:`CHAPTERS`."""
        key = label_key(words)
        if self.verdict is not None and self.verdict.fullmatch(key):
            return None
        match = self.chapters.fullmatch(key)
        return match.lastgroup if match else None

    def closes_in_verdict(self, words: str) -> int | None:
        """Of reports: where the verdict begins with which a line ends, behind the words of another cell."""
        if self.verdict is None:
            return None
        for match in re.finditer(r"\s+(?=[A-ZÆØÅ\d(])", words):
            apart = words[match.end()].isupper() or words[match.start() - 1] in ".)!%"
            if apart and self.verdict.fullmatch(words[match.end() :].strip()):
                return match.start()
        return None

    def introduces(self, words: str) -> bool:
        """Do *words* introduce milestones ("Målet anses som opnået når:")?"""
        key = label_key(words)
        return key.endswith(self.criteria_ends) and bool(self.criteria.fullmatch(key))

    def is_goal_word(self, words: str) -> bool:
        """Does *words* name a goal in a heading ("Resultatmål")?"""
        return bool(self.goal_words.fullmatch(label_key(words)))


@cache
def vocabulary(own: str | None = None) -> Vocabulary:
    """The base vocabulary, with the words of the TOML text *own* added where one is given.

    A word of *own* means there what *own* says, and no longer what the base says in the same position.
    Raises :class:`~maalplan.errors.BadVocabulary`.
    """
    return compiled(_tables(own))


@cache
def report_tables(own: str | None = None) -> Mapping[str, Any]:
    """The tables of the words of reports: those of plans, what reports add, and the words of *own* before both.

    Raises :class:`~maalplan.errors.BadVocabulary`.
    """
    both = joined(_file("base"), _file("outcomes"))
    both["label"]["outcome"] = []  # what labels an outcome in a plan is a verdict in a report
    return merged(both, _parsed(own)) if own else both


def known_words(own: str | None = None) -> frozenset[str]:
    """Every single word of the vocabulary, in lower case: what plans have in common.

    >>> "bemærkninger" in known_words()
    True
    """
    return frozenset(re.findall(r"[^\W\d_]+", " ".join(_all_phrases(_tables(own))).casefold()))


def _all_phrases(tables: Mapping[str, Mapping[str, list[str]]]) -> Iterator[str]:
    return (phrase for lists in tables.values() for phrases in lists.values() for phrase in phrases)


def _tables(own: str | None) -> Mapping[str, Any]:
    base = _file("base")
    if not own:
        return base
    report_tables(own)  # what only reports say is no mistake in it
    parsed = _parsed(own)
    of_plans = {
        table: {name: words for name, words in lists.items() if name in base[table]}
        for table, lists in parsed.items()
        if table in base
    }
    return merged(base, of_plans)


def _file(name: str) -> dict[str, Any]:
    path = files("maalplan.parsers").joinpath(f"vocabularies/{name}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _parsed(own: str) -> Mapping[str, Any]:
    try:
        return tomllib.loads(own)
    except tomllib.TOMLDecodeError as error:
        raise BadVocabulary(f"The vocabulary is no valid TOML ({error}).") from None


def merged(base: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """The tables of *base* with the words of *own* in front, each word in one list of its table only.

    >>> merged({"label": {"goal": ["mål"], "milestones": ["delmål"]}}, {"label": {"goal": ["delmål"]}})
    {'label': {'goal': ['delmål', 'mål'], 'milestones': []}}
    """
    for table, lists in own.items():
        unknown = set(lists) - set(base.get(table, {})) if isinstance(lists, Mapping) else {table}
        if table not in base or unknown:
            known = ", ".join(f"[{name}] {' '.join(words)}" for name, words in base.items())
            raise BadVocabulary(
                f"The vocabulary has {table} {' '.join(unknown)}, which is not known. There are: {known}."
            )
        if any(not isinstance(words, list) or not all(isinstance(w, str) for w in words) for words in lists.values()):
            raise BadVocabulary(f"In [{table}] of the vocabulary each entry must be a list of words.")
    return joined(base, own)


def joined(base: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """The tables of both, with the words of *own* in front, each word in one list of its table only.

    >>> joined({"label": {"extra": ["status"]}}, {"label": {"verdict": ["status"]}})
    {'label': {'verdict': ['status'], 'extra': []}}
    """
    return {table: _merged_lists(base.get(table, {}), own.get(table, {})) for table in {**base, **own}}


def _merged_lists(base: Mapping[str, list[str]], own: Mapping[str, list[str]]) -> dict[str, list[str]]:
    claimed = {label_pattern(word) for words in own.values() for word in words}
    return {
        name: [*own.get(name, []), *(word for word in base.get(name, []) if label_pattern(word) not in claimed)]
        for name in [*(name for name in own if name not in base), *base]
    }


def compiled(data: Mapping[str, Any]) -> Vocabulary:
    """A vocabulary from the tables of its TOML file."""
    return Vocabulary(
        goal_words=re.compile(_alternatives(data["goal"]["words"])),
        labels=_first_of(data["label"]),
        label_words=tuple(label_pattern(word) for patterns in data["label"].values() for word in patterns),
        criteria=_phrases(data["criterion"]["phrases"]),
        criteria_ends=tuple(phrase.casefold().rpartition("...")[2] for phrase in data["criterion"]["phrases"]),
        chapters=_first_of({chapter: data["chapter"][chapter] for chapter in CHAPTERS}),
    )


def _first_of(lists: Mapping[str, Iterable[str]]) -> re.Pattern[str]:
    """The patterns of all *lists*; the last group of a match is named as the first list that has the word."""
    return re.compile("|".join(f"(?P<{name}>{_alternatives(patterns)})" for name, patterns in lists.items()))


def _alternatives(patterns: Iterable[str]) -> str:
    return "|".join(fnmatch.translate(label_pattern(pattern)) for pattern in patterns) or r"(?!)"


def label_pattern(pattern: str) -> str:
    """A pattern in the form that :func:`label_key` gives labels."""
    return pattern.strip(" :.").casefold()


def _phrases(phrases: Iterable[str]) -> re.Pattern[str]:
    """Phrases in which ``...`` stands for up to two hundred characters of other words."""
    return re.compile("|".join(re.escape(p.casefold()).replace(r"\.\.\.", r".{1,200}?") for p in phrases), re.DOTALL)
