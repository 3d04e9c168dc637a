"""Unpacking, within limits. No file is written under a name that an archive gives, so that none can climb out."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from maalplan import limits
from maalplan.errors import Damaged, Encrypted, MaalplanError, TooLarge, Unsupported
from maalplan.ingest.archives.entries import Entry, NoMore, WrongKey
from maalplan.ingest.archives.forms import OPENED, Form, form_of
from maalplan.ingest.archives.names import Names
from maalplan.ingest.archives.tars import tar_entries
from maalplan.ingest.archives.zips import zip_entries
from maalplan.model import Failure

FEWER = "unpack it, and give its folders one by one"


@dataclass(frozen=True, slots=True)
class Member:
    """A file of an archive: ``inner`` is its path there (``/`` as separator; empty for the archive itself, of which
    ``problem`` then tells), ``path`` opens it where it was unpacked."""

    inner: str
    path: Path | None
    problem: Failure | None = None

    def below(self, inner: str) -> Member:
        """The same, seen from outside the archive *inner* in which it is."""
        return Member(f"{inner}/{self.inner}" if self.inner else inner, self.path, self.problem)


class Unpacker:
    """Unpacks the archives of a run into a new folder in *scratch*, which the caller removes. *passwords* are tried
    on files that ask for one."""

    def __init__(self, scratch: Path, passwords: Sequence[str] = ()) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="unpacked-", dir=scratch))
        self._keys = _keys(passwords)
        self._number = 0
        self._run_left = limits.UNPACKED_BYTES
        self._archive_left = self._members_left = 0

    def members(self, path: Path, form: Form) -> Iterator[Member]:
        """The files of the archive at *path*, with those of archives inside it, in their order.

        Hidden files are passed over. What cannot be had is a member with its ``problem``; of an archive that is
        damaged, or beyond the limits, what stands before is given.
        """
        self._archive_left, self._members_left = limits.ARCHIVE_BYTES, limits.MEMBERS
        yield from self._level(path, form, 1)

    def _level(self, path: Path, form: Form, level: int) -> Iterator[Member]:
        if form not in OPENED:
            message = f"This is {form.value}, which is not opened; unpack it and give the files."
            yield Member("", None, Failure(Unsupported.code, message))
            return
        names, broken, problem, empty = Names(), list[str](), None, True
        try:
            for entry in _entries(path, form):
                self._count()
                inner = names.own(entry.name)
                if inner is None:
                    continue
                empty = False
                try:
                    yield from self._member(entry, inner, level)
                except Damaged:
                    broken.append(inner)
        except NoMore as error:
            problem = Failure(error.code, error.message)
        problem = problem or _left_behind(broken) or (_EMPTY if empty else None)
        if problem is not None:
            yield Member("", None, problem)

    def _member(self, entry: Entry, inner: str, level: int) -> Iterator[Member]:
        if entry.problem is not None:
            yield Member(inner, None, entry.problem)
            return
        try:
            path = self._unpacked(entry)
        except (Encrypted, TooLarge) as error:
            yield Member(inner, None, Failure(error.code, error.message))
            return
        form = form_of(path)
        if form is None:
            yield Member(inner, path)
            return
        if level < limits.NESTING:
            yield from (member.below(inner) for member in self._level(path, form, level + 1))
        else:
            yield Member(inner, None, _TOO_DEEP)
        self._give_back(path)

    def _unpacked(self, entry: Entry) -> Path:
        """Where *entry* was written.

        Raises:
            Encrypted: no password opens it.
            TooLarge: it is beyond the limits of one file.
            Damaged: it cannot be unpacked.
            NoMore: the archive, or the run, is beyond the limits, or broken from here on.
        """
        if entry.size is not None and entry.size > limits.MEMBER_BYTES:
            raise TooLarge(_OVERSIZE)
        self._number += 1
        path = self._folder / str(self._number)
        for key in self._keys if entry.locked else (None,):
            try:
                self._write(entry, key, path)
            except WrongKey:
                self._give_back(path)
                continue
            except MaalplanError:
                self._give_back(path)
                raise
            return path
        raise Encrypted(_NONE_OPENS if self._keys else _ASKS)

    def _write(self, entry: Entry, key: bytes | None, path: Path) -> None:
        size, most = 0, _most(entry)
        try:
            with path.open("xb") as file:
                for piece in entry.pieces(key):
                    size += len(piece)
                    if size > most:
                        raise TooLarge(_OVERSIZE if most == limits.MEMBER_BYTES else _BOMB)
                    self._take(len(piece))
                    file.write(piece)
        except OSError as error:
            raise NoMore(TooLarge.code, _no_room(error.strerror or "it is full")) from error

    def _count(self) -> None:
        self._members_left -= 1
        if self._members_left < 0:
            raise NoMore(TooLarge.code, f"The archive holds more than {limits.MEMBERS} files; {FEWER}.")

    def _take(self, size: int) -> None:
        """Count *size* bytes that are about to be written."""
        self._archive_left -= size
        self._run_left -= size
        if self._archive_left < 0:
            raise NoMore(TooLarge.code, f"The archive holds more than {limits.ARCHIVE_BYTES >> 20} MB; {FEWER}.")
        if self._run_left < 0:
            raise NoMore(
                TooLarge.code,
                f"The archives hold more than {limits.UNPACKED_BYTES >> 20} MB; give them in several runs.",
            )
        if shutil.disk_usage(self._folder).free < limits.ROOM_LEFT:
            raise NoMore(TooLarge.code, _no_room("it is nearly full"))

    def _give_back(self, path: Path) -> None:
        """Remove what is needed no longer; the run may unpack as much again, the archive may not."""
        self._run_left += path.stat().st_size if path.exists() else 0
        path.unlink(missing_ok=True)


_EMPTY = Failure(Unsupported.code, "There is no document in this archive; check that it is the right one.")
_TOO_DEEP = Failure(
    TooLarge.code,
    f"More than {limits.NESTING} archives in each other are not opened; unpack this one and give the files.",
)
_OVERSIZE = "This file in the archive is too large for a document; if it is one, unpack it and give it by itself."
_BOMB = "This file grows far beyond its size when it is unpacked, as harmful ones do; unpack it yourself and look."
_ASKS = "This file asks for a password; give it with --password, or unpack the archive and give the files."
_NONE_OPENS = (
    "None of the passwords given opens this file; give its own with --password, or unpack the archive yourself."
)


def _entries(path: Path, form: Form) -> Iterator[Entry]:
    match form:
        case Form.ZIP:
            return zip_entries(path)
        case Form.TAR_GZ:
            return tar_entries(path, "gz")
        case Form.TAR_BZ2:
            return tar_entries(path, "bz2")
        case _:
            return tar_entries(path, "")


def _most(entry: Entry) -> int:
    """How many bytes may come out of *entry*."""
    if entry.packed is None:
        return limits.MEMBER_BYTES
    return min(limits.MEMBER_BYTES, max(limits.RATIO_FROM, limits.RATIO * entry.packed))


def _left_behind(broken: Sequence[str]) -> Failure | None:
    if not broken:
        return None
    files = "1 file" if len(broken) == 1 else f"{len(broken)} files, the first"
    return Failure(
        Damaged.code, f"Parts of the archive are damaged, and not read: {files} {broken[0]!r}. Fetch it again."
    )


def _no_room(why: str) -> str:
    return f"The temporary folder has no room for the archive ({why}); free some, or set TMPDIR to another folder."


def _keys(passwords: Sequence[str]) -> tuple[bytes, ...]:
    """The bytes that each password may stand for: programs write ``æ`` in the encoding of their own system."""
    encodings = ("utf-8", "cp850", "cp1252")
    return tuple(dict.fromkeys(word.encode(name, "replace") for word in passwords for name in encodings))
