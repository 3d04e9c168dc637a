"""Corrections that are given, put among those that a folder keeps: each once, the later one last."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import msgspec

from maalplan.batch.corrections_kept import Kept
from maalplan.model import Correction, DocumentCorrections


@dataclass(frozen=True, slots=True)
class Merged:
    """What came of it: the ``documents`` that corrections were given for, by content; ``said`` is what there is to say
    of corrections that contradict each other."""

    documents: tuple[str, ...]
    said: tuple[str, ...]


def merge(kept: Kept, given: Iterable[DocumentCorrections], by: str | None = None) -> Merged:
    """Put *given* into *kept*; *by* made those that do not say who did.

    A correction whose id is there already stands once, as it was made last. They are put in as they were given, but
    where two set the same value, the one that says it was made later stands last.
    """
    documents: dict[str, None] = {}
    said: list[str] = []
    for document in given:
        documents[document.sha256] = None
        corrections = list(kept.of(document.sha256))
        known = {one.id for one in corrections}
        others = frozenset(known)
        for one in (replace(one, by=one.by or by) for one in document.corrections):
            if one.id in known:
                said += _again(corrections, one, document.plan)
            else:
                known.add(one.id)
                said += _added(corrections, one, others, document.plan)
        kept.put(replace(kept.documents.get(document.sha256, document), corrections=tuple(corrections)))
    return Merged(tuple(documents), tuple(said))


def without(kept: Kept, ids: Sequence[str]) -> tuple[str, ...]:
    """Take the corrections of these *ids* out of *kept*; the ids that are not there. ``all`` are all."""
    wanted = set(ids)
    found: set[str] = set()
    for document in list(kept.documents.values()):
        gone = {one.id for one in document.corrections if one.id in wanted or "all" in wanted}
        kept.put(replace(document, corrections=tuple(one for one in document.corrections if one.id not in gone)))
        found |= gone
    return tuple(one for one in ids if one not in found and one != "all")


def _again(corrections: list[Correction], one: Correction, plan: str) -> list[str]:
    """Take *one*, whose id is there, for what is there where it was made later; what is to be said of that."""
    place = next(n for n, there in enumerate(corrections) if there.id == one.id)
    there = corrections[place]
    if replace(one, by=None) == replace(there, by=None):
        return []
    if _moment(one) > _moment(there):
        corrections[place] = one
        return [f"{plan}: correction {one.id} was there already, made earlier; it is now as given."]
    return [f"{plan}: correction {one.id} is there already, and not as given; it stays as it is there."]


def _added(corrections: list[Correction], one: Correction, others: frozenset[str], plan: str) -> list[str]:
    """Add *one*; what is to be said where one of the *others*, from elsewhere, set the same value otherwise."""
    target = _target(one)
    same = [
        (n, there)
        for n, there in enumerate(corrections)
        if target is not None and there.id in others and _target(there) == target
    ]
    later = next((n for n, there in same if _moment(there) > _moment(one)), None)
    corrections.insert(len(corrections) if later is None else later, one)
    unlike = [there for _, there in same if there.value != one.value]
    if not unlike:
        return []
    last = one if later is None else unlike[-1]
    return [f"{plan}: {one.field} was corrected twice, and not alike; the later one stands ({last.id})."]


def _target(one: Correction) -> tuple[bytes, ...] | None:
    """What value a correction sets; None where it sets none. The same part has the same words in the same places."""
    if one.action != "set":
        return None
    part = one.at.quotes or (one.at.id, one.at.text)
    return tuple(map(msgspec.json.encode, (one.kind, part, one.field, one.name)))


def _moment(one: Correction) -> datetime:
    """When a correction was made; long ago where it does not say."""
    try:
        moment = datetime.fromisoformat(one.when or "")
    except ValueError:
        return datetime.min.replace(tzinfo=UTC)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
