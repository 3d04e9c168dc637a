"""Corrections put into a plan, one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal, TypeAlias

import msgspec

from maalplan.findings import CORRECTED, correction_left
from maalplan.model import Anchor, Correction, Finding, Goal, MadeCorrection, PartKind, Plan, Quote
from maalplan.review.corrections.actions import add, is_read_so, remove, set_value
from maalplan.review.corrections.anchors import Unfound, at_place, fits, found, in_cell, letters, text_of
from maalplan.review.corrections.merging import merge
from maalplan.review.corrections.settling import settled
from maalplan.review.corrections.splitting import split_goal, split_milestone
from maalplan.review.corrections.telling import named, opening, told
from maalplan.review.corrections.tree import HOLDS, Node, Piece, label_in, number_anew, part_of_file, plan_of, tree_of
from maalplan.review.corrections.values import NotValid

Why: TypeAlias = Literal["not-found", "ambiguous", "not-valid"]

_TWICE: Final = frozenset({"text", "number"})
"""Fields that are a milestone's own words: where it was cut otherwise, they are not those that were corrected."""
_REMEDY: Final[dict[Unfound, str]] = {
    "not-found": "what it corrects is not in the plan as it is read now. Look there, and correct it anew if need be",
    "ambiguous": "several parts of the plan have the same words. Look at the plan, and correct the right one",
}


@dataclass(frozen=True, slots=True)
class Left:
    """A correction that was not put in, and what to do about it."""

    correction: Correction
    why: Why
    message: str


@dataclass(frozen=True, slots=True)
class Corrected:
    """A plan with the corrections that stand in it (``plan.corrections``), and those that were left."""

    plan: Plan
    made: tuple[MadeCorrection, ...]
    left: tuple[Left, ...]


def corrected(plan: Plan, corrections: Sequence[Correction]) -> Corrected:
    """*plan* with *corrections* put in, in their order; never raises for what they hold.

    Those that stand in *plan* already stay as they are, and of two with one id the later counts. The plan has a finding
    ``corrected`` for each that stands, and ``correction-left`` for each that was left.
    """
    given = list({one.id: one for one in corrections}.values())
    if not given:
        return Corrected(plan, plan.corrections, ())
    standing = frozenset(one.id for one in plan.corrections)
    root = tree_of(plan)
    left: list[Left] = []
    for n, one in enumerate(given):
        later = standing.intersection(other.id for other in given[n + 1 :])
        said = _left_before(plan, one)
        if said is None and one.id not in standing and not (later and _is_overridden(root, one, later)):
            said = put_in(root, one)
        left += [said] if said else []
    whole = replace(root.part, findings=_said(root, given, left))
    return Corrected(whole, whole.corrections, tuple(left))


def _left_before(plan: Plan, one: Correction) -> Left | None:
    """What *plan* says of *one* where it was left in the same reading: what came after it may make another part look
    like the one that it is about."""
    start = opening(one)
    for finding in plan.findings:
        if finding.code == "correction-left" and finding.message.startswith(start):
            why = next((why for why, remedy in _REMEDY.items() if finding.message.endswith(f"{remedy}.")), None)
            return Left(one, why, f"{_REMEDY[why]}.") if why else None
    return None


def _said(root: Node, given: Sequence[Correction], left: Sequence[Left]) -> tuple[Finding, ...]:
    """The findings of the plan with what is to be said of corrections: what was said of the same ones is said anew."""
    again = tuple(map(opening, given))
    before = [one for one in root.part.findings if one.code not in (CORRECTED, "correction-left")]
    earlier = [one for one in root.part.findings if one.code == "correction-left" and not one.message.startswith(again)]
    now = [correction_left(named(one.correction), one.message) for one in left]
    return (*before, *told(root), *earlier, *now)


def put_in(root: Node, one: Correction) -> Left | None:
    """Puts *one* into the tree; what is left changed nothing."""
    before: Plan = root.part
    if not _is_writable(one):
        return Left(one, "not-valid", "its text holds half a character, which no file can hold; type it again.")
    try:
        unfound = _done(root, one)
    except NotValid as error:
        return Left(one, "not-valid", f"{error}.")
    except msgspec.ValidationError as error:  # of what the plan's file says was read there
        return Left(one, "not-valid", f"the plan's file was changed by hand ({error}). Convert the document again.")
    if unfound:
        return Left(one, unfound, f"{_REMEDY[unfound]}.")
    number_anew(root)
    root.part = settled(before, plan_of(root))
    return None


def _is_writable(one: Correction) -> bool:
    try:
        msgspec.json.encode(one)
    except UnicodeEncodeError:
        return False
    return True


def _done(root: Node, one: Correction) -> Unfound | None:
    node = _part_meant(root, one)
    if not isinstance(node, Node):
        return node
    plan: Plan = root.part
    match one.action:
        case "set":
            set_value(node, one, plan)
        case "add":
            return _added(node, one, plan)
        case "remove":
            _check_is_part(node)
            remove(node, one, plan)
        case _:
            return _together(root, node, one, plan)
    return None


def _part_meant(root: Node, one: Correction) -> Node | Unfound:
    """The part that *one* is about; of a value also a milestone that was cut otherwise, where the value was read as it
    was when it was corrected: that of other words is not what a person put right."""
    node = part_of(root, one.at)
    if isinstance(node, Node) or one.action != "set" or one.field in _TWICE:
        return node
    near = part_of(root, one.at, quote=one.quote)
    return near if not isinstance(near, Node) or is_read_so(near, one) else node


def _together(root: Node, node: Node, one: Correction, plan: Plan) -> Unfound | None:
    """A merge or a split."""
    if node.kind not in ("goal", "milestone"):
        raise NotValid(f"only goals and milestones can be {'merged' if one.action == 'merge' else 'split'}")
    others = [part_of(root, other) for other in one.others]
    there = [other for other in others if isinstance(other, Node)]
    if len(there) < len(others):
        return next(other for other in others if not isinstance(other, Node))
    if one.action == "merge":
        _check_merge(node, there)
        merge(node, there, one, plan)
    elif node.kind == "milestone":
        split_milestone(node, one, plan)
    else:
        split_goal(node, there, one, plan)
    return None


def _check_is_part(node: Node) -> None:
    if node.above is None:
        raise NotValid("the plan itself cannot be removed")


def _check_merge(node: Node, others: Sequence[Node]) -> None:
    if not others:
        raise NotValid("it does not say what is to be merged: give others")
    if any(other.kind != node.kind for other in others) or len({id(one) for one in (node, *others)}) <= len(others):
        raise NotValid("it would merge a part with itself, or with one of another kind")


def _added(above: Node, one: Correction, plan: Plan) -> Unfound | None:
    """Adds a part, unless reading has found it by now."""
    if one.kind not in (kind for kind, _ in HOLDS.get(above.kind, ())):
        raise NotValid(f"a {one.kind} cannot stand in a {above.kind}")
    kin = [node for node in above.below if node.kind == one.kind]
    if one.quote is not None and any(_is_read(node, one) for node in kin):
        return None
    behind = found(one.after, kin) if one.after is not None else None
    if not isinstance(behind, Node):
        behind = kin[-1] if kin and one.after is not None else None
    add(above, behind, one, plan)
    return None


def _is_read(node: Node, one: Correction) -> bool:
    """Was the part that *one* adds read at the place where a person saw it missing?"""
    given = one.value if isinstance(one.value, dict) else {}
    words = [given[name] for name in ("text", "title", "description", "name", "occasion") if given.get(name)]
    own = text_of(node.part)
    if not words or own is None or letters(str(words[0])) != letters(own) or one.quote is None:
        return False
    spots = [(at_place(one.quote, quote), in_cell(one.quote, quote)) for quote in node.part.quotes.values()]
    return any(at if at is not None else cell for at, cell in spots)


def part_of(root: Node, anchor: Anchor, *, quote: Quote | None = None) -> Node | Unfound:
    """The part that *anchor* describes."""
    if anchor.kind == "plan":
        return root
    among = [node for node in root.every() if node.kind == anchor.kind]
    return found(anchor, among, quote)


# ------------------------------------------------------------------ put in before


def _is_overridden(root: Node, one: Correction, later: frozenset[str]) -> bool:
    """Does one of the *later* corrections, which stands already, leave nothing of *one*?"""
    made = [mark for node in root.every() for mark in node.made if mark.id in later]
    anchors = (one.at, *one.others)
    if any(_was(anchor, part) for mark in made for part in _parts_gone(mark) for anchor in anchors):
        return True
    node = part_of(root, one.at) if one.action == "set" else None
    return isinstance(node, Node) and any(mark.id in later and _outdoes(mark, one) for mark in node.made)


def _outdoes(mark: MadeCorrection, one: Correction) -> bool:
    """Does *mark*, which came later, say what *one* said? New words of a milestone say its deadline and figures too, as
    long as nobody set them."""
    if mark.field == "text" and one.field in ("deadline", "targets", "extra"):
        return True
    return mark.field == one.field and (one.field != "extra" or label_in(mark.path) == (one.name or "").strip())


def _parts_gone(mark: MadeCorrection) -> Iterator[tuple[PartKind, Piece]]:
    """The parts as they were before *mark* removed, merged or split them."""
    if mark.action not in ("remove", "merge", "split"):
        return
    for was in mark.was if isinstance(mark.was, list | tuple) else [mark.was]:
        part = part_of_file(mark.kind, was)
        if part is not None:
            yield mark.kind, part
        if mark.action == "remove" and isinstance(part, Goal):
            for milestone in part.milestones:
                yield "milestone", milestone


def _was(anchor: Anchor, gone: tuple[PartKind, Piece]) -> bool:
    kind, part = gone
    if kind != anchor.kind:
        return False
    return fits(anchor, part) if anchor.quotes else letters(anchor.text or "") == letters(text_of(part) or "")
