"""The line of uploads: one at a time is converted, those behind it wait, and no more than a few may."""

from __future__ import annotations

import logging
import queue
import secrets
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from maalplan.batch.manner import Manner
from maalplan.batch.scratch import scratch
from maalplan.limits import MB, ROOM_LEFT
from maalplan.model import Failure
from maalplan.model.uploaded import UploadOutcome, UploadProgress
from maalplan.output.files import sweep
from maalplan.serve.uploads.receiving import Received, Room
from maalplan.serve.uploads.turn import ENDED, FOLDER, Opened, Told, converted

log = logging.getLogger(__name__)

_USUAL: Final = 5.0
"""Seconds that a turn is taken to last before one was seen."""
_LONGEST_WAIT: Final = 600


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is taken: bytes of one upload in all, files in it, what may come out of them, uploads that are received
    or wait at the same time, and uploads of which is remembered what became of them."""

    size: int = 50 * MB
    files: int = 50
    opened: Opened = field(default_factory=Opened)
    waiting: int = 20
    remembered: int = 500


class LineFull(Exception):
    """Too many uploads wait already, or there is no room for more; ``wait`` is after how many seconds to try again."""

    def __init__(self, wait: int) -> None:
        super().__init__()
        self.wait = wait


@dataclass(slots=True)
class _Upload:
    """An upload on its way; ``folder`` holds its files until it is done."""

    progress: UploadProgress
    folder: Path
    received: Received | None = None


class Uploads:
    """The uploads into the folder *out*; :func:`uploads_into` opens the line. Threads may share it."""

    def __init__(self, out: Path, private: Path, manner: Manner, limits: Limits) -> None:
        """*private* is a folder for what is received; *manner* says how documents are read, within which bounds."""
        self.limits = limits
        self._out, self._private, self._manner = out, private, manner
        self._lock = threading.Lock()
        self._all: dict[str, _Upload] = {}
        self._line: queue.SimpleQueue[_Upload | None] = queue.SimpleQueue()
        self._turn_takes = _USUAL
        self._thread = threading.Thread(target=self._work, name="uploads", daemon=True)
        self._thread.start()

    def begin(self) -> str:
        """A place in the line for an upload that is about to be received: its id, which nobody guesses.

        Raises:
            LineFull: there is none.
        """
        with self._lock:
            open_ones = sum(not one.progress.is_done for one in self._all.values())
            if open_ones >= self.limits.waiting or self._manner.ended.is_set():
                raise LineFull(self._wait(open_ones))
            wanted = ROOM_LEFT + (open_ones + 1) * self.limits.size
            if any(shutil.disk_usage(folder).free < wanted for folder in (self._private, self._out)):
                raise LineFull(_LONGEST_WAIT)
            upload_id = secrets.token_urlsafe(16)
            folder = self._private / upload_id
            folder.mkdir()
            self._all[upload_id] = _Upload(UploadProgress(upload_id), folder)
            self._forget()
            return upload_id

    def room(self, upload_id: str) -> Room:
        """Where the files of an upload go, and how much of them."""
        return Room(self._all[upload_id].folder, self.limits.size, self.limits.files)

    def put(self, upload_id: str, received: Received) -> UploadProgress:
        """The upload is received, and waits for its turn."""
        with self._lock:
            upload = self._all[upload_id] = self._all.pop(upload_id)  # the first to be there is the first in the line
            upload.received = received
            upload.progress = UploadProgress(upload_id, "waiting", tuple(file.name for file in received.files))
            self._line.put(upload)
        return upload.progress

    def drop(self, upload_id: str) -> None:
        """The upload was not received after all."""
        with self._lock:
            upload = self._all.pop(upload_id)
        shutil.rmtree(upload.folder, ignore_errors=True)

    def progress(self, upload_id: str) -> UploadProgress | None:
        """How an upload goes; null where none has this id, or it was done long ago."""
        with self._lock:
            upload = self._all.get(upload_id)
            if upload is None:
                return None
            if upload.progress.stage != "waiting":
                return upload.progress
            first = [one for one in self._all.values() if not one.progress.is_done and one.received is not None]
            return replace(upload.progress, before=first.index(upload))

    def close(self) -> None:
        """End what is being converted, with its processes; the uploads that wait are done, and say so."""
        self._manner.ended.set()
        self._line.put(None)
        self._thread.join()

    # -------------------------------------------------------------- the thread that converts

    def _work(self) -> None:
        while (upload := self._line.get()) is not None:
            began = time.monotonic()
            outcomes = self._turn(upload)
            shutil.rmtree(upload.folder, ignore_errors=True)
            self._turn_takes = (self._turn_takes + time.monotonic() - began) / 2
            self._tell(upload, stage="done", outcomes=outcomes)

    def _turn(self, upload: _Upload) -> tuple[UploadOutcome, ...]:
        received = upload.received
        assert received is not None, "who stands in the line was received"
        if self._manner.ended.is_set():
            return tuple(UploadOutcome(file.name, error=ENDED) for file in received.files)
        self._tell(upload, stage="opening")
        told = Told(
            reading=lambda done, total: self._tell(
                upload, stage="reading" if done < total else "writing", done=done, total=total
            ),
            occupied=lambda: self._tell(upload, stage="occupied"),
        )
        try:
            return converted(self._out, received, self._manner, self.limits.opened, told)
        except Exception as error:  # one upload never stops the others
            log.debug("upload", exc_info=True)
            failure = Failure("internal", f"A fault in maalplan itself ({type(error).__name__}); please report it.")
            return tuple(UploadOutcome(file.name, error=failure) for file in received.files)

    def _tell(self, upload: _Upload, **news: object) -> None:
        with self._lock:
            upload.progress = replace(upload.progress, **news)  # type: ignore[arg-type] # the fields of UploadProgress

    def _wait(self, open_ones: int) -> int:
        return max(1, min(_LONGEST_WAIT, round(self._turn_takes * open_ones)))

    def _forget(self) -> None:
        """Forget the oldest of those that are done, where there are many."""
        done = [upload_id for upload_id, one in self._all.items() if one.progress.is_done]
        for upload_id in done[: max(0, len(done) - self.limits.remembered)]:
            del self._all[upload_id]


@contextmanager
def uploads_into(out: Path, manner: Manner, limits: Limits | None = None) -> Iterator[Uploads]:
    """The line of uploads into the folder *out*, for as long as the block lasts.

    Raises:
        TemporaryFolder: there is none to write to.
    """
    for folder in (out / FOLDER).glob("*"):
        sweep(folder)  # what a server that was killed had begun to write
    with scratch() as private:
        uploads = Uploads(out, private, replace(manner, ended=threading.Event()), limits or Limits())
        try:
            yield uploads
        finally:
            uploads.close()
