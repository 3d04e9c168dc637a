"""Values and changes of a diff in words, as people read them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from maalplan.model import Change, ChangeValue, Deadline, Target, Weight
from maalplan.output.diff.labels import MONTHS, Lang, label
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


def change_note(change: Change, lang: Lang = "da", *, agency: str | None = None) -> str:
    """Where the value went and what that means: »senere, lempet«; empty where nothing can be said.

    *agency*: of two agencies of one year, the one of the new plan, whose value is »senere, lempeligere hos SSI«.
    """
    names = [name for name in (change.direction, change.effect) if name is not None]
    if agency is None or not names:
        return ", ".join(label(name, lang) for name in names)
    compared = ", ".join(label(f"both-{name}", lang) for name in names)
    return f"{compared} {label('with', lang).format(agency)}"


def said(change: Change, lang: Lang = "da", *, agency: str | None = None) -> tuple[Said, ...]:
    """*change* in words; of fields with labels of their own (``extra``) each label that differs by itself.

    *agency* is as for :func:`change_note`.

    Words of a text and figures are marked one by one; a deadline and a weight as a whole.
    """
    named, note = label(change.field, lang), change_note(change, lang, agency=agency)
    if isinstance(change.old, dict) or isinstance(change.new, dict):
        old = change.old if isinstance(change.old, dict) else {}
        new = change.new if isinstance(change.new, dict) else {}
        names = [name for name in {**old, **new} if old.get(name) != new.get(name)]
        return tuple(_of_text(f"{named}: {name}", old.get(name, ""), new.get(name, ""), note) for name in names)
    old_text, new_text = (_spoken(change.field, value_text(value, lang), lang) for value in (change.old, change.new))
    if not isinstance(change.old or change.new, Deadline | Weight):
        return (_of_text(named, old_text, new_text, note),)
    return (Said(named, old_text, new_text, _whole(old_text, new_text), note),)


def _spoken(field: str, text: str, lang: Lang) -> str:
    """A period stands in a change as words with ISO dates."""
    return _ISO_DATE.sub(lambda day: date_text(day.group(), lang), text) if field == "period" else text


def _of_text(named: str, old: str, new: str, note: str) -> Said:
    return Said(named, old, new, word_marks(old, new), note)


def _whole(old: str, new: str) -> tuple[Mark, ...]:
    if old == new:
        return (Mark("same", old),) if old else ()
    marks = (Mark("deleted", old), Mark("inserted", new))
    return tuple(mark for mark in marks if mark.text)
