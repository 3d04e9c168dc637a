"""Plans to be printed and read back: those of the labelled corpus, and some with what the samples have not."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from maalplan.model import Deadline, Goal, Milestone, Plan, Target, Weight
from maalplan.output.plan_json import plan_from_json
from tests.output.examples import FVST


def corpus_plans(shared: Path) -> dict[str, Plan]:
    """What the labelled documents say, by the name of one of those that say it."""
    truths = [json.loads(file.read_bytes()) for file in sorted((shared / "corpus/truth").glob("*.json"))]
    return {truth["id"]: as_plan(truth["plan"]) for truth in {truth["content"]: truth for truth in truths}.values()}


def as_plan(truth: Mapping[str, Any]) -> Plan:
    """A truth with the ids that it leaves out."""
    own = f"x-{truth['year']}"
    goals = []
    for goal in truth["goals"]:
        goal_id = f"{own}/{goal['scope']}/{goal['number']}"
        milestones = [{**one, "id": f"{goal_id}/{n}"} for n, one in enumerate(goal["milestones"], start=1)]
        goals.append({**goal, "id": goal_id, "milestones": milestones})
    whole = {**truth, "schema_version": "1.0", "id": own, "agency": {"id": "x", **truth["agency"]}, "goals": goals}
    return plan_from_json(json.dumps({**whole, "source": {"path": "x"}}).encode())


def plan(*milestones: Milestone, **goal: Any) -> Plan:
    """A plan with a second goal that has these milestones."""
    plain = Milestone("fvst-2025/agency/1/1", "1", "Tilsynet er afsluttet (Q2).", Deadline("Q2", end="2025-06-30"))
    plain = replace(plain, deadline=Deadline("Q2", "2025-04-01", "2025-06-30"))
    first = Goal("fvst-2025/agency/1", "agency", "Faglige mål", "1", "Tilsyn", "Færre fejl.", milestones=(plain,))
    made = {"section": "Faglige mål", "number": "2", "title": "Beredskab", "description": "Vi er klar.", **goal}
    second = Goal("fvst-2025/agency/2", made.pop("scope", "agency"), **made, milestones=milestones)
    return replace(FVST, version=None, published=None, goals=(first, second), follow_ups=(), signatures=())


def milestone(number: str, text: str, **fields: Any) -> Milestone:
    return Milestone(f"fvst-2025/agency/2/{number}", number, text, **fields)


Q1 = Deadline("Q1", "2025-01-01", "2025-03-31")
OCTOBER = Deadline("ultimo oktober", "2025-10-21", "2025-10-31")
SHARE = Target("mindst 75 pct.", "at_least", 75.0, unit="percent")
YEARS = tuple(
    Target(f"{n} pct.", "exactly", float(n), unit="percent", year=year) for n, year in ((75, 2025), (80, 2026))
)


CASES: Final = {
    "letters": plan(milestone("a", "Planen er øvet."), milestone("b", "Planen er rettet.")),
    "roman": plan(milestone("i", "Planen er øvet."), milestone("ii", "Planen er rettet.")),
    "numbers in numbers": plan(milestone("2.1", "Planen er øvet."), milestone("2.2", "Planen er rettet.")),
    "deadlines apart": plan(milestone("1", "Er øvet.", deadline=Q1), milestone("2", "Er rettet.", deadline=OCTOBER)),
    "one deadline apart": plan(milestone("1", "Planen er øvet.", deadline=Q1), milestone("2", "Den er rettet.")),
    "figure apart": plan(milestone("1", "Øvede medarbejdere", targets=(SHARE,)), milestone("2", "Planen er rettet.")),
    "figures by year": plan(
        milestone("1", "Øvede ansatte", targets=YEARS), milestone("2", "Øvede ledere", targets=YEARS)
    ),
    "weights of milestones": plan(
        milestone("1", "Planen er øvet.", weight=Weight(60.0, "percent")),
        milestone("2", "Planen er rettet.", weight=Weight(40.0, "percent")),
    ),
    "weight in points": plan(milestone("1", "Planen er øvet."), weight=Weight(12.5, "point")),
    "remarks and responsible": plan(
        milestone("1", "Er øvet."), remarks="Aftalt i marts.\nDrøftes igen.", responsible="Center for Tilsyn"
    ),
    "labels": plan(milestone("1", "Er øvet."), extra={"Baggrund": "Aftalt på møde, »æ ø å«"}, focus_area="Dyrevelfærd"),
    "texts": plan(
        milestone("1", "Er øvet."), description="Vi er her.\nOgså om natten.", criterion="Målet er nået, når:"
    ),
    "outcomes in words that the milestone has too": plan(
        milestone("1", "IT og magasiner er samlet.", extra={"Opfyldt": "IT og magasiner"}),
        milestone("2", "Planen er øvet.", extra={"Opfyldt": "Øvet"}),
    ),
    "a label that no vocabulary knows": plan(
        milestone("1", "Er øvet."), extra={"Departementets bemærkninger": "Følges tæt."}
    ),
    "labels alone": plan(milestone("1", "Er øvet."), description=None, extra={"Status Q2": "☐", "Status Q4": "☐"}),
    "shared goal": plan(milestone("1", "Planen er øvet."), section="Koncernfælles mål", scope="ministry"),
    "shared goal under another heading": plan(milestone("1", "Planen er øvet."), section="Drift", scope="ministry"),
    "shared goal under the agency's heading": plan(
        milestone("1", "Planen er øvet."), section="Mål for styrelsen", scope="ministry"
    ),
}
"""What the samples have not, by what it is."""
