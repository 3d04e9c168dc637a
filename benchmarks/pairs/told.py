"""Pairs of plans told as text, and read into plans with their truth.

A file opens with ``why:`` and one line for each plan, ``old: id | name | year``; then ``--- old`` and ``--- new``::

    § Koncernfælles mål                  the section of the goals that follow
    [øk f 1] Økonomistyring              key, scope (f: shared, s: the agency's own), number (- for none), title
    Bevillingen skal overholdes.         the description
    K Målet er nået, når:                also I focus area, R remarks, V weight in percent, A responsible
    - øk1 Der er afholdt fire møder.     a milestone: key and text
    - øk2!tf+ Mindst 90 pct. …           in the new plan: what changed since the old one

Keys that are the same in both plans say what is the same. After ``!`` stand ``t`` (text), ``d`` (deadline) and ``f``
(figures), the last two with ``+`` or ``-`` where they went later or earlier, up or down. ``[b<a s 2]`` in the new plan
is split from ``a``, ``[c>a s 3]`` in the old one merged into ``a``; of milestones ``- b<a …`` and a line
``@merged b > a`` at the end. ``=`` instead of a title repeats the goal of the old plan, its years moved on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from benchmarks.pairs.truth import (
    Ids,
    LabelledPair,
    Truth,
    all_moves,
    changed_fields,
    matters_of_taste,
    seen_changes,
)
from maalplan.model import SCHEMA_VERSION, Agency, Goal, Period, Plan, Quote, RawGoal, RawMilestone, Source
from maalplan.normalize.goals import as_goals

HERE = Path(__file__).parent
LABELS = {"K": "criterion", "I": "focus_area", "R": "remarks", "V": "weight", "A": "responsible"}
KINDS = {"t": "text", "d": "deadline", "f": "targets"}
WAYS = {"d+": "later", "d-": "earlier", "f+": "raised", "f-": "lowered"}

_GOAL = re.compile(r"\[(?P<key>\w+)(?:(?P<way>[<>])(?P<other>\w+))? (?P<scope>[fs]) (?P<number>\S+)\] ?(?P<title>.*)")
_MILESTONE = re.compile(r"- (?P<key>\w+)(?:<(?P<split>\w+))?(?:!(?P<changes>[tdf+-]+))? (?P<text>.+)")
_MERGED = re.compile(r"@merged (?P<key>\w+) > (?P<other>\w+)")
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class ToldMilestone:
    """A milestone as told: its key, its text, what changed in it, and what it was split from."""

    key: str
    text: str
    changes: tuple[str, ...] = ()
    split_of: str | None = None


@dataclass(slots=True)
class ToldGoal:
    """A goal as told; ``fields`` are its words by field."""

    key: str
    scope: str
    fields: dict[str, str]
    split_of: str | None = None
    merged_into: str | None = None
    milestones: list[ToldMilestone] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ToldPlan:
    """A plan as told."""

    agency: Agency
    year: int
    goals: list[ToldGoal]


def tune() -> list[LabelledPair]:
    """The pairs that thresholds are chosen on."""
    return _all("tune")


def held_out() -> list[LabelledPair]:
    """The pairs that no threshold was chosen on."""
    return _all("held-out")


def _all(folder: str) -> list[LabelledPair]:
    return [read_pair(path) for path in sorted((HERE / folder).glob("*.txt"))]


def read_pair(path: Path) -> LabelledPair:
    """The pair that the file tells."""
    head, old_lines, new_lines = re.split(r"^--- (?:old|new)\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    facts = dict(line.split(": ", 1) for line in head.splitlines())
    merged = {match["key"]: match["other"] for match in _MERGED.finditer(new_lines)}
    old = _plan(facts["old"], old_lines, None)
    new = _plan(facts["new"], _MERGED.sub("", new_lines), old)
    pair = labelled(f"{path.parent.name}/{path.stem}", facts["why"], old, new)
    return replace(pair, truth=_with_merged(pair, old, new, merged))


def labelled(name: str, why: str, old: ToldPlan, new: ToldPlan, *, by_reading: bool = False) -> LabelledPair:
    """The pair of both plans. ``by_reading``: what changed in milestones is not told but seen in their values."""
    plans = as_plan(old), as_plan(new)
    truth = _truth(old, new, plans)
    if by_reading:
        truth = replace(truth, milestone_changes=seen_changes(*plans, truth.milestone_changes))
    taste = matters_of_taste(*plans, truth.goal_changes, truth.milestone_changes)
    return LabelledPair(name, why, *plans, replace(truth, optional=taste))


# ------------------------------------------------------------------- the words


def _plan(who: str, lines: str, before: ToldPlan | None) -> ToldPlan:
    key, name, year = who.split(" | ")
    return ToldPlan(Agency(key, name, key.upper()), int(year), list(_goals(lines.splitlines(), before, int(year))))


def _goals(lines: list[str], before: ToldPlan | None, year: int) -> Iterator[ToldGoal]:
    section: str | None = None
    goal: ToldGoal | None = None
    for line in filter(None, lines):
        if line.startswith("§ "):
            section = line[2:]
        elif opening := _GOAL.fullmatch(line):
            if goal is not None:
                yield goal
            goal = _goal(opening, section, before, year)
        elif goal is not None:
            _add(goal, line)
    if goal is not None:
        yield goal


def _goal(opening: re.Match[str], section: str | None, before: ToldPlan | None, year: int) -> ToldGoal:
    fields = {"section": section or "", "number": opening["number"].replace("-", ""), "title": opening["title"]}
    goal = ToldGoal(
        opening["key"],
        opening["scope"],
        fields,
        split_of=opening["other"] if opening["way"] == "<" else None,
        merged_into=opening["other"] if opening["way"] == ">" else None,
    )
    if opening["title"] == "=" and before is not None:
        was = next(one for one in before.goals if one.key == goal.key)
        on = year - before.year
        goal.fields = {name: moved_on(words, on) for name, words in was.fields.items()} | {
            "section": fields["section"],
            "number": fields["number"],
        }
        goal.milestones = [replace(one, text=moved_on(one.text, on)) for one in was.milestones]
    return goal


def moved_on(words: str, years: int) -> str:
    """*words* with every year so many years later.

    >>> moved_on("Opgøres i årsrapporten for 2024.", 1)
    'Opgøres i årsrapporten for 2025.'
    """
    return _YEAR.sub(lambda match: str(int(match[0]) + years), words)


def _add(goal: ToldGoal, line: str) -> None:
    if told := _MILESTONE.fullmatch(line):
        goal.milestones.append(
            ToldMilestone(
                told["key"],
                told["text"],
                tuple(re.findall(r"[tdf][+-]?", told["changes"] or "")),
                split_of=told["split"],
            )
        )
    elif line[0] in LABELS and line[1:2] == " " and LABELS[line[0]] not in goal.fields:
        goal.fields[LABELS[line[0]]] = line[2:]
    else:
        goal.fields["description"] = "\n".join(filter(None, (goal.fields.get("description"), line)))


# -------------------------------------------------------------------- the plan


def as_plan(told: ToldPlan) -> Plan:
    """The plan, its deadlines and figures read from its words as those of any document are."""
    period = Period(f"{told.year}-01-01", f"{told.year}-12-31")
    plan_id = f"{told.agency.id}-{told.year}"
    goals, _ = as_goals(plan_id, [_raw(goal) for goal in told.goals], period)
    return Plan(
        schema_version=SCHEMA_VERSION,
        id=plan_id,
        title=f"Mål- og resultatplan {told.year}",
        document_type="mål- og resultatplan",
        agency=told.agency,
        year=told.year,
        period=period,
        goals=goals,
        source=Source(path=f"{plan_id}.txt", sha256="", media_type="text/plain", pages=None, parser="text"),
    )


def _raw(told: ToldGoal) -> RawGoal:
    fields = {name: Quote(words) for name, words in told.fields.items() if words}
    milestones = tuple(RawMilestone({"text": Quote(one.text)}) for one in told.milestones)
    return RawGoal("ministry" if told.scope == "f" else "agency", fields, milestones)


# ------------------------------------------------------------------- the truth


def _truth(old: ToldPlan, new: ToldPlan, plans: tuple[Plan, Plan]) -> Truth:
    before, after = _by_key(old, plans[0]), _by_key(new, plans[1])
    points_before, points_after = _points_by_key(old, plans[0]), _points_by_key(new, plans[1])
    same = [(before[key], after[key]) for key in before if key in after]
    told = {one.key: one for goal in new.goals for one in goal.milestones}
    both = {key: (points_before[key], points_after[key]) for key in points_before if key in points_after}
    ways: dict[tuple[Ids, str], str] = {
        (pair, KINDS[change[0]]): WAYS[change]
        for key, pair in both.items()
        for change in told[key].changes
        if change in WAYS
    }
    return Truth(
        goals=_pairs({key: goal.id for key, goal in before.items()}, {key: goal.id for key, goal in after.items()}),
        milestones=_pairs(points_before, points_after),
        goal_changes={(one.id, other.id): changed_fields(one, other) for one, other in same},
        milestone_changes={
            pair: frozenset(KINDS[change[0]] for change in told[key].changes) for key, pair in both.items()
        },
        directions=ways,
        moved=all_moves(*plans, same),
        split={after[goal.key].id: before[goal.split_of].id for goal in new.goals if goal.split_of},
        merged={before[goal.key].id: after[goal.merged_into].id for goal in old.goals if goal.merged_into},
        milestones_split={points_after[key]: points_before[one.split_of] for key, one in told.items() if one.split_of},
    )


def _with_merged(pair: LabelledPair, old: ToldPlan, new: ToldPlan, merged: dict[str, str]) -> Truth:
    """Which milestones were merged into others; *merged* is key → key."""
    before, after = _points_by_key(old, pair.old), _points_by_key(new, pair.new)
    return replace(pair.truth, milestones_merged={before[key]: after[other] for key, other in merged.items()})


def _by_key(told: ToldPlan, plan: Plan) -> dict[str, Goal]:
    return {goal.key: meant for goal, meant in zip(told.goals, plan.goals, strict=True)}


def _points_by_key(told: ToldPlan, plan: Plan) -> dict[str, str]:
    return {
        one.key: meant.id
        for goal, goal_meant in zip(told.goals, plan.goals, strict=True)
        for one, meant in zip(goal.milestones, goal_meant.milestones, strict=True)
    }


def _pairs(before: dict[str, str], after: dict[str, str]) -> tuple[Ids, ...]:
    kept: list[Ids] = [(one, after.get(key)) for key, one in before.items()]
    return (*kept, *((None, one) for key, one in after.items() if key not in before))
