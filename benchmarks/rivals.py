"""What one would take instead of ``maalplan diff``, on the same labelled pairs: ``python -m benchmarks.rivals``.

Prints the table of docs/diff-compared.md. ``--corpus DIR`` adds the labelled pairs of a corpus (``pairs/<nn>/`` with
``old.plan.json``, ``new.plan.json`` and ``truth.json``); without it the corpus beside the checkout, or that which
MAALPLAN_CORPUS names, is taken where it is there.
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from benchmarks.alignment import Tally, by_us, total
from benchmarks.alignment_found import Found, scored
from benchmarks.pairs.told import held_out, tune
from benchmarks.pairs.truth import Ids, LabelledPair, Truth
from benchmarks.rivals_found import by_csv_diff, by_daff, by_text
from maalplan.output.plan_json import plan_from_json

Tool: TypeAlias = Callable[[LabelledPair], Found]

TOOLS: dict[str, Tool] = {
    "maalplan diff": by_us,
    "csv-diff, key id": by_csv_diff(lambda row: row["goal_id"], lambda row: row["milestone_id"]),
    "csv-diff, key scope and number": by_csv_diff(
        lambda row: f"{row['scope']} {row['number']}",
        lambda row: f"{row['scope']} {row['goal_number']} {row['number']}",
    ),
    "csv-diff, key title": by_csv_diff(lambda row: row["title"], lambda row: f"{row['goal_title']} {row['text']}"),
    "daff": by_daff,
    "text diff": by_text,
}
SILENT = {
    "text diff": ("moved", "deadlines", "figures"),
}
"""What a tool has no words for; its column is a dash there."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One line of the table: what is counted, and how of all pairs of plans with what was found in them."""

    key: str
    title: str
    count: Callable[[list[tuple[Truth, Found]]], str]


# ------------------------------------------------------------------ the measures


def right(name: str) -> Callable[[list[tuple[Truth, Found]]], str]:
    """How many of those that are there were said."""

    def count(found: list[tuple[Truth, Found]]) -> str:
        return _of(total(found)[name])

    return count


def wrong(name: str) -> Callable[[list[tuple[Truth, Found]]], str]:
    """How many were said that are not there."""

    def count(found: list[tuple[Truth, Found]]) -> str:
        tally = total(found)[name]
        return str(tally.said - tally.hits)

    return count


def _of(tally: Tally) -> str:
    return f"{tally.hits / tally.there:.2f}" if tally.there else "none"


def _alone(pairs: Iterable[Ids]) -> set[Ids]:
    return {pair for pair in pairs if None in pair}


def come_and_gone(found: list[tuple[Truth, Found]]) -> str:
    """Of the goals that are new or dropped: how many were said to be so."""
    return _of(_sum((_alone(truth.goals), _alone(one.goals)) for truth, one in found))


def falsely_alone(found: list[tuple[Truth, Found]]) -> str:
    """How many goals were said to be new or dropped and are not."""
    return str(sum(len(_alone(one.goals) - _alone(truth.goals)) for truth, one in found))


def _sum(sets: Iterable[tuple[set[Any], set[Any]]]) -> Tally:
    return sum((Tally(len(there & said), len(there), len(said)) for there, said in sets), Tally())


def field_said(name: str) -> Callable[[list[tuple[Truth, Found]]], str]:
    """Of the milestones in which this field changed: in how many it was said that it did."""

    def count(found: list[tuple[Truth, Found]]) -> str:
        return _of(
            _sum((_with(name, truth.milestone_changes), _with(name, one.milestone_changes)) for truth, one in found)
        )

    return count


def field_false(name: str) -> Callable[[list[tuple[Truth, Found]]], str]:
    """In how many milestones it was said that this field changed, and it did not."""

    def count(found: list[tuple[Truth, Found]]) -> str:
        return str(
            sum(len(_with(name, one.milestone_changes) - _with(name, truth.milestone_changes)) for truth, one in found)
        )

    return count


def _with(name: str, changes: dict[Ids, frozenset[str]]) -> set[Any]:
    return {pair for pair, names in changes.items() if name in names}


def false_changes(found: list[tuple[Truth, Found]]) -> str:
    """What was reported and is none, for each true change: fields that did not change, rows falsely new or gone."""
    real = said = 0
    for truth, one in found:
        there, reported = _reports(truth, truth), _reports(one, truth)
        real += len(there)
        said += len(reported - there)
    return f"{said / real:.2f}"


def _reports(what: Truth | Found, truth: Truth) -> set[Any]:
    """All that is reported: a field of a pair, or a row of one side."""
    fields = {
        (pair, name)
        for changes in (what.goal_changes, what.milestone_changes)
        for pair, names in changes.items()
        for name in names - truth.optional.get(pair, frozenset())
    }
    return fields | {(pair, "row") for pair in _alone((*what.goals, *what.milestones))}


MEASURES = (
    Measure("goals", "goals that are the same, found", right("goal pairs")),
    Measure("wrong goals", "… other goals taken for the same", wrong("goal pairs")),
    Measure("come", "goals that are new or dropped, said", come_and_gone),
    Measure("alone", "… said to be new or dropped, and are not", falsely_alone),
    Measure("status", "goals rightly said unchanged, changed, new, dropped", right("goal status")),
    Measure("moved", "goals that moved, said", right("moved")),
    Measure("parted", "goals split or merged, said", right("goals split or merged")),
    Measure("milestones", "milestones that are the same, found", right("milestone pairs")),
    Measure("wrong milestones", "… other milestones taken for the same", wrong("milestone pairs")),
    Measure("elsewhere", "milestones that went to another goal, said", right("milestones elsewhere")),
    Measure("deadlines", "deadlines that moved, said as a deadline", field_said("deadline")),
    Measure("deadlines", "… said to have moved, and did not", field_false("deadline")),
    Measure("figures", "figures that changed, said as figures", field_said("targets")),
    Measure("figures", "… said to have changed, and did not", field_false("targets")),
    Measure("false", "false changes for each true one", false_changes),
)


# ------------------------------------------------------------------- the corpus


def corpus_pairs(folder: Path) -> list[LabelledPair]:
    """The labelled pairs of a corpus; none where there is no such folder."""
    return [_of_corpus(path.parent) for path in sorted((folder / "pairs").glob("*/truth.json"))]


def _of_corpus(folder: Path) -> LabelledPair:
    old, new = (plan_from_json((folder / f"{side}.plan.json").read_bytes()) for side in ("old", "new"))
    told = json.loads((folder / "truth.json").read_text(encoding="utf-8"))["goals"]

    def ids(row: dict[str, Any]) -> Ids:
        one, other = row["old"], row["new"]
        return (f"{old.id}/{one}" if one else None, f"{new.id}/{other}" if other else None)

    both = [row for row in told if row["old"] and row["new"]]
    points = [one for row in both for one in row["milestones"] if not one.get("split")]
    known = {one for row in points for one in ids(row)}
    truth = Truth(
        goals=tuple(ids(row) for row in told),
        milestones=tuple(ids(one) for one in points),
        goal_changes={ids(row): _names(row) for row in both},
        milestone_changes={ids(one): _names(one) for one in points if one["old"] and one["new"]},
        moved={ids(row): row["moved"] for row in both},
        statuses={ids(row): row["status"] for row in told},
        unscored=frozenset(
            one.id for plan in (old, new) for goal in plan.goals for one in goal.milestones if one.id not in known
        ),
    )
    return LabelledPair(f"corpus/{folder.name}", "", old, new, truth)


def _names(row: dict[str, Any]) -> frozenset[str]:
    return frozenset(change["field"] for change in row["changes"])


# -------------------------------------------------------------------- the table


def lines(pairs: list[LabelledPair]) -> Iterator[str]:
    """The table, a column for each tool."""
    found = {
        name: [(pair.truth, scored(tool(pair), pair.truth.unscored)) for pair in pairs] for name, tool in TOOLS.items()
    }
    yield f"| | {' | '.join(TOOLS)} |"
    yield "| --- |" + " ---: |" * len(TOOLS)
    for measure in MEASURES:
        cells = ("–" if measure.key in SILENT.get(name, ()) else measure.count(found[name]) for name in TOOLS)
        yield f"| {measure.title} | {' | '.join(cells)} |"


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.rivals", description=(__doc__ or "").split("\n")[0])
    beside = Path(__file__).resolve().parents[2] / "shared/corpus"
    named = os.environ.get("MAALPLAN_CORPUS")
    parser.add_argument("--corpus", type=Path, default=Path(named) if named else beside, help="a labelled corpus")
    corpus = corpus_pairs(parser.parse_args().corpus)
    sets = (("pairs that were held out", held_out()), ("pairs for choosing thresholds", tune()), ("the corpus", corpus))
    for title, pairs in sets:
        if pairs:
            print(f"\n{title}: {len(pairs)} pairs of plans\n", flush=True)
            print("\n".join(lines(pairs)))


if __name__ == "__main__":
    main()
