"""Several milestones, or several goals, that become one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from maalplan.model import Correction, Goal, MadeCorrection, Milestone, Period, Plan, Quote
from maalplan.review.corrections.actions import as_read, made_of, set_fields
from maalplan.review.corrections.concluding import period_of, united_values
from maalplan.review.corrections.tree import Node, label_in, places_anew, plain
from maalplan.review.corrections.words import joined

_LINES: Final = ("title", "criterion")
_TEXTS: Final = ("description", "focus_area", "remarks", "responsible")
_ALONE: Final = ("number", "section", "weight")
"""Fields of which one part's words are those of all."""


def merge(node: Node, others: Sequence[Node], correction: Correction, plan: Plan) -> None:
    """*others* become part of *node*; words and milestones stand in the order of the document."""
    several = (node, *others)
    was = [plain(as_read(one, plan)) for one in several]
    ordered = _in_order(several)
    if node.kind == "goal":
        whole: Goal | Milestone = _goals(node.part, [one.part for one in ordered])
        node.below = [below for one in ordered for below in one.below]
        for below in node.below:
            below.above = node
    else:
        whole = _milestones(node, ordered, period_of(plan))
    node.made = _marks(whole, several)
    node.part = whole
    node.made.append(made_of(correction, "", was))
    for one in others:
        one.leave()
        if one.above is not None:
            places_anew(one.above)
    if node.above is not None:
        places_anew(node.above)


def _in_order(several: Sequence[Node]) -> list[Node]:
    root = several[0]
    while root.above is not None:
        root = root.above
    order = {id(one): n for n, one in enumerate(root.every())}
    return sorted(several, key=lambda one: order[id(one)])


def _marks(whole: Goal | Milestone, several: Sequence[Node]) -> list[MadeCorrection]:
    """What stands of the corrections to the parts that are now one: what is said of all of one, and the values of
    theirs that it still has."""
    kept: list[MadeCorrection] = []
    for node in several:
        for mark in node.made:
            taken = any(one.path == mark.path for one in kept if one.path)
            if not mark.path or (not taken and _has_still(whole, node.part, mark)):
                kept.append(mark)
    return kept


def _has_still(whole: Goal | Milestone, part: Goal | Milestone, mark: MadeCorrection) -> bool:
    if mark.field == "extra":
        label = label_in(mark.path)
        return whole.extra.get(label) == part.extra.get(label)
    return bool(getattr(whole, mark.field or "") == getattr(part, mark.field or ""))


def _milestones(node: Node, ordered: Sequence[Node], period: Period | None) -> Milestone:
    own: Milestone = node.part
    parts: list[Milestone] = [one.part for one in ordered]
    whole = replace(
        own,
        text=" ".join(one.text for one in parts),
        weight=next((one.weight for one in (own, *parts) if one.weight), None),
        footnotes=tuple(note for one in parts for note in one.footnotes),
        quotes=_quotes(own, parts),
        extra=_extra(own, parts),
        source=tuple(dict.fromkeys(place for one in parts for place in one.source)),
    )
    first = [node, *(one for one in ordered if one is not node)]
    return united_values(whole, [(one.part, set_fields(one)) for one in first], period)


def _goals(own: Goal, parts: Sequence[Goal]) -> Goal:
    words: dict[str, Any] = {name: _all_words(parts, name, " ") for name in _LINES} | {
        name: _all_words(parts, name, "\n") for name in _TEXTS
    }
    return replace(
        own,
        **words,
        section=own.section or next((one.section for one in parts if one.section), None),
        number=own.number or next((one.number for one in parts if one.number), None),
        weight=own.weight or next((one.weight for one in parts if one.weight), None),
        extra=_extra(own, parts),
        footnotes=tuple(note for one in parts for note in one.footnotes),
        quotes=_quotes(own, parts),
        source=tuple(dict.fromkeys(place for one in parts for place in one.source)),
    )


def _all_words(parts: Sequence[Goal], name: str, between: str) -> str | None:
    return between.join(dict.fromkeys(value for one in parts if (value := getattr(one, name)))) or None


def _extra(own: Milestone | Goal, parts: Sequence[Milestone | Goal]) -> dict[str, str]:
    """The labelled words of all; a label that occurs again adds a paragraph."""
    extra: dict[str, str] = {}
    for one in parts:
        for label, words in one.extra.items():
            if label not in extra:
                extra[label] = words
            elif words not in extra[label].split("\n") and words != extra[label]:
                extra[label] = f"{extra[label]}\n{words}"
    order = [*own.extra, *(label for label in extra if label not in own.extra)]
    return {label: extra[label] for label in order}


def _quotes(own: Milestone | Goal, parts: Sequence[Milestone | Goal]) -> dict[str, Quote]:
    """The quotes of all, by field."""
    found: dict[str, Quote] = {}
    for name in dict.fromkeys(name for one in (own, *parts) for name in one.quotes):
        theirs = [one.quotes[name] for one in (own, *parts) if name in one.quotes]
        in_order = [one.quotes[name] for one in parts if name in one.quotes]
        found[name] = theirs[0] if name in _ALONE else joined(in_order)
    return found
