"""pdfium's text page to words."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from maalplan.ingest.pdf.pdfium.asked import Characters
from maalplan.ingest.pdf.pdfium.calls import Address, calls
from maalplan.ingest.pdf.pdfium.doubled import drawn_twice, undoubled
from maalplan.ingest.pdf.pdfium.frame import Frame
from maalplan.ingest.pdf.pdfium.pieces import ALONE, Cutter, Piece, Style
from maalplan.ingest.pdf.pdfium.shapes import Drawing
from maalplan.ingest.pdf.shown import Box, Word, around
from maalplan.ingest.pdf.words import SPELLED

_MOST = 0.6
"""Share of a page's letters that must be turned for the page to be turned."""
_SPELLED = re.compile(f"[{re.escape(''.join(map(chr, SPELLED)))}]")
_FIRST_COMBINING = "\u0300"


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
    characters = Characters(text_page, call)
    twice = drawn_twice(drawing.texts, characters.objects, call)
    shown: list[Word] = []
    hidden: list[Word] = []
    slanted: list[Word] = []
    counts: Counter[int] = Counter()
    plain = _is_plain(characters.text)
    for run in _runs(Cutter(call, frame, twice, drawing.in_forms).pieces(characters)):
        word, style = _word(run, plain=plain), run[0].style
        if style.size <= 0 or not _on_page(word.box, frame) or not word.text:
            continue
        if style.turns is None:
            (hidden if style.hidden else slanted).append(word)
        else:
            (hidden if style.hidden else shown).append(word)
            counts[style.turns] += len(word.text)
    most = max(counts, key=lambda turns: counts[turns], default=0)
    sure = counts[most] > _MOST * sum(counts.values())
    return Letters(undoubled(shown), tuple(hidden), tuple(slanted), most if sure else 0)


def _runs(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """*pieces* in groups that are one word each."""
    run: list[Piece] = []
    for piece in pieces:
        upright = piece.style.upright
        # a quick look: most stand behind a blank, and with a letter first
        alone = piece.apart and upright and piece.text[0] < _FIRST_COMBINING
        if run and (alone or not (_goes_on if upright else _climbs_on)(run[-1], piece)):
            yield run
            run = [piece]
        else:
            run.append(piece)
    if run:
        yield run


def _goes_on(before: Piece, piece: Piece) -> bool:
    one, two = before.style, piece.style
    if piece.text[0] >= _FIRST_COMBINING and unicodedata.combining(piece.text[0]):
        return True
    if piece.apart or not one.upright or before.text in ALONE or piece.text in ALONE:
        return False
    if piece.parted and len(before.text) + len(piece.text) > 2:
        # pdfium knows how far the pen went on; letters drawn one by one may be spaced
        return False
    if before.content != piece.content or (one is not two and not _alike(one, two)):
        return False
    gap = piece.box[0] - before.box[2]
    return abs(before.baseline - piece.baseline) <= 0.1 * two.size and -0.5 * two.size < gap < 0.18 * two.size


def _alike(one: Style, two: Style) -> bool:
    return one.font == two.font and one.bold == two.bold and abs(one.size - two.size) <= 0.1


def _climbs_on(before: Piece, piece: Piece) -> bool:
    """Whether turned words go on: behind the last in the direction in which they are read."""
    size, turns = piece.style.size, piece.style.turns
    if before.style.upright or before.style.turns != turns:
        return False
    (x0, top, x1, bottom), (left, upper, right, lower) = before.box, piece.box
    gaps = {1: top - lower, 2: x0 - right, 3: upper - bottom}
    gap = gaps.get(turns, 0.0) if turns is not None else max(left - x1, x0 - right, upper - bottom, top - lower)
    level = abs(left - x0) if turns in (1, 3) else abs(lower - bottom) if turns == 2 else 0.0
    return (level <= 0.5 * size and -0.5 * size < gap < size) or (turns is None and gap < size)


def _is_plain(text: str) -> bool:
    """Whether none of a page's characters has to be given as another."""
    return _SPELLED.search(text) is None and unicodedata.is_normalized("NFC", text)


def _word(run: Sequence[Piece], *, plain: bool) -> Word:
    text, box, baseline, style, content, _, _ = run[0]
    if len(run) > 1:
        text, box = _together(run), around(tuple(piece.box for piece in run))
        plain = plain and text.isascii()
    if not plain:
        text = unicodedata.normalize("NFC", text.translate(SPELLED))
    # by their places: with names this takes three times as long
    return Word(text.strip(), box, baseline, style.size, style.bold, style.signs, content if content >= 0 else None)


def _together(run: Sequence[Piece]) -> str:
    blanks = ["", *(" " if piece.apart and not piece.style.upright else "" for piece in run[1:])]
    return "".join(blank + piece.text for blank, piece in zip(blanks, run, strict=True))


def _on_page(box: Box, frame: Frame) -> bool:
    x0, top, x1, bottom = box
    return 0 <= (x0 + x1) / 2 <= frame.width and 0 <= (top + bottom) / 2 <= frame.height
