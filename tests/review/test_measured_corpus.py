"""Where both measure the same, our own measure and the labelled corpus's scorer say the same."""

from __future__ import annotations

import copy
import importlib.util
import json
import random
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from maalplan.model import Measure, Plan
from maalplan.output.plan_json import plan_from_json, plan_to_json
from maalplan.output.truth.json_file import truth_from_json
from maalplan.pipeline import read_plan
from maalplan.review.measured import measured

Tree = dict[str, Any]

LISTS = {"goals", "milestones", "milestone.targets", "plan.signatures", "plan.follow_ups"}
"""Of these both count what was given as well; of a field the scorer tells only whether it is right."""
OURS = {"deadlines": "milestone.deadline", "targets": "milestone.targets"}
NOT_OURS = {"invented", "perfect"}


@pytest.fixture(scope="module")
def corpus(shared: Path) -> Path:
    folder = shared / "corpus"
    if not folder.is_dir():
        pytest.skip("the labelled corpus is not here (set MAALPLAN_CORPUS)")
    return folder


@pytest.fixture(scope="module")
def score(corpus: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", corpus / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def told_otherwise(row: Tree, plan: Plan, score: ModuleType) -> list[str]:
    """Where the two do not say the same."""
    theirs, differences = score.score_plan(row["plan"], json.loads(plan_to_json(plan)), row["unscored"])
    found = measured(truth_from_json(json.dumps(row).encode()), plan)
    ours = {one.name: one for one in found.measures}
    said = [] if found.perfect == (not differences) else [f"perfect: {differences[:2]}, {found.differences[:2]}"]
    for name, counts in theirs.items():
        own = OURS.get(name, name)
        if name not in NOT_OURS and tuple(counts) != figures(ours.get(own), own):
            said.append(f"{own}: {counts}, {ours.get(own)}")
    return said


def figures(measure: Measure | None, name: str) -> tuple[int, int, int]:
    """A measure as the scorer tells it."""
    if measure is None:
        return 0, 0, 0
    if name in LISTS:
        return measure.right, measure.wanted, measure.given
    return measure.right, measure.counted, measure.counted


def as_plan(tree: Tree) -> Plan:
    """The plan that a truth tells."""
    found = copy.deepcopy(tree)
    found |= {"id": "x", "schema_version": "1.2", "agency": {"id": "x", **found["agency"]}}
    found["source"] = {"path": "x", "sha256": "", "media_type": "text/plain", "pages": None, "parser": "text"}
    for place, goal in enumerate(found["goals"]):
        goal["id"] = f"x/{place}"
        for number, milestone in enumerate(goal["milestones"]):
            milestone["id"] = f"x/{place}/{number}"
    return plan_from_json(json.dumps(found).encode())


# ------------------------------------------------------------------ what may go wrong

Damage = Callable[[Tree, random.Random], object]


def any_goal(tree: Tree, dice: random.Random) -> Tree:
    goal: Tree = dice.choice(tree["goals"])
    return goal


def any_milestone(tree: Tree, dice: random.Random) -> Tree:
    milestones = [one for goal in tree["goals"] for one in goal["milestones"]]
    return dice.choice(milestones) if milestones else {"text": "", "targets": []}


def cut(tree: Tree, name: str, share: float) -> None:
    tree[name] = (tree[name] or "")[: int(len(tree[name] or "") * share)] or "Noget"


NEW_TARGET = {"text": "3 sager", "comparator": "at_least", "value": 3.0, "upper": None, "unit": "sager"}
NEW_FOLLOW_UP = {"occasion": "tilsyn", "when": {"text": "2. februar", "start": None, "end": "2020-02-02"}, "scale": []}
FIELDS = ("description", "remarks", "criterion", "section", "responsible", "focus_area")
DAMAGES: tuple[Damage, ...] = (
    lambda tree, dice: len(tree["goals"]) > 1 and tree["goals"].remove(any_goal(tree, dice)),
    lambda tree, dice: cut(any_goal(tree, dice), "title", dice.random()),
    lambda tree, dice: any_goal(tree, dice).update(title=f"Noget helt andet {dice.random()}"),
    lambda tree, dice: cut(any_milestone(tree, dice), "text", dice.uniform(0.3, 1.0)),
    lambda tree, dice: any_goal(tree, dice).update(milestones=any_goal(tree, dice)["milestones"][1:]),
    lambda tree, dice: any_milestone(tree, dice).update(deadline=None),
    lambda tree, dice: any_milestone(tree, dice).update(deadline={"text": "x", "start": None, "end": "2020-01-01"}),
    lambda tree, dice: any_milestone(tree, dice)["targets"].append(NEW_TARGET),
    lambda tree, dice: any_milestone(tree, dice).update(targets=[]),
    lambda tree, dice: any_milestone(tree, dice).update(number="9"),
    lambda tree, dice: any_milestone(tree, dice).update(weight={"value": 3.0, "unit": "point"}),
    lambda tree, dice: dice.shuffle(tree["goals"]),
    lambda tree, dice: any_goal(tree, dice).update(scope="ministry"),
    lambda tree, dice: any_goal(tree, dice).update(number=dice.choice((None, "7", "1."))),
    lambda tree, dice: any_goal(tree, dice).update({dice.choice(FIELDS): dice.choice((None, "Høj kvalitet"))}),
    lambda tree, dice: any_goal(tree, dice).update(weight=dice.choice((None, {"value": 3.0, "unit": "percent"}))),
    lambda tree, dice: any_goal(tree, dice).update(extra={"Baggrund": "Ny lov"}),
    lambda tree, dice: tree.update({dice.choice(("title", "published", "document_type")): None}),
    lambda tree, _dice: tree.update(signatures=[*tree["signatures"][1:], {"name": "Bo Åkjær"}]),
    lambda tree, _dice: tree.update(follow_ups=[*tree["follow_ups"][1:], NEW_FOLLOW_UP]),
    lambda tree, _dice: tree.update(follow_ups=[*tree["follow_ups"], *tree["follow_ups_optional"]]),
    lambda tree, _dice: tree.update(year=1999, period=None),
)


def test_every_truth_is_right_in_its_own_measure(corpus: Path) -> None:
    for file in sorted(corpus.glob("truth/*.json")):
        found = measured(truth_from_json(file.read_bytes()), as_plan(json.loads(file.read_text("utf-8"))["plan"]))
        assert found.perfect, (file.name, found.differences[:3])


def test_damaged_truths_are_measured_as_the_scorer_does(corpus: Path, score: ModuleType) -> None:
    dice = random.Random(8)  # noqa: S311 - the same damages each time
    said = {}
    for file in sorted(corpus.glob("truth/*.json")):
        row = json.loads(file.read_text("utf-8"))
        for turn in range(3):
            tree = copy.deepcopy(row["plan"])
            for damage in dice.choices(DAMAGES, k=dice.randint(1, 10)):
                damage(tree, dice)
            if found := told_otherwise(row, as_plan(tree), score):
                said[f"{file.name} {turn}"] = found
    assert not said


def test_plans_that_are_read_are_measured_as_the_scorer_does(corpus: Path, score: ModuleType) -> None:
    files = [*sorted(corpus.glob("docs/*.docx"))[:4], *sorted(corpus.glob("docs/*.txt"))[:6]]
    said = {}
    for file in files:
        row = json.loads((corpus / "truth" / f"{file.stem}.json").read_text("utf-8"))
        if found := told_otherwise(row, read_plan(file), score):
            said[file.name] = found
    assert files
    assert not said
