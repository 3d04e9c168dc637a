"""Corrections of an older version of a document, carried over to the new one where their words still stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from maalplan.batch.corrections_kept import Kept
from maalplan.model import DocumentCorrections, Plan

if TYPE_CHECKING:
    from maalplan.review.corrections import Left


def carry_over(kept: Kept, documents: Sequence[DocumentCorrections], plan: Plan) -> tuple[int, tuple[Left, ...]]:
    """Make the corrections of *documents* that *plan*, as it was read, still has the words for into corrections of its
    document, before those that it has. How many these are; and the others, which stay where they are, each with why."""
    from maalplan.review.corrections import carried

    count, stayed = 0, list["Left"]()
    for document in documents:
        done = carried(document.corrections, plan)
        source = plan.source
        known = kept.documents.get(source.sha256, DocumentCorrections(source.sha256, source.path, plan.id))
        kept.put(replace(known, corrections=(*done.corrections, *known.corrections)))
        kept.put(replace(document, corrections=tuple(left.correction for left in done.left)))
        count += len(done.corrections)
        stayed += done.left
    return count, tuple(stayed)
