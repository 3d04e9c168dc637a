"""Eight years of plans whose goals are edited, renumbered, dropped and taken up again: what is the same is known."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise

from maalplan.history import history_of
from maalplan.model import Goal, Plan
from maalplan.output.plan_json import plan_from_json
from tests.conftest import ROOT
from tests.history.plans import plan

YEARS = range(2018, 2026)
WITHOUT_PLAN = 2021
GOALS = 10
SEEDS = range(8)

Links = set[tuple[str, str]]


def test_lives_are_followed_through_edits_gaps_and_a_missing_year() -> None:
    known: Links = set()
    found: Links = set()
    for seed in SEEDS:
        plans, links = lives(seed)
        history = history_of(plans)
        told = {(a.goal, b.goal) for own in history.threads for a, b in pairwise(own.appearances)}
        known |= {(f"{seed} {a}", b) for a, b in links}
        found |= {(f"{seed} {a}", b) for a, b in told}
    right = known & found
    assert len(right) / len(known) >= 0.98
    assert len(right) / len(found) >= 0.98
    away, told_away = ({link for link in links if is_gap(link)} for links in (known, found))
    assert len(away) > 25
    assert len(away & told_away) / len(away) >= 0.9
    assert len(away & told_away) / len(told_away) >= 0.9


def is_gap(link: tuple[str, str]) -> bool:
    """Was the goal away in between, besides the year that has no plan?"""
    before, after = (int(re.findall(r"slks-(\d{4})", name)[0]) for name in link)
    years = [year for year in range(before + 1, after) if year != WITHOUT_PLAN]
    return bool(years)


@cache
def pool() -> tuple[Goal, ...]:
    """The goals of the sample plans, each once."""
    files = sorted((ROOT / "tests" / "golden").glob("*/plan.json"))
    goals = (goal for file in files for goal in plan_from_json(file.read_bytes()).goals)
    return tuple({goal.title: goal for goal in goals if goal.title and goal.milestones}.values())


def lives(seed: int) -> tuple[list[Plan], Links]:
    """The plans of an agency, and which goal of a plan is which of an earlier one."""
    chance = random.Random(seed)  # noqa: S311 - the same lives every time
    names = chance.sample(range(len(pool())), len(pool()))
    fresh = iter(names)
    standing = {name: pool()[name] for name, _ in zip(fresh, range(GOALS), strict=False)}
    away: dict[int, Goal] = {}
    plans: list[Plan] = []
    links: Links = set()
    last: dict[int, str] = {}
    for year in YEARS:
        if year > YEARS[0]:
            turn_of_the_year(standing, away, fresh, chance)
        if year == WITHOUT_PLAN:
            continue
        order = chance.sample(sorted(standing), len(standing))
        plans.append(plan(year, *(replace(standing[name], number=str(n)) for n, name in enumerate(order, 1))))
        for name, goal in zip(order, plans[-1].goals, strict=True):
            if name in last:
                links.add((last[name], goal.id))
            last[name] = goal.id
    return plans, links


def turn_of_the_year(
    standing: dict[int, Goal], away: dict[int, Goal], fresh: Iterator[int], chance: random.Random
) -> None:
    """Some goals leave, some come back, some are new, and half of them are edited."""
    back = [name for name in away if chance.random() < 0.35]
    for name in [name for name in standing if chance.random() < 0.12]:
        away[name] = standing.pop(name)
    standing |= {name: away.pop(name) for name in back}
    while len(standing) < GOALS - 1:
        name = next(fresh)
        standing[name] = pool()[name]
    for name in standing:
        if chance.random() < 0.5:
            standing[name] = edited(standing[name], chance)


def edited(goal: Goal, chance: random.Random) -> Goal:
    """*goal* with one to three changes: figures, a milestone less, words less."""
    for _ in range(chance.randint(1, 3)):
        match chance.choice(["figures", "milestone", "title", "description"]):
            case "figures":
                milestones = tuple(
                    replace(
                        one, text=re.sub(r"\d+", lambda found: str(int(found.group()) + chance.randint(1, 5)), one.text)
                    )
                    for one in goal.milestones
                )
                goal = replace(goal, milestones=milestones)
            case "milestone" if len(goal.milestones) > 1:
                gone = chance.randrange(len(goal.milestones))
                goal = replace(goal, milestones=tuple(one for n, one in enumerate(goal.milestones) if n != gone))
            case "title":
                goal = replace(goal, title=shorter(goal.title or "", chance))
            case "description" if goal.description:
                goal = replace(goal, description=shorter(goal.description, chance))
    return goal


def shorter(text: str, chance: random.Random) -> str:
    """*text* without one of its words, where it has more than three."""
    words = text.split()
    if len(words) > 3:
        words.pop(chance.randrange(len(words)))
    return " ".join(words)
