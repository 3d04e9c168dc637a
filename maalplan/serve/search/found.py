"""The goals in which all words of a query stand, the best first, with what was found in them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from maalplan.history.years import within
from maalplan.model import Plan
from maalplan.model.searched import SearchAsked, SearchHit, SearchPart, SearchResult, SearchRun
from maalplan.serve.search.index import BEGUN, EXACT, Entry, FieldText, Index, field_texts
from maalplan.serve.search.query import Phrase, query_of
from maalplan.serve.search.words import Token, tokens

PER_PAGE: Final = 25
"""Goals on a page of the result."""
_TITLE: Final = 2.0
"""How much more a word in a title counts."""
_LONG: Final = 420
_AROUND: Final = 160
"""Letters of a text that is shown whole, and of an excerpt on each side of what was found."""


@dataclass(frozen=True, slots=True)
class _Sought:
    """What is marked in texts: ``words``, and ``phrases`` of several."""

    words: frozenset[str]
    phrases: tuple[Phrase, ...]


def found_in(index: Index, asked: SearchAsked) -> SearchResult:
    """The goals of *index* that were asked for; all words must stand in a goal or its milestones."""
    query = query_of(asked.text)
    if not query:
        return SearchResult(asked)
    matching = [index.matching(word) for word in query.words]
    scores = _all_in([_scores(index, one) for one in (*matching, *_words_of(index, query.phrases))])
    sought = _Sought(frozenset(word for one in matching for word in one), query.phrases)
    meant = [number for number in scores if _is_meant(index.entries[number], asked)]
    if query.phrases:
        meant = [number for number in meant if _has_phrases(index.entries[number], query.phrases)]
    meant.sort(key=lambda number: _rank(index.entries[number], scores[number]))
    first = (asked.page - 1) * PER_PAGE
    return SearchResult(
        asked,
        len(meant),
        -(-len(meant) // PER_PAGE),
        tuple(_hit(index.entries[number], sought, scores[number]) for number in meant[first : first + PER_PAGE]),
    )


# ------------------------------------------------------------------ which goals


def _words_of(index: Index, phrases: Iterable[Phrase]) -> Iterator[dict[str, float]]:
    """Of each word of *phrases* which words are meant: these very ones, or what an open phrase's last begins."""
    for phrase in phrases:
        for word in phrase.words[:-1]:
            yield {word: EXACT}
        last = phrase.words[-1]
        yield {last: EXACT, **(dict.fromkeys(index.beginning(last), BEGUN) if phrase.open else {})}


def _scores(index: Index, matching: dict[str, float]) -> dict[int, float]:
    """The goals in which one of the words stands, with what its best counts; rare words count more."""
    found: dict[int, float] = {}
    for word, counts in matching.items():
        for where, weight in ((index.in_title, counts * _TITLE), (index.elsewhere, counts)):
            for number in where.get(word, ()):
                found[number] = max(found.get(number, 0.0), weight)
    rare = math.log1p(len(index.entries) / max(1, len(found)))
    return {number: weight * rare for number, weight in found.items()}


def _all_in(each: Sequence[dict[int, float]]) -> dict[int, float]:
    """The goals that are in all, with their sums."""
    fewest = min(each, key=len)
    return {number: sum(one[number] for one in each) for number in fewest if all(number in one for one in each)}


def _is_meant(entry: Entry, asked: SearchAsked) -> bool:
    plan = entry.plan
    return (
        (asked.agency is None or plan.agency.id == asked.agency)
        and (asked.scope is None or entry.goal.scope == asked.scope)
        and (asked.year is None or (plan.year is not None and bool(within((plan,), asked.year, asked.year))))
    )


def _has_phrases(entry: Entry, phrases: Sequence[Phrase]) -> bool:
    texts = [tokens(one.text) for one in field_texts(entry.goal)]
    return all(any(next(_places(text, phrase), None) for text in texts) for phrase in phrases)


def _places(text: Sequence[Token], phrase: Phrase) -> Iterator[range]:
    """Where *phrase* stands in *text*."""
    long = len(phrase.words)
    *before, last = phrase.words
    for at in range(len(text) - long + 1):
        end = text[at + long - 1].word
        if [token.word for token in text[at : at + long - 1]] == before and (
            end == last or (phrase.open and end.startswith(last))
        ):
            yield range(at, at + long)


def _rank(entry: Entry, score: float) -> tuple[float, int, str, int]:
    return -round(score, 6), -(entry.plan.year or 0), entry.plan.id, entry.place


# ------------------------------------------------------------------ how they are shown


def _hit(entry: Entry, sought: _Sought, score: float) -> SearchHit:
    plan, goal = entry.plan, entry.goal
    texts = [(one, _marked(one.text, sought)) for one in field_texts(goal)]
    title = next((runs for one, runs in texts if one.field == "title" and one.milestone is None), ())
    return SearchHit(
        plan=plan.id,
        agency=plan.agency.id,
        agency_name=_agency(plan),
        year=plan.year,
        goal=goal.id,
        place=entry.place + 1,
        scope=goal.scope,
        number=goal.number,
        title=title,
        parts=tuple(_part(entry, one, runs) for one, runs in texts if one.field != "title" and _has_hit(runs)),
        score=round(score, 4),
    )


def _part(entry: Entry, one: FieldText, runs: tuple[SearchRun, ...]) -> SearchPart:
    milestone = None if one.milestone is None else entry.goal.milestones[one.milestone]
    return SearchPart(
        field=one.field,
        runs=_excerpt(runs) if len(one.text) > _LONG else runs,
        milestone=milestone.id if milestone else None,
        number=milestone.number if milestone else None,
        name=one.name,
    )


def _agency(plan: Plan) -> str:
    return plan.agency.name or plan.agency.acronym or plan.agency.id


def _has_hit(runs: Iterable[SearchRun]) -> bool:
    return any(run.hit for run in runs)


def _marked(text: str, sought: _Sought) -> tuple[SearchRun, ...]:
    """*text* in stretches: what was searched for, and what stands between."""
    own = tokens(text)
    marked = {at for at, token in enumerate(own) if token.word in sought.words}
    for phrase in sought.phrases:
        marked.update(at for place in _places(own, phrase) for at in place)
    runs: list[SearchRun] = []
    done = 0
    for at in sorted(marked):
        if own[at].start > done:
            runs.append(SearchRun(text[done : own[at].start]))
        runs.append(SearchRun(text[own[at].start : own[at].end], hit=True))
        done = own[at].end
    return (*runs, SearchRun(text[done:])) if done < len(text) else tuple(runs)


def _excerpt(runs: Sequence[SearchRun]) -> tuple[SearchRun, ...]:
    """What stands around the first hits of a long text."""
    first = next(at for at, run in enumerate(runs) if run.hit)
    found: list[SearchRun] = []
    if first:
        before = runs[first - 1].text
        found.append(SearchRun(before if len(before) <= _AROUND else f"…{_from_word(before[-_AROUND:])}"))
    room = _LONG
    for run in runs[first:]:
        if len(run.text) > room:
            found.append(SearchRun(f"{run.text[:room].rpartition(' ')[0]} …"))
            break
        found.append(run)
        room -= len(run.text)
    return tuple(found)


def _from_word(text: str) -> str:
    """*text* without the word that it begins in the middle of."""
    return text.partition(" ")[2] or text
