"""The words of the workbook of plans, in Danish and in English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from maalplan.model import Lang

_WORDS: Final[Mapping[str, tuple[str, str]]] = {
    "workbook": ("Mål- og resultatplaner", "Performance plans"),
    # sheets, which are also the names of their tables
    "plans": ("Planer", "Plans"),
    "goals": ("Mål", "Goals"),
    "milestones": ("Målepunkter", "Milestones"),
    "findings": ("Bemærk", "Findings"),
    "corrections": ("Rettelser", "Corrections"),
    # columns: as those of the flat tables are named
    "column plan_id": ("Plan-id", "Plan id"),
    "column goal_id": ("Mål-id", "Goal id"),
    "column milestone_id": ("Målepunkt-id", "Milestone id"),
    "column agency_id": ("Myndigheds-id", "Agency id"),
    "column agency": ("Myndighed", "Agency"),
    "column acronym": ("Forkortelse", "Acronym"),
    "column ministry": ("Ministerium", "Ministry"),
    "column year": ("År", "Year"),
    "column period_start": ("Periode fra", "Period from"),
    "column period_end": ("Periode til", "Period to"),
    "column document_type": ("Dokumenttype", "Document type"),
    "column title": ("Titel", "Title"),
    "column published": ("Udgivet", "Published"),
    "column goals": ("Antal mål", "Goals"),
    "column milestones": ("Antal målepunkter", "Milestones"),
    "column coverage": ("Dækning", "Coverage"),
    "column findings": ("Bemærk", "Findings"),
    "column source": ("Dokument", "Document"),
    "column version": ("Udgave", "Version"),
    "column scope": ("Hvis mål", "Whose goal"),
    "column section": ("Afsnit", "Section"),
    "column number": ("Nr.", "No."),
    "column description": ("Beskrivelse", "Description"),
    "column focus_area": ("Indsatsområde", "Focus area"),
    "column criterion": ("Kriterium", "Criterion"),
    "column remarks": ("Bemærkninger", "Remarks"),
    "column weight": ("Vægt", "Weight"),
    "column weight_unit": ("Vægtens enhed", "Unit of weight"),
    "column responsible": ("Ansvarlig", "Responsible"),
    "column extra": ("Øvrigt", "Other"),
    "column page": ("Side", "Page"),
    "column goal_number": ("Mål nr.", "Goal no."),
    "column goal_title": ("Mål", "Goal"),
    "column text": ("Målepunkt", "Milestone"),
    "column deadline_text": ("Frist, som skrevet", "Deadline as written"),
    "column deadline_start": ("Frist fra", "Due from"),
    "column deadline_end": ("Frist", "Deadline"),
    "column comparator": ("Krav", "Comparator"),
    "column value": ("Måltal", "Target"),
    "column upper": ("Øvre måltal", "Upper target"),
    "column unit": ("Enhed", "Unit"),
    "column targets": ("Alle måltal, som skrevet", "All targets as written"),
    # columns that the workbook adds
    "column doubts": ("Bemærk", "Findings"),
    "column place": ("Sted i dokumentet", "Place in the document"),
    "column severity": ("Alvor", "Severity"),
    "column about": ("Hvad", "What"),
    "column message": ("Besked", "Message"),
    "column code": ("Kode", "Code"),
    # columns of the corrections
    "column corrected_goal": ("Mål", "Goal"),
    "column corrected_part": ("Målepunkt eller anden del", "Milestone or other part"),
    "column action": ("Hvad der blev gjort", "What was done"),
    "column field": ("Felt", "Field"),
    "column was": ("Læst", "Read"),
    "column now": ("Rettet til", "Corrected to"),
    "column by": ("Rettet af", "Corrected by"),
    "column when": ("Rettet den", "Corrected on"),
    "column why": ("Hvorfor", "Why"),
    "column correction_id": ("Rettelses-id", "Correction id"),
    "action set": ("rettet", "corrected"),
    "action add": ("tilføjet", "added"),
    "action remove": ("fjernet", "removed"),
    "action merge": ("lagt sammen", "merged"),
    "action split": ("delt", "split"),
    "kind plan": ("planen", "the plan"),
    "kind goal": ("mål", "goal"),
    "kind milestone": ("målepunkt", "milestone"),
    "kind signature": ("underskrift", "signature"),
    "kind follow_up": ("opfølgning", "follow-up"),
    "field agency": ("Myndighed", "Agency"),
    "field period": ("Periode", "Period"),
    "field deadline": ("Frist", "Deadline"),
    "field targets": ("Måltal", "Targets"),
    "field text": ("Målepunktets ord", "Words of the milestone"),
    "field name": ("Navn", "Name"),
    "field organisation": ("Organisation", "Organisation"),
    "field place": ("Sted", "Place"),
    "field date": ("Dato", "Date"),
    "field occasion": ("Anledning", "Occasion"),
    "field when": ("Hvornår", "When"),
    "field scale": ("Skala", "Scale"),
    "nothing": ("intet", "nothing"),
    # values
    "scope ministry": ("koncernfælles", "shared by the ministry"),
    "scope agency": ("styrelsens eget", "the agency's own"),
    "version draft": ("udkast", "draft"),
    "version signed": ("underskrevet", "signed"),
    "version amended": ("ændret", "amended"),
    "version addendum": ("tillæg", "addendum"),
    "comparator at_least": ("mindst", "at least"),
    "comparator at_most": ("højst", "at most"),
    "comparator more_than": ("mere end", "more than"),
    "comparator less_than": ("mindre end", "less than"),
    "comparator plus_minus": ("plus/minus", "plus/minus"),
    "comparator between": ("mellem", "between"),
    "comparator exactly": ("præcis", "exactly"),
    "comparator about": ("cirka", "about"),
    "unit percent": ("pct.", "percent"),
    "unit percentage_point": ("procentpoint", "percentage points"),
    "unit DKK": ("kr.", "DKK"),
    "unit day": ("dage", "days"),
    "unit working_day": ("arbejdsdage", "working days"),
    "unit week": ("uger", "weeks"),
    "unit month": ("måneder", "months"),
    "unit year": ("år", "years"),
    "unit hour": ("timer", "hours"),
    "unit minute": ("minutter", "minutes"),
    "unit fte": ("årsværk", "full-time equivalents"),
    "unit point": ("point", "points"),
    "weight_unit percent": ("pct.", "percent"),
    "weight_unit point": ("point", "points"),
    "severity note": ("til orientering", "note"),
    "severity warning": ("advarsel", "warning"),
    "severity error": ("fejl", "error"),
    # findings
    "about attachments": ("vedhæftede filer er ikke læst", "attached files not read"),
    "about corrected": ("rettet af et menneske", "corrected by a person"),
    "about correction-left": ("rettelse, som ikke kunne indsættes", "a correction that was left out"),
    "about corrections-of-older-document": (
        "rettelser til en tidligere udgave af dokumentet",
        "corrections of an older version of the document",
    ),
    "about damaged-pages": ("beskadigede sider", "damaged pages"),
    "about deadline-without-year": ("frist uden årstal", "deadline without a year"),
    "about draft-with-signatures": ("udkast med daterede underskrifter", "draft with dated signatures"),
    "about empty-pages": ("tomme sider", "empty pages"),
    "about goal-without-milestones": ("mål uden målepunkter", "goal without milestones"),
    "about id-taken": ("to dokumenter for samme myndighed og år", "two documents of one agency and year"),
    "about mojibake-repaired": ("forkerte tegn rettet", "wrong characters mended"),
    "about pages-lost": ("sider gik tabt", "pages lost"),
    "about pages-missing": ("sider mangler", "pages missing"),
    "about pages-recognised": ("indscannede sider læst som billede", "scanned pages read as pictures"),
    "about pages-without-text": ("billeder uden tekst er ikke læst", "pictures without text not read"),
    "about portfolio": ("PDF i en PDF-portefølje", "PDF within a PDF portfolio"),
    "about rows-by-order": ("rækker samlet efter rækkefølgen", "rows put together by order"),
    "about goals-without-verdict": ("mål uden vurdering", "goals without a verdict"),
    "about verdict-not-known": ("ukendt vurdering", "a verdict that is not known"),
    "about verdict-from-colour": ("vurdering læst af farven", "a verdict read from its colour"),
    "about unknown-occasion": ("ukendt opfølgning", "which follow-up is not said"),
    "about recurring": ("gentages, så der er ingen frist", "recurs, so there is no deadline"),
    "about repaired": ("beskadiget fil repareret", "damaged file repaired"),
    "about second-engine": ("læst på en anden måde", "read in another way"),
    "about unknown-agency": ("ukendt myndighed", "unknown agency"),
    "about unknown-label": ("ukendt betegnelse", "unknown label"),
    "about unknown-year": ("ukendt år", "unknown year"),
    "about unplaced-text": ("tekst uden plads i planens felter", "words in no field"),
    "about unsure-words": ("usikre ord", "unsure words"),
    "about witnesses-disagree": (
        "PDF-filens mærker og det synlige er uenige",
        "the tags of the PDF and what is seen differ",
    ),
}


def field_label(field: str, name: str | None, lang: Lang) -> str:
    """What a *field* of the plan is called; *name* is the label of an ``extra``.

    >>> field_label("deadline", None, "da"), field_label("remarks", None, "da"), field_label("extra", "Effekt", "da")
    ('Frist', 'Bemærkninger', 'Effekt')
    """
    if name:
        return name
    found = _WORDS.get(f"field {field}") or _WORDS.get(f"column {field}")
    return field if found is None else found[lang == "en"]


def label(name: str, lang: Lang) -> str:
    """The word or words for *name*.

    >>> label("milestones", "da"), label("column deadline_end", "en")
    ('Målepunkter', 'Deadline')
    """
    return _WORDS[name][lang == "en"]


def word(kind: str, value: str | None, lang: Lang) -> str | None:
    """The word for *value*, one of a *kind* of values; itself where it is no word of the schema.

    >>> word("unit", "DKK", "da"), word("unit", "sager", "da"), word("unit", None, "da")
    ('kr.', 'sager', None)
    """
    found = _WORDS.get(f"{kind} {value}")
    return value if found is None else found[lang == "en"]


def words(kind: str, lang: Lang) -> dict[str, str]:
    """The word for each value of a *kind* of values.

    >>> words("weight_unit", "da")
    {'percent': 'pct.', 'point': 'point'}
    """
    named = (name.partition(" ") for name in _WORDS)
    return {value: label(f"{kind} {value}", lang) for found, _, value in named if found == kind}


def words_of(kind: str) -> dict[str, str]:
    """The values of a *kind* by their words in either language, in lower case.

    >>> words_of("scope")["koncernfælles"]
    'ministry'
    """
    opening = f"{kind} "
    values = {name.removeprefix(opening): words for name, words in _WORDS.items() if name.startswith(opening)}
    return {words[at].casefold(): value for at in (1, 0) for value, words in values.items()}
