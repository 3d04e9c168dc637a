"""What is said of corrections, in Danish: of those that stand in a plan, and of those that were left."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from maalplan.output.correction_reasons import reason_in_danish

_SHOWN = r"(?:'.*'|nothing)"
_PART = rf"(?:the plan|(?:goal|milestone|signature|follow-up) {_SHOWN})"
_BY = r"(?P<by>(?: \(.*\))?)"
_STANDING: Final = (
    (
        re.compile(
            rf"Put right by hand: (?P<field>.+?) of (?P<part>{_PART}) is (?P<now>{_SHOWN}), and (?P<was>{_SHOWN}) "
            rf"was read{_BY}"
        ),
        "Rettet: {field} for {part} er {now}; læst var {was}{by}",
    ),
    (re.compile(rf"Put right by hand: (?P<part>{_PART}) was added{_BY}"), "Rettet: {part} er føjet til{by}"),
    (re.compile(rf"Put right by hand: (?P<part>{_PART}) was removed{_BY}"), "Rettet: {part} er fjernet{by}"),
    (
        re.compile(rf"Put right by hand: (?P<part>{_PART}) was made of (?P<now>\d+){_BY}"),
        "Rettet: {part} er sat sammen af {now}{by}",
    ),
    (
        re.compile(rf"Put right by hand: (?P<part>{_PART}) was split off (?P<was>{_SHOWN}){_BY}"),
        "Rettet: {part} er delt fra {was}{by}",
    ),
)
_LEFT: Final = re.compile(
    r"The correction (?P<id>\S+) \((?P<asked>(?P<verb>set|add|remove|merge|split) .*)\) was not put in: (?P<why>.+)"
)
_KINDS: Final[Mapping[str, str]] = {
    "the plan": "planen",
    "goal": "målet",
    "milestone": "målepunktet",
    "signature": "underskriften",
    "follow-up": "opfølgningen",
}
_NEW: Final[Mapping[str, str]] = {
    "goal": "et mål",
    "milestone": "et målepunkt",
    "signature": "en underskrift",
    "follow-up": "en opfølgning",
}
_FIELDS: Final[Mapping[str, str]] = {
    "acronym": "forkortelsen",
    "agency": "myndigheden",
    "criterion": "kriteriet",
    "date": "datoen",
    "deadline": "fristen",
    "description": "beskrivelsen",
    "document type": "dokumenttypen",
    "focus area": "indsatsområdet",
    "ministry": "ministeriet",
    "name": "navnet",
    "number": "nummeret",
    "occasion": "anledningen",
    "organisation": "myndigheden",
    "period": "perioden",
    "place": "stedet",
    "published": "udgivelsen",
    "remarks": "bemærkningerne",
    "responsible": "den ansvarlige",
    "scale": "skalaen",
    "scope": "hvis mål det er",
    "section": "afsnittet",
    "targets": "måltallene",
    "text": "ordlyden",
    "title": "titlen",
    "version": "udgaven",
    "weight": "vægten",
    "when": "tidspunktet",
    "year": "året",
}
_VERBS: Final[Mapping[str, str]] = {"remove": "fjern", "merge": "sæt sammen", "split": "del"}


def corrected_in_danish(message: str) -> str | None:
    """The message of a correction that stands, in Danish; null where it is no such message.

    >>> corrected_in_danish("Put right by hand: goal 'Klima' was added (Anna)")
    "Rettet: målet 'Klima' er føjet til (Anna)"
    """
    for pattern, danish in _STANDING:
        found = pattern.fullmatch(message)
        if found:
            slots = {"now": "", "was": "", "field": "", **found.groupdict("")}
            return danish.format(
                field=_FIELDS.get(slots["field"], f"»{slots['field']}«"),
                part=_part(slots["part"]),
                now=_shown(slots["now"]),
                was=_shown(slots["was"]),
                by=slots["by"],
            )
    return None


def left_in_danish(message: str) -> str | None:
    """The message of a correction that was left, in Danish; null where it is no such message.

    >>> left_in_danish("The correction r7 (remove the plan) was not put in: the plan itself cannot be removed.")
    'Rettelsen r7 (fjern planen) er ikke sat ind: planen selv kan ikke fjernes.'
    """
    found = _LEFT.fullmatch(message)
    if found is None:
        return None
    why = reason_in_danish(found["why"])
    return f"Rettelsen {found['id']} ({_asked(found['verb'], found['asked'])}) er ikke sat ind: {why}"


def _asked(verb: str, asked: str) -> str:
    if verb == "set":
        found = re.fullmatch(r"set (?P<field>.+?) of (?P<part>the plan\b.*|\w.*)", asked, re.DOTALL)
        if found:
            return f"{_FIELDS.get(found['field'], '»' + found['field'] + '«')} for {_part(found['part'])}"
    if verb == "add":
        found = re.fullmatch(r"add a (?P<kind>[\w-]+) to (?P<part>.+)", asked, re.DOTALL)
        if found:
            return f"føj {_NEW.get(found['kind'], found['kind'])} til {_part(found['part'])}"
    return f"{_VERBS.get(verb, verb)} {_part(asked.removeprefix(verb).strip())}"


def _part(named: str) -> str:
    """A part of the plan, by its kind and name."""
    bare = named.removeprefix("the ")
    for kind, danish in _KINDS.items():
        kind_alone = kind.removeprefix("the ")
        if bare.startswith(kind_alone):
            rest = bare.removeprefix(kind_alone)
            return danish + ("" if rest == " nothing" else rest)
    return named


def _shown(words: str) -> str:
    return "intet" if words == "nothing" else words
