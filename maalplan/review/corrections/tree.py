"""A plan while it is being corrected: its parts, each with the corrections that stand in it.

A tree is made of a plan and gives a plan back; what a correction says of a part goes wherever the part goes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Final, TypeAlias

import msgspec

from maalplan.model import FollowUp, Goal, MadeCorrection, Milestone, PartKind, Plan, Signature
from maalplan.normalize.goals import goal_key, unique_id

Piece: TypeAlias = Plan | Goal | Milestone | Signature | FollowUp
"""A part of a plan, as the model has it."""

HOLDS: Final[dict[PartKind, tuple[tuple[PartKind, str], ...]]] = {
    "plan": (("goal", "goals"), ("follow_up", "follow_ups"), ("signature", "signatures")),
    "goal": (("milestone", "milestones"),),
}
"""Which kinds of parts stand in which, and in which field, in the order of the plan's file."""
TYPES: Final[dict[PartKind, type[Any]]] = {
    "plan": Plan,
    "goal": Goal,
    "milestone": Milestone,
    "signature": Signature,
    "follow_up": FollowUp,
}


@dataclass(slots=True, eq=False)
class Node:
    """A part with the parts in it. The path of what is ``made`` is the rest behind that of the part."""

    kind: PartKind
    part: Any  # a Piece of that kind: those who ask know which
    below: list[Node] = field(default_factory=list)
    made: list[MadeCorrection] = field(default_factory=list)
    above: Node | None = None

    def put(self, node: Node, behind: Node | None) -> None:
        """*node* stands in this part, behind *behind*; of null, before all others of its kind."""
        node.above = self
        kin = [one for one in self.below if one.kind == node.kind]
        if behind is not None:
            self.below.insert(self.below.index(behind) + 1, node)
        else:
            self.below.insert(self.below.index(kin[0]) if kin else len(self.below), node)

    def leave(self) -> None:
        """The part goes out of the plan."""
        assert self.above is not None
        self.above.below.remove(self)

    def every(self) -> Iterator[Node]:
        """This part and all below it, in the order of the plan's file."""
        yield self
        for node in self.below:
            yield from node.every()

    def is_added(self) -> bool:
        """Was the part added by a correction, and is it no mixture with what was read?"""
        actions = {one.action for one in self.made if not one.path}
        return ("add" in actions and "merge" not in actions) or (self.above is not None and self.above.is_added())

    def keeps_id(self) -> bool:
        """Is the id that which the part had before anything was corrected? Where parts were added, removed, merged or
        split beside it, ids that tell places are others'."""
        if self.kind == "milestone" and self.above is not None:
            return self.above.keeps_id() and not any(one.moves() for one in (self.above, *self.above.below))
        if self.kind != "goal" or self.above is None or self.part.number is not None:
            return self.mark("/number") is None and self.mark("/scope") is None
        return not any(one.moves("goal") for one in (self.above, *self.above.below))

    def moves(self, kind: PartKind | None = None) -> bool:
        """Were parts (of *kind*) added to this one, removed from it, or put together with it?"""
        return any(not one.path and kind in (None, one.kind) for one in self.made)

    def mark(self, path: str) -> MadeCorrection | None:
        """The correction to the value at *path* behind this part's."""
        return next((one for one in self.made if one.path == path and path), None)


def tree_of(plan: Plan) -> Node:
    """*plan* as a tree, with the corrections that stand in it where their paths lead."""
    root = Node("plan", plan)
    paths = {"": root}
    for kind, name in HOLDS["plan"]:
        for n, part in enumerate(getattr(plan, name)):
            node = paths[f"/{name}/{n}"] = _hung(root, Node(kind, part))
            for k, milestone in enumerate(part.milestones if isinstance(part, Goal) else ()):
                paths[f"/{name}/{n}/milestones/{k}"] = _hung(node, Node("milestone", milestone))
    for one in plan.corrections:
        path, rest = one.path, ""
        while path not in paths:
            path, _, last = path.rpartition("/")
            rest = f"/{last}{rest}"
        paths[path].made.append(replace(one, path=rest))
    return root


def _hung(above: Node, node: Node) -> Node:
    above.below.append(node)
    node.above = above
    return node


def plan_of(root: Node) -> Plan:
    """The plan that the tree is, with ids as they are given, and each correction with its path."""
    made: list[MadeCorrection] = []
    parts = {
        name: tuple(_part(node, f"/{name}/{n}", made) for n, node in enumerate(_kin(root, kind)))
        for kind, name in HOLDS["plan"]
    }
    own = _placed(root, "")
    plan: Plan = replace(root.part, **parts, corrections=(*own, *made))
    return plan


def _part(node: Node, path: str, made: list[MadeCorrection]) -> Piece:
    made += _placed(node, path)
    part: Piece = node.part
    if isinstance(part, Goal):
        milestones = (_part(one, f"{path}/milestones/{n}", made) for n, one in enumerate(node.below))
        return replace(part, milestones=tuple(one for one in milestones if isinstance(one, Milestone)))
    return part


def _placed(node: Node, path: str) -> list[MadeCorrection]:
    return [replace(one, path=path + one.path) for one in in_order(node)]


def in_order(node: Node) -> list[MadeCorrection]:
    """What is made in *node*: first what is said of all of it, then by the order of its fields."""
    if not node.made:
        return []
    names = {name: n for n, name in enumerate(TYPES[node.kind].__dataclass_fields__)}
    return sorted(
        node.made, key=lambda one: (names.get(one.path.split("/")[1], len(names)), one.path) if one.path else (-1, "")
    )


def _kin(node: Node, kind: PartKind) -> list[Node]:
    return [one for one in node.below if one.kind == kind]


def number_anew(root: Node) -> None:
    """Ids and numbers as their places now are: a milestone without a printed number has its place as number."""
    plan: Plan = root.part
    taken: set[str] = set()
    for n, goal in enumerate(_kin(root, "goal"), start=1):
        part: Goal = goal.part
        goal_id = unique_id(f"{plan.id}/{part.scope}/{goal_key(part.number, n)}", taken)
        if part.id != goal_id:
            goal.part = replace(part, id=goal_id)
        for k, node in enumerate(goal.below, start=1):
            _number_milestone(node, f"{goal_id}/{k}", k)


def _number_milestone(node: Node, new_id: str, place: int) -> None:
    part: Milestone = node.part
    was_place = part.id.rpartition("/")[2]
    by_place = "number" not in part.quotes and node.mark("/number") is None and part.number in ("", was_place)
    number = str(place) if by_place else part.number
    if (part.id, part.number) != (new_id, number):
        node.part = replace(part, id=new_id, number=number)


def part_of_file(kind: PartKind, was: Any) -> Piece | None:
    """The part of *kind* that *was*, a value of a plan file, is; null where it is none."""
    try:
        part: Piece = msgspec.convert(was, TYPES[kind])
    except msgspec.ValidationError:
        return None
    return part


def places_anew(goal: Node) -> None:
    """The source of a goal whose milestones are others now: without the places that only those had which left it, with
    those of the ones that came."""
    if goal.kind != "goal":
        return
    part: Goal = goal.part
    below = dict.fromkeys(place for node in goal.below for place in node.part.source)
    own = {place for quote in part.quotes.values() for place in quote.places} | set(below)
    source = tuple(dict.fromkeys((*(place for place in part.source if place in own), *below)))
    if source != part.source:
        goal.part = replace(part, source=source)


def plain(value: Any) -> Any:
    """*value* as a JSON file has it."""
    return msgspec.json.decode(msgspec.json.encode(value))


def pointed(name: str) -> str:
    """*name* as a step of a JSON pointer.

    >>> pointed("mål/år")
    'mål~1år'
    """
    return name.replace("~", "~0").replace("/", "~1")


def label_in(path: str) -> str:
    """The label of an ``extra``, which a JSON pointer ends with.

    >>> label_in("/extra/mål~1år")
    'mål/år'
    """
    return path.removeprefix("/extra/").replace("~1", "/").replace("~0", "~")
