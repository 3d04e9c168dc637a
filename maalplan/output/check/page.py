"""A check as one self-contained HTML page: a list to go through, in the order of the document.

The page can be mailed and printed: it needs no network, and for reading no script.
"""

from __future__ import annotations

from dataclasses import dataclass

from maalplan.model import CheckReport, CheckResult, Lang, Remark, Urgency
from maalplan.output.check.words import (
    URGENCIES,
    basis_words,
    by_goal,
    count_words,
    goal_words,
    label,
    milestone_words,
    place_words,
    plan_words,
    sentence,
    shortened,
)
from maalplan.output.pages import render
from maalplan.output.word_marks import Mark, word_marks

_BADGES: dict[Urgency, str] = {"must": "error", "should": "warning", "consider": "note"}


@dataclass(frozen=True, slots=True)
class RemarkView:
    """A remark as it is shown; ``marks`` are its words with what differs from others, or its words alone."""

    urgency: Urgency
    badge: str
    word: str
    where: str
    sentence: str
    code: str
    marks: tuple[Mark, ...]
    compared: bool


@dataclass(frozen=True, slots=True)
class GoalView:
    """The remarks on a goal, or on the plan as a whole."""

    heading: str
    remarks: tuple[RemarkView, ...]


@dataclass(frozen=True, slots=True)
class DraftView:
    """A draft with all that was found in it."""

    anchor: str
    name: str
    path: str
    counted: str
    basis: tuple[str, ...]
    tiles: tuple[tuple[Urgency, int, str], ...]
    goals: tuple[GoalView, ...]


def check_to_html(report: CheckReport, *, lang: Lang = "da") -> bytes:
    """The page of *report*, in UTF-8; the same bytes every time. Everything that comes from documents is escaped."""
    drafts = tuple(_draft(result, place, lang) for place, result in enumerate(report.checks, start=1))
    found = {remark.urgency for result in report.checks for remark in result.remarks}
    choices = tuple((urgency, label(urgency, lang)) for urgency in URGENCIES if urgency in found)
    return render("check.html.jinja", lang, drafts=drafts, choices=choices)


def _draft(result: CheckResult, place: int, lang: Lang) -> DraftView:
    return DraftView(
        anchor=f"plan-{place}",
        name=plan_words(result.plan),
        path=result.plan.path,
        counted=count_words(result, lang),
        basis=tuple(basis_words(result, lang)),
        tiles=tuple((urgency, getattr(result.summary, urgency), label(urgency, lang)) for urgency in URGENCIES),
        goals=tuple(
            GoalView(
                goal_words(goal, lang) if goal else label("plan", lang),
                tuple(_remark(remark, lang) for remark in remarks),
            )
            for goal, remarks in by_goal(result)
        ),
    )


def _remark(remark: Remark, lang: Lang) -> RemarkView:
    compared = remark.quote is not None and remark.beside is not None and remark.quote != remark.beside
    return RemarkView(
        urgency=remark.urgency,
        badge=_BADGES[remark.urgency],
        word=label(remark.urgency, lang),
        where=", ".join(filter(None, (milestone_words(remark, lang), place_words(remark.source, lang)))),
        sentence=sentence(remark, lang),
        code=remark.code,
        marks=_marks(remark),
        compared=compared,
    )


def _marks(remark: Remark) -> tuple[Mark, ...]:
    if remark.quote and remark.beside:
        return word_marks(remark.beside, remark.quote)
    words = remark.quote or remark.beside
    return (Mark("same", shortened(words)),) if words else ()
