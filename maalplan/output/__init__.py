"""The output room: from plans to files, whatever the document was.

A writer takes plans and gives files, as bytes by their path in the output folder;
:func:`maalplan.output.files.write_files` puts them there. A new format is one file here and one line below.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, TypeAlias

from maalplan.model import Plan
from maalplan.output.datapackage import package_files
from maalplan.output.plan_json import plan_files
from maalplan.output.tables import csv_files

Writer: TypeAlias = Callable[[Sequence[Plan]], dict[str, bytes]]


def _workbook_files(plans: Sequence[Plan]) -> dict[str, bytes]:
    from maalplan.output.plans.workbook import workbook_files

    return workbook_files(plans)


WRITERS: Final[dict[str, Writer]] = {
    "json": plan_files,
    "csv": csv_files,
    "datapackage": package_files,
    "xlsx": _workbook_files,
}
"""Name of a format → its writer. ``datapackage`` is ``csv`` with its description."""
