"""What Tesseract is known to mistake, put right where the picture itself, or the place in the line, shows it.

No word is guessed: a ring that was read as a quotation mark, a section sign that hangs below the line and was read as
an 8, an I that was read as a bar. What was changed is never sure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from maalplan.ingest.pdf.scan.reading import Token
from maalplan.ingest.pdf.scan.runs import Pieces, Run

MENDED = 0.6
"""How sure a word is at most that was put right."""

_DIRT = re.compile(r"[^\w%&+/()§*=<>±•–—-]+")
"""Stops, quotation marks and bars; alone they are specks or what is left of a ruling line."""
_BLANK = 0.13
"""Blank between words, in ems, at least."""
_TALL = 1.15
"""A section sign is higher than the tall letters by this factor, at least."""
_HANGS = 0.08
"""And hangs below the line by so much, in ems."""
_LIKE_SECTION = frozenset({"8", "&", "S", "$", "5", "9", "6", "g"})
_OF_A_LAW = re.compile(r"(?:,? ?stk\.|i (?:lov|bekendtgørelse))", re.IGNORECASE)
"""What follows on a paragraph's number and on no other two numbers."""
_RING = re.compile(r"(?P<before>.*[A-ZÆØÅa-zæøå])['\"°*”’]")
_PERCENT = re.compile(r"(?P<number>\d+(?:[.,]\d+)?)(?P<rest>%.*)")
_CIRCLES = re.compile(r"(?<=%)[o0O]|(?<=\d)\s?[o°]/[o0]")
"""The lower circle of a per cent sign once more; or both, with the stroke between them."""
_LABEL = re.compile(r"(?P<first>\d{1,2}),(?P<second>\d{1,2})\.")


def mended(tokens: Sequence[Token], pieces: Pieces, run: Run) -> list[Token]:
    """The words *tokens* that were read in *run*, put right."""
    result = list(tokens)
    steps: tuple[Callable[[list[Token], Pieces, Run], list[Token]], ...] = (
        _without_dirt,
        _with_rings,
        _with_section_signs,
        _with_capital_i,
        _with_percent,
        _with_label,
    )
    for step in steps:
        result = step(result, pieces, run)
    return result


def _changed(token: Token, text: str) -> Token:
    return replace(token, text=text, sure=min(token.sure, MENDED))


def _without_dirt(tokens: list[Token], _: Pieces, run: Run) -> list[Token]:
    """Without stops and the like that stand alone at an end of the line."""
    kept = list(tokens)
    while kept and _DIRT.fullmatch(kept[0].text) and not _opens_word(kept, run):
        kept.pop(0)
    while len(kept) > 1 and _DIRT.fullmatch(kept[-1].text) and kept[-1].x0 - kept[-2].x1 >= 2 * _BLANK * run.em:
        kept.pop()
    return kept


def _opens_word(tokens: Sequence[Token], run: Run) -> bool:
    """Whether the first of *tokens* is close to the next, or an I that was read as a bar."""
    if len(tokens) < 2:
        return False
    close = tokens[1].x0 - tokens[0].x1 < _BLANK * run.em
    return close or (tokens[0].text in ("|", "!") and tokens[1].text[:1].islower())


def _with_rings(tokens: list[Token], _: Pieces, run: Run) -> list[Token]:
    """``M'`` and ``al`` close together are ``Mål``: the mark is the ring of the å."""
    result: list[Token] = []
    for token in tokens:
        before = result[-1] if result else None
        ring = _RING.fullmatch(before.text) if before else None
        if before and ring and token.text[0] in "aA" and token.x0 - before.x1 < _BLANK * run.em:
            text = f"{ring['before']}{'å' if token.text[0] == 'a' else 'Å'}{token.text[1:]}"
            result[-1] = Token(text, min(before.sure, token.sure, MENDED), before.x0, token.x1)
        else:
            result.append(token)
    return result


def _with_section_signs(tokens: list[Token], pieces: Pieces, run: Run) -> list[Token]:
    """A figure or & before a number is a section sign where it is higher than figures and hangs below the line, or
    where the number is one of a law's paragraphs."""
    result = list(tokens)
    for n, (token, after) in enumerate(pairwise(tokens)):
        if token.text not in _LIKE_SECTION or not after.text[0].isdigit():
            continue
        follows = " ".join(word.text for word in tokens[n + 2 : n + 4])
        if _OF_A_LAW.match(follows) or _is_section_sign(token, after, pieces, run):
            result[n] = _changed(token, "§")
    return result


def _is_section_sign(token: Token, after: Token, pieces: Pieces, run: Run) -> bool:
    own, figures = _letters(token, pieces, run), _letters(after, pieces, run)
    if len(own) != 1 or not figures:
        return False
    x0, top, x1, bottom = (int(value) for value in pieces.boxes[own[0]])
    figure = int(pieces.boxes[figures[0], 3] - pieces.boxes[figures[0], 1])
    hangs = bottom - float(run.foot.at((x0 + x1) / 2))
    return bottom - top >= _TALL * figure and hangs >= _HANGS * run.em


def _with_capital_i(tokens: list[Token], pieces: Pieces, run: Run) -> list[Token]:
    """``|`` and ``l`` alone are ``I``, and so is an unsure ``i`` or ``l`` that opens a line and has no dot."""
    result = list(tokens)
    for n, token in enumerate(tokens):
        counted = n > 0 and tokens[n - 1].text[-1:].isdigit()
        if token.text in ("|", "l", "!") and not counted and n + 1 < len(tokens):
            result[n] = _changed(token, "I")
        elif n == 0 and _may_be_i(token) and _is_capital_i(token, pieces, run):
            result[n] = _changed(token, f"I{token.text[1:]}")
    return result


def _may_be_i(token: Token) -> bool:
    return token.text[0] in "il" and token.sure < 0.9 and len(token.text) > 2


def _is_capital_i(token: Token, pieces: Pieces, run: Run) -> bool:
    """Whether the first letter of *token* is high and has no dot."""
    own = _letters(token, pieces, run)
    if not own:
        return False
    x0, top, x1, bottom = (int(value) for value in pieces.boxes[own[0]])
    marks = pieces.boxes[list(run.marks)] if run.marks else pieces.boxes[:0]
    dotted = ((marks[:, 0] < x1) & (marks[:, 2] > x0) & (marks[:, 3] <= top + 2)).any()
    return bottom - top >= 1.2 * run.height and not dotted


def _with_percent(tokens: list[Token], pieces: Pieces, run: Run) -> list[Token]:
    """Without the circle that was read twice; the number set apart from its sign where it stands apart."""
    result: list[Token] = []
    for token in tokens:
        text = _CIRCLES.sub(lambda found: "" if found[0] in "o0O" else " %", token.text)
        whole = _changed(token, text.replace(" ", "")) if text != token.text else token
        result += _apart(whole, pieces, run)
    return result


def _apart(token: Token, pieces: Pieces, run: Run) -> list[Token]:
    """*token* in two where it is a number and a sign with a blank between them that was not seen."""
    match = _PERCENT.fullmatch(token.text)
    letters = _letters(token, pieces, run)
    figures = sum(char.isdigit() for char in match["number"]) if match else 0
    if not match or len(letters) <= figures:
        return [token]
    end, start = int(pieces.boxes[letters[figures - 1], 2]), int(pieces.boxes[letters[figures], 0])
    if start - end < _BLANK * run.em:
        return [token]
    return [replace(token, text=match["number"], x1=end), replace(token, text=match["rest"], x0=start)]


def _with_label(tokens: list[Token], _: Pieces, __: Run) -> list[Token]:
    """``3,2.`` in front of a title is ``3.2.``"""
    match = _LABEL.fullmatch(tokens[0].text) if len(tokens) > 1 else None
    if match is None or not tokens[1].text[0].isupper():
        return tokens
    return [_changed(tokens[0], f"{match['first']}.{match['second']}."), *tokens[1:]]


def _letters(token: Token, pieces: Pieces, run: Run) -> list[int]:
    """The letters of *run* that stand where *token* does, from left to right."""
    return [n for n in run.letters if token.x0 - 1 <= (pieces.boxes[n, 0] + pieces.boxes[n, 2]) / 2 <= token.x1 + 1]
