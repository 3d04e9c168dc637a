"""Running text → its sentences, and where one ends."""

from __future__ import annotations

import re
from collections.abc import Iterator

from maalplan.parsers.spans import Span

_ABBREVIATIONS = (
    "jf", "hhv", "evt", "ca", "nr", "mio", "mia", "kr", "t.kr", "bl.a", "m.v", "mv", "f.eks", "inkl", "ekskl", "kgl",
    "dr", "adm", "konst", "fung", "afd", "stk", "kl", "d", "pr", "kap", "sml", "vedr", "mht", "ift", "ifm", "pkt",
)  # fmt: skip
_END = re.compile(r"[.!?][”\"’')»]*\s+(?=[”\"»(]?[A-ZÆØÅ])")
_NO_END = re.compile(rf"(?<![^\s(])(?:{'|'.join(map(re.escape, _ABBREVIATIONS))}|\d{{1,2}})\.$", re.IGNORECASE)
_LONGEST = 1 + max(map(len, _ABBREVIATIONS))

_NO_ABBREVIATION = "".join(
    rf"(?<!\b{word}\.)" for word in ("nr", "jf", "ca", "stk", "kap", "art", "hhv", "evt", "ifm", "max", "min")
)
SENTENCE_END = re.compile(rf"(?:\.{_NO_ABBREVIATION}|[:;!?])[”\"’)\]]*$", re.IGNORECASE)
"""The end of a sentence; after "lov nr." or "jf." one goes on."""

WEIGHT_END = re.compile(r"vægt\w{0,6}\s*[:=]?\s*\d{1,3}(?:,\d{1,2})?\s*pct\.\s*[)\]]?$", re.IGNORECASE)


def ends_sentence(text: str) -> bool:
    """Does *text* end as sentences do? The weight behind a title ends none ("Sikker drift – vægt 30 pct.").

    >>> ends_sentence("Driften er sikker."), ends_sentence("Sikker drift – vægt 30 pct.")
    (True, False)
    """
    return SENTENCE_END.search(text) is not None and WEIGHT_END.search(text) is None


def sentences_of(span: Span) -> Iterator[Span]:
    """The sentences of *span* in order; an abbreviation or an ordinal ends none.

    "Det Kgl. Bibliotek indgår aftalen. Den gælder for 2025." is two sentences.
    """
    start, text = 0, span.text
    for end in [*(match.start() + 1 for match in _END.finditer(text)), len(text)]:
        if end < len(text) and _NO_END.search(text, end - _LONGEST, end):
            continue
        sentence = span.cut(start, end)
        if sentence.text:
            yield sentence
        start = end
