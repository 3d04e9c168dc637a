"""What is said of histories, in Danish and in English; words for fields and changes are those of a diff."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from typing import Final

from maalplan.model import Figure, History, Lang, Scope, Series, Thread

_DA: Final = {
    "goals": "mål",
    "goals over": "{}: målene {}",
    "years": "Årene {}",
    "ministry": "Koncernfælles mål",
    "agency": "Styrelsens egne mål",
    "ministry one": "koncernfælles",
    "agency one": "styrelsens eget",
    "no plan found": "Der er ikke fundet en plan for {}; årene omkring er sammenholdt.",
    "no threads": "Ingen mål passer til det, der er spurgt om.",
    "goal": "Mål",
    "goal numbered": "Mål {}",
    "untitled": "(uden titel)",
    "legend": "Tegn",
    "first seen": "ny, eller første gang set",
    "added": "ny",
    "split off": "delt ud fra et andet mål",
    "unchanged": "uændret",
    "changed": "ændret",
    "moved": "nyt nummer eller ny plads",
    "softened": "lempet",
    "tightened": "skærpet",
    "removed": "udgået",
    "merged": "lagt ind i et andet mål",
    "absent": "ikke med det år",
    "holds": "planen gælder fortsat",
    "no_plan": "ingen plan fundet",
    "since": "siden {}",
    "from to": "{}–{}",
    "ended in": "udgået {}",
    "merged in": "lagt ind i et andet mål {}",
    "first plan": "Med i den første plan, der er fundet",
    "begins": "Ny",
    "is gone": "Udgået",
    "is split": "Delt ud fra »{}«",
    "part is": "En del er nu »{}«",
    "took in": "»{}« er lagt ind her",
    "is merged": "Lagt ind i »{}«",
    "is back": "Med igen efter at have manglet i {}",
    "new number": "Nyt nummer: {} → {}",
    "now scope": "Var {}, er nu {}",
    "new section": "Nu under {} (før {})",
    "new place": "Ny plads i rækkefølgen",
    "holds until": "planen gælder til og med {}",
    "milestones one": "1 målepunkt",
    "milestones": "{} målepunkter",
    "milestone new": "Nyt målepunkt {}",
    "milestone back": "Målepunkt {} igen med",
    "milestone gone": "Målepunkt {} udgået",
    "milestone changed": "Målepunkt {} ændret",
    "milestone from": "Målepunkt {} flyttet hertil fra »{}«",
    "milestone to": "Målepunkt {} flyttet til »{}«",
    "milestone part": "Målepunkt {} delt ud fra et andet",
    "milestone merged": "Målepunkt {} lagt ind i et andet",
    "figures": "Måltal over årene",
    "as before": "Som før.",
    "is changed": "Ændret.",
}
_EN: Final = {
    "goals": "goals",
    "goals over": "{}: its goals {}",
    "years": "The years {}",
    "ministry": "Goals shared by the ministry",
    "agency": "The agency's own goals",
    "ministry one": "shared",
    "agency one": "the agency's own",
    "no plan found": "No plan was found for {}; the years around were compared.",
    "no threads": "No goal fits what was asked for.",
    "goal": "Goal",
    "goal numbered": "Goal {}",
    "untitled": "(untitled)",
    "legend": "Signs",
    "first seen": "new, or first seen",
    "added": "new",
    "split off": "split from another goal",
    "unchanged": "unchanged",
    "changed": "changed",
    "moved": "other number or place",
    "softened": "softened",
    "tightened": "tightened",
    "removed": "gone",
    "merged": "merged into another goal",
    "absent": "not in that year's plan",
    "holds": "the plan still holds",
    "no_plan": "no plan found",
    "since": "since {}",
    "from to": "{}–{}",
    "ended in": "gone {}",
    "merged in": "merged into another goal {}",
    "first plan": "In the first plan that was found",
    "begins": "New",
    "is gone": "Gone",
    "is split": "Split from »{}«",
    "part is": "A part is now »{}«",
    "took in": "»{}« was merged into this",
    "is merged": "Merged into »{}«",
    "is back": "Back after it was missing in {}",
    "new number": "New number: {} → {}",
    "now scope": "Was {}, is now {}",
    "new section": "Now under {} (before: {})",
    "new place": "New place in the order",
    "holds until": "the plan holds until {}",
    "milestones one": "1 milestone",
    "milestones": "{} milestones",
    "milestone new": "New milestone {}",
    "milestone back": "Milestone {} is back",
    "milestone gone": "Milestone {} gone",
    "milestone changed": "Milestone {} changed",
    "milestone from": "Milestone {} moved here from »{}«",
    "milestone to": "Milestone {} moved to »{}«",
    "milestone part": "Milestone {} split from another",
    "milestone merged": "Milestone {} merged into another",
    "figures": "Figures over the years",
    "as before": "As before.",
    "is changed": "Changed.",
}
WORDS: Final[Mapping[Lang, Mapping[str, str]]] = {"da": _DA, "en": _EN}
_SIGNS: Final = {
    "at_least": "≥ ",
    "at_most": "≤ ",
    "more_than": "> ",
    "less_than": "< ",
    "plus_minus": "± ",
    "about": "~ ",
}


def word(name: str, lang: Lang, *parts: object) -> str:
    """What is said, with *parts* in it.

    >>> word("new number", "da", 1, 2)
    'Nyt nummer: 1 → 2'
    """
    return WORDS[lang][name].format(*parts)


def history_title(history: History, lang: Lang) -> str:
    """Whose goals, and of which years: »Statens Serum Institut: målene 2021–2025«."""
    return word("goals over", lang, agency_name(history), span(history.years, lang))


def agency_name(history: History) -> str:
    """The agency as people know it."""
    agency = history.agency
    return agency.name or agency.acronym or agency.id


def span(years: tuple[int, ...], lang: Lang) -> str:
    """The first and last of *years*."""
    if not years:
        return ""
    first, last = min(years), max(years)
    return str(first) if first == last else word("from to", lang, first, last)


def thread_title(thread: Thread, lang: Lang) -> str:
    """The goal's title as last printed; without one what it says of itself, or its number."""
    number = thread.appearances[-1].number
    numbered = word("goal numbered", lang, number) if number else word("untitled", lang)
    texts = (" ".join(text.split()) for text in (thread.title, thread.description) if text)
    return next((text for text in texts if text), numbered)


def life(thread: Thread, lang: Lang) -> str:
    """When it began and ended: »siden 2021«, »2021–2024«."""
    if thread.ended is None:
        return word("since", lang, thread.began)
    return span((thread.began, thread.ended), lang)


def end_words(thread: Thread, lang: Lang) -> str | None:
    """How it ended: »udgået 2025«, »lagt ind i et andet mål 2025«; null for one that stands in the last plan."""
    if thread.removed_in is None:
        return None
    return word("merged in" if thread.merged_into else "ended in", lang, thread.removed_in)


def latest_scope(thread: Thread) -> Scope:
    """Whose goal it is in the last plan that has it; it may have gone from one to the other and back."""
    return thread.appearances[-1].scope


def scope_word(scope: Scope, lang: Lang) -> str:
    """Whose goal it is."""
    return word(f"{scope} one", lang)


def milestone_count(count: int, lang: Lang) -> str:
    """»3 målepunkter«."""
    return word("milestones one", lang) if count == 1 else word("milestones", lang, count)


def figure_text(figure: Figure, lang: Lang) -> str:
    """A figure with its comparator as a sign: »≥ 85«, »75–80,5«, »≥ 1.200«."""
    sign = _SIGNS.get(figure.comparator, "")
    upper = f"–{number_text(figure.upper, lang)}" if figure.upper is not None else ""
    return f"{sign}{number_text(figure.value, lang)}{upper}"


def runs(series: Series, lang: Lang) -> tuple[tuple[str, str], ...]:
    """The figures with their years, those that stayed taken together: ``(("2021", "≥ 85"), ("2022–2024", "≥ 80"))``."""
    found = ((figure.year, figure_text(figure, lang)) for figure in series.figures)
    grouped = ((text, tuple(year for year, _ in same)) for text, same in groupby(found, key=lambda one: one[1]))
    return tuple((span(years, lang), text) for text, years in grouped)


def number_text(value: float, lang: Lang) -> str:
    """A number as it is printed in the language.

    >>> number_text(1200.0, "da"), number_text(7.5, "da"), number_text(7.5, "en")
    ('1.200', '7,5', '7.5')
    """
    plain = f"{value:,.4f}".rstrip("0").rstrip(".")
    return plain.translate(str.maketrans(",.", ".,")) if lang == "da" else plain


def unit_text(unit: str | None, lang: Lang) -> str:
    """The unit of a figure; nothing for bare numbers."""
    return _UNITS[lang].get(unit, unit) if unit else ""


_UNITS: Final[Mapping[Lang, Mapping[str, str]]] = {
    "da": {
        "percent": "pct.",
        "percentage_point": "procentpoint",
        "DKK": "kr.",
        "day": "dage",
        "working_day": "arbejdsdage",
        "week": "uger",
        "month": "måneder",
        "year": "år",
        "hour": "timer",
        "minute": "minutter",
        "fte": "årsværk",
        "point": "point",
    },
    "en": {
        "percent": "percent",
        "percentage_point": "percentage points",
        "day": "days",
        "working_day": "working days",
        "week": "weeks",
        "month": "months",
        "year": "years",
        "hour": "hours",
        "minute": "minutes",
        "fte": "FTEs",
        "point": "points",
    },
}
