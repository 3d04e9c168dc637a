"""The plans of the folder, as they stand at this moment: read again when their files change."""

from __future__ import annotations

import logging
import stat
import threading
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final, NamedTuple

from maalplan.diff.folder import is_other_file, plan_files
from maalplan.errors import MaalplanError
from maalplan.model import Milestone, Plan
from maalplan.output.plan_json import plan_from_json
from maalplan.serve.search.index import GoalWords, Index, goal_words, index_of
from maalplan.serve.sound import is_sound

log = logging.getLogger(__name__)

_OFTEN: Final = 0.5
"""Seconds for which the files are taken to be as they were."""


class Stamp(NamedTuple):
    """What tells whether a file is as it was."""

    changed: int
    size: int
    node: int


@dataclass(frozen=True, slots=True)
class Held:
    """A plan on the shelf: its file, and the plan without quotes and places, with the words of its goals."""

    file: Path
    stamp: Stamp
    plan: Plan
    words: tuple[GoalWords, ...]


@dataclass(frozen=True, slots=True)
class Stand:
    """All plans, by id, as they stand at one moment; ``number`` grows with each change."""

    number: int = 0
    held: Mapping[str, Held] = field(default_factory=dict)
    index: Index = field(default_factory=Index)

    @property
    def plans(self) -> tuple[Plan, ...]:
        """The plans without quotes and places."""
        return tuple(held.plan for held in self.held.values())

    @property
    def agencies(self) -> dict[str, str]:
        """The agencies that have plans, by id, with their newest names, in the order of these."""
        named = {
            plan.agency.id: plan.agency.name or plan.agency.acronym or plan.agency.id
            for plan in sorted(self.plans, key=lambda plan: plan.year or 0)
        }
        return dict(sorted(named.items(), key=lambda one: one[1].casefold()))

    @property
    def years(self) -> list[int]:
        """The years of which there are plans, the newest first."""
        return sorted({plan.year for plan in self.plans if plan.year is not None}, reverse=True)


class Shelf:
    """The plans of the folder *out*. Threads may share it; what it gives back does not change."""

    def __init__(self, out: Path) -> None:
        self._out = out
        self._lock = threading.Lock()
        self._files: dict[Path, tuple[Stamp, Held | None]] = {}
        self._stand = Stand()
        self._looked: float | None = None

    def stand(self, *, anew: bool = False) -> Stand:
        """The plans as they stand; *anew* looks at the files at once, which are else looked at now and then."""
        with self._lock:
            now = time.monotonic()
            if anew or self._looked is None or now - self._looked > _OFTEN:
                self._look()
                self._looked = time.monotonic()
            return self._stand

    def whole(self, held: Held) -> Plan | None:
        """The plan with its quotes and places, as its file has it now; null where it is gone or broken."""
        try:
            return plan_from_json(held.file.read_bytes()) if self._is_inside(held.file) else None
        except (OSError, MaalplanError):
            log.debug("%s", held.file, exc_info=True)
            return None

    def _look(self) -> None:
        seen = dict(self._stamps())
        if seen == {file: stamp for file, (stamp, _) in self._files.items()}:
            return
        self._files = {file: (stamp, self._held(file, stamp)) for file, stamp in seen.items()}
        by_id: dict[str, Held] = {}
        for _, held in self._files.values():
            if held is not None:
                by_id.setdefault(held.plan.id, held)
        index = index_of((held.plan, held.words) for held in by_id.values())
        self._stand = Stand(self._stand.number + 1, by_id, index)

    def _stamps(self) -> Iterator[tuple[Path, Stamp]]:
        try:
            files = plan_files(self._out)
        except MaalplanError:
            log.debug("%s", self._out, exc_info=True)
            return
        is_inside = bool(files) and self._is_inside(files[0].parent)
        for file in files:
            try:
                facts = file.lstat()
                if stat.S_ISREG(facts.st_mode):  # finding out where thousands of files stand takes its time
                    inside = is_inside
                else:
                    facts, inside = file.stat(), self._is_inside(file)
            except OSError:
                continue  # it went away while we looked
            if inside:
                yield file, Stamp(facts.st_mtime_ns, facts.st_size, facts.st_ino)

    def _is_inside(self, file: Path) -> bool:
        """Whether a file stands in the folder, and is no way out of it."""
        return file.resolve().is_relative_to(self._out.resolve())

    def _held(self, file: Path, stamp: Stamp) -> Held | None:
        before = self._files.get(file)
        if before is not None and before[0] == stamp:
            return before[1]
        try:
            data = file.read_bytes()
            plan = None if is_other_file(data) else plan_from_json(data)
        except (OSError, MaalplanError):
            log.debug("%s", file, exc_info=True)
            return None
        if plan is None or not is_sound(plan):
            return None
        return Held(file, stamp, _light(plan), goal_words(plan))


def _light(plan: Plan) -> Plan:
    """*plan* without quotes and places, which take most of its memory."""
    goals = tuple(
        replace(goal, quotes={}, source=(), milestones=tuple(map(_light_milestone, goal.milestones)))
        for goal in plan.goals
    )
    return replace(
        plan,
        quotes={},
        goals=goals,
        signatures=tuple(replace(one, quotes={}, source=()) for one in plan.signatures),
        follow_ups=tuple(replace(one, quotes={}) for one in plan.follow_ups),
    )


def _light_milestone(milestone: Milestone) -> Milestone:
    return replace(milestone, quotes={}, source=())
