"""Which plan has which id, so that no two have the same and a later run gives the same ones."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from maalplan.findings import id_taken
from maalplan.model import Goal, Plan

_NUMBERED = re.compile(r"(.+)-[0-9]+")


@dataclass(frozen=True, slots=True)
class Known:
    """A plan with its id, and the path and content it was read from, where these are known."""

    id: str
    path: str = ""
    sha256: str = ""


class Ids:
    """Gives the plans of a run their ids; to be asked in the order of the sorted paths.

    A plan gets the id that the folder has for its source. Else it gets its own (``ssi-2025``), or where that is
    taken the next free one of ``ssi-2025-2``, ``ssi-2025-3``, …
    """

    def __init__(self, known: Iterable[Known], paths: Iterable[str], namesakes: Iterable[tuple[str, str]] = ()) -> None:
        """*known*: what the folder has. *paths*: the ``source.path`` of every document of this run; *namesakes*: path
        and content of those of them that share their path with another."""
        self._paths = frozenset(paths)
        self._namesakes = frozenset(namesakes)
        self._given: set[str] = set()
        self._next: dict[str, int] = {}
        self._by_path: dict[tuple[str, str], list[Known]] = defaultdict(list)
        self._by_content: dict[tuple[str, str], list[Known]] = defaultdict(list)
        self._by_document: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._taken: set[str] = set()
        for one in sorted(known, key=lambda one: (len(one.id), one.id)):
            self._taken.add(one.id)
            self._by_document[one.path, one.sha256].append(one.id)
            for base in _bases(one.id):
                self._by_path[base, one.path].append(one)
                self._by_content[base, one.sha256].append(one)

    def settle(self, plan: Known) -> str:
        """The id that *plan*, whose own is in ``id``, has in the folder."""
        given = self._kept(plan) or self._free(plan.id)
        self.keep(given)
        return given

    def keep(self, plan_id: str) -> None:
        """A plan that is not read anew has this id."""
        self._given.add(plan_id)
        self._taken.add(plan_id)

    def outlived(self, path: str, sha256: str) -> tuple[str, ...]:
        """Ids that the folder has for the very same document, but that it no longer has: it is read differently now."""
        return tuple(id_ for id_ in self._by_document.get((path, sha256), ()) if id_ not in self._given)

    def _kept(self, plan: Known) -> str | None:
        there = [one for one in self._by_path.get((plan.id, plan.path), ()) if one.id not in self._given]
        same = [one for one in there if one.sha256 == plan.sha256]
        changed = [one for one in there if (one.path, one.sha256) not in self._namesakes]
        known = [one for one in self._by_content.get((plan.id, plan.sha256), ()) if one.id not in self._given]
        moved = [one for one in known if one.path not in self._paths]
        return next((one.id for one in (*same, *changed, *moved)), None)

    def _free(self, base: str) -> str:
        if base not in self._taken:
            return base
        number = self._next.get(base, 2)
        while f"{base}-{number}" in self._taken:
            number += 1
        self._next[base] = number
        return f"{base}-{number}"


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


def own(plan: Plan) -> Plan:
    """*plan* as it was before it was :func:`renamed`; itself where it never was.

    >>> from maalplan.model import Agency, Source
    >>> source = Source("plan.txt", "", "text/plain", None, "text")
    >>> plan = Plan(schema_version="1.0", id="ssi-2025", agency=Agency("ssi"), source=source)
    >>> own(renamed(plan, "ssi-2025-2")) == plan
    True
    """
    for base in _bases(plan.id):
        finding = id_taken(base, plan.id)
        if finding in plan.findings:
            goals = tuple(_renamed_goal(goal, plan.id, base) for goal in plan.goals)
            findings = tuple(one for one in plan.findings if one != finding)
            return replace(plan, id=base, goals=goals, findings=findings)
    return plan


def _renamed_goal(goal: Goal, old: str, new: str) -> Goal:
    milestones = tuple(replace(one, id=new + one.id.removeprefix(old)) for one in goal.milestones)
    return replace(goal, id=new + goal.id.removeprefix(old), milestones=milestones)


def _bases(id_: str) -> tuple[str, ...]:
    """What *id_* may be a form of: itself, and what it is without the number of a namesake."""
    numbered = _NUMBERED.fullmatch(id_)
    return (id_,) if numbered is None else (id_, numbered[1])
