"""A report as the headings, paragraphs, lists and tables that it is printed from, whatever the format.

One function for each shape in which reports tell of their goals; what it needs to know of a report's words stands in
its docstring, as the ``labels`` of :class:`~samples.reporting.content.Layout`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from samples.reporting.content import Chapter, Outcome, Report, Shape

Row: TypeAlias = "tuple[str | None, ...]"
"""Cells; null where the cell above reaches down; one alone reaches over all columns."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is a chapter."""

    level: int
    words: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; ``widths`` are the columns' shares of the page; ``labelled``: the first row holds the labels."""

    rows: tuple[Row, ...]
    widths: tuple[float, ...]
    labelled: bool = True


Piece: TypeAlias = "Heading | Grid | str | tuple[str, ...]"
"""A heading, a table, a paragraph, or the items of a list."""


def pieces(report: Report) -> list[Piece]:
    """All that stands behind the cover and the contents."""
    return [piece for chapter in report.document.chapters for piece in _chapter(report, chapter)]


def _chapter(report: Report, chapter: Chapter) -> Iterator[Piece]:
    yield Heading(chapter.level, chapter.title)
    yield from chapter.body
    if chapter.table:
        columns = len(chapter.table[0])
        yield Grid(chapter.table, (1 / columns,) * columns)
    if chapter.goals:
        yield from SHAPES[report.document.shape](report, chapter.level + 1)


def _goals(report: Report, _level: int) -> Iterator[Piece]:
    """One table of all goals, with a row for each group: number, goal, what was achieved, verdict."""
    rows: list[Row] = [report.document.labels]
    for section, goals in report.sections():
        rows.append((section,))
        rows += [(one.goal_number, one.goal_title, one.comment, one.rating_text or "") for (one,) in goals]
    yield Grid(tuple(rows), (0.08, 0.27, 0.45, 0.2))


def _points(report: Report, _level: int) -> Iterator[Piece]:
    """One table of all goals, with a sum below: number, goal, possible points, points, what was achieved."""
    rows: list[Row] = [report.document.labels]
    for section, goals in report.sections():
        rows.append((section,))
        rows += [
            (one.goal_number, one.goal_title, str(one.score.of) if one.score else "", one.rating_text, one.comment)
            for (one,) in goals
        ]
    scores = [one.score for one in report.outcomes if one.score]
    rows.append(("", "I alt", str(sum(one.of for one in scores)), str(sum(one.value for one in scores)), ""))
    yield Grid(tuple(rows), (0.07, 0.25, 0.12, 0.14, 0.42))


def _milestones(report: Report, level: int) -> Iterator[Piece]:
    """A table for each group, a row for each milestone: goal (reaching down), milestone, verdict, what was achieved."""
    for section, goals in report.sections():
        yield Heading(level, section)
        rows: list[Row] = [report.document.labels]
        for goal in goals:
            for place, one in enumerate(goal):
                name = None if place else f"Mål {one.goal_number}: {one.goal_title}"
                rows.append((name, _marked(one), one.rating_text or "", one.comment))
        yield Grid(tuple(rows), (0.24, 0.34, 0.12, 0.3))


def _below_goals(report: Report, level: int) -> Iterator[Piece]:
    """A heading and a table for each goal: milestone, verdict, what was achieved."""
    for section, goals in report.sections():
        yield Heading(level, section)
        for goal in goals:
            yield Heading(level + 1, f"Mål {goal[0].goal_number}: {goal[0].goal_title}")
            rows = [(_marked(one), one.rating_text or "", one.comment) for one in goal]
            yield Grid((report.document.labels, *rows), (0.42, 0.18, 0.4))


def _cards(report: Report, level: int) -> Iterator[Piece]:
    """A card for each goal: its name, then verdict and what was achieved, each beside its label."""
    verdict, comment = report.document.labels
    for section, goals in report.sections():
        yield Heading(level, section)
        for (one,) in goals:
            name = f"Mål {one.goal_number}: {one.goal_title}"
            yield Grid(
                ((name,), (verdict, one.rating_text or ""), (comment, one.comment)), (0.25, 0.75), labelled=False
            )


def _prose(report: Report, level: int) -> Iterator[Piece]:
    """A heading for each goal, what was achieved below it, and a sentence that judges."""
    for section, goals in report.sections():
        yield Heading(level, section)
        for (one,) in goals:
            yield Heading(level + 1, f"Mål {one.goal_number}. {one.goal_title}")
            *before, last = one.comment.split("\n")
            yield from before
            yield f"{last} {one.rating_text}." if one.rating_text else last


def _marked(one: Outcome) -> str:
    """A milestone with its letter, where it has one; numbers are those of the rows."""
    letter = f"{one.milestone_number}) " if (one.milestone_number or "").isalpha() else ""
    return f"{letter}{one.milestone_text}"


SHAPES: dict[Shape, Callable[[Report, int], Iterator[Piece]]] = {
    "goals": _goals,
    "points": _points,
    "milestones": _milestones,
    "below_goals": _below_goals,
    "cards": _cards,
    "prose": _prose,
}
