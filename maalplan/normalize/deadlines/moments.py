"""Time expressions as Danes print them, one form each: ``2. kvartal``, ``ultimo juni``, ``uge 26``, ``17/6 2026``.

A form says what is printed and nothing of what it is for; :mod:`phrases` reads the words around it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, TypeAlias

from maalplan.normalize.dates import FULL_YEAR, MONTH, SHORT_MONTH, day_of, last_day, month_number, year_number

Grain: TypeAlias = Literal[
    "quarter", "letter", "part", "month", "short", "season", "week", "day", "figures", "year", "end", "plan"
]
"""What kind of time is printed; ``letter`` is K1 or H1, ``short`` a month like ``jan.`` or ``11/2025``,
``figures`` a day like 1/7 whose year is not printed,
``end`` an end in one word (``årets udgang``, ``årsskiftet``), ``plan`` the plan's own period."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A time as printed, at ``start`` to ``end`` of the text.

    ``numbers`` are ``months`` first and last (13 is January of the next year), ``days`` month, first and last day
    (-1 is the month's last), or ``weeks`` first and last. ``year`` is null where none is printed; ``several`` is for
    two in one form: ``1. og 2. kvartal``.
    """

    start: int
    end: int
    grain: Grain
    unit: Literal["months", "days", "weeks", "plan"]
    numbers: tuple[int, ...]
    year: int | None = None
    several: bool = False


Window: TypeAlias = tuple[date, date]
MONTH_END = -1


def window(moment: Moment, year: int) -> Window | None:
    """First and last day of *moment* in *year*, or null where the calendar has none (31 June, week 60)."""
    if moment.unit == "days":
        month, first, last = moment.numbers
        start = day_of(year, month, first)
        end = day_of(year, month, last_day(year, month) if start and last == MONTH_END else last)
        return (start, end) if start and end else None
    first, last = moment.numbers
    if moment.unit == "weeks":
        try:
            return date.fromisocalendar(year, first, 1), date.fromisocalendar(year, last, 7)
        except ValueError:
            return None
    (more, month), (later, month_end) = divmod(first - 1, 12), divmod(last - 1, 12)
    start = day_of(year + more, month + 1, 1)
    end = day_of(year + later, month_end + 1, last_day(year + later, month_end + 1)) if year + later < 9999 else None
    return (start, end) if start and end else None


# ------------------------------------------------------------------ what the forms are made of

AND = r"(?:[-–/&+,]|og\b|eller\b|til\b|samt\b)"
ORDINAL = r"(?:[1-4]\.|første|andet|anden|tredje|fjerde)"
ORDINALS = rf"(?P<ordinals>(?:(?:{ORDINAL}|[1-4])\s?{AND}\s?(?:og\s)?){{0,3}}{ORDINAL})"
ORDINAL_WORDS = {"første": 1, "andet": 2, "anden": 2, "tredje": 3, "fjerde": 4}
FOUR_DIGITS = rf"(?:\s?(?:af\s|i\s)?|\s?[-/]\s?)(?P<year>{FULL_YEAR})(?!\d)|\s?['’]\s?(?P<short>\d\d)(?!\d)"
YEAR = rf"(?:{FOUR_DIGITS})?"
SHORT_YEAR = rf"(?:{FOUR_DIGITS}|\s?[-/]\s?(?P<dashed>\d\d)(?!\d))?"
EDGE = r"(?!\w)"
PART = (
    r"(?:primo|medio|ultimo|(?:prim|med|ult)\.|begyndelsen\saf|starten\saf|midten\saf|slutningen\saf"
    r"|(?:først|midt|sidst)\s(?:i|på))"
)
WEEKDAY = r"(?:(?:man|tirs|ons|tors|fre|lør|søn)dag\s)"
ARTICLE = rf"(?:{WEEKDAY}?(?:den\s|d\.\s?)|{WEEKDAY})?"
SEASONS = {"for": (3, 5), "som": (6, 8), "eft": (9, 11), "vin": (12, 14)}


def form(pattern: str) -> re.Pattern[str]:
    """A form, for words in lower case; it starts at the edge of a word."""
    return re.compile(rf"(?<!\w)(?:{pattern})")


def printed_year(match: re.Match[str]) -> int | None:
    """The year in a form, with four digits or two."""
    groups = match.groupdict()
    digits = groups.get("before") or groups.get("year") or groups.get("short") or groups.get("dashed")
    return year_number(digits) if digits else None


def ordinals(words: str) -> list[int]:
    """``1. og andet`` as 1 and 2."""
    found = re.findall(rf"[1-4]|{'|'.join(ORDINAL_WORDS)}", words, re.IGNORECASE)
    return [ORDINAL_WORDS.get(word.lower()) or int(word) for word in found]


# ------------------------------------------------------------------ the forms


def quarter_letter(match: re.Match[str]) -> Moment | None:
    """``Q2``, ``Q2-Q4``, ``Q4 2025``, ``2025 Q4``; ``K1`` and ``H2`` are letters of less certainty."""
    length, grain = (6, "letter") if match["letter"] == "h" else (3, "letter" if match["letter"] == "k" else "quarter")
    first, last = int(match["first"]), int(match["last"] or match["first"])
    if length == 6 and max(first, last) > 2:
        return None
    found = months(match, "letter" if grain == "letter" else "quarter", (first - 1) * length + 1, last * length)
    return replace(found, several=first != last)


def numbered_part_of_year(match: re.Match[str]) -> Moment | None:
    """``2. kvartal``, ``1./2. kvt.``, ``første halvår af 2025``, ``3. tertial``."""
    length = {"k": 3, "h": 6, "t": 4}[match["what"][0].lower()]
    numbers = ordinals(match["ordinals"])
    if max(numbers) * length > 12:
        return None
    found = months(match, "quarter", (min(numbers) - 1) * length + 1, max(numbers) * length)
    return replace(found, several=len(numbers) > 1)


def last_part(match: re.Match[str]) -> Moment:
    """``årets sidste kvartal``, ``sidste halvår af 2025``."""
    words = (match["what"] or match["of"]).lower()
    return months(match, "quarter", 10 if words.startswith("k") else 7, 12)


def month(match: re.Match[str]) -> Moment:
    """``juni``, ``maj måned 2025``, ``okt. 2025``, ``jun-25``."""
    number = month_number(match["month"])
    return months(match, "month", number, number)


def short_month(match: re.Match[str]) -> Moment:
    """``sept.``, ``Jan``: a month only where it stands apart; ``jul`` is Christmas."""
    number = month_number(match["month"])
    return months(match, "short", number, number)


def month_in_figures(match: re.Match[str]) -> Moment | None:
    """``11/2025``, ``2025-11``; ``2011-12`` is two years."""
    number, year = int(match["month"]), printed_year(match)
    two_years = match.start("year") < match.start("month") and year is not None and number == year % 100 + 1
    return None if two_years else months(match, "short", number, number)


def part_of_month(match: re.Match[str]) -> Moment:
    """``ultimo juni``: its last third; ``primo/medio juni``: its first two."""
    parts = [part_number(match["part"])]
    parts += [part_number(match["to"])] if match["to"] else []
    numbers = (month_number(match["month"]), 1 + 10 * min(parts), (10, 20, MONTH_END)[max(parts)])
    return Moment(match.start(), match.end(), "part", "days", numbers, printed_year(match))


def part_number(words: str) -> int:
    """0, 1 or 2 for the beginning, the middle and the end."""
    return {"p": 0, "b": 0, "m": 1, "u": 2}.get(words[0].lower(), 2 if words.lower().startswith(("sl", "si")) else 0)


def season(match: re.Match[str]) -> Moment:
    """``foråret 2025``, ``vinteren 2025/26``; the winter is named after the year in which it begins."""
    first, last = SEASONS[match["season"][:3].lower()]
    return months(match, "season", first, last)


def week(match: re.Match[str]) -> Moment:
    """``uge 26``, ``ugerne 26-28 2025``: Monday to Sunday."""
    weeks = [int(number) for number in re.findall(r"\d+", match["weeks"])]
    return Moment(
        match.start(), match.end(), "week", "weeks", (weeks[0], weeks[-1]), printed_year(match), len(weeks) > 1
    )


def day_in_words(match: re.Match[str]) -> Moment:
    """``1. juli 2025``, ``den 15. og 30. juni``."""
    days = [int(day) for day in re.findall(r"\d+", match["days"])]
    numbers = (month_number(match["month"]), days[0], days[-1])
    return Moment(match.start("days"), match.end(), "day", "days", numbers, printed_year(match))


def day_in_figures(match: re.Match[str]) -> Moment:
    """``17/6 2026``, ``01.07.2025``, ``den 1/7``; ``1/7`` alone could be a fraction."""
    day, number = int(match["day"]), int(match["month"])
    year = printed_year(match)
    grain: Grain = "day" if year or match.start() < match.start("day") else "figures"
    return Moment(match.start("day"), match.end(), grain, "days", (number, day, day), year)


def iso_day(match: re.Match[str]) -> Moment:
    """``2025-09-15``."""
    numbers = (int(match["month"]), int(match["day"]), int(match["day"]))
    return Moment(match.start(), match.end(), "day", "days", numbers, int(match["year"]))


def whole_year(match: re.Match[str]) -> Moment:
    """``2025``, ``2025-2027``, ``2025/26``, ``kalenderåret 2025``, ``året``."""
    year = printed_year(match)
    until = match.groupdict().get("until")
    last = year_number(until) if until else year
    return months(match, "year", 1, 12 * (1 + max(0, (last or 0) - (year or 0))))


def end_of_year(match: re.Match[str]) -> Moment:
    """``årets udgang``, ``årsskiftet 2025/26``."""
    return months(match, "end", 1, 12)


def end_of_quarter(match: re.Match[str]) -> Moment | None:
    """``2. kvartals udgang``."""
    part = numbered_part_of_year(match)
    return replace(part, grain="end") if part else None


def end_of_month(match: re.Match[str]) -> Moment:
    """``juni måneds udgang``."""
    return replace(month(match), grain="end")


def plan_period(match: re.Match[str]) -> Moment:
    """``planperioden``, ``kontraktperioden``."""
    return Moment(match.start(), match.end(), "plan", "plan", ())


def months(match: re.Match[str], grain: Grain, first: int, last: int) -> Moment:
    """Whole months of one year."""
    return Moment(match.start(), match.end(), grain, "months", (first, last), printed_year(match))


ENDS = r"\s(?:udgang|slutning|afslutning|udløb)"
Reader: TypeAlias = Callable[[re.Match[str]], Moment | None]
FORMS: tuple[tuple[Literal["digit", "word", "any"], re.Pattern[str], Reader], ...] = (
    ("digit", form(rf"(?P<year>{FULL_YEAR})-(?P<month>\d\d)-(?P<day>\d\d){EDGE}"), iso_day),
    (
        "any",
        form(
            rf"(?:(?P<before>{FULL_YEAR})\s?[-/]?\s?)?(?P<letter>[qkh])\s?(?P<first>[1-4])"
            rf"(?:\s?[-–/&+]\s?(?:(?P=letter)\s?)?(?P<last>[1-4])(?![\d.,]))?{EDGE}{SHORT_YEAR}"
        ),
        quarter_letter,
    ),
    ("any", form(rf"{ORDINALS}\s?(?P<what>kvartal|halvår|tertial)s{ENDS}{EDGE}{YEAR}"), end_of_quarter),
    ("word", form(rf"(?P<month>{MONTH})(?:s|\småneds){ENDS}{EDGE}{YEAR}"), end_of_month),
    (
        "any",
        form(rf"{ORDINALS}\s?(?P<what>kvartal(?:er)?|kvt\.?|kv\.|halvår|tertial)(?![^\W\d]){SHORT_YEAR}"),
        numbered_part_of_year,
    ),
    (
        "word",
        form(
            rf"årets\ssidste\s(?P<what>kvartal|halvår){EDGE}|sidste\s(?P<of>kvartal|halvår)\s(?:af|i)\s(?:året{EDGE}|(?P<year>{FULL_YEAR}))"
        ),
        last_part,
    ),
    (
        "any",
        form(rf"{ORDINALS}\s(?P<what>halvdel)(?=\saf\s(?:året|{FULL_YEAR}))(?:\saf\såret)?{EDGE}{YEAR}"),
        numbered_part_of_year,
    ),
    (
        "word",
        form(rf"(?P<part>{PART})(?:\s?[/-]\s?(?P<to>{PART}))?\s(?P<month>{MONTH})(?:\småned)?{EDGE}{YEAR}"),
        part_of_month,
    ),
    (
        "any",
        form(
            rf"{ARTICLE}(?P<days>(?:\d{{1,2}}\.\s?{AND}\s?(?:og\s)?(?:den\s|d\.\s?)?){{0,5}}\d{{1,2}}\.?)"
            rf"\s?(?P<month>{MONTH}{EDGE}|{SHORT_MONTH}{EDGE}\.?){YEAR}"
        ),
        day_in_words,
    ),
    (
        "any",
        form(
            rf"{ARTICLE}(?P<day>\d{{1,2}})(?P<mark>\s?/\s?|[.-])(?P<month>\d{{1,2}})"
            rf"(?:(?:\s|\s?[-–./]\s?)(?P<year>{FULL_YEAR})|(?:[-–./]|\s?')(?P<short>\d\d))(?![\d/]|[.,-]\d)"
        ),
        day_in_figures,
    ),
    (
        "any",
        form(rf"{ARTICLE}(?P<day>\d{{1,2}})[/.](?P<month>\d{{1,2}})(?![\d/%]|[.,]\d|-\d(?!\d?[/.]\d)|\s?[%½])"),
        day_in_figures,
    ),
    ("word", form(rf"(?P<month>{MONTH})(?:\småned)?{EDGE}{YEAR}"), month),
    (
        "word",
        form(rf"(?P<month>{SHORT_MONTH})(?:\.?\s?(?P<year>{FULL_YEAR})(?!\d)|\.?[-\s]?['’]?(?P<short>\d\d)){EDGE}"),
        month,
    ),
    (
        "word",
        form(
            rf"(?P<season>forår|sommer|efterår|vinter)(?:et|en)?{EDGE}"
            rf"(?:\s(?:i\s|af\s)?(?P<year>{FULL_YEAR})(?:\s?[/–-]\s?(?:\d\d){{1,2}})?(?!\d))?"
        ),
        season,
    ),
    (
        "word",
        form(
            rf"(?:uge(?:rne)?|u\.)\s(?P<weeks>\d{{1,2}}(?:\s?{AND}\s?(?:uge\s)?\d{{1,2}}(?![\d/]|\.\s?{MONTH})){{0,8}})"
            rf"{EDGE},?{YEAR}"
        ),
        week,
    ),
    ("word", form(rf"(?:(?:kalender|indeværende\s)?årets{ENDS}|(?:hele\s)?året\sud){EDGE}{YEAR}"), end_of_year),
    ("word", form(rf"årsskiftet{EDGE}(?:\s(?P<year>{FULL_YEAR})(?:\s?[/–-]\s?(?:\d\d){{1,2}})?(?!\d))?"), end_of_year),
    ("word", form(rf"(?P<month>(?!jul){SHORT_MONTH}){EDGE}\.?"), short_month),
    ("digit", form(rf"(?P<month>0?[1-9]|1[0-2])[/-](?P<year>{FULL_YEAR}){EDGE}"), month_in_figures),
    ("digit", form(rf"(?P<year>{FULL_YEAR})-(?P<month>0[1-9]|1[0-2])(?![\w-])"), month_in_figures),
    (
        "any",
        form(
            rf"(?:(?:kalender|finans)?året\s)?(?P<year>{FULL_YEAR})"
            rf"(?:\s?[-–/]\s?(?P<until>{FULL_YEAR}|\d\d))?(?![\d/])(?![.,-]\d){EDGE}"
        ),
        whole_year,
    ),
    ("word", form(rf"(?:kalender|plan)?året{EDGE}"), whole_year),
    ("word", form(rf"(?:(?:resultat)?(?:plan|kontrakt|aftale)s?)?perioden(?:s{ENDS})?{EDGE}"), plan_period),
)
"""Each with what it may begin with."""
OF_DIGITS = tuple((pattern, read) for begins, pattern, read in FORMS if begins != "word")
OF_WORDS = tuple((pattern, read) for begins, pattern, read in FORMS if begins != "digit")

OPENING = (
    rf"(?:{FULL_YEAR}|\d{{1,2}}(?:[./-]|\s?(?:{AND}|{MONTH}|{SHORT_MONTH}))|[qkh]\s?[1-4]"
    rf"|(?:første|andet|anden|tredje|fjerde)\s?(?:{AND}|kvartal|kvt|kv\.|halv|tertial)|{PART}|(?:{WEEKDAY}(?:den\s|d\.\s?)?|den\s|d\.\s?)\d"
    rf"|{MONTH}s?{EDGE}|{SHORT_MONTH}(?![^\W\d_])|sidste\s(?:kvartal|halvår)|forår|sommer|efterår|vinter|uge|u\.\s"
    r"|(?:kalender|finans|plan|indeværende\s|hele\s)?år(?:et|sskiftet)"
    r"|(?:(?:resultat)?(?:plan|kontrakt|aftale)s?)?perioden)"
)
"""How the forms begin, all of them: where none does, they need not be tried."""
OPENINGS = form(OPENING)

PART_OF_LONGER = re.compile(rf"(?<!\w)(?P<part>{PART})\s(?={ORDINAL}|q|\w*år|sommer|vinter|{FULL_YEAR})")


def read_moment(text: str, at: int) -> Moment | None:
    """The time expression that begins at offset *at* of *text*, which is in lower case, if one does.

    >>> found = read_moment("senest ultimo juni 2025", 7)
    >>> found.grain, found.unit, found.numbers, found.year
    ('part', 'days', (6, 21, -1), 2025)
    """
    if not OPENINGS.match(text, at):
        return None
    part = PART_OF_LONGER.match(text, at)
    if part:
        whole = read_moment(text, part.end())
        return shortened(whole, part) if whole and whole.unit == "months" else None
    for pattern, read in OF_DIGITS if text[at].isdecimal() else OF_WORDS:
        match = pattern.match(text, at)
        moment = read(match) if match else None
        if moment:
            return moment
    return None


def shortened(whole: Moment, part: re.Match[str]) -> Moment:
    """``ultimo 2025`` is its last month, ``medio 2025`` the two in the middle, ``primo Q3`` its first."""
    first, last = whole.numbers
    number, length = part_number(part["part"]), last - first + 1
    ends = ((first, first), (first + (length - 1) // 2, first + length // 2), (last, last))[number]
    return replace(whole, start=part.start(), grain="part", numbers=ends)
