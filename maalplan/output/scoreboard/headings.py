"""The headings and names of a scoreboard's workbook, in Danish and in English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from maalplan.model import Lang

_HEADINGS: Final[Mapping[str, tuple[str, str]]] = {
    "sheet overview": ("Overblik", "Overview"),
    "sheet goals": ("Mål", "Goals"),
    "sheet milestones": ("Målepunkter", "Milestones"),
    "sheet overdue": ("Efter frist", "Overdue"),
    "sheet groups": ("Fordeling", "Breakdown"),
    "sheet missing": ("Mangler", "Missing"),
    "table overview": ("Overblik", "Overview"),
    "table goals": ("Maal", "Goals"),
    "table milestones": ("Maalepunkter", "Milestones"),
    "table overdue": ("EfterFrist", "Overdue"),
    "table groups": ("Fordeling", "Breakdown"),
    "table missing": ("Mangler", "Missing"),
    "agency": ("Myndighed", "Agency"),
    "ministry": ("Ministerium", "Ministry"),
    "year": ("År", "Year"),
    "reports": ("Rapporter", "Reports"),
    "goals": ("Mål i alt", "Goals"),
    "milestones": ("Målepunkter i alt", "Milestones"),
    "judged": ("Vurderede mål", "Goals judged"),
    "share": ("Andel mål opfyldt", "Share of goals met"),
    "weighted": ("Andel efter vægt", "Share by weight"),
    "reached": ("Point opnået", "Points reached"),
    "possible": ("Point mulige", "Points possible"),
    "milestones judged": ("Vurderede målepunkter", "Milestones judged"),
    "milestones met": ("Målepunkter opfyldt", "Milestones met"),
    "milestones share": ("Andel målepunkter opfyldt", "Share of milestones met"),
    "overdue": ("Efter frist", "Overdue"),
    "scope": ("Omfang", "Scope"),
    "number": ("Nr.", "No."),
    "goal": ("Mål", "Goal"),
    "milestone": ("Målepunkt", "Milestone"),
    "weight": ("Vægt", "Weight"),
    "verdict": ("Vurdering", "Verdict"),
    "goal verdict": ("Målets vurdering", "Verdict on the goal"),
    "basis": ("Grundlag", "Basis"),
    "score": ("Point", "Points"),
    "score of": ("Point mulige", "Points possible"),
    "comment": ("Bemærkning", "Comment"),
    "others": ("Øvrige rapporter", "Other reports"),
    "deadline": ("Frist", "Deadline"),
    "deadline text": ("Frist, ordlyd", "Deadline, words"),
    "targets": ("Måltal", "Targets"),
    "days": ("Dage over", "Days overdue"),
    "by": ("Opgjort efter", "Counted by"),
    "group": ("Gruppe", "Group"),
    "plans": ("Planer", "Plans"),
    "kind": ("Hvad", "What"),
    "where": ("Plan", "Plan"),
    "what": ("Nærmere", "Details"),
    "id": ("Id", "Id"),
    "by total": ("i alt", "in all"),
    "by ministry": ("ministerium", "ministry"),
    "by ministry and year": ("ministerium og år", "ministry and year"),
    "by agency": ("myndighed", "agency"),
    "by year": ("år", "year"),
    "by scope": ("omfang", "scope"),
    "by quarter": ("fristens kvartal", "quarter of the deadline"),
    "report's": ("rapportens", "the report's"),
    "yes": ("ja", "yes"),
}


def heading(name: str, lang: Lang) -> str:
    """A heading, or a word that stands in many cells.

    >>> heading("agency", "da"), heading("agency", "en")
    ('Myndighed', 'Agency')
    """
    danish, english = _HEADINGS[name]
    return english if lang == "en" else danish
