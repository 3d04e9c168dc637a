"""What a document says: its goals by their labelled words, and what the pages around them say of the plan."""

from __future__ import annotations

from collections.abc import Sequence

from maalplan.errors import NoGoals
from maalplan.model import Block, Document, RawPlan, Text
from maalplan.parsers.draft import Draft, to_record
from maalplan.parsers.front import read_front
from maalplan.parsers.ledger import ledger
from maalplan.parsers.letter_spaced import closed_up
from maalplan.parsers.levels import is_bare, sections_of_goals, spans_of, told_again
from maalplan.parsers.overview import add_overviews
from maalplan.parsers.shaped import shaped
from maalplan.parsers.signed import signed_texts
from maalplan.parsers.spans import texts_of
from maalplan.parsers.vocabulary import Vocabulary, vocabulary
from maalplan.parsers.walk import Walk
from maalplan.parsers.weighed import weigh

__all__ = ["parse"]


def parse(document: Document, words: Vocabulary | None = None) -> RawPlan:
    """The plan that *document* holds, in its own words.

    Raises :class:`~maalplan.errors.NoGoals` for a document without goals.
    """
    words = words or vocabulary()
    blocks = closed_up(document.blocks)
    if any(text.kind == "line" for text in texts_of(blocks)):
        from maalplan.parsers.reflow import reflow

        blocks = reflow(blocks, words)
    upright = list(shaped(blocks, words))
    walk, drafts = goals_in(upright, words)
    front = read_front(blocks, running=document.running)
    signed = signed_texts(texts_of(upright), front.signatures)
    if any(id(text) in signed for text in texts_among_goals(walk)):
        walk, drafts = goals_in(upright, words, signed)
    weigh(drafts)
    notes: dict[str, Text] = dict(document.footnotes)
    records = [to_record(draft, words, notes) for draft in drafts]
    taken = [entry for record in records for entry in record.taken]
    entries = ledger(texts_among_goals(walk), taken, walk.skipped)
    said = tuple(dict.fromkeys(finding for record in records for finding in record.findings))
    goals = tuple(record.goal for record in records)
    return RawPlan(front, goals, entries, (*document.findings, *said))


def goals_in(
    blocks: Sequence[Block], words: Vocabulary, signed: frozenset[int] = frozenset()
) -> tuple[Walk, list[Draft]]:
    """A finished walk through *blocks* and its goals, which end at texts that are *signed*.

    Where there are none otherwise, numbered items are goals. Raises :class:`~maalplan.errors.NoGoals`.
    """
    for lists_goals in (False, True):
        walk = walked(blocks, Walk(words, signed, lists_goals))
        drafts = settled(walk, words)
        if drafts:
            return walk, drafts
    raise NoGoals("No goals were found in it. Is it a mål- og resultatplan? `maalplan inspect` shows what was read.")


def texts_among_goals(walk: Walk) -> list[Text]:
    """The texts of the chapters in which goals stand."""
    return [text for segment in walk.segments if segment.goals for text in segment.texts]


def walked(blocks: Sequence[Block], walk: Walk) -> Walk:
    """*walk* when it has been through *blocks*."""
    walk.through(blocks)
    for draft in walk.drafts:
        draft.read_body(walk.words)
    return walk


def settled(walk: Walk, words: Vocabulary) -> list[Draft]:
    """The goals of a walk, each once, at the level that has milestones; what an overview adds is added."""
    drafts, headings = sections_of_goals(walk.drafts)
    again = told_again(drafts)
    walk.skipped += [(heading, "section heading") for heading in headings]
    walk.skipped += [(span, "a goal told again") for draft in again for span in spans_of(draft)]
    if again:
        drafts = [draft for draft in drafts if all(draft is not other for other in again)]
    told = add_overviews(drafts, walk.overviews, words)
    return [draft for draft in walk.with_told(drafts, told) if not is_bare(draft)]
