"""The labelled pairs of plans are told without contradiction, and are compared as well as ever."""

from __future__ import annotations

import doctest
import tomllib
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from benchmarks import diff_speed, rivals, sweep
from benchmarks.alignment import MEASURES, SETS, by_us, failures, score, total
from benchmarks.alignment_found import Found
from benchmarks.pairs import edits, told
from benchmarks.pairs import truth as truths
from benchmarks.pairs.edits import edited_samples
from benchmarks.pairs.told import held_out, read_pair, tune
from benchmarks.pairs.truth import Ids, LabelledPair, Truth, out_of_order, seen_changes
from maalplan.model import Plan

FLOORS: dict[str, dict[str, float]] = tomllib.loads(
    (Path(__file__).parent / "floors.toml").read_text(encoding="utf-8")
)["labelled"]
PAIRS = (*tune(), *held_out())
NAMED = pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.name)

TOLD = """why: a goal that went on, one that came, a milestone that moved
old: prøve | Prøvestyrelsen | 2024
new: prøve | Prøvestyrelsen | 2025
--- old
§ Egne mål
[vand s 1] Drikkevand
Vandet skal være rent.
- vand1 Der er taget mindst 40 prøver (Q2).
- vand2 Resultatet for 2024 er udgivet.
[luft s 2] Luft
- luft1 Tre målere er stillet op.
--- new
§ Egne mål
[vand s 2] =
[støj<luft s 1] Støj
- luft1!t Tre nye målere er stillet op.
[luft s 3] Ren luft
- luft2 Luften er målt (Q4).
"""


def ids_of(plan: Plan) -> tuple[list[str], list[str]]:
    return [goal.id for goal in plan.goals], [one.id for goal in plan.goals for one in goal.milestones]


def both(pairs: Iterable[Ids]) -> set[Ids]:
    return {pair for pair in pairs if None not in pair}


def sides(pairs: Iterable[Ids]) -> tuple[Counter[str], Counter[str]]:
    pairs = tuple(pairs)
    return Counter(one for one, _ in pairs if one), Counter(other for _, other in pairs if other)


# -------------------------------------------------------------- how they are told


def test_a_pair_is_read_with_its_truth(tmp_path: Path) -> None:
    path = tmp_path / "tune" / "vand.txt"
    path.parent.mkdir()
    path.write_text(TOLD, encoding="utf-8")

    pair = read_pair(path)

    assert pair.name == "tune/vand"
    assert [goal.title for goal in pair.new.goals] == ["Drikkevand", "Støj", "Ren luft"]
    assert pair.new.goals[0].milestones[1].text == "Resultatet for 2025 er udgivet."
    assert set(pair.truth.goals) == {
        ("prøve-2024/agency/1", "prøve-2025/agency/2"),
        ("prøve-2024/agency/2", "prøve-2025/agency/3"),
        (None, "prøve-2025/agency/1"),
    }
    assert pair.truth.split == {"prøve-2025/agency/1": "prøve-2024/agency/2"}
    assert pair.truth.elsewhere() == {("prøve-2024/agency/2/1", "prøve-2025/agency/1/1")}
    assert pair.truth.goal_changes[("prøve-2024/agency/2", "prøve-2025/agency/3")] == {"title"}
    assert pair.truth.status(("prøve-2024/agency/1", "prøve-2025/agency/2")) == "unchanged"
    assert pair.truth.moved[("prøve-2024/agency/1", "prøve-2025/agency/2")] is True


@pytest.mark.parametrize(
    ("places", "left"),
    [
        ([0, 1, 2], [False, False, False]),
        ([2, 0, 1], [True, False, False]),
        ([1, 0], [None, None]),
        ([0, 3, 1, 2], [False, True, False, False]),
        ([], []),
    ],
)
def test_what_left_its_place_among_the_others(places: list[int], left: list[bool | None]) -> None:
    assert out_of_order(places) == left


@NAMED
def test_every_goal_and_milestone_is_told_once(pair: LabelledPair) -> None:
    old, new = ids_of(pair.old), ids_of(pair.new)
    for at, rows in enumerate((pair.truth.goals, pair.truth.milestones)):
        assert sides(rows) == (Counter(old[at]), Counter(new[at]))


@NAMED
def test_what_is_told_to_have_changed_is_what_the_words_say(pair: LabelledPair) -> None:
    seen = seen_changes(pair.old, pair.new, pair.truth.milestone_changes)
    words = {one.id: one.text for goal in pair.new.goals for one in goal.milestones}
    assert {
        words[str(two[1])]: sorted(names) for two, names in pair.truth.milestone_changes.items() if names != seen[two]
    } == {}


@NAMED
def test_a_part_is_new_or_gone_and_its_whole_is_in_the_other_plan(pair: LabelledPair) -> None:
    truth, old, new = pair.truth, ids_of(pair.old), ids_of(pair.new)
    for at, (rows, split, merged) in enumerate(
        (
            (truth.goals, truth.split, truth.merged),
            (truth.milestones, truth.milestones_split, truth.milestones_merged),
        )
    ):
        assert {(None, part) for part in split} | {(part, None) for part in merged} <= set(rows)
        assert set(split.values()) <= set(old[at])
        assert set(merged.values()) <= set(new[at])


def test_there_are_pairs_enough_of_both_kinds() -> None:
    assert len(tune()) >= 30
    assert len(held_out()) >= 24
    assert all(3 <= len(plan.goals) <= 8 for pair in PAIRS for plan in (pair.old, pair.new))


def test_edited_samples_are_the_same_at_every_call() -> None:
    first = [(pair.name, pair.new) for pair in edited_samples()]
    edited_samples.cache_clear()
    assert [(pair.name, pair.new) for pair in edited_samples()] == first


# -------------------------------------------------------------------- how it is scored


def as_found(truth: Truth) -> Found:
    """The truth, as if it had been found."""
    return Found(
        goals=frozenset(truth.goals),
        milestones=frozenset(truth.milestones),
        goal_changes=truth.goal_changes,
        milestone_changes=truth.milestone_changes,
        statuses={pair: truth.status(pair) for pair in truth.goals},
        moved={pair: bool(gone) for pair, gone in truth.moved.items()},
        directions=truth.directions,
        split=truth.split,
        merged=truth.merged,
        milestones_split=truth.milestones_split,
        milestones_merged=truth.milestones_merged,
    )


@NAMED
def test_the_truth_has_full_marks_and_no_failure(pair: LabelledPair) -> None:
    found = as_found(pair.truth)
    assert {name: tally.f1 for name, tally in score(pair.truth, found).items()} == dict.fromkeys(MEASURES, 1.0)
    assert list(failures(pair, found)) == []


def test_what_is_wrong_is_told_in_the_words_of_the_plans() -> None:
    pair = next(one for one in tune() if one.name == "tune/alt-er-det-samme")
    truth = as_found(pair.truth)
    (one, other), (third, fourth), *rest = sorted(truth.goals, key=str)
    wrong = replace(truth, goals=frozenset([(one, fourth), (third, other), *rest]), statuses={}, moved={})

    marks = score(pair.truth, wrong)

    assert (marks["goal pairs"].hits, marks["goal pairs"].there, marks["goal pairs"].said) == (1, 3, 3)
    assert marks["goal status"].f1 == 0.0
    assert "goal missed: [1] Social dumping  ≠  [1] Social dumping" in failures(pair, wrong)
    assert "goal wrongly paired: [1] Social dumping  =  [2] Psykisk arbejdsmiljø" in failures(pair, wrong)


# ------------------------------------------------------------------------- the tools


@pytest.mark.parametrize("module", [told, truths, edits, sweep], ids=lambda module: module.__name__)
def test_the_examples_of_the_tools_are_true(module: ModuleType) -> None:
    found = doctest.testmod(module)
    assert found.attempted > 0
    assert found.failed == 0


def swept(*worths: float) -> sweep.Row:
    """A field whose values 1, 2, 3 … score this."""
    marks = [{name: sweep.Marks(worth, worth, worth) for name in sweep.SEEN} for worth in worths]
    return sweep.Row("goal", tuple(float(at) for at, _ in enumerate(worths, start=1)), tuple(marks))


@pytest.mark.parametrize(
    ("worths", "now", "better"),
    [
        ((0.5, 0.7, 0.9, 0.9, 0.9, 0.6), 2.0, 4.0),
        ((0.5, 0.5, 0.95, 0.5, 0.8, 0.8, 0.8), 1.0, 6.0),
        ((0.8, 0.8, 0.801, 0.8), 1.0, 1.0),
    ],
    ids=["the middle of a plateau", "no lucky value", "no move for nothing"],
)
def test_the_sweep_takes_the_middle_of_what_is_good(worths: tuple[float, ...], now: float, better: float) -> None:
    assert swept(*worths).better(now) == better


def test_a_plateau_ends_where_it_gets_worse() -> None:
    assert swept(0.5, 0.895, 0.9, 0.9, 0.6, 0.9).plateau(3.0) == (2.0, 4.0)


def named(name: str) -> LabelledPair:
    return next(pair for pair in PAIRS if pair.name == name)


def test_a_table_diff_by_number_takes_goals_that_changed_places_for_reworded_ones() -> None:
    pair = named("tune/star-samme-ord-andre-sager")
    by_number = rivals.TOOLS["csv-diff, key scope and number"](pair)
    by_title = rivals.TOOLS["csv-diff, key title"](pair)
    assert ("star-2024/agency/1", "star-2025/agency/1") in by_number.goals
    assert ("star-2024/agency/1", "star-2025/agency/2") in by_title.goals
    assert by_number.statuses[("star-2024/agency/1", "star-2025/agency/1")] == "changed"


def test_a_text_diff_reports_the_year_where_nothing_else_changed() -> None:
    pair = named("tune/alt-er-det-samme")
    found = rivals.TOOLS["text diff"](pair)
    assert both(found.goals) == both(pair.truth.goals)
    assert sum(bool(names) for names in found.milestone_changes.values()) > 3


@pytest.mark.parametrize("tool", list(rivals.TOOLS))
def test_whatever_the_tool_every_goal_and_milestone_is_in_one_place(tool: str) -> None:
    pair = named("held-out/erhverv-sammenlagt")
    found = rivals.TOOLS[tool](pair)
    old, new = ids_of(pair.old), ids_of(pair.new)
    for at, rows in enumerate((found.goals, found.milestones)):
        assert sides(rows) == (Counter(old[at]), Counter(new[at]))


def test_the_large_plans_are_as_large_as_it_is_said() -> None:
    for plan in diff_speed.two_plans():
        assert len(plan.goals) == 300
        assert sum(len(goal.milestones) for goal in plan.goals) == 1500


# ------------------------------------------------------------------------- the floors


@pytest.mark.parametrize("name", list(FLOORS))
def test_no_set_is_compared_worse_than_its_floors(name: str) -> None:
    pairs = SETS[name]()
    found = [(pair, by_us(pair)) for pair in pairs]
    tallies = total((pair.truth, one) for pair, one in found)
    below = {
        measure: (round(tallies[measure].f1, 3), floor)
        for measure, floor in FLOORS[name].items()
        if round(tallies[measure].f1, 3) < floor
    }
    examples = [line for pair, one in found for line in failures(pair, one)][:5]
    assert not below, f"{name}: (scored, floor) {below}; for example {examples}"
