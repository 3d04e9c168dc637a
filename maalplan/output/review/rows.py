"""The values of a plan as rows of its page: label, words, quote, place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from maalplan.model import Doubt, Entry, Lang, MadeCorrection, Part, Place
from maalplan.output.finding_words import finding_text
from maalplan.output.plans.labels import word
from maalplan.output.review.labels import label
from maalplan.output.review.made import NONE_MADE, MadeCorrections, MadeView, made_view
from maalplan.output.review.spoken import spoken


@dataclass(frozen=True, slots=True)
class RowView:
    """A value, or a finding (which has a ``severity``): ``quote`` is what it was read from, and ``quoted`` whether
    that is to be seen, because the value says it otherwise. ``made`` is the correction of the value."""

    id: str
    number: int
    mark: int | None
    path: str
    field: str
    label: str
    text: str
    quote: str
    quoted: bool
    link: str | None
    where: str
    severity: str | None = None
    severity_word: str = ""
    made: MadeView | None = None


@dataclass(frozen=True, slots=True)
class PartView:
    """A part of the plan with its rows; ``findings`` stand before them. ``made`` are the corrections of the part
    itself, ``corrected`` whether anything in it was."""

    kind: str
    path: str
    id: str | None
    heading: str
    lead: RowView | None
    rows: tuple[RowView, ...]
    findings: tuple[RowView, ...]
    parts: tuple[PartView, ...]
    made: tuple[MadeView, ...]
    corrected: bool


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside the plan: whether the document is ``seen``, and whether its lines have numbers there; the
    ``corrections`` that stand in the plan; and the page on which each mark begins, where the places do not say it."""

    seen: bool
    numbered: bool
    corrections: MadeCorrections = NONE_MADE
    pages: Mapping[int, int] = field(default_factory=dict)


def part_view(part: Part, lang: Lang, beside: Beside) -> PartView:
    """*part* as it is shown."""
    rows = [_row(part, entry, lang, beside) for entry in part.entries]
    rows += _emptied(part, rows, lang, beside)
    lead = next((row for row in rows if part.kind == "milestone" and row.field == "text"), None)
    shown = tuple(row for row in rows if row is not lead and not _said_above(part, row))
    made = tuple(made_view(one, lang) for one in beside.corrections.of_part(part.path))
    parts = tuple(part_view(below, lang, beside) for below in part.parts)
    return PartView(
        kind=part.kind,
        path=part.path,
        id=part.id,
        heading=heading(part, lang),
        lead=lead,
        rows=shown,
        findings=tuple(_doubt(doubt, lang, beside) for doubt in part.doubts),
        parts=parts,
        made=made,
        corrected=bool(made) or any(row.made for row in rows) or any(below.corrected for below in parts),
    )


def heading(part: Part, lang: Lang) -> str:
    """What a part is called: »Koncernfælles mål 2: Økonomistyring«."""
    values = {entry.field: entry.value for entry in part.entries}
    if part.kind == "goal":
        shared = " ministry" if values.get("scope") == "ministry" else ""
        named = " ".join(filter(None, (label(f"goal{shared}", lang), str(values.get("number") or ""))))
        return f"{named}: {values['title']}" if values.get("title") else named
    if part.kind == "milestone":
        return f"{label('milestone', lang)} {values['number']}"
    return label(part.kind, lang)


def _said_above(part: Part, row: RowView) -> bool:
    """Whether the heading says a row, and it stands nowhere in the document by itself."""
    unsaid = row.mark is None and not row.quote and row.made is None
    return unsaid and (part.kind, row.field) in {("milestone", "number"), ("goal", "scope")}


def _row(part: Part, entry: Entry, lang: Lang, beside: Beside) -> RowView:
    text = spoken(entry.field, entry.value, lang)
    quote = entry.quote.text if entry.quote else ""
    places = entry.quote.places if entry.quote else ()
    made = beside.corrections.of_value(entry.path)
    return RowView(
        id=f"v{entry.number}",
        number=entry.number,
        mark=entry.mark,
        path=entry.path,
        field=entry.field,
        label=entry.name or label(f"{part.kind} {entry.field}", lang),
        text=text,
        quote=quote,
        quoted=bool(quote) and (not beside.seen or _plain(quote) not in _plain(text)),
        link=None if entry.mark is None else f"m{entry.mark}",
        where=_where(entry.mark, places, lang, beside),
        made=None if made is None else made_view(made, lang),
    )


def _emptied(part: Part, rows: Iterable[RowView], lang: Lang, beside: Beside) -> list[RowView]:
    """The values of *part* that a correction emptied."""
    there = {row.path for row in rows}
    return [
        _gone(part, made, lang, number)
        for number, made in enumerate(beside.corrections.values_in(part.path))
        if made.path not in there
    ]


def _gone(part: Part, made: MadeCorrection, lang: Lang, number: int) -> RowView:
    name = made.path.rpartition("/")[2].replace("~1", "/").replace("~0", "~")
    return RowView(
        id=f"v{part.path.replace('/', '-')}-{number}",
        number=0,
        mark=None,
        path=made.path,
        field=made.field or "",
        label=name if made.field == "extra" else label(f"{part.kind} {made.field}", lang),
        text=label("emptied", lang),
        quote="",
        quoted=False,
        link=None,
        where="",
        made=made_view(made, lang),
    )


def _doubt(doubt: Doubt, lang: Lang, beside: Beside) -> RowView:
    finding = doubt.finding
    page = next((place.page for place in finding.source if place.page is not None), None)
    at = f"side-{page}" if page is not None and beside.seen else None
    return RowView(
        id=f"v{doubt.number}",
        number=doubt.number,
        mark=doubt.mark,
        path=doubt.path,
        field=finding.code,
        label=word("about", finding.code, lang) or finding.code,
        text=finding_text(finding, lang),
        quote="",
        quoted=False,
        link=at if doubt.mark is None else f"m{doubt.mark}",
        where=_where(doubt.mark, finding.source, lang, beside),
        severity=finding.severity,
        severity_word=word("severity", finding.severity, lang) or finding.severity,
    )


def _where(mark: int | None, places: Iterable[Place], lang: Lang, beside: Beside) -> str:
    page = None if mark is None else beside.pages.get(mark)
    return where(places, lang, beside) if page is None else label("page", lang, page)


def where(places: Iterable[Place], lang: Lang, beside: Beside) -> str:
    """Where to look: the page, else the line; of a document that has neither where it is shown, that there is a place.

    >>> shown = Beside(seen=True, numbered=True)
    >>> where([Place(page=3), Place(page=4)], "da", shown), where([Place(lines=(7, 9))], "da", shown)
    ('side 3', 'linje 7')
    >>> where([Place(lines=(7, 9))], "en", Beside(seen=True, numbered=False))
    'show the place'
    """
    for place in places:
        if place.page is not None and (place.bbox is not None or place.lines is None):
            return label("page", lang, place.page)
        if place.lines is not None and (beside.numbered or not beside.seen):
            return label("line", lang, place.lines[0])
    return label("place", lang) if beside.seen else ""


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold().strip(" .:;()")
