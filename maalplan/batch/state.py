"""What a folder remembers of the documents that were read into it, so that a later run does only what is new.

The file ``.maalplan/state.jsonl`` holds a line for each document: its path below the source given and its hash, how it
was read, and what came of it: a plan's id with the hash of its file, or the reason why there is none. While a run
lasts, lines are added before the plan's file is written; when it ends, the lines are put in order. A line that a power
cut left half written is passed over. It holds no clock, no absolute path and no word of a document.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

import msgspec

from maalplan.batch.asked import Asked
from maalplan.batch.tasks import Read
from maalplan.model import Failure, TablesMade

FILE = ".maalplan/state.jsonl"


@dataclass(frozen=True, slots=True)
class Record:
    """A document that was read.

    ``reading`` names the program's version and the options (:func:`reading_key`); ``root`` the source that it was
    found in, as a hash, null where it was named itself. ``read`` has the id that its plan got, ``file`` is the hash
    of the plan's file. ``bounds`` are those under which it failed, where others may help. ``md5`` is
    that of a document in a store which tells it: by it the document is known again without being fetched. ``beside``
    is where a document stands as seen from the folder, where that is in it or beside it (``../planer/ssi.docx``).
    ``corrections`` is a hash of the corrections that were put into the plan, null where there are none; ``older`` is
    how many corrections of an older document the plan tells of.
    """

    path: str
    sha256: str
    reading: str
    root: str | None = None
    read: Read | None = None
    file: str | None = None
    error: Failure | None = None
    bounds: str | None = None
    md5: str | None = None
    beside: str | None = None
    corrections: str | None = None
    older: int = 0


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables and the workbook: file name → hash, and the hash of all plans that they hold, empty while they are
    being written; ``made`` is what the report says of them, ``asked`` how they were written, null in the memory of an
    earlier version."""

    plans: str
    files: dict[str, str]
    made: TablesMade = field(default_factory=TablesMade)
    asked: Asked | None = None


class _Line(msgspec.Struct, omit_defaults=True):
    document: Record | None = None
    tables: Tables | None = None


@dataclass(slots=True)
class State:
    """What the folder remembers: documents by path and hash, with what was known of them before, the tables, and the
    hashes that a plan's file (by the plan's id) and a table (by its name) were written with."""

    records: dict[tuple[str, str], Record] = field(default_factory=dict)
    tables: Tables | None = None
    earlier: dict[tuple[str, str], list[Record]] = field(default_factory=dict)
    written: dict[str, set[str]] = field(default_factory=dict)
    tables_written: dict[str, set[str]] = field(default_factory=dict)

    def add(self, record: Record) -> None:
        """Remember a document, instead of what was known of it."""
        key = record.path, record.sha256
        if key in self.records:
            self.earlier.setdefault(key, []).append(self.records[key])
        self.records[key] = record
        if record.read is not None and record.file is not None:
            self.written.setdefault(record.read.plan_id, set()).add(record.file)

    def go_back(self, held: Mapping[str, str]) -> None:
        """Forget what a run that was stopped had noted of plans, and not written: *held* are the hashes of the plans'
        files. What the folder has instead is what was known before."""
        for key, befores in self.earlier.items():
            now = self.records[key]
            if now.read is not None and not _is_held(now, held):
                self.records[key] = next((one for one in reversed(befores) if _is_held(one, held)), now)

    def add_tables(self, tables: Tables) -> None:
        """Remember the tables as they are now; a run that is killed may leave some as they were before."""
        self.tables = tables
        for name, file in tables.files.items():
            self.tables_written.setdefault(name, set()).add(file)

    @property
    def is_drawing(self) -> bool:
        """Whether the tables were begun, and not all are written."""
        return self.tables is not None and not self.tables.plans

    def is_ours(self, plan_id: str, file: str) -> bool:
        """Whether the plan's file with the hash *file* is as maalplan wrote it at some time."""
        return file in self.written.get(plan_id, ())


def read_state(out: Path) -> State:
    """What *out* remembers; nothing where it is new, or where its memory cannot be read."""
    state = State()
    try:
        lines = (out / FILE).read_bytes().splitlines()
    except OSError:
        return state
    decoder = msgspec.json.Decoder(_Line)
    for line in lines:
        try:
            one = decoder.decode(line)
        except msgspec.MsgspecError:
            continue  # half a line, or one of another version: the document is read again
        if one.document is not None:
            state.add(one.document)
        if one.tables is not None:
            state.add_tables(one.tables)
    return state


def _is_held(record: Record, held: Mapping[str, str]) -> bool:
    """Whether the folder has the plan of a document as *record* says."""
    return record.read is not None and held.get(record.read.plan_id) == record.file


class Journal:
    """Adds lines while a run lasts; each is in the system's hands before ``add`` comes back."""

    def __init__(self, out: Path) -> None:
        self._path = out / FILE
        self._file: BinaryIO | None = None

    def add(self, record: Record) -> None:
        """Remember a document."""
        self._put(_Line(document=record))

    def add_tables(self, tables: Tables) -> None:
        """Remember the tables that are going to be written."""
        self._put(_Line(tables=tables))

    def close(self) -> None:
        """Write no more."""
        file, self._file = self._file, None
        if file is not None:
            with suppress(OSError):  # what could not be written was said when it could not
                file.close()

    def _put(self, line: _Line) -> None:
        if self._file is None:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._file = self._path.open("ab")
            if self._file.tell():
                self._file.write(b"\n")  # ends what a power cut left half written
        try:
            self._file.write(msgspec.json.encode(line) + b"\n")
            self._file.flush()
        except OSError:
            self.close()
            raise


def state_bytes(records: Iterable[Record], tables: Tables | None) -> bytes:
    """The file of the state with *records* in order: the same memory gives the same bytes."""
    ordered = sorted(records, key=lambda one: (one.path, one.sha256))
    lines = [_Line(document=record) for record in ordered] + ([_Line(tables=tables)] if tables else [])
    return b"".join(msgspec.json.encode(line) + b"\n" for line in lines)


def hash_of(text: str | bytes) -> str:
    """The SHA-256 of *text* (in UTF-8), in hexadecimal."""
    data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogateescape")
    return hashlib.sha256(data).hexdigest()
