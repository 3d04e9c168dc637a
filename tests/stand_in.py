"""A stand-in for reading, for tests of what stands around it: documents of a few words, and every way to fail."""

from __future__ import annotations

from pathlib import Path

import pytest

from maalplan.batch.pool import Here
from maalplan.batch.tasks import Job
from maalplan.errors import Damaged, Encrypted, NoGoals, Unsupported
from maalplan.ingest.origin import origin
from maalplan.model import Agency, Finding, Goal, Milestone, Plan

ERRORS = {"låst": Encrypted, "umulig": Unsupported, "ingen mål": NoGoals, "ødelagt": Damaged}


def plan_of(data: bytes, path: str) -> Plan:
    """The first line is the plan's id, or how reading fails; each further line is a milestone of its one goal."""
    id_, *lines = data.decode("utf-8").splitlines() or [""]
    if id_ in ERRORS:
        raise ERRORS[id_](f"{id_}: gør noget ved det")
    if id_ == "fejl":
        raise KeyError("hemmelige ord fra dokumentet")
    if id_ == "hukommelse":
        raise MemoryError
    goal_id = f"{id_}/agency/1"
    milestones = tuple(Milestone(f"{goal_id}/{n}", str(n), line) for n, line in enumerate(lines, start=1))
    goal = Goal(goal_id, "agency", title="Sundhed", milestones=milestones)
    agency = Agency(id_.rpartition("-")[0])
    source = origin(data, path, "text/plain", "stand-in")
    findings = (Finding("doubt", "warning", "Er det rigtigt?"),) if "tvivl" in lines else ()
    return Plan(schema_version="1.0", id=id_, agency=agency, source=source, year=2025, goals=(goal,), findings=findings)


@pytest.fixture
def stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """Documents are read by :func:`plan_of`."""

    def read_plan(source: Path | str, *, path: str | None = None, **_: object) -> Plan:
        return plan_of(Path(source).read_bytes(), path or Path(source).name)

    def here(job: Job, *_: object, **__: object) -> Here:
        return Here(job)

    monkeypatch.setattr("maalplan.pipeline.read_plan", read_plan)
    # A process of its own would not know the stand-in.
    monkeypatch.setattr("maalplan.batch.engines.Pool", here)
