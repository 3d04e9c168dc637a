"""The corrections that stand in a plan, as its page says them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cache
from typing import Any, Final, get_type_hints

import msgspec

from maalplan.model import FollowUp, Goal, Lang, MadeCorrection, Milestone, PartKind, Plan, ReviewedValue, Signature
from maalplan.output.diff.values import date_text
from maalplan.output.review.labels import label
from maalplan.output.review.spoken import spoken

_TYPES: Final[dict[PartKind, type]] = {
    "plan": Plan,
    "goal": Goal,
    "milestone": Milestone,
    "follow_up": FollowUp,
    "signature": Signature,
}
_NAMES: Final = ("title", "text", "name", "occasion", "number", "id")
"""Fields that say which part something was, the best first."""
_DAY: Final = len("2025-12-31")


@dataclass(frozen=True, slots=True)
class MadeView:
    """A correction: ``done`` says what was done, ``was`` what was read before, ``who`` by whom and when."""

    id: str
    action: str
    done: str
    was: str
    who: str
    why: str


@dataclass(frozen=True, slots=True)
class MadeCorrections:
    """The corrections that stand in a plan, looked up by what they are about."""

    made: tuple[MadeCorrection, ...]

    def of_value(self, path: str) -> MadeCorrection | None:
        """The correction of the value at *path*."""
        return next((one for one in self.made if one.action == "set" and one.path == path), None)

    def of_part(self, path: str) -> tuple[MadeCorrection, ...]:
        """What was done with the part at *path* itself, and removed from it."""
        return tuple(one for one in self.made if one.action != "set" and one.path == path)

    def values_in(self, path: str) -> Iterator[MadeCorrection]:
        """The corrected values of the part at *path*, without those of the parts in it."""
        for one in self.made:
            if one.action == "set" and one.path.startswith(f"{path}/") and _field(one.path, path) == one.field:
                yield one


NONE_MADE: Final = MadeCorrections(())
"""What a plan has where nothing in it was corrected."""


def made_view(made: MadeCorrection, lang: Lang) -> MadeView:
    """*made* in words."""
    was = was_text(made, lang)
    said = (
        label("made by", lang, made.by) if made.by else "",
        label("made when", lang, date_text(made.when[:_DAY], lang)) if made.when else "",
    )
    what = f"{label(made.kind, lang)} " if made.action == "remove" else ""
    return MadeView(
        id=made.id,
        action=made.action,
        done=f"{what}{label(f'made {made.action}', lang)}",
        was=label("was", lang, was) if was else label("was nothing", lang) if made.action == "set" else "",
        who=" ".join(filter(None, said)),
        why=made.why or "",
    )


def was_text(made: MadeCorrection, lang: Lang) -> str:
    """What was read before, as people read it; of parts their names.

    >>> percent = {"value": 12.5, "unit": "percent"}
    >>> was_text(MadeCorrection("1", "set", "goal", "/goals/0/weight", "weight", percent), "da")
    '12,5 pct.'
    >>> was_text(MadeCorrection("1", "remove", "goal", "", None, {"title": "Tryghed"}), "da")
    'Tryghed'
    """
    if made.action == "set":
        value = _typed(made)
        return "" if value is None else spoken(made.field or "", value, lang)
    parts = made.was if isinstance(made.was, list | tuple) else [made.was]
    return " + ".join(filter(None, map(_name, parts)))


def _name(part: Any) -> str:
    if not isinstance(part, dict):
        return ""
    return next((str(part[name]) for name in _NAMES if part.get(name)), "")


def _typed(made: MadeCorrection) -> ReviewedValue | None:
    """The value of a field as the model has it; its words where a file holds something else."""
    if made.was is None:
        return None
    if made.field == "extra":
        return str(made.was)
    try:
        value: ReviewedValue | None = msgspec.convert(made.was, _types(made.kind)[made.field or ""])
    except (KeyError, msgspec.ValidationError):
        return str(made.was)
    return value


@cache
def _types(kind: PartKind) -> dict[str, Any]:
    hints = get_type_hints(_TYPES[kind])
    return {field.name: hints[field.name] for field in fields(_TYPES[kind])}


def _field(path: str, above: str) -> str:
    return path.removeprefix(f"{above}/").partition("/")[0]
