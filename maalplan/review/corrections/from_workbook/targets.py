"""What the cells of a row say of the figures that a milestone must reach."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, get_args

from maalplan.model import Comparator, Milestone, Target
from maalplan.output.check.words import number_words
from maalplan.output.plans.labels import word
from maalplan.output.plans.spoken import targets_words
from maalplan.review.corrections.from_workbook.cells import Refused, figure_in, letters, text_in, word_in
from maalplan.review.corrections.from_workbook.given import Given

_FIRST = ("comparator", "value", "upper", "unit")
_OF_YEAR = re.compile(r"(?P<year>(?:19|20|21)\d\d): *(?P<words>.+)")


def targets_value(given: Given) -> list[dict[str, Any]] | Refused | None:
    """All targets, as plan files have them: those whose words are changed are read anew, and the columns of the first
    one say what it is."""
    assert isinstance(given.part, Milestone), "no other row has targets"
    found: Sequence[Target] | Refused = given.part.targets
    if given.is_changed("targets"):
        found = _from_words(given.part.targets, given)
    if isinstance(found, Refused):
        return found
    if given.is_changed(*_FIRST):
        first = _first(found[0] if found else None, given)
        if isinstance(first, Refused):
            return first
        found = (*((first,) if first else ()), *found[1:])
    return [_plain(one) for one in found] or None


def _plain(target: Target) -> dict[str, Any]:
    return {name: getattr(target, name) for name in ("text", "comparator", "value", "upper", "unit", "year")}


def _from_words(old: Sequence[Target], given: Given) -> tuple[Target, ...] | Refused:
    """The targets that the lines of the cell say; a line that was there before keeps its own."""
    from maalplan.normalize.targets import as_targets

    text = text_in(given.cells.get("targets"))
    if text is None or isinstance(text, Refused):
        return text or ()
    known = {letters(targets_words((one,)) or ""): one for one in old}
    found: list[Target] = []
    for line in text.split("\n"):
        same = known.get(line)
        of_year = _OF_YEAR.fullmatch(line)
        read = (same,) if same else as_targets(of_year["words"] if of_year else line)
        if not read:
            return Refused(f"has no figure that is understood: {line}")
        year = int(of_year["year"]) if of_year else None
        found += [one if same else replace(one, year=year) for one in read]
    return tuple(found)


def _first(old: Target | None, given: Given) -> Target | Refused | None:
    """The first target, as its own columns say; null where they say that there is none."""
    comparator = word_in(given.cells.get("comparator"), "comparator") if given.is_changed("comparator") else None
    value = figure_in(given.cells.get("value")) if given.is_changed("value") else old and old.value
    upper = figure_in(given.cells.get("upper")) if given.is_changed("upper") else old and old.upper
    unit = word_in(given.cells.get("unit"), "unit") if given.is_changed("unit") else old.unit if old else None
    refused = next((one for one in (comparator, value, upper, unit) if isinstance(one, Refused)), None)
    if refused is not None or isinstance(unit, Refused):
        return refused
    if value is None:
        return None if old is not None or not given.is_changed("comparator", "upper") else Refused("has no figure")
    made = _made(old, given, comparator, value, upper)
    if isinstance(made, Refused):
        return made
    text = old.text if old else _words(replace(made, unit=unit))
    return replace(made, text=text, unit=unit)


def _made(old: Target | None, given: Given, comparator: Any, value: Any, upper: Any) -> Target | Refused:
    """The target with its figures."""
    kind: Comparator = _known(comparator) or (
        old.comparator if old and not given.is_changed("comparator") else "exactly"
    )
    if given.is_changed("upper") and not given.is_changed("comparator") and upper is not None:
        kind = "between"
    if kind != "between":
        upper = None
    elif upper is None or upper < value:
        return Refused("lies between two figures, and needs both of them, the lower one first")
    return Target("", kind, value, upper, None, old.year if old else None)


def _known(comparator: object) -> Comparator | None:
    return next((one for one in get_args(Comparator) if one == comparator), None)


def _words(target: Target) -> str:
    """A target that no words of the plan say, as the cells of the row do."""
    figures = [number_words(one, "da") for one in (target.value, target.upper) if one is not None]
    return " ".join(
        filter(
            None, (word("comparator", target.comparator, "da"), " og ".join(figures), word("unit", target.unit, "da"))
        )
    )
