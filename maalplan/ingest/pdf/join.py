"""Tables that go on over a page break, made one again.

:func:`joined` is asked about the last thing on a page and the first on the next. It looks at the columns, then
whether a new table begins all the same, then drops a repeated header, then decides whether the break cut a row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from maalplan.ingest.pdf.lines import finished, opens_lower
from maalplan.ingest.pdf.passages import Passage, Rhythm, line_end, nested
from maalplan.ingest.pdf.tables import NEAR, Sheet, Slot, nearest
from maalplan.ingest.pdf.tagged import Path
from maalplan.ingest.pdf.tagged_cells import span_of
from maalplan.model import WRAP

_PADDED = 8.0
"""Points by which the edges of a table differ that is told of by two witnesses."""
_DIGITS = re.compile(r"\d+")


def joined(above: Sheet, below: Sheet, rhythm: Rhythm, room: float = 0.0) -> Sheet | None:
    """*above* and *below* as one table, or None where they are two.

    ``room``: points left on the page under *above*; where the first row of *below* had fitted there, the break
    was the author's.
    """
    if above.table is not None and above.table == below.table:
        return same_table(above, below, rhythm)
    if not same_columns(above, below):
        return None
    edges = max(above.edges, below.edges, key=len)
    above, below = _regridded(above, edges), _regridded(below, edges)
    header = repeated_rows(above, below)
    if not header and (starts_anew(above, below) or _had_fitted(above, below, room)):
        return None
    below = without_rows(below, header)
    if not below.rows:
        return replace(above, bottom=below.bottom, open_bottom=below.open_bottom)
    if row_goes_on(above, below):
        return _stacked(_with_cut_row(above, below, rhythm), below)
    return _stacked(_with_merged_cells(above, below), below)


# ------------------------------------------------------------------ one table, as the structure tree says


def same_table(above: Sheet, below: Sheet, rhythm: Rhythm) -> Sheet:
    """*above* and *below*, parts of one tagged table: cells that both have are one, repeated heads are dropped."""
    cells = {slot.cell.path: slot for slot in above.slots if slot.cell}
    repeated = {slot.cell.path for slot in below.slots if slot.cell and _is_repeated(slot, cells, above)}
    rest = [slot for slot in below.slots if slot.cell and slot.cell.path not in repeated]
    kept = {number for slot in rest for number in _numbers(slot, below)}
    numbers = tuple(sorted({*above.numbers, *kept}))
    for slot in rest:
        assert slot.cell is not None
        upper = cells.get(slot.cell.path)
        cells[slot.cell.path] = _whole(upper, slot, rhythm) if upper else slot
    # Rows that only follow do not change where those cells stand that were numbered when the parts before were joined.
    only_follow = above.last_page > above.page and numbers[: len(above.numbers)] == above.numbers
    reach = above.numbers[-1] if only_follow else -1
    changed = {slot.cell.path for slot in rest if slot.cell}
    slots = tuple(
        slot if path not in changed and slot.cell and slot.cell.last_row <= reach else _numbered(slot, numbers)
        for path, slot in cells.items()
    )
    return replace(
        above,
        rows=len(numbers),
        slots=slots,
        numbers=numbers,
        bottom=below.bottom,
        open_bottom=below.open_bottom,
        last_page=below.page if any(slot.lines for slot in rest) else above.last_page,
    )


def _is_repeated(slot: Slot, cells: Mapping[Path, Slot], above: Sheet) -> bool:
    """Whether *slot* repeats a cell in a row before the last of *above*."""
    assert slot.cell is not None
    upper = cells.get(slot.cell.path)
    return upper is not None and slot.cell.last_row < above.numbers[-1] and (not slot.lines or slot.text == upper.text)


def _numbers(slot: Slot, sheet: Sheet) -> tuple[int, ...]:
    """The rows of the whole table that *slot* covers on *sheet*."""
    return sheet.numbers[slot.row : slot.row + slot.row_span]


def _numbered(slot: Slot, numbers: Sequence[int]) -> Slot:
    """*slot* where it stands among the rows *numbers*."""
    assert slot.cell is not None
    first, end = span_of(slot.cell, numbers)
    return replace(slot, row=first, row_span=end - first)


def _whole(upper: Slot, rest: Slot, rhythm: Rhythm) -> Slot:
    """The cell of which a page break made *upper* and *rest*."""
    inner = list(upper.inner)
    for sheet in rest.inner:
        if inner and inner[-1].table == sheet.table:
            inner[-1] = same_table(inner[-1], sheet, rhythm)
        else:
            inner.append(sheet)
    passages = tuple(nested(run_together(upper.passages, rest.passages, rhythm)))
    return replace(upper, lines=(*upper.lines, *rest.lines), passages=passages, inner=tuple(inner))


# ------------------------------------------------------------------ one table or two


def same_columns(above: Sheet, below: Sheet) -> bool:
    """Whether the outer edges agree and the inner ones of the one are among those of the other."""
    few, many = sorted((above.edges, below.edges), key=len)
    near = NEAR if (above.table is None) == (below.table is None) else _PADDED
    if abs(few[0] - many[0]) > near or abs(few[-1] - many[-1]) > near:
        return False
    return all(min(abs(edge - other) for other in many) <= near for edge in few)


def repeated_rows(above: Sheet, below: Sheet) -> int:
    """How many rows at the top of *below* repeat the top of *above*."""
    count = 0
    while count < min(above.rows, below.rows) and _is_same_row(above, below, count):
        count += 1
    return count


def _is_same_row(above: Sheet, below: Sheet, row: int) -> bool:
    one, other = ({slot.column: slot.text for slot in row_of(sheet, row)} for sheet in (above, below))
    return one == other and sum(bool(text) for text in one.values()) > 1


def starts_anew(above: Sheet, below: Sheet) -> bool:
    """Whether the first row of *below* is of the kind with which *above* begins, and only begins: a title over
    the full width, or the same label with another value."""
    first, opening = row_of(above, 0), row_of(below, 0)
    if above.rows > 1 and _is_title(first, above) and _is_title(opening, below):
        return True
    label = _label(opening)
    if label is None or label != _label(first) or len(opening) < 2:
        return False
    return all(_label([slot]) != label for slot in above.slots if slot.column == 0 and slot.last_row > 0)


def _is_title(row: Sequence[Slot], sheet: Sheet) -> bool:
    return len(row) == 1 and row[0].column_span == len(sheet.edges) - 1 and bool(row[0].lines)


def _label(row: Sequence[Slot]) -> str | None:
    """What stands first in *row*, its numbers aside; a bare number is no label."""
    text = _DIGITS.sub("#", row[0].text.casefold()) if row and row[0].column == 0 else ""
    return text if any(char.isalpha() for char in text) else None


def _had_fitted(above: Sheet, below: Sheet, room: float) -> bool:
    cut = above.open_bottom or below.open_top
    size = max((line.size for slot in row_of(below, 0) for line in slot.lines), default=10.0)
    return not cut and room > below.first_height + 3 * size


# ------------------------------------------------------------------ one row or two


def row_goes_on(above: Sheet, below: Sheet) -> bool:
    """Whether the first row of *below* is the rest of the last row of *above*."""
    pairs = list(_pairs(above, below))
    if any(_restarts(upper, lower) for upper, lower in pairs if upper.column == 0):
        return False
    if above.open_bottom or below.open_top:
        return True
    leading = next((lower for upper, lower in pairs if upper.column == 0), None)
    if leading is None or leading.lines:
        return bool(pairs) and _all_run_on(pairs)
    if has_merged_rows(above) or has_merged_rows(below):
        return _all_run_on(pairs)
    restarts = sum(_restarts(upper, lower) for upper, lower in pairs)
    return restarts < 2 and _leads_every_row(above)


def has_merged_rows(sheet: Sheet) -> bool:
    """Whether cells of the first column stand for several rows."""
    return any(slot.column == 0 and slot.row_span > 1 for slot in sheet.slots)


def _pairs(above: Sheet, below: Sheet) -> Iterable[tuple[Slot, Slot]]:
    """The cells that meet at the break."""
    lower = {slot.column: slot for slot in row_of(below, 0)}
    return ((slot, lower[slot.column]) for slot in row_of(above, above.rows - 1) if slot.column in lower)


def _restarts(upper: Slot, lower: Slot) -> bool:
    """Whether both cells have words and those of the lower one do not go on from the upper one's."""
    return bool(upper.lines and lower.lines) and not _runs_on(upper, lower)


def _runs_on(upper: Slot, lower: Slot) -> bool:
    if not (upper.lines and lower.lines):
        return False
    last, first = upper.lines[-1], lower.lines[0]
    if lower.passages and lower.passages[0].mark:
        return bool(upper.passages) and (upper.passages[-1].mark is not None or last.text.endswith(":"))
    return not finished(last) and opens_lower(first)


def _all_run_on(pairs: Iterable[tuple[Slot, Slot]]) -> bool:
    """Whether some cell breaks off in the middle of a sentence, and none begins a new one."""
    both = [(upper, lower) for upper, lower in pairs if upper.lines and lower.lines]
    broken = any(not finished(upper.lines[-1]) and opens_lower(lower.lines[0]) for upper, lower in both)
    return broken and not any(_restarts(upper, lower) for upper, lower in both)


def _leads_every_row(sheet: Sheet) -> bool:
    """Whether every row has words in its first column, so that a row without them is half a row."""
    return all(slot.lines for slot in sheet.slots if slot.column == 0)


# ------------------------------------------------------------------ putting together


def row_of(sheet: Sheet, row: int) -> list[Slot]:
    """The cells that cover *row*, from left to right."""
    covering = [slot for slot in sheet.slots if slot.row <= row < slot.row + slot.row_span]
    return sorted(covering, key=lambda slot: slot.column)


def without_rows(sheet: Sheet, count: int) -> Sheet:
    """*sheet* without its first *count* rows; no cell reaches from them into the rest."""
    slots = (replace(slot, row=slot.row - count) for slot in sheet.slots if slot.row >= count)
    return replace(sheet, rows=sheet.rows - count, slots=tuple(slots)) if count else sheet


def _regridded(sheet: Sheet, edges: tuple[float, ...]) -> Sheet:
    """*sheet* on the columns of *edges*."""
    if len(sheet.edges) == len(edges):
        return sheet
    places = [nearest(edge, edges) for edge in sheet.edges]
    slots = (
        replace(
            slot,
            column=places[slot.column],
            column_span=places[slot.column + slot.column_span] - places[slot.column],
        )
        for slot in sheet.slots
    )
    return replace(sheet, edges=edges, slots=tuple(slots))


def _with_cut_row(above: Sheet, below: Sheet, rhythm: Rhythm) -> Sheet:
    """*above*, its last row completed from the first row of *below* (which is one row higher then)."""
    lower = {slot.column: slot for slot in row_of(below, 0)}
    last = above.rows - 1
    starts = tuple(lower)
    slots = []
    for upper in above.slots:
        if upper.row + upper.row_span <= last:
            slots.append(upper)
            continue
        slot = _within(upper, starts) if upper.last_row == last else upper
        rest = lower.pop(slot.column, None) if slot.last_row == last else None
        slots.append(_completed(slot, rest, rhythm) if rest else slot)
    slots += [replace(slot, row=last) for slot in lower.values()]
    kept = tuple(slot for slot in below.slots if slot.row > 0)
    moved = tuple(replace(slot, row=slot.row + last) for slot in kept)
    return replace(above, rows=above.rows + below.rows - 1, slots=(*slots, *moved))


def _within(slot: Slot, starts: Iterable[int]) -> Slot:
    """*slot* as wide as the row below the break shows it to be: a lone word in a cut row seems to fill the row."""
    inside = [column for column in starts if slot.column < column < slot.column + slot.column_span]
    return replace(slot, column_span=min(inside) - slot.column) if inside else slot


def _completed(slot: Slot, rest: Slot, rhythm: Rhythm) -> Slot:
    return replace(
        slot,
        row_span=slot.row_span + rest.row_span - 1,
        column_span=max(slot.column_span, rest.column_span),
        lines=(*slot.lines, *rest.lines),
        passages=run_together(slot.passages, rest.passages, rhythm),
        inner=_inner_together(slot.inner, rest.inner, rhythm),
    )


def _inner_together(above: Sequence[Sheet], below: Sequence[Sheet], rhythm: Rhythm) -> tuple[Sheet, ...]:
    """The tables inside a cell before and after a page break, the two at the break as one where they are."""
    whole = joined(above[-1], below[0], rhythm) if above and below else None
    return (*above[:-1], whole, *below[1:]) if whole else (*above, *below)


def run_together(above: Sequence[Passage], below: Sequence[Passage], rhythm: Rhythm) -> tuple[Passage, ...]:
    """Passages before and after a page break, the two at the break as one where the words run on."""
    if not (above and below):
        return (*above, *below)
    last, first = above[-1], below[0]
    if last.block and first.block:
        same = last.block == first.block and not (first.mark and finished(last.lines[-1]))
        end = (line_end(last, first.lines[0], rhythm) or WRAP) if same else None
    else:
        end = line_end(last, first.lines[0], rhythm) if not first.mark else None
    if end is None:
        return (*above, *below)
    whole = replace(last, lines=(*last.lines, *first.lines), ends=(*last.ends, end, *first.ends))
    return (*above[:-1], whole, *below[1:])


def _with_merged_cells(above: Sheet, below: Sheet) -> Sheet:
    """*above* with the rows of *below* under it; cells merged over the break are one."""
    first = row_of(below, 0)
    merged = has_merged_rows(above) or has_merged_rows(below)
    gone: dict[int, Slot] = {}
    for slot in first:
        leading = merged and slot.column == len(gone)
        if not slot.lines and (leading or slot.row_span > 1):
            gone[slot.column] = slot
    uppers = {slot.column: slot for slot in row_of(above, above.rows - 1) if slot.column in gone}
    slots = [
        replace(slot, row_span=slot.row_span + gone[slot.column].row_span) if uppers.get(slot.column) is slot else slot
        for slot in above.slots
    ]
    absorbed = [gone[column] for column in uppers]
    slots += [replace(slot, row=slot.row + above.rows) for slot in below.slots if slot not in absorbed]
    return replace(above, rows=above.rows + below.rows, slots=tuple(slots))


def _stacked(whole: Sheet, below: Sheet) -> Sheet:
    last_page = below.page if any(slot.lines for slot in below.slots) else whole.last_page
    return replace(whole, bottom=below.bottom, open_bottom=below.open_bottom, last_page=last_page)
