"""Where the documents are from which the plans in a folder were read: by what the folder and its report say, else among
documents that are given; always with the very content that was read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath, PureWindowsPath

from maalplan.batch.reading import digest
from maalplan.batch.scratch import scratch
from maalplan.batch.state import Record, hash_of, read_state
from maalplan.errors import MaalplanError, Unreadable
from maalplan.ingest.sources import Found, find_sources, open_archives
from maalplan.ingest.store import is_url
from maalplan.model import Plan, Unseen
from maalplan.output.report import REPORT_FILE, report_from_json


@dataclass(slots=True)
class Documents:
    """The documents of the folder *out*; *given* are looked at where it does not lead to one."""

    out: Path
    folder: Path
    given: tuple[Found, ...] = ()
    passwords: Sequence[str] = ()
    _reported: dict[str, str] = field(default_factory=dict)
    _records: tuple[Record, ...] = ()
    _opened: dict[str, tuple[Found, ...]] = field(default_factory=dict)
    _hashes: dict[Path, str] = field(default_factory=dict)

    def of(self, plan: Plan) -> bytes | Unseen:
        """The document that *plan* was read from; or that there is none, or only another of its name."""
        path = self.at(plan)
        if isinstance(path, str):
            return path
        try:
            data = path.read_bytes()
        except OSError:
            return "missing"
        return data if hash_of(data) == plan.source.sha256 else "changed"

    def at(self, plan: Plan) -> Path | Unseen:
        """What opens the document that *plan* was read from, as long as these documents are asked for; or that there
        is none, or only another of its name."""
        unseen: Unseen = "missing"
        for path in self._candidates(plan):
            with suppress(Unreadable):
                if path.is_file() and digest(path) == plan.source.sha256:
                    return path
                unseen = "changed" if path.is_file() else unseen
        for found in self.given:
            if found.problem is None and self._hash(found.path) == plan.source.sha256:
                return found.path
        return unseen

    def _candidates(self, plan: Plan) -> Iterator[Path]:
        sha256 = plan.source.sha256
        for record in self._records:
            if record.sha256 == sha256 and record.beside:
                yield self.out / record.beside
        source = self._reported.get(sha256)
        if source is not None:
            yield from self._at(source)
        if _is_below(plan.source.path):
            yield self.out.parent / plan.source.path

    def _at(self, source: str) -> Iterator[Path]:
        """What stands at *source*, a path as it was found: a file, or one in an archive, or in a store."""
        if not is_url(source) and Path(source).is_file():
            yield Path(source)
            return
        for outer in (source, *_outer(source)):
            if is_url(source) or Path(outer).is_file():
                found = [one for one in self._open(outer) if one.shown == source and one.problem is None]
                if found:
                    yield found[0].path
                    return

    def _open(self, outer: str) -> tuple[Found, ...]:
        """The documents that the file or archive *outer* holds."""
        if outer not in self._opened:
            found: tuple[Found, ...] = ()
            with suppress(MaalplanError):  # what it stands in cannot be reached now: the document is not there
                found = tuple(_found((outer,), self.folder, self.passwords))
            self._opened[outer] = found
        return self._opened[outer]

    def _hash(self, path: Path) -> str:
        if path not in self._hashes:
            try:
                self._hashes[path] = digest(path)
            except Unreadable:
                self._hashes[path] = ""
        return self._hashes[path]


@contextmanager
def documents_of(out: Path, given: Iterable[str] = (), passwords: Sequence[str] = ()) -> Iterator[Documents]:
    """The documents of the folder *out*, which ``convert`` wrote; *given* are files, folders, archives and URLs to look
    in too. What is unpacked or fetched goes away at the end.

    Raises:
        MaalplanError: a URL of *given* cannot be looked at.
    """
    with scratch() as folder:
        found = tuple(_found(tuple(given), folder, passwords))
        records = tuple(read_state(out).records.values())
        yield Documents(out, folder, found, passwords, _reported(out), records)


def _found(sources: Sequence[str], folder: Path, passwords: Sequence[str]) -> Iterator[Found]:
    urls = [source for source in sources if is_url(source)]
    paths = [source for source in sources if not is_url(source)]
    yield from find_sources(paths, None, folder, passwords)
    if urls:
        from maalplan.ingest.remote import find_remote

        yield from open_archives(find_remote(urls, folder), folder, passwords)


def _is_below(path: str) -> bool:
    """Whether *path*, of a plan file that anybody may have written, leads down from where it begins: not to a place of
    its own choice, which on Windows may be another machine."""
    seen = PureWindowsPath(path)  # it takes both kinds of slashes for what they are
    return not (is_url(path) or seen.drive or seen.root or ".." in seen.parts)


def _outer(source: str) -> Iterator[str]:
    """What *source* may stand in, the nearest first; of a URL what has a name with an ending."""
    head, mark, tail = source.rpartition("://")
    for parent in PurePosixPath(tail).parents:
        if parent.name and (not mark or parent.suffix):
            yield f"{head}{mark}{parent.as_posix()}"


def _reported(out: Path) -> dict[str, str]:
    """Of the documents in the folder's report their paths as found, by their content; nothing where there is none."""
    try:
        report = report_from_json((out / REPORT_FILE).read_bytes())
    except (OSError, MaalplanError):
        return {}
    return {one.sha256: one.source for one in report.documents if one.status == "ok" and one.sha256}
