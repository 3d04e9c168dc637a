"""An edited workbook, as the command ``review apply`` is given it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from maalplan.errors import MaalplanError, Unsupported
from maalplan.model import CorrectionsFile, Plan

if TYPE_CHECKING:
    from maalplan.review.corrections.from_workbook import RowsGone


def workbook_corrections(
    data: bytes, name: str, out: Path, rows_gone: RowsGone
) -> tuple[CorrectionsFile, tuple[str, ...]]:
    """The corrections in the workbook *data*, a ``maalplan.xlsx`` of the folder *out*; and a line for each thing in it
    that was not taken.

    Raises:
        MaalplanError: it is no workbook of plans, or cannot be read.
    """
    from maalplan.ingest import read_spreadsheet
    from maalplan.review.corrections.from_workbook import corrections_from_workbook

    workbook = read_spreadsheet(data, name)
    if workbook is None:
        raise Unsupported("This is neither a file of corrections nor a workbook; give an edited maalplan.xlsx.")
    plans = _Plans(out)
    found = corrections_from_workbook(workbook, plans.get, rows_gone=rows_gone)
    return found.corrections, tuple(f"{name}: {line}" for line in found.said)


class _Plans:
    """The plans of a folder: an id of a workbook, which anybody can write, never leads anywhere else."""

    def __init__(self, out: Path) -> None:
        from maalplan.batch.folder import PLANS

        self._files = {path.stem: path for path in (out / PLANS).glob("*.json")}

    def get(self, plan_id: str) -> Plan | None:
        """The plan of that id, where there is one that can be read."""
        from maalplan.batch.folder import read_plan_file

        path = self._files.get(plan_id)
        try:
            plan = None if path is None else read_plan_file(path)
        except MaalplanError:
            return None
        return plan if plan is not None and plan.id == plan_id else None
