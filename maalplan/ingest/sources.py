"""Finding documents: files, folders, patterns, and the files in archives."""

from __future__ import annotations

import errno
import glob
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from maalplan.errors import NotADocument, SourceMissing, Unreadable, Unsupported
from maalplan.ingest.archives import Form, Member, Unpacker, form_of
from maalplan.ingest.hidden import passed_over
from maalplan.model import Failure


@dataclass(frozen=True, slots=True)
class Afar:
    """A document in a store, which tells the MD5 of its content. Where the SHA-256 of that content is known from an
    earlier run, it is copied to its path by ``bring`` alone, which gives what went wrong."""

    md5: str
    sha256: str | None = None
    bring: Callable[[], Failure | None] = lambda: None


@dataclass(frozen=True, slots=True)
class Found:
    """A document that was found, or the reason why there is none.

    ``path`` opens it; ``shown`` is the path as it was found, which the report names; ``relative`` is its path below
    the source given (its name, where the source is the file itself), ``/`` as separator in both. ``folder`` is the
    folder or archive given that it was found in, null where the caller named the file. A file in an archive is
    unpacked at ``path``, and named by the archive's path with its own behind it: ``plans.zip/2024/ssi.docx``.
    """

    path: Path
    shown: str
    relative: str
    folder: str | None = None
    problem: Failure | None = None
    afar: Afar | None = None

    @property
    def waits(self) -> bool:
        """Whether the document is not copied to its path yet."""
        return self.afar is not None and self.afar.sha256 is not None

    @property
    def named(self) -> bool:
        """Whether the caller named this very file."""
        return self.folder is None


def find_sources(
    sources: Iterable[str | Path],
    leave_out: Path | None = None,
    scratch: Path | None = None,
    passwords: Sequence[str] = (),
) -> tuple[Found, ...]:
    """Every document of *sources*, sorted by the path as found, each file once.

    A source is a file, a folder (searched with all folders below it) or, where it is a string, a pattern (``*``,
    ``?``, ``[…]``, ``**`` for folders of any depth; for shells that do not expand them). Hidden files, lock files of
    office programs and the folder *leave_out* are passed over. A source that is not there is one entry with its
    ``problem``.

    Archives are unpacked into the folder *scratch*, which the caller removes, and stay as they are where it is null;
    *passwords* are tried on the files in them that ask for one.
    """
    left_out = None if leave_out is None else os.path.realpath(leave_out)
    once: dict[tuple[str, str], Found] = {}
    real: dict[Path, str] = {}
    for source in sources:
        for found in _find(source, left_out):
            folder = found.path.parent
            if folder not in real:
                real[folder] = _real(folder)
            # A link is another name of a document, not the same find: the batch says so, by its content.
            key = (real[folder], found.path.name)
            once[key] = _better(once[key], found) if key in once else found
    whole: Iterable[Found] = once.values()
    return tuple(sorted(whole if scratch is None else open_archives(whole, scratch, passwords), key=_order))


def open_archives(found: Iterable[Found], scratch: Path, passwords: Sequence[str] = ()) -> Iterator[Found]:
    """*found*, with the files of each archive in its place; they are unpacked into the folder *scratch*.

    What an archive is, is seen from its content; Office and OpenDocument files are none. What cannot be had of an
    archive is an entry with its ``problem``.
    """
    unpacker: Unpacker | None = None
    for one in found:
        form = form_of(one.path) if one.problem is None else None
        if form is None:
            yield one
            continue
        unpacker = unpacker or Unpacker(scratch, passwords)
        yield from _opened(one, form, unpacker)


def _opened(archive: Found, form: Form, unpacker: Unpacker) -> Iterator[Found]:
    for member in unpacker.members(archive.path, form):
        yield _inside(archive, member) if member.inner else replace(archive, problem=member.problem)


def _inside(archive: Found, member: Member) -> Found:
    """A file in *archive*, which stands where the archive was found: in a folder given, or in the archive given."""
    return Found(
        member.path or archive.path,
        f"{archive.shown}/{member.inner}",
        f"{archive.relative}/{member.inner}",
        archive.folder or archive.shown,
        member.problem,
    )


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


def _find(source: str | Path, leave_out: str | None) -> Iterator[Found]:
    path, name = Path(source), os.fspath(source)
    try:
        if isinstance(source, str) and glob.has_magic(name) and not os.path.lexists(name):
            yield from _matches(name, leave_out)
        elif not name:
            yield Found(
                path, "", "", problem=Failure(SourceMissing.code, "This path is empty; name a file or a folder.")
            )
        elif path.is_dir():
            yield from tuple(_below(path, leave_out)) or (_empty(path),)
        else:
            yield _file(path)
    except (OSError, ValueError) as error:
        yield Found(path, _shown(path), clean_name(path.name), problem=_closed(error))


def _file(path: Path) -> Found:
    """The file that the caller named. One of this process's own (``/dev/stdin``) is opened by its real name: for
    those that read it, the name means something else."""
    problem, opened = _problem(path), path
    if problem is None and path.is_symlink() and path.is_relative_to("/dev"):
        opened = path.resolve()
        problem = None if opened.is_file() else _NO_FILE
    return Found(opened, _shown(path), clean_name(path.name), problem=problem)


def _matches(pattern: str, leave_out: str | None) -> Iterator[Found]:
    names = glob.glob(pattern, recursive=True)  # noqa: PTH207 - Path.glob takes no absolute patterns
    matches = [Path(name) for name in sorted(names)]
    # ``**`` gives the folders on the way too, whose files it gives anyway.
    kept = [path for path in matches if not (passed_over(path.name) or ("**" in pattern and path.is_dir()))]
    kept = [path for path in kept if leave_out is None or not _is_within(path, leave_out)]
    if not kept:
        problem = Failure(
            SourceMissing.code, "No file matches this pattern; check its spelling, and the folder that you stand in."
        )
        yield Found(Path(pattern), clean_name(pattern), clean_name(pattern), problem=problem)
    for path in kept:
        yield from _find(os.fspath(path), leave_out)


def _is_within(path: Path, folder: str) -> bool:
    return Path(os.path.realpath(path)).is_relative_to(folder)


_NO_FILE = Failure(
    NotADocument.code, "This is neither a file nor a folder; save its content as a file, or pipe it in and name it '-'."
)


def _problem(path: Path) -> Failure | None:
    """Why *path*, which is no folder, cannot be read as a file; null where it can."""
    if path.is_file():
        return None
    if path.exists():
        return _NO_FILE
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


def _closed(error: OSError | ValueError) -> Failure:
    if isinstance(error, ValueError) or error.errno in (errno.ENAMETOOLONG, errno.EINVAL):
        return Failure(SourceMissing.code, "No file can have such a name; check its spelling.")
    if error.errno == errno.ELOOP:
        return Failure(
            SourceMissing.code, "This is a link that leads back to itself; mend it, or name the file itself."
        )
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
        if not (passed_over(path.name) or (problem is not None and problem.code == NotADocument.code)):
            yield path, problem


def _real(folder: Path) -> str:
    try:
        return os.path.realpath(folder)
    except ValueError:  # a name that no folder can have
        return os.fspath(folder)


def _shown(path: Path) -> str:
    return clean_name(path.as_posix())
