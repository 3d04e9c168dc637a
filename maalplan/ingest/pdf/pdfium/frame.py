"""From a PDF's own coordinates to those of the page as it is shown."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from maalplan.ingest.pdf.shown import Box

Matrix: TypeAlias = tuple[float, float, float, float, float, float]
"""``(a, b, c, d, e, f)``: x' = a x + c y + e, y' = b x + d y + f."""

PLAIN: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Corners(ctypes.Structure):
    """pdfium's rectangle."""

    _fields_ = (
        ("left", ctypes.c_float),
        ("top", ctypes.c_float),
        ("right", ctypes.c_float),
        ("bottom", ctypes.c_float),
    )


class Six(ctypes.Structure):
    """pdfium's matrix."""

    _fields_ = tuple((name, ctypes.c_float) for name in "abcdef")

    def values(self) -> Matrix:
        """The six numbers."""
        return self.a, self.b, self.c, self.d, self.e, self.f


def after(first: Matrix, then: Matrix) -> Matrix:
    """The matrix that does *first* and *then* the other.

    >>> after((1, 0, 0, 1, 5, 5), (2, 0, 0, 2, 0, 0))
    (2, 0, 0, 2, 10, 10)
    """
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


@dataclass(frozen=True, slots=True)
class Frame:
    """How a page is shown: ``width`` and ``height`` in points, ``matrix`` from the file's coordinates (origin below)
    to those from the page's top left, which turns by quarters and never stretches."""

    width: float
    height: float
    matrix: Matrix

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Where the point is shown."""
        a, b, c, d, e, f = self.matrix
        return a * x + c * y + e, b * x + d * y + f

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """Where the box is shown."""
        a, b, c, d, e, f = self.matrix
        if a == 1.0:
            return x0 + e, f - y1, x1 + e, f - y0
        ax, ay = a * x0 + c * y0 + e, b * x0 + d * y0 + f
        bx, by = a * x1 + c * y1 + e, b * x1 + d * y1 + f
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)

    def boxes(self, boxes: Iterable[Box]) -> list[Box]:
        """Where the boxes are shown."""
        a, _, _, _, e, f = self.matrix
        if a == 1.0:
            return [(x0 + e, f - y1, x1 + e, f - y0) for x0, y0, x1, y1 in boxes]
        return [self.box(*box) for box in boxes]

    def turned(self, quarter_turns: int) -> Frame:
        """The same page turned clockwise.

        >>> frame_of((0, 0, 595, 842), 0).turned(1).point(10, 800)
        (800.0, 10.0)
        """
        frame = self
        for _ in range(quarter_turns % 4):
            frame = Frame(frame.height, frame.width, after(frame.matrix, (0.0, 1.0, -1.0, 0.0, frame.height, 0.0)))
        return frame


def frame_of(box: Box, quarter_turns: int) -> Frame:
    """The frame of a page whose shown part is *box* ``(left, bottom, right, top)`` in the file's coordinates, turned
    clockwise by *quarter_turns*.

    >>> frame_of((0, 0, 595, 842), 0).point(10, 800)
    (10.0, 42.0)
    >>> frame_of((0, 0, 595, 842), 1).point(10, 800)
    (800.0, 10.0)
    """
    left, bottom, right, top = box
    wide, high = right - left, top - bottom
    match quarter_turns % 4:
        case 1:
            return Frame(high, wide, (0.0, 1.0, 1.0, 0.0, -bottom, -left))
        case 2:
            return Frame(wide, high, (-1.0, 0.0, 0.0, 1.0, right, -bottom))
        case 3:
            return Frame(high, wide, (0.0, -1.0, -1.0, 0.0, top, right))
        case _:
            return Frame(wide, high, (1.0, 0.0, 0.0, -1.0, -left, top))
