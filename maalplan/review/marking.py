"""What is marked in a document: the words of every quote and finding, each stretch once, numbered."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from maalplan.model import Doubt, Entry, Finding, Mark, Part, Place, Quote, Sight
from maalplan.review.entries import Group, Value
from maalplan.review.located import Span, just_before, located
from maalplan.review.streams import Streams

UNPLACED = "unplaced-text"
_SAID = "In no field: "
_CUT = "…"


@dataclass(slots=True)
class Marked:
    """A mark in the making: *spans* of streams, or *places* where the words themselves were not found."""

    number: int
    places: tuple[Place, ...]
    spans: tuple[Span, ...]
    numbers: list[int] = field(default_factory=list)
    unplaced: bool = False


class Marking:
    """Numbers the values and the findings of a plan, and marks the words that they were read from."""

    def __init__(self, sight: Sight | None) -> None:
        self.streams = None if sight is None else Streams(sight)
        self.marked: dict[tuple[tuple[Span, ...], tuple[Place, ...]], Marked] = {}
        self._count = 0
        self._taken: dict[int, list[Span]] = defaultdict(list)

    def part(self, group: Group, findings: tuple[tuple[int, Finding], ...] = ()) -> Part:
        """*group* with its values numbered and marked, and the *findings* that stand at it, each with its place among
        the plan's."""
        doubts = tuple(self._doubt(number, finding) for number, finding in findings)
        text = self._text_of(group)
        entries = tuple(self._entry(value, text) for value in group.values)
        return Part(group.kind, group.path, group.id, entries, tuple(map(self.part, group.groups)), doubts)

    def marks(self) -> tuple[Mark, ...]:
        """All marks, in the order of their numbers."""
        return tuple(Mark(one.number, tuple(one.numbers), one.places, one.unplaced) for one in self.marked.values())

    def _text_of(self, group: Group) -> Marked | None:
        """The words of a milestone: its other values stand in them as a rule."""
        text = next((value for value in group.values if value.field == "text"), None)
        if text is None or text.quote is None:
            return None
        if self.streams is None:
            return None
        spans = located(text.quote.text, self.streams.texts, self.streams.at(text.quote.places), self._taken)
        for span in spans:
            self._taken[span.stream].append(span)
        return self._made(spans, text.quote.places)

    def _entry(self, value: Value, text: Marked | None) -> Entry:
        self._count += 1
        mark = None
        if value.quote is not None:
            mark = text if value.field == "text" else self._of(value, value.quote, text)
        if mark is not None:
            mark.numbers.append(self._count)
        at = None if mark is None else mark.number
        return Entry(self._count, value.path, value.field, value.value, value.quote, at, value.name)

    def _of(self, value: Value, quote: Quote, text: Marked | None) -> Marked | None:
        """The mark of a value: its words at its place, of one that has the milestone's among the milestone's; of a
        value whose words stand nowhere (a list mark) the milestone's."""
        if self.streams is None:
            return None
        texts, at = self.streams.texts, self.streams.at(quote.places)
        own = (
            text.spans if text is not None and {span.stream for span in text.spans} & {one.stream for one in at} else ()
        )
        if own and value.field == "number":
            spans = just_before(quote.text, texts, at, own[0])
        else:
            spans = located(quote.text, texts, own) or located(quote.text, texts, at)
        if not spans and text is not None:
            return text
        return self._made(spans, quote.places)

    def _doubt(self, place: int, finding: Finding) -> Doubt:
        self._count += 1
        mark = None
        if self.streams is not None and finding.source:
            words = finding.message.removeprefix(_SAID) if finding.code == UNPLACED else ""
            at = self.streams.at(finding.source)
            spans = located(words, self.streams.texts, at) if words and not words.endswith(_CUT) else ()
            mark = self._made(spans, finding.source)
        if mark is not None:
            mark.numbers.append(self._count)
            mark.unplaced = mark.unplaced or finding.code == UNPLACED
        return Doubt(self._count, f"/findings/{place}", finding, None if mark is None else mark.number)

    def _made(self, spans: tuple[Span, ...], places: tuple[Place, ...]) -> Marked | None:
        """The mark of *spans*, or of all that stands at *places*; None where nothing does that can be marked."""
        if not spans and not any(place.bbox or place.lines or place.block for place in places):
            return None
        key = (spans, () if spans else places)
        if key not in self.marked:
            self.marked[key] = Marked(len(self.marked) + 1, places, spans)
        return self.marked[key]
