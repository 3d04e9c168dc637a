from __future__ import annotations

import io
from pathlib import Path

import click
import pytest

from maalplan.cli.plans_given import NoPlan, check_piped_once, is_plan_file, plan_of
from maalplan.output.plan_json import plan_from_json, plan_to_json
from tests.check.drafts import draft, goal
from tests.stand_in import stand_in

__all__ = ["stand_in"]

pytestmark = pytest.mark.usefixtures("stand_in")
PLAN = draft(goal("Tilsyn på ældreområdet", "Mindst 140 tilsyn er gennemført (Q4)."))


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ssi.txt").write_text("ssi-2025\nHandleplan (Q4).", encoding="utf-8")
    (tmp_path / "plan.json").write_bytes(plan_to_json(PLAN))
    return tmp_path


def piped(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data), encoding="cp1252"))


def test_a_document_is_read(desk: Path) -> None:
    assert plan_of("ssi.txt").id == "ssi-2025"
    assert plan_of("*.txt").goals[0].milestones[0].text == "Handleplan (Q4)."


def test_a_plan_file_is_told_by_its_content(desk: Path) -> None:
    assert plan_of("plan.json") == PLAN
    (desk / "plan.json").rename(desk / "ældre plan.txt")
    assert plan_of("ældre plan.txt") == PLAN


@pytest.mark.parametrize("before", [b"", b"\xef\xbb\xbf", b"\n  "])
def test_what_opens_as_json_is_a_plan_file(tmp_path: Path, before: bytes) -> None:
    file = tmp_path / "fil"
    file.write_bytes(before + b'{"id": "ssi-2025"}')
    assert is_plan_file(file)
    file.write_bytes(before + rb"{\rtf1 tekst}")
    assert not is_plan_file(file)


def test_standard_input_may_be_either(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    piped(monkeypatch, plan_to_json(PLAN))
    assert plan_of("-") == PLAN
    piped(monkeypatch, b"sst-2025\nEn rapport.")
    assert plan_of("-", name="udkast.docx").source.path == "udkast.docx"
    with pytest.raises(click.UsageError, match="only once"):
        check_piped_once(("-", "-"))
    check_piped_once(("-", "ssi.txt"))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"l\xc3\xa5st", "låst: gør noget ved det"),
        (b"ingen m\xc3\xa5l", "gør noget ved det"),
        (b'{"schema_version": "1.0"}', "is missing"),
        (b'{"goals": []}', "no plan file"),
        (b'{"schema_version": ', "no whole JSON"),
    ],
)
def test_what_gives_no_plan_is_said_in_a_line_with_its_name(desk: Path, content: bytes, words: str) -> None:
    (desk / "udkast.docx").write_bytes(content)
    with pytest.raises(NoPlan, match=words) as said:
        plan_of("udkast.docx")
    assert said.value.message.startswith("udkast.docx: ")
    assert "\n" not in said.value.message


def test_what_is_not_there_and_what_is_too_much(desk: Path) -> None:
    with pytest.raises(NoPlan, match="nix"):
        plan_of("nix.docx")
    (desk / "sst.txt").write_text("sst-2025\nEn rapport.", encoding="utf-8")
    with pytest.raises(click.UsageError, match="holds 2 documents"):
        plan_of("*.txt")


def test_a_plan_file_is_the_same_whoever_reads_it(desk: Path) -> None:
    assert plan_of("plan.json") == plan_from_json((desk / "plan.json").read_bytes())
