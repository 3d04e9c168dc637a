"""Edited cells of the workbook of plans become corrections; what nobody edited, or could mean, does not."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import Phase, given, settings

from maalplan.errors import Unsupported
from maalplan.model import Deadline, Goal, Lang, Milestone, Place, Plan, Quote, Target, Weight
from maalplan.output.plans.labels import label, words_of
from maalplan.output.plans.layout import CORRECTABLE, LAYOUTS
from maalplan.output.plans.record import RECORD
from maalplan.output.plans.workbook import WORKBOOK, workbook_files
from tests.calc import found_calc
from tests.output.examples import BUDGET, FVST, PLANS, TILSYN, UKENDT
from tests.output.strategies import plans
from tests.review.corrections.books import SAMPLES, Book, made, read, told

OTHERS = [plan for plan in SAMPLES if plan.id != FVST.id]
REPORT = Milestone("fvst-2025/ministry/1/1", "1", "Rapporten er afleveret.", Deadline("Q4", "2025-10-01", "2025-12-31"))


def plan_of(*milestones: Milestone, **fields: Any) -> Plan:
    return replace(FVST, goals=(replace(BUDGET, milestones=milestones, **fields), TILSYN))


def at(year: int, month: int, day: int) -> dt.datetime:
    return dt.datetime(year, month, day)  # noqa: DTZ001 - cells have no zone


# ------------------------------------------------------------------ nothing was edited


@pytest.mark.parametrize("lang", ["da", "en"])
def test_a_workbook_that_nobody_edited_gives_nothing(lang: Lang) -> None:
    data = workbook_files((*SAMPLES, UKENDT), lang)[WORKBOOK]
    found = read(data, (*SAMPLES, UKENDT))
    assert (made(found), found.said) == ([], ())


@given(plans())
@settings(max_examples=15, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
def test_no_plan_reads_back_as_edited(plan: Plan) -> None:
    for data in (workbook_files((plan,))[WORKBOOK], Book((plan,)).saved()):
        found = read(data, (plan,))
        assert (made(found), found.said) == ([], ())


def test_saved_by_a_spreadsheet_nothing_is_edited(tmp_path: Path) -> None:
    calc = found_calc(tmp_path)
    hard = plan_of(
        replace(REPORT, text="<r><t>fed</t></r> =1+1 _x0041_"),
        Milestone("fvst-2025/ministry/1/2", "1-2", "ord " * 9000, targets=(Target("1/3", "exactly", 1 / 3),)),
        description="Første\nandet\u00a0afsnit 🎯\x1b[2J",
        number="01",
        weight=Weight(1e14 / 3, "percent"),
    )
    for lang in ("da", "en"):
        path = tmp_path / WORKBOOK
        path.write_bytes(workbook_files((*OTHERS, hard, UKENDT), lang)[WORKBOOK])
        found = read(calc.saved(path).read_bytes(), (*OTHERS, hard, UKENDT))
        assert (made(found), found.said) == ([], ())


def test_what_does_not_matter_is_no_edit() -> None:
    book = Book((FVST,))
    book.cell("goals", 1, "title").value = '  Økonomisk  styring, herunder "retvisende" budgettering '
    book.cell("milestones", 1, "number").value = 1
    book.cell("milestones", 1, "value").value = "5"
    book.cell("milestones", 1, "deadline_end").value = "31. december 2025"
    book.cell("goals", 1, "doubts").value = "set"
    found = book.read()
    assert (made(found), found.said) == ([], ())


# ------------------------------------------------------------------ one cell

ONE_CELL = [
    ("goals", "title", "Retvisende økonomi", "title", "Retvisende økonomi", "words"),
    ("goals", "number", 2, "number", "2", "a number that a spreadsheet made of one"),
    ("goals", "section", None, "section", None, "an empty cell empties"),
    ("goals", "description", "Bedre styring.\nHver måned.", "description", "Bedre styring.\nHver måned.", "two lines"),
    ("goals", "scope", "styrelsens eget", "scope", "agency", "a word of the schema"),
    ("goals", "scope", "The agency's own", "scope", "agency", "in the other language"),
    ("goals", "weight", 20, "weight", {"value": 20.0, "unit": "point"}, "the unit stays"),
    ("goals", "weight", "12,5", "weight", {"value": 12.5, "unit": "point"}, "a Danish comma"),
    ("goals", "weight", "20 pct.", "weight", {"value": 20.0, "unit": "percent"}, "with its unit"),
    ("goals", "weight_unit", "pct.", "weight", {"value": 15.0, "unit": "percent"}, "the unit alone"),
    ("goals", "weight", None, "weight", None, "no weight"),
    ("goals", "extra", "Baggrund: Aftalt\nEffekt: Færre fejl", "Baggrund", "Aftalt", "a labelled line"),
    ("goals", "extra", "Baggrund: Aftalt på møde, »æ ø å«", "Effekt", None, "a line that is gone"),
    ("milestones", "text", "Rapporten er sendt.", "text", "Rapporten er sendt.", "words"),
    ("milestones", "number", "1a", "number", "1a", "a number"),
    ("milestones", "deadline_end", at(2025, 11, 30), "deadline", ("Q4", "2025-10-01", "2025-11-30"), "a day"),
    ("milestones", "deadline_end", "30. november", "deadline", ("30. november", None, "2025-11-30"), "a day in words"),
    ("milestones", "deadline_end", at(2025, 6, 30), "deadline", ("Q4", None, "2025-06-30"), "before the first day"),
    ("milestones", "deadline_end", "Q2", "deadline", ("Q2", "2025-04-01", "2025-06-30"), "words of a deadline"),
    ("milestones", "deadline_text", "Q2", "deadline", ("Q2", "2025-04-01", "2025-06-30"), "the words alone"),
    ("milestones", "deadline_text", "løbende", "deadline", ("løbende", "2025-10-01", "2025-12-31"), "the days stay"),
    ("milestones", "value", 7.5, "targets", ("+/- 5 pct.", "plus_minus", 7.5, None, "percent"), "the others stay"),
    ("milestones", "comparator", "højst", "targets", ("+/- 5 pct.", "at_most", 5.0, None, "percent"), "a word"),
    ("milestones", "unit", "sager", "targets", ("+/- 5 pct.", "plus_minus", 5.0, None, "sager"), "any noun"),
    ("milestones", "unit", "kr.", "targets", ("+/- 5 pct.", "plus_minus", 5.0, None, "DKK"), "a unit of the schema"),
    ("milestones", "upper", 9, "targets", ("+/- 5 pct.", "between", 5.0, 9.0, "percent"), "two figures"),
    ("plans", "title", "Resultatplan 2025", "title", "Resultatplan 2025", "words"),
    ("plans", "year", 2026, "year", 2026, "a year"),
    ("plans", "published", "17. december 2024", "published", "2024-12-17", "a day in words"),
    ("plans", "version", "udkast", "version", "draft", "a word of the schema"),
    ("plans", "document_type", "Resultatkontrakt", "document_type", "resultatkontrakt", "in lower case"),
    ("plans", "ministry", "Miljøministeriet", "ministry", "Miljøministeriet", "a name"),
    ("plans", "agency", "Kystdirektoratet", "agency", {"name": "Kystdirektoratet", "acronym": "FVST"}, "no id"),
    ("plans", "period_end", at(2026, 12, 31), "period", {"start": "2025-01-01", "end": "2026-12-31"}, "a day"),
]  # fmt: skip


@pytest.mark.parametrize("lang", ["da", "en"])
@pytest.mark.parametrize(("kind", "column", "typed", "field", "value", "why"), ONE_CELL)
def test_one_cell_is_one_correction(  # noqa: PLR0917 - a row of the table of cases
    kind: str, column: str, typed: object, field: str, value: object, why: str, lang: Lang
) -> None:
    targets = (Target("+/- 5 pct.", "plus_minus", 5.0, unit="percent"), Target("75 pct.", "exactly", 75.0))
    book = Book((plan_of(replace(REPORT, targets=targets), section="Koncernfælles mål"),), lang)
    book.cell(kind, 1, column).value = typed
    found = book.read()
    ((action, named, given),) = told(found)
    assert (action, named, found.said) == ("set", field, ()), why
    assert _short(given) == value, why


def _short(value: Any) -> object:
    match value:
        case {"text": text, "start": start, "end": end}:
            return text, start, end
        case [{"text": text, "comparator": comparator, "value": number, "upper": upper, "unit": unit}, {"value": 75.0}]:
            return text, comparator, number, upper, unit
        case {"kind": kind}:
            return kind
        case {"name": name, "acronym": None}:
            return name
    return value


def test_a_correction_says_what_stood_there_and_where() -> None:
    quote = Quote("Q4", (Place(page=3),))
    words = Quote("Rapporten er af-\nleveret.", (Place(page=3),))
    plan = plan_of(replace(REPORT, quotes={"deadline": quote, "text": words}))
    book = Book((plan,))
    book.cell("milestones", 1, "deadline_end").value = at(2025, 6, 30)
    book.book.properties.lastModifiedBy = " Åse  Ærø "
    found = book.read()
    ((document,), (one,)) = found.corrections.documents, made(found)
    assert (document.sha256, document.path, document.plan) == (plan.source.sha256, plan.source.path, plan.id)
    assert one.was == {"text": "Q4", "start": "2025-10-01", "end": "2025-12-31"}
    assert (one.kind, one.at.kind, one.at.text, one.at.quotes) == (
        "milestone",
        "milestone",
        REPORT.text,
        {"text": words},
    )
    assert (one.quote, one.by) == (quote, "Åse Ærø")
    assert one.when is not None
    assert dt.datetime.fromisoformat(one.when) <= dt.datetime.now(dt.UTC)


def test_the_same_workbook_gives_the_same_ids() -> None:
    book = Book((FVST,))
    book.cell("goals", 1, "title").value = "Økonomi"
    book.cell("goals", 2, "title").value = "Økonomi"
    data = book.saved()
    first, second = made(read(data, (FVST,))), made(read(data, (FVST,)))
    assert first == second
    assert len({one.id for one in first}) == 2


def test_words_of_targets_are_read_anew_and_the_others_kept() -> None:
    point = replace(
        BUDGET.milestones[0],
        targets=(
            Target("højst 5 pct.", "at_most", 5.0, unit="percent"),
            Target("30 dage", "exactly", 30.0, unit="day"),
        ),
    )
    book = Book((plan_of(point),))
    book.cell("milestones", 1, "targets").value = "30 dage\nmindst 80 pct.\n2026: mindst 90 pct."
    ((_, _, value),) = told(book.read())
    assert [(one["text"], one["comparator"], one["value"], one["unit"], one["year"]) for one in value] == [
        ("30 dage", "exactly", 30.0, "day", None),
        ("mindst 80 pct.", "at_least", 80.0, "percent", None),
        ("mindst 90 pct.", "at_least", 90.0, "percent", 2026),
    ]


def test_a_target_where_none_was() -> None:
    book = Book((plan_of(REPORT),))
    book.put("milestones", 2, {"comparator": "mindst", "value": 80, "unit": "pct."})
    ((_, _, value),) = told(book.read())
    assert value == [
        {
            "text": "mindst 80 pct.",
            "comparator": "at_least",
            "value": 80.0,
            "upper": None,
            "unit": "percent",
            "year": None,
        }
    ]


def test_no_first_target_leaves_the_second() -> None:
    book = Book((FVST,))
    book.put("milestones", 2, {"comparator": None, "value": None, "unit": None})
    ((_, _, value),) = told(book.read())
    assert [one["value"] for one in value] == [5000000.0]


def test_a_deadline_where_none_was_has_the_day_as_its_words() -> None:
    book = Book((FVST,))
    book.cell("milestones", 2, "deadline_end").value = at(2025, 9, 1)
    assert told(book.read()) == [("set", "deadline", {"text": "01-09-2025", "start": None, "end": "2025-09-01"})]


def test_a_new_label_is_a_new_field() -> None:
    book = Book((FVST,))
    cell = book.cell("goals", 1, "extra")
    cell.value += "\nRisiko: Sygdom"
    assert told(book.read()) == [("set", "Risiko", "Sygdom")]


# ------------------------------------------------------------------ what is not taken

REFUSED = [
    ("goals", "title", "=A1", "is worked out by a formula"),
    ("milestones", "deadline_end", "=TODAY()", "is worked out by a formula"),
    ("goals", "title", at(2025, 2, 1), "is a day (01-02-2025)"),
    ("milestones", "deadline_text", at(2025, 6, 1), "is a day (01-06-2025)"),
    ("goals", "number", 1.1, "is a number (1,1) where words stand"),
    ("goals", "title", True, "is a yes or no (SAND)"),
    ("goals", "scope", "alles", "is none of its words: alles"),
    ("goals", "weight", "meget", "is no number of a plan: meget"),
    ("milestones", "text", None, "is empty, and no milestone is without it"),
    ("milestones", "deadline_end", "snart", "is no day, and no time that is understood: snart"),
    ("milestones", "comparator", "omtrentlig", "is none of its words: omtrentlig"),
    ("milestones", "targets", "flere", "has no figure that is understood: flere"),
    ("milestones", "comparator", "mellem", "lies between two figures"),
    ("plans", "year", 12, "is no year"),
    ("plans", "published", at(2025, 2, 1), "is a day (01-02-2025), which the spreadsheet may have made of a month"),
    ("plans", "agency", None, "is empty, and every plan has an agency"),
    ("plans", "period_start", None, "makes no period"),
    ("goals", "extra", "bare ord", "has words without a label: bare ord"),
]


@pytest.mark.parametrize(("kind", "column", "typed", "why"), REFUSED)
def test_what_cannot_be_meant_is_said(kind: str, column: str, typed: object, why: str) -> None:
    book = Book((FVST,))
    cell = book.cell(kind, 1, column)
    cell.value = typed
    found = book.read()
    assert made(found) == []
    (line,) = found.said
    assert line.startswith(f"{label(kind, 'da')}!{cell.coordinate} {why}")
    assert line.endswith(": not taken.")


def test_an_error_is_said() -> None:
    book = Book((FVST,))
    book.cell("goals", 1, "remarks").value = "#REF!"
    assert book.cell("goals", 1, "remarks").data_type == "e"
    assert book.read().said == ("Mål!I2 shows an error (#REF!): not taken.",)


def test_a_cell_that_shows_not_all_of_the_words_is_not_taken() -> None:
    book = Book((plan_of(REPORT, description="ord " * 10_000),))
    book.cell("goals", 1, "description").value = "ord"
    (line,) = book.read().said
    assert "does not show all of the words: not taken" in line


def test_merged_cells_are_not_taken() -> None:
    book = Book((FVST,))
    book.sheet("milestones").merge_cells("G2:G3")
    (line,) = book.read().said
    assert line == "Målepunkter!G3 is part of merged cells: not taken. Undo the merge."


def test_changes_of_rows_that_a_filter_hides_are_not_taken() -> None:
    book = Book((FVST,))
    for row in (1, 2):
        book.cell("goals", row, "responsible").value = "Økonomi"
    book.sheet("goals").row_dimensions[3].hidden = True
    found = book.read()
    assert [one.at.id for one in made(found)] == [BUDGET.id]
    assert found.said == (
        "Mål, row 3 is hidden by a filter, and changed: not taken. Show all rows, and look at it.",
    )  # fmt: skip


def test_what_belongs_to_another_row_is_said() -> None:
    book = Book((FVST,))
    for row in (1, 2):
        book.cell("milestones", row, "goal_title").value = "Økonomi"
    found = book.read()
    assert made(found) == []
    (line,) = found.said
    assert line.startswith("Målepunkter!E2, Målepunkter!E3 are changed and not taken")


def test_a_workbook_without_its_record_is_refused() -> None:
    book = Book((FVST,))
    del book.book[RECORD]
    with pytest.raises(Unsupported, match="does not say what it was made of"):
        book.read()


def test_a_workbook_without_its_sheets_is_refused() -> None:
    book = Book((FVST,))
    for name in ("Planer", "Mål", "Målepunkter"):
        del book.book[name]
    with pytest.raises(Unsupported, match="None of the sheets"):
        book.read()


# ------------------------------------------------------------------ sheets, columns and rows are moved


def test_columns_and_rows_may_be_moved() -> None:
    book = Book(PLANS)
    book.cell("milestones", 2, "text").value = "Rapporten er sendt."
    for kind in ("plans", "goals", "milestones"):
        sheet = book.sheet(kind)
        head, *lines = [[cell.value for cell in row][::-1] for row in sheet.iter_rows()]
        sheet.delete_rows(1, sheet.max_row)
        for line in ([], ["Se her"], head, *lines[::-1]):
            sheet.append(line)
        sheet.title = f"{sheet.title} (ny)"
    found = book.read()
    assert (told(found), found.said) == ([("set", "text", "Rapporten er sendt.")], ())


def test_a_column_that_is_gone_and_one_that_is_new_are_said() -> None:
    book = Book((FVST,))
    book.cell("goals", 1, "criterion").value = "Målet er nået, når:"
    book.sheet("goals").cell(1, book.column("goals", "responsible")).value = "Kontor"
    book.sheet("goals").cell(2, book.column("goals", "title")).value = "Økonomi"
    found = book.read()
    assert [name for _, name, _ in told(found)] == ["criterion", "title"]
    assert found.said == (
        "Mål has these columns no longer, and nothing is taken from them: Ansvarlig.",
        "Mål has columns that are not of the workbook, and not read: Kontor.",
    )


def test_a_copy_of_a_sheet_is_not_read() -> None:
    book = Book((FVST,))
    book.book.copy_worksheet(book.sheet("goals")).title = "Gammelt"
    book.cell("goals", 1, "title").value = "Økonomi"
    found = book.read()
    assert told(found) == [("set", "title", "Økonomi")]
    assert found.said == ("The sheet Gammelt is a copy of another, and not read.",)


def test_rows_of_the_same_id_that_differ_are_not_read() -> None:
    book = Book((FVST,))
    values = [cell.value for cell in book.sheet("milestones")[2]]
    book.sheet("milestones").append(values)
    assert made(book.read()) == [], "the same row twice is one"
    book.cell("milestones", 3, "text").value = "Noget andet."
    found = book.read()
    assert made(found) == []
    (line,) = found.said
    assert line == (
        "Målepunkter, row 2, Målepunkter, row 4 have the same id: not read. Empty the id of a row that is new."
    )


def test_rows_that_are_gone_are_said_and_removed_only_where_asked_for() -> None:
    book = Book((FVST,))
    book.sheet("milestones").delete_rows(3)
    found = book.read()
    assert made(found) == []
    assert found.said == (
        "Målepunkter: fvst-2025/ministry/1/2 is gone, and nothing was removed. Give --rows-gone remove, or remove it "
        "on the review page.",
    )
    (one,) = made(book.read(rows_gone="remove"))
    assert (one.action, one.kind, one.at.text) == ("remove", "milestone", BUDGET.milestones[1].text)
    assert one.was["text"] == BUDGET.milestones[1].text


def test_a_goal_goes_with_its_milestones_and_not_without_them() -> None:
    three = replace(FVST, goals=(*FVST.goals, Goal("fvst-2025/agency/3", "agency", number="3", title="Tre",
                    milestones=(Milestone("fvst-2025/agency/3/1", "1", "Det tredje er nået."),))))  # fmt: skip
    book = Book((three,))
    book.sheet("goals").delete_rows(2)
    found = book.read(rows_gone="remove")
    assert made(found) == []
    assert found.said == ("Mål: fvst-2025/ministry/1 is gone (its milestones still have rows): nothing was removed.",)
    book.sheet("milestones").delete_rows(2, 2)
    (one,) = made(book.read(rows_gone="remove"))
    assert (one.action, one.kind, one.at.id) == ("remove", "goal", BUDGET.id)


def test_a_plan_that_was_cut_out_is_not_removed() -> None:
    book = Book((FVST, replace(SAMPLES[0], goals=SAMPLES[0].goals[:2])))
    for kind in ("plans", "goals", "milestones"):
        sheet = book.sheet(kind)
        key = book.column(kind, "plan_id")
        for row in range(sheet.max_row, 1, -1):
            if sheet.cell(row, key).value == "fvst-2025":
                sheet.delete_rows(row)
    found = book.read(rows_gone="remove")
    assert made(found) == []
    assert found.said == (
        "Mål: fvst-2025, Målepunkter: fvst-2025 are gone (all of its rows, as if they were cut out): "
        "nothing was removed.",
    )


# ------------------------------------------------------------------ new rows


def test_a_new_row_below_a_milestone_is_a_milestone_behind_it() -> None:
    book = Book((FVST,))
    book.insert("milestones", 1, text="Årsværk er opgjort.", deadline_end="Q3", value=12, unit="årsværk")
    found = book.read()
    (one,) = made(found)
    assert (one.action, one.kind, one.at.id) == ("add", "milestone", BUDGET.id)
    assert one.after is not None
    assert one.after.text == BUDGET.milestones[0].text
    assert one.value["text"] == "Årsværk er opgjort."
    assert one.value["deadline"] == {"text": "Q3", "start": "2025-07-01", "end": "2025-09-30"}
    assert [(target["value"], target["unit"]) for target in one.value["targets"]] == [(12.0, "fte")]
    assert "number" not in one.value


def test_several_new_rows_stand_in_their_order() -> None:
    book = Book((FVST,))
    book.row("milestones", text="Første nye.")
    book.row("milestones", text="Anden nye.")
    one, two = made(book.read())
    assert one.after
    assert two.after
    assert (one.after.text, two.after.text) == (BUDGET.milestones[1].text, "Første nye.")


def test_a_new_milestone_names_its_goal() -> None:
    book = Book((FVST,))
    book.row("milestones", goal_id="fvst-2025/agency/n2", text="Tilsyn er ført.")
    book.row("milestones", goal_title="Tilsyn", text="Også her.")
    one, two = made(book.read())
    assert {one.at.text, two.at.text} == {"Tilsyn"}
    assert one.after is None
    assert two.after
    assert two.after.text == "Tilsyn er ført."


def test_a_new_goal_and_its_milestones() -> None:
    book = Book((FVST,))
    book.insert("goals", 1, number="1a", title="Ny digital indgang", weight=10, extra="Effekt: Mindre arbejde")
    book.row("milestones", goal_number="1a", goal_title="Ny digital indgang", text="Indgangen er åbnet (Q3).")
    (one,) = made(book.read())
    assert (one.action, one.kind, one.at.kind) == ("add", "goal", "plan")
    assert one.after
    assert one.after.id == BUDGET.id
    assert one.value == {
        "number": "1a",
        "title": "Ny digital indgang",
        "scope": "ministry",
        "weight": {"value": 10.0, "unit": "point"},
        "extra": {"Effekt": "Mindre arbejde"},
        "milestones": [{"text": "Indgangen er åbnet (Q3)."}],
    }


NOT_ADDED = [
    ("milestones", {"goal_title": "Ukendt mål", "text": "Tekst."}, "names no goal of the plan"),
    ("milestones", {"goal_id": "fvst-2025/agency/9", "text": "Tekst."}, "names a goal that the plan does not have"),
    ("milestones", {"number": "4"}, "has no words of a milestone"),
    ("milestones", {"text": "=A1"}, "is worked out by a formula"),
    ("milestones", {"text": "Tekst.", "deadline_end": "snart"}, "is no day"),
    ("goals", {"number": "4"}, "has neither a title nor a description"),
    ("plans", {"title": "Endnu en plan"}, "no plan is known of it"),
    ("goals", {"goal_id": "fvst-2025/agency/77", "title": "Titel"}, "has an id that was not written there"),
]


@pytest.mark.parametrize(("kind", "values", "why"), NOT_ADDED)
def test_a_new_row_that_cannot_be_placed_is_said(kind: str, values: dict[str, object], why: str) -> None:
    book = Book((FVST,))
    book.row(kind, **values)
    found = book.read()
    assert made(found) == []
    (line,) = found.said
    assert why in line


# ------------------------------------------------------------------ the plan changed meanwhile


def test_rows_that_say_otherwise_now_are_not_taken() -> None:
    book = Book((FVST,))
    book.cell("goals", 1, "responsible").value = "Økonomi"
    book.cell("milestones", 2, "number").value = "2a"
    now = replace(FVST, goals=(replace(BUDGET, title="Økonomi"), TILSYN))
    found = book.read((now,))
    assert [one.at.text for one in made(found)] == [BUDGET.milestones[1].text], (
        "other rows of the plan are as they were"
    )
    (line,) = found.said
    assert line.startswith("Mål, row 2 is not as the plan is now, which was changed since this workbook was written")


def test_what_was_put_in_already_is_no_edit() -> None:
    book = Book((FVST,))
    book.cell("goals", 1, "title").value = "Økonomi"
    found = book.read((replace(FVST, goals=(replace(BUDGET, title="Økonomi"), TILSYN)),))
    assert (made(found), found.said) == ([], ())


def test_rows_are_known_where_their_ids_moved_on() -> None:
    book = Book((FVST,))
    book.cell("milestones", 2, "number").value = "2a"
    first, second = BUDGET.milestones
    new = Milestone(second.id, "2", "Et nyt målepunkt.")
    now = replace(FVST, goals=(replace(BUDGET, milestones=(first, new, replace(second, id=f"{BUDGET.id}/3"))), TILSYN))
    (one,) = made(book.read((now,)))
    assert (one.at.id, one.at.text) == (f"{BUDGET.id}/3", second.text)


def test_of_rows_of_the_same_words_none_is_mistaken_for_another() -> None:
    twins = tuple(replace(REPORT, id=f"{BUDGET.id}/{n}", number="1") for n in (1, 2))
    book = Book((plan_of(*twins),))
    book.cell("milestones", 2, "text").value = "Den anden."
    now = plan_of(twins[0], replace(twins[1], text="Rettet på siden."))
    found = book.read((now,))
    assert made(found) == []
    assert len(found.said) == 1


def test_a_plan_that_is_gone_is_said() -> None:
    book = Book((FVST,))
    assert book.read(()).said == ("fvst-2025 is not in the folder any more: rows of it are not read.",)


# ------------------------------------------------------------------ columns and words


def test_headings_in_both_languages_mean_one_column() -> None:
    for layout in LAYOUTS[:3]:
        seen: dict[str, str] = {}
        for name, _ in layout.columns:
            for lang in ("da", "en"):
                words = label(f"column {name}", lang).casefold()  # type: ignore[arg-type]
                assert seen.setdefault(words, name) == name


def test_words_of_the_schema_are_one_value_each() -> None:
    for kind in ("scope", "comparator", "unit", "weight_unit", "version"):
        assert len(words_of(kind)) >= len(set(words_of(kind).values()))


def test_what_may_be_corrected_are_columns() -> None:
    for layout in LAYOUTS[:3]:
        assert set(CORRECTABLE[layout.name]) <= {name for name, _ in layout.columns}


def test_the_record_is_out_of_sight_and_survives(tmp_path: Path) -> None:
    path = tmp_path / WORKBOOK
    path.write_bytes(workbook_files((FVST,))[WORKBOOK])
    assert openpyxl.load_workbook(path)[RECORD].sheet_state == "veryHidden"
    saved = openpyxl.load_workbook(io.BytesIO(found_calc(tmp_path).saved(path).read_bytes()))
    assert saved[RECORD].sheet_state != "visible"
