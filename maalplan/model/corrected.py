"""What people put right in plans that were read: corrections, in words by which their places are found again."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from maalplan.model.shown import Quote

CorrectionAction: TypeAlias = Literal["set", "add", "remove", "merge", "split"]
PartKind: TypeAlias = Literal["plan", "goal", "milestone", "signature", "follow_up"]


@dataclass(frozen=True, slots=True)
class Anchor:
    """A part of a plan, described so that it is found again where the same document is read anew, also differently.

    ``quotes`` are those of the fields that tell it from its neighbours: ``number``, ``title`` and ``description`` of a
    goal, ``number`` and ``text`` of a milestone, ``name`` and ``organisation`` of a signature, ``occasion`` of a
    follow-up; of the plan itself none. ``text`` is its title, text, name or occasion as the plan has it, for what a
    person added and no quote names. ``id`` is the one that it had (null where the plan gives such parts none): it
    decides between parts of the same words, and never alone.
    """

    kind: PartKind
    id: str | None = None
    text: str | None = None
    quotes: dict[str, Quote] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One thing that a person put right. ``at`` is the part that it is about.

    ``set``
        ``field`` of ``at`` gets ``value``, as plan files have it (null empties it); ``name`` is the label where
        ``field`` is ``extra``. ``was`` is the value that stood there, ``quote`` the words that it was read from.
    ``add``
        a part of ``kind`` with the fields in ``value`` stands in ``at``, behind ``after`` (null: as the first);
        ``quote`` has the words in the document that it is read from, where the person showed them.
    ``remove``
        ``at`` goes, with all that is in it; ``was`` is what it was.
    ``merge``
        ``others``, of the same kind, become part of ``at``; ``was`` lists all of them as they were, ``at`` first.
    ``split``
        a milestone becomes several: ``value`` lists their texts. A goal becomes two: ``value`` has the fields of the
        second, and ``others`` are the milestones that go to it.

    ``id`` is unique; ``kind`` is that of ``at`` but for ``add``. ``by`` and ``when`` (ISO date, or date and time) say
    who made it and when, ``why`` is a remark; null where nobody said.
    """

    id: str
    action: CorrectionAction
    kind: PartKind
    at: Anchor
    field: str | None = None
    name: str | None = None
    value: Any = None
    was: Any = None
    quote: Quote | None = None
    after: Anchor | None = None
    others: tuple[Anchor, ...] = ()
    by: str | None = None
    when: str | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True)
class DocumentCorrections:
    """The corrections to one document, in the order in which they are put in. ``sha256`` is that of the document's
    bytes, and what they belong to; ``path`` and ``plan`` (its plan's id) say what it was called."""

    sha256: str
    path: str
    plan: str
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class CorrectionsFile:
    """The corrections that a person made on a page, or all that a folder has (``OUT/corrections.json``)."""

    schema_version: str
    documents: tuple[DocumentCorrections, ...] = ()


@dataclass(frozen=True, slots=True)
class MadeCorrection:
    """A correction that stands in a plan. ``path`` is the JSON pointer, in the plan's file, to the value that is
    corrected (``/goals/0/milestones/1/deadline``), or to the part that was added, merged or split; of what was removed,
    to the part that it stood in (empty: the plan). ``was`` is what was read there; null where nothing was."""

    id: str
    action: CorrectionAction
    kind: PartKind
    path: str
    field: str | None = None
    was: Any = None
    by: str | None = None
    when: str | None = None
    why: str | None = None
