"""Whatever a file of corrections holds is put in or left, with one line that says why."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from maalplan.model import Anchor, Correction, Quote
from maalplan.output.plan_json import plan_from_json, plan_to_json
from maalplan.review.corrections import corrected
from maalplan.review.corrections.values import fields_of
from tests.review.corrections.corrected_plans import anchor, parts, sample

PLAN = sample("slks-2024.txt")
ANY_PART = [(kind, anchor(PLAN, path)) for kind, path, _ in parts(PLAN)][:12]
NAMES = st.sampled_from(
    [*fields_of("plan"), *fields_of("goal"), *fields_of("milestone"), "milestones", "id", "findings", ""]
)
WORDS = st.text(st.characters(codec=None), max_size=12)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES | WORDS, inner, max_size=4),
    max_leaves=8,
)
FIELDS = ("text", "start", "end", "value", "unit", "title", "milestones", "name", "id")
SHAPED = st.dictionaries(st.sampled_from(FIELDS), JSON, max_size=4)
PART = st.sampled_from([at for _, at in ANY_PART]) | st.builds(
    Anchor, st.sampled_from(["goal", "milestone"]), WORDS, WORDS
)


CORRECTIONS = st.builds(
    Correction,
    id=st.just("x") | WORDS,
    action=st.sampled_from(["set", "add", "remove", "merge", "split"]),
    kind=st.sampled_from(["plan", "goal", "milestone", "signature", "follow_up"]),
    at=PART,
    field=st.none() | NAMES,
    name=st.none() | NAMES | WORDS,
    value=JSON | SHAPED | st.lists(JSON | SHAPED, max_size=3),
    others=st.lists(PART, max_size=2).map(tuple),
    quote=st.none() | st.builds(Quote, WORDS),
    by=st.none() | WORDS,
)


@settings(max_examples=250, deadline=None)
@given(CORRECTIONS)
def test_nothing_that_a_file_holds_stops_the_others(one: Correction) -> None:
    done = corrected(PLAN, [one])
    assert all("\n" not in left.message and left.message.endswith(".") for left in done.left)
    assert plan_from_json(plan_to_json(done.plan)) == done.plan
    assert corrected(done.plan, [one]).plan == done.plan
    if done.left:
        assert done.plan.goals == PLAN.goals
