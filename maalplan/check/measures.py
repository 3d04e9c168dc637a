"""Rules: can it be seen whether a goal was reached?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from maalplan.check.rule import Case, Spot, milestones, of_milestone, rule
from maalplan.check.words import direction, hedge, is_done, is_held, is_ongoing
from maalplan.model import Milestone, Target

_FLOORS = frozenset({"at_least", "more_than"})
_CEILINGS = frozenset({"at_most", "less_than"})
_FIGURE = re.compile(r"\d|(?<!\w)[xX]+(?!\w)")
"""A figure, or what stands where one is to be filled in."""

_LEVEL = re.compile(
    r"(?:(?:delvis\w*|ikke|helt|fuldt|næsten) )?(?:opfyldt|opnået|nået|målopfyldelse|niveau)", re.IGNORECASE
)
"""A label of a level at which a goal is reached."""


@rule("goal-without-milestones", "must")
def goal_without_milestones(case: Case) -> Iterator[Spot]:
    """A goal has no milestone: nothing says when it is reached. Not said where no goal of the plan has any, nor of a
    goal that words its own levels (»Opfyldt: …«, »Delvist opfyldt: …«)."""
    if any(goal.milestones for goal in case.plan.goals):
        for goal in case.plan.goals:
            if not goal.milestones and not any(map(_LEVEL.match, goal.extra)):
                yield Spot(goal=goal, quote=goal.description)


@rule("goal-not-measurable", "must")
def goal_not_measurable(case: Case) -> Iterator[Spot]:
    """None of a goal's milestones can be seen to be reached: no figure, no deadline, and nothing that is made or done
    (»udarbejdet«, »godkendt«), only a direction (»styrket«, »bedre«) or what is left open (»har fokus på«)."""
    for goal in case.plan.goals:
        if goal.milestones and all(map(is_vague, goal.milestones)):
            yield Spot(goal=goal, quote=goal.milestones[0].text, arguments={"count": len(goal.milestones)})


@rule("milestone-not-measurable", "should")
def milestone_not_measurable(case: Case) -> Iterator[Spot]:
    """A milestone only says in which direction something goes (»styrket«, »bedre«), with no figure, no deadline and
    nothing that is made or done, beside others that can be measured."""
    for goal, milestone in milestones(case.plan):
        word = direction(milestone.text)
        # What a hedge or »løbende« makes vague is said by the rules of these.
        said = hedge(milestone.text) or is_ongoing(milestone.text)
        if word and is_vague(milestone) and not said and not all(map(is_vague, goal.milestones)):
            yield of_milestone(goal, milestone, word=word)


@rule("vague-words", "should")
def vague_words(case: Case) -> Iterator[Spot]:
    """A milestone has words that leave open whether it must be reached: »søge at«, »bidrage til«, »så vidt muligt«,
    »bør«, »have fokus på«. Not said of such words in a clause that describes something else."""
    for goal, milestone in milestones(case.plan):
        found = hedge(milestone.text)
        if found:
            yield of_milestone(goal, milestone, word=found)


@rule("only-ongoing", "should")
def only_ongoing(case: Case) -> Iterator[Spot]:
    """A milestone goes on the whole time (»løbende«) with no figure and no deadline: it is never seen to be reached."""
    for goal, milestone in milestones(case.plan):
        if is_ongoing(milestone.text) and not milestone.targets and milestone.deadline is None:
            yield of_milestone(goal, milestone)


@rule("contradicting-target", "must")
def contradicting_target(case: Case) -> Iterator[Spot]:
    """A figure must lie between two others of which the upper is the smaller one (»mellem 90 og 80 pct.«, »mindst 90 og
    højst 80 pct.«): no figure does."""
    for goal, milestone in milestones(case.plan):
        for target in milestone.targets:
            if target.upper is not None and target.upper < target.value:
                yield of_milestone(goal, milestone, words=target.text, lower=target.value, upper=target.upper)
        for low, high in pairwise(milestone.targets):
            words = _range_words(milestone.text, low, high)
            if words:
                yield of_milestone(goal, milestone, words=words, lower=low.value, upper=high.value)


def _range_words(text: str, low: Target, high: Target) -> str | None:
    """The words of two targets that stand as the ends of a range, the larger one first."""
    words = f"{low.text} og {high.text}"
    if words not in text or low.value <= high.value or (None not in (low.unit, high.unit) and low.unit != high.unit):
        return None
    if low.comparator in _FLOORS and high.comparator in _CEILINGS:
        return words
    between = low.comparator == high.comparator == "exactly" and f"mellem {words}".casefold() in text.casefold()
    return f"mellem {words}" if between else None


def is_vague(milestone: Milestone) -> bool:
    """Only a direction, or left open: an unknown way of putting it is taken for one that can be measured."""
    text = milestone.text
    if milestone.targets or milestone.deadline or _FIGURE.search(text):
        return False
    return hedge(text) is not None or (direction(text) is not None and not is_done(text) and not is_held(text))


RULES = (
    goal_without_milestones,
    goal_not_measurable,
    milestone_not_measurable,
    vague_words,
    only_ongoing,
    contradicting_target,
)
