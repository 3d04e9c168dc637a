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
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, repeat
from typing import NamedTuple

from maalplan.ingest.pdf.marks import GLYPHS, UNKNOWN
from maalplan.ingest.pdf.pdfium.calls import Address, Calls, calls
from maalplan.ingest.pdf.pdfium.doubled import drawn_twice, undoubled
from maalplan.ingest.pdf.pdfium.frame import Corners, Frame, Matrix, after
from maalplan.ingest.pdf.pdfium.shapes import Drawing
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
_OVERHANG = 0.1
"""Share of the size by which a box may begin beside where its letter does."""
_MOST = 0.6
"""Share of a page's letters that must be turned for the page to be turned."""
_SPOT = Corners()
_SPOT_AT = ctypes.addressof(_SPOT)
"""What pdfium writes a box into; made once, since making it is dearer than asking."""
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


def letters_of(text_page: Address, frame: Frame, drawing: Drawing) -> Letters:
    """The words that a text page holds, in its order, in the coordinates of *frame*.

    ``drawing``: the page's text objects, all of them; pdfium leaves out those that repeat another in its place, which
    is how some programs draw bold.
    """
    call = calls()
    text, objects = _characters(text_page, call)
    twice = drawn_twice(drawing.texts, objects, call)
    shown: list[Word] = []
    hidden: list[Word] = []
    slanted: list[Word] = []
    counts: Counter[int] = Counter()
    for run in _runs(_Cutter(call, text_page, frame, _Known(twice, drawing.in_forms)).pieces(text, objects)):
        word, style = _word(run), run[0].style
        if not word.text or word.size <= 0 or not _on_page(word, frame):
            continue
        (hidden if style.hidden else slanted if style.turns is None else shown).append(word)
        if style.turns is not None:
            counts[style.turns] += len(word.text)
    most = max(counts, key=lambda turns: counts[turns], default=0)
    sure = counts[most] > _MOST * sum(counts.values())
    return Letters(undoubled(shown), tuple(hidden), tuple(slanted), most if sure else 0)


class _Run(NamedTuple):
    """The characters, from *start* on, that one text object draws."""

    item: Address
    start: int
    text: str
    apart: bool
    """Whether the file has a blank before it."""


def _runs_of(text: str, objects: Sequence[Address | None]) -> Iterator[_Run]:
    """What each text object says, blank ones left out; ``objects`` says of each character what draws it."""
    apart = False
    end = 0
    for item, numbers in groupby(objects):
        start, end = end, end + len(list(numbers))
        if item is None:
            continue
        part = text[start:end]
        if not part.isspace():
            yield _Run(item, start, part, apart)
            apart = False
        apart = apart or part[-1].isspace()


class _Known(NamedTuple):
    """What is known of text objects: which are drawn twice, and the marked content of those in forms."""

    twice: set[Address]
    in_forms: dict[Address, int]


class _Cutter:
    """Cuts the characters of one text page to pieces; what a font is like is asked once."""

    def __init__(self, call: Calls, page: Address, frame: Frame, known: _Known) -> None:
        self._call, self._page, self._frame = call, page, frame
        self._twice, self._in_forms = known
        self._fonts: dict[Address, _Font] = {}
        self._styles: dict[tuple[object, ...], _Style] = {}

    def pieces(self, text: str, objects: Sequence[Address | None]) -> Iterator[_Piece]:
        """The pieces of *text*; ``objects`` says of each character what draws it."""
        runs = list(_runs_of(text, objects))
        for run, (font, size, matrix, mode, content, unmapped) in zip(runs, self._told(runs), strict=True):
            key = font, size, matrix[:4], mode, run.item in self._twice
            style = self._styles.get(key) or self._new_style(key, font, size, matrix, mode)
            if unmapped or _STRANGE.search(run.text):
                run = run._replace(text=self._known(run))  # noqa: PLW2901 the same run, its text known better
            if style.upright:
                yield from self._upright(run, matrix, style, content)
            else:
                yield self._turned(run, style, content)

    def _told(self, runs: Sequence[_Run]) -> Iterator[tuple[Address, float, Matrix, int, int, int]]:
        """Of each run its font, size, matrix, way of drawing, marked content, and whether its first letter is unknown.

        Each is asked for all runs at once, into one block of memory: a call from a loop costs twice as much.
        """
        call, page, count = self._call, self._page, len(runs)
        items, starts = [run.item for run in runs], [run.start for run in runs]
        sizes, matrices = (ctypes.c_float * count)(), (ctypes.c_float * (6 * count))()
        at, matrices_at = ctypes.addressof(sizes), ctypes.addressof(matrices)
        _all(map(call.text_size, items, range(at, at + 4 * count, 4)))
        _all(map(call.char_matrix, repeat(page), starts, range(matrices_at, matrices_at + 24 * count, 24)))
        return zip(
            map(call.text_font, items),
            sizes,
            zip(*[iter(matrices)] * 6, strict=True),
            map(call.text_mode, items),
            (self._in_forms[item] if item in self._in_forms else call.content_id(item) for item in items),
            map(call.unmapped, repeat(page), starts),
            strict=True,
        )

    def _new_style(self, key: tuple[object, ...], font: Address, size: float, matrix: Matrix, mode: int) -> _Style:
        if font not in self._fonts:
            self._fonts[font] = _font(font, self._call)
        known = self._fonts[font]
        a, b, c, d, _, _ = after(matrix, self._frame.matrix)
        points = round(math.hypot(c, d) * size, 3)
        style = self._styles[key] = _Style(
            font=font,
            size=points,
            descent=known.descent * points,
            bold=bool(key[-1]) or known.bold,
            signs=known.signs,
            turns=_turns(a, b, c, d),
            hidden=mode in _UNSEEN,
        )
        return style

    def _known(self, run: _Run) -> str:
        """The characters of *run*, those of which the file does not say what letters they are made known as such."""
        numbers = range(run.start, run.start + len(run.text))
        unmapped = map(self._call.unmapped, repeat(self._page), numbers)
        return "".join(
            UNKNOWN if strange and not char.isspace() else char
            for char, strange in zip(run.text, unmapped, strict=True)
        )

    def _upright(self, run: _Run, matrix: Matrix, style: _Style, content: int) -> Iterator[_Piece]:
        """The words of *run*."""
        origin, baseline = self._frame.point(matrix[4], matrix[5])
        bottom = baseline - style.descent
        top = bottom - style.size
        apart = run.apart
        for found in _PIECE.finditer(run.text):
            begin, end = found.span()
            # of blanks one after the other pdfium keeps the first alone, so a run behind one may begin with others
            left = origin if begin == 0 and not apart else self._box(run.start + begin)[0]
            x0 = origin if begin == 0 and left <= origin + _OVERHANG * style.size else left
            x1 = self._box(run.start + end - 1)[2]
            apart = apart or (begin > 0 and run.text[begin - 1].isspace())
            yield _Piece(found[0], (x0, top, x1, bottom), baseline, style, content, apart)
            apart = False

    def _turned(self, run: _Run, style: _Style, content: int) -> _Piece:
        """A turned line is one piece, blanks included: its order shows in the file alone."""
        box = around(tuple(self._box(run.start + n) for n, char in enumerate(run.text) if not char.isspace()))
        return _Piece(run.text.rstrip(), box, box[3], style, content, run.apart)

    def _box(self, index: int) -> Box:
        """The box of one character: as wide as the pen goes on, or as its glyph where that is wider."""
        self._call.char_box(self._page, index, _SPOT_AT)
        return self._frame.box(_SPOT.left, _SPOT.bottom, _SPOT.right, _SPOT.top)


def _all(calls_made: Iterable[object]) -> None:
    """Makes the calls; their answers are written to memory."""
    deque(calls_made, maxlen=0)


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
    """Whether turned words go on: behind the last in the direction in which they are read."""
    size, turns = piece.style.size, piece.style.turns
    if before.style.upright or before.style.turns != turns:
        return False
    (x0, top, x1, bottom), (left, upper, right, lower) = before.box, piece.box
    gaps = {1: top - lower, 2: x0 - right, 3: upper - bottom}
    gap = gaps.get(turns, 0.0) if turns is not None else max(left - x1, x0 - right, upper - bottom, top - lower)
    level = abs(left - x0) if turns in (1, 3) else abs(lower - bottom) if turns == 2 else 0.0
    return (level <= 0.5 * size and -0.5 * size < gap < size) or (turns is None and gap < size)


def _together(run: Sequence[_Piece]) -> str:
    blanks = ["", *(" " if piece.apart and not piece.style.upright else "" for piece in run[1:])]
    return "".join(blank + piece.text for blank, piece in zip(blanks, run, strict=True))


def _on_page(word: Word, frame: Frame) -> bool:
    across, down = (word.box[0] + word.box[2]) / 2, (word.box[1] + word.box[3]) / 2
    return 0 <= across <= frame.width and 0 <= down <= frame.height
