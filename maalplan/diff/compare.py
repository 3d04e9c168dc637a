"""What differs between two goals or milestones that are the same, field by field, as values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from maalplan.diff.misread import Misreading, misreading
from maalplan.diff.plain import Plainer, figures_of, plainers, years_in
from maalplan.diff.values import deadline_change, targets_change, weight_change
from maalplan.diff.wording import effect_of
from maalplan.model import Change, Footnote, Goal, Milestone, Plan

_GOAL_TEXTS = ("title", "description", "focus_area", "criterion", "remarks", "responsible")
_ASKING = frozenset({"description", "criterion", "text"})
"""Fields whose words ask for something, so that they can ask for less."""


@dataclass(frozen=True, slots=True)
class Comparer:
    """Compares what two plans say; ``years`` are theirs, old and new."""

    old: Plainer
    new: Plainer
    years: tuple[int | None, int | None]
    misread: Misreading | None = None

    @classmethod
    def of(cls, old: Plan, new: Plan) -> Comparer:
        """The comparer of two plans."""
        return cls(*plainers(old, new), (old.year, new.year), misreading(old, new))

    def goal_changes(self, old: Goal, new: Goal) -> tuple[Change, ...]:
        """The fields of a goal, without its milestones, whose content differs."""
        texts = (self._text_change(name, getattr(old, name), getattr(new, name)) for name in _GOAL_TEXTS)
        others = (weight_change(old.weight, new.weight), self._extra_change(old.extra, new.extra))
        return tuple(change for change in (*texts, *others) if change is not None)

    def milestone_changes(self, old: Milestone, new: Milestone) -> tuple[Change, ...]:
        """The fields of a milestone whose content differs."""
        figures = (figures_of(old.targets), figures_of(new.targets))
        deadline = deadline_change(old.deadline, new.deadline, self.years)
        # A deadline's year that moved tells itself; the text has not changed where nothing but that year has.
        only_years = deadline is not None and self._plain_same(old.text, new.text, figures)
        changes = (
            None if only_years else self._text_change("text", old.text, new.text, figures),
            deadline,
            targets_change(old, new, self.years),
            weight_change(old.weight, new.weight),
        )
        return tuple(change for change in changes if change is not None)

    def beside_goal(self, old: Goal, new: Goal) -> tuple[Change, ...]:
        """What differs in a goal outside the fields that ``changes`` knows."""
        return tuple(self._footnote_changes(old.footnotes, new.footnotes))

    def beside_milestone(self, old: Milestone, new: Milestone) -> tuple[Change, ...]:
        """What differs in a milestone outside the fields that ``changes`` knows."""
        extra = self._extra_change(old.extra, new.extra)
        return (*(() if extra is None else (extra,)), *self._footnote_changes(old.footnotes, new.footnotes))

    def same(
        self, old: str | None, new: str | None, figures: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    ) -> bool:
        """Whether two texts say the same; a year does where it stayed, or moved on with the plan."""
        if not self._plain_same(old, new, figures):
            return False
        first, last = self.years
        if first is None or last is None:
            return True
        steps = zip(years_in(old, figures[0]), years_in(new, figures[1]), strict=False)
        return all(after - before in (0, last - first) for before, after in steps)

    def _plain_same(self, old: str | None, new: str | None, figures: tuple[tuple[str, ...], tuple[str, ...]]) -> bool:
        return self.old.plain(old, figures[0]) == self.new.plain(new, figures[1])

    def _text_change(
        self,
        field: str,
        old: str | None,
        new: str | None,
        figures: tuple[tuple[str, ...], tuple[str, ...]] = ((), ()),
    ) -> Change | None:
        if self.same(old, new, figures):
            return None
        if self.misread is not None and old and new and self.misread.explains(old, new):
            return None
        effect = effect_of(old, new) if old and new and field in _ASKING else None
        return Change(field, old, new, None, effect)

    def _extra_change(self, old: dict[str, str], new: dict[str, str]) -> Change | None:
        before = {self.old.plain(label): text for label, text in old.items()}
        after = {self.new.plain(label): text for label, text in new.items()}
        if before.keys() == after.keys() and all(self.same(before[label], after[label]) for label in before):
            return None
        return Change("extra", old, new)

    def _footnote_changes(self, old: tuple[Footnote, ...], new: tuple[Footnote, ...]) -> Iterator[Change]:
        before, after = ("\n".join(note.text for note in notes) or None for notes in (old, new))
        if not self.same(before, after):
            yield Change("footnotes", before, after)
