"""Histories as text for a terminal: a table of goals and years, and the story of each goal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from maalplan.model import Lang, MilestoneThread, Series, Thread
from maalplan.output.diff.labels import label
from maalplan.output.diff.values import Said
from maalplan.output.drawn import visible
from maalplan.output.history.cells import MOVED, SIGNS, SOFTENED, TIGHTENED, Cell, CellKind, Shown, cells, columns
from maalplan.output.history.story import StoryPoint, Storyteller, StoryYear, shortened
from maalplan.output.history.words import (
    end_words,
    history_title,
    latest_scope,
    life,
    runs,
    thread_title,
    unit_text,
    word,
)
from maalplan.output.terminal import Page, Span, Style

_TITLE: Final = (28, 64)
"""The narrowest and widest column of titles."""
_NUMBER: Final = 8
_GAP: Final = 2
_LEGEND: Final[tuple[CellKind, ...]] = (
    "added", "split", "unchanged", "changed", "removed", "merged", "absent", "no_plan", "holds"
)  # fmt: skip
_NAMES: Final[dict[CellKind, str]] = {"added": "first seen", "split": "split off"}
_FLAGS: Final = ((MOVED, "moved"), (SOFTENED, "softened"), (TIGHTENED, "tightened"))


def history_to_text(shown: Sequence[Shown], page: Page, lang: Lang, *, stories: bool = False) -> str:
    """*shown* as a table of goals and years each, with the story of each goal where *stories* are wanted."""
    found = [line for one in shown for line in (*_history(one, page, lang, stories=stories), "")]
    return "\n".join(found[:-1]) + "\n" if found else ""


def _history(shown: Shown, page: Page, lang: Lang, *, stories: bool) -> Iterator[str]:
    history = shown.history
    yield from page.lines([Span(history_title(history, lang), "strong")])
    if history.years_missing:
        missing = ", ".join(map(str, history.years_missing))
        yield from page.lines([Span(word("no plan found", lang, missing), "warning")])
    yield ""
    if not shown.threads:
        yield word("no threads", lang)
        return
    grid = [(thread, cells(history, thread)) for thread in shown.threads]
    yield from _table(grid, columns(history), page, lang)
    yield ""
    yield from _legend(grid, page, lang)
    if stories:
        teller = Storyteller(history, lang)
        for thread in shown.threads:
            yield ""
            yield from _story(thread, teller.story(thread), page, lang)


# ------------------------------------------------------------------ the table


def _table(
    grid: Sequence[tuple[Thread, tuple[Cell, ...]]], years: Sequence[int], page: Page, lang: Lang
) -> Iterator[str]:
    """The table; years that do not fit beside one another stand below."""
    widths = [max(4, *(len(_cell(row[place])) for _, row in grid)) + _GAP for place in range(len(years))]
    least, most = _TITLE[0], min(_TITLE[1], max(len(thread_title(thread, lang)) for thread, _ in grid) + 4)
    for first, end in _blocks(widths, max(page.width - least, 1)):
        if first:
            yield ""
        room = max(min(page.width - sum(widths[first:end]), most), least)
        yield _row("", room, map(str, years[first:end]), widths[first:end])
        scope = None
        for thread, row in grid:
            if latest_scope(thread) != scope:
                scope = latest_scope(thread)
                yield from page.lines([Span(word(scope, lang), "strong")])
            title = visible(shortened(thread_title(thread, lang), room - 4))
            yield _row(f"  {title}", room, map(_cell, row[first:end]), widths[first:end])


def _row(title: str, room: int, texts: Iterable[str], widths: Sequence[int]) -> str:
    drawn = (f"{'':{_GAP}}{text:<{width - _GAP}}" for text, width in zip(texts, widths, strict=True))
    return f"{title:<{room}}{''.join(drawn)}".rstrip()


def _blocks(widths: Sequence[int], room: int) -> Iterator[tuple[int, int]]:
    """Runs of columns that fit into *room*, at least one column each: first and behind the last, from 0."""
    first, used = 0, 0
    for place, width in enumerate(widths):
        if place > first and used + width > room:
            yield first, place
            first, used = place, 0
        used += width
    yield first, len(widths)


def _cell(cell: Cell) -> str:
    """A cell: ``≠ 2 ↕▽``."""
    number = cell.appearance.number if cell.appearance and cell.kind != "holds" else None
    return " ".join(part for part in (SIGNS[cell.kind], visible(number or "")[:_NUMBER], "".join(cell.flags)) if part)


def _legend(grid: Sequence[tuple[Thread, tuple[Cell, ...]]], page: Page, lang: Lang) -> list[str]:
    """The signs that occur, with their meaning."""
    kinds = {cell.kind for _, row in grid for cell in row}
    flags = {flag for _, row in grid for cell in row for flag in cell.flags}
    signs = [f"{SIGNS[kind]} {word(_NAMES.get(kind, kind), lang)}" for kind in _LEGEND if kind in kinds]
    signs += [f"{sign} {word(name, lang)}" for sign, name in _FLAGS if sign in flags]
    return page.lines([Span(f"{word('legend', lang)}: {'; '.join(signs)}", "faint")], hanging=2)


# ------------------------------------------------------------------ stories


def _story(thread: Thread, story: Sequence[StoryYear], page: Page, lang: Lang) -> Iterator[str]:
    yield from page.lines([Span(thread_title(thread, lang), "strong")])
    ended = end_words(thread, lang)
    yield from page.lines([Span(" · ".join(filter(None, (life(thread, lang), ended, thread.id))), "faint")], indent=2)
    for part in story:
        yield from _year(part, page, lang)
    series = [(point, one) for point in thread.milestones for one in point.series if len(runs(one, lang)) > 1]
    if series:
        yield from page.lines([Span(f"{word('figures', lang)}:")], indent=2)
    for point, one in series:
        yield from page.lines(
            [Span(f"{_figures(one, lang)} "), Span(f"({_short(point)})", "faint")], indent=4, hanging=2
        )


def _year(part: StoryYear, page: Page, lang: Lang) -> Iterator[str]:
    facts = " ".join(part.facts) or word("is changed", lang)
    yield from page.lines([Span(f"{part.year} {SIGNS[part.kind]} ", "strong"), Span(facts)], indent=2, hanging=7)
    for change in part.changes:
        yield from page.lines(_change(change), indent=9, hanging=2)
    for point in part.points:
        yield from _point(point, page, lang)


def _point(point: StoryPoint, page: Page, lang: Lang) -> Iterator[str]:
    opening = [Span(f"{point.words}: ")]
    if not any(change.label == label("text", lang) for change in point.changes):
        opening.append(Span(point.text))
    yield from page.lines(opening, indent=9, hanging=2)
    for change in point.changes:
        yield from page.lines(_change(change), indent=11, hanging=2)


def _change(change: Said) -> list[Span]:
    """A field, its words with what differs marked, and what that means."""
    styles: dict[str, Style] = {"deleted": "deleted", "inserted": "inserted"}
    marked = (Span(mark.text, styles.get(mark.kind, "plain")) for mark in change.marks)
    spans = [Span(f"{change.label}: ", "faint"), *marked]
    return [*spans, Span(f" ({change.note})", "strong")] if change.note else spans


def _figures(series: Series, lang: Lang) -> str:
    unit = unit_text(series.unit, lang)
    return f"{' · '.join(f'{years}: {figure}' for years, figure in runs(series, lang))} {unit}".rstrip()


def _short(point: MilestoneThread) -> str:
    return shortened(" ".join(point.text.split()))
