"""One walk over a page's objects: what is drawn on it, what text objects it has, how much of it is pictures."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from maalplan.ingest.pdf.pdfium.calls import Address, Calls, calls
from maalplan.ingest.pdf.pdfium.frame import PLAIN, Corners, Frame, Matrix, Six, after
from maalplan.ingest.pdf.ruling import sides_of
from maalplan.ingest.pdf.shown import Box, Edge, Shape

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

_Point = tuple[float, float]


@dataclass(slots=True)
class Drawing:
    """What a walk over a page finds: shapes, text objects in the order in which they are drawn, boxes of pictures.

    ``in_forms``: for the text objects inside forms the marked content that the form belongs to (-1 for none); the
    numbers that they have themselves count within the form.
    """

    shapes: list[Shape] = field(default_factory=list)
    texts: list[Address] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    in_forms: dict[Address, int] = field(default_factory=dict)


def drawing_of(page: Address, frame: Frame) -> Drawing:
    """All that is drawn on *page*, in the coordinates of *frame*."""
    call = calls()
    drawing = Drawing()
    objects = [call.object_at(page, index) for index in range(call.count_objects(page))]
    _walk(objects, PLAIN, frame, drawing, ())
    return drawing


def _walk(
    objects: Sequence[Address], form: Matrix, frame: Frame, drawing: Drawing, inside: tuple[Address, ...]
) -> None:
    """What *objects* draw; they lie in the forms *inside*, the outermost first, and are moved by *form*."""
    call = calls()
    if inside:
        content: int = call.content_id(inside[0])
        drawing.in_forms |= dict.fromkeys(objects, content)
    for item, kind in zip(objects, map(call.object_type, objects), strict=True):
        if kind == _TEXT:
            drawing.texts.append(item)
        elif kind == _PATH:
            drawing.shapes += _shapes(item, after(after(_matrix(item), form), frame.matrix), call)
        elif kind == _IMAGE:
            drawing.pictures.append(_bounds(item, after(form, frame.matrix), call))
        elif kind == _FORM and len(inside) < _DEEPEST:
            parts = [call.object_in_form(item, index) for index in range(call.count_in_form(item))]
            _walk(parts, after(_matrix(item), form), frame, drawing, (*inside, item))


def _matrix(item: Address) -> Matrix:
    six = Six()
    return six.values() if calls().object_matrix(item, ctypes.byref(six)) else PLAIN


def _bounds(item: Address, matrix: Matrix, call: Calls) -> Box:
    found = Corners()
    size = ctypes.sizeof(ctypes.c_float)
    start = ctypes.addressof(found)
    # asked for as left, bottom, right, top
    if not call.object_bounds(item, start, start + 3 * size, start + 2 * size, start + size):
        return 0.0, 0.0, 0.0, 0.0
    return Frame(0, 0, matrix).box(found.left, found.bottom, found.right, found.top)


# ------------------------------------------------------------------ paths


def _shapes(path: Address, matrix: Matrix, call: Calls) -> Iterator[Shape]:
    """The shapes that a path draws: one for each part that it moves to."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    call.draw_mode(path, ctypes.byref(fill), ctypes.byref(stroke))
    if not (fill.value or stroke.value):
        return
    for points in _parts(path, matrix, call):
        if len(points) > 1:
            yield _shape(points, bool(stroke.value))


def _parts(path: Address, matrix: Matrix, call: Calls) -> Iterator[list[_Point]]:
    """The points of each part of a path; of a curve its end alone."""
    a, b, c, d, e, f = matrix
    x, y = ctypes.c_float(), ctypes.c_float()
    to_x, to_y = ctypes.byref(x), ctypes.byref(y)
    points: list[_Point] = []
    controls = 0
    for index in range(call.count_segments(path)):
        segment = call.segment_at(path, index)
        kind = call.segment_type(segment)
        if kind == _MOVE_TO:
            yield points
            points = []
        controls = (controls + 1) % 3 if kind == _CURVE_TO else 0
        if controls == 0:
            call.segment_point(segment, to_x, to_y)
            points.append((a * x.value + c * y.value + e, b * x.value + d * y.value + f))
    yield points


def _shape(points: Sequence[_Point], outlined: bool) -> Shape:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    box = min(xs), min(ys), max(xs), max(ys)
    if len(points) == 5 and _is_rectangle(points):
        return Shape("rect", box, sides_of(box), outlined)
    edges = (_edge(one, two) for one, two in pairwise(points))
    kept = tuple(edge for edge in edges if edge)
    return Shape("line" if len(points) == 2 else "curve", box, kept, outlined)


def _is_rectangle(points: Sequence[_Point]) -> bool:
    closed = _near(points[0][0], points[4][0]) and _near(points[0][1], points[4][1])
    straight = [_edge(one, two) for one, two in pairwise(points)]
    turns = [edge.upright for edge in straight if edge]
    return closed and turns in ([True, False, True, False], [False, True, False, True])


def _edge(one: _Point, two: _Point) -> Edge | None:
    """The edge between two points; None for a slanted one."""
    across, down = abs(two[0] - one[0]), abs(two[1] - one[1])
    if across <= max(_STRAIGHT, _LEAN * down):
        return Edge((one[0] + two[0]) / 2, min(one[1], two[1]), max(one[1], two[1]), upright=True)
    if down <= max(_STRAIGHT, _LEAN * across):
        return Edge((one[1] + two[1]) / 2, min(one[0], two[0]), max(one[0], two[0]), upright=False)
    return None


def _near(one: float, other: float) -> bool:
    return abs(one - other) <= _STRAIGHT
