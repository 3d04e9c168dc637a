"""Where places on a bent or slanting page are once it is flat.

The page as a whole was put straight before; what is left is perspective, and paper that was not flat. Ruling lines
and the feet of text say how: on the flat page each of them is straight.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

_STIFF = 2.0
"""How much the page resists bending, against as many places on lines: few lines bend it little."""

Trace: TypeAlias = tuple[tuple[float, ...], tuple[float, ...]]
"""A line's places along it and across it, in pixels."""


@dataclass(frozen=True, slots=True)
class Bend:
    """How far to move places up or down and left or right; ``size``: width and height of the page in pixels."""

    size: tuple[int, int]
    down: NDArray[np.float64]
    right: NDArray[np.float64]

    def flat(self, x: float, y: float) -> tuple[float, float]:
        """Where (*x*, *y*) is on the flat page."""
        width, height = self.size
        u, v = 2 * x / width - 1, 2 * y / height - 1
        return x + float(_basis(v, u) @ self.right), y + float(_basis(u, v) @ self.down)


def bend_of(size: tuple[int, int], level: Sequence[Trace], upright: Sequence[Trace]) -> Bend:
    """The bend of a page of *size* pixels on which *level* and *upright* lines run so."""
    width, height = size
    return Bend(size, _fitted(level, width, height), _fitted(upright, height, width))


def _basis(u: Any, v: Any) -> Any:
    """Terms that vary along a line: nothing that moves whole lines is among them."""
    return np.stack([u, u * v, u * v * v, u * u, u * u * v, u * u * u], axis=-1)


def _fitted(lines: Sequence[Trace], length: int, breadth: int) -> NDArray[np.float64]:
    """The weights of the terms with which *lines* come out straight."""
    terms: list[NDArray[np.float64]] = [np.eye(6) * _STIFF]
    off: list[NDArray[np.float64]] = [np.zeros(6)]
    for along, across in lines:
        basis = _basis(2 * np.array(along) / length - 1, 2 * np.array(across) / breadth - 1)
        places = np.array(across)
        terms.append(basis - basis.mean(axis=0))
        off.append(places.mean() - places)
    weights: NDArray[np.float64] = np.linalg.lstsq(np.concatenate(terms), np.concatenate(off), rcond=None)[0]
    return weights
