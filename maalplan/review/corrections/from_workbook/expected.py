"""What the rows of a workbook said when they were written, and what they would say of the plan now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from maalplan.model import Goal, Lang, Milestone, Plan
from maalplan.output.growing import Plain
from maalplan.output.plans.record import BookRecord, fingerprint
from maalplan.output.plans.spoken import extra_words, spoken, targets_words
from maalplan.output.rows import Row, goal_row, milestone_row, plan_row


@dataclass(frozen=True, slots=True)
class Expected:
    """A part of the plan as it is now: the cells that its row would have; ``print`` is what it says as the record of a
    workbook has it, ``goal`` the one that a milestone stands in."""

    kind: str
    part: Plan | Goal | Milestone
    cells: Mapping[str, Plain]
    print: str
    goal: Goal | None = None


@dataclass(frozen=True, slots=True)
class WrittenRow:
    """A row that was written: its part of the plan now, null where it is gone; ``is_same``: does that still say what
    the row said?"""

    kind: str
    id: str
    now: Expected | None
    is_same: bool


def rows_now(plan: Plan, lang: Lang) -> Iterator[Expected]:
    """The rows that *plan* has now, in their order."""
    yield _expected("plans", plan, plan_row(plan), lang, {})
    for goal in plan.goals:
        yield _expected("goals", goal, goal_row(plan, goal), lang, {"extra": extra_words(goal.extra)})
        for milestone in goal.milestones:
            targets = {"targets": targets_words(milestone.targets)}
            one = _expected("milestones", milestone, milestone_row(plan, goal, milestone), lang, targets)
            yield replace(one, goal=goal)


def _expected(kind: str, part: Plan | Goal | Milestone, flat: Row, lang: Lang, more: Mapping[str, Plain]) -> Expected:
    return Expected(kind, part, {**spoken(flat, lang), **more}, fingerprint(flat, kind))


def rows_written(plan: Plan, record: BookRecord) -> dict[tuple[str, str], WrittenRow]:
    """The rows of *plan* that *record* tells of, by kind and id, each with its part of the plan now.

    That is the one with the same id and content; else the only one with the same content (ids move on when a milestone
    above is added); else the one with the same id, which says something else now.
    """
    now = list(rows_now(plan, record.lang))
    by_id = {(one.kind, one.part.id): one for one in now}
    told = list(_told(plan.id, record))
    kept = {(kind, id_) for kind, id_, print_ in told if (own := by_id.get((kind, id_))) and own.print == print_}
    moved = Counter((kind, print_) for kind, id_, print_ in told if (kind, id_) not in kept)
    free: dict[tuple[str, str], list[Expected]] = {}
    for one in now:
        if (one.kind, one.part.id) not in kept:
            free.setdefault((one.kind, one.print), []).append(one)
    found = {}
    for kind, id_, print_ in told:
        own, same = by_id.get((kind, id_)), free.get((kind, print_), [])
        if (kind, id_) not in kept and len(same) == moved[kind, print_] == 1:
            found[kind, id_] = WrittenRow(kind, id_, same[0], True)
        else:
            found[kind, id_] = WrittenRow(kind, id_, own, (kind, id_) in kept)
    return found


def _told(plan_id: str, record: BookRecord) -> Iterator[tuple[str, str, str]]:
    yield "plans", plan_id, record.plans[plan_id]
    for goal_id, print_ in record.goals.get(plan_id, {}).items():
        yield "goals", goal_id, print_
        for number, own in enumerate(record.milestones.get(goal_id, ()), start=1):
            yield "milestones", f"{goal_id}/{number}", own
