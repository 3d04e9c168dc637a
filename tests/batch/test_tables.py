"""The files that hold all plans of a folder: when they are written, in which form, and what is said of them."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from maalplan.batch.asked import Asked
from maalplan.batch.run import Manner
from maalplan.batch.scratch import TemporaryFolder
from maalplan.model import TablesMade
from maalplan.output.plans.workbook import PlanWorkbook
from maalplan.output.tables_made import said_of
from tests.batch.test_run import contents, put, run, seen
from tests.stand_in import stand_in

__all__ = ["stand_in"]

pytestmark = pytest.mark.usefixtures("stand_in")

PLANS = {"planer/ssi.txt": "ssi-2025\nHandleplan (Q4).\nTi møder.", "planer/2025/sst.txt": "sst-2025\n=1+1"}
BOOK = Path("out/maalplan.xlsx")


def asked(*formats: str, **how: Any) -> Manner:
    given = {"formats": formats} if formats else {}
    return Manner(asked=Asked(**given, **how))


def milestones(path: Path = BOOK) -> list[dict[str, Any]]:
    head, *rows = openpyxl.load_workbook(path)["Målepunkter"].iter_rows()
    return [dict(zip((one.value for one in head), row, strict=True)) for row in rows]


def texts() -> list[str]:
    return [row["Målepunkt"].value for row in milestones()]


def times(folder: str = "out") -> dict[str, int]:
    return {path.name: path.stat().st_mtime_ns for path in Path(folder).iterdir() if path.suffix in (".csv", ".xlsx")}


# ------------------------------------------------------------------ the workbook


def test_the_workbook_holds_all_plans_of_the_folder(share: Path) -> None:
    put(PLANS)
    run("planer/ssi.txt")
    run("planer/2025")
    assert texts() == ["Handleplan (Q4).", "Ti møder.", "=1+1"]


def test_it_is_written_when_a_plan_changed_and_only_then(share: Path) -> None:
    put(PLANS)
    run("planer")
    before = times()
    run("planer")
    assert times() == before
    put({"planer/ssi.txt": "ssi-2025\nElleve møder."})
    run("planer")
    assert texts() == ["Elleve møder.", "=1+1"]


def test_one_that_is_missing_is_written_again(share: Path) -> None:
    put(PLANS)
    run("planer")
    data = BOOK.read_bytes()
    BOOK.unlink()
    run("planer")
    assert BOOK.read_bytes() == data


def test_one_that_a_person_edited_is_moved_aside_first(share: Path) -> None:
    put(PLANS)
    run("planer")
    book = openpyxl.load_workbook(BOOK)
    book["Planer"]["A2"] = "mine noter"
    book.save(BOOK)
    edited = BOOK.read_bytes()
    run("planer")
    assert BOOK.read_bytes() == edited, "as long as no plan changes it stays"
    put({"planer/ny.txt": "at-2025\nEn rapport."})
    warnings: list[str] = []
    run("planer", warnings=warnings)
    assert Path("out/maalplan.xlsx.bak").read_bytes() == edited
    assert warnings == [
        "out/maalplan.xlsx was changed by someone; that file is now maalplan.xlsx.bak, beside the new one."
    ]
    assert len(texts()) == 4


@pytest.mark.usefixtures("workers")
def test_the_number_of_workers_changes_no_byte(share: Path) -> None:
    put({f"planer/{n}.txt": f"ssi-{2000 + n}\nMøde {n}.\n- almen praksis" for n in range(12)})
    for jobs in (0, 1, 2):
        run("planer", out=f"out{jobs}", manner=Manner(jobs=jobs))
    assert contents(Path("out0")) == contents(Path("out1")) == contents(Path("out2"))


def test_rows_lead_to_documents_beside_the_folder(share: Path) -> None:
    put(PLANS)
    run("planer")
    document = openpyxl.load_workbook(BOOK)["Planer"]["P3"]
    assert document.value == "2025/sst.txt"
    assert document.hyperlink.target == "../planer/2025/sst.txt"
    assert (BOOK.parent / document.hyperlink.target).exists()
    state = Path("out/.maalplan/state.jsonl").read_text(encoding="utf-8")
    assert str(share) not in state


def test_documents_far_from_the_folder_are_no_links(share: Path) -> None:
    put(PLANS)
    run("planer", out="et/andet/sted")
    assert openpyxl.load_workbook("et/andet/sted/maalplan.xlsx")["Planer"]["P3"].hyperlink is None


def test_an_unchanged_run_does_not_load_what_writes_workbooks(share: Path) -> None:
    text = "Mål- og resultatplan 2025\nStatens Serum Institut\n\nMål 1: Sundhed\n\nMålepunkter:\n- Møder (Q4)"
    put({"plan.txt": text})
    script = (
        "import sys; from maalplan.cli import main; "
        "status = main(['convert', 'plan.txt', '-o', 'ud', '--jobs', '0']); "
        "sys.exit(status or 10 * ('xlsxwriter' in sys.modules))"
    )
    assert [subprocess.run([sys.executable, "-c", script], check=False).returncode for _ in range(2)] == [10, 0]


# ------------------------------------------------------------------ formats


def test_only_what_is_asked_for_is_written(share: Path) -> None:
    put(PLANS)
    plans = {"plans/ssi-2025.json", "plans/sst-2025.json", "report.json"}
    tables = {"plans.csv", "goals.csv", "milestones.csv", "datapackage.json"}
    for formats, files in (
        (("json",), plans),
        (("xlsx",), plans | {"maalplan.xlsx"}),
        (("csv",), plans | tables),
        (("json", "csv", "xlsx"), plans | tables | {"maalplan.xlsx"}),
    ):
        out = "-".join(formats)
        run("planer", out=out, manner=asked(*formats))
        assert seen(Path(out)) == files


def test_what_is_there_is_kept_up_to_date_although_not_asked_for(share: Path) -> None:
    put(PLANS)
    run("planer")
    put({"planer/ny.txt": "at-2025\nEn rapport."})
    run("planer", manner=asked("json"))
    assert len(texts()) == 4
    assert "En rapport." in Path("out/milestones.csv").read_text(encoding="utf-8")


def test_what_is_asked_for_later_is_added(share: Path) -> None:
    put(PLANS)
    run("planer", manner=asked("json"))
    run("planer", manner=asked("csv"))
    run("planer")
    run("planer", out="hel")
    assert contents(Path("out")) | {"report.json": 0} == contents(Path("hel")) | {"report.json": 0}


def test_another_language_is_a_reason_to_write_the_workbook(share: Path) -> None:
    put(PLANS)
    run("planer")
    before = times()
    run("planer", manner=asked(lang="en"))
    assert openpyxl.load_workbook(BOOK).sheetnames[:-1] == ["Plans", "Goals", "Milestones", "Findings"]
    assert {name for name, time in times().items() if time != before[name]} == {"maalplan.xlsx"}


# ------------------------------------------------------------------ dialects


def rows(delimiter: str) -> list[dict[str, str]]:
    with Path("out/milestones.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


def test_a_run_writes_the_dialect_that_it_is_asked_for(share: Path) -> None:
    put(PLANS)
    run("planer")
    standard = contents(Path("out"))
    warnings: list[str] = []
    report = run("planer", manner=asked(dialect="excel-da"), warnings=warnings)
    assert [row["text"] for row in rows(";")] == ["Handleplan (Q4).", "Ti møder.", "'=1+1"]
    assert json.loads(Path("out/datapackage.json").read_bytes())["resources"][0]["dialect"]["delimiter"] == ";"
    assert report.tables == TablesMade("excel-da", neutralised=1)
    assert warnings == [
        "1 cell of the CSV tables opens as a formula does, and got an apostrophe in front, so that no spreadsheet "
        "evaluates it; --no-neutralise leaves it as it is."
    ]
    run("planer", manner=asked(dialect="excel-da", neutralised=False))
    assert [row["text"] for row in rows(";")] == ["Handleplan (Q4).", "Ti møder.", "=1+1"]
    run("planer")
    again = contents(Path("out"))
    assert {name: data for name, data in again.items() if data != standard[name]}.keys() <= {"report.json"}


def test_the_report_of_an_unchanged_run_counts_the_same(share: Path) -> None:
    put(PLANS)
    first, second = (run("planer", manner=asked(dialect="excel-da")) for _ in range(2))
    assert first.tables == second.tables == TablesMade("excel-da", neutralised=1)
    assert run("planer", out="bare", manner=asked("json")).tables is None
    assert json.loads(Path("out/report.json").read_bytes())["tables"]["neutralised"] == 1


def test_what_does_not_fit_is_said_and_counted(share: Path) -> None:
    put({"plan.txt": "ssi-2025\nTegn \x07 her.\n" + "ord " * 10_000})
    warnings: list[str] = []
    report = run("plan.txt", warnings=warnings)
    assert report.tables == TablesMade("standard", shortened=1, replaced=1)
    assert warnings == [
        "out/maalplan.xlsx: 1 text is longer than a cell holds, and ends in …; 1 text has control characters, which "
        "are shown as �. The plan files have all of it."
    ]


def test_what_is_too_much_is_said() -> None:
    (line,) = said_of(replace(TablesMade(), left_out=2, unlinked=3), "ud/maalplan.xlsx")
    assert line == (
        "ud/maalplan.xlsx: 2 rows are more than a sheet holds, and are left out; 3 links are more than a sheet holds, "
        "and are left out. The plan files have all of it."
    )
    assert list(said_of(TablesMade(), "ud/maalplan.xlsx")) == []


def test_a_full_disk_leaves_no_half_of_the_files(share: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: PlanWorkbook) -> None:
        raise OSError(28, "No space left on device")

    put(PLANS)
    with monkeypatch.context() as cut:
        cut.setattr(PlanWorkbook, "close", full)
        with pytest.raises(TemporaryFolder, match="No space left on device"):
            run("planer")
    assert seen(Path("out")) == {"plans/ssi-2025.json", "plans/sst-2025.json", "report.json"}
    assert json.loads(Path("out/report.json").read_bytes())["tables"] is None
    run("planer")
    assert len(texts()) == 3
