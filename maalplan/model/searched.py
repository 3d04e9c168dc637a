"""What was searched for in the goals of many plans, and what was found."""

from __future__ import annotations

from dataclasses import dataclass

from maalplan.model.said import Scope


@dataclass(frozen=True, slots=True)
class SearchAsked:
    """What is searched for: ``text`` as a person typed it, in goals of one ``agency`` (its id), of plans that cover
    ``year``, of one ``scope``; null is any. ``page`` of the result is from 1."""

    text: str
    agency: str | None = None
    year: int | None = None
    scope: Scope | None = None
    page: int = 1


@dataclass(frozen=True, slots=True)
class SearchRun:
    """A stretch of text; ``hit`` where it is what was searched for."""

    text: str
    hit: bool = False


@dataclass(frozen=True, slots=True)
class SearchPart:
    """Where words were found: in a ``field`` of the goal, or of its milestone of that ``number`` and ``id``; ``name``
    is the label of an ``extra``. Of a long text ``runs`` are an excerpt."""

    field: str
    runs: tuple[SearchRun, ...]
    milestone: str | None = None
    number: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A goal in which all words were found; ``place`` is its place in the plan, from 1. ``title`` is empty where it has
    none."""

    plan: str
    agency: str
    agency_name: str
    year: int | None
    goal: str
    place: int
    scope: Scope
    number: str | None
    title: tuple[SearchRun, ...]
    parts: tuple[SearchPart, ...]
    score: float


@dataclass(frozen=True, slots=True)
class SearchResult:
    """One page of what was found, the best first; ``total`` goals in all, on ``pages`` pages."""

    asked: SearchAsked
    total: int = 0
    pages: int = 0
    hits: tuple[SearchHit, ...] = ()
