"""A text page's characters to pieces: what one text object draws with no blank between.

Font, size, baseline and marked content belong to the object, so they are asked of it once; of the characters
themselves only the first and the last of a piece are looked at.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from maalplan.ingest.pdf.marks import GLYPHS, UNKNOWN
from maalplan.ingest.pdf.pdfium.asked import Characters, Run, Told
from maalplan.ingest.pdf.pdfium.calls import Address, Calls
from maalplan.ingest.pdf.pdfium.frame import Frame, Matrix, after
from maalplan.ingest.pdf.shown import Box, around
from maalplan.ingest.pdf.words import is_bold, is_of_signs

ALONE = GLYPHS | {UNKNOWN}
"""Signs are words of their own, however near they stand."""
_SIGNS = re.escape("".join(sorted(ALONE)))
_PIECE = re.compile(f"[^\\s{_SIGNS}]+|[{_SIGNS}]")
_SIGN = re.compile(f"[{_SIGNS}]")
_STRANGE = re.compile(r"[\x00-\x01\x03-\x08\x0e-\x1f\x7f-\x9f\ue000-\uf8ff]")
"""Characters that no letter has; pdfium gives a glyph's number where the file does not say what letter it is."""
_LEVEL = 0.1
"""A line that rises by more than this share of its length is turned."""
_OVERHANG = 0.1
"""Share of the size by which a box may begin beside where its letter does."""
_WIDE, _WIDER = 0.55, 0.75
"""A piece wider than so much of the size for every letter, and once for all, may have letters that stand apart."""
_UNSEEN = (3, 7)
"""Ways of drawing text that leave nothing to be seen."""


class _Font(NamedTuple):
    bold: bool
    signs: bool
    descent: float
    """Below the baseline, as a share of the size; negative."""


class Style(NamedTuple):
    """How characters are set; ``size`` and ``descent`` (below the baseline, negative) in points."""

    font: Address
    size: float
    descent: float
    bold: bool
    signs: bool
    turns: int | None
    """Quarter turns, clockwise, until it stands upright; None for slanted text."""
    hidden: bool
    upright: bool
    """Whether it reads from left to right on the page as shown."""


class Piece(NamedTuple):
    """Characters of one text object with no blank between."""

    text: str
    box: Box
    baseline: float
    style: Style
    content: int
    """The number of its marked content; -1 for none."""
    apart: bool
    """Whether the file has a blank before it."""
    parted: bool = False
    """Whether pdfium has put one there."""


_Span: TypeAlias = tuple[str, int, int]
"""Characters of a run, and the numbers, within it, of the first and the one behind the last."""
_Cut: TypeAlias = tuple[Run, Matrix, Style, int, Sequence[_Span]]
"""A run with its matrix, style and marked content, and where it is cut to pieces; not at all where it is turned."""


class Cutter:
    """Cuts the characters of one text page to pieces; what a font is like is asked once.

    ``twice``: the text objects that are drawn twice; ``in_forms``: the marked content of those in forms.
    """

    def __init__(self, call: Calls, frame: Frame, twice: set[Address], in_forms: dict[Address, int]) -> None:
        self._call, self._frame = call, frame
        self._twice, self._in_forms = twice, in_forms
        self._fonts: dict[Address, _Font] = {}
        self._styles: dict[tuple[object, ...], Style] = {}

    def pieces(self, characters: Characters) -> Iterator[Piece]:
        """The pieces of the page, in its order."""
        cuts = self._cuts(characters)
        boxes = iter(characters.boxes(_needed(cuts), self._frame))
        for run, matrix, style, content, spans in cuts:
            if not style.upright:
                yield _turned(run, style, content, boxes)
                continue
            origin, baseline = self._frame.point(matrix[4], matrix[5])
            _, start, whole, apart, parted = run
            size = style.size
            bottom = baseline - style.descent
            top = bottom - size
            for text, begin, end in spans:
                x0 = origin
                if begin:
                    x0 = next(boxes)[0]
                    apart, parted = whole[begin - 1].isspace(), False
                elif apart:
                    left = next(boxes)[0]
                    x0 = origin if left <= origin + _OVERHANG * size else left
                x1 = next(boxes)[2]
                piece = Piece(text, (x0, top, x1, bottom), baseline, style, content, apart, parted)
                if x1 - x0 > (_WIDE * len(text) + _WIDER) * size:
                    yield from _cut_apart(piece, characters.boxes(range(start + begin, start + end), self._frame))
                else:
                    yield piece

    def _cuts(self, characters: Characters) -> list[_Cut]:
        runs = list(characters.runs())
        strange = _STRANGE.search(characters.text) is not None
        signs = _SIGN.search(characters.text) is not None
        cuts = []
        for run, told in zip(runs, characters.told(runs, self._in_forms), strict=True):
            font, size, matrix, mode, content, unmapped = told
            key = font, size, matrix[:4], mode, run.item in self._twice
            style = self._styles.get(key) or self._new_style(key, told)
            if unmapped or (strange and _STRANGE.search(run.text)):
                run = characters.made_known(run)  # noqa: PLW2901 the same run, its text known better
                signs = True
            cuts.append((run, matrix, style, content, _spans(run.text, signs=signs) if style.upright else ()))
        return cuts

    def _new_style(self, key: tuple[object, ...], told: Told) -> Style:
        font, points, matrix, mode, _, _ = told
        if font not in self._fonts:
            self._fonts[font] = _font(font, self._call)
        known = self._fonts[font]
        a, b, c, d, _, _ = after(matrix, self._frame.matrix)
        size = round(math.hypot(c, d) * points, 3)
        turns = _turns(a, b, c, d)
        style = self._styles[key] = Style(
            font=font,
            size=size,
            descent=known.descent * size,
            bold=bool(key[-1]) or known.bold,
            signs=known.signs,
            turns=turns,
            hidden=mode in _UNSEEN,
            upright=turns == 0,
        )
        return style


def _spans(text: str, *, signs: bool) -> Sequence[_Span]:
    """Where *text* is cut: at blanks, and around its signs where it may have *signs*."""
    if text.isalnum():
        return ((text, 0, len(text)),)
    if signs and _SIGN.search(text):
        return [(found[0], *found.span()) for found in _PIECE.finditer(text)]
    spans = []
    end = 0
    for part in text.split():
        begin = text.index(part, end)
        end = begin + len(part)
        spans.append((part, begin, end))
    return spans


def _needed(cuts: Iterable[_Cut]) -> list[int]:
    """The numbers of the characters whose boxes are needed: of each piece the first, where it is not known from the
    object's origin, and the last; all of what is turned."""
    numbers: list[int] = []
    for (_, start, text, apart, _), _, style, _, spans in cuts:
        if not style.upright:
            numbers += (start + number for number, char in enumerate(text) if not char.isspace())
        for _, begin, end in spans:
            # of blanks one after the other pdfium keeps the first alone, so a run behind one may begin with others
            if begin or apart:
                numbers.append(start + begin)
            numbers.append(start + end - 1)
    return numbers


def _cut_apart(piece: Piece, letters: Sequence[Box]) -> Iterator[Piece]:
    """*piece*, cut where its letters, whose boxes are *letters*, stand farther apart than any spacing sets them."""
    _, top, _, bottom = piece.box
    cuts = [n for n in range(1, len(letters)) if letters[n][0] - letters[n - 1][2] > piece.style.size]
    for begin, end in pairwise([0, *cuts, len(letters)]):
        x0 = letters[begin][0] if begin else piece.box[0]
        box = x0, top, letters[end - 1][2], bottom
        yield piece._replace(text=piece.text[begin:end], box=box, apart=piece.apart and not begin)


def _turned(run: Run, style: Style, content: int, boxes: Iterator[Box]) -> Piece:
    """A turned line is one piece, blanks included: its order shows in the file alone."""
    box = around(tuple(next(boxes) for char in run.text if not char.isspace()))
    return Piece(run.text.rstrip(), box, box[3], style, content, run.apart)


def _turns(a: float, b: float, c: float, d: float) -> int | None:
    """How far text with this matrix, on the page as shown (y grows downwards), must be turned to stand upright."""
    for turns, (along, across) in enumerate(((a, b), (-b, a), (-a, -b), (b, -a))):
        if along > 0 and abs(across) <= _LEVEL * along:
            # mirrored text reads in no direction
            return turns if a * d - b * c < 0 else None
    return None


def _font(font: Address, call: Calls) -> _Font:
    length = call.font_name(font, None, 0)
    buffer = ctypes.create_string_buffer(max(length, 1))
    call.font_name(font, buffer, length)
    name = buffer.value.decode("utf-8", errors="replace")
    descent = ctypes.c_float()
    call.font_descent(font, 1.0, ctypes.byref(descent))
    return _Font(is_bold(name), is_of_signs(name), min(descent.value, 0.0))
