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
class Report:
    """A run: ``started`` and ``finished`` are ISO times with their zone."""

    schema_version: str
    tool: Tool
    started: str
    finished: str
    documents: tuple[ReportEntry, ...] = ()
