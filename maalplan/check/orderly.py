"""Rules: numbers, titles, repeated milestones, and what was still to be filled in."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from maalplan.check.rule import Case, Spot, milestones, of_milestone, rule
from maalplan.check.texts import Words, words_of
from maalplan.model import Goal, Plan

_NUMBER = re.compile(r"(?P<before>.*?)(?P<last>\d+)")
_NOT_LETTERS = re.compile(r"[\W_]+")
_WIDEST_GAP = 3
"""From one number to the next; a wider step is a way of numbering."""
_SHORTEST = 12
"""Letters of a milestone below which it may well stand twice: »Målet er nået«."""

_MUST_BE_FILLED = re.compile(
    r"(?<!\w)(?:[Xx]{2,}(?![\w-])|[Xx] (?=(?:pct|procent|%|kr|mio|antal|dage|uger|måneder|møder|årsværk|stk)(?!\w)|%)"
    r"|20[xX]{2}(?!\w)|202[xX](?!\w)|Q[?xX](?!\w)|[?]{2,}|\(\?\)|(?:TB[DAC]|tb[dc])(?![\w-])"
    r"|N\.\s?N\.|NN(?![\w-])|[Ll]orem ipsum|_{4,}|(?<!\S)__+(?!\S)|dd[.-]mm[.-]åååå|Navn Navnesen"
    r"|\((?:dato|tal|frist|beløb|tekst) følger\)"
    r"|[Kk]lik(?: eller tryk)? her for at (?:skrive|angive|indsætte)[\w ]*"
    r"|(?:[Uu]dfyldes|[Ii]ndsættes|[Tt]ilføjes) senere(?!\w))"
)
_NAMES_A_NUMBER = re.compile(r"(?:kapitel|bind|del|bilag|artikel|afsnit)\s+$", re.IGNORECASE)
_BRACKET = re.compile(r"\[(?P<words>[^\[\]]*[A-Za-zÆØÅæøå][^\[\]]*)\]|<[a-zæøå][a-zæøå /-]{2,40}>")
_FINE_IN_BRACKETS = re.compile(r"sic|jf\.? .*|se .*|bilag.*|red\.?|fodnote.*|note.*|[a-z]|[ivx]+", re.IGNORECASE)


@rule("number-twice", "must")
def number_twice(case: Case) -> Iterator[Spot]:
    """Two goals of one part of the plan have the same number. Numbers may begin anew below each heading."""
    for part in _parts(case.plan):
        seen: dict[str, Goal] = {}
        for goal in part:
            number = (goal.number or "").casefold()
            if number in seen:
                yield Spot(
                    goal=goal, quote=goal.title, arguments={"number": goal.number or "", "other": _named(seen[number])}
                )
            elif number:
                seen[number] = goal


@rule("number-missing", "should")
def number_missing(case: Case) -> Iterator[Spot]:
    """A number is left out between goals that are numbered one after the other (1, 2, 4): was a goal taken out?"""
    heard: set[str] = set()
    all_ = {(goal.number or "").casefold() for goal in case.plan.goals}
    for part in _parts(case.plan):
        for goal, missing in _gaps(part) if _begins(part, all_) else ():
            # Numbers that go through the whole plan leave none out where another part has them.
            if missing.casefold() not in all_ | heard:
                heard.add(missing.casefold())
                yield Spot(goal=goal, quote=goal.title, arguments={"number": missing, "next": goal.number or ""})


@rule("goal-without-title", "should")
def goal_without_title(case: Case) -> Iterator[Spot]:
    """A goal has no title, where the plan's others have."""
    if any(goal.title for goal in case.plan.goals):
        for goal in case.plan.goals:
            if not goal.title:
                yield Spot(goal=goal, quote=goal.description)


@rule("milestone-twice", "should")
def milestone_twice(case: Case) -> Iterator[Spot]:
    """Two milestones of the plan have the same words."""
    seen: dict[str, tuple[Goal, str]] = {}
    for goal, milestone in milestones(case.plan):
        key = _NOT_LETTERS.sub(" ", milestone.text).strip().casefold()
        if key in seen and len(key) >= _SHORTEST:
            other, number = seen[key]
            yield of_milestone(goal, milestone, other=_named(other), number=number)
        seen.setdefault(key, (goal, milestone.number))


@rule("placeholder", "must")
def placeholder(case: Case) -> Iterator[Spot]:
    """Something was still to be filled in: »XX pct.«, »[indsæt dato]«, »TBD«, »??«, »20XX«, »Klik her for at
    skrive«."""
    for words in words_of(case.plan):
        found = _to_fill_in(words)
        if found:
            yield words.spot(word=found)


def _to_fill_in(words: Words) -> str | None:
    for found in _MUST_BE_FILLED.finditer(words.text):
        if not _NAMES_A_NUMBER.search(words.text[: found.start()]):
            return found.group().strip()
    for found in _BRACKET.finditer(words.text):
        if not _FINE_IN_BRACKETS.fullmatch((found["words"] or "").strip()):
            return found.group()
    return None


def _parts(plan: Plan) -> list[list[Goal]]:
    """Goals that are numbered together: those of one scope below one heading. Where numbers begin anew and go on (1, 2,
    1, 2), there was a heading that was not read as one."""
    parts: dict[tuple[str, str, int], list[Goal]] = defaultdict(list)
    begun = 0
    for place, goal in enumerate(plan.goals):
        begun += _begins_anew(plan.goals[:place], plan.goals[place : place + 2])
        parts[goal.scope, goal.section or "", begun].append(goal)
    return list(parts.values())


def _begins_anew(before: Sequence[Goal], here: Sequence[Goal]) -> bool:
    """Whether the goals *here* are the first and second below a heading, after more than one goal *before*."""
    return len(before) > 1 and [goal.number for goal in here] == ["1", "2"]


def _begins(part: Sequence[Goal], all_: set[str]) -> bool:
    """Whether the numbers of *part* begin with one, or go on from another part's: else it is some goals of many, as in
    an addendum."""
    found = _NUMBER.fullmatch((part[0].number or "").casefold())
    return found is not None and (found["last"] == "1" or f"{found['before']}{int(found['last']) - 1}" in all_)


def _gaps(part: Sequence[Goal]) -> Iterator[tuple[Goal, str]]:
    """The goal behind each number that is left out, with that number; only of numbers that ascend by ones otherwise."""
    before: tuple[str, int] | None = None
    for goal in part:
        found = _NUMBER.fullmatch(goal.number or "")
        here = (found["before"], int(found["last"])) if found else None
        if here and before and here[0] == before[0] and 1 < here[1] - before[1] <= _WIDEST_GAP:
            yield from ((goal, f"{here[0]}{number}") for number in range(before[1] + 1, here[1]))
        before = here


def _named(goal: Goal) -> str:
    return goal.title or goal.number or goal.id


RULES = (number_twice, number_missing, goal_without_title, milestone_twice, placeholder)
