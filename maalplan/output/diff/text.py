"""A diff as text for people: on a terminal, in a mail."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final

from maalplan.model import Change, FolderDiff, Goal, GoalRow, Lang, MilestoneRow, PlanDiff
from maalplan.output.diff.excerpts import excerpt
from maalplan.output.diff.notes import shortened
from maalplan.output.diff.rows import goal_effects
from maalplan.output.diff.words import (
    Said,
    Teller,
    count_words,
    diff_title,
    effects_word,
    label,
    shown_status,
    status_key,
    teller,
)
from maalplan.output.finding_words import finding_text
from maalplan.output.terminal import Page, Span, Style
from maalplan.output.word_marks import Mark

_GROUPS: Final = ("added", "removed", "changed", "moved", "unchanged")
_STYLES: Final[dict[str, Style]] = {"added": "new", "removed": "gone"}
_LISTED: Final = 100
"""Letters up to which a milestone is named in a list."""
_SHORT: Final = 60
"""Letters up to which two values stand as »old → new«."""


def diff_to_text(diff: PlanDiff | FolderDiff, *, lang: Lang = "da", colour: bool, width: int) -> str:
    """*diff* as text: what is compared, the counts, what was softened, then the goals that are new, gone, changed,
    moved, unchanged.

    In a sentence the words that went and came are struck red and underlined green; without *colour* they stand as
    ``[-went-]`` and ``{+came+}``; a year that moved on with the plans is not marked. No line is wider than
    *width* columns (at least 20). Control characters of the documents are written out. The text ends in a line feed.
    """
    page = Page(width, colour)
    lines = _plan_lines(diff, page, lang) if isinstance(diff, PlanDiff) else _folder_lines(diff, page, lang)
    return "\n".join(lines) + "\n"


# ------------------------------------------------------------------ folders


def _folder_lines(diff: FolderDiff, page: Page, lang: Lang) -> Iterator[str]:
    for pair in diff.pairs:
        counted = f"{label('count goals', lang).lower()}: {count_words(pair.summary, pair, lang)}"
        yield from page.lines([Span(diff_title(pair, lang), "strong"), Span(f" – {counted}")], hanging=2)
    for name, ids in (("only old", diff.only_old), ("only new", diff.only_new)):
        if ids:
            yield from page.lines([Span(f"{label(name, lang)}: {', '.join(ids)}")], hanging=2)
    for finding in diff.findings:
        yield from page.lines([Span(f"{label('notice', lang)}: {finding_text(finding, lang)}", "warning")], hanging=2)
    for pair in diff.pairs:
        if _differs(pair):
            yield from ("", "")
            yield from _plan_lines(pair, page, lang)


def _differs(diff: PlanDiff) -> bool:
    counts = diff.summary
    return bool(diff.changes or counts.added or counts.removed or counts.changed or counts.moved)


# ------------------------------------------------------------------ two plans


def _plan_lines(diff: PlanDiff, page: Page, lang: Lang) -> Iterator[str]:
    writer = _Writer(diff, page, lang, teller(diff, lang))
    yield from page.lines([Span(diff_title(diff, lang), "strong")], hanging=2)
    for name, milestones in (("count goals", False), ("count milestones", True)):
        counts = diff.summary.milestones if milestones else diff.summary
        counted = count_words(counts, diff, lang, milestones=milestones)
        yield from page.lines([Span(f"{label(name, lang)}: {counted}")], hanging=2)
    if not _differs(diff):
        yield from page.lines([Span(label("no difference", lang))])
    yield from writer.softened()
    yield from writer.plan_changes()
    for group in _GROUPS:
        rows = [row for row in diff.goals if shown_status(row) == group]
        if rows:
            yield from writer.group(rows)
    if not diff.goals and (diff.old.goals or diff.new.goals):
        yield from ("", *page.lines([Span(label("nothing asked for", lang))]))


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes the rows of one diff."""

    diff: PlanDiff
    page: Page
    lang: Lang
    teller: Teller

    def plan_changes(self) -> Iterator[str]:
        """What changed in the plans themselves."""
        if self.diff.changes:
            yield from ("", *self.page.lines([Span(label("plans", self.lang), "strong")]))
            yield from self._changes(self.diff.changes, 2)

    def softened(self) -> Iterator[str]:
        """Every change that asks for less than before, with the words around it."""
        found = [
            (row, one, change)
            for row in self.diff.goals
            for one in (None, *row.milestones)
            for change in (row if one is None else one).changes
            if change.effect == "softened"
        ]
        if not found:
            return
        agencies = self.teller.agencies
        heading = label("goals both-softened" if agencies else "goals softened", self.lang)
        heading = heading.format(agencies[1]) if agencies else heading
        yield from ("", *self.page.lines([Span(f"{heading} ({len(found)})", "strong")]))
        for row, one, change in found:
            yield from self.page.lines(self._whose(row, one, change), indent=2, hanging=2)
            for said in self.teller.said(change):
                yield from self.page.lines(_said_spans(replace(said, marks=excerpt(said.marks))), indent=4, hanging=2)

    def _whose(self, row: GoalRow, one: MilestoneRow | None, change: Change) -> list[Span]:
        """The goal and milestone that a change is of; a milestone's words where the change is not theirs."""
        name = _opening(self.teller.goal_name(self._goal_of(row)))
        if one is None:
            return [Span(name)]
        text = "" if change.field == "text" else f" »{shortened(self._milestone_of(one), _LISTED)}«"
        return [Span(f"{name}, {label('a milestone', self.lang)} {self.teller.number(one)}{text}")]

    def group(self, rows: Sequence[GoalRow]) -> Iterator[str]:
        """Goals of which the same became, under a heading."""
        key, agency = status_key(rows[0], self.diff)
        heading = label(f"goals {key}", self.lang).format(agency)
        yield from ("", *self.page.lines([Span(f"{heading} ({len(rows)})", "strong")]))
        for row in rows:
            yield from self._goal(row)

    # -------------------------------------------------------------- goals

    def _goal(self, row: GoalRow) -> Iterator[str]:
        goal = self._goal_of(row)
        style = _STYLES.get(row.status, "plain")
        scope = f"({label(f'whose {goal.scope}', self.lang)})"
        gone = row.new is None and self.teller.agencies is None
        if gone and goal.number:
            scope = f"{self.teller.old_number(goal.number)[:-1]}, {scope[1:]}"
        name = _opening(self.teller.goal_name(goal, numbered=not gone))
        head = [Span(name, "strong" if style == "plain" else style), Span(f" {scope}", "faint")]
        if effects := goal_effects(row):
            head += [Span(" "), Span(f"– {effects_word(effects, self.diff, self.lang)}", "warning")]
        yield from self.page.lines(head, indent=2, hanging=2)
        for note in self.teller.notes(row):
            yield from self.page.lines([Span(note)], indent=4, hanging=2)
        yield from self._changes((*row.changes, *row.beside), 4)
        yield from chain.from_iterable(self._milestone(one, row) for one in row.milestones if not _is_same(one))
        yield from self._same_milestones(row)

    def _goal_of(self, row: GoalRow) -> Goal:
        goals = self.teller.old.goals if row.new is None else self.teller.new.goals
        return goals[row.new or row.old or ""]

    def _milestone_of(self, row: MilestoneRow) -> str:
        """The words of a milestone."""
        index = self.teller.old if row.new is None else self.teller.new
        return index.milestones[row.new or row.old or ""].milestone.text

    # -------------------------------------------------------------- milestones

    def _milestone(self, row: MilestoneRow, of: GoalRow) -> Iterator[str]:
        key, agency = status_key(row, self.diff)
        number = self.teller.number(row)
        if of.status in ("added", "removed") and shown_status(row) == of.status:
            key = "changed"  # what became of it is said of the whole goal
        elif row.new is None:
            number = self.teller.old_number(number)
        words = label(f"milestone {key}", self.lang).format(number, agency)
        text, *others = self._text_first(row, self._milestone_of(row))
        yield from self.page.lines([Span(f"{words}: "), *text], indent=4, hanging=2)
        for note in self.teller.notes(row):
            yield from self.page.lines([Span(note)], indent=6, hanging=2)
        for one in others:
            yield from self.page.lines(one, indent=6, hanging=2)

    def _text_first(self, row: MilestoneRow, text: str) -> Iterator[list[Span]]:
        """The milestone's words, marked where they changed, then its other changes."""
        changed = [one for change in row.changes if change.field == "text" for one in self.teller.said(change)]
        own: list[Span] = [Span(text, _STYLES.get(row.status, "plain"))]
        if changed:
            own = [*_marked(changed[0].marks), *_noted(changed[0])]
        elif any(change.field in ("deadline", "targets") for change in row.changes):
            own = _marked(self.teller.marks(self._words_before(row) or text, text))
        yield own
        for change in (*row.changes, *row.beside):
            if change.field != "text":
                yield from (_said_spans(one) for one in self.teller.said(change))

    def _words_before(self, row: MilestoneRow) -> str:
        """The words of a milestone in the old plan, where it is there."""
        placed = self.teller.old.milestones.get(row.old or row.moved_from or "")
        return "" if placed is None else placed.milestone.text

    def _same_milestones(self, row: GoalRow) -> Iterator[str]:
        """The numbers of the milestones that did not change, where others of the goal did."""
        same = [one for one in row.milestones if _is_same(one)]
        if row.status != "changed" or not same:
            return
        key, _ = status_key(same[0], self.diff)
        *numbers, last = (self.teller.number(one) for one in same)
        one, several = label(f"milestones {key}", self.lang).split("|")
        listed = f"{', '.join(numbers)} {label('and', self.lang)} {last}" if numbers else last
        words = (several if numbers else one).format(listed)
        yield from self.page.lines([Span(words, "faint")], indent=4, hanging=2)

    # -------------------------------------------------------------- changes

    def _changes(self, changes: Sequence[Change], indent: int) -> Iterator[str]:
        for change in changes:
            for one in self.teller.said(change):
                yield from self.page.lines(_said_spans(one), indent=indent, hanging=2)


def _is_same(row: MilestoneRow) -> bool:
    return row.status == "unchanged" and not row.beside


def _said_spans(one: Said) -> list[Span]:
    return [Span(f"{one.label}: ", "faint"), *_value_spans(one), *_noted(one)]


def _value_spans(one: Said) -> list[Span]:
    """Short values that have nothing in common as »old → new«, others with what differs marked."""
    wholly = [mark.kind for mark in one.marks] == ["deleted", "inserted"]
    if wholly and max(len(one.old), len(one.new)) <= _SHORT and "\n" not in one.old + one.new:
        if one.compared is not None:
            old, new = one.compared
            return [Span(f"{old}: "), Span(one.old, "gone"), Span(f" – {new}: "), Span(one.new, "new")]
        return [Span(one.old, "gone"), Span(" → "), Span(one.new, "new")]
    return _marked(one.marks)


def _marked(marks: Sequence[Mark]) -> list[Span]:
    """What differs in brackets or colours; of a year that moved on the new one alone."""
    styles: dict[str, Style] = {"deleted": "deleted", "inserted": "inserted"}
    return [Span(mark.text, styles.get(mark.kind, "plain")) for mark in marks if mark.kind != "before"]


def _opening(words: str) -> str:
    return words[:1].upper() + words[1:]


def _noted(one: Said) -> list[Span]:
    return [Span(" "), Span(f"({one.note})", "warning")] if one.note else []
