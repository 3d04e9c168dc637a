"""The program that recognises letters: found, and asked for the words of many small pictures in one call."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from maalplan.errors import NotRecognised

if TYPE_CHECKING:
    from maalplan.ingest.pdf.scan.paper import Picture

_USUAL_ON_WINDOWS = Path("C:/Program Files/Tesseract-OCR/tesseract.exe")
"""Its installer does not put it on the path."""
_LANGUAGE = "dan"
_PATIENCE = 300
"""Seconds for a page, which takes two or three."""
_DPI = (300, 300)
_ONE_LINE = "7"
"""Tesseract's number for pictures of one line of text."""
_WORD = "5"
"""Its number for the rows of its table that are words."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A word as it was read: how sure, 0..1, and from where to where in its picture, in pixels."""

    text: str
    sure: float
    left: int
    right: int


def missing() -> str | None:
    """What must be installed before scans can be read, in one line; nothing where all is there."""
    if find_spec("cv2") is None:
        return 'Reading scans needs the extra "ocr": pip install "maalplan[ocr]"; and Tesseract with Danish.'
    if _program() is None:
        return f"Reading scans needs Tesseract with Danish: {_remedy()}"
    if not _knows_danish():
        return f"Tesseract is installed without Danish: {_remedy()}"
    return None


def _remedy() -> str:
    if sys.platform == "win32":
        return "install it from github.com/UB-Mannheim/tesseract/wiki and tick Danish under additional languages."
    if sys.platform == "darwin":
        return "brew install tesseract tesseract-lang"
    return "sudo apt install tesseract-ocr tesseract-ocr-dan (Fedora: tesseract, tesseract-langpack-dan)"


@cache
def _program() -> str | None:
    found = shutil.which("tesseract")
    if found is None and sys.platform == "win32" and _USUAL_ON_WINDOWS.is_file():
        found = str(_USUAL_ON_WINDOWS)
    return found


@cache
def _knows_danish() -> bool:
    return _LANGUAGE in _run(["--list-langs"], b"").split()


def readings_of(pictures: Sequence[Picture]) -> list[list[Reading]]:
    """The words on each of *pictures*, which show one line of dark text each.

    :raises maalplan.errors.NotRecognised: Tesseract cannot be used.
    """
    result: list[list[Reading]] = [[] for _ in pictures]
    if not pictures:
        return result
    table = _run(["stdin", "stdout", "-l", _LANGUAGE, "--psm", _ONE_LINE, "tsv"], _tiff(pictures))
    for row in table.splitlines()[1:]:
        level, page, *_, left, _, width, _, sure, text = row.split("\t", 11)
        if level == _WORD and text.strip():
            words = result[int(page) - 1]
            words.append(Reading(text.strip(), float(sure) / 100, int(left), int(left) + int(width)))
    return result


def _tiff(pictures: Sequence[Picture]) -> bytes:
    from PIL import Image

    first, *rest = (Image.fromarray(picture) for picture in pictures)
    stream = io.BytesIO()
    first.save(stream, "TIFF", save_all=True, append_images=rest, dpi=_DPI)
    return stream.getvalue()


def _run(arguments: Sequence[str], data: bytes) -> str:
    """What Tesseract says; it works in one thread, as several get in each other's way."""
    program = _program()
    if program is None:
        raise NotRecognised(missing() or "")
    try:
        done = subprocess.run(  # noqa: S603  # the program that was found, with arguments of our own
            [program, *arguments],
            input=data,
            capture_output=True,
            timeout=_PATIENCE,
            check=True,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise NotRecognised(f"Tesseract, which reads scans, does not work here ({error}); install it anew.") from error
    return done.stdout.decode("utf-8", errors="replace")
