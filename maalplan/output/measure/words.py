"""The words of measurements, in Danish and in English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from maalplan.model import FollowUp, Lang, Signature
from maalplan.output.review.spoken import spoken

_WORDS: Final[Mapping[str, tuple[str, str]]] = {
    # what is measured
    "goals": ("Mål", "Goals"),
    "milestones": ("Målepunkter", "Milestones"),
    "fields": ("Felter i alt", "All fields"),
    "goal.scope": ("Mål: hvis mål", "Goal: whose goal"),
    "goal.section": ("Mål: afsnit", "Goal: section"),
    "goal.number": ("Mål: nummer", "Goal: number"),
    "goal.title": ("Mål: titel", "Goal: title"),
    "goal.description": ("Mål: beskrivelse", "Goal: description"),
    "goal.focus_area": ("Mål: indsatsområde", "Goal: focus area"),
    "goal.criterion": ("Mål: kriterium", "Goal: criterion"),
    "goal.remarks": ("Mål: bemærkninger", "Goal: remarks"),
    "goal.weight": ("Mål: vægt", "Goal: weight"),
    "goal.responsible": ("Mål: ansvarlig", "Goal: responsible"),
    "goal.extra": ("Mål: andre felter", "Goal: other fields"),
    "milestone.number": ("Målepunkt: nummer", "Milestone: number"),
    "milestone.deadline": ("Målepunkt: frist", "Milestone: deadline"),
    "milestone.targets": ("Målepunkt: måltal", "Milestone: targets"),
    "milestone.weight": ("Målepunkt: vægt", "Milestone: weight"),
    "milestone.extra": ("Målepunkt: andre felter", "Milestone: other fields"),
    "plan.title": ("Plan: titel", "Plan: title"),
    "plan.document_type": ("Plan: dokumenttype", "Plan: document type"),
    "plan.agency": ("Plan: myndighed", "Plan: agency"),
    "plan.acronym": ("Plan: forkortelse", "Plan: acronym"),
    "plan.ministry": ("Plan: ministerium", "Plan: ministry"),
    "plan.year": ("Plan: år", "Plan: year"),
    "plan.period": ("Plan: periode", "Plan: period"),
    "plan.published": ("Plan: udgivet", "Plan: published"),
    "plan.version": ("Plan: udgave", "Plan: version"),
    "plan.signatures": ("Plan: underskrifter", "Plan: signatures"),
    "plan.follow_ups": ("Plan: opfølgninger", "Plan: follow-ups"),
    # the columns of the table
    "right": ("rigtige", "right"),
    "share": ("andel", "share"),
    "precision": ("præcision", "precision"),
    "recall": ("genkaldelse", "recall"),
    "f1": ("F1", "F1"),
    # what is said
    "documents": ("{} dokumenter, {} uden en eneste forskel", "{} documents, {} without any difference"),
    "document": ("1 dokument, {1} uden en eneste forskel", "1 document, {1} without any difference"),
    "unread": ("{} kunne ikke læses", "{} could not be read"),
    "worst": ("Hvor der er flest forskelle", "Where most differs"),
    "differences": ("{} forskelle", "{} differences"),
    "difference": ("1 forskel", "1 difference"),
    "more": ("og {} mere", "and {} more"),
    "goal": ("mål {}", "goal {}"),
    "milestone": ("målepunkt »{}«", "milestone “{}”"),
    "missing goal": ("målet mangler", "the goal is missing"),
    "strange goal": ("der er intet sådant mål", "there is no such goal"),
    "missing milestone": ("målepunktet mangler", "the milestone is missing"),
    "strange milestone": ("der er intet sådant målepunkt", "there is no such milestone"),
    "wording": ("Målepunkt: ordlyd", "Milestone: wording"),
    "instead": ("{} i stedet for {}", "{} instead of {}"),
    "nothing": ("intet", "nothing"),
    "key": (
        "[-læst-] {+rigtigt+}: ord, der blev læst, men ikke skulle, og ord, der skulle",
        "[-read-] {+right+}: words that were read and should not have been, and words that should",
    ),
}
_LONGEST: Final = 60
"""Letters of a milestone's text that name it."""


def label(name: str, lang: Lang, *filled: object) -> str:
    """The word or words for *name*.

    >>> label("milestone.deadline", "da"), label("more", "en", 3)
    ('Målepunkt: frist', 'and 3 more')
    """
    words = _WORDS[name][lang == "en"]
    return words.format(*filled) if filled else words


def shortened(text: str) -> str:
    """*text*, cut where it is too long for a name.

    >>> shortened("Der er gennemført mindst 152 inspektioner af apoteker og grossister i hele landet (Q2).")
    'Der er gennemført mindst 152 inspektioner af apoteker og …'
    """
    if len(text) <= _LONGEST:
        return text
    return text[: _LONGEST - 1].rpartition(" ")[0] + " …"


def value_words(name: str, value: Any, lang: Lang) -> str:
    """A value, as plans have it, as people read it."""
    field = name.rpartition(".")[2]
    match value:
        case None:
            return label("nothing", lang)
        case Mapping():
            return "; ".join(f"{key}: {words}" for key, words in value.items()) or label("nothing", lang)
        case Signature():
            parts = (value.name, value.title, value.organisation, value.place, value.date)
            return ", ".join(filter(None, parts))
        case FollowUp():
            when = None if value.when is None else spoken("when", value.when, lang)
            return ", ".join(filter(None, (value.occasion, when, " / ".join(value.scale))))
    return spoken(field, value, lang)
