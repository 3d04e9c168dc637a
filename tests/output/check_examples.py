"""A check made by hand."""

from __future__ import annotations

from maalplan.model import (
    SCHEMA_VERSION,
    CheckCounts,
    CheckedGoal,
    CheckedPlan,
    CheckReport,
    CheckResult,
    Place,
    Remark,
)

GOAL = "stps-2025/ministry/2"
REPORT = CheckReport(
    schema_version=SCHEMA_VERSION,
    checks=(
        CheckResult(
            plan=CheckedPlan(
                id="stps-2025",
                title="Mål- og resultatplan 2025",
                agency="Styrelsen for Patientsikkerhed",
                year=2025,
                path="udkast.pdf",
            ),
            last_year=CheckedPlan(id="stps-2024", agency="Styrelsen for Patientsikkerhed", year=2024),
            ministry=(CheckedPlan(id="ssi-2025", agency="Statens Serum Institut", year=2025, path="ssi.txt"),),
            goals=(
                CheckedGoal(id="stps-2025/ministry/1", scope="ministry", number="1", title="Årsværk"),
                CheckedGoal(id=GOAL, scope="ministry", number="2", title="Økonomisk styring"),
            ),
            remarks=(
                Remark(code="no-follow-up", urgency="consider"),
                Remark(
                    code="deadline-before-plan",
                    urgency="must",
                    goal=GOAL,
                    milestone=f"{GOAL}/2",
                    number="b",
                    quote="Møde er afholdt (31. dec. 2024).",
                    arguments={"deadline": "31. dec. 2024", "start": "2025-01-01"},
                    source=(Place(page=3, block=14),),
                ),
                Remark(
                    code="shared-goal-value",
                    urgency="should",
                    goal=GOAL,
                    milestone=f"{GOAL}/3",
                    number="c",
                    quote="Afvigelsen er højst 7 pct.",
                    beside="Afvigelsen er højst 5 pct.",
                    arguments={
                        "field": "targets",
                        "own": "højst 7 pct.",
                        "usual": "højst 5 pct.",
                        "count": 1,
                        "all": 1,
                        "who": "SSI",
                    },
                    source=(Place(lines=(12, 13)),),
                ),
            ),
            summary=CheckCounts(1, 1, 1, {"deadline-before-plan": 1, "no-follow-up": 1, "shared-goal-value": 1}),
        ),
    ),
)
"""One draft, compared with both kinds of plans, with a remark of each urgency."""
