"""Drawn lines to cells, beside pdfplumber's own finder."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from pdfplumber import table as reference

from maalplan.ingest.pdf.ruling import cells_of, grouped, joined, ruling_of, sides_of
from maalplan.ingest.pdf.shown import Box, Edge, Shape


def level(y: float, x0: float, x1: float) -> Edge:
    return Edge(y, x0, x1, upright=False)


def upright(x: float, top: float, bottom: float) -> Edge:
    return Edge(x, top, bottom, upright=True)


def lines(*edges: Edge) -> list[Shape]:
    return [
        Shape("line", (e.at, e.start, e.at, e.end) if e.upright else (e.start, e.at, e.end, e.at), (e,), outlined=True)
        for e in edges
    ]


def test_four_lines_are_a_frame_and_five_a_table() -> None:
    frame = [level(0, 0, 100), level(50, 0, 100), upright(0, 0, 50), upright(100, 0, 50)]
    assert [grid.cells for grid in ruling_of(lines(*frame))[0]] == [((0, 0, 100, 50),)]
    two = ruling_of(lines(*frame, upright(40, 0, 50)))[0]
    assert [grid.cells for grid in two] == [((0, 0, 40, 50), (40, 0, 100, 50))]


def test_a_merged_cell_is_as_wide_as_it_is_drawn() -> None:
    edges = [level(y, 0, 100) for y in (0, 20, 40)] + [upright(x, 0, 40) for x in (0, 100)] + [upright(50, 20, 40)]
    (grid,), _ = ruling_of(lines(*edges))
    assert grid.cells == ((0, 0, 100, 20), (0, 20, 50, 40), (50, 20, 100, 40))


def test_a_row_that_the_page_cuts_is_closed_and_said_to_be_open() -> None:
    edges = [level(0, 0, 100), level(20, 0, 100)] + [upright(x, 0, 60) for x in (0, 50, 100)]
    (grid,), _ = ruling_of(lines(*edges))
    assert (grid.open_top, grid.open_bottom, len(grid.cells)) == (False, True, 4)


def test_shades_without_a_line_are_shaded() -> None:
    shades = [(0.0, 0.0, 100.0, 20.0), (0.0, 20.0, 100.0, 40.0)]
    (grid,), rules = ruling_of([Shape("rect", box, sides_of(box)) for box in shades])
    assert grid.shaded
    assert len(rules) == 3


def test_edges_nearly_on_one_line_are_one_from_the_first_start_to_the_last_end() -> None:
    (edge,) = joined([level(10.0, 50, 90), level(11.0, 0, 48)])
    assert edge == (10.5, 0, 90, False)


_spots = st.integers(0, 12).map(lambda n: n * 10.0)
_edges = st.builds(
    lambda at, one, two, is_upright: Edge(at, min(one, two), max(one, two), is_upright),
    _spots,
    _spots,
    _spots,
    st.booleans(),
)


@given(st.lists(_edges, max_size=25))
def test_cells_are_those_of_pdfplumbers_finder(edges: list[Edge]) -> None:
    up = joined([edge for edge in edges if edge.upright and edge.end > edge.start])
    flat = joined([edge for edge in edges if not edge.upright and edge.end > edge.start])
    theirs = reference.intersections_to_cells(
        reference.edges_to_intersections([_theirs(edge) for edge in (*up, *flat)], 3, 3)
    )
    ours = cells_of(up, flat)
    assert sorted(ours) == sorted(theirs)
    assert _as_sets(group for group in grouped(ours) if len(group) > 1) == _as_sets(reference.cells_to_tables(theirs))


def _theirs(edge: Edge) -> dict[str, object]:
    if edge.upright:
        box = {"x0": edge.at, "x1": edge.at, "top": edge.start, "bottom": edge.end}
    else:
        box = {"x0": edge.start, "x1": edge.end, "top": edge.at, "bottom": edge.at}
    return {**box, "orientation": "v" if edge.upright else "h"}


def _as_sets(groups: object) -> set[frozenset[Box]]:
    return {frozenset(group) for group in groups}  # type: ignore[attr-defined]  # pdfplumber has no types
