"""A run over many documents, as its report has it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

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
class TablesMade:
    """How the tables and the workbook were written, and what was made of words on the way.

    ``csv_dialect`` is null where there are no tables. In these ``neutralised`` cells got an apostrophe, for a
    spreadsheet would have evaluated them. In the workbook ``shortened`` texts were too long for a cell, ``replaced``
    ones have signs that no cell holds, and ``left_out`` rows and ``unlinked`` links were too many for a sheet.
    """

    csv_dialect: Literal["standard", "excel-da"] | None = None
    neutralised: int = 0
    shortened: int = 0
    replaced: int = 0
    left_out: int = 0
    unlinked: int = 0


@dataclass(frozen=True, slots=True)
class Report:
    """A run: ``started`` and ``finished`` are ISO times with their zone."""

    schema_version: str
    tool: Tool
    started: str
    finished: str
    documents: tuple[ReportEntry, ...] = ()
    tables: TablesMade | None = None
