"""``review apply`` with a workbook whose cells people edited: what is put in, what is said, where the workbook goes."""

from __future__ import annotations

import datetime as dt
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from maalplan.cli.review_workbook import workbook_corrections
from maalplan.output.plans.record import RECORD
from tests.batch.corrections_made import plan_in
from tests.cli.test_review import converted, desk, run

__all__ = ["converted", "desk"]

BOOK = Path("ud/maalplan.xlsx")


def opened(path: Path = BOOK) -> Any:
    return openpyxl.load_workbook(path)


def cell(book: Any, sheet: str, id_: str, heading: str) -> Any:
    """The cell under a heading in the row of an id."""
    head, *rows = book[sheet].iter_rows()
    columns = [one.value for one in head]
    key = columns.index({"Mål": "Mål-id", "Målepunkter": "Målepunkt-id", "Planer": "Plan-id"}[sheet])
    (row,) = (row for row in rows if row[key].value == id_)
    return row[columns.index(heading)]


def point_id() -> str:
    return plan_in("ens-2025").goals[0].milestones[1].id


def test_edited_cells_are_put_in_and_the_workbook_is_moved_aside(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = opened()
    cell(book, "Målepunkter", point_id(), "Frist").value = dt.datetime(2025, 12, 30)  # noqa: DTZ001 - no zone
    cell(book, "Mål", plan_in("ens-2025").goals[1].id, "Titel").value = "Rettet titel"
    book.properties.lastModifiedBy = "Åse Ærø"
    book.save(BOOK)
    status, out, said = run(capsys, "apply", "ud", str(BOOK))
    assert (status, out) == (0, "")
    assert said == [
        "ud/maalplan.xlsx was changed by someone; that file is now maalplan.xlsx.bak, beside the new one.",
        "ens-2025: 2 corrections put in (2 values)",
    ]
    plan = plan_in("ens-2025")
    assert plan.goals[0].milestones[1].deadline is not None
    assert plan.goals[0].milestones[1].deadline.end == "2025-12-30"
    assert {one.by for one in plan.corrections} == {"Åse Ærø"}
    now = cell(opened(), "Målepunkter", point_id(), "Frist")
    assert (now.value.date(), now.fill.fgColor.rgb) == (dt.date(2025, 12, 30), "FFDCEFD6")
    assert now.comment.text.startswith("Rettet af Åse Ærø den ")
    assert opened()["Rettelser"].max_row == 3
    status, _, said = run(capsys, "apply", "ud", "ud/maalplan.xlsx.bak")
    assert (status, said) == (0, ["Nothing that was given says otherwise than the plans do now."]), (
        "what is put in already is asked for no more"
    )


def test_what_is_not_taken_is_said_and_the_rest_put_in(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = opened()
    cell(book, "Målepunkter", point_id(), "Frist").value = "=TODAY()"
    cell(book, "Målepunkter", point_id(), "Nr.").value = "1a"
    book.save("rettet.xlsx")
    before = BOOK.read_bytes()
    status, _, said = run(capsys, "apply", "ud", "rettet.xlsx", "--by", "Bo", "--dry-run")
    assert BOOK.read_bytes() == before
    status, _, said = run(capsys, "apply", "ud", "rettet.xlsx", "--by", "Bo")
    assert status == 1
    assert said[0].startswith("rettet.xlsx: Målepunkter!I")
    assert said[0].endswith("is worked out by a formula; type the value itself: not taken.")
    assert said[1:] == ["ens-2025: 1 correction put in (1 value)"]
    assert [one.by for one in plan_in("ens-2025").corrections] == ["Bo"]


def test_rows_that_are_gone_are_removed_where_asked_for(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = opened()
    count = len(plan_in("ens-2025").goals[0].milestones)
    book["Målepunkter"].delete_rows(cell(book, "Målepunkter", point_id(), "Nr.").row)
    book.save("rettet.xlsx")
    status, _, said = run(capsys, "apply", "ud", "rettet.xlsx")
    assert (status, len(plan_in("ens-2025").goals[0].milestones)) == (1, count)
    assert "nothing was removed. Give --rows-gone remove" in said[0]
    status, _, said = run(capsys, "apply", "ud", "rettet.xlsx", "--rows-gone", "remove")
    assert (status, said) == (0, ["ens-2025: 1 correction put in (1 milestone removed)"])
    assert len(plan_in("ens-2025").goals[0].milestones) == count - 1


def test_what_was_corrected_meanwhile_is_not_overwritten(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, words in (("en.xlsx", "Den enes ord."), ("to.xlsx", "Den andens ord.")):
        book = opened()
        cell(book, "Målepunkter", point_id(), "Målepunkt").value = words
        book.save(name)
    assert run(capsys, "apply", "ud", "en.xlsx")[0] == 0
    status, _, said = run(capsys, "apply", "ud", "to.xlsx")
    assert status == 1
    assert "which was changed since this workbook was written: not taken" in said[0]
    assert plan_in("ens-2025").goals[0].milestones[1].text == "Den enes ord."


def test_tables_and_other_files_are_refused_in_a_line(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("a.txt", "a")
    Path("a.zip").write_bytes(other.getvalue())
    book = opened()
    del book[RECORD]
    book.save("gammel.xlsx")
    for name, words in (
        ("ud/goals.csv", "Edited tables are not read back: make the changes in maalplan.xlsx"),
        ("a.zip", "a.zip: "),
        ("gammel.xlsx", "does not say what it was made of"),
    ):
        status, _, said = run(capsys, "apply", "ud", name)
        assert (status, len(said)) == (2, 1)
        assert words in said[0]


def test_an_id_in_a_workbook_leads_nowhere_else(desk: Path) -> None:
    Path("andet").mkdir()
    file = Path("ud/plans/ens-2025.json")
    plan = json.loads(file.read_text(encoding="utf-8")) | {"id": "../../andet/ens-2025"}
    Path("andet/ens-2025.json").write_text(json.dumps(plan), encoding="utf-8")
    book = opened()
    for sheet in book:
        for row in sheet.iter_rows():
            for one in row:
                if isinstance(one.value, str) and one.value.startswith("ens-2025"):
                    one.value = f"../../andet/{one.value}"
    cell(book, "Planer", "../../andet/ens-2025", "Titel").value = "Andet"
    stream = io.BytesIO()
    book.save(stream)
    found, said = workbook_corrections(stream.getvalue(), "a.xlsx", Path("ud"), "keep")
    assert found.documents == ()
    assert "not in the folder any more" in said[0]
