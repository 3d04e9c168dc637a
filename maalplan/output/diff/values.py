"""Values and changes of a diff in words, as people read them."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Final

from maalplan.model import Change, ChangeValue, Deadline, Direction, Lang, Target, Weight
from maalplan.output.diff.figures import FigureStep, Years, figure_steps, went_both_ways
from maalplan.output.diff.labels import MONTHS, label
from maalplan.output.word_marks import Mark, word_marks

_COMPARED_ALREADY = re.compile(
    r"\b(eller|over|under|op til|ud af|derover|derunder|mindst|højst|max|min)\b|[<>≥≤]", re.I
)
_ISO_DATE = re.compile(r"\b\d{4}-\d\d-\d\d\b")
_SPOKEN: Final = frozenset(("at_least", "at_most", "more_than", "less_than", "about"))


@dataclass(frozen=True, slots=True)
class Said:
    """A change in words: ``label`` names the field, ``old`` and ``new`` are its values as people read them (empty
    where there is none), ``marks`` what differs in them, ``note`` the direction and the effect (»senere, lempet«)."""

    label: str
    old: str
    new: str
    marks: tuple[Mark, ...]
    note: str
    compared: tuple[str, str] | None = None
    """Of two agencies of one year their names: none of the two values became the other."""


def value_text(value: ChangeValue, lang: Lang = "da") -> str:
    """A value of a change as people read it; nothing is the empty string.

    A deadline is its words with its last day, where they do not say it; targets are their words, with the comparator
    where these lack it; other labelled fields stand on a line each.

    >>> value_text(Deadline("Q2", "2025-04-01", "2025-06-30")), value_text(Weight(12.5, "percent"))
    ('Q2 (senest 30. juni 2025)', '12,5 pct.')
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, Weight):
        return f"{_figure(value.value, lang)} {label(value.unit, lang)}"
    if isinstance(value, Deadline):
        return _deadline_text(value, lang)
    if isinstance(value, dict):
        return "\n".join(f"{name}: {words}" for name, words in value.items())
    return "; ".join(_target_text(target, lang) for target in value)


def date_text(day: str, lang: Lang = "da") -> str:
    """An ISO date as people write it; anything else as it is.

    >>> date_text("2025-06-30"), date_text("2025-06-30", "en"), date_text("2024-12")
    ('30. juni 2025', '30 June 2025', 'december 2024')
    """
    found = re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])(?:-(\d\d))?", day)
    if found is None:
        return day
    year, month, number = found.groups()
    named = f"{MONTHS[lang][int(month) - 1]} {year}"
    return named if number is None else f"{int(number)}{'.' if lang == 'da' else ''} {named}"


def _deadline_text(deadline: Deadline, lang: Lang) -> str:
    if deadline.end is None:
        return deadline.text
    day = date_text(deadline.end, lang)
    if not deadline.text:
        return day
    danish, year = date_text(deadline.end).lower(), deadline.end[:4]
    if danish.removesuffix(f" {year}") in deadline.text.lower():
        return deadline.text if year in deadline.text else f"{deadline.text} ({year})"
    return f"{deadline.text} ({label('by', lang)} {day})"


def _target_text(target: Target, lang: Lang) -> str:
    bare = target.text[:1].isdigit() and not _COMPARED_ALREADY.search(target.text)
    comparator = f"{label(target.comparator, lang)} " if bare and target.comparator in _SPOKEN else ""
    year = f"{target.year}: " if target.year is not None else ""
    return f"{year}{comparator}{target.text}"


def _figure(value: float, lang: Lang) -> str:
    plain = f"{value:.4f}".rstrip("0").rstrip(".")
    return plain.replace(".", ",") if lang == "da" else plain


# ------------------------------------------------------------------ changes


def change_note(
    change: Change, lang: Lang = "da", *, agencies: tuple[str, str] | None = None, years: Years | None = None
) -> str:
    """Where the value went and what that means: »senere, lempet«; empty where nothing can be said.

    Figures that went opposite ways are said each with its way; so is a deadline of which the last day stayed.
    *agencies*: of two agencies of one year, whose new plan's value is »senere og lempeligere hos SSI«. *years* are
    those of the two plans.
    """
    beside = beside_note(change, lang, agencies=agencies, years=years)
    if agencies is not None:
        return "; ".join(filter(None, (beside, _of_agency(change, agencies[1], lang))))
    names = [label(name, lang) for name in (change.direction, change.effect) if name is not None]
    return ", ".join(filter(None, (beside, *names)))


def beside_note(
    change: Change, lang: Lang = "da", *, agencies: tuple[str, str] | None = None, years: Years | None = None
) -> str:
    """What is to be said of a change beside its direction and effect; see :func:`change_note`.

    >>> beside_note(Change("deadline", Deadline("Q2/Q3", None, "2025-09-30"), Deadline("Q3", None, "2025-09-30")))
    'samme sidste dag'
    """
    if change.field == "targets":
        steps = figure_steps(change, years)
        ways = (_way(step, lang, agencies) for step in steps if step.direction)
        return ", ".join(ways) if went_both_ways(steps) else ""
    return label("same last day", lang) if _same_last_day(change, years) else ""


def direction_words(
    change: Change, lang: Lang = "da", *, agencies: tuple[str, str] | None = None, years: Years | None = None
) -> str:
    """Where the value went: »senere«; »hævet og sænket« where figures went opposite ways; of two agencies »senere hos
    SSI«."""
    both = change.field == "targets" and went_both_ways(figure_steps(change, years))
    ways: tuple[Direction, ...] = ("raised", "lowered") if both else (change.direction,) if change.direction else ()
    words = f" {label('and', lang)} ".join(label(f"both-{way}" if agencies else way, lang) for way in ways)
    return f"{words} {label('with', lang).format(agencies[1])}" if agencies and words else words


def _of_agency(change: Change, agency: str, lang: Lang) -> str:
    names = [name for name in (change.direction, change.effect) if name is not None]
    if not names:
        return ""
    compared = f" {label('and', lang)} ".join(label(f"both-{name}", lang) for name in names)
    return f"{compared} {label('with', lang).format(agency)}"


def _way(step: FigureStep, lang: Lang, agencies: tuple[str, str] | None) -> str:
    """»10 → 12 hævet«; of two agencies »12 højere end 10«."""
    old, new = (_figures(target, lang) for target in (step.old, step.new))
    if agencies is not None:
        return label(f"both {step.direction} than", lang).format(new, old)
    return f"{old} → {new} {label(step.direction or '', lang)}"


def _figures(target: Target | None, lang: Lang) -> str:
    if target is None:
        return ""
    upper = f"–{_figure(target.upper, lang)}" if target.upper is not None else ""
    return f"{_figure(target.value, lang)}{upper}"


def _same_last_day(change: Change, years: Years | None) -> bool:
    """Whether the words of a deadline changed, or its first day, and its last day lies in the plan's year as before."""
    old, new = change.old, change.new
    if not (isinstance(old, Deadline) and isinstance(new, Deadline) and old.end and new.end):
        return False
    before, after = (date.fromisoformat(end) for end in (old.end, new.end))
    apart = years[1] - years[0] if years else 0
    return before.year + apart == after.year and (before.month, _day(before)) == (after.month, _day(after))


def _day(day: date) -> int:
    """The day of the month; of each month's last one 31."""
    return 31 if day.day == monthrange(day.year, day.month)[1] else day.day


def said(
    change: Change, lang: Lang = "da", *, agencies: tuple[str, str] | None = None, years: Years | None = None
) -> tuple[Said, ...]:
    """*change* in words; of fields with labels of their own (``extra``) each label that differs by itself.

    *agencies* and *years* are as for :func:`change_note`; a year in a text that moved on as *years* is no difference.

    Words of a text and figures are marked one by one; a deadline and a weight as a whole.
    """
    named, note = label(change.field, lang), change_note(change, lang, agencies=agencies, years=years)
    if isinstance(change.old, dict) or isinstance(change.new, dict):
        old = change.old if isinstance(change.old, dict) else {}
        new = change.new if isinstance(change.new, dict) else {}
        names = [name for name in {**old, **new} if old.get(name) != new.get(name)]
        pairs = [(f"{named}: {name}", old.get(name, ""), new.get(name, "")) for name in names]
        return tuple(Said(name, a, b, word_marks(a, b, years), note, agencies) for name, a, b in pairs)
    old_text, new_text = (_spoken(change.field, value_text(value, lang), lang) for value in (change.old, change.new))
    whole = isinstance(change.old or change.new, Deadline | Weight)
    moving = years if change.field not in ("period", "targets") else None
    marks = _whole(old_text, new_text) if whole else word_marks(old_text, new_text, moving)
    return (Said(named, old_text, new_text, marks, note, agencies),)


def _spoken(field: str, text: str, lang: Lang) -> str:
    """A period stands in a change as words with ISO dates."""
    return _ISO_DATE.sub(lambda day: date_text(day.group(), lang), text) if field == "period" else text


def _whole(old: str, new: str) -> tuple[Mark, ...]:
    if old == new:
        return (Mark("same", old),) if old else ()
    marks = (Mark("deleted", old), Mark("inserted", new))
    return tuple(mark for mark in marks if mark.text)
