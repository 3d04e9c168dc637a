"""Lines of a flattened table on which several cells stand → one line per cell, where the line itself shows the border.

A number before a title, a weight before a remark, figures for years at the end, a deadline or a weight behind a
sentence, a dash for an empty cell; in the first line of a row, a sentence that begins inside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from maalplan.model import Text
from maalplan.parsers.flat_header import JUDGING
from maalplan.parsers.line_kinds import DATE, EMPTY, UNFINISHED, VALUE, is_date
from maalplan.parsers.vocabulary import Vocabulary

_NUMBER_FIRST = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,3})*\.?|[A-ZÆØÅ]\d{1,2}(?:\.\d+)*)\s+(?=[A-ZÆØÅ])")
_WEIGHT = r"\d{1,3}(?:,\d+)?\s*(?:%|pct\.?|procent|point)"
_WEIGHT_FIRST = re.compile(rf"(?P<weight>{_WEIGHT})\s+(?=\S)", re.IGNORECASE)
_WEIGHT_INSIDE = re.compile(
    rf"(?P<before>[^.:;]*[^.:;\d\s]|\d{{1,2}}\.[^.:;]*[^.:;\d\s])\s+(?P<weight>{_WEIGHT})\s+(?=[A-ZÆØÅ])", re.IGNORECASE
)
_DATE_FIRST = re.compile(rf"(?P<deadline>{DATE})\s+(?=[A-ZÆØÅ][a-zæøå]|[-–—]$)", re.IGNORECASE)
_LAST = {
    "deadline": re.compile(rf"(?<=[.)])\s+(?P<cell>{DATE})$", re.IGNORECASE),
    "weight": re.compile(rf"\s+(?P<cell>{_WEIGHT})$", re.IGNORECASE),
    "year": re.compile(rf"\s+(?P<cell>{VALUE}|[-–—])$", re.IGNORECASE),
}
_SENTENCES = re.compile(r"(?<=[a-zæøå)%]\.)\s+(?=[A-ZÆØÅ])")
_ANY_SENTENCES = re.compile(r"(?:(?<=[a-zæøå)%]\.)|(?<=\d\d\.))\s+(?=[A-ZÆØÅ])")
"""Sentences of a report, of which one can end in a figure ("… er lavere end 81.")."""


def split_glued(line: Text, roles: Sequence[str], words: Vocabulary | None = None, *, first: bool) -> Iterator[Text]:
    """*line* cut where two cells were put on one line and the line itself shows it; ``first``: it begins a row."""
    if is_date(line.text):
        yield line
        return
    text, verdict = line.text, words.verdict if words is not None and not JUDGING.isdisjoint(roles) else None
    if not line.mark:
        narrow, text = _narrow_first(text, roles)
        first = first or any(role == "number" for role, _ in narrow)
        judged, text = _around_verdict(text, roles, verdict) if verdict is not None else ([], text)
        first = first and not judged
        for piece in [*(piece for _, piece in narrow), *judged]:
            yield replace(line, text=piece)
    text, last = _judged_last(text, roles, words) if words is not None and verdict else _without_last(text, roles)
    cut = _second_beginning(text) if first and not line.mark else None
    if cut:
        yield replace(line, text=text[:cut].rstrip())
        text = text[cut:]
    ends = _ANY_SENTENCES if verdict else _SENTENCES
    sentences = ends.split(text) if (last or verdict) and not line.mark else [text]
    yield replace(line, text=sentences[0])
    for piece in [*sentences[1:], *last]:
        yield replace(line, text=piece, mark=None, gap=0)


def _narrow_first(text: str, roles: Sequence[str]) -> tuple[list[tuple[str, str]], str]:
    """The narrow cells with which *text* begins, with their fields, and the rest."""
    found: list[tuple[str, str]] = []
    for role, pattern in (("number", _NUMBER_FIRST), ("deadline", _DATE_FIRST), ("weight", _WEIGHT_FIRST)):
        match = pattern.match(text) if role in roles else None
        if match:
            found.append((role, match[match.lastgroup or 0]))
            text = text[match.end() :]
    return found, text


def _around_verdict(text: str, roles: Sequence[str], verdict: re.Pattern[str]) -> tuple[list[str], str]:
    """The cells up to a verdict or weight that stands first or inside, and the rest of *text*."""
    before: list[str] = []
    if begun := _verdict_first(text, verdict):
        before, text = [text[:begun].rstrip()], text[begun:].lstrip()
    *more, text = _narrow_inside(text, roles, verdict)
    return [*before, *more], text


def _judged_last(text: str, roles: Sequence[str], words: Vocabulary) -> tuple[str, list[str]]:
    """*text* of a report's table without the narrow cells at its end, and these."""
    cut = words.closes_in_verdict(text)
    if cut:
        text, last = text[:cut].rstrip(), [text[cut:].strip()]
    elif words.verdict is not None and words.verdict.fullmatch(text):
        return text, []
    else:
        text, last = _without_last(text, roles)
    if last and "target" in roles:
        text, figures = _without_figures(text)
        last = [*figures, *last]
    return text, last


def _narrow_inside(text: str, roles: Sequence[str], verdict: re.Pattern[str]) -> list[str]:
    """*text* cut around a verdict or a weight that stands between two other cells, where its column does."""
    if roles[-1] not in JUDGING and not JUDGING.isdisjoint(roles[1:]):
        starts = [match.end() for match in re.finditer(r"\s+(?=[A-ZÆØÅ])", text)]
        for n, start in enumerate(starts):
            ends = (end for end in starts[n + 1 :] if verdict.fullmatch(text[start:end].strip(" .")))
            if not text[start].isdigit() and (end := next(ends, None)):
                head, weight = _without_weight(text[:start].rstrip(), roles)
                return [head, *weight, text[start:end].strip(), text[end:]]
    if "weight" in roles[1:-1] and (match := _WEIGHT_INSIDE.match(text)):
        return [match["before"], match["weight"], text[match.end() :]]
    return [text]


def _without_weight(text: str, roles: Sequence[str]) -> tuple[str, list[str]]:
    """*text* without the weight at its end, and this."""
    match = _LAST["weight"].search(text) if "weight" in roles else None
    return (text[: match.start()], [match["cell"]]) if match and match.start() else (text, [])


def _without_figures(text: str) -> tuple[str, list[str]]:
    """*text* without the figures at its end, what was to be reached and what was, and these."""
    figures: list[str] = []
    while len(figures) < 2 and (match := _LAST["year"].search(text)) and match.start():
        text, figures = text[: match.start()], [match["cell"], *figures]
    return text, figures


def broken_verdict(text: str, following: str, verdict: re.Pattern[str] | None) -> int | None:
    """Where a verdict begins that stands behind another cell's sentence and goes on in the line that follows."""
    if verdict is None or not (following[:1].islower() or following[:1].isdigit()):
        return None
    ends = (match.start() for match in re.finditer(r"(?<=[.)!%])\s+(?=[A-ZÆØÅ\d])", text))
    return next((end for end in ends if verdict.fullmatch(f"{text[end:].strip()} {following.strip()}")), None)


def _verdict_first(text: str, verdict: re.Pattern[str]) -> int | None:
    """Where a verdict ends with which a line begins, before the sentence of another cell."""
    if text[:1].isdigit() or verdict.fullmatch(text.strip()):
        return None
    ends = (match.start() for match in re.finditer(r"\s+(?=[A-ZÆØÅ])", text))
    return next((end for end in ends if verdict.fullmatch(text[:end].strip())), None)


def _without_last(text: str, roles: Sequence[str]) -> tuple[str, list[str]]:
    """*text* without the narrow cells at its end, and these."""
    last: list[str] = []
    narrow = [role for role in roles if role in _LAST]
    for role in reversed(narrow):
        match = _LAST[role].search(text)
        if match and match.start():
            text, last = text[: match.start()], [match["cell"], *last]
    if narrow.count("year") > len(last) > 0:
        text, last = " ".join([text, *last]), []
    if not last and len(text) > 3 and text[-2:-1] == " " and text[-1] in EMPTY:
        text, last = text[:-2].rstrip(), [text[-1]]
    return text, last


def _second_beginning(text: str) -> int | None:
    """Where a second cell begins in a line: the one capital after a word that could end a title."""
    starts = [
        m.start()
        for m in re.finditer(r"(?<=\w )[A-ZÆØÅ](?:[a-zæøå]+|[A-ZÆØÅ]+)(?= \w)", text)
        if not UNFINISHED.search(text[: m.start()].rstrip())
    ]
    return starts[0] if len(starts) == 1 else None
