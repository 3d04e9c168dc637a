"""A run: which plan has which id, what the report says, and what is written. Documents are read by a stand-in, so
that these tests say nothing of layouts."""

from __future__ import annotations

import csv
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from maalplan.batch.folder import OutputFolder
from maalplan.batch.run import Listener, Manner, convert_into
from maalplan.ingest.origin import origin
from maalplan.ingest.sources import find_sources
from maalplan.model import Plan, Report, ReportEntry
from maalplan.output.plan_json import plan_from_json
from tests.stand_in import plan_of, stand_in

__all__ = ["stand_in"]

pytestmark = pytest.mark.usefixtures("stand_in")


def put(files: dict[str, str]) -> None:
    for name, text in files.items():
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def run(*sources: str, out: str = "out", manner: Manner | None = None, warnings: list[str] | None = None) -> Report:
    told = Listener(warning=[].append if warnings is None else warnings.append)
    return convert_into(Path(out), find_sources(sources, leave_out=Path(out)), told, manner)


def held(out: str = "out") -> dict[str, str]:
    """Plan id → the document it was read from."""
    plans = (plan_from_json(path.read_bytes()) for path in Path(out, "plans").iterdir())
    return {plan.id: plan.source.path for plan in plans}


def rows(table: str, out: str = "out") -> list[dict[str, str]]:
    with Path(out, table).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def told(report: Report) -> list[tuple[str, str, str | None, str | None]]:
    return [(one.source, one.status, one.error and one.error.code, one.plan_id) for one in report.documents]


def contents(folder: Path) -> dict[str, Any]:
    """Every file of *folder*, the clocks of the report put aside."""
    files: dict[str, Any] = {path.relative_to(folder).as_posix(): path.read_bytes() for path in walk(folder)}
    report = json.loads(files["report.json"])
    for name in ("started", "finished"):
        del report[name]
    for entry in report["documents"]:
        del entry["seconds"], entry["reused"]
    return {**files, "report.json": report}


def walk(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file())


def seen(folder: Path) -> set[str]:
    """The files of *folder* that are not hidden."""
    names = (path.relative_to(folder).as_posix() for path in walk(folder))
    return {name for name in names if not name.startswith(".")}


# ------------------------------------------------------------------ what is written


def test_a_folder_becomes_plans_tables_and_a_report(share: Path) -> None:
    put({"planer/ssi.txt": "ssi-2025\nHandleplan (Q4).\nTi møder.", "planer/2025/sst.txt": "sst-2025\nEn rapport."})
    report = run("planer")
    assert told(report) == [
        ("planer/2025/sst.txt", "ok", None, "sst-2025"),
        ("planer/ssi.txt", "ok", None, "ssi-2025"),
    ]
    assert [(one.goals, one.milestones) for one in report.documents] == [(1, 1), (1, 2)]
    assert held() == {"ssi-2025": "ssi.txt", "sst-2025": "2025/sst.txt"}
    assert [row["plan_id"] for row in rows("plans.csv")] == ["ssi-2025", "sst-2025"]
    assert [row["text"] for row in rows("milestones.csv")] == ["Handleplan (Q4).", "Ti møder.", "En rapport."]
    assert seen(Path("out")) == {
        "plans/ssi-2025.json",
        "plans/sst-2025.json",
        "plans.csv",
        "goals.csv",
        "milestones.csv",
        "datapackage.json",
        "maalplan.xlsx",
        "report.json",
    }


def test_the_tables_hold_the_plans_of_earlier_runs_too(share: Path) -> None:
    put({"a.txt": "ssi-2024\nx", "b.txt": "ssi-2025\ny"})
    run("a.txt")
    report = run("b.txt")
    assert [one.source for one in report.documents] == ["b.txt"], "the report is of this run alone"
    assert [row["plan_id"] for row in rows("plans.csv")] == ["ssi-2024", "ssi-2025"]


def test_nothing_is_written_to_files_that_stay_the_same(share: Path) -> None:
    put({"a.txt": "ssi-2024\nx"})
    run("a.txt")
    before = {path: path.stat().st_mtime_ns for path in walk(Path("out")) if path.name != "report.json"}
    run("a.txt")
    assert {path: path.stat().st_mtime_ns for path in before} == before


def test_the_order_of_sources_changes_no_byte(share: Path) -> None:
    texts = ["ssi-2025\na", "ssi-2025\nb", "ssi-2025\nc", "sst-2025\na", "ingen mål", "ødelagt", "ssi-2025\na"]
    put({f"planer/{n}/plan.txt": text for n, text in enumerate(texts)})
    sources = [f"planer/{n}/plan.txt" for n in range(len(texts))] + ["findes-ikke"]
    run(*sources, out="first")
    for seed in range(3):
        random.Random(seed).shuffle(sources)  # noqa: S311 - no secret
        run(*sources, out=f"out{seed}")
        assert contents(Path(f"out{seed}")) == contents(Path("first"))


def test_a_plan_file_that_is_none_is_said_and_left_alone(share: Path) -> None:
    put({"a.txt": "ssi-2024\nx", "out/plans/noter.json": '{"min": "egen"}'})
    warnings: list[str] = []
    convert_into(Path("out"), find_sources(["a.txt"]), Listener(warning=warnings.append))
    assert len(warnings) == 1
    assert warnings[0].startswith("out/plans/noter.json is left out of the tables: ")
    assert Path("out/plans/noter.json").read_text(encoding="utf-8") == '{"min": "egen"}'
    assert [row["plan_id"] for row in rows("plans.csv")] == ["ssi-2024"]


@pytest.mark.parametrize("out", ["a.txt", "a.txt/out"])
def test_a_folder_that_cannot_be_made_is_one_line_with_a_remedy(share: Path, out: str) -> None:
    put({"a.txt": "ssi-2024\nx"})
    with pytest.raises(OutputFolder, match=r"cannot be written to .*; take another folder"):
        run("a.txt", out=out)


def test_an_interrupted_run_leaves_whole_files_and_says_what_was_done(share: Path) -> None:
    put({"a.txt": "ssi-2024\nx", "b.txt": "ssi-2025\ny"})

    def interrupt(entry: ReportEntry) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        convert_into(Path("out"), find_sources(["a.txt", "b.txt"]), Listener(entry=interrupt))
    assert [row["plan_id"] for row in rows("plans.csv")] == sorted(held()) == ["ssi-2024"]
    assert [one["source"] for one in json.loads(Path("out/report.json").read_bytes())["documents"]] == ["a.txt"]


# ------------------------------------------------------------------ what the report says


@pytest.mark.parametrize(
    ("text", "in_folder", "named"),
    [
        ("ingen mål", ("skipped", "no-goals"), ("failed", "no-goals")),
        ("umulig", ("skipped", "unsupported"), ("failed", "unsupported")),
        ("ødelagt", ("failed", "damaged"), ("failed", "damaged")),
        ("hukommelse", ("failed", "memory"), ("failed", "memory")),
        ("fejl", ("failed", "internal"), ("failed", "internal")),
    ],
)
def test_what_cannot_be_converted_stops_nothing(
    share: Path, text: str, in_folder: tuple[str, str], named: tuple[str, str]
) -> None:
    put({"planer/a.txt": text, "planer/b.txt": "ssi-2025\nx"})
    assert told(run("planer")) == [
        ("planer/a.txt", *in_folder, None),
        ("planer/b.txt", "ok", None, "ssi-2025"),
    ]
    assert told(run("planer/a.txt", "planer/b.txt"))[0] == ("planer/a.txt", *named, None)
    assert held() == {"ssi-2025": "b.txt"}


def test_a_fault_of_our_own_is_said_without_a_word_of_the_document(share: Path) -> None:
    put({"a.txt": "fejl"})
    (entry,) = run("a.txt").documents
    assert entry.error is not None
    assert "KeyError in stand_in.py, line" in entry.error.message
    assert "maalplan inspect" in entry.error.message
    assert "hemmelige" not in entry.error.message


def test_the_same_bytes_under_another_name_are_converted_once(share: Path) -> None:
    put({"planer/a.txt": "ssi-2025\nx", "planer/b.txt": "ssi-2025\nx", "planer/c.txt": "ødelagt", "d.txt": "ødelagt"})
    report = run("planer", "d.txt")
    assert told(report) == [
        ("d.txt", "failed", "damaged", None),
        ("planer/a.txt", "ok", None, "ssi-2025"),
        ("planer/b.txt", "skipped", "duplicate", "ssi-2025"),
        ("planer/c.txt", "failed", "damaged", None),
    ]
    assert report.documents[2].error is not None
    assert "planer/a.txt" in report.documents[2].error.message
    assert report.documents[1].sha256 == report.documents[2].sha256 != report.documents[0].sha256


@pytest.mark.parametrize(
    ("files", "entry"),
    [
        ({}, ("planer", "failed", "unsupported", None)),
        ({"planer/foto.jpg": "umulig", "planer/x/lyd.mp3": "umulig"}, ("planer", "failed", "unsupported", None)),
        ({"planer/læsmig.txt": "ingen mål"}, None),
        ({"planer/plan.txt": "ødelagt"}, None),
    ],
)
def test_a_folder_with_nothing_readable_has_an_entry_of_its_own(
    share: Path, files: dict[str, str], entry: tuple[str, ...] | None
) -> None:
    Path("planer").mkdir()
    put(files)
    assert [one for one in told(run("planer")) if one[0] == "planer"] == ([entry] if entry else [])


# ------------------------------------------------------------------ which plan has which id


def test_namesakes_are_numbered_by_sorted_path_with_their_goals_and_a_finding(share: Path) -> None:
    put({"b.txt": "ssi-2025\nb", "a.txt": "ssi-2025\na", "c.txt": "ssi-2025\nc"})
    run("c.txt", "b.txt", "a.txt")
    assert held() == {"ssi-2025": "a.txt", "ssi-2025-2": "b.txt", "ssi-2025-3": "c.txt"}
    plan = plan_from_json(Path("out/plans/ssi-2025-2.json").read_bytes())
    assert plan.goals[0].id == "ssi-2025-2/agency/1"
    assert plan.goals[0].milestones[0].id == "ssi-2025-2/agency/1/1"
    assert [finding.code for finding in plan.findings] == ["id-taken"]
    assert plan_from_json(Path("out/plans/ssi-2025.json").read_bytes()).findings == ()


def test_a_later_run_keeps_the_ids_that_the_folder_has(share: Path) -> None:
    put({"planer/b.txt": "ssi-2025\nb", "planer/c.txt": "ssi-2025\nc"})
    run("planer")
    put({"planer/a.txt": "ssi-2025\na"})
    run("planer")
    assert held() == {"ssi-2025": "b.txt", "ssi-2025-2": "c.txt", "ssi-2025-3": "a.txt"}
    put({"planer/b.txt": "ssi-2025\nrettet"})
    run("planer/b.txt")
    assert held() == {"ssi-2025": "b.txt", "ssi-2025-2": "c.txt", "ssi-2025-3": "a.txt"}


def test_a_document_that_got_another_name_keeps_its_plan(share: Path) -> None:
    put({"udkast.txt": "ssi-2025\na"})
    run("udkast.txt")
    Path("udkast.txt").rename("endelig.txt")
    run("endelig.txt")
    assert held() == {"ssi-2025": "endelig.txt"}


def test_another_document_under_an_old_name_takes_no_plan_away(share: Path) -> None:
    put({"plan.txt": "ssi-2024\na"})
    run("plan.txt")
    put({"plan.txt": "ssi-2025\nb"})
    run("plan.txt")
    assert sorted(held()) == ["ssi-2024", "ssi-2025"]


def test_a_document_that_is_read_better_leaves_no_ghost(share: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put({"plan.txt": "ukendt-0000\na"})
    run("plan.txt")

    def better(source: Path, *, path: str | None = None, **_: object) -> Plan:
        data = source.read_bytes()
        plan = plan_of(data.replace(b"ukendt-0000", b"ssi-2025"), path or source.name)
        return Plan(
            schema_version="1.0",
            id=plan.id,
            agency=plan.agency,
            source=origin(data, plan.source.path, "text/plain", "x"),
            goals=plan.goals,
        )

    monkeypatch.setattr("maalplan.pipeline.read_plan", better)
    run("plan.txt", manner=Manner(force=True))
    assert held() == {"ssi-2025": "plan.txt"}
    assert [row["plan_id"] for row in rows("plans.csv")] == ["ssi-2025"]


def test_memory_that_ends_while_a_plan_is_written_is_a_failure_too(
    share: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def greedy(plan: Plan) -> bytes:
        raise MemoryError

    monkeypatch.setattr("maalplan.output.plan_json.plan_to_json", greedy)
    put({"a.txt": "ssi-2025\nx"})
    assert told(run("a.txt")) == [("a.txt", "failed", "memory", None)]
