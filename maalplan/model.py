"""Every type that passes between the rooms, in the order in which it is made.

``ingest`` makes a :class:`Document` (what a file shows), ``parsers`` make a :class:`RawPlan` (what it
says), ``normalize`` makes a :class:`Plan` (what was meant), ``output`` writes it. All types are frozen
and hold no logic. Field names of :class:`Plan` and below are those of the published schema.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

SCHEMA_VERSION = "1.0"

# ------------------------------------------------------------------ places and words


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stand.

    ``page`` from 1; ``bbox`` is ``(x0, top, x1, bottom)`` in points from the page's top left; ``lines`` is
    ``(first, last)`` from 1, for text formats; ``block`` from 1 in the document, ``row`` and ``column`` from 1
    in that block's table, for every format. What does not apply is null.
    """

    page: int | None = None
    bbox: tuple[float, float, float, float] | None = None
    lines: tuple[int, int] | None = None
    block: int | None = None
    row: int | None = None
    column: int | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """Words as the document has them, before cleaning, with where they stand."""

    text: str
    places: tuple[Place, ...] = ()


# ------------------------------------------------------------------ ingest: what a document shows

TextKind: TypeAlias = Literal["heading", "paragraph", "item", "line", "contents", "furniture", "rule"]

WRAP = "\n"
"""A line end inside :attr:`Text.text` that the layout made: it reads as a space, or as nothing after a hyphen."""
BREAK = "\v"
"""A line end inside :attr:`Text.text` that the author set (``w:br``, ``<br>``)."""
PARAGRAPH = "\n\n"
"""What stands between two blocks whose words were put together in one :class:`Quote`."""


@dataclass(frozen=True, slots=True)
class Text:
    """A block of words.

    ``kind``: ``heading``, ``paragraph``, ``item`` (of a list), ``line`` (a line of a text extraction, of which
    nothing shows what it belongs to), ``contents`` (an entry of a contents list), ``furniture`` (page header,
    footer, page number), ``rule`` (a drawn line or page break, without words).

    ``text`` holds the words with :data:`WRAP` where the layout broke a line and :data:`BREAK` where the author did;
    the list mark is not part of it. ``places`` has exactly one place per line of ``text``.
    """

    kind: TextKind
    text: str
    places: tuple[Place, ...]
    level: int = 0
    """Of a heading its level, of an item its nesting depth, both from 1; of a ``line`` the spaces before it; else 0."""
    mark: str | None = None
    """The mark of a list item as printed: ``•``, ``1.``, ``a)``."""
    strong: int = 0
    """How many leading characters of ``text`` are set in bold."""
    gap: int = 0
    """Of a ``line``: how many empty lines stand above it."""
    notes: tuple[tuple[int, str], ...] = ()
    """Footnote references that were taken out of the words: (offset in ``text``, mark)."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; ``row`` and ``column`` from 1, of its upper left corner where it spans several."""

    row: int
    column: int
    content: tuple[Block, ...]
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table; each cell stands once, at its upper left corner. Positions that no cell covers are empty."""

    rows: int
    columns: int
    cells: tuple[Cell, ...]
    place: Place


Block: TypeAlias = Text | Table


@dataclass(frozen=True, slots=True)
class Source:
    """The file: ``path`` relative to the source given, ``/`` as separator."""

    path: str
    sha256: str
    media_type: str
    pages: int | None
    parser: str


@dataclass(frozen=True, slots=True)
class Document:
    """What a document shows: its blocks in reading order. Block numbers of places count from 1."""

    source: Source
    blocks: tuple[Block, ...]
    footnotes: tuple[tuple[str, Text], ...] = ()
    """(mark, words) of every footnote."""
    findings: tuple[Finding, ...] = ()


# ------------------------------------------------------------------ findings

Severity: TypeAlias = Literal["note", "warning", "error"]


@dataclass(frozen=True, slots=True)
class Finding:
    """What the reader should know or doubt; ``code`` is one of those in :mod:`maalplan.findings`."""

    code: str
    severity: Severity
    message: str
    source: tuple[Place, ...] = ()


# ------------------------------------------------------------------ parsers: what a document says

Scope: TypeAlias = Literal["ministry", "agency"]


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote of a goal or milestone; the mark is not part of the text."""

    mark: str
    text: str
    source: tuple[Place, ...] = ()


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


# ------------------------------------------------------------------ normalize: what was meant

Comparator: TypeAlias = Literal[
    "at_least", "at_most", "more_than", "less_than", "plus_minus", "between", "exactly", "about"
]


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


@dataclass(frozen=True, slots=True)
class Plan:
    """What a document means: one plan."""

    schema_version: str
    id: str
    agency: Agency
    source: Source
    title: str | None = None
    document_type: str | None = None
    ministry: Ministry | None = None
    year: int | None = None
    period: Period | None = None
    published: str | None = None
    goals: tuple[Goal, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    signatures: tuple[Signature, ...] = ()
    coverage: float | None = None
    quotes: dict[str, Quote] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


# ------------------------------------------------------------------ the run

Status: TypeAlias = Literal["ok", "failed", "skipped"]


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a document gave no plan: a stable code, and one line that says what to do."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class ReportEntry:
    """What became of one document; ``source`` is the path as it was found, ``seconds`` wall time."""

    source: str
    sha256: str | None
    status: Status
    reused: bool
    plan_id: str | None
    goals: int
    milestones: int
    seconds: float
    findings: int
    error: Failure | None = None


@dataclass(frozen=True, slots=True)
class Tool:
    """The program that wrote a file."""

    name: str
    version: str


@dataclass(frozen=True, slots=True)
class Report:
    """A run: ``started`` and ``finished`` are ISO times with their zone."""

    schema_version: str
    tool: Tool
    started: str
    finished: str
    documents: tuple[ReportEntry, ...] = ()
