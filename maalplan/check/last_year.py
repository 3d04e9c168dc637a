"""Rules: what became of last year's goals? Only with last year's plan."""

from __future__ import annotations

import re
from collections.abc import Iterator

from maalplan.check.pairs import Pair, deadline_words, goals_by_id, pairs, target_words
from maalplan.check.rule import Case, Spot, rule
from maalplan.check.texts import words_of
from maalplan.check.words import is_done, is_held
from maalplan.model import Change, Milestone, Plan


@rule("goal-dropped", "consider")
def goal_dropped(case: Case) -> Iterator[Spot]:
    """A goal of last year's plan is gone, and was not merged into another: was it reached?"""
    if case.since is not None:
        old = goals_by_id(case.since.old)
        for row in case.since.goals:
            if row.status == "removed" and row.merged_into is None and row.old is not None:
                goal = old[row.old]
                yield Spot(
                    beside=goal.title or goal.description, arguments={"number": goal.number or "", "id": goal.id}
                )


@rule("milestone-repeated", "consider")
def milestone_repeated(case: Case) -> Iterator[Spot]:
    """Something was to be made or done last year, and stands in this year's plan in the same words, with the same time
    of the year: was it not reached? Not said of figures and of what holds the whole year, which may hold every year,
    nor of what bears the plan's year (»budgettet for 2025«) and is a new one every year. One for each goal."""
    repeated: dict[str, list[Pair]] = {}
    for pair in pairs(case.since):
        new = pair.new
        once = is_done(new.text) and not is_held(new.text) and _but_deadline(new) == _but_deadline(pair.old)
        if once and not pair.changes and not new.targets:
            repeated.setdefault(pair.goal.id, []).append(pair)
    for found in repeated.values():
        yield Spot(
            goal=found[0].goal,
            quote="\n".join(pair.new.text for pair in found),
            arguments={"numbers": ", ".join(pair.new.number for pair in found), "count": len(found)},
            source=tuple(place for pair in found for place in pair.new.source),
        )


@rule("old-name", "should")
def old_name(case: Case) -> Iterator[Spot]:
    """The words use the name that the agency or its ministry had in last year's plan, and no longer has."""
    if case.since is not None:
        now = " ".join(_names(case.since.new)).casefold()
        gone = [name for name in _names(case.since.old) if name.casefold() not in now]
        for words in words_of(case.plan) if gone else ():
            found = next((name for name in gone if _has(words.text, name)), None)
            if found:
                yield words.spot(word=found)


@rule("target-softened", "should")
def target_softened(case: Case) -> Iterator[Spot]:
    """A figure is easier to reach than last year's."""
    for pair, change in _softened(case, "targets"):
        if change.new:
            yield pair.spot(before=target_words(change.old), now=target_words(change.new))


@rule("target-gone", "should")
def target_gone(case: Case) -> Iterator[Spot]:
    """A milestone had a figure last year, and has none any more."""
    for pair, change in _softened(case, "targets"):
        if not change.new:
            yield pair.spot(before=target_words(change.old))


@rule("deadline-postponed", "should")
def deadline_postponed(case: Case) -> Iterator[Spot]:
    """A deadline lies later in the year than last year's did."""
    for pair, change in _softened(case, "deadline"):
        if change.new:
            yield pair.spot(before=deadline_words(change.old), now=deadline_words(change.new))


@rule("deadline-gone", "should")
def deadline_gone(case: Case) -> Iterator[Spot]:
    """A milestone had a deadline last year, and has none any more."""
    for pair, change in _softened(case, "deadline"):
        if not change.new:
            yield pair.spot(before=deadline_words(change.old))


@rule("words-softened", "should")
def words_softened(case: Case) -> Iterator[Spot]:
    """The words promise less than last year's (»igangsat« for »implementeret«)."""
    for pair, _ in _softened(case, "text"):
        yield pair.spot()


def _but_deadline(milestone: Milestone) -> str:
    """The words that do not say when."""
    return milestone.text.replace(milestone.deadline.text, "") if milestone.deadline else milestone.text


def _names(plan: Plan) -> list[str]:
    ministry = plan.ministry.name if plan.ministry else None
    return [name for name in (plan.agency.name, ministry) if name]


def _has(text: str, name: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}s?(?!\w)", text, re.IGNORECASE) is not None


def _softened(case: Case, field: str) -> Iterator[tuple[Pair, Change]]:
    for pair in pairs(case.since):
        for change in pair.changes:
            if change.field == field and change.effect == "softened":
                yield pair, change


RULES = (
    goal_dropped,
    milestone_repeated,
    old_name,
    target_softened,
    target_gone,
    deadline_postponed,
    deadline_gone,
    words_softened,
)
