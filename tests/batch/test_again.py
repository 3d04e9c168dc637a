"""A later run does only what is new, and takes nothing away that a person made."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from maalplan.batch.folder import OutputFolder, opened
from maalplan.batch.run import Manner
from maalplan.batch.state import FILE, hash_of
from maalplan.batch.tasks import Bounds, Job
from maalplan.cli import main
from maalplan.model import Plan, ReadOptions
from tests.batch.test_run import contents, held, put, rows, run, told
from tests.stand_in import plan_of, stand_in

__all__ = ["stand_in"]

pytestmark = pytest.mark.usefixtures("stand_in")


def reused(*sources: str, manner: Manner | None = None) -> dict[str, bool]:
    return {one.source: one.reused for one in run(*sources, manner=manner).documents}


def edit(plan_id: str) -> Path:
    path = Path(f"out/plans/{plan_id}.json")
    path.write_text(path.read_text(encoding="utf-8").replace('"Sundhed"', '"Rettet"'), encoding="utf-8")
    return path


# ------------------------------------------------------------------ what is new


def test_unchanged_documents_are_not_read_again(share: Path) -> None:
    put({"planer/a.txt": "ssi-2024\na", "planer/b.txt": "ødelagt", "planer/c.txt": "ingen mål"})
    first = run("planer")
    before = contents(Path("out"))
    second = run("planer")
    assert [one.reused for one in first.documents] == [False] * 3
    assert [one.reused for one in second.documents] == [True] * 3
    assert told(second) == told(first)
    assert contents(Path("out")) == before


def test_a_changed_and_a_new_document_are_read(share: Path) -> None:
    put({"planer/a.txt": "ssi-2024\na", "planer/b.txt": "sst-2025\nb"})
    run("planer")
    put({"planer/b.txt": "sst-2025\nrettet", "planer/c.txt": "stps-2025\nc"})
    assert reused("planer") == {"planer/a.txt": True, "planer/b.txt": False, "planer/c.txt": False}
    assert [row["text"] for row in rows("milestones.csv")] == ["a", "rettet", "c"]


@pytest.mark.parametrize(
    "manner",
    [
        Manner(force=True),
        Manner(job=Job(options=ReadOptions(pdf_engine="pdfplumber"))),
        Manner(job=Job(options=ReadOptions(ocr="never"))),
        Manner(job=Job(vocabulary="")),
    ],
)
def test_other_options_read_anew(share: Path, manner: Manner) -> None:
    put({"a.txt": "ssi-2024\na"})
    run("a.txt")
    assert reused("a.txt", manner=manner) == {"a.txt": False}


def test_another_program_reads_anew(share: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put({"a.txt": "ssi-2024\na"})
    run("a.txt")
    monkeypatch.setattr("maalplan.__version__", "99")
    assert reused("a.txt") == {"a.txt": False}


def test_failures_are_tried_again_when_asked_or_when_something_may_help(share: Path) -> None:
    put({"a.txt": "ødelagt", "b.txt": "hukommelse"})
    run("a.txt", "b.txt")
    assert reused("a.txt", "b.txt") == {"a.txt": True, "b.txt": True}
    assert reused("a.txt", "b.txt", manner=Manner(bounds=Bounds(megabytes=9000))) == {"a.txt": True, "b.txt": False}
    assert reused("a.txt", "b.txt", manner=Manner(retry_failed=True)) == {"a.txt": False, "b.txt": False}


def test_a_document_that_asks_for_a_password_is_tried_with_one(share: Path) -> None:
    put({"a.txt": "låst"})
    run("a.txt")
    assert reused("a.txt") == {"a.txt": True}
    secret = Manner(job=Job(options=ReadOptions(passwords=("hemmelig",))))
    assert reused("a.txt", manner=secret) == {"a.txt": False}
    assert not any(b"hemmelig" in path.read_bytes() for path in Path("out").rglob("*") if path.is_file())


def test_a_plan_that_was_taken_away_is_made_again(share: Path) -> None:
    put({"a.txt": "ssi-2024\na"})
    run("a.txt")
    Path("out/plans/ssi-2024.json").unlink()
    assert reused("a.txt") == {"a.txt": False}
    assert held() == {"ssi-2024": "a.txt"}


@pytest.mark.parametrize("memory", [b"", b"\x00\xff nonsense", b'{"document": {"path": 3}}\n{"docu'])
def test_a_memory_that_is_lost_costs_only_time(share: Path, memory: bytes) -> None:
    put({"a.txt": "ssi-2024\na"})
    run("a.txt")
    before = contents(Path("out"))
    (Path("out") / FILE).write_bytes(memory)
    warnings: list[str] = []
    assert [one.reused for one in run("a.txt", warnings=warnings).documents] == [False]
    assert warnings == []
    assert contents(Path("out")) == before


def test_no_file_but_the_report_holds_a_clock_or_an_absolute_path(share: Path) -> None:
    put({"planer/a.txt": "ssi-2024\na", "planer/b.txt": "ødelagt"})
    run(str(share / "planer"))
    for path in (one for one in Path("out").rglob("*") if one.is_file() and one.name != "report.json"):
        assert str(share).encode() not in path.read_bytes(), path


# ------------------------------------------------------------------ what people made


def test_a_plan_that_a_person_edited_is_kept_and_said(share: Path) -> None:
    put({"a.txt": "ssi-2024\na"})
    run("a.txt")
    path = edit("ssi-2024")
    for text in ("ssi-2024\na", "ssi-2024\nnyt"):
        put({"a.txt": text})
        warnings: list[str] = []
        report = run("a.txt", warnings=warnings)
        assert told(report) == [("a.txt", "ok", None, "ssi-2024")]
        assert warnings == [f"{path.as_posix()} was edited by someone and is kept; --force writes it anew."]
        assert "Rettet" in path.read_text(encoding="utf-8")
        assert [row["title"] for row in rows("goals.csv")] == ["Rettet"], "the tables say what the plans say"


def test_force_writes_an_edited_plan_anew(share: Path) -> None:
    put({"a.txt": "ssi-2024\na"})
    run("a.txt")
    path = edit("ssi-2024")
    run("a.txt", manner=Manner(force=True))
    assert "Rettet" not in path.read_text(encoding="utf-8")
    assert reused("a.txt") == {"a.txt": True}


def test_an_edited_table_is_moved_aside_and_said(share: Path) -> None:
    put({"a.txt": "ssi-2024\na"})
    run("a.txt")
    for n, aside in enumerate(("goals.csv.bak", "goals.csv.bak2")):
        Path("out/goals.csv").write_text(f"mine noter {n}", encoding="utf-8")
        put({f"b{n}.txt": f"sst-202{n}\nb"})
        warnings: list[str] = []
        run(f"b{n}.txt", warnings=warnings)
        assert warnings == [f"out/goals.csv was changed by someone; that file is now {aside}, beside the new one."]
        assert Path("out", aside).read_text(encoding="utf-8") == f"mine noter {n}"
        assert len(rows("goals.csv")) == n + 2


def test_a_table_is_left_alone_while_no_plan_changes(share: Path) -> None:
    put({"a.txt": "ssi-2024\na"})
    run("a.txt")
    Path("out/goals.csv").write_text("mine noter", encoding="utf-8")
    Path("out/plans.csv").unlink()
    Path("out/plans.csv").write_bytes(b"")
    run("a.txt")
    assert Path("out/goals.csv").read_text(encoding="utf-8") == "mine noter"
    Path("out/plans.csv").unlink()
    run("a.txt")
    assert len(rows("plans.csv")) == 1, "a table that is missing is written again"


def rewrite(plan_id: str, text: str) -> None:
    Path(f"out/plans/{plan_id}.json").write_text(text, encoding="utf-8")


def test_an_edited_plan_with_the_id_of_another_takes_none_away(share: Path) -> None:
    put({"planer/a.txt": "ssi-2025\na", "andre/c.txt": "sst-2025\nc"})
    run("planer", "andre")
    rewrite("ssi-2025", Path("out/plans/ssi-2025.json").read_text(encoding="utf-8").replace("ssi-2025", "sst-2025"))
    warnings: list[str] = []
    run("planer", warnings=warnings)
    assert [row["text"] for row in rows("milestones.csv")] == ["c"], "an id stands once in the tables"
    assert warnings[-1].startswith("out/plans/ssi-2025.json is left out of the tables: Another file there has a plan")
    run("planer", manner=Manner(force=True))
    assert held() == {"ssi-2025": "a.txt", "sst-2025": "c.txt"}


def test_a_copy_of_a_plan_stands_not_in_the_tables(share: Path) -> None:
    put({"a.txt": "ssi-2025\na"})
    run("a.txt")
    Path("out/plans/ssi-2025 kopi.json").write_bytes(Path("out/plans/ssi-2025.json").read_bytes())
    warnings: list[str] = []
    run("a.txt", warnings=warnings)
    assert [row["plan_id"] for row in rows("plans.csv")] == ["ssi-2025"]
    assert [line.split(" is left out")[0] for line in warnings] == ["out/plans/ssi-2025 kopi.json"]
    run("a.txt", manner=Manner(force=True))
    assert Path("out/plans/ssi-2025 kopi.json").exists()


@pytest.mark.parametrize("memory", [True, False])
def test_a_plan_file_that_was_broken_keeps_its_name_until_force(share: Path, memory: bool) -> None:
    put({"planer/m.txt": "ssi-2025\nm"})
    run("planer")
    rewrite("ssi-2025", "{")
    if not memory:
        (Path("out") / FILE).unlink()
    put({"planer/a.txt": "ssi-2025\na"})
    run("planer")
    assert Path("out/plans/ssi-2025.json").read_text(encoding="utf-8") == "{"
    assert "ssi-2025-2" in {row["plan_id"] for row in rows("plans.csv")}


def test_other_columns_are_a_reason_to_write_the_tables(share: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put({"a.txt": "ssi-2024\na"})
    run("a.txt")
    Path("out/goals.csv").write_bytes(b"goal_id\r\n")
    run("a.txt")
    assert Path("out/goals.csv").read_bytes() == b"goal_id\r\n"
    monkeypatch.setattr("maalplan.output.datapackage.SCHEMA_VERSION", "1.9")
    run("a.txt")
    assert [row["title"] for row in rows("goals.csv")] == ["Sundhed"]


# ------------------------------------------------------------------ documents that share their path


@pytest.mark.parametrize("jobs", [0, 2])
def test_documents_of_one_path_keep_their_ids_whichever_is_changed(share: Path, jobs: int) -> None:
    put({"c/plan.txt": "ssi-2025\nc"})
    run("c")
    put({"a/plan.txt": "ssi-2025\na"})
    run("a", "c")
    put({"a/plan.txt": "ssi-2025\nrettet", "b/ny.txt": "sst-2025\nny"})
    report = run("a", "b", "c", manner=Manner(jobs=jobs))
    assert told(report) == [
        ("a/plan.txt", "ok", None, "ssi-2025-2"),
        ("b/ny.txt", "ok", None, "sst-2025"),
        ("c/plan.txt", "ok", None, "ssi-2025"),
    ]
    assert [one.reused for one in report.documents] == [False, False, True]


def test_a_document_that_is_written_to_meanwhile_is_what_was_read(share: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put({"a.txt": "ssi-2025\nførst"})

    def slow(source: Path, *, path: str | None = None, **_: object) -> Plan:
        put({"a.txt": "ssi-2025\nderefter"})
        return plan_of(source.read_bytes(), path or "")

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr("maalplan.pipeline.read_plan", slow)
        (entry,) = run("a.txt").documents
    assert entry.sha256 == hash_of("ssi-2025\nderefter")
    assert reused("a.txt") == {"a.txt": True}
    put({"a.txt": "ssi-2025\nførst"})
    assert reused("a.txt") == {"a.txt": False}
    assert [row["text"] for row in rows("milestones.csv")] == ["først"]


# ------------------------------------------------------------------ what is gone


def test_a_document_that_is_gone_keeps_its_plan_and_is_said(share: Path) -> None:
    put({"planer/a.txt": "ssi-2024\na", "planer/b.txt": "sst-2025\nb", "andre/c.txt": "stps-2025\nc"})
    run("planer", "andre")
    Path("planer/b.txt").unlink()
    Path("andre/c.txt").unlink()
    for _ in range(2):
        assert told(run("planer")) == [
            ("planer/a.txt", "ok", None, "ssi-2024"),
            ("planer/b.txt", "skipped", "source-gone", "sst-2025"),
        ], "of the folders given"
    assert sorted(held()) == ["ssi-2024", "sst-2025", "stps-2025"]
    put({"planer/b.txt": "sst-2025\nb"})
    assert told(run("planer"))[1] == ("planer/b.txt", "ok", None, "sst-2025")


def test_what_is_gone_is_said_of_an_edited_plan_too(share: Path) -> None:
    put({"planer/a.txt": "ssi-2024\na", "planer/b.txt": "sst-2025\nb"})
    run("planer")
    edit("sst-2025")
    Path("planer/b.txt").unlink()
    for _ in range(2):
        assert told(run("planer"))[1] == ("planer/b.txt", "skipped", "source-gone", "sst-2025")


def test_what_is_gone_is_said_of_a_folder_by_its_last_name(share: Path) -> None:
    put({"planer/a.txt": "ssi-2024\na", "planer/b.txt": "sst-2025\nb"})
    run("planer")
    run(str(share / "planer"))
    Path("planer/b.txt").unlink()
    assert told(run(str(share / "planer")))[1] == (f"{share}/planer/b.txt", "skipped", "source-gone", "sst-2025")


def test_a_document_that_moved_is_not_gone(share: Path) -> None:
    put({"planer/a.txt": "ssi-2024\na"})
    run("planer")
    Path("planer/a.txt").rename("planer/endelig.txt")
    assert told(run("planer")) == [("planer/endelig.txt", "ok", None, "ssi-2024")]


def test_a_document_that_is_gone_from_its_archive_is_said(share: Path) -> None:
    def pack(*plans: str) -> None:
        with zipfile.ZipFile("planer.zip", "w") as archive:
            for plan in plans:
                archive.writestr(f"{plan}.txt", f"{plan}\na")

    pack("ssi-2024", "sst-2025")
    assert main(["convert", "planer.zip", "-o", "out", "-q"]) == 0
    pack("ssi-2024")
    assert main(["convert", "planer.zip", "-o", "out", "-q"]) == 0
    entries = json.loads(Path("out/report.json").read_bytes())["documents"]
    assert [(one["source"], one["status"], one["plan_id"]) for one in entries] == [
        ("planer.zip/ssi-2024.txt", "ok", "ssi-2024"),
        ("planer.zip/sst-2025.txt", "skipped", "sst-2025"),
    ]


# ------------------------------------------------------------------ one run at a time


def test_two_runs_into_one_folder_are_refused(share: Path) -> None:
    put({"a.txt": "ssi-2024\na"})
    with opened(Path("out")), pytest.raises(OutputFolder, match="Another run of maalplan writes to out; wait"):
        run("a.txt")
    assert told(run("a.txt")) == [("a.txt", "ok", None, "ssi-2024")]


def test_what_a_killed_run_left_is_taken_away(share: Path) -> None:
    put({"a.txt": "ssi-2024\na", f"out/plans/.{'0' * 16}.tmp": "halv", "out/.egen.tmp": "en persons"})
    run("a.txt")
    assert not list(Path("out/plans").glob(".*"))
    assert Path("out/.egen.tmp").exists()
    assert json.loads(Path("out/report.json").read_bytes())["documents"][0]["plan_id"] == "ssi-2024"
