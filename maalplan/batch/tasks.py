"""What passes between a run and the processes that read for it: one frame each way for a document.

A frame is four bytes of length (big end first), then MessagePack.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal, TypeAlias, TypeVar

import msgspec

from maalplan.model import AS_USUAL, Failure, Lang, ReadOptions
from maalplan.output.pages.site import Site

LENGTH = 4
"""Bytes that say how long a frame is."""

T = TypeVar("T")

Wanted: TypeAlias = Literal["plan", "follow-up", "page"]
"""What a document is read for: its plan, the follow-ups that it holds, or the page on which a plan stands beside it."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one document may take: wall time in ``seconds``, ``megabytes`` of memory; nought is no bound.

    A long plan takes a second, a scanned one about three for each page: three minutes are sixty scanned pages.
    Reading a plan takes 0.1 GB, a scanned page in colour 0.5 GB.
    """

    seconds: float = 180.0
    megabytes: int = 2000


@dataclass(frozen=True, slots=True)
class Job:
    """What holds for every document of a run: labels and headings of one's own, how documents are read, and what is
    looked for in them."""

    vocabulary: str | None = None
    options: ReadOptions = AS_USUAL
    wanted: Wanted = "plan"


@dataclass(frozen=True, slots=True)
class PageAsked:
    """The page that lays a plan beside its document: ``plan`` is the plan as a JSON file, ``made_of`` is noted in the
    page, for who wants to know whether it is as it would be made again; ``site`` is its head where it is served, and
    ``save_to`` where it sends corrections to. ``pictures``: whether pages are printed of a document that has none of
    its own, where LibreOffice is installed."""

    plan: bytes
    lang: Lang = "da"
    made_of: str = ""
    site: Site | None = None
    save_to: str | None = None
    pictures: bool = True


@dataclass(frozen=True, slots=True)
class Task:
    """One document to read: ``path`` opens it (in the bytes of the file system), ``relative`` is its path below the
    source given, and what it is read for goes to the file ``target``: JSON, or the page that ``page`` asks for.
    ``number`` is its own in the run."""

    number: int
    path: bytes
    relative: str
    target: bytes
    page: PageAsked | None = None

    @property
    def file(self) -> Path:
        """The document's path."""
        return Path(os.fsdecode(self.path))

    @property
    def target_file(self) -> Path:
        """The path of what is to be written."""
        return Path(os.fsdecode(self.target))


@dataclass(frozen=True, slots=True)
class Read:
    """A plan that was read (or laid beside its document): its own id, the hash of the document it was read from, and
    what it holds. Of follow-ups: the id of the first plan that it is on, as the report tells it, and as many goals and
    milestones as it judges."""

    plan_id: str
    sha256: str
    goals: int
    milestones: int
    findings: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a task: its plan (which stands in the task's target), or why there is none; ``seconds`` is
    wall time, ``megabytes`` what the process holds now."""

    number: int
    read: Read | None
    failure: Failure | None
    seconds: float
    megabytes: float = 0.0


def put_frame(stream: BinaryIO, value: object) -> None:
    """Write *value*, one of the types of this module, and send it off."""
    body = msgspec.msgpack.encode(value)
    stream.write(len(body).to_bytes(LENGTH, "big") + body)
    stream.flush()


def get_frame(stream: BinaryIO, kind: type[T]) -> T | None:
    """The next value on *stream*; None where it ends, also in the middle of a frame."""
    head = stream.read(LENGTH)
    if len(head) < LENGTH:
        return None
    length = int.from_bytes(head, "big")
    body = stream.read(length)
    return None if len(body) < length else msgspec.msgpack.decode(body, type=kind)
