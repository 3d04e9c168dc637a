"""A plan on one or two screens of a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from maalplan.model import (
    Deadline,
    Finding,
    FollowUp,
    Goal,
    Milestone,
    Period,
    Plan,
    Signature,
    Target,
    Version,
    Weight,
)
from maalplan.output.drawn import indented, one_line, place_note
from maalplan.output.tables import cell

COMPARED = {
    "at_least": "≥ ",
    "at_most": "≤ ",
    "more_than": "> ",
    "less_than": "< ",
    "plus_minus": "± ",
    "between": "",
    "exactly": "= ",
    "about": "≈ ",
}


def show_plan(plan: Plan) -> str:
    """A summary of *plan* to read: whose it is, the goals with milestones, deadlines and targets, the findings.

    Long descriptions stand whole; what the plan does not say is left out.
    """
    lines = [*_front_lines(plan), *_goal_blocks(plan.goals)]
    lines += _section("follow-up", (_follow_up_line(follow_up) for follow_up in plan.follow_ups))
    lines += _section("signed", (_signature_line(signature) for signature in plan.signatures))
    lines += _section("findings", map(finding_line, plan.findings))
    return "".join(f"{line}\n" for line in lines)


def finding_line(finding: Finding) -> str:
    """A finding on one line: severity, code, message, place."""
    note = place_note(finding.source)
    return f"{finding.severity} {finding.code}: {one_line(finding.message)}" + (f" [{note}]" if note else "")


def target_words(target: Target) -> str:
    """A target in short.

    >>> target_words(Target("mellem 75 og 80 pct.", "between", 75.0, 80.0, "percent"))
    '75 to 80 percent'
    >>> target_words(Target("højst 30 dage", "at_most", 30.0, unit="day", year=2026))
    '≤ 30 day (2026)'
    """
    figure = COMPARED[target.comparator] + cell(target.value)
    upper = f" to {cell(target.upper)}" if target.upper is not None else ""
    unit = f" {one_line(target.unit)}" if target.unit else ""
    year = f" ({target.year})" if target.year is not None else ""
    return f"{figure}{upper}{unit}{year}"


def window_words(deadline: Deadline) -> str:
    """A deadline in short.

    >>> window_words(Deadline("Q1", "2025-01-01", "2025-03-31"))
    '2025-01-01 to 2025-03-31 (Q1)'
    >>> window_words(Deadline("senest i Q1", None, "2025-03-31"))
    'by 2025-03-31 (senest i Q1)'
    """
    words = f" ({one_line(deadline.text)})" if deadline.text else ""
    if deadline.start is None:
        return f"by {deadline.end or '?'}{words}"
    return f"{deadline.start} to {deadline.end or '?'}{words}"


def _front_lines(plan: Plan) -> list[str]:
    milestones = sum(len(goal.milestones) for goal in plan.goals)
    coverage = "unknown" if plan.coverage is None else f"{plan.coverage:.1%}"
    ministry = plan.ministry.name if plan.ministry else None
    return [
        one_line(plan.title or plan.document_type or plan.id),
        _joined((_named(plan.agency.name, plan.agency.acronym), ministry), ", "),
        _joined((cell(plan.year), _period(plan.period), _published(plan), _version(plan.version)), ", "),
        f"{plan.id}: {len(plan.goals)} goals, {milestones} milestones, coverage {coverage}",
    ]


def _goal_blocks(goals: Sequence[Goal]) -> list[str]:
    """The goals under their sections, a section's heading wherever it changes."""
    lines: list[str] = []
    above: tuple[str, str | None] | None = None
    for goal in goals:
        if above != (goal.scope, goal.section):
            above = (goal.scope, goal.section)
            lines += ["", f"{one_line(goal.section or 'goals')} [{goal.scope}]"]
        lines += indented(_goal_lines(goal))
    return lines


def _goal_lines(goal: Goal) -> list[str]:
    head = _joined((goal.number, goal.title or "(no title)", _weight(goal.weight)), "  ")
    labelled = [
        ("", goal.description),
        ("focus area: ", goal.focus_area),
        ("criterion: ", goal.criterion),
        ("remarks: ", goal.remarks),
        ("responsible: ", goal.responsible),
        *((f"{label}: ", words) for label, words in goal.extra.items()),
    ]
    above = [one_line(label + words) for label, words in labelled if words]
    below = [line for milestone in goal.milestones for line in _milestone_lines(milestone)]
    return [head, *indented(above, 4), *indented(below, 4)]


def _milestone_lines(milestone: Milestone) -> list[str]:
    details = [
        f"due {window_words(milestone.deadline)}" if milestone.deadline else None,
        *(f"target {target_words(target)}" for target in milestone.targets),
        *(one_line(f"{label}: {words}") for label, words in milestone.extra.items()),
    ]
    head = _joined((f"- {milestone.number}", milestone.text, _weight(milestone.weight)), "  ")
    return [head, *indented((detail for detail in details if detail), 6)]


def _follow_up_line(follow_up: FollowUp) -> str:
    when = window_words(follow_up.when) if follow_up.when else None
    return _joined((follow_up.occasion, when, " / ".join(follow_up.scale)), "; ")


def _signature_line(signature: Signature) -> str:
    return _joined((signature.name, signature.title, signature.organisation, signature.place, signature.date), ", ")


def _section(title: str, lines: Iterable[str]) -> list[str]:
    found = list(lines)
    return ["", title, *indented(found)] if found else []


def _weight(weight: Weight | None) -> str | None:
    return f"[{cell(weight.value)} {weight.unit}]" if weight else None


def _published(plan: Plan) -> str | None:
    return f"published {plan.published}" if plan.published else None


def _version(version: Version | None) -> str | None:
    """Which version it is; that it is signed is told with the signatures."""
    if version is None or version.kind == "signed":
        return f"version {version.number}" if version and version.number else None
    return f"{version.kind or 'version'} ({one_line(version.text)})"


def _period(period: Period | None) -> str | None:
    return f"{period.start} to {period.end}" if period else None


def _named(name: str | None, acronym: str | None) -> str | None:
    return f"{name} ({acronym})" if name and acronym else name or acronym


def _joined(parts: Iterable[str | None], by: str) -> str:
    return by.join(one_line(part) for part in parts if part)
