"""Every kind of finding on a status sheet that came back, one function each; its docstring is its documentation.

They stand beside those of :mod:`maalplan.findings`. Places have the sheet as their block.
"""

from __future__ import annotations

from collections.abc import Sequence

from maalplan.findings import Places, shorten
from maalplan.model import Finding

_SOME = 4
"""How many names a message holds."""

# ------------------------------------------------------------------ the workbook


def sheet_record_lost() -> Finding:
    """The hidden sheet with what was sent is gone from a status sheet, or cannot be understood: what people see was
    read, and nothing could be compared with what was sent."""
    return Finding(
        "sheet-record-lost",
        "warning",
        "The hidden sheet with what was sent is gone: nothing could be compared with it. Look it through.",
    )


def sheet_copied(taken: str, other: str, differing: int) -> Finding:
    """Two sheets of a status workbook hold the same rows (one is a copy); the one with more statuses filled in was
    read, else the first."""
    more = f"; {differing} of their statuses differ" if differing else ""
    return Finding(
        "sheet-copied",
        "warning",
        f"The sheets {shorten(taken, 40)} and {shorten(other, 40)} hold the same rows{more}: "
        f"{shorten(taken, 40)} was read.",
    )


def sheet_not_read(names: Sequence[str]) -> Finding:
    """Other sheets were put into a status workbook, as notes; they are not read."""
    return Finding("sheet-not-read", "note", f"Sheets that are not read: {_names(names)}.")


def sheet_column_not_read(names: Sequence[str], source: Places) -> Finding:
    """Columns were added to a status sheet; they are not read."""
    return Finding("sheet-column-not-read", "note", f"Columns that are not read: {_names(names)}.", source)


def sheet_column_lost(names: Sequence[str]) -> Finding:
    """Columns of a status sheet are gone, or have other headings; without the column of statuses all are unknown."""
    return Finding("sheet-column-lost", "warning", f"Columns that are gone: {_names(names)}.")


# ------------------------------------------------------------------ rows


def sheet_row_missing(names: Sequence[str]) -> Finding:
    """Rows that were sent are not in a status sheet any more; nothing is known of them. One finding for all."""
    return Finding("sheet-row-missing", "warning", f"Rows are missing ({len(names)}): {_names(names)}.")


def sheet_row_added(words: str, source: Places) -> Finding:
    """A row stands in a status sheet that was not sent; it is read, and belongs to no goal of the plan."""
    return Finding("sheet-row-added", "warning", f"A row that was not sent: {shorten(words)}", source)


def sheet_row_twice(name: str, statuses: Sequence[str], source: Places) -> Finding:
    """A row stands in a status sheet more than once. Where the statuses differ, none of them counts."""
    said = f"its statuses differ ({_names(statuses)}): none counts" if len(statuses) > 1 else "once was enough"
    return Finding("sheet-row-twice", "warning", f"A row stands there twice, {said}. {shorten(name)}", source)


def sheet_row_by_words(name: str, source: Places) -> Finding:
    """The hidden id of a row is gone or another's; the row was known by its words."""
    return Finding("sheet-row-by-words", "warning", f"Its id was changed, known by its words: {shorten(name)}", source)


def sheet_cell_changed(name: str, changes: Sequence[tuple[str, str, str]], source: Places) -> Finding:
    """Cells that were locked say something else than was sent; what was sent counts. One finding per row."""
    told = "; ".join(f"{column}: was “{shorten(was, 60)}”, is “{shorten(now, 60)}”" for column, was, now in changes)
    message = f"Locked cells were changed, what was sent counts. {shorten(name, 60)} – {told}"
    return Finding("sheet-cell-changed", "warning", message, source)


def sheet_not_as_plan(name: str, source: Places) -> Finding:
    """A row of a status sheet says something else than the plan that was given: one of them was changed since."""
    return Finding("sheet-not-as-plan", "warning", f"The plan has other words for this: {shorten(name)}", source)


# ------------------------------------------------------------------ what was filled in


def sheet_status_empty(count: int, source: Places) -> Finding:
    """Rows of a status sheet have no status; their rating is ``unknown``. One finding for all."""
    return Finding("sheet-status-empty", "warning", f"Rows without a status: {count}.", source)


def sheet_status_off_scale(words: str, scale: Sequence[str], source: Places) -> Finding:
    """A status is none of those that could be chosen; it was read by the words of verdicts."""
    return Finding(
        "sheet-status-off-scale", "warning", f"Not on the scale ({', '.join(scale)}): {shorten(words)}", source
    )


def sheet_merged(count: int, words: str, source: Places) -> Finding:
    """One cell was made of those of several rows; what it says counts for all of them."""
    return Finding("sheet-merged", "warning", f"One cell over {count} rows, read for each: {shorten(words)}", source)


def sheet_formula(words: str, source: Places) -> Finding:
    """A status or comment is worked out by a formula; what it showed when the file was saved was read."""
    said = f"what it showed was read: {shorten(words)}" if words else "nothing that it showed was saved"
    return Finding("sheet-formula", "warning", f"A formula stands here; {said}", source)


def sheet_error_value(words: str, source: Places) -> Finding:
    """A cell shows an error of the spreadsheet (``#REF!``); it was read as empty."""
    return Finding("sheet-error-value", "warning", f"A cell shows an error, read as empty: {shorten(words)}", source)


def sheet_comment_not_words(words: str, source: Places) -> Finding:
    """A comment is a bare number or date; it was read as it is shown."""
    return Finding("sheet-comment-not-words", "note", f"A comment of a number or date alone: {shorten(words)}", source)


def _names(names: Sequence[str]) -> str:
    more = f" and {len(names) - _SOME} more" if len(names) > _SOME else ""
    return ", ".join(shorten(name, 60) for name in names[:_SOME]) + more
