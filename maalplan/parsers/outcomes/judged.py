"""A goal or milestone with the words that a report has on it → its verdict and what was achieved."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from maalplan.model import PARAGRAPH, Quote, RawOutcome, Scope
from maalplan.parsers.milestones import MilestoneWords
from maalplan.parsers.outcomes.verdicts import SCORE, Verdicts
from maalplan.parsers.parts import LEAD, Part
from maalplan.parsers.spans import Span, merged, quote

TOLD = frozenset({"result", "remarks"})
"""The fields that say what was achieved."""
_SHARE = re.compile(r"pct|%|procent", re.IGNORECASE)
_BARE = re.compile(r"\d{1,4}(?:,\d+)?")


@dataclass(slots=True, eq=False)
class GoalSeen:
    """A goal as a report names it; ``named``: by its own words, not only by what stands below it."""

    scope: Scope = "agency"
    scope_span: Span | None = None
    section: Span | None = None
    number: Span | None = None
    title: Span | None = None
    named: bool = False
    trusted: bool = False
    """Does it stand where goals are told of, so that a sentence is enough to judge it?"""
    word: str = ""
    """The word for its kind, in lower case: ``resultatmål``."""
    told_of: bool = False
    """Does it stand in a chapter in which goals are told of?"""
    level: int = 0
    """The level of its heading."""
    milestones: int = 0
    """How many of its milestones were read so far."""


@dataclass(slots=True, eq=False)
class Judged:
    """What is judged by one verdict: a goal, or the milestones of it that are named; and the labelled words."""

    goal: GoalSeen
    parts: list[Part] = field(default_factory=list)
    milestones: list[MilestoneWords] = field(default_factory=list)
    place: int | None = None
    fill: str | None = None
    """The colour of the cell in which a verdict without words stands."""

    def add_milestones(self, found: Sequence[MilestoneWords]) -> None:
        """Take more milestones, each with its place among those of the goal."""
        self.milestones += found
        self.goal.milestones += len(found)
        self.place = self.goal.milestones

    @property
    def is_told(self) -> bool:
        """Was anything said on it, beyond its own name?"""
        told = any(part.role in TOLD | {"verdict", "score"} and part.content for part in self.parts)
        return told or self.fill is not None


@dataclass(slots=True)
class _Found:
    """What is taken of the parts: the verdict, and the words around it in the part that holds it."""

    verdict: tuple[Span, ...]
    part: Part
    rest: tuple[Span, ...]


def outcome_of(judged: Judged, verdicts: Verdicts, *, strict: bool) -> RawOutcome | None:
    """The outcome of what is judged; None where nothing judges it.

    ``strict``: only a labelled verdict counts, because nothing else shows that there is a goal.
    """
    found = next(_labelled(judged.parts, verdicts), None)
    if found is None and not strict:
        found = next(_unlabelled(judged.parts, verdicts), None)
    points = _points(judged.parts)
    fill = judged.fill if found is None and points is None else None
    if fill is not None:
        found = next((_Found(part.content, part, ()) for part in judged.parts if part.role == "verdict"), None)
    elif found is None and points is None:
        return None
    if strict and fill is None and found is not None and not _surely(found, verdicts):
        return None
    comment = _comment(judged.parts, found)
    fields = _goal_fields(judged)
    verdict = quote(found.verdict) if found else points
    score = points or (_score_in(found.verdict) if found else None)
    is_share = points is None and score is not None and bool(_SHARE.search(score.text))
    optional = {
        "verdict": verdict,
        "score": score,
        "possible": None if is_share else _first(judged.parts, ("possible", "weight")),
        "comment": comment,
    }
    return RawOutcome(
        judged.goal.scope,
        fields | {name: words for name, words in optional.items() if words},
        judged.place if len(judged.milestones) == 1 else None,
        fill,
    )


def without_verdict(judged: Judged) -> RawOutcome:
    """The outcome of a goal on which something is told, but no verdict."""
    comment = _comment(judged.parts, None)
    fields = _goal_fields(judged) | ({"comment": comment} if comment else {})
    return RawOutcome(judged.goal.scope, fields, judged.place if len(judged.milestones) == 1 else None)


def _goal_fields(judged: Judged) -> dict[str, Quote]:
    goal = judged.goal
    spans = {"scope": goal.scope_span, "section": goal.section, "number": goal.number, "title": goal.title}
    fields = {name: words for name, span in spans.items() if span and (words := quote([span]))}
    if len(judged.milestones) == 1:
        one = judged.milestones[0]
        words = quote(one.spans)
        fields |= {"milestone": words} if words else {}
        fields |= {"milestone_number": one.number} if one.number else {}
    return fields


# ------------------------------------------------------------------ the verdict


def _labelled(parts: Sequence[Part], verdicts: Verdicts) -> Iterator[_Found]:
    """Verdicts below their own label: the whole of it first, then one with which its words begin."""
    own = [part for part in parts if part.role == "verdict" and part.content]
    own += [part for part in parts if part.role == "score" and part.content and verdicts.is_worded(part.text)]
    for part in own:
        if verdicts.is_verdict(part.text):
            yield _Found(part.content, part, ())
    for part in own:
        for n, span in enumerate(part.content):
            others = (*part.content[:n], *part.content[n + 1 :])
            if verdicts.is_verdict(span.text):
                yield _Found((span,), part, others)
    for part in own:
        first, *rest = part.content
        if leading := verdicts.leading(first):
            yield _Found((leading[0],), part, tuple(span for span in (leading[1], *rest) if span.text))
    for part in own:
        yield from _sentences(part, verdicts)


def _unlabelled(parts: Sequence[Part], verdicts: Verdicts) -> Iterator[_Found]:
    """Verdicts among what was achieved, or below no label at all."""
    others = [part for part in parts if part.role in TOLD | {LEAD, "extra"} and part.content]
    for part in others:
        for n, span in enumerate(part.content):
            if verdicts.is_firm(span.text) and not SCORE.fullmatch(span.text.strip(" .")):
                yield _Found((span,), part, (*part.content[:n], *part.content[n + 1 :]))
    for part in others:
        yield from _sentences(part, verdicts)
    for part in others:
        first, *rest = part.content
        leading = verdicts.leading(first)
        if leading and verdicts.is_firm(leading[0].text) and not SCORE.fullmatch(leading[0].text):
            yield _Found((leading[0],), part, tuple(span for span in (leading[1], *rest) if span.text))


def _sentences(part: Part, verdicts: Verdicts) -> Iterator[_Found]:
    for n, span in enumerate(part.content):
        if judged := verdicts.sentence(span):
            yield _Found((judged[0],), part, (*part.content[:n], *judged[1], *part.content[n + 1 :]))


def _surely(found: _Found, verdicts: Verdicts) -> bool:
    words = " ".join(span.text for span in found.verdict)
    return found.part.role == "verdict" and verdicts.is_verdict(words) and not SCORE.fullmatch(words.strip(" ."))


# ------------------------------------------------------------------ points


def _points(parts: Sequence[Part]) -> Quote | None:
    """The points that a field of their own gives."""
    for part in parts:
        if part.role == "score" and part.content:
            words = part.text.strip(" .")
            if SCORE.fullmatch(words) or _BARE.fullmatch(words):
                return quote(part.content)
    return None


def _score_in(verdict: Sequence[Span]) -> Quote | None:
    for span in verdict:
        if match := SCORE.search(span.text):
            return quote([span.cut(*match.span())])
    return None


def _first(parts: Sequence[Part], roles: Sequence[str]) -> Quote | None:
    found = (part for role in roles for part in parts if part.role == role and part.content)
    return next((quote(part.content) for part in found), None)


# ------------------------------------------------------------------ what was achieved


def _comment(parts: Sequence[Part], found: _Found | None) -> Quote | None:
    """What was achieved: the words of all labelled fields that say it; where there are none, those below no label."""
    told = list(_told(parts, found, TOLD | {"verdict"}))
    if not told:
        told = list(_told(parts, found, frozenset({LEAD, "extra"}) if _in_prose(found) else frozenset({LEAD})))
    kept = [words for span in told if (words := quote([span]))]
    if not kept:
        return None
    return Quote(PARAGRAPH.join(one.text for one in kept), merged(place for one in kept for place in one.places))


def _in_prose(found: _Found | None) -> bool:
    return found is not None and found.part.role == "extra"


def _told(parts: Sequence[Part], found: _Found | None, roles: frozenset[str]) -> Iterator[Span]:
    for part in parts:
        if found is not None and part is found.part:
            if part.role in roles:
                yield from found.rest
        elif part.role in roles:
            yield from part.content
