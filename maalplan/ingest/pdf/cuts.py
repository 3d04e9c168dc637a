"""Words that a narrow cell cut without a hyphen: ``Resultatm|ål``.

A layout program that meets a word wider than the cell sets it on a line of its own and breaks it where the cell
ends: not one letter more had fitted. A whole word may fill its line as well, so the words are asked too: those of
the rest of the document, and what can be no word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from maalplan.ingest.pdf.lines import Line
from maalplan.ingest.pdf.marks import BULLET, DASHES, GLYPHS
from maalplan.ingest.pdf.tables import Sheet, Slot

_NARROW, _BROAD = frozenset("fijlrt"), frozenset("mwæ")
_WORD = re.compile(r"\w+")
_VOWEL = re.compile(r"[aeiouyæøåéäöü]", re.IGNORECASE)
_STOP = re.compile(r"[.,;:]")
_DATE = re.compile(r"\d{1,2}[./-]\d{1,2}[./-](?:\d{2}|\d{4})[.,;]?")
_VOWELLESS = re.compile(r"nr|kl|kr|stk|pct|mv|mm|km|kg|jf|mht|hhv|ift|vs|ph")
_COMMON = re.compile(
    r"ad|af|alle|allerede|anden|andet|andre|at|blev|blive|bliver|blevet|både|da|dage|de|den|denne|der|deres|det|dette"
    r"|disse|dog|efter|ej|eller|en|end|ende|enten|er|et|flere|for|fra|frem|før|færre|gange|gennem|har|have|helt|herunder"
    r"|hos|hver|hvert|hvis|hvor|hvoraf|højst|i|ikke|ind|inden|jf|kan|kr|kun|lige|med|mellem|men|mens|mere|mest|mia|mindre"
    r"|mindst|mio|mod|måneder|ned|nu|ny|nye|nyt|når|og|også|om|op|over|pct|point|pr|procent|på|sager|samme|samt|sig|sin"
    r"|sit|skal|som|store|større|så|sådan|t|til|uden|ud|uger|under|var|ved|vil|være|været|år|øget|øvrige"
)
"""Words so common that a line that begins with one of them was wrapped in front of it."""


def with_cuts(sheets: Sequence[Sheet], flowing: Iterable[Line]) -> list[Sheet]:
    """*sheets*, the lines whose last word goes on in the next marked as ``cut``; ``flowing`` are the lines outside."""
    suspects = {id(line) for sheet in sheets for slot in sheet.slots for pair in _suspects(slot) for line in pair}
    if not suspects:
        return list(sheets)
    cells = (line for sheet in sheets for slot in sheet.slots for line in slot.lines if id(line) not in suspects)
    words = {word.casefold() for line in (*flowing, *cells) for word in _WORD.findall(line.text)}
    return [replace(sheet, slots=tuple(_marked(slot, words) for slot in sheet.slots)) for sheet in sheets]


def _suspects(slot: Slot) -> Iterator[tuple[Line, Line]]:
    """The pairs of lines between which a word may be cut."""
    return ((one, two) for one, two in zip(slot.lines, slot.lines[1:], strict=False) if _may_be_cut(one, two))


def _may_be_cut(line: Line, after: Line) -> bool:
    """Whether *line* is a single word that fills its cell, and the next goes on in letters or digits of its kind."""
    part, rest = _own(line), after.words[0]
    if part[-1:].isalpha() and _STOP.match(rest.text):
        return True
    alike = part[-1:].isalpha() and rest.text[0].islower()
    capitals = part.isupper() and rest.text[:2].isupper()
    digits = part[-1:].isdigit() and rest.text[0].isdigit()
    if not part or not (alike or capitals or digits) or abs(line.size - rest.size) > 0.5:
        return False
    return line.right - line.x1 < _first_letter(rest.text, rest.x1 - rest.x0) + 0.5


def _own(line: Line) -> str:
    """The only word of *line*, a list's sign aside; nothing where it has several."""
    words = line.words[1:] if line.words[0].text in GLYPHS | DASHES | {BULLET} else line.words
    text = "".join(word.text for word in words)
    return text if line.text.endswith(text) else ""


def _first_letter(text: str, width: float) -> float:
    """About how wide the first letter of *text* is."""
    share = 0.8 if text[0] in _NARROW else 1.7 if text[0] in _BROAD else 1.25
    return max(share / len(text), 0.65 if len(text) == 2 else 0.0) * width if len(text) > 1 else width


def _marked(slot: Slot, words: set[str]) -> Slot:
    lines = list(slot.lines)
    before = ""
    for index, (line, after) in enumerate(zip(slot.lines, slot.lines[1:], strict=False)):
        part = before + _own(line)
        closes = index + 2 == len(lines)
        is_cut = _may_be_cut(line, after) and _is_one_word(part, after, words, closes=closes)
        lines[index] = replace(line, cut=is_cut)
        before = part if is_cut else ""
    return replace(slot, lines=tuple(lines)) if any(line.cut for line in lines) else slot


def _is_one_word(part: str, after: Line, words: set[str], *, closes: bool) -> bool:
    """Whether *part* and the first word of the line *after* it are one.

    They are where the document has the whole elsewhere, or one of the two can be no word. They are not where the
    second is common, unless it stands alone and closes the cell, or where the document has one of them elsewhere.
    """
    if _STOP.match(after.text):
        return True
    if part[-1].isdigit():
        return _DATE.fullmatch(part + after.words[0].text) is not None
    found = _WORD.match(after.text)
    rest = found[0].casefold() if found else ""
    first = part.casefold().lstrip("\"'”’»(")
    if _COMMON.fullmatch(rest):
        return len(after.words) == 1 and (closes or _begins_known(first + rest, len(first), words))
    if _no_word(first) or _no_word(rest) or _begins_known(first + rest, len(first), words):
        return True
    return not any(word.startswith(first) or word == rest for word in words)


def _no_word(part: str) -> bool:
    return part.isalpha() and _VOWEL.search(part) is None and not _VOWELLESS.fullmatch(part)


def _begins_known(whole: str, cut: int, words: set[str]) -> bool:
    """Whether the document has *whole*, a longer form of it, or a shorter one that goes beyond the *cut*."""
    return any(word.startswith(whole) or (len(word) > cut and whole.startswith(word)) for word in words)
