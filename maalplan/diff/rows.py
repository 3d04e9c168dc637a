"""Two plans side by side: what was aligned and compared, as rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from maalplan.diff.align import Alignment, Pairs
from maalplan.diff.compare import Comparer
from maalplan.diff.moves import moved
from maalplan.model import Change, GoalRow, Milestone, MilestoneRow, Plan, RowCounts, RowStatus, Summary


class Rows:
    """The rows of two plans, from their alignment."""

    def __init__(self, old: Plan, new: Plan, found: Alignment) -> None:
        self._old, self._new, self._found = old, new, found
        self._comparer = Comparer.of(old, new)
        self._old_points = found.likeness.old.milestones
        self._new_points = found.likeness.new.milestones
        self._back = {new: old for old, new in found.goals.items()}
        self._points_back = {new: old for old, new in found.milestones.items()}
        self._moved = moved(
            [(one, old.goals[one], other, new.goals[other]) for one, other in sorted(found.goals.items())],
            self._comparer,
        )

    def goals(self) -> tuple[GoalRow, ...]:
        """All rows: those of the new plan in its order, a removed goal behind the one that it followed."""
        rows = [self._row(self._back.get(place), place) for place in range(len(self._new.goals))]
        places = list(range(len(rows)))
        for place in range(len(self._old.goals)):
            if place not in self._found.goals:
                behind = _behind(place, self._found.goals)
                at = places.index(behind) + 1 if behind is not None else 0
                while at < len(places) and places[at] < 0:
                    at += 1
                places.insert(at, -1)
                rows.insert(at, self._row(place, None))
        return tuple(rows)

    def _row(self, one: int | None, other: int | None) -> GoalRow:
        old = None if one is None else self._old.goals[one]
        new = None if other is None else self._new.goals[other]
        milestones = tuple(self._milestones(one, other))
        row = GoalRow(
            status="removed" if new is None else "added",
            old=None if old is None else old.id,
            new=None if new is None else new.id,
            milestones=milestones,
        )
        if one is None or other is None or old is None or new is None:
            split, merged = self._found.split.get(_known(other)), self._found.merged.get(_known(one))
            return replace(
                row,
                split_of=None if split is None else self._old.goals[split].id,
                merged_into=None if merged is None else self._new.goals[merged].id,
            )
        changes = self._comparer.goal_changes(old, new)
        same = not changes and all(milestone.status == "unchanged" for milestone in milestones)
        return replace(
            row,
            status="unchanged" if same else "changed",
            moved=one in self._moved,
            similarity=_similarity(float(self._found.likeness.goals[one, other])),
            changes=changes,
            beside=self._comparer.beside_goal(old, new),
        )

    # -------------------------------------------------------------- milestones

    def _milestones(self, one: int | None, other: int | None) -> Iterator[MilestoneRow]:
        """The milestones of a row: those of the new goal in its order, then what is no longer in it."""
        seen = self._found.likeness
        mine = () if one is None else seen.old.points_of[one]
        theirs = () if other is None else seen.new.points_of[other]
        for place in theirs:
            was = self._points_back.get(place)
            yield self._pair(was, place) if was is not None and was in mine else self._come(place, was)
        for place in mine:
            now = self._found.milestones.get(place)
            if now not in theirs:
                yield self._gone(place, now)

    def _pair(self, one: int, other: int) -> MilestoneRow:
        old, new = self._old_points[one], self._new_points[other]
        changes = self._comparer.milestone_changes(old, new)
        return MilestoneRow(
            status="changed" if changes else "unchanged",
            similarity=_similarity(float(self._found.likeness.milestones[one, other])),
            old=old.id,
            new=new.id,
            changes=changes,
            beside=self._comparer.beside_milestone(old, new),
        )

    def _come(self, place: int, was: int | None) -> MilestoneRow:
        new = self._new_points[place]
        split = self._found.milestones_split.get(place)
        row = MilestoneRow(status="added", new=new.id, split_of=_id(self._old_points, split))
        if was is None:
            return row
        pair = self._pair(was, place)
        return replace(row, similarity=pair.similarity, moved_from=pair.old, changes=pair.changes, beside=pair.beside)

    def _gone(self, place: int, now: int | None) -> MilestoneRow:
        merged = self._found.milestones_merged.get(place)
        return MilestoneRow(
            status="removed",
            similarity=0.0 if now is None else _similarity(float(self._found.likeness.milestones[place, now])),
            old=self._old_points[place].id,
            merged_into=_id(self._new_points, merged),
            moved_to=_id(self._new_points, now),
        )


def _known(place: int | None) -> int:
    return -1 if place is None else place


def _id(milestones: tuple[Milestone, ...], place: int | None) -> str | None:
    return None if place is None else milestones[place].id


def _behind(place: int, goals: Pairs) -> int | None:
    """The new place of the nearest goal before *place* that is in both plans."""
    return next((goals[one] for one in range(place - 1, -1, -1) if one in goals), None)


def _similarity(found: float) -> float:
    return round(found, 3)


# ------------------------------------------------------------------ counting


def summary(rows: Iterable[GoalRow]) -> Summary:
    """How many rows there are of each kind."""
    rows = tuple(rows)
    points = tuple(milestone for row in rows for milestone in row.milestones)
    of_points = _counts(
        [one.status for one in points],
        sum(one.moved_from is not None for one in points),
        [one.changes for one in points],
    )
    of_goals = _counts([row.status for row in rows], sum(row.moved for row in rows), [_told(row) for row in rows])
    return Summary(
        of_goals.unchanged,
        of_goals.changed,
        of_goals.added,
        of_goals.removed,
        of_goals.moved,
        of_goals.softened,
        of_goals.tightened,
        of_points,
    )


def _told(row: GoalRow) -> tuple[Change, ...]:
    """The changes of a goal and of the milestones that it kept; one that went to another goal counts by itself."""
    kept = (milestone for milestone in row.milestones if milestone.moved_from is None)
    return (*row.changes, *(change for milestone in kept for change in milestone.changes))


def _counts(statuses: list[RowStatus], moves: int, changes: list[tuple[Change, ...]]) -> RowCounts:
    return RowCounts(
        statuses.count("unchanged"),
        statuses.count("changed"),
        statuses.count("added"),
        statuses.count("removed"),
        moves,
        sum(any(change.effect == "softened" for change in found) for found in changes),
        sum(any(change.effect == "tightened" for change in found) for found in changes),
    )
