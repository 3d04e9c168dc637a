"""What becomes of documents that are sent to a server."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from maalplan.model.run import Failure

UploadStage: TypeAlias = Literal["receiving", "waiting", "occupied", "opening", "reading", "writing", "done"]
"""How far an upload is; ``occupied``: another run writes to the folder, which is waited for."""


@dataclass(frozen=True, slots=True)
class UploadOutcome:
    """What became of a document, called ``name``: the ``plan`` it gave, or the one that was read from the very same
    document before (``known`` is what that was called), or why there is none."""

    name: str
    plan: str | None = None
    known: str | None = None
    error: Failure | None = None


@dataclass(frozen=True, slots=True)
class UploadProgress:
    """How an upload of the files ``names`` goes: ``before`` are those whose turn comes first, ``done`` of ``total``
    documents are read; ``outcomes`` are there when it is done."""

    id: str
    stage: UploadStage = "receiving"
    names: tuple[str, ...] = ()
    before: int = 0
    done: int = 0
    total: int = 0
    outcomes: tuple[UploadOutcome, ...] = ()

    @property
    def is_done(self) -> bool:
        """Whether nothing more happens."""
        return self.stage == "done"
