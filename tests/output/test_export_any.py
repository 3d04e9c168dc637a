"""What holds for every format: any plan can be written, and none names a person where none is to be named."""

from __future__ import annotations

import io
import sqlite3
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from maalplan.model import Finding, Plan, Quote, Signature
from maalplan.output.export import FORMATS
from maalplan.output.export.persons import without_persons
from tests.output.examples import BUDGET, FVST
from tests.output.exported import AS_USUAL
from tests.output.strategies import plans

NEEDS = {"parquet": "pyarrow", "ics": "icalendar"}


def written(name: str, plan: Plan) -> dict[str, bytes]:
    if name in NEEDS:
        pytest.importorskip(NEEDS[name], reason=f"{name} is written by {NEEDS[name]} (pip install -e .[dev])")
    return FORMATS[name].write([plan], AS_USUAL)


def words(data: bytes) -> str:
    """All that a file says, as far as its format packs it away."""
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            return "".join(packed.read(name).decode("utf-8", "replace") for name in packed.namelist())
    if data.startswith(b"SQLite"):
        opened = sqlite3.connect(":memory:")
        opened.deserialize(data)
        try:
            return "\n".join(opened.iterdump())
        finally:
            opened.close()
    return data.replace(b"\r\n ", b"").decode("utf-8", "replace")


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=15, deadline=None)
@given(plan=plans().filter(lambda plan: plan.goals))
def test_any_plan_can_be_written(name: str, plan: Plan) -> None:
    files = written(name, plan)

    assert files
    assert all(files.values())
    assert len(files) == 1 or FORMATS[name].is_many(1)


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "parquet"])  # whose pages are packed
def test_no_format_names_a_person(name: str) -> None:
    said = "Aftalt med Åse Ærø"
    milestone = replace(BUDGET.milestones[0], text=f"{said} (Q4)", quotes={"text": Quote(said)})
    goal = replace(BUDGET, title=said, responsible="Bo Hald", milestones=(milestone,), remarks="Bo Hald følger op")
    plan = replace(
        FVST,
        goals=(goal,),
        signatures=(Signature("Åse Ærø", "Direktør", quotes={"name": Quote("Åse Ærø")}),),
        findings=(Finding("unplaced-text", "warning", f"In no field: {said}"),),
    )

    assert any("Åse Ærø" in words(data) for data in written(name, plan).values())
    for data in written(name, without_persons(plan)).values():
        assert "Åse Ærø" not in words(data)
        assert "Bo Hald" not in words(data)


def test_each_format_has_endings_of_its_own() -> None:
    endings = [ending for form in FORMATS.values() for ending in form.endings]

    assert len(set(endings)) == len(endings)
    assert all(Path(f"x{ending}").suffix == ending for ending in endings)
