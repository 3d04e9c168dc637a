"""A plan as it is printed in the four-column form: what stands on the cover, in each chapter and in each cell.

The words are the plan's own; only labels, headings that say whose goals follow, and weights are put into words here.
The documents that are made of it read back as the same goals and milestones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from maalplan.model import FollowUp, Goal, Milestone, Plan, Scope, Signature, Weight
from maalplan.output.diff.values import date_text

COLUMNS: Final = ("Titel", "Mål", "Målepunkt", "Bemærkninger")
_TARGET, _DEADLINE, _WEIGHT = "Måltal", "Frist", "Vægt"
"""Columns of their own, where the milestones' words do not say it."""
_FROM_TEXT: Final = "baseline"
"""What is read from a milestone's own words, not from a column: *fra 60 til 75 pct.*"""
_ORDER: Final = {_TARGET: 1, _DEADLINE: 2, _WEIGHT: 3}
"""Their order, behind all others."""
_CHAPTERS: Final[dict[Scope, str]] = {"ministry": "Koncernfælles mål", "agency": "Styrelsesspecifikke mål"}
_SUFFIXES: Final[dict[Scope, str]] = {"ministry": " (koncernmål)", "agency": " (styrelsesspecifikt mål)"}
"""Of titles under a heading that says otherwise."""
_SHARED = re.compile(r"koncernfælles|fælles\b.*mål|koncernmål|tværgående mål|fællesmål|tværministeriel", re.IGNORECASE)
_OWN = re.compile(r"specifikke|institutionsmål|egne mål|mål for styrelsen", re.IGNORECASE)
_UNITS: Final = {"percent": "pct.", "point": "point"}


@dataclass(frozen=True, slots=True)
class PrintedMilestone:
    """A milestone: its ``mark`` as printed, and what stands in the columns that milestones have to themselves."""

    mark: str
    text: str
    beside: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PrintedGoal:
    """A goal as a table; ``aim`` holds the paragraphs of the column Mål, each with its label or without. ``own`` are
    the names of the columns that the milestones have to themselves, beside the four of :data:`COLUMNS`."""

    heading: str
    title: str
    aim: tuple[tuple[str, str], ...]
    criterion: str
    milestones: tuple[PrintedMilestone, ...]
    remarks: tuple[str, ...]
    own: tuple[str, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """The heads of the columns."""
        return (*COLUMNS[:3], *self.own, COLUMNS[3])


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading at its level (1 or 2), and the goals under it."""

    heading: str
    level: int
    goals: tuple[PrintedGoal, ...]


@dataclass(frozen=True, slots=True)
class PrintedPlan:
    """A plan from the cover to the signatures; what it does not say is empty."""

    title: str
    ministry: str
    agency: str
    date: str
    draft: bool
    chapters: tuple[Chapter, ...]
    period: str
    follow_ups: tuple[str, ...]
    signatures: tuple[tuple[str, ...], ...]


def printed(plan: Plan) -> PrintedPlan:
    """*plan* in the four-column form."""
    return PrintedPlan(
        title=plan.title or _composed_title(plan),
        ministry=(plan.ministry.name if plan.ministry else None) or "",
        agency=_agency(plan),
        date=date_text(plan.published) if plan.published else "",
        draft=plan.version is not None and plan.version.kind == "draft",
        chapters=tuple(_chapters(plan)),
        period=_period(plan),
        follow_ups=tuple(map(_follow_up, plan.follow_ups)),
        signatures=tuple(filter(None, map(_signature, plan.signatures))),
    )


def _agency(plan: Plan) -> str:
    """The agency, with the acronym by which it stays the same agency: "Arbejdstilsynet (AT)"."""
    name, acronym = plan.agency.name, plan.agency.acronym
    if name and acronym and acronym.casefold() not in name.casefold().split():
        return f"{name} ({acronym})"
    return name or acronym or ""


def _composed_title(plan: Plan) -> str:
    kind = plan.document_type or "mål- og resultatplan"
    return " ".join([kind[:1].upper() + kind[1:], *([str(plan.year)] if plan.year else [])])


def _period(plan: Plan) -> str:
    """The days that the plan covers, where they are not those of the calendar year."""
    if plan.period is None or (plan.period.start, plan.period.end) == (f"{plan.year}-01-01", f"{plan.year}-12-31"):
        return ""
    return f"Planen gælder fra {date_text(plan.period.start)} til {date_text(plan.period.end)}."


def _follow_up(follow_up: FollowUp) -> str:
    """When, and with which grades: »Årsrapport: marts 2026. Skala: ”opfyldt” eller ”ikke opfyldt”«."""
    occasion = follow_up.occasion[:1].upper() + follow_up.occasion[1:]
    when = f": {follow_up.when.text}" if follow_up.when else ""
    *first, last = [f"”{grade}”" for grade in follow_up.scale] or [""]
    grades = f"{', '.join(first)} eller {last}" if first else last
    return f"{occasion}{when}" + (f". Skala: {grades}" if grades else "")


def _signature(signature: Signature) -> tuple[str, ...]:
    signed = " den ".join(part for part in (signature.place, signature.date and date_text(signature.date)) if part)
    return tuple(part for part in (signed, signature.name, signature.title, signature.organisation) if part)


# ------------------------------------------------------------------ goals


def _chapters(plan: Plan) -> Iterator[Chapter]:
    """The goals under their headings; whose they are is said where no heading says it."""
    both = len({goal.scope for goal in plan.goals}) > 1
    above: Scope | None = None
    for (scope, section), goals in groupby(plan.goals, key=lambda goal: (goal.scope, goal.section)):
        said = _scope_said(section)
        if said is not None or not (both or scope == "ministry"):
            above = None
        elif above != scope:
            above = scope
            yield Chapter(_CHAPTERS[scope], 1, ())
        suffix = _SUFFIXES[scope] if said not in (None, scope) else ""
        yield Chapter(section or "", 2 if above else 1, tuple(_goal(goal, suffix) for goal in goals))


def _scope_said(section: str | None) -> Scope | None:
    if section is None:
        return None
    return "ministry" if _SHARED.search(section) else "agency" if _OWN.search(section) else None


def _goal(goal: Goal, suffix: str) -> PrintedGoal:
    beside = [_beside(milestone) for milestone in goal.milestones]
    own = tuple(dict.fromkeys(name for cells in beside for name in cells))
    own = tuple(sorted(own, key=lambda name: _ORDER.get(name, 0)))
    rows = zip(goal.milestones, beside, strict=True)
    return PrintedGoal(
        heading=f"Mål {goal.number}" if goal.number else "",
        title=f"{goal.title or ''}{suffix}",
        aim=tuple(_aim(goal)),
        criterion=goal.criterion or "",
        milestones=tuple(
            PrintedMilestone(_mark(milestone.number, place), milestone.text, tuple(cells.get(name, "") for name in own))
            for place, (milestone, cells) in enumerate(rows, start=1)
        ),
        remarks=tuple((goal.remarks or "").split("\n")),
        own=own,
    )


def _beside(milestone: Milestone) -> dict[str, str]:
    """What the milestone's own words do not say: name of a column → words."""
    text, deadline = milestone.text, milestone.deadline
    cells = {label: words for label, words in milestone.extra.items() if label != _FROM_TEXT or words not in text}
    told = [target for target in milestone.targets if target.text not in text]
    cells |= {str(target.year): target.text for target in told if target.year is not None}
    figures = "; ".join(target.text for target in told if target.year is None)
    cells |= {_TARGET: figures} if figures else {}
    cells |= {_DEADLINE: deadline.text} if deadline and deadline.text not in text else {}
    return cells | ({_WEIGHT: _weight(milestone.weight)} if milestone.weight else {})


def _aim(goal: Goal) -> Iterator[tuple[str, str]]:
    """The paragraphs of the column Mål."""
    for paragraph in (goal.description or "").split("\n"):
        yield "", paragraph
    labelled = {
        "Indsatsområde": goal.focus_area,
        **goal.extra,
        "Ansvarlig": goal.responsible,
        "Vægt": _weight(goal.weight),
    }
    yield from ((label, words) for label, words in labelled.items() if words)


def _mark(number: str, place: int) -> str:
    return f"{number}." if number == str(place) else f"{number})" if number.isalpha() else number


def _weight(weight: Weight | None) -> str:
    if weight is None:
        return ""
    number = f"{weight.value:.6f}".rstrip("0").rstrip(".").replace(".", ",")
    return f"{number} {_UNITS[weight.unit]}"
