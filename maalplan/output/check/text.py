"""A check as text for people: on a terminal, in a mail."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from maalplan.model import CheckReport, CheckResult, Lang, Remark, Urgency
from maalplan.output.check.words import (
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
from maalplan.output.terminal import Page, Span, Style
from maalplan.output.word_marks import word_marks

_STYLES: dict[Urgency, Style] = {"must": "gone", "should": "warning", "consider": "faint"}


def check_to_text(report: CheckReport, *, lang: Lang = "da", colour: bool = False, width: int = 80) -> str:
    """*report* as text: of each draft its name and the counts, the remarks on the plan, then those on each goal in the
    order of the document. Each remark has its urgency, milestone, place, code, and the words that it is about.

    No line is wider than *width* columns (at least 20); control characters of the documents are written out. The text
    ends in a line feed.
    """
    page = Page(width, colour)
    drafts = ("\n".join(_draft_lines(result, page, lang)) for result in report.checks)
    return "\n\n\n".join(drafts) + "\n"


def _draft_lines(result: CheckResult, page: Page, lang: Lang) -> Iterator[str]:
    path = [Span(f" ({result.plan.path})", "faint")] if result.plan.path else []
    yield from page.lines([Span(plan_words(result.plan), "strong"), *path], hanging=2)
    for line in (count_words(result, lang), *basis_words(result, lang)):
        yield from page.lines([Span(line)], hanging=2)
    for goal, remarks in by_goal(result):
        heading = goal_words(goal, lang) if goal else label("plan", lang)
        yield from ("", *page.lines([Span(heading, "strong")], hanging=2))
        yield from _remark_lines(remarks, page, lang)


def _remark_lines(remarks: Sequence[Remark], page: Page, lang: Lang) -> Iterator[str]:
    for remark in remarks:
        where = ", ".join(filter(None, (milestone_words(remark, lang), place_words(remark.source, lang))))
        head = [
            Span(label(remark.urgency, lang), _STYLES[remark.urgency]),
            Span(f" – {where}" if where else ""),
            Span(f": {sentence(remark, lang)} "),
            Span(f"[{remark.code}]", "faint"),
        ]
        yield from page.lines(head, indent=2, hanging=2)
        yield from page.lines(_quoted(remark, lang), indent=6, hanging=2) if remark.quote or remark.beside else ()


def _quoted(remark: Remark, lang: Lang) -> list[Span]:
    """The words of the draft, and where they stand beside others, what differs from those."""
    if remark.quote is None or remark.beside is None or remark.quote == remark.beside:
        words = remark.quote or remark.beside or ""
        return [Span(label("quoted", lang, shortened(words)), "faint")]
    styles: dict[str, Style] = {"deleted": "deleted", "inserted": "inserted"}
    marks = word_marks(remark.beside, remark.quote)
    return [
        Span(f"{label('marked', lang)}: ", "faint"),
        *(Span(one.text, styles.get(one.kind, "plain")) for one in marks),
    ]
