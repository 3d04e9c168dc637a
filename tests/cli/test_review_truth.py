"""The commands ``review export-truth`` and ``review measure``: labelled documents, and how much of them is right."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from maalplan.cli import main
from maalplan.review.corrections import anchor_of
from tests.batch.corrections_made import file_of, on, plan_in, saved
from tests.cli.test_review import converted, desk
from tests.cli.test_review_apply import run

__all__ = ["converted", "desk"]

SAMPLES = Path(__file__).resolve().parents[2] / "samples/plans"
CONFIDENTIAL = (
    "They hold every word of their documents, names of signers included: give them only to those who may read these."
)
MADE = {"id": "k1", "action": "set", "kind": "goal", "path": "/goals/0/title", "field": "title"}

Tree = dict[str, Any]


def put_right(name: str, change: Callable[[Tree], object]) -> None:
    """Put something right in a plan, as it stands in the folder then."""
    file = Path(f"ud/plans/{name}.json")
    tree = json.loads(file.read_text("utf-8"))
    change(tree)
    tree["corrections"] = [MADE]
    file.write_text(json.dumps(tree, ensure_ascii=False), encoding="utf-8")


def title(tree: Tree) -> None:
    tree["goals"][0]["title"] = "Økonomi og årsværk"


def everything(folder: str) -> dict[str, bytes]:
    return {path.as_posix(): path.read_bytes() for path in sorted(Path(folder).rglob("*")) if path.is_file()}


def truth_files(folder: str) -> list[Path]:
    return sorted(Path(folder, "truth").iterdir())


# ------------------------------------------------------------------ export-truth


def test_a_corrected_plan_and_its_document_are_a_case(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put_right("ens-2025", title)
    status, out, said = run(capsys, "export-truth", "ud", "-o", "sager")
    assert (status, out, said) == (0, "", [f"1 truth in sager. {CONFIDENTIAL}"])
    (truth,) = truth_files("sager")
    row = json.loads(truth.read_text("utf-8"))
    assert row["plan"]["goals"][0]["title"] == "Økonomi og årsværk"
    assert row["corrected"] == ["/goals/0/title"]
    assert Path("sager/docs", row["file"]).read_bytes() == (SAMPLES / "ens-2025.pdf").read_bytes()
    (listed,) = json.loads(Path("sager/manifest.json").read_text("utf-8"))
    assert listed == {name: row[name] for name in ("id", "file", "content", "tags")}


def test_the_same_is_written_again_and_more_is_added(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put_right("ens-2025", title)
    run(capsys, "export-truth", "ud", "-o", "sager")
    before = everything("sager")
    assert run(capsys, "export-truth", "ud", "-o", "sager")[0] == 0
    assert everything("sager") == before
    assert run(capsys, "export-truth", "ud", "-o", "sager", "--all", "--year", "2024")[0] == 0
    after = everything("sager")
    assert {name: data for name, data in after.items() if name in before and "manifest" not in name} == {
        name: data for name, data in before.items() if "manifest" not in name
    }
    assert len(json.loads(after["sager/manifest.json"])) == 2
    run(capsys, "export-truth", "ud", "-o", "samlet", "--all")
    assert [data for name, data in everything("samlet").items()] == list(after.values())


def test_plans_without_corrections_are_not_taken_for_the_truth(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, _, said = run(capsys, "export-truth", "ud", "-o", "sager")
    assert status == 2
    assert said == ["maalplan: No plan here has corrections: correct what is wrong ('maalplan review'), or add --all."]
    assert not Path("sager").exists()


def test_a_plan_with_corrections_that_were_left_is_left_out(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    finding = {"code": "correction-left", "severity": "warning", "message": "Rettelsen passer ikke.", "source": []}
    put_right("slks-2024", title)
    put_right("ens-2025", lambda tree: tree["findings"].append(finding))
    status, _, said = run(capsys, "export-truth", "ud", "-o", "sager")
    assert status == 1
    assert said[0] == "ens-2025: left out, because corrections found no place in it; 'maalplan review' shows them."
    assert said[1].startswith("1 truth in sager.")
    assert len(truth_files("sager")) == 1


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (lambda file: file.rename("flyttet.pdf"), "was not found; name its folder with --documents."),
        (lambda file: file.write_bytes(b"noget andet"), "has changed since it was read; convert it again."),
    ],
)
def test_a_document_that_is_not_the_one_is_said(
    desk: Path, capsys: pytest.CaptureFixture[str], spoil: Callable[[Path], object], why: str
) -> None:
    put_right("ens-2025", title)
    spoil(Path("planer/ens-2025.pdf"))
    status, _, said = run(capsys, "export-truth", "ud", "-o", "sager")
    assert status == 1
    assert said == [f"ens-2025: left out, because its document ens-2025.pdf {why}"]
    assert not Path("sager").exists()


def test_a_document_that_was_moved_is_found(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put_right("ens-2025", title)
    Path("planer").rename("arkiv")
    status, _, said = run(capsys, "export-truth", "ud", "-o", "sager", "--documents", "arkiv")
    assert (status, said) == (0, [f"1 truth in sager. {CONFIDENTIAL}"])


def test_the_truth_alone(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put_right("ens-2025", title)
    shutil.rmtree("planer")
    assert run(capsys, "export-truth", "ud", "-o", "sager", "--truth-only")[0] == 0
    assert not Path("sager/docs").exists()
    status, _, said = run(capsys, "measure", "sager", "--jobs", "0")
    assert status == 1
    assert said[0].endswith("Put it there, with the content that it had.")


def test_what_a_person_wrote_into_a_truth_is_kept(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put_right("ens-2025", title)
    run(capsys, "export-truth", "ud", "-o", "sager")
    (truth,) = truth_files("sager")
    row = json.loads(truth.read_text("utf-8"))
    row["unscored"] = ["signatures"]
    truth.write_text(json.dumps(row), encoding="utf-8")
    status, _, said = run(capsys, "export-truth", "ud", "-o", "sager")
    assert status == 1
    assert said == [
        f"ens-2025: left out, because {truth.as_posix()} was edited since it was written; --force writes over it."
    ]
    assert json.loads(truth.read_text("utf-8"))["unscored"] == ["signatures"]
    assert run(capsys, "export-truth", "ud", "-o", "sager", "--force")[0] == 0
    assert json.loads(truth.read_text("utf-8"))["unscored"] == []


def test_of_two_plans_of_one_document_one_is_its_truth(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    twin = json.loads(Path("ud/plans/ens-2025.json").read_text("utf-8")) | {"id": "ens-2025-2"}
    Path("ud/plans/ens-2025-2.json").write_text(json.dumps(twin), encoding="utf-8")
    status, _, said = run(capsys, "export-truth", "ud", "-o", "sager", "--all", "--agency", "ENS")
    assert status == 1
    assert said[0] == "ens-2025: left out, because ens-2025-2 was read from the same document."


def test_a_list_that_is_none_stops_before_anything_is_written(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("sager").mkdir()
    Path("sager/manifest.json").write_text("noget", encoding="utf-8")
    status, _, said = run(capsys, "export-truth", "ud", "-o", "sager", "--all")
    assert status == 2
    assert "manifest.json is no list of truths" in said[0]
    assert list(everything("sager")) == ["sager/manifest.json"]


# ------------------------------------------------------------------ measure


def test_exactly_what_was_put_right_is_measured_as_wrong(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def change(tree: Tree) -> None:
        title(tree)
        tree["goals"][1]["milestones"][0]["deadline"] = {"text": "1. maj", "start": None, "end": "2025-05-01"}
        tree["goals"][2]["milestones"].pop()
        tree["published"] = "2023-01"

    put_right("ens-2025", change)
    run(capsys, "export-truth", "ud", "-o", "sager", "--all")
    status, out, _ = run(capsys, "measure", "sager", "--jobs", "0", "--format", "json")
    assert status == 0
    found = json.loads(out)
    assert found["perfect"] == 1
    differences = [(one["path"], one["measure"]) for document in found["documents"] for one in document["differences"]]
    strange = next(path for path, measure in differences if measure == "milestones")
    assert strange.startswith("goals/2/milestones/+")
    assert differences == [
        ("goals/0/title", "goal.title"),
        ("goals/1/milestones/0/deadline", "milestone.deadline"),
        (strange, "milestones"),
        ("published", "plan.published"),
    ]


def test_the_circle_from_corrections_to_what_they_corrected(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan = plan_in("ens-2025")
    deadline = {"text": "senest 1. maj", "start": None, "end": "2025-05-01"}
    last = plan.goals[2].milestones[-1]
    milestone = {"text": "Alle tilsyn er gennemført inden udgangen af Q2."}
    corrections = saved(
        "rettelser.json",
        file_of(
            plan,
            on(plan.goals[1].milestones[0], "frist", "set", field="deadline", value=deadline, by="Åse Lund"),
            on(plan.goals[3], "titel", "set", field="title", value="Grøn omstilling i hele landet"),
            on(plan.goals[2], "ny", "add", kind="milestone", value=milestone, after=anchor_of(last, "milestone")),
            on(plan.goals[4].milestones[-1], "væk", "remove"),
        ),
    )
    assert run(capsys, "apply", "ud", corrections)[0] == 0
    assert main(["convert", "planer", "-o", "ud", "--jobs", "0", "--quiet", "--force"]) == 0
    assert run(capsys, "export-truth", "ud", "-o", "sager")[0] == 0
    (truth,) = truth_files("sager")
    assert "Åse Lund" not in truth.read_text("utf-8")
    assert len(json.loads(truth.read_text("utf-8"))["corrected"]) == 4
    _, out, _ = run(capsys, "measure", "sager", "--jobs", "0", "--format", "json")
    found = [(one["path"], one["measure"]) for one in json.loads(out)["documents"][0]["differences"]]
    assert found == [
        ("goals/1/milestones/0/deadline", "milestone.deadline"),
        (f"goals/2/milestones/{len(plan.goals[2].milestones)}", "milestones"),
        ("goals/3/title", "goal.title"),
        (f"goals/4/milestones/+{len(plan.goals[4].milestones) - 1}", "milestones"),
    ]


def test_the_scorer_of_the_corpus_says_the_same(desk: Path, capsys: pytest.CaptureFixture[str], shared: Path) -> None:
    put_right("ens-2025", lambda tree: (title(tree), tree["signatures"].pop(), tree.update(period=None, ministry=None)))
    run(capsys, "export-truth", "ud", "-o", "sager", "--all")
    assert main(["convert", "sager/docs", "-o", "igen", "--jobs", "0", "--quiet"]) == 0
    command = [sys.executable, str(shared / "corpus/score.py"), "sager", "igen", "--json", "fundet.json"]
    subprocess.run(command, check=True, capture_output=True)
    theirs = json.loads(Path("fundet.json").read_text("utf-8"))["total"]
    _, out, _ = run(capsys, "measure", "sager", "--jobs", "0", "--format", "csv")
    rows = {row["measure"]: row for row in csv.DictReader(io.StringIO(out, newline="")) if not row["id"]}
    for name in ("goals", "milestones", "goal.title", "goal.description", "plan.signatures", "plan.ministry"):
        assert [rows[name]["right"], rows[name]["counted"]] == [
            str(theirs[name][0]),
            str(max(theirs[name][1:])),
        ], name
    assert rows["goal.title"]["right"] != rows["goal.title"]["counted"]


def test_only_some_and_in_a_file(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "export-truth", "ud", "-o", "sager", "--all")
    status, out, said = run(capsys, "measure", "sager", "-j", "0", "--only", "format=text,html", "-o", "fundet.txt")
    assert (status, out, said) == (0, "", [])
    assert Path("fundet.txt").read_text("utf-8").startswith("1 dokument, 1 uden en eneste forskel\n")


def test_it_is_read_by_processes_in_bounds(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "export-truth", "ud", "-o", "sager", "--all", "--year", "2024")
    status, out, said = run(capsys, "measure", "sager", "--jobs", "1", "--timeout", "100", "--lang", "en")
    assert (status, said) == (0, [])
    assert out.startswith("1 document, 1 without any difference\n")


def test_documents_that_are_gone_other_or_no_plans_count_as_wrong(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(capsys, "export-truth", "ud", "-o", "sager", "--all")
    for file in Path("sager/docs").iterdir():
        if file.suffix == ".pdf":
            file.write_bytes(b"%PDF-1.4 itu")
        else:
            shutil.copy(SAMPLES / "ens-2024.docx", file)
    status, out, said = run(capsys, "measure", "sager", "--jobs", "0", "--format", "csv")
    assert status == 1
    assert len(said) == 2
    assert any("not the document that the truth was made of" in line for line in said)
    goals = next(row for row in csv.DictReader(io.StringIO(out, newline="")) if row["measure"] == "goals")
    assert (goals["right"], goals["given"]) == ("0", "0")


def test_truths_that_cannot_be_read_are_said(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "export-truth", "ud", "-o", "sager", "--all", "--year", "2024")
    Path("sager/truth/x.json").write_text("{", encoding="utf-8")
    shutil.copy(next(iter(truth_files("sager"))), "sager/truth/y.json")
    status, _, said = run(capsys, "measure", "sager", "--jobs", "0")
    assert status == 1
    assert [line.partition(":")[0] for line in said] == ["sager/truth/x.json", "sager/truth/y.json"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["ud"], "holds no truths"),
        (["findes-ikke"], "There is no folder findes-ikke"),
        (["sager", "--only", "format"], "'format' is no NAME=VALUE"),
        (["sager", "--only", "format=odt"], "No truth has these tags; there are difficulty=unknown"),
    ],
)
def test_wrong_calls(desk: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str) -> None:
    run(capsys, "export-truth", "ud", "-o", "sager", "--all")
    status, out, lines = run(capsys, "measure", *arguments)
    assert (status, out) == (2, "")
    assert said in " ".join(lines)
