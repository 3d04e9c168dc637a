"""Which version of the plan a document is, of the words that say so and of its signatures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from maalplan.model import Period, Quote, RawVersion, Signature, Version, VersionKind
from maalplan.normalize.dates import MONTH, SHORT_MONTH
from maalplan.normalize.periods import as_published
from maalplan.normalize.text import one_line

_BY_WEIGHT: tuple[VersionKind, ...] = ("draft", "addendum", "amended")
"""What a document says of itself, the strongest first: the draft of an addendum is a draft, a changed addendum is an
addendum, and all of these may be signed."""
_SEP = "; "
_NO_DATE = rf"(?!\d|\.\s?[a-zæøå]|\s?(?:{MONTH}|{SHORT_MONTH})\b|[/-]\d)"
"""What does not follow a number: it would be a day's."""
_NUMBERS = (
    re.compile(
        r"\b(?:version(?:s?(?:nummer|nr\.?))?|ver\.|v\.?|udgave|rev(?:ision|\.)|nr\.?)\s*:?\s*(?:nr\.?\s*)?"
        rf"(\d{{1,2}}(?:\.\d{{1,3}}){{0,3}}){_NO_DATE}",
        re.IGNORECASE,
    ),
    re.compile(r"\b(\d{1,2})\.\s*(?:version|udgave|udkast|tillæg|allonge|addendum)", re.IGNORECASE),
    re.compile(
        r"\b(?:udkast|tillæg\w*|allonge|addendum|rettelsesblad|supplement)\s+(\d{1,2}(?:\.\d{1,3})?)" + _NO_DATE,
        re.IGNORECASE,
    ),
    re.compile(r"\b(?i:tillæg\w*|allonge|addendum|supplement)\s+(?:nr\.?\s*)?([IVX]{1,4})\b"),
)


def as_version(
    said: Sequence[RawVersion], signatures: Sequence[Signature], period: Period | None
) -> tuple[Version | None, Quote | None]:
    """The version that a plan says it is, with the words that say so; nothing where it says nothing.

    A draft stays one, whatever else it says. What was changed before the *period* began is not amended: it was
    changed while it was made.
    """
    kinds = [one for one in said if one.sign != "number" and not (one.sign == "amended" and _is_early(one, period))]
    for kind in _BY_WEIGHT:
        words = [one.words for one in kinds if one.sign == kind]
        if words:
            return _version(kind, [_latest(words), *_numbers(said)])
    signed = _signing(signatures)
    if signed:
        date, quote = signed
        found, words_of = _version("signed", [quote, *_numbers(said)])
        return Version(found.text, "signed", found.number, date), words_of
    if in_words := [one.words for one in said if one.sign == "signed"]:
        return _version("signed", [_latest(in_words), *_numbers(said)])
    rest = [one.words for one in said]
    return _version(None, rest) if rest else (None, None)


def _is_early(one: RawVersion, period: Period | None) -> bool:
    date = as_published(one.words.text)
    return date is not None and period is not None and date < period.start[: len(date)]


def _latest(words: Sequence[Quote]) -> Quote:
    """Of several words of one kind those with the latest date, else with the highest number, else the first."""
    return max(words, key=lambda quote: (as_published(quote.text) or "", number_key(as_number(quote.text))))


def _numbers(said: Iterable[RawVersion]) -> list[Quote]:
    """The words that say a number alone, the highest."""
    found = [one.words for one in said if one.sign == "number"]
    return [max(found, key=lambda quote: number_key(as_number(quote.text)))] if found else []


def _version(kind: VersionKind | None, words: Sequence[Quote]) -> tuple[Version, Quote]:
    """The version that *words* (one at least) say; the first that has a number or date gives it."""
    used = [words[0]]
    number, date = as_number(words[0].text), as_published(words[0].text)
    for more in words[1:]:
        if (number is None and as_number(more.text)) or (date is None and as_published(more.text)):
            used.append(more)
            number, date = number or as_number(more.text), date or as_published(more.text)
    places = tuple(place for quote in used for place in quote.places)
    text = _SEP.join(one_line(quote.text) for quote in used)
    return Version(text, kind, number, date), Quote(_SEP.join(quote.text for quote in used), places)


def as_number(words: str) -> str | None:
    """The number of a version as printed.

    >>> as_number("Version 2.0, december 2024"), as_number("Tillæg nr. 1"), as_number("2. udkast")
    ('2.0', '1', '2')
    >>> as_number("Udkast 12. november 2024") is None
    True
    """
    line = one_line(words)
    return next((match[1] for pattern in _NUMBERS if (match := pattern.search(line))), None)


def number_key(number: str | None) -> tuple[int, ...]:
    """A number as numbers of versions are compared; none comes first.

    >>> sorted(["2.10", "2.9", "10", "IV"], key=number_key)
    ['2.9', '2.10', 'IV', '10']
    """
    if number is None:
        return ()
    roman = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10}
    return (roman[number],) if number in roman else tuple(int(part) for part in re.findall(r"\d+", number))


def _signing(signatures: Iterable[Signature]) -> tuple[str, Quote] | None:
    """The day of the last dated signature, with its words. A name without a day may be a line left to be signed."""
    dated = [(one.date, one.quotes["date"]) for one in signatures if one.date and "date" in one.quotes]
    return max(dated, key=lambda pair: pair[0], default=None)
