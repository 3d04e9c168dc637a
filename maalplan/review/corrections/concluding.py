"""What a milestone's words say, concluded anew where a person changed them, as it is concluded in reading."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from maalplan.findings import deadline_without_year, recurring
from maalplan.model import YEAR_TARGET, Deadline, Finding, Milestone, Period, Plan, Quote, Target
from maalplan.normalize.goals import Concluded, concluded, targets_quote
from maalplan.review.corrections.words import holds

BASELINE = "baseline"


def period_of(plan: Plan) -> Period | None:
    """The time that *plan* covers; where only its year is known, that year."""
    if plan.period is not None or plan.year is None:
        return plan.period
    return Period(f"{plan.year:04d}-01-01", f"{plan.year:04d}-12-31")


def reworded(old: Milestone, new: Milestone, period: Period | None, fixed: Collection[str]) -> Milestone:
    """*new*, which is *old* with another text, with the deadline, the figures and the baseline that its text says.

    What came from a column of its own stays, and the fields in *fixed* (``extra/baseline`` for the baseline), which a
    person set.
    """
    columns = _columns(old)
    was = concluded(old.text, columns, period)
    now = concluded(new.text, columns, period)
    result = new
    if "deadline" not in fixed and _is_of_text(old, "deadline", old.deadline, was.deadline):
        result = _with_deadline(result, now.deadline, columns)
    if "targets" not in fixed and _is_of_text(old, "targets", old.targets, was.targets):
        result = _with_targets(result, now.targets)
    if f"extra/{BASELINE}" not in fixed:
        result = _with_baseline(result, was, now)
    return result


def doubts(milestone: Milestone, period: Period | None) -> tuple[Finding, ...]:
    """What is to be said of a milestone whose words give no deadline."""
    if milestone.deadline is not None:
        return ()
    return concluded(milestone.text, _columns(milestone), period, milestone.source).said


def said_of(milestone: Milestone) -> tuple[Finding, ...]:
    """What reading may have said of the time of *milestone*."""
    return (recurring(milestone.text, milestone.source), deadline_without_year(milestone.text, milestone.source))


def figures_of_columns(milestone: Milestone) -> tuple[Target, ...]:
    """The figures that *milestone* has beside those of its text."""
    of_text = concluded(milestone.text, {}, None).targets
    return tuple(target for target in milestone.targets if target not in of_text)


def united_values(
    whole: Milestone, parts: Sequence[tuple[Milestone, Collection[str]]], period: Period | None
) -> Milestone:
    """*whole*, the words of all *parts* as one, with the deadline, the figures and the baseline of them.

    Each part comes with the fields that a person set; those go before what has a column of its own, and this before
    what the text says. Of several the first counts, but figures of columns all stand.
    """
    said = concluded(whole.text, {}, period)
    deadline = next((one.deadline for one, fixed in parts if "deadline" in fixed), None)
    in_column = [one for one, fixed in parts if one.deadline and not _says_deadline(one, period)]
    result = whole
    if deadline or in_column:
        shown = [one.quotes["deadline"] for one in in_column if "deadline" in one.quotes]
        quotes = {name: words for name, words in whole.quotes.items() if name != "deadline" or shown}
        result = replace(whole, deadline=deadline or in_column[0].deadline, quotes=quotes | _first("deadline", shown))
    else:
        result = _with_deadline(whole, said.deadline, {})
    figures = next((one.targets for one, fixed in parts if "targets" in fixed), None)
    own = [target for one, _ in parts for target in figures_of_columns(one) if target not in said.targets]
    result = _with_targets(result, figures if figures is not None else (*said.targets, *own))
    baselines = {concluded(one.text, {}, period).baseline for one, _ in parts}
    extra = {label: words for label, words in result.extra.items() if label != BASELINE or words not in baselines}
    return replace(result, extra=extra | ({BASELINE: said.baseline} if said.baseline and BASELINE not in extra else {}))


def _says_deadline(milestone: Milestone, period: Period | None) -> bool:
    said = concluded(milestone.text, _columns(milestone), period).deadline
    return "deadline" not in _columns(milestone) and _is_of_text(milestone, "deadline", milestone.deadline, said)


def _first(name: str, quotes: Sequence[Quote]) -> dict[str, Quote]:
    return {name: quotes[0]} if quotes else {}


def _columns(milestone: Milestone) -> dict[str, Quote]:
    """The words of the milestone's own cells."""
    own = milestone.quotes
    cells = {name: words for name, words in own.items() if name == "target" or name.startswith(YEAR_TARGET)}
    if "deadline" in own and not _stands_in_text(milestone, own["deadline"]):
        cells["deadline"] = own["deadline"]
    return cells


def _is_of_text(old: Milestone, name: str, value: object, said: object) -> bool:
    """Was *value*, the field *name* of *old*, concluded from its text?"""
    return not value or value == said or (name in old.quotes and _stands_in_text(old, old.quotes[name]))


def _stands_in_text(milestone: Milestone, quote: Quote) -> bool:
    """Is *quote* made of words of the milestone's text, where that stands?"""
    words = (milestone.quotes["text"],) if "text" in milestone.quotes else ()
    places = words[0].places if words else milestone.source
    parts = quote.text.split("; ")
    return quote.places == places and all(holds(Quote(milestone.text), part) or _in(words, part) for part in parts)


def _in(quotes: tuple[Quote, ...], words: str) -> bool:
    return any(holds(one, words) for one in quotes)


def _with_deadline(milestone: Milestone, deadline: Deadline | None, columns: Mapping[str, Quote]) -> Milestone:
    if "deadline" in columns:
        return replace(milestone, deadline=deadline)
    shown = Quote(deadline.text, milestone.source) if deadline else None
    return replace(milestone, deadline=deadline, quotes=_requoted(milestone, "deadline", shown))


def _with_targets(milestone: Milestone, targets: tuple[Target, ...]) -> Milestone:
    shown = targets_quote(targets, milestone.source) if targets else None
    return replace(milestone, targets=targets, quotes=_requoted(milestone, "targets", shown))


def _requoted(milestone: Milestone, name: str, shown: Quote | None) -> dict[str, Quote]:
    """The quotes with *shown* under *name*, where the document has its words: those that a person wrote have none."""
    words = tuple(own for field, own in milestone.quotes.items() if field == "text" or field.startswith("target"))
    if shown and all(_in(words, part) for part in shown.text.split("; ")):
        return milestone.quotes | {name: shown}
    return {own: words for own, words in milestone.quotes.items() if own != name}


def _with_baseline(milestone: Milestone, was: Concluded, now: Concluded) -> Milestone:
    """The figure that a change starts from, unless the document gives it by itself."""
    extra = dict(milestone.extra)
    if f"extra/{BASELINE}" in milestone.quotes:
        return milestone
    if was.baseline is not None and extra.get(BASELINE) == was.baseline:
        del extra[BASELINE]
    if now.baseline:
        extra.setdefault(BASELINE, now.baseline)
    return replace(milestone, extra=extra)
