"""What the caller gave to read: paths, patterns, a list of them, or a document or archive on standard input."""

from __future__ import annotations

import codecs
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

import click

from maalplan import limits
from maalplan.errors import TooLarge, Unreadable
from maalplan.ingest.sources import Found, clean_name, open_archives
from maalplan.ingest.store import is_url
from maalplan.model import Failure

STANDARD_INPUT = "-"

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
"""What opens a list, and the encoding that it tells."""
_LOOKED_AT = 4096


@dataclass(frozen=True, slots=True)
class Given:
    """The arguments that say what to read; ``files_from`` is a file that lists paths, one a line (``nul``: NUL
    between them), or ``-`` for standard input."""

    sources: tuple[str, ...]
    name: str | None = None
    files_from: str | None = None
    nul: bool = False


class Place(click.Path):
    """A folder to write to: a path, or a URL, which stays text."""

    def convert(
        self,
        value: str | os.PathLike[str],
        param: click.Parameter | None,  # noqa: ARG002 - click's signature
        ctx: click.Context | None,  # noqa: ARG002 - click's signature
    ) -> Path | str:
        """What *value* names."""
        return value if isinstance(value, str) and is_url(value) else Path(value)


@contextmanager
def documents(
    given: Given, out: Path | str | None = None, passwords: Sequence[str] = ()
) -> Iterator[tuple[Found, ...]]:
    """The documents that were given. One from standard input, and those from archives, stand in a private folder,
    which then goes away; *passwords* are tried on archives that ask for one.

    Raises:
        click.UsageError: the arguments do not fit together, or name nothing.
    """
    from maalplan.batch.found import find_all
    from maalplan.batch.scratch import scratch

    _check(given)
    paths: list[str | Path] = [source for source in given.sources if source != STANDARD_INPUT]
    if given.files_from is not None:
        paths += listed(_list(given.files_from), nul=given.nul)
    if not paths and STANDARD_INPUT not in given.sources:
        raise click.UsageError("Nothing to read: name a file, a folder or a pattern, or '-' for standard input.")
    with scratch() as folder:
        found = find_all(paths, out, folder, passwords)
        if STANDARD_INPUT in given.sources:
            piped = _from_standard_input(folder, given.name or "stdin")
            found += tuple(open_archives((piped,), folder, passwords))
        yield found


def _check(given: Given) -> None:
    piped = given.sources.count(STANDARD_INPUT)
    if piped + (given.files_from == STANDARD_INPUT) > 1:
        raise click.UsageError("Standard input ('-') can be read only once: as one document, or as one list of paths.")
    if given.name is not None and not piped:
        raise click.UsageError("--name names the document on standard input: give '-' as the source.")
    if given.nul and given.files_from is None:
        raise click.UsageError("-0 says how the list of --files-from is written: give --files-from too.")


def listed(data: bytes, *, nul: bool = False) -> list[str | Path]:
    r"""The paths, and URLs (as text), in a list, one a line (LF or CRLF; *nul*: NUL between them), as UTF-8 or, as
    PowerShell writes it, UTF-16. Blank lines count for nothing; a line is a path to the letter: no pattern, and no
    comment.

    Raises:
        click.UsageError: NUL stands between the paths, and was not asked for.

    >>> [str(path) for path in listed(b"# plan.docx\r\n\r\nssi [2025].docx")]
    ['# plan.docx', 'ssi [2025].docx']
    """
    text = _text(data, nul=nul)
    if nul:
        return [path if is_url(path) else Path(path) for path in text.split("\0") if path]
    if "\0" in text:
        raise click.UsageError("The list of --files-from has NUL characters between its paths: add -0.")
    return [_path(line) for line in (line.removesuffix("\r") for line in text.split("\n")) if line.strip()]


def _text(data: bytes, *, nul: bool) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "surrogateescape" if encoding == "utf-8" else "replace")
    if not nul and _is_unmarked_utf16(data):
        return data.decode("utf-16-le", "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        # Windows has no other names than Unicode, and writes lists in its code page; elsewhere names are bytes.
        return data.decode("cp1252", "replace") if os.name == "nt" else data.decode("utf-8", "surrogateescape")


def _is_unmarked_utf16(data: bytes) -> bool:
    """Whether most letters have a zero behind them, and none before; paths with NUL between them have few."""
    high = data[1:_LOOKED_AT:2]
    return high.count(0) * 2 > len(high) and 0 not in data[:_LOOKED_AT:2]


def _path(line: str) -> str | Path:
    """The path that a line means: to the letter; but without the blanks around it, which tools pad columns with,
    where only that is there."""
    bare = line.strip()
    if is_url(bare):
        return bare
    return Path(bare if bare != line and not os.path.lexists(line) and os.path.lexists(bare) else line)


def _list(files_from: str) -> bytes:
    name = clean_name(files_from)
    try:
        if files_from == STANDARD_INPUT:
            data = _standard_input().read(limits.LIST_OF_PATHS + 1)
        else:
            with Path(files_from).open("rb") as file:
                data = file.read(limits.LIST_OF_PATHS + 1)
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else error
        raise click.UsageError(f"The list {name} cannot be read ({why}).") from error
    if len(data) > limits.LIST_OF_PATHS:
        raise click.UsageError(f"The list {name} is larger than {limits.LIST_OF_PATHS >> 20} MB; give it in parts.")
    return data


def _from_standard_input(folder: Path, name: str) -> Found:
    stream = _standard_input()
    if stream.isatty():
        raise click.UsageError("Nothing is piped in: use '<' or '|' with '-', or name a file.")
    found = Found(folder / "document", clean_name(name), clean_name(name))
    return replace(found, problem=_copied(stream, found.path))


def _standard_input() -> BinaryIO:
    if sys.stdin is None:
        raise click.UsageError("Standard input is closed: use '<' or '|' with '-', or name a file.")
    return sys.stdin.buffer


def _copied(stream: BinaryIO, path: Path) -> Failure | None:
    """Copy *stream* to *path* piece by piece; why that did not work, where it did not."""
    size = 0
    try:
        with path.open("xb") as file:
            while piece := stream.read(limits.PIECE):
                size += len(piece)
                if size > limits.STANDARD_INPUT:
                    most = limits.STANDARD_INPUT >> 20
                    return Failure(TooLarge.code, f"More than {most} MB came in; give its documents one by one.")
                file.write(piece)
    except OSError as error:
        return Failure(
            Unreadable.code, f"Standard input cannot be copied to the temporary folder ({error.strerror}); name a file."
        )
    return None
