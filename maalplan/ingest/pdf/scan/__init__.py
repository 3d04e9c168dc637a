"""Pages that are pictures: rendered, straightened, and their lines and words recognised (extra ``ocr``, Tesseract)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from maalplan.errors import NotRecognised
from maalplan.ingest.pdf.scan.danish import looks_broken, reads_danish
from maalplan.ingest.pdf.scan.rendering import rendered
from maalplan.ingest.pdf.scan.tesseract import missing
from maalplan.ingest.pdf.shown import PageView

if TYPE_CHECKING:
    from PIL import Image

__all__ = ["SURE", "looks_broken", "missing", "reads_danish", "recognised", "rendered"]

SURE = 0.7
"""A word that is less sure than this should be compared with the original; docs/accuracy.md says how many are wrong."""


def recognised(picture: Image.Image, number: int, width: float, height: float) -> PageView:
    """What the page *number* shows of which *picture* is the rendering; *width* and *height* are its own, in points.

    The view is of the page as it should lie: straight, and turned (``turns``) where its text ran up, down or upside
    down.

    :raises maalplan.errors.NotRecognised: the extra ``ocr``, Tesseract or its Danish data is not installed.
    """
    lacking = missing()
    if lacking:
        raise NotRecognised(lacking)
    from maalplan.ingest.pdf.scan.page import view_of_picture

    return view_of_picture(picture, number, width, height)
