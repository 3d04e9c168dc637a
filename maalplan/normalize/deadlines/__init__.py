"""Words → the window in which something falls due.

Three steps: :mod:`moments` reads the times that are printed, :mod:`phrases` the words that lead them, and this file
chooses the time that is due and lays it on the calendar of the plan.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from maalplan.model import Deadline, Period
from maalplan.normalize.dates import last_day
from maalplan.normalize.deadlines.moments import Moment, Window, window
from maalplan.normalize.deadlines.phrases import Phrase, is_due, phrases
from maalplan.normalize.deadlines.recurring import happens_again, happens_every
from maalplan.normalize.deadlines.relative import Relative, relative_in

LAST, LEAD, PLAIN, WHOLE_YEAR = 3, 2, 1, 0
"""How sure a phrase is: in the parentheses that end the text; led by ``senest`` or its like; any other; a year."""

NEXT_STEP = re.compile(r"\b(?:og|samt)\s(?:[^\W\d]+\s){0,3}?[^\W\d]*(?:t|ede|es)\s$", re.IGNORECASE)
"""What makes ``i maj`` as sure as ``inden 1. marts`` in ``sendt i høring inden 1. marts og vedtaget i maj``."""

BRACKETS = re.compile(r"[(\[][^()\[\]]*[)\]]")
FIRM = ("by", "before", "end", "until", "at")


@dataclass(frozen=True, slots=True)
class Due:
    """A phrase that says when something falls due, with how sure it is; ``alone`` in its cell or parentheses."""

    phrase: Phrase
    rank: int
    alone: bool


def as_deadline(words: str, period: Period | None, *, column: bool = False) -> Deadline | None:
    """When a milestone falls due, or null where *words* (clean text) do not say, or say that it comes back.

    *period* is the plan's: it gives the year where none is printed. *column* is for a cell of a column "Frist", where
    the time stands alone. Of several times the one in the parentheses that end the text counts, then one that is led
    by ``senest``, ``inden`` and the like, then the last.

    >>> plan = Period("2025-01-01", "2025-12-31")
    >>> as_deadline("Vandområdeplanen er sendt i høring (Q2/Q3).", plan)
    Deadline(text='Q2/Q3', start='2025-04-01', end='2025-09-30')
    >>> as_deadline("Inden den 1. april er planen implementeret.", plan)
    Deadline(text='Inden den 1. april', start=None, end='2025-03-31')
    >>> as_deadline("Forslag med virkning for 2025 er gennemført.", plan) is None
    True
    >>> as_deadline("15-09-2025", plan, column=True)
    Deadline(text='15-09-2025', start=None, end='2025-09-15')
    """
    relative = relative_in(words)
    if relative:
        return counted(words, relative, period)
    for due in surest_first(words, column=column):
        found = laid_out(due, period)
        if found:
            start, end = found
            text = words[due.phrase.start : due.phrase.end].strip()
            return Deadline(text, start.isoformat() if start else None, end.isoformat())
    return None


def is_recurring(words: str) -> bool:
    """Does what *words* say come back (``løbende``, ``en gang i kvartalet``), so that it has no deadline?

    >>> is_recurring("Der afholdes møde en gang i kvartalet."), is_recurring("Der er løbende afholdt møder (Q1-Q4).")
    (True, False)
    """
    return not surest_first(words) and happens_again(words) and not relative_in(words)


def needs_year(words: str, *, column: bool = False) -> bool:
    """Is the time that counts printed without a year, so that a plan of several years must give it elsewhere?

    >>> needs_year("Planen er sendt i høring (Q2)."), needs_year("Planen er sendt i høring (Q2 2026).")
    (True, False)
    """
    due = next(iter(surest_first(words, column=column)), None)
    return due is not None and due.phrase.last.year is None and due.phrase.last.unit != "plan"


def time_spans(words: str) -> tuple[tuple[int, int], ...]:
    """Where times stand in *words*, due or not, so that their figures are read as nothing else.

    Bare years and what could be a fraction or a version (``1/3``, ``2.1``) are not among them.
    """
    spans = [
        (phrase.start, phrase.end)
        for phrase in phrases(words)
        if phrase.first.grain not in ("year", "figures") or (phrase.kind in FIRM and phrase.first.grain == "figures")
    ]
    relative = relative_in(words)
    return (*spans, (relative.start, relative.end)) if relative else tuple(spans)


# ------------------------------------------------------------------ choosing


def surest_first(words: str, *, column: bool = False) -> list[Due]:
    """The due times in *words*, the surest first, of equals the last; what comes back has none."""
    found = list(due_times(words, column=column))
    if found and happens_every(words):
        found = [due for due in found if due.rank >= LAST]
    if found and happens_again(words):
        found = [due for due in found if due.rank > WHOLE_YEAR]
    return sorted(found, key=lambda due: (due.rank, due.phrase.start), reverse=True) if len(found) > 1 else found


def due_times(words: str, *, column: bool) -> Iterator[Due]:
    """Every due time in *words*."""
    found = phrases(words)
    if not found:
        return
    brackets = [match.span() for match in BRACKETS.finditer(words)]
    tail = tail_of(words, brackets)
    for phrase in found:
        around = around_of(phrase, brackets)
        alone = fills(words, phrase, around) if around else column
        if is_due(words, phrase, alone=alone):
            last = column or (around is not None and around[0] >= tail)
            said = replace(phrase, kind="within") if column and lone_year(phrase) else phrase
            rank = rank_of(said, last=last)
            again = rank == PLAIN and NEXT_STEP.search(words[max(0, phrase.start - 60) : phrase.start])
            yield Due(said, LEAD if again else rank, alone)


def tail_of(words: str, brackets: list[tuple[int, int]]) -> int:
    """Where the parentheses begin that end the text."""
    tail = len(words)
    for start, end in reversed(brackets):
        if words[end:tail].strip(" .;:,"):
            break
        tail = start
    return tail


def around_of(phrase: Phrase, brackets: list[tuple[int, int]]) -> tuple[int, int] | None:
    """The parentheses that hold *phrase*."""
    place = bisect(brackets, (phrase.start, 0)) - 1
    return brackets[place] if place >= 0 and phrase.end < brackets[place][1] else None


def fills(words: str, phrase: Phrase, around: tuple[int, int]) -> bool:
    """Is *phrase* all that its parentheses hold? ``(1/3)`` is a fraction, ``(30/6)`` is not."""
    inner = words[around[0] + 1 : around[1] - 1].strip(" .;:")
    month, day, _ = phrase.first.numbers if phrase.first.unit == "days" else (0, 1, 1)
    return inner == words[phrase.start : phrase.end].strip(" .;:") and (phrase.first.grain != "figures" or day > month)


def rank_of(phrase: Phrase, *, last: bool) -> int:
    """How sure a phrase is."""
    if last:
        return LAST
    if phrase.kind in FIRM:
        return LEAD
    return WHOLE_YEAR if phrase.first.grain in ("year", "plan") else PLAIN


# ------------------------------------------------------------------ on the calendar


def laid_out(due: Due, period: Period | None) -> tuple[date | None, date] | None:
    """Start and end of a due time; null where it has no year, no such day, or only looks back before the plan."""
    phrase = due.phrase
    found = plan_window(period) if phrase.last.unit == "plan" else window_of(phrase, period)
    if found is None or (lone_year(phrase) and not several_years(period)):
        return None
    start, end = edges(phrase, found)
    looks_back = period is not None and end < date.fromisoformat(period.start)
    return None if looks_back and not (due.alone or phrase.kind in ("by", "before")) else (start, end)


def edges(phrase: Phrase, found: Window) -> tuple[date | None, date]:
    """The window that a phrase means by its time: ``senest`` has no start, ``inden`` ends the day before."""
    start, end = found
    listed = phrase.first is not phrase.last or start != end
    if phrase.kind == "before" and phrase.first.grain not in ("part", "end", "plan"):
        return None, start - timedelta(days=1)
    if phrase.first.grain in ("day", "figures"):
        return (start, end) if listed else (None, end)
    if phrase.kind in (*FIRM, "per") or phrase.first.grain == "end":
        return None, end
    return start, end


def window_of(phrase: Phrase, period: Period | None) -> Window | None:
    """From the first day of the first time to the last day of the last; null without a year."""
    if phrase.last.year is not None:
        return spanned(phrase, phrase.last.year)
    fitting = [found for year in years_of(period) if (found := spanned(phrase, year))]
    if period is None or len(years_of(period)) > 1:
        fitting = [found for found in fitting if period and period.start <= found[1].isoformat() <= period.end]
    return fitting[0] if len(fitting) == 1 else None


def spanned(phrase: Phrase, year: int) -> Window | None:
    """The window of a list of times whose last falls in *year*; a list that runs backwards began the year before."""
    first, last = window(phrase.first, first_year(phrase, year)), window(phrase.last, year)
    return (first[0], last[1]) if first and last and first[0] <= last[1] else None


def first_year(phrase: Phrase, year: int) -> int:
    """The year of a list's first time, where the last falls in *year*: ``november-februar 2026`` began in 2025."""
    own = phrase.first.year
    if own is not None and own != year:
        return own
    return year - 1 if runs_backwards(phrase.first, phrase.last) else year


def runs_backwards(first: Moment, last: Moment) -> bool:
    """Does *last* come before *first* in one and the same year?"""
    return first is not last and first.unit == last.unit != "plan" and first.numbers[0] > last.numbers[0]


def years_of(period: Period | None) -> range:
    """The years that a plan touches."""
    return range(int(period.start[:4]), int(period.end[:4]) + 1) if period else range(0)


def several_years(period: Period | None) -> bool:
    """Does a plan touch more years than one?"""
    return len(years_of(period)) > 1


def lone_year(phrase: Phrase) -> bool:
    """A year with nothing that leads it, as in ``(2026)``."""
    return phrase.kind == "bare" and phrase.first.grain == "year"


def plan_window(period: Period | None) -> Window | None:
    """The plan's own period."""
    return (date.fromisoformat(period.start), date.fromisoformat(period.end)) if period else None


def counted(words: str, relative: Relative, period: Period | None) -> Deadline | None:
    """A time that is counted from the start of the plan, or of the year that is printed with it."""
    begin = date(relative.year, 1, 1) if relative.year else (plan_window(period) or (None,))[0]
    if begin is None:
        return None
    text = words[relative.start : relative.end]
    if relative.unit == "days":
        return Deadline(text, None, (begin + timedelta(days=relative.count - 1)).isoformat())
    years, month = divmod(begin.month - 1 + relative.count, 12)
    year = begin.year + years
    same_day = begin.replace(year=year, month=month + 1, day=min(begin.day, last_day(year, month + 1)))
    return Deadline(text, None, (same_day - timedelta(days=1)).isoformat())
