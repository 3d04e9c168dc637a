"""Measurements as text, JSON and CSV."""

from __future__ import annotations

import csv
import io
import json

import pytest
from jsonschema import Draft202012Validator

from maalplan.model import Failure, Measurement, Plan
from maalplan.output.measure.json_file import measurement_to_json
from maalplan.output.measure.tables import COLUMNS, measurement_to_csv
from maalplan.output.measure.text import measurement_to_text
from maalplan.output.measure.words import label
from maalplan.output.schema import schema
from maalplan.review.measured import measured, together
from maalplan.review.measured.judged import NAMES
from tests.output.examples import FVST
from tests.review.truths import Tree, misread, truth_of


def spoil(tree: Tree) -> None:
    """What may be misread of a plan."""
    first, *_ = tree["goals"]
    milestone = first["milestones"][0]
    milestone["deadline"] = None
    milestone["targets"] = milestone["targets"][:1]
    milestone["text"] = milestone["text"].replace("højst", "mindst")
    first["title"] = first["title"].replace("styring", "planlægning")
    first["extra"] = {"Baggrund": "\x1b[31mNy lov"}
    tree["signatures"] = []
    tree["period"] = None
    tree["follow_ups"] = []


SPOILT = misread(FVST, spoil)


def measurement(*plans: Plan | None) -> Measurement:
    error = Failure("no-goals", "Her er ingen mål; er det den rigtige fil?")
    return together(measured(truth_of(FVST), plan, None if plan else error) for plan in plans)


def test_json_names_and_satisfies_its_schema() -> None:
    tree = json.loads(measurement_to_json(measurement(FVST, SPOILT, None)))
    assert tree["$schema"] == schema("measure")["$id"]
    validator = Draft202012Validator(schema("measure"))
    assert [error.message for error in validator.iter_errors(tree)] == []
    assert [document["perfect"] for document in tree["documents"]] == [True, False, False]
    deadline = next(one for one in tree["documents"][1]["differences"] if one["measure"] == "milestone.deadline")
    assert deadline["wanted"]["end"] == "2025-12-31"
    assert deadline["given"] is None


def test_csv_has_a_row_for_each_thing_measured() -> None:
    rows = list(csv.DictReader(io.StringIO(measurement_to_csv(measurement(FVST, SPOILT)).decode("utf-8"), newline="")))
    assert tuple(rows[0]) == COLUMNS
    assert (rows[0]["id"], rows[0]["measure"]) == ("", "goals")
    titles = [(row["id"][:1], row["right"], row["counted"]) for row in rows if row["measure"] == "goal.title"]
    count = len(FVST.goals)
    assert titles == [
        ("", str(2 * count - 1), str(2 * count)),
        ("d", str(count), str(count)),
        ("d", f"{count - 1}", f"{count}"),
    ]


def test_text_tells_what_differs_in_words() -> None:
    text = measurement_to_text(measurement(SPOILT), width=120)
    assert text.startswith("1 dokument, 0 uden en eneste forskel\n")
    assert "[-planlægning-]" in text
    assert "{+styring+}" in text
    assert "[-mindst-]{+højst+}" in " ".join(text.split())
    assert "frist: intet i stedet for Q4" in text
    assert "måltal: +/- 5 pct. i stedet for" in text
    assert "Plan: periode: intet i stedet for 1. januar 2025" in text
    assert "Plan: underskrifter: intet i stedet for" in text
    assert "<U+001B>" in text
    assert "\x1b" not in text
    assert max(map(len, text.splitlines())) <= 120


def test_text_in_english_and_where_nothing_differs() -> None:
    assert measurement_to_text(measurement(FVST, FVST), lang="en").startswith("2 documents, 2 without any difference\n")
    assert "Where most differs" not in measurement_to_text(measurement(FVST), lang="en")
    assert "deadline: nothing instead of Q4" in measurement_to_text(measurement(SPOILT), lang="en", width=200)


def test_the_worst_stand_first_and_no_more_than_asked_for() -> None:
    text = measurement_to_text(measurement(FVST, SPOILT, None), show=1)
    assert "3 dokumenter, 1 uden en eneste forskel; 1 kunne ikke læses" in text
    assert "Her er ingen mål" in text
    assert "forskelle\n" not in text.partition("Hvor der er flest")[2].partition("\n")[2]
    assert "Hvor der er flest" not in measurement_to_text(measurement(SPOILT), show=0)


def test_nearly_all_is_never_said_to_be_all() -> None:
    many = measurement(*[FVST] * 2000, misread(FVST, lambda tree: tree.update(year=1999)))
    line = next(line for line in measurement_to_text(many).splitlines() if line.startswith("Plan: år"))
    assert "2000/2001" in line
    assert "99,9 %" in line
    assert "100,0" not in line


@pytest.mark.parametrize("name", NAMES)
def test_all_that_is_measured_has_a_name_in_both_languages(name: str) -> None:
    assert label(name, "da") != label(name, "en")
