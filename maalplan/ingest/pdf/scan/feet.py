"""The line that letters stand on, in a picture where it may rise, fall or bend a little."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

_STEEPEST = 0.06
"""Pixels up or down for each along, at most."""
_APART = 4
"""Letters between two that are compared."""
_TRIM = 0.14
"""Letters that are off the line by this share of the height, or more, hang below it or stand above it."""
_ROUNDS = 3
_ENOUGH, _MANY = 8, 30
"""So many letters show that a line leans, and that it is bent."""


@dataclass(frozen=True, slots=True)
class Foot:
    """``y = a + b (x - middle) + c (x - middle)²``, pixels."""

    middle: float
    terms: tuple[float, float, float]

    def at(self, x: Any) -> Any:
        """How far down it is at *x*, a number or an array of them."""
        along = x - self.middle
        a, b, c = self.terms
        return a + b * along + c * along * along


def foot_of(middles: NDArray[Any], bottoms: NDArray[Any], height: float) -> Foot:
    """The line on which most letters stand that have these *middles* and *bottoms* and, mostly, this *height*."""
    order = np.argsort(middles, kind="stable")
    x, y = middles[order].astype(np.float64), bottoms[order].astype(np.float64)
    middle = float(x.mean())
    along = x - middle
    slope = _slope(along, y)
    level = _usual(y - slope * along, max(1.5, _TRIM * height))
    terms = np.array([level, slope, 0.0])
    degree = 0 if len(x) < _ENOUGH else 1 if len(x) < _MANY else 2
    for _ in range(_ROUNDS):
        off = y - (terms[0] + terms[1] * along + terms[2] * along**2)
        on = np.abs(off) <= max(1.5, _TRIM * height)
        if on.sum() < max(degree + 2, 3):
            break
        fitted = np.polynomial.polynomial.polyfit(along[on], y[on], degree)
        terms = np.zeros(3)
        terms[: degree + 1] = fitted
    return Foot(middle, (float(terms[0]), float(terms[1]), float(terms[2])))


def _slope(along: NDArray[Any], y: NDArray[Any]) -> float:
    """How much the line falls from letter to letter, whatever hangs below it here and there."""
    if len(along) < _ENOUGH:
        return 0.0
    run = along[_APART:] - along[:-_APART]
    fall = y[_APART:] - y[:-_APART]
    slope = float(np.median(fall[run > 0] / run[run > 0])) if (run > 0).any() else 0.0
    return slope if abs(slope) <= _STEEPEST else 0.0


def _usual(values: NDArray[Any], width: float) -> float:
    """The middle of the most crowded stretch of *values* that is so wide; of several the lowest on the page."""
    ordered = np.sort(values)
    counts = np.searchsorted(ordered, ordered + width, side="right") - np.arange(len(ordered))
    most = counts.max()
    start = int(np.flatnonzero(counts == most)[0])
    return float(ordered[start : start + most].mean())
