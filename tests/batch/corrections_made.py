"""Corrections as people make them, for tests of what becomes of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from maalplan.model import (
    SCHEMA_VERSION,
    Anchor,
    Correction,
    CorrectionAction,
    CorrectionsFile,
    DocumentCorrections,
    Goal,
    Milestone,
    Plan,
)
from maalplan.output.corrections.json_file import corrections_to_json
from maalplan.output.plan_json import plan_from_json
from maalplan.review.corrections import anchor_of


def plan_in(plan_id: str, out: str = "ud") -> Plan:
    return plan_from_json(Path(out, "plans", f"{plan_id}.json").read_bytes())


def on(part: Plan | Goal | Milestone, id_: str, action: CorrectionAction, **more: Any) -> Correction:
    """A correction of *part*; of ``add`` the part that the new one stands in."""
    at: Anchor
    if isinstance(part, Plan):
        at = anchor_of(part, "plan")
    else:
        at = anchor_of(part, "goal" if isinstance(part, Goal) else "milestone")
    more.setdefault("kind", at.kind)
    return Correction(id=id_, action=action, at=at, **more)


def file_of(plan: Plan, *corrections: Correction) -> CorrectionsFile:
    document = DocumentCorrections(plan.source.sha256, plan.source.path, plan.id, corrections)
    return CorrectionsFile(SCHEMA_VERSION, (document,))


def saved(name: str, *files: CorrectionsFile) -> str:
    """A file of corrections, as a page saves it; its name."""
    documents = tuple(document for file in files for document in file.documents)
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_bytes(corrections_to_json(CorrectionsFile(SCHEMA_VERSION, documents)))
    return name


def whole_day(plan: Plan) -> tuple[Correction, ...]:
    """What a person may put right in a plan in one sitting: each kind of correction once."""
    first, second, third, fourth = plan.goals[:4]
    several = next(goal for goal in plan.goals[4:] if len(goal.milestones) > 1)
    due, words = first.milestones[0], first.milestones[0].quotes.get("deadline")
    deadline = {"text": "senest 30. september", "start": None, "end": f"{plan.year}-09-30"}
    texts = ["Analysen er afsluttet i Q1.", "Anbefalingerne er drøftet med kommunerne i Q3."]
    added = {"text": "Alle tilsyn er gennemført inden udgangen af Q2."}
    return (
        on(due, "frist", "set", field="deadline", value=deadline, quote=words, by="Anna Jensen", when="2025-03-01"),
        on(second, "ny", "add", kind="milestone", value=added, by="Anna Jensen"),
        on(third.milestones[0], "væk", "remove", why="står to gange"),
        on(fourth.milestones[0], "delt", "split", value=texts),
        on(
            several.milestones[0],
            "samlet",
            "merge",
            others=(anchor_of(several.milestones[1], "milestone"),),
        ),
    )
