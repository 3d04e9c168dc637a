"""Histories as one self-contained HTML page: a timeline, the same as a table, and the story of each goal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from maalplan.model import Deadline, History, Lang, MilestoneThread, Thread
from maalplan.output.diff.values import value_text
from maalplan.output.finding_words import finding_text
from maalplan.output.history import words
from maalplan.output.history.cells import SIGNS, Cell, CellKind, PointCell, Shown, cells, columns, point_cells
from maalplan.output.history.picture import Picture, cell_told, picture
from maalplan.output.history.spark import Spark, figures_told, spark
from maalplan.output.history.story import Storyteller, StoryYear
from maalplan.output.pages import render
from maalplan.output.pages.site import Site

BADGES = ("added", "removed", "changed", "moved", "softened", "tightened")


@dataclass(frozen=True, slots=True)
class PointRow:
    """A milestone in the table of its goal."""

    thread: MilestoneThread
    cells: tuple[tuple[PointCell, str], ...]
    sparks: tuple[Spark, ...]
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoalPart:
    """A goal on the page: its place to jump to, its cells with their words, its story and its milestones."""

    anchor: str
    thread: Thread
    title: str
    life: str
    cells: tuple[tuple[Cell, str], ...]
    story: tuple[StoryYear, ...]
    points: tuple[PointRow, ...]


@dataclass(frozen=True, slots=True)
class HistoryPart:
    """An agency on the page."""

    anchor: str
    history: History
    title: str
    years: tuple[int, ...]
    goals: tuple[GoalPart, ...]
    picture: Picture | None
    anchors: dict[str, str]
    counts: tuple[tuple[str, int], ...]
    kinds: tuple[CellKind, ...]
    flags: tuple[str, ...]


def history_to_html(shown: Sequence[Shown], lang: Lang, *, site: Site | None = None) -> bytes:
    """*shown* as a page in UTF-8, for people: readable without network or script, and on paper; ``site`` is its head
    where it is served."""
    parts = [_part(one, n, lang) for n, one in enumerate(shown, 1)]
    return render(
        "history.html.jinja",
        lang,
        site=site,
        parts=parts,
        told=partial(finding_text, lang=lang),
        word=lambda name, *given: words.word(name, lang, *given),
        signs=SIGNS,
        kind_words={kind: _kind_word(kind, lang) for kind in SIGNS},
    )


def _part(shown: Shown, n: int, lang: Lang) -> HistoryPart:
    history = shown.history
    years = columns(history)
    teller = Storyteller(history, lang)
    anchors = {thread.id: f"m{n}-{place}" for place, thread in enumerate(shown.threads, 1)}
    goals = tuple(_goal(shown, thread, anchors[thread.id], teller, lang) for thread in shown.threads)
    drawn = [cell for goal in goals for cell, _ in goal.cells]
    return HistoryPart(
        anchor=f"h{n}",
        history=history,
        title=words.history_title(history, lang),
        years=years,
        goals=goals,
        picture=picture(shown, lang) if shown.threads else None,
        anchors=anchors,
        counts=_counts(shown),
        kinds=tuple(kind for kind in SIGNS if kind != "none" and any(cell.kind == kind for cell in drawn)),
        flags=tuple(
            name
            for name, sign in (("moved", "↕"), ("softened", "▽"), ("tightened", "△"))
            if any(sign in cell.flags for cell in drawn)
        ),
    )


def _goal(shown: Shown, thread: Thread, anchor: str, teller: Storyteller, lang: Lang) -> GoalPart:
    history = shown.history
    ended = words.end_words(thread, lang)
    return GoalPart(
        anchor=anchor,
        thread=thread,
        title=words.thread_title(thread, lang),
        life=", ".join(filter(None, (words.life(thread, lang), ended))),
        cells=tuple((cell, cell_told(cell, lang)) for cell in cells(history, thread)),
        story=teller.story(thread),
        points=tuple(_point(history, point, lang) for point in thread.milestones),
    )


def _point(history: History, point: MilestoneThread, lang: Lang) -> PointRow:
    curves = ((spark(series, history.years, lang), series) for series in point.series)
    return PointRow(
        thread=point,
        cells=tuple((cell, _in_cell(point, cell, lang)) for cell in point_cells(history, point)),
        sparks=tuple(curve for curve, _ in curves if curve is not None),
        figures=tuple(figures_told(series, lang) for series in point.series),
    )


def _in_cell(point: MilestoneThread, cell: PointCell, lang: Lang) -> str:
    """What a milestone's cell says beside its sign: the figure of the year, else its deadline."""
    figures = [
        f"{words.figure_text(figure, lang)} {words.unit_text(series.unit, lang)}".rstrip()
        for series in point.series
        for figure in series.figures
        if figure.year == cell.year
    ]
    own = cell.appearance
    if figures or own is None or own.year != cell.year:
        return "; ".join(figures)
    return _short_deadline(own.deadline, lang)


def _short_deadline(deadline: Deadline | None, lang: Lang) -> str:
    if deadline is None:
        return ""
    return deadline.text if deadline.text else value_text(deadline, lang)


def _counts(shown: Shown) -> tuple[tuple[str, int], ...]:
    """What the newest plan did, by kind; and how many goals there are in all."""
    last = shown.history.plans[-1].year
    now = [own for thread in shown.threads for own in thread.appearances if own.year == last]
    return (
        ("all", len(shown.threads)),
        ("now", len(now)),
        ("added", sum(own.status == "added" for own in now) if len(shown.history.plans) > 1 else 0),
        ("removed", sum(thread.removed_in == last and not thread.merged_into for thread in shown.threads)),
        ("changed", sum(own.status == "changed" for own in now)),
        ("softened", sum(own.softened > 0 for own in now)),
        ("tightened", sum(own.tightened > 0 for own in now)),
    )


def _kind_word(kind: CellKind, lang: Lang) -> str:
    if kind == "none":
        return ""
    return words.word({"added": "first seen", "split": "split off"}.get(kind, kind), lang)
