"""A goal's words, cut at their labels."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from maalplan.model import Text
from maalplan.parsers.headings import NUMBER
from maalplan.parsers.spans import LINE_END, Span, whole
from maalplan.parsers.vocabulary import Vocabulary

LEAD = "lead"
"""The role of words that no label introduces."""
ENTRY = "entry"
"""The role of words that open with a milestone's word and number: "Delmål 2: …"."""
_ENTRY = re.compile(rf"(?P<word>[A-ZÆØÅ][a-zæøå]+)\s+(?:nr\.?\s*)?(?:{NUMBER})\s*[:.)–-]\s+(?=\S)")
_ENTRY_ALONE = re.compile(rf"(?P<word>[A-ZÆØÅ][a-zæøå]+)\s+(?:nr\.?\s*)?(?:{NUMBER})\s*[:.]?")
_BESIDE = re.compile(r"\s+[/|;•]\s+|;\s+|\t+|\s{3,}")
"""What parts two labelled fields on one line: "Ansvarlig: X / Frist: 1. juni"."""
_SENTENCE_BESIDE = re.compile(r"\.\s+(?=[A-ZÆØÅ])")
"""What parts two fields that one line fills: "Ansvarlig: Jura. Vægt: 20 %"."""
_WEIGHT_LINE = re.compile(r"(?P<label>Vægt(?:ning)?)\s+\d{1,3}(?:,\d+)?\s*(?:%|pct\.?|procent|points?)\.?")
IN_ITEMS = frozenset({"outcome", "deadline", "weight", "responsible"})
"""Labels that may open an item of a list."""
ONE_LINE = frozenset({"weight", "number", "deadline", "responsible"})
"""Fields that one line fills: what follows it in running text is the goal's own again."""
RUN_IN = re.compile(r"(?P<label>[A-ZÆØÅ][^:.\n\v]{1,40}?)\s*:(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Part:
    """Words with the field that their label means; ``role`` is a field, ``goal``, ``extra`` or :data:`LEAD`."""

    role: str
    label: Span | None
    content: tuple[Span, ...] = ()

    @property
    def text(self) -> str:
        """All words, for looking at."""
        return " ".join(span.text for span in self.content)


def split_parts(texts: Iterable[Text], words: Vocabulary, *, role: str = LEAD, label: Span | None = None) -> list[Part]:
    """*texts* as parts; what stands before the first label has *role* and *label*."""
    outer = role
    done: list[Part] = []
    content: list[Span] = []
    for text in texts:
        if role in ONE_LINE and label is not None and content and role != outer:
            done.append(Part(role, label, tuple(content)))
            role, label, content = LEAD, None, []
        if opens_entry(text.text, words) or (role == "outcome" and _is_plain_item(text, words)):
            done.append(Part(role, label, tuple(content)))
            role, label = ENTRY if opens_entry(text.text, words) else "milestones", None
            content = [whole(text)]
            if role == ENTRY and _ENTRY_ALONE.fullmatch(text.text.strip()):
                label, content = whole(text), []
            continue
        if role not in ("milestones", ENTRY) and _introduces(text, words):
            done.append(Part(role, label, tuple(content)))
            role, label, content = "milestones", None, [whole(text)]
            continue
        for piece_role, piece_label, span in _pieces(text, words, in_list=role == "milestones"):
            if piece_role is not None:
                done.append(Part(role, label, tuple(content)))
                role, label, content = piece_role, piece_label, []
            if span.text:
                content.append(span)
    done.append(Part(role, label, tuple(content)))
    return [part for part in done if part.content or part.label]


def opens_entry(text: str, words: Vocabulary) -> bool:
    """Does *text* open with a milestone's word and number?"""
    match = _ENTRY.match(text) or _ENTRY_ALONE.fullmatch(text.strip())
    return match is not None and words.role(match["word"]) == "milestones"


def _is_plain_item(text: Text, words: Vocabulary) -> bool:
    """Is *text* an item that no label opens?"""
    match = RUN_IN.match(text.text)
    return text.kind == "item" and not (match and words.role(match["label"]))


def _introduces(text: Text, words: Vocabulary) -> bool:
    """Is *text* a sentence that introduces milestones, and nothing before it?"""
    label = RUN_IN.match(text.text)
    labelled = label is not None and words.role(label["label"]) is not None
    return text.kind == "paragraph" and not labelled and words.introduces(text.text)


def _pieces(text: Text, words: Vocabulary, *, in_list: bool) -> Iterator[tuple[str | None, Span | None, Span]]:
    """Each stretch of *text*: its role and label where it opens with one (else None), and its words."""
    span = whole(text)
    own_line = words.role(span.text)
    if own_line and span.text[:1].isupper() and not (text.kind == "item" and in_list):
        yield own_line, span, Span(text, len(text.text), len(text.text))
        return
    if weighed := _WEIGHT_LINE.fullmatch(span.text):
        yield "weight", span.cut(*weighed.span("label")), span.cut(weighed.end("label"))
        return
    start, role, label = 0, None, None
    for before_ends, offset, found_role, found_label in _run_in_labels(span, words):
        if text.kind == "item" and offset == 0 and found_role not in IN_ITEMS:
            continue
        before = span.cut(start, before_ends)
        if before.text or label:
            yield role, label, before
        role, label = found_role, found_label
        start = found_label.end - span.start
        start += len(re.match(r"\s*:?", span.text[start:]).group())  # type: ignore[union-attr]  # matches nothing too
    yield role, label, span.cut(start)


def _run_in_labels(span: Span, words: Vocabulary) -> Iterator[tuple[int, int, str, Span]]:
    """(end of the words before, offset, role, label) for each line or field of *span* that opens with a label.

    A label that the vocabulary does not know is believed only where it is set in bold at the block's start.
    """
    text = span.text
    if ":" not in text:
        return
    beside = [(m.start(), m.end()) for m in _BESIDE.finditer(text)]
    lines = [(m.start(), m.end()) for m in LINE_END.finditer(text)]
    apart = [(m.start(), m.end()) for m in _SENTENCE_BESIDE.finditer(text)] if _fills_line(text, words) else []
    for before, offset in sorted([(0, 0), *lines, *beside, *apart]):
        match = RUN_IN.match(text, offset)
        if not match:
            continue
        role = words.role(match["label"])
        bold = offset == 0 and len(match["label"]) <= span.block.strong <= len(match["label"]) + 3
        if role or bold:
            yield before, offset, role or "extra", span.cut(*match.span("label"))


def _fills_line(text: str, words: Vocabulary) -> bool:
    """Does *text* open with the label of a field that one line fills?"""
    match = RUN_IN.match(text)
    return match is not None and words.role(match["label"]) in ONE_LINE


def merged_parts(parts: Sequence[Part], role: str) -> tuple[Span, ...]:
    """The words of all parts of one role, in order."""
    return tuple(span for part in parts if part.role == role for span in part.content)
