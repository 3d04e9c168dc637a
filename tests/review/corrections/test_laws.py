"""Laws of corrections, on samples and on plans made up at random."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields, replace
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maalplan.model import Correction, CorrectionsFile, DocumentCorrections, PartKind, Plan
from maalplan.output.corrections.json_file import corrections_from_json, corrections_to_json
from maalplan.output.plan_json import plan_from_json, plan_to_json
from maalplan.review.corrections import anchor_of, corrected
from maalplan.review.corrections.values import fields_of
from tests.review.corrections.corrected_plans import (
    SAMPLES,
    at_pointer,
    made,
    parts,
    sample,
)
from tests.review.corrections.invented import corrections, invented, manner
from tests.review.corrections.read_anew import Manner, read_anew

SEEDS = st.integers(0, 10**6)
OTHER: dict[str, Any] = {
    "agency": {"name": "Nævnet for Ålefiskeri"},
    "ministry": {"name": "Ministeriet for Søvn"},
    "year": 2031,
    "period": {"start": "2031-01-01", "end": "2031-12-31"},
    "published": "2030-12",
    "version": {"text": "Version 7.1", "number": "7.1"},
    "weight": {"value": 7.5, "unit": "point"},
    "deadline": {"text": "1. maj 2031", "end": "2031-05-01"},
    "when": {"text": "1. maj 2031", "end": "2031-05-01"},
    "targets": [{"text": "mindst 7 søer", "comparator": "at_least", "value": 7, "unit": "søer"}],
    "scale": ["blå", "grå"],
    "date": "2030-12-24",
    "number": "77",
    "occasion": "sommerstatus",
    "document_type": "rammeaftale for søer",
}
"""A value that no sample has, of each field that is no text."""


def chance(seed: int) -> Random:
    """What makes up plans and corrections, the same for the same *seed*."""
    return Random(seed)  # noqa: S311 - no secret


# ------------------------------------------------------------------ every field of every sample


def others(kind: PartKind, part: Any) -> list[tuple[str, Any, dict[str, str]]]:
    """Each field of *part*, with another value."""
    found = []
    for field in fields_of(kind):
        value = OTHER.get(field, "Ærlig søvn på en å")
        value = {"ministry": "agency", "agency": "ministry"}[part.scope] if field == "scope" else value
        found.append((field, value, {"name": "Særligt/~felt"} if field == "extra" else {}))
    return found


def changed(old: Any, new: Any, path: str = "") -> set[str]:
    """The JSON pointers of what differs, each to a whole value, or to a member that only one of the two has."""
    if old is new or old == new:
        return set()
    those, these = members(old), members(new)
    if type(old) is not type(new) or those is None or these is None:
        return {path}
    keys = those.keys() | these.keys()
    return {one for key in keys for one in changed(those.get(key), these.get(key), f"{path}/{key}")}


def members(value: Any) -> dict[Any, Any] | None:
    """What *value* holds, by name or number; null where it is one value."""
    if isinstance(value, dict):
        return value
    if isinstance(value, tuple):
        return dict(enumerate(value))
    if hasattr(value, "__dataclass_fields__"):
        return {own.name: getattr(value, own.name) for own in fields(value)}
    return None


def may_change(kind: PartKind, path: str, field: str, pointer: str) -> bool:
    """May the value at *pointer* be another when *field* of the part at *path* was set?"""
    if pointer.startswith(f"{path}/{field}"):
        return True
    if pointer.endswith("/id") and field in ("agency", "year", "scope", "number"):
        return True
    concluded = ("deadline", "targets", "extra/baseline", "quotes/deadline", "quotes/targets")
    return (kind, field) == ("milestone", "text") and pointer.startswith(tuple(f"{path}/{name}" for name in concluded))


@pytest.mark.parametrize("name", [path.name for path in SAMPLES])
def test_every_field_of_every_part_can_be_set_and_nothing_else_changes(name: str) -> None:
    plan = sample(name)
    before = replace(plan, findings=())
    for kind, path, part in parts(plan):
        for field, value, label in others(kind, part):
            one = made("set", anchor_of(part, kind), field=field, value=value, quote=part.quotes.get(field), **label)
            done = corrected(plan, [one])
            assert done.left == (), (path, field)
            [stands] = done.made
            assert stands.path.startswith(f"{path}/{field}")
            assert at_pointer(done.plan, stands.path) not in (None, at_pointer(plan, stands.path))
            after = replace(done.plan, findings=(), corrections=())
            touched = changed(before, after)
            assert all(may_change(kind, path, field, key) for key in touched), (path, field, touched)


@pytest.mark.parametrize("name", [path.name for path in SAMPLES])
def test_every_value_that_is_set_to_what_it_is_is_no_correction(name: str) -> None:
    plan = sample(name)
    for kind, path, part in parts(plan):
        for field in fields_of(kind):
            if field == "extra":
                continue
            value = _as_in_a_file(getattr(part, field))
            done = corrected(plan, [made("set", anchor_of(part, kind), field=field, value=value)]) if value else None
            assert done is None or done.plan == plan, (path, field)


def _as_in_a_file(value: Any) -> Any:
    import msgspec

    return msgspec.json.decode(msgspec.json.encode(value))


# ------------------------------------------------------------------ one after the other


def _through_a_file(plan: Plan, some: list[Correction]) -> list[Correction]:
    document = DocumentCorrections(plan.source.sha256, plan.source.path, plan.id, tuple(some))
    data = corrections_to_json(CorrectionsFile("1.2", (document,)))
    return list(corrections_from_json(data).documents[0].corrections)


@settings(max_examples=120, deadline=None)
@given(SEEDS, st.integers(1, 8), st.integers(0, 8))
def test_two_goes_are_one(seed: int, count: int, cut: int) -> None:
    random = chance(seed)
    plan = invented(random)
    some = corrections(plan, random, count)
    once = corrected(plan, some).plan
    first = plan_from_json(plan_to_json(corrected(plan, some[:cut]).plan))
    assert corrected(first, _through_a_file(plan, some[cut:])).plan == once


@settings(max_examples=120, deadline=None)
@given(SEEDS, st.integers(1, 8))
def test_twice_is_once(seed: int, count: int) -> None:
    random = chance(seed)
    plan = invented(random)
    some = corrections(plan, random, count)
    once = corrected(plan, some)
    again = corrected(once.plan, [one for one in some if one not in [left.correction for left in once.left]])
    assert (again.plan.goals, again.made) == (once.plan.goals, once.made)


@settings(max_examples=120, deadline=None)
@given(SEEDS, st.integers(1, 8))
def test_what_stands_is_where_its_pointer_says(seed: int, count: int) -> None:
    random = chance(seed)
    plan = invented(random)
    some = corrections(plan, random, count)
    done = corrected(plan, some)
    given_ = {one.id: one for one in some}
    for one in done.made:
        there = at_pointer(done.plan, one.path)
        correction = given_[one.id]
        if one.action == "set" and one.field != "deadline":
            assert there == correction.value or one.was != there
        elif one.action == "add":
            assert there.text == correction.value.get("text") if one.kind == "milestone" else there.milestones
    assert len({one.id for one in done.made}) == len(done.made)
    told = [finding for finding in done.plan.findings if finding.code == "corrected"]
    assert len(told) == len(done.made)


@settings(max_examples=60, deadline=None)
@given(SEEDS, st.integers(1, 8))
def test_ids_are_unique_and_as_reading_gives_them(seed: int, count: int) -> None:
    random = chance(seed)
    plan = invented(random)
    done = corrected(plan, corrections(plan, random, count)).plan
    ids = [part.id for kind, _, part in parts(done) if kind in ("goal", "milestone")]
    assert len(set(ids)) == len(ids)
    for goal in done.goals:
        assert [one.id for one in goal.milestones] == [f"{goal.id}/{n}" for n, _ in enumerate(goal.milestones, start=1)]
        assert goal.id.startswith(f"{done.id}/{goal.scope}/")


# ------------------------------------------------------------------ read by another version


MARKS: dict[str, tuple[str, Any]] = {
    "goal": ("remarks", "MÆRKE"),
    "milestone": ("deadline", {"text": "MÆRKE", "end": "2031-01-01"}),
}


def landed(plan: Plan, how: Manner, random: Random) -> Counter[str]:
    """What becomes of a correction to each goal and milestone of *plan* when it is read anew."""
    again = read_anew(plan, how, random)
    before = {path: part for _, path, part in parts(plan)}
    found: Counter[str] = Counter()
    for kind, path, part in parts(plan):
        if kind not in MARKS:
            continue
        field, value = MARKS[kind]
        one = made("set", anchor_of(part, kind), field=field, value=value, quote=part.quotes.get(field))
        done = corrected(again.plan, [one])
        if done.left:
            found["left"] += 1
            continue
        from_where = again.origins[done.made[0].path.rpartition("/")[0]]
        right = path in from_where or any(_same_words_and_cell(before[own], part) for own in from_where)
        found["right" if right else "wrong"] += 1
    return found


def _same_words_and_cell(one: Any, other: Any) -> bool:
    """Have two milestones the same words in the same cell, so that nothing tells which of them is which?"""
    return _spot(one) == _spot(other)


def _spot(part: Any) -> Any:
    words = part.quotes.get("text")
    return (words.text, [(p.block, p.row, p.column) for p in words.places]) if words else id(part)


@settings(max_examples=150, deadline=None)
@given(SEEDS)
def test_a_correction_never_lands_on_another_part(seed: int) -> None:
    random = chance(seed)
    assert landed(invented(random), manner(random), random)["wrong"] == 0


@pytest.mark.parametrize("name", [path.name for path in SAMPLES])
def test_corrections_to_samples_survive_another_version(name: str) -> None:
    plan = sample(name)
    for seed in range(6):
        random = chance(seed)
        assert landed(plan, manner(random), random)["wrong"] == 0
    for how in (Manner(), Manner(shift=3), Manner(shift=-1, no_boxes=True), Manner(no_boxes=True, other_ids=True)):
        assert landed(plan, how, chance(0)).keys() == {"right"}, how
