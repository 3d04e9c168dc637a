"""Words → the figures that a milestone must reach.

Four steps: :mod:`masks` hides what is no figure, :mod:`figures` reads figures with their units, this file joins those
that belong together and asks :mod:`comparators` how each is compared. A figure that no word compares counts only where
it says what must be reached.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal, TypeAlias

from maalplan.model import Comparator, Target
from maalplan.normalize.targets.comparators import lead_of
from maalplan.normalize.targets.figures import Figure, figures_in, sharing_unit
from maalplan.normalize.targets.masks import MASK, blank, looks_back, without_times_and_names
from maalplan.normalize.targets.reached import is_reached
from maalplan.normalize.units import Kind

Join: TypeAlias = Literal["range", "change", "of", "shared"]
"""How two figures belong together: ``93-98 %``, ``fra 60 til 75 pct.``, ``8 ud af 10 sager``, ``80 og 90 pct.``"""

GAPS: tuple[tuple[Join, re.Pattern[str], re.Pattern[str] | None], ...] = (
    ("range", re.compile(r"\s?[-–]\s?\+?"), None),
    ("range", re.compile(r"\sog\s\+?"), re.compile(r"\bmellem\s$", re.IGNORECASE)),
    (
        "change",
        re.compile(rf"(?:\s\(?(?:i\s)?{MASK}+\)?)?\s(?:op\s|ned\s)?til\s(?:[^\d{MASK}]{{0,20}}\s)?"),
        re.compile(r"\bfra\s(?:ca\.\s)?$", re.IGNORECASE),
    ),
    ("range", re.compile(r"\stil\s\+?"), re.compile(r"(?<!\bmed\s)$", re.IGNORECASE)),
    ("of", re.compile(r"\s(?:ud\s)?af\s(?:de\s|i\salt\s|alle\s(?:de\s)?|[^\W\d]{3,30}s\s)?"), None),
    ("shared", re.compile(r"\s(?:og|eller|samt)\s(?:hhv\.\s|henholdsvis\s)?|\s?/\s?"), None),
)
TOO_OLD = re.compile(r"\s(?:gammel|gamle|gammelt|siden|tilbage|frem(?!\s(?:mod|til)\b))\b", re.IGNORECASE)
AHEAD = re.compile(r"\s(?:før|inden|forud|forinden)\b", re.IGNORECASE)
BEHIND_VERB_OR_LEAD = re.compile(
    r"(?:[^\W\d]t|es|omkring|cirka|mindst|højst|minimum|inden\s?for|senest)\s$", re.IGNORECASE
)
ORDINAL = re.compile(r"\.\s+[^\W\d]")
JOINED = re.compile(r"[^.;:]{0,60}(?:(?<!,\s)\b(?:og|samt|eller|hhv\.|henholdsvis)|,)\s")
EQUALS = re.compile(r"\.?,?\s\(?(?:hvilket\s)?(?:svarende|svarer)\stil\s|,?\sdvs\.\s", re.IGNORECASE)
OR_ELSE = re.compile(r"\.?\s(?:eller|hhv\.|henholdsvis)\s(?:på\s)?", re.IGNORECASE)
ONE_SIDED = ("at_least", "at_most", "more_than", "less_than")


@dataclass(frozen=True, slots=True)
class Reading:
    """One figure, or two that belong together, with what the words before them say."""

    figure: Figure
    start: int
    end: int
    comparator: Comparator | None = None
    upper: float | None = None


def as_targets(words: str) -> tuple[Target, ...]:
    """The figures in *words* (clean text of a milestone, or a cell of target figures), from left to right.

    Times, years, laws, versions and names are none, and neither is a figure that only says how it was.

    >>> as_targets("Mindst 83 % af sagerne er behandlet inden for 55 dage (Q3).")[1]
    Target(text='inden for 55 dage', comparator='at_most', value=55.0, upper=None, unit='day', year=None)
    >>> [(t.comparator, t.value, t.unit) for t in as_targets("Højst +/- 5 pct., dog maksimalt +/- 5,0 mio. kr.")]
    [('plus_minus', 5.0, 'percent'), ('plus_minus', 5000000.0, 'DKK')]
    >>> as_targets("Planen er tilpasset § 74 i lov nr. 403 af 6. februar 2020.")
    ()
    """
    masked = without_looking_back(without_times_and_names(words))
    found: list[Target] = []
    last: Reading | None = None
    for reading in readings(masked):
        said = compared(masked, reading, last)
        if said.comparator is not None:
            figure, last = said.figure, said
            text = words[said.start : said.end].strip()
            found.append(Target(text, said.comparator, figure.value, said.upper, figure.unit))
    return tuple(found)


def as_baseline(words: str) -> str | None:
    """The figure that a change starts from, as printed, or null where none is given.

    >>> as_baseline("Øget fra 60 pct. til 75 pct."), as_baseline("Fejlandelen er højst 2 pct. (2024: 4 pct.)")
    ('60 pct.', '4 pct.')
    """
    masked = without_times_and_names(words)
    figures = list(figures_in(masked))
    back = looks_back(masked)
    for figure in figures:
        if back and figure.start == back.start("figure"):
            return words[figure.start : figure.end].strip()
    for one, other in pairwise(figures):
        if join_of(masked, one, other) == "change":
            return words[one.start : one.end].strip()
    return None


# ------------------------------------------------------------------ figures that belong together


def without_looking_back(masked: str) -> str:
    """*masked* without the figure that says how it was."""
    back = looks_back(masked)
    if back is None:
        return masked
    return blank(masked, *back.span("figure"))


def readings(masked: str) -> Iterator[Reading]:
    """The figures of a masked text, those that belong together as one."""
    waiting: Figure | None = None
    for figure in figures_in(masked):
        if waiting is None:
            waiting = figure
            continue
        join = join_of(masked, waiting, figure)
        if join in ("range", "of"):
            yield joined(masked, join, waiting, figure)
            waiting = None
            continue
        if join != "change":
            yield alone(sharing_unit(waiting, figure) if join == "shared" else waiting)
        waiting = figure
    if waiting is not None:
        yield alone(waiting)


def join_of(masked: str, one: Figure, other: Figure) -> Join | None:
    """How *one* belongs together with the figure that follows it."""
    before = masked[max(0, one.start - 12) : one.start]
    for join, gap, lead in GAPS:
        if (
            (lead is None or lead.search(before))
            and gap.fullmatch(masked, one.end, other.start)
            and fit(join, one, other)
        ):
            return join
    return None


def fit(join: Join, one: Figure, other: Figure) -> bool:
    """Can the two be joined so? Only figures of one unit make a range, and the first of a share has no measure."""
    if join == "change":
        return True
    same_unit = one.unit is None or one.unit == other.unit
    return (
        same_unit
        and (join != "range" or low(one, other) < other.value)
        and (join != "shared" or one.unit != other.unit)
    )


def low(one: Figure, other: Figure) -> float:
    """The lower end of a range, in the unit of the upper."""
    return one.value if one.unit is not None else sharing_unit(one, other).value


def joined(masked: str, join: Join, one: Figure, other: Figure) -> Reading:
    """A range, or so many of so many."""
    value = low(one, other) if join == "range" else one.value
    whole = replace(other, start=one.start, bare_end=one.bare_end, value=value, in_words=one.in_words)
    if join == "of":
        lead = lead_of(masked, one.start, kind="other")
        comparator = lead.comparator if lead else "exactly" if one.value % 1 else "at_least"
        return Reading(whole, lead.start if lead else one.start, other.end, comparator)
    between = re.search(r"\bmellem\s$", masked[max(0, one.start - 12) : one.start], re.IGNORECASE)
    start = one.start - len(between[0]) if between else one.start
    counts = is_reached(masked, replace(whole, start=start)) or BEHIND_VERB_OR_LEAD.search(masked[:start][-20:])
    return Reading(whole, start, other.end, "between" if counts else None, other.value)


def alone(figure: Figure) -> Reading:
    """A figure by itself."""
    return Reading(figure, figure.start, figure.end)


# ------------------------------------------------------------------ what is said of them


def compared(masked: str, reading: Reading, last: Reading | None) -> Reading:
    """*reading* with its comparator; without one it is no target."""
    figure = reading.figure
    if TOO_OLD.match(masked, figure.end) or is_ordinal(masked, figure):
        return replace(reading, comparator=None)
    if reading.comparator is not None or reading.upper is not None:
        return reading
    kind: Kind = figure.measure.kind if figure.measure else "other"
    behind = last.end if last else -1
    lead = lead_of(masked, figure.start, kind=kind, behind=behind)
    if lead:
        ahead = masked[lead.start : figure.start].lower().startswith("senest") and AHEAD.match(masked, figure.end)
        return replace(reading, start=lead.start, comparator="at_least" if ahead else lead.comparator)
    if figure.bound:
        return replace(reading, comparator=figure.bound)
    if last and last.comparator in ONE_SIDED and goes_on(masked, last, figure):
        return replace(reading, comparator=last.comparator)
    return replace(reading, comparator="exactly" if is_reached(masked, figure) else None)


def goes_on(masked: str, last: Reading, figure: Figure) -> bool:
    """Is *figure* compared as the one before it: ``mindst 80 pct. af A og 90 pct. af B``, ``svarende til 4 kr.``,
    ``højst 2 mio. kr. eller 1 pct.``?"""
    joints = (JOINED,) if last.figure.unit == figure.unit else (EQUALS, OR_ELSE)
    return any(joint.fullmatch(masked, last.end, figure.start) for joint in joints)


def is_ordinal(masked: str, figure: Figure) -> bool:
    """``3. Limfjordsforbindelse``, but not a figure that ends its sentence."""
    after = ORDINAL.match(masked, figure.bare_end)
    if after is None or figure.in_words:
        return False
    return after[0][-1].islower() or not lead_of(masked, figure.start, kind="other")
