"""The rows of a diff as its page shows them: each goal and milestone with both sides of every field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from maalplan.model import Change, ChangeValue, Effect, Footnote, Goal, GoalRow, Lang, Milestone, MilestoneRow, PlanDiff
from maalplan.output.diff.rows import PlanIndex, goal_effects, row_kinds
from maalplan.output.diff.words import (
    Teller,
    effect_word,
    label,
    shown_status,
    status_word,
    teller,
)
from maalplan.output.word_marks import Mark, new_side, old_side

_GOAL_FIELDS: Final = (
    "title",
    "description",
    "focus_area",
    "criterion",
    "remarks",
    "weight",
    "responsible",
    "extra",
)
_MILESTONE_FIELDS: Final = ("text", "deadline", "weight", "extra")
"""What is shown of a milestone; its targets are in its words."""
_VALUES: Final = frozenset(("deadline", "targets", "weight"))
"""Fields that are short enough for one line: »Frist: 30. juni 2025 → 31. december 2026«."""
_WORDING: Final = frozenset(("title", "description", "focus_area", "criterion", "text"))
_LONGEST_NAME: Final = 110


@dataclass(frozen=True, slots=True)
class FieldView:
    """A field on both sides; ``marks`` hold the old and the new words, and what is same in them."""

    name: str
    label: str
    marks: tuple[Mark, ...]
    differs: bool
    note: str = ""
    effect: Effect | None = None

    @property
    def is_value(self) -> bool:
        """Short enough to be said on one line."""
        return self.name in _VALUES

    @property
    def old(self) -> str:
        """The words of the old side."""
        return "".join(mark.text for mark in old_side(self.marks))

    @property
    def new(self) -> str:
        """The words of the new side."""
        return "".join(mark.text for mark in new_side(self.marks))


_NO_TEXT: Final = FieldView("text", "", (), False)


@dataclass(frozen=True, slots=True)
class MilestoneView:
    """A milestone's row; ``text`` has both sides, also of one that came from another goal."""

    row: MilestoneRow
    status: str
    word: str
    number: str
    text: FieldView
    changed: tuple[FieldView, ...]
    same: tuple[FieldView, ...]
    notes: tuple[str, ...]

    @property
    def reworded(self) -> bool:
        """It says the same in other words: those of another year, or as another document hyphenates."""
        return self.status == "unchanged" and self.text.old != self.text.new


@dataclass(frozen=True, slots=True)
class GoalView:
    """A goal's row. ``kinds`` are those of the goal and of its milestones: what the page filters by; ``effects`` what
    its changes mean, each with its word."""

    row: GoalRow
    anchor: str
    status: str
    word: str
    moved_word: str
    number: str
    title: str
    scope: str
    kinds: frozenset[str]
    changed: tuple[FieldView, ...]
    same: tuple[FieldView, ...]
    milestones: tuple[MilestoneView, ...]
    notes: tuple[str, ...]
    effects: tuple[tuple[Effect, str], ...]

    @property
    def only_moved(self) -> bool:
        """It says what it said, in another place."""
        return self.row.moved and self.folded

    @property
    def folded(self) -> bool:
        """Nothing in it differs: its words are there for who unfolds them."""
        return self.row.status == "unchanged"


def goal_views(diff: PlanDiff, lang: Lang, prefix: str) -> tuple[GoalView, ...]:
    """All rows of *diff* in their order; the anchors in the page begin with *prefix*."""
    builder = _Builder(diff, lang, teller(diff, lang))
    return tuple(builder.goal(row, f"{prefix}{place}") for place, row in enumerate(diff.goals, start=1))


def field_views(changes: tuple[Change, ...], told: Teller) -> tuple[FieldView, ...]:
    """*changes* as fields with both sides."""
    return tuple(view for change in changes for view in _views(change, told))


@dataclass(frozen=True, slots=True)
class _Builder:
    diff: PlanDiff
    lang: Lang
    told: Teller

    # -------------------------------------------------------------- goals

    def goal(self, row: GoalRow, anchor: str) -> GoalView:
        old, new = self.told.old.goals.get(row.old or ""), self.told.new.goals.get(row.new or "")
        shown = new or old
        fields = self._fields(_goal_fields(old), _goal_fields(new), row.changes + row.beside)
        return GoalView(
            row=row,
            anchor=anchor,
            status=row.status,
            word=status_word(replace(row, moved=False), self.diff, self.lang),
            moved_word=label("both-moved" if self.told.agencies else "moved", self.lang),
            number=self._number(old, new),
            title=_title(shown) if shown else "",
            scope=label(f"its {shown.scope} goal", self.lang) if shown else "",
            kinds=_kinds(row),
            changed=tuple(field for field in fields if field.differs),
            same=tuple(field for field in fields if not field.differs and not _is_heading(field)),
            milestones=tuple(self.milestone(one) for one in row.milestones),
            notes=self.told.notes(row),
            effects=tuple(
                (effect, _opening(effect_word(effect, self.diff, self.lang))) for effect in goal_effects(row)
            ),
        )

    # -------------------------------------------------------------- milestones

    def milestone(self, row: MilestoneRow) -> MilestoneView:
        old, new = _milestone(self.told.old, row.old or row.moved_from), _milestone(self.told.new, row.new)
        fields = self._fields(_milestone_fields(old), _milestone_fields(new), row.changes + row.beside)
        beside_text = [field for field in fields if field.name != "text"]
        return MilestoneView(
            row=row,
            status=shown_status(row),
            word=status_word(row, self.diff, self.lang),
            number=self._number(old if row.new is None or row.old else None, new),
            text=next((field for field in fields if field.name == "text"), _NO_TEXT),
            changed=tuple(field for field in beside_text if field.differs),
            same=tuple(field for field in beside_text if not field.differs),
            notes=self.told.notes(row),
        )

    def _number(self, old: Goal | Milestone | None, new: Goal | Milestone | None) -> str:
        """»3 → 4«, or the one number that there is; that of the old plan alone with its year: »3 (2024)«."""
        number = self.told.both_numbers(old.number if old else None, new.number if new else None)
        years = self.told.years
        if new is not None or not number or years is None or years[0] == years[1]:
            return number
        return f"{number} ({years[0]})"

    def _fields(
        self, old: Mapping[str, ChangeValue], new: Mapping[str, ChangeValue], changes: tuple[Change, ...]
    ) -> tuple[FieldView, ...]:
        """What *changes* name, then the fields that none names: of one side alone, or the same on both."""
        told = {change.field for change in changes}
        others = [name for name in {**old, **new} if name not in told]
        same = (_unchanged(name, old.get(name), new.get(name)) for name in others)
        return (
            *field_views(changes, self.told),
            *(replace(view, differs=False) for change in same for view in _views(change, self.told)),
        )


def _unchanged(name: str, old: ChangeValue, new: ChangeValue) -> Change:
    """Both sides of a field that says the same, for words may still differ by their year; a value is shown once."""
    if old is None or new is None or name in _VALUES:
        return Change(name, new or old, new or old)
    return Change(name, old, new)


def _views(change: Change, told: Teller) -> Iterator[FieldView]:
    """*change* in words; of fields with labels of their own each by itself, those that do not differ too."""
    for one in told.said(change):
        yield FieldView(change.field, one.label, one.marks, True, one.note, change.effect)
    if isinstance(change.old, dict) and isinstance(change.new, dict):
        for name, words in change.old.items():
            if change.new.get(name) == words:
                yield FieldView(change.field, name, (Mark("same", words),), False)


# ------------------------------------------------------------------ what stands on a side


def _goal_fields(goal: Goal | None) -> dict[str, ChangeValue]:
    if goal is None:
        return {}
    return _filled({name: getattr(goal, name) for name in _GOAL_FIELDS}, goal.footnotes)


def _milestone_fields(milestone: Milestone | None) -> dict[str, ChangeValue]:
    """What is shown of a milestone: a deadline only where its words do not hold it."""
    if milestone is None:
        return {}
    values: dict[str, ChangeValue] = {name: getattr(milestone, name) for name in _MILESTONE_FIELDS}
    if milestone.deadline is not None and milestone.deadline.text in milestone.text:
        del values["deadline"]
    return _filled(values, milestone.footnotes)


def _filled(values: dict[str, ChangeValue], footnotes: tuple[Footnote, ...]) -> dict[str, ChangeValue]:
    words = "\n".join(note.text for note in footnotes)
    return {name: value for name, value in {**values, "footnotes": words}.items() if value}


def _milestone(index: PlanIndex, key: str | None) -> Milestone | None:
    placed = index.milestones.get(key or "")
    return placed.milestone if placed else None


# ------------------------------------------------------------------ names and kinds


def _opening(words: str) -> str:
    return words[:1].upper() + words[1:]


def _title(goal: Goal) -> str:
    """What a goal is called: its title, else the beginning of what it says or asks for first."""
    first = goal.milestones[0].text if goal.milestones else ""
    words = " ".join((goal.title or goal.description or first).split())
    if goal.title or len(words) <= _LONGEST_NAME:
        return words
    return words[:_LONGEST_NAME].rsplit(" ", 1)[0] + " …"


def _is_heading(field: FieldView) -> bool:
    """A title that stands over the goal already."""
    return field.name == "title" and (field.old == field.new or not field.old or not field.new)


def _kinds(row: GoalRow) -> frozenset[str]:
    """What *row* is found by: its status, its effects and those of milestones that it kept, and what is changed."""
    found: set[str] = {*row_kinds(row), *goal_effects(row)}
    for one in row.milestones:
        if row.status == "changed" and one.status in ("added", "removed"):
            found.add("milestones")
    for change in (*row.changes, *(change for one in row.milestones for change in one.changes)):
        found.add("wording" if change.field in _WORDING else change.field)
    return frozenset(found)
