"""Finding documents: files, folders and patterns. Nothing is opened here."""

from __future__ import annotations

import glob
import os
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from maalplan.errors import NotADocument, SourceMissing, Unreadable, Unsupported
from maalplan.model import Failure

LOCK_FILES = ("~$", ".~lock.")
"""How the names of the files begin that Word and LibreOffice keep beside a document while it is open."""

SYSTEM_FILES = frozenset({"thumbs.db", "desktop.ini"})
"""What Windows leaves in folders."""


@dataclass(frozen=True, slots=True)
class Found:
    """A document that was found, or the reason why there is none.

    ``path`` opens it; ``shown`` is the path as it was found, which the report names; ``relative`` is its path below
    the source given (its name, where the source is the file itself), ``/`` as separator in both. ``folder`` is the
    folder given that it was found in, null where the caller named the file.
    """

    path: Path
    shown: str
    relative: str
    folder: str | None = None
    problem: Failure | None = None

    @property
    def named(self) -> bool:
        """Whether the caller named this very file."""
        return self.folder is None


def find_sources(sources: Iterable[str | Path], leave_out: Path | None = None) -> tuple[Found, ...]:
    """Every document of *sources*, sorted by the path as found, each file once.

    A source is a file, a folder (searched with all folders below it) or a pattern (``*``, ``?``, ``[…]``, ``**`` for
    folders of any depth; for shells that do not expand them). Hidden files, lock files of office programs and the
    folder *leave_out* are passed over. A source that is not there is one entry with its ``problem``.
    """
    left_out = None if leave_out is None else os.path.realpath(leave_out)
    once: dict[tuple[str, str], Found] = {}
    for source in sources:
        for found in _find(os.fspath(source), left_out):
            # A link is another name of a document, not the same find: the batch says so, by its content.
            key = (os.path.realpath(found.path.parent), found.path.name)
            once[key] = _better(once[key], found) if key in once else found
    return tuple(sorted(once.values(), key=_order))


def clean_name(name: str) -> str:
    """*name* with what no UTF-8 text can hold (a file name in another encoding) replaced by ``\ufffd``.

    >>> clean_name("m\\udce5l.docx")
    'm\ufffdl.docx'
    """
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _order(found: Found) -> tuple[str, str]:
    return found.shown, found.relative


def _better(one: Found, other: Found) -> Found:
    """Of two ways to one file: the caller's own name for it wins, then the first in order; the longest way below
    a source is kept, for it says most."""
    first, second = sorted((one, other), key=lambda found: (not found.named, _order(found)))
    return first if first.named else replace(first, relative=max(first.relative, second.relative, key=len))


def _find(source: str, leave_out: str | None) -> Iterator[Found]:
    path = Path(source)
    try:
        if not os.path.lexists(path) and glob.has_magic(source):
            yield from _matches(source, leave_out)
        elif path.is_dir():
            yield from tuple(_below(path, leave_out)) or (_empty(path),)
        else:
            yield Found(path, _shown(path), clean_name(path.name), problem=_problem(path))
    except OSError as error:
        yield Found(path, _shown(path), clean_name(path.name), problem=_closed(error))


def _matches(pattern: str, leave_out: str | None) -> Iterator[Found]:
    names = glob.glob(pattern, recursive=True)  # noqa: PTH207 - Path.glob takes no absolute patterns
    matches = [Path(name) for name in sorted(names)]
    # ``**`` gives the folders on the way too, whose files it gives anyway.
    kept = [path for path in matches if not (_passed_over(path.name) or ("**" in pattern and path.is_dir()))]
    if not kept:
        problem = Failure(
            SourceMissing.code, "No file matches this pattern; check its spelling, and the folder that you stand in."
        )
        yield Found(Path(pattern), clean_name(pattern), clean_name(pattern), problem=problem)
    for path in kept:
        yield from _find(os.fspath(path), leave_out)


def _problem(path: Path) -> Failure | None:
    """Why *path*, which is no folder, cannot be read as a file; null where it can."""
    if path.is_file():
        return None
    if path.exists():
        return Failure(NotADocument.code, "This is neither a file nor a folder; save its content as a file first.")
    if path.is_symlink():
        return Failure(
            SourceMissing.code, "This is a link to something that is not there; mend the link, or name the file itself."
        )
    return Failure(
        SourceMissing.code, "There is no such file or folder; check the spelling, and the folder that you stand in."
    )


def _empty(folder: Path) -> Found:
    problem = Failure(Unsupported.code, "There is no document in this folder; check that it is the right one.")
    return Found(folder, _shown(folder), _shown(folder), problem=problem)


def _closed(error: OSError) -> Failure:
    return Failure(Unreadable.code, f"This cannot be opened ({error.strerror}); ask for the right to read it.")


def _below(root: Path, leave_out: str | None) -> Iterator[Found]:
    """The files of a folder and of all folders below it.

    Each folder is searched once, links to folders after everything else: a link that leads back ends there, and a
    file keeps the name under which it stands.
    """
    searched = set() if leave_out is None else {leave_out}
    folders, links = [root], deque[Path]()
    while folders or links:
        folder = folders.pop() if folders else links.popleft()
        if os.path.realpath(folder) in searched:
            continue
        searched.add(os.path.realpath(folder))
        for path, problem in _entries(folder):
            if problem is None and path.is_dir():
                (links if path.is_symlink() else folders).append(path)
            else:
                yield Found(path, _shown(path), clean_name(path.relative_to(root).as_posix()), _shown(root), problem)


def _entries(folder: Path) -> Iterator[tuple[Path, Failure | None]]:
    """What stands in a folder, sorted, with what is wrong with it; pipes, sockets and the like are passed over."""
    try:
        paths = sorted(folder.iterdir())
    except OSError as error:
        yield folder, _closed(error)
        return
    for path in paths:
        try:
            problem = None if path.is_dir() else _problem(path)
        except OSError as error:
            problem = _closed(error)
        if not (_passed_over(path.name) or (problem is not None and problem.code == NotADocument.code)):
            yield path, problem


def _passed_over(name: str) -> bool:
    return name.startswith((".", *LOCK_FILES)) or name.lower() in SYSTEM_FILES


def _shown(path: Path) -> str:
    return clean_name(path.as_posix())
