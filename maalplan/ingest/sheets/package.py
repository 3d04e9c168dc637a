"""The archive of a workbook, looked at before openpyxl opens it: its size, and what openpyxl does not tell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from maalplan.errors import NotADocument, TooLarge, Unsupported
from maalplan.ingest.writing.archive import Archive, Format, opened
from maalplan.limits import MB, MERGED_CELLS, PART_BYTES, SHEET_ROWS

WORKBOOK: Final = Format("workbook", "Excel")
_MAIN: Final = "xl/workbook.xml"
_BINARY: Final = "xl/workbook.bin"
_FORMULA = re.compile(rb"<(?:\w{1,20}:)?f[ />]")
_MERGED = re.compile(
    rb"<(?:\w{1,20}:)?mergeCell\s[^>]{0,200}?\bref=[\"']([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})[\"']"
)
_HIDDEN = re.compile(rb"<(?:\w{1,20}:)?row\s[^>]{0,400}?\bhidden=[\"'](?:1|true)[\"'][^>]{0,400}?>")
_ROW = re.compile(rb"\sr=[\"']([0-9]{1,7})[\"']")
_NOT_LOOKED_AT: Final = ("xl/pivotCache/", "xl/media/", "xl/embeddings/")
"""What is of no matter to the words of cells, and may be large."""
_OPENING: Final = 8
"""Bytes in which text of two bytes a letter shows."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the archive: the cells that it makes one (first row, first column, last row, last column), the rows
    that it hides, and whether it has formulas."""

    merged: tuple[tuple[int, int, int, int], ...] = ()
    has_formulas: bool = False
    hidden: frozenset[int] = frozenset()


def looked_at(data: bytes) -> dict[str, Part]:
    """The parts of the workbook *data*, by name.

    Raises :class:`~maalplan.errors.Unsupported` for a spreadsheet that is no xlsx,
    :class:`~maalplan.errors.Encrypted`, :class:`~maalplan.errors.TooLarge`, :class:`~maalplan.errors.Damaged`.
    """
    with opened(data, WORKBOOK) as archive:
        _check_kind(archive.names)
        names = sorted(name for name in archive.names if _is_looked_at(name))
        if sum(map(archive.size, names)) > PART_BYTES:
            raise TooLarge(f"The workbook unpacks to over {PART_BYTES // MB} MB; save the table alone in a new file.")
        return {name: _part(archive, name) for name in names}


def _check_kind(names: frozenset[str]) -> None:
    if _BINARY in names:
        raise Unsupported("This is a binary workbook (.xlsb); save it as .xlsx.")
    if "content.xml" in names:
        raise Unsupported("This is an OpenDocument spreadsheet (.ods); save it as .xlsx.")
    if "[Content_Types].xml" not in names:
        raise NotADocument("The archive holds no workbook; save the table as .xlsx.")


def _is_looked_at(name: str) -> bool:
    return name.endswith((".xml", ".rels")) and not name.startswith(_NOT_LOOKED_AT)


def _part(archive: Archive, name: str) -> Part:
    words = archive.read(name)
    if b"<!DOCTYPE" in (words.replace(b"\0", b"") if b"\0" in words[:_OPENING] else words):
        raise ValueError("entities are declared")  # as no program does; opened() says that the file is broken
    if not name.startswith("xl/"):
        return Part()
    merged = tuple(islice(_merged(_MERGED.finditer(words)), MERGED_CELLS))
    rows = (_ROW.search(row.group()) for row in islice(_HIDDEN.finditer(words), SHEET_ROWS))
    return Part(merged, bool(_FORMULA.search(words)), frozenset(int(row[1]) for row in rows if row))


def _merged(found: Iterable[re.Match[bytes]]) -> Iterator[tuple[int, int, int, int]]:
    for match in found:
        first, top, last, bottom = match.groups()
        yield int(top), column_number(first.decode()), int(bottom), column_number(last.decode())


def column_number(letters: str) -> int:
    """The number of a column.

    >>> column_number("A"), column_number("AB")
    (1, 28)
    """
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
