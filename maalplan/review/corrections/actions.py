"""A value set, a part added, a part removed: what these do to the tree."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, get_type_hints

import msgspec

from maalplan.model import Correction, Goal, MadeCorrection, Milestone, Period, Plan, Quote
from maalplan.review.corrections.adding import new_node
from maalplan.review.corrections.concluding import period_of, reworded
from maalplan.review.corrections.tree import TYPES, Node, Piece, label_in, part_of_file, places_anew, plain, pointed
from maalplan.review.corrections.values import Setting, label_of, value_of


def made_of(correction: Correction, path: str, was: Any) -> MadeCorrection:
    """*correction* as one that stands; *path* is the rest behind that of its part."""
    return MadeCorrection(
        id=correction.id,
        action=correction.action,
        kind=correction.kind if correction.action == "add" else correction.at.kind,
        path=path,
        field=correction.field,
        was=was,
        by=correction.by,
        when=correction.when,
        why=correction.why,
    )


# ------------------------------------------------------------------ set


def set_value(node: Node, correction: Correction, plan: Plan) -> None:
    """A field of *node* gets the correction's value. One that it had by an earlier correction goes; one that was read
    there is no correction.

    Raises:
        NotValid: the field has no such value.
    """
    name = correction.field or ""
    label = label_of(correction.name) if name == "extra" else None
    path = f"/{name}" if label is None else f"/{name}/{pointed(label)}"
    former = getattr(node.part, name, None) if label is None else node.part.extra.get(label)
    setting = Setting(period_of(plan), former, getattr(node.part, "occasion", ""))
    value = value_of(node.kind, name, correction.value, setting)
    mark = node.mark(path)
    was = mark.was if mark else plain(None if node.is_added() else former or None)
    _put(node, name, label, value, period_of(plan))
    _show(node, name if label is None else f"{name}/{label}", correction.quote)
    node.made = [one for one in node.made if one is not mark]
    if plain(value or None) != (was or None):
        node.made.append(made_of(correction, path, was))


def _put(node: Node, name: str, label: str | None, value: Any, period: Period | None) -> None:
    if label is not None:
        extra = {own: words for own, words in node.part.extra.items() if own != label or value is not None}
        node.part = replace(node.part, extra=extra | ({label: value} if value is not None else {}))
        return
    old = node.part
    node.part = replace(old, **{name: value})
    if node.kind == "milestone" and name == "text":
        node.part = reworded(old, node.part, period, set_fields(node))
    if node.kind == "plan" and name in ("agency", "year"):
        node.part = replace(node.part, id=f"{node.part.agency.id}-{node.part.year or 0:04d}")


def _show(node: Node, name: str, quote: Quote | None) -> None:
    """The words that the person showed are the value's, where reading found none."""
    if quote is not None and quote.places and name not in node.part.quotes:
        node.part = replace(node.part, quotes=node.part.quotes | {name: quote})


def set_fields(node: Node) -> frozenset[str]:
    """The fields of *node* that a person set."""
    return frozenset(one.path.removeprefix("/") for one in node.made if one.action == "set")


def is_read_so(node: Node, correction: Correction) -> bool:
    """Was the value that *correction* sets read in *node* as it was read where it was corrected? One that an earlier
    correction set there counts as read."""
    name = correction.field or ""
    now = node.part.extra.get(correction.name) if name == "extra" else getattr(node.part, name, None)
    return bool(plain(now or None) == (correction.was or None))


# ------------------------------------------------------------------ add and remove


def add(above: Node, behind: Node | None, correction: Correction, plan: Plan) -> None:
    """A new part stands in *above*, behind *behind*.

    Raises:
        NotValid: its fields have no such values.
    """
    node = new_node(correction.kind, correction.value, correction.quote, period_of(plan))
    node.made.append(made_of(correction, "", None))
    above.put(node, behind)
    places_anew(above)


def remove(node: Node, correction: Correction, plan: Plan) -> None:
    """*node* goes, with all in it. Of what a person added nothing is left to say."""
    assert node.above is not None
    if not node.is_added():
        was = plain(as_read(node, plan))
        node.above.made.append(made_of(correction, "", was))
    _hand_on(node)
    node.leave()
    places_anew(node.above)


def _hand_on(node: Node) -> None:
    """What says that *node* was split goes to the next part that was split off with it."""
    assert node.above is not None
    kin = node.above.below
    place = kin.index(node) + 1
    behind = kin[place] if place < len(kin) else None
    if behind is None or behind.kind != node.kind:
        return
    for mark in node.made:
        whole = part_of_file(node.kind, mark.was) if mark.action == "split" else None
        if whole is not None and _is_piece(behind, whole):
            behind.made.append(mark)


def _is_piece(node: Node, whole: Piece) -> bool:
    """Was *node* split off *whole*?"""
    if isinstance(whole, Goal):
        texts = {one.text for one in whole.milestones}
        return any(one.part.text in texts for one in node.below)
    own, words = node.part.quotes.get("text"), whole.quotes.get("text")
    return bool(own and words and own.places == words.places and own.text in words.text)


def as_read(node: Node, plan: Plan) -> Any:
    """The part as it was read, without the values that a person set since; all in it likewise, with what was removed
    from it or put together in it."""
    before = Node(node.kind, node.part)
    for mark in node.made:
        if mark.action == "set":
            name = mark.field or ""
            label = label_in(mark.path) if name == "extra" else None
            value = mark.was if label is not None else _typed(node, name, mark.was)
            _put(before, name, label, value, period_of(plan))
    if isinstance(before.part, Goal):
        return replace(before.part, milestones=_milestones_read(node, plan))
    return before.part


def _milestones_read(goal: Node, plan: Plan) -> tuple[Milestone, ...]:
    found: list[Milestone] = []
    for node in goal.below:
        merged = [part for one in node.made if one.action == "merge" for part in _parts(one)]
        found += merged or [as_read(node, plan)]
    for one in goal.made:
        if one.action == "remove":
            for part in _parts(one):
                place = part.id.rpartition("/")[2]
                found.insert(int(place) - 1 if place.isdecimal() and int(place) else len(found), part)
    return tuple(found)


def _parts(one: MadeCorrection) -> list[Milestone]:
    """The milestones that a correction took away."""
    several = one.was if isinstance(one.was, list | tuple) else [one.was]
    parts = (part_of_file("milestone", was) for was in several)
    return [part for part in parts if isinstance(part, Milestone)]


def _typed(node: Node, name: str, was: Any) -> Any:
    """A value as files have it, in the type of the field."""
    hints = get_type_hints(TYPES[node.kind])
    return msgspec.convert(() if was is None and name in ("targets", "scale") else was, hints[name])
