"""What a document does to the process that reads it stays there: its neighbours never notice."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

from maalplan.batch import pool
from maalplan.batch.child import CannotStart, Child
from maalplan.batch.pool import Here, Pool
from maalplan.batch.tasks import Answer, Bounds, Job, Task
from tests.processes import workers

pytestmark = pytest.mark.usefixtures("workers")

QUICK = Bounds(seconds=3.0, megabytes=500)


def tasks(share: Path, *texts: str) -> list[Task]:
    made = []
    for number, text in enumerate(texts):
        path = share / f"{number}.txt"
        path.write_text(text, encoding="utf-8")
        made.append(Task(number, os.fsencode(path), path.name, os.fsencode(share / f"{number}.json")))
    return made


def read(share: Path, *texts: str, count: int = 2, bounds: Bounds = QUICK) -> list[Answer]:
    """The answers to documents of these texts, in the order in which these stand."""
    todo = tasks(share, *texts)
    answers: list[Answer] = []
    with Pool(Job(), count, bounds, share) as engine:
        for task in todo:
            while not engine.has_room:
                answers.append(engine.wait())
            engine.submit(task)
        while len(answers) < len(todo):
            answers.append(engine.wait())
    return sorted(answers, key=lambda answer: answer.number)


def code(answer: Answer) -> str | None:
    return answer.failure and answer.failure.code


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("dør", "crashed"),
        ("dræbt", "crashed"),
        ("slutter", "crashed"),
        ("hænger", "timeout"),
        ("venter", "timeout"),
        ("grådig", "memory"),
        ("ødelagt", "damaged"),
        ("fejl", "internal"),
    ],
)
def test_a_document_that_takes_its_process_along_is_one_failure(share: Path, text: str, expected: str) -> None:
    bounds = Bounds(3.0 if expected == "timeout" else 60.0, 500)
    answers = read(share, "ssi-2025\na", text, "sst-2025\nb", "stps-2025\nc", bounds=bounds)
    assert [code(answer) for answer in answers] == [None, expected, None, None]
    assert [answer.read.plan_id for answer in answers if answer.read] == ["ssi-2025", "sst-2025", "stps-2025"]
    assert all((share / f"{n}.json").is_file() for n in (0, 2, 3))
    assert not workers(), "no process stays behind"


def test_the_message_says_what_to_do(share: Path) -> None:
    late, dead = (answer.failure.message for answer in read(share, "venter", "dør") if answer.failure)
    assert late == "Not done after 3 seconds; where the document is worth it, give more with --timeout."
    assert "broke down (signal SIGSEGV); save the document anew" in dead


def test_a_process_that_holds_too_much_is_ended_from_outside(share: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def much(_pid: int, *, family: bool) -> float:
        return 1500.0 if family else 100.0

    monkeypatch.setattr("maalplan.batch.child.memory", much)
    (answer,) = read(share, "venter")
    assert code(answer) == "memory"
    assert answer.failure is not None
    assert "more than 500 MB" in answer.failure.message


def test_what_libraries_print_breaks_no_answer(share: Path) -> None:
    (answer,) = read(share, "snakker ssi-2025\na")
    assert answer.read is not None
    assert answer.read.plan_id == "ssi-2025"


def test_a_process_makes_room_for_a_new_one_after_its_share_of_documents(
    share: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started = []
    real = Child.__init__

    def counted(self: Child, job: Job, bounds: Bounds, folder: Path, *, debug: bool = False) -> None:
        started.append(folder.name)
        real(self, job, bounds, folder, debug=debug)

    monkeypatch.setattr(pool, "LIFE", 2)
    monkeypatch.setattr(Child, "__init__", counted)
    answers = read(share, *(f"ssi-20{n}\na" for n in range(10, 15)), count=1)
    assert [answer.failure for answer in answers] == [None] * 5
    assert started == ["worker-0"] * 3


def test_no_more_processes_than_documents(share: Path) -> None:
    with Pool(Job(), 8, QUICK, share) as engine:
        engine.submit(tasks(share, "langsom ssi-2025\na")[0])
        time.sleep(0.05)
        assert len(workers()) <= 1
        engine.wait()


def test_ending_early_leaves_no_process(share: Path) -> None:
    with Pool(Job(), 2, Bounds(0, 0), share) as engine:
        for task in tasks(share, "venter", "hænger", "venter"):
            engine.submit(task)
        time.sleep(0.5)
    assert not workers()


def test_processes_that_do_not_start_are_said_at_once(share: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/findes/ikke/python")
    with Pool(Job(), 2, QUICK, share) as engine:
        engine.submit(tasks(share, "ssi-2025\na")[0])
        with pytest.raises(CannotStart, match="use --jobs 0"):
            engine.wait()


def test_whatever_happens_to_a_thread_nobody_waits_for_ever(share: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("hemmelige ord")

    monkeypatch.setattr("maalplan.batch.pool.Child", broken)
    with Pool(Job(), 1, QUICK, share) as engine:
        engine.submit(tasks(share, "ssi-2025\na")[0])
        with pytest.raises(CannotStart, match=r"cannot be led \(RuntimeError\); use --jobs 0"):
            engine.wait()


def test_a_process_without_a_temporary_folder_is_said(share: Path) -> None:
    with Pool(Job(), 1, QUICK, share / "findes" / "ikke") as engine:
        engine.submit(tasks(share, "ssi-2025\na")[0])
        with pytest.raises(CannotStart, match="No process can be started"):
            engine.wait()


def test_the_temporary_folder_of_a_process_is_its_own(share: Path) -> None:
    read(share, "ssi-2025\na")
    assert (share / "worker-0").is_dir()


def test_this_process_reads_when_asked(share: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Here(Job()) as engine:
        (task,) = tasks(share, "ikke en plan")
        assert engine.has_room
        engine.submit(task)
        assert not engine.has_room
        assert code(engine.wait()) == "no-goals"
