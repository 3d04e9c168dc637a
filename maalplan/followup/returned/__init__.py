"""Status sheets that were filled in and came back → follow-ups. Nothing in them is trusted: what was sent is compared
with what came, row by row, and what differs is said.

:mod:`found` finds the sheets and their rows, :mod:`matched` which row is which, :mod:`answers` what was answered,
:mod:`lost` stands in where the record of what was sent is gone, :mod:`reports` puts it together, and :mod:`against`
compares with the plan.
"""

from __future__ import annotations

from maalplan.followup.returned.against import against_plan
from maalplan.followup.returned.reports import STATUS_SHEET, returned

__all__ = ["STATUS_SHEET", "against_plan", "returned"]
