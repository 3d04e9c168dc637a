"""The commands ``review apply`` and ``review list``: what they take, what they say, how they end."""

from __future__ import annotations

import csv
import io
import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from maalplan.batch.corrections_kept import CORRECTIONS
from maalplan.cli import main
from maalplan.model import Anchor, Correction, CorrectionsFile, Plan
from maalplan.output.corrections.json_file import corrections_to_json
from tests.batch.corrections_made import file_of, on, plan_in, saved
from tests.cli.test_review import converted, desk

__all__ = ["converted", "desk"]


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, list[str]]:
    """How ``review`` ends, and what it says."""
    capsys.readouterr()
    status = main(["review", *arguments])
    captured = capsys.readouterr()
    return status, captured.out, captured.err.splitlines()


def ens() -> Plan:
    return plan_in("ens-2025")


def day(number: int, end: str = "2025-11-30", **more: str) -> Correction:
    value = {"text": "ultimo november", "start": None, "end": end}
    milestone = ens().goals[0].milestones[number - 1]
    return on(milestone, f"frist-{number}", "set", field="deadline", value=value, **more)


def gone(id_: str = "tabt") -> Correction:
    """A correction of something that is not there."""
    at = Anchor("milestone", "ens-2025/agency/99/1", "Findes ikke.")
    return Correction(id=id_, action="remove", kind="milestone", at=at)


def added(id_: str = "ny") -> Correction:
    return on(ens().goals[0], id_, "add", kind="milestone", value={"text": "Rapporten er udgivet i Q4."})


def test_a_file_is_put_in_and_said_in_a_line(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = saved("rettelser.json", file_of(ens(), day(1, by="Anna", when="2025-03-01"), added()))
    status, out, said = run(capsys, "apply", "ud", name)
    assert (status, out) == (0, "")
    assert said == ["ens-2025: 2 corrections put in (1 value, 1 milestone added)"]
    assert ens().goals[0].milestones[0].deadline is not None
    assert {one.by for one in ens().corrections} == {"Anna", None}
    status, _, said = run(capsys, "apply", "ud", name)
    assert (status, said) == (0, ["ens-2025: nothing new, 2 corrections in it"])


def test_files_folders_and_standard_input(
    desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = ens()
    saved("hentet/a.json", file_of(plan, day(1)))
    saved("hentet/b.json", file_of(plan, added()))
    Path("hentet/andet.json").write_text('{"noget": "andet"}', encoding="utf-8")
    Path("hentet/læs.txt").write_text("x", encoding="utf-8")
    title = file_of(plan, on(plan, "titel", "set", field="title", value="Resultatplan 2025"))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(corrections_to_json(title))))
    status, _, said = run(capsys, "apply", "ud", "hentet", "-", "--by", "Bo")
    assert (status, said) == (0, ["ens-2025: 3 corrections put in (2 values, 1 milestone added)"])
    assert {one.by for one in ens().corrections} == {"Bo"}


def test_what_cannot_be_put_in_is_said_and_kept(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = replace(ens(), id="sst-2025", source=replace(ens().source, sha256="0" * 64, path="sst.docx"))
    name = saved("r.json", file_of(ens(), day(1), gone()), file_of(other, gone("x")))
    status, _, said = run(capsys, "apply", "ud", name)
    assert status == 1
    assert len(said) == 2
    assert said[0].startswith("ens-2025: 1 correction put in (1 value), 1 left: ")
    assert said[1] == (
        "1 correction to sst.docx (plan sst-2025) kept: no plan here was read from that document as it was; converted "
        "again, it gets them."
    )
    assert b'"tabt"' in Path("ud", CORRECTIONS).read_bytes()
    assert "correction-left" in {one.code for one in ens().findings}


def test_corrections_are_taken_back(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = Path("ud/plans/ens-2025.json").read_bytes()
    run(capsys, "apply", "ud", saved("r.json", file_of(ens(), day(1), added())))
    status, _, said = run(capsys, "apply", "ud", "--undo", "ny", "--undo", "ukendt")
    assert status == 1
    assert said == [
        "ens-2025: 1 taken back",
        "There is no correction ukendt in ud; 'maalplan review list' has the ids.",
    ]
    status, _, said = run(capsys, "apply", "ud", "--undo", "all")
    assert (status, said) == (0, ["ens-2025: 1 taken back"])
    assert Path("ud/plans/ens-2025.json").read_bytes() == before
    assert not Path("ud", CORRECTIONS).exists()


def test_a_dry_run_writes_nothing(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = saved("r.json", file_of(ens(), day(1)))
    status, _, said = run(capsys, "apply", "ud", name, "--dry-run")
    assert (status, said) == (0, ["ens-2025: 1 correction put in (1 value)", "Nothing was written (--dry-run)."])
    assert ens().corrections == ()
    assert not Path("ud", CORRECTIONS).exists()


def test_two_who_contradict_each_other_are_told(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = replace(day(1, "2025-11-30", when="2025-03-02"), id="anna")
    second = replace(day(1, "2025-12-31", when="2025-03-01"), id="bo")
    names = saved("anna.json", file_of(ens(), first)), saved("bo.json", file_of(ens(), second))
    status, _, said = run(capsys, "apply", "ud", *names)
    assert status == 0
    assert said[0] == "ens-2025: deadline was corrected twice, and not alike; the later one stands (anna)."
    deadline = ens().goals[0].milestones[0].deadline
    assert deadline is not None
    assert deadline.end == "2025-11-30"
    status, out, _ = run(capsys, "list", "ud", "--format", "csv")
    assert [(row["id"], row["fate"]) for row in csv.DictReader(io.StringIO(out))] == [
        ("bo", "replaced"),
        ("anna", "stands"),
    ]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("ud", "findes-ikke.json"), "There is no findes-ikke.json. Check the name."),
        (("ud", "planer"), "No file in planer holds corrections."),
        (("ud", "ud/report.json"), "ud/report.json: This is a report file of maalplan, no corrections file."),
        (("ud", "planer/ens-2025.pdf"), "planer/ens-2025.pdf: This is no whole JSON file"),
        (("planer",), "planer holds no plans of maalplan"),
        (("ingen",), "ingen holds no plans of maalplan"),
    ],
)
def test_wrong_calls(desk: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], says: str) -> None:
    before = sorted(Path().rglob("*"))
    status, _, said = run(capsys, "apply", *arguments)
    assert status == 2
    assert len(said) == 1
    assert said[0].startswith(f"maalplan: {says}")
    assert sorted(Path().rglob("*")) == before


def test_the_list_says_what_became_of_each(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "list", "ud")
    assert (status, out) == (0, "Der er ingen rettelser.\n")
    other = replace(ens(), id="sst-2025", source=replace(ens().source, sha256="0" * 64, path="sst.docx"))
    name = saved("r.json", file_of(ens(), day(1, by="Anna", when="2025-03-01"), gone()), file_of(other, gone("x")))
    run(capsys, "apply", "ud", name)
    _, out, _ = run(capsys, "list", "ud", "--lang", "en")
    lines = out.splitlines()
    assert lines[0] == "ens-2025 (ens-2025.pdf)"
    assert " ".join(lines[1:3]).split()[:1] == ["frist-1"]
    assert "nothing → ultimo november (by 30 November 2025) [stands] Anna, 2025-03-01" in " ".join(out.split())
    assert "[left]" in out
    assert "[waiting]" in out
    _, out, _ = run(capsys, "list", "ud")
    told = "målepunkt ens-2025/ministry/1/1 frist rettet: intet → ultimo november (senest 30. november 2025)"
    assert told in " ".join(out.split())
    _, out, _ = run(capsys, "list", "ud", "--format", "json")
    assert [(one["id"], one["plan"], one["fate"]) for one in json.loads(out)] == [
        ("frist-1", "ens-2025", "stands"),
        ("tabt", "ens-2025", "left"),
        ("x", "sst-2025", "waiting"),
    ]


def test_the_list_is_in_danish(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "apply", "ud", saved("r.json", file_of(ens(), day(1), gone(), day(2, end="2025-13-01"))))
    _, out, _ = run(capsys, "list", "ud")
    said = " ".join(out.split())
    assert "målepunkt ens-2025/ministry/1/1 frist rettet:" in said
    assert "står ikke i planen, som den nu er læst" in said
    assert "'2025-13-01' er ingen dag; giv den som 2025-06-30." in said


def test_what_was_corrected_again_is_replaced_and_what_is_taken_back_is_said(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(capsys, "apply", "ud", saved("r.json", file_of(ens(), day(1))))
    again = replace(day(1, end="2025-10-31"), id="igen", when="2025-04-01")
    _, _, said = run(capsys, "apply", "ud", saved("s.json", file_of(ens(), again)))
    assert said[-1] == "ens-2025: 1 correction put in (1 value), 1 replaced by a later one"
    _, _, said = run(capsys, "apply", "ud", "--undo", "frist-1")
    assert said == ["ens-2025: 1 taken back"]
    assert ens().goals[0].milestones[0].deadline is not None
    wrong = replace(again, value={"text": "ultimo november", "start": None, "end": "2025-02-30"}, when="2025-05-01")
    _, _, said = run(capsys, "apply", "ud", saved("t.json", file_of(ens(), wrong)))
    assert (
        said[-1] == "ens-2025: nothing new, 0 corrections in it, 1 left: '2025-02-30' is no day; give it as 2025-06-30."
    )


def test_other_commands_see_plans_as_they_are_corrected(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("før").mkdir()
    Path("før/ens-2025.json").write_bytes(Path("ud/plans/ens-2025.json").read_bytes())
    text = "Rapporten er udgivet i Q4."
    run(capsys, "apply", "ud", saved("r.json", file_of(ens(), day(1), added())))
    for command in (
        ["diff", "før/ens-2025.json", "ud/plans/ens-2025.json", "--format", "csv"],
        ["export", "ud", "--agency", "ens", "--format", "jsonl"],
        ["inspect", "ud/plans/ens-2025.json"],
        ["check", "ud/plans/ens-2025.json", "--format", "json"],
    ):
        status = main(command)
        said = capsys.readouterr()
        assert status in (0, 1), (command, said.err)
        assert text in said.out or command[0] == "check", command
    status, _, said = run(capsys, "ud")
    assert status == 0
    assert text in Path("ud/review/ens-2025.html").read_text(encoding="utf-8")
    run(capsys, "apply", "ud", "--undo", "all")
    run(capsys, "ud")
    assert text not in Path("ud/review/ens-2025.html").read_text(encoding="utf-8"), "a page is made anew with its plan"


def test_an_empty_file_of_corrections_changes_nothing(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("tom.json").write_bytes(corrections_to_json(CorrectionsFile("1.2")))
    said = ["Nothing that was given says otherwise than the plans do now."]
    assert run(capsys, "apply", "ud", "tom.json") == (0, "", said)
