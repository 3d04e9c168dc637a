"""The turn of one upload: its files opened, put beside the plans, converted into the folder; what gave no plan goes."""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Final

from maalplan import limits as most
from maalplan.batch.folder import FolderInUse, plan_file
from maalplan.batch.manner import Listener, Manner
from maalplan.batch.pool import Ended
from maalplan.batch.reading import digest
from maalplan.batch.run import convert_into
from maalplan.batch.state import read_state
from maalplan.errors import Damaged, MaalplanError, TooLarge
from maalplan.ingest.sources import Found, open_archives
from maalplan.limits import GB
from maalplan.model import Failure, ReportEntry
from maalplan.model.uploaded import UploadOutcome
from maalplan.output.files import Draft
from maalplan.serve.uploads.names import cleaned
from maalplan.serve.uploads.receiving import Received

log = logging.getLogger(__name__)

FOLDER: Final = "uploads"
"""Where uploaded documents stand, in the folder of the plans."""
_DIGITS: Final = 24
"""Of the hash of a document's content, in the name of its folder there."""
_AGAIN: Final = 1.0
"""Seconds after which a folder that another run writes to is tried again."""
ENDED: Final = Failure("ended", "The server was stopped before this was read; send it again.")


@dataclass(frozen=True, slots=True)
class Opened:
    """How much may come out of what one upload brings: documents, and bytes unpacked from archives."""

    documents: int = 500
    unpacked: int = 1 * GB


@dataclass(frozen=True, slots=True)
class Told:
    """Who is told how it goes: ``reading`` so many documents of so many are read (all: the tables are written), and
    that another run writes to the folder (``occupied``)."""

    reading: Callable[[int, int], None] = lambda _done, _total: None
    occupied: Callable[[], None] = lambda: None


@dataclass(frozen=True, slots=True)
class _Document:
    """A document that was sent, or stood in an archive that was; or what is wrong with it."""

    name: str
    path: Path
    sha256: str = ""
    error: Failure | None = None


def converted(out: Path, sent: Received, manner: Manner, bound: Opened, told: Told) -> tuple[UploadOutcome, ...]:
    """Convert what was *sent* into the folder *out*, whose other plans stay as they are; an outcome for each document.

    A document that gave a plan is kept in the folder ``uploads`` of *out*, by its content. Nothing that a document
    does, and nothing that is wrong with *out*, raises an error.
    """
    options = replace(manner.job.options, passwords=(*manner.job.options.passwords, *sent.passwords))
    manner = replace(manner, job=replace(manner.job, options=options))
    with tempfile.TemporaryDirectory(prefix="opened-", dir=sent.files[0].path.parent) as private:
        documents = tuple(_opened(sent, Path(private), manner, bound))
        turn = _Turn(out, manner, told)
        outcomes = turn.take(documents)
    hidden = {str(path) for path in (out, out.resolve(), sent.files[0].path.parent, Path(tempfile.gettempdir()))}
    return tuple(_without_paths(outcome, hidden) for outcome in outcomes)


def _opened(sent: Received, private: Path, manner: Manner, bound: Opened) -> Iterator[_Document]:
    """The documents that were sent, those in archives one by one, as long as they are within their bounds."""
    files = (Found(file.path, file.name, file.name) for file in sent.files)
    size = 0
    for count, found in enumerate(open_archives(files, private, manner.job.options.passwords), 1):
        if manner.ended.is_set():
            yield _Document(_name(found), found.path, error=ENDED)
            return
        size += 0 if found.named or found.problem is not None else found.path.stat().st_size
        if count > bound.documents or size > bound.unpacked:
            yield _Document(_name(found).partition("/")[0], found.path, error=_too_much(bound))
            return
        yield _document(found)


def _too_much(bound: Opened) -> Failure:
    return Failure(
        TooLarge.code,
        f"More than {bound.documents} documents, or {bound.unpacked // most.MB} MB unpacked, are not taken at once; "
        "send it in parts.",
    )


def _document(found: Found) -> _Document:
    if found.problem is not None:
        return _Document(_name(found), found.path, error=found.problem)
    try:
        return _Document(_name(found), found.path, digest(found.path))
    except MaalplanError as error:
        return _Document(_name(found), found.path, error=Failure(error.code, error.message))


def _name(found: Found) -> str:
    """What a document is called; archives have names of all sorts in them."""
    return "/".join(map(cleaned, found.shown.split("/")))


class _Turn:
    """The way of documents into the folder *out*."""

    def __init__(self, out: Path, manner: Manner, told: Told) -> None:
        self._out, self._told = out, told
        self._manner = replace(manner, asked=read_state(out).as_before, keeps=self._stays)
        self._there: dict[str, tuple[str, str]] = {}

    def take(self, documents: Sequence[_Document]) -> list[UploadOutcome]:
        """An outcome for each of *documents*."""
        self._there = dict(self._known())
        coming: dict[str, _Document] = {}
        for one in documents:
            if one.error is None and one.sha256 not in self._there:
                coming.setdefault(one.sha256, one)
        ended = self._converted(coming) if coming else {}
        return [self._outcome(one, coming, ended) for one in documents]

    def _outcome(self, one: _Document, coming: dict[str, _Document], ended: dict[str, UploadOutcome]) -> UploadOutcome:
        if one.error is not None:
            return UploadOutcome(one.name, error=one.error)
        if one.sha256 in self._there:
            plan, path = self._there[one.sha256]
            return UploadOutcome(one.name, plan, known=path)
        first = coming[one.sha256]
        outcome = ended[one.sha256]
        return outcome if first is one else replace(outcome, name=one.name, known=first.name if outcome.plan else None)

    def _known(self) -> Iterator[tuple[str, tuple[str, str]]]:
        """The plans that are there, by the content of their documents, with what these were called."""
        for record in read_state(self._out).records.values():
            if record.read is not None and (self._out / plan_file(record.read.plan_id)).is_file():
                yield record.sha256, (record.read.plan_id, PurePosixPath(record.path).name)

    def _converted(self, coming: dict[str, _Document]) -> dict[str, UploadOutcome]:
        """Put documents into their places and convert them; those that gave no plan are taken away again."""
        placed, ended = dict[str, Path](), dict[str, UploadOutcome]()
        try:
            for sha256, one in coming.items():
                placed[sha256] = self._placed(one)
            ended = self._run(placed, coming)
        except Ended:
            ended = {sha256: UploadOutcome(one.name, error=ENDED) for sha256, one in coming.items()}
        except MaalplanError as error:
            log.debug("upload", exc_info=True)
            failure = Failure(error.code, _CLOSED)
            ended = {sha256: UploadOutcome(one.name, error=failure) for sha256, one in coming.items()}
        finally:
            kept = dict(self._known())
            for sha256, path in placed.items():
                if sha256 not in kept:
                    self._remove(path)
        return {**ended, **{key: UploadOutcome(coming[key].name, kept[key][0]) for key in coming if key in kept}}

    def _placed(self, one: _Document) -> Path:
        """Where a document stands from now on: under the hash of its content, so that none takes another's place."""
        path = self._out / FOLDER / one.sha256[:_DIGITS] / cleaned(PurePosixPath(one.name).name)
        draft = Draft(path)
        try:
            with one.path.open("rb") as file:
                while piece := file.read(most.PIECE):
                    draft.write(piece)
        except OSError as error:
            draft.drop()
            raise Damaged("What was received cannot be read any more; send it again.") from error
        draft.put()
        return path

    def _run(self, placed: dict[str, Path], coming: dict[str, _Document]) -> dict[str, UploadOutcome]:
        found = {sha256: Found(path, path.as_posix(), self._relative(path)) for sha256, path in placed.items()}
        report = self._report(tuple(found.values()))
        entries = {entry.source: entry for entry in report}
        return {key: _told(coming[key].name, entries.get(one.shown)) for key, one in found.items()}

    def _report(self, found: Sequence[Found]) -> tuple[ReportEntry, ...]:
        while True:
            done = 0

            def one_more(_: Found) -> None:
                nonlocal done
                done += 1
                self._told.reading(done, len(found))

            try:
                self._told.reading(0, len(found))
                return convert_into(self._out, found, Listener(done=one_more), self._manner).documents
            except FolderInUse:
                self._told.occupied()
                if self._manner.ended.wait(_AGAIN):
                    raise Ended("The server is being stopped.") from None

    def _relative(self, path: Path) -> str:
        return path.relative_to(self._out).as_posix()

    def _remove(self, path: Path) -> None:
        with suppress(OSError):  # another program holds it: it stays, and says nothing of any plan
            path.unlink(missing_ok=True)
            path.parent.rmdir()

    def _stays(self, entry: ReportEntry) -> bool:
        """Whether an entry of an earlier report stays: all but those of uploads that gave nothing."""
        return entry.status == "ok" or not entry.source.startswith(f"{(self._out / FOLDER).as_posix()}/")


_CLOSED: Final = "The folder of the plans cannot be written to; whoever runs the server must make room or lend a hand."


def _told(name: str, entry: ReportEntry | None) -> UploadOutcome:
    if entry is None:
        return UploadOutcome(name, error=Failure("missing", "It could not be read; send it again."))
    return UploadOutcome(name, entry.plan_id, error=entry.error)


def _without_paths(outcome: UploadOutcome, hidden: set[str]) -> UploadOutcome:
    """The outcome as strangers may see it: where things stand on this machine is nobody's business."""
    if outcome.error is None:
        return outcome
    message = outcome.error.message
    for path in sorted(hidden, key=len, reverse=True):
        message = message.replace(path, "…")
    return replace(outcome, error=replace(outcome.error, message=message))
