"""Plans, and what was reported back on them, without the names of persons, to be published.

Signatures and who is responsible are left out, with their quotes. Wherever else a name of these stands (findings,
quotes of whole cells, remarks), ``[…]`` stands in its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, Final, TypeVar

import msgspec

from maalplan.model import FollowUpReport, Goal, Milestone, Plan, Quote

MASK: Final = "[…]"
_LABELS = re.compile(
    r"(ansvarlig|\bkontakt|projektleder|projektejer|tovholder|underskr|sagsbehandler|\bowner\b)", re.IGNORECASE
)
"""Labels of fields that hold persons."""
_OFFICES = re.compile(
    r"(afdeling|center|chef|departement|direkt|direktør|enhed|forvaltning|gruppe|institut|kontor|ledelse|ministeri|område|"
    r"sekretariat|styrelse|team|udvalg)",
    re.IGNORECASE,
)
"""What opens or ends names of offices; who is responsible is mostly one of these."""
_NAMED = re.compile(r"[^\W\d_][\w.'’-]*(?: +[^\W\d_][\w.'’-]*){1,4}")
_PARTING = re.compile(r"[,;/()\n]|\bog\b")
_JOINED: Final = "(?:\u00ad|-?[ \t]*\n[ \t]*)?"
"""What a line end puts inside a word of a quote."""

Part = TypeVar("Part", Goal, Milestone)
Whole = TypeVar("Whole", Plan, FollowUpReport)


def without_persons(plan: Plan) -> Plan:
    """*plan* without signatures and responsible persons, and without their names in whatever else it says.

    Offices that are responsible (»Kontor for Økonomi«) are left out with the field, but keep their names elsewhere.

    >>> import maalplan
    >>> plan = maalplan.read_plan("samples/plans/slks-2025.docx")
    >>> len(plan.signatures), len(maalplan.without_persons(plan).signatures)
    (2, 0)
    """
    shorn = replace(
        plan,
        signatures=(),
        quotes=_kept(plan.quotes),
        goals=tuple(
            replace(_shorn(goal), responsible=None, milestones=tuple(map(_shorn, goal.milestones)))
            for goal in plan.goals
        ),
    )
    return _without(_pattern(plan), shorn)


def reports_without_persons(reports: Sequence[FollowUpReport], plan: Plan) -> tuple[FollowUpReport, ...]:
    """*reports* on *plan* without the names that *plan* has in fields of its own. Other names in their comments are not
    known to be any."""
    pattern = _pattern(plan)
    return tuple(_without(pattern, report) for report in reports)


def _pattern(plan: Plan) -> re.Pattern[str] | None:
    """What finds the names of persons that *plan* has; null where it has none."""
    names = sorted({name for name in _names(plan) if name.strip()}, key=lambda name: (-len(name), name))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(_anyhow, names))})(?!\w)", re.IGNORECASE) if names else None


def _without(pattern: re.Pattern[str] | None, whole: Whole) -> Whole:
    if pattern is None:
        return whole
    return msgspec.convert(_masked(msgspec.to_builtins(whole), pattern), type(whole))


def _names(plan: Plan) -> Iterator[str]:
    """The names of persons that *plan* has in fields of their own."""
    for signature in plan.signatures:
        printed = [quote.text for field, quote in signature.quotes.items() if field == "name"]
        yield from filter(None, map(_bare, [signature.name or "", *printed]))
    for goal in plan.goals:
        held = [goal.responsible or "", *_labelled(goal.extra)]
        held += [words for milestone in goal.milestones for words in _labelled(milestone.extra)]
        for words in held:
            yield from filter(_is_person, (part.strip() for part in _PARTING.split(words)))


def _bare(name: str) -> str:
    """A signer's name without the title before it; nothing where it is an office's, or a title alone.

    >>> _bare("Direktør Åse Ærø"), _bare("konst. departementschef Bo Hald"), _bare("Slots- og Kulturstyrelsen")
    ('Åse Ærø', 'Bo Hald', '')
    """
    words = name.split()
    while words and (words[0][0].islower() or _OFFICES.search(words[0])):
        del words[0]
    bare = " ".join(words)
    return "" if _OFFICES.search(bare) else bare


def _labelled(extra: dict[str, str]) -> list[str]:
    return [words for label, words in extra.items() if _LABELS.search(label)]


def _is_person(words: str) -> bool:
    """Two to five words that open with capitals, none of them an office's or a title's.

    >>> _is_person("Åse Ærø"), _is_person("Kontor Øst"), _is_person("Vicedirektør"), _is_person("Økonomi og drift")
    (True, False, False, False)
    """
    return (
        _NAMED.fullmatch(words) is not None
        and all(word[0].isupper() for word in words.split())
        and _OFFICES.search(words) is None
    )


def _shorn(part: Part) -> Part:
    """A goal or milestone without the fields that hold persons."""
    extra = {label: words for label, words in part.extra.items() if not _LABELS.search(label)}
    return replace(part, extra=extra, quotes=_kept(part.quotes))


def _kept(quotes: dict[str, Quote]) -> dict[str, Quote]:
    return {field: quote for field, quote in quotes.items() if field != "responsible" and not _LABELS.search(field)}


def _anyhow(name: str) -> str:
    """*name* as a pattern, also where white space or a line end came into it."""
    return r"\s+".join(_JOINED.join(map(re.escape, word)) for word in name.split())


def _masked(value: Any, pattern: re.Pattern[str]) -> Any:
    if isinstance(value, str):
        return pattern.sub(MASK, value)
    if isinstance(value, dict):
        return {key: _masked(inner, pattern) for key, inner in value.items()}
    return [_masked(inner, pattern) for inner in value] if isinstance(value, list | tuple) else value
