"""The corrections that the command ``review apply`` is given."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from maalplan.errors import MaalplanError, SourceMissing, Unsupported
from maalplan.model import CorrectionsFile

if TYPE_CHECKING:
    from maalplan.review.corrections.from_workbook import RowsGone

_OURS: Final = b'"urn:maalplan:schema:corrections:'
_ARCHIVE: Final = b"PK"
_TABLE = re.compile(rb"(?:\xef\xbb\xbf)?[\"']?(?:plan|goal|milestone)_id[\"']?[,;]")
"""The first column of one of our tables."""
_HEAD: Final = 300
"""Bytes in which a file of maalplan names its schema."""


def corrections_in(
    given: Sequence[str], out: Path, rows_gone: RowsGone = "keep"
) -> tuple[tuple[CorrectionsFile, ...], tuple[str, ...]]:
    """The corrections in files, in folders of them (other files there are passed over), and on standard input (``-``),
    in the order given, those of a folder by name; and a line for each thing in a workbook that was not taken. *out* is
    the folder whose plans a workbook is beside, *rows_gone* what rows mean that are gone from it.

    Raises:
        MaalplanError: one of them is no file of corrections, is not there, or cannot be read.
    """
    files: list[CorrectionsFile] = []
    said: list[str] = []
    for name, data in (file for one in given for file in _files(one)):
        corrections, lines = _understood(data, name, out, rows_gone)
        files.append(corrections)
        said += lines
    return tuple(files), tuple(said)


def _understood(data: bytes, name: str, out: Path, rows_gone: RowsGone) -> tuple[CorrectionsFile, tuple[str, ...]]:
    """The corrections in one file, whatever its kind: that is seen from its content; and what is to be said of it."""
    from maalplan.output.corrections.json_file import corrections_from_json

    try:
        if data.startswith(_ARCHIVE):
            from maalplan.cli.review_workbook import workbook_corrections

            return workbook_corrections(data, name, out, rows_gone)
        if _TABLE.match(data[:_HEAD]):
            raise Unsupported("Edited tables are not read back: make the changes in maalplan.xlsx, and give that.")
        return corrections_from_json(data), ()
    except MaalplanError as error:
        raise type(error)(f"{name}: {error.message}") from error


def _files(given: str) -> Iterator[tuple[str, bytes]]:
    """The names and contents of the files that are meant."""
    if given == "-":
        yield "standard input", sys.stdin.buffer.read()
        return
    path = Path(given)
    try:
        if not path.is_dir():
            yield given, path.read_bytes()
            return
        inside = [(one.as_posix(), one.read_bytes()) for one in sorted(path.glob("*.json")) if one.is_file()]
    except FileNotFoundError as error:
        raise SourceMissing(f"There is no {given}. Check the name.") from error
    except OSError as error:
        raise MaalplanError(f"{given} cannot be read ({error.strerror}); ask for the right to read it.") from error
    ours = [(name, data) for name, data in inside if _OURS in data[:_HEAD]]
    if not ours:
        raise SourceMissing(f"No file in {given} holds corrections. Name the files that the review pages saved.")
    yield from ours
