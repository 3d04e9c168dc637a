"""Years of an agency's plans, made by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from maalplan.model import (
    SCHEMA_VERSION,
    Agency,
    Deadline,
    Goal,
    Milestone,
    Period,
    Plan,
    Scope,
    Source,
    Target,
)

GoalWords = tuple[str, str, tuple[str, ...]]

ARKIV: GoalWords = (
    "Digital aflevering af arkivalier",
    "Statens arkiver skal modtage arkivalier digitalt, så borgere og forskere finder dem lettere.",
    ("Mindst 85 pct. af afleveringerne godkendes første gang.", "Ny vejledning om aflevering er udgivet (Q2)."),
)
VAND: GoalWords = (
    "Renere drikkevand",
    "Boringer nær landbrugsjord skal beskyttes mod sprøjtemidler og nitrat.",
    ("Tilsyn med 40 vandværker er gennemført.", "Kort over sårbare boringer er offentliggjort (Q3)."),
)
SYGEFRAVAER: GoalWords = (
    "Lavere sygefravær",
    "Ledelsen følger medarbejdernes trivsel tæt og handler tidligt ved fravær.",
    ("Sygefraværet er højst 7,5 dage pr. medarbejder.", "Trivselsmåling er fulgt op i alle kontorer (Q4)."),
)
TILSYN: GoalWords = (
    "Risikobaseret tilsyn med fødevarer",
    "Virksomheder med mange anmærkninger får flere uanmeldte kontrolbesøg.",
    ("Mindst 1.200 uanmeldte kontrolbesøg er aflagt.", "Risikomodel for slagterier er taget i brug (Q1)."),
)
MUSEER: GoalWords = (
    "Flere unge på museerne",
    "Museer og kunsthaller skal nå børn og unge, der sjældent kommer der.",
    ("Fem nye undervisningsforløb er afprøvet på statslige museer.",),
)
AFTALE: GoalWords = (
    "Fælles indkøb og drift",
    "Koncernen samler sine indkøb, så priserne falder.",
    ("Fire rammeaftaler er i udbud (Q4).",),
)
ALL = (ARKIV, VAND, SYGEFRAVAER, TILSYN, MUSEER, AFTALE)
FIGURES = {
    "Mindst 85 pct.": Target("Mindst 85 pct.", "at_least", 85.0, unit="percent"),
    "Mindst 80 pct.": Target("Mindst 80 pct.", "at_least", 80.0, unit="percent"),
    "Mindst 90 pct.": Target("Mindst 90 pct.", "at_least", 90.0, unit="percent"),
    "højst 7,5 dage": Target("højst 7,5 dage", "at_most", 7.5, unit="day"),
    "Mindst 1.200": Target("Mindst 1.200", "at_least", 1200.0, unit="kontrolbesøg"),
}
NAMES = {
    "slks": "Slots- og Kulturstyrelsen",
    "ssi": "Statens Serum Institut",
    "ukendt": None,
    "kulturstyrelsen": "Kulturstyrelsen",
}
QUARTERS = {
    "(Q1)": ("01-01", "03-31"),
    "(Q2)": ("04-01", "06-30"),
    "(Q3)": ("07-01", "09-30"),
    "(Q4)": ("10-01", "12-31"),
}


def plan(year: int, *goals: Goal, plan_id: str | None = None, until: int | None = None, agency: str = "slks") -> Plan:
    """A plan of these goals, which get its ids; with *until* it covers several years."""
    own = plan_id or f"{agency}-{year}"
    return Plan(
        schema_version=SCHEMA_VERSION,
        id=own,
        title=f"Mål- og resultatplan {year}",
        agency=Agency(agency, NAMES[agency], agency.upper()),
        year=year,
        period=Period(f"{year}-01-01", f"{until or year}-12-31"),
        goals=tuple(_placed(goal, own, year) for goal in goals),
        source=Source(f"{own}.docx", "", "", None, "word"),
    )


def goal(number: str, words: GoalWords, *, scope: Scope = "agency") -> Goal:
    """A goal with that number; words are (title, description, milestones)."""
    title, description, texts = words
    milestones = tuple(Milestone(id=str(n), number=str(n), text=text) for n, text in enumerate(texts, 1))
    return Goal(id=number, scope=scope, number=number, title=title, description=description, milestones=milestones)


def worded(words: GoalWords, old: str, new: str) -> GoalWords:
    """The same goal, with *old* replaced wherever it stands."""
    title, description, texts = words
    return title.replace(old, new), description.replace(old, new), tuple(text.replace(old, new) for text in texts)


def with_points(words: GoalWords, *texts: str) -> GoalWords:
    """The same goal with other milestones."""
    return words[0], words[1], texts


def numbered(*words: GoalWords) -> Sequence[Goal]:
    """Goals that are numbered from 1."""
    return [goal(str(n), own) for n, own in enumerate(words, 1)]


def _placed(goal: Goal, plan_id: str, year: int) -> Goal:
    own = f"{plan_id}/{goal.scope}/{goal.number}"
    milestones = tuple(
        replace(
            milestone,
            id=f"{own}/{milestone.number}",
            targets=tuple(target for words, target in FIGURES.items() if words in milestone.text),
            deadline=_deadline(milestone.text, year),
        )
        for milestone in goal.milestones
    )
    return replace(goal, id=own, milestones=milestones)


def _deadline(text: str, year: int) -> Deadline | None:
    found = next((quarter for quarter in QUARTERS if quarter in text), None)
    if found is None:
        return None
    start, end = QUARTERS[found]
    return Deadline(found.strip("()"), f"{year}-{start}", f"{year}-{end}")
