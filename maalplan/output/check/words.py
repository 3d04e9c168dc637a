"""A check in words: sentences of remarks, places, headings and counts; Danish, or English where asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import groupby
from typing import Final

from maalplan.model import CheckedGoal, CheckedPlan, CheckResult, Lang, Place, Remark, Urgency
from maalplan.output.check.sentences import SENTENCES

URGENCIES: Final[tuple[Urgency, ...]] = ("must", "should", "consider")

_LABELS: Final[Mapping[str, tuple[str, str]]] = {
    "must": ("Skal rettes", "Must be mended"),
    "should": ("Bør rettes", "Should be mended"),
    "consider": ("Overvej", "Consider"),
    "page": ("side {}", "page {}"),
    "pages": ("side {}–{}", "pages {}–{}"),
    "line": ("linje {}", "line {}"),
    "lines": ("linje {}–{}", "lines {}–{}"),
    "cell": ("række {}, kolonne {} i tabellen (blok {})", "row {}, column {} of the table (block {})"),
    "block": ("blok {}", "block {}"),
    "ministry": ("Koncernfælles mål", "Shared goal"),
    "agency": ("Mål", "Goal"),
    "plan": ("Hele planen", "The whole plan"),
    "milestone": ("Målepunkt {}", "Milestone {}"),
    "title": ("Titlen", "The title"),
    "description": ("Beskrivelsen", "The description"),
    "criterion": ("Indledningen til målepunkterne", "The criterion"),
    "text": ("Ordlyden", "The wording"),
    "deadline": ("Fristen", "The deadline"),
    "targets": ("Måltallet", "The target"),
    "nothing": ("ingen", "none"),
    "last year": ("Sammenlignet med sidste års plan: {}", "Compared with last year's plan: {}"),
    "others": ("Sammenlignet med ministeriets andre planer: {}", "Compared with the ministry's other plans: {}"),
    "others of": ("{} af {} andre ({})", "{} of {} others ({})"),
    "read": ("Læst: {} mål", "Read: {} goals"),
    "read one": ("Læst: 1 mål", "Read: 1 goal"),
    "all well": ("Intet at rette.", "Nothing to mend."),
    "marked": ("Forskel", "Difference"),
    "quoted": ("»{}«", "“{}”"),
}
_COUNTED: Final[Mapping[Urgency, tuple[str, str]]] = {
    "must": ("{} skal rettes", "{} must be mended"),
    "should": ("{} bør rettes", "{} should be mended"),
    "consider": ("{} at overveje", "{} to consider"),
}
_MONTHS: Final[Mapping[Lang, tuple[str, ...]]] = {
    "da": tuple("januar februar marts april maj juni juli august september oktober november december".split()),
    "en": tuple("January February March April May June July August September October November December".split()),
}
_WEEKDAYS: Final[Mapping[Lang, tuple[str, ...]]] = {
    "da": tuple("mandag tirsdag onsdag torsdag fredag lørdag søndag".split()),
    "en": tuple("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()),
}
_QUOTED: Final = 240
"""Letters of a quote: a long sentence."""
_ISO: Final = re.compile(r"\d{4}-\d{2}-\d{2}")


def label(name: str, lang: Lang, *filled: object) -> str:
    """The word or words for *name*.

    >>> label("must", "da"), label("milestone", "en", "2")
    ('Skal rettes', 'Milestone 2')
    """
    return _LABELS[name][lang == "en"].format(*filled)


def sentence(remark: Remark, lang: Lang) -> str:
    """What is wrong, and what to do; a code without a sentence (of a later version) stands for itself."""
    found = SENTENCES.get(remark.code)
    if found is None:
        return remark.code
    filled = {name: _filled(name, value, lang) for name, value in remark.arguments.items()}
    if "who" in filled and "all" in filled:
        filled["others"] = label("others of", lang, filled["count"], filled["all"], filled["who"])
        filled["others"] = filled["who"] if filled["all"] == "1" else filled["others"]
    return (found.en if lang == "en" else found.da).format(**filled)


def _filled(name: str, value: str | float, lang: Lang) -> str:
    if name == "weekday":
        return _WEEKDAYS[lang][int(value)]
    if name == "field":
        return label(str(value), lang)
    if isinstance(value, str):
        shown = day_words(value, lang) if _ISO.fullmatch(value) else value
        return shown or label("nothing", lang)
    return number_words(value, lang)


def day_words(iso: str, lang: Lang) -> str:
    """A day as people write it; what is no day as it stands.

    >>> day_words("2025-06-30", "da"), day_words("2025-06-30", "en")
    ('30. juni 2025', '30 June 2025')
    """
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return iso
    return f"{day.day}{'.' if lang == 'da' else ''} {_MONTHS[lang][day.month - 1]} {day.year}"


def number_words(value: float, lang: Lang) -> str:
    """A number as people write it; years and counts have no separators.

    >>> number_words(99.5, "da"), number_words(95.0, "da"), number_words(99.5, "en")
    ('99,5', '95', '99.5')
    """
    shown = f"{value:.6f}".rstrip("0").rstrip(".")
    return shown.replace(".", ",") if lang == "da" else shown


def place_words(places: Iterable[Place], lang: Lang) -> str:
    """Where something stands: pages, else lines, else the cell of a table or the block of the document.

    >>> place_words([Place(page=3, block=7), Place(page=3, block=8)], "da")
    'side 3'
    >>> place_words([Place(lines=(120, 121), block=4)], "da"), place_words([Place(block=4, row=2, column=3)], "en")
    ('linje 120–121', 'row 2, column 3 of the table (block 4)')
    """
    all_ = tuple(places)
    pages = [place.page for place in all_ if place.page is not None]
    if pages:
        return _span("page", min(pages), max(pages), lang)
    lines = [place.lines for place in all_ if place.lines is not None]
    if lines:
        return _span("line", min(first for first, _ in lines), max(last for _, last in lines), lang)
    for place in all_:
        if place.row is not None:
            return label("cell", lang, place.row, place.column, place.block)
        if place.block is not None:
            return label("block", lang, place.block)
    return ""


def _span(name: str, first: int, last: int, lang: Lang) -> str:
    return label(name, lang, first) if first == last else label(f"{name}s", lang, first, last)


def plan_words(plan: CheckedPlan) -> str:
    """What a plan is called: its agency and year, else its title, else its id."""
    named = " ".join(str(part) for part in (plan.agency, plan.year) if part)
    return named or plan.title or plan.id


def goal_words(goal: CheckedGoal, lang: Lang) -> str:
    """The heading of a goal: »Koncernfælles mål 2: Økonomisk styring«."""
    named = " ".join(filter(None, (label(goal.scope, lang), goal.number)))
    return f"{named}: {goal.title}" if goal.title else named


def milestone_words(remark: Remark, lang: Lang) -> str | None:
    """The milestone that a remark is on."""
    return label("milestone", lang, remark.number or "") if remark.milestone else None


def count_words(result: CheckResult, lang: Lang) -> str:
    """»2 skal rettes, 1 at overveje«, or that there is nothing."""
    counts = {urgency: getattr(result.summary, urgency) for urgency in URGENCIES}
    said = [_COUNTED[urgency][lang == "en"].format(count) for urgency, count in counts.items() if count]
    return ", ".join(said) or label("all well", lang)


def basis_words(result: CheckResult, lang: Lang) -> list[str]:
    """What the remarks rest on: how many goals were read, for who knows that there are more, and with which plans the
    draft was compared; one line each."""
    count = len(result.goals)
    lines = [label("read one", lang) if count == 1 else label("read", lang, count)]
    if result.last_year:
        lines.append(label("last year", lang, plan_words(result.last_year)))
    if result.ministry:
        lines.append(label("others", lang, ", ".join(plan_words(plan) for plan in result.ministry)))
    return lines


def by_goal(result: CheckResult) -> list[tuple[CheckedGoal | None, list[Remark]]]:
    """The remarks on the plan (null), then those on each goal that has any, in order."""
    goals = {goal.id: goal for goal in result.goals}
    groups = groupby(result.remarks, key=lambda remark: remark.goal)
    return [(goals.get(goal or ""), list(remarks)) for goal, remarks in groups]


def shortened(words: str) -> str:
    """*words* on one line, cut where they are long: enough to find them by.

    >>> shortened("Første linje\\nanden  linje")
    'Første linje / anden linje'
    """
    line = " / ".join(" ".join(part.split()) for part in words.split("\n"))
    return line if len(line) <= _QUOTED else line[: _QUOTED - 1].rstrip() + "…"
