"""Pages on which plans stand beside their documents. Documents are strangers': the supervised processes that read them
make their pages too, within the same bounds.

:func:`pages_of` makes many, one after the other; a :class:`PageMaker` makes one whenever a thread asks for it.
"""

from __future__ import annotations

import os
import queue
import threading
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from maalplan.batch.engines import cores, engine_for
from maalplan.batch.manner import Manner
from maalplan.batch.pool import Ended, Engine
from maalplan.batch.scratch import scratch
from maalplan.batch.tasks import Answer, PageAsked, Task
from maalplan.errors import MaalplanError
from maalplan.model import Failure, Lang, Plan, Unseen
from maalplan.output.pages.site import Site
from maalplan.output.plan_json import plan_to_json


class Busy(MaalplanError):
    """All processes that make pages are at work, and none was free in time."""

    code = "busy"


@dataclass(frozen=True, slots=True)
class PageWanted:
    """The page of ``plan`` beside ``document``: a path that opens it, or why there is none (``Documents.at`` tells
    which). ``made_of`` is noted in the page, but not where the document cannot be shown: such a page is to be made
    again. ``site`` is the page's head where it is served, and ``save_to`` where it sends corrections to; ``pictures``
    as of :class:`~maalplan.batch.tasks.PageAsked`."""

    plan: Plan
    document: Path | Unseen
    lang: Lang = "da"
    made_of: str = ""
    site: Site | None = None
    save_to: str | None = None
    pictures: bool = True


@dataclass(frozen=True, slots=True)
class Page:
    """The page of ``plan`` in UTF-8. Where its document is not to be seen on it (the quotes stand alone), ``unseen``
    says why, and ``said`` in a line what to do where it was found but cannot be shown."""

    plan: Plan
    html: bytes
    unseen: Unseen | None = None
    said: str | None = None


def pages_of(wanted: Iterable[PageWanted], count: int, manner: Manner) -> Iterator[Page]:
    """The pages that are *wanted*, *count* of them at most, in the order in which they are done. ``manner`` says how
    many are made at a time, within which bounds, and has the passwords (``manner.job.options``).

    A document that cannot be shown, breaks its process, or takes too much of time or memory stops no other.

    Raises:
        CannotStart: no process can be started.
    """
    waiting: dict[int, PageWanted] = {}
    with scratch() as private, engine_for(_for_pages(manner), count, private) as engine:
        for number, one in enumerate(wanted):
            if isinstance(one.document, str):
                yield _alone(one, one.document)
                continue
            while not engine.has_room:
                yield _answered(engine, waiting, private)
            waiting[number] = one
            engine.submit(_task(number, one, one.document, private))
        while waiting:
            yield _answered(engine, waiting, private)


class PageMaker:
    """Makes pages for as long as it is open; :func:`page_maker` opens one. Threads may ask at the same time: each gets
    a process of its own while there are any, and else waits for its turn. Processes start when first needed, and stay
    for the pages that come after."""

    def __init__(self, manner: Manner, private: Path) -> None:
        """*manner*: as of :func:`pages_of`; *private* is a folder for temporary files."""
        self._count = cores() if manner.jobs is None else max(1, manner.jobs)
        self._ended = manner.ended
        self._manner = _for_pages(replace(manner, jobs=0 if manner.jobs == 0 else 1))
        self._private = private
        self._free: queue.LifoQueue[_Hand] = queue.LifoQueue()
        for number in range(self._count):
            self._free.put(_Hand(self._manner, private / f"hand-{number}"))

    def page(self, wanted: PageWanted, *, patience: float | None = None) -> Page:
        """The page that is *wanted*; the caller's thread waits for it: *patience* seconds (null: for ever) until a
        process is free, and then no longer than the bounds.

        Raises:
            Busy: none was free in time.
            CannotStart: no process can be started.
            Ended: the maker is being closed.
        """
        if isinstance(wanted.document, str):
            return _alone(wanted, wanted.document)
        try:
            hand = self._free.get(timeout=patience)
        except queue.Empty:
            raise Busy("Many pages are being made at this moment; try again in a little while.") from None
        try:
            if self._ended.is_set():
                raise Ended("No more pages are made.")
            return hand.page(wanted, wanted.document)
        finally:
            self._free.put(hand)

    def close(self) -> None:
        """End the processes; who waits for a page gets ``Ended``."""
        self._ended.set()
        hands = [self._free.get() for _ in range(self._count)]
        for hand in hands:
            hand.end()
            self._free.put(hand)


@contextmanager
def page_maker(manner: Manner) -> Iterator[PageMaker]:
    """A maker of pages, with its own temporary folder, for as long as the block lasts.

    Raises:
        TemporaryFolder: there is none to write to.
    """
    with scratch() as private:
        maker = PageMaker(replace(manner, ended=threading.Event()), private)
        try:
            yield maker
        finally:
            maker.close()


class _Hand:
    """One process that makes pages, for one thread at a time; replaced where it could not be started."""

    def __init__(self, manner: Manner, private: Path) -> None:
        self._manner, self._private = manner, private
        self._stack = ExitStack()
        self._engine: Engine | None = None
        self._number = 0

    def page(self, wanted: PageWanted, document: Path) -> Page:
        self._number += 1
        try:
            engine = self._engine or self._begun()
            engine.submit(_task(self._number, wanted, document, self._private))
            return _answered(engine, {self._number: wanted}, self._private)
        except MaalplanError:
            self.end()
            raise

    def _begun(self) -> Engine:
        self._private.mkdir(exist_ok=True)
        self._engine = self._stack.enter_context(engine_for(self._manner, 1, self._private))
        return self._engine

    def end(self) -> None:
        self._engine = None
        self._stack.close()


def _for_pages(manner: Manner) -> Manner:
    return replace(manner, job=replace(manner.job, wanted="page"), scheduler=None)


def _task(number: int, wanted: PageWanted, document: Path, private: Path) -> Task:
    asked = PageAsked(
        plan_to_json(wanted.plan), wanted.lang, wanted.made_of, wanted.site, wanted.save_to, wanted.pictures
    )
    target = os.fsencode(_target(private, number))
    return Task(number, os.fsencode(document), wanted.plan.source.path, target, asked)


def _answered(engine: Engine, waiting: dict[int, PageWanted], private: Path) -> Page:
    """The next page of those that *engine* makes; it is *waiting* no longer."""
    answer = engine.wait()
    wanted, target = waiting.pop(answer.number), _target(private, answer.number)
    try:
        return _page(wanted, answer, target)
    finally:
        target.unlink(missing_ok=True)


def _page(wanted: PageWanted, answer: Answer, target: Path) -> Page:
    if answer.failure is not None:
        return _failed(wanted, answer.failure)
    try:
        return Page(wanted.plan, target.read_bytes())
    except OSError as error:
        return _failed(wanted, Failure("output", f"Something cleared the temporary folder ({error.strerror})."))


def _failed(wanted: PageWanted, failure: Failure) -> Page:
    return _alone(wanted, "changed" if failure.code == "changed" else "unreadable", failure.message)


def _alone(wanted: PageWanted, unseen: Unseen, said: str | None = None) -> Page:
    """The page with the quotes alone: no word of the document is looked at."""
    from maalplan.output.review.page import review_to_html
    from maalplan.review import reviewed

    said = said if unseen == "unreadable" else None
    told = reviewed(wanted.plan, None, unseen, said)
    page = review_to_html(told, lang=wanted.lang, site=wanted.site, save_to=wanted.save_to)
    return Page(wanted.plan, page, unseen, said)


def _target(private: Path, number: int) -> Path:
    return private / f"{number}.html"
