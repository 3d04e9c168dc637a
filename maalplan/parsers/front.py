"""What the pages around the goals say of the plan itself: cover, agreement, follow-up, signatures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from maalplan.model import Block, Quote, RawFront, Text
from maalplan.parsers.agreement import measured_spans, party_spans, period_spans
from maalplan.parsers.cover import TYPE, Cover, Line, read_cover
from maalplan.parsers.follow_up import read_follow_ups
from maalplan.parsers.passages import passages
from maalplan.parsers.sentences import sentences_of
from maalplan.parsers.signatures import read_signatures
from maalplan.parsers.spans import Span, quote, texts_of, whole
from maalplan.parsers.time_words import COVER_PERIOD, SPAN_OF_TIME, YEAR
from maalplan.parsers.versions import read_versions
from maalplan.parsers.vocabulary import Vocabulary, vocabulary

OWN_YEAR = re.compile(rf"tillæg(?:skontrakt|saftale)?\s+(?:for\s+)?{YEAR}\s+til\b", re.IGNORECASE)


def read_front(blocks: Sequence[Block], words: Vocabulary | None = None, running: Sequence[Text] = ()) -> RawFront:
    """The words that *blocks*, all blocks of a document, have on the plan as a whole; *running* are its page headers
    that are no blocks.

    Covers and signatures are read by their printed lines, the agreement and the follow-up by their sentences.
    What a document does not print stays null: a plan without a cover has no title.
    """
    words = words or vocabulary()
    cover = read_cover(blocks, words)
    outside = [sentence for passage in passages(blocks, words) for sentence in sentences_of(passage.span)]
    published = cover.published()
    return RawFront(
        title=cover.title.quote() if cover.title else None,
        document_type=_document_type(cover, outside),
        cover=tuple(line.quote() for line in cover.lines if line is not published),
        parties=(
            *_quotes(party_spans(outside) or party_spans(_everywhere(blocks))),
            *(line.quote() for line in cover.parties()),
        ),
        period=tuple(dict.fromkeys(_periods(cover, outside, blocks)))
        or tuple(_periods(cover, _everywhere(blocks), blocks)),
        published=published.quote() if published else None,
        versions=read_versions(cover, blocks, running, outside),
        follow_ups=read_follow_ups(blocks, words),
        signatures=read_signatures(blocks, words),
        prose=tuple(_prose(blocks)),
    )


def _everywhere(blocks: Sequence[Block]) -> list[Span]:
    """All sentences: an agreement whose heading was lost stands among the goals."""
    return [sentence for text in texts_of(blocks) for sentence in sentences_of(whole(text))]


def _quotes(spans: Iterable[Span]) -> Iterator[Quote]:
    for span in spans:
        found = quote([span])
        if found:
            yield found


def _document_type(cover: Cover, sentences: Sequence[Span]) -> Quote | None:
    """The words that name the kind of document: in the title, in the agreement's own sentence, else in prose."""
    if cover.title:
        for span in cover.title.spans:
            if match := TYPE.search(span.text):
                return quote([span.cut(*match.span())])
        return cover.title.quote()
    agreeing = [sentence for sentence in sentences if "indgå" in sentence.text]
    for sentence in (*agreeing, *sentences):
        if match := TYPE.search(sentence.text):
            return quote([sentence.cut(*match.span())])
    return None


def _periods(cover: Cover, sentences: Sequence[Span], blocks: Sequence[Block]) -> Iterator[Quote]:
    """The words that say what time the plan covers, the surest first.

    An addendum's title prints the years of the agreement that it adds to: it says less than what the text says.
    """
    surer, others = period_spans(sentences)
    addendum = cover.title is not None and "tillæg" in cover.title.text.casefold()
    yield from _quotes(surer)
    if not addendum:
        yield from _title_periods(cover)
    yield from _quotes(others)
    yield from _title_periods(cover)
    for line in cover.lines:
        if match := COVER_PERIOD.fullmatch(line.text):
            yield _within(line, match["time"])
    headings = [whole(block) for block in blocks if isinstance(block, Text) and block.kind == "heading"]
    yield from _quotes(measured_spans(headings))


def _within(line: Line, words: str) -> Quote:
    """The quote of *words* where they stand whole in one printed line, else the line's."""
    for span in line.spans:
        start = span.text.find(words)
        found = quote([span.cut(start, start + len(words))]) if start >= 0 else None
        if found:
            return found
    return line.quote()


def _title_periods(cover: Cover) -> Iterator[Quote]:
    """The times that the title prints, the last first ("Tillæg til resultatkontrakt 2015-2018 for 2017").

    "Tillæg 2017 til resultatkontrakt 2015-2018" is for the year that is named before the agreement.
    """
    spans = cover.title.spans if cover.title else ()
    found = [span.cut(*match.span()) for span in spans for match in SPAN_OF_TIME.finditer(span.text)]
    own_year_first = cover.title is not None and OWN_YEAR.match(cover.title.text)
    yield from _quotes(found if own_year_first else reversed(found))


def _prose(blocks: Sequence[Block]) -> Iterator[Quote]:
    texts = (block for block in blocks if isinstance(block, Text) and block.kind in ("paragraph", "item", "line"))
    yield from _quotes([whole(text) for text in texts])
