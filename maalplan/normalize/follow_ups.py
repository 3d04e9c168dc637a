"""How the goals are followed up: occasion, time and scale."""

from __future__ import annotations

import re

from maalplan.model import Deadline, FollowUp, Period, Quote, RawFollowUp
from maalplan.normalize.deadlines import as_deadline, needs_year
from maalplan.normalize.text import one_line

_ARTICLE = re.compile(r"^(?:en|et|den|det)\s+")
_ENDING = re.compile(
    r"(?P<stem>[a-zæøå]*(?:ing|rapport|status|regnskab|opgørelse|redegørelse|møde))(?:sen|en|et|n|t)(?![a-zæøå])"
)
_ADJECTIVE = re.compile(r"\b(endelig|foreløbig|årlig|halvårlig|skriftlig)e\b")
_NUMBER_WORD = re.compile(r"\bnr\.?\s*(?=\d)")
_AFTER_THE_PLAN = re.compile(r"\bårs(?:rapport|beretning|afslutning|opgørelse|status)|slut|endelig|virksomhedsregnskab")
_TRAFFIC_LIGHT = ("grøn", "gul", "rød")
_COLOUR = re.compile(r"\b(grøn|gul|rød|orange|sort|blå)(?:ne|e|t)?\b", re.IGNORECASE)
_QUOTED = re.compile(r"[”“„\"»«'’]([^”“„\"»«'’]+)[”“\"»«'’]")
_SEPARATOR = re.compile(
    r"\s*(?:,\s*(?:eller|og|samt)\b|,|/|;|\bog/eller\b|\beller\b|\bog\b|\bsamt\b)\s*", re.IGNORECASE
)
_DEGREE = re.compile(r"(?:ikke|delvist?|helt|fuldt|overvejende|næsten|ej)", re.IGNORECASE)


def as_follow_up(raw: RawFollowUp, period: Period | None) -> FollowUp | None:
    """The occasion that *raw* tells of in a plan for *period*; None where its time cannot be laid on the calendar.

    >>> as_follow_up(RawFollowUp(Quote("årsrapporten"), Quote("marts 2026")), None).when.end
    '2026-03-31'
    """
    occasion = as_occasion(raw.occasion.text)
    when = _as_time(one_line(raw.when.text), occasion, period)
    if when is None:
        return None
    quotes = {"occasion": raw.occasion, "when": raw.when} | ({"scale": raw.scale} if raw.scale else {})
    return FollowUp(occasion, when, as_scale(raw.scale) if raw.scale else (), quotes)


def as_occasion(words: str) -> str:
    """An occasion's name in lower case, without its article and its definite ending.

    >>> as_occasion("Udgiftsopfølgningen nr. 2"), as_occasion("den endelige opgørelse"), as_occasion("en status")
    ('udgiftsopfølgning 2', 'endelig opgørelse', 'status')
    """
    name = _NUMBER_WORD.sub("", _ARTICLE.sub("", one_line(words).casefold()))
    return _ENDING.sub(lambda match: match["stem"], _ADJECTIVE.sub(r"\1", name))


def as_scale(words: Quote) -> tuple[str, ...]:
    """The verdicts of a scale in the order in which they are printed; a "trafiklys-model" has three colours.

    >>> as_scale(Quote("”opfyldt”, ”delvist opfyldt” eller ”ikke opfyldt”"))
    ('opfyldt', 'delvist opfyldt', 'ikke opfyldt')
    >>> as_scale(Quote("”trafiklys-model”")), as_scale(Quote("helt, delvist eller ikke opfyldt"))
    (('grøn', 'gul', 'rød'), ('helt opfyldt', 'delvist opfyldt', 'ikke opfyldt'))
    """
    line = one_line(words.text)
    colours = tuple(dict.fromkeys(colour.casefold() for colour in _COLOUR.findall(line)))
    if len(colours) > 1:
        return colours
    quoted = tuple(found.strip() for found in _QUOTED.findall(line))
    if len(quoted) > 1:
        return quoted
    if "trafiklys" in line.casefold():
        return _TRAFFIC_LIGHT
    verdicts = [verdict for verdict in _SEPARATOR.split(line) if verdict]
    head = verdicts[-1].split()[-1]
    return tuple(f"{verdict} {head}" if _DEGREE.fullmatch(verdict) else verdict for verdict in verdicts)


def _as_time(words: str, occasion: str, period: Period | None) -> Deadline | None:
    """The window of *words*; what closes a plan's year falls in the year after it, where no year is printed."""
    if period and _AFTER_THE_PLAN.search(occasion) and needs_year(words, column=True):
        year = int(period.end[:4]) + 1
        period = Period(f"{year:04d}-01-01", f"{year:04d}-12-31")
    return as_deadline(words, period, column=True)
