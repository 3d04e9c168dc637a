"""Which version of itself a document says that it is: a draft, amended, an addendum, a numbered version.

Such words stand on the cover, in the title, in running heads and across the page, and now and then in a sentence that
speaks of the plan itself. A draft that a goal is about ("udkast til lovforslag er sendt i høring") is never the plan's:
words count only where they make up a whole line or part of one, or where the sentence says that they are of the plan.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from maalplan.model import Block, Place, Quote, RawVersion, Text, VersionSign
from maalplan.parsers.cover import TYPE, Cover, Line
from maalplan.parsers.spans import Span, lines_of, quote, whole
from maalplan.parsers.time_words import DATE, MONTH, YEAR

_TIME = rf"(?:{DATE}|{MONTH},?\s*{YEAR}|{YEAR})"
_WHEN = rf"(?:\s*[,:;(–—-]?\s*(?:(?:dateret|dato|gældende|fra|pr\.?|per|af|den|d\.|i)\s*:?\s*){{0,3}}{_TIME}\)?)"
_NUMBER = r"\d{1,2}(?:\.\d{1,3}){0,3}(?!\d)"
_COUNTED = rf"(?:\s*[,:;(–—-]?\s*(?:(?:version|ver\.|v\.|udgave|nr\.?)\s*:?\s*)?{_NUMBER}\)?)"
_ORDINAL = r"(?:(?:\d{1,2}\.|første|andet|anden|tredje|fjerde)\s+)?"
_SELF = rf"(?:{TYPE.pattern})"

_DRAFT_WORDS = (
    rf"{_ORDINAL}(?:(?:endeligt?|foreløbigt?|revideret|nyt|internt|fortroligt|administrativt)\s+)?"
    r"(?:(?:arbejds|hørings)?udkast|kladde|draft|udkastversion|hørings(?:udgave|version)|arbejdsversion)"
    r"|foreløbigt?(?:\s+(?:udgave|version))?"
)
_ADDENDUM_WORDS = (
    rf"{_ORDINAL}(?:tillæg(?:s(?:aftale|kontrakt|plan))?|allonge|addendum|rettelsesblad|rettelsesark|supplement)"
    r"(?:\s+(?:nr\.?\s*)?(?:\d{1,2}|[IVX]{1,4})(?![\w.]))?"
)
_AMENDED_WORDS = (
    r"(?:(?:senest|sidst)\s+(?!opdateret))?"
    r"(?:genforhandlet|revideret|ændret|justeret|opdateret|ajourført|rettet|korrigeret)"
)
"""A day on which it was last brought up to date says nothing of the agreement: web pages have one too."""
_AMENDED_SINCE = (
    rf"(?:{_AMENDED_WORDS}(?=\s+(?:(?:den|d\.|pr\.|i|af|efter|ved|som)\s|\d|{MONTH}))|med\s+ændringer\s)"
    rf".{{0,60}}?(?:{DATE}|{MONTH},?\s*{YEAR})(?:[,\s].{{0,80}})?"
)
"""With a day, and with the reason."""
_NUMBERED = (
    rf"(?:(?:dokument)?version(?:s?(?:nummer|nr\.?))?|ver\.|udgave|rev(?:ision|\.))\s*:?\s*(?:nr\.?\s*)?{_NUMBER}"
    r"|v\.?\s?\d{1,2}(?:\.\d{1,3}){0,3}(?!\d)|\d{1,2}\.\s*(?:udgave|version)"
)
_FOR_WHOM = (
    r"(?:\s+til\s+(?:(?:ekstern|intern|offentlig|politisk)\s+)?"
    r"(?:høring|drøftelse|behandling|godkendelse|kommentering))"
)


def _patterns(*said: tuple[VersionSign, str]) -> tuple[tuple[VersionSign, re.Pattern[str]], ...]:
    return tuple((sign, re.compile(pattern, re.IGNORECASE | re.DOTALL)) for sign, pattern in said)


_LABEL = r"(?:(?:dokument)?(?:status|version)\s*:\s*)?"
_LINES = _patterns(
    ("draft", rf"{_LABEL}(?:{_DRAFT_WORDS}){_FOR_WHOM}?{_COUNTED}?{_WHEN}?|til\s+høring{_WHEN}?"),
    ("addendum", rf"(?:{_ADDENDUM_WORDS}){_WHEN}?"),
    ("amended", rf"{_LABEL}(?:{_AMENDED_WORDS})(?:\s+(?:udgave|version))?{_COUNTED}?{_WHEN}?"),
    ("amended", _AMENDED_SINCE),
    (
        "signed",
        rf"(?:endeligt?,?\s+(?:og\s+)?)?(?:underskrevet|signeret)(?:\s+(?:udgave|version|eksemplar){_WHEN}?|{_WHEN})",
    ),
    ("number", rf"(?:{_NUMBERED}){_WHEN}?|(?:senest|sidst)\s+opdateret{_WHEN}"),
)
"""What makes up a whole line, or what stands between two signs on it."""
_WHOLE_TITLES = _patterns(
    ("draft", rf"(?P<sign>(?:{_DRAFT_WORDS}){_COUNTED}?)(?:\s+til\b|\s*[:–—-]|\s)\s*(?=.*{_SELF})"),
    ("draft", rf".*{_SELF}.*\s(?P<sign>{_DRAFT_WORDS})$"),
    (
        "addendum",
        rf"(?:(?:{_DRAFT_WORDS})\s+til\s+|revideret\s+)?(?P<sign>(?:{_ADDENDUM_WORDS})"
        rf"(?:\s+for)?(?:\s+{YEAR})?)\s*[,:–—-]?\s*til\s+(?=.*{_SELF})",
    ),
    (
        "addendum",
        rf"(?:(?:{_DRAFT_WORDS})\s+til\s+)?(?P<sign>(?:ændring(?:er|saftale)?|justering(?:er)?|rettelser?)\s+(?:af|til|i)"
        rf"|supplerende)\s+(?:den\s+)?(?={_SELF})",
    ),
    ("amended", rf"(?P<sign>(?:{_AMENDED_WORDS})e?)\s+(?={_SELF})"),
    ("number", rf".*{_SELF}.*\s(?P<sign>{_NUMBERED})$"),
)
"""Titles that say it before or behind the document type: ``Udkast til mål- og resultatplan 2025``."""
_EDGES = (
    re.compile(
        rf"(?:[A-ZÆØÅ][\w.&-]*(?:,?\s+(?:for|og|i|af|[A-ZÆØÅ][\w.&-]*))*)\s+(?P<sign>(?:UDKAST|Udkast)(?:{_WHEN})?)"
    ),
    re.compile(rf"(?P<sign>UDKAST(?:{_WHEN})?)\s+(?!TIL\b)\S.*"),
)
"""A draft's mark beside a name, as where the white space between them was lost: ``Banedanmark Udkast 3. maj 2024``."""
_SEPARATOR = re.compile(
    r"\s+[|·•–—-]+\s+|\s*[|·•()\[\]]\s*|\t+|\s{3,}|\bside\s+\d+(?:\s*(?:af|/)\s*\d+)?(?!\w)", re.IGNORECASE
)
_SPACED_OUT = re.compile(r"\w(?: \w){4,}")
_COMMA = re.compile(r",\s+")
_LONGEST = 160
"""Characters: a longer line says more than which version it is."""

_PLAN = rf"(?:(?:denne|hele)\s+)?(?:planen?|aftalen?|kontrakten?|dokumentet|dette\s+dokument|{TYPE.pattern})"
_SENTENCES = _patterns(
    (
        "draft",
        rf"(?:dette|nærværende)\s+(?:er\s+(?:kun\s+)?et\s+(?:\w+\s+)?)?udkast\b"
        rf"|{_PLAN}\s+(?:er|foreligger)\s+(?:kun\s+)?(?:i|som|et)\s+(?:\w+\s+)?(?:udkast|høringsudgave)\b",
    ),
    ("addendum", r"(?:dette|denne|nærværende)\s+(?:tillæg\w*|allonge|addendum|rettelsesblad)\b"),
    (
        "amended",
        rf"{_PLAN}\s+(?:er|blev)\s+(?:\w+\s+){{0,2}}?(?:genforhandlet|revideret|ændret|justeret|opdateret)\s+"
        rf"(?:i|pr\.|den|d\.|med\s+virkning\s+fra)(?:\s+den)?\s*(?:{DATE}|{MONTH},?\s*{YEAR})",
    ),
)
"""How sentences begin that speak of the document itself; the rest of the sentence is not quoted."""


def read_versions(
    cover: Cover, blocks: Sequence[Block], running: Iterable[Text], sentences: Iterable[Span]
) -> tuple[RawVersion, ...]:
    """What *cover*, the running heads among *blocks* and in *running*, and *sentences* (those outside the goals) say
    of the version, in this order, each once."""
    found = [
        *_of_cover(cover),
        *_of_lines(line for text in _heads(blocks, running) for line in lines_of(whole(text))),
        *_of_sentences(sentences),
    ]
    first = {(one.sign, " ".join(one.words.text.casefold().split())): one for one in reversed(found)}
    return tuple(one for one in found if first[one.sign, " ".join(one.words.text.casefold().split())] is one)


def _heads(blocks: Sequence[Block], running: Iterable[Text]) -> Iterator[Text]:
    yield from (block for block in blocks if isinstance(block, Text) and block.kind == "furniture")
    yield from running


def _of_cover(cover: Cover) -> Iterator[RawVersion]:
    for line in (*((cover.title,) if cover.title else ()), *cover.lines):
        yield from _of_lines(line.spans)
        if len(line.spans) > 1:
            yield from _of_whole_line(line)


def _of_whole_line(line: Line) -> Iterator[RawVersion]:
    """What a line says that its author saw as one, though it is printed on several."""
    said = {sign for span in line.spans for sign, _, _ in signs_in(span.text)}
    yield from (RawVersion(sign, line.quote()) for sign, _, _ in signs_in(line.text) if sign not in said)


def _of_lines(lines: Iterable[Span]) -> Iterator[RawVersion]:
    for line in lines:
        for sign, start, end in signs_in(line.text):
            words = quote([line.cut(start, end)])
            if words:
                yield RawVersion(sign, _standing(words))


def _standing(words: Quote) -> Quote:
    """*words* without places that say nothing, as those of a page header of a format without pages."""
    return replace(words, places=tuple(place for place in words.places if place != Place()))


def signs_in(text: str) -> Iterator[tuple[VersionSign, int, int]]:
    """What a line of a cover or running head says of the version: the kind of words, and where they stand.

    >>> list(signs_in("UDKAST af 12. november 2024"))
    [('draft', 0, 27)]
    >>> [sign for sign, _, _ in signs_in("Udkast til tillæg nr. 1 til mål- og resultatplan 2025")]
    ['draft', 'addendum']
    >>> list(signs_in("Udkast til lovforslag er sendt i høring"))
    []
    """
    if len(text) > _LONGEST:
        return
    if sign := _line_sign(text):
        yield sign, 0, len(text)
        return
    titled = TYPE.search(text) is not None
    at_ends = list(_title_signs(text)) if titled else []
    yield from at_ends
    for start, end in _segments(text, commas=titled):
        if any(start < until and other < end for _, other, until in at_ends):
            continue
        if sign := _line_sign(text[start:end]):
            yield sign, start, end
        elif not titled and (edge := next(filter(None, (p.fullmatch(text, start, end) for p in _EDGES)), None)):
            yield "draft", *edge.span("sign")


def _title_signs(text: str) -> Iterator[tuple[VersionSign, int, int]]:
    for sign, pattern in _WHOLE_TITLES:
        if match := pattern.match(text):
            yield sign, *match.span("sign")


def _line_sign(text: str) -> VersionSign | None:
    words = text.replace(" ", "") if _SPACED_OUT.fullmatch(text) else text
    return next((sign for sign, pattern in _LINES if pattern.fullmatch(words)), None)


def _segments(text: str, *, commas: bool) -> Iterator[tuple[int, int]]:
    """The parts of a line between separators; *commas* part it too."""
    cuts = [match.span() for match in _SEPARATOR.finditer(text)]
    cuts += [match.span() for match in _COMMA.finditer(text)] if commas else []
    start = 0
    for cut, after in [*sorted(cuts), (len(text), len(text))]:
        words = text[start:cut]
        if words.strip():
            yield start + len(words) - len(words.lstrip()), start + len(words.rstrip())
        start = max(start, after)


def _of_sentences(sentences: Iterable[Span]) -> Iterator[RawVersion]:
    for sentence in sentences:
        text = sentence.text
        whole_line = _line_sign(text.rstrip(".")) if len(text) < _LONGEST else None
        if whole_line:
            words = quote([sentence])
            yield from [RawVersion(whole_line, words)] if words else []
            continue
        for sign, pattern in _SENTENCES:
            match = pattern.match(text)
            words = quote([sentence.cut(*match.span())]) if match else None
            if words:
                yield RawVersion(sign, words)
