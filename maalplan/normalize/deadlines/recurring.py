"""What happens again and again has no due time."""

from __future__ import annotations

import re

TIMES = r"(?:en|én|et|ét|to|tre|fire|fem|seks|\d{1,2})"
UNIT = r"(?:(?:man|tirs|ons|tors|fre|lør|søn)?dag|uge|måned|kvartal|tertial|halvår|år)"
EVERY = re.compile(
    rf"\b(?:hver|hvert)\s(?:(?:\d{{1,2}}\.|anden|andet|tredje|fjerde)\s)?{UNIT}s?\b"
    rf"|\b{TIMES}\sgang(?:e)?\s(?:(?:om|i|pr\.|per|hver|hvert)\s{UNIT}(?:en|et)?\b"
    r"|(?:årligt|halvårligt|kvartalsvist?|månedligt|ugentligt|dagligt)\b)",
    re.IGNORECASE,
)
"""``hvert kvartal``, ``hver anden måned``, ``en gang i kvartalet``, ``to gange årligt``."""

AGAIN = re.compile(
    r"\b(?:kontinuerligt?|regelmæssigt?|jævnligt|fortløbende|(?<!pct\.\s)(?<!kr\.\s)(?<!%\s)årligt|halvårligt|månedsvist?|kvartalsvist?|månedligt|ugentligt)\b"
    r"|(?<!den\s)(?<!det\s)(?<!\bde\s)\b(?:løbende|kvartalsvise|månedlige|ugentlige)\b"
    r"|(?:t|es)\sdagligt\b|\bom\småneden\b|\b(?:pr\.|per)\s(?:uge|måned|kvartal|tertial|halvår)\b",
    re.IGNORECASE,
)
"""``løbende``, ``kvartalsvis``, ``pr. kvartal``; not ``den årlige måling``, which is one."""


def happens_every(words: str) -> bool:
    """Is it said that something happens every so often, so that a day beside it comes back too?"""
    return bool(EVERY.search(words))


def happens_again(words: str) -> bool:
    """Is it said that something goes on, or happens more than once?"""
    return happens_every(words) or bool(AGAIN.search(words))
