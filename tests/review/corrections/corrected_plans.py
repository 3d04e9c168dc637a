"""Corrections as a review page makes them, for tests."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

from maalplan.model import Anchor, Correction, MadeCorrection, PartKind, Plan, Quote
from maalplan.pipeline import read_plan
from maalplan.review.corrections import anchor_of

SAMPLES = sorted((Path(__file__).resolve().parents[3] / "samples/plans").glob("*-20*.*"))
_NUMBERS = count(1)

HEAD = "# Mål- og resultatplan 2025\n\nStatens Serum Institut\n\nAftalen gælder for 2025.\n\n"


@cache
def sample(name: str) -> Plan:
    """The plan of a sample."""
    return read_plan(next(path for path in SAMPLES if path.name == name))


@cache
def plan_in(text: str) -> Plan:
    """The plan in a Markdown text."""
    return read_plan(text.encode(), path="plan.md")


def parts(plan: Plan) -> Iterator[tuple[PartKind, str, Any]]:
    """Every part of *plan*, with the JSON pointer to it."""
    yield "plan", "", plan
    for n, goal in enumerate(plan.goals):
        yield "goal", f"/goals/{n}", goal
        for k, one in enumerate(goal.milestones):
            yield "milestone", f"/goals/{n}/milestones/{k}", one
    for n, follow_up in enumerate(plan.follow_ups):
        yield "follow_up", f"/follow_ups/{n}", follow_up
    for n, signature in enumerate(plan.signatures):
        yield "signature", f"/signatures/{n}", signature


def anchor(plan: Plan, path: str) -> Anchor:
    """The anchor of the part at a JSON pointer."""
    return next(anchor_of(part, kind) for kind, own, part in parts(plan) if own == path)


def made(action: str, at: Anchor, **rest: Any) -> Correction:
    """A correction to the part at *at*, with an id of its own."""
    kind = rest.pop("kind", at.kind)
    number = rest.pop("id", f"r{next(_NUMBERS)}")
    return Correction(id=number, action=action, kind=kind, at=at, **rest)  # type: ignore[arg-type]  # any action


def setting(plan: Plan, path: str, field: str, value: Any, **rest: Any) -> Correction:
    """A field of the part at *path* gets *value*."""
    return made("set", anchor(plan, path), field=field, value=value, **rest)


def at_pointer(plan: Plan, pointer: str) -> Any:
    """What the JSON pointer leads to; null where an extra was emptied."""
    found: Any = plan
    for step in pointer.split("/")[1:]:
        name = step.replace("~1", "/").replace("~0", "~")
        if isinstance(found, dict):
            found = found.get(name)
        else:
            found = found[int(name)] if isinstance(found, tuple) else getattr(found, name)
    return found


def without_corrections(plan: Plan) -> Plan:
    """*plan* without what is said of corrections."""
    from dataclasses import replace

    rest = tuple(one for one in plan.findings if one.code not in ("corrected", "correction-left"))
    return replace(plan, findings=rest, corrections=())


def by_id(made: tuple[MadeCorrection, ...], number: str) -> MadeCorrection:
    """The correction that stands with that id."""
    return next(one for one in made if one.id == number)


def shown(text: str, like: Quote) -> Quote:
    """Words that a person showed where *like* stands."""
    return Quote(text, like.places)
