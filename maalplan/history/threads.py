"""The life of each goal: from strands of goals and milestones to their threads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from maalplan import findings
from maalplan.errors import NoPlans
from maalplan.history.chain import Chain, chain_of
from maalplan.history.figures import series_of
from maalplan.history.ids import told_apart
from maalplan.history.order import in_order, names_of
from maalplan.history.strands import Bead, GoalStrand, Key, MilestoneStrand, Strand, Strands
from maalplan.history.years import Standing, missing_years, standings
from maalplan.model import (
    SCHEMA_VERSION,
    Appearance,
    Goal,
    GoalRow,
    History,
    HistoryPlan,
    Milestone,
    MilestoneAppearance,
    MilestoneCounts,
    MilestoneRow,
    MilestoneThread,
    Plan,
    Thread,
    ThreadStatus,
)

T = TypeVar("T")
R = TypeVar("R")


def history_of(plans: Sequence[Plan]) -> History:
    """The life of the goals in *plans*, which are of one agency, in any order.

    Which of several versions of one plan counts, :func:`~maalplan.history.years.standings` says.

    Raises:
        NoPlans: none of *plans* has a year.
    """
    held, said = standings([told_apart(plan) for plan in plans])
    if not held:
        raise NoPlans("No plan says of which year it is: write `year` into the plan files, or correct the documents.")
    missing = missing_years(held)
    teller = _Teller(held, chain_of([standing.plan for standing in held]))
    return History(
        schema_version=SCHEMA_VERSION,
        agency=held[-1].plan.agency,
        years=tuple(year for standing in held for year in standing.years),
        years_missing=missing,
        plans=tuple(_head(standing) for standing in held),
        threads=in_order(teller.thread(strand) for strand in teller.chain.goals.all),
        findings=(*said, *([findings.years_without_plan(missing)] if missing else [])),
    )


def _head(standing: Standing) -> HistoryPlan:
    plan = standing.plan
    return HistoryPlan(
        id=plan.id,
        year=standing.year,
        until=standing.until,
        title=plan.title,
        version=plan.version.text if plan.version else None,
        agency=plan.agency.name,
    )


class _Teller:
    """Tells of each strand of a chain what became of it."""

    def __init__(self, held: Sequence[Standing], chain: Chain) -> None:
        self.held = held
        self.chain = chain
        self._goal_ids = names_of(chain.goals)
        self._milestone_ids = names_of(chain.milestones)
        self._milestones: dict[GoalStrand, list[MilestoneStrand]] = {}
        for strand in chain.milestones.all:
            goal = chain.goals.of((strand.last.step, strand.last.goal))
            if goal is not None:
                self._milestones.setdefault(goal, []).append(strand)

    def thread(self, strand: GoalStrand) -> Thread:
        """The thread of a goal, with those of its milestones."""
        last = strand.last
        appearances = tuple(self._appearance(bead) for bead in strand.beads)
        return Thread(
            id=self._goal_ids[strand],
            title=last.item.title,
            description=last.item.description,
            scopes=tuple(dict.fromkeys(bead.item.scope for bead in strand.beads)),
            began=appearances[0].year,
            ended=appearances[-1].until if self._removed_in(last) else None,
            removed_in=self._removed_in(last),
            gaps=self._gaps(strand),
            split_of=appearances[0].split_of,
            merged_into=appearances[-1].merged_into,
            appearances=appearances,
            milestones=tuple(self._milestone_thread(own) for own in self._milestones.get(strand, ())),
        )

    def _milestone_thread(self, strand: MilestoneStrand) -> MilestoneThread:
        last = strand.last
        appearances = tuple(self._milestone_appearance(bead) for bead in strand.beads)
        return MilestoneThread(
            id=self._milestone_ids[strand],
            text=last.item.text,
            began=appearances[0].year,
            ended=appearances[-1].until if self._removed_in(last) else None,
            removed_in=self._removed_in(last),
            gaps=self._gaps(strand),
            split_of=appearances[0].split_of,
            merged_into=appearances[-1].merged_into,
            series=series_of(appearances),
            appearances=appearances,
        )

    def _appearance(self, bead: Bead[Goal, GoalRow]) -> Appearance:
        goal, row, standing = bead.item, bead.row or GoalRow(status="added"), self.held[bead.step]
        key = (bead.step, goal.id)
        return Appearance(
            year=standing.year,
            until=standing.until,
            plan=standing.plan.id,
            goal=goal.id,
            scope=goal.scope,
            section=goal.section,
            number=goal.number,
            title=goal.title,
            weight=goal.weight,
            status=_status(bead.row),
            moved=row.moved,
            similarity=row.similarity,
            softened=_count(row, "softened"),
            tightened=_count(row, "tightened"),
            split_of=_other(self.chain.goals, self._goal_ids, self.chain.goals.split.get(key)),
            merged_into=_other(self.chain.goals, self._goal_ids, self.chain.goals.merged.get(key)),
            changes=row.changes,
            beside=row.beside,
            milestones=_counts(goal, row),
        )

    def _milestone_appearance(self, bead: Bead[Milestone, MilestoneRow]) -> MilestoneAppearance:
        milestone, standing, strands = bead.item, self.held[bead.step], self.chain.milestones
        row = bead.row or MilestoneRow(status="added")
        key = (bead.step, milestone.id)
        return MilestoneAppearance(
            year=standing.year,
            until=standing.until,
            plan=standing.plan.id,
            goal=bead.goal,
            milestone=milestone.id,
            number=milestone.number,
            text=milestone.text,
            status=_status(bead.row),
            similarity=row.similarity,
            deadline=milestone.deadline,
            targets=milestone.targets,
            moved_from=self._came_from(bead),
            split_of=_other(strands, self._milestone_ids, strands.split.get(key)),
            merged_into=_other(strands, self._milestone_ids, strands.merged.get(key)),
            changes=row.changes,
            beside=row.beside,
        )

    def _came_from(self, bead: Bead[Milestone, MilestoneRow]) -> str | None:
        """The thread of another goal, in which the milestone stood before."""
        strand = self.chain.milestones.of((bead.step, bead.item.id))
        before = strand.before(bead.step) if strand else None
        if before is None:
            return None
        old = self.chain.goals.of((before.step, before.goal))
        new = self.chain.goals.of((bead.step, bead.goal))
        return self._goal_ids[old] if old is not None and old is not new else None

    def _removed_in(self, last: Bead[T, R]) -> int | None:
        """The year of the first plan without it."""
        return self.held[last.step + 1].year if last.step + 1 < len(self.held) else None

    def _gaps(self, strand: Strand[T, R]) -> tuple[int, ...]:
        """The years of plans without it, between two that have it."""
        own = {bead.step for bead in strand.beads}
        between = (step for step in range(min(own), max(own)) if step not in own)
        return tuple(year for step in between for year in self.held[step].years)


def _status(row: GoalRow | MilestoneRow | None) -> ThreadStatus:
    """What something is against its bead before; what moved here from another goal is not new."""
    if row is None:
        return "added"
    own = row.status == "changed" or bool(row.changes)
    return "changed" if own else "unchanged"


def _count(row: GoalRow, effect: str) -> int:
    changes = (*row.changes, *(change for own in row.milestones for change in own.changes))
    return sum(change.effect == effect for change in changes)


def _counts(goal: Goal, row: GoalRow) -> MilestoneCounts:
    """How many milestones came, went and changed; those of a goal that begins are all new."""
    if row.status == "added":
        return MilestoneCounts(len(goal.milestones), len(goal.milestones))
    states = [own.status for own in row.milestones]
    return MilestoneCounts(len(goal.milestones), *(states.count(kind) for kind in ("added", "removed", "changed")))


def _other(strands: Strands[T, R], names: dict[Strand[T, R], str], key: Key | None) -> str | None:
    strand = strands.of(key) if key is not None else None
    return names[strand] if strand is not None else None
