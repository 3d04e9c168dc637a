"""What was meant: the plan, its goals and milestones, as the published schema has them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from maalplan.model.corrected import MadeCorrection
from maalplan.model.said import Footnote, Scope
from maalplan.model.shown import Finding, Place, Quote, Source

SCHEMA_VERSION = "1.2"

Comparator: TypeAlias = Literal[
    "at_least", "at_most", "more_than", "less_than", "plus_minus", "between", "exactly", "about"
]
VersionKind: TypeAlias = Literal["draft", "signed", "amended", "addendum"]


@dataclass(frozen=True, slots=True)
class Agency:
    """An authority; ``id`` is stable when it is renamed."""

    id: str
    name: str | None = None
    acronym: str | None = None


@dataclass(frozen=True, slots=True)
class Ministry:
    """The department that signs."""

    name: str | None = None
    acronym: str | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """ISO dates, both inclusive."""

    start: str
    end: str


@dataclass(frozen=True, slots=True)
class Deadline:
    """The window in which something falls due, as ISO dates: ``end`` is the last day, ``text`` the words it
    was read from."""

    text: str
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """A figure that must be reached; ``upper`` only with ``between``, ``year`` only where columns are years."""

    text: str
    comparator: Comparator
    value: float
    upper: float | None = None
    unit: str | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Weight:
    """A weight in percent or points."""

    value: float
    unit: Literal["percent", "point"]


@dataclass(frozen=True, slots=True)
class Version:
    """Which version of the plan a document says that it is; ``text`` are the words it was concluded from.

    ``draft`` where it calls itself one, whatever else it says; ``addendum`` where it adds to another document;
    ``amended`` where it was changed after it was agreed; ``signed`` where it says none of these and a signature is
    dated, or it calls itself signed. ``kind`` is null where only a number or a date is printed.
    """

    text: str
    kind: VersionKind | None = None
    number: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class FollowUp:
    """When and by which scale the goals are followed up."""

    occasion: str
    when: Deadline | None = None
    scale: tuple[str, ...] = ()
    quotes: dict[str, Quote] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed, for whom, where and when (ISO date)."""

    name: str | None = None
    title: str | None = None
    organisation: str | None = None
    place: str | None = None
    date: str | None = None
    source: tuple[Place, ...] = ()
    quotes: dict[str, Quote] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Milestone:
    """What must be reached, and when (målepunkt, milepæl, resultatkrav, succeskriterium)."""

    id: str
    number: str
    text: str
    deadline: Deadline | None = None
    targets: tuple[Target, ...] = ()
    weight: Weight | None = None
    extra: dict[str, str] = field(default_factory=dict)
    footnotes: tuple[Footnote, ...] = ()
    quotes: dict[str, Quote] = field(default_factory=dict)
    source: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal, shared by the ministry or the agency's own; every value keeps its quote."""

    id: str
    scope: Scope
    section: str | None = None
    number: str | None = None
    title: str | None = None
    description: str | None = None
    focus_area: str | None = None
    criterion: str | None = None
    milestones: tuple[Milestone, ...] = ()
    remarks: str | None = None
    weight: Weight | None = None
    responsible: str | None = None
    extra: dict[str, str] = field(default_factory=dict)
    footnotes: tuple[Footnote, ...] = ()
    quotes: dict[str, Quote] = field(default_factory=dict)
    source: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a document means: one plan."""

    schema_version: str
    id: str
    title: str | None = None
    document_type: str | None = None
    agency: Agency
    ministry: Ministry | None = None
    year: int | None = None
    period: Period | None = None
    published: str | None = None
    version: Version | None = None
    goals: tuple[Goal, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    signatures: tuple[Signature, ...] = ()
    source: Source
    coverage: float | None = None
    quotes: dict[str, Quote] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    corrections: tuple[MadeCorrection, ...] = ()
