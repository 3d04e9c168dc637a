"""Digits that are no figures: times, years, laws, versions, names, scales. They are masked, so that offsets stay."""

from __future__ import annotations

import re
from functools import lru_cache

from maalplan.normalize.deadlines import time_spans
from maalplan.normalize.numbers import NUMBER
from maalplan.normalize.quick import lowered
from maalplan.normalize.units import PHYSICAL

MASK = "\0"
"""What stands for each masked character: no letter, no digit, no space."""

DIGIT = re.compile(r"[\d½]")
NUMBERED = r"""
    stk|nr|pkt|kap|art|jf|tlf|telefon|cvr|kl|s|version|ver|release|udgave
    |stykke|nummer|punkt|kapitel|artikel|side|siderne|afsnit|bilag|tabel|figur|boks|note|bind
    |fase|faser|trin|etape|runde|del|spor|bølge|modul|sprint|niveau|kategori|tier|gruppe|klasse|type|model|scenarie|scenarium|zone
    |(?:\w{1,24})?(?:mål|målepunkt(?:er)?|krav|initiativ|indsats|indsatsområde|opgave|aktivitet|anbefaling|milepæl)
    |pejlemærke
    |projekt|program|pulje|prognose|udgiftsopfølgning|rute|linje|hal|bygning|lokale|vagt
    |\w{0,24}lov|lovforslag|\w{0,24}bekendtgørelse|\w{0,24}forordning|\w{0,24}direktiv|cirkulære|aktstykke|akt
    |sag|iso(?:/iec)?|litra
"""
DIGITS_NEXT = r"(?: \.?\s?nr )? \.? \s? \(?\d"
"""All patterns below are for words in lower case."""
NO_FIGURES = tuple(
    (stems.split(), re.compile(pattern, re.VERBOSE))
    for stems, pattern in (
        ("§", r"§+ \s? \d+ [\w.]* (?: (?: ,\s? | \s?(?:-|–|og)\s? | ,?\sstk\.\s? ) \d+ [\w.]*){0,4}"),
        (
            "",
            rf"\b (?= \w*? [^\W\d] \d | \w++ (?:/iec)? {DIGITS_NEXT} ) (?<! mindst\s)"
            rf"(?:{NUMBERED}) {DIGITS_NEXT} [\d./-]*"
            r"(?! \d | ,\d | \s?(?:%|pct|procent|kr|mio|mia))",
        ),
        # COVID-19, H5N1, CO2, MitID2, but not the units in 350 km2 and 1,2 mio. m3
        (
            "",
            r"(?= [^\W\d] -? \d) (?: (?! m[23](?!\w) ) | (?<![\d.]\s) (?<!\d) (?<![\d.]\s[cdk]) (?<!\d[cdk]) )"
            r"[^\W\d] -? \d [\w./-]*",
        ),
        # 80 pct.-fraktilen, 400 kV-forbindelser, 30-dages, 112-opkald, 6-årige
        ("-", r"\d (?<![\w,.].) [\d.,]* \s? (?:%|pct\.?|procent) - (?!point|pts) [^\W\d][\w-]*"),
        ("-", rf"\d (?<![\w,.].) [\d.,]* \s {PHYSICAL.lower()} -[^\W\d][\w-]*"),
        ("-", r"\d (?<!\d.) \d{0,3} - (?=[^\W\d]) [\w-]+"),
        (": x ×", r"\d (?<![\w,.].) \d* \s? [:x×] \s? \d+"),
        ("eu ef eøf", r"(?<!\w) \(? (?:eu|ef|eøf) \)? \s? (?:nr\.\s?)? \d+/\d+"),
        ("/", r"\d (?<![\w,.].) \d* / \d+ (?:/\w+)?"),
        ("pr per hver", r"\b (?: pr\.? | per | (?:for\s)?hver | (?:for\s)?hvert ) \s? \d [\d.]*"),
        (
            "skala indeks score",
            r"\b (?: skala(?:en)? | indeks(?:et)? | score ) \s (?: (?:fra|på|mellem|går) \s ){0,2}"
            r"[-+−]? \d+ (?:,\d+)? \s? (?:-|–|til|og) \s? [-+−]? \d+ (?:,\d+)?",
        ),
        ("alder", r"\b (?:i\s)? alderen \s (?:fra\s|mellem\s)? \d+ \s? (?:-|–|til|og) \s? \d+ (?:\sår)?"),
        (
            "børn unge personer borgere patienter kvinder mænd ældre elever voksne",
            r"\b (?: børn | unge | personer | borgere | patienter | kvinder | mænd | ældre | elever | voksne )"
            r"\s (?P<only> (?: på | under | over | mellem ) \s \d+ (?: \s?(?:-|–|og|til)\s? \d+ )? \s \w+ )",
        ),
    )
)
"""Each with what, of several, stands wherever it finds something; nothing where that cannot be said."""
YEAR = re.compile(r"(?:19|20)(?<![\d.,]..)\d\d(?:\s?[-–/]\s?(?:(?:19|20)\d\d|\d\d))?(?!\d|[.,]\d)")
COUNTED_BEFORE = re.compile(r"(?:mindst|minimum|min\.|højst|maksimalt|maks\.?|ca\.|alt|samlet|[≥≤])\s$", re.IGNORECASE)
COUNTED_AFTER = re.compile(
    r"\s?(?:%|pct|procent|kr\b|kroner|mio\b|mia\b|timer\b|årsværk|point\b|t\.?\s?kr)", re.IGNORECASE
)

LOOK_BACK = re.compile(
    rf"(?P<lead>(?<!\w)(?:(?:baseline|udgangspunkt|nulpunkt)(?:et|en|sniveau)?(?:\s(?:er|på|i|var))?[\s:=]{{1,2}}(?:{MASK}{{4}}[\s:=]{{1,2}})?(?:på\s|er\s)?"
    rf"|(?:var|sammenlignet\smed|i\sforhold\stil|ift\.|(?<!op\s)mod)\s(?:i\s{MASK}{{4}}\s)?(?:på\s|ca\.\s)?"
    rf"|(?:resultat|status|niveau|måling|målt|opgjort|realiseret)(?:et|en)?\s(?:(?:i|for)\s)?{MASK}{{4}}\s?:\s"
    rf"|(?:med|som|end|fra|til|ift\.|siden)\s(?:i\s)?(?:niveauet\si\s)?{MASK}{{4}}(?:-niveauet)?\s?[(\[](?:på\s|ca\.\s)?)"
    rf"|[(\[](?:[^\W\d]+\s){{0,3}}{MASK}{{4}}(?:-\w+)?(?:\s?[:=]|\svar)\s?)"
    rf"(?P<figure>{NUMBER})"
)
"""A figure that says how it was: ``(2024: 76 pct.)``, ``mod 76 pct. i 2024``, ``baseline 60 pct.``, ``i 2024 (7)``"""


@lru_cache(maxsize=1024)
def without_times_and_names(text: str) -> str:
    """*text*, as long as before, with every digit masked that is part of a time, a reference, a version or a name."""
    masked = text
    for start, end in time_spans(text):
        masked = blank(masked, start, end)
    for match in YEAR.finditer(text):
        if not (
            COUNTED_BEFORE.search(text[max(0, match.start() - 12) : match.start()])
            or COUNTED_AFTER.match(text, match.end())
        ):
            masked = blank(masked, *match.span())
    left = lowered(masked)
    for stems, pattern in NO_FIGURES if DIGIT.search(left) else ():
        for match in pattern.finditer(left) if not stems or any(stem in left for stem in stems) else ():
            masked = blank(masked, *match.span("only" if "only" in pattern.groupindex else 0))
    return masked


@lru_cache(maxsize=1024)
def looks_back(masked: str) -> re.Match[str] | None:
    """The first figure in a masked text that says how it was."""
    return LOOK_BACK.search(lowered(masked)) if DIGIT.search(masked) else None


def blank(masked: str, start: int, end: int) -> str:
    """*masked* with the characters *start* to *end* masked too."""
    return masked[:start] + MASK * (end - start) + masked[end:]
