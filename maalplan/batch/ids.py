"""Which plan has which id, so that no two have the same and a later run gives the same ones."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from maalplan.findings import id_taken
from maalplan.model import Goal, Plan


@dataclass(frozen=True, slots=True)
class Known:
    """A plan that the folder has from an earlier run: its id, and the path and content it was read from."""

    id: str
    path: str
    sha256: str


class Ids:
    """Gives the plans of a run their ids; to be asked in the order of the sorted paths.

    A plan gets the id that the folder has for its source. Else it gets its own (``ssi-2025``), or where that is
    taken the next free one of ``ssi-2025-2``, ``ssi-2025-3``, …
    """

    def __init__(self, known: Iterable[Known], paths: Iterable[str]) -> None:
        """*known*: what the folder has. *paths*: the ``source.path`` of every document of this run."""
        self._known = tuple(sorted(known, key=lambda one: (len(one.id), one.id)))
        self._paths = frozenset(paths)
        self._given: set[str] = set()

    def settle(self, plan: Plan) -> Plan:
        """*plan* with the id that it has in the folder, and a finding where that is not its own."""
        new_id = self._kept(plan) or self._free(plan.id)
        self._given.add(new_id)
        return plan if new_id == plan.id else renamed(plan, new_id)

    def outlived(self, plan: Plan) -> tuple[str, ...]:
        """Ids that the folder has for the very same document (same path, same content), but that it no longer has:
        it is read differently now."""
        source = plan.source
        same = (one.id for one in self._known if (one.path, one.sha256) == (source.path, source.sha256))
        return tuple(id_ for id_ in same if id_ not in self._given)

    def _kept(self, plan: Plan) -> str | None:
        source = plan.source
        ours = [one for one in self._known if _is_form_of(plan.id, one.id) and one.id not in self._given]
        same = [one for one in ours if (one.path, one.sha256) == (source.path, source.sha256)]
        changed = [one for one in ours if one.path == source.path]
        moved = [one for one in ours if one.sha256 == source.sha256 and one.path not in self._paths]
        return next((one.id for one in (*same, *changed, *moved)), None)

    def _free(self, base: str) -> str:
        taken = self._given | {one.id for one in self._known}
        number, candidate = 1, base
        while candidate in taken:
            number += 1
            candidate = f"{base}-{number}"
        return candidate


def renamed(plan: Plan, new_id: str) -> Plan:
    """*plan* under another id, with its goals and milestones, and a finding that says so.

    >>> from maalplan.model import Agency, Goal, Source
    >>> source = Source("plan.txt", "", "text/plain", None, "text")
    >>> goal = Goal("ssi-2025/agency/1", "agency")
    >>> plan = Plan(schema_version="1.0", id="ssi-2025", agency=Agency("ssi"), source=source, goals=(goal,))
    >>> renamed(plan, "ssi-2025-2").goals[0].id
    'ssi-2025-2/agency/1'
    """
    finding = id_taken(plan.id, new_id)
    goals = tuple(_renamed_goal(goal, plan.id, new_id) for goal in plan.goals)
    return replace(plan, id=new_id, goals=goals, findings=(*plan.findings, finding))


def _renamed_goal(goal: Goal, old: str, new: str) -> Goal:
    milestones = tuple(replace(one, id=new + one.id.removeprefix(old)) for one in goal.milestones)
    return replace(goal, id=new + goal.id.removeprefix(old), milestones=milestones)


def _is_form_of(base: str, id_: str) -> bool:
    """Whether *id_* is *base*, or *base* with the number of a namesake."""
    return re.fullmatch(rf"{re.escape(base)}(-[0-9]+)?", id_) is not None
