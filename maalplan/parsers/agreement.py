"""The agreement: the words that name its parties and the time that it covers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from maalplan.parsers.cover import TYPE
from maalplan.parsers.spans import Span
from maalplan.parsers.time_words import DAY_MONTH, SPAN_OF_TIME, YEAR

_AGREES = re.compile(
    r"\b(?:indgå(?:r|s|et)?|aftal(?:e|en|t|er)|kontrakt\w*|\w*plan(?:en)?|\w*parter(?:ne)?|underskr\w+)\b",
    re.IGNORECASE,
)
_END = (
    rf"(?=\s+(?:om|vedrørende|træder|gælder|løber|for\s+perioden|for\s+(?:året\s+)?{YEAR}|den\s+\d)\b"
    r"|\s+og\s+(?:gælder|træder|løber|omfatter|dækker|har|er)\b|\.$|[;:]|$)"
)
_BETWEEN = re.compile(rf"\bi?mellem\s+(?P<parties>.{{1,400}}?){_END}", re.DOTALL)
_WITH = re.compile(
    r"^(?P<one>[A-ZÆØÅ].{1,250}?)\s+(?:indgår|har\s+indgået)\s+(?:hermed\s+)?.{0,200}?"
    rf"(?:aftale|kontrakt|plan)\w*(?:\s+\d{{4}})?\s+med\s+(?P<other>.{{1,250}}?){_END}",
    re.DOTALL,
)
_ANSWERS = re.compile(
    r"(?:^|\s)(?P<one>[A-ZÆØÅ][^.]{2,90}?)\s+(?:har|bærer)\s+(?:det\s+fulde\s+)?ansvar(?:et)?\s+for\s+"
    r"(?:resultat|mål)opfyldelsen",
    re.DOTALL,
)
_ARE = re.compile(
    rf"\b(?:aftale|kontrakt)?parter(?:ne)?(?:\s+(?:i|til|for|bag)\s+[^.,;]{{1,40}}?)?\s+er\s+(?P<parties>[A-ZÆØÅ].{{1,300}}?){_END}",
    re.DOTALL | re.IGNORECASE,
)
_NAMED = re.compile(r"[A-ZÆØÅ]|direktør|chef", re.DOTALL)

_COVERS = (
    r"(?:gæld\w*|gyldig\w*|løber|dækker|omfatter|vedrører|indgå\w*|kontraktperiode\w*|aftaleperiode\w*|planperiode\w*)"
)
_DATES = re.compile(
    rf"(?P<time>(?:{DAY_MONTH})\s*(?:,?\s*og\s+(?:gælder|løber|udløber)\s*)?(?:frem\s+)?(?:ind)?(?:til(?:\s+og\s+med)?|[-–—])"
    rf"\s*(?:den\s+|d\.\s*)?(?:{DAY_MONTH}))",
    re.IGNORECASE,
)
_VALIDITY = re.compile(
    r"\b(?:træder\s+i\s+kraft|har\s+virkning|gyldig\w*|(?:kontrakt|aftale|plan)periode\w*)\b", re.IGNORECASE
)
_PLAN_COVERS = re.compile(
    rf"^\s*(?:denne\s+|den(?:ne)?\s+|nærværende\s+)?(?:plan|aftale|kontrakt)(?:en)?\s+(?:er\s+)?{_COVERS}\b",
    re.IGNORECASE,
)
_STRETCH = re.compile(
    rf"{_COVERS}[^.;]{{0,40}}?\b(?P<time>(?:[12]\.|første|andet)\s*halvår(?:\s+af)?\s+{YEAR}"
    rf"|{YEAR}\s*(?:[-–—/]|til(?:\s+og\s+med)?|og)\s*{YEAR})",
    re.IGNORECASE,
)
_YEAR_COVERED = re.compile(
    rf"\b(?:gælder|gældende|aftalt|dækker|løber|omfatter|vedrører)\s+(?:for|i|perioden|hele)?\s*(?:(?:kalender|finans|regnskabs|budget)?året|hele)?\s*"
    rf"(?P<time>{YEAR})",
    re.IGNORECASE,
)
_PLAN_FOR = re.compile(
    rf"^\s*(?:denne\s+|den\s+)?(?!tillæg)(?:{TYPE.pattern})\s+(?:for\s+|i\s+)?(?P<time>{YEAR})(?!\s*[-–—/]\s*\d)",
    re.IGNORECASE,
)
_IN_FORCE = re.compile(
    rf"\b(?:træder\s+i\s+kraft|har\s+virkning|gælder)\s+(?:fra\s+|pr\.\s*)?(?:den\s+|d\.\s*)?(?P<time>{DAY_MONTH}"
    rf"|\d{{1,2}}[./-]\d{{1,2}}[./ -]+{YEAR})",
    re.IGNORECASE,
)
_REPORTED = re.compile(
    rf"\b(?:årsrapport|årsberetning|virksomhedsregnskab)(?:en|et|erne)?\s+for\s+(?:året\s+|regnskabsåret\s+)?"
    rf"(?P<time>{SPAN_OF_TIME.pattern})",
    re.IGNORECASE,
)
_MEASURED = re.compile(rf"\bmål(?:ene)?\s+(?:for|i)\s+(?P<time>{YEAR})", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
"""No time is printed without one."""
_SUREST_FIRST = (_DATES, _STRETCH, _YEAR_COVERED, _PLAN_FOR, _IN_FORCE, _REPORTED, _MEASURED)
AFTER_TITLE = 2
"""The patterns before this one say the time so fully that they outrank the year in the title."""


def party_spans(sentences: Iterable[Span]) -> tuple[Span, ...]:
    """The words in which sentences name the parties of the agreement, those that speak of a director first."""
    found = [span for sentence in sentences for span in _parties_of(sentence)]
    return tuple(sorted(found, key=lambda span: "direktør" not in span.text.casefold()))


def _parties_of(sentence: Span) -> Iterator[Span]:
    text = sentence.text
    for match in _BETWEEN.finditer(text) if "mellem" in text else ():
        if _NAMED.search(match["parties"]) and _AGREES.search(text[: match.start()]):
            yield sentence.cut(*match.span("parties"))
    if "part" in text.casefold() and (are := _ARE.search(text)) and are["parties"][:1].isupper():
        yield sentence.cut(*are.span("parties"))
    if "indgå" in text and (pair := _WITH.match(text)):
        yield sentence.cut(*pair.span("one"))
        yield sentence.cut(*pair.span("other"))
    if "opfyldelsen" in text and (answers := _ANSWERS.search(text)):
        yield sentence.cut(*answers.span("one"))


def period_spans(sentences: Iterable[Span]) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The words that say what time the plan covers: those surer than its title, and the others, surest first."""
    kept = [sentence for sentence in sentences if _DIGIT.search(sentence.text)]
    by_pattern = [tuple(_times_of(kept, pattern)) for pattern in _SUREST_FIRST]
    surer = tuple(span for spans in by_pattern[:AFTER_TITLE] for span in spans)
    return surer, tuple(span for spans in by_pattern[AFTER_TITLE:] for span in spans)


def measured_spans(headings: Iterable[Span]) -> Iterator[Span]:
    """The years in headings such as "Mål for 2025"."""
    return _times_of(headings, _MEASURED)


def _times_of(sentences: Iterable[Span], pattern: re.Pattern[str]) -> Iterator[Span]:
    """Where *pattern* finds a time; bare dates only where the sentence speaks of the agreement's validity."""
    for sentence in sentences:
        found = [match.span("time") for match in pattern.finditer(sentence.text)]
        if found and (pattern is not _DATES or _speaks_of_validity(sentence.text)):
            yield from (sentence.cut(*span) for span in found)


def _speaks_of_validity(text: str) -> bool:
    if _VALIDITY.search(text) or _PLAN_COVERS.search(text):
        return True
    return bool(re.search(_COVERS, text, re.IGNORECASE) and TYPE.search(text))
