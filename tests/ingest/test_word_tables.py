"""Tables in Word files: each cell once, at its upper left corner."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maalplan.errors import TooLarge
from maalplan.model import Cell, Place, Table, Text
from tests.ingest.docx_maker import p, r, read, table, tbl, tc, tr, words


def span(columns: object) -> str:
    return f'<w:gridSpan w:val="{columns}"/>'


DOWN = '<w:vMerge w:val="restart"/>'
ON = "<w:vMerge/>"


def corners(found: Table) -> list[tuple[int, int, int, int, str]]:
    """Row, column, row span, column span and words of each cell."""
    return [(c.row, c.column, c.row_span, c.column_span, " ".join(words(c.content))) for c in found.cells]


def test_a_goal_table() -> None:
    found = table(read(tbl(tr("Titel", "Mål"), tr("Drift", tc("Stabil drift.", "Hele året.")))))
    assert (found.rows, found.columns) == (2, 2)
    assert corners(found) == [
        (1, 1, 1, 1, "Titel"), (1, 2, 1, 1, "Mål"), (2, 1, 1, 1, "Drift"), (2, 2, 1, 1, "Stabil drift. Hele året."),
    ]  # fmt: skip


def test_an_empty_cell_has_no_content() -> None:
    assert table(read(tbl(tr("Bemærkninger", tc(p(), p("  ")))))).cells[1] == Cell(1, 2, ())


def test_merged_cells_stand_once() -> None:
    found = table(
        read(
            tbl(
                tr(tc("Fælles mål", properties=span(3))),
                tr(tc("Mål 1", properties=DOWN), "1.1", "Q1"),
                tr(tc(properties=ON), "1.2", "Q2"),
                tr(tc("Mål 2", properties=DOWN), "2.1", "Q3"),
                columns=3,
            )
        )
    )
    assert corners(found) == [
        (1, 1, 1, 3, "Fælles mål"), (2, 1, 2, 1, "Mål 1"), (2, 2, 1, 1, "1.1"), (2, 3, 1, 1, "Q1"), (3, 2, 1, 1, "1.2"),
        (3, 3, 1, 1, "Q2"), (4, 1, 1, 1, "Mål 2"), (4, 2, 1, 1, "2.1"), (4, 3, 1, 1, "Q3"),
    ]  # fmt: skip


def test_a_cell_merged_over_rows_and_columns() -> None:
    both = span(2)
    found = table(read(tbl(tr(tc("a", properties=both + DOWN), "b"), tr(tc(properties=both + ON), "c"), columns=3)))
    assert corners(found) == [(1, 1, 2, 2, "a"), (1, 3, 1, 1, "b"), (2, 3, 1, 1, "c")]


def test_a_continued_cell_below_nothing_stands_for_itself() -> None:
    assert corners(table(read(tbl(tr("a"), tr(tc("b", properties=ON)), columns=1)))) == [
        (1, 1, 1, 1, "a"),
        (2, 1, 1, 1, "b"),
    ]


def test_columns_left_out_before_and_behind_a_row() -> None:
    found = table(read(tbl(tr("a", "b", "c"), tr("d", properties='<w:gridBefore w:val="2"/>'), columns=3)))
    assert corners(found)[-1] == (2, 3, 1, 1, "d")
    assert found.columns == 3


def test_the_older_merge_of_columns() -> None:
    row = tr(tc("a", properties='<w:hMerge w:val="restart"/>'), tc(properties="<w:hMerge/>"), "b")
    assert corners(table(read(tbl(row, columns=3)))) == [(1, 1, 1, 2, "a"), (1, 3, 1, 1, "b")]


@pytest.mark.parametrize("absurd", [2**31, 10**30, -4, "mange", ""])
def test_absurd_spans_are_held_to_the_grid(absurd: object) -> None:
    before = f'<w:gridBefore w:val="{absurd}"/>'
    found = table(read(tbl(tr(tc("a", properties=span(absurd))), tr("b", properties=before), columns=2)))
    assert found.columns <= 2
    assert all(c.column + c.column_span - 1 <= 2 for c in found.cells)
    assert [words(c.content) for c in found.cells] == [["a"], ["b"]]


def test_rows_and_cells_in_content_controls_and_tracked_changes() -> None:
    control = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"
    rows = (
        control.format(tr(control.format(tc("a")), "b")),
        tr("slettet", "række", properties="<w:del/>"),
        tr("tilføjet", "række", properties="<w:ins/>"),
    )
    assert [words(c.content) for c in table(read(tbl(*rows))).cells] == [["a"], ["b"], ["tilføjet"], ["række"]]


def test_a_table_whose_rows_were_all_deleted_is_no_block() -> None:
    assert read(tbl(tr("a", properties="<w:del/>"))).blocks == ()


def test_a_table_in_a_cell_stands_where_the_cell_stands() -> None:
    (outer,) = table(read(tbl(tr(tc(p("før"), tbl(tr("indre", "celle")), p("efter"))), columns=1))).cells
    before, inner, after = outer.content
    assert isinstance(before, Text)
    assert isinstance(inner, Table)
    assert isinstance(after, Text)
    assert corners(inner) == [(1, 1, 1, 1, "indre"), (1, 2, 1, 1, "celle")]
    assert inner.place == Place(block=1, row=1, column=1)
    inside = inner.cells[1].content[0]
    assert isinstance(inside, Text)
    assert inside.places == (Place(block=1, row=1, column=1),)


def nested(depth: int) -> str:
    body = p("bund")
    for _ in range(depth):
        body = tbl(tr(f"<w:tc>{body}</w:tc>"), columns=1)
    return body


def test_tables_in_tables_are_read_as_deep_as_the_format_goes() -> None:
    blocks = read(nested(60)).blocks
    for _ in range(60):
        (block,) = blocks
        assert isinstance(block, Table)
        blocks = block.cells[0].content
    assert words(blocks) == ["bund"]


def test_tables_in_tables_beyond_all_reason_are_refused_in_one_line() -> None:
    with pytest.raises(TooLarge, match="beyond all limits"):
        read(nested(400))


def test_a_page_break_in_a_cell_parts_paragraphs() -> None:
    page = '<w:r><w:br w:type="page"/></w:r>'
    (cell,) = table(read(tbl(tr(tc(p(r("a"), page, r("b")))), columns=1))).cells
    assert words(cell.content) == ["a", "b"]


CELLS = st.tuples(st.integers(0, 5), st.sampled_from(["", DOWN, ON]))


@given(st.lists(st.lists(CELLS, min_size=1, max_size=4), min_size=1, max_size=5))
def test_no_two_cells_share_a_position(rows: list[list[tuple[int, str]]]) -> None:
    body = tbl(*(tr(*(tc("x", properties=span(wide) + merge) for wide, merge in row)) for row in rows), columns=3)
    found = table(read(body))
    covered = [
        (row, column)
        for c in found.cells
        for row in range(c.row, c.row + c.row_span)
        for column in range(c.column, c.column + c.column_span)
    ]
    assert len(covered) == len(set(covered))
    assert max(row for row, _ in covered) <= found.rows
    assert max(column for _, column in covered) <= found.columns
