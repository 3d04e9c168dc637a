"""The corrections that the command ``review apply`` is given."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from maalplan.errors import MaalplanError, SourceMissing
from maalplan.model import CorrectionsFile

_OURS: Final = b'"urn:maalplan:schema:corrections:'
_HEAD: Final = 300
"""Bytes in which a file of maalplan names its schema."""


def corrections_in(given: Sequence[str]) -> tuple[CorrectionsFile, ...]:
    """The corrections in files, in folders of them (other files there are passed over), and on standard input (``-``),
    in the order given; those of a folder by name.

    Raises:
        MaalplanError: one of them is no file of corrections, is not there, or cannot be read.
    """
    return tuple(_understood(data, name) for one in given for name, data in _files(one))


def _understood(data: bytes, name: str) -> CorrectionsFile:
    """The corrections in one file, whatever its kind: that is seen from its content."""
    from maalplan.output.corrections.json_file import corrections_from_json

    try:
        return corrections_from_json(data)
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
