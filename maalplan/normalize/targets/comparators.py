"""The words before a figure that say how it is to be compared. All patterns are for words in lower case."""

from __future__ import annotations

import re
from typing import NamedTuple

from maalplan.model import Comparator
from maalplan.normalize.quick import lowered
from maalplan.normalize.units import Kind

FILLER = (
    r"(?:(?:på|til|med|i|alt|gennemsnit|gennemsnitlige?t?|samlet|tilsammen|yderligere|årligt|udgøre?|være|er|været|nå|nået"
    r"|ligger?|have|har|tage|vare|koste|bruge|opnå|opnået|afholde[st]?|gennemføre[st]?|behandle[st]?|lig|end|om|dog|niveau|trin|score|indeks|karakteren?"
    r"|(?:en|et|den|det)\s(?:\w{1,24}\s){1,2}på)\s){0,3}"
)
"""What may stand between comparing word and figure: ``må højst udgøre``, ``mindst i alt``, ``højst et tab på``."""

OVER = r"(?:over|overstige[rs]?|overskride[rs]?|mere\send|flere\send|højere\send|længere\send|større\send|ældre\send)"
UNDER = r"(?:under|mindre\send|færre\send|lavere\send|kortere\send|hurtigere\send)"
NOT = r"\b(?:ikke|aldrig)\s(?:\w{1,24}\s){0,2}?"
LEAD_WORDS: tuple[tuple[Comparator, str, str], ...] = (
    (
        "at_most",
        "ikke aldrig mindre ≤ <=",
        rf"{NOT}{OVER}\s|\boverstiger\sikke\s|(?:\bmindre\send\seller\slig(?:\smed)?\s)|(?:≤|<=)\s?",
    ),
    ("at_least", "ikke aldrig større ≥ >=", rf"{NOT}{UNDER}\s|(?:\bstørre\send\seller\slig(?:\smed)?\s)|(?:≥|>=)\s?"),
    (
        "at_most",
        "høj mak max op",
        r"\b(?:højst|højest|maksimalt|maksimum|maksimal|maximalt|maximum|maks\.?|max\.?|op\stil):?\s",
    ),
    ("at_least", "min", r"\b(?:mindst|minimum|minimalt|(?<!\d\s)(?<!\d)min\.|som\sminimum):?\s"),
    ("more_than", "over end >", rf"\b{OVER}\s|(?<![<=])>\s?"),
    ("less_than", "under end <", rf"\b{UNDER}\s|<(?!=)\s?"),
    (
        "about",
        "ca cirka om knap godt tæt op ~ ≈",
        r"(?:\b(?:ca\.?|cirka|omkring|omtrent|omkr\.|knap|godt|tæt\spå|op\si?mod)\s|[~≈]\s?)",
    ),
)
"""Each with what, of several, stands wherever its words do."""
LEADS = tuple((name, stems.split(), re.compile(rf"(?:{words}){FILLER}[+]?$")) for name, stems, words in LEAD_WORDS)
PLUS_MINUS = re.compile(
    r"(?:\b(?:højst|højest|maksimalt|maks\.?|max\.?|inden\s?for)\s(?:på\s)?)?"
    r"(?:\+\s?/?\s?[-–−÷]|±|\bplus\s?(?:/|\s?eller\s|\s)\s?minus)\s?$"
)
WITHIN = re.compile(r"\b(?:inden\s?for(?:\sen\s(?:frist|periode)\spå)?|inden|senest|i\sløbet\saf)\s$")
DEADLINE_NOUN = re.compile(r"frist(?:en)?(?:\ser)?\spå\s$")
NONE_BEFORE = re.compile(r"\bingen\b[^.;:]*$")
FRAME = re.compile(r"\binden\s?for\s(?:(?:en|et|den|det)\s)?(?:\w{1,24}\s(?:på|af)\s)?$")
LOOSE = re.compile(r"\b(?:over|under)\s$")
ACROSS = re.compile(r"\b(?:over|under)\s(?:en|et|den|det)\s")
"""``over en strækning på 4,5 km`` compares nothing."""
OLDER = re.compile(r"\bældre\send\s$")
MEASURED = re.compile(
    r"(?:^|[(:,;\0]\s?|\b(?:er|være|været|ligger?|på|til|udgør|udgøre|bliver|blive|holdes|holde|holder|med|fra|nået|nå|kommer?|langt|også|fortsat"
    r"|reduceret|nedbragt|bringes|fastholde[st]?|forbliver|har|haft|gennemført|afholdt|i|alt|samlet|faldet|øget|steget)\s)$"
)
"""What stands before an ``over`` or ``under`` that compares; elsewhere it only describes: ``børn under 3 år``."""

MEANWHILE = re.compile(
    r"(?<![^\W\d])(?:(?:som\s|i\s)?(?:et\s)?(?:gennemsnit|snit)|gennemsnitlige?t?|samlet\sset|(?:i\s)?(?:hver|hvert|alle|samtlige)"
    r"\s(?:dage?|uger?|måned(?:er)?|kvartal(?:er)?|halvår|år)"
    r"|i\s(?:mindst\s)?\d[\d,]*\s?(?:%|pct\.|procent)\saf\s(?:alle\s|de\s)?[^\W\d]+)\s$"
)
"""What may stand between a verb and its ``over`` or ``under``: ``er i gennemsnit under 8 måneder``."""

HAVING = re.compile(r"\b(?!(?:stig|fald|voks|forbedr|øg)er)\w+(?:er|ere|erne)\smed\s$")
"""``virksomheder med over 250 ansatte``"""

REACH = 110
"""How far before a figure its comparing words are looked for, in characters."""


class Lead(NamedTuple):
    """A comparator, and the offset where its words begin."""

    comparator: Comparator
    start: int


def lead_of(masked: str, at: int, *, kind: Kind, behind: int = -1) -> Lead | None:
    """How the figure at offset *at* is compared, if a word says so; *behind* is where the figure before it ends."""
    before = lowered(masked[max(0, at - REACH) : at])
    shift = at - len(before)
    if ("+" in before or "±" in before or "plus" in before) and (match := PLUS_MINUS.search(before)):
        return Lead("plus_minus", shift + match.start())
    for comparator, stems, pattern in LEADS:
        match = pattern.search(before) if True in [stem in before for stem in stems] else None
        if match and (kind == "share" or shift + match.start() == behind + 1 or not describes(before, match)):
            return Lead(turned(comparator, before[: match.start()]), shift + match.start())
    within = (WITHIN.search(before) or DEADLINE_NOUN.search(before)) if kind == "time" else None
    within = within or (FRAME.search(before) if kind in ("share", "money") else None)
    return Lead("at_most", shift + within.start()) if within else None


def describes(before: str, match: re.Match[str]) -> bool:
    """Does it tell which ones, not how many: ``virksomheder over 50 ansatte``, ``sager ældre end 2 år``?"""
    if OLDER.fullmatch(match[0]):
        return not NONE_BEFORE.search(before[: match.start()])
    if ACROSS.match(match[0]):
        return True
    earlier = MEANWHILE.sub("", before[: match.start()])
    return bool(LOOSE.fullmatch(match[0])) and (not MEASURED.search(earlier) or bool(HAVING.search(earlier)))


def turned(comparator: Comparator, before: str) -> Comparator:
    """``ingen … over 30 dage`` is at most 30 days."""
    if comparator == "more_than" and NONE_BEFORE.search(before):
        return "at_most"
    return "at_least" if comparator == "less_than" and NONE_BEFORE.search(before) else comparator
