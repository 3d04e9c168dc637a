"""The story of a goal, year by year, as people tell it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from maalplan.model import Appearance, Change, History, Lang, MilestoneAppearance, MilestoneThread, Thread
from maalplan.output.diff.values import Said, said
from maalplan.output.history.cells import CellKind
from maalplan.output.history.words import milestone_count, scope_word, thread_title, word
from maalplan.output.word_marks import year_moved_on

_LONGEST_TITLE = 60


@dataclass(frozen=True, slots=True)
class StoryPoint:
    """What became of a milestone in a year: ``words`` say it, ``text`` is the milestone as it stands, or stood."""

    words: str
    text: str
    changes: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class StoryYear:
    """What became of a goal in a year; ``facts`` are sentences, ``changes`` those of its own fields."""

    year: int
    kind: CellKind
    moved: bool = False
    softened: int = 0
    tightened: int = 0
    facts: tuple[str, ...] = ()
    changes: tuple[Said, ...] = ()
    points: tuple[StoryPoint, ...] = ()


class Storyteller:
    """Knows all threads of a history, and so what one means to the others."""

    def __init__(self, history: History, lang: Lang) -> None:
        self._history = history
        self._lang = lang
        self._names = {thread.id: shortened(thread_title(thread, lang)) for thread in history.threads}
        self._parts: dict[tuple[str, int], list[str]] = defaultdict(list)
        self._took_in: dict[tuple[str, int], list[str]] = defaultdict(list)
        self._points_of: dict[str, list[tuple[MilestoneThread, int]]] = defaultdict(list)
        self._goal_of = {own.goal: thread.id for thread in history.threads for own in thread.appearances}
        years = {thread.id: [own.year for own in thread.appearances] for thread in history.threads}
        for thread in history.threads:
            for own in thread.appearances:
                self._note_parts(thread, own, years)
            for point in thread.milestones:
                for place, stands in enumerate(point.appearances):
                    self._points_of[stands.goal].append((point, place))

    def _note_parts(self, thread: Thread, own: Appearance, years: dict[str, list[int]]) -> None:
        if own.split_of is not None:
            self._parts[own.split_of, own.year].append(thread.id)
        if own.merged_into is not None:
            later = (year for year in years.get(own.merged_into, ()) if year > own.until)
            self._took_in[own.merged_into, next(later, own.until)].append(thread.id)

    def story(self, thread: Thread) -> tuple[StoryYear, ...]:
        """What became of a goal, a part for each plan that has it, and one for the first that has it no more."""
        parts = [self._begin(thread, thread.appearances[0])]
        parts += [self._later(thread, before, own) for before, own in pairwise(thread.appearances)]
        if thread.removed_in is not None:
            merged = thread.merged_into
            fact = self._say("is gone") if merged is None else self._say("is merged", self._name(merged))
            parts.append(StoryYear(thread.removed_in, "removed" if merged is None else "merged", facts=(f"{fact}.",)))
        return tuple(parts)

    # -------------------------------------------------------------- one year

    def _begin(self, thread: Thread, own: Appearance) -> StoryYear:
        first = own.year == self._history.years[0]
        opening = self._say("first plan" if first else "begins")
        facts = [
            f"{opening}: {', '.join(self._place(own))}.",
            *self._others(thread, own),
            *self._holding(own),
        ]
        return StoryYear(own.year, "split" if own.split_of else "added", facts=tuple(facts))

    def _later(self, thread: Thread, before: Appearance, own: Appearance) -> StoryYear:
        facts = [*self._gap(thread, before, own), *self._others(thread, own), *self._moved(before, own)]
        changes = self._said(own.changes + own.beside)
        points = tuple(self._points(before, own))
        if not facts and not changes and not points:
            facts = [self._say("as before")]
        return StoryYear(
            own.year,
            own.status,
            moved=own.moved,
            softened=own.softened,
            tightened=own.tightened,
            facts=(*facts, *self._holding(own)),
            changes=changes,
            points=points,
        )

    def _place(self, own: Appearance) -> Iterator[str]:
        if own.number:
            yield self._say("goal numbered", own.number)
        yield scope_word(own.scope, self._lang)
        yield milestone_count(own.milestones.all, self._lang)

    def _gap(self, thread: Thread, before: Appearance, own: Appearance) -> Iterator[str]:
        years = [str(year) for year in thread.gaps if before.until < year < own.year]
        if years:
            yield f"{self._say('is back', ', '.join(years))}."

    def _others(self, thread: Thread, own: Appearance) -> Iterator[str]:
        if own.split_of is not None:
            yield f"{self._say('is split', self._name(own.split_of))}."
        for part in self._parts.get((thread.id, own.year), ()):
            yield f"{self._say('part is', self._name(part))}."
        for other in self._took_in.get((thread.id, own.year), ()):
            yield f"{self._say('took in', self._name(other))}."

    def _moved(self, before: Appearance, own: Appearance) -> Iterator[str]:
        if not own.moved:
            return
        found = []
        if before.scope != own.scope:
            was, now = (scope_word(scope, self._lang) for scope in (before.scope, own.scope))
            found.append(self._say("now scope", was, now))
        if before.number != own.number:
            found.append(self._say("new number", before.number or "–", own.number or "–"))
        moved_on = before.section and year_moved_on(before.section, (before.year, own.year))
        if own.section not in (before.section, moved_on) and before.scope == own.scope:
            sections = (f"»{one}«" if one else "–" for one in (own.section, before.section))
            found.append(self._say("new section", *sections))
        yield from (f"{fact}." for fact in found or [self._say("new place")])

    def _holding(self, own: Appearance) -> Iterator[str]:
        if own.until > own.year:
            yield f"{self._capital('holds until', own.until)}."

    # -------------------------------------------------------------- milestones

    def _points(self, before: Appearance, own: Appearance) -> Iterator[StoryPoint]:
        """What became of a goal's milestones since *before*: those that are there now, then those that left."""
        for point, place in sorted(self._points_of[own.goal], key=_as_printed):
            now = point.appearances[place]
            yield from self._point(before, point.appearances[place - 1] if place else None, now)
        for point, place in sorted(self._points_of[before.goal], key=_as_printed):
            now_there = next((later for later in point.appearances[place:] if later.year == own.year), None)
            if now_there is None or now_there.goal != own.goal:
                yield self._left(point.appearances[place], now_there)

    def _point(
        self, goal: Appearance, before: MilestoneAppearance | None, now: MilestoneAppearance
    ) -> Iterator[StoryPoint]:
        changes = self._said(now.changes + now.beside)
        if before is None:
            words = self._say("milestone part" if now.split_of else "milestone new", now.number)
        elif now.moved_from is not None:
            words = self._say("milestone from", now.number, self._name(now.moved_from))
        elif before.year < goal.year:
            words = self._say("milestone back", now.number)
        elif now.status == "changed":
            words = self._say("milestone changed", now.number)
        else:
            return
        yield StoryPoint(words, now.text, changes)

    def _left(self, left: MilestoneAppearance, now: MilestoneAppearance | None) -> StoryPoint:
        if now is not None:
            name = self._name(self._goal_of.get(now.goal, now.goal))
            return StoryPoint(self._say("milestone to", left.number, name), left.text)
        return StoryPoint(
            self._say("milestone merged" if left.merged_into else "milestone gone", left.number), left.text
        )

    # -------------------------------------------------------------- words

    def _said(self, changes: tuple[Change, ...]) -> tuple[Said, ...]:
        return tuple(one for change in changes for one in said(change, self._lang))

    def _name(self, thread_id: str) -> str:
        return self._names.get(thread_id, thread_id)

    def _say(self, name: str, *parts: object) -> str:
        return word(name, self._lang, *parts)

    def _capital(self, name: str, *parts: object) -> str:
        words = self._say(name, *parts)
        return words[:1].upper() + words[1:]


def _as_printed(found: tuple[MilestoneThread, int]) -> tuple[int, str]:
    """The order of milestones in their goal, whose ids end in their place."""
    point, place = found
    own = point.appearances[place].milestone
    last = own.rpartition("/")[2]
    return int(last) if last.isdecimal() else 0, own


def shortened(title: str, length: int = _LONGEST_TITLE) -> str:
    """*title* cut behind a word where it is long."""
    if len(title) <= length:
        return title
    return title[:length].rsplit(" ", 1)[0].rstrip(" ,;:–-") + " …"
