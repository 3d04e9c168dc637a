"""Who is who: which authority a plan binds, and which ministry signs for the state.

Evidence is asked in the order of its strength: the title ("Resultatkontrakt 2022 for …"), the agreement, the
signatures, the cover. Only where these name nobody is the running text searched.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from maalplan.model import Agency, Ministry, Quote, RawFront
from maalplan.normalize.authorities import Kind, Mention, find_agency, find_ministry, id_of, mentions
from maalplan.normalize.text import one_line

UNKNOWN = "ukendt"

_ACRONYM_BEHIND = (
    r"\s*\((?:(?:herefter|i det følgende|forkortet|kaldet|benævnt|også)\s+)*"
    r"[”\"“]?(?P<acronym>[A-ZÆØÅ][\w&-]{1,9})[”\"“]?\)"
)
_BRACKETS = re.compile(r"\s*\([^)]*\)?")
_ROLE = re.compile(
    r"^(?:den\s+)?[a-zæøå]*(?:direktør|chef|formand|forkvinde|rektor|leder|minister|dekan|præsident|arkivar|statistiker|inspektør|general|bestyrelse)(?:e?n)?(?:\s+[A-ZÆØÅ]\w+(?:\s+[A-ZÆØÅ]\w+){1,3},?)?"
    r"(?:\s*(?:for|i|ved|af|,))?\s+(?=[A-ZÆØÅ])"
)
_AND = re.compile(r"(?<![-–\s]),?\s+(?:og|samt)\s+")
_MINISTRY = re.compile(
    r"(?:Ministeriet\s+for\s+[A-ZÆØÅ].+|(?:[A-ZÆØÅ][\wæøå]*-,?\s+(?:og\s+)?)*[A-ZÆØÅ][\wæøå]*ministeriet)(?:s\s+departement(?:et)?)?",
    re.IGNORECASE,
)
_OF_THE_DEPARTMENT = re.compile(r"departement", re.IGNORECASE)
_HOUSE = re.compile(
    r"styrelse|direktorat|institut|tilsyn|forsorg|politi\b|nævn|center|råd(?:et)?\b|fond|universitet|muse|bibliotek|arkiv|agentur"
    r"|myndighed|tjeneste|konservatori|akademi|forvaltning|kommission|værk(?:et)?$|væsen",
    re.IGNORECASE,
)
_LONGEST = 4000
"""Characters: longer text is no paragraph."""
_FOR = re.compile(r"\bfor\s+(?P<name>[A-ZÆØÅ].+)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Named:
    """An authority that some words name; ``name`` as printed, or as the list spells it."""

    name: str
    kind: Kind
    quote: Quote


@dataclass(frozen=True, slots=True)
class Parties:
    """Who is bound and who signs, each with the words that say so."""

    agency: Agency
    ministry: Ministry | None
    quotes: dict[str, Quote]


def parties_of(front: RawFront, year: int | None) -> Parties:
    """The authority and the ministry of a plan; an authority that nothing names is ``ukendt``."""
    found = list(_evidence(front))
    agency = next((named for named in found if named.kind == "agency"), None)
    ministry = _signing_ministry(front) or next((named for named in found if named.kind == "ministry"), None)
    if agency is None or (ministry is None and _has_department(front)):
        agency, ministry = _completed_from_prose(agency, ministry, front, year)
    quotes = {kind: named.quote for kind, named in (("agency", agency), ("ministry", ministry)) if named}
    return Parties(
        agency=_agency(agency, front) if agency else Agency(UNKNOWN),
        ministry=_ministry(ministry, year) if ministry else None,
        quotes=quotes,
    )


def _agency(named: Named, front: RawFront) -> Agency:
    printed = printed_acronym(named.name, _all_words(front))
    known = find_agency(named.name)
    acronym = printed or (known.acronym_of(named.name) if known else None)
    return Agency(id_of(named.name, printed), named.name, acronym)


def _ministry(named: Named, year: int | None) -> Ministry:
    known = find_ministry(named.name, year)
    return Ministry(named.name, known.acronym if known else None)


def printed_acronym(name: str, texts: Iterable[str]) -> str | None:
    """The acronym that stands in brackets behind *name*.

    >>> printed_acronym("Vejdirektoratet", ["Vejdirektoratet (VD) indgår hermed en aftale"])
    'VD'
    """
    pattern = re.compile(r"\s+".join(map(re.escape, name.split())) + _ACRONYM_BEHIND, re.IGNORECASE)
    for text in texts:
        match = pattern.search(text)
        if match and sum(letter.isupper() for letter in match["acronym"]) > 1:
            return match["acronym"]
    return None


def _all_words(front: RawFront) -> Iterator[str]:
    quotes = (*((front.title,) if front.title else ()), *front.cover, *front.parties, *front.prose)
    return (quote.text for quote in quotes)


# ------------------------------------------------------------------ evidence


def _evidence(front: RawFront) -> Iterator[Named]:
    """Who the words around the goals name, the surest first."""
    if front.title:
        yield from _in_title(front.title)
    for words in front.parties:
        yield from named_parties(words)
    for signature in front.signatures:
        if signature.organisation:
            yield _organisation(signature.organisation)
    yield from _on_cover(front)


def _in_title(title: Quote) -> Iterator[Named]:
    found = list(_known(title))
    yield from found
    match = None if found else _FOR.search(title.text)
    if match and _HOUSE.search(match["name"]):
        yield _named(_BRACKETS.sub("", match["name"]), title)


def named_parties(words: Quote) -> Iterator[Named]:
    """The parties in words such as "direktøren for X og departementschefen" or "X og Y"."""
    known = list(_known(words))
    parts = split_parties(one_line(words.text))
    unknown_first = bool(_ROLE.match(parts[0])) and len(parts) > 1 and not mentions(parts[0])
    if not unknown_first:
        yield from known
        if any(named.kind == "agency" for named in known):
            return
    for part in parts:
        bare = _BRACKETS.sub("", _ROLE.sub("", part)).strip(" ,;")
        if bare[:1].isupper() and not _OF_THE_DEPARTMENT.search(bare) and not _is_ministry(bare):
            yield _named(bare, words)
    if unknown_first:
        yield from known


def split_parties(words: str) -> tuple[str, ...]:
    """The parties that an "og" joins, when their own names may have one.

    >>> split_parties("Nævnet for Grus og Sten og Børne- og Undervisningsministeriet")
    ('Nævnet for Grus og Sten', 'Børne- og Undervisningsministeriet')
    >>> split_parties("direktøren for Nordsøens Tilsyn og departementschefen")
    ('direktøren for Nordsøens Tilsyn', 'departementschefen')
    """
    cuts = list(_AND.finditer(words))
    for cut in reversed(cuts):
        left, right = words[: cut.start()], words[cut.end() :]
        if _is_ministry(right) or _OF_THE_DEPARTMENT.match(right):
            return (*_sides(left), right)
    for cut in cuts:
        left, right = words[: cut.start()], words[cut.end() :]
        if _is_ministry(left) or _OF_THE_DEPARTMENT.match(left):
            return left, right
    return (words[: cuts[0].start()], words[cuts[0].end() :]) if len(cuts) == 1 else (words,)


def _sides(left: str) -> tuple[str, ...]:
    """The left side whole: a comma parts it where three agree."""
    return (
        tuple(re.split(r",\s+(?=[a-zæøå]*(?:direktør|chef|formand)|[A-ZÆØÅ])", left)) if _ROLE.match(left) else (left,)
    )


def _organisation(words: Quote) -> Named:
    known = next(_known(words), None)
    return known or _named(one_line(words.text), words)


def _on_cover(front: RawFront) -> Iterator[Named]:
    """The lines of the cover: names of the list, names of ministries, and names that the text uses again."""
    for line in front.cover:
        known = list(_known(line))
        yield from known
        bare = _BRACKETS.sub("", one_line(line.text)).strip(" ,;:")
        if known or not bare[:1].isupper() or any(letter.isdigit() for letter in bare):
            continue
        if _is_ministry(bare) or _HOUSE.search(bare) or _is_used_again(bare, front):
            yield _named(bare, line)


def _is_used_again(name: str, front: RawFront) -> bool:
    uses = sum(name in " ".join(words.text.split()) for words in front.prose)
    return uses > 1 and len(name) > 3


def _signing_ministry(front: RawFront) -> Named | None:
    """The ministry of the departementschef's signature, else of any signature."""
    signed = [s for s in front.signatures if s.organisation]
    signed.sort(key=lambda s: not (s.title and _OF_THE_DEPARTMENT.match(s.title.text)))
    organisations = (_organisation(s.organisation) for s in signed if s.organisation)
    return next((named for named in organisations if named.kind == "ministry"), None)


# ------------------------------------------------------------------ names


def _known(words: Quote) -> Iterator[Named]:
    """The names of the list in *words*, each with its own words as quote."""
    found = mentions(words.text)
    if found:
        for mention in found:
            printed = words.text[mention.start : mention.end]
            yield Named(mention.name, mention.kind, Quote(printed, words.places))
        return
    for mention in mentions(one_line(words.text)):
        yield Named(mention.name, mention.kind, words)


def _named(name: str, quote: Quote) -> Named:
    bare = re.sub(r"s\s+departement(?:et)?$", "", name.strip(" ,;:"))
    return Named(bare, "ministry" if _is_ministry(bare) else "agency", quote)


def _is_ministry(words: str) -> bool:
    return bool(_MINISTRY.fullmatch(words.strip(" ,;:"))) or find_ministry(words) is not None


# ------------------------------------------------------------------ running text


def _has_department(front: RawFront) -> bool:
    """Does the department agree or sign without being named ("departementschefen")?"""
    titles = (signature.title for signature in front.signatures if signature.title)
    return any(_OF_THE_DEPARTMENT.search(words.text) for words in (*front.parties, *titles))


def _completed_from_prose(
    agency: Named | None, ministry: Named | None, front: RawFront, year: int | None
) -> tuple[Named | None, Named | None]:
    """Who is missing: the authority that the running text names most, and the ministry named there that it is under."""
    from maalplan.normalize.names import names_in_prose

    found = list(names_in_prose(one_line(words.text[:_LONGEST]) for words in front.prose))
    if agency is None:
        line = _line(ministry.name, year) if ministry else None
        agency = next((n for n in _most_named(found, "agency", front) if _is_under(n.name, line, year)), None)
    if ministry is None and agency is not None:
        offices = (n for n in _most_named(found, "ministry", front) if _line(n.name, year))
        ministry = next((n for n in offices if _is_under(agency.name, _line(n.name, year), year)), None)
    return agency, ministry


def _most_named(found: list[tuple[int, Mention]], kind: Kind, front: RawFront) -> Iterator[Named]:
    """The names of one kind, the most frequent first, each with the first words that name it."""
    counted = Counter(mention.name for _, mention in found if mention.kind == kind)
    for name, _ in counted.most_common():
        place = next(place for place, mention in found if mention.name == name)
        yield Named(name, kind, Quote(name, front.prose[place].places))


def _is_under(agency: str, line: str | None, year: int | None) -> bool:
    known = find_agency(agency)
    return line is None or (known is not None and known.is_under(line, year))


def _line(name: str, year: int | None) -> str | None:
    known = find_ministry(name, year)
    return known.line if known else None
