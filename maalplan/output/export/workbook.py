"""The workbook of the plans that were chosen: what ``convert`` writes of all."""

from __future__ import annotations

from collections.abc import Sequence

from maalplan.errors import MaalplanError
from maalplan.model import Plan, TablesMade
from maalplan.output.export.wishes import Files, Wishes
from maalplan.output.plans.layout import WORKBOOK
from maalplan.output.tables_made import said_of


def to_xlsx(plans: Sequence[Plan], wishes: Wishes) -> Files:
    """*plans* as a workbook, by their ids; what its cells could not take as it was is said.

    Raises:
        MaalplanError: the system does not let us write to its temporary folder.
    """
    from maalplan.output.plans.workbook import workbook_of

    try:
        data, unfit = workbook_of(plans, wishes.lang)
    except OSError as error:
        raise MaalplanError(
            f"The workbook could not be drawn in the temporary folder ({error.strerror or error}); "
            "make room there, or name another one in TMPDIR."
        ) from error
    made = TablesMade(shortened=unfit.shortened, replaced=unfit.replaced, left_out=unfit.rows, unlinked=unfit.links)
    for line in said_of(made, WORKBOOK):
        wishes.say(line)
    return {WORKBOOK: data}
