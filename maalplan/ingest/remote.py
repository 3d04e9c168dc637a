"""Finding documents in object stores: what a URL names, copied to this machine."""

from __future__ import annotations

import glob
import hashlib
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from types import MappingProxyType

from maalplan import limits
from maalplan.errors import MaalplanError, SourceMissing, TooLarge, Unreadable, Unsupported
from maalplan.ingest.hidden import passed_over
from maalplan.ingest.sources import Afar, Found
from maalplan.ingest.store import Object, Store, shown_url
from maalplan.model import Failure

TOGETHER = 32
"""Documents that are copied together, where one is needed and others are likely to be."""

_NOTHING: Mapping[tuple[str, str], str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class _Seen:
    """A document that stands in a store, not copied yet."""

    found: Found
    facts: Object
    store: Store


def find_remote(
    urls: Iterable[str], scratch: Path, leave_out: str | None = None, known: Mapping[tuple[str, str], str] = _NOTHING
) -> tuple[Found, ...]:
    """The documents at *urls*, sorted by their own, each once. A URL names a file, a folder or a pattern, as a path
    does. They are copied into the folder *scratch*, which the caller removes, under names of our own. *leave_out* is
    the URL of a folder to pass over. What an earlier run read, and has not changed, waits where it is: *known* has the
    SHA-256 of documents by their path below the source given and their MD5.

    What cannot be had is an entry with its ``problem``.
    """
    problems: list[Found] = []
    once: dict[str, _Seen] = {}
    for url in urls:
        try:
            for seen in _kept(Store(url), scratch, leave_out):
                once[seen.found.shown] = max(seen, once.get(seen.found.shown, seen), key=_says)
        except MaalplanError as error:
            problems.append(_nothing(shown_url(url), Failure(error.code, error.message), scratch))
    return tuple(
        sorted((*problems, *_brought(once.values(), scratch, known)), key=lambda one: (one.shown, one.relative))
    )


def _kept(store: Store, scratch: Path, leave_out: str | None) -> tuple[_Seen, ...]:
    """What stands there, without what is left out.

    Raises:
        MaalplanError: nothing does, or the store does not say.
    """
    below = None if leave_out is None else f"{leave_out.rstrip('/')}/"
    kept = tuple(one for one in _seen(store, scratch) if below is None or not one.found.shown.startswith(below))
    if not kept:
        raise Unsupported("There is no document in this folder; check that it is the right one.")
    return kept


def _says(seen: _Seen) -> tuple[bool, int]:
    """Of two ways to one file the caller's own name for it wins, then the longest below a source."""
    return seen.found.named, len(seen.found.relative)


def _seen(store: Store, scratch: Path) -> Iterator[_Seen]:
    folder = store.is_folder()
    if folder is None:
        yield from _matches(store, scratch)
    elif folder:
        yield from _folder(store, store.key, scratch)
    else:
        yield _named(store, store.file(), scratch)


def _matches(store: Store, scratch: Path) -> Iterator[_Seen]:
    if not glob.has_magic(store.key):
        raise SourceMissing("There is nothing at this URL; check its spelling, and that you may see it.")
    files, folders = store.matches()
    files = tuple(one for one in files if not passed_over(one.key.rpartition("/")[2]))
    # ``**`` gives the folders on the way too, whose files it gives anyway.
    folders = () if "**" in store.key else tuple(key for key in folders if not passed_over(key.rpartition("/")[2]))
    if not files and not folders:
        raise SourceMissing("No file matches this pattern; check its spelling.")
    for one in files:
        yield _named(store, one, scratch)
    for key in folders:
        yield from _folder(store, key, scratch)


def _folder(store: Store, key: str, scratch: Path) -> Iterator[_Seen]:
    for one in store.below(key):
        relative = one.key.removeprefix(f"{key}/")
        if not any(passed_over(part) for part in relative.split("/")):
            shown = store.shown(one.key)
            yield _Seen(Found(_place(scratch, shown), shown, relative, store.shown(key)), one, store)


def _named(store: Store, one: Object, scratch: Path) -> _Seen:
    shown = store.shown(one.key)
    return _Seen(Found(_place(scratch, shown), shown, one.key.rpartition("/")[2]), one, store)


def _nothing(shown: str, problem: Failure, scratch: Path) -> Found:
    return Found(_place(scratch, shown), shown, shown.rstrip("/").rpartition("/")[2], problem=problem)


def _brought(documents: Iterable[_Seen], scratch: Path, known: Mapping[tuple[str, str], str]) -> Iterator[Found]:
    """*documents*, each copied to its path, or waiting to be."""
    wanted: dict[Store, list[_Seen]] = {}
    waiting: dict[Store, _Waiting] = {}
    room = shutil.disk_usage(scratch).free - limits.ROOM_LEFT
    for seen in documents:
        size = seen.facts.size or 0
        if size > limits.OBJECT or size > room:
            yield replace(seen.found, problem=_OVERSIZE if size > limits.OBJECT else _NO_ROOM)
            continue
        room -= size
        if (sha256 := known.get((seen.found.relative, seen.facts.md5 or ""))) is not None:
            yield waiting.setdefault(seen.store, _Waiting(seen.store)).added(seen, sha256)
        else:
            wanted.setdefault(seen.store, []).append(seen)
    for store, some in wanted.items():
        errors = store.bring((seen.facts.key, seen.found.path) for seen in some)
        for seen, error in zip(some, errors, strict=True):
            yield (
                replace(seen.found, afar=_afar(seen)) if error is None else replace(seen.found, problem=_unread(error))
            )


def _afar(seen: _Seen) -> Afar | None:
    """What the store tells of a document that was copied, where it is true: some have another use for the field."""
    return Afar(seen.facts.md5) if seen.facts.md5 == _hash(seen.found.path, "md5") else None


class _Waiting:
    """Documents that are copied when one is needed after all: that one, and those that stand behind it."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._left: dict[Path, tuple[str, str]] = {}
        self._problems: dict[Path, Failure] = {}

    def added(self, seen: _Seen, sha256: str) -> Found:
        """The document, which waits from now on."""
        path = seen.found.path
        self._left[path] = (seen.facts.key, sha256)
        return replace(seen.found, afar=Afar(seen.facts.md5 or "", sha256, lambda: self._bring(path)))

    def _bring(self, path: Path) -> Failure | None:
        if path in self._left:
            paths = list(self._left)
            start = paths.index(path)
            some = [(one, *self._left.pop(one)) for one in paths[start : start + TOGETHER]]
            errors = self._store.bring((key, one) for one, key, _ in some)
            for (one, _, sha256), error in zip(some, errors, strict=True):
                if error is not None:
                    self._problems[one] = _unread(error)
                elif _hash(one, "sha256") != sha256:
                    self._problems[one] = _CHANGED
        return self._problems.get(path)


def _hash(path: Path, kind: str) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, partial(hashlib.new, kind, usedforsecurity=False)).hexdigest()


def _unread(error: MaalplanError) -> Failure:
    # What is listed is there: where it is not found now, someone took it away meanwhile.
    return Failure(Unreadable.code if error.code == SourceMissing.code else error.code, error.message)


def _place(scratch: Path, shown: str) -> Path:
    """Where the file *shown* is copied to: the same for the same file."""
    return scratch / f"remote-{hashlib.sha256(shown.encode('utf-8', 'replace')).hexdigest()[:32]}"


_CHANGED = Failure(Unreadable.code, "This was changed while it was read; start again.")
_OVERSIZE = Failure(
    TooLarge.code,
    f"This is larger than {limits.OBJECT >> 20} MB, too large for a document; if it is an archive, give it in parts.",
)
_NO_ROOM = Failure(
    TooLarge.code, "The temporary folder has no room for this file; free some, or set TMPDIR to another folder."
)
