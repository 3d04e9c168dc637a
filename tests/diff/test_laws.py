"""What holds of every diff."""

from __future__ import annotations

from collections import Counter
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maalplan.diff import diff_plans
from maalplan.model import Change, GoalRow, MilestoneRow, Plan, PlanDiff
from maalplan.pipeline import read_plan
from samples.content import PLANS
from tests.diff.making import goal, plan

SUBJECTS = ("drikkevand", "støj fra veje", "tekstilaffald", "dagpenge", "digital post", "sygefravær")
VERBS = (
    "er kortlagt",
    "er afgjort inden for 30 dage",
    "er gennemført (Q2)",
    "er igangsat (Q4)",
    "udgør mindst 85 pct.",
)

sentences = st.builds(
    lambda subject, verb: f"Arbejdet med {subject} {verb}.", st.sampled_from(SUBJECTS), st.sampled_from(VERBS)
)
goals = st.builds(
    lambda title, milestones, description, number, scope: goal(
        number, title, *milestones, description=description, scope=scope
    ),
    st.none() | st.sampled_from(SUBJECTS).map(str.capitalize),
    st.lists(sentences, max_size=3),
    st.none() | sentences,
    st.none() | st.sampled_from("123"),
    st.sampled_from(("ministry", "agency")),
)


def unique_plan(year: int, own: list) -> Plan:
    """A plan whose goals have numbers of their own, as the ids of a plan are unique."""
    from dataclasses import replace

    return plan(
        year, *(one if one.number is None else replace(one, number=str(place)) for place, one in enumerate(own, 1))
    )


def plans(year: int) -> st.SearchStrategy[Plan]:
    return st.lists(goals, max_size=5).map(lambda own: unique_plan(year, own))


@cache
def sample_plans() -> tuple[Plan, ...]:
    return tuple(read_plan(path) for path in sorted(PLANS.iterdir()) if path.suffix in (".docx", ".txt", ".md"))


def check_each_once(diff: PlanDiff) -> None:
    for side, whole in (("old", diff.old), ("new", diff.new)):
        rows = [getattr(row, side) for row in diff.goals if getattr(row, side)]
        assert Counter(rows) == Counter(one.id for one in whole.goals)
        points = [getattr(one, side) for row in diff.goals for one in row.milestones if getattr(one, side)]
        assert Counter(points) == Counter(one.id for own in whole.goals for one in own.milestones)


def check_rows(diff: PlanDiff) -> None:
    for row in diff.goals:
        assert (row.old is None, row.new is None) == (row.status == "added", row.status == "removed")
        assert 0.0 <= row.similarity <= 1.0
        if row.status in ("changed", "unchanged"):
            same = not row.changes and all(one.status == "unchanged" for one in row.milestones)
            assert (row.status == "unchanged") == same
        for one in row.milestones:
            assert (one.old is None, one.new is None) == (one.status == "added", one.status == "removed")
            for key, owner in ((one.old, row.old), (one.new, row.new)):
                assert key is None or (owner is not None and key.startswith(owner + "/"))
    counts = Counter(row.status for row in diff.goals)
    summary = diff.summary
    assert (summary.unchanged, summary.changed, summary.added, summary.removed) == tuple(
        counts[status] for status in ("unchanged", "changed", "added", "removed")
    )


OTHER = {"later": "earlier", "earlier": "later", "raised": "lowered", "lowered": "raised", None: None}
TURNED = {"softened": "tightened", "tightened": "softened", None: None}
STATUS = {"added": "removed", "removed": "added", "changed": "changed", "unchanged": "unchanged"}


def turned_change(change: Change) -> tuple:
    return change.field, repr(change.new), repr(change.old), OTHER[change.direction], TURNED[change.effect]


def facts(row: GoalRow | MilestoneRow, *, turned: bool) -> tuple:
    """What a row says, or what its mirror must say; a moved milestone's changes stand on its new place alone."""
    old, new = (row.new, row.old) if turned else (row.old, row.new)
    split, merged = (row.merged_into, row.split_of) if turned else (row.split_of, row.merged_into)
    status = STATUS[row.status] if turned else row.status
    paired = row.status in ("changed", "unchanged")
    changes = tuple(
        turned_change(one) if turned else (one.field, repr(one.old), repr(one.new), one.direction, one.effect)
        for one in (row.changes if paired else ())
    )
    shared = (old, new, status, split, merged, row.similarity if paired else None, changes)
    if isinstance(row, MilestoneRow):
        come, went = (row.moved_to, row.moved_from) if turned else (row.moved_from, row.moved_to)
        return (*shared, come, went)
    return (*shared, row.moved)


def check_mirror(old: Plan, new: Plan) -> None:
    there, back = diff_plans(old, new), diff_plans(new, old)
    assert {facts(row, turned=False) for row in there.goals} == {facts(row, turned=True) for row in back.goals}
    assert {facts(one, turned=False) for row in there.goals for one in row.milestones} == {
        facts(one, turned=True) for row in back.goals for one in row.milestones
    }
    assert there.summary.added == back.summary.removed
    assert there.summary.softened == back.summary.tightened


@given(plans(2024), plans(2025))
@settings(max_examples=150, deadline=None)
def test_every_goal_and_milestone_stands_in_exactly_one_row(old, new):
    diff = diff_plans(old, new)
    check_each_once(diff)
    check_rows(diff)


@given(plans(2024))
@settings(max_examples=60, deadline=None)
def test_a_plan_does_not_differ_from_itself(one):
    diff = diff_plans(one, one)
    assert all(row.status == "unchanged" and not row.moved and row.old == row.new for row in diff.goals)
    assert diff.changes == ()


@given(plans(2024), plans(2025))
@settings(max_examples=150, deadline=None)
def test_the_other_way_round_is_the_mirror(old, new):
    check_mirror(old, new)


@given(plans(2024), plans(2024))
@settings(max_examples=60, deadline=None)
def test_two_versions_of_one_year_mirror_too(old, new):
    check_mirror(old, new)


@pytest.mark.parametrize("place", range(6))
def test_samples_hold_the_laws(place):
    one, other = list(pairwise(sample_plans()))[place]
    diff = diff_plans(one, other)
    check_each_once(diff)
    check_rows(diff)
    check_mirror(one, other)
    assert all(row.status == "unchanged" for row in diff_plans(one, one).goals)
