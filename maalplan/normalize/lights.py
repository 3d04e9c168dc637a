"""Colours that mean a verdict: those of a traffic light."""

from __future__ import annotations

import colorsys

from maalplan.model import Rating

_HUES: tuple[tuple[float, float, Rating], ...] = (
    (0, 20, "red"),
    (20, 70, "yellow"),
    (70, 170, "green"),
    (335, 360, "red"),
)
"""From where to where, in degrees, a hue is one of the lights; orange is counted as yellow."""
_DARK = 0.35


def light_of(fill: str) -> Rating | None:
    """The light that a colour of six hex digits is; null for blue, violet and what is nearly black.

    >>> light_of("92D050"), light_of("FFC000"), light_of("FF0000"), light_of("FFC7CE"), light_of("4472C4")
    ('green', 'yellow', 'red', 'red', None)
    """
    red, green, blue = (int(fill[n : n + 2], 16) / 255 for n in (0, 2, 4))
    hue, _, value = colorsys.rgb_to_hsv(red, green, blue)
    if value < _DARK:
        return None
    return next((light for start, end, light in _HUES if start <= hue * 360 < end), None)
