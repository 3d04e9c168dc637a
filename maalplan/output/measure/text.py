"""A measurement as text for people: how much of each thing is right, and what differs where most does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from maalplan.model import Difference, Lang, Measure, MeasuredDocument, Measurement
from maalplan.output.diff.excerpts import excerpt
from maalplan.output.measure.words import label, shortened, value_words
from maalplan.output.terminal import Page, Span, Style
from maalplan.output.word_marks import word_marks

_MOST_SAID = 12
"""Differences of one document: where more differ, the first ones tell why."""
_COLUMNS = ("right", "share", "precision", "recall", "f1")
_STYLES: dict[str, Style] = {"deleted": "deleted", "inserted": "inserted"}


def measurement_to_text(
    measurement: Measurement, *, show: int = 5, lang: Lang = "da", colour: bool = False, width: int = 80
) -> str:
    """*measurement* as text: how many documents are right, a line for each thing measured, and of the *show* documents
    in which most differs what it is, in words.

    Lines of words are no wider than *width* columns; those of the table are 77 wide. The text ends in a line feed.
    """
    page = Page(width, colour)
    lines = [*page.lines([Span(_heading(measurement, lang), "strong")]), "", *_table(measurement.measures, lang)]
    worst = sorted((one for one in measurement.documents if not one.perfect), key=_badness)[:show]
    if worst:
        lines += ["", *page.lines([Span(label("worst", lang), "strong")])]
        lines += page.lines([Span(label("key", lang), "faint")]) if not colour else []
    for document in worst:
        lines += ["", *_document_lines(document, page, lang)]
    return "\n".join(lines) + "\n"


def _heading(measurement: Measurement, lang: Lang) -> str:
    count = len(measurement.documents)
    said = label("document" if count == 1 else "documents", lang, count, measurement.perfect)
    unread = sum(document.error is not None for document in measurement.documents)
    return f"{said}; {label('unread', lang, unread)}" if unread else said


def _table(measures: Sequence[Measure], lang: Lang) -> Iterator[str]:
    rows = [["", *(label(name, lang) for name in _COLUMNS)]]
    rows += [[label(measure.name, lang), *_cells(measure, lang)] for measure in measures]
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    for first, *others in rows:
        figures = (words.rjust(width) for words, width in zip(others, widths[1:], strict=True))
        yield "  ".join((first.ljust(widths[0]), *figures)).rstrip()


def _cells(measure: Measure, lang: Lang) -> list[str]:
    shares = (measure.share, measure.precision, measure.recall, measure.f1)
    return [f"{measure.right}/{measure.counted}", *(_percent(share, lang) for share in shares)]


def _percent(share: float | None, lang: Lang) -> str:
    """A share as people read it; nearly all is never said to be all."""
    if share is None:
        return "-"
    words = f"{100 * share:.1f}" if share in (0.0, 1.0) else f"{min(max(100 * share, 0.1), 99.9):.1f}"
    return f"{words.replace('.', ',' if lang == 'da' else '.')} %"


def _badness(document: MeasuredDocument) -> tuple[float, str]:
    """What orders documents: what is right of their goals, milestones and fields, the least first."""
    shares = {measure.name: measure.f1 for measure in document.measures}
    known = (shares.get(name) for name in ("goals", "milestones", "fields"))
    return sum(1.0 if share is None else share for share in known), document.id


# ------------------------------------------------------------------ a document


def _document_lines(document: MeasuredDocument, page: Page, lang: Lang) -> Iterator[str]:
    if document.error is not None:
        yield from page.lines([Span(document.file, "strong"), Span(f": {document.error.message}", "gone")], hanging=2)
        return
    count = len(document.differences)
    said = label("difference", lang) if count == 1 else label("differences", lang, count)
    yield from page.lines([Span(document.file, "strong"), Span(f": {said}")], hanging=2)
    for goal, differences in groupby(document.differences[:_MOST_SAID], lambda one: one.goal):
        if goal is not None:
            yield from page.lines([Span(label("goal", lang, goal))], indent=2, hanging=2)
        for difference in differences:
            yield from page.lines(_said(difference, lang), indent=2 if goal is None else 4, hanging=2)
    if count > _MOST_SAID:
        yield from page.lines([Span(label("more", lang, count - _MOST_SAID), "faint")], indent=2)


def _said(one: Difference, lang: Lang) -> list[Span]:
    """A difference in words, its goal being said above it."""
    named = "" if one.milestone is None else label("milestone", lang, shortened(one.milestone))
    where = [Span(f"{named}: ", "faint")] if named else []
    if one.measure in ("goals", "milestones") and None in (one.wanted, one.given):
        kind = "goal" if one.measure == "goals" else "milestone"
        return [*where, Span(label(f"{'missing' if one.given is None else 'strange'} {kind}", lang), "gone")]
    what = label("wording" if one.measure == "milestones" else one.measure, lang)
    if one.goal is not None:
        what = what.rpartition(": ")[2]
    return [*where, Span(f"{what}: "), *_values(one, lang)]


def _values(one: Difference, lang: Lang) -> list[Span]:
    wanted, given = (value_words(one.measure, value, lang) for value in (one.wanted, one.given))
    if isinstance(one.wanted, str) and isinstance(one.given, str):
        return [Span(mark.text, _STYLES.get(mark.kind, "plain")) for mark in excerpt(word_marks(given, wanted))]
    return [Span(label("instead", lang, given, wanted))]
