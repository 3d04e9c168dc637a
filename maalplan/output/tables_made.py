"""What people should know of tables and a workbook that were written."""

from __future__ import annotations

from collections.abc import Iterator

from maalplan.model import TablesMade


def said_of(made: TablesMade, workbook: str = "") -> Iterator[str]:
    """What people should know of files that were written, a line each; *workbook* is the name of that one."""
    if made.neutralised:
        one = made.neutralised == 1
        yield (
            f"{made.neutralised} {'cell' if one else 'cells'} of the CSV tables {'opens' if one else 'open'} as a "
            "formula does, and got an apostrophe in front, so that no spreadsheet evaluates "
            f"{'it' if one else 'them'}; --no-neutralise leaves {'it as it is' if one else 'them as they are'}."
        )
    found = [
        f"{number} {single if number == 1 else several}"
        for number, single, several in (
            (
                made.shortened,
                "text is longer than a cell holds, and ends in …",
                "texts are longer than a cell holds, and end in …",
            ),
            (
                made.replaced,
                "text has control characters, which are shown as �",
                "texts have control characters, which are shown as �",
            ),
            (
                made.left_out,
                "row is more than a sheet holds, and is left out",
                "rows are more than a sheet holds, and are left out",
            ),
            (
                made.unlinked,
                "link is more than a sheet holds, and is left out",
                "links are more than a sheet holds, and are left out",
            ),
        )
        if number
    ]
    if found:
        yield f"{workbook}: {'; '.join(found)}. The plan files have all of it."
