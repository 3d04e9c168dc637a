"""Files that can be downloaded: those of the folder that are known by name, plan files, and documents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Final
from urllib.parse import quote

from starlette.responses import Response, StreamingResponse

from maalplan.limits import PIECE
from maalplan.serve.refused import Refused

_CSV: Final = "text/csv"
KNOWN: Final[Mapping[str, str]] = {
    "plans.csv": _CSV,
    "goals.csv": _CSV,
    "milestones.csv": _CSV,
    "maalplan.xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "datapackage.json": "application/json",
    "corrections.json": "application/json",
}
"""The files of the folder that are given out, with their media types."""
UNNAMED: Final = "application/octet-stream"


def known_file(out: Path, name: str) -> Response:
    """The file of the folder *out* with that *name*.

    Raises:
        Refused: there is none, or it is none of those that are given out.
    """
    kind = KNOWN.get(name)
    if kind is None:
        raise Refused("not-found")
    known = next(one for one in KNOWN if one == name)  # of our own words, not of the address
    return file_answer(out, out / known, kind)


def file_answer(out: Path, file: Path, kind: str) -> Response:
    """A file in the folder *out*, piece by piece.

    Raises:
        Refused: it is not there, or leads out of the folder.
    """
    if not file.resolve().is_relative_to(out.resolve()):
        raise Refused("not-found")
    return opened_answer(file, file.name, kind)


def opened_answer(file: Path, name: str, kind: str) -> Response:
    """The content of *file* to be saved under *name*.

    Raises:
        Refused: it is not there.
    """
    try:
        stream = file.open("rb")
        size = file.stat().st_size
    except OSError:
        raise Refused("not-found") from None
    headers = {"Content-Disposition": disposition(name), "Content-Length": str(size)}
    return StreamingResponse(_pieces(stream, size), media_type=kind, headers=headers)


def disposition(name: str) -> str:
    """How a file is saved: under its name, whatever letters that has, and never shown.

    >>> disposition("mål/plan 2025.pdf")
    "attachment; filename*=UTF-8''plan%202025.pdf"
    """
    own = PurePosixPath(name.replace("\\", "/")).name
    plain = "".join(letter for letter in own if letter.isprintable()) or "fil"
    return f"attachment; filename*=UTF-8''{quote(plain, safe='')}"


def _pieces(stream: BinaryIO, size: int) -> Iterator[bytes]:
    """As much as was promised, however the file grows."""
    with stream:
        while size > 0 and (piece := stream.read(min(PIECE, size))):
            size -= len(piece)
            yield piece
