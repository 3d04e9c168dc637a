"""Tables of OpenDocument texts: where each cell stands, how far it spans, and what stands in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maalplan import limits
from maalplan.errors import TooLarge
from maalplan.ingest import bounds
from maalplan.model import Table
from tests.ingest.docx_maker import outline, table, words
from tests.ingest.odt_maker import h, listed, p, read, tbl, tc, tr

COVERED = "<table:covered-table-cell/>"


def shape(found: Table) -> list[str]:
    """Each cell as ``row,column rows x columns words``."""
    return [
        f"{cell.row},{cell.column} {cell.row_span}x{cell.column_span} {' '.join(words(cell.content))}".rstrip()
        for cell in found.cells
    ]


def across(columns: int) -> str:
    return f'table:number-columns-spanned="{columns}"'


def down(rows: int) -> str:
    return f'table:number-rows-spanned="{rows}"'


@pytest.mark.parametrize(
    ("rows", "expected", "why"),
    [
        ([tr("a", "b"), tr("c", "d")], ["1,1 1x1 a", "1,2 1x1 b", "2,1 1x1 c", "2,2 1x1 d"], "a grid"),
        ([tr(tc("a", more=across(2)), COVERED), tr("b", "c")], ["1,1 1x2 a", "2,1 1x1 b", "2,2 1x1 c"], "across"),
        ([tr(tc("a", more=down(2)), "b"), tr(COVERED, "c")], ["1,1 2x1 a", "1,2 1x1 b", "2,2 1x1 c"], "down"),
        (
            [tr(tc("a", more=down(2)), "b"), tr("c")],
            ["1,1 2x1 a", "1,2 1x1 b", "2,2 1x1 c"],
            "covered cells that were left out",
        ),
        ([tr(tc("a", more=across(2))), tr("b", "c")], ["1,1 1x2 a", "2,1 1x1 b", "2,2 1x1 c"], "likewise across"),
        ([tr(tc("a", more=across(99999))), tr("b", "c")], ["1,1 1x2 a", "2,1 1x1 b", "2,2 1x1 c"], "too far across"),
        ([tr(tc("a", more=down(99999)), "b")], ["1,1 1x1 a", "1,2 1x1 b"], "too far down"),
        ([tr(tc("a", more=across(0) + " " + down(0)))], ["1,1 1x1 a"], "no span at all"),
        ([tr(tc("a", more='table:number-columns-spanned="mange"'))], ["1,1 1x1 a"], "a span that is no number"),
        (
            ["<table:table-header-rows>" + tr("Mål", "Frist") + "</table:table-header-rows>", tr("a", "b")],
            ["1,1 1x1 Mål", "1,2 1x1 Frist", "2,1 1x1 a", "2,2 1x1 b"],
            "header rows",
        ),
        (["<table:table-row-group>" + tr("a", "b") + "</table:table-row-group>"], ["1,1 1x1 a", "1,2 1x1 b"], "groups"),
        ([tr("a", more='table:visibility="collapse"'), tr("b", "c")], ["1,1 1x1 b", "1,2 1x1 c"], "hidden rows"),
        ([tr(tc("a", more='table:number-columns-repeated="2"'))], ["1,1 1x1 a", "1,2 1x1 a"], "repeated cells"),
        ([tr("a", "b", more='table:number-rows-repeated="2"')], ["1,1 1x1 a", "1,2 1x1 b", "2,1 1x1 a", "2,2 1x1 b"],
         "repeated rows"),
        ([tr(tc(more='table:number-columns-repeated="16000"'), "a")], ["1,201 1x1 a"], "empty cells are a gap"),
        ([tr("a", ""), tr("", "b")], ["1,1 1x1 a", "1,2 1x1", "2,1 1x1", "2,2 1x1 b"], "empty cells"),
    ],
)  # fmt: skip
def test_where_cells_stand(rows: list[str], expected: list[str], why: str) -> None:
    assert shape(table(read(tbl(*rows)))) == expected, why


def test_empty_rows_are_not_repeated() -> None:
    found = table(read(tbl(tr("a", "b"), tr("", "", more='table:number-rows-repeated="1048576"'))))
    assert (found.rows, found.columns) == (2, 2)


def test_a_table_without_declared_columns() -> None:
    found = table(read(tbl(tr("a", "b", "c"), columns=0)))
    assert (found.rows, found.columns) == (1, 3)


def test_more_columns_declared_than_used_are_columns() -> None:
    assert table(read(tbl(tr("a"), columns=3))).columns == 3
    assert table(read(tbl(tr("a"), columns=99999))).columns == limits.SPANNED_COLUMNS


def test_a_table_without_cells_is_none() -> None:
    assert read(p("Mål") + tbl(columns=2)).blocks == read(p("Mål")).blocks


def test_cells_hold_lists_headings_and_tables() -> None:
    inner = tc(p("Målet er nået, når:"), listed("a", "b"), tbl(tr("x", "y")), h(2, "Øvrigt"))
    found = table(read(tbl(tr("Mål", inner))))
    assert outline(found.cells[1].content) == [
        "paragraph Målet er nået, når:",
        "item1 [•] a",
        "item1 [•] b",
        "table 1x2",
        "heading2 Øvrigt",
    ]


numbers = st.one_of(st.integers(-2, 6).map(str), st.sampled_from(["x", "", "99999999999"]))
names = st.sampled_from(
    ["number-columns-spanned", "number-rows-spanned", "number-columns-repeated", "number-rows-repeated"]
)
attributes = st.dictionaries(names, numbers, max_size=3).map(
    lambda found: " ".join(f'table:{name}="{value}"' for name, value in found.items())
)
cells = st.one_of(
    st.just(COVERED), st.builds(lambda more, word: tc(word, more=more), attributes, st.sampled_from("ab"))
)
rows_of_cells = st.lists(st.builds(lambda inner, more: tr(*inner, more=more), st.lists(cells, max_size=4), attributes),
                         max_size=4)  # fmt: skip


@given(rows_of_cells, st.integers(0, 4))
def test_cells_lie_in_the_grid_and_not_on_each_other_s_corners(rows: list[str], columns: int) -> None:
    for found in read(p("Mål") + tbl(*rows, columns=columns)).blocks[1:]:
        assert isinstance(found, Table)
        corners = [(cell.row, cell.column) for cell in found.cells]
        assert len(set(corners)) == len(corners)
        for cell in found.cells:
            assert 1 <= cell.row <= cell.row + cell.row_span - 1 <= found.rows
            assert 1 <= cell.column <= cell.column + cell.column_span - 1 <= found.columns


def test_a_table_larger_than_any_is_refused_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "BLOCKS", 10)
    with pytest.raises(TooLarge, match="more than 10 paragraphs"):
        read(tbl(*[tr("a", "b")] * 6))
