"""The objects of an output folder in a store, and what is known of them without fetching them.

The store lists each with its MD5 (as ETag); ``.maalplan/objects.jsonl`` remembers which SHA-256 the plans of that MD5
have. Where a store tells no MD5, or has another use for the field, what it holds is fetched.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import msgspec

from maalplan.batch.folder import PLANS, OutputFolder, file_hash
from maalplan.errors import MaalplanError
from maalplan.ingest.store import Store

OBJECTS = ".maalplan/objects.jsonl"

_PLAN = re.compile(rf"{PLANS}/[^/\\:\0]+\.json")


@dataclass(frozen=True, slots=True)
class Known:
    """What an object held when it was last sent or fetched: two hashes of the same bytes."""

    name: str
    md5: str
    sha256: str


@dataclass(slots=True)
class Far:
    """The objects of a folder in a store, by their names below it: ``there`` has the MD5 of each where the store says
    it, ``known`` what they hold."""

    store: Store
    there: dict[str, str | None]
    known: dict[str, Known]

    def key(self, name: str) -> str:
        """The key of the object *name*."""
        return f"{self.store.key}/{name}"

    def hash(self, name: str) -> str | None:
        """The SHA-256 of an object's content, where it is known without fetching it."""
        known = self.known.get(name)
        return known.sha256 if known is not None and known.md5 == self.there.get(name) else None

    def bring(self, out: Path, names: Iterable[str]) -> None:
        """Copy objects into the folder *out*."""
        wanted = list(names)
        for name in wanted:
            (out / name).parent.mkdir(parents=True, exist_ok=True)
        for name, error in zip(wanted, self.store.bring((self.key(name), out / name) for name in wanted), strict=True):
            if error is not None:
                raise OutputFolder(f"{self.store.url}/{name} cannot be read. {error.message}")
            self._learn(out, name)

    def send(self, out: Path, names: Iterable[str]) -> None:
        """Copy files of the folder *out* that are not there as they are now."""
        wanted = [name for name in names if self.there.get(name) != _md5(out / name)]
        with refused(self.store.url):
            self.store.put((out / name, self.key(name)) for name in wanted)
        for name in wanted:
            self._learn(out, name)
            self.there[name] = self.known[name].md5

    def remove(self, names: Iterable[str]) -> None:
        """Take objects away."""
        gone = [name for name in names if name in self.there]
        with refused(self.store.url):
            self.store.remove(map(self.key, gone))
        for name in gone:
            del self.there[name]

    def _learn(self, out: Path, name: str) -> None:
        self.known[name] = Known(name, _md5(out / name), file_hash(out / name))


@contextmanager
def refused(url: str) -> Iterator[None]:
    """Say of what goes wrong that the folder at *url* cannot be written to."""
    try:
        yield
    except OutputFolder:
        raise
    except MaalplanError as error:
        raise OutputFolder(f"{url} cannot be written to. {error.message}") from error


def known_of(path: Path) -> dict[str, Known]:
    """What is remembered of the objects; nothing where that cannot be read."""
    decoder = msgspec.json.Decoder(Known)
    try:
        known = [decoder.decode(line) for line in path.read_bytes().splitlines()]
    except (OSError, msgspec.MsgspecError):
        return {}
    return {one.name: one for one in known}


def known_bytes(far: Far) -> bytes:
    """The file that remembers what the plans in *far* hold: the same plans give the same bytes."""
    plans = sorted(filter(is_plan, far.there))
    return b"".join(msgspec.json.encode(far.known[name]) + b"\n" for name in plans)


def is_plan(name: str) -> bool:
    """Whether an object is the file of a plan, by a name that any system's files can have."""
    return _PLAN.fullmatch(name) is not None and len(name.encode()) < 250


def _md5(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, _new_md5).hexdigest()


def _new_md5() -> hashlib._Hash:
    return hashlib.md5(usedforsecurity=False)
