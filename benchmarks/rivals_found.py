"""What other tools find between two plans, in the form in which it is scored.

csv-diff and daff get what ``maalplan convert`` writes, goals.csv and milestones.csv, without the columns that differ in
every row because they hold the year (ids, plan, year, page): a careful user takes these out. The text diff gets the
plans' words, a line for each title, description and milestone.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from typing import Any, TypeAlias

from benchmarks.alignment_found import Found
from benchmarks.pairs.truth import Ids, LabelledPair
from maalplan.model import Goal, Plan
from maalplan.output.rows import Row, flat_rows

Table: TypeAlias = list[dict[str, str]]
Key: TypeAlias = Callable[[Mapping[str, str]], str]
RowPairs: TypeAlias = list[tuple[dict[str, str] | None, dict[str, str] | None]]

OF_THE_YEAR = {"plan_id", "agency", "ministry", "year", "page", "milestones"}
MOVES = {"number", "scope", "section"}
FIELD_OF = {
    "weight_unit": "weight",
    "deadline_text": "deadline",
    "deadline_start": "deadline",
    "deadline_end": "deadline",
    "comparator": "targets",
    "value": "targets",
    "upper": "targets",
    "unit": "targets",
}
NO_FIELD = {"goal_id", "milestone_id", "goal_number", "goal_title", "key"}


# ---------------------------------------------------------------------- tables


def tables(plan: Plan) -> tuple[Table, Table]:
    """The rows of goals.csv and milestones.csv as text, without the columns that hold the year."""
    rows = flat_rows([plan])
    return [_cells(row) for row in rows["goals"]], [_cells(row) for row in rows["milestones"]]


def _cells(row: Row) -> dict[str, str]:
    return {name: "" if value is None else str(value) for name, value in row.items() if name not in OF_THE_YEAR}


def from_rows(goals: RowPairs, milestones: RowPairs) -> Found:
    """What pairs of table rows say; a row that has no partner is new or gone, and nothing is ever split or lent."""
    goal_ids, milestone_ids = _ids(goals, "goal_id"), _ids(milestones, "milestone_id")
    fields = {pair: _fields(*rows) for pair, rows in goal_ids.items() if None not in pair}
    point_fields = {pair: _fields(*rows) for pair, rows in milestone_ids.items() if None not in pair}
    return Found(
        goals=frozenset(goal_ids),
        milestones=frozenset(milestone_ids),
        goal_changes={pair: frozenset(names - MOVES) for pair, names in fields.items()},
        milestone_changes={pair: frozenset(names - MOVES) for pair, names in point_fields.items()},
        statuses=_statuses(goal_ids, fields, point_fields),
        moved={pair: bool(names & MOVES) for pair, names in fields.items()},
    )


def _ids(pairs: RowPairs, name: str) -> dict[Ids, tuple[dict[str, str] | None, dict[str, str] | None]]:
    return {(old[name] if old else None, new[name] if new else None): (old, new) for old, new in pairs}


def _fields(old: Mapping[str, str] | None, new: Mapping[str, str] | None) -> set[str]:
    assert old is not None
    assert new is not None
    return {FIELD_OF.get(name, name) for name, value in old.items() if name not in NO_FIELD and new[name] != value}


def _statuses(goals: Iterable[Ids], fields: Mapping[Ids, set[str]], points: Mapping[Ids, set[str]]) -> dict[Ids, str]:
    """A goal is changed when its row is or a row of its milestones; those that are new or gone count for the goal
    that they name."""
    touched = {one.rsplit("/", 1)[0] for pair, names in points.items() if names - MOVES for one in pair if one}
    return {
        (old, new): (
            ("changed" if fields[(old, new)] - MOVES or new in touched else "unchanged")
            if old and new
            else ("removed" if old else "added")
        )
        for old, new in goals
    }


# -------------------------------------------------------------------- csv-diff


def by_csv_diff(goal_key: Key, milestone_key: Key) -> Callable[[LabelledPair], Found]:
    """csv-diff with a column ``key`` that is put together by these."""

    def found(pair: LabelledPair) -> Found:
        old, new = tables(pair.old), tables(pair.new)
        return from_rows(_csv_diff(old[0], new[0], goal_key), _csv_diff(old[1], new[1], milestone_key))

    return found


def _csv_diff(old: Table, new: Table, key: Key) -> RowPairs:
    from csv_diff import compare, load_csv

    before, after = (load_csv(io.StringIO(csv_text(table, key)), key="key") for table in (old, new))
    result: dict[str, Any] = compare(before, after)
    kept = [one for one in before if one in after]
    return [
        *((before[one], after[one]) for one in kept),
        *((row, None) for row in result["removed"]),
        *((None, row) for row in result["added"]),
    ]


def csv_text(table: Table, key: Key) -> str:
    """The table as CSV, with a column ``key`` before the others."""
    import csv

    to = io.StringIO()
    writer = csv.DictWriter(to, ["key", *table[0]])
    writer.writeheader()
    writer.writerows({"key": key(row)} | row for row in table)
    return to.getvalue()


# ------------------------------------------------------------------------ daff


def by_daff(pair: LabelledPair) -> Found:
    """daff, which finds by itself which rows belong together."""
    old, new = tables(pair.old), tables(pair.new)
    return from_rows(_daff(old[0], new[0]), _daff(old[1], new[1]))


def _daff(old: Table, new: Table) -> RowPairs:
    import daff

    shown = [name for name in old[0] if name not in ("goal_id", "milestone_id")]
    grids = [[shown, *([row[name] for name in shown] for row in table)] for table in (old, new)]
    views = [daff.PythonTableView(grid) for grid in grids]
    order = daff.Coopy.compareTables(*views, daff.CompareFlags()).align().toOrder().getList()
    pairs: RowPairs = [
        (old[unit.l - 1] if unit.l > 0 else None, new[unit.r - 1] if unit.r > 0 else None) for unit in order
    ]
    return [(one, other) for one, other in pairs if one is not None or other is not None]


# ------------------------------------------------------------------- text diff

Line: TypeAlias = tuple[str, str]
"""A line of a plan's words, and the id of the goal or milestone that it is of."""


def lines_of(plan: Plan) -> list[Line]:
    """The plan's words, a line for each part."""
    return [line for goal in plan.goals for line in _lines_of_goal(goal)]


def _lines_of_goal(goal: Goal) -> Iterator[Line]:
    heading = " ".join(filter(None, ("Mål", goal.number, goal.title)))
    yield heading, goal.id
    for words in (goal.description, goal.focus_area, goal.criterion):
        yield from ((line, goal.id) for line in (words or "").splitlines())
    yield from ((f"- {one.text}", one.id) for one in goal.milestones)
    yield from ((f"Bemærkninger: {line}", goal.id) for line in (goal.remarks or "").splitlines())


def by_text(pair: LabelledPair) -> Found:
    """A diff of lines, as git shows it: lines that stayed, and blocks of lines that stand against others.

    Kindly read: in a block of as many lines on both sides each stands against its like; a goal is the one most of whose
    own lines stand against its own.
    """
    old, new = lines_of(pair.old), lines_of(pair.new)
    matches = list(_matches(old, new))
    goals = {goal.id for plan in (pair.old, pair.new) for goal in plan.goals}
    beside: dict[Ids, list[bool]] = {}
    for (before, one), (after, other) in matches:
        if (one in goals) == (other in goals):
            beside.setdefault((one, other), []).append(before == after)
    same = _best(beside)
    everything = _with_unmatched(same, [one for _, one in old], [one for _, one in new])
    whole = {pair_: all(beside[pair_]) for pair_ in same}
    points = {one: frozenset(() if whole[one] else ("text",)) for one in same if one[0] not in goals}
    return Found(
        goals=frozenset(one for one in everything if (one[0] or one[1]) in goals),
        milestones=frozenset(one for one in everything if (one[0] or one[1]) not in goals),
        goal_changes={one: frozenset(() if whole[one] else ("description",)) for one in same if one[0] in goals},
        milestone_changes=points,
        statuses=_text_statuses(everything & {one for one in everything if (one[0] or one[1]) in goals}, whole, points),
    )


def _matches(old: list[Line], new: list[Line]) -> Iterator[tuple[Line, Line]]:
    matcher = SequenceMatcher(None, [line for line, _ in old], [line for line, _ in new], autojunk=False)
    for kind, first, last, start, end in matcher.get_opcodes():
        if kind == "equal" or (kind == "replace" and last - first == end - start):
            yield from zip(old[first:last], new[start:end], strict=True)


def _best(beside: Mapping[Ids, list[bool]]) -> set[Ids]:
    """Each id once, with the one that most of its lines stand against."""
    found: set[Ids] = set()
    taken: set[str | None] = set()
    for one, other in sorted(beside, key=lambda pair: (-sum(beside[pair]), -len(beside[pair]), str(pair))):
        if one not in taken and other not in taken:
            found.add((one, other))
            taken |= {one, other}
    return found


def _with_unmatched(same: set[Ids], old: Iterable[str], new: Iterable[str]) -> set[Ids]:
    befores, afters = {one for one, _ in same}, {other for _, other in same}
    return (
        same
        | {(one, None) for one in old if one not in befores}
        | {(None, other) for other in new if other not in afters}
    )


def _text_statuses(
    goals: Iterable[Ids], whole: Mapping[Ids, bool], points: Mapping[Ids, frozenset[str]]
) -> dict[Ids, str]:
    touched = {str(new).rsplit("/", 1)[0] for (_, new), names in points.items() if names}
    return {
        (old, new): (
            ("unchanged" if whole[(old, new)] and new not in touched else "changed")
            if old and new
            else ("removed" if old else "added")
        )
        for old, new in goals
    }
