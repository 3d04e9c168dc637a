"""The corrections of a folder, listed for people: what each is, whether it stands, and its id to take it back by."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final, Literal, TypeAlias

import msgspec

from maalplan.model import CorrectionAction, Lang, MadeCorrection, PartKind
from maalplan.output.correction_reasons import reason_in_danish
from maalplan.output.review.labels import field_labels
from maalplan.output.review.made import was_text
from maalplan.output.tables import cell
from maalplan.output.terminal import Page, Span, Style

Fate: TypeAlias = Literal["stands", "left", "replaced", "waiting"]
"""``stands``: in the plan; ``left``: it could not be put in; ``replaced``: another one sets the same value, or it says
what was read anyway; ``waiting``: no plan was read from its document, or it was not yet put in."""


@dataclass(frozen=True, slots=True)
class ListedCorrection:
    """A correction: ``part`` is the id of what it is about, or its words where it has none; ``was`` and ``now`` are
    values as plan files have them; ``message`` says why it is left."""

    id: str
    plan: str
    document: str
    fate: Fate
    action: CorrectionAction
    kind: PartKind
    part: str | None
    field: str | None
    was: Any
    now: Any
    by: str | None
    when: str | None
    why: str | None
    message: str | None = None


COLUMNS: Final = tuple(ListedCorrection.__dataclass_fields__)

_WORDS: Final[dict[str, tuple[str, str]]] = {
    "stands": ("står i planen", "stands"),
    "left": ("ikke sat ind", "left"),
    "replaced": ("erstattet", "replaced"),
    "waiting": ("venter", "waiting"),
    "set": ("rettet", "corrected"),
    "add": ("tilføjet", "added"),
    "remove": ("fjernet", "removed"),
    "merge": ("lagt sammen", "merged"),
    "split": ("delt", "split"),
    "plan": ("plan", "plan"),
    "goal": ("mål", "goal"),
    "milestone": ("målepunkt", "milestone"),
    "signature": ("underskrift", "signature"),
    "follow_up": ("opfølgning", "follow-up"),
    "none": ("Der er ingen rettelser.", "There are no corrections."),
    "nothing": ("intet", "nothing"),
}
_STYLES: Final[dict[Fate, Style]] = {"stands": "new", "left": "warning", "replaced": "faint", "waiting": "faint"}
_SHOWN: Final = 60
"""Signs of a value that are shown."""


def listing_to_text(
    listed: Sequence[ListedCorrection], *, lang: Lang = "da", colour: bool = False, width: int = 80
) -> str:
    """*listed* as text: by plan and document, each correction with its id, what was done, and what became of it."""
    page = Page(width, colour)
    lines = [] if listed else page.lines([Span(_word("none", lang))])
    for (plan, document), ones in groupby(listed, key=lambda one: (one.plan, one.document)):
        lines += page.lines([Span(plan, "strong"), Span(f" ({document})", "faint")])
        for one in ones:
            lines += page.lines(_spans(one, lang), indent=2, hanging=2)
    return "".join(f"{line}\n" for line in lines)


def listing_to_csv(listed: Sequence[ListedCorrection]) -> bytes:
    """*listed* as CSV: UTF-8, comma, RFC 4180, English column names; values as JSON where they are more than words."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for one in listed:
        row = {name: getattr(one, name) for name in COLUMNS}
        row |= {"was": _plain(one.was), "now": _plain(one.now)}
        writer.writerow([cell(row[name]) for name in COLUMNS])
    return text.getvalue().encode("utf-8")


def listing_to_json(listed: Sequence[ListedCorrection]) -> bytes:
    """*listed* as a JSON list."""
    return msgspec.json.format(msgspec.json.encode(listed), indent=2) + b"\n"


def _spans(one: ListedCorrection, lang: Lang) -> list[Span]:
    what = " ".join(filter(None, (_word(one.kind, lang), one.part, _field(one, lang), _word(one.action, lang))))
    spans = [Span(one.id, "strong"), Span(f"  {what}")]
    if one.action == "set":
        spans.append(Span(f": {_said(one, one.was, lang)} → {_said(one, one.now, lang)}"))
    elif (value := one.was if one.action == "remove" else one.now) is not None:
        spans.append(Span(f": {_short(value, lang)}"))
    spans += [Span(" ["), Span(_word(one.fate, lang), _STYLES[one.fate]), Span("]")]
    said = ", ".join(filter(None, (one.by, one.when, one.why)))
    why = one.message and (reason_in_danish(one.message) if lang == "da" else one.message)
    return [*spans, *([Span(f" {said}", "faint")] if said else []), *([Span(f" {why}")] if why else [])]


def _field(one: ListedCorrection, lang: Lang) -> str | None:
    """What the field is called within a sentence; the label of an ``extra`` is its name."""
    known = field_labels(lang).get(f"{one.kind} {one.field}")
    return one.field if known is None else known[0].lower() + known[1:]


def _said(one: ListedCorrection, value: Any, lang: Lang) -> str:
    """A value of the field that *one* corrects, as people read it."""
    # A corrected agency has no id: that follows from its name.
    whole = {"id": "", **value} if one.field == "agency" and isinstance(value, dict) else value
    return _cut(was_text(MadeCorrection(one.id, "set", one.kind, "", one.field, whole), lang)) or _word("nothing", lang)


def _short(value: object, lang: Lang) -> str:
    """A value in a few words: its text, where it has one."""
    match value:
        case None:
            return _word("nothing", lang)
        case {"text": str(text)} | {"title": str(text)} | {"name": str(text)}:
            words = text
        case [str(), *_]:
            words = " | ".join(map(str, value))
        case _:
            words = str(_plain(value))
    return _cut(words)


def _cut(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1]}…"


def _plain(value: object) -> object:
    """A value as a cell has it."""
    return msgspec.json.encode(value).decode("utf-8") if isinstance(value, (dict, list, tuple)) else value


def _word(name: str, lang: Lang) -> str:
    danish, english = _WORDS[name]
    return danish if lang == "da" else english
