"""A workbook of plans, ``maalplan.xlsx``, that people edited → the corrections that they made there.

Nothing in it is trusted: :mod:`found` knows its sheets by their headings, :mod:`expected` says what each row said when
it was written, :mod:`cells` and :mod:`values` read what stands there now, :mod:`edits` and :mod:`added` make
corrections of what differs, and :mod:`reading` puts it together.
"""

from __future__ import annotations

from maalplan.review.corrections.from_workbook.reading import FromWorkbook, RowsGone, corrections_from_workbook

__all__ = ["FromWorkbook", "RowsGone", "corrections_from_workbook"]
