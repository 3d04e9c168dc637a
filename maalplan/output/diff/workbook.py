"""A diff as a workbook: an overview, one row per change, and all goals side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, get_args

from maalplan.model import Effect, FolderDiff, Goal, GoalRow, Lang, MilestoneRow, PlanDiff, RowCounts
from maalplan.output.diff.flat import FlatChange, Side, figures, flat_changes, last_day, pairs_of, sides
from maalplan.output.diff.rows import goal_effects
from maalplan.output.diff.words import (
    Said,
    ShownStatus,
    Teller,
    agency_name,
    diff_title,
    effect_word,
    effects_word,
    label,
    shown_status,
    shown_word,
    teller,
    two_agencies,
)
from maalplan.output.finding_words import finding_text
from maalplan.output.word_marks import new_side, old_side
from maalplan.output.workbook import Day, Filled, Share, SheetColumn, SheetTable, Value, Workbook

_GROUNDS: Final = {
    "added": "#E2F0D9",
    "removed": "#FADBD8",
    "changed": "#FFF2CC",
    "moved": "#DDEBF7",
    "softened": "#FBE0CC",
    "tightened": "#E4DFEC",
}
_COUNTED: Final = ("added", "removed", "changed", "unchanged", "moved", "softened", "tightened")


def diff_to_xlsx(diff: PlanDiff | FolderDiff, lang: Lang = "da") -> bytes:
    """*diff* as a workbook (XLSX) with three sheets: overview, changes (a row each), goals side by side.

    Text is written as text, deadlines as days and figures as numbers; words that differ are marked within the cells.
    The same diff gives the same bytes.
    """
    title = diff_title(diff, lang) if isinstance(diff, PlanDiff) else label("side by side", lang)
    book = Workbook(title)
    tellers = [teller(pair, lang) for pair in pairs_of(diff)]
    _overview(book, diff, title, lang)
    _changes(book, diff, tellers, title, lang)
    _goals(book, diff, tellers, title, lang)
    return book.finished()


def _headings(diff: PlanDiff | FolderDiff, lang: Lang) -> tuple[str, str]:
    """What the two sides are called: before and now, or the two agencies."""
    names = two_agencies(diff) if isinstance(diff, PlanDiff) else None
    return names or (label("column old", lang), label("column new", lang))


# ------------------------------------------------------------------ overview


def _overview(book: Workbook, diff: PlanDiff | FolderDiff, title: str, lang: Lang) -> None:
    sheet = book.sheet(label("sheet overview", lang), title)
    columns = [
        SheetColumn(label("column agency", lang), 26),
        SheetColumn(label("column old plan", lang), 14),
        SheetColumn(label("column new plan", lang), 14),
        *(
            SheetColumn(label(f"column {what}", lang).format(label(f"counted {name}", lang)), 10.5)
            for what in ("goals", "milestones")
            for name in _COUNTED
        ),
    ]
    rows: list[list[Value]] = [
        [
            pair.new.agency.name or agency_name(pair.new),
            pair.old.id,
            pair.new.id,
            *_counts(pair.summary, 0),
            *_counts(pair.summary.milestones, pair.summary.milestones.moved),
        ]
        for pair in pairs_of(diff)
    ]
    book.write(sheet, 0, 0, title, bold=True, font_size=14, text_wrap=False)
    book.write(sheet, 1, 0, label("how to read", lang), text_wrap=False)
    below = book.table(sheet, SheetTable(label("table overview", lang), columns, rows), top=3)
    for place, line in enumerate(_alone(diff, lang), start=below + 1):
        book.write(sheet, place, 0, line, text_wrap=False)


def _counts(counts: RowCounts, gone_over: int) -> list[Value]:
    """The counts in the order of their columns; what went to another goal (*gone_over*) counts as moved alone."""
    fewer = {"added": gone_over, "removed": gone_over}
    return [getattr(counts, name) - fewer.get(name, 0) for name in _COUNTED]


def _alone(diff: PlanDiff | FolderDiff, lang: Lang) -> Iterator[str]:
    """Plans without a pair, and what is to be noticed of the pairs, a line each."""
    if isinstance(diff, FolderDiff):
        yield from (f"{label('only old', lang)}: {plan}" for plan in diff.only_old)
        yield from (f"{label('only new', lang)}: {plan}" for plan in diff.only_new)
        yield from (f"{label('notice', lang)}: {finding_text(finding, lang)}" for finding in diff.findings)


# ------------------------------------------------------------------ changes


def _changes(book: Workbook, diff: PlanDiff | FolderDiff, tellers: Sequence[Teller], title: str, lang: Lang) -> None:
    sheet = book.sheet(label("sheet changes", lang), title)
    old, new = _headings(diff, lang)
    columns = [
        SheetColumn(label("column agency", lang), 10),
        SheetColumn(label("column level", lang), 10.5),
        SheetColumn(label("column status", lang), 9.5),
        SheetColumn(label("column goal", lang), 22),
        SheetColumn(label("column number", lang), 7.5),
        SheetColumn(label("column field", lang), 12.5),
        SheetColumn(old, 40),
        SheetColumn(new, 40),
        SheetColumn(label("column direction", lang), 9),
        SheetColumn(label("column effect", lang), 9),
        SheetColumn(label("column note", lang), 24),
        SheetColumn(label("column old day", lang), 11),
        SheetColumn(label("column new day", lang), 11),
        SheetColumn(label("column old figure", lang), 10),
        SheetColumn(label("column new figure", lang), 10),
    ]
    rows = [
        row
        for pair, telling in zip(pairs_of(diff), tellers, strict=True)
        for change in _told_once(pair)
        for row in _Written(change, telling, lang).change_rows()
    ]
    book.table(sheet, SheetTable(label("table changes", lang), columns, rows, printed=len(columns) - 4))


def _told_once(diff: PlanDiff) -> Iterator[FlatChange]:
    """The changes of *diff*; a milestone that went to another goal is told where it is now, by its fields if these
    changed, else by a row of its own."""
    here = {one.moved_from for row in diff.goals for one in row.milestones}
    for one in flat_changes(diff):
        row = one.row
        elsewhere = isinstance(row, MilestoneRow) and one.change is None and _is_told_elsewhere(row, here)
        if not elsewhere:
            yield one


def _is_told_elsewhere(row: MilestoneRow, here: set[str | None]) -> bool:
    if row.moved_to is not None:
        return row.old in here
    return row.moved_from is not None and bool(row.changes or row.beside)


@dataclass(frozen=True, slots=True)
class _Written:
    """A change as the cells of its row."""

    one: FlatChange
    teller: Teller
    lang: Lang

    def change_rows(self) -> Iterator[list[Value]]:
        """The change as a row; fields with labels of their own give one each."""
        if self.one.change is None:
            yield self._change_row(None, self.one.old.words, self.one.new.words)
            return
        for spoken in self.teller.said(self.one.change):
            yield self._change_row(spoken, old_side(spoken.marks), new_side(spoken.marks))

    def _change_row(self, spoken: Said | None, old: Value, new: Value) -> list[Value]:
        change = self.one.change
        old_figure, new_figure = figures(self.one)
        return [
            agency_name(self.one.diff.new),
            label(self.one.level, self.lang),
            self._status_of_change(),
            self._goal(),
            self._number() if self.one.level == "milestone" else None,
            spoken.label if spoken is not None else "",
            old,
            new,
            self._direction(),
            self._effect(),
            self._note_of_change(spoken),
            _day(last_day(change.old) if change else None),
            _day(last_day(change.new) if change else None),
            old_figure,
            new_figure,
        ]

    def _goal(self) -> str | None:
        """The name of the goal that the row stands under; of one that is gone with the number that it had."""
        old, new = self.one.old.goal, self.one.new.goal
        if old is not None and self.one.row is not None and self.one.row.new is None:
            new = self.teller.new.goals.get(self.teller.pairs.get(old.id, ""))
        if new is not None:
            return _opening(self.teller.goal_name(new))
        return None if old is None else _opening(self.teller.gone_name(old))

    def _number(self) -> str:
        """The number of the milestone, or its old and new one."""
        old, new = self.one.old.milestone, self.one.new.milestone
        if new is None:
            return self.teller.old_number(old.number if old is not None else None).strip("()")
        moved = self.one.moved or old is None
        return new.number if moved or old is None else self.teller.both_numbers(old.number, new.number)

    def _note_of_change(self, spoken: Said | None) -> str | None:
        """What is said of the row as a whole, where it is told once; else what the columns of a change do not say."""
        moved = isinstance(self.one.row, MilestoneRow) and self.one.moved
        notes = [self.note()] if spoken is None or moved else []
        if self.one.change is not None:
            notes.append(self.teller.beside_note(self.one.change))
        return "\n".join(filter(None, notes)) or None

    def _status(self, shown: ShownStatus) -> Value:
        """A status in words, with its colour."""
        word = shown_word(shown, self.one.diff, self.lang)
        return Filled(word, _GROUNDS[shown]) if shown in _GROUNDS else word

    def _status_of_change(self) -> Value:
        """What became of the row; of one that moved and changed, the move is a change by itself."""
        if self.one.row is None:
            return self._status("changed")
        return self._status("moved" if self.one.change is None and self.one.moved else shown_status(self.one.row))

    def note(self) -> str:
        """What is said of the row as a whole."""
        return "" if self.one.row is None else "\n".join(self.teller.notes(self.one.row))

    def _direction(self) -> Value:
        return (self.teller.direction(self.one.change) or None) if self.one.change else None

    def _effect(self) -> Value:
        effect = self.one.change.effect if self.one.change else None
        return Filled(effect_word(effect, self.one.diff, self.lang), _GROUNDS[effect]) if effect else None

    def _effects(self) -> Value:
        """What the changes of the goal or milestone mean."""
        row = self.one.row
        if row is None:
            return None
        if isinstance(row, GoalRow):
            found = goal_effects(row)
        else:
            found = tuple(effect for effect in get_args(Effect) if effect in {one.effect for one in row.changes})
        word = effects_word(found, self.one.diff, self.lang)
        return Filled(word, _GROUNDS[found[0]]) if found else None

    # -------------------------------------------------------------- side by side

    def side_row(self) -> list[Value]:
        """Both sides of the goal or milestone, as a row."""
        old, new = self.one.old, self.one.new
        both = old.goal is not None and new.goal is not None
        marks = self.teller.marks(_whole(old), _whole(new)) if both else None
        row = self.one.row
        return [
            agency_name(self.one.diff.new),
            label(self.one.level, self.lang),
            self._status(shown_status(row)) if row is not None else None,
            self._effects(),
            self._goal(),
            _number(old),
            _whole(old) if marks is None else old_side(marks),
            _day(_deadline_day(old)),
            _number(new),
            _whole(new) if marks is None else new_side(marks),
            _day(_deadline_day(new)),
            self.note(),
            Share(row.similarity) if row is not None and marks is not None else None,
        ]


def _opening(words: str) -> str:
    return words[:1].upper() + words[1:]


def _day(iso: str | None) -> Day | None:
    return None if iso is None else Day(iso)


# ------------------------------------------------------------------ goals


def _goals(book: Workbook, diff: PlanDiff | FolderDiff, tellers: Sequence[Teller], title: str, lang: Lang) -> None:
    sheet = book.sheet(label("sheet goals", lang), title)
    old, new = _headings(diff, lang)
    columns = [
        SheetColumn(label("column agency", lang), 10),
        SheetColumn(label("column level", lang), 10.5),
        SheetColumn(label("column status", lang), 9.5),
        SheetColumn(label("column effect", lang), 9),
        SheetColumn(label("column goal", lang), 22),
        SheetColumn(label("column old number", lang), 7),
        SheetColumn(old, 46),
        SheetColumn(label("column old day", lang), 11),
        SheetColumn(label("column new number", lang), 7),
        SheetColumn(new, 46),
        SheetColumn(label("column new day", lang), 11),
        SheetColumn(label("column note", lang), 24),
        SheetColumn(label("column similarity", lang), 8),
    ]
    written = [
        _Written(one, telling, lang)
        for pair, telling in zip(pairs_of(diff), tellers, strict=True)
        for goal, milestones in sides(pair)
        for one in (goal, *milestones)
    ]
    goals = frozenset(place for place, row in enumerate(written) if row.one.level == "goal")
    rows = [row.side_row() for row in written]
    book.table(sheet, SheetTable(label("table goals", lang), columns, rows, shaded=goals))


def _number(side: Side) -> str | None:
    if side.milestone is not None:
        return side.milestone.number
    return None if side.goal is None else side.goal.number


def _whole(side: Side) -> str:
    """The words of a milestone; the title, description and criterion of a goal."""
    if side.milestone is not None:
        return side.milestone.text
    return "" if side.goal is None else _goal_words(side.goal)


def _goal_words(goal: Goal) -> str:
    return "\n".join(words for words in (goal.title, goal.description, goal.criterion) if words)


def _deadline_day(side: Side) -> str | None:
    deadline = None if side.milestone is None else side.milestone.deadline
    return None if deadline is None else deadline.end
