"""What is said of a row as a whole: moved, renumbered, swapped, split, merged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from maalplan.model import Change, Goal, GoalRow, Lang, MilestoneRow, PlanDiff
from maalplan.output.diff.labels import label
from maalplan.output.diff.names import plan_years, side_names, two_agencies
from maalplan.output.diff.rows import PlanIndex, index_of
from maalplan.output.diff.values import Said, beside_note, direction_words, said
from maalplan.output.word_marks import Mark, word_marks, year_moved_on

_LONGEST_TITLE = 60

_WhichPlan: TypeAlias = Literal["old", "new"]


def notes(row: GoalRow | MilestoneRow, diff: PlanDiff, lang: Lang = "da") -> tuple[str, ...]:
    """What is to be said of *row* as a whole, a sentence each: »Nyt nummer: 4 → 5«; mostly nothing.

    For all rows of a diff make one :func:`teller` and ask it.
    """
    return teller(diff, lang).notes(row)


@dataclass(frozen=True, slots=True)
class Teller:
    """Knows all rows of a diff, and so what one row means to the others."""

    lang: Lang
    old: PlanIndex
    new: PlanIndex
    agencies: tuple[str, str] | None
    years: tuple[int, int] | None
    """The years of the two plans, where both are known."""
    sides: tuple[str, str]
    """What the two plans are called."""
    pairs: dict[str, str]
    """Goals that are the same: id in the old plan → id in the new one."""
    by_numbers: dict[tuple[str, str | None, str | None], str]
    """Goals that were renumbered: scope, old number and new number → id in the new plan."""
    parts: dict[str, list[str]]
    """What was split → what was split from it."""
    merged: dict[str, list[str]]
    """What others were merged into → these."""

    def notes(self, row: GoalRow | MilestoneRow) -> tuple[str, ...]:
        """What is to be said of *row*, see :func:`notes`."""
        told = [*self._whereabouts(row), *(self._moved(row) if isinstance(row, GoalRow) else self._elsewhere(row))]
        return tuple(told)

    def goal_name(self, goal: Goal, what: str = "a goal", *, numbered: bool = True) -> str:
        """»mål 3 »Titel««: what a reader finds the goal by."""
        number = f" {goal.number}" if goal.number and numbered else ""
        title = f" »{shortened(goal.title)}«" if goal.title else ""
        return f"{label(what, self.lang)}{number}{title}"

    def said(self, change: Change) -> tuple[Said, ...]:
        """*change* in words; of two agencies the direction and effect say whose value is so: »senere hos SSI«."""
        return said(change, self.lang, agencies=self.agencies, years=self.years)

    def direction(self, change: Change) -> str:
        """Where the value went, in words."""
        return direction_words(change, self.lang, agencies=self.agencies, years=self.years)

    def beside_note(self, change: Change) -> str:
        """What is to be said of *change* beside its direction and effect."""
        return beside_note(change, self.lang, agencies=self.agencies, years=self.years)

    def marks(self, old: str, new: str) -> tuple[Mark, ...]:
        """What differs in two texts; a year that moved on with the plans does not."""
        return word_marks(old, new, self.years)

    # -------------------------------------------------------------- numbers

    def number(self, row: MilestoneRow) -> str:
        """The number of a milestone; of one that has two, in a row, »3 → 2«, of two agencies »2 (hos DMI: 3)«."""
        old, new = self.old.milestones.get(row.old or ""), self.new.milestones.get(row.new or "")
        if old is None or new is None:
            only = old or new
            return only.milestone.number if only is not None else ""
        return self.both_numbers(old.milestone.number, new.milestone.number)

    def both_numbers(self, old: str | None, new: str | None) -> str:
        """Two numbers as one reads them, or the one number that there is."""
        if not old or not new or old == new:
            return new or old or ""
        return f"{old} → {new}" if self.agencies is None else self._say("number with", new, self.agencies[0], old)

    def gone_name(self, goal: Goal) -> str:
        """The name of a goal that the old plan alone has: »mål »Titel« (nr. 3 i 2024)«."""
        if self.agencies is not None or not goal.number:
            return self.goal_name(goal)
        return f"{self.goal_name(goal, numbered=False)} {self.old_number(goal.number)}"

    def old_number(self, number: str | None) -> str:
        """The number of what stands in the old plan alone: »(nr. 2 i 2024)«; of two agencies the bare number."""
        if not number or self.agencies is not None:
            return number or ""
        if self.years is None or self.years[0] == self.years[1]:
            return self._say("number before", number)
        return self._say("old number", number, self.sides[0])

    # -------------------------------------------------------------- splits and merges

    def _whereabouts(self, row: GoalRow | MilestoneRow) -> Iterator[str]:
        if row.split_of is not None:
            yield self._told("split of", row.split_of, "old", row)
        if row.merged_into is not None:
            yield self._told("merged into", row.merged_into, "new", row)
        for part in self.parts.get(row.old or "", ()):
            yield self._told("part is", part, "new", row)
        for merged in self.merged.get(row.new or "", ()):
            yield self._told("took in", merged, "old", row)

    def _elsewhere(self, row: MilestoneRow) -> Iterator[str]:
        if row.moved_from is not None:
            yield self._told("from", row.moved_from, "old", row)
        if row.moved_to is not None:
            yield self._told("to", row.moved_to, "new", row)

    def _told(self, what: str, key: str, plan: _WhichPlan, row: GoalRow | MilestoneRow) -> str:
        """What *row* has to do with the goal or milestone *key* of the old or new plan."""
        named = self._named(key, plan, row)
        if self.agencies is None:
            return self._say(what, named)
        return self._say(f"both {what}", named, self.agencies[plan == "new"])

    def _named(self, key: str, plan: _WhichPlan, row: GoalRow | MilestoneRow) -> str:
        """The goal or milestone *key*; the goal of a milestone is said where it is not that of *row*."""
        index = self.old if plan == "old" else self.new
        if (goal := index.goals.get(key)) is not None:
            return self._goal_of(goal, plan)
        if (placed := index.milestones.get(key)) is None:
            return key
        milestone = f"{label('a milestone', self.lang)} {placed.milestone.number}"
        if self._home(key, plan) in {self._home(row.old, "old"), self._home(row.new, "new")}:
            return milestone
        return self._say("in", milestone, self._goal_of(placed.goal, plan))

    def _goal_of(self, goal: Goal, plan: _WhichPlan) -> str:
        return self.gone_name(goal) if plan == "old" and goal.id not in self.pairs else self.goal_name(goal)

    def _home(self, key: str | None, plan: _WhichPlan) -> tuple[_WhichPlan, str] | None:
        """The goal that a milestone stands in, the same for both of a pair: ids may be alike in both plans."""
        placed = (self.old if plan == "old" else self.new).milestones.get(key or "")
        if placed is None:
            return None
        paired = self.pairs.get(placed.goal.id) if plan == "old" else placed.goal.id
        return ("old", placed.goal.id) if paired is None else ("new", paired)

    # -------------------------------------------------------------- places of goals

    def _moved(self, row: GoalRow) -> Iterator[str]:
        old, new = self.old.goals.get(row.old or ""), self.new.goals.get(row.new or "")
        if not row.moved or old is None or new is None:
            return
        if self.agencies is not None:
            was, now = self.agencies
            yield self._say("at, at", was, self._scoped(old), now, self._scoped(new))
        elif old.scope != new.scope:
            yield self._say("was, is", self._scoped(old), self._scoped(new))
        else:
            yield from self._within_scope(old, new)

    def _within_scope(self, old: Goal, new: Goal) -> Iterator[str]:
        nothing = "–"
        if old.number != new.number:
            yield self._say("new number", old.number or nothing, new.number or nothing)
            other = self.by_numbers.get((new.scope, new.number, old.number))
            if other is not None and other != new.id:
                yield self._say("swapped", self.goal_name(self.new.goals[other]))
        elif self._same_section(old, new):
            before, after = str(self.old.places[old.id]), str(self.new.places[new.id])
            if before != after:
                yield self._say("new place", before, after)
            elif old.section == new.section:
                yield self._say("new order")
        if not self._same_section(old, new):
            sections = [_quoted(one.section) for one in (new, old)]
            what = "new section" if all(sections) else "first section" if sections[0] else "no section"
            yield self._say(what, *filter(None, sections))

    def _same_section(self, old: Goal, new: Goal) -> bool:
        """Whether both stand under the same heading; one that only names another year is the same."""
        if old.section is None or self.years is None:
            return old.section == new.section
        return new.section in (old.section, year_moved_on(old.section, self.years))

    def _scoped(self, goal: Goal) -> str:
        number = f" {goal.number}" if goal.number else ""
        return f"{label(f'its {goal.scope} goal', self.lang)}{number}"

    def _say(self, what: str, *words: str) -> str:
        return label(what, self.lang).format(*words)


def teller(diff: PlanDiff, lang: Lang = "da") -> Teller:
    """Who tells what is to be said of the rows of *diff*."""
    old, new = index_of(diff.old), index_of(diff.new)
    pairs = {row.old: row.new for row in diff.goals if row.old is not None and row.new is not None}
    by_numbers: dict[tuple[str, str | None, str | None], str] = {}
    for was, now in pairs.items():
        before, after = old.goals.get(was), new.goals.get(now)
        if before is not None and after is not None and before.scope == after.scope and before.number != after.number:
            by_numbers[after.scope, before.number, after.number] = now
    parts: dict[str, list[str]] = defaultdict(list)
    merged: dict[str, list[str]] = defaultdict(list)
    for row in _all_rows(diff):
        if row.split_of is not None and row.new is not None:
            parts[row.split_of].append(row.new)
        if row.merged_into is not None and row.old is not None:
            merged[row.merged_into].append(row.old)
    return Teller(
        lang, old, new, two_agencies(diff), plan_years(diff), side_names(diff, lang), pairs, by_numbers, parts, merged
    )


def _all_rows(diff: PlanDiff) -> Iterator[GoalRow | MilestoneRow]:
    for row in diff.goals:
        yield row
        yield from row.milestones


def _quoted(words: str | None) -> str:
    return f"»{shortened(words)}«" if words else ""


def shortened(title: str, longest: int = _LONGEST_TITLE) -> str:
    """*title* on one line, cut behind a word where it is longer than *longest* letters."""
    line = " ".join(title.split())
    if len(line) <= longest:
        return line
    return line[:longest].rsplit(" ", 1)[0].rstrip(" ,;:–-") + " …"
