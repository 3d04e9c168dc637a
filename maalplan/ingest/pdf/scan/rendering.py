"""A page as a picture, as sharp as the file has it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from maalplan.errors import NotRecognised
from maalplan.limits import PAGE_POINTS, PICTURE_PIXELS

if TYPE_CHECKING:
    from PIL import Image

USUAL = 300.0
"""Dots per inch of pages that are no scans."""
_COARSEST, _FINEST = 72.0, 400.0
"""Dots per inch of scans, at least and at most."""
_MOST = 40_000_000
"""Pixels of a picture, at most: an A3 page at 400 dots per inch has 31 million."""
_COVERS = 0.6
"""A picture that takes up more than this share of the page is a scan of it."""


def rendered(page: Any, dpi: float | None = None) -> Image.Image:
    """*page* of pypdfium2 as a grey picture, with *dpi* dots per inch.

    Without *dpi* a page that is one picture has as many as that picture has, as far as that is sensible, since every
    other number would blur it; any other page has 300.

    :raises NotRecognised: the page, or the picture on it, is too large to be looked at.
    """
    if is_too_large(page):
        raise NotRecognised("The page, or the picture on it, is larger than any paper; scan it again.")
    width, height = page.get_size()
    scale = (dpi or _own_dpi(page) or USUAL) / 72
    scale = min(scale, (_MOST / max(width * height, 1.0)) ** 0.5)
    picture: Image.Image = page.render(scale=scale, grayscale=True).to_pil().convert("L")
    return picture


def is_too_large(page: Any) -> bool:
    """Whether *page* of pypdfium2, or a picture on it, is larger than any that is looked at."""
    return max(page.get_size()) > PAGE_POINTS or _pixels(page) > PICTURE_PIXELS


def _pixels(page: Any) -> int:
    """Pixels of the largest picture on *page*."""
    from pypdfium2 import raw

    pictures = page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,), max_depth=3)
    sizes = (picture.get_px_size() for picture in pictures)
    return max((width * height for width, height in sizes), default=0)


def _own_dpi(page: Any) -> float | None:
    """Dots per inch of the picture that covers *page*, within bounds; nothing where there is none."""
    from pypdfium2 import raw

    width, height = page.get_size()
    best: tuple[float, float] | None = None
    for thing in page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,), max_depth=3):
        x0, y0, x1, y1 = thing.get_bounds()
        share = (min(x1, width) - max(x0, 0)) * (min(y1, height) - max(y0, 0)) / max(width * height, 1)
        pixels = max(thing.get_px_size())
        dots = 72 * pixels / max(x1 - x0, y1 - y0, 1.0)
        if share > _COVERS and (best is None or dots > best[1]):
            best = share, dots
    return min(max(best[1], _COARSEST), _FINEST) if best else None
