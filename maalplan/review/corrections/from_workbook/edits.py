"""What a person changed in the cells of a row: the corrections that follow."""

from __future__ import annotations

import hashlib
import re
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import msgspec

from maalplan.model import Correction, Goal, PartKind, Plan, Spreadsheet
from maalplan.output.growing import Plain
from maalplan.output.plans.layout import CORRECTABLE
from maalplan.review.corrections.anchors import anchor_of
from maalplan.review.corrections.from_workbook.cells import Refused, is_same, is_whole, letters, refusal, text_in
from maalplan.review.corrections.from_workbook.expected import Expected
from maalplan.review.corrections.from_workbook.found import BookRow
from maalplan.review.corrections.from_workbook.given import Given
from maalplan.review.corrections.from_workbook.told import Told
from maalplan.review.corrections.from_workbook.values import fields_of, value_of
from maalplan.review.corrections.tree import plain

KINDS: Final[Mapping[str, PartKind]] = {"plans": "plan", "goals": "goal", "milestones": "milestone"}
"""The kind of part that the rows of a sheet are about."""
_OF_OTHERS: Final[Mapping[str, str]] = {
    "agency": "plans",
    "ministry": "plans",
    "year": "plans",
    "goal_id": "goals",
    "goal_number": "goals",
    "goal_title": "goals",
    "scope": "goals",
}
"""What rows repeat of the row of their plan or goal."""
_NEVER_SAVED: Final = "2000-01-01T00:00:00Z"
"""What a workbook says that nobody saved since it was written."""
_TELLING: Final = ("number", "description", "title", "text")
"""The fields by which a part without quotes is found: they are corrected last."""
_LABELLED = re.compile(r"(?P<name>[^:]{1,60}): ?(?P<words>.*)")


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes corrections to a plan; ``by`` and ``when`` are what the workbook says of who saved it."""

    plan: Plan
    by: str | None
    when: str | None

    def made(self, **what: Any) -> Correction:
        """A correction; what is the same has the same id, however often the workbook is read."""
        said = msgspec.json.encode([self.plan.source.sha256, self.by, self.when, sorted(what.items())])
        id_ = str(uuid.UUID(bytes=hashlib.blake2b(said, digest_size=16).digest()))
        return Correction(id=id_, by=self.by, when=self.when, **what)


def maker_of(plan: Plan, workbook: Spreadsheet) -> Maker:
    """The one that makes corrections to *plan* of what *workbook* says."""
    at = workbook.saved_at
    return Maker(plan, workbook.saved_by, at if at and at > _NEVER_SAVED else None)


def changed_in(row: BookRow, now: Expected) -> frozenset[str]:
    """The columns of *row* that may be corrected and say otherwise than its part does *now*."""
    columns = [name for name in CORRECTABLE[now.kind] if name in row.sheet.columns]
    return frozenset(name for name in columns if not is_same(row.cells.get(name), now.cells[name]))


def say_of_others(row: BookRow, now: Expected, same: frozenset[str], told: Told) -> None:
    """Tell of changed cells of *row* that repeat what the row of its plan or goal says, where that is in *same*: the
    kinds of rows that say what they said when the workbook was written."""
    for name, kind in _OF_OTHERS.items():
        if kind not in same or kind == now.kind or name in CORRECTABLE[now.kind] or name not in row.sheet.columns:
            continue
        if not is_same(row.cells.get(name), now.cells[name]):
            told.of(
                row.place(name), "is", "are", "changed and not taken: what is said there is corrected in another row."
            )


def edits(row: BookRow, now: Expected, maker: Maker, told: Told) -> Iterator[Correction]:
    """The corrections that the cells of *row* ask for, against its part *now*; what is not taken is *told*."""
    changed = changed_in(row, now)
    if not changed:
        return
    if row.is_hidden:
        told.of(row.place(), "is", "are", "hidden by a filter, and changed: not taken. Show all rows, and look at it.")
        return
    given = given_of(row, now, changed, maker.plan)
    fields = sorted(fields_of(now.kind), key=lambda one: _TELLING.index(one[0]) if one[0] in _TELLING else -1)
    for field, columns in fields:
        own = [name for name in columns if name in changed]
        if own and not _is_refused(row, now.cells, own, told):
            yield from _edit(field, row.place(own[0]), given, maker, told)


def given_of(row: BookRow, now: Expected, changed: frozenset[str], plan: Plan) -> Given:
    """*row* beside its part."""
    return Given(plan, now.part, {name: row.cells.get(name) for name in row.sheet.columns}, changed)


def _is_refused(row: BookRow, expected: Mapping[str, Plain], columns: list[str], told: Told) -> bool:
    """Whether one of the changed cells cannot be taken at all, which is *told*."""
    for name in columns:
        cell, before = row.cells.get(name), expected.get(name)
        why = refusal(cell)
        if row.is_merged(name):
            told.of(row.place(name), "is", "are", "part of merged cells: not taken. Undo the merge.")
        elif why is not None:
            told.say(f"{row.place(name)} {why.why}: not taken.")
        elif isinstance(before, str) and not is_whole(before):
            told.of(
                row.place(name), "does", "do", "not show all of the words: not taken. Correct it on the review page."
            )
        else:
            continue
        return True
    return False


def _edit(field: str, place: str, given: Given, maker: Maker, told: Told) -> Iterator[Correction]:
    part, kind = given.part, _kind_of(given)
    if field == "extra":
        assert isinstance(part, Goal), "no other row has them"
        values = _extra(given, part)
    else:
        found = value_of(field, given)
        values = found if isinstance(found, Refused) else {None: found}
    if isinstance(values, Refused):
        told.say(f"{place} {values.why}: not taken.")
        return
    quotes, anchor = part.quotes, anchor_of(part, kind)
    for name, value in values.items():
        was = plain(getattr(part, field) if name is None or isinstance(part, Plan) else part.extra.get(name))
        if value == (was or None):
            told.say(f"{place} says nothing else than before, with the cells beside it: not taken.")
            continue
        quote = quotes.get(field if name is None else f"extra/{name}")
        yield maker.made(
            action="set", kind=kind, at=anchor, field=field, name=name, value=value, was=was or None, quote=quote
        )


def _kind_of(given: Given) -> PartKind:
    return "plan" if isinstance(given.part, Plan) else "goal" if isinstance(given.part, Goal) else "milestone"


def _extra(given: Given, goal: Goal) -> dict[str | None, str | None] | Refused:
    """The other fields of a goal that are changed, by their labels."""
    text = text_in(given.cells.get("extra"))
    if isinstance(text, Refused):
        return text
    before = {letters(name): name for name in goal.extra}
    known = _taken_apart("\n".join(f"{name}: {words}" for name, words in goal.extra.items()), goal.extra)
    if isinstance(known, Refused) or len(before) != len(goal.extra) or known.keys() != before.keys():
        return Refused("cannot be told apart; correct it on the review page")
    found = _taken_apart(text or "", goal.extra)
    if isinstance(found, Refused):
        return found
    changed: dict[str | None, str | None] = {before[name]: None for name in known if name not in found}
    return changed | {
        before.get(name, name): words or None for name, words in found.items() if known.get(name) != words
    }


def _taken_apart(text: str, extra: Mapping[str, str]) -> dict[str, str] | Refused:
    """Lines of a cell by the label that they stand under: one of *extra*, or a new one."""
    labels = sorted((letters(name) for name in extra), key=len, reverse=True)
    lines = {line for words in extra.values() for line in letters(words).split("\n")}
    found: dict[str, list[str]] = {}
    current: list[str] | None = None
    for line in letters(text).split("\n") if letters(text) else []:
        name = next((one for one in labels if line.startswith(f"{one}:")), None)
        new = _LABELLED.fullmatch(line) if name is None and line not in lines else None
        if name is None and new is None:
            if current is None:
                return Refused(f"has words without a label: {line}; write it as Baggrund: …")
            current.append(line)
            continue
        label = name or (new["name"].strip() if new else "")
        current = found.setdefault(label, [])
        current.append(line[len(label) + 1 :].strip())
    return {name: letters("\n".join(words)) for name, words in found.items()}
