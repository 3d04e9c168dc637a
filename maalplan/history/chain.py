"""Which goals and milestones of many plans are the same: year by year, then across the years that had them not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from itertools import chain as joined
from typing import Final

from maalplan.diff import diff_plans
from maalplan.history.strands import Bead, GoalStrand, R, Strands, T
from maalplan.model import Goal, GoalRow, Milestone, MilestoneRow, Plan

WEAK: Final = 0.6
"""Goals of two years that are less like one another may give way to a goal that was away."""
SURE: Final = 0.85
"""From here on a goal that was away is it."""


@dataclass(slots=True)
class Chain:
    """The goals and the milestones of *plans*, which stand in the order of their years."""

    plans: Sequence[Plan]
    goals: Strands[Goal, GoalRow] = field(default_factory=Strands)
    milestones: Strands[Milestone, MilestoneRow] = field(default_factory=Strands)


def chain_of(plans: Sequence[Plan]) -> Chain:
    """The strands of *plans*, in the order of their years; ids are unique in each plan."""
    chain = Chain(plans)
    for step, plan in enumerate(plans):
        if step > 0:
            rows = diff_plans(plans[step - 1], plan).goals
            older = _that_are_older(chain, rows, step)
            _take(chain, [row for row in rows if row.new not in older], step - 1, step)
            _bridge_goals(chain, step)
            _take(
                chain, [row for row in rows if row.new in older and not _stands(chain, step, row.new)], step - 1, step
            )
            for earlier in reversed(range(step - 1)):
                _bridge_milestones(chain, earlier, step)
        _begin_rest(chain, step)
    return chain


def _take(chain: Chain, rows: Sequence[GoalRow], before: int, step: int) -> None:
    """Let the strands go on as *rows* of a diff have it."""
    goals = {goal.id: goal for goal in chain.plans[step].goals}
    for row in rows:
        if row.old is not None and row.new is not None:
            chain.goals.go_on((before, row.old), (step, row.new), Bead(step, goals[row.new], row.new, row))
        _note_parts(chain.goals, row, before, step)
    _take_milestones(chain, rows, before, step)


def _take_milestones(chain: Chain, rows: Iterable[GoalRow], before: int, step: int) -> None:
    known = _milestones(chain.plans[step])
    for row in joined.from_iterable(row.milestones for row in rows):
        old = row.old or row.moved_from
        if old is not None and row.new is not None:
            goal, milestone = known[row.new]
            chain.milestones.go_on((before, old), (step, row.new), Bead(step, milestone, goal, row))
        _note_parts(chain.milestones, row, before, step)


def _note_parts(strands: Strands[T, R], row: GoalRow | MilestoneRow, before: int, step: int) -> None:
    if row.new is not None and row.split_of is not None:
        strands.split.setdefault((step, row.new), (before, row.split_of))
    if row.old is not None and row.merged_into is not None:
        strands.merged.setdefault((before, row.old), (step, row.merged_into))


def _begin_rest(chain: Chain, step: int) -> None:
    """Begin a strand for whatever has none."""
    for goal in chain.plans[step].goals:
        if chain.goals.of((step, goal.id)) is None:
            chain.goals.begin((step, goal.id), Bead(step, goal, goal.id))
        for milestone in goal.milestones:
            if chain.milestones.of((step, milestone.id)) is None:
                chain.milestones.begin((step, milestone.id), Bead(step, milestone, goal.id))


# ------------------------------------------------------------------ across gaps


def _bridge_goals(chain: Chain, step: int) -> None:
    """Let goals that ended earlier go on in *step*, where the plans between had them not.

    What ended is aligned with what begins by the same diff, plan by plan. Of several older goals that a new one could
    be it is the one that is most like it, of equals the latest; what was passed over is looked at once more.
    """
    is_left = True
    while is_left:
        offers = [(row, before) for before in reversed(range(step - 1)) for row in _offers(chain, before, step)]
        pairs = [(row, before) for row, before in offers if row.old is not None and row.new is not None]
        taken: set[str | None] = set()
        for row, before in sorted(pairs, key=lambda offer: -offer[0].similarity):
            if row.new not in taken:
                taken.add(row.new)
                _take(chain, [row], before, step)
        is_left = len(taken) < len(pairs)
        for row, before in offers:
            if _is_part_of_taken(chain, row, before, step):
                _note_parts(chain.goals, row, before, step)


def _that_are_older(chain: Chain, rows: Sequence[GoalRow], step: int) -> set[str]:
    """Goals of *step* that are hardly like their partner in the plan before, and as good as equal to one that ended
    earlier: two goals of one pattern (»X er gennemgået på 40 virksomheder«), of which one left when the other came
    back. What was merged into that partner is no such goal."""
    weak = {row.new: row for row in rows if row.old and row.new and row.similarity < WEAK}
    wanted = tuple(goal for goal in chain.plans[step].goals if goal.id in weak)
    found: set[str] = set()
    for before in reversed(range(step - 1)):
        for row in _beside(chain, before, step, wanted):
            if row.old and row.new and row.similarity >= SURE:
                partner = chain.goals.of((step - 1, weak[row.new].old or ""))
                into = chain.goals.merged.get((before, row.old))
                if into is None or chain.goals.of(into) is not partner:
                    found.add(row.new)
    return found


def _offers(chain: Chain, before: int, step: int) -> Sequence[GoalRow]:
    """The goals that were last in the plan *before* beside those that begin in *step*."""
    new = tuple(goal for goal in chain.plans[step].goals if _may_return(chain, step, goal.id))
    return _beside(chain, before, step, new)


def _beside(chain: Chain, before: int, step: int, new: tuple[Goal, ...]) -> Sequence[GoalRow]:
    """The goals that were last in the plan *before* beside *new* ones, each a small plan of its own."""
    gone = tuple(strand.last.item for strand in chain.goals.resting(before))
    if not gone or not new:
        return ()
    return diff_plans(replace(chain.plans[before], goals=gone), replace(chain.plans[step], goals=new)).goals


def _is_part_of_taken(chain: Chain, row: GoalRow, before: int, step: int) -> bool:
    """Is it a part of a goal that goes on in *step*, or was it merged into one?"""
    if row.split_of is not None:
        source = chain.goals.of((before, row.split_of))
        return source is not None and source.last.step == step
    return _stands(chain, step, row.merged_into)


def _stands(chain: Chain, step: int, goal: str | None) -> bool:
    return goal is not None and chain.goals.of((step, goal)) is not None


def _may_return(chain: Chain, step: int, goal: str) -> bool:
    """Whether the goal could be an older one: it has no strand, and is no part that was just split off, unless what
    it was split from had taken up another before."""
    if _stands(chain, step, goal):
        return False
    source = chain.goals.split.get((step, goal))
    if source is None:
        return True
    whole = chain.goals.of(source)
    return any(chain.goals.of(into) is whole for into in chain.goals.merged.values())


def _bridge_milestones(chain: Chain, before: int, step: int) -> None:
    """The same for milestones, within the goal to which they belonged."""
    new, gone = _beginning(chain, step), _rested(chain, before, step)
    both = new.keys() & gone.keys()
    if not both:
        return
    old_plan, new_plan = (
        replace(chain.plans[at], goals=tuple(_cut_to(chain, at, {strand: wanted[strand] for strand in both})))
        for at, wanted in ((before, gone), (step, new))
    )
    rows = diff_plans(old_plan, new_plan).goals
    _take_milestones(chain, (row for row in rows if _is_one_goal(chain, row, before, step)), before, step)


def _beginning(chain: Chain, step: int) -> dict[GoalStrand, set[str]]:
    """By goal that goes on in *step*, its milestones there that have no strand yet."""
    found: dict[GoalStrand, set[str]] = {}
    for goal in chain.plans[step].goals:
        strand = chain.goals.of((step, goal.id))
        new = {own.id for own in goal.milestones if chain.milestones.of((step, own.id)) is None}
        if strand is not None and new:
            found[strand] = new
    return found


def _rested(chain: Chain, before: int, step: int) -> dict[GoalStrand, set[str]]:
    """By goal, its milestones that were last in the plan *before*, where the goal itself stood again between that and
    *step*: others have been compared."""
    found: dict[GoalStrand, set[str]] = {}
    for milestone in chain.milestones.resting(before):
        strand = chain.goals.of((before, milestone.last.goal))
        stood = strand.before(step) if strand is not None else None
        if strand is not None and stood is not None and stood.step > before:
            found.setdefault(strand, set()).add(milestone.last.item.id)
    return found


def _cut_to(chain: Chain, step: int, wanted: Mapping[GoalStrand, Set[str]]) -> Iterator[Goal]:
    """The goals of a plan that have wanted milestones, with these alone."""
    for goal in chain.plans[step].goals:
        strand = chain.goals.of((step, goal.id))
        if strand is not None and strand in wanted:
            yield replace(goal, milestones=tuple(own for own in goal.milestones if own.id in wanted[strand]))


def _is_one_goal(chain: Chain, row: GoalRow, before: int, step: int) -> bool:
    if row.old is None or row.new is None:
        return False
    return chain.goals.of((before, row.old)) is chain.goals.of((step, row.new))


def _milestones(plan: Plan) -> dict[str, tuple[str, Milestone]]:
    """The milestones of a plan by their id, each with the id of its goal."""
    return {own.id: (goal.id, own) for goal in plan.goals for own in goal.milestones}
