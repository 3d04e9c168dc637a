"""Rules: what could not be read with certainty."""

from __future__ import annotations

import re
from collections.abc import Iterator

from maalplan.check.rule import Case, Spot, rule
from maalplan.model import Goal, Place, Plan

_UNSURE = frozenset(
    {
        "mojibake-repaired",
        "unsure-words",
        "witnesses-disagree",
        "pages-without-text",
        "pages-lost",
        "repaired",
        "damaged-pages",
        "pages-missing",
    }
)

_LABEL = re.compile(
    r"(?:(?:målepunkt|milepæl|delmål|resultatkrav|succeskriteri|mål)(?:er|et|e|um)?"
    r"|beskrivelse|baggrund|ansvarlige?|bemærkning(?:er)?|frist|deadline|vægt(?:ning)?|titel):?",
    re.IGNORECASE,
)
"""A label alone: no reader wonders what it belongs to."""


@rule("no-agency", "must")
def no_agency(case: Case) -> Iterator[Spot]:
    """The document names no authority whose plan it is."""
    if any(finding.code == "unknown-agency" for finding in case.plan.findings):
        yield Spot()


@rule("no-year", "must")
def no_year(case: Case) -> Iterator[Spot]:
    """The document does not say which year it is for."""
    if any(finding.code == "unknown-year" for finding in case.plan.findings):
        yield Spot()


@rule("unread-words", "consider")
def unread_words(case: Case) -> Iterator[Spot]:
    """Words among the goals that belong to no label, column or heading that maalplan knows: a reader may wonder too."""
    for finding in case.plan.findings:
        if finding.code == "unplaced-text":
            words = finding.message.partition(": ")[2]
            if _LABEL.fullmatch(words):
                continue
            yield Spot(goal=_around(case.plan, finding.source), quote=words, source=finding.source)


@rule("unsure-reading", "consider")
def unsure_reading(case: Case) -> Iterator[Spot]:
    """The document is damaged, scanned or tagged wrongly, so that words may have been read wrongly: other remarks may
    come from that. One for each page and kind of doubt."""
    for finding in case.plan.findings:
        if finding.code in _UNSURE:
            words = finding.message.partition(": ")[2] if finding.code == "unsure-words" else None
            yield Spot(quote=words, arguments={"finding": finding.code}, source=finding.source)


def _around(plan: Plan, source: tuple[Place, ...]) -> Goal | None:
    """The goal in whose block of the document *source* lies."""
    blocks = {place.block for place in source if place.block is not None}
    return next((goal for goal in plan.goals if any(place.block in blocks for place in goal.source)), None)


RULES = (no_agency, no_year, unread_words, unsure_reading)
