"""Which findings of the reader a correction settles, and what is to be said anew."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from maalplan import findings
from maalplan.model import Finding, Goal, Milestone, Place, Plan, Quote
from maalplan.normalize.parties import UNKNOWN
from maalplan.normalize.text import clean
from maalplan.review.corrections.anchors import at_place, in_cell, letters
from maalplan.review.corrections.concluding import doubts, period_of, said_of
from maalplan.review.corrections.tree import Piece
from maalplan.review.corrections.words import cut

_UNPLACED: Final = "unplaced-text"
_IN_NO_FIELD: Final = findings.unplaced_text("", ()).message
_WORD = re.compile(r"\w")


def settled(before: Plan, after: Plan) -> Plan:
    """*after*, which one correction made of *before*, with its findings as they now hold, and its coverage."""
    kept = list(after.findings)
    kept = _of_times(kept, before, after)
    kept = _of_the_plan(kept, before, after)
    kept = [one for one in kept if not _is_of_filled_goal(one, before, after) and not _is_of_label(one, before, after)]
    kept = _without_removed(kept, before, after)
    come = _new_quotes(before, after) if any(one.code == _UNPLACED for one in kept) else []
    left = [found for one in kept if (found := _left_of(one, come))]
    return replace(after, findings=tuple(left), coverage=_coverage(after.coverage, kept, left))


# ------------------------------------------------------------------ times


def _of_times(kept: list[Finding], before: Plan, after: Plan) -> list[Finding]:
    """What is said of milestones without a deadline, whose words or deadline changed."""
    old, new = _times(before), _times(after)
    gone = [said for key, one in old.items() if key not in new for said in said_of(one)]
    period = period_of(after)
    come = [said for key, one in new.items() if key not in old for said in doubts(one, period)]
    still = [one for one in kept if one not in gone or one in come]
    return [*still, *(one for one in dict.fromkeys(come) if one not in still)]


def _times(plan: Plan) -> dict[object, Milestone]:
    return {(one.text, one.source, one.deadline): one for one in _milestones(plan)}


def _milestones(plan: Plan) -> Iterator[Milestone]:
    return (one for goal in plan.goals for one in goal.milestones)


def _labelled(plan: Plan) -> tuple[Goal | Milestone, ...]:
    return (*plan.goals, *_milestones(plan))


# ------------------------------------------------------------------ the plan itself


def _of_the_plan(kept: list[Finding], before: Plan, after: Plan) -> list[Finding]:
    """What is said of a plan without an authority or year, and of a draft that is signed."""
    was, now = _doubts(before), _doubts(after)
    result = [one for one in kept if one not in was or one in now]
    return [*result, *(one for one in now if one not in was)]


def _doubts(plan: Plan) -> list[Finding]:
    found = []
    if plan.agency.id == UNKNOWN:
        found.append(findings.unknown_agency())
    if plan.year is None:
        found.append(findings.unknown_year())
    if plan.version and plan.version.kind == "draft" and any(one.date for one in plan.signatures):
        found.append(findings.draft_with_signatures(plan.version.text))
    return found


# ------------------------------------------------------------------ goals and labels


def _is_of_filled_goal(finding: Finding, before: Plan, after: Plan) -> bool:
    """Does it say of a goal that it has no milestones, which now has some, or is no more?"""
    if finding.code != findings.no_milestones("", ()).code:
        return False
    return _is_of_empty(finding, before) and not _is_of_empty(finding, after)


def _is_of_empty(finding: Finding, plan: Plan) -> bool:
    return any(not goal.milestones and _is_about(finding, goal) for goal in plan.goals)


def _is_about(finding: Finding, goal: Goal) -> bool:
    if finding.source:
        return set(finding.source) <= {*goal.source, *_places_in(goal.quotes)}
    return finding.message == findings.no_milestones(goal.title or goal.number or goal.id, ()).message


def _is_of_label(finding: Finding, before: Plan, after: Plan) -> bool:
    """Does it say of a label that nobody knows it, of which a person took the words away?"""
    if finding.code != findings.unknown_label("", None, ()).code:
        return False
    start, _, _ = finding.message.partition(" is not in the vocabulary")
    return start in _labels(before) and start not in _labels(after)


def _labels(plan: Plan) -> set[str]:
    return {f"The label {label!r}" for one in _labelled(plan) for label in one.extra}


# ------------------------------------------------------------------ places


def _without_removed(kept: list[Finding], before: Plan, after: Plan) -> list[Finding]:
    """*kept* without what is only about places whose words are in the plan no more; words that were in no field are in
    none yet."""
    about = {place for one in kept for place in one.source if one.code != _UNPLACED}
    gone = (about & _places(before)) - _places(after) if about else about
    return [one for one in kept if one.code == _UNPLACED or not one.source or not set(one.source) <= gone]


def _places(plan: Plan) -> set[Place]:
    goals = {place for one in _labelled(plan) for place in one.source}
    return goals | {place for quote in _quotes(plan) for place in quote.places}


def _places_in(quotes: dict[str, Quote]) -> set[Place]:
    return {place for quote in quotes.values() for place in quote.places}


def _quotes(plan: Plan) -> set[Quote]:
    holders: tuple[Piece, ...] = (plan, *_labelled(plan), *plan.signatures, *plan.follow_ups)
    return {quote for one in holders for quote in one.quotes.values()}


def _new_quotes(before: Plan, after: Plan) -> list[Quote]:
    """The quotes that one correction brought, the longest first."""
    return sorted(_quotes(after) - _quotes(before), key=lambda quote: -len(quote.text))


def _left_of(finding: Finding, quotes: Sequence[Quote]) -> Finding | None:
    """*finding*; of words that were in no field those that are in none yet, when *quotes* have come; null of none."""
    there = [quote for quote in quotes if _meet(quote, finding)] if finding.code == _UNPLACED else []
    words = _words(finding)
    for quote in there:
        words = _without(words, quote)
    if words == _words(finding):
        return finding
    return findings.unplaced_text(words, finding.source) if _WORD.search(words) else None


def _without(words: str, quote: Quote) -> str:
    """*words*, which may be cut short, without those of *quote*."""
    if letters(words.rstrip("…")) in letters(quote.text):
        return ""
    found = cut(Quote(words), clean(quote.text))
    return f"{words[: found[1] - len(found[0].text)]} {words[found[1] :]}" if found else words


def _meet(quote: Quote, finding: Finding) -> bool:
    there = Quote("", finding.source)
    at = at_place(quote, there)
    return bool(in_cell(quote, there) if at is None else at)


def _words(finding: Finding) -> str:
    return finding.message.removeprefix(_IN_NO_FIELD)


def _coverage(coverage: float | None, before: Sequence[Finding], after: Sequence[Finding]) -> float | None:
    """The share of words with a field, when of those that had none fewer are left."""
    count, left = (sum(len(_words(one).split()) for one in told if one.code == _UNPLACED) for told in (before, after))
    if coverage is None or left == count:
        return coverage
    return round(1 - (1 - coverage) * left / count, 4)
