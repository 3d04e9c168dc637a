"""Words that tell whether a milestone can be seen to be reached: the lists of ``words.toml``, as patterns."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

_SENTENCE_END = re.compile(r"[.;:!?] ")
_FIRM = re.compile(r".*(?:, (?:så|og|men|dog|hvoraf)|\bog(?: dog)? senest|\bdog)\b.*\d")
"""What follows a hedge in its sentence and says for certain how much or when."""


@cache
def _lists() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))


@cache
def pattern(name: str) -> re.Pattern[str]:
    """One of the lists as a pattern that finds whole words; of ``done`` and ``held`` it finds words that begin so."""
    listed = _lists()[name]
    if name == "clause":
        return re.compile(str(listed), re.IGNORECASE)
    choices = listed if isinstance(listed, list) else str(listed).split() if "\n" in listed else [listed]
    ending = "" if name in ("done", "held") else r"(?!\w)"
    return re.compile(rf"(?<!\w)(?:{'|'.join(choices)}){ending}", re.IGNORECASE)


def is_done(text: str) -> bool:
    """Whether the words say that something is made or done.

    >>> is_done("Der er udarbejdet en handleplan."), is_done("Samarbejdet er styrket.")
    (True, False)
    """
    return pattern("done").search(text) is not None


def is_held(text: str) -> bool:
    """Whether the words say how things stand, or that something has its time.

    >>> is_held("Tilskuddene følger loven."), is_held("Planen er vedtaget.")
    (True, False)
    """
    return any(pattern(name).search(text) for name in ("held", "timely"))


def direction(text: str) -> str | None:
    """The first word that says only in which direction something goes.

    >>> direction("Samarbejdet med kommunerne er styrket.")
    'styrket'
    """
    found = pattern("direction").search(text)
    return found.group() if found else None


def hedge(text: str) -> str | None:
    """The first phrase that leaves open whether what the sentence says is done; not one in a clause that describes, nor
    where a figure follows that holds for certain (»hurtigst muligt og senest efter 5 dage«).

    >>> hedge("Styrelsen søger at nedbringe sagstiden."), hedge("Råd om, hvad kommuner bør gøre, er udgivet.")
    ('søger at', None)
    """
    for found in pattern("hedges").finditer(text):
        before = _SENTENCE_END.split(text[: found.start()])[-1]
        if _FIRM.match(_SENTENCE_END.split(text[found.end() :])[0]):
            continue
        opened = list(pattern("clause").finditer(before))
        if not opened or "," in before[opened[-1].end() :]:
            return found.group()
    return None


def is_ongoing(text: str) -> bool:
    """Whether it goes on the whole time.

    >>> is_ongoing("Vejledningen opdateres løbende.")
    True
    """
    return pattern("ongoing").search(text) is not None


def looks_back(sentence: str) -> bool:
    """Whether *sentence* is about what was done before.

    >>> looks_back("Kampagnen er evalueret."), looks_back("Kampagnen er afholdt.")
    (True, False)
    """
    return pattern("looking_back").search(sentence) is not None


def is_past(words: str) -> bool:
    """Whether the *words* before a time speak of the past, or end in what bears that time as its name.

    >>> is_past("lavere end i"), is_past("trivselsmålingen i"), is_past("Data fra kommunerne er samlet")
    (True, True, False)
    """
    last = " ".join(words.split()[-2:])
    return pattern("history").search(words) is not None or pattern("bearer").search(last) is not None
