"""Converted plans in other formats. :data:`FORMATS` says what there is; each writer is a module of this package."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

from maalplan.output.export.calendar import to_ics
from maalplan.output.export.csv_tables import to_csv
from maalplan.output.export.due_text import to_text
from maalplan.output.export.jsonl import to_jsonl
from maalplan.output.export.markdown import to_md
from maalplan.output.export.parquet import to_parquet
from maalplan.output.export.sqlite import to_sqlite
from maalplan.output.export.stratml import to_stratml
from maalplan.output.export.wishes import Writer
from maalplan.output.export.word import to_docx
from maalplan.output.export.workbook import to_xlsx


@dataclass(frozen=True, slots=True)
class Format:
    """A format: what writes it, and the ``endings`` of its files.

    ``files``: it makes one, several, or one for each plan. A terminal cannot show what is not ``plain`` text. ``timed``
    ones tell what falls due between two days, ``printed`` ones read back as the plan, ``standard`` ones can be checked
    by a schema, ``delimited`` ones have a dialect; ``followed`` ones hold what was reported back.
    """

    write: Writer
    endings: tuple[str, ...]
    files: Literal["one", "several", "each"] = "one"
    plain: bool = True
    timed: bool = False
    printed: bool = False
    standard: bool = False
    delimited: bool = False
    followed: bool = False

    def is_many(self, plans: int) -> bool:
        """Does it make several files of so many plans?"""
        return self.files == "several" or (self.files == "each" and plans > 1)


FORMATS: Final[Mapping[str, Format]] = MappingProxyType(
    {
        "text": Format(to_text, (".txt",), timed=True, followed=True),
        "ics": Format(to_ics, (".ics",), timed=True, followed=True),
        "xlsx": Format(to_xlsx, (".xlsx",), plain=False),
        "csv": Format(to_csv, (".csv",), "several", delimited=True, followed=True),
        "jsonl": Format(to_jsonl, (".jsonl", ".ndjson"), followed=True),
        "sqlite": Format(to_sqlite, (".sqlite", ".db", ".sqlite3"), plain=False, followed=True),
        "parquet": Format(to_parquet, (), "several", plain=False, followed=True),
        "docx": Format(to_docx, (".docx",), "each", plain=False, printed=True),
        "md": Format(to_md, (".md",), "each", printed=True),
        "stratml": Format(to_stratml, (".xml",), "each", standard=True, followed=True),
    }
)
"""Name → format; the first is the one that is shown where none is named."""
