"""What the rows of a table change while they are read."""

from __future__ import annotations

from typing import Protocol

from maalplan.model import Scope, Text
from maalplan.parsers.draft import Draft
from maalplan.parsers.headings import Heading
from maalplan.parsers.overview import Overview
from maalplan.parsers.spans import Span
from maalplan.parsers.vocabulary import Vocabulary


class State(Protocol):
    """What a table's rows change: the goal that is open, the section, what is skipped."""

    words: Vocabulary
    current: Draft | None
    section: Span | None
    scope: Scope
    scope_span: Span | None

    @property
    def in_overview(self) -> bool:
        """Is the chapter an overview of goals?"""

    def open(self, parts: Heading | None) -> Draft:
        """Begin a goal."""

    def open_overview(self) -> Overview:
        """Begin a table that names goals."""

    def prose(self, block: Text) -> None:
        """Take a paragraph or item."""

    def skip(self, span: Span, why: str) -> None:
        """Skip words knowingly."""
