"""Rules: do the goals that the whole ministry shares say what the others' plans say? Only with the ministry's plans.

What counts is what most of the other plans say of a goal; where each agency has words of its own (a focus area, own
milestones), there is nothing to differ from. Names of agencies, and years, do not count.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from maalplan.check.pairs import Pair, goals_by_id, pairs
from maalplan.check.rule import Case, Spot, rule
from maalplan.diff.plain import figures_of, plainers
from maalplan.diff.values import relative_deadline, target_key
from maalplan.model import Goal, GoalRow, Milestone, Place, PlanDiff

_FIELDS = ("title", "description", "criterion")
_SURE = 0.8
"""Likeness of two milestones from which the words of one single other plan say how it should be put."""
_SHOWN = 4


@dataclass(frozen=True, slots=True)
class Said:
    """What one other plan says in one place: ``key`` is equal where it says the same."""

    key: Hashable
    words: str
    diff: PlanDiff


@dataclass(frozen=True, slots=True)
class Usual:
    """What most say: ``count`` of ``all_`` others."""

    said: Said
    count: int
    all_: int
    who: str

    @property
    def arguments(self) -> dict[str, str | float]:
        """What a sentence needs of it."""
        return {"count": self.count, "all": self.all_, "who": self.who}


@dataclass(frozen=True, slots=True)
class Partner:
    """The same goal in one other plan, and how it was compared."""

    diff: PlanDiff
    row: GoalRow
    goal: Goal


@rule("shared-goal-missing", "should")
def shared_goal_missing(case: Case) -> Iterator[Spot]:
    """Most of the ministry's other plans have a shared goal that this one lacks."""
    missing = [said for diff in case.beside for said in _unpaired_goals(diff)]
    for usual in _most(missing, len(case.beside)):
        yield Spot(beside=usual.said.words, arguments=usual.arguments)


@rule("shared-goal-wording", "should")
def shared_goal_wording(case: Case) -> Iterator[Spot]:
    """The title, description or criterion of a shared goal, or a milestone of it, is put in other words than in most of
    the ministry's other plans, with the same deadline and figures."""
    partners = _goal_partners(case)
    for goal in _shared(case):
        for field in _FIELDS:
            own, usual = getattr(goal, field), _usual(_of_field(partners.get(goal.id, ()), field))
            if own and usual and usual.said.key != _own_key(usual.said.diff, own):
                yield _spot(goal, usual, own, source=_place(goal, field), field=field)
    for goal, milestone, others in _others(case):
        usual = _usual(_texts(others))
        same_values = not any(True for _ in _values_that_differ(milestone, others))
        if usual and same_values and usual.said.key != _text_key(usual.said.diff, milestone, new=True):
            yield _spot(goal, usual, milestone.text, milestone=milestone, field="text")


@rule("shared-goal-value", "should")
def shared_goal_value(case: Case) -> Iterator[Spot]:
    """A deadline or figure in a shared goal is another than in most of the ministry's other plans."""
    for goal, milestone, others in _others(case):
        for field, own, usual, words in _values_that_differ(milestone, others):
            yield _spot(goal, usual, milestone.text, milestone=milestone, field=field, own=own, usual=words)


@rule("shared-milestone-missing", "consider")
def shared_milestone_missing(case: Case) -> Iterator[Spot]:
    """Most of the ministry's other plans have a milestone in a shared goal that this one lacks."""
    partners = _goal_partners(case)
    for goal in _shared(case):
        having = partners.get(goal.id, ())
        missing = [said for one in having for said in _unpaired_milestones(one)]
        for usual in _most(missing, len(having)):
            yield _spot(goal, usual, goal.title)


def _spot(
    goal: Goal,
    most: Usual,
    quote: str | None,
    *,
    milestone: Milestone | None = None,
    source: tuple[Place, ...] | None = None,
    **arguments: str | float,
) -> Spot:
    """A spot in *goal*, beside what most say; *arguments* are the sentence's."""
    filled = {**most.arguments, **arguments}
    return Spot(goal=goal, milestone=milestone, quote=quote, beside=most.said.words, arguments=filled, source=source)


def _shared(case: Case) -> list[Goal]:
    return [goal for goal in case.plan.goals if goal.scope == "ministry"]


def _goal_partners(case: Case) -> dict[str, list[Partner]]:
    """The same goal in each other plan, by the id of the draft's."""
    found: dict[str, list[Partner]] = defaultdict(list)
    for diff in case.beside:
        old = goals_by_id(diff.old)
        for row in diff.goals:
            if row.new is not None and row.old in old:
                assert row.old is not None
                found[row.new].append(Partner(diff, row, old[row.old]))
    return found


def _of_field(partners: Iterable[Partner], field: str) -> list[Said]:
    found = []
    for one in partners:
        words = getattr(one.goal, field)
        if words:
            found.append(Said(plainers(one.diff.old, one.diff.new)[0].plain(words), words, one.diff))
    return found


def _others(case: Case) -> Iterator[tuple[Goal, Milestone, list[tuple[PlanDiff, Pair]]]]:
    """Each milestone of a shared goal, with the same one of every other plan that has it."""
    all_: dict[str, list[tuple[PlanDiff, Pair]]] = defaultdict(list)
    for diff in case.beside:
        for pair in pairs(diff):
            all_[pair.new.id].append((diff, pair))
    for goal in _shared(case):
        for milestone in goal.milestones:
            found = all_.get(milestone.id, [])
            if len(found) > 1 or (found and found[0][1].similarity >= _SURE):
                yield goal, milestone, found


def _texts(others: Iterable[tuple[PlanDiff, Pair]]) -> list[Said]:
    return [Said(_text_key(diff, pair.old, new=False), pair.old.text, diff) for diff, pair in others]


def _text_key(diff: PlanDiff, milestone: Milestone, *, new: bool) -> str:
    return plainers(diff.old, diff.new)[new].plain(milestone.text, figures_of(milestone.targets))


def _own_key(diff: PlanDiff, words: str) -> str:
    return plainers(diff.old, diff.new)[1].plain(words)


def _values_that_differ(
    milestone: Milestone, others: Sequence[tuple[PlanDiff, Pair]]
) -> Iterator[tuple[str, str, Usual, str]]:
    """Field, own words, what most say, and in which words they say it: of a deadline and of figures."""
    for field, key, words in _VALUES:
        said = [Said(key(pair.old, diff.old.year), pair.old.text, diff) for diff, pair in others]
        usual = _usual(said)
        if usual and usual.said.key != key(milestone, usual.said.diff.new.year):
            theirs = next(pair.old for diff, pair in others if diff is usual.said.diff)
            yield field, words(milestone), usual, words(theirs)


def _deadline_words(milestone: Milestone) -> str:
    return milestone.deadline.text if milestone.deadline else ""


def _target_words(milestone: Milestone) -> str:
    return "; ".join(target.text for target in milestone.targets)


def _target_key(milestone: Milestone, year: int | None) -> Hashable:
    return target_key(milestone.targets, year)


_Key = Callable[[Milestone, int | None], Hashable]
_VALUES: tuple[tuple[str, _Key, Callable[[Milestone], str]], ...] = (
    ("deadline", relative_deadline, _deadline_words),
    ("targets", _target_key, _target_words),
)


def _unpaired_goals(diff: PlanDiff) -> Iterator[Said]:
    """Shared goals of the other plan that the draft lacks."""
    old = goals_by_id(diff.old)
    for row in diff.goals:
        goal = old.get(row.old or "")
        if row.status == "removed" and row.merged_into is None and goal and goal.scope == "ministry":
            words = goal.title or goal.description or ""
            yield Said(plainers(diff.old, diff.new)[0].plain(words), words, diff)


def _unpaired_milestones(partner: Partner) -> Iterator[Said]:
    old = {milestone.id: milestone for milestone in partner.goal.milestones}
    for inner in partner.row.milestones:
        if inner.status == "removed" and inner.merged_into is None and inner.moved_to is None and inner.old in old:
            milestone = old[inner.old]
            yield Said(_text_key(partner.diff, milestone, new=False), milestone.text, partner.diff)


def _usual(said: Sequence[Said]) -> Usual | None:
    """What more than half of the others say; of one alone, what it says."""
    counts = Counter(one.key for one in said)
    key, count = counts.most_common(1)[0] if counts else (None, 0)
    return _as_usual(key, said, len(said)) if count * 2 > len(said) else None


def _most(said: Sequence[Said], all_: int) -> Iterator[Usual]:
    """Everything that two others at least, and more than half of all, say."""
    for key, count in Counter(one.key for one in said).items():
        if count > 1 and count * 2 > all_:
            yield _as_usual(key, said, all_)


def _as_usual(key: Hashable, said: Sequence[Said], all_: int) -> Usual:
    saying = [one for one in said if one.key == key]
    names = [one.diff.old.agency.acronym or one.diff.old.agency.name or one.diff.old.id for one in saying]
    who = ", ".join(names[:_SHOWN]) + (" …" if len(names) > _SHOWN else "")
    return Usual(saying[0], len(saying), all_, who)


def _place(goal: Goal, field: str) -> tuple[Place, ...] | None:
    quote = goal.quotes.get(field)
    return quote.places if quote else None


RULES = (shared_goal_missing, shared_goal_wording, shared_goal_value, shared_milestone_missing)
