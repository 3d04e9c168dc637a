"""How long two plans of 300 goals and 1,500 milestones take to compare: ``python -m benchmarks.diff_speed``.

The plans are composed of the goals of the labelled pairs, each about a place of its own; in the new plan they stand in
another order under other numbers, every tenth is gone, every third has other figures, every fourth other words. Each
row is measured beside a named alternative, in turns within the same run; the figures are medians of processor time.
"""

from __future__ import annotations

import difflib
import io
import os
import platform
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import cycle, islice
from pathlib import Path

from benchmarks.pairs.edits import figures_changed, reworded
from benchmarks.pairs.told import ToldGoal, ToldMilestone, ToldPlan, as_plan, held_out, tune
from benchmarks.rivals_found import csv_text, lines_of, tables
from maalplan.diff import diff_plans
from maalplan.model import Agency, Goal, Plan
from maalplan.output.plan_json import plan_to_json

GOALS = 300
MILESTONES = 5
ROUNDS = 5
PLACES = (
    "Aabenraa Aalborg Assens Billund Bornholm Brøndby Dragør Egedal Esbjerg Fanø Favrskov Faxe Fredericia Lyngby "
    "Furesø Gentofte Glostrup Gribskov Guldborgsund Haderslev Hedensted Herning Hillerød Hjørring Holbæk Holstebro "
    "Horsens Hvidovre Ikast Ishøj Jammerbugt Kalundborg Kerteminde Kolding Køge Langeland Lemvig Lolland Læsø Mariager"
).split()
MAALPLAN = "import sys; from maalplan.cli import main; sys.exit(main(sys.argv[1:]))"
CSV_DIFF = "import sys; from csv_diff.cli import cli; cli(sys.argv[1:])"


# ------------------------------------------------------------------- the plans


def two_plans() -> tuple[Plan, Plan]:
    """The old plan and the new one; the same at every call."""
    dice = random.Random(6)  # noqa: S311 - the same plans every time, no secret
    old = list(islice(_goals(), GOALS))
    new = [_later(goal, at) for at, goal in enumerate(old) if at % 10]
    new += [_told(f"new{at}", goal, _points(), "Rigsfællesskabet") for at, goal in enumerate(_pool()[: GOALS // 10])]
    dice.shuffle(new)
    for at, goal in enumerate(new, start=1):
        goal.fields["number"] = str(at)
    agency = Agency("prøve", "Prøvestyrelsen", "PRØVE")
    return as_plan(ToldPlan(agency, 2024, old)), as_plan(ToldPlan(agency, 2025, new))


def _pool() -> list[Goal]:
    return [goal for pair in (*tune(), *held_out()) for goal in pair.old.goals]


def _points() -> Iterator[str]:
    return cycle([one.text for goal in _pool() for one in goal.milestones])


def _goals() -> Iterator[ToldGoal]:
    points = _points()
    for at, goal in enumerate(cycle(_pool())):
        place = f"{PLACES[at % len(PLACES)]} og {PLACES[(at * 7 + at // 40) % len(PLACES)]}"
        told = _told(f"goal{at}", goal, points, place)
        told.fields["number"] = str(at + 1)
        yield told


def _told(key: str, goal: Goal, points: Iterator[str], place: str) -> ToldGoal:
    fields = {"title": f"{goal.title or 'Indsats'} i {place}", "description": goal.description or ""}
    milestones = [
        ToldMilestone(f"{key}/{at}", f"{text.rstrip('.')} i {place}.")
        for at, text in enumerate(islice(points, MILESTONES))
    ]
    return ToldGoal(key, "s", fields, milestones=milestones)


def _later(goal: ToldGoal, at: int) -> ToldGoal:
    def text(words: str) -> str:
        words = figures_changed(words, 2) if at % 3 == 0 else words
        return reworded(words, most=0) if at % 4 == 0 else words

    return ToldGoal(
        goal.key,
        goal.scope,
        {name: text(words) if name != "number" else words for name, words in goal.fields.items()},
        milestones=[replace(one, text=text(one.text)) for one in goal.milestones],
    )


# ------------------------------------------------------------------- the races


@dataclass(frozen=True, slots=True)
class Race:
    """What is timed, and beside what; each call gives the processor seconds that it took."""

    name: str
    ours: Callable[[], float]
    alternative: str
    theirs: Callable[[], float]


def races(old: Plan, new: Plan, folder: Path) -> tuple[Race, ...]:
    """All rows of the table; *folder* holds the files of the commands."""
    words = ([line for line, _ in lines_of(old)], [line for line, _ in lines_of(new)])
    compared = partial(_timed, lambda: diff_plans(old, new))
    files = _files(old, new, folder)
    plans = ("-c", MAALPLAN, "diff", str(files["old.json"]), str(files["new.json"]))
    keyed = ("-c", CSV_DIFF, str(files["old.csv"]), str(files["new.csv"]), "--key", "key", "--format", "csv")
    return (
        Race("`diff_plans`", compared, "difflib: the lines of both", partial(_timed, partial(_line_diff, words))),
        Race(
            "`diff_plans`",
            compared,
            "csv-diff: both tables, by number, dialect given",
            partial(_timed, partial(_csv_diff, old, new)),
        ),
        Race(
            "`maalplan diff` to JSON",
            partial(_command, (*plans, "-o", str(folder / "diff.json"))),
            "csv-diff: the milestones, by number, dialect given",
            partial(_command, keyed),
        ),
        Race(
            "`maalplan diff` to a page",
            partial(_command, (*plans, "-o", str(folder / "diff.html"))),
            "csv-diff: the milestones, by number, dialect given",
            partial(_command, keyed),
        ),
    )


def _line_diff(words: tuple[list[str], list[str]]) -> object:
    return list(difflib.unified_diff(words[0], words[1], n=0))


def _csv_diff(old: Plan, new: Plan) -> object:
    from csv_diff import compare, load_csv

    return [
        compare(*(load_csv(io.StringIO(csv_text(table, _number)), key="key", dialect="excel") for table in both))
        for both in zip(tables(old), tables(new), strict=True)
    ]


def _number(row: Mapping[str, str]) -> str:
    return f"{row['scope']} {row.get('goal_number', '')} {row['number']}"


def _files(old: Plan, new: Plan, folder: Path) -> dict[str, Path]:
    contents = {"old.json": plan_to_json(old), "new.json": plan_to_json(new)} | {
        name: csv_text(tables(plan)[1], _number).encode("utf-8") for name, plan in (("old.csv", old), ("new.csv", new))
    }
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    return {name: folder / name for name in contents}


def _timed(call: Callable[[], object]) -> float:
    before = time.process_time()
    call()
    return time.process_time() - before


def _command(arguments: tuple[str, ...]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *arguments], capture_output=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


# --------------------------------------------------------------------- the table


def main() -> None:
    """Print the table."""
    old, new = two_plans()
    points = sum(len(goal.milestones) for goal in old.goals)
    print(f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()};")
    print(f"{len(old.goals)} goals and {points} milestones against {len(new.goals)} goals;")
    print(f"processor time, median (least to most) of {ROUNDS} runs in turns\n")
    print("| what | processor time | alternative | its time | ratio |")
    print("| --- | --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as folder:
        for race in races(old, new, Path(folder)):
            rounds = [(race.ours(), race.theirs()) for _ in range(ROUNDS + 1)][1:]
            ours, theirs = [first for first, _ in rounds], [second for _, second in rounds]
            ratio = statistics.median(ours) / statistics.median(theirs)
            print(f"| {race.name} | {_shown(ours)} | {race.alternative} | {_shown(theirs)} | {ratio:.1f} |")


def _shown(seconds: list[float]) -> str:
    return f"{statistics.median(seconds):.3f} s ({min(seconds):.3f} to {max(seconds):.3f})"


if __name__ == "__main__":
    main()
