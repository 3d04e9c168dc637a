"""The words of the pages that lay plans beside their documents, in Danish and in English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from maalplan.model import Lang

_WORDS: Final[Mapping[str, tuple[str, str]]] = {
    # fields of the plan
    "plan title": ("Titel", "Title"),
    "plan document_type": ("Dokumenttype", "Document type"),
    "plan agency": ("Myndighed", "Agency"),
    "plan ministry": ("Ministerium", "Ministry"),
    "plan year": ("År", "Year"),
    "plan period": ("Periode", "Period"),
    "plan published": ("Udgivet", "Published"),
    "plan version": ("Udgave", "Version"),
    # of a goal
    "goal number": ("Nummer", "Number"),
    "goal title": ("Titel", "Title"),
    "goal scope": ("Hvis mål", "Whose goal"),
    "goal section": ("Afsnit", "Section"),
    "goal description": ("Beskrivelse", "Description"),
    "goal focus_area": ("Indsatsområde", "Focus area"),
    "goal criterion": ("Kriterium", "Criterion"),
    "goal remarks": ("Bemærkninger", "Remarks"),
    "goal weight": ("Vægt", "Weight"),
    "goal responsible": ("Ansvarlig", "Responsible"),
    # of a milestone
    "milestone number": ("Nummer", "Number"),
    "milestone text": ("Ordlyd", "Wording"),
    "milestone deadline": ("Frist", "Deadline"),
    "milestone targets": ("Måltal", "Targets"),
    "milestone weight": ("Vægt", "Weight"),
    # of a follow-up and a signature
    "follow_up occasion": ("Anledning", "Occasion"),
    "follow_up when": ("Hvornår", "When"),
    "follow_up scale": ("Skala", "Scale"),
    "signature name": ("Navn", "Name"),
    "signature title": ("Stilling", "Title"),
    "signature organisation": ("Myndighed", "Organisation"),
    "signature place": ("Sted", "Place"),
    "signature date": ("Dato", "Date"),
    # parts
    "plan": ("Planen", "The plan"),
    "goal": ("Mål", "Goal"),
    "goal ministry": ("Koncernfælles mål", "Shared goal"),
    "milestone": ("Målepunkt", "Milestone"),
    "follow_up": ("Opfølgning", "Follow-up"),
    "signature": ("Underskrift", "Signature"),
    "doubt": ("Bemærk", "Finding"),
    # corrections that stand in the plan
    "made set": ("rettet", "corrected"),
    "made add": ("tilføjet", "added"),
    "made remove": ("fjernet", "removed"),
    "made merge": ("lagt sammen", "merged"),
    "made split": ("delt", "split"),
    "emptied": ("(tømt)", "(emptied)"),
    "was": ("læst: {}", "read: {}"),
    "was nothing": ("intet læst", "nothing read"),
    "made by": ("af {}", "by {}"),
    "made when": ("den {}", "on {}"),
    # places
    "page": ("side {}", "page {}"),
    "line": ("linje {}", "line {}"),
    "place": ("vis stedet", "show the place"),
    # a document that cannot be shown
    "missing": (
        "Dokumentet »{}« blev ikke fundet. Værdierne står her med de ord, som de blev læst af.",
        "The document “{}” was not found. The values stand here with the words that they were read from.",
    ),
    "changed": (
        "Dokumentet »{}« er ændret, siden planen blev læst, og er derfor ikke vist. Læs det igen med"
        " »maalplan convert«. Værdierne står her med de ord, som de blev læst af.",
        "The document “{}” has changed since the plan was read, and is not shown. Read it again with ‘maalplan"
        " convert’. The values stand here with the words that they were read from.",
    ),
    "placeless": (
        "Planens fil siger ikke, hvor værdierne står i dokumentet »{}«; den kan være lavet af en ældre udgave. Læs"
        " dokumentet igen med »maalplan convert«, så er de markeret.",
        "The plan’s file does not say where the values stand in the document “{}”; an older version may have made it."
        " Read the document again with ‘maalplan convert’, and they are marked.",
    ),
    "unprinted": (
        "LibreOffice kunne ikke lave sider af dokumentet; dets tekst og tabeller står her tegnet om.",
        "LibreOffice could make no pages of the document; its text and tables stand here drawn anew.",
    ),
    "unreadable": (
        "Dokumentet »{}« kan ikke vises. Værdierne står her med de ord, som de blev læst af.",
        "The document “{}” cannot be shown. The values stand here with the words that they were read from.",
    ),
}


_PARTS: Final = ("plan", "goal", "milestone", "follow_up", "signature")


def field_labels(lang: Lang) -> dict[str, str]:
    """What the parts of a plan and their fields are called: ``goal``, ``goal title``.

    >>> field_labels("da")["milestone deadline"]
    'Frist'
    """
    return {name: label(name, lang) for name in _WORDS if name.partition(" ")[0] in _PARTS}


def label(name: str, lang: Lang, *filled: object) -> str:
    """The word or words for *name*.

    >>> label("milestone deadline", "da"), label("page", "en", 3)
    ('Frist', 'page 3')
    """
    return _WORDS[name][lang == "en"].format(*filled)
