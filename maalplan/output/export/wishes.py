"""What is asked of an export besides its format, and what every format's writer is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from maalplan.model import Lang, Plan
from maalplan.output.terminal import Page

_PAGE: Final = Page(100, colour=False)


@dataclass(frozen=True, slots=True)
class Wishes:
    """The language of labels; the lines of text; of what falls due only what does so after one day and before another,
    neither of these days included."""

    lang: Lang = "da"
    page: Page = _PAGE
    after: dt.date | None = None
    before: dt.date | None = None


Files: TypeAlias = dict[str, bytes]
"""The bytes of each file, by its name."""
Writer: TypeAlias = Callable[[Sequence[Plan], Wishes], Files]
"""Plans to files; the same plans and wishes give the same bytes, in whatever order the plans are."""
