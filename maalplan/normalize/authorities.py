"""Danish ministries and authorities: their names through time, their acronyms, and ids that stay when they are renamed.

The list is two CSV files in ``data/`` that we keep from public knowledge: one row an authority, its earlier names with
their acronyms in brackets, its ministries with their years; one row a name of a ministry. Cells part at ";". An
authority that is not in the list still has an id: the acronym that the document prints, else its name as a slug.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, TypeAlias

_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_RESERVED = re.compile(r"con|prn|aux|nul|com\d|lpt\d")
"""Names that no file may have on Windows."""
_DEPARTMENT = re.compile(r"(?:s\s+departement(?:et)?|,?\s+departementet)$")
_FORMERLY = re.compile(r"(?P<name>.+?)(?:\s+\((?P<acronym>[^()]+)\))?")


Kind: TypeAlias = Literal["agency", "ministry"]


@dataclass(frozen=True, slots=True)
class Term:
    """The years in which something was so; null is open."""

    start: int | None = None
    end: int | None = None

    def holds(self, year: int) -> bool:
        """Was it so in some part of *year*?

        >>> Term(2015, 2021).holds(2021), Term(2022).holds(2021)
        (True, False)
        """
        return (self.start is None or self.start <= year) and (self.end is None or year <= self.end)


@dataclass(frozen=True, slots=True)
class MinistryName:
    """A name that a ministry has had. ``line`` is the same for all names of what we follow as one ministry."""

    line: str
    name: str
    acronym: str | None
    term: Term
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Authority:
    """An authority: ``names`` are all it has had, each with its acronym; ``ministries`` the lines it was under."""

    id: str
    name: str
    acronym: str | None
    also: tuple[str, ...]
    names: tuple[tuple[str, str | None], ...]
    ministries: tuple[tuple[str, Term], ...]

    def is_under(self, line: str, year: int | None = None) -> bool:
        """Did the authority belong to that line of ministries, in *year* if it is given?"""
        return any(own == line and (year is None or term.holds(year)) for own, term in self.ministries)

    def acronym_of(self, name: str) -> str | None:
        """The acronym that goes with one of its names."""
        key = name_key(name)
        return next((acronym for own, acronym in self.names if name_key(own) in (key, key.removesuffix("s"))), None)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name of the list where it stands in other words; ``end`` is behind a genitive's s."""

    start: int
    end: int
    name: str
    """The name as the list spells it."""
    kind: Kind


# ------------------------------------------------------------------ looking up


def find_agency(name: str) -> Authority | None:
    """The authority of that name or acronym, whatever the case and white space, also in the genitive.

    >>> found = find_agency("Statens  Serum Instituts")
    >>> found.id, found.acronym
    ('ssi', 'SSI')
    >>> find_agency("SSI") is found, find_agency("Vandkraftværket") is None
    (True, True)
    """
    key = name_key(name)
    for own in (key, _without_genitive(key)):
        found = _agencies_by_name().get(own)
        if found and (not _is_like_a_word(own) or name.strip().startswith(tuple(other for other, _ in found.names))):
            return found
    return _agencies_by_acronym().get(name.strip())


def find_ministry(name: str, year: int | None = None) -> MinistryName | None:
    """The ministry of that name, whatever its case, also when its department is meant; the one of *year* of several.

    >>> find_ministry("Beskæftigelsesministeriets departement").name
    'Beskæftigelsesministeriet'
    >>> find_ministry("INDENRIGS- OG SUNDHEDSMINISTERIET").name
    'Indenrigs- og Sundhedsministeriet'
    """
    key = _DEPARTMENT.sub("", name_key(name))
    found = _ministries_by_name().get(key) or _ministries_by_name().get(_without_genitive(key)) or ()
    in_time = [ministry for ministry in found if year is None or ministry.term.holds(year)]
    return next(iter(in_time or found), None)


def mentions(words: str) -> tuple[Mention, ...]:
    """The names of the list in *words*, the longest where one stands in another, in order.

    >>> [m.name for m in mentions("mellem direktøren for Slots- og Kulturstyrelsen og Kulturministeriet")]
    ['Slots- og Kulturstyrelsen', 'Kulturministeriet']
    """
    return tuple(_mentions(words))


def _mentions(words: str) -> Iterator[Mention]:
    low, end = words.casefold(), 0
    able = (_pattern(name) for first_word, name in _longest_first() if first_word in low)
    for match in sorted((match for pattern in able for match in pattern.finditer(words)), key=re.Match.start):
        if match.start() >= end:
            end = match.end()
            found = as_listed(match["name"])
            if found:
                yield Mention(match.start(), match.end(), *found)


def as_listed(printed: str) -> tuple[str, Kind] | None:
    """A printed name as the list spells it, former names too, and whether it is an authority's or a ministry's.

    >>> as_listed("SOCIALSTYRELSENS"), as_listed("Finansministeriets")
    (('Socialstyrelsen', 'agency'), ('Finansministeriet', 'ministry'))
    """
    ministry = find_ministry(printed)
    if ministry:
        return ministry.name, "ministry"
    agency = find_agency(printed)
    if agency is None:
        return None
    keys = (name_key(printed), _without_genitive(name_key(printed)))
    return next((own for own, _ in agency.names if name_key(own) in keys), agency.name), "agency"


def known_names() -> tuple[str, ...]:
    """Every name of the list, those of ministries too."""
    agencies = (name for authority in authorities() for name, _ in authority.names)
    offices = (name for ministry in ministries() for name in (ministry.name, *ministry.also))
    return tuple(sorted({*agencies, *offices}))


def name_key(name: str) -> str:
    """A name as names are compared.

    >>> name_key("Slots-  og\\nKulturstyrelsen.")
    'slots- og kulturstyrelsen'
    """
    text = unicodedata.normalize("NFC", name).casefold()
    text = re.sub("[\u2010-\u2015]", "-", text)
    return re.sub(r"\s+", " ", text).strip(" .,;:*")


def _without_genitive(key: str) -> str:
    return re.sub(r"[’']?s$", "", key)


# ------------------------------------------------------------------ ids


def slug(words: str) -> str:
    """*words* as an id that is a safe file name everywhere: a to z, digits and hyphens.

    >>> slug("Nævnet for Ålefiskeri"), slug("GÆLDST"), slug("NUL")
    ('naevnet-for-aalefiskeri', 'gaeldst', 'nul-dk')
    """
    text = unicodedata.normalize("NFC", words).casefold().translate(_LETTERS)
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    joined = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return f"{joined}-dk" if _RESERVED.fullmatch(joined) else joined


def id_of(name: str, acronym: str | None) -> str:
    """The id of an authority: the list's, else the printed acronym's, else the name's.

    >>> id_of("Sundhedsstyrelsen", None), id_of("Nævnet for Ålefiskeri", "NFÅ"), id_of("Nævnet for Ålefiskeri", None)
    ('sst', 'nfaa', 'naevnet-for-aalefiskeri')
    """
    known = find_agency(name)
    return known.id if known else slug(acronym or "") or slug(name) or "ukendt"


# ------------------------------------------------------------------ the list


@cache
def authorities() -> tuple[Authority, ...]:
    """All authorities of the list."""
    return tuple(_authority(row) for row in rows_of("authorities.csv"))


@cache
def ministries() -> tuple[MinistryName, ...]:
    """All names of ministries, in the order of the list."""
    return tuple(
        MinistryName(
            line=row["line"],
            name=row["name"],
            acronym=row["acronym"] or None,
            term=Term(_year(row["from"]), _year(row["to"])),
            also=_several(row["also"]),
        )
        for row in rows_of("ministries.csv")
    )


def rows_of(file: str) -> Iterator[Mapping[str, str]]:
    """The rows of a CSV file in ``data/``, by column name."""
    text = files("maalplan.normalize").joinpath("data", file).read_text(encoding="utf-8")
    yield from csv.DictReader(text.splitlines())


def _authority(row: Mapping[str, str]) -> Authority:
    acronym = row["acronym"] or None
    formerly = (_FORMERLY.fullmatch(words) for words in _several(row["formerly"]))
    return Authority(
        id=row["id"],
        name=row["name"],
        acronym=acronym,
        also=_several(row["also"]),
        names=((row["name"], acronym), *((match["name"], match["acronym"]) for match in formerly if match)),
        ministries=tuple(_belonging(words) for words in _several(row["ministries"])),
    )


def _belonging(words: str) -> tuple[str, Term]:
    """``justits 2011-2015`` → the line of ministries, and the years."""
    line, _, years = words.partition(" ")
    start, _, end = years.partition("-")
    return line, Term(_year(start), _year(end))


def _several(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def _year(digits: str) -> int | None:
    return int(digits) if digits else None


@cache
def _agencies_by_name() -> dict[str, Authority]:
    return {name_key(name): authority for authority in reversed(authorities()) for name, _ in authority.names}


@cache
def _agencies_by_acronym() -> dict[str, Authority]:
    """By acronym; one that several use means the one that has it officially, else nobody."""
    official = {authority.acronym: authority for authority in authorities() if authority.acronym}
    other = [(acronym, authority) for authority in authorities() for acronym in authority.also]
    once = {acronym: authority for acronym, authority in other if [a for a, _ in other].count(acronym) == 1}
    return once | official


@cache
def _ministries_by_name() -> dict[str, tuple[MinistryName, ...]]:
    found: dict[str, tuple[MinistryName, ...]] = {}
    for ministry in reversed(ministries()):
        for name in (ministry.name, *ministry.also):
            found[name_key(name)] = (*found.get(name_key(name), ()), ministry)
    return found


@cache
def _longest_first() -> tuple[tuple[str, str], ...]:
    """All names, each behind its first word in lower case, without which no text has it."""
    names = sorted(known_names(), key=len, reverse=True)
    return tuple((re.split(r"\W", name.casefold(), maxsplit=1)[0], name) for name in names)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """A name as it is printed; short ones and those in capitals only as they are written ("SKAT", "Nota")."""
    flexible = r"\s+".join(re.escape(word).replace(r"\-", "[-‐–]") for word in name.split())
    printed = flexible if name.isupper() or _is_like_a_word(name) else f"(?i:{flexible})"
    return re.compile(rf"(?<![\w-])(?P<name>{printed})(?:[’']?s)?(?![\w-])")


def _is_like_a_word(name: str) -> bool:
    """Is a name so short that it counts only as it is written: SKAT, Nota?"""
    return len(name) < 6
