"""What a reading depends on besides the document: a plan that was read alike need not be read again."""

from __future__ import annotations

import hashlib
import shutil
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from importlib.util import find_spec

import msgspec

import maalplan
from maalplan.batch.tasks import Bounds, Job
from maalplan.model import SCHEMA_VERSION

EXTRAS = ("cv2", "msoffcrypto", "pikepdf")
PROGRAMS = ("tesseract", "soffice", "libreoffice")
"""Modules and programs with which more documents can be read; one that is installed anew is a reason to try again."""


def reading_key(job: Job) -> str:
    """A name for how documents are read: the program's version and content, the options, and what is installed.

    Passwords are left out: no file shall hold even their hash, and what was opened with one stays as it is.
    """
    parts = (
        maalplan.__version__,
        SCHEMA_VERSION,
        program(),
        job.options.pdf_engine,
        job.options.ocr,
        job.vocabulary,
        [find_spec(name) is not None for name in EXTRAS],
        [shutil.which(name) is not None for name in PROGRAMS],
    )
    return hashlib.sha256(msgspec.json.encode(parts)).hexdigest()[:16]


def bounds_key(bounds: Bounds) -> str:
    """A name for the bounds of a document.

    >>> bounds_key(Bounds(60, 500))
    '60s 500MB'
    """
    return f"{bounds.seconds:g}s {bounds.megabytes}MB"


@cache
def program() -> str:
    """The hash of maalplan's own files: between two versions the program changes too, for those who work on it."""
    whole = hashlib.sha256()
    for name, one in sorted(_below(files(maalplan), "")):
        whole.update(name.encode() + b"\0" + one.read_bytes())
    return whole.hexdigest()


def _below(folder: Traversable, prefix: str) -> list[tuple[str, Traversable]]:
    found: list[tuple[str, Traversable]] = []
    for one in folder.iterdir():
        if one.is_dir():
            found += _below(one, f"{prefix}{one.name}/")
        elif one.name.endswith((".py", ".toml", ".json", ".csv", ".txt")):
            found.append((prefix + one.name, one))
    return found
