"""The words of a goal → its values."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from maalplan.findings import deadline_without_year, no_milestones, recurring
from maalplan.model import (
    PARAGRAPH,
    YEAR_TARGET,
    Deadline,
    Finding,
    Goal,
    Milestone,
    Period,
    Place,
    Quote,
    RawGoal,
    RawMilestone,
    Target,
    Weight,
)
from maalplan.normalize.deadlines import as_deadline, is_recurring, needs_year
from maalplan.normalize.numbers import as_number
from maalplan.normalize.targets import as_baseline, as_targets
from maalplan.normalize.text import as_text_or_none, clean, one_line
from maalplan.normalize.weights import as_weight

_PERCENT = re.compile(r"pct|%|procent", re.IGNORECASE)
_POINTS = re.compile(r"\bpoint", re.IGNORECASE)
_BARE_NUMBER = re.compile(r"\s*\d+(?:,\d+)?\s*")


@dataclass(frozen=True, slots=True)
class Concluded:
    """What the words of a milestone say: its deadline, its figures, the figure that it starts from; and what is to be
    said of them."""

    deadline: Deadline | None
    targets: tuple[Target, ...]
    baseline: str | None
    said: tuple[Finding, ...]


def as_goals(
    plan_id: str, raw: Sequence[RawGoal], period: Period | None
) -> tuple[tuple[Goal, ...], tuple[Finding, ...]]:
    """The goals of a plan, and what is to be said of them. Ids are unique within the plan."""
    bare_is_percent = _adds_to_hundred(raw)
    taken: set[str] = set()
    goals: list[Goal] = []
    said: list[Finding] = []
    for place, words in enumerate(raw, start=1):
        number = printed_number(words.fields["number"].text) if "number" in words.fields else None
        goal_id = unique_id(f"{plan_id}/{words.scope}/{goal_key(number, place)}", taken)
        goal, found = _goal(goal_id, words, period, bare_is_percent=bare_is_percent)
        goals.append(goal)
        said += found
    return tuple(goals), tuple(said)


def printed_number(words: str) -> str | None:
    """A number as printed, without closing punctuation and brackets.

    >>> printed_number("3.1."), printed_number("a)"), printed_number("(ii)")
    ('3.1', 'a', 'ii')
    """
    return re.sub(r"^\(+|[\s.:)]+$", "", one_line(words)) or None


def concluded(
    text: str, columns: Mapping[str, Quote], period: Period | None, source: tuple[Place, ...] = ()
) -> Concluded:
    """What a milestone's *text* (clean, one line) says, which stands at *source*, and its cells in *columns* of their
    own: ``deadline``, ``target``, and figures per year. *period* is the plan's.

    >>> concluded("Mindst 80 pct. af sagerne er afgjort (Q2).", {}, Period("2025-01-01", "2025-12-31")).deadline.end
    '2025-06-30'
    """
    deadline, said = _deadline(text, columns.get("deadline"), period, source)
    return Concluded(deadline, _targets(text, columns), as_baseline(text), tuple(said))


def cell_targets(text: str) -> tuple[Target, ...]:
    """The figures of a cell (clean, one line) of target figures; a bare number in it must be reached exactly.

    >>> cell_targets("80")
    (Target(text='80', comparator='exactly', value=80.0, upper=None, unit=None, year=None),)
    """
    found = as_targets(text)
    value = as_number(text) if not found else None
    return found if value is None else (Target(text, "exactly", value),)


def goal_key(number: str | None, place: int) -> str:
    """What tells a goal's id from the others of its plan: its number, else its *place* in the plan, from 1.

    >>> goal_key("2 a", 3), goal_key(None, 3)
    ('2-a', 'n3')
    """
    return re.sub(r"[/\s]+", "-", number) if number else f"n{place}"


def unique_id(wanted: str, taken: set[str]) -> str:
    """*wanted*, or where it is *taken* the next of ``-2``, ``-3``, …; it is taken from then on."""
    found, count = wanted, 1
    while found in taken:
        count += 1
        found = f"{wanted}-{count}"
    taken.add(found)
    return found


def _goal(goal_id: str, raw: RawGoal, period: Period | None, *, bare_is_percent: bool) -> tuple[Goal, list[Finding]]:
    said: list[Finding] = []
    milestones: list[Milestone] = []
    for place, words in enumerate(raw.milestones, start=1):
        milestone, found = _milestone(goal_id, place, words, period, bare_is_percent=bare_is_percent)
        milestones.append(milestone)
        said += found
    fields = raw.fields
    goal = Goal(
        id=goal_id,
        scope=raw.scope,
        section=_line(fields.get("section")),
        number=printed_number(fields["number"].text) if "number" in fields else None,
        title=_line(fields.get("title")),
        description=_text(fields.get("description")),
        focus_area=_text(fields.get("focus_area")),
        criterion=_line(fields.get("criterion")),
        milestones=tuple(milestones),
        remarks=_text(fields.get("remarks")),
        weight=_weight(fields, bare_is_percent=bare_is_percent),
        responsible=_text(fields.get("responsible")),
        extra=_extra(raw.extra),
        footnotes=raw.footnotes,
        quotes=_quotes(fields, raw.extra),
        source=_places([*fields.values(), *(m.fields["text"] for m in raw.milestones if "text" in m.fields)]),
    )
    if not milestones:
        own = _places(words for name, words in fields.items() if name != "section")  # which others stand under too
        said.append(no_milestones(goal.title or goal.number or goal_id, (own or goal.source)[:1]))
    return goal, said


def _milestone(
    goal_id: str, place: int, raw: RawMilestone, period: Period | None, *, bare_is_percent: bool
) -> tuple[Milestone, list[Finding]]:
    fields = raw.fields
    text = one_line(fields["text"].text) if "text" in fields else ""
    source = fields["text"].places if "text" in fields else ()
    found = concluded(text, fields, period, source)
    extra = _extra(raw.extra)
    if found.baseline:
        extra.setdefault("baseline", found.baseline)
    quotes = _quotes(fields, raw.extra)
    if found.deadline and "deadline" not in quotes:
        quotes["deadline"] = Quote(found.deadline.text, source)
    if found.targets and "targets" not in quotes:
        quotes["targets"] = targets_quote(found.targets, source)
    milestone = Milestone(
        id=f"{goal_id}/{place}",
        number=(printed_number(fields["number"].text) if "number" in fields else None) or str(place),
        text=text,
        deadline=found.deadline,
        targets=found.targets,
        weight=_weight(fields, bare_is_percent=bare_is_percent),
        extra=extra,
        footnotes=raw.footnotes,
        quotes=quotes,
        source=source,
    )
    return milestone, list(found.said)


def targets_quote(targets: Iterable[Target], source: tuple[Place, ...]) -> Quote:
    """The words of figures that stand in a text at *source*."""
    return Quote("; ".join(target.text for target in targets), source)


def _deadline(
    text: str, column: Quote | None, period: Period | None, source: tuple[Place, ...]
) -> tuple[Deadline | None, list[Finding]]:
    """A column's deadline goes before the one in the text."""
    found = _of_column(column, period) if column else None
    if found is None:
        found = as_deadline(text, period)
    words = f"{text} {one_line(column.text)}" if column else text
    if found is None and is_recurring(words):
        return None, [recurring(text, source)]
    if found is None and _spans_years(period) and needs_year(words):
        return None, [deadline_without_year(text, source)]
    return found, []


def _of_column(column: Quote, period: Period | None) -> Deadline | None:
    """The deadline of a cell, or of the columns of several times in which a milestone is marked: first to last."""
    marked = [as_deadline(one_line(words), period, column=True) for words in column.text.split(PARAGRAPH)]
    windows = [(found.text, found.start, found.end) for found in marked if found and found.start and found.end]
    if len(windows) == len(marked) > 1:
        texts, starts, ends = zip(*windows, strict=True)
        return Deadline(" ".join(texts), min(starts), max(ends))
    return as_deadline(one_line(column.text), period, column=True)


def _targets(text: str, fields: Mapping[str, Quote]) -> tuple[Target, ...]:
    """The figures of a milestone's text, of its own column, and of columns that are years."""
    found = list(as_targets(text))
    if "target" in fields:
        found += _of_cell(fields["target"], None)
    for name, words in fields.items():
        if name.startswith(YEAR_TARGET):
            found += _of_cell(words, int(name.removeprefix(YEAR_TARGET)))
    return tuple(found)


def _of_cell(words: Quote, year: int | None) -> list[Target]:
    return [replace(target, year=year) for target in cell_targets(one_line(words.text))]


def _spans_years(period: Period | None) -> bool:
    return period is not None and period.start[:4] != period.end[:4]


def _weight(fields: dict[str, Quote], *, bare_is_percent: bool) -> Weight | None:
    if "weight" not in fields:
        return None
    label = fields["weight_label"].text if "weight_label" in fields else ""
    percent = bool(_PERCENT.search(label)) or (bare_is_percent and not _POINTS.search(label))
    return as_weight(one_line(fields["weight"].text), percent=percent)


def _adds_to_hundred(raw: Iterable[RawGoal]) -> bool:
    """Do the bare numbers among the goals' weights, or among their milestones', add to 100? Then they are percent."""
    goals = list(raw)
    weights = [goal.fields["weight"].text for goal in goals if "weight" in goal.fields]
    inner = [m.fields["weight"].text for goal in goals for m in goal.milestones if "weight" in m.fields]
    return any(
        bool(words)
        and all(_BARE_NUMBER.fullmatch(w) for w in words)
        and abs(sum(float(w.strip().replace(",", ".")) for w in words) - 100) < 0.01
        for words in (weights, inner)
    )


def _line(words: Quote | None) -> str | None:
    return one_line(words.text) or None if words else None


def _text(words: Quote | None) -> str | None:
    return as_text_or_none(words.text) if words else None


def _extra(pairs: Iterable[tuple[Quote, Quote]]) -> dict[str, str]:
    """Labels as printed, without their colon, with their words; a label that occurs again adds a paragraph."""
    extra: dict[str, str] = {}
    for label, words in pairs:
        text = as_text_or_none(words.text)
        if text:
            name = one_line(label.text).rstrip(": ")
            extra[name] = f"{extra[name]}\n{text}" if name in extra else text
    return extra


def _quotes(fields: dict[str, Quote], extra: Iterable[tuple[Quote, Quote]]) -> dict[str, Quote]:
    quotes = {name: words for name, words in fields.items() if name != "weight_label"}
    return quotes | {f"extra/{clean(label.text).rstrip(': ')}": words for label, words in extra}


def _places(quotes: Iterable[Quote]) -> tuple[Place, ...]:
    return tuple(dict.fromkeys(place for words in quotes for place in words.places))
