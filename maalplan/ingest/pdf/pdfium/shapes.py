"""One walk over a page's objects: what is drawn on it, what text objects it has, how much of it is pictures."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice, pairwise, repeat
from typing import TypeAlias

from maalplan.ingest.fills import as_fill
from maalplan.ingest.pdf.pdfium.calls import Address, Calls, addresses, all_of, calls
from maalplan.ingest.pdf.pdfium.frame import PLAIN, Corners, Frame, Matrix, Six, after
from maalplan.ingest.pdf.ruling import sides_of
from maalplan.ingest.pdf.shown import Box, Edge, Paint, Shape
from maalplan.limits import PAGE_SHAPES

_TEXT, _PATH, _IMAGE, _FORM = 1, 2, 3, 5
"""pdfium's numbers for the kinds of page objects."""
_CURVE_TO, _MOVE_TO = 1, 2
"""pdfium's numbers for the kinds of path segments; a third one, 0, draws a line."""
_DEEPEST = 16
"""Forms inside forms; deeper ones draw themselves."""
_STRAIGHT = 0.01
"""Points by which the ends of a level or upright line may differ: pdfium counts in single precision."""
_LEAN = 0.005
"""Share of its length by which a line may lean and still be meant to be level or upright."""

_CELL = 8
"""Points that a painted cell is wide and high at least."""

_Point: TypeAlias = tuple[float, float]
_Path: TypeAlias = tuple[Address, Matrix]
"""A path and how what it lies in is shown."""
_Segment: TypeAlias = tuple[int, float, float]
"""What kind it is, and where it ends."""
_ROUND = [True, False, True, False], [False, True, False, True]
"""The ways that the sides of a rectangle run: upright, level, and so on."""


@dataclass(slots=True)
class Drawing:
    """What a walk over a page finds: shapes, text objects in the order in which they are drawn, boxes of pictures.

    ``in_forms``: for the text objects inside forms the marked content that the form belongs to (-1 for none); the
    numbers that they have themselves count within the form.
    """

    shapes: list[Shape] = field(default_factory=list)
    texts: list[Address] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    paints: list[Paint] = field(default_factory=list)
    in_forms: dict[Address, int] = field(default_factory=dict)


def drawing_of(page: Address, frame: Frame) -> Drawing:
    """All that is drawn on *page*, in the coordinates of *frame*; no shapes where they are too many for tables."""
    call = calls()
    drawing = Drawing()
    paths: list[_Path] = []
    count = call.count_objects(page)
    _walk(list(map(call.object_at, repeat(page, count), range(count))), frame.matrix, drawing, paths, ())
    if len(paths) <= PAGE_SHAPES:
        drawing.shapes += islice(_shapes(paths, call, drawing.paints), PAGE_SHAPES + 1)
    if len(drawing.shapes) > PAGE_SHAPES:
        drawing.shapes.clear()
    return drawing


def _walk(
    objects: Sequence[Address], matrix: Matrix, drawing: Drawing, paths: list[_Path], inside: tuple[Address, ...]
) -> None:
    """What *objects* are; they lie in the forms *inside*, the outermost first, and are shown by *matrix*."""
    call = calls()
    if inside:
        content: int = call.content_id(inside[0])
        drawing.in_forms |= dict.fromkeys(objects, content)
    for item, kind in zip(objects, map(call.object_type, objects), strict=True):
        if kind == _TEXT:
            drawing.texts.append(item)
        elif kind == _PATH:
            paths.append((item, matrix))
        elif kind == _IMAGE:
            drawing.pictures.append(_bounds(item, matrix, call))
        elif kind == _FORM and len(inside) < _DEEPEST:
            count = call.count_in_form(item)
            parts = list(map(call.object_in_form, repeat(item, count), range(count)))
            _walk(parts, after(_matrix(item, call), matrix), drawing, paths, (*inside, item))


def _matrix(item: Address, call: Calls) -> Matrix:
    six = Six()
    return six.values() if call.object_matrix(item, ctypes.byref(six)) else PLAIN


def _bounds(item: Address, matrix: Matrix, call: Calls) -> Box:
    found = Corners()
    size = ctypes.sizeof(ctypes.c_float)
    start = ctypes.addressof(found)
    # asked for as left, bottom, right, top
    if not call.object_bounds(item, start, start + 3 * size, start + 2 * size, start + size):
        return 0.0, 0.0, 0.0, 0.0
    return Frame(0, 0, matrix).box(found.left, found.bottom, found.right, found.top)


# ------------------------------------------------------------------ paths


def _shapes(paths: Sequence[_Path], call: Calls, paints: list[Paint]) -> Iterator[Shape]:
    """The shapes that *paths* draw: one for each part that a path moves to; what they paint goes into *paints*."""
    items = [item for item, _ in paths]
    fills, strokes = (ctypes.c_int * len(items))(), (ctypes.c_int * len(items))()
    all_of(map(call.draw_mode, items, addresses(fills, 1), addresses(strokes, 1)))
    drawn = [
        (item, matrix, bool(stroke), bool(fill))
        for (item, matrix), fill, stroke in zip(paths, fills, strokes, strict=True)
        if fill or stroke
    ]
    kept = [item for item, *_ in drawn]
    matrices = (ctypes.c_float * (6 * len(drawn)))()
    known = list(map(call.object_matrix, kept, addresses(matrices, 6)))
    moved = zip(*[iter(matrices[:])] * 6, strict=True)
    for (item, matrix, outlined, filled), is_known, own, segments in zip(
        drawn, known, moved, _segments(kept, call), strict=True
    ):
        for points in _parts(segments, after(own, matrix) if is_known and own != PLAIN else matrix):
            if len(points) > 1:
                shape = _shape(points, outlined)
                if filled and shape.kind == "rect" and _is_cell(shape.box) and (paint := _paint(item, call)):
                    paints.append(Paint(shape.box, paint))
                yield shape


def _is_cell(box: Box) -> bool:
    """Is a rectangle large enough for a table's cell?"""
    return box[2] - box[0] >= _CELL and box[3] - box[1] >= _CELL


def _paint(item: Address, call: Calls) -> str | None:
    """The strong colour in which a path is filled."""
    parts = (ctypes.c_uint * 4)()
    start, size = ctypes.addressof(parts), ctypes.sizeof(ctypes.c_uint)
    if not call.fill_color(item, start, start + size, start + 2 * size, start + 3 * size):
        return None
    return as_fill("".join(f"{part:02X}" for part in parts[:3]))


def _segments(paths: Sequence[Address], call: Calls) -> list[list[_Segment]]:
    """The segments of each of *paths*."""
    counts = [max(0, count) for count in map(call.count_segments, paths)]
    of = chain.from_iterable(map(repeat, paths, counts))
    segments = list(map(call.segment_at, of, chain.from_iterable(map(range, counts))))
    room = (ctypes.c_float * (2 * len(segments)))()
    xs = addresses(room, 2)
    all_of(map(call.segment_point, segments, xs, range(xs.start + 4, xs.stop + 4, xs.step)))
    told = zip(map(call.segment_type, segments), room[0::2], room[1::2], strict=True)
    return [list(islice(told, count)) for count in counts]


def _parts(segments: Iterable[_Segment], matrix: Matrix) -> list[list[_Point]]:
    """The points of each part of a path; of a curve its end alone."""
    a, b, c, d, e, f = matrix
    points: list[_Point] = []
    parts = [points]
    controls = 0
    for kind, x, y in segments:
        if kind == _MOVE_TO:
            points = []
            parts.append(points)
        controls = (controls + 1) % 3 if kind == _CURVE_TO else 0
        if controls == 0:
            points.append((a * x + c * y + e, b * x + d * y + f))
    return parts


def _shape(points: Sequence[_Point], outlined: bool) -> Shape:
    xs, ys = zip(*points, strict=True)
    box = min(xs), min(ys), max(xs), max(ys)
    ways = [_is_upright(one, two) for one, two in pairwise(points)]
    closed = _near(points[0][0], points[-1][0]) and _near(points[0][1], points[-1][1])
    if closed and ways in _ROUND:
        return Shape("rect", box, sides_of(box), outlined)
    edges = tuple(
        _edge(one, two, upright)
        for (one, two), upright in zip(pairwise(points), ways, strict=True)
        if upright is not None
    )
    return Shape("line" if len(points) == 2 else "curve", box, edges, outlined)


def _is_upright(one: _Point, two: _Point) -> bool | None:
    """Whether the line between two points is upright, and not level; None for a slanted one."""
    across, down = abs(two[0] - one[0]), abs(two[1] - one[1])
    if across <= _STRAIGHT or across <= _LEAN * down:
        return True
    if down <= _STRAIGHT or down <= _LEAN * across:
        return False
    return None


def _edge(one: _Point, two: _Point, upright: bool) -> Edge:
    """The edge between two points, in the middle of what it leans over."""
    (x, y), (to_x, to_y) = one, two
    if upright:
        return Edge((x + to_x) / 2, min(y, to_y), max(y, to_y), upright=True)
    return Edge((y + to_y) / 2, min(x, to_x), max(x, to_x), upright=False)


def _near(one: float, other: float) -> bool:
    return abs(one - other) <= _STRAIGHT
