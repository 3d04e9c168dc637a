"""Scans made of born-digital PDFs: every page as a picture, with the faults that scanners, copiers and phones make.

What goes wrong on a page is drawn from a seed: the same PDF, kind and seed give the same pictures.
"""

from __future__ import annotations

import io
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

Picture: TypeAlias = NDArray[Any]
"""Rows of grey pixels, 0 black, 255 white."""

_LEAST_ASKEW, _MOST_ASKEW = 0.3, 2.5
"""Degrees."""
_BARE = 250.0
"""The grey of what lies beside the paper."""
_CUT = 150
"""The grey below which a scanner that knows only black and white takes a pixel for black."""
_MADE = time.gmtime(0)
"""Every PDF says that it was made then, so that the same scan has the same bytes."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A way to scan: ``dpi``; the ``blur`` of the lens, in pixels; the deviation of the ``noise``, in greys; the greys
    that black and white become (``dark``, ``light``); so many ``specks`` a page; how much of the light is missing at
    the ``shadow``'s edge; how much of the page's ``back`` shines through; how uneven the ``toner`` is; by how many
    pixels in a thousand of the width the page's corners (``slant``) and its middle (``bend``) are off; quarter turns
    (``turned``); the JPEG's quality, or None for black and white alone."""

    name: str
    dpi: int = 200
    blur: float = 0.7
    noise: float = 6.0
    dark: int = 0
    light: int = 255
    specks: int = 0
    shadow: float = 0.0
    back: float = 0.0
    toner: float = 0.0
    slant: float = 0.0
    bend: float = 0.0
    turned: bool = False
    quality: int | None = 65


KINDS = (
    Kind("fine", dpi=300, noise=3, quality=85),
    Kind("office", dark=25, light=248, quality=60),
    Kind("coarse", dpi=150, blur=0.5, noise=5, quality=70),
    Kind("black and white", dpi=300, blur=0.9, noise=12, specks=60, quality=None),
    Kind("fax", blur=0.6, noise=18, specks=120, quality=None),
    Kind("grey", blur=0.8, noise=8, dark=90, light=205, quality=60),
    Kind("shadow", shadow=0.55),
    Kind("back shines through", back=0.18, quality=60),
    Kind("faint toner", noise=5, toner=0.14, quality=70),
    Kind("specks and edges", dpi=250, blur=0.8, noise=8, specks=500, quality=70),
    Kind("bent", dpi=220, blur=0.8, dark=30, light=235, slant=6, bend=4, quality=50),
    Kind("on its side", turned=True, quality=70),
)


def scanned(pdf: bytes, kind: Kind, seed: str) -> bytes:
    """*pdf* as a scan of this *kind*, a PDF whose pages are pictures."""
    from pypdfium2 import PdfDocument

    chance = random.Random(seed)  # noqa: S311 no secret hangs on it
    with PdfDocument(pdf) as document:
        pages = [np.array(page.render(scale=kind.dpi / 72, grayscale=True).to_pil().convert("L")) for page in document]
    backs = [*pages[1:], pages[0]]
    turns = chance.choice((1, 2, 3)) if kind.turned else 0
    pictures = [_taken(page, back, kind, chance) for page, back in zip(pages, backs, strict=True)]
    return _bound([np.ascontiguousarray(np.rot90(picture, turns)) for picture in pictures], kind)


def _taken(page: Picture, back: Picture, kind: Kind, chance: random.Random) -> Picture:
    """One *page* as the scanner has it; the steps follow each other as they do on the way from ink to file."""
    picture = page
    steps: Sequence[Callable[[Picture], Picture]] = (
        lambda ink: _worn(ink, kind.toner, chance) if kind.toner else ink,
        lambda ink: _shone_through(ink, back, kind.back) if kind.back else ink,
        lambda ink: cv2.GaussianBlur(ink, (0, 0), kind.blur),
        lambda ink: _askew(ink, kind, chance),
        lambda ink: _as_grey(kind.dark + ink.astype(np.float32) / 255 * (kind.light - kind.dark)),
        lambda ink: _noisy(ink, kind.noise, chance),
        lambda ink: _specked(ink, kind.specks, chance) if kind.specks else ink,
        lambda ink: _shadowed(ink, kind.shadow) if kind.shadow else ink,
    )
    for step in steps:
        picture = step(picture)
    return picture


def _worn(page: Picture, unevenness: float, chance: random.Random) -> Picture:
    """Ink that covers the paper here more, there less."""
    drawn = np.random.RandomState(chance.randrange(1 << 30)).rand(*(side // 2 + 1 for side in page.shape))
    grain: Picture = cv2.resize(cv2.GaussianBlur(drawn.astype(np.float32), (0, 0), 1.2), page.shape[::-1])
    cover = np.clip(0.6 + unevenness * (grain - grain.mean()) / grain.std(), 0, 1)
    return _as_grey(255 - (255 - page.astype(np.float32)) * cover)


def _shone_through(page: Picture, back: Picture, share: float) -> Picture:
    mirrored = cv2.resize(cv2.GaussianBlur(back[:, ::-1], (0, 0), 1.5), page.shape[::-1])
    return np.minimum(page, _as_grey(255 - (255 - mirrored.astype(np.float32)) * share))


def _askew(page: Picture, kind: Kind, chance: random.Random) -> Picture:
    """The paper as it lay: turned and moved a little, seen aslant, bent."""
    height, width = page.shape
    angle = chance.choice((-1, 1)) * chance.uniform(_LEAST_ASKEW, _MOST_ASKEW)
    matrix = np.vstack([cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1), [0, 0, 1]])
    matrix[:2, 2] += chance.uniform(-6, 6), chance.uniform(-6, 6)
    if kind.slant:
        off = kind.slant * width / 1000
        corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
        moved = corners + np.array([[chance.uniform(-off, off) for _ in "xy"] for _ in corners], np.float32)
        matrix = cv2.getPerspectiveTransform(corners, moved.astype(np.float32)) @ matrix
    flat = cv2.warpPerspective(page, matrix, (width, height), flags=cv2.INTER_CUBIC, borderValue=(_BARE,))
    if not kind.bend:
        return flat
    down, across = np.mgrid[0:height, 0:width].astype(np.float32)
    lift = np.float32(chance.uniform(-kind.bend, kind.bend) * width / 1000)
    bent = down + lift * np.sin(np.pi * across / width)
    return cv2.remap(flat, across, bent.astype(np.float32), cv2.INTER_CUBIC, borderValue=(_BARE,))


def _noisy(page: Picture, deviation: float, chance: random.Random) -> Picture:
    grain = np.random.RandomState(chance.randrange(1 << 30)).normal(0, deviation, page.shape).astype(np.float32)
    return _as_grey(page.astype(np.float32) + cv2.GaussianBlur(grain, (0, 0), 0.8) * 1.8)


def _specked(page: Picture, count: int, chance: random.Random) -> Picture:
    """Dust, and from many specks on also the dark edges of a lid left open and punched holes."""
    result = page.copy()
    height, width = page.shape
    for _ in range(count):
        place = chance.randrange(width), chance.randrange(height)
        cv2.circle(result, place, chance.randint(0, 2), (chance.choice((0, 20, 60, 255)),), -1)
    if count >= 500:
        result[:, : chance.randint(10, 40)] = 15
        result[: chance.randint(5, 25)] = 20
        for share in (0.25, 0.75):
            cv2.circle(result, (int(0.03 * width) + 40, int(share * height)), 26, (30,), -1)
    return result


def _shadowed(page: Picture, depth: float) -> Picture:
    """Light that falls off towards the fold at the left, and a little towards the other edges."""
    height, width = page.shape
    across = np.linspace(0, 1, width, dtype=np.float32)
    down = np.linspace(0, 1, height, dtype=np.float32)[:, None]
    light = (1 - depth * np.exp(-across / 0.12) - 0.15 * across) * (1 - 0.2 * down)
    return _as_grey(page * light)


def _as_grey(page: NDArray[Any]) -> Picture:
    grey: Picture = np.clip(page, 0, 255).astype(np.uint8)
    return grey


def _bound(pages: Sequence[Picture], kind: Kind) -> bytes:
    """*pages* as a PDF."""
    if kind.quality is None:
        pictures = [Image.fromarray(np.where(page > _CUT, 255, 0).astype(np.uint8)).convert("1") for page in pages]
        how: dict[str, int] = {}
    else:
        pictures, how = [Image.fromarray(page) for page in pages], {"quality": kind.quality}
    first, *rest = pictures
    stream = io.BytesIO()
    settings = {"save_all": True, "append_images": rest, "resolution": kind.dpi, **how}
    first.save(stream, "PDF", **settings, creationDate=_MADE, modDate=_MADE)
    return stream.getvalue()
