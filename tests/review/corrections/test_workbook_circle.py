"""Edited, read back, put in, and written anew: the workbook then shows what was typed."""

from __future__ import annotations

import datetime as dt
import io
import random
from dataclasses import dataclass
from typing import Any

import openpyxl
import pytest

from maalplan.model import Goal, Milestone, Plan
from maalplan.output.corrections.json_file import corrections_from_json, corrections_to_json
from maalplan.output.plans.labels import label
from maalplan.output.plans.workbook import WORKBOOK, workbook_files
from maalplan.review.corrections import corrected
from tests.review.corrections.books import SAMPLES, Book, made, rows

GOAL_TEXTS = ("title", "description", "criterion", "remarks", "responsible", "section", "focus_area")
DAYS = tuple(dt.datetime(2025, 1, 1) + dt.timedelta(days=n) for n in (17, 180, 300))  # noqa: DTZ001 - no zone in cells
ROUNDS = 2
"""Of edits of each sample."""


@dataclass(frozen=True)
class Edit:
    """What is typed into a cell, and what corrects what."""

    kind: str
    row: int
    column: str
    typed: object
    field: str
    id: str


def edits_of(plan: Plan, rng: random.Random) -> list[Edit]:
    """An edit of half of the rows, each of one field."""
    found = []
    point_row = 0
    for goal_row, goal in enumerate(plan.goals, start=1):
        if rng.random() < 0.5:
            found.append(_goal_edit(goal, goal_row, rng))
        for point in goal.milestones:
            point_row += 1
            if rng.random() < 0.5:
                found.append(_point_edit(point, point_row, rng))
    return found


def _goal_edit(goal: Goal, row: int, rng: random.Random) -> Edit:
    column = rng.choice((*GOAL_TEXTS, "number", "scope", "weight"))
    was = getattr(goal, column)
    if column == "weight":
        return Edit("goals", row, column, rng.choice((7, 12.5)), "weight", goal.id)
    if column == "scope":
        return Edit("goals", row, column, "styrelsens eget" if was == "ministry" else "koncernfælles", "scope", goal.id)
    typed = f"{row}x" if column == "number" else f"{was or 'Mål'} (rettet)"
    return Edit("goals", row, column, typed, column, goal.id)


def _point_edit(point: Milestone, row: int, rng: random.Random) -> Edit:
    column = rng.choice(("text", "number", "deadline_end", "value", "weight"))
    first = point.targets[0] if point.targets else None
    typed: object = {
        "text": f"{point.text} Rettet.",
        "number": f"{row}x",
        "deadline_end": rng.choice(DAYS),
        "value": first.value - 0.25 if first else 17.5,
        "weight": 3,
    }[column]
    field = {"deadline_end": "deadline", "value": "targets"}.get(column, column)
    return Edit("milestones", row, column, typed, field, point.id)


@pytest.mark.parametrize("plan", SAMPLES, ids=lambda plan: plan.id)
def test_any_edits_are_those_corrections_and_show_in_the_next_workbook(plan: Plan) -> None:
    for seed in range(ROUNDS):
        edits = edits_of(plan, random.Random(seed))  # noqa: S311 - edits, no secrets
        book = Book((plan,))
        for one in edits:
            book.cell(one.kind, one.row, one.column).value = one.typed
        found = book.read()
        assert found.said == ()
        asked = made(found)
        assert sorted((one.at.id or "", one.field or "") for one in asked) == sorted(
            (one.id, one.field) for one in edits
        )
        kept = corrections_from_json(corrections_to_json(found.corrections)).documents
        done = corrected(plan, [one for document in kept for one in document.corrections])
        assert [left.message for left in done.left] == []
        assert {one.id for one in done.made} <= {one.id for one in asked}
        _shows(done.plan, edits)
        again = Book((done.plan,)).read()
        assert (made(again), again.said) == ([], ())
        late = book.read((done.plan,))
        assert made(late) == [], "the same workbook once more asks for nothing"


def _shows(plan: Plan, edits: list[Edit]) -> None:
    book: Any = openpyxl.load_workbook(io.BytesIO(workbook_files((plan,))[WORKBOOK]))
    lines = {kind: list(rows(book, kind)) for kind in ("goals", "milestones")}
    for one in edits:
        assert lines[one.kind][one.row - 1][label(f"column {one.column}", "da")] == one.typed, one


def test_rows_that_are_added_and_removed_are_so_in_the_next_workbook() -> None:
    plan = next(plan for plan in SAMPLES if len(plan.goals) > 2 and len(plan.goals[0].milestones) > 1)
    book = Book((plan,))
    book.insert("milestones", 1, text="Kortet er offentliggjort senest 1. juli.")
    book.insert("goals", 1, title="Et nyt mål", number="9")
    book.row("milestones", goal_title="Et nyt mål", text="Mindst 80 pct. er nået.", deadline_end="Q3")
    gone = plan.goals[-1].milestones[-1]
    key = book.column("milestones", "milestone_id")
    sheet = book.sheet("milestones")
    (row,) = (n for n in range(2, sheet.max_row + 1) if sheet.cell(n, key).value == gone.id)
    sheet.delete_rows(row)
    found = book.read(rows_gone="remove")
    assert found.said == ()
    done = corrected(plan, made(found))
    assert done.left == ()
    first, second, *_ = done.plan.goals
    assert [one.text for one in first.milestones][:2] == [
        plan.goals[0].milestones[0].text,
        "Kortet er offentliggjort senest 1. juli.",
    ]
    assert first.milestones[1].deadline is not None, "it is concluded from the words"
    assert (second.title, second.number, second.scope) == ("Et nyt mål", "9", plan.goals[0].scope)
    assert [one.text for one in second.milestones] == ["Mindst 80 pct. er nået."]
    assert gone.text not in {one.text for one in done.plan.goals[-1].milestones}
    assert (made(Book((done.plan,)).read())) == []


def test_what_was_added_is_corrected_in_the_next_workbook() -> None:
    plan = SAMPLES[0]
    book = Book((plan,))
    book.insert("milestones", 1, text="Det første nye.")
    book.insert("milestones", 2, text="Det andet nye.")
    first = made(book.read())
    now = corrected(plan, first).plan
    again = Book((now,))
    again.cell("milestones", 2, "text").value = "Det første, rettet."
    again.cell("milestones", 2, "deadline_end").value = DAYS[0]
    again.cell("milestones", 3, "number").value = "3b"
    done = corrected(plan, [*first, *made(again.read())])
    assert done.left == ()
    texts = [one.text for one in done.plan.goals[0].milestones]
    assert texts[1:3] == ["Det første, rettet.", "Det andet nye."]
    added = done.plan.goals[0].milestones[1]
    assert added.deadline is not None
    assert added.deadline.end == "2025-01-18"
    assert done.plan.goals[0].milestones[2].number == "3b"
