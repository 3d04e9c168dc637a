"""The shapes in which Danish plans print days, months and years. Shapes only: their values are read later."""

from __future__ import annotations

import re

_FULL = (
    "januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november",
    "december",
)  # fmt: skip
_SHORT = "|".join(["sept", *(month[:3] for month in _FULL)])
MONTH = rf"(?:(?:{'|'.join(_FULL)})(?![a-zæøå])|(?:{_SHORT})(?![a-zæøå])\.?)"
YEAR = r"(?:19|20)\d\d(?!\d)"
_ORDINAL = r"(?:[a-zæøå]{2,4}og)?(?:første|anden|tredje|fjerde|femte|sjette|[a-zæøå]{2,6}ende|ellevte|tolvte|tredivte)"
DATE = (
    rf"(?:(?:\d{{1,2}}\s*\.?|{_ORDINAL})\s*{MONTH},?\s*{YEAR}"
    r"|\d{1,2}\s*[./-]\s*\d{1,2}\s*[./ -]\s*(?:(?:19|20)\d\d|\d\d)(?!\d)"
    rf"|{YEAR}-\d\d-\d\d)"
)
"""A day: ``18/12 2024``, ``10/3.16``, ``7.12.2025``, ``13. marts 2019``, ``femte maj 2025``, ``2024-12-17``."""
SEASON = r"(?:forår|sommer|efterår|vinter)(?:et|en)?"
DAY_MONTH = rf"(?:\d{{1,2}}\.?\s*{MONTH}(?:,?\s*{YEAR})?)"

PUBLISHED = re.compile(
    r"(?:(?:version|ver\.|v\.|udgave|rev(?:ision|\.)?) ?[\d.]+(?: ?[,;:–-])? *|\d+\. udgave(?: ?[,;:–-])? *)?"
    r"(?:(?:(?:sidst )?(?:udgivet|offentliggjort|godkendt|opdateret|revideret|dateret)(?: i| af direktionen)?|dato)"
    r"\s*[:,]?\s*)?"
    r"(?:[A-ZÆØÅ][a-zæøå]+(?: [A-ZÆØÅ][a-zæøå]*)?,\s+)?(?:(?:den|d\.)\s*)?"
    rf"(?P<date>{DATE}|{MONTH},?\s*{YEAR})\.?",
    re.IGNORECASE,
)
"""A line of a cover that says when the plan was published: ``December 2024``, ``d. 17. december 2024``."""

SPAN_OF_TIME = re.compile(
    rf"{DAY_MONTH}\s*(?:til(?:\s+og\s+med)?|[-–—])\s*(?:den\s+|d\.\s*)?{DAY_MONTH}"
    rf"|(?:[12]\.|første|andet)\s*halvår(?:\s+af)?\s+{YEAR}"
    rf"|(?:[1-4]\.|første|andet|tredje|fjerde)\s*kvartal(?:\s+af)?\s+{YEAR}"
    rf"|{YEAR}\s*(?:[-–—/]|til(?:\s+og\s+med)?|og)\s*(?:{YEAR}|\d\d(?!\d))"
    rf"|{YEAR}",
    re.IGNORECASE,
)
"""A stretch of days, quarters or years: ``1. januar til 31. marts 2019``, ``2. halvår 2017``, ``2015-2018``."""

COVER_PERIOD = re.compile(
    r"\(?(?:(?:gæld\w*|gyldig\w*|dækker|løber|for|fra|i|den|perioden?|(?:plan|kontrakt|aftale|resultat)perioden?|finansåret"
    rf"|kalenderåret|regnskabsåret|året|hele)[\s:]+){{0,4}}(?P<time>{SPAN_OF_TIME.pattern})\)?",
    re.IGNORECASE,
)
"""A line of a cover that says what time the plan covers: ``Gældende for 2025``, ``Finansåret 2025``."""
