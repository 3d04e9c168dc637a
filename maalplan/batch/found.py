"""The documents of a run: those of paths and patterns, those of URLs, and those in archives of both."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import filterfalse
from pathlib import Path

from maalplan.ingest.sources import Found, find_sources, open_archives
from maalplan.ingest.store import is_url


def find_all(
    sources: Sequence[str | Path], out: Path | str | None, private: Path, passwords: Sequence[str] = ()
) -> tuple[Found, ...]:
    """The documents of paths, patterns and URLs; those in the folder *out*, a path or a URL itself, are left out.

    Archives are unpacked into the folder *private*, which the caller removes; *passwords* are tried on those that ask
    for one. What cannot be had is an entry with its ``problem``.
    """
    paths, urls = list[str | Path](), list[str]()
    for source in sources:
        if isinstance(source, str) and is_url(source):
            urls.append(source)
        else:
            paths.append(source)
    found = find_sources(paths, out if isinstance(out, Path) else None, private, passwords)
    if not urls:
        return found
    from maalplan.batch.remote import remembered
    from maalplan.ingest.remote import find_remote

    known = {} if out is None else remembered(out, private)
    there = find_remote(urls, private, out if isinstance(out, str) else None, known)
    return (*found, *filter(_waits, there), *open_archives(filterfalse(_waits, there), private, passwords))


def _waits(found: Found) -> bool:
    return found.waits
