"""What corrections a folder keeps, and what became of each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from maalplan.batch.corrections_kept import kept_in
from maalplan.batch.folder import as_read_file, read_plan_file
from maalplan.diff.folder import plans_in
from maalplan.errors import MaalplanError
from maalplan.model import Correction, DocumentCorrections, MadeCorrection, Plan
from maalplan.output.corrections.listing import Fate, ListedCorrection

if TYPE_CHECKING:
    from maalplan.review.corrections import Corrected


def listed_corrections(out: Path) -> tuple[ListedCorrection, ...]:
    """The corrections that the folder *out* keeps, in the order of its file.

    Raises:
        NoPlans, SourceMissing: *out* holds no plans.
        BrokenCorrections: its ``corrections.json`` cannot be read.
    """
    plans, _ = plans_in(out)
    by_content = {plan.source.sha256: plan for plan in plans}
    documents = kept_in(out).documents.values()
    return tuple(one for document in documents for one in _of(document, by_content.get(document.sha256), out))


def _of(document: DocumentCorrections, plan: Plan | None, out: Path) -> Iterator[ListedCorrection]:
    done = None if plan is None else _put_in(out, plan, document)
    for one in document.corrections:
        yield _listed(one, document, plan, done)


def _put_in(out: Path, plan: Plan, document: DocumentCorrections) -> Corrected | None:
    """What comes of the corrections of a plan; None where it is not there as it was read."""
    from maalplan.review.corrections import corrected

    try:
        return corrected(read_plan_file(out / as_read_file(plan.id)), document.corrections)
    except MaalplanError:
        return None


def _listed(
    one: Correction, document: DocumentCorrections, plan: Plan | None, done: Corrected | None
) -> ListedCorrection:
    made = next((each for each in (() if plan is None else plan.corrections) if each.id == one.id), None)
    fate, message = _fate(one, made, done)
    return ListedCorrection(
        id=one.id,
        plan=document.plan if plan is None else plan.id,
        document=document.path if plan is None else plan.source.path,
        fate=fate,
        action=one.action,
        kind=one.kind,
        part=one.at.id or one.at.text,
        field=one.name if one.field == "extra" else one.field,
        was=one.was if made is None else made.was,
        now=one.value,
        by=one.by,
        when=one.when,
        why=one.why,
        message=message,
    )


def _fate(one: Correction, made: MadeCorrection | None, done: Corrected | None) -> tuple[Fate, str | None]:
    """What became of a correction, and why it is left."""
    if made is not None:
        return "stands", None
    if done is None:
        return "waiting", None
    for left in done.left:
        if left.correction.id == one.id:
            return "left", left.message
    return "waiting" if one.id in {each.id for each in done.made} else "replaced", None
