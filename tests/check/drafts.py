"""Drafts in a few words: milestones are sentences, whose deadlines and figures are read as those of a document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from maalplan.check import RULES, check_plan
from maalplan.model import (
    SCHEMA_VERSION,
    Agency,
    Deadline,
    FollowUp,
    Goal,
    Milestone,
    Ministry,
    Period,
    Place,
    Plan,
    Remark,
    Scope,
    Signature,
    Source,
    Weight,
)
from maalplan.normalize.deadlines import as_deadline
from maalplan.normalize.targets import as_targets

SIGNED = (
    Signature("Karl-Emil Holt", "Direktør", "Styrelsen for Patientsikkerhed", "København", "2024-12-13"),
    Signature("Bodil Egeskov", "Departementschef", "Indenrigs- og Sundhedsministeriet", "København", "2024-12-17"),
)
FOLLOWED = (FollowUp("årsrapport", Deadline("marts 2026", "2026-03-01", "2026-03-31")),)


def period_of(year: int) -> Period:
    return Period(f"{year}-01-01", f"{year}-12-31")


def goal(
    title: str | None,
    *texts: str,
    number: str | None = None,
    scope: Scope = "agency",
    weight: float | None = None,
    year: int = 2025,
    **fields: str,
) -> Goal:
    """A goal whose id is that of its title."""
    key = f"stps-{year}/{scope}/{number or 'n'}-{title or 'uden'}"
    return Goal(
        id=key,
        scope=scope,
        number=number,
        title=title,
        milestones=tuple(milestone(f"{key}/{n}", text, n, year) for n, text in enumerate(texts, start=1)),
        weight=None if weight is None else Weight(weight, "percent"),
        source=(Place(page=2),),
        **fields,
    )


def milestone(key: str, text: str, number: int, year: int) -> Milestone:
    period = period_of(year)
    found, targets = as_deadline(text, period), as_targets(text)
    return Milestone(key, str(number), text, found, targets, source=(Place(page=3, block=number),))


def draft(*goals: Goal, year: int = 2025, agency: str = "Styrelsen for Patientsikkerhed", **fields: object) -> Plan:
    """A plan that has all but the goals in order, unless *fields* say otherwise."""
    acronym = "".join(word[0] for word in agency.split() if word[0].isupper())
    whole = Plan(
        schema_version=SCHEMA_VERSION,
        id=f"{acronym.lower()}-{year}",
        title=f"Mål- og resultatplan {year}",
        agency=Agency(acronym.lower(), agency, acronym),
        ministry=Ministry("Indenrigs- og Sundhedsministeriet", "ISM"),
        year=year,
        period=period_of(year),
        goals=goals,
        follow_ups=FOLLOWED,
        signatures=SIGNED,
        source=Source("udkast.docx", "", "text/plain", None, "text"),
    )
    return replace(whole, **fields)  # type: ignore[arg-type]  # the fields are those of the test


def remarks(plan: Plan, last_year: Plan | None = None, ministry: Sequence[Plan] = ()) -> tuple[Remark, ...]:
    return check_plan(plan, last_year, ministry).remarks


def codes(plan: Plan, last_year: Plan | None = None, ministry: Sequence[Plan] = ()) -> set[str]:
    return {remark.code for remark in remarks(plan, last_year, ministry)}


def found(code: str, plan: Plan, last_year: Plan | None = None, ministry: Sequence[Plan] = ()) -> tuple[Remark, ...]:
    assert code in {rule.code for rule in RULES}
    return tuple(remark for remark in remarks(plan, last_year, ministry) if remark.code == code)
