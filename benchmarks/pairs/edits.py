"""Pairs of plans made of the sample plans by known edits, so that their truth is known.

A pair is a sample plan and itself a year later, after some of: goals dropped, added, put in another order, numbered
anew, moved to the other scope, reworded lightly or heavily (``synonyms.toml``), split, merged; milestones moved; a
deadline or a figure changed.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations, pairwise
from typing import TypeAlias

from benchmarks.pairs.told import HERE, ToldGoal, ToldMilestone, ToldPlan, as_plan, labelled, moved_on, tune
from benchmarks.pairs.truth import LabelledPair, Truth
from maalplan.model import Agency, Plan
from samples.content import Goal, Sample, samples

SEEDS = 3
APART = {"at-2025", "bdk-2025", "dmi-2025", "fvst-2025", "slks-2025", "stps-2025"}
"""Sample plans of as many ministries."""
FIELDS = ("section", "number", "title", "description", "focus_area", "criterion", "remarks")
_QUARTER = re.compile(r"\(Q([1-4])\)")
_AT_LEAST = re.compile(r"\b([Mm]indst|[Hh]øjst) (\d{1,3})\b(?![.,]\d)")


@dataclass(slots=True)
class Desk:
    """A plan of last year and this year's, while it is edited."""

    old: list[ToldGoal]
    new: list[ToldGoal]
    donors: list[ToldGoal]
    dice: random.Random

    def some(self, least: int = 1) -> ToldGoal | None:
        """A goal of the new plan with at least so many milestones that is in the old one, whole."""
        parted = {goal.split_of for goal in self.new} | {goal.merged_into for goal in self.old}
        whole = [
            goal
            for goal in self.new
            if len(goal.milestones) >= least
            and goal.key not in parted
            and goal.split_of is None
            and any(goal.key == was.key for was in self.old)
        ]
        return self.dice.choice(whole) if whole else None


Edit: TypeAlias = Callable[[Desk], None]


@cache
def edited_samples() -> list[LabelledPair]:
    """Every sample plan beside several edited ones of the year after."""
    told = samples()
    return [_edited(sample, seed, told) for sample in told for seed in range(SEEDS)]


def _edited(sample: Sample, seed: int, told: list[Sample]) -> LabelledPair:
    year = int(sample.id.rsplit("-", 1)[1])
    titles = {goal.title for goal in sample.goals}
    desk = Desk(
        old=[_told(goal) for goal in sample.goals],
        new=[_a_year_on(_told(goal)) for goal in sample.goals],
        donors=[
            _told(goal, "new_")
            for other in told
            if other.id.split("-")[0] != sample.id.split("-")[0]
            for goal in other.goals
            if goal.title not in titles
        ],
        dice=random.Random(f"{sample.id} {seed}"),  # noqa: S311 - the same pairs every time, no secret
    )
    chosen = desk.dice.sample(sorted(EDITS), 5)
    for name in sorted(chosen, key=list(EDITS).index):
        EDITS[name](desk)
    agency = Agency(sample.id.rsplit("-", 1)[0])
    plans = ToldPlan(agency, year, desk.old), ToldPlan(agency, year + 1, desk.new)
    return labelled(f"samples/{sample.id}-{seed}", ", ".join(chosen), *plans, by_reading=True)


@cache
def strangers() -> list[LabelledPair]:
    """Plans of agencies that have nothing to do with one another: every pair is wrong."""
    apart = [sample for sample in samples() if sample.id in APART]
    told = tune()
    crossed = [(one.old, other.new) for one, other in pairwise(told)]
    plans = {sample.id: as_plan(_plan_of(sample)) for sample in apart}
    return [_nothing(one, other) for one, other in (*combinations(plans.values(), 2), *crossed)]


@cache
def sample_plans() -> list[Plan]:
    """The sample plans, as they are told."""
    return [as_plan(_plan_of(sample)) for sample in samples()]


def _plan_of(sample: Sample) -> ToldPlan:
    agency, year = sample.id.rsplit("-", 1)
    return ToldPlan(Agency(agency), int(year), [_told(goal) for goal in sample.goals])


def _nothing(old: Plan, new: Plan) -> LabelledPair:
    gone, come = ([(goal.id, goal.milestones) for goal in plan.goals] for plan in (old, new))
    truth = Truth(
        goals=(*((key, None) for key, _ in gone), *((None, key) for key, _ in come)),
        milestones=(
            *((one.id, None) for _, points in gone for one in points),
            *((None, one.id) for _, points in come for one in points),
        ),
    )
    return LabelledPair(f"strangers/{old.id} {new.id}", "two agencies, nothing shared", old, new, truth)


def _told(goal: Goal, before: str = "") -> ToldGoal:
    key = before + goal.id
    words = {name: str(getattr(goal, name, None) or "") for name in FIELDS}
    milestones = [ToldMilestone(f"{key}/{at}", one.text) for at, one in enumerate(goal.milestones)]
    return ToldGoal(key, "f" if goal.scope == "ministry" else "s", words, milestones=milestones)


def _a_year_on(goal: ToldGoal) -> ToldGoal:
    goal.fields = {name: moved_on(words, 1) for name, words in goal.fields.items()}
    goal.milestones = [replace(one, text=moved_on(one.text, 1)) for one in goal.milestones]
    return goal


# ------------------------------------------------------------------------ words


@cache
def _table() -> tuple[re.Pattern[str], dict[str, str], tuple[tuple[re.Pattern[str], str], ...]]:
    told = tomllib.loads((HERE / "synonyms.toml").read_text(encoding="utf-8"))
    words: dict[str, str] = told["words"]
    longest_first = "|".join(re.escape(word) for word in sorted(words, key=lambda word: -len(word)))
    turns = tuple((re.compile(pattern), turned) for pattern, turned in told["turns"].items())
    return re.compile(rf"\b({longest_first})\b", re.IGNORECASE), words, turns


def reworded(words: str, *, most: int, turn: bool = False) -> str:
    """*words* with at most *most* of them replaced by synonyms (0: all), and perhaps in another order.

    >>> reworded("Sygefraværet udgør højst 7,2 dage.", most=0)
    'Fraværet på grund af sygdom udgør højst 7,2 dage.'
    """
    pattern, table, turns = _table()

    def other(match: re.Match[str]) -> str:
        found = table[match[0].lower()]
        return found[0].upper() + found[1:] if match[0][0].isupper() else found

    said = pattern.sub(other, words, count=most)
    for shape, turned in turns if turn else ():
        if shape.fullmatch(said):
            return shape.sub(turned, said)
    return said


def _reword(goal: ToldGoal, *, most: int, turn: bool) -> None:
    for name in ("title", "description"):
        goal.fields[name] = reworded(goal.fields[name], most=most, turn=turn and name == "description")
    goal.milestones = [replace(one, text=reworded(one.text, most=most, turn=turn)) for one in goal.milestones]


# ------------------------------------------------------------------------ edits


def light(desk: Desk) -> None:
    """A word here and there is another."""
    for goal in desk.dice.sample(desk.new, len(desk.new) // 2):
        _reword(goal, most=1, turn=False)


def heavy(desk: Desk) -> None:
    """All words that have a synonym are replaced, and sentences turned round."""
    for goal in desk.dice.sample(desk.new, 2):
        _reword(goal, most=0, turn=True)


def deadlines(desk: Desk) -> None:
    """Quarters in brackets become others."""
    for goal in desk.new:
        goal.milestones = [
            replace(one, text=_QUARTER.sub(lambda match: f"(Q{int(match[1]) % 4 + 1})", one.text))
            if desk.dice.random() < 0.6
            else one
            for one in goal.milestones
        ]


def figures(desk: Desk) -> None:
    """What must be reached becomes more or less."""
    step = desk.dice.choice((-1, 1, 3))
    for goal in desk.new:
        goal.milestones = [
            replace(one, text=figures_changed(one.text, step)) if desk.dice.random() < 0.6 else one
            for one in goal.milestones
        ]


def figures_changed(words: str, step: int) -> str:
    """*words* with what is asked at least or at most so much higher.

    >>> figures_changed("Mindst 85 pct. har svaret.", 3)
    'Mindst 88 pct. har svaret.'
    """
    return _AT_LEAST.sub(lambda match: f"{match[1]} {int(match[2]) + step}", words)


def drop(desk: Desk) -> None:
    """A goal is gone."""
    if goal := desk.some():
        desk.new.remove(goal)


def add(desk: Desk) -> None:
    """A goal that another agency has comes in."""
    desk.new.insert(desk.dice.randrange(len(desk.new) + 1), desk.dice.choice(desk.donors))


def rescope(desk: Desk) -> None:
    """A shared goal becomes the agency's own, or the other way round."""
    if goal := desk.some():
        goal.scope = "s" if goal.scope == "f" else "f"
        desk.new.sort(key=lambda one: one.scope)


def split(desk: Desk) -> None:
    """A goal becomes two: the smaller half of its milestones gets a goal of its own."""
    if goal := desk.some(least=3):
        at = (len(goal.milestones) + 1) // 2
        part = ToldGoal(f"{goal.key}_part", goal.scope, dict(goal.fields), split_of=goal.key)
        part.milestones, goal.milestones = goal.milestones[at:], goal.milestones[:at]
        part.fields["title"] = " ".join(part.milestones[0].text.rstrip(".").split()[:4])
        desk.new.insert(desk.new.index(goal) + 1, part)


def merge(desk: Desk) -> None:
    """Two goals become one: the one with fewer milestones goes into the other."""
    one, other = desk.some(), desk.some()
    if one is None or other is None or one is other:
        return
    small, large = sorted((one, other), key=lambda goal: len(goal.milestones))
    if len(small.milestones) == len(large.milestones):
        return
    large.milestones = [*large.milestones, *small.milestones]
    large.fields["title"] += " og " + small.fields["title"][:1].lower() + small.fields["title"][1:]
    large.fields["description"] += "\n" + small.fields["description"]
    desk.new.remove(small)
    next(goal for goal in desk.old if goal.key == small.key).merged_into = large.key


def lend(desk: Desk) -> None:
    """A milestone goes to another goal."""
    giver, taker = desk.some(least=3), desk.some()
    if giver is not None and taker is not None and giver is not taker:
        taker.milestones = [*taker.milestones, giver.milestones[0]]
        giver.milestones = giver.milestones[1:]


def reorder(desk: Desk) -> None:
    """The goals of each scope come in another order."""
    desk.dice.shuffle(desk.new)
    desk.new.sort(key=lambda goal: goal.scope)
    renumber(desk)


def renumber(desk: Desk) -> None:
    """Goals are numbered from the first to the last."""
    for at, goal in enumerate(desk.new, start=1):
        goal.fields["number"] = f"{at}"


EDITS: dict[str, Edit] = {
    edit.__name__: edit
    for edit in (split, merge, lend, drop, add, rescope, light, heavy, deadlines, figures, reorder, renumber)
}
