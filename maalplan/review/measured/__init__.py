"""How near a plan comes to what its document is known to say.

Pure: a plan and its truth in, what is right and what is not out. The rules, for people: docs/truth.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from maalplan.model import SCHEMA_VERSION, Failure, MeasuredDocument, Measurement, Plan, Truth
from maalplan.review.measured.goals import judged_goals
from maalplan.review.measured.judged import Counts, Judged, counted, measures_of
from maalplan.review.measured.whole import judged_whole

__all__ = ["measured", "together"]


def measured(truth: Truth, plan: Plan | None, error: Failure | None = None) -> MeasuredDocument:
    """What is right of *plan*, and every difference; where there is none, *error* says why and all is wrong."""
    found = _judged(truth, plan)
    return MeasuredDocument(
        id=truth.id,
        file=truth.file,
        tags=truth.tags,
        perfect=plan is not None and not any(one.differences for one in found),
        measures=measures_of(counted(found)),
        differences=tuple(difference for one in found for difference in one.differences) if plan is not None else (),
        error=error,
    )


def together(documents: Iterable[MeasuredDocument]) -> Measurement:
    """All *documents* as one measurement, with the measures of all of them."""
    all_of_them = tuple(documents)
    counts = (
        Judged(measure.name, Counts(measure.right, measure.counted, measure.wanted, measure.given))
        for document in all_of_them
        for measure in document.measures
    )
    return Measurement(
        schema_version=SCHEMA_VERSION,
        documents=all_of_them,
        perfect=sum(document.perfect for document in all_of_them),
        measures=measures_of(counted(counts)),
    )


def _judged(truth: Truth, plan: Plan | None) -> Sequence[Judged]:
    goals = () if plan is None else plan.goals
    return (*judged_goals(truth.plan.goals, goals), *judged_whole(truth.plan, plan))
