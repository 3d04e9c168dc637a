"""The pages that compare plans: two of them, or all of an agency. One at a time: what finds goals again is not made for
several threads."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from maalplan.diff import diff_plans
from maalplan.diff.addenda import completed
from maalplan.diff.versions import latest_versions
from maalplan.errors import NoPlans
from maalplan.history import history_of
from maalplan.history.agencies import by_agency
from maalplan.history.lines import line_of
from maalplan.model import Lang, Plan
from maalplan.output.diff.page import diff_to_html
from maalplan.output.history.cells import Shown
from maalplan.output.history.page import history_to_html
from maalplan.output.pages.site import Site, SiteLink, history_url, plan_url
from maalplan.output.review.page import plan_name
from maalplan.output.served.choice import Choosable
from maalplan.serve.refused import Refused

_ALONE: Final = threading.Lock()


def diff_page(old: Plan, new: Plan, lang: Lang) -> bytes:
    """The page of what changed from *old* to *new*."""
    with _ALONE:
        before, after, _ = completed(old, new)
        told = diff_plans(before, after)
    links = [SiteLink(plan_name(plan), plan_url(plan.id)) for plan in (old, new)]
    return diff_to_html(told, lang=lang, site=Site((*links, _years(new.agency.id, lang))))


def history_page(plans: Sequence[Plan], agency: str, lang: Lang) -> bytes:
    """The page of the goals of *agency*, one of those of *plans*, through the years.

    Raises:
        Refused: none of its plans has a year.
    """
    groups = by_agency(plans)
    with _ALONE:
        own, said = line_of(groups, agency)
        try:
            told = history_of(own)
        except NoPlans:
            raise Refused("not-found") from None
    told = replace(told, findings=(*said, *told.findings))
    newest = sorted(groups[agency], key=lambda plan: (-(plan.year or 0), plan.id))
    links = tuple(SiteLink(str(plan.year or plan.id), plan_url(plan.id)) for plan in newest)
    return history_to_html([Shown(told, told.threads)], lang, site=Site(links))


def year_before(plans: Sequence[Plan], new: Plan) -> Plan | None:
    """The plan of the same agency that came last before *new*; null where none is known."""
    earlier = [
        versions.chosen
        for versions in latest_versions([plan for plan in plans if plan.agency.id == new.agency.id])
        if versions.chosen.year is not None and new.year is not None and versions.chosen.year < new.year
    ]
    return max(earlier, key=lambda plan: (plan.year or 0, plan.id), default=None)


def choosable(plans: Sequence[Plan]) -> tuple[Choosable, ...]:
    """All plans, by agency, the newest first."""
    ordered = sorted(plans, key=lambda plan: (plan_name(plan).rpartition(" ")[0], -(plan.year or 0), plan.id))
    return tuple(Choosable(plan.id, f"{plan_name(plan)} ({plan.id})") for plan in ordered)


def _years(agency: str, lang: Lang) -> SiteLink:
    return SiteLink("Through the years" if lang == "en" else "Gennem årene", history_url(agency))
