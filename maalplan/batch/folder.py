"""The folder that a conversion writes to, and what it holds from earlier runs."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field, replace
from itertools import chain, count, pairwise
from pathlib import Path

from maalplan.batch.asked import FORMATS, Asked
from maalplan.batch.ids import Known
from maalplan.batch.state import FILE, Journal, Record, State, Tables, hash_of, read_state, state_bytes
from maalplan.batch.tables import drawn, form_of, names_of
from maalplan.errors import MaalplanError, Unreadable
from maalplan.model import Plan, Report, TablesMade
from maalplan.output.files import Draft, sweep, write_files
from maalplan.output.plans.layout import WORKBOOK
from maalplan.output.tables_made import said_of

PLANS = "plans"
LOCK = ".maalplan/lock"
AS_READ = ".maalplan/as-read"
NAMESAKE = "Another file there has a plan of the same id. Give it an id of its own, or take it away."


class OutputFolder(MaalplanError):
    """The folder to write to cannot be made or written to, or another run writes to it."""

    code = "output"


class FolderInUse(OutputFolder):
    """Another run writes to the folder at this moment; it will be free again."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A file among the plan files that is none, and why."""

    name: str
    reason: str


@dataclass(slots=True)
class Folder:
    """The folder of a run, while no other run writes to it.

    ``held`` has the hash of each plan's file by the plan's id, as the file's name has it; ``state`` what the folder
    remembers; ``made`` what is to be said of the tables, null before they are written.
    """

    out: Path
    state: State
    journal: Journal
    held: dict[str, str] = field(default_factory=dict)
    made: TablesMade | None = None

    @property
    def shown(self) -> str:
        """The folder's name for people."""
        return self.out.as_posix()

    @property
    def is_far(self) -> bool:
        """Whether the folder stands in a store, and ``out`` is no more than a copy."""
        return False

    def has(self, name: str) -> bool:
        """Whether a file of that name stands in the folder itself."""
        return (self.out / name).exists()

    def gather(self, names: Iterable[str]) -> None:
        """Have all plans, and the files of these *names* that are there, at hand: they are going to be read."""

    def known(self) -> tuple[Known, ...]:
        """The plans in the folder, which the ids of a new run must respect. A plan is known by the name of its file;
        the id that a person wrote into it, and the name of a file that is no plan, are taken too."""
        owners = self.owners()
        return tuple(one for plan_id in self.held for one in self._known(plan_id, owners.get(plan_id)))

    def owners(self) -> dict[str, Record]:
        """Of each plan whose file is as maalplan wrote it last, or was edited since, the document it was read from."""
        found: dict[str, Record] = {}
        for record in self.state.records.values():
            if record.read is not None and (
                self.held.get(record.read.plan_id) == record.file or self.is_edited(record.read.plan_id)
            ):
                found[record.read.plan_id] = record
        return found

    def plan(self, plan_id: str) -> Plan | Unread:
        """The plan of that id; or why its file is none."""
        try:
            return read_plan_file(self.out / plan_file(plan_id))
        except MaalplanError as error:
            return Unread(plan_file(plan_id), error.message)

    def drop_outlived(self) -> None:
        """Take away plans that a run was about to: what was read from their documents stands under another id."""
        owners = self.owners()
        for plan_id in [one for one in self.held if one not in owners and not self.is_edited(one)]:
            plan = self.plan(plan_id)
            record = (
                None if isinstance(plan, Unread) else self.state.records.get((plan.source.path, plan.source.sha256))
            )
            if record is not None and record in owners.values():
                self.remove_plan(plan_id)

    def _known(self, plan_id: str, owner: Record | None) -> Iterator[Known]:
        if owner is not None:
            yield Known(plan_id, owner.path, owner.sha256)
        if owner is not None and owner.file == self.held[plan_id]:
            return
        plan = self.plan(plan_id)
        if isinstance(plan, Unread):
            yield Known(plan_id)
        else:
            yield Known(plan_id, plan.source.path, plan.source.sha256) if owner is None else Known(plan.id)

    def is_edited(self, plan_id: str) -> bool:
        """Whether the plan's file is there and not as maalplan wrote it."""
        file = self.held.get(plan_id)
        return file is not None and not self.state.is_ours(plan_id, file)

    def put_plan(self, plan_id: str, data: bytes) -> None:
        """Write the file of a plan, whole or not at all."""
        write_files(self.out, {plan_file(plan_id): data})
        self.held[plan_id] = hash_of(data)

    def remove_plan(self, plan_id: str) -> None:
        """Take away the file of a plan that its document no longer is."""
        self._unlink(plan_file(plan_id))
        self.held.pop(plan_id, None)
        self.drop_as_read(plan_id)

    def as_read(self, plan_id: str) -> bytes | None:
        """The file of a plan that has corrections, as it was before them; None where it is not kept."""
        try:
            return (self.out / as_read_file(plan_id)).read_bytes()
        except OSError:
            return None

    def as_read_names(self) -> tuple[str, ...]:
        """The names of the files in which plans are kept as they were read."""
        return tuple(as_read_file(path.stem) for path in (self.out / AS_READ).glob("*.json"))

    def put_as_read(self, plan_id: str, data: bytes) -> None:
        """Keep a plan as it was read, before its corrections are written."""
        write_files(self.out, {as_read_file(plan_id): data})

    def drop_as_read(self, plan_id: str) -> None:
        """Keep it no longer: the plan has no corrections."""
        self._unlink(as_read_file(plan_id))

    def put(self, record: Record, data: bytes, as_read: bytes | None) -> None:
        """Note what came of a document, and write its plan; *as_read* is that before its corrections. It stands, or is
        gone, before what depends on that, whenever this is stopped."""
        assert record.read is not None
        plan_id = record.read.plan_id
        if as_read is None:
            self.drop_as_read(plan_id)
        else:
            self.put_as_read(plan_id, as_read)
        self.remember(record)
        self.put_plan(plan_id, data)
        if record.corrections is None:
            self.drop_as_read(plan_id)

    def _unlink(self, name: str) -> None:
        path = self.out / name
        with _writing(path):
            path.unlink(missing_ok=True)

    def remember(self, record: Record) -> None:
        """Note what came of a document, before its plan is written."""
        with _writing(self.out / FILE):
            self.journal.add(record)
        self.state.add(record)

    def write_tables(self, asked: Asked) -> tuple[str, ...]:
        """Write the files that hold all plans in the folder, as *asked*, where a plan or their form changed since they
        were written, or one is missing; what is to be said of it, in a line each.

        Raises:
            MaalplanError: the system does not let us write.
        """
        names = names_of(asked, self.has)
        if not names:
            return ()
        held = (f"{name} {file}" for name, file in sorted(self.held.items()))
        plans = hash_of("\n".join((form_of(asked), *names, *held)))
        if self.state.tables and self.state.tables.plans == plans and all(map(self.has, names)):
            self.made = self.state.tables.made
            return ()
        self.gather(names)
        said: list[str] = []
        new = drawn(self.out, names, self._plans(said), asked)
        how = replace(asked, formats=FORMATS)  # which of them are there is seen
        coming = Tables("", {name: draft.sha256 for name, draft in new.drafts.items()}, new.made, how)
        with _writing(self.out / FILE):
            self.journal.add_tables(coming)
        self.state.add_tables(coming)
        for name, draft in new.drafts.items():
            said += self._place(name, draft)
        self.state.tables, self.made = replace(coming, plans=plans), new.made
        return (*said, *said_of(new.made, f"{self.shown}/{WORKBOOK}"))

    def write_report(self, report: Report) -> None:
        """Write the report of the run."""
        from maalplan.output.report import REPORT_FILE, report_to_json

        write_files(self.out, {REPORT_FILE: report_to_json(report)})

    def settle(self, records: tuple[Record, ...]) -> None:
        """Keep *records* alone in memory, in order, and plans as they were read only of those with corrections."""
        self.journal.close()
        wanted = {record.read.plan_id for record in records if record.read and record.corrections}
        for plan_id in {Path(name).stem for name in self.as_read_names()} - wanted:
            self.drop_as_read(plan_id)
        with suppress(OSError):  # plans are kept there as they were read, or it is not there at all
            (self.out / AS_READ).rmdir()
        if self.state.is_drawing:
            return  # some tables are as they were before: the journal knows both
        write_files(self.out, {FILE: state_bytes(records, self.state.tables)})

    def _plans(self, said: list[str]) -> Iterator[tuple[Plan, str | None]]:
        """All plans, one at a time, by their ids, each with where its document is; of a file that is none a line is
        *said*."""
        owners, ids = self.owners(), list[tuple[str, bool, str]]()
        for name, file in self.held.items():
            plan = None if name in owners and owners[name].file == file else self.plan(name)
            if isinstance(plan, Unread):
                said.append(f"{self.shown}/{plan.name} is left out of the tables: {plan.reason}")
            else:
                plan_id = name if plan is None else plan.id
                ids.append((plan_id, plan_id != name, name))
        for (before, *_), (plan_id, _, name) in pairwise([("", False, ""), *sorted(ids)]):
            if plan_id == before:
                said.append(f"{self.shown}/{plan_file(name)} is left out of the tables: {NAMESAKE}")
            elif isinstance(again := self.plan(name), Plan):
                yield again, owners[name].beside if name in owners else None

    def _place(self, name: str, draft: Draft) -> tuple[str, ...]:
        """Let a table appear; an older one that a person changed is moved aside first, and that is said."""
        path = self.out / name
        old = file_hash(path) if path.exists() else None
        if old == draft.sha256:
            draft.drop()
            return ()
        if old is None or old in self.state.tables_written.get(name, ()):
            draft.put()
            return ()
        aside = self._aside(name)
        try:
            with _writing(path):
                path.replace(self.out / aside)
        except OutputFolder:
            draft.drop()
            raise
        draft.put()
        return (f"{self.shown}/{name} was changed by someone; that file is now {aside}, beside the new one.",)

    def _aside(self, name: str) -> str:
        """The name for a file that is moved aside: ``goals.csv.bak``, or the next one that is free."""
        names = chain((f"{name}.bak",), (f"{name}.bak{n}" for n in count(2)))
        return next(one for one in names if not self.has(one))


@contextmanager
def opened(out: Path) -> Iterator[Folder]:
    """The folder *out*, made where it is not there, for one run alone.

    Raises:
        FolderInUse: another run writes to it.
        OutputFolder: it cannot be made, or not be written to.
    """
    from filelock import FileLock, Timeout

    _prepare(out)
    with ExitStack() as stack:
        try:
            stack.enter_context(FileLock(out / LOCK, blocking=False))
            for folder in (out, out / PLANS, (out / FILE).parent, out / AS_READ):
                sweep(folder)
        except Timeout:
            raise FolderInUse(
                f"Another run of maalplan writes to {out}; wait until it is done, or take another folder."
            ) from None
        except OSError as error:
            raise _closed(out, error) from error
        held = {path.stem: file_hash(path) for path in sorted((out / PLANS).glob("*.json"))}
        state = read_state(out)
        state.go_back(held)
        journal = Journal(out)
        stack.callback(journal.close)
        opened_folder = Folder(out, state, journal, held)
        if state.earlier:
            opened_folder.drop_outlived()
        yield opened_folder


def read_plan_file(path: Path) -> Plan:
    """The plan in a file.

    Raises:
        MaalplanError: it cannot be read, or is no plan.
    """
    from maalplan.output.plan_json import plan_from_json

    try:
        return plan_from_json(path.read_bytes())
    except OSError as error:
        raise Unreadable(f"This cannot be read ({error.strerror}); ask for the right to read it.") from error


def file_hash(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal; that of nothing where it cannot be read."""
    try:
        return hash_of(path.read_bytes())
    except OSError:
        return hash_of("")


def _prepare(out: Path) -> None:
    try:
        (out / PLANS).mkdir(parents=True, exist_ok=True)
        (out / LOCK).parent.mkdir(exist_ok=True)
        with tempfile.TemporaryFile(dir=out), tempfile.TemporaryFile(dir=out / PLANS):
            pass
    except FileExistsError as error:
        raise OutputFolder(
            f"{out} is no folder, or {PLANS} or {Path(LOCK).parent} in it is none; "
            "take another folder, or move that file away."
        ) from error
    except OSError as error:
        raise _closed(out, error) from error


def _closed(out: Path, error: OSError) -> OutputFolder:
    return OutputFolder(
        f"{out} cannot be written to ({error.strerror or error}); "
        "take another folder, or ask for the right to write there."
    )


@contextmanager
def _writing(path: Path) -> Iterator[None]:
    """Say in our own words that the system does not let us write.

    Raises:
        OutputFolder: it does not.
    """
    try:
        yield
    except OSError as error:
        raise OutputFolder(
            f"{path} could not be written ({error.strerror or error}). Make room on the disk, or close the file in "
            "other programs, and run the same command again: what is done is not done again."
        ) from error


def plan_file(plan_id: str) -> str:
    """The name of a plan's file in the folder."""
    return f"{PLANS}/{plan_id}.json"


def as_read_file(plan_id: str) -> str:
    """The name of the file in which a plan is kept as it was read."""
    return f"{AS_READ}/{plan_id}.json"
