"""A status sheet comes back: what was answered, and what was done to it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maalplan.errors import NoOutcomes
from maalplan.followup import linked
from maalplan.followup.returned import STATUS_SHEET
from maalplan.model import BREAK, Place
from maalplan.normalize.text import as_text_or_none
from tests.followup.filled import (
    FIRST,
    HEALTH,
    MAPPED,
    NOISE,
    WELLS,
    Filled,
    codes,
    on,
    told,
    verdicts,
    water_plan,
)


def test_as_people_fill_it_in() -> None:
    filled = Filled().fill(MAPPED, "grøn", "Alle fem er færdige.").fill(WELLS, "Gul ", "Forsinket\nto måneder")
    filled.fill(NOISE, "rød").fill(HEALTH, "udgået", "-").fill("God ledelse", "grøn")
    report = filled.read()
    assert (report.agency.id, report.agency.name, report.year) == ("ssi", "Statens Serum Institut", 2024)
    assert (report.occasion, report.source.parser, report.findings) == ("udgiftsopfølgning 2", STATUS_SHEET, ())
    assert verdicts(report.outcomes) == [
        ("ssi-2024/ministry/1/1", "green", "grøn"),
        ("ssi-2024/agency/2/1", "red", "rød"),
        ("ssi-2024/ministry/1/2", "yellow", "Gul"),
        ("ssi-2024/agency/2/2", "dropped", "udgået"),
        ("ssi-2024/agency/3", "green", "grøn"),
    ]
    mapped = on(report, MAPPED)
    assert (mapped.scope, mapped.goal, mapped.goal_number, mapped.goal_title, mapped.milestone_number) == (
        "ministry",
        "ssi-2024/ministry/1",
        "1",
        "Rent drikkevand",
        "1",
    )
    assert (mapped.comment, on(report, WELLS).comment) == ("Alle fem er færdige.", "Forsinket\nto måneder")
    assert on(report, HEALTH).comment is None
    assert on(report, "God ledelse").milestone_text is None


def test_the_verdict_is_found_in_its_cell() -> None:
    filled = Filled().fill_all()
    cell = filled.cell(NOISE, "status")
    quote = on(filled.read(), NOISE).quotes["verdict"]
    assert (quote.text, quote.places) == ("grøn", (Place(block=1, row=cell.row, column=cell.column),))


def test_an_empty_status_is_unknown_and_said_once() -> None:
    report = Filled().fill(MAPPED, "grøn").fill(NOISE, None, "Afventer byrådet.").read()
    assert told(report, "sheet-status-empty") == "Rows without a status: 4."
    assert (on(report, NOISE).rating, on(report, NOISE).rating_text, on(report, NOISE).comment) == (
        "unknown",
        None,
        "Afventer byrådet.",
    )


@pytest.mark.parametrize(
    ("status", "rating", "code"),
    [
        ("GRØN", "green", None),
        ("grøn.", "green", None),
        ("opfyldt", "met", "sheet-status-off-scale"),
        ("Delvist opfyldt – se bilag 2", "partly_met", "sheet-status-off-scale"),
        ("Forventes ikke opfyldt", "red", "sheet-status-off-scale"),
        ("orange", "yellow", "sheet-status-off-scale"),
        ("8 ud af 10 point", "partly_met", "sheet-status-off-scale"),
        ("Vi vender tilbage", "unknown", "verdict-not-known"),
        (3, "unknown", "verdict-not-known"),
    ],
)
def test_statuses(status: object, rating: str, code: str | None) -> None:
    report = Filled().fill_all().fill(NOISE, status).read()
    assert on(report, NOISE).rating == rating
    assert on(report, NOISE).rating_text == str(status).strip()
    assert codes(report) == ([code] if code else [])


def _sorted_otherwise(filled: Filled) -> None:
    rows = [[cell.value for cell in row] for row in filled.page.iter_rows(min_row=FIRST)]
    for at, row in enumerate(reversed(rows)):
        for column, value in enumerate(row, start=1):
            filled.page.cell(FIRST + at, column).value = value


def _row_put_in_above(filled: Filled) -> None:
    filled.page.insert_rows(1, 3)


def _column_put_in(filled: Filled) -> None:
    filled.page.insert_cols(1)


def _sheet_renamed(filled: Filled) -> None:
    filled.page.title = "Retur fra SSI"


def _empty_sheet_added(filled: Filled) -> None:
    filled.book.create_sheet("Ark1")


@pytest.mark.parametrize(
    "done", [_sorted_otherwise, _row_put_in_above, _column_put_in, _sheet_renamed, _empty_sheet_added]
)
def test_what_changes_nothing(done: Callable[[Filled], None]) -> None:
    filled = Filled().fill_all().fill(NOISE, "rød", "Kortet mangler.").fill(HEALTH, "gul")
    before = filled.read()
    done(filled)
    after = filled.read()
    assert sorted(verdicts(after.outcomes), key=str) == sorted(verdicts(before.outcomes), key=str)
    assert on(after, NOISE).comment == "Kortet mangler."
    assert after.findings == ()


def test_a_locked_cell_that_was_changed_counts_as_it_was_sent() -> None:
    filled = Filled().fill_all()
    filled.cell(WELLS, "deadline").value = dt.date(2025, 6, 30)
    filled.cell(WELLS, "milestone").value = "50 pct. af borerne er undersøgt (Q4)."
    report = filled.read()
    assert on(report, WELLS).rating == "green"
    assert codes(report) == ["sheet-cell-changed"]
    message = told(report, "sheet-cell-changed")
    assert "Frist: was “31-12-2024”, is “30-06-2025”" in message
    assert "is “50 pct. af borerne er undersøgt (Q4).”" in message


def test_rows_that_are_missing() -> None:
    filled = Filled().fill_all()
    filled.page.delete_rows(filled.row(NOISE))
    filled.page.delete_rows(filled.row(WELLS))
    report = filled.read()
    assert len(report.outcomes) == 3
    message = told(report, "sheet-row-missing")
    assert message.startswith("Rows are missing (2):")
    assert "Støjkortet" in message
    assert "borerne" in message


def _copied(filled: Filled, words: str) -> int:
    at, new = filled.row(words), filled.page.max_row + 1
    for cell in filled.page[at]:
        filled.page.cell(new, cell.column).value = cell.value
    return new


def test_a_row_that_stands_there_twice_with_one_status() -> None:
    filled = Filled().fill_all()
    _copied(filled, NOISE)
    report = filled.read()
    assert (on(report, NOISE).rating, codes(report)) == ("green", ["sheet-row-twice"])


def test_a_row_that_stands_there_twice_with_two_statuses_has_none() -> None:
    filled = Filled().fill_all().fill(NOISE, "grøn", "Færdigt.")
    new = _copied(filled, NOISE)
    filled.page.cell(new, filled.columns["Status"]).value = "rød"
    filled.page.cell(new, filled.columns["Kommentar"]).value = "Slet ikke færdigt."
    report = filled.read()
    found = on(report, NOISE)
    assert (found.rating, found.rating_text, found.comment) == ("unknown", "grøn / rød", "Færdigt.\nSlet ikke færdigt.")
    assert "its statuses differ (grøn, rød)" in told(report, "sheet-row-twice")


def test_a_row_that_was_added() -> None:
    filled = Filled().fill_all()
    new = filled.page.max_row + 1
    for column, value in (("Mål", "Nyt mål"), ("Målepunkt", "En ny portal er åbnet."), ("Status", "gul")):
        filled.page.cell(new, filled.columns[column]).value = value
    report = filled.read()
    found = on(report, "En ny portal")
    assert (found.goal, found.milestone, found.goal_title, found.rating) == (None, None, "Nyt mål", "yellow")
    assert codes(report) == ["sheet-row-added"]


def test_a_note_below_the_table_is_no_outcome() -> None:
    filled = Filled().fill_all()
    filled.page.cell(filled.page.max_row + 2, 1).value = "Udfyldt af Hanne, 3. oktober"
    report = filled.read()
    assert (len(report.outcomes), codes(report)) == (5, ["sheet-row-added"])


@pytest.mark.parametrize("new", [None, "1", "ssi-2024/ministry/1/1"])
def test_an_id_that_was_typed_over(new: str | None) -> None:
    filled = Filled().fill_all().fill(NOISE, "rød")
    filled.cell(NOISE, "id").value = new
    report = filled.read()
    assert (on(report, NOISE).milestone, on(report, NOISE).rating) == ("ssi-2024/agency/2/1", "red")
    assert (on(report, MAPPED).milestone, on(report, MAPPED).rating) == ("ssi-2024/ministry/1/1", "green")
    assert codes(report) == ["sheet-row-by-words"]


def test_a_row_without_an_id_whose_words_were_corrected() -> None:
    filled = Filled().fill_all()
    filled.cell(NOISE, "milestone").value = NOISE.replace("Støjkortet", "Støj-kortet")
    filled.cell("Støj-kortet", "id").value = None
    report = filled.read()
    assert on(report, NOISE).milestone == "ssi-2024/agency/2/1"
    assert codes(report) == ["sheet-row-by-words", "sheet-cell-changed"]


def test_formulas_and_errors() -> None:
    filled = Filled().fill_all().fill(NOISE, '=IF(1=1,"rød","grøn")').fill(MAPPED, "gul", "#REF!")
    report = filled.read()
    assert on(report, NOISE).rating == "unknown", "openpyxl saves no results of formulas"
    assert told(report, "sheet-formula").endswith("nothing that it showed was saved")
    assert on(report, MAPPED).comment is None
    assert told(report, "sheet-error-value").endswith("#REF!")


@pytest.mark.parametrize(
    ("comment", "words"),
    [(12.5, "12,5"), (7, "7"), (dt.date(2024, 10, 3), "03-10-2024"), (True, "SAND")],
)
def test_comments_that_are_no_words(comment: object, words: str) -> None:
    report = Filled().fill_all().fill(NOISE, comment=comment).read()
    assert on(report, NOISE).comment == words
    assert codes(report) == ["sheet-comment-not-words"]


def test_one_cell_over_several_rows() -> None:
    filled = Filled().fill_all().fill(MAPPED, "rød", "Gælder alt.")
    column = filled.cell(MAPPED, "status").column
    filled.page.merge_cells(start_row=FIRST, end_row=FIRST + 2, start_column=column, end_column=column)
    report = filled.read()
    assert [one.rating for one in report.outcomes] == ["red", "red", "red", "green", "green"]
    assert told(report, "sheet-merged") == "One cell over 3 rows, read for each: rød"


def test_a_copied_sheet_of_which_the_filled_one_counts() -> None:
    filled = Filled()
    copy = filled.book.copy_worksheet(filled.page)
    copy.title = "Status (2)"
    for row in range(FIRST, copy.max_row + 1):
        copy.cell(row, filled.columns["Status"]).value = "gul"
    report = filled.read()
    assert {one.rating for one in report.outcomes} == {"yellow"}
    message = told(report, "sheet-copied")
    assert (
        message
        == "The sheets Status (2) and Status hold the same rows; 5 of their statuses differ: Status (2) was read."
    )


def test_rows_moved_to_a_second_sheet_are_one_report() -> None:
    filled = Filled().fill_all()
    second = filled.book.copy_worksheet(filled.page)
    second.delete_rows(FIRST, 3)
    filled.page.delete_rows(FIRST + 3, 2)
    report = filled.read()
    assert (len(report.outcomes), codes(report)) == (5, [])


def test_without_the_hidden_sheet() -> None:
    filled = Filled().fill_all().fill(NOISE, "rød")
    del filled.book["maalplan"]
    report = filled.read()
    assert (report.agency.id, report.year, report.occasion) == ("ssi", 2024, "udgiftsopfølgning 2")
    assert (on(report, NOISE).milestone, on(report, NOISE).rating) == ("ssi-2024/agency/2/1", "red")
    assert on(report, "God ledelse").milestone is None
    assert codes(report) == ["sheet-record-lost"]


def test_without_the_column_of_ids() -> None:
    filled = Filled().fill_all().fill(NOISE, "rød")
    filled.page.delete_cols(filled.columns["maalplan-id"])
    report = filled.read()
    assert (on(report, NOISE).milestone, on(report, NOISE).rating) == ("ssi-2024/agency/2/1", "red")
    assert "sheet-column-lost" in codes(report)


def test_without_hidden_sheet_and_ids_the_words_tell() -> None:
    """Somebody copied what can be seen into a new workbook."""
    filled = Filled().fill_all().fill(NOISE, "rød", "Kortet mangler.").fill(HEALTH, "udgået")
    filled.page.delete_cols(filled.columns["maalplan-id"])
    del filled.book["maalplan"]
    report = filled.read()
    found = on(report, NOISE)
    assert (report.agency.id, report.agency.acronym, report.year) == ("ssi", "SSI", 2024)
    assert (found.goal_title, found.rating, found.comment) == ("Mindre støj", "red", "Kortet mangler.")
    assert {one.goal or one.milestone for one in report.outcomes} == {None}
    assert (len(report.outcomes), on(report, "God ledelse").milestone_text) == (5, None)
    assert set(codes(report)) == {"sheet-record-lost", "sheet-column-lost"}
    assert verdicts(linked(report, water_plan()).outcomes) == verdicts(
        Filled().fill_all().fill(NOISE, "rød").fill(HEALTH, "udgået").read().outcomes
    )


@pytest.mark.parametrize("heading", ["Trafiklys", "Vurdering", None])
def test_the_column_of_statuses_is_known_by_what_it_holds(heading: str | None) -> None:
    filled = Filled().fill(MAPPED, "grøn", "Alle fem er færdige.").fill(NOISE, "rød")
    filled.page.cell(FIRST - 1, filled.columns["Status"]).value = heading
    report = filled.read()
    assert [on(report, words).rating for words in (MAPPED, NOISE, WELLS)] == ["green", "red", "unknown"]
    assert on(report, MAPPED).comment == "Alle fem er færdige."
    assert "sheet-column-lost" not in codes(report)


def test_of_two_columns_of_verdicts_none_is_taken() -> None:
    filled = Filled().fill_all()
    filled.page.cell(FIRST - 1, filled.columns["Status"]).value = "Forår"
    filled.page.cell(FIRST, filled.page.max_column + 1).value = "rød"
    report = filled.read()
    assert {one.rating for one in report.outcomes} == {"unknown"}
    assert "sheet-column-lost" in codes(report)


def test_other_sheets_and_columns_are_said() -> None:
    filled = Filled().fill_all()
    filled.book.create_sheet("Noter")["A1"] = "Husk at ringe."
    filled.page.cell(FIRST - 1, filled.page.max_column + 1).value = "Økonomi"
    report = filled.read()
    assert told(report, "sheet-not-read") == "Sheets that are not read: Noter."
    assert told(report, "sheet-column-not-read") == "Columns that are not read: Økonomi."
    assert len(report.outcomes) == 5


def test_the_column_of_statuses_is_gone() -> None:
    filled = Filled().fill_all()
    filled.page.delete_cols(filled.columns["Status"])
    report = filled.read()
    assert {one.rating for one in report.outcomes} == {"unknown"}
    assert told(report, "sheet-column-lost") == "Columns that are gone: Status."


def test_a_heading_that_says_more_is_still_one() -> None:
    filled = Filled().fill_all("rød")
    filled.page.cell(FIRST - 1, filled.columns["Status"]).value = "Status pr. 1. oktober"
    report = filled.read()
    assert ({one.rating for one in report.outcomes}, codes(report)) == ({"red"}, [])


def test_nothing_is_left_of_the_rows() -> None:
    filled = Filled()
    filled.page.delete_rows(1, filled.page.max_row)
    with pytest.raises(NoOutcomes, match="none of its rows"):
        filled.read()


STATUSES = ("grøn", "gul", "rød", "udgået", None)
COMMENTS = st.text(st.sampled_from("abæøåÅ 19,.%()–-\n"), max_size=40).map(str.strip)


@settings(max_examples=10, deadline=None)
@given(
    st.permutations(range(5)),
    st.lists(st.sampled_from(STATUSES), min_size=5, max_size=5),
    st.lists(COMMENTS, min_size=5, max_size=5),
)
def test_whatever_is_answered_is_read_in_whatever_order(
    order: list[int], statuses: list[str | None], comments: list[str]
) -> None:
    filled = Filled()
    rows = [[cell.value for cell in row] for row in filled.page.iter_rows(min_row=FIRST)]
    status, comment = filled.columns["Status"], filled.columns["Kommentar"]
    for at, place in enumerate(order):
        for column, value in enumerate(rows[place], start=1):
            filled.page.cell(FIRST + at, column).value = value
        filled.page.cell(FIRST + at, status).value = statuses[place]
        filled.page.cell(FIRST + at, comment).value = comments[place] or None
    report = filled.read()
    sent = Filled().fill_all().read().outcomes
    by_id = {one.milestone or one.goal: one for one in report.outcomes}
    assert len(by_id) == len(report.outcomes) == 5
    for place, one in enumerate(sent):
        found = by_id[one.milestone or one.goal]
        assert found.rating_text == statuses[place]
        said = as_text_or_none(comments[place].replace("\n", BREAK))
        assert (found.comment or "") == (said or "")
    assert set(codes(report)) <= {"sheet-status-empty"}
