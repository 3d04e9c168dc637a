"""The output folder in an object store: a folder of this run's own holds what is needed of it, and what changes there
is sent up.

Files go up in an order that a run may be cut off at any moment: first the lines of the state that tell of plans, as
small objects beside the state, then the plans; the tables; the report; at last the state as a whole. An object that
nobody else may make keeps other runs out; one that a killed run left is for a person to take away, for nothing tells
it from that of a run which lives.
"""

from __future__ import annotations

import re
import secrets
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from maalplan.batch import folder
from maalplan.batch.asked import Asked
from maalplan.batch.corrections_kept import CORRECTIONS
from maalplan.batch.folder import AS_READ, LOCK, Folder, OutputFolder, Unread, as_read_file, plan_file
from maalplan.batch.objects import OBJECTS, Far, is_plan, known_bytes, known_of, refused
from maalplan.batch.scratch import scratch
from maalplan.batch.state import FILE, Record, read_state
from maalplan.errors import MaalplanError
from maalplan.ingest.store import Store, shown_url
from maalplan.model import Plan, Report
from maalplan.output.files import write_files
from maalplan.output.report import REPORT_FILE

PARTS = ".maalplan/parts/"
"""Where lines of the state stand until the run is over."""

AT_ONCE = 16
"""Plans that go up together; a run that is killed reads so many again, at most."""
SOON = 2.0
"""Seconds after which plans go up although they are fewer."""

_PART = re.compile(rf"{PARTS}[0-9]{{8}}\.jsonl")


@dataclass
class RemoteFolder(Folder):
    """The folder of a run, in a store; ``out`` is its copy on this machine.

    ``waiting`` are the plans that are to be sent or removed, whichever they are by then; ``told`` is how much of the
    state was sent, in ``parts`` parts; ``sent`` when plans last were.
    """  # without slots: super() knows the class as it is written here

    far: Far = field(kw_only=True)
    waiting: dict[str, None] = field(default_factory=dict)
    told: int = 0
    parts: int = 0
    sent: float = field(default_factory=time.monotonic)

    @property
    def shown(self) -> str:
        """The folder's URL."""
        return self.far.store.url

    @property
    def is_far(self) -> bool:
        """It does."""
        return True

    def has(self, name: str) -> bool:
        """Whether a file of that name stands in the folder itself."""
        return name in self.far.there or super().has(name)

    def gather(self, names: Iterable[str]) -> None:
        """Have all plans, and the files of these *names* that are there, at hand."""
        plans = (plan_file(plan_id) for plan_id in self.held)
        self._bring([name for name in (*plans, *names) if name in self.far.there])

    def plan(self, plan_id: str) -> Plan | Unread:
        """The plan of that id; or why its file is none."""
        self._bring([plan_file(plan_id)])
        return super().plan(plan_id)

    def put_plan(self, plan_id: str, data: bytes) -> None:
        """Have the file of a plan sent, soon."""
        super().put_plan(plan_id, data)
        self._later(plan_id)

    def remove_plan(self, plan_id: str) -> None:
        """Have the file of a plan removed, soon."""
        super().remove_plan(plan_id)
        self._later(plan_id)

    def as_read(self, plan_id: str) -> bytes | None:
        """The file of a plan that has corrections, as it was before them; None where it is not kept."""
        name = as_read_file(plan_id)
        if name in self.far.there:
            self._bring([name])
        return super().as_read(plan_id)

    def as_read_names(self) -> tuple[str, ...]:
        """The names of the files in which plans are kept as they were read."""
        return tuple(name for name in self.far.there if name.startswith(f"{AS_READ}/"))

    def put_as_read(self, plan_id: str, data: bytes) -> None:
        """Have a plan as it was read sent, with the plan."""
        super().put_as_read(plan_id, data)
        self.waiting[as_read_file(plan_id)] = None

    def drop_as_read(self, plan_id: str) -> None:
        """Have it removed, with the plan."""
        super().drop_as_read(plan_id)
        if as_read_file(plan_id) in self.far.there:
            self.waiting[as_read_file(plan_id)] = None

    def write_tables(self, asked: Asked) -> tuple[str, ...]:
        """As of any folder; then everything but the report and the state is sent."""
        self._send_plans()
        said = super().write_tables(asked)
        self._tell()
        drawn = self.state.tables
        self.state.tables = drawn and replace(drawn, plans="")  # until all are sent
        files = [path.name for path in self.out.iterdir() if path.is_file()]
        # What was moved aside goes first: a run that is cut off leaves it twice rather than nowhere.
        self.far.send(self.out, [name for name in files if ".bak" in name])
        self.far.send(self.out, [name for name in files if ".bak" not in name])
        self.state.tables = drawn
        return said

    def write_report(self, report: Report) -> None:
        """Write the report of the run."""
        super().write_report(report)
        self.far.send(self.out, (REPORT_FILE,))

    def settle(self, records: tuple[Record, ...]) -> None:
        """Keep *records* alone in memory, in order."""
        super().settle(records)
        self.far.remove(list(self.waiting))  # plans as they were read, of such as have no corrections any more
        self.waiting.clear()
        if self.state.is_drawing:
            self._tell()
            return
        write_files(self.out, {OBJECTS: known_bytes(self.far)})
        self.far.send(self.out, (FILE, OBJECTS))
        self.far.remove([name for name in self.far.there if name.startswith(PARTS)])

    def _bring(self, names: list[str]) -> None:
        self.far.bring(self.out, [name for name in names if not (self.out / name).exists()])

    def _later(self, plan_id: str) -> None:
        self.waiting[plan_file(plan_id)] = None
        if len(self.waiting) >= AT_ONCE or time.monotonic() - self.sent > SOON:
            self._send_plans()

    def _send_plans(self) -> None:
        self._tell()
        here = [name for name in self.waiting if (self.out / name).exists()]
        self.far.send(self.out, here)
        self.far.remove([name for name in self.waiting if name not in here])
        self.waiting.clear()
        self.sent = time.monotonic()

    def _tell(self) -> None:
        """Send what the state says since it was last sent."""
        lines = _from(self.out / FILE, self.told)
        if lines:
            name = f"{PARTS}{self.parts + 1:08}.jsonl"
            write_files(self.out, {name: lines})
            self.far.send(self.out, (name,))
            self.told += len(lines)
            self.parts += 1


@contextmanager
def opened(url: str) -> Iterator[RemoteFolder]:
    """The folder at *url*, for one run alone.

    Raises:
        OutputFolder: it cannot be read or written to, or another run writes to it.
    """
    with ExitStack() as stack:
        with refused(shown_url(url)):
            store = Store(url)
            stack.enter_context(_locked(store))
            there = {one.key.removeprefix(f"{store.key}/"): one.md5 for one in store.below()}
        far = Far(store, there, {})
        out = stack.enter_context(scratch()) / "out"
        _fetch(far, out)
        near = stack.enter_context(folder.opened(out))
        plans = filter(is_plan, sorted(there))
        held = {Path(name).stem: far.known[name].sha256 for name in plans}
        near.state.go_back(held)
        told = (out / FILE).stat().st_size if (out / FILE).exists() else 0
        parts = max((int(Path(name).stem) for name in there if _PART.fullmatch(name)), default=0)
        yield RemoteFolder(out, near.state, near.journal, held, far=far, told=told, parts=parts)


def remembered(out: Path | str, scratch: Path) -> dict[tuple[str, str], str]:
    """Of documents in stores that were read into *out*, a path or a URL: the SHA-256, by their path and MD5. The state
    of a folder in a store is copied into the folder *scratch*, which the caller removes."""
    if isinstance(out, str):
        try:
            store, out = Store(out), scratch / "remembered"
            (out / FILE).parent.mkdir(parents=True, exist_ok=True)
            list(store.bring([(f"{store.key}/{FILE}", out / FILE)]))
        except MaalplanError:
            return {}  # what is wrong with it is said when it is opened
    records = read_state(out).records.values()
    return {(one.path, one.md5): one.sha256 for one in records if one.md5 is not None}


def _fetch(far: Far, out: Path) -> None:
    """Copy what a run must have at its beginning into *out*: the state, and plans of which nothing is known."""
    parts = sorted(name for name in far.there if _PART.fullmatch(name))
    far.bring(out, [name for name in (FILE, OBJECTS, CORRECTIONS, *parts) if name in far.there])
    if parts:
        whole = b"\n".join((out / name).read_bytes() for name in (FILE, *parts) if name in far.there)
        write_files(out, {FILE: whole})
    far.known.update(known_of(out / OBJECTS))
    far.bring(out, [name for name in far.there if is_plan(name) and far.hash(name) is None])


@contextmanager
def _locked(store: Store) -> Iterator[None]:
    """Keep other runs out of the folder with an object that only one can make."""
    key, mark = f"{store.key}/{LOCK}", secrets.token_hex(16).encode()
    if not store.claim(key, mark):
        raise OutputFolder(
            f"Another run of maalplan writes to {store.url}; wait until it is done, or take another folder. "
            f"If there is none, one was stopped before its end: delete {store.shown(key)}, and start again."
        )
    try:
        yield
    finally:
        with suppress(MaalplanError):  # what stopped the run is what is said
            if store.read(key) == mark:
                store.remove((key,))


def _from(path: Path, start: int) -> bytes:
    try:
        with path.open("rb") as file:
            file.seek(start)
            return file.read()
    except FileNotFoundError:
        return b""
