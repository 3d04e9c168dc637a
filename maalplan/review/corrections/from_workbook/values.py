"""What the cells of a row say of a field of its plan, goal or milestone, as plan files have it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from maalplan.model import Agency, Goal, Milestone, Plan
from maalplan.normalize.weights import as_weight
from maalplan.output.followup.sheet_layout import day_words
from maalplan.output.plans.layout import COLUMNS_OF_FIELD, CORRECTABLE
from maalplan.review.corrections.from_workbook.cells import (
    Refused,
    Words,
    day_in,
    figure_in,
    letters,
    text_in,
    when_in,
    word_in,
)
from maalplan.review.corrections.from_workbook.given import Given
from maalplan.review.corrections.from_workbook.targets import targets_value

_YEARS: Final = range(1900, 2201)
_PUBLISHED = re.compile(r"\d{4}(?:-\d{2}){0,2}")


def fields_of(kind: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The fields of a *kind* of row that may be corrected, each with the columns that show it."""
    columns = CORRECTABLE[kind]
    grouped = [(field, shown) for field, shown in COLUMNS_OF_FIELD.items() if set(shown) <= set(columns)]
    taken = {name for _, shown in grouped for name in shown}
    yield from grouped
    yield from ((name, (name,)) for name in columns if name not in taken)


def value_of(field: str, given: Given) -> Any | Refused:
    """What the cells of *given* say of *field*; null where they say nothing."""
    read = _READERS.get(field)
    return read(given) if read is not None else _text(field, given)


# ------------------------------------------------------------------ one value each


def _text(field: str, given: Given) -> str | Refused | None:
    found = text_in(given.cells.get(field))
    if found is None and isinstance(given.part, Milestone) and field in ("text", "number"):
        return Refused("is empty, and no milestone is without it; take the whole row away, where that is meant")
    return found


def _scope(given: Given) -> str | Refused | None:
    found = word_in(given.cells.get("scope"), "scope")
    return Refused("is empty, and every goal has an owner") if found is None else found


def _year(given: Given) -> int | Refused | None:
    number = figure_in(given.cells.get("year"))
    if number is None or isinstance(number, Refused):
        return number
    return int(number) if number in _YEARS else Refused("is no year")


def _published(given: Given) -> str | Refused | None:
    cell = given.cells.get("published")
    if cell is None or not letters(cell.text):
        return None
    if cell.kind == "day" and (day := day_in(cell)) and day.endswith("-01"):
        return Refused(f"is a day ({cell.text}), which the spreadsheet may have made of a month; type it as text")
    if _PUBLISHED.fullmatch(cell.text.strip()):
        return cell.text.strip()
    return day_in(cell) or Refused(f"is no year, month or day: {cell.text}; write 2025, 2025-06 or 2025-06-02")


def _document_type(given: Given) -> str | Refused | None:
    found = text_in(given.cells.get("document_type"))
    return found.lower() if isinstance(found, str) else found


# ------------------------------------------------------------------ several columns that make one


def _agency(given: Given) -> dict[str, Any] | Refused:
    """The agency; the list of authorities has the id of another name."""
    old = given.plan.agency
    found = {name: _kept(given, column, old_value) for name, column, old_value in _agency_columns(old)}
    for value in found.values():
        if isinstance(value, Refused):
            return value
    if not found["name"]:
        return Refused("is empty, and every plan has an agency; write its name")
    if given.is_changed("agency") and not given.is_changed("agency_id"):
        del found["id"]
    elif not found["id"]:
        return Refused("is empty; write the agency's id")
    return found


def _agency_columns(old: Agency) -> tuple[tuple[str, str, str | None], ...]:
    return ("id", "agency_id", old.id), ("name", "agency", old.name), ("acronym", "acronym", old.acronym)


def _kept(given: Given, column: str, old: str | None) -> str | Refused | None:
    """What a cell says; where it is not changed, what the plan says."""
    return text_in(given.cells.get(column)) if given.is_changed(column) else old


def _ministry(given: Given) -> dict[str, Any] | Refused | None:
    name = text_in(given.cells.get("ministry"))
    return {"name": name, "acronym": None} if isinstance(name, str) else name


def _period(given: Given) -> dict[str, Any] | Refused | None:
    old = given.plan.period
    start = _day(given, "period_start", old.start if old else None)
    end = _day(given, "period_end", old.end if old else None)
    if isinstance(start, Refused | Words) or isinstance(end, Refused | Words):
        return next(one for one in (start, end, Refused("is no day; write 2025-01-01")) if isinstance(one, Refused))
    if start is None and end is None:
        return None
    if start is None or end is None or start > end:
        return Refused("makes no period: it needs its first and its last day, in this order")
    return {"start": start, "end": end}


def _day(given: Given, column: str, old: str | None) -> str | Words | Refused | None:
    return when_in(given.cells.get(column)) if given.is_changed(column) else old


def _version(given: Given) -> dict[str, Any] | Refused | None:
    old = given.plan.version
    kind = word_in(given.cells.get("version"), "version")
    cell = given.cells.get("version")
    if isinstance(kind, Refused):
        return kind
    if kind is None or cell is None:
        if old is None or not (old.number or old.date):
            return None
        return {"text": old.text, "kind": None, "number": old.number, "date": old.date}
    words = old.text if old and old.text else letters(cell.text)
    return {"text": words, "kind": kind, "number": old and old.number, "date": old and old.date}


def _weight(given: Given) -> dict[str, Any] | Refused | None:
    old = given.part.weight if isinstance(given.part, Goal | Milestone) else None
    cell, unit = given.cells.get("weight"), word_in(given.cells.get("weight_unit"), "weight_unit")
    value = figure_in(cell) if given.is_changed("weight") else old and old.value
    if isinstance(unit, Refused):
        return unit
    said = as_weight(cell.text) if cell is not None and isinstance(value, Refused) else None
    if said is not None:
        return {"value": said.value, "unit": said.unit}
    if value is None or isinstance(value, Refused):
        return value
    if cell is not None and cell.text.endswith("pct.") and not given.is_changed("weight_unit"):
        unit = "percent"
    return {"value": value, "unit": unit or (old.unit if old else _usual_unit(given.plan))}


def _usual_unit(plan: Plan) -> str:
    weights = (weight for goal in plan.goals for weight in (goal.weight, *(one.weight for one in goal.milestones)))
    units = Counter(weight.unit for weight in weights if weight is not None)
    return units.most_common(1)[0][0] if units else "percent"


def _deadline(given: Given) -> dict[str, Any] | Refused | None:
    old = given.part.deadline if isinstance(given.part, Milestone) else None
    text = _kept(given, "deadline_text", old.text if old else None)
    start = _day(given, "deadline_start", old.start if old else None)
    end = _day(given, "deadline_end", old.end if old else None)
    refused = next((one for one in (text, start, end) if isinstance(one, Refused)), None)
    if refused is not None:
        return refused
    assert not isinstance(text, Refused), "refused above"
    words = next((one.text for one in (end, start) if isinstance(one, Words)), None)
    if words is not None:
        return _from_words(words, given)
    days = [one if isinstance(one, str) else None for one in (start, end)]
    if text and not any(map(given.is_changed, ("deadline_start", "deadline_end"))):
        return _from_words(text, given, days)
    return _from_days(text, days, given)


def _from_words(words: str, given: Given, days: list[str | None] | None = None) -> dict[str, Any] | Refused:
    """The deadline that *words* say; where they say none, they stand beside the *days* that are there."""
    from maalplan.normalize.deadlines import as_deadline

    found = as_deadline(" ".join(words.split()), given.plan.period, column=True)
    if found is not None:
        return {"text": " ".join(words.split()), "start": found.start, "end": found.end}
    if days and days[1]:
        return {"text": words, "start": days[0], "end": days[1]}
    return Refused(f"is no day, and no time that is understood: {words}; write the day, as 30-06-2025")


def _from_days(text: str | None, days: list[str | None], given: Given) -> dict[str, Any] | Refused | None:
    start, end = days
    if end is None:
        return Refused("makes no deadline: it needs its last day") if start is not None else None
    if start is not None and start > end:
        if given.is_changed("deadline_start"):
            return Refused("makes no deadline: its first day is behind its last")
        start = None
    return {"text": text or day_words(end), "start": start, "end": end}


_READERS: Final[Mapping[str, Callable[[Given], Any]]] = {
    "scope": _scope,
    "year": _year,
    "published": _published,
    "document_type": _document_type,
    "agency": _agency,
    "ministry": _ministry,
    "period": _period,
    "version": _version,
    "weight": _weight,
    "deadline": _deadline,
    "targets": targets_value,
}
