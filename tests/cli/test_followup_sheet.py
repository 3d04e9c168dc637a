"""The commands ``followup sheet`` and ``followup read`` of what came back: what goes where, and how they end."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from maalplan.model import Version
from maalplan.output.followup.json_file import follow_up_from_json
from maalplan.output.followup.sheet import TOP
from maalplan.output.plan_json import plan_to_json
from tests.followup.filled import MAPPED, NOISE, Filled, water_plan
from tests.stand_in import stand_in
from tests.test_cli import Shell, shell

__all__ = ["shell", "stand_in"]

DATE = ("--date", "2024-09-01")


@pytest.fixture
def out(shell: Shell) -> str:
    """A folder of two plans."""
    folder = Path("out/plans")
    folder.mkdir(parents=True)
    for plan in (water_plan(), water_plan("mst", "Miljøstyrelsen")):
        (folder / f"{plan.id}.json").write_bytes(plan_to_json(plan))
    return "out"


def filled(path: str, back: str, status: str = "grøn") -> str:
    """A sheet that was filled in and came back."""
    Path(back).parent.mkdir(parents=True, exist_ok=True)
    Path(back).write_bytes(
        Filled(Path(path).read_bytes()).fill_all(status).fill(NOISE, "rød", "Kortet mangler.").saved()
    )
    return back


def page(path: str) -> Any:
    return openpyxl.load_workbook(path)["Status"]


def test_one_workbook_of_all_plans(shell: Shell, out: str) -> None:
    answer = shell("followup", "sheet", out, "-o", "alle.xlsx", *DATE)
    assert (answer.status, answer.out) == (0, "")
    assert answer.err == "udgiftsopfølgning 2 (grøn, gul, rød, udgået): mst-2024, ssi-2024.\n"
    assert page("alle.xlsx").max_row == TOP + 1 + 10


def test_a_workbook_for_each_plan(shell: Shell, out: str) -> None:
    answer = shell("followup", "sheet", out, "-o", "ark", "--occasion", "årsrapport", *DATE)
    assert answer.status == 0
    assert sorted(path.name for path in Path("ark").iterdir()) == [
        "mst-2024-aarsrapport.xlsx",
        "ssi-2024-aarsrapport.xlsx",
    ]
    assert "2 workbooks in ark." in answer.err


def test_of_several_versions_the_one_that_counts_is_asked_about(shell: Shell, out: str) -> None:
    draft = replace(water_plan(), id="ssi-2024-2", version=Version("UDKAST", "draft"))
    (Path(out) / "plans/ssi-2024-2.json").write_bytes(plan_to_json(draft))
    answer = shell("followup", "sheet", out, "-o", "ark", "--agency", "ssi", *DATE)
    assert answer.status == 0
    assert [path.name for path in Path("ark").iterdir()] == ["ssi-2024-udgiftsopfoelgning-2.xlsx"]
    assert "ssi-2024-2" in answer.err.splitlines()[0]


def test_no_occasion_named_is_each_plans_own(shell: Shell, out: str) -> None:
    answer = shell("followup", "sheet", out, "-o", "alle.xlsx", "--occasion", "", *DATE)
    assert answer.err.startswith("udgiftsopfølgning 2 (")


def test_the_same_again_is_the_same(shell: Shell, out: str) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        shell("followup", "sheet", out, "-o", name, *DATE)
    assert Path("a.xlsx").read_bytes() == Path("b.xlsx").read_bytes()


def test_only_an_agency_and_a_year(shell: Shell, out: str) -> None:
    assert shell("followup", "sheet", out, "-o", "ssi.xlsx", "--agency", "SSI", "--year", "2024", *DATE).status == 0
    assert page("ssi.xlsx").max_row == TOP + 1 + 5
    answer = shell("followup", "sheet", out, "-o", "ssi.xlsx", "--year", "2030")
    assert (answer.status, "no plans of 2030" in answer.err) == (2, True)


def test_a_document_is_read_first(shell: Shell) -> None:
    Path("plan.txt").write_text("ssi-2025\nStøjkortet er lavet.", encoding="utf-8")
    assert shell("followup", "sheet", "plan.txt", "-o", "ssi.xlsx", "--date", "2025-09-01").status == 0
    assert page("ssi.xlsx").cell(TOP + 2, 5).value == "Støjkortet er lavet."


@pytest.mark.parametrize("name", ["status.csv", "status.xls", "er-her.txt"])
def test_a_status_sheet_is_a_workbook(shell: Shell, out: str, name: str) -> None:
    Path("er-her.txt").write_text("x", encoding="utf-8")
    answer = shell("followup", "sheet", out, "-o", name)
    assert (answer.status, "is a workbook" in answer.err) == (2, True)


def test_a_plan_that_is_given_twice(shell: Shell, out: str) -> None:
    answer = shell("followup", "sheet", out, "out/plans/ssi-2024.json", "-o", "a.xlsx", *DATE)
    assert (answer.status, "Two plans have the id ssi-2024" in answer.err) == (1, True)
    assert page("a.xlsx").max_row == TOP + 1 + 10


@pytest.mark.parametrize("arguments", [("ingen",), ("ingen.json",)])
def test_what_is_not_there(shell: Shell, arguments: tuple[str, ...]) -> None:
    answer = shell("followup", "sheet", *arguments, "-o", "a.xlsx")
    assert answer.status == 2
    assert "Traceback" not in answer.err
    assert not Path("a.xlsx").exists()


# ------------------------------------------------------------------ and back


def test_what_came_back(shell: Shell, out: str) -> None:
    shell("followup", "sheet", out, "-o", "ssi.xlsx", "--agency", "ssi", *DATE)
    filled("ssi.xlsx", "retur.xlsx")
    answer = shell("followup", "read", "retur.xlsx", "--plan", out)
    assert (answer.status, answer.err) == (0, "")
    report = json.loads(answer.out)
    assert (report["agency"]["id"], report["occasion"], len(report["outcomes"])) == ("ssi", "udgiftsopfølgning 2", 5)
    assert {one["rating"] for one in report["outcomes"]} == {"green", "red"}


def test_a_workbook_of_several_plans_needs_a_folder(shell: Shell, out: str) -> None:
    shell("followup", "sheet", out, "-o", "alle.xlsx", *DATE)
    filled("alle.xlsx", "retur.xlsx")
    for where in ((), ("-o", "en.json")):
        answer = shell("followup", "read", "retur.xlsx", *where)
        assert (answer.status, answer.out) == (2, "")
        assert "a status sheet of 2 plans: name a folder with -o" in answer.err
    assert shell("followup", "read", "retur.xlsx", "-o", "ud", "--plan", out).status == 0
    assert sorted(path.name for path in Path("ud").iterdir()) == ["retur-mst-2024.json", "retur-ssi-2024.json"]


def test_folders_and_archives_mixed_with_other_reports(shell: Shell, out: str) -> None:
    shell("followup", "sheet", out, "-o", "ark", *DATE)
    filled("ark/ssi-2024-udgiftsopfoelgning-2.xlsx", "retur/ssi.xlsx")
    with zipfile.ZipFile("retur/resten.zip", "w") as archive:
        archive.write(filled("ark/mst-2024-udgiftsopfoelgning-2.xlsx", "mst.xlsx", "gul"), "mst.xlsx")
    report = "# Årsrapport 2024\n\nVejdirektoratet\n\n| Mål | Målopfyldelse |\n| --- | --- |\n| Veje | Opfyldt |\n"
    Path("retur/vd.md").write_text(report, encoding="utf-8")
    openpyxl.Workbook().save("retur/tom.xlsx")
    Path("retur/brev.txt").write_text("Hermed filerne.\n", encoding="utf-8")
    answer = shell("followup", "read", "retur", "-o", "ud")
    assert answer.status == 0
    assert sorted(path.name for path in Path("ud").iterdir()) == ["mst.json", "ssi.json", "vd.json"]
    assert follow_up_from_json(Path("ud/mst.json").read_bytes()).outcomes[0].rating == "yellow"
    assert "retur/tom.xlsx: passed over." in answer.err.replace("\\", "/")


def test_what_was_done_to_it_is_said(shell: Shell, out: str) -> None:
    shell("followup", "sheet", out, "-o", "ssi.xlsx", "--agency", "ssi", *DATE)
    sheet = Filled(Path("ssi.xlsx").read_bytes()).fill_all()
    sheet.cell(MAPPED, "deadline").value = "31-12-2024"
    Path("retur.xlsx").write_bytes(sheet.saved())
    answer = shell("followup", "read", "retur.xlsx", "-o", "retur.json")
    assert answer.status == 0
    assert "retur.xlsx: Locked cells were changed, what was sent counts. 1 Rent drikkevand" in answer.err


def test_the_last_status_goes_into_the_next_sheet(shell: Shell, out: str) -> None:
    shell("followup", "sheet", out, "-o", "ssi.xlsx", "--agency", "ssi", *DATE)
    filled("ssi.xlsx", "retur.xlsx")
    shell("followup", "read", "retur.xlsx", "-o", "retur.json")
    answer = shell("followup", "sheet", out, "-o", "aar.xlsx", "--date", "2025-01-15", "--outcomes", "retur.json")
    assert answer.status == 0
    rows = [[cell.value for cell in row] for row in page("aar.xlsx").iter_rows(min_row=TOP + 2)]
    assert any("rød\n(udgiftsopfølgning 2)" in row and NOISE in row for row in rows)


@pytest.mark.parametrize("data", [b"PK\x05\x06" + b"\0" * 18, b"xlsx"])
def test_broken_workbooks_end_in_one_line(shell: Shell, data: bytes) -> None:
    Path("retur.xlsx").write_bytes(data)
    answer = shell("followup", "read", "retur.xlsx", "-o", "retur.json")
    assert answer.status == 1
    assert answer.err.count("\n") == 1
    assert "Traceback" not in answer.err


def test_a_workbook_that_was_cut_off(shell: Shell, out: str) -> None:
    shell("followup", "sheet", out, "-o", "alle.xlsx", *DATE)
    data = Path("alle.xlsx").read_bytes()
    Path("halv.xlsx").write_bytes(data[: len(data) // 2])
    answer = shell("followup", "read", "halv.xlsx")
    assert (answer.status, answer.err.count("\n")) == (1, 1)


def test_a_sheet_into_which_much_was_pasted_is_told_of_in_a_screenful(shell: Shell, out: str) -> None:
    shell("followup", "sheet", out, "--agency", "ssi", "-o", "ssi.xlsx", *DATE)
    sheet = Filled(Path("ssi.xlsx").read_bytes()).fill_all()
    for n in range(300):
        sheet.page.append([f"Indsat {n}"] * 11)
    Path("retur.xlsx").write_bytes(sheet.saved())
    answer = shell("followup", "read", "retur.xlsx", "-o", "retur.json")
    assert answer.status == 0
    lines = answer.err.splitlines()
    findings = json.loads(Path("retur.json").read_bytes())["findings"]
    assert len(lines) == 21
    assert lines[-1] == f"retur.xlsx: and {len(findings) - 20} more; all of them stand in its findings."
