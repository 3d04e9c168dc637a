"""Two plans of one agency and what changed between them, made by hand: every kind of row and change."""

from __future__ import annotations

from dataclasses import replace

from maalplan.model import (
    SCHEMA_VERSION,
    Agency,
    Change,
    Deadline,
    Finding,
    FolderDiff,
    Goal,
    GoalRow,
    Milestone,
    MilestoneRow,
    Ministry,
    Plan,
    PlanDiff,
    RowCounts,
    Scope,
    Source,
    Summary,
    Target,
    Weight,
)

SSI = Agency("ssi", "Statens Serum Institut", "SSI")
DMI = Agency("dmi", "Danmarks Meteorologiske Institut", "DMI")
SOURCE = Source("plan.docx", "ab" * 32, "text/plain", None, "text")


def plan(year: int, *goals: Goal, agency: Agency = SSI, **facts: object) -> Plan:
    """A plan of *goals*; *facts* are other fields of it."""
    made = Plan(
        schema_version=SCHEMA_VERSION,
        id=f"{agency.id}-{year}",
        agency=agency,
        ministry=Ministry("Sundhedsministeriet"),
        year=year,
        goals=goals,
        source=SOURCE,
    )
    return replace(made, **facts)  # type: ignore[arg-type]  # a test names fields of Plan


def goal(year: int, scope: Scope, number: str, title: str, *milestones: Milestone, agency: str = "ssi") -> Goal:
    """A goal with its milestones, whose ids are made here."""
    key = f"{agency}-{year}/{scope}/{number}"
    own = tuple(replace(one, id=f"{key}/{place}", number=str(place)) for place, one in enumerate(milestones, start=1))
    return Goal(id=key, scope=scope, number=number, title=title, milestones=own)


def point(text: str, deadline: Deadline | None = None, *targets: Target) -> Milestone:
    """A milestone; :func:`goal` numbers it."""
    return Milestone("", "", text, deadline, targets)


Q2_OLD = Deadline("Q2", "2024-04-01", "2024-06-30")
Q4_NEW = Deadline("Q4", "2025-10-01", "2025-12-31")
AT_LEAST_85 = Target("mindst 85 pct.", "at_least", 85.0, unit="percent")
AT_LEAST_80 = Target("mindst 80 pct.", "at_least", 80.0, unit="percent")
MOVED_POINT = "Rapporten om sepsis er sendt til regionerne."

OLD = plan(
    2024,
    goal(2024, "ministry", "1", "Økonomistyring", point("Afvigelsen er højst 3 pct.")),
    replace(
        goal(
            2024,
            "agency",
            "1",
            "Overvågning af smitte",
            point("Øvelsen er holdt (Q2).", Q2_OLD),
            point("Der er svar på mindst 85 pct. af prøverne.", None, AT_LEAST_85),
            point(MOVED_POINT),
        ),
        weight=Weight(15.0, "percent"),
        criterion="Målet er opnået, når planen er implementeret:",
        extra={"Baggrund": "Aftalt i 2023", "Note": "Uændret"},
    ),
    goal(2024, "agency", "2", "Vacciner", point("Alle børn er indkaldt.")),
    goal(2024, "agency", "3", "Biobank", point("Prøverne er flyttet.")),
    goal(2024, "agency", "4", "Kapløbet om laboratorier", point("Laboratoriet er åbnet.")),
    goal(2024, "agency", "5", "Kommunikation", point("Hjemmesiden er fornyet.")),
)
NEW = plan(
    2025,
    goal(2025, "ministry", "1", "Økonomistyring", point("Afvigelsen er højst 3 pct.")),
    goal(2025, "ministry", "2", "Biobank", point("Prøverne er flyttet.")),
    replace(
        goal(
            2025,
            "agency",
            "1",
            "Overvågning af smitte",
            point("Øvelsen er holdt (Q4).", Q4_NEW),
            point("Der er svar på mindst 80 pct. af prøverne.", None, AT_LEAST_80),
            point("Der er udgivet ugetal om influenza."),
        ),
        weight=Weight(12.5, "percent"),
        criterion="Målet er opnået, når planen er igangsat:",
        extra={"Baggrund": "Aftalt i 2024", "Note": "Uændret"},
    ),
    goal(2025, "agency", "2", "Kapløbet om laboratorier", point("Laboratoriet er åbnet."), point(MOVED_POINT)),
    goal(2025, "agency", "4", "Vacciner", point("Alle børn er indkaldt.")),
    goal(2025, "agency", "6", "Influenza", point("Ugetal er udgivet hver torsdag.")),
)

SMITTE = GoalRow(
    status="changed",
    similarity=0.91,
    old="ssi-2024/agency/1",
    new="ssi-2025/agency/1",
    changes=(
        Change(
            "criterion",
            "Målet er opnået, når planen er implementeret:",
            "Målet er opnået, når planen er igangsat:",
            None,
            "softened",
        ),
        Change("weight", Weight(15.0, "percent"), Weight(12.5, "percent"), "lowered"),
        Change(
            "extra",
            {"Baggrund": "Aftalt i 2023", "Note": "Uændret"},
            {"Baggrund": "Aftalt i 2024", "Note": "Uændret"},
        ),
    ),
    milestones=(
        MilestoneRow(
            status="changed",
            similarity=0.9,
            old="ssi-2024/agency/1/1",
            new="ssi-2025/agency/1/1",
            changes=(
                Change("text", "Øvelsen er holdt (Q2).", "Øvelsen er holdt (Q4)."),
                Change("deadline", Q2_OLD, Q4_NEW, "later", "softened"),
            ),
        ),
        MilestoneRow(
            status="changed",
            similarity=0.95,
            old="ssi-2024/agency/1/2",
            new="ssi-2025/agency/1/2",
            changes=(
                Change(
                    "text",
                    "Der er svar på mindst 85 pct. af prøverne.",
                    "Der er svar på mindst 80 pct. af prøverne.",
                ),
                Change("targets", (AT_LEAST_85,), (AT_LEAST_80,), "lowered", "softened"),
            ),
        ),
        MilestoneRow(status="added", new="ssi-2025/agency/1/3", split_of="ssi-2024/agency/1/2"),
        MilestoneRow(status="removed", similarity=1.0, old="ssi-2024/agency/1/3", moved_to="ssi-2025/agency/2/2"),
    ),
)


def _same(key: str, **facts: object) -> GoalRow:
    """An unchanged goal with its one milestone; *key* is »old new«."""
    old, new = key.split()
    row = GoalRow(
        status="unchanged",
        similarity=1.0,
        old=f"ssi-2024/{old}",
        new=f"ssi-2025/{new}",
        milestones=(
            MilestoneRow(status="unchanged", similarity=1.0, old=f"ssi-2024/{old}/1", new=f"ssi-2025/{new}/1"),
        ),
    )
    return replace(row, **facts)  # type: ignore[arg-type]  # a test names fields of GoalRow


LABORATORIER = _same("agency/4 agency/2", moved=True, status="changed")
LABORATORIER = replace(
    LABORATORIER,
    milestones=(
        *LABORATORIER.milestones,
        MilestoneRow(status="added", similarity=1.0, new="ssi-2025/agency/2/2", moved_from="ssi-2024/agency/1/3"),
    ),
)

DIFF = PlanDiff(
    schema_version=SCHEMA_VERSION,
    old=OLD,
    new=NEW,
    changes=(
        Change("ministry", "Sundhedsministeriet", "Indenrigs- og Sundhedsministeriet"),
        Change("period", "2024-01-01 – 2024-12-31", "2025-01-01 – 2026-12-31"),
    ),
    goals=(
        _same("ministry/1 ministry/1"),
        _same("agency/3 ministry/2", moved=True),
        SMITTE,
        LABORATORIER,
        GoalRow(
            status="removed",
            old="ssi-2024/agency/5",
            merged_into="ssi-2025/agency/2",
            milestones=(MilestoneRow(status="removed", old="ssi-2024/agency/5/1"),),
        ),
        _same("agency/2 agency/4", moved=True),
        GoalRow(
            status="added",
            new="ssi-2025/agency/6",
            split_of="ssi-2024/agency/1",
            milestones=(MilestoneRow(status="added", new="ssi-2025/agency/6/1"),),
        ),
    ),
    summary=Summary(3, 2, 1, 1, 3, 1, 0, RowCounts(4, 2, 3, 2, 1, 2, 0)),
)

OF_TWO = PlanDiff(
    schema_version=SCHEMA_VERSION,
    old=plan(
        2025,
        goal(2025, "ministry", "2", "Grøn drift", point("Strøm er sparet."), agency="dmi"),
        goal(2025, "agency", "1", "Skybrud", point("Radaren er i drift."), agency="dmi"),
        agency=DMI,
    ),
    new=plan(
        2025,
        goal(2025, "ministry", "3", "Grøn drift", point("Strøm er sparet.")),
        goal(2025, "agency", "1", "Vacciner", point("Alle børn er indkaldt.")),
    ),
    goals=(
        GoalRow(
            status="unchanged",
            moved=True,
            similarity=1.0,
            old="dmi-2025/ministry/2",
            new="ssi-2025/ministry/3",
            milestones=(
                MilestoneRow(
                    status="unchanged", similarity=1.0, old="dmi-2025/ministry/2/1", new="ssi-2025/ministry/3/1"
                ),
            ),
        ),
        GoalRow(
            status="removed",
            old="dmi-2025/agency/1",
            milestones=(MilestoneRow(status="removed", old="dmi-2025/agency/1/1"),),
        ),
        GoalRow(
            status="added",
            new="ssi-2025/agency/1",
            milestones=(MilestoneRow(status="added", new="ssi-2025/agency/1/1"),),
        ),
    ),
    summary=Summary(1, 0, 1, 1, 1, 0, 0, RowCounts(1, 0, 1, 1)),
)

EQUAL = PlanDiff(
    schema_version=SCHEMA_VERSION,
    old=OLD,
    new=NEW,
    goals=(_same("ministry/1 ministry/1"),),
    summary=Summary(unchanged=1, milestones=RowCounts(unchanged=1)),
)

FOLDER = FolderDiff(
    schema_version=SCHEMA_VERSION,
    pairs=(EQUAL, DIFF),
    only_old=("sst-2024",),
    only_new=("nyt-2025", "stps-2025"),
    findings=(Finding("pair-guessed", "warning", "ssi-2024 is taken for ssi-2025: the names are alike."),),
)


def milestones(old: tuple[Milestone, ...], new: tuple[Milestone, ...], *rows: MilestoneRow) -> PlanDiff:
    """One changed goal of two years; the ids of *rows* are the milestones' places: »1« is the first."""
    before, after = goal(2024, "agency", "1", "Tilsyn", *old), goal(2025, "agency", "1", "Tilsyn", *new)
    placed = tuple(
        replace(row, old=row.old and f"{before.id}/{row.old}", new=row.new and f"{after.id}/{row.new}") for row in rows
    )
    return PlanDiff(
        schema_version=SCHEMA_VERSION,
        old=plan(2024, before),
        new=plan(2025, after),
        goals=(GoalRow(status="changed", similarity=0.8, old=before.id, new=after.id, milestones=placed),),
        summary=Summary(changed=1, milestones=RowCounts(changed=len(placed))),
    )


TO_NEW_GOAL = PlanDiff(
    schema_version=SCHEMA_VERSION,
    old=plan(2024, goal(2024, "agency", "1", "Tilsyn", point("Mindst 85 sager er lukket.", None, AT_LEAST_85))),
    new=plan(2025, goal(2025, "agency", "1", "Kontrol", point("Mindst 80 sager er lukket.", None, AT_LEAST_80))),
    goals=(
        GoalRow(
            status="added",
            new="ssi-2025/agency/1",
            milestones=(
                MilestoneRow(
                    status="added",
                    similarity=0.9,
                    new="ssi-2025/agency/1/1",
                    moved_from="ssi-2024/agency/1/1",
                    changes=(
                        Change("text", "Mindst 85 sager er lukket.", "Mindst 80 sager er lukket."),
                        Change("targets", (AT_LEAST_85,), (AT_LEAST_80,), "lowered", "softened"),
                    ),
                ),
            ),
        ),
        GoalRow(
            status="removed",
            old="ssi-2024/agency/1",
            milestones=(MilestoneRow(status="removed", old="ssi-2024/agency/1/1", moved_to="ssi-2025/agency/1/1"),),
        ),
    ),
    summary=Summary(0, 0, 1, 1, 0, 0, 0, RowCounts(0, 0, 1, 1, 1, 1, 0)),
)
"""A milestone that was softened is in a goal that is new."""
OF_TWO_CHANGED = replace(DIFF, old=replace(DIFF.old, agency=DMI, year=2025), changes=())
"""The rows of two years, as if they were of two agencies of one year."""


def hostile(words: str) -> PlanDiff:
    """A diff with *words* wherever a document's words can stand."""
    old = goal(2024, "agency", "1", words)
    new = replace(goal(2025, "agency", "1", words), number=words)
    change = (Change("title", "Biobank", words), Change("remarks", words, None), Change("extra", {}, {words: words}))
    row = GoalRow(status="changed", moved=True, old=old.id, new=new.id, changes=change)
    return PlanDiff(schema_version="1.2", old=plan(2024, old), new=plan(2025, new), goals=(row,), changes=(change[0],))


THIRTY, TEN, TWELVE = (
    Target(str(n), "exactly", float(n), unit=unit) for n, unit in ((30, "lov"), (10, None), (12, None))
)
FIGURE_BEHIND_ANOTHER = milestones(
    (point("30 love er samlet til 10."),),
    (point("30 love er samlet til 12."),),
    MilestoneRow(
        status="changed",
        similarity=0.9,
        old="1",
        new="1",
        changes=(Change("targets", (THIRTY, TEN), (THIRTY, TWELVE), "raised", "softened"),),
    ),
)
"""Of two figures in a sentence the second changed."""
