"""Lines of signature blocks → columns of units: taken apart where they stand side by side, joined where wrapped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest

from maalplan.parsers.cover import is_unfinished
from maalplan.parsers.signature_parts import ORGANISATION, TITLE, Part, Role, is_name, read_parts, title_of
from maalplan.parsers.spans import Span
from maalplan.parsers.time_words import DATE
from maalplan.parsers.vocabulary import Vocabulary

_GAP = re.compile(r"[ \u00a0]{2,}|\t+")
_NEXT_DATE = re.compile(rf"(?<=\d)\s+(?=[A-ZÆØÅ][\wæøå. -]{{1,30}}?,?\s+(?:den\s+|d\.\s*)?{DATE})", re.IGNORECASE)
_MINISTRY = re.compile(
    r"(?<=[^\s,-] )(?:Ministeriet for [A-ZÆØÅ]|(?:[A-ZÆØÅ][\wæøå]*-,? (?:og )?)*[A-ZÆØÅ][\wæøå]*ministeriet$)"
)
_LOWER_WORD = re.compile(r"(?:[a-zæøå]{2,}|i)\s")
_LONGEST = 110


@dataclass(frozen=True, slots=True)
class Unit:
    """The parts of one line, its wrapped end included."""

    parts: tuple[Part, ...]

    @property
    def role(self) -> Role:
        """What the line opens with; a place stands for its date."""
        role = next((part.role for part in self.parts if part.role != "label"), self.parts[0].role)
        return "date" if role == "place" else role


# ------------------------------------------------------------------ side by side


def columns_of(lines: Sequence[Span]) -> Iterator[list[Span]]:
    """*lines* as columns to be read one after the other; lines that stand alone are one column."""
    flow: list[Span] = []
    band: list[list[Span]] = []
    for line, following in zip_longest(lines, lines[1:]):
        segments = _segments(line, len(band))
        if band and _goes_on(band, segments):
            _add(band, segments)
            continue
        if not _opens_band(segments) and following:
            below = _segments(following, 0)
            segments = _segments(line, len(below)) if _opens_band(below) else segments
        if _opens_band(segments):
            yield from [flow, *band]
            flow, band = [], [[segment] for segment in segments]
        else:
            yield from band
            band = []
            flow += segments
    yield from [flow, *band]


def _segments(line: Span, columns: int) -> list[Span]:
    """The parts of *line* between wide gaps, from one place and date to the next, or one for each open column."""
    text = line.text
    cuts = _cuts(text, columns) if len(text) <= 3 * _LONGEST else ()
    if not cuts:
        return [line]
    spans = [line.cut(start, end) for start, end in zip((0, *cuts), (*cuts, len(text)), strict=True)]
    return [span for span in spans if span.text]


@lru_cache(maxsize=4096)
def _cuts(text: str, columns: int) -> Sequence[int]:
    """Where a line is to be cut; kept, since every line is asked about as the following one too."""
    return (
        [match.end() for match in _GAP.finditer(text)]
        or [match.end() for match in _NEXT_DATE.finditer(text)]
        or _cuts_between_titles(text)
        or _cuts_between_names(text, columns)
        or _cuts_at_ministry(text, columns)
    )


def _cuts_between_titles(text: str) -> list[int]:
    """Where the next title begins, on a line that begins with one: "Direktør, X Departementschef, Y"."""
    if not (text[:1].isupper() and title_of(text)):
        return []
    return [match.start() for match in TITLE.finditer(text) if match[0][:1].isupper()][1:]


def _cuts_between_names(text: str, columns: int) -> list[int]:
    """Where one name ends and the next begins, when each has two words."""
    words = [match.start() for match in re.finditer(r"\S+", text)] if columns > 1 else []
    if words and len(words) == 2 * columns and is_name(" ".join(text.split()[:2])):
        return [] if ORGANISATION.search(text) else words[2::2]
    return []


def _cuts_at_ministry(text: str, columns: int) -> list[int]:
    """Where the ministry begins on a line that names two organisations."""
    match = _MINISTRY.search(text, 1) if columns == 2 else None
    return [match.start()] if match else []


def _opens_band(segments: Sequence[Span]) -> bool:
    if len(segments) < 2:
        return False
    roles = {_leading_role(segment) for segment in segments}
    return len(roles) == 1 and "other" not in roles


def _leading_role(segment: Span) -> Role:
    """What a segment says first, behind its label."""
    roles = [part.role for part in read_parts(segment)]
    return next((role for role in roles if role != "label"), roles[0])


def _goes_on(band: Sequence[Sequence[Span]], segments: Sequence[Span]) -> bool:
    if len(segments) > len(band):
        return False
    if len(segments) < len(band):
        return len(segments) == 1 and _open_column(band, segments[0]) is not None
    return all(read_parts(segment)[0].role != "other" for segment in segments)


def _add(band: list[list[Span]], segments: Sequence[Span]) -> None:
    if len(segments) == len(band):
        for column, segment in zip(band, segments, strict=True):
            column.append(segment)
        return
    place = _open_column(band, segments[0])
    assert place is not None, "asked before"
    band[place].append(segments[0])


def _open_column(band: Sequence[Sequence[Span]], segment: Span) -> int | None:
    """The column that a line alone goes on with: the one that asks for more words, or the last for "og Fiskeri"."""
    open_ = [place for place, column in enumerate(band) if is_unfinished(column[-1].text)]
    if len(open_) == 1:
        return open_[0]
    return len(band) - 1 if segment.text[:1].islower() and len(segment.text) <= _LONGEST else None


# ------------------------------------------------------------------ one below the other


def units_of(lines: Sequence[Span], words: Vocabulary) -> Iterator[Unit]:
    """The units of a column, in order."""
    unit: Unit | None = None
    for line in lines:
        parts = read_parts(line)
        if not parts:
            continue
        if unit and _continues(unit, line):
            last = unit.parts[-1]
            unit = Unit((*unit.parts[:-1], Part(last.role, (*last.spans, line))))
            continue
        if unit:
            yield unit
        if unit and parts[0].role == "other" and _follows_title(unit, line, words):
            parts = (Part("organisation", (line,)),)
        elif unit and parts[0].role == "organisation" and _ends_prose(unit, line):
            parts = (Part("other", (line,)),)
        unit = Unit(parts)
    if unit:
        yield unit


def _continues(unit: Unit, line: Span) -> bool:
    """Is *line* the wrapped end of a title or an organisation?"""
    last = unit.parts[-1]
    if last.role not in ("title", "organisation") or len(line.text) > _LONGEST:
        return False
    if last.role == "organisation" and is_unfinished(last.text):
        return read_parts(line)[0].role not in ("date", "place", "rule")
    return last.role == "organisation" and bool(_LOWER_WORD.match(line.text)) and not line.text.endswith(".")


def _follows_title(unit: Unit, line: Span, words: Vocabulary) -> bool:
    """Is *line*, of no shape known, the organisation below a title?"""
    text = line.text
    proper = text[:1].isupper() and len(text) <= _LONGEST and text[-1:] not in ".:;?!"
    return unit.parts[-1].role == "title" and proper and words.chapter(text) is None


def _ends_prose(unit: Unit, line: Span) -> bool:
    """Is *line* the wrapped end of running text, which happens to be an organisation's name?"""
    last = unit.parts[-1]
    return last.role == "other" and last.spans[-1].block is line.block and not last.text.endswith((".", ":"))
