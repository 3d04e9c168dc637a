"""The rooms in order, and nothing else.

Each function takes a file's path or its bytes, and gives back what one hand-off passes on.
"""

from __future__ import annotations

from pathlib import Path

from maalplan.errors import SourceMissing, Unreadable
from maalplan.ingest import read_document as ingest
from maalplan.model import Document, Plan, RawPlan
from maalplan.normalize import normalize
from maalplan.parsers import parse


def read_plan(source: Path | str | bytes, *, path: str | None = None) -> Plan:
    """The plan that a file (its path, or its bytes) holds.

    ``path`` is what the plan's ``source.path`` says; the file's name when it is not given.
    Raises :class:`~maalplan.errors.MaalplanError` for what is no readable plan.
    """
    document = read_document(source, path=path)
    return normalize(document.source, parse(document))


def read_raw(source: Path | str | bytes, *, path: str | None = None) -> RawPlan:
    """What a file says, before it is understood. Raises as :func:`read_plan`."""
    return parse(read_document(source, path=path))


def read_document(source: Path | str | bytes, *, path: str | None = None) -> Document:
    """What a file shows. Raises as :func:`read_plan`."""
    if isinstance(source, bytes):
        return ingest(source, path or "-")
    file = Path(source)
    return ingest(_bytes_of(file), path or file.name)


def _bytes_of(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except FileNotFoundError:
        raise SourceMissing(f"There is no file {file}. Check the name.") from None
    except IsADirectoryError:
        raise Unreadable(f"{file} is a folder. Use `maalplan convert {file} -o OUT` for all plans in it.") from None
    except OSError as error:
        raise Unreadable(f"{file} cannot be read ({error.strerror}). Check its permissions.") from None
