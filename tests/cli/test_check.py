from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from maalplan.check import RULES
from maalplan.model import Plan
from maalplan.output.plan_json import plan_to_json
from tests.check.drafts import draft, goal
from tests.stand_in import stand_in
from tests.test_cli import Shell, shell

__all__ = ["shell", "stand_in"]

GOOD = goal("Tilsyn på plejehjem", "Mindst 140 tilsyn på plejehjem er gennemført (Q4).", number="1")
BAD = goal("Tilsyn på plejehjem", "Mindst XX tilsyn på plejehjem er gennemført (Q4).", number="1")
DOUBTFUL = draft(GOOD, follow_ups=())


def put(name: str, plan: Plan) -> str:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_bytes(plan_to_json(plan))
    return name


def test_a_plan_in_order(shell: Shell) -> None:
    answer = shell("check", put("plan.json", draft(GOOD)))
    assert (answer.status, answer.err) == (0, "")
    assert answer.out == "Styrelsen for Patientsikkerhed 2025 (udkast.docx)\nIntet at rette.\nLæst: 1 mål\n"


def test_what_must_be_mended_ends_with_status_1(shell: Shell) -> None:
    answer = shell("check", put("plan.json", draft(BAD)))
    assert answer.status == 1
    assert "»XX« skal erstattes af det rigtige. [placeholder]" in " ".join(answer.out.split())


def test_what_is_to_be_considered_counts_only_when_asked(shell: Shell) -> None:
    plan = put("plan.json", DOUBTFUL)
    assert shell("check", plan).status == 0
    assert shell("check", plan, "--strict").status == 1


def test_rules_are_switched(shell: Shell) -> None:
    plan = put("plan.json", draft(BAD, follow_ups=(), signatures=()))
    assert shell("check", plan, "--without", "placeholder", "--without", "no-signatures").status == 0
    only = shell("check", plan, "--only", "no-follow-up", "--format", "json")
    assert (only.status, json.loads(only.out)["checks"][0]["summary"]["codes"]) == (0, {"no-follow-up": 1})
    wrong = shell("check", plan, "--without", "placeholders")
    assert (wrong.status, "Did you mean 'placeholder'?" in wrong.err) == (2, True)


def test_all_rules_are_listed_without_a_draft(shell: Shell) -> None:
    answer = shell("check", "--list")
    assert answer.status == 0
    assert [line.split()[0] for line in answer.out.splitlines()] == [rule.code for rule in RULES]


def test_a_document_is_read_and_several_drafts_are_told_apart(shell: Shell) -> None:
    answer = shell("check", "ssi.txt", put("plan.json", draft(GOOD)), "--format", "json")
    checks = json.loads(answer.out)["checks"]
    assert [check["plan"]["id"] for check in checks] == ["ssi-2025", "sp-2025"]
    assert answer.status == 1


def test_the_formats_by_the_files_ending(shell: Shell) -> None:
    plan = put("plan.json", draft(BAD))
    for name, opening in (("a.txt", "Styrelsen"), ("a.html", "<!doctype html>"), ("a.json", "{")):
        assert shell("check", plan, "-o", name).out == ""
        assert Path(name).read_text(encoding="utf-8").lstrip().startswith(opening)
    assert shell("check", plan, "-o", "a.docx").status == 2
    assert "Must be mended" in shell("check", plan, "--lang", "en").out


def test_last_years_plan(shell: Shell) -> None:
    old = draft(goal("Tilsyn på plejehjem", "Mindst 150 tilsyn på plejehjem er gennemført (Q4).", year=2024), year=2024)
    answer = shell("check", put("ny.json", draft(GOOD)), "--last-year", put("gammel.json", old))
    assert answer.status == 1
    assert "»Mindst 150 tilsyn« er blevet »Mindst 140 tilsyn«" in " ".join(answer.out.split())
    assert answer.err == ""
    elsewhere = shell("check", "ny.json", "--last-year", put("anden.json", draft(GOOD, agency="Sundhedsstyrelsen")))
    assert "a plan of 2025, and the draft one of 2025" in elsewhere.err
    assert "a plan of Sundhedsstyrelsen, and" in elsewhere.err
    two = shell("check", "ny.json", "ny.json", "--last-year", "gammel.json")
    assert (two.status, "one draft at a time" in two.err) == (2, True)


def test_the_ministrys_other_plans(shell: Shell) -> None:
    shared = replace(GOOD, scope="ministry", description="Koncernen skal føre tilsyn.")
    for number, name in enumerate(("Statens Serum Institut", "Sundhedsstyrelsen")):
        put(f"ud/plans/{number}.json", draft(shared, agency=name))
    own = replace(shared, description="Koncernen skal føre et godt tilsyn.")
    answer = shell("check", put("plan.json", draft(own)), "--ministry", "ud")
    assert answer.status == 1
    assert "Beskrivelsen er anderledes hos 2 af 2 andre (S, SSI)." in " ".join(answer.out.split())


def test_a_folder_without_plans_of_the_ministry(shell: Shell) -> None:
    put("ud/plans/0.json", draft(GOOD, agency="Statens Serum Institut", year=2020))
    answer = shell("check", put("plan.json", draft(GOOD)), "--ministry", "ud")
    assert (answer.status, "holds no other plan of Indenrigs- og Sundhedsministeriet and 2025" in answer.err) == (
        0,
        True,
    )
    assert shell("check", "plan.json", "--ministry", "planer").status == 2
    assert shell("check", "plan.json", "--ministry", "nix").status == 2


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "Nothing to check"),
        (("nix.docx",), "nix.docx"),
        (("planer/læsmig.txt",), "planer/læsmig.txt"),
        (("-", "--last-year", "-"), "only once"),
    ],
)
def test_wrong_calls_and_unreadable_documents_end_with_status_2(
    shell: Shell, arguments: tuple[str, ...], words: str
) -> None:
    answer = shell("check", *arguments)
    assert (answer.status, answer.out) == (2, "")
    assert words in answer.err
    assert "Traceback" not in answer.err
