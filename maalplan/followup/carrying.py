"""What of a plan is carried over into next year's: the goals and milestones that were not met.

A milestone has its own verdict, else its goal's. It is done with where that is *met*, or *green*: on its way to be met
when the draft is written. A goal is carried over with those of its milestones that are not done with; where it was not
met itself although all of them were, with all. What was dropped is dropped.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final, Literal, TypeAlias

from maalplan.model import Goal, Milestone, Outcome, Plan, Rating
from maalplan.output.rating_words import rating_word

Fate: TypeAlias = Literal["open", "done", "dropped"]
"""What becomes of a goal or milestone: it is carried over, done with, or was dropped by agreement."""

_FATES: Final[dict[Rating, Fate]] = {"met": "done", "green": "done", "dropped": "dropped"}
"""All other ratings leave it open."""
_OWN_FORMS: Final[dict[Rating, tuple[str, str]]] = {
    "green": ("grønt", "grønne"),
    "yellow": ("gult", "gule"),
    "red": ("rødt", "røde"),
    "unknown": ("endnu ikke vurderet", "endnu ikke vurderet"),
}
"""»Målet er grønt«, »3 målepunkter er grønne«; other ratings are called the same of one and of several."""


@dataclass(frozen=True, slots=True)
class Carried:
    """What is carried over: ``plan`` has these goals and milestones alone, and remarks that say so. ``met`` and
    ``dropped`` are the goals that are left out, as the plan had them, ``kept`` those that stay although they were
    met; ``milestones`` counts the milestones that are left out of goals that stay."""

    plan: Plan
    met: tuple[Goal, ...]
    dropped: tuple[Goal, ...]
    kept: tuple[Goal, ...]
    milestones: int


def carried_over(plan: Plan, said: Mapping[str, Outcome], *, keep_met: bool = False) -> Carried:
    """What of *plan* is carried over, after what was *said* of it: id of a goal or milestone → the outcome that counts
    (:func:`~maalplan.what_counts`).

    Goals keep their numbers; milestones are numbered anew. Every goal says in its remarks, after what stands there,
    from which year it comes and how it was judged. With *keep_met* what was met stays, whole, for goals that are set
    every year.

    >>> import maalplan
    >>> plan = maalplan.read_plan("samples/plans/ens-2024.docx")
    >>> reports = maalplan.reports_on(plan, maalplan.read_follow_ups("samples/reports/ens-2024-aarsrapport.pdf"))
    >>> carried = maalplan.carried_over(plan, maalplan.what_counts(plan, reports))
    >>> len(plan.goals), len(carried.plan.goals), [goal.title for goal in carried.met]
    (5, 3, ['Økonomistyring', 'Hurtigere behandling af tilladelser'])
    """
    goals: list[Goal] = []
    left: dict[Fate, list[Goal]] = {"open": [], "done": [], "dropped": []}
    kept: list[Goal] = []
    milestones = 0
    for goal in plan.goals:
        fate = _fate(goal, said)
        if fate == "dropped" or (fate == "done" and not keep_met):
            left[fate].append(goal)
            continue
        if fate == "done":
            kept.append(goal)
        staying = _staying(goal, said, keep_met=keep_met)
        milestones += len(goal.milestones) - len(staying)
        remark = _remark(plan, goal, staying, said, recurs=fate == "done")
        goals.append(_cut(goal, staying, remark, plan.id, len(goals) + 1))
    return Carried(
        replace(plan, goals=tuple(goals)), tuple(left["done"]), tuple(left["dropped"]), tuple(kept), milestones
    )


def _fate(goal: Goal, said: Mapping[str, Outcome]) -> Fate:
    """What becomes of a goal: dropped where it was dropped itself, open where it or any of its milestones is."""
    own = said.get(goal.id)
    if own is not None and own.rating == "dropped":
        return "dropped"
    fates = {_milestone_fate(goal, milestone, said) for milestone in goal.milestones} or {_fate_of(own)}
    if fates == {"dropped"}:
        return "dropped"
    return "open" if "open" in fates or (own is not None and _is_verdict(own) and _fate_of(own) == "open") else "done"


def _fate_of(outcome: Outcome | None) -> Fate:
    return "open" if outcome is None else _FATES.get(outcome.rating, "open")


def _is_verdict(outcome: Outcome) -> bool:
    """Does it judge, rather than say that nothing is known yet?"""
    return outcome.rating != "unknown"


def _milestone_fate(goal: Goal, milestone: Milestone, said: Mapping[str, Outcome]) -> Fate:
    return _fate_of(said.get(milestone.id) or said.get(goal.id))


def _staying(goal: Goal, said: Mapping[str, Outcome], *, keep_met: bool) -> tuple[Milestone, ...]:
    """The milestones of a goal that stays."""
    fates = [(milestone, _milestone_fate(goal, milestone, said)) for milestone in goal.milestones]
    still = tuple(milestone for milestone, fate in fates if fate == "open" or (keep_met and fate == "done"))
    return still or tuple(milestone for milestone, fate in fates if fate == "done") or goal.milestones


def _cut(goal: Goal, staying: tuple[Milestone, ...], remark: str, plan_id: str, place: int) -> Goal:
    """*goal* with these milestones alone, numbered in the goal's own way from the first, and with the *remark*."""
    goal_id = goal.id if goal.number else f"{plan_id}/{goal.scope}/n{place}"
    numbers = [milestone.number for milestone in goal.milestones]
    milestones = tuple(
        replace(milestone, id=f"{goal_id}/{place}", number=number)
        for place, (milestone, number) in enumerate(zip(staying, numbers, strict=False), start=1)
    )
    remarks = f"{goal.remarks}\n{remark}" if goal.remarks else remark
    return replace(goal, id=goal_id, milestones=milestones, remarks=remarks)


# ------------------------------------------------------------------ how it is said


def _remark(
    plan: Plan, goal: Goal, staying: tuple[Milestone, ...], said: Mapping[str, Outcome], *, recurs: bool
) -> str:
    """»Videreført fra 2025: målet er delvist opfyldt; 1 målepunkt er ikke opfyldt; 2 afsluttede målepunkter er
    udeladt.«"""
    whole = said.get(goal.id)
    judged = Counter(said[one.id].rating for one in staying if one.id in said)
    by_milestones = whole is None and any(one.id in said for one in goal.milestones)
    if by_milestones:
        judged["unknown"] += sum(one.id not in said for one in staying)
    parts = [] if by_milestones else [f"målet er {_called(whole.rating if whole else 'unknown')}"]
    parts += [_counted(count, rating) for rating, count in judged.items() if count]
    gone = len(goal.milestones) - len(staying)
    parts += [f"{gone} {'afsluttet målepunkt' if gone == 1 else 'afsluttede målepunkter'} er udeladt"] if gone else []
    return f"{'Gentaget' if recurs else 'Videreført'} fra {_years(plan)}: {'; '.join(parts)}."


def _counted(count: int, rating: Rating) -> str:
    return f"1 målepunkt er {_called(rating)}" if count == 1 else f"{count} målepunkter er {_called(rating, count)}"


def _called(rating: Rating, count: int = 1) -> str:
    own = _OWN_FORMS.get(rating)
    return rating_word(rating, "da") if own is None else own[count > 1]


def _years(plan: Plan) -> str:
    """»2025«, or of a plan of several years »2023-2026«."""
    last = plan.period.end[:4] if plan.period else ""
    return f"{plan.year}-{last}" if last.isdigit() and plan.year and int(last) > plan.year else str(plan.year or "")
