"""What happens again and again has no due time."""

from __future__ import annotations

import re

from maalplan.normalize.quick import holds_any, lowered

TIMES = r"(?:en|én|et|ét|to|tre|fire|fem|seks|\d{1,2})"
UNIT = r"(?:(?:man|tirs|ons|tors|fre|lør|søn)?dag|uge|måned|kvartal|tertial|halvår|år)"
EVERY = re.compile(
    rf"\b(?:hver|hvert)\s(?:(?:\d{{1,2}}\.|anden|andet|tredje|fjerde)\s)?{UNIT}s?\b"
    rf"|\b{TIMES}\sgang(?:e)?\s(?:(?:om|i|pr\.|per|hver|hvert)\s{UNIT}(?:en|et)?\b"
    r"|(?:årligt|halvårligt|kvartalsvist?|månedligt|ugentligt|dagligt)\b)"
)
"""``hvert kvartal``, ``hver anden måned``, ``en gang i kvartalet``, ``to gange årligt``."""

OF_EVERY = ("hver", " gang")
"""One of these stands wherever :data:`EVERY` finds something."""

AGAIN = re.compile(
    r"\b(?:kontinuerligt?|regelmæssigt?|jævnligt|fortløbende|(?<!pct\.\s)(?<!kr\.\s)(?<!%\s)årligt|halvårligt|månedsvist?|kvartalsvist?|månedligt|ugentligt)\b"
    r"|(?<!den\s)(?<!det\s)(?<!\bde\s)\b(?:løbende|kvartalsvise|månedlige|ugentlige)\b"
    r"|(?:t|es)\sdagligt\b|\bom\småneden\b|\b(?:pr\.|per)\s(?:uge|måned|kvartal|tertial|halvår)\b"
)
"""``løbende``, ``kvartalsvis``, ``pr. kvartal``; not ``den årlige måling``, which is one."""

OF_AGAIN = (
    *(
        "kontinuerlig",
        "regelmæssig",
        "jævnlig",
        "løbende",
        "årlig",
        "månedsvis",
        "månedlig",
        "om måneden",
        "kvartalsvis",
    ),
    *("ugentlig", "daglig", "pr.", "per"),
)
"""One of these stands wherever :data:`AGAIN` finds something."""


def happens_every(words: str) -> bool:
    """Is it said that something happens every so often, so that a day beside it comes back too?"""
    return holds_any(words, OF_EVERY) and bool(EVERY.search(lowered(words)))


def happens_again(words: str) -> bool:
    """Is it said that something goes on, or happens more than once?"""
    return happens_every(words) or (holds_any(words, OF_AGAIN) and bool(AGAIN.search(lowered(words))))
