"""Corrections that a page sends, put into the plan that it shows."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from maalplan.batch.corrections import Applied, PlanApplied, apply_corrections
from maalplan.batch.folder import OutputFolder
from maalplan.errors import MaalplanError
from maalplan.model import CorrectionsFile, Lang, Plan
from maalplan.output.corrections.json_file import corrections_from_json
from maalplan.serve.refused import Refused

log = logging.getLogger(__name__)

_PATIENCE: Final = 5.0
"""Seconds to wait for another run to let go of the folder."""
_OFTEN: Final = 0.25
_ALONE: Final = threading.Lock()


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of corrections: the plan has the id ``plan`` now; ``said`` is what there is to say, in lines."""

    plan: str
    said: tuple[str, ...]


def corrections_to(plan: Plan, data: bytes) -> CorrectionsFile:
    """The corrections in *data*, a JSON file that the page of *plan* made.

    Raises:
        Refused: it is none, or has corrections to another document.
    """
    try:
        file = corrections_from_json(data)
    except (MaalplanError, RecursionError):
        log.debug("corrections", exc_info=True)
        raise Refused("bad-corrections") from None
    if any(document.sha256 != plan.source.sha256 for document in file.documents):
        raise Refused("other-document")
    own = tuple(replace(document, path=plan.source.path, plan=plan.id) for document in file.documents)
    if not any(document.corrections for document in own):
        raise Refused("bad-corrections")
    return replace(file, documents=own)


def saved(out: Path, plan: Plan, given: CorrectionsFile, lang: Lang) -> Saved:
    """Put *given* into *plan*, and write the tables anew.

    Raises:
        Refused: another run holds the folder, or a person edited the plan's file, or the system lets nobody write.
    """
    try:
        applied = _applied(out, given)
    except OutputFolder:
        log.debug("corrections", exc_info=True)
        raise Refused("busy-folder", wait=10) from None
    except MaalplanError:
        log.debug("corrections", exc_info=True)
        raise Refused("not-saved") from None
    own = next((one for one in applied.plans if one.was == plan.id), None)
    if own is None:
        raise Refused("not-saved")
    if own.untouched is not None:
        raise Refused("edited-plan" if own.untouched == "edited" else "unread-plan")
    return Saved(own.plan, tuple(_told(own, lang)))


def _applied(out: Path, given: CorrectionsFile) -> Applied:
    """Put corrections in, one request after the other, and after another run that is about to end.

    Raises:
        OutputFolder: the folder is not free.
        MaalplanError: they cannot be put in.
    """
    until = time.monotonic() + _PATIENCE
    with _ALONE:
        while True:
            try:
                return apply_corrections(out, [given])
            except OutputFolder:
                if time.monotonic() > until:
                    raise
                time.sleep(_OFTEN)


def _told(own: PlanApplied, lang: Lang) -> Sequence[str]:
    standing, new, left = len(own.made), len(own.new), len(own.left)
    if lang == "en":
        told = [f"{new} of {standing} corrections are new in the plan."]
        return [*told, f"{left} could not be put in; the plan's findings say why."] if left else told
    told = [f"{new} af {standing} rettelser er nye i planen."]
    return [*told, f"{left} kunne ikke sættes ind; planens bemærkninger siger hvorfor."] if left else told
