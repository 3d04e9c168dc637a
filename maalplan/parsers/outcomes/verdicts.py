"""Verdicts in words: "Delvist opfyldt", "Grøn", "8 ud af 10 point", "Målet er derfor ikke nået".

Only where the words of a verdict begin and end is said here; what they mean is another room's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from maalplan.parsers.sentences import sentences_of
from maalplan.parsers.spans import Span, trimmed

_NUMBER = r"\d{1,4}(?:,\d+)?"
_POINTS = r"(?:\s*(?:point|p\.|pct\.?|%|procent))?"
_SCORE = rf"{_NUMBER}{_POINTS}\s*(?:/|ud\s+af|af)\s*(?:maks\.?\s*|mulige\s*)?{_NUMBER}{_POINTS}(?:\s+mulige)?"
_SCORE = rf"(?:{_SCORE}|{_NUMBER}{_POINTS}\s*\({_NUMBER}{_POINTS}\))"
_BARE_SCORE = rf"{_NUMBER}\s*(?:point|pct\.?|%|procent)"
SCORE = re.compile(rf"(?<![\w,.]){_SCORE}(?![\w,])|(?<![\w,.]){_BARE_SCORE}(?!\w)", re.IGNORECASE)
"""Points, or a share: ``8/10``, ``8 ud af 10 point``, ``75 pct.``"""
_ADVERB = (
    r"(?:dermed|hermed|således|derfor|derved|samlet(?:\s+set)?|alt\s+i\s+alt|på\s+(?:den|denne)\s+baggrund|i\s+20\d\d|i\s+året"
    r"|overordnet(?:\s+set)?|nu|som\s+helhed|også|altså|efter\s+\w+\s+opfattelse|for\s+20\d\d|pr\.\s+\d+\.\s+\w+(?:\s+20\d\d)?)"
)
_COPULA = (
    r"(?:er\s+blevet|er\s+vurderet|er|blev|bliver|var|har\s+været|anses|vurderes|betragtes|opgøres|kan\s+(?:anses|betragtes)"
    r"|må\s+(?:anses|betragtes)|forventes|skønnes|ventes)"
)
_LINK = r"(?:som\s+(?:værende\s+)?|for\s+(?:at\s+være\s+)?|at\s+(?:være|blive)\s+|til\s+at\s+(?:være|blive)\s+)"
_SUBJECT = (
    r"(?:(?:alle|samtlige|begge|hele)\s+)?(?:(?:\d{1,2}\s+ud\s+af\s+\d{1,2}\s+)?)"
    r"(?:[a-zæøå]*(?:mål(?:et|ene)?|krav(?:et|ene)?|målepunkt(?:et|erne)?|milepæl(?:en|ene)?|kriteri(?:et|erne)|indikator(?:en|erne)))"
    r"(?:\s+(?:nr\.\s*)?[A-ZÆØÅ]?\d{1,2}(?:\.\d{1,2})?)?(?:\s+(?:om|for|vedrørende)\s+[^.,;:]{3,80}?)?"
)
_WORD = r"(?:[a-zæøå(][^\s.;:A-ZÆØÅ]*|(?:19|20)\d\d|(?<=\bmed\s)[A-ZÆØÅ]\S*[^\s.,;:])"
_MORE = rf"(?-i:{_WORD}(?:\s+{_WORD}){{0,8}})"
"""What a star in the words of verdicts stands for: a few words that begin no sentence and no other cell."""
_WHEN = (
    r"(?:\s+(?:(?:ved|inden|med)\s+(?:årets\s+udgang|udgangen\s+af\s+(?:20\d\d|året))|(?:i|for)\s+20\d\d|i\s+[1-4]\.\s+kvartal(?:\s+20\d\d)?"
    r"|til\s+tiden|rettidigt))?"
)
_END = r"(?![\wæøåÆØÅ-])"


@dataclass(frozen=True, slots=True, eq=False)
class Verdicts:
    """Compiled words of verdicts; made by :func:`verdicts_of`."""

    whole: re.Pattern[str]
    """A verdict and nothing else, as cells hold it."""
    firm: re.Pattern[str]
    """The same, of words that are one wherever they stand."""
    first: re.Pattern[str]
    """A verdict with which words begin, closed by a stop, a dash or a line's end."""
    judged: re.Pattern[str]
    """A sentence that judges: it begins with what is judged, or with what follows from it."""
    behind: re.Pattern[str]
    """A verdict at the end of a line, behind a dash, a colon or in brackets."""

    def is_verdict(self, words: str) -> bool:
        """Are *words* a verdict and nothing else?"""
        return bool(self.whole.fullmatch(" ".join(words.split())))

    def is_firm(self, words: str) -> bool:
        """Are *words* a verdict and nothing else, also where no label says so?"""
        return bool(self.firm.fullmatch(" ".join(words.split())))

    def is_worded(self, words: str) -> bool:
        """Are *words* a verdict that says more than figures?"""
        return not words.strip()[:1].isdigit() and self.is_verdict(words)

    def one_by_one(self, span: Span) -> tuple[Span, ...]:
        """The verdicts that *span* consists of, each on a line of its own or on several; nothing for other words."""
        lines = [match.span() for match in re.finditer(r"[^\n\v]+", span.text)]
        found: list[Span] = []
        at = 0
        while at < len(lines):
            ends = (end for end in (3, 2, 1) if at + end <= len(lines))
            cuts = ((span.cut(lines[at][0], lines[at + end - 1][1]), end) for end in ends)
            own = next(((cut, end) for cut, end in cuts if self.is_verdict(cut.text)), None)
            if own is None:
                return ()
            found.append(own[0])
            at += own[1]
        return tuple(found)

    def leading(self, span: Span) -> tuple[Span, Span] | None:
        """The verdict with which *span* begins, and what follows it."""
        match = self.first.match(span.text)
        if match is None:
            return None
        rest = span.cut(match.end())
        return span.cut(*match.span("verdict")), rest

    def sentence(self, span: Span) -> tuple[Span, tuple[Span, ...]] | None:
        """The verdict of a sentence in *span* that judges, and the other words of *span*.

        A sentence that says more than the verdict stays whole among these.
        """
        sentences = list(sentences_of(span))
        for n, sentence in enumerate(sentences):
            match = self.judged.match(sentence.text)
            if match is None:
                continue
            rest = sentence.text[match.end("verdict") :].strip(" .:;!()")
            around = [one for m, one in enumerate(sentences) if m != n or rest]
            return sentence.cut(*match.span("verdict")), _runs(span, around)
        return None

    def trailing(self, span: Span) -> tuple[Span, Span] | None:
        """The words before a verdict that closes *span*, and the verdict."""
        match = self.behind.fullmatch(span.text)
        if match is None or match["verdict"] is None:
            return None
        return span.cut(*match.span("words")), span.cut(*match.span("verdict"))


def _runs(span: Span, sentences: list[Span]) -> tuple[Span, ...]:
    """*sentences* of *span*, neighbours as one."""
    out: list[Span] = []
    for one in sentences:
        if out and not span.block.text[out[-1].end : one.start].strip():
            out[-1] = trimmed(Span(span.block, out[-1].start, one.end))
        else:
            out.append(one)
    return tuple(out)


def verdicts_of(tables: Mapping[str, Sequence[str]]) -> Verdicts:
    """Verdicts from the table ``verdict`` of a vocabulary."""
    firm = _verdict(tables, tables["phrases"])
    whole = _verdict(tables, [*tables["phrases"], *tables["below_label"]])
    return Verdicts(whole.whole, firm.whole, whole.first, whole.judged, whole.behind)


@dataclass(frozen=True, slots=True)
class _Compiled:
    """The patterns of one choice of words."""

    whole: re.Pattern[str]
    first: re.Pattern[str]
    judged: re.Pattern[str]
    behind: re.Pattern[str]


def _verdict(tables: Mapping[str, Sequence[str]], words: Sequence[str]) -> _Compiled:
    reached, degrees, colours, phrases = (
        _any(own) for own in (tables["reached"], tables["degrees"], tables["colours"], words)
    )
    score = rf"(?:{_SCORE}|{_BARE_SCORE})"
    behind = rf"(?:\s*[,:–-]?\s*[\[(]?\s*(?:score\s*:?\s*)?{score}\s*[\])]?)?"
    degrees = rf"{degrees}|\d{{1,3}}(?:,\d+)?\s*(?:pct\.?|%|procent)"
    degree = rf"(?:{degrees})\s+(?:(?:{degrees})\s+)?"
    fulfilled = rf"(?:{degree})?(?:{reached})(?:\s+{degree.removesuffix(chr(92) + 's+')})?"
    passive = rf"(?:{degree})?(?:opfyldes|nås|opnås|indfries|realiseres|gennemføres)(?:\s+(?:{degrees}))?"
    forecast = r"(?:(?:forventes|ventes|skønnes)\s+(?:ikke\s+)?(?:at\s+blive\s+|at\s+være\s+)?)?"
    worded = rf"{forecast}(?:{fulfilled}|{phrases})"
    coloured = rf"(?:[↑↗→↘↓▲▼►]\s*)?(?:{colours})(?:\s*[(/:,–-]+\s*(?:{worded})\s*\)?)?"
    core = rf"(?:{worded}(?:\s*[(/–-]+\s*(?:{colours})\s*\)?)?|{coloured})"
    adverbs = rf"(?:{_ADVERB},?\s+)*"
    told = rf"{_SUBJECT}\s+{adverbs}{_COPULA}\s+{adverbs}{_LINK}?{adverbs}{core}"
    told = rf"(?:{told}|{_SUBJECT}\s+{adverbs}(?:kan\s+)?{passive}){_WHEN}"
    concluded = (
        r"(?:(?:det|styrelsen|vi)\s+(?:vurderes|vurderer|er\s+vurderingen|forventes|forventer|ventes|skønnes),?\s+at\s+"
        rf"|{_ADVERB},?\s+)"
    )
    turned = rf"(?:{adverbs}{_COPULA}\s+{_SUBJECT}\s+{adverbs}{_LINK}?{adverbs}{core})"
    judged = rf"(?:(?:{concluded})?{told}|{concluded}{turned}|{_ADVERB}\s+{turned})"
    number_only = rf"{score}(?:\s*[,:(–-]+\s*{core}{_END}\s*\)?)?"
    verdict = rf"(?:(?:{judged}|{core}){_END}{behind}|{number_only})"
    flags = re.IGNORECASE | re.DOTALL
    return _Compiled(
        whole=re.compile(rf"{verdict}\s*[.!]?\s*(?:\*|\d?\))?", flags),
        first=re.compile(rf"(?P<verdict>{verdict})(?:\s*(?:[.!:;]\s+|\s[–—-]\s+|,\s+|[\n\v]+|$))", flags),
        judged=re.compile(rf"(?P<verdict>{judged}{_END}{behind})", flags),
        behind=re.compile(
            rf"(?P<words>\S.*?)(?:\s*[:–—|]\s*|\s+-\s+|\s*[(\[](?=[^()\[\]]*[)\]]+\.?$))(?P<verdict>{verdict})\s*[)\]]?\.?",
            flags,
        ),
    )


def _any(patterns: Iterable[str]) -> str:
    """The patterns as one, the longest first; ``*`` stands for :data:`_MORE`."""
    ordered = sorted(patterns, key=len, reverse=True)
    return "|".join(_MORE.join(_words(part) for part in one.split("*")) for one in ordered)


def _words(part: str) -> str:
    return r"\s+".join(re.escape(word) for word in part.split()) + (r"\s+" if part.endswith(" ") else "")
