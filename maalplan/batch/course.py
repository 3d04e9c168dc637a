"""The course of a run: documents in the order of their paths, each reused or read, its plan settled and written."""

from __future__ import annotations

import os
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from maalplan.batch import folder
from maalplan.batch.corrected import PlanAsRead, put_right
from maalplan.batch.corrections_kept import Kept
from maalplan.batch.entries import again, converted, failed, gone, nothing_readable
from maalplan.batch.folder import Folder
from maalplan.batch.ids import Ids, Known, renamed
from maalplan.batch.manner import Listener, Manner
from maalplan.batch.older import tell_older
from maalplan.batch.pool import Engine
from maalplan.batch.reading import digest, failure, what_was_read
from maalplan.batch.reading_key import bounds_key, reading_key
from maalplan.batch.scratch import TemporaryFolder
from maalplan.batch.state import Record, hash_of
from maalplan.batch.tasks import Answer, Read, Task
from maalplan.errors import Encrypted, MaalplanError, Unsupported
from maalplan.ingest.sources import Found
from maalplan.ingest.store import is_url
from maalplan.model import Failure, Plan, ReportEntry

OF_BOUNDS = frozenset({"timeout", "memory", "crashed"})
"""Codes of failures that other bounds may help."""

PASSING = frozenset({"unreadable", "missing", "output"})
"""Codes of failures that say nothing of the document: it is tried again in the next run."""


@dataclass(slots=True)
class _Slot:
    """A document on its way: its entry, or what it waits for."""

    found: Found
    sha256: str | None = None
    entry: ReportEntry | None = None
    first: str | None = None
    answer: Answer | None = None


def ids_for(held: Folder, sources: list[Found]) -> Ids:
    """Who gives the ids of a run over *sources* into the folder *held*.

    Where documents of several sources share their path, only their content says which plan is whose.
    """
    shared = Counter(one.relative for one in sources)
    namesakes = ((one.relative, _content(one)) for one in sources if shared[one.relative] > 1)
    return Ids(held.known(), shared, ((path, sha256) for path, sha256 in namesakes if sha256 is not None))


@dataclass(slots=True)
class Course:
    """What a run has come to: the entries of the report; ``done`` has that of each content met, by its hash."""

    folder: Folder
    ids: Ids
    manner: Manner
    told: Listener
    private: Path
    kept: Kept = field(default_factory=Kept)
    entries: list[ReportEntry] = field(default_factory=list)
    done: dict[str, ReportEntry | None] = field(default_factory=dict)
    met: set[tuple[str, str]] = field(default_factory=set)
    shown: set[str] = field(default_factory=set)
    roots: dict[str, str] = field(default_factory=dict)
    key: str = ""
    complete: bool = False

    def read(self, sources: list[Found], engine: Engine) -> None:
        """Read *sources*, which stand in the order of their paths as found. Beside an entry for each there is one for
        each folder given in which nothing can be read, and one for each document that is there no more."""
        self.key = reading_key(self.manner.job)
        beside: dict[str, bool] = {}
        for slot in self._answered(sources, engine):
            entry = self._settle(slot)
            if slot.found.folder is not None:
                nothing = entry.error is not None and entry.error.code == Unsupported.code
                beside[slot.found.folder] = nothing and beside.get(slot.found.folder, True)
        for entry in (*(nothing_readable(name) for name, nothing in beside.items() if nothing), *self._gone()):
            self._tell(entry)
        self._tell_older()
        self.complete = True

    def memory(self) -> tuple[Record, ...]:
        """What the folder shall remember: the documents of this run, those of earlier runs whose plans it holds, and
        what failed then and was not given now."""
        if not self.complete:
            return tuple(self.folder.state.records.values())
        owned = set(self.folder.owners().values())
        return tuple(
            record
            for key, record in self.folder.state.records.items()
            if key in self.met or record in owned or (record.error is not None and record.root not in self.roots)
        )

    def _answered(self, sources: list[Found], engine: Engine) -> Iterator[_Slot]:
        """The documents in order, as soon as each and all before it are done; meanwhile others are read."""
        line: deque[_Slot] = deque()
        out: dict[int, _Slot] = {}
        coming = iter(enumerate(sources))
        more = True
        while more or line:
            while more and engine.has_room:
                number, found = next(coming, (-1, None))
                if found is None:
                    more = False
                    break
                slot = self._slot(found)
                line.append(slot)
                if slot.entry is None and slot.first is None:
                    out[number] = slot
                    engine.submit(self._task(number, found))
                else:
                    self._done(slot)
                    break
            while line and not (line[0].entry is None and line[0].first is None and line[0].answer is None):
                yield line.popleft()
            if out and not (more and engine.has_room):
                answer = engine.wait()
                slot = out.pop(answer.number)
                slot.answer = answer
                if answer.failure is not None:
                    slot.entry = self._failed(slot, answer.failure, answer.seconds)
                self._done(slot)

    def _done(self, slot: _Slot) -> None:
        self.told.done(slot.found)
        if slot.entry is not None:
            self._tell(slot.entry)

    def _tell(self, entry: ReportEntry) -> None:
        self.entries.append(entry)
        self.told.entry(entry)

    def _slot(self, found: Found) -> _Slot:
        if (root := _root(found)) is not None:
            self.roots[hash_of(root)] = root
        self.shown.add(found.shown)
        if found.problem is not None:
            return _Slot(found, entry=failed(found, found.problem))
        try:
            sha256 = (found.afar and found.afar.sha256) or digest(found.path)
        except MaalplanError as error:
            return _Slot(found, entry=failed(found, failure(error)))
        self.met.add((found.relative, sha256))
        if sha256 in self.done:
            return _Slot(found, sha256, first=sha256)
        self.done[sha256] = None
        record = self.folder.state.records.get((found.relative, sha256))
        entry = None if record is None else self._reused(found, record)
        if entry is None and found.afar is not None and (problem := found.afar.bring()) is not None:
            entry = failed(found, problem)
        if entry is not None and entry.sha256 != sha256:
            entry = replace(entry, sha256=sha256)
        return _Slot(found, sha256, entry=entry)

    def _task(self, number: int, found: Found) -> Task:
        target = self.private / f"{number}.json"
        return Task(number, os.fsencode(found.path), found.relative, os.fsencode(target))

    def _reused(self, found: Found, record: Record) -> ReportEntry | None:
        """The entry of a document that need not be read; None where it must be."""
        if self.manner.force or record.reading != self.key or record.corrections != self.kept.hash(record.sha256):
            return None
        if record.error is not None:
            again_now = self.manner.retry_failed or (
                record.error.code == Encrypted.code and self.manner.job.options.passwords
            )
            bounded = record.bounds not in (None, bounds_key(self.manner.bounds))
            return None if again_now or bounded else replace(failed(found, record.error), reused=True)
        assert record.read is not None
        plan_id = record.read.plan_id
        edited = self.folder.is_edited(plan_id)
        if self.folder.held.get(plan_id) != record.file and not edited:
            return None
        self.ids.keep(plan_id)
        if edited:
            self._say_kept(plan_id)
        root, beside = _hashed_root(found) or record.root, _beside(found, self.folder)
        if (root, beside) != (record.root, record.beside):  # its folder has another name or place now
            self.folder.state.add(replace(record, root=root, beside=beside))
        return converted(found, record.read, reused=True)

    def _settle(self, slot: _Slot) -> ReportEntry:
        """The entry of a document of which all is known, and its plan in its place."""
        entry, sha256 = slot.entry, slot.sha256
        if entry is None:
            entry = self._repeated(slot) if slot.first is not None else self._new(slot)
            self._tell(entry)
        if sha256 is not None and slot.first is None:
            self.done[sha256] = entry
        return entry

    def _repeated(self, slot: _Slot) -> ReportEntry:
        first = self.done[slot.first or ""]
        assert first is not None, "what has the same content was met before"
        return again(slot.found, first)

    def _record(self, slot: _Slot) -> Record:
        md5 = None if slot.found.afar is None else slot.found.afar.md5
        root, beside = _hashed_root(slot.found), _beside(slot.found, self.folder)
        record = Record(slot.found.relative, slot.sha256 or "", self.key, root, md5=md5, beside=beside)
        return replace(record, corrections=self.kept.hash(record.sha256))

    def _failed(self, slot: _Slot, error: Failure, seconds: float) -> ReportEntry:
        """The entry of a document that could not be read in this run."""
        if error.code not in PASSING:
            bounds = bounds_key(self.manner.bounds) if error.code in OF_BOUNDS else None
            self.folder.remember(replace(self._record(slot), error=error, bounds=bounds))
        return replace(failed(slot.found, error), sha256=slot.sha256, seconds=seconds)

    def _new(self, slot: _Slot) -> ReportEntry:
        """The entry of a document that was read in this run."""
        assert slot.answer is not None
        assert slot.answer.read is not None
        # A document that was written to in the meantime is what was read, not what was found.
        slot.sha256 = slot.answer.read.sha256
        self.met.add((slot.found.relative, slot.sha256))
        data, read, as_read = self._plan(slot, slot.answer.read)
        record = replace(self._record(slot), read=read, file=hash_of(data))
        edited = self.folder.is_edited(read.plan_id) and self.folder.held[read.plan_id] != record.file
        if edited and not self.manner.force:
            self.folder.remember(record)
            self._say_kept(read.plan_id)
        else:
            self.folder.put(record, data, as_read)
        for old in self.ids.outlived(record.path, record.sha256):
            self._leave(old)
        return replace(converted(slot.found, read), sha256=slot.sha256, seconds=slot.answer.seconds)

    def _plan(self, slot: _Slot, read: Read) -> tuple[bytes, Read, bytes | None]:
        """The plan's file with its corrections and the id that it has in the folder, what is said of it, and the plan's
        file before its corrections, null where it has none."""
        from maalplan.output.plan_json import plan_from_json, plan_to_json

        target = self.private / f"{slot.answer.number if slot.answer else 0}.json"
        try:
            data = target.read_bytes()
            target.unlink()
        except OSError as error:
            raise TemporaryFolder(
                f"A plan cannot be fetched from the temporary folder ({error.strerror}): something cleared it. "
                "Run the same command again: what is done is not done again."
            ) from error
        if corrections := self.kept.of(read.sha256):
            done = put_right(PlanAsRead(plan_from_json(data), data), corrections, self.ids)
            if done.left:  # why it is so is told with words of the document
                number = len(done.left)
                self.told.warning(
                    f"{done.plan.id}: {number} correction{'s' * (number != 1)} could not be put in; "
                    f"'maalplan review list {self.folder.shown}' says why."
                )
            return done.data, what_was_read(done.plan), data
        plan_id = self.ids.settle(Known(read.plan_id, slot.found.relative, slot.sha256 or ""))
        if plan_id == read.plan_id:
            return data, read, None
        plan: Plan = renamed(plan_from_json(data), plan_id)
        return plan_to_json(plan), what_was_read(plan), None

    def _tell_older(self) -> None:
        """Have plans tell of corrections of an older document of theirs, as long as there are some."""
        for older in tell_older(self.folder, self.kept):
            self.entries = [older.counted(entry) for entry in self.entries]
            if older.said is not None:
                self.told.warning(older.said)

    def _leave(self, plan_id: str) -> None:
        if self.folder.is_edited(plan_id):
            self._say_kept(plan_id)
        else:
            self.folder.remove_plan(plan_id)

    def _say_kept(self, plan_id: str) -> None:
        path = f"{self.folder.shown}/{folder.PLANS}/{plan_id}.json"
        self.told.warning(f"{path} was edited by someone and is kept; --force writes it anew.")

    def _gone(self) -> Iterator[ReportEntry]:
        """Entries of documents whose plans the folder holds, and that no longer stand in the folders given."""
        for plan_id, record in sorted(self.folder.owners().items()):
            root = None if record.root is None else self.roots.get(record.root)
            if root is None or (record.path, record.sha256) in self.met:
                continue
            if not self._stands(root, record.path):
                yield gone(root + record.path, record, plan_id)

    def _stands(self, root: str, path: str) -> bool:
        """Whether a document that was not found is there all the same: left out, or in an archive not looked into."""
        if is_url(root):
            return any(root + one in self.shown for one in (path, *map(Path.as_posix, Path(path).parents)))
        archive = next((one for one in Path(path).parents if Path(root, one).is_file()), None)
        if archive is None:
            return Path(root, path).is_file()
        return not any(met.startswith(f"{archive.as_posix()}/") for met, _ in self.met)


def _content(found: Found) -> str | None:
    try:
        return None if found.problem else (found.afar and found.afar.sha256) or digest(found.path)
    except MaalplanError:
        return None


def _beside(found: Found, held: Folder) -> str | None:
    """Where a document stands as seen from the folder written to, with ``/``; None where that is not in it or beside
    it: such a way there would not survive that either is moved, and names folders that are nobody's business."""
    if found.afar is not None or held.is_far or not Path(found.shown).is_file():
        return None  # what is in an archive has no place of its own
    try:
        way = Path(os.path.relpath(found.path.resolve(), held.out.resolve())).as_posix()
    except (OSError, ValueError):
        return None  # on another drive
    return way if way.isprintable() and ".." not in Path(way).parts[1:] else None


def _hashed_root(found: Found) -> str | None:
    root = _root(found)
    return None if root is None else hash_of(root)


def _root(found: Found) -> str | None:
    """What stands before a document's path below the source given; None where it was named itself."""
    return (
        found.shown.removesuffix(found.relative) if not found.named and found.shown.endswith(found.relative) else None
    )
