"""A page that lies askew, or on its side, put straight."""

from __future__ import annotations

import numpy as np

from maalplan.ingest.pdf.scan.paper import Picture

_WIDEST = 6.0
"""Degrees; a page that lies more askew is a photograph."""
_STEPS = (0.5, 0.1, 0.025)
"""Degrees from try to try, ever finer."""
_SMALL = 1000
"""Pixels of the longer side while angles are tried."""
_CLEARLY = 1.5
"""By so much lines must stand out better the one way than the other before a page is turned."""
_MARGIN = 0.04
"""Share of the page, at each side, that is not looked at for angles."""
_LETTERS = 60
"""So many letters show which way is up."""
_RISING = 1.25
"""More letters of Danish words rise above the others than hang below them, by this factor at least."""


def lie_of(ink: Picture) -> tuple[bool, float]:
    """Whether the lines on *ink* run up and down, and the degrees, counterclockwise, by which it must be turned for
    them to be straight (once it was stood up, where they do); 0.0 where nothing shows it.
    """
    small = _reduced(ink)
    if not small.any():
        return False, 0.0
    level, angle = _skew(small)
    stood, other = _skew(np.ascontiguousarray(np.rot90(small)))
    return (True, other) if stood > _CLEARLY * level else (False, angle)


def _skew(small: Picture) -> tuple[float, float]:
    """How much the rows of *small* differ where they do most, and the angle at which that is."""
    best = 0.0
    most = _distinct(small)
    reach = _WIDEST
    for step in _STEPS:
        for angle in best + np.arange(-reach, reach + step / 2, step):
            found = _distinct(_rotated(small, float(angle)))
            if found > most:
                most, best = found, float(angle)
        reach = step
    return most, best


def _reduced(ink: Picture) -> Picture:
    """*ink* made small, without its margins, where the paper's edge may show."""
    import cv2

    height, width = ink.shape
    ink = ink[
        round(height * _MARGIN) : round(height * (1 - _MARGIN)), round(width * _MARGIN) : round(width * (1 - _MARGIN))
    ]
    factor = min(1.0, _SMALL / max(ink.shape))
    size = max(1, round(ink.shape[1] * factor)), max(1, round(ink.shape[0] * factor))
    result: Picture = cv2.resize(ink, size, interpolation=cv2.INTER_AREA)
    return result


def _rotated(ink: Picture, angle: float) -> Picture:
    import cv2

    height, width = ink.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    result: Picture = cv2.warpAffine(ink, matrix, (width, height), flags=cv2.INTER_LINEAR)
    return result


def _distinct(ink: Picture) -> float:
    """How much neighbouring rows differ."""
    rows = ink.sum(axis=1, dtype=np.float64)
    return float(np.square(np.diff(rows)).sum())


def is_upside_down(rising: int, hanging: int) -> bool:
    """Whether a page is the wrong way up whose lines have so many letters *rising* above and *hanging* below the
    others.

    >>> is_upside_down(rising=40, hanging=160), is_upside_down(rising=160, hanging=40), is_upside_down(3, 9)
    (True, False, False)
    """
    return rising + hanging >= _LETTERS and hanging > _RISING * rising


def straightened(picture: Picture, angle: float, factor: float) -> Picture:
    """*picture* turned by *angle* degrees counterclockwise about its middle and made larger by *factor*."""
    import cv2

    height, width = picture.shape
    size = round(width * factor), round(height * factor)
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, factor)
    matrix[:, 2] += (size[0] - width) / 2, (size[1] - height) / 2
    result: Picture = cv2.warpAffine(picture, matrix, size, flags=cv2.INTER_CUBIC)
    return result
