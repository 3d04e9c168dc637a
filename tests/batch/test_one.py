"""Documents read without a folder to write to: each in its place, by one engine."""

from __future__ import annotations

from pathlib import Path

import pytest

from maalplan.batch.manner import Manner
from maalplan.batch.one import read_each, read_one
from maalplan.batch.pool import Here
from maalplan.batch.tasks import Job, Task
from maalplan.ingest.sources import Found
from maalplan.model import Failure
from maalplan.output.plan_json import plan_from_json
from tests.stand_in import stand_in

__all__ = ["stand_in"]

GONE = Failure("source-missing", "Der er ingen fil.")


class LastFirst(Here):
    """Takes what there is, and answers what came last first."""

    @property
    def has_room(self) -> bool:
        return True

    def submit(self, task: Task) -> None:
        self._tasks.appendleft(task)


@pytest.fixture
def engines(stand_in: None, monkeypatch: pytest.MonkeyPatch) -> list[LastFirst]:
    """The engines that were started."""
    started: list[LastFirst] = []

    def engine(job: Job, *_: object, **__: object) -> LastFirst:
        started.append(LastFirst(job))
        return started[-1]

    monkeypatch.setattr("maalplan.batch.engines.Pool", engine)
    return started


def found(folder: Path, *ids: str) -> list[Found]:
    files = []
    for name in ids:
        path = folder / f"{name}.txt"
        path.write_text(f"{name}\nEn rapport.", encoding="utf-8")
        files.append(Found(path, path.name, path.name))
    return files


def told(result: bytes | Failure) -> str:
    return result.code if isinstance(result, Failure) else plan_from_json(result).id


def test_each_in_its_place_whatever_the_engine_answers_first(tmp_path: Path, engines: list[LastFirst]) -> None:
    documents = found(tmp_path, "ssi-2025", "ødelagt", "sst-2025")
    documents.insert(1, Found(tmp_path / "væk.txt", "væk.txt", "væk.txt", problem=GONE))
    assert [told(one) for one in read_each(documents, Manner())] == ["ssi-2025", GONE.code, "damaged", "sst-2025"]
    assert len(engines) == 1


def test_one_document(tmp_path: Path, engines: list[LastFirst]) -> None:
    (document,) = found(tmp_path, "ssi-2025")
    assert told(read_one(document, Manner())) == "ssi-2025"


def test_nothing_is_started_for_what_cannot_be_read(tmp_path: Path, engines: list[LastFirst]) -> None:
    documents = [Found(tmp_path / name, name, name, problem=GONE) for name in ("a.txt", "b.txt")]
    assert list(read_each(documents, Manner())) == [GONE, GONE]
    assert engines == []
