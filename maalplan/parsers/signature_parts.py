"""A line of a signature block → its parts: place, date, name, title, organisation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, TypeAlias

from maalplan.model import Text
from maalplan.parsers.cover import is_prose
from maalplan.parsers.spans import Span, trimmed
from maalplan.parsers.time_words import DATE, MONTH, YEAR

Role: TypeAlias = Literal["rule", "label", "place", "date", "name", "title", "organisation", "other"]

_RULE = re.compile(r"(?:\\?[_.…‗—–-]|\s){3,}")
_LEADING_RULE = re.compile(r"(?:\\?[_…‗]){3,}\s*|[.]{6,}\s*")
_PLACE = r"(?!Den\s|D\.)[A-ZÆØÅ][\wæøåé-]+\.?(?:\s(?:[A-ZÆØÅ][\wæøåé-]*|i|ved|på)){0,3}"
_DATED = re.compile(rf"(?:(?P<place>{_PLACE})\s*,?\s+)?(?:(?:[Dd]en|DEN|[Dd]\.)\s*)?(?P<date>(?i:{DATE}))(?!\w)")
_UNDATED = re.compile(rf"(?P<place>{_PLACE})\s*,?\s+(?:(?:den|d\.)\s*[_./\\…\s\d-]*|(?i:(?:i\s+)?{MONTH},?\s*{YEAR}))")
_LABEL = re.compile(
    r"(?P<label>sted(?:\s*(?:og|/|,)\s*dato)?|dato(?:\s*(?:og|/|,)\s*sted)?|navn|titel|stilling|underskrift|organisation|institution"
    r"|myndighed|(?:(?:digitalt|elektronisk)\s+)?(?:underskrevet|signeret|godkendt|tiltrådt)"
    r"(?:\s+(?:digitalt|elektronisk|(?:med|via)\s+(?:MitID|NemID)(?:\s+Erhverv)?))?|sign\.?)"
    r"\s*(?::\s*(?P<rest>.*)|$|,?\s(?=den\b|d\.|\d)(?P<tail>.*))",
    re.IGNORECASE | re.DOTALL,
)
_LABEL_ROLES: dict[str, Role] = {
    "navn": "name", "titel": "title", "stilling": "title", "organisation": "organisation",
    "institution": "organisation",     "myndighed": "organisation",
}  # fmt: skip
_SIGNED = re.compile(r"(?:sign\.|e\.\s?b\.|/s/)\s*(?P<rest>[A-ZÆØÅ].*)", re.IGNORECASE | re.DOTALL)
_ON_BEHALF = re.compile(r"(?:for|på\s+vegne\s+af)\s+(?P<organisation>[A-ZÆØÅ].*?)\s*:?", re.IGNORECASE | re.DOTALL)

_OFFICES = (
    "direktør", "chef", "formand", "forkvinde", "forperson", "rektor", "dekan", "minister", "inspektør", "inspektor",
    "kommissær", "advokat", "arkivar", "leder", "sekretær", "præsident", "bibliotekar", "antikvar", "statistiker",
    "kommitteret", "general", "admiral", "guvernør", "forstander", "provst", "biskop", "mester", "ombudsmand",
    "konsulent", "mand", "medlem",
)  # fmt: skip
_OFFICE = rf"(?:{'|'.join(_OFFICES)})"
_ENGLISH = r"(?:(?:Deputy |Acting |Managing )?Director(?:[ -]General)?|Permanent Secretary|Secretary[ -]General)"
TITLE = re.compile(
    r"(?P<title>(?:(?:[Kk]onst(?:itueret|\.)|[Kk]st\.|[Ff]ung(?:erende|\.)|[Aa]dm(?:inistrerende|\.)|[Vv]ice|[Ll]edende"
    r"|[Ff]aglig|[Aa]dministrativ|[Øø]konomisk|[Kk]ommerciel)\s+)*"
    rf"(?:(?:[A-ZÆØÅ][\wæøå]*-?\s+og\s+)?(?i:[a-zæøå-]*{_OFFICE})|{_ENGLISH}))(?!\w)",
)
_OF_TITLES = (*_OFFICES, "director", "secretary", "titel", "stilling")
_MAYBE_TITLE = re.compile(rf"(?:{'|'.join(_OF_TITLES[:-2])})(?!\w)|(?:titel|stilling)\s*[:,\sd\d]")
_AFTER_TITLE = re.compile(r"\s*(?P<link>,|/|\||–|-|\(|\bfor\b|\bi\b|\bved\b)?\s*(?P<rest>.*?)\)?", re.DOTALL)

_PARTICLE = r"(?:le|la|du|de|den|der|von|van|af|zu|ter|el|al|bin|da|di|dos|y)"
_GIVEN = r"[A-ZÆØÅÄÖÜÉ](?:[\wæøåäöüéèáóíúç’']+(?:-[A-ZÆØÅ]?\w+)*|\.(?:[A-ZÆØÅ]\.)*)"
NAME = re.compile(rf"{_GIVEN}(?:\s+(?:{_PARTICLE}\s+)*{_GIVEN}){{1,4}}(?:,?\s+(?:ph\.?d|dr|jr|sr)\.?)?")
ORGANISATION = re.compile(
    r"(?:styrelse|direktorat|ministeri|institut|tilsyn|forsorg|politi|nævn|center|centr|råd\b|fond|universitet|muse|bibliotek|arkiv"
    r"|skole|forvaltning|departement|agentur|kommission|domstol|kontor|myndighed|tjeneste|selskab|konservatori|akademi|forsvar"
    r"|samling|filminstitut|teater|ombud|banedanmark|statistik|hus(?:et)?\b|sekretariat|værn|kommune|region\b|væsen)"
    r"|^(?:statens|danmarks|dansk|det|den|de|grønlands|københavns|nationalt?)\s",
    re.IGNORECASE,
)
_LONGEST = 110


@dataclass(frozen=True, slots=True)
class Part:
    """Words of one role; ``spans`` are several where the layout wrapped them."""

    role: Role
    spans: tuple[Span, ...]

    @property
    def text(self) -> str:
        """The words on one line."""
        return " ".join(" ".join(span.text for span in self.spans).split())


def read_parts(line: Span) -> tuple[Part, ...]:
    """The parts of one line in order; a line that belongs to no signature is one part of the role "other".

    "København, den 18/12 2024" is a place and a date; "Direktør, Sundhedsstyrelsen" a title and an organisation.
    """
    return tuple(
        Part(role, (Span(line.block, line.start + start, line.start + end),)) for role, start, end in _roles(line.text)
    )


@lru_cache(maxsize=4096)
def _roles(text: str) -> tuple[tuple[Role, int, int], ...]:
    """The parts of a line that reads *text*, each with its start and end; kept, since a line is asked about often."""
    line = Span(Text("line", text, ()), 0, len(text))
    return tuple((part.role, part.spans[0].start, part.spans[0].end) for part in _parts(line))


def is_name(text: str) -> bool:
    """Could *text* be a person's name, and no organisation's?"""
    return bool(NAME.fullmatch(text.strip())) and not ORGANISATION.search(text) and not TITLE.match(text)


def title_of(text: str) -> re.Match[str] | None:
    """The title that *text* begins with."""
    return TITLE.match(text) if may_hold_title(text) else None


def may_hold_title(text: str) -> bool:
    """Could a line of *text* hold somebody's title? So most texts are told from signatures at little cost."""
    low = text.casefold()
    return any(word in low for word in _OF_TITLES) and bool(_MAYBE_TITLE.search(low))


def may_hold_titles(texts: Iterable[str]) -> bool:
    """Could one of *texts* hold somebody's title? As :func:`may_hold_title`, for many at once."""
    lows = [text.casefold() for text in texts]
    whole = "\n".join(lows)
    offices = [word for word in _OF_TITLES if word in whole]
    return bool(offices) and any(_MAYBE_TITLE.search(low) for low in lows if any(office in low for office in offices))


def _parts(line: Span) -> Iterator[Part]:
    text = line.text
    if not text:
        return
    if len(text) > 3 * _LONGEST:
        yield Part("other", (line,))
    elif _RULE.fullmatch(text):
        yield Part("rule", (line,))
    elif rule := _LEADING_RULE.match(text):
        yield Part("rule", (line.cut(0, rule.end()),))
        yield from _parts(line.cut(rule.end()))
    elif match := _LABEL.fullmatch(text):
        yield from _labelled(line, match)
    elif match := _DATED.match(text):
        yield from _dated(line, match)
    elif match := _UNDATED.fullmatch(text):
        yield Part("place", (line.cut(*match.span("place")),))
    elif match := _SIGNED.fullmatch(text):
        yield from _parts(line.cut(*match.span("rest")))
    elif match := _ON_BEHALF.fullmatch(text):
        yield Part("organisation", (line.cut(*match.span("organisation")),))
    else:
        yield from _person(line)


def _dated(line: Span, match: re.Match[str]) -> Iterator[Part]:
    rest = trimmed(line.cut(match.end()))
    if rest.text[:1].islower():
        yield Part("other", (line,))
        return
    if match["place"]:
        yield Part("place", (line.cut(*match.span("place")),))
    yield Part("date", (line.cut(*match.span("date")),))
    yield from _parts(rest)


def _labelled(line: Span, match: re.Match[str]) -> Iterator[Part]:
    group = "rest" if match["rest"] else "tail"
    yield Part("label", (line.cut(*match.span("label")),))
    if match[group]:
        rest = line.cut(*match.span(group))
        role = _LABEL_ROLES.get(match["label"].casefold())
        if role:
            yield Part(role, (rest,))
        elif match["label"].casefold() == "sted":
            yield Part("place", (rest,))
        else:
            yield from _parts(rest)


def _person(line: Span) -> Iterator[Part]:
    """A name, a title, an organisation, or several of them on one line."""
    text = line.text
    if title := title_of(text):
        yield from _titled(line, title)
    elif is_name(text.strip("()/")):
        start = len(text) - len(text.lstrip("(/"))
        yield Part("name", (line.cut(start, start + len(text.strip("()/"))),))
    elif split := _name_and_title(text):
        yield Part("name", (line.cut(0, split[0]),))
        yield from _parts(line.cut(split[1]))
    elif _is_proper(text) and ORGANISATION.search(text) and not is_prose(text):
        yield Part("organisation", (line,))
    else:
        yield Part("other", (line,))


def _titled(line: Span, title: re.Match[str]) -> Iterator[Part]:
    after = _AFTER_TITLE.fullmatch(line.text, title.end())
    rest = line.cut(*after.span("rest")) if after else line.cut(title.end())
    if after and after["link"] is None and rest.text and not (is_name(rest.text) or ORGANISATION.search(rest.text)):
        yield Part("other", (line,))
        return
    if after and after["link"] == "," and TITLE.fullmatch(rest.text):
        yield Part("title", (line,))
        return
    yield Part("title", (line.cut(*title.span("title")),))
    linked = after is not None and after["link"] is not None
    if not linked and (split := _name_and_house(rest.text)):
        yield Part("name", (rest.cut(0, split[0]),))
        yield from _parts(trimmed(rest.cut(split[1])))
    elif TITLE.match(rest.text):
        yield from _parts(rest)
    elif rest.text:
        yield Part("organisation" if linked or ORGANISATION.search(rest.text) else "name", (rest,))


def _name_and_house(text: str) -> tuple[int, int] | None:
    """Where the name ends and the organisation begins in "Lise Bro, Rigsarkivet" or "Lise Bro Rigsarkivet"."""
    before, comma, behind = text.partition(",")
    if comma and is_name(before) and ORGANISATION.search(behind):
        return len(before), len(before) + 1
    name, _, last = text.rpartition(" ")
    whole = ORGANISATION.match(text) or not ORGANISATION.search(last)
    alone = is_name(name) and last[:1].isupper() and len(last) > 8 and not whole
    return (len(name), len(name) + 1) if alone else None


def _name_and_title(text: str) -> tuple[int, int] | None:
    """Where the name ends and the title begins in "Jens Egelund, direktør" or "Jens Egelund Direktør, …"."""
    if not NAME.match(text):
        return None
    for title in TITLE.finditer(text):
        name = text[: title.start()].rstrip(" ,–-/(\t\n")
        if is_name(name):
            return len(name), title.start()
    return None


def _is_proper(text: str) -> bool:
    return text[:1].isupper() and len(text) <= _LONGEST and text.rstrip()[-1:] not in ".:;?!"
