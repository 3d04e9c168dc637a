"""What the columns of the workbook of plans mean where their headings do not say it, in Danish and in English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from maalplan.model import Lang

_FINDINGS: Final = (
    "Hvor mange bemærkninger der er til rækken; de står på arket Bemærk. En gul række bør ses efter, en blå er til "
    "orientering. Grønne felter er rettet af et menneske: et notat i feltet siger, hvad der blev læst, og arket "
    "Rettelser har dem alle.",
    "How many findings stand at the row; the sheet Findings has them. A yellow row should be looked at, a blue one is "
    "for information. Green cells were corrected by a person: a note in the cell says what was read, and the sheet "
    "Corrections has all of them.",
)
_NOTES: Final[Mapping[str, tuple[str, str]]] = {
    "plan_id": (
        "Myndigheden og planens første år. Et andet dokument for samme myndighed og år får -2.",
        "The agency and the plan's first year. A second document of the same agency and year gets -2.",
    ),
    "goal_id": (
        "Planen, hvis mål det er (ministry: koncernfælles, agency: styrelsens eget) og målets nummer. Det samme i alle "
        "filer.",
        "The plan, whose goal it is (ministry or agency), and the goal's number. The same in all files.",
    ),
    "milestone_id": (
        "Målets id og målepunktets plads i målet.",
        "The goal's id and the milestone's place in the goal.",
    ),
    "year": ("Det første år, som planen gælder for.", "The first year that the plan covers."),
    "published": (
        "Så præcist, som dokumentet siger det: år, måned eller dag.",
        "As precise as the document says it: a year, a month or a day.",
    ),
    "coverage": (
        "Hvor stor en del af ordene i afsnittene om mål der er fundet plads til, eller som er sprunget over med grund. "
        "Resten står på arket Bemærk.",
        "The share of the words in the sections about goals that have found a place, or were passed over for a known "
        "reason. The sheet Findings has the rest.",
    ),
    "findings": _FINDINGS,
    "doubts": _FINDINGS,
    "source": ("Filen, som planen er læst fra.", "The file that the plan was read from."),
    "scope": (
        "Koncernfælles: fælles for hele ministerområdet. Styrelsens eget: denne myndigheds alene.",
        "Shared by the whole ministry, or this agency's own.",
    ),
    "section": ("Overskriften, som målet står under.", "The heading that the goal stands under."),
    "number": (
        "Som det står i planen. Et målepunkt uden nummer får sin plads i målet.",
        "As printed. A milestone without a number has its place in the goal.",
    ),
    "criterion": ("Sætningen, som indleder målepunkterne.", "The sentence that introduces the milestones."),
    "extra": (
        "Andre felter i planen, med planens egne betegnelser.",
        "The plan's other fields, by the names that the plan has for them.",
    ),
    "deadline_text": (
        "De ord i planen, som fristen er læst ud af.",
        "The words of the plan that the deadline was read from.",
    ),
    "deadline_start": (
        "Første dag af den periode, hvor målepunktet skal nås. Tom, hvor planen kun siger, hvornår senest.",
        "First day of the window in which it falls due. Empty where the plan says only by when.",
    ),
    "deadline_end": (
        "Sidste dag: »2. kvartal« er den 30. juni, »inden 1. juli« ligeså.",
        "The last day: the second quarter is 30 June, and so is »before 1 July«.",
    ),
    "comparator": (
        "Hvordan tallet skal nås: mindst, højst, mellem …",
        "How the figure is to be reached: at least, at most, between …",
    ),
    "value": (
        "Det første tal, som skal nås, skrevet helt ud: 5,0 mio. kr. er 5.000.000. Er der flere, står de under Alle "
        "måltal.",
        "The first figure to be reached, in full: DKK 5.0 million is 5,000,000. Where there are more, see All targets.",
    ),
    "upper": ("Det øverste af to tal, hvor kravet er »mellem«.", "The upper one of two figures, for »between«."),
    "targets": (
        "De ord i planen, som måltallene er læst ud af.",
        "The words of the plan that the targets were read from.",
    ),
    "place": (
        "Hvor i dokumentet ordene står. Et link åbner dokumentet.",
        "Where in the document the words stand. A link opens the document.",
    ),
    "action": (
        "Hvad der blev gjort. Det, som er fjernet, står kun på dette ark.",
        "What was done. What was removed stands on this sheet alone.",
    ),
    "was": ("Det, som blev læst i dokumentet.", "What was read in the document."),
    "now": ("Det, som planen siger nu.", "What the plan says now."),
    "correction_id": (
        "Rettelsens id; med det kan den fortrydes (maalplan review apply --undo).",
        "The correction's id; with it the correction is taken back (maalplan review apply --undo).",
    ),
    "code": ("Hvad det handler om, som i planfilerne.", "What it is about, as in the plan files."),
}


def note(column: str, lang: Lang) -> str:
    """What *column* means; empty where its heading says it.

    >>> note("upper", "da"), note("ministry", "da")
    ('Det øverste af to tal, hvor kravet er »mellem«.', '')
    """
    return _NOTES.get(column, ("", ""))[lang == "en"]
