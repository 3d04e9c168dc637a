"""Histories as JSON."""

from __future__ import annotations

import json

import pytest

from maalplan.model import History
from maalplan.output.history.json_file import history_to_json
from maalplan.output.schema import schema
from tests.output.history_examples import HARD, LIVES, MERGED, PARTS, SPLIT
from tests.output.test_schema import complaints


@pytest.mark.parametrize(
    "history", [LIVES, PARTS, SPLIT, MERGED, HARD], ids=["lives", "parts", "split", "merged", "hard"]
)
def test_a_history_names_and_satisfies_its_schema(history: History) -> None:
    tree = json.loads(history_to_json([history]))

    assert tree["$schema"] == schema("history")["$id"]
    assert complaints("history", tree) == []


def test_several_are_a_list_of_such() -> None:
    trees = json.loads(history_to_json([LIVES, PARTS]))

    assert [tree["agency"]["id"] for tree in trees] == ["slks", "ssi"]
    assert [complaints("history", tree) for tree in trees] == [[], []]


def test_danish_letters_stand_as_they_are() -> None:
    for data in (history_to_json([LIVES]), history_to_json([LIVES, PARTS])):
        assert "Lavere sygefravær" in data.decode("utf-8")
