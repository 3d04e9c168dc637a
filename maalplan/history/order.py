"""The names of threads, and the order in which they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from maalplan.history.strands import Strand, Strands
from maalplan.model import Goal, Milestone, Scope, Thread

T = TypeVar("T", Goal, Milestone)
R = TypeVar("R")

SCOPES: tuple[Scope, ...] = ("ministry", "agency")


def names_of(strands: Strands[T, R]) -> dict[Strand[T, R], str]:
    """A name for each strand: the id with which it began, with a number behind it where plans share their ids."""
    found: dict[Strand[T, R], str] = {}
    taken: dict[str, int] = {}
    for strand in strands.all:
        own = strand.beads[0].item.id
        taken[own] = taken.get(own, 0) + 1
        found[strand] = own if taken[own] == 1 else f"{own}-{taken[own]}"
    return found


def in_order(threads: Iterable[Thread]) -> tuple[Thread, ...]:
    """The goals that the ministry shares, then the agency's own; as they began, but what was split off behind what it
    was split from."""
    known = list(threads)
    return tuple(
        thread
        for scope in SCOPES
        for thread in _with_parts([own for own in known if own.appearances[-1].scope == scope])
    )


def _with_parts(threads: list[Thread]) -> Iterator[Thread]:
    ids = {thread.id for thread in threads}
    parts: dict[str, list[Thread]] = {}
    roots: list[Thread] = []
    for thread in threads:
        if thread.split_of in ids and thread.split_of is not None:
            parts.setdefault(thread.split_of, []).append(thread)
        else:
            roots.append(thread)
    waiting = roots[::-1]
    while waiting:
        thread = waiting.pop()
        yield thread
        waiting += reversed(parts.get(thread.id, []))
