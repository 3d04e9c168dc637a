"""What people corrected in a plan, for its rows in the workbook: which cells are marked, with which note, and the rows
of the sheet of corrections."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

import msgspec

from maalplan.model import Lang, MadeCorrection, Plan
from maalplan.output.check.words import day_words, number_words
from maalplan.output.growing import CellMark
from maalplan.output.plans.labels import field_label, label, word
from maalplan.output.plans.layout import COLUMNS_OF_FIELD, GOALS, MILESTONES, PLANS, Layout

CORRECTED: Final = "#DCEFD6"
"""The ground of what a person corrected."""
_NOTED_AT: Final[Mapping[str, str]] = {"plans": "plan_id", "goals": "goal_id", "milestones": "text"}
"""Where the note stands that is on a whole row."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a correction is: the goal and its milestone, from 0, or another part; and the field in it, with the label
    of an ``extra``."""

    goal: int | None = None
    milestone: int | None = None
    other: str | None = None
    field: str | None = None
    name: str | None = None

    @property
    def sheet(self) -> Layout | None:
        """The sheet that has a row of it."""
        if self.other is not None:
            return None
        return PLANS if self.goal is None else GOALS if self.milestone is None else MILESTONES


def spot_of(path: str) -> Spot:
    """Where the JSON pointer *path* points.

    >>> spot_of("/goals/0/milestones/1/deadline")
    Spot(goal=0, milestone=1, other=None, field='deadline', name=None)
    >>> spot_of("/goals/2/extra/Effekt~1mål").name, spot_of("/signatures/0/name").other, spot_of("") == Spot()
    ('Effekt/mål', '/signatures/0', True)
    """
    steps = [step.replace("~1", "/").replace("~0", "~") for step in path.split("/")[1:]]
    spot = Spot()
    if steps[:1] in (["signatures"], ["follow_ups"]):
        spot, steps = replace(spot, other="/" + "/".join(steps[:2])), steps[2:]
    elif steps[:1] == ["goals"] and len(steps) > 1 and steps[1].isdigit():
        spot, steps = replace(spot, goal=int(steps[1])), steps[2:]
        if steps[:1] == ["milestones"] and len(steps) > 1 and steps[1].isdigit():
            spot, steps = replace(spot, milestone=int(steps[1])), steps[2:]
    named = steps[1] if len(steps) > 1 and steps[0] == "extra" else None
    return replace(spot, field=steps[0] if steps else None, name=named)


@dataclass(frozen=True, slots=True)
class RowMarks:
    """The marks of the rows of one plan, by goal and milestone (from 0; ``(None, None)`` is the plan's own row)."""

    rows: Mapping[tuple[int | None, int | None], Mapping[int, CellMark]] = field(default_factory=dict)

    def at(self, goal: int | None = None, milestone: int | None = None) -> Mapping[int, CellMark]:
        """The marks of a row, by column from 0."""
        return self.rows.get((goal, milestone), {})


def marks_of(plan: Plan, lang: Lang) -> RowMarks:
    """Which cells of the rows of *plan* are marked."""
    if not plan.corrections:
        return RowMarks()
    found: dict[tuple[int | None, int | None], dict[int, CellMark]] = {}
    for made in plan.corrections:
        spot = spot_of(made.path)
        for goal, milestone in _rows(plan, made, spot):
            layout = PLANS if goal is None else GOALS if milestone is None else MILESTONES
            is_own = (goal, milestone) == (spot.goal, spot.milestone)
            marks = found.setdefault((goal, milestone), {})
            for place, words in _cells(layout, made, spot, note_of(made, spot, lang) if is_own else ""):
                before = marks[place].note if place in marks else ""
                marks[place] = CellMark(CORRECTED, "\n\n".join(filter(None, (before, words))))
    return RowMarks(found)


def _rows(plan: Plan, made: MadeCorrection, spot: Spot) -> Iterator[tuple[int | None, int | None]]:
    """The rows that a correction marks: of a goal that was added those of its milestones too."""
    if spot.sheet is None or made.action == "remove":
        return
    yield spot.goal, spot.milestone
    if made.action == "add" and spot.goal is not None and spot.milestone is None:
        for number, _ in enumerate(plan.goals[spot.goal].milestones):
            yield spot.goal, number


def _cells(layout: Layout, made: MadeCorrection, spot: Spot, words: str) -> Iterator[tuple[int, str]]:
    """The columns (from 0) that a correction marks in a row of *layout*, with the note there."""
    names = [name for name, _ in layout.columns]
    if made.action != "set":
        noted = _NOTED_AT[layout.name]
        yield from ((place, words if name == noted else "") for place, name in enumerate(names))
        return
    what = made.field or spot.field or ""
    shown = COLUMNS_OF_FIELD.get(what, (what,))
    yield from ((names.index(name), words) for name in shown if name in names)


def note_of(made: MadeCorrection, spot: Spot, lang: Lang) -> str:
    """»Rettet af Åse Ærø den 2. juni 2025; læst: Q3. Hvorfor: …«."""
    done = word("action", made.action, lang) or made.action
    who = f" {'by' if lang == 'en' else 'af'} {made.by}" if made.by else ""
    when = f" {'on' if lang == 'en' else 'den'} {day_words(made.when[:10], lang)}" if made.when else ""
    read = value_words(made.field or spot.field, made.was, lang)
    was = f"; {'read' if lang == 'en' else 'læst'}: {read or label('nothing', lang)}" if made.action != "add" else ""
    why = f"\n{label('column why', lang)}: {made.why}" if made.why else ""
    return f"{done[:1].upper()}{done[1:]}{who}{when}{was}{why}"


def pointed(plan: Plan, path: str) -> Any:
    """What the JSON pointer *path* points to, as plan files have it; null where nothing is."""
    found: Any = plan
    for step in path.split("/")[1:]:
        name = step.replace("~1", "/").replace("~0", "~")
        if isinstance(found, Mapping):
            found = found.get(name)
        elif isinstance(found, Sequence) and not isinstance(found, str):
            found = found[int(name)] if name.isdigit() and int(name) < len(found) else None
        else:
            found = getattr(found, name, None)
    return msgspec.to_builtins(found)


# ------------------------------------------------------------------ values in words


def value_words(what: str | None, value: Any, lang: Lang) -> str:
    """A value of a plan, of the field *what*, in words; empty where it is null.

    >>> value_words("deadline", {"text": "Q2", "start": "2025-04-01", "end": "2025-06-30"}, "da")
    'Q2 (1. april 2025 – 30. juni 2025)'
    >>> value_words("weight", {"value": 12.5, "unit": "percent"}, "da"), value_words("scope", "ministry", "da")
    ('12,5 pct.', 'koncernfælles')
    >>> value_words(None, [{"text": "Kortet er lavet."}, {"text": "Loven er ændret."}], "da")
    'Kortet er lavet. | Loven er ændret.'
    """
    plain = msgspec.to_builtins(value)
    if isinstance(plain, Mapping):
        return _part_words(plain, lang)
    if isinstance(plain, list | tuple):
        return " | ".join(filter(None, (value_words(what, one, lang) for one in plain)))
    if isinstance(plain, float):
        return number_words(plain, lang)
    return (word(what or "", plain, lang) or "") if isinstance(plain, str) else "" if plain is None else str(plain)


def _part_words(value: Mapping[str, Any], lang: Lang) -> str:
    days = _days(value, lang)
    if days:
        return f"{value['text']} ({days})" if value.get("text") else days
    if "value" in value and not value.get("text"):
        unit = word("unit", value.get("unit"), lang)
        return " ".join(filter(None, (value_words(None, float(value["value"]), lang), unit)))
    titled = " ".join(str(value[name]) for name in ("number", "title") if value.get(name))
    texts = (value.get(name) for name in ("text", "name", "acronym", "occasion", "organisation", "description", "id"))
    known = (value.get("text"), titled if "title" in value or "scope" in value else None, *texts)
    told = next((str(one) for one in known if one), "")
    return told or "; ".join(f"{name}: {words}" for name, words in value.items() if isinstance(words, str))


def _days(value: Mapping[str, Any], lang: Lang) -> str:
    if "start" not in value and "end" not in value:
        return ""
    days = (value.get(name) for name in ("start", "end"))
    return " – ".join(day_words(day, lang) for day in days if isinstance(day, str))


def field_words(made: MadeCorrection, spot: Spot, lang: Lang) -> str | None:
    """What the field of a correction is called; null where a whole part is corrected."""
    if made.action != "set":
        return None
    return field_label(made.field or spot.field or "", spot.name, lang)
