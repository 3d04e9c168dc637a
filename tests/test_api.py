"""The Python API: small, documented, typed, quiet, and the same engine as the commands."""

from __future__ import annotations

import ast
import doctest
import importlib
import inspect
import pkgutil
import runpy
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

import maalplan
from maalplan.cli import main
from maalplan.errors import MaalplanError
from maalplan.output.export import FORMATS

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "samples/plans"
NAMES = [name for name in maalplan.__all__ if name != "__version__"]
FUNCTIONS = [name for name in NAMES if inspect.isfunction(getattr(maalplan, name))]


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples, converted."""
    folder = tmp_path_factory.mktemp("api") / "out"
    maalplan.convert(SAMPLES, folder, run=maalplan.RunOptions(jobs=0))
    return folder


# ------------------------------------------------------------------ the names


def test_every_name_is_documented_and_nothing_else() -> None:
    groups = runpy.run_path(str(ROOT / "docs/generate.py"))["API"]
    documented = " ".join(groups.values()).split()
    assert sorted(documented) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_every_name_has_a_docstring_and_every_function_an_example(name: str) -> None:
    one = getattr(maalplan, name)
    said = one.__doc__ or ""
    assert one.__name__ == name
    # a dataclass without a docstring gets its signature as one
    assert said.strip(), f"{name} says nothing"
    assert not said.startswith(f"{name}("), f"{name} says nothing"
    if name in FUNCTIONS:
        examples = [example.source for example in doctest.DocTestParser().get_examples(said)]
        assert any(f"maalplan.{name}(" in source for source in examples), f"{name} has no example"


def test_names_are_where_the_type_checker_finds_them() -> None:
    tree = ast.parse(Path(maalplan.__file__).read_text(encoding="utf-8"))
    imported = {
        alias.name: node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for alias in node.names
    }
    imported = {name: home for name, home in imported.items() if name in NAMES}
    assert sorted(imported) == sorted(NAMES)
    for name, home in imported.items():
        assert getattr(importlib.import_module(str(home)), name) is getattr(maalplan, name), name


def test_no_name_is_a_module_that_takes_its_place_once_it_is_imported() -> None:
    assert set(NAMES).isdisjoint(module.name for module in pkgutil.iter_modules(maalplan.__path__))


def test_names_that_there_are_not() -> None:
    assert set(maalplan.__all__) <= set(dir(maalplan))
    with pytest.raises(AttributeError, match="no attribute 'read_plam'"):
        maalplan.read_plam  # type: ignore[attr-defined]  # noqa: B018


def test_importing_loads_nothing() -> None:
    script = "import sys; before = set(sys.modules); import maalplan; print(*sorted(set(sys.modules) - before))"
    called = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert called.stdout.split() == ["__future__", "maalplan"]


# ------------------------------------------------------------------ what it takes and gives


def test_paths_may_be_text(out: Path) -> None:
    path = SAMPLES / "slks-2024.txt"
    assert maalplan.read_plan(str(path)) == maalplan.read_plan(path)
    assert maalplan.read_plans(str(out)) == maalplan.read_plans(out)


CALLS: list[tuple[str, Callable[[], object]]] = [
    ("missing", lambda: maalplan.read_plan("tabt.docx")),
    ("missing", lambda: maalplan.read_plan("ta\0bt.docx")),
    ("unreadable", lambda: maalplan.read_plan(ROOT)),
    ("no-goals", lambda: maalplan.read_plan(b"Ingen plan.\n")),
    ("no-outcomes", lambda: maalplan.read_follow_up(b"Ingen rapport.\n")),
    ("missing", lambda: maalplan.read_plans("tabt")),
    ("no-plans", lambda: maalplan.read_plans(SAMPLES)),
    ("missing", lambda: maalplan.read_follow_ups(["tabt.json"], problem=print)),
    ("missing", lambda: maalplan.read_follow_ups("tabt.docx")),
    ("no-outcomes", lambda: maalplan.read_follow_ups([])),
    ("no-outcomes", lambda: maalplan.read_follow_ups(SAMPLES)),
    ("not-a-document", lambda: maalplan.plan_from_json(b"{}")),
    ("damaged", lambda: maalplan.follow_up_from_json(b"{")),
    ("bad-call", lambda: maalplan.convert([], "out")),
    ("bad-call", lambda: maalplan.convert("x", "out", run=maalplan.RunOptions(formats=("pdf",)))),  # type: ignore[arg-type]
    ("bad-call", lambda: maalplan.convert("x", "out", run=maalplan.RunOptions(lang="de"))),  # type: ignore[arg-type]
    ("bad-call", lambda: maalplan.convert("x", "out", run=maalplan.RunOptions(jobs=-1))),
    ("output", lambda: maalplan.convert(SAMPLES, SAMPLES / "at-2025.docx")),
    ("bad-call", lambda: maalplan.export_plans([], "pdf")),
    ("no-plans", lambda: maalplan.agency_history([])),
]


@pytest.mark.parametrize(("code", "call"), CALLS, ids=[f"{n} {code}" for n, (code, _) in enumerate(CALLS)])
def test_errors_have_a_code_and_one_line(code: str, call: Callable[[], object], tmp_path: Path) -> None:
    with pytest.raises(MaalplanError) as caught:
        call()
    assert caught.value.code == code
    assert caught.value.message
    assert "\n" not in caught.value.message


def test_a_plan_file_is_no_document_and_the_error_says_what_reads_it(out: Path) -> None:
    file = out / "plans/dmi-2025.json"
    with pytest.raises(MaalplanError, match="plan_from_json reads it") as caught:
        maalplan.read_plan(file)
    assert caught.value.code == "no-goals"
    assert maalplan.plan_from_json(file.read_bytes()).id == "dmi-2025"


def test_nothing_is_printed(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "note.txt").write_text("Ingen plan.\n", encoding="utf-8")
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7\nikke mere")
    sources = [SAMPLES, tmp_path / "note.txt", tmp_path / "broken.pdf", tmp_path / "tabt.docx"]
    report = maalplan.convert(sources, tmp_path / "out")
    maalplan.convert(sources, tmp_path / "out", run=maalplan.RunOptions(jobs=0, retry_failed=True))
    plans = maalplan.read_plans(tmp_path / "out")
    assert (len(plans), sum(entry.status == "failed" for entry in report.documents)) == (9, 3)
    maalplan.diff_folders(plans[:4], plans[4:])
    for plan in plans:
        maalplan.check_plan(plan, ministry=plans)
    assert capfd.readouterr() == ("", "")


# ------------------------------------------------------------------ many documents


def files_in(folder: Path) -> dict[str, bytes]:
    """The files of a conversion but the report, which has clocks."""
    files = (file for file in folder.rglob("*") if file.is_file() and ".maalplan" not in file.parts)
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files if file.name != "report.json"}


def test_converting_gives_the_files_of_the_command(out: Path, tmp_path: Path) -> None:
    assert main(["convert", str(SAMPLES), "-o", str(tmp_path / "out"), "-q"]) == 0
    assert files_in(out) == files_in(tmp_path / "out")
    assert len(files_in(out)) == 14


def test_sources_of_every_kind(tmp_path: Path) -> None:
    sources = (one for one in (str(SAMPLES / "a*.docx"), SAMPLES / "dmi-2025.md", "tabt.docx"))
    report = maalplan.convert(sources, str(tmp_path), run=maalplan.RunOptions(jobs=0))
    assert [(entry.plan_id, entry.status) for entry in report.documents] == [
        ("at-2025", "ok"),
        ("dmi-2025", "ok"),
        (None, "failed"),
    ]


def test_options_of_a_run(tmp_path: Path) -> None:
    run = maalplan.RunOptions(jobs=0, formats=("csv",), csv_dialect="excel-da")
    report = maalplan.convert(SAMPLES / "at-2025.docx", tmp_path, run=run)
    assert report.tables is not None
    assert report.tables.csv_dialect == "excel-da"
    assert not (tmp_path / "maalplan.xlsx").exists()
    assert (tmp_path / "goals.csv").read_bytes().startswith(b"\xef\xbb\xbfgoal_id;")


def test_words_and_options_of_ones_own(tmp_path: Path) -> None:
    words = '[label]\nremarks = ["anmærkning"]\n'
    text = "# Resultatplan 2025\n\n## Mål 1: Kontrol\n\nMålepunkter:\n\n- 10 besøg er gennemført.\n\nAnmærkning: Nyt.\n"
    (tmp_path / "plan.md").write_text(text, encoding="utf-8")
    maalplan.convert(tmp_path / "plan.md", tmp_path / "out", vocabulary=words, run=maalplan.RunOptions(jobs=0))
    (plan,) = maalplan.read_plans(tmp_path / "out")
    assert plan.goals[0].remarks == "Nyt."


def test_a_broken_vocabulary_is_said_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(MaalplanError) as caught:
        maalplan.convert(SAMPLES, tmp_path / "out", vocabulary="[label")
    assert caught.value.code == "bad-vocabulary"
    assert not (tmp_path / "out").exists()


def test_progress_says_what_happens(tmp_path: Path) -> None:
    told: list[maalplan.Progress] = []
    sources = [SAMPLES / "at-2025.docx", SAMPLES / "dmi-2025.md", tmp_path / "tabt.docx"]
    maalplan.convert(sources, tmp_path / "out", progress=told.append)
    assert {one.total for one in told} == {3}
    assert [one.done for one in told] == sorted(one.done for one in told)
    assert told[-1].done == 3
    assert sorted(one.entry.status for one in told if one.entry) == ["failed", "ok", "ok"]


def test_progress_says_what_was_kept(tmp_path: Path) -> None:
    told: list[maalplan.Progress] = []
    for _ in range(2):
        maalplan.convert(SAMPLES / "dmi-2025.md", tmp_path, run=maalplan.RunOptions(jobs=0), progress=told.append)
        file = tmp_path / "plans/dmi-2025.json"
        file.write_bytes(file.read_bytes() + b"\n")
    (kept,) = (one.warning for one in told if one.warning)
    assert "was edited by someone and is kept" in kept


def test_what_the_callers_function_raises_comes_through_and_files_are_whole(tmp_path: Path) -> None:
    def stop(now: maalplan.Progress) -> None:
        raise RuntimeError(f"nok efter {now.done}")

    with pytest.raises(RuntimeError, match="nok efter 1"):
        maalplan.convert(SAMPLES / "dmi-2025.md", tmp_path, run=maalplan.RunOptions(jobs=0), progress=stop)
    assert [plan.id for plan in maalplan.read_plans(tmp_path)] == ["dmi-2025"]


# ------------------------------------------------------------------ files


def test_a_broken_plan_file_is_an_error_unless_somebody_is_told(tmp_path: Path) -> None:
    plan = maalplan.read_plan(SAMPLES / "dmi-2025.md")
    (tmp_path / "dmi-2025.json").write_bytes(maalplan.plan_to_json(plan))
    (tmp_path / "xyz-2025.json").write_bytes(b"{")
    with pytest.raises(MaalplanError, match=r"xyz-2025\.json") as caught:
        maalplan.read_plans(tmp_path)
    assert caught.value.code == "damaged"
    told: list[str] = []
    assert maalplan.read_plans(tmp_path, problem=told.append) == (plan,)
    assert len(told) == 1


def test_a_broken_follow_up_is_an_error_unless_somebody_is_told(tmp_path: Path) -> None:
    report = maalplan.read_follow_up("Årsrapport 2024 for Energistyrelsen\n\nMål 1: Havvind – Opfyldt\n".encode())
    (tmp_path / "ens.json").write_bytes(maalplan.follow_up_to_json(report))
    (tmp_path / "xyz.json").write_bytes(b"{")
    (tmp_path / "note.txt").write_text("Ingen rapport.\n", encoding="utf-8")
    for path in (tmp_path, tmp_path / "note.txt"):
        with pytest.raises(MaalplanError, match=r"xyz\.json|note\.txt"):
            maalplan.read_follow_ups(path)
    told: list[str] = []
    paths = [str(tmp_path / "ens.json"), tmp_path / "note.txt", tmp_path]
    assert maalplan.read_follow_ups(paths, problem=told.append) == (report, report)
    assert ["note.txt" in told[0], "xyz.json" in told[1]] == [True, True]


def test_follow_ups_of_documents(tmp_path: Path) -> None:
    file = tmp_path / "rapport.txt"
    file.write_text("Årsrapport 2024 for Energistyrelsen\n\nMål 1: Havvind – Opfyldt\n", encoding="utf-8")
    (report,) = maalplan.read_follow_ups([file])
    assert (report.agency.id, report.source.path, len(report.outcomes)) == ("ens", "rapport.txt", 1)


# ------------------------------------------------------------------ analysis


@pytest.mark.parametrize("agency", ["ens", "ENS", "Energistyrelsen"])
def test_the_history_of_an_agency(out: Path, agency: str) -> None:
    history = maalplan.agency_history(maalplan.read_plans(out), agency)
    assert (history.agency.id, history.years, len(history.threads)) == ("ens", (2024, 2025), 8)


def test_the_history_of_several_agencies_needs_a_name(out: Path) -> None:
    plans = maalplan.read_plans(out)
    with pytest.raises(MaalplanError, match="plans are of 7 agencies") as caught:
        maalplan.agency_history(plans)
    assert caught.value.code == "bad-call"
    own = [plan for plan in plans if plan.agency.id == "ens"]
    assert maalplan.agency_history(own) == maalplan.agency_history(plans, "ens")


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_of_the_command(out: Path, name: str) -> None:
    plans = maalplan.read_plans(out)[:2]
    files = maalplan.export_plans(iter(plans), name)
    assert files
    assert all(files.values())
    assert maalplan.export_plans(plans, name) == files


def test_what_falls_due_between_two_days(out: Path) -> None:
    plans = maalplan.read_plans(out)
    files = maalplan.export_plans(plans, "text", lang="en", due_after=date(2025, 3, 30), due_before=date(2025, 4, 1))
    (text,) = (data.decode() for data in files.values())
    assert "31 March 2025" in text
    assert "30 June 2025" not in text


def test_a_plan_twice_cannot_be_exported(out: Path) -> None:
    plan = maalplan.read_plans(out)[0]
    with pytest.raises(MaalplanError, match=f"Two plans have the id {plan.id}") as caught:
        maalplan.export_plans([plan, plan], "docx")
    assert caught.value.code == "bad-call"


def test_verdicts_in_an_export_are_those_of_the_command(out: Path, tmp_path: Path) -> None:
    outcomes = str(ROOT / "samples/outcomes")
    assert main(["export", str(out), "--agency", "ens", "--outcomes", outcomes, "-o", str(tmp_path / "ens.ics")]) == 0
    plans = [plan for plan in maalplan.read_plans(out) if plan.agency.id == "ens"]
    files = maalplan.export_plans(plans, "ics", reports=maalplan.read_follow_ups(outcomes))
    (made,) = files.values()
    assert made == (tmp_path / "ens.ics").read_bytes()
    assert "✓".encode() in made


def test_a_file_is_no_folder_of_plans() -> None:
    with pytest.raises(MaalplanError, match=r"ens-2024\.docx is a file\. Name the folder"):
        maalplan.read_plans(SAMPLES / "ens-2024.docx")


def test_plans_and_reports_may_come_one_by_one(out: Path) -> None:
    plans, reports = maalplan.read_plans(out), maalplan.read_follow_ups(ROOT / "samples/outcomes")
    ens = next(plan for plan in plans if plan.id == "ens-2024")
    assert len(maalplan.reports_on(ens, iter(reports), iter(plans))) == 2
    day = date(2025, 9, 1)
    assert maalplan.status_sheet(iter(plans), day, None, iter(reports)) == maalplan.status_sheet(
        plans, day, None, reports
    )


def test_a_moment_is_its_day(out: Path) -> None:
    plans, reports = maalplan.read_plans(out), maalplan.read_follow_ups(ROOT / "samples/outcomes")
    day, moment = date(2025, 9, 1), datetime(2025, 9, 1, 13, 30, tzinfo=UTC)
    assert maalplan.status_sheet(plans, moment) == maalplan.status_sheet(plans, day)
    assert maalplan.scoreboard(plans, reports, moment) == maalplan.scoreboard(plans, reports, day)
