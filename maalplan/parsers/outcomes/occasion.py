"""What a report is: which follow-up, of whom, on which plan, as its cover and its running text say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from maalplan.model import Block, Quote, RawFront, Text
from maalplan.parsers.cover import TYPE, cover_spans, logical_lines
from maalplan.parsers.spans import Span, quote, texts_of, whole
from maalplan.parsers.time_words import PUBLISHED, SPAN_OF_TIME
from maalplan.parsers.vocabulary import Vocabulary

OCCASION = re.compile(
    r"(?<![\wæøå-])(?:udgiftsopfølgning(?:en)?(?:\s+(?:nr\.\s*)?[1-4](?!\d))?"
    r"|års(?:rapport|beretning|afrapportering|opfølgning|opgørelse|status|redegørelse)(?:en|er)?"
    r"|(?:halvårs|kvartals|efterårs|forårs|midtvejs|tertial|måneds|mål|resultat|slut)-?(?:status(?:rapport|notat)?|opfølgning|afrapportering|rapport(?:ering)?|redegørelse|opgørelse)(?:en)?"
    r"|(?:endelig|foreløbig)\s+(?:opgørelse|afrapportering|status)"
    r"|status(?:rapport|notat|redegørelse|opfølgning)(?:en)?|opfølgningsrapport|virksomhedsregnskab|afrapportering(?:en)?|opfølgning(?:en)?|status)"
    r"(?![\wæøå])",
    re.IGNORECASE,
)
"""What follow-ups call themselves."""
_PLAN_FOR = re.compile(rf"(?:{TYPE.pattern})[^.;:\n]{{0,80}}?(?P<time>{SPAN_OF_TIME.pattern})", re.IGNORECASE)
_LONGEST = 160
_FIRST = 6
"""Among how many blocks at the start a report's own title is looked for."""


@dataclass(frozen=True, slots=True)
class About:
    """The lines that name a report, the surest first; its occasion; the times of the plans that it names."""

    front: RawFront
    titles: tuple[Quote, ...]
    occasion: Quote | None
    plans: tuple[Quote, ...]
    published: Quote | None


def read_about(blocks: Sequence[Block], running: Sequence[Text], words: Vocabulary) -> About:
    """What the pages around the goals, and the *running* heads, say of a report."""
    own = next((block for block in blocks[:_FIRST] if isinstance(block, Text) and _is_title(block.text)), None)
    lines = list(logical_lines(cover_spans([block for block in blocks if block is not own], words)))
    cover = [*([Quote(own.text, own.places)] if own else []), *(line.quote() for line in lines if line.text)]
    published = next((one for one in cover if PUBLISHED.fullmatch(" ".join(one.text.split()))), None)
    titles = list(_titles(blocks, cover, running))
    head = titles[0] if titles else None
    texts = [text for text in texts_of(blocks) if text.kind in ("paragraph", "item", "heading")]
    prose = [found for text in texts if text.kind != "heading" and (found := quote([whole(text)]))]
    others = [one for one in cover if one is not published and one is not head]
    beside = [Quote(text.text, text.places) for text in running if text.text.strip()]
    front = RawFront(title=head, cover=(*others, *beside), prose=tuple(prose))
    return About(front, tuple(titles), _occasion(titles), tuple(_plans(texts, titles)), published)


def _is_title(words: str) -> bool:
    line = " ".join(words.split())
    return len(line) < _LONGEST and bool(OCCASION.search(line)) and not line.endswith((".", ":"))


def _occasion(titles: Sequence[Quote]) -> Quote | None:
    """The name of the follow-up in the first title that has one."""
    if not titles:
        return None
    match = OCCASION.search(" ".join(titles[0].text.split()))
    return Quote(match[0], titles[0].places) if match else None


def _titles(blocks: Sequence[Block], cover: Sequence[Quote], running: Sequence[Text]) -> Iterator[Quote]:
    """The lines that name a follow-up: of the cover, of headings, of the pages' heads; those with a year first."""
    headings = [block for block in blocks if isinstance(block, Text) and block.kind == "heading"][:8]
    of_headings = [found for text in headings if (found := quote([whole(text)]))]
    of_heads = [Quote(text.text, text.places) for text in running]
    named = [one for one in (*cover, *of_headings, *of_heads) if len(one.text) < _LONGEST and OCCASION.search(one.text)]
    yield from sorted(named, key=lambda one: not SPAN_OF_TIME.search(one.text))


def _plans(texts: Sequence[Text], titles: Sequence[Quote]) -> Iterator[Quote]:
    """The words that name the plan that is followed up, with its time; titles first."""
    for one in titles:
        if match := _PLAN_FOR.search(" ".join(one.text.split())):
            yield Quote(match["time"], one.places)
    for text in texts:
        span: Span = whole(text)
        for match in _PLAN_FOR.finditer(span.text):
            if found := quote([span.cut(*match.span("time"))]):
                yield found
