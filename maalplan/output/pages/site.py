"""What a page has on top where ``maalplan serve`` shows it: ways to the other pages, and a field for searching."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from maalplan.model import Lang, Plan


@dataclass(frozen=True, slots=True)
class SiteLink:
    """A way to another page: what it is called, and its address on the server."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Site:
    """The head of a served page; ``query`` is what was searched for."""

    links: tuple[SiteLink, ...] = ()
    query: str = ""


def plan_url(plan_id: str) -> str:
    """The address of a plan's page.

    >>> plan_url("køge-2025")
    '/plans/k%C3%B8ge-2025'
    """
    return f"/plans/{quote(plan_id, safe='')}"


def history_url(agency_id: str) -> str:
    """The address of an agency's goals through the years."""
    return f"/history/{quote(agency_id, safe='')}"


def diff_url(old: str | None, new: str) -> str:
    """The address of what changed from the plan *old* to *new*; of no *old* one, from the year before.

    >>> diff_url(None, "ens-2025"), diff_url("ens-2024", "ens-2025")
    ('/diff?new=ens-2025', '/diff?old=ens-2024&new=ens-2025')
    """
    before = "" if old is None else f"old={quote(old, safe='')}&"
    return f"/diff?{before}new={quote(new, safe='')}"


def site_of(plan: Plan, lang: Lang = "da") -> Site:
    """The head of the page of *plan*: the same as long as the plan is."""
    english = lang == "en"
    file = f"/files{plan_url(plan.id)}.json"
    return Site(
        (
            SiteLink("Through the years" if english else "Gennem årene", history_url(plan.agency.id)),
            SiteLink("Since last year" if english else "Siden sidste år", diff_url(None, plan.id)),
            SiteLink("The document" if english else "Dokumentet som fil", f"{plan_url(plan.id)}/document"),
            SiteLink("The plan as data" if english else "Planen som data", file),
        )
    )
