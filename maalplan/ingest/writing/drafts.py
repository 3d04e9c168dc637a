"""What stands in a document before it is judged what each paragraph is: the reader's own intermediate form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from maalplan.ingest.writing.ink import Ink
    from maalplan.ingest.writing.labels import Label
    from maalplan.ingest.writing.style_names import Role


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph with words, and all that says what it is."""

    ink: Ink
    level: int = 0
    """The heading level that its style or outline level gives it, 0 for none."""
    label: Label | None = None
    """The label of an automatic list."""
    role: Role = ""
    leader: bool = False
    """It has a tab stop that is drawn as a row of dots."""
    indent: int = 0
    """Left indent in twentieths of a point."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A drawn line, a page break, a section break."""


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell with its upper left corner from 1 and what stands in it."""

    row: int
    column: int
    row_span: int
    column_span: int
    content: tuple[Draft, ...]
    fill: str | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """A table."""

    rows: int
    columns: int
    cells: tuple[GridCell, ...]


Draft: TypeAlias = Para | Rule | Grid
