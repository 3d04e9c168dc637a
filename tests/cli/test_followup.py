"""The command ``followup read``: what it prints where, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from maalplan.output.followup.json_file import follow_up_from_json, follow_up_to_json
from maalplan.output.plan_json import plan_to_json
from maalplan.output.schema import schema
from tests.diff.making import goal, plan
from tests.stand_in import stand_in
from tests.test_cli import Shell, shell

__all__ = ["shell", "stand_in"]

REPORT = """\
# Årsrapport 2024

Statens Serum Institut

## Målrapportering

| Nr. | Mål | Resultat | Målopfyldelse |
| --- | --- | --- | --- |
| 1 | Rent drikkevand | 85 pct. af borerne er undersøgt. | Opfyldt (10/10) |
| 2 | Mindre støj | Kortet er forsinket. | Ikke opfyldt |
"""


@pytest.fixture
def report(shell: Shell) -> str:
    Path("årsrapport.md").write_text(REPORT, encoding="utf-8")
    return "årsrapport.md"


def test_one_report_to_standard_output(shell: Shell, report: str) -> None:
    answer = shell("followup", "read", report)
    assert (answer.status, answer.err) == (0, "")
    found = json.loads(answer.out)
    Draft202012Validator(schema("followup")).validate(found)
    assert (found["agency"]["id"], found["year"], found["occasion"]) == ("ssi", 2024, "årsrapport")
    assert [(one["goal_title"], one["rating"], one["rating_text"], one["score"]) for one in found["outcomes"]] == [
        ("Rent drikkevand", "met", "Opfyldt (10/10)", {"value": 10.0, "of": 10.0}),
        ("Mindre støj", "not_met", "Ikke opfyldt", None),
    ]


def test_written_and_read_back(shell: Shell, report: str) -> None:
    assert shell("followup", "read", report, "-o", "ud/ssi.json").status == 0
    data = Path("ud/ssi.json").read_bytes()
    assert follow_up_to_json(follow_up_from_json(data)) == data


def test_several_reports_into_a_folder(shell: Shell, report: str) -> None:
    Path("andre").mkdir()
    Path("andre/årsrapport.md").write_text(REPORT, encoding="utf-8")
    assert shell("followup", "read", report, "andre/årsrapport.md", "-o", "ud").status == 0
    assert sorted(path.name for path in Path("ud").iterdir()) == ["årsrapport-2.json", "årsrapport.json"]


@pytest.mark.parametrize("out", [(), ("-o", "en.json")])
def test_several_reports_have_no_one_place(shell: Shell, report: str, out: tuple[str, ...]) -> None:
    Path("to.md").write_text(REPORT, encoding="utf-8")
    answer = shell("followup", "read", report, "to.md", *out)
    assert (answer.status, answer.out) == (2, "")
    assert "2 documents" in answer.err


def test_a_follow_up_goes_into_no_file_that_says_otherwise(shell: Shell, report: str) -> None:
    for name in (report, "status.xlsx"):
        answer = shell("followup", "read", report, "-o", name)
        assert (answer.status, f"A follow-up is JSON: end the name of {name} in .json" in answer.err) == (2, True)
    assert Path(report).read_text(encoding="utf-8") == REPORT
    assert not Path("status.xlsx").exists()


def test_a_plan_gives_the_ids(shell: Shell, report: str) -> None:
    noise = goal("4", "Mindre støj", "Støjkortet er offentliggjort (Q4).")
    Path("plan.json").write_bytes(plan_to_json(plan(2024, noise)))
    answer = shell("followup", "read", report, "--plan", "plan.json")
    assert [one["goal"] for one in json.loads(answer.out)["outcomes"]] == [None, "ssi-2024/agency/4"]
    assert "Not found in the plan: 1 Rent drikkevand" in answer.err


def test_a_folder_without_its_plan(shell: Shell, report: str) -> None:
    Path("ud").mkdir()
    Path("ud/anden.json").write_bytes(plan_to_json(plan(2019, goal("1", "Læsesal", "Salen er åben."))))
    answer = shell("followup", "read", report, "--plan", "ud")
    assert answer.status == 0
    assert "there is no plan of ssi for 2024" in answer.err


def test_what_is_no_report_fails_in_one_line(shell: Shell) -> None:
    Path("brev.md").write_text("# Brev\n\nTak for sidst.\n", encoding="utf-8")
    answer = shell("followup", "read", "brev.md")
    assert (answer.status, answer.out) == (1, "")
    assert answer.err.startswith("brev.md: No verdicts on goals were found in it.")
    assert answer.err.count("\n") == 1


def test_the_others_are_written_where_one_fails(shell: Shell, report: str) -> None:
    answer = shell("followup", "read", report, "findes-ikke.pdf", "-o", "ud")
    assert answer.status == 1
    assert [path.name for path in Path("ud").iterdir()] == ["årsrapport.json"]


def test_a_vocabulary_of_ones_own(shell: Shell) -> None:
    Path("egne.toml").write_text('[label]\nverdict = ["ramte vi?"]\nresult = ["udfald"]\n', encoding="utf-8")
    Path("r.md").write_text("# Status 2024\n\n## Mål 1: Støj\n\nUdfald: Kortet er ude.\n\nRamte vi?: Opfyldt\n")
    found = json.loads(shell("followup", "read", "r.md", "--vocabulary", "egne.toml").out)
    assert [(one["rating_text"], one["comment"]) for one in found["outcomes"]] == [("Opfyldt", "Kortet er ude.")]


def test_the_plan_is_read_with_that_vocabulary_too(shell: Shell) -> None:
    Path("egne.toml").write_text('[label]\nverdict = ["ramte vi?"]\n', encoding="utf-8")
    assert shell("convert", "ssi.txt", "--vocabulary", "egne.toml").status == 0
