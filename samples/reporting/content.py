"""What a sample report says (the fields of the follow-up file) and how it is printed.

One file ``outcomes/<id>.json`` holds both: the follow-up's fields at the top level, and under ``document`` what a
printed report has besides them: cover, chapters, the shape in which it tells of its goals.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Literal, TypeAlias

import msgspec

from samples.content import HERE, Format, Part

OUTCOMES = HERE / "outcomes"
REPORTS = HERE / "reports"

Scope: TypeAlias = Literal["ministry", "agency"]
Shape: TypeAlias = Literal["goals", "points", "milestones", "below_goals", "cards", "prose"]
"""The ways in which reports tell of their goals: the functions of :mod:`samples.reporting.shapes`."""


@dataclass(frozen=True, slots=True)
class Agency:
    """Whose report it is."""

    id: str
    name: str
    acronym: str


@dataclass(frozen=True, slots=True)
class Score:
    """Points that were reached, of those that could be."""

    value: int
    of: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """One verdict, on a goal or on a milestone of it; none at all where ``rating_text`` is null."""

    scope: Scope
    section: str
    goal: str
    goal_number: str
    goal_title: str
    rating: str
    rating_text: str | None
    comment: str
    milestone: str | None = None
    milestone_number: str | None = None
    milestone_text: str | None = None
    score: Score | None = None


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading with what stands below it; ``goals``: what is told of the goals stands there too.

    The first row of ``table`` holds its labels. ``page`` is the number in the list of contents.
    """

    title: str
    level: int = 1
    body: tuple[Part, ...] = ()
    table: tuple[tuple[str, ...], ...] = ()
    goals: bool = False
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """What is printed besides the outcomes; ``format`` is the one in which the report is committed.

    ``cover``: the lines of the cover, the report's title first; ``labels``: the words of the columns, or of the lines
    of a card, of the shape.
    """

    format: Format
    cover: tuple[str, ...]
    shape: Shape
    labels: tuple[str, ...]
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A report and its printed form."""

    id: str
    agency: Agency
    year: int
    occasion: str
    outcomes: tuple[Outcome, ...]
    document: Layout

    def sections(self) -> list[tuple[str, list[list[Outcome]]]]:
        """The outcomes by goal, the goals by the heading that they stand under."""
        parts = [(section, list(told)) for section, told in groupby(self.outcomes, lambda one: one.section)]
        return [(section, [list(own) for _, own in groupby(told, lambda one: one.goal)]) for section, told in parts]

    def contents(self) -> list[tuple[str, int]]:
        """The list of contents: headings and page numbers; empty for a report that has none."""
        return [(one.title, one.page) for one in self.document.chapters if one.page is not None]


def load(path: Path) -> Report:
    """The report told by a truth file; its name is the report's."""
    told = msgspec.json.decode(path.read_bytes())
    return msgspec.convert({**told, "id": path.stem}, Report)


def reports() -> list[Report]:
    """All sample reports, by id."""
    return [load(path) for path in sorted(OUTCOMES.glob("*.json"))]
