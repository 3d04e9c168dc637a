"""Where the documents of converted plans are."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import pytest

from maalplan.batch.documents import documents_of
from maalplan.cli import main
from maalplan.diff.folder import plans_in

SAMPLE = Path(__file__).resolve().parents[2] / "samples/plans/slks-2024.txt"
WORDS = SAMPLE.read_bytes()


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to stand in, with one plan."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "planer").mkdir()
    shutil.copy(SAMPLE, tmp_path / "planer/slks.txt")
    return tmp_path


def converted(source: str) -> Path:
    """The folder that a conversion of *source* wrote."""
    assert main(["convert", source, "-o", "ud", "--jobs", "0", "--quiet"]) == 0
    return Path("ud")


def found(out: Path, *given: str) -> object:
    """What is found for the one plan in *out*."""
    ((plan,), _) = plans_in(out)
    with documents_of(out, given) as documents:
        return documents.of(plan)


@pytest.mark.parametrize("source", ["planer", "planer/slks.txt"])
def test_a_document_is_found_where_it_was_read(desk: Path, source: str) -> None:
    assert found(converted(source)) == WORDS


def test_it_is_found_from_another_folder_too(desk: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    out = converted("planer").resolve()
    (tmp_path / "andetsteds").mkdir()
    monkeypatch.chdir(tmp_path / "andetsteds")
    assert found(out) == WORDS


def test_a_document_in_an_archive_is_found(desk: Path) -> None:
    with zipfile.ZipFile("planer.zip", "w") as archive:
        archive.write("planer/slks.txt", "2024/slks.txt")
    shutil.rmtree("planer")
    assert found(converted("planer.zip")) == WORDS


def test_one_that_was_moved_is_found_where_it_is_said_to_be(desk: Path) -> None:
    out = converted("planer")
    Path("planer").rename("arkiv")
    assert found(out) == "missing"
    assert found(out, "arkiv") == WORDS


def test_one_that_changed_is_not_taken_for_what_was_read(desk: Path) -> None:
    out = converted("planer")
    Path("planer/slks.txt").write_bytes(WORDS + b"\nMere.")
    assert found(out) == "changed"
    assert found(out, "planer") == "changed"


@pytest.mark.parametrize(
    "path",
    ["{desk}/planer/slks.txt", "../{name}/planer/slks.txt", "//{desk}/planer/slks.txt", "C:planer/slks.txt"],
)
def test_a_plan_file_does_not_say_where_on_the_machine_to_look(desk: Path, path: str) -> None:
    out = converted("planer/slks.txt")
    (plan,) = (out / "plans").iterdir()
    for name in ("report.json", ".maalplan/state.jsonl"):
        (out / name).unlink()
    told = json.loads(plan.read_text(encoding="utf-8"))
    told["source"]["path"] = "planer/slks.txt"
    plan.write_text(json.dumps(told), encoding="utf-8")
    assert found(out) == WORDS, "below the folder that OUT is in it is looked for"
    told["source"]["path"] = path.format(desk=desk.as_posix(), name=desk.name)
    plan.write_text(json.dumps(told), encoding="utf-8")
    assert found(out) == "missing"


def test_a_folder_without_memory_or_report_leads_nowhere(desk: Path) -> None:
    out = converted("planer/slks.txt")
    shutil.rmtree(out / ".maalplan")
    (out / "report.json").write_text("{", encoding="utf-8")
    assert found(out) == "missing"
    assert found(out, "planer") == WORDS
