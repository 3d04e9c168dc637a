"""What a report says was achieved: verdicts on goals and milestones, each with its words.

Reads annual reports and statuses of the year. What is judged is found by its verdict: chapters without any are passed
over.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from maalplan.errors import NoOutcomes
from maalplan.findings import goals_without_verdict, rows_by_order
from maalplan.model import Document, Finding, Place, RawFollowUpReport, RawOutcome, Table
from maalplan.parsers.letter_spaced import closed_up
from maalplan.parsers.outcomes.judged import GoalSeen, Judged, outcome_of, without_verdict
from maalplan.parsers.outcomes.occasion import read_about
from maalplan.parsers.outcomes.told_twice import Told, once_each
from maalplan.parsers.outcomes.verdicts import Verdicts, verdicts_of
from maalplan.parsers.outcomes.walk import Walk
from maalplan.parsers.shaped import shaped
from maalplan.parsers.spans import texts_of
from maalplan.parsers.vocabulary import Vocabulary, compiled, report_tables

__all__ = ["ReportWords", "parse_report", "report_words"]


@dataclass(frozen=True, slots=True)
class ReportWords:
    """The words of reports: labels and headings, and verdicts."""

    vocabulary: Vocabulary
    verdicts: Verdicts


@cache
def report_words(own: str | None = None) -> ReportWords:
    """The words of reports, with those of the TOML text *own* before them.

    Raises :class:`~maalplan.errors.BadVocabulary`.
    """
    tables = report_tables(own)
    verdicts = verdicts_of(tables["verdict"])
    return ReportWords(replace(compiled(tables), verdict=verdicts.whole), verdicts)


def parse_report(document: Document, words: ReportWords | None = None) -> RawFollowUpReport:
    """The follow-up that *document* holds, in its own words.

    Raises :class:`~maalplan.errors.NoOutcomes` for a document without verdicts on goals.
    """
    words = words or report_words()
    blocks = closed_up(document.blocks)
    by_order: tuple[Place, ...] = ()
    if any(text.kind == "line" for text in texts_of(blocks)):
        from maalplan.parsers.reflow import reflow

        blocks = reflow(blocks, words.vocabulary)
        by_order = tuple(block.place for block in blocks if isinstance(block, Table) and block.by_order)
    walk = Walk(words.vocabulary, words.verdicts)
    walk.through(list(shaped(blocks, words.vocabulary)))
    outcomes, said = settled(walk.judged, words.verdicts)
    if not outcomes:
        raise NoOutcomes(
            "No verdicts on goals were found in it. Is it an annual report or a status? "
            "`maalplan inspect FILE --blocks` shows what was read."
        )
    about = read_about(blocks, document.running, words.vocabulary)
    return RawFollowUpReport(
        front=about.front,
        outcomes=outcomes,
        titles=about.titles,
        occasion=about.occasion,
        plans=about.plans,
        published=about.published,
        findings=(*document.findings, *([rows_by_order(by_order)] if by_order else ()), *said),
    )


def settled(judged: Sequence[Judged], verdicts: Verdicts) -> tuple[tuple[RawOutcome, ...], tuple[Finding, ...]]:
    """The outcomes of what is judged, each once, and what is to be said of goals without a verdict."""
    found: list[Told] = []
    last: GoalSeen | None = None
    for one in judged:
        outcome = outcome_of(one, verdicts, strict=not one.goal.trusted)
        if outcome is not None:
            found.append(Told(outcome, judged=True))
            last = one.goal
        elif one.is_told or (one.parts and last is not None and _are_alike(last, one.goal)):
            found.append(Told(without_verdict(one), named=one.goal.named))
    if not any(told.judged for told in found):
        return (), ()
    outcomes = once_each(found)
    bare = [outcome for outcome in outcomes if "verdict" not in outcome.fields]
    said = (
        [goals_without_verdict(tuple(place for one in bare for place in _first_place(one)), len(bare))] if bare else []
    )
    return outcomes, tuple(said)


def _are_alike(judged: GoalSeen, goal: GoalSeen) -> bool:
    """Is a goal without a verdict named as the judged one before it is, where goals are told of?"""
    same = (judged.word, judged.level) == (goal.word, goal.level)
    return same and bool(goal.word) and judged.told_of and goal.told_of


def _first_place(outcome: RawOutcome) -> tuple[Place, ...]:
    return next((words.places[:1] for name, words in outcome.fields.items() if name in ("title", "number")), ())
