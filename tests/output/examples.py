"""Plans, a document and a report made by hand, with everything that is hard to write."""

from __future__ import annotations

from maalplan.model import (
    SCHEMA_VERSION,
    Agency,
    Cell,
    Deadline,
    Document,
    Failure,
    Finding,
    FollowUp,
    Footnote,
    Goal,
    LedgerEntry,
    Milestone,
    Ministry,
    Period,
    Place,
    Plan,
    Quote,
    RawFollowUp,
    RawFront,
    RawGoal,
    RawMilestone,
    RawPlan,
    RawSignature,
    RawVersion,
    Report,
    ReportEntry,
    Signature,
    Source,
    Table,
    Target,
    Text,
    Tool,
    Version,
    Weight,
)

BUDGET = Goal(
    id="fvst-2025/ministry/1",
    scope="ministry",
    section="Koncernfælles mål",
    number="1",
    title='Økonomisk styring, herunder "retvisende" budgettering',
    description="Bedre økonomisk styring.\nÅrsværk følges tæt.",
    criterion="Målet anses som opnået når:",
    milestones=(
        Milestone(
            id="fvst-2025/ministry/1/1",
            number="1",
            text="Afvigelsen er højst +/- 5 pct., dog maksimalt +/- 5,0 mio. kr. (Q4)",
            deadline=Deadline("Q4", "2025-10-01", "2025-12-31"),
            targets=(
                Target("+/- 5 pct.", "plus_minus", 5.0, unit="percent"),
                Target("maksimalt +/- 5,0 mio. kr.", "plus_minus", 5000000.0, unit="DKK"),
            ),
            quotes={
                "text": Quote("Afvigelsen er højst\n+/- 5 pct.", (Place(page=3, bbox=(72.0, 99.5, 510.25, 121.0)),))
            },
            source=(Place(page=3, bbox=(72.0, 99.5, 510.25, 121.0), block=4, row=2, column=3),),
        ),
        Milestone(
            id="fvst-2025/ministry/1/2",
            number="2",
            text="=SUM(A1:A9) er ikke en formel; det er ordene i planen",
            targets=(Target("mellem 75 og 80,5 pct.", "between", 75.0, 80.5, "percent"),),
            source=(Place(block=4, row=2, column=3), Place(page=4, block=5)),
        ),
    ),
    weight=Weight(15.0, "point"),
    extra={"Baggrund": "Aftalt på møde, »æ ø å«", "Effekt": "Færre fejl"},
    footnotes=(Footnote("1", "Jf. finansloven.", (Place(page=3),)),),
    quotes={"title": Quote("Økonomisk sty-\nring", (Place(page=3), Place(page=3)))},
    source=(Place(page=3, block=4),),
)

TILSYN = Goal(
    id="fvst-2025/agency/n2",
    scope="agency",
    title="Tilsyn",
    remarks="- afstemmes med departementet",
    source=(Place(lines=(10, 22), block=9),),
)

FVST = Plan(
    schema_version=SCHEMA_VERSION,
    id="fvst-2025",
    agency=Agency("fvst", "Fødevarestyrelsen", "FVST"),
    source=Source("Fødevarer/plan 2025.pdf", "ab" * 32, "application/pdf", 6, "pdf"),
    title="Mål- og resultatplan 2025",
    document_type="mål- og resultatplan",
    ministry=Ministry("Ministeriet for Fødevarer, Landbrug og Fiskeri", None),
    year=2025,
    period=Period("2025-01-01", "2025-12-31"),
    published="2024-12",
    version=Version("Revideret udgave 2.0; juni 2025", "amended", "2.0", "2025-06"),
    goals=(BUDGET, TILSYN),
    follow_ups=(
        FollowUp("årsrapport", Deadline("marts 2026", "2026-03-01", "2026-03-31"), ("opfyldt", "ikke opfyldt")),
    ),
    signatures=(Signature("Åse Ærø", "Direktør", "Fødevarestyrelsen", "København", "2024-12-17"),),
    coverage=0.975,
    quotes={"title": Quote("Mål- og resultatplan 2025", (Place(page=1),))},
    findings=(Finding("unplaced-text", "warning", "In no field: Se bilag 1", (Place(page=5, block=12),)),),
)

UKENDT = Plan(
    schema_version=SCHEMA_VERSION,
    id="ukendt-0000",
    agency=Agency("ukendt"),
    source=Source("a.zip/uden navn.txt", "cd" * 32, "text/plain", None, "text"),
)

PLANS = (UKENDT, FVST)

REPORT = Report(
    schema_version=SCHEMA_VERSION,
    tool=Tool("maalplan", "0.1.0"),
    started="2025-01-02T08:00:00+01:00",
    finished="2025-01-02T08:00:03+01:00",
    documents=(
        ReportEntry("ind/plan 2025.pdf", "ab" * 32, "ok", False, "fvst-2025", 2, 2, 1.25, 1),
        ReportEntry(
            "ind/låst.pdf",
            None,
            "failed",
            False,
            None,
            0,
            0,
            0.5,
            0,
            Failure("encrypted", "The document asks for a password: save it without one."),
        ),
    ),
)

DOCUMENT = Document(
    source=FVST.source,
    blocks=(
        Text("heading", "Koncernfælles mål", (Place(page=3, bbox=(72.0, 60.2, 300.0, 78.0), block=1),), level=2),
        Text(
            "paragraph",
            "Målene følges op\ni efteråret\vog i års\u00adrapporten.1",
            (
                Place(page=3, bbox=(72.0, 90.0, 500.0, 102.0), block=2),
                Place(page=3, bbox=(72.0, 104.0, 300.0, 116.0), block=2),
                Place(page=3, bbox=(72.0, 118.0, 320.0, 130.4), block=2),
            ),
            strong=5,
            notes=((40, "1"),),
        ),
        Table(
            rows=2,
            columns=3,
            cells=(
                Cell(1, 1, (Text("paragraph", "Titel", (Place(page=3, block=3, row=1, column=1),)),)),
                Cell(
                    1, 2, (Text("paragraph", "Målepunkt", (Place(page=3, block=3, row=1, column=2),)),), column_span=2
                ),
                Cell(
                    2,
                    2,
                    (
                        Text("paragraph", "Målet anses som\nopnået når:", (Place(page=3), Place(page=3))),
                        Text("item", "Øvelsen er holdt", (Place(page=3),), level=1, mark="•"),
                    ),
                ),
                Cell(2, 3, ()),
            ),
            place=Place(page=3, bbox=(72.0, 140.0, 520.0, 300.0), block=3),
        ),
        Text("line", "Aftale\t2025", (Place(lines=(40, 40), block=4),), gap=1),
        Text("rule", "", (Place(page=4, block=5),)),
    ),
    footnotes=(("1", Text("paragraph", "Jf. finansloven.", (Place(page=3),))),),
    findings=(Finding("mojibake-repaired", "warning", "The text had been decoded wrongly."),),
    running=(Text("furniture", "UDKAST", (Place(),)),),
)

TITEL = Quote(
    "Økonomisk sty-\nring", (Place(page=3, block=4, row=2, column=1), Place(page=3, block=4, row=2, column=1))
)

RAW = RawPlan(
    front=RawFront(
        title=Quote("Mål- og resultatplan 2025", (Place(page=1, block=2),)),
        cover=(
            Quote("Fødevarestyrelsen", (Place(page=1, block=3),)),
            Quote("December 2024", (Place(page=1, block=4),)),
        ),
        versions=(RawVersion("draft", Quote("UDKAST", (Place(page=1, block=1),))),),
        follow_ups=(RawFollowUp(Quote("årsrapporten", (Place(page=2),)), Quote("marts 2026", (Place(page=2),))),),
        signatures=(RawSignature(name=Quote("Åse Ærø", (Place(page=6),))),),
    ),
    goals=(
        RawGoal(
            scope="ministry",
            fields={"number": Quote("Mål 1", (Place(page=3, block=3),)), "title": TITEL},
            milestones=(RawMilestone({"text": Quote("Øvelsen er holdt\n(Q4)", (Place(page=3, block=4),))}),),
            extra=((Quote("Baggrund"), Quote("Aftalt på møde", (Place(page=3, block=5),))),),
            footnotes=(Footnote("1", "Jf. finansloven.", (Place(page=3),)),),
        ),
    ),
    ledger=(
        LedgerEntry("placed", "title", TITEL),
        LedgerEntry("skipped", "repeated header", Quote("Titel\nMål", (Place(page=4, block=6),))),
        LedgerEntry("unplaced", "after the table", Quote("Se bilag 1", (Place(page=5, block=12),))),
    ),
    findings=(Finding("unplaced-text", "warning", "In no field: Se bilag 1", (Place(page=5, block=12),)),),
)
