"""A picture of paper to ink: what is dark on it, whatever the light, the shades and the stains."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Picture: TypeAlias = NDArray[Any]
"""Rows of pixels."""

POINT = 300 / 72
"""Pixels to a point in every picture that is worked on."""

_COARSE = 1.0
"""Pixels to a point where only the paper is looked at, not what is written on it."""
_WINDOW = 31
"""Side of the square, in coarse pixels, most of which is paper and not ink."""
_TRACE = 0.12
"""Darker than the paper by this share is more than its grain."""
_FAINTEST = 0.25
"""Ink is darker than the paper by this share at least."""
_CLEAN, _BLACK = 0.2, 0.8
"""Shares of the ink's darkness: what is below the first is no ink (the other side shines through), what is above the
second is full."""
_PANEL = 0.6
"""Paper darker than this share of the sheet's white, or lower, is a dark panel, on which ink is light."""
_GRAIN = 0.04
"""Of white; paper that differs by less is of the same shade."""


@dataclass(frozen=True, slots=True)
class Paper:
    """``ink``: 0 where the paper is bare, 255 where ink is; ``ground``: the paper's own brightness, 255 its white, a
    pixel a point; ``scale``: pixels of ``ink`` to a point."""

    ink: Picture
    ground: Picture
    scale: float


def paper_of(grey: Picture, scale: float) -> Paper:
    """The ink on *grey*, a picture (0 black, 255 white) with *scale* pixels to a point."""
    import cv2

    height, width = grey.shape
    coarse = (max(8, round(width * _COARSE / scale)), max(8, round(height * _COARSE / scale)))
    small = cv2.resize(grey, coarse, interpolation=cv2.INTER_AREA)
    ground = cv2.medianBlur(small, _WINDOW)
    white = max(float(np.percentile(ground, 90)), 1.0)
    dark = ground < _PANEL * white
    level = cv2.resize(ground, (width, height), interpolation=cv2.INTER_LINEAR).astype(np.float32)
    panel = cv2.resize(dark.astype(np.uint8), (width, height), interpolation=cv2.INTER_NEAREST) > 0
    smooth = grey.astype(np.float32)
    depth = (level - smooth) / np.maximum(level, 1.0)
    if panel.any():
        depth = np.where(panel, (smooth - level) / np.maximum(white - level, 1.0), depth)
    return Paper(_inked(depth), _shaded(ground, white), scale)


def _inked(depth: NDArray[Any]) -> Picture:
    """How dark each pixel is, by the *depth* that most ink has."""
    traces = depth[::2, ::2]
    traces = traces[traces > _TRACE]
    full = max(float(np.percentile(traces, 70)), _FAINTEST) if traces.size else 1.0
    share = (depth / full - _CLEAN) / (_BLACK - _CLEAN)
    result: Picture = (np.clip(share, 0, 1) * 255).astype(np.uint8)
    return result


def depth_of(ink: Picture) -> NDArray[np.float64]:
    """How dark *ink* was before what is no ink was taken off: 1.0 as most ink; 0.0 where there is none."""
    depth: NDArray[np.float64] = np.where(ink > 0, _CLEAN + (_BLACK - _CLEAN) / 255 * ink, 0.0)
    return depth


def _shaded(ground: Picture, white: float) -> Picture:
    result: Picture = np.clip(ground.astype(np.float32) / white * 255, 0, 255).astype(np.uint8)
    return result
