"""Words that a narrow cell cut without a hyphen: ``Resultatm|ål``.

A layout program that meets a word wider than the cell sets it on a line of its own and breaks it where the cell
ends: not one letter more had fitted. A whole word may fill its line as well, so the words are asked too: those of
the rest of the document, and what can be no word.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from maalplan.ingest.pdf.lines import Line, apart
from maalplan.ingest.pdf.marks import BULLET, DASHES, GLYPHS
from maalplan.ingest.pdf.tables import Sheet, Slot

_SIGNS = GLYPHS | DASHES | {BULLET}
_NARROW, _BROAD = frozenset("fijlrt"), frozenset("mwæ")
_WORD = re.compile(r"\w+")
_VOWEL = re.compile(r"[aeiouyæøåéäöü]", re.IGNORECASE)
_STOPS = frozenset(".,;:")
_DATE = re.compile(r"\d{1,2}[./-]\d{1,2}[./-](?:\d{2}|\d{4})[.,;]?")
_VOWELLESS = re.compile(r"nr|kl|kr|stk|pct|mv|mm|km|kg|jf|mht|hhv|ift|vs|ph")
_HYPHENATED = re.compile(r"[^\W\d_]{2}-$")
_GLUED, _EVEN = 0.1, 0.15
"""Sizes: less than the first is no blank, more than the second is a difference between blanks."""
_STEM = 4
"""Letters of which a word is made, at least, for others to begin with it by no chance."""
_ENOUGH, _NEARLY_ALL = 6, 0.85
"""So many lines that go on, and that share of them without room for a letter, show that lines are cut anywhere."""
_COMMON = re.compile(
    r"ad|af|alle|allerede|anden|andet|andre|at|blev|blive|bliver|blevet|både|da|dage|de|den|denne|der|deres|det|dette"
    r"|disse|dog|efter|ej|eller|en|end|ende|enten|er|et|flere|for|fra|frem|før|færre|gange|gennem|har|have|helt|herunder"
    r"|hos|hver|hvert|hvis|hvor|hvoraf|højst|i|ikke|ind|inden|jf|kan|kr|kun|lige|med|mellem|men|mens|mere|mest|mia|mindre"
    r"|mindst|mio|mod|måneder|ned|nu|ny|nye|nyt|når|og|også|om|op|over|pct|point|pr|procent|på|sager|samme|samt|sig|sin"
    r"|sit|skal|som|store|større|så|sådan|t|til|uden|ud|uger|under|var|ved|vil|være|været|år|øget|øvrige"
)
"""Words so common that a line that begins with one of them was wrapped in front of it."""


class _Words:
    """All words of a document."""

    def __init__(self, words: set[str]) -> None:
        self.all = words
        self._in_order = sorted(words)

    def begin(self, whole: str, cut: int) -> bool:
        """Whether the document has *whole*, a longer form of it, or a shorter one that goes beyond the *cut*."""
        return self.any_longer(whole) or any(whole[:end] in self.all for end in range(cut + 1, len(whole)))

    def any_longer(self, beginning: str) -> bool:
        """Whether the document has a word that begins so."""
        place = bisect_left(self._in_order, beginning)
        return place < len(self._in_order) and self._in_order[place].startswith(beginning)


def with_cuts(sheets: Sequence[Sheet], flowing: Iterable[Line]) -> list[Sheet]:
    """*sheets*, the lines whose last word goes on in the next marked as ``cut``; ``flowing`` are the lines outside."""
    if any(_overflows(sheet) for sheet in sheets):
        return list(sheets)
    anywhere = [_cuts_anywhere(sheet) for sheet in sheets]
    suspects = {
        id(line)
        for sheet, everywhere in zip(sheets, anywhere, strict=True)
        for slot in sheet.slots
        for pair in pairwise(slot.lines)
        if _may_be_cut(*pair, anywhere=everywhere)
        for line in pair
    }
    if not suspects:
        return list(sheets)
    cells = (line for sheet in sheets for slot in sheet.slots for line in slot.lines if id(line) not in suspects)
    words = _Words({word.casefold() for line in (*flowing, *cells) for word in _WORD.findall(line.text)})
    return [
        replace(
            sheet,
            slots=tuple(
                _marked(slot, words, anywhere=everywhere) if any(id(line) in suspects for line in slot.lines) else slot
                for slot in sheet.slots
            ),
        )
        for sheet, everywhere in zip(sheets, anywhere, strict=True)
    ]


def _overflows(sheet: Sheet) -> bool:
    """Whether a word of *sheet* runs out of its cell: a program that lets it cuts none."""
    return any(
        line.box[2] > edge and len(line.words) == 1
        for slot in sheet.slots
        for edge in (sheet.edges[slot.column + slot.column_span] + 0.5,)
        for line in slot.lines
    )


def _cuts_anywhere(sheet: Sheet) -> bool:
    """Whether the lines of *sheet* are broken wherever they are full (``word-break: break-all``): hardly one leaves
    room for another letter."""
    pairs = [pair for slot in sheet.slots for pair in pairwise(slot.lines) if _goes_on_in_kind(*pair)]
    if len(pairs) < _ENOUGH or sum(_is_full(*pair) for pair in pairs) < _NEARLY_ALL * len(pairs):
        return False
    hyphenated = any(_hyphenated(*pair) for slot in sheet.slots for pair in pairwise(slot.lines))
    return not (hyphenated or _justified(line for slot in sheet.slots for line in slot.lines))


def _hyphenated(line: Line, after: Line) -> bool:
    """Whether a word is cut with a hyphen between the two; who cuts so has no need to cut otherwise."""
    return bool(_HYPHENATED.search(line.words[-1].text)) and after.words[0].text[0].islower()


def _justified(lines: Iterable[Line]) -> bool:
    """Whether the blanks of *lines* differ, as where lines are drawn out to be full."""
    blanks = [(two.x0 - one.x1) / line.size for line in lines for one, two in pairwise(line.words) if not one.sign]
    blanks = sorted(blank for blank in blanks if blank > _GLUED)
    return bool(blanks) and blanks[-1 - len(blanks) // 10] - blanks[len(blanks) // 10] > _EVEN


def _may_be_cut(line: Line, after: Line, *, anywhere: bool) -> bool:
    """Whether *line* fills its cell, and the next goes on in letters or digits of its kind: with a single word, with
    one wider than the cell, or with any where lines are cut *anywhere*."""
    rest = after.words[0]
    if rest.text[:1] in _STOPS and _own(line)[-1:].isalpha():
        return True
    # most lines leave room for a letter, or end their sentence
    if not (_goes_on_in_kind(line, after) and _is_full(line, after)):
        return False
    last = line.words[-1]
    wider = last.x1 - last.x0 + rest.x1 - rest.x0 > line.right - line.left
    return anywhere or wider or bool(_own(line))


def _goes_on_in_kind(line: Line, after: Line) -> bool:
    part, rest = line.words[-1].text, after.words[0]
    end, begin = part[-1:], rest.text[:1]
    alike = (
        (begin.islower() and end.isalpha())
        or (part.isupper() and rest.text[:2].isupper())
        or (end.isdigit() and begin.isdigit())
    )
    return alike and abs(line.size - rest.size) <= 0.5


def _is_full(line: Line, after: Line) -> bool:
    """Whether *line* has no room for the first letter of the next."""
    text, (x0, _, x1, _) = after.words[0].text, after.words[0].box
    return line.right - line.box[2] < _first_letter(text, x1 - x0) + 0.5


def _own(line: Line) -> str:
    """The only word of *line*, a list's sign aside; nothing where it has several."""
    words = line.words[1:] if line.words[0].text in _SIGNS else line.words
    if len(words) > 1 and apart(words[0], words[1], line.size):
        return ""
    text = "".join(word.text for word in words)
    return text if line.text.endswith(text) else ""


def _first_letter(text: str, width: float) -> float:
    """About how wide the first letter of *text* is."""
    share = 0.8 if text[0] in _NARROW else 1.7 if text[0] in _BROAD else 1.25
    return max(share / len(text), 0.65 if len(text) == 2 else 0.0) * width if len(text) > 1 else width


def _marked(slot: Slot, words: _Words, *, anywhere: bool) -> Slot:
    lines = list(slot.lines)
    before = ""
    for index, (line, after) in enumerate(pairwise(slot.lines)):
        if not _may_be_cut(line, after, anywhere=anywhere):
            before = ""
            continue
        alone = _own(line)
        part = before + alone if alone else line.words[-1].text
        closes = index + 2 == len(lines)
        is_cut = _is_one_of_many(part, after, words) if anywhere else _is_one_word(part, after, words, closes=closes)
        lines[index] = replace(line, cut=True) if is_cut else line
        before = part if is_cut else ""
    return replace(slot, lines=tuple(lines)) if any(line.cut for line in lines) else slot


def _is_one_of_many(part: str, after: Line, words: _Words) -> bool:
    """As :func:`_is_one_word`, where lines are cut anywhere: most ends are inside words then, and only what is known
    as two words is two."""
    found = _WORD.match(after.text)
    rest = found[0].casefold() if found else ""
    first = part.casefold().lstrip("\"'”’»(")
    if first + rest in words.all or not found:
        return True
    both = all(one in words.all or _COMMON.fullmatch(one) for one in (first, rest))
    return (
        not both
        and not (_COMMON.fullmatch(rest) and len(rest) > 1)
        and not (_COMMON.fullmatch(first) and len(first) > 1)
    )


def _is_one_word(part: str, after: Line, words: _Words, *, closes: bool) -> bool:
    """Whether *part* and the first word of the line *after* it are one.

    They are where the document has the whole elsewhere, or one of the two can be no word. They are not where the
    second is common, unless it stands alone and closes the cell, or where the document has one of them elsewhere.
    """
    if after.text[:1] in _STOPS:
        return True
    if part[-1].isdigit():
        return _DATE.fullmatch(part + after.words[0].text) is not None
    found = _WORD.match(after.text)
    rest = found[0].casefold() if found else ""
    first = part.casefold().lstrip("\"'”’»(")
    if _COMMON.fullmatch(rest):
        return len(after.words) == 1 and (closes or words.begin(first + rest, len(first)))
    if _no_word(first) or _no_word(rest) or words.begin(first + rest, len(first)):
        return True
    return not (words.any_longer(first) or rest in words.all)


def _no_word(part: str) -> bool:
    return part.isalpha() and _VOWEL.search(part) is None and not _VOWELLESS.fullmatch(part)
