"""What the pages around the goals mean: the plan's own facts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from maalplan import findings
from maalplan.model import Agency, Finding, FollowUp, Ministry, Period, Quote, RawFront, Signature, Version
from maalplan.normalize.follow_ups import as_follow_up
from maalplan.normalize.parties import UNKNOWN, parties_of
from maalplan.normalize.people import as_signature
from maalplan.normalize.periods import as_period, as_published
from maalplan.normalize.text import one_line
from maalplan.normalize.versions import as_version

_ENDING = re.compile(r"(?P<word>plan|kontrakt|dokument|program|aftale)(?:en|et|met|n)?s?$")
_OF_THE = re.compile(r"\btil\s+den\s+")


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """A plan's fields outside its goals; ``quotes`` holds the words of each that the document says."""

    agency: Agency
    title: str | None = None
    document_type: str | None = None
    ministry: Ministry | None = None
    year: int | None = None
    period: Period | None = None
    published: str | None = None
    version: Version | None = None
    follow_ups: tuple[FollowUp, ...] = ()
    signatures: tuple[Signature, ...] = ()
    quotes: dict[str, Quote] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


def plan_facts(front: RawFront) -> PlanFacts:
    """The facts that *front* says; what it does not say is null, and an unknown authority or year a finding."""
    period, of_period = _period(front)
    year = int(period.start[:4]) if period else None
    parties = parties_of(front, year)
    signatures = tuple(as_signature(raw) for raw in front.signatures)
    version, of_version = as_version(front.versions, signatures, period)
    found = {
        "title": front.title,
        "document_type": front.document_type,
        "published": front.published,
        "year": of_period,
        "period": of_period,
        "version": of_version,
    }
    follow_ups = (as_follow_up(raw, period) for raw in front.follow_ups)
    return PlanFacts(
        agency=parties.agency,
        title=as_title(front.title) if front.title else None,
        document_type=as_document_type(front.document_type.text) if front.document_type else None,
        ministry=parties.ministry,
        year=year,
        period=period,
        published=as_published(front.published.text) if front.published else None,
        version=version,
        follow_ups=tuple(follow_up for follow_up in follow_ups if follow_up),
        signatures=signatures,
        quotes={field: words for field, words in found.items() if words} | parties.quotes,
        findings=tuple(_doubts(parties.agency, year, version, signatures)),
    )


def as_title(words: Quote) -> str:
    """A title on one line, without the punctuation behind it.

    >>> as_title(Quote("Mål- og resultatplan\\n\\n2025"))
    'Mål- og resultatplan 2025'
    """
    return one_line(words.text).rstrip(" ,;:")


def as_document_type(words: str) -> str:
    """The kind of document in lower case, without its definite ending.

    >>> as_document_type("Mål- og resultatplanen"), as_document_type("Rammeaftalens"), as_document_type("KONTRAKT")
    ('mål- og resultatplan', 'rammeaftale', 'kontrakt')
    """
    name = _OF_THE.sub("til ", one_line(words).casefold())
    return _ENDING.sub(lambda match: match["word"], name)


def _period(front: RawFront) -> tuple[Period | None, Quote | None]:
    """The first stretch of time that the words say; one that lies outside the title's years is of something else."""
    title = as_period(front.title.text) if front.title else None
    for words in front.period:
        period = as_period(words.text)
        if period and (title is None or (period.start <= title.end and title.start <= period.end)):
            return period, words
    return None, None


def _doubts(
    agency: Agency, year: int | None, version: Version | None, signatures: tuple[Signature, ...]
) -> list[Finding]:
    doubts = []
    if agency.id == UNKNOWN:
        doubts.append(findings.unknown_agency())
    if year is None:
        doubts.append(findings.unknown_year())
    if version and version.kind == "draft" and any(signature.date for signature in signatures):
        doubts.append(findings.draft_with_signatures(version.text))
    return doubts
