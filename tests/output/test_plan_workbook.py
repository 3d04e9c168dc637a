from __future__ import annotations

import datetime as dt
import inspect
import io
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest
from hypothesis import given, settings

from maalplan import findings
from maalplan.model import Finding, Footnote, Goal, Lang, Milestone, Place, Plan, Weight
from maalplan.output import WRITERS, growing
from maalplan.output.columns import TABLES
from maalplan.output.growing import Unfit
from maalplan.output.plans.doubts import at_goals
from maalplan.output.plans.labels import label, word
from maalplan.output.plans.layout import LAYOUTS
from maalplan.output.plans.notes import note
from maalplan.output.plans.record import RECORD
from maalplan.output.plans.workbook import WORKBOOK, PlanWorkbook, workbook_files
from maalplan.output.rows import flat_rows
from maalplan.output.workbook import fitting
from tests.calc import Calc, found_calc
from tests.output.examples import BUDGET, FVST, PLANS
from tests.output.strategies import plans

NOTED = {name for layout in LAYOUTS for name, _ in layout.columns}
ROOT = Path(findings.__file__).parent
HERE = Place(page=3, block=4, row=2, column=3)


def book_of(*found: Plan, lang: Lang = "da") -> Any:
    return seen(openpyxl.load_workbook(io.BytesIO(workbook_files(found, lang)[WORKBOOK])))


def seen(book: Any) -> Any:
    """*book* without the sheet that is out of sight."""
    assert [sheet.title for sheet in book if sheet.sheet_state != "visible"] == [RECORD]
    del book[RECORD]
    return book


def table(sheet: Any) -> list[dict[str, Any]]:
    """The rows of a sheet: heading → cell."""
    head, *rows = sheet.iter_rows()
    return [dict(zip((one.value for one in head), row, strict=True)) for row in rows]


def values(sheet: Any) -> list[dict[str, Any]]:
    return [{heading: one.value for heading, one in row.items()} for row in table(sheet)]


def written(tmp_path: Path, plan: Plan, document: str | None = None) -> tuple[Any, Unfit]:
    path = tmp_path / WORKBOOK
    book = PlanWorkbook(path)
    book.add(plan, document)
    unfit = book.close()
    return seen(openpyxl.load_workbook(path)), unfit


# ------------------------------------------------------------------ the sheets


def test_four_sheets_are_four_named_tables() -> None:
    book = book_of(*PLANS)
    assert book.sheetnames == ["Planer", "Mål", "Målepunkter", "Bemærk"]
    for sheet in book:
        (named,) = sheet.tables.values()
        assert named.displayName == sheet.title
        assert named.ref == sheet.dimensions == named.autoFilter.ref
        assert [one.name for one in named.tableColumns] == [one.value for one in sheet[1]]


def test_sheets_are_ready_to_read_and_to_print() -> None:
    for sheet in book_of(FVST):
        assert (sheet.freeze_panes, sheet.print_title_rows) == ("A2", "$1:$1")
        assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0), "one page across"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert all(cell.alignment.wrap_text for row in sheet.iter_rows() for cell in row)
    book = book_of(FVST)
    widths = [book["Målepunkter"].column_dimensions[column].width for column in "CG"]
    assert widths[0] * 5 < widths[1], "a year is narrow, words are wide"
    place = [cell.column_letter for cell in book["Målepunkter"][1] if cell.value == "Sted i dokumentet"]
    assert book["Målepunkter"].column_dimensions[place[0]].width > 35, "a link stands on one line"
    assert book["Målepunkter"].print_area == "'Målepunkter'!$A$1:$O$3", "what is for programs is not printed"


def test_labels_are_english_where_asked_for() -> None:
    book = book_of(FVST, lang="en")
    assert book.sheetnames == ["Plans", "Goals", "Milestones", "Findings"]
    first = values(book["Milestones"])[0]
    assert (first["Comparator"], first["Unit"], first["Place in the document"]) == ("plus/minus", "percent", "page 3")


@pytest.mark.parametrize("lang", ["da", "en"])
def test_headings_of_a_sheet_are_different(lang: Lang) -> None:
    for layout in LAYOUTS:
        headings = [label(f"column {name}", lang).lower() for name, _ in layout.columns]
        assert len(headings) == len(set(headings)), layout.name


def test_every_column_of_the_flat_tables_stands_on_its_sheet() -> None:
    for flat, layout in zip(TABLES, LAYOUTS, strict=False):
        assert {column.name for column in flat.columns} <= {name for name, _ in layout.columns}


@pytest.mark.parametrize("lang", ["da", "en"])
def test_headings_that_do_not_say_it_have_a_note(lang: Lang) -> None:
    notes = [{one.value: one.comment.text for one in sheet[1] if one.comment} for sheet in book_of(FVST, lang=lang)]
    heading = label("column deadline_end", lang)
    assert notes[2][heading] == note("deadline_end", lang)
    assert {label("column coverage", lang), label("column findings", lang)} <= notes[0].keys()
    assert label("column agency", lang) not in notes[0], "a heading that says it"


def test_notes_are_of_columns() -> None:
    assert {name for name in NOTED if note(name, "da")} == {name for name in NOTED if note(name, "en")}
    assert len({note(name, "da") for name in NOTED}) > 15


# ------------------------------------------------------------------ values


def test_values_are_what_they_are() -> None:
    book = book_of(FVST)
    first, second = values(book["Målepunkter"])
    assert first["Målepunkt"] == "Afvigelsen er højst +/- 5 pct., dog maksimalt +/- 5,0 mio. kr. (Q4)"
    assert (first["År"], first["Mål nr."], first["Nr."]) == (2025, "1", "1"), "numbers as printed are text"
    assert (first["Frist fra"], first["Frist"]) == (dt.datetime(2025, 10, 1), dt.datetime(2025, 12, 31))  # noqa: DTZ001
    assert (first["Krav"], first["Måltal"], first["Enhed"]) == ("plus/minus", 5, "pct.")
    assert first["Alle måltal, som skrevet"] == "+/- 5 pct.\nmaksimalt +/- 5,0 mio. kr."
    assert (second["Krav"], second["Måltal"], second["Øvre måltal"]) == ("mellem", 75, 80.5)
    (goal, _) = values(book["Mål"])
    assert (goal["Vægt"], goal["Vægtens enhed"], goal["Hvis mål"]) == (15, "point", "koncernfælles")
    assert goal["Øvrigt"] == "Baggrund: Aftalt på møde, »æ ø å«\nEffekt: Færre fejl"
    (plan,) = values(book["Planer"])
    assert (plan["Dækning"], plan["Udgave"], plan["Udgivet"]) == (0.975, "ændret", "2024-12")
    (finding,) = values(book["Bemærk"])
    assert (finding["Alvor"], finding["Hvad"]) == ("advarsel", "tekst uden plads i planens felter")
    assert (finding["Besked"], finding["Kode"]) == ("I intet felt: Se bilag 1", "unplaced-text")
    (said,) = values(book_of(FVST, lang="en")["Findings"])
    assert said["Message"] == "In no field: Se bilag 1"


def test_words_that_look_like_a_formula_are_text() -> None:
    cell = table(book_of(FVST)["Målepunkter"])[1]["Målepunkt"]
    assert (cell.data_type, cell.value) == ("s", "=SUM(A1:A9) er ikke en formel; det er ordene i planen")


@given(plans())
@settings(max_examples=40, deadline=None)
def test_any_plan_reads_back(plan: Plan) -> None:
    book, rows = book_of(plan), flat_rows([plan])
    for flat, layout in zip(TABLES, LAYOUTS, strict=False):
        sheet = book[label(layout.name, "da")]
        found = [row for row in values(sheet) if any(value is not None for value in row.values())]
        texts = [
            column.name
            for column in flat.columns
            if column.kind == "string" and column.name not in {"scope", "version", "comparator", "unit", "weight_unit"}
        ]
        headings = [label(f"column {name}", "da") for name in texts]
        expected = [[_fit(row[name]) for name in texts] for row in rows[flat.name]]
        assert [[_lines(row[heading]) for heading in headings] for row in found] == expected


def _fit(value: object) -> str | None:
    return _lines(fitting(value)) if isinstance(value, str) else None


def _lines(value: str | None) -> str | None:
    return value.replace("\r\n", "\n") if value else None


def test_pandas_reads_the_same_kinds(tmp_path: Path) -> None:
    path = tmp_path / WORKBOOK
    path.write_bytes(WRITERS["xlsx"](PLANS)[WORKBOOK])
    frame = pd.read_excel(path, sheet_name="Målepunkter")
    kinds = {heading: frame[heading].dtype.kind for heading in ("Frist", "Måltal", "Øvre måltal", "År")}
    assert kinds == {"Frist": "M", "Måltal": "i", "Øvre måltal": "f", "År": "i"}
    assert frame["Målepunkt"].map(type).eq(str).all()
    assert frame["Målepunkt-id"].tolist() == ["fvst-2025/ministry/1/1", "fvst-2025/ministry/1/2"]


def test_plans_stand_by_their_ids_whatever_their_order() -> None:
    assert workbook_files(PLANS) == workbook_files(PLANS[::-1])
    assert [row["Plan-id"] for row in values(book_of(*PLANS)["Planer"])] == ["fvst-2025", "ukendt-0000"]


def test_no_plans_give_headings_alone() -> None:
    book = book_of()
    assert book["Planer"].tables["Planer"].ref == "A1:Q2", "a table has a row"
    assert book["Planer"]["A2"].value is None


# ------------------------------------------------------------------ links and places


def test_a_milestone_leads_to_its_goal() -> None:
    book = book_of(FVST, replace(FVST, id="ssi-2025", goals=(replace(BUDGET, id="ssi-2025/ministry/1"),)))
    for row in table(book["Målepunkter"]):
        sheet, _, place = row["Mål-id"].hyperlink.location.rpartition("!")
        assert book[sheet.strip("'")][place].value == row["Mål-id"].value
    (finding, _) = table(book["Bemærk"])
    assert finding["Plan-id"].hyperlink.location == "'Planer'!A2"


def test_places_are_words_that_lead_to_a_document_that_is_near(tmp_path: Path) -> None:
    book, _ = written(tmp_path, FVST, "../Fødevarer/plan #1.pdf")
    places = [row["Sted i dokumentet"] for row in table(book["Mål"])]
    assert [one.value for one in places] == ["side 3", "linje 10–22"]
    assert {one.hyperlink.target for one in places} == {"../Fødevarer/plan%20%231.pdf"}
    assert table(book["Planer"])[0]["Dokument"].hyperlink.target.endswith("plan%20%231.pdf")


@pytest.mark.parametrize(
    "document",
    [
        None,
        "",
        "/etc/plan.pdf",
        "../../plan.pdf",
        "a/../../plan.pdf",
        "//vært/plan.pdf",
        "C:plan.pdf",
        "a\\b.pdf",
        "javascript:alert(1)",
        "x" * 3000,
    ],
)
def test_what_is_not_near_is_no_link(tmp_path: Path, document: str | None) -> None:
    book, _ = written(tmp_path, FVST, document)
    cell = table(book["Mål"])[0]["Sted i dokumentet"]
    assert (cell.value, cell.hyperlink) == ("side 3", None)


# ------------------------------------------------------------------ findings


def test_rows_with_findings_are_marked() -> None:
    warned = Finding("unknown-label", "warning", "Prøve", (HERE,))
    noted = Finding("recurring", "note", "Løbende", (Place(lines=(12, 13), block=9),))
    tilsyn = replace(FVST.goals[1], milestones=(Milestone("fvst-2025/agency/n2/1", "1", "Tilsyn føres løbende."),))
    book = book_of(replace(FVST, goals=(BUDGET, tilsyn), findings=(warned, noted)))
    goals, milestones = table(book["Mål"]), table(book["Målepunkter"])
    assert [row["Bemærk"].value for row in goals] == [1, 1]
    grounds = [row["Titel"].fill.fgColor.rgb for row in goals]
    assert grounds == ["FFFFF1CC", "FFEAF2FB"], "a doubt is yellow, a note is blue"
    assert [row["Bemærk"].value for row in milestones] == [1, 1, None]
    assert milestones[2]["Målepunkt"].fill.fill_type is None
    assert [row["Mål-id"].value for row in table(book["Bemærk"])] == ["fvst-2025/ministry/1", "fvst-2025/agency/n2"]
    assert table(book["Planer"])[0]["Bemærk"].value == 2


def test_a_heading_above_several_goals_marks_none_of_them() -> None:
    heading = Place(page=3, block=1)
    goals = tuple(replace(one, source=(heading, *one.source)) for one in FVST.goals)
    told = [Finding("goal-without-milestones", "note", str(n), goal.source) for n, goal in enumerate(goals)]
    found = at_goals(replace(FVST, goals=goals, findings=tuple(told)))
    assert list(found) == [(told[0],), (told[1],)]


def test_every_finding_of_a_plan_has_a_danish_name() -> None:
    rooms = ("ingest", "parsers", "normalize", "batch", "pipeline.py")
    sources = [path for room in rooms for path in sorted((ROOT / room).rglob("*.py")) or [ROOT / room]]
    text = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    made = {
        name: re.search(r'Finding\(\s*"([a-z-]+)"', inspect.getsource(function))
        for name, function in inspect.getmembers(findings, inspect.isfunction)
        if re.search(rf"\b(findings\.)?{name}\(", text)
    }
    codes = {found.group(1) for found in made.values() if found}
    assert len(codes) > 15
    assert {code for code in codes if word("about", code, "da") == code} == set()


# ------------------------------------------------------------------ what does not fit


def test_what_a_cell_cannot_hold_is_counted(tmp_path: Path) -> None:
    remarks = "Note\x1b[2J"
    plan = replace(FVST, goals=(replace(BUDGET, description="ord " * 10_000, remarks=remarks),))
    book, unfit = written(tmp_path, plan)
    (goal,) = values(book["Mål"])
    assert (goal["Bemærkninger"], len(goal["Beskrivelse"])) == ("Note�[2J", 32_767)
    assert goal["Beskrivelse"].endswith(" …")
    assert (unfit.shortened, unfit.replaced) == (1, 1)


def test_what_fits_is_not_counted(tmp_path: Path) -> None:
    plan = replace(FVST, goals=(replace(BUDGET, description="Første\r\nandet\u00a0afsnit � 🎯"),))
    assert written(tmp_path, plan)[1] == Unfit()


def test_rows_and_links_that_are_too_many_are_left_out_and_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(growing, "MOST_LINKS", 1)
    book, unfit = written(tmp_path, FVST)
    first, second = (row["Mål-id"] for row in table(book["Målepunkter"]))
    assert (first.hyperlink is not None, second.hyperlink, second.value) == (True, None, "fvst-2025/ministry/1")
    assert unfit == Unfit(links=1)
    monkeypatch.setattr(growing, "MOST_ROWS", 1)
    book, unfit = written(tmp_path, FVST)
    assert len(values(book["Målepunkter"])) == 1
    assert unfit == Unfit(rows=2)


def test_markup_of_the_file_is_text(tmp_path: Path) -> None:
    texts = ("<r><t>fed</t></r>", "<b>", "&amp;", "a & b")
    points = tuple(Milestone(f"{BUDGET.id}/{n}", str(n), text) for n, text in enumerate(texts, start=1))
    plan = replace(FVST, goals=(replace(BUDGET, milestones=points, footnotes=(Footnote("1", "x"),)),))
    book, _ = written(tmp_path, plan)
    assert [row["Målepunkt"] for row in values(book["Målepunkter"])] == list(texts)


# ------------------------------------------------------------------ in a spreadsheet


def test_opened_and_saved_no_value_changes(tmp_path: Path) -> None:
    calc: Calc = found_calc(tmp_path)
    path = tmp_path / WORKBOOK
    weighed = Goal("slks-2025/agency/1.10", "agency", number="1.10", title="-", weight=Weight(12.5, "percent"))
    hard = replace(FVST, id="slks-2025", goals=(weighed, replace(BUDGET, id="slks-2025/ministry/01", number="01")))
    book = PlanWorkbook(path)
    for plan in (FVST, hard):
        book.add(plan, "../planer/plan 2025.pdf")
    book.close()
    before, after = seen(openpyxl.load_workbook(path)), seen(openpyxl.load_workbook(calc.saved(path)))
    assert after.sheetnames == before.sheetnames
    for sheet in before:
        saved = after[sheet.title]
        assert list(saved.tables) == [sheet.title]
        for row in sheet.iter_rows():
            for cell in row:
                other = saved[cell.coordinate]
                assert (other.value, other.data_type) == (cell.value, cell.data_type), cell.coordinate
                assert _link(other) == _link(cell), cell.coordinate


def _link(cell: Any) -> tuple[str | None, str | None] | None:
    link = cell.hyperlink
    return link and (link.location, link.target and Path(link.target).name)
