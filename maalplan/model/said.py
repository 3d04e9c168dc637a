"""What a document says: the words of its goals and of the pages around them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from maalplan.model.shown import Finding, Place, Quote

Scope: TypeAlias = Literal["ministry", "agency"]


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote of a goal or milestone; the mark is not part of the text."""

    mark: str
    text: str
    source: tuple[Place, ...] = ()


YEAR_TARGET = "target/"
"""What the field of a milestone begins with that holds the words of a column that is a year; the year follows."""


@dataclass(frozen=True, slots=True)
class RawMilestone:
    """The words of one milestone. ``fields`` may hold text, number, deadline (of a column), weight."""

    fields: dict[str, Quote]
    extra: tuple[tuple[Quote, Quote], ...] = ()
    footnotes: tuple[Footnote, ...] = ()


@dataclass(frozen=True, slots=True)
class RawGoal:
    """The words of one goal.

    ``fields`` may hold scope (the heading that says it), section, number, title, description, focus_area,
    criterion, remarks, weight, responsible; ``extra`` pairs of label and words.
    """

    scope: Scope
    fields: dict[str, Quote]
    milestones: tuple[RawMilestone, ...] = ()
    extra: tuple[tuple[Quote, Quote], ...] = ()
    footnotes: tuple[Footnote, ...] = ()


@dataclass(frozen=True, slots=True)
class RawFollowUp:
    """One occasion of follow-up: its name, its time, and the words that give its scale."""

    occasion: Quote
    when: Quote
    scale: Quote | None = None


@dataclass(frozen=True, slots=True)
class RawSignature:
    """The words of one signature block."""

    name: Quote | None = None
    title: Quote | None = None
    organisation: Quote | None = None
    place: Quote | None = None
    date: Quote | None = None


VersionSign: TypeAlias = Literal["draft", "addendum", "amended", "signed", "number"]
"""What words say of the version that a document is: its kind, or its number alone."""


@dataclass(frozen=True, slots=True)
class RawVersion:
    """Words in which a document says which version it is."""

    sign: VersionSign
    words: Quote


@dataclass(frozen=True, slots=True)
class RawFront:
    """What the pages around the goals say of the plan itself."""

    title: Quote | None = None
    """The plan's title as printed on the cover or in a heading."""
    document_type: Quote | None = None
    """The words that say what kind of document it is, where there is no title."""
    cover: tuple[Quote, ...] = ()
    """The other lines of the cover, in order."""
    parties: tuple[Quote, ...] = ()
    """The words in which the agreement names its parties, in order."""
    period: tuple[Quote, ...] = ()
    """Words that say what time the plan covers, the surest first."""
    published: Quote | None = None
    versions: tuple[RawVersion, ...] = ()
    """What the cover, the running heads and the text around the goals say of the version, the cover first."""
    follow_ups: tuple[RawFollowUp, ...] = ()
    signatures: tuple[RawSignature, ...] = ()
    prose: tuple[Quote, ...] = ()
    """The running text, in which authorities are looked for when nothing else names them."""


Fate: TypeAlias = Literal["placed", "skipped", "unplaced"]


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """What became of a stretch of words in a goal section; ``why`` is the field, or the reason for skipping it."""

    fate: Fate
    why: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class RawPlan:
    """What a document says."""

    front: RawFront
    goals: tuple[RawGoal, ...]
    ledger: tuple[LedgerEntry, ...] = ()
    findings: tuple[Finding, ...] = ()
