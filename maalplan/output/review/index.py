"""The page that lists all plans, each with a link to the page that lays it beside its document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

from maalplan.findings import CORRECTED
from maalplan.model import Lang, Plan
from maalplan.output.pages import render
from maalplan.output.pages.site import Site, history_url, plan_url

INDEX = "index.html"


@dataclass(frozen=True, slots=True)
class PlanView:
    """A plan as the list has it; ``link`` is null where it has no page, ``history`` where it is not served; ``doubts``
    counts what is more than a note."""

    name: str
    link: str | None
    history: str | None
    year: int | None
    title: str | None
    source: str
    goals: int
    milestones: int
    coverage: str
    findings: int
    doubts: int
    corrections: int


def page_name(plan: Plan) -> str:
    """The name of a plan's page."""
    return f"{plan.id}.html"


def index_to_html(
    plans: Iterable[Plan], with_page: Iterable[str], *, lang: Lang = "da", site: Site | None = None
) -> bytes:
    """The page that lists *plans*, by agency, the newest first; *with_page* has the ids of those that have a page. With
    ``site`` it is a server's front page: all plans have theirs there."""
    ordered = sorted(plans, key=lambda plan: (_agency(plan).casefold(), -(plan.year or 0), plan.id))
    if site is None:
        linked = frozenset(with_page)
        links = {plan.id: quote(page_name(plan)) for plan in ordered if plan.id in linked}
    else:
        links = {plan.id: plan_url(plan.id) for plan in ordered}
    return render(
        "review_index.html.jinja",
        lang,
        site=site,
        plans=tuple(_view(plan, lang, links.get(plan.id), served=site is not None) for plan in ordered),
    )


def share_text(share: float | None, lang: Lang) -> str:
    """A share as people read it, never rounded up to all.

    >>> share_text(0.9996, "da"), share_text(1.0, "en"), share_text(None, "da")
    ('99,9 %', '100%', '–')
    """
    if share is None:
        return "–"
    shown = f"{int(share * 1000 + 1e-6) / 10:g}"
    return f"{shown}%" if lang == "en" else f"{shown.replace('.', ',')} %"


def _agency(plan: Plan) -> str:
    return plan.agency.name or plan.agency.acronym or plan.agency.id


def _view(plan: Plan, lang: Lang, link: str | None, *, served: bool) -> PlanView:
    return PlanView(
        name=_agency(plan),
        link=link,
        history=history_url(plan.agency.id) if served else None,
        year=plan.year,
        title=plan.title,
        source=plan.source.path,
        goals=len(plan.goals),
        milestones=sum(len(goal.milestones) for goal in plan.goals),
        coverage=share_text(plan.coverage, lang),
        findings=findings_count(plan),
        doubts=sum(finding.severity != "note" for finding in plan.findings),
        corrections=len(plan.corrections),
    )


def findings_count(plan: Plan) -> int:
    """How many findings *plan* has beside its corrections, which are counted by themselves."""
    return sum(finding.code != CORRECTED for finding in plan.findings)
