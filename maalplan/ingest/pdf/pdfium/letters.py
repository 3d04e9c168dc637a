"""pdfium's text page to words.

pdfium has the characters of a page as one string and knows of each the text object that draws it. Font, size,
baseline and marked content belong to the object, so they are asked of it once; of the characters themselves only the
first and the last of a word are looked at.
"""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, repeat
from typing import NamedTuple

from maalplan.ingest.pdf.marks import GLYPHS, UNKNOWN
from maalplan.ingest.pdf.pdfium.calls import Address, Calls, calls
from maalplan.ingest.pdf.pdfium.doubled import drawn_twice, undoubled
from maalplan.ingest.pdf.pdfium.frame import Corners, Frame, Six, after
from maalplan.ingest.pdf.shown import Box, Word, around
from maalplan.ingest.pdf.words import SPELLED, is_bold, is_of_signs

_ALONE = GLYPHS | {UNKNOWN}
_SIGN = f"[{re.escape(''.join(sorted(_ALONE)))}]"
_PIECE = re.compile(f"{_SIGN}|(?:(?!{_SIGN})\\S)+")
"""What stands together: signs are words of their own, however near they stand."""
_STRANGE = re.compile(r"[\x00-\x01\x03-\x08\x0e-\x1f\x7f-\x9f\ue000-\uf8ff]")
"""Characters that no letter has; pdfium gives a glyph's number where the file does not say what letter it is."""
_LAST_CODE = 0x10FFFF
_LEVEL = 0.1
"""A line that rises by more than this share of its length is turned."""
_MOST = 0.6
"""Share of a page's letters that must be turned for the page to be turned."""
_NOWHERE: Box = (0.0, 0.0, 0.0, 0.0)
_UNSEEN = (3, 7)
"""Ways of drawing text that leave nothing to be seen."""


class _Font(NamedTuple):
    bold: bool
    signs: bool
    descent: float
    """Below the baseline, as a share of the size; negative."""


class _Style(NamedTuple):
    """How characters are set; ``size`` and ``descent`` (below the baseline, negative) in points."""

    font: Address
    size: float
    descent: float
    bold: bool
    signs: bool
    turns: int | None
    """Quarter turns, clockwise, until it stands upright; None for slanted text."""
    hidden: bool

    @property
    def upright(self) -> bool:
        """Whether it reads from left to right on the page as shown."""
        return self.turns == 0


class _Piece(NamedTuple):
    """Characters of one text object with no blank between."""

    text: str
    box: Box
    baseline: float
    style: _Style
    content: int
    """The number of its marked content; -1 for none."""
    apart: bool
    """Whether the file has a blank before it."""


class Letters(NamedTuple):
    """The words of a page: those to be seen, those that are not, and those set aslant across the page.

    ``turns``: by how many quarter turns, clockwise, the page must be turned for most of its letters to stand upright.
    """

    words: tuple[Word, ...]
    hidden: tuple[Word, ...] = ()
    slanted: tuple[Word, ...] = ()
    turns: int = 0


def letters_of(text_page: Address, frame: Frame, texts: Sequence[Address]) -> Letters:
    """The words that a text page holds, in its order, in the coordinates of *frame*.

    ``texts``: the page's text objects; pdfium leaves out those that repeat another in its place, which is how some
    programs draw bold.
    """
    call = calls()
    text, objects = _characters(text_page, call)
    twice = drawn_twice(texts, objects, call)
    shown: list[Word] = []
    hidden: list[Word] = []
    slanted: list[Word] = []
    counts: Counter[int] = Counter()
    for run in _runs(_Cutter(call, text_page, frame, twice).pieces(text, objects)):
        word, style = _word(run), run[0].style
        if not word.text or not _on_page(word, frame):
            continue
        (hidden if style.hidden else slanted if style.turns is None else shown).append(word)
        if style.turns is not None:
            counts[style.turns] += len(word.text)
    most = max(counts, key=lambda turns: counts[turns], default=0)
    sure = counts[most] > _MOST * sum(counts.values())
    return Letters(undoubled(shown), tuple(hidden), tuple(slanted), most if sure else 0)


class _Cutter:
    """Cuts the characters of one text page to pieces; what a font is like is asked once."""

    def __init__(self, call: Calls, page: Address, frame: Frame, twice: set[Address]) -> None:
        self._call, self._page, self._frame, self._twice = call, page, frame, twice
        self._fonts: dict[Address, _Font] = {}
        self._styles: dict[tuple[object, ...], _Style] = {}
        # what pdfium writes its answers into, made once: making them is dearer than asking
        self._spot, self._six, self._size = Corners(), Six(), ctypes.c_float()
        self._to_spot, self._to_six = ctypes.byref(self._spot), ctypes.byref(self._six)
        self._to_size = ctypes.byref(self._size)

    def pieces(self, text: str, objects: Sequence[Address | None]) -> Iterator[_Piece]:
        """The pieces of *text*; ``objects`` says of each character what draws it."""
        apart = False
        end = 0
        for item, run in groupby(objects):
            start, end = end, end + len(list(run))
            part = text[start:end]
            if item is None:
                continue
            if not part.isspace():
                style = self._style(item, start)
                part = self._known(part, start)
                cut = self._upright if style.upright else self._turned
                yield from cut(part, start, _Piece("", _NOWHERE, 0.0, style, self._call.content_id(item), apart))
                apart = False
            apart = apart or part[-1].isspace()

    def _style(self, item: Address, index: int) -> _Style:
        """How the text object *item*, that of the character *index*, is set; its matrix is in ``_six`` then."""
        call, six, twice = self._call, self._six, item in self._twice
        font = call.text_font(item)
        call.text_size(item, self._to_size)
        call.char_matrix(self._page, index, self._to_six)
        key = font, self._size.value, six.a, six.b, six.c, six.d, call.text_mode(item), twice
        style = self._styles.get(key)
        if style is None:
            style = self._styles[key] = self._new_style(font, call.text_mode(item), twice)
        return style

    def _new_style(self, font: Address, mode: int, twice: bool) -> _Style:
        if font not in self._fonts:
            self._fonts[font] = _font(font, self._call)
        known = self._fonts[font]
        a, b, c, d, _, _ = after(self._six.values(), self._frame.matrix)
        size = round(math.hypot(c, d) * self._size.value, 3)
        return _Style(
            font=font,
            size=size,
            descent=known.descent * size,
            bold=twice or known.bold,
            signs=known.signs,
            turns=_turns(a, b, c, d),
            hidden=mode in _UNSEEN,
        )

    def _known(self, part: str, start: int) -> str:
        """*part*, the characters of which the file does not say what letters they are made known as such."""
        unmapped, page = self._call.unmapped, self._page
        if not unmapped(page, start) and not _STRANGE.search(part):
            return part
        return "".join(
            UNKNOWN if unmapped(page, start + n) and not char.isspace() else char for n, char in enumerate(part)
        )

    def _upright(self, part: str, start: int, piece: _Piece) -> Iterator[_Piece]:
        """The words of *part*, set as *piece* is."""
        origin, baseline = self._frame.point(self._six.e, self._six.f)
        style, apart = piece.style, piece.apart
        bottom = baseline - style.descent
        top = bottom - style.size
        for found in _PIECE.finditer(part):
            begin, end = found.span()
            x0 = origin if begin == 0 else self._box(start + begin)[0]
            x1 = self._box(start + end - 1)[2]
            apart = apart or (begin > 0 and part[begin - 1].isspace())
            yield _Piece(found[0], (x0, top, x1, bottom), baseline, style, piece.content, apart)
            apart = False

    def _turned(self, part: str, start: int, piece: _Piece) -> Iterator[_Piece]:
        """A turned line is one piece, blanks included: its order shows in the file alone."""
        boxes = tuple(self._box(start + n) for n, char in enumerate(part) if not char.isspace())
        box = around(boxes)
        yield piece._replace(text=part.rstrip(), box=box, baseline=box[3])

    def _box(self, index: int) -> Box:
        """The box of one character: as wide as the pen goes on, or as its glyph where that is wider."""
        spot = self._spot
        self._call.char_box(self._page, index, self._to_spot)
        return self._frame.box(spot.left, spot.bottom, spot.right, spot.top)


def _word(run: Sequence[_Piece]) -> Word:
    text, box, baseline, style, content, _ = run[0]
    if len(run) > 1:
        text, box = _together(run), around(tuple(piece.box for piece in run))
    text = text.translate(SPELLED).strip()
    return Word(
        text=text if text.isascii() else unicodedata.normalize("NFC", text),
        box=box,
        baseline=baseline,
        size=style.size,
        bold=style.bold,
        sign=style.signs,
        content=content if content >= 0 else None,
    )


def _turns(a: float, b: float, c: float, d: float) -> int | None:
    """How far text with this matrix, on the page as shown (y grows downwards), must be turned to stand upright."""
    for turns, (along, across) in enumerate(((a, b), (-b, a), (-a, -b), (b, -a))):
        if along > 0 and abs(across) <= _LEVEL * along:
            # mirrored text reads in no direction
            return turns if a * d - b * c < 0 else None
    return None


def _characters(page: Address, call: Calls) -> tuple[str, list[Address | None]]:
    """The characters of a text page, and of each the text object that draws it; None for the blanks that pdfium puts
    where characters stand apart."""
    count = call.count_chars(page)
    if count <= 0:
        return "", []
    buffer = ctypes.create_string_buffer(2 * (count + 1))
    call.text(page, 0, count, buffer)
    text = buffer.raw[: 2 * count].decode("utf-16-le", errors="replace").rstrip("\0")
    if len(text) != count:
        # characters without a letter, and those beyond the first 65,536, shift the string against the numbers
        codes = map(call.char_code, repeat(page, count), range(count))
        text = "".join(chr(code) if 0 < code <= _LAST_CODE else UNKNOWN for code in codes)
    return text, list(map(call.char_object, repeat(page, count), range(count)))


def _font(font: Address, call: Calls) -> _Font:
    length = call.font_name(font, None, 0)
    buffer = ctypes.create_string_buffer(max(length, 1))
    call.font_name(font, buffer, length)
    name = buffer.value.decode("utf-8", errors="replace")
    descent = ctypes.c_float()
    call.font_descent(font, 1.0, ctypes.byref(descent))
    return _Font(is_bold(name), is_of_signs(name), min(descent.value, 0.0))


def _runs(pieces: Iterable[_Piece]) -> Iterator[list[_Piece]]:
    """*pieces* in groups that are one word each."""
    run: list[_Piece] = []
    for piece in pieces:
        if run and not (_goes_on if piece.style.upright else _climbs_on)(run[-1], piece):
            yield run
            run = []
        run.append(piece)
    if run:
        yield run


def _goes_on(before: _Piece, piece: _Piece) -> bool:
    one, two = before.style, piece.style
    if unicodedata.combining(piece.text[0]):
        return True
    if piece.apart or not one.upright or before.text in _ALONE or piece.text in _ALONE:
        return False
    if before.content != piece.content or (one is not two and not _alike(one, two)):
        return False
    gap = piece.box[0] - before.box[2]
    return abs(before.baseline - piece.baseline) <= 0.1 * two.size and -0.5 * two.size < gap < 0.18 * two.size


def _alike(one: _Style, two: _Style) -> bool:
    return one.font == two.font and one.bold == two.bold and abs(one.size - two.size) <= 0.1


def _climbs_on(before: _Piece, piece: _Piece) -> bool:
    size = piece.style.size
    near = before.box[0] - size <= piece.box[0] <= before.box[2] + size
    gap = max(piece.box[1] - before.box[3], before.box[1] - piece.box[3])
    return not before.style.upright and near and gap < size


def _together(run: Sequence[_Piece]) -> str:
    blanks = ["", *(" " if piece.apart and not piece.style.upright else "" for piece in run[1:])]
    return "".join(blank + piece.text for blank, piece in zip(blanks, run, strict=True))


def _on_page(word: Word, frame: Frame) -> bool:
    across, down = (word.box[0] + word.box[2]) / 2, (word.box[1] + word.box[3]) / 2
    return 0 <= across <= frame.width and 0 <= down <= frame.height
