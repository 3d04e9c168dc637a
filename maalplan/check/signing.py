"""Rules: who signs, and when, and how is it followed up?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from maalplan.check.days import year_of
from maalplan.check.rule import Case, Spot, rule
from maalplan.model import Signature

_FOLLOWED = re.compile(
    r"opfølg|føl(?:ges|ger) op|afrapporter|årsrapport|(?<!\w)status(?!\w)|midtvejs|halvårs", re.IGNORECASE
)
"""Words by which a plan says how it is followed up."""


@rule("no-signatures", "should")
def no_signatures(case: Case) -> Iterator[Spot]:
    """The plan names nobody who signs it."""
    if not case.plan.signatures:
        yield Spot()


@rule("one-signature", "consider")
def one_signature(case: Case) -> Iterator[Spot]:
    """One name stands under the plan, where the agency and its ministry's department agree on it."""
    if len(case.plan.signatures) == 1:
        signature = case.plan.signatures[0]
        yield Spot(quote=signature.name, arguments={"who": _who(signature)}, source=signature.source)


@rule("signature-undated", "consider")
def signature_undated(case: Case) -> Iterator[Spot]:
    """A signature has no date; in a draft it is yet to come."""
    for signature in case.plan.signatures:
        if signature.date is None:
            yield Spot(quote=signature.name, arguments={"who": _who(signature)}, source=signature.source)


@rule("signature-year", "must")
def signature_year(case: Case) -> Iterator[Spot]:
    """The plan is signed more than a year before it begins, or after it has ended: mostly a date left over from another
    year."""
    period = case.plan.period
    first, last = (year_of(period.start), year_of(period.end)) if period else (None, None)
    for signature in case.plan.signatures:
        year = year_of(signature.date)
        if first and last and year and not first - 1 <= year <= last:
            arguments: dict[str, str | float] = {"who": _who(signature), "day": signature.date or "", "year": first}
            yield Spot(quote=signature.name, arguments=arguments, source=signature.source)


@rule("still-draft", "should")
def still_draft(case: Case) -> Iterator[Spot]:
    """The document still calls itself a draft (»Udkast«), and has dated signatures."""
    version = case.plan.version
    if version is not None and version.kind == "draft" and any(one.date for one in case.plan.signatures):
        quote = case.plan.quotes.get("version")
        yield Spot(quote=version.text, arguments={"word": version.text}, source=quote.places if quote else ())


@rule("no-follow-up", "consider")
def no_follow_up(case: Case) -> Iterator[Spot]:
    """The plan does not say when its goals are followed up (status in the year, annual report). Not said where words
    that belong to no field may say it."""
    unread = (finding.message for finding in case.plan.findings if finding.code == "unplaced-text")
    if not case.plan.follow_ups and not any(map(_FOLLOWED.search, unread)):
        yield Spot()


def _who(signature: Signature) -> str:
    return signature.name or signature.title or signature.organisation or "?"


RULES = (no_signatures, one_signature, signature_undated, signature_year, still_draft, no_follow_up)
