"""Every type that passes between the rooms, in the order in which it is made.

``ingest`` makes a :class:`Document` (what a file shows), ``parsers`` make a :class:`RawPlan` (what it
says), ``normalize`` makes a :class:`Plan` (what was meant), ``output`` writes it. All types are frozen
and hold no logic. Field names of :class:`Plan` and below are those of the published schema.
"""

from __future__ import annotations

from maalplan.model.asked import Ocr, PdfEngine, ReadOptions
from maalplan.model.meant import (
    SCHEMA_VERSION,
    Agency,
    Comparator,
    Deadline,
    FollowUp,
    Goal,
    Milestone,
    Ministry,
    Period,
    Plan,
    Signature,
    Target,
    Weight,
)
from maalplan.model.run import Failure, Report, ReportEntry, Status, Tool
from maalplan.model.said import (
    YEAR_TARGET,
    Fate,
    Footnote,
    LedgerEntry,
    RawFollowUp,
    RawFront,
    RawGoal,
    RawMilestone,
    RawPlan,
    RawSignature,
    Scope,
)
from maalplan.model.shown import (
    BREAK,
    PARAGRAPH,
    WRAP,
    Block,
    Cell,
    Document,
    Finding,
    Place,
    Quote,
    Severity,
    Source,
    Table,
    Text,
    TextKind,
)

__all__ = [
    "BREAK",
    "PARAGRAPH",
    "SCHEMA_VERSION",
    "WRAP",
    "YEAR_TARGET",
    "Agency",
    "Block",
    "Cell",
    "Comparator",
    "Deadline",
    "Document",
    "Failure",
    "Fate",
    "Finding",
    "FollowUp",
    "Footnote",
    "Goal",
    "LedgerEntry",
    "Milestone",
    "Ministry",
    "Ocr",
    "PdfEngine",
    "Period",
    "Place",
    "Plan",
    "Quote",
    "RawFollowUp",
    "RawFront",
    "RawGoal",
    "RawMilestone",
    "RawPlan",
    "RawSignature",
    "ReadOptions",
    "Report",
    "ReportEntry",
    "Scope",
    "Severity",
    "Signature",
    "Source",
    "Status",
    "Table",
    "Target",
    "Text",
    "TextKind",
    "Tool",
    "Weight",
]
