"""Running text → its sentences, and where one ends."""

from __future__ import annotations

import re
from collections.abc import Iterator

from maalplan.parsers.spans import Span

_ABBREVIATIONS = (
    "jf", "hhv", "evt", "ca", "nr", "mio", "mia", "kr", "t.kr", "bl.a", "m.v", "mv", "f.eks", "inkl", "ekskl", "kgl",
    "dr", "adm", "konst", "fung", "afd", "stk", "kl", "d", "pr", "kap", "sml", "vedr", "mht", "ift", "ifm", "pkt",
)  # fmt: skip
_END = re.compile(r"(?<=[.!?])[”\"’')»]*\s+(?=[”\"»(]?[A-ZÆØÅ])")
_NO_END = re.compile(r"(?:^|[\s(])(?:" + "|".join(map(re.escape, _ABBREVIATIONS)) + r"|\d{1,2})\.$", re.IGNORECASE)

ABBREVIATION = (
    r"(?<!\bnr)(?<!\bjf)(?<!\bca)(?<!\bstk)(?<!\bkap)(?<!\bart)(?<!\bhhv)(?<!\bevt)(?<!\bifm)(?<!\bmax)(?<!\bmin)"
)
SENTENCE_END = re.compile(rf"(?:{ABBREVIATION}\.|[:;!?])[”\"’)\]]*$", re.IGNORECASE)
"""The end of a sentence; after "lov nr." or "jf." one goes on."""


def sentences_of(span: Span) -> Iterator[Span]:
    """The sentences of *span* in order; an abbreviation or an ordinal ends none.

    "Det Kgl. Bibliotek indgår aftalen. Den gælder for 2025." is two sentences.
    """
    start = 0
    for end in [*(match.start() for match in _END.finditer(span.text)), len(span.text)]:
        if end < len(span.text) and _NO_END.search(span.text[start:end]):
            continue
        sentence = span.cut(start, end)
        if sentence.text:
            yield sentence
        start = end
