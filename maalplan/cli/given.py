"""What the caller gave to read: paths, patterns, a list of them, or a document on standard input."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import click

from maalplan.ingest.sources import Found, clean_name, find_sources

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Given:
    """The arguments that say what to read; ``files_from`` is a file that lists paths, one a line (``nul``: NUL
    between them), or ``-`` for standard input."""

    sources: tuple[str, ...]
    name: str | None = None
    files_from: str | None = None
    nul: bool = False


@contextmanager
def documents(given: Given, leave_out: Path | None = None) -> Iterator[tuple[Found, ...]]:
    """The documents that were given. One from standard input stands in a private folder, which then goes away.

    Raises:
        click.UsageError: the arguments do not fit together, or name nothing.
    """
    _check(given)
    paths = [source for source in given.sources if source != STANDARD_INPUT]
    if given.files_from is not None:
        paths += _listed(given.files_from, nul=given.nul)
    if not paths and STANDARD_INPUT not in given.sources:
        raise click.UsageError("Nothing to read: name a file, a folder or a pattern, or '-' for standard input.")
    found = find_sources(paths, leave_out)
    if STANDARD_INPUT not in given.sources:
        yield found
        return
    with tempfile.TemporaryDirectory(prefix="maalplan-") as folder:
        yield (*found, _from_standard_input(Path(folder), given.name or "stdin"))


def _check(given: Given) -> None:
    piped = given.sources.count(STANDARD_INPUT)
    if piped + (given.files_from == STANDARD_INPUT) > 1:
        raise click.UsageError("Standard input ('-') can be read only once: as one document, or as one list of paths.")
    if given.name is not None and not piped:
        raise click.UsageError("--name names the document on standard input: give '-' as the source.")
    if given.nul and given.files_from is None:
        raise click.UsageError("-0 says how the list of --files-from is written: give --files-from too.")


def _listed(files_from: str, *, nul: bool) -> Sequence[str]:
    try:
        data = sys.stdin.buffer.read() if files_from == STANDARD_INPUT else Path(files_from).read_bytes()
    except OSError as error:
        raise click.UsageError(f"The list {clean_name(files_from)} cannot be read ({error.strerror}).") from error
    text = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "surrogateescape")
    if not nul and "\0" in text:
        raise click.UsageError("The list of --files-from has NUL characters between its paths: add -0.")
    return [path for path in (text.split("\0") if nul else text.splitlines()) if path]


def _from_standard_input(folder: Path, name: str) -> Found:
    stream = sys.stdin.buffer
    if stream.isatty():
        raise click.UsageError("Nothing is piped in: use '<' or '|' with '-', or name a file.")
    path = folder / "document"
    path.write_bytes(stream.read())
    return Found(path, clean_name(name), clean_name(name))
