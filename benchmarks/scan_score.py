"""How many milestones of a plan were read: letter by letter, and with two wrong letters each forgiven."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from difflib import SequenceMatcher
from typing import Any, TypeAlias

FORGIVEN = 2
"""Wrong letters of a milestone: put in, left out or taken for another."""
_ALIKE = str.maketrans("“”„«»’‘´`–—‐‑−", '"""""\'\'\'\'-----')
"""Quotation marks, and dashes, count as one."""

Json: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Score:
    """Milestones: how many the plan has, how many were read, how many of these are right letter by letter, and how
    many with up to two wrong letters."""

    wanted: int = 0
    given: int = 0
    exact: int = 0
    forgiven: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(*(getattr(self, field.name) + getattr(other, field.name) for field in fields(self)))


def score(truth: Json, plan: Json | None) -> Score:
    """The score of *plan*, which is None where none was read, against *truth*; a milestone counts only in its own
    goal."""
    goals = list(plan["goals"]) if plan else []
    total = Score(given=sum(len(goal["milestones"]) for goal in goals))
    for wanted, read in _paired(truth["goals"], goals):
        total += _milestones(wanted, read)
    return total


def _paired(wanted: Sequence[Json], read: Sequence[Json]) -> Iterator[tuple[Json, Json | None]]:
    """Every goal of *wanted* with the one of *read* that is most like it, each once."""
    likeness = sorted(
        ((_likeness(one, other), w, r) for w, one in enumerate(wanted) for r, other in enumerate(read)), reverse=True
    )
    mates: dict[int, int] = {}
    for alike, w, r in likeness:
        if alike > 0.3 and w not in mates and r not in mates.values():
            mates[w] = r
    for w, goal in enumerate(wanted):
        yield goal, read[mates[w]] if w in mates else None


def _likeness(one: Json, other: Json) -> float:
    return SequenceMatcher(None, _told(one), _told(other), autojunk=False).ratio()


def _told(goal: Json) -> list[str]:
    milestones = " ".join(milestone["text"] for milestone in goal["milestones"])
    return f"{goal['title'] or ''} {goal['title'] or ''} {milestones}".lower().split()


def _milestones(wanted: Json, read: Json | None) -> Score:
    """*wanted* milestones against those *read*, each of which is taken once: exact ones first."""
    free = [plain(milestone["text"]) for milestone in read["milestones"]] if read else []
    texts = [
        [plain(text) for text in (milestone["text"], *milestone.get("text_alts", ()))]
        for milestone in wanted["milestones"]
    ]
    rest = []
    for ways in texts:
        hit = next((text for text in free if text in ways), None)
        if hit is None:
            rest.append(ways)
        else:
            free.remove(hit)
    close = 0
    for ways in rest:
        near = next((text for text in free if any(within(text, way, FORGIVEN) for way in ways)), None)
        if near is not None:
            free.remove(near)
            close += 1
    exact = len(texts) - len(rest)
    return Score(wanted=len(texts), exact=exact, forgiven=exact + close)


def plain(text: str) -> str:
    """*text* with one kind of blank, quotation mark and dash."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_ALIKE).split()).rstrip(";,")


def within(one: str, other: str, most: int) -> bool:
    """Whether *one* becomes *other* by at most so many letters put in, left out or changed.

    >>> within("M&l 1", "Mål 1", 2), within("Mal l", "Mål 1", 1)
    (True, False)
    """
    if abs(len(one) - len(other)) > most:
        return False
    before = list(range(len(other) + 1))
    for row, char in enumerate(one, start=1):
        costs = [row]
        for column, own in enumerate(other):
            costs.append(min(before[column + 1] + 1, costs[-1] + 1, before[column] + (char != own)))
        if min(costs) > most:
            return False
        before = costs
    return before[-1] <= most
