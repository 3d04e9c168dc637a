"""Which tables structure trees tell of, and what belongs to their cells."""

from __future__ import annotations

from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maalplan.ingest.pdf.shown import PageView, Tag
from maalplan.ingest.pdf.tagged import TaggedTable, Trees, trees_of

Kids = tuple["int | Tree", ...]


class Tree:
    """An element as it is written in these tests; its path follows from where it stands."""

    def __init__(self, kind: str, *kids: int | Tree | None, spans: tuple[int, int] = (1, 1)) -> None:
        self.kind, self.kids, self.spans = kind, kids, spans

    def tag(self, *path: int) -> Tag:
        kids = enumerate(self.kids)
        content = tuple(kid.tag(*path, n) if isinstance(kid, Tree) else kid for n, kid in kids if kid is not None)
        return Tag(self.kind, path, content, *self.spans, children=len(self.kids))


def pages(*trees: Tree) -> list[PageView]:
    return [PageView(n, 595, 842, (), (), tags=(tree.tag(0),)) for n, tree in enumerate(trees, start=1)]


def told(*trees: Tree) -> Trees:
    return trees_of(pages(*trees))


def only(trees: Trees) -> TaggedTable:
    (table,) = trees.tables.values()
    return table


def places(table: TaggedTable) -> list[tuple[int, int, int, int]]:
    """Row, column and spans of the cells, in the order of the tree."""
    cells = (table.cells[path] for path in sorted(table.cells))
    return [(cell.row, cell.column, cell.row_span, cell.column_span) for cell in cells]


def row(*cells: int | Tree | None, kind: str = "TD") -> Tree:
    return Tree("TR", *(Tree(kind, cell) if isinstance(cell, int) else cell for cell in cells))


def wide(content: int, rows: int, columns: int) -> Tree:
    return Tree("TD", content, spans=(rows, columns))


@pytest.mark.parametrize(
    ("rows", "expected", "why"),
    [
        ([row(0, 1), row(2, 3)], [(0, 0, 1, 1), (0, 1, 1, 1), (1, 0, 1, 1), (1, 1, 1, 1)], "a row after the other"),
        (
            [Tree("THead", row(0, 1, kind="TH")), Tree("TBody", row(2, 3))],
            [(0, 0, 1, 1), (0, 1, 1, 1), (1, 0, 1, 1), (1, 1, 1, 1)],
            "groups of rows are none",
        ),
        (
            [row(wide(0, 2, 1), 1), row(2), row(3, 4)],
            [(0, 0, 2, 1), (0, 1, 1, 1), (1, 1, 1, 1), (2, 0, 1, 1), (2, 1, 1, 1)],
            "below a cell that reaches down the next begins beside it",
        ),
        (
            [row(0, 1, 2), row(wide(3, 1, 2), 4)],
            [(0, 0, 1, 1), (0, 1, 1, 1), (0, 2, 1, 1), (1, 0, 1, 2), (1, 2, 1, 1)],
            "a wide cell",
        ),
        (
            [row(0, 1, 2), row(3, None, 4)],
            [(0, 0, 1, 1), (0, 1, 1, 1), (0, 2, 1, 1), (1, 0, 1, 1), (1, 2, 1, 1)],
            "an empty cell is not on the page, but its place is",
        ),
        (
            [row(0, 1, 2), row(None, 3)],
            [(0, 0, 1, 1), (0, 1, 1, 1), (0, 2, 1, 1), (1, 2, 1, 1)],
            "the only empty cell of a row that is too narrow is as wide as the rest",
        ),
        (
            [row(0, 1, 2), row(None, 3, None)],
            [(0, 0, 1, 1), (0, 1, 1, 1), (0, 2, 1, 1), (1, 1, 1, 1)],
            "a row that ends with an empty cell is not too narrow",
        ),
        (
            [row(None, wide(0, 1, 2)), row(1, 2), row(3, 4, 5)],
            [(0, 1, 1, 2), (1, 1, 1, 1), (1, 2, 1, 1), (2, 0, 1, 1), (2, 1, 1, 1), (2, 2, 1, 1)],
            "an empty cell reaches down beside a row that is too narrow without it",
        ),
        (
            [row(wide(0, 1, 100)), row(1, 2)],
            [(0, 0, 1, 2), (1, 0, 1, 1), (1, 1, 1, 1)],
            "a cell is no wider than the table",
        ),
        (
            [row(0, wide(1, 2, 1)), row(wide(2, 1, 2))],
            [(0, 0, 1, 1), (0, 1, 2, 1), (1, 0, 1, 1)],
            "a cell is no wider than to one that reaches down beside it",
        ),
        (
            [Tree("TR", Tree("P", 0), Tree("P", 1)), row(2, 3)],
            [(0, 0, 1, 1), (0, 1, 1, 1), (1, 0, 1, 1), (1, 1, 1, 1)],
            "paragraphs right in a row are its cells",
        ),
        (
            [Tree("TR", 90, Tree("TD", 0), Tree("TD", 1)), row(2, 3)],
            [(0, 0, 1, 1), (0, 1, 1, 1), (1, 0, 1, 1), (1, 1, 1, 1)],
            "a shade that is drawn behind a row is no cell",
        ),
    ],
)
def test_rows_and_columns(rows: list[Tree], expected: list[tuple[int, int, int, int]], why: str) -> None:
    assert places(only(told(Tree("Table", *rows)))) == expected, why


@pytest.mark.parametrize(
    ("tree", "why"),
    [
        (Tree("Table", row(0), row(1)), "one column"),
        (Tree("Table", row(0, 1)), "one row"),
        (Tree("Table", Tree("TD", 0), Tree("TD", 1)), "cells in no row"),
        (
            Tree("Table", row(Tree("TD", Tree("H1", 0), *(Tree("P", n) for n in range(1, 6))), 9), row(10, 11)),
            "a cell with headings and what stands under them is a page that was laid out with a table",
        ),
    ],
)
def test_no_tables(tree: Tree, why: str) -> None:
    trees = told(tree)
    assert not trees.tables, why
    assert all(home.table is None for home in trees.homes[0].values())


def test_a_table_over_pages_is_one() -> None:
    first = Tree("Table", row(0, 1), row(2, 3), None)
    second = Tree("Table", None, row(None, 0), row(1, 2))
    trees = told(first, second)
    table = only(trees)
    assert (table.rows, table.columns) == (3, 2)
    cut = table.cells[0, 1, 1]
    assert (cut.row, cut.column) == (1, 1)
    assert trees.homes[0][3].cell == trees.homes[1][0].cell == cut.path


def test_a_table_in_a_cell_is_told_from_the_one_around_it() -> None:
    inner = Tree("Table", row(4, 5), row(6, 7))
    trees = told(Tree("Table", row(0, 1), row(2, Tree("TD", Tree("P", 3), inner))))
    outer, within = sorted(trees.tables)
    assert trees.tables[within].within == (0, 1, 1)
    assert trees.homes[0][3].table == outer
    assert trees.homes[0][7].table == within


def test_tables_inside_one_that_is_none_stand_free() -> None:
    inner = Tree("Table", row(4, 5), row(6, 7))
    trees = told(Tree("Table", row(Tree("TD", Tree("P", 3), inner))))
    assert only(trees).within is None
    assert trees.homes[0][3].cell is None


def test_paragraphs_items_and_labels() -> None:
    item = Tree("LI", Tree("Lbl", 1), Tree("LBody", Tree("P", 2), Tree("P", 3), Tree("L", Tree("LI", 4))))
    homes = told(Tree("Table", row(Tree("TD", Tree("P", 0), Tree("L", item), 5), 6), row(7, 8))).homes[0]
    assert [homes[n].kind for n in range(6)] == ["paragraph", "label", "item", "item", "item", "run"]
    assert homes[1].block == homes[2].block == homes[3].block != homes[4].block
    assert homes[2].part != homes[3].part


def test_words_between_paragraphs_are_not_one_with_those_before() -> None:
    homes = told(Tree("Table", row(Tree("TD", 0, Tree("P", 1), 2), 3), row(4, 5))).homes[0]
    assert len({homes[n].block for n in range(3)}) == 3


SPANS = st.lists(
    st.lists(st.tuples(st.integers(1, 3), st.integers(1, 3)), min_size=1, max_size=4), min_size=1, max_size=5
)


@given(SPANS)
def test_cells_never_share_a_place(spans: list[list[tuple[int, int]]]) -> None:
    """However the spans lie, no two cells cover the same row and column, and none reaches out of its table."""
    numbers = count()
    rows = [Tree("TR", *(wide(next(numbers), *span) for span in cells)) for cells in spans]
    for table in told(Tree("Table", *rows)).tables.values():
        covered = [
            (down, across)
            for cell in table.cells.values()
            for down in range(cell.row, cell.last_row + 1)
            for across in range(cell.column, cell.end)
        ]
        assert len(covered) == len(set(covered))
        assert all(down < table.rows and across < table.columns for down, across in covered)
