"""The values of a plan as rows of its page: label, words, quote, place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from maalplan.model import Agency, Doubt, Entry, Lang, Ministry, Part, Period, Place, ReviewedValue, Version
from maalplan.model.meant import Deadline, Target, Weight
from maalplan.output.diff.values import date_text, value_text
from maalplan.output.finding_words import finding_text
from maalplan.output.plans.labels import word
from maalplan.output.review.labels import label


@dataclass(frozen=True, slots=True)
class RowView:
    """A value, or a finding (which has a ``severity``): ``quote`` is what it was read from, and ``quoted`` whether
    that is to be seen, because the value says it otherwise."""

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


@dataclass(frozen=True, slots=True)
class PartView:
    """A part of the plan with its rows; ``findings`` stand before them."""

    kind: str
    path: str
    id: str | None
    heading: str
    lead: RowView | None
    rows: tuple[RowView, ...]
    findings: tuple[RowView, ...]
    parts: tuple[PartView, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside the plan: whether the document is ``seen``, and whether its lines have numbers there; the page
    on which each mark begins, where the places do not say it."""

    seen: bool
    numbered: bool
    pages: Mapping[int, int] = field(default_factory=dict)


def part_view(part: Part, lang: Lang, beside: Beside) -> PartView:
    """*part* as it is shown."""
    rows = [_row(part, entry, lang, beside) for entry in part.entries]
    lead = next((row for row in rows if part.kind == "milestone" and row.field == "text"), None)
    return PartView(
        kind=part.kind,
        path=part.path,
        id=part.id,
        heading=heading(part, lang),
        lead=lead,
        rows=tuple(row for row in rows if row is not lead and not _said_above(part, row)),
        findings=tuple(_doubt(doubt, lang, beside) for doubt in part.doubts),
        parts=tuple(part_view(below, lang, beside) for below in part.parts),
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
    return row.mark is None and not row.quote and (part.kind, row.field) in {("milestone", "number"), ("goal", "scope")}


def _row(part: Part, entry: Entry, lang: Lang, beside: Beside) -> RowView:
    text = spoken(entry.field, entry.value, lang)
    quote = entry.quote.text if entry.quote else ""
    places = entry.quote.places if entry.quote else ()
    return RowView(
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
    )


def _doubt(doubt: Doubt, lang: Lang, beside: Beside) -> RowView:
    finding = doubt.finding
    page = next((place.page for place in finding.source if place.page is not None), None)
    at = f"side-{page}" if page is not None and beside.seen else None
    return RowView(
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


def spoken(field: str, value: ReviewedValue, lang: Lang) -> str:
    """A value as people read it.

    >>> spoken("period", Period("2025-01-01", "2025-12-31"), "da"), spoken("scope", "ministry", "da")
    ('1. januar 2025 – 31. december 2025', 'koncernfælles')
    """
    if isinstance(value, str):
        if field == "scope":
            return word("scope", value, lang) or value
        return date_text(value, lang) if field in ("published", "date") else value
    if isinstance(value, Agency | Ministry):
        return _party(value)
    if isinstance(value, Deadline | Weight):
        return value_text(value, lang)
    if isinstance(value, tuple):
        targets = tuple(one for one in value if isinstance(one, Target))
        return value_text(targets, lang) if targets else ", ".join(map(str, value))
    return str(value) if isinstance(value, int) else _when(value, lang)


def _party(value: Agency | Ministry) -> str:
    name = value.name or value.acronym or (value.id if isinstance(value, Agency) else "")
    return f"{name} ({value.acronym})" if value.acronym and value.acronym != name else name


def _when(value: Period | Version, lang: Lang) -> str:
    if isinstance(value, Period):
        return f"{date_text(value.start, lang)} – {date_text(value.end, lang)}"
    day = date_text(value.date, lang) if value.date else None
    return ", ".join(filter(None, (word("version", value.kind, lang), value.number, day))) or value.text


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold().strip(" .:;()")
