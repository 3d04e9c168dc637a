"""The page describes the parts of a plan as the engine does that finds them again."""

from __future__ import annotations

import json
from dataclasses import replace

import msgspec
import pytest

from maalplan.model import Anchor, Goal, Plan, Signature
from maalplan.output.review.page import review_to_html
from maalplan.review import reviewed
from maalplan.review.corrections.anchors import anchor_of
from tests.output.review.correcting import Person
from tests.review.seen_plans import SAMPLES, sample, sample_plan

NAMES = sorted(path.name for path in SAMPLES.iterdir())


def anchors(plan: Plan) -> dict[str, Anchor]:
    """The anchor of every part of *plan*, by its path."""
    found = {"": anchor_of(plan, "plan")}
    for number, goal in enumerate(plan.goals):
        found[f"/goals/{number}"] = anchor_of(goal, "goal")
        for place, milestone in enumerate(goal.milestones):
            found[f"/goals/{number}/milestones/{place}"] = anchor_of(milestone, "milestone")
    found |= {f"/follow_ups/{number}": anchor_of(one, "follow_up") for number, one in enumerate(plan.follow_ups)}
    return found | {f"/signatures/{number}": anchor_of(one, "signature") for number, one in enumerate(plan.signatures)}


def told_by(person: Person) -> dict[str, Anchor]:
    told = person.ask("JSON.stringify(Object.fromEntries(data.parts().map(path => [path, data.anchorOf(path)])))")
    return msgspec.convert(json.loads(told), dict[str, Anchor])


@pytest.mark.parametrize("name", NAMES)
def test_every_part_of_every_sample_has_the_same_anchor(person: Person, name: str) -> None:
    person.opens(review_to_html(sample(name)))
    assert told_by(person) == anchors(sample_plan(name))


def test_parts_without_words_have_the_same_anchor(person: Person) -> None:
    bare = (
        Goal("a/agency/n1", "agency"),
        Goal("a/agency/n2", "agency", description="Beskrivelse alene"),
    )
    plan = replace(
        sample_plan("ens-2025.pdf"),
        goals=bare,
        signatures=(Signature(organisation="Sofartsstyrelsen"), Signature(title="Direktør")),
    )
    person.opens(review_to_html(reviewed(plan, None, "missing")))
    assert told_by(person) == anchors(plan)
