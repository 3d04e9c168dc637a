"""What a person gives for a field → its value, in the types and the clean text that plans have."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, TypeAlias, TypeVar

import msgspec

from maalplan.model import (
    Agency,
    Deadline,
    Ministry,
    PartKind,
    Period,
    Quote,
    RawFollowUp,
    Scope,
    Target,
    Version,
    Weight,
)
from maalplan.normalize.authorities import find_agency, find_ministry, id_of, slug
from maalplan.normalize.deadlines import as_deadline
from maalplan.normalize.follow_ups import as_follow_up, as_occasion
from maalplan.normalize.goals import cell_targets, printed_number
from maalplan.normalize.people import as_iso_date, as_name
from maalplan.normalize.periods import as_period, as_published
from maalplan.normalize.plan_facts import as_document_type
from maalplan.normalize.text import as_text_or_none, one_line
from maalplan.normalize.weights import as_weight

Given: TypeAlias = Any
"""A value as a file of corrections has it: text, number, list or object."""

T = TypeVar("T")

LONGEST: Final = 20_000
"""Characters: more than the longest goal has, and little enough to be read for deadlines and figures at once."""
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_ISO_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")
_YEARS: Final = range(1900, 2200)
_LONGEST_ID: Final = 100


class NotValid(Exception):
    """A value that the field cannot have; the message says what it can have."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What else tells what is meant: the plan's *period*, the value that stood there, the occasion of a follow-up."""

    period: Period | None = None
    former: Any = None
    occasion: str = ""


def value_of(kind: PartKind, field: str, given: Given, setting: Setting = Setting()) -> Any:
    """The value of *field* of a part of *kind*; null where *given* is null or empty.

    Raises:
        NotValid: there is no such field, it can never be empty, or *given* is no value of it.

    >>> value_of("milestone", "deadline", {"text": "2. kvartal 2025"}).end
    '2025-06-30'
    >>> value_of("goal", "title", "  Styrket \\n beredskab ")
    'Styrket beredskab'
    """
    own = _FIELDS.get((kind, field))
    if own is None:
        raise NotValid(f"a {_KINDS[kind]} has no field {field!r} that can be corrected")
    found = None if given is None else own(given, setting)
    if found in (None, "", ()):
        if (kind, field) in _NEVER_EMPTY:
            raise NotValid(f"the {field} of a {_KINDS[kind]} cannot be empty; remove the {_KINDS[kind]} instead")
        return () if (kind, field) in _LISTS else None
    return found


def label_of(given: Given) -> str:
    """The label of an ``extra``, as printed without its colon.

    Raises:
        NotValid: it is no text, or empty.
    """
    name = _line(given, Setting()).rstrip(": ")
    if not name:
        raise NotValid("the label of an extra field is missing: give it in name")
    return name


def fields_of(kind: PartKind) -> tuple[str, ...]:
    """The fields of a part of *kind* that can be corrected, in the order of the plan's file.

    >>> fields_of("follow_up")
    ('occasion', 'when', 'scale')
    """
    return tuple(field for own, field in _FIELDS if own == kind)


# ------------------------------------------------------------------ text


def _said(given: Given) -> str:
    """*given* as text that a file can hold."""
    if not isinstance(given, str):
        raise NotValid(f"a text is wanted, not {_shown(given)}")
    if len(given) > LONGEST:
        raise NotValid(f"the text has {len(given)} characters; no field takes more than {LONGEST}")
    return given


def _line(given: Given, _: Setting) -> str:
    return one_line(_said(given))


def _text(given: Given, _: Setting) -> str | None:
    """Clean text; here a line feed is the writer's own."""
    lines = (as_text_or_none(line) for line in re.split(r"[\n\r\v\u2028\u2029]", _said(given)))
    return "\n".join(line for line in lines if line) or None


def _name(given: Given, _: Setting) -> str | None:
    return as_name(Quote(_said(given)))


def _number(given: Given, _: Setting) -> str | None:
    return printed_number(_said(given))


def _document_type(given: Given, _: Setting) -> str:
    return as_document_type(_said(given))


def _occasion(given: Given, _: Setting) -> str:
    return as_occasion(_said(given))


def _scope(given: Given, _: Setting) -> Scope:
    if given not in ("ministry", "agency"):
        raise NotValid(f'{_shown(given)} is no scope; give "ministry" or "agency"')
    return "ministry" if given == "ministry" else "agency"


# ------------------------------------------------------------------ days


def _year(given: Given, _: Setting) -> int:
    year = _typed(given, int, "give a year, such as 2025")
    if year not in _YEARS:
        raise NotValid(f"{year} is no year of a plan; give one such as 2025")
    return year


def _date(given: Given, _: Setting) -> str | None:
    words = one_line(_said(given))
    return None if not words else _day(as_iso_date(words) or words)


def _published(given: Given, _: Setting) -> str | None:
    words = one_line(_said(given))
    if not words or _ISO_MONTH.fullmatch(words):
        return words or None
    found = as_published(words)
    if found is None:
        raise NotValid(f"{_shown(words)} is no day or month; give it as 2024-12-17 or 2024-12")
    return found


def _period(given: Given, _: Setting) -> Period:
    if isinstance(given, str):
        found = as_period(_said(given))
        if found is None:
            raise NotValid(f"{_shown(given)} is no stretch of time; give start and end as 2025-01-01 and 2025-12-31")
        return found
    period = _typed(given, Period, "give start and end as 2025-01-01 and 2025-12-31")
    _in_order(period.start, period.end)
    return period


def _deadline(given: Given, setting: Setting) -> Deadline | None:
    """A deadline; one of which only the words are given is concluded from them."""
    return _window(given, setting, lambda words: as_deadline(words, setting.period, column=True))


def _when(given: Given, setting: Setting) -> Deadline | None:
    """When a follow-up is; of words alone as a plan's are read."""

    def concluded(words: str) -> Deadline | None:
        found = as_follow_up(RawFollowUp(Quote(setting.occasion or "status"), Quote(words)), setting.period)
        return found.when if found else None

    return _window(given, setting, concluded)


def _window(given: Given, setting: Setting, concluded: Callable[[str], Deadline | None]) -> Deadline | None:
    found = {"text": given} if isinstance(given, str) else given
    if not isinstance(found, Mapping) or not found.keys() <= {"text", "start", "end"}:
        raise NotValid(f"a deadline is wanted, not {_shown(given)}; give text, start and end")
    text = one_line(_said(found.get("text") or ""))
    start, end = (_day_or_none(found.get(name)) for name in ("start", "end"))
    if start is None and end is None:
        return _concluded_window(text, concluded)
    if end is None:
        raise NotValid("a deadline needs its last day: give end as 2025-06-30")
    _in_order(start, end)
    return Deadline(text or getattr(setting.former, "text", "") or end, start, end)


def _concluded_window(text: str, concluded: Callable[[str], Deadline | None]) -> Deadline | None:
    if not text:
        return None
    found = concluded(text)
    if found is None:
        raise NotValid(f"no day can be concluded from {_shown(text)}; give start and end as 2025-04-01 and 2025-06-30")
    return found


def _day_or_none(given: Given) -> str | None:
    return None if given in (None, "") else _day(_said(given))


def _day(words: str) -> str:
    try:
        if _ISO_DAY.fullmatch(words):
            return date.fromisoformat(words).isoformat()
    except ValueError:
        pass  # such as 2025-02-30: said as of any other words
    raise NotValid(f"{_shown(words)} is no day; give it as 2025-06-30")


def _in_order(start: str | None, end: str) -> None:
    _day(end)
    if start is not None and _day(start) > end:
        raise NotValid(f"it would begin on {start} and end on {end}, before that; give them in order")


# ------------------------------------------------------------------ figures


def _targets(given: Given, _: Setting) -> tuple[Target, ...]:
    """Figures; words are read as a cell of a column of them is."""
    if isinstance(given, str):
        words = one_line(_said(given))
        found = cell_targets(words)
        if words and not found:
            raise NotValid(f"{_shown(words)} holds no figure that must be reached; give them as plan files have them")
        return found
    targets = _typed(given, tuple[Target, ...], "give text, comparator, value and unit of each")
    for target in targets:
        _line(target.text, Setting())
        if not _is_figure(target.value) or not (target.upper is None or _is_figure(target.upper)):
            raise NotValid("the value of a target must be a number")
    return targets


def _weight(given: Given, _: Setting) -> Weight | None:
    if isinstance(given, str):
        words = one_line(_said(given))
        found = as_weight(words)
        if words and found is None:
            raise NotValid(f"{_shown(words)} is no weight; give it as 15 pct. or 15 point")
        return found
    weight = _typed(given, Weight, 'give value and unit, "percent" or "point"')
    if not _is_figure(weight.value) or weight.value < 0:
        raise NotValid("a weight is a number, nought or more")
    return weight


def _is_figure(value: float) -> bool:
    return abs(value) < 1e15


# ------------------------------------------------------------------ who, and which version


def _agency(given: Given, _: Setting) -> Agency:
    """An authority; one without id has that of its name, as in reading."""
    found = {"name": given} if isinstance(given, str) else given
    if not isinstance(found, Mapping) or not found.keys() <= {"id", "name", "acronym"}:
        raise NotValid(f"an agency is wanted, not {_shown(given)}; give its name")
    name, acronym, own = (one_line(_said(found.get(key) or "")) or None for key in ("name", "acronym", "id"))
    if own is not None and slug(own) != own:
        raise NotValid(f"{_shown(own)} is no id; an id has a to z, digits and hyphens")
    if name is None:
        raise NotValid("an agency needs its name")
    known, own = find_agency(name), own or id_of(name, acronym)
    if len(own) > _LONGEST_ID:
        raise NotValid(f"{_shown(own)} is too long for an id, which files are named after; give a shorter one")
    return Agency(own, name, acronym or (known.acronym_of(name) if known else None))


def _ministry(given: Given, setting: Setting) -> Ministry | None:
    found = {"name": given} if isinstance(given, str) else given
    if not isinstance(found, Mapping) or not found.keys() <= {"name", "acronym"}:
        raise NotValid(f"a ministry is wanted, not {_shown(given)}; give its name")
    name, acronym = (one_line(_said(found.get(key) or "")) or None for key in ("name", "acronym"))
    if name is None:
        return None
    known = find_ministry(name, int(setting.period.start[:4]) if setting.period else None)
    return Ministry(name, acronym or (known.acronym if known else None))


def _version(given: Given, setting: Setting) -> Version:
    if not isinstance(given, Mapping):
        raise NotValid(f"a version is wanted, not {_shown(given)}; give text, kind, number and date")
    kind = given.get("kind")
    former = getattr(setting.former, "text", None)
    text = one_line(_said(given.get("text") or former or kind or ""))
    found = _typed({**given, "text": text}, Version, "its kind is draft, signed, amended or addendum")
    if not text:
        raise NotValid("a version needs its words: give text")
    number = one_line(_said(found.number)) if found.number else None
    return Version(text, found.kind, number or None, _published(found.date, setting) if found.date else None)


def _scale(given: Given, _: Setting) -> tuple[str, ...]:
    verdicts = given.split(",") if isinstance(given, str) else _typed(given, list[str], "give its verdicts as a list")
    return tuple(line for one in verdicts if (line := _line(one, Setting())))


def _typed(given: Given, type_: type[T], remedy: str) -> T:
    try:
        return msgspec.convert(given, type_)
    except msgspec.ValidationError as error:
        raise NotValid(f"{_shown(given)} is not it ({str(error).rstrip('.')}); {remedy}") from None


def _shown(given: Given) -> str:
    words = given if isinstance(given, str) else repr(given)
    line = " ".join(words.encode("utf-8", "replace").decode("utf-8").split())
    return repr(line if len(line) < 80 else line[:79] + "…") if isinstance(given, str) else line[:80]


_KINDS: Final[Mapping[PartKind, str]] = {
    "plan": "plan",
    "goal": "goal",
    "milestone": "milestone",
    "signature": "signature",
    "follow_up": "follow-up",
}
_FIELDS: Final[Mapping[tuple[PartKind, str], Callable[[Given, Setting], Any]]] = {
    ("plan", "title"): _line,
    ("plan", "document_type"): _document_type,
    ("plan", "agency"): _agency,
    ("plan", "ministry"): _ministry,
    ("plan", "year"): _year,
    ("plan", "period"): _period,
    ("plan", "published"): _published,
    ("plan", "version"): _version,
    ("goal", "scope"): _scope,
    ("goal", "section"): _line,
    ("goal", "number"): _number,
    ("goal", "title"): _line,
    ("goal", "description"): _text,
    ("goal", "focus_area"): _text,
    ("goal", "criterion"): _line,
    ("goal", "remarks"): _text,
    ("goal", "weight"): _weight,
    ("goal", "responsible"): _text,
    ("goal", "extra"): _text,
    ("milestone", "number"): _number,
    ("milestone", "text"): _line,
    ("milestone", "deadline"): _deadline,
    ("milestone", "targets"): _targets,
    ("milestone", "weight"): _weight,
    ("milestone", "extra"): _text,
    ("signature", "name"): _name,
    ("signature", "title"): _name,
    ("signature", "organisation"): _name,
    ("signature", "place"): _name,
    ("signature", "date"): _date,
    ("follow_up", "occasion"): _occasion,
    ("follow_up", "when"): _when,
    ("follow_up", "scale"): _scale,
}
_NEVER_EMPTY: Final = frozenset(
    {("milestone", "text"), ("milestone", "number"), ("goal", "scope"), ("follow_up", "occasion"), ("plan", "agency")}
)
_LISTS: Final = frozenset({("milestone", "targets"), ("follow_up", "scale")})
