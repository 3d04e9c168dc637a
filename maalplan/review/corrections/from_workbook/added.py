"""Rows that were written into a workbook by hand: goals and milestones that the plan does not have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from maalplan.model import Anchor, Correction, Goal, Milestone
from maalplan.output.plans.layout import CORRECTABLE
from maalplan.review.corrections.anchors import anchor_of
from maalplan.review.corrections.from_workbook.cells import Refused, letters, refusal
from maalplan.review.corrections.from_workbook.edits import Maker
from maalplan.review.corrections.from_workbook.found import BookRow
from maalplan.review.corrections.from_workbook.given import Given
from maalplan.review.corrections.from_workbook.told import Told
from maalplan.review.corrections.from_workbook.values import fields_of, value_of

_NO_GOAL: Final = Goal("", "agency")
_NO_MILESTONE: Final = Milestone("", "", "")


@dataclass(frozen=True, slots=True)
class NewRow:
    """A row without an id, and the part whose row stands above it, where that is of the same plan."""

    row: BookRow
    above: Goal | Milestone | None = None


@dataclass(slots=True)
class _NewGoal:
    """A goal that is added, with its milestones, behind another."""

    fields: dict[str, Any]
    after: Anchor | None
    milestones: list[dict[str, Any]] = field(default_factory=list)


@dataclass(slots=True)
class Added:
    """The parts that rows of one plan add."""

    maker: Maker
    told: Told
    _goals: list[_NewGoal] = field(default_factory=list)
    _milestones: list[tuple[Goal, Anchor | None, dict[str, Any]]] = field(default_factory=list)
    _last: dict[str, Anchor] = field(default_factory=dict)

    def corrections(self) -> Iterator[Correction]:
        """The corrections that add them, in their order."""
        at = anchor_of(self.maker.plan, "plan")
        for goal in self._goals:
            value = {**goal.fields, **({"milestones": goal.milestones} if goal.milestones else {})}
            yield self.maker.made(action="add", kind="goal", at=at, value=value, after=goal.after)
        for owner, after, fields in self._milestones:
            where = anchor_of(owner, "goal")
            yield self.maker.made(action="add", kind="milestone", at=where, value=fields, after=after)

    # -------------------------------------------------------------- goals

    def goals(self, rows: Sequence[NewRow]) -> None:
        """Take the rows that add goals."""
        plan = self.maker.plan
        for new in rows:
            fields = self._fields("goals", new.row, _NO_GOAL)
            if fields is None:
                continue
            if not any(fields.get(name) for name in ("title", "description")):
                self.told.say(f"{new.row.place()} has neither a title nor a description: no goal is added.")
                continue
            above = new.above if isinstance(new.above, Goal) else plan.goals[-1] if plan.goals else None
            fields.setdefault("scope", above.scope if above else "agency")
            behind = anchor_of(above, "goal") if above else None
            self._goals.append(_NewGoal(fields, self._behind(above.id if above else "", behind, "goal", fields)))

    # -------------------------------------------------------------- milestones

    def milestones(self, rows: Sequence[NewRow]) -> None:
        """Take the rows that add milestones."""
        for new in rows:
            fields = self._fields("milestones", new.row, _NO_MILESTONE)
            if fields is None:
                continue
            if not fields.get("text"):
                self.told.say(f"{new.row.place()} has no words of a milestone: none is added.")
                continue
            owner = self._owner(new)
            if isinstance(owner, Refused):
                self.told.say(f"{new.row.place()} {owner.why}: no milestone is added.")
            elif isinstance(owner, _NewGoal):
                owner.milestones.append(fields)
            else:
                above = (
                    new.above if new.above in owner.milestones else owner.milestones[-1] if owner.milestones else None
                )
                behind = anchor_of(above, "milestone") if isinstance(above, Milestone) else None
                key = above.id if isinstance(above, Milestone) else f"{owner.id}/"
                self._milestones.append((owner, self._behind(key, behind, "milestone", fields), fields))

    def _owner(self, new: NewRow) -> Goal | _NewGoal | Refused:
        """The goal that a row names; else the one that it stands below."""
        plan, row = self.maker.plan, new.row
        id_ = row.text("goal_id")
        if id_:
            found = next((goal for goal in plan.goals if goal.id == id_), None)
            return found or Refused(f"names a goal that the plan does not have ({id_})")
        number, title = row.text("goal_number"), row.text("goal_title")
        if not number and not title:
            above = next((goal for goal in plan.goals if new.above in goal.milestones), None)
            return above or Refused("says of no goal; fill in the goal's id, or its number and title")
        named = [goal for goal in plan.goals if _is_named(goal.number, goal.title, number, title)]
        coming = [
            one for one in self._goals if _is_named(one.fields.get("number"), one.fields.get("title"), number, title)
        ]
        if len(named) + len(coming) != 1:
            some = "several goals" if named or coming else "no goal"
            return Refused(f"names {some} of the plan ({number} {title}); fill in the goal's id")
        return named[0] if named else coming[0]

    # -------------------------------------------------------------- both

    def _behind(self, key: str, anchor: Anchor | None, kind: Any, fields: dict[str, Any]) -> Anchor | None:
        """What a new part stands behind: of several in the same place each behind the one before."""
        behind = self._last.get(key, anchor)
        text = fields.get("text") or fields.get("title") or fields.get("description")
        self._last[key] = Anchor(kind, text=text)
        return behind

    def _fields(self, kind: str, row: BookRow, part: Goal | Milestone) -> dict[str, Any] | None:
        """The fields of a new part; null where a cell cannot be taken, which is told."""
        if row.is_hidden:
            self.told.of(
                row.place(), "is", "are", "new, and hidden by a filter: not taken. Show all rows, and look at it."
            )
            return None
        filled = [name for name in CORRECTABLE[kind] if name in row.cells and _is_filled(row, name)]
        given = Given(
            self.maker.plan, part, {name: row.cells.get(name) for name in row.sheet.columns}, frozenset(filled)
        )
        found: dict[str, Any] = {}
        for name, columns in fields_of(kind):
            own = [column for column in columns if column in filled]
            if not own:
                continue
            why = next((why for column in own if (why := refusal(row.cells[column]))), None)
            if any(row.is_merged(column) for column in own):
                why = Refused("is part of merged cells")
            value = why or (_labelled(row) if name == "extra" else value_of(name, given))
            if isinstance(value, Refused):
                self.told.say(f"{row.place(own[0])} {value.why}: the new row is not taken.")
                return None
            found[name] = value
        return {name: value for name, value in found.items() if value is not None}


def _is_filled(row: BookRow, name: str) -> bool:
    cell = row.cells[name]
    return bool(letters(cell.text)) or cell.formula


def _labelled(row: BookRow) -> dict[str, str] | Refused:
    found: dict[str, str] = {}
    for line in letters(row.cells["extra"].text).split("\n"):
        name, colon, words = line.partition(":")
        if not colon or not name.strip() or not words.strip():
            return Refused(f"has words without a label: {line}; write it as Baggrund: …")
        found[name.strip()] = words.strip()
    return found


def _is_named(number: str | None, title: str | None, wanted_number: str, wanted_title: str) -> bool:
    same_number = not wanted_number or letters(number or "") == wanted_number
    return same_number and (not wanted_title or " ".join((title or "").split()) == wanted_title)
