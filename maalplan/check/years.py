"""The years of a plan, and times in its words that lie in an earlier one."""

from __future__ import annotations

import re
from collections import Counter

from maalplan.check.days import as_day, year_of
from maalplan.check.words import is_past, looks_back
from maalplan.model import Milestone, Plan

BACK = 3
"""How many years back a year may be left over from; what is older is history."""
YEAR = r"(?P<year>(?:19|20)\d\d)(?![\d/-]|[.,]\d)"
_WHEN = re.compile(
    r"(?<!\w)(?:i løbet af|i hele|inden udgangen af|ved udgangen af|ultimo|medio|primo"
    r"|senest(?: i| ved| den)?|inden|før"
    r"|Q[1-4](?:[-/]Q[1-4])?,?|(?:[1-4]\.|første|andet|tredje|fjerde)\s(?:kvartal|halvår|kvt\.)"
    r"|(?:i )?(?:foråret|sommeren|efteråret|vinteren)"
    r"|(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december)"
    rf")(?: af| i)? {YEAR}"
    rf"|(?<![\d/])\d{{1,2}}[./]\d{{1,2}}[ .-/] ?{YEAR.replace('year', 'day')}"
    rf"|(?<!\w)(?:vil|skal) (?:\w+ ){{0,2}}i {YEAR.replace('year', 'planned')}"
    r"|(?<!\w)(?:gennemføres|rulles|udrulles|iværksættes|igangsættes|afsluttes|etableres|indføres|implementeres"
    rf"|udarbejdes|udvikles|lanceres) (?:\w+ ){{0,2}}i {YEAR.replace('year', 'doing')}"
    r"|(?<!\w)(?<!der )(?<!som )er (?:klar|implementeret|indført|udgivet|offentliggjort|gennemført|afsluttet|lanceret)"
    rf" i {YEAR.replace('year', 'done')}(?=\s*(?:[.;)]|$))"
    rf"|(?<!\w)I {YEAR.replace('year', 'opening')} (?:vil|skal|fokuserer|gennemfører|arbejder|igangsætter)",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.;:!?] |\n")
_PRINTED_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def first_year(plan: Plan) -> int | None:
    """The year in which the plan begins."""
    return year_of(plan.period.start) if plan.period else plan.year


def earlier_time(plan: Plan, text: str) -> str | None:
    """The words of *text* that set a time in a year before the plan's; not those of a sentence that looks back."""
    first = first_year(plan)
    if first is None:
        return None
    for found in _WHEN.finditer(text):
        year = int(next(filter(None, found.groupdict().values())))
        before = _SENTENCE_END.split(text[: found.start()])[-1]
        behind = _SENTENCE_END.split(text[found.end() :])[0]
        # A report that »er klar i 2024« does not bear that year as its name: the verb stands between them.
        told = f"{before} {found.group().rpartition(' i ')[0]}"
        if first - BACK <= year < first and not is_past(told) and not looks_back(f"{before} {behind}"):
            return found.group()
    return None


def later_year(plan: Plan) -> tuple[int, int, int] | None:
    """A year after the plan's in which most of its deadlines lie, of those that print a year; how many do, and of how
    many. Null where there is none, or where one deadline alone prints a year."""
    if plan.period is None:
        return None
    years = Counter(filter(None, (_printed(one) for goal in plan.goals for one in goal.milestones)))
    all_ = years.total()
    year, count = years.most_common(1)[0] if years else (0, 0)
    last = year_of(plan.period.end)
    return (year, count, all_) if last is not None and year > last and count > 1 and count * 2 > all_ else None


def _printed(milestone: Milestone) -> int | None:
    """The year of a deadline, where it is printed."""
    if milestone.deadline is None or not _PRINTED_YEAR.search(milestone.deadline.text):
        return None
    day = as_day(milestone.deadline.end)
    return day.year if day else None
