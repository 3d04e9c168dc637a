"""Text that is drawn twice, the second time a hair's breadth aside: so some programs draw bold."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Sequence
from dataclasses import replace

from maalplan.ingest.pdf.pdfium.calls import Address, Calls
from maalplan.ingest.pdf.shown import Box, Word

_NEAR = 0.12
"""Share of the size by which the second drawing may be aside."""


def drawn_twice(texts: Sequence[Address], kept: Iterable[Address | None], call: Calls) -> set[Address]:
    """Those of the *kept* text objects that another one of *texts*, which pdfium left out, repeats in its place."""
    known = set(kept)
    left_out = [box for item in texts if item not in known and _has_room(box := _bounds(item, call))]
    if not left_out:
        return set()
    return {item for item in texts if item in known and _is_any(_bounds(item, call), left_out)}


def _bounds(item: Address, call: Calls) -> Box:
    found = (ctypes.c_float * 4)()
    size = ctypes.sizeof(ctypes.c_float)
    start = ctypes.addressof(found)
    call.object_bounds(item, start, start + size, start + 2 * size, start + 3 * size)
    return found[0], found[1], found[2], found[3]


def _has_room(box: Box) -> bool:
    return box[2] > box[0] and box[3] > box[1]


def _is_any(box: Box, others: Iterable[Box]) -> bool:
    near = _NEAR * 1.5 * (box[3] - box[1])
    return _has_room(box) and any(all(abs(a - b) <= near for a, b in zip(box, other, strict=True)) for other in others)


def undoubled(words: Sequence[Word]) -> tuple[Word, ...]:
    """*words* without those that stand on an equal one, which is bold then, and those that stand nowhere."""
    kept: list[Word] = []
    seen: dict[tuple[str, int], tuple[int, ...]] = {}
    for word in words:
        key = word.text, round(word.baseline / word.size)
        found = seen.get(key, ())
        twin = _twin(word, found, kept) if found else None
        if twin is None:
            seen[key] = (*found, len(kept)) if found else (len(kept),)
            kept.append(word)
        elif not kept[twin].bold:
            kept[twin] = replace(kept[twin], bold=True)
    return tuple(kept)


def _twin(word: Word, found: Iterable[int], kept: Sequence[Word]) -> int | None:
    near, x0, baseline = _NEAR * word.size, word.box[0], word.baseline
    for index in found:
        other = kept[index]
        if abs(other.box[0] - x0) <= near and abs(other.baseline - baseline) <= near:
            return index
    return None
