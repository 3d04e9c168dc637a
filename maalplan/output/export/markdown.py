"""A plan as Markdown: a heading and a table in the four-column form for each goal.

Lines inside a cell stand apart by ``<br>``, labelled paragraphs by two of them; where milestones have columns of their
own, each has a row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from maalplan.model import Plan
from maalplan.output.export.printed import PrintedGoal, PrintedPlan, printed
from maalplan.output.export.wishes import Files, Wishes

_SPECIAL = re.compile(r"([\\`*_\[\]<|])|&(?=#?\w+;)")
_OPENING = re.compile(r"^(\d*)([#>+=~.)-])")
"""What at the start of a line may make it something else than a paragraph."""
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f]")
_BREAK: Final = "<br>"


def to_md(plans: Sequence[Plan], _wishes: Wishes) -> Files:
    """A Markdown document for each of *plans*, by its id, in UTF-8."""
    ordered = sorted(plans, key=lambda plan: plan.id)
    return {f"{plan.id}.md": plan_to_md(plan).encode("utf-8", "backslashreplace") for plan in ordered}


def plan_to_md(plan: Plan) -> str:
    """*plan* as Markdown."""
    return "\n\n".join(_parts(printed(plan))) + "\n"


def _parts(plan: PrintedPlan) -> Iterator[str]:
    """The document, part by part: a heading, a paragraph, a list or a table."""
    yield from (f"**{_words(line)}**" for line in ("UDKAST" if plan.draft else "", plan.ministry) if line)
    yield f"# {_words(plan.title)}"
    yield from (f"**{_words(line)}**" for line in (plan.agency,) if line)
    yield from (_paragraph(line) for line in (plan.date, plan.period) if line)
    for chapter in plan.chapters:
        if chapter.heading:
            yield f"{'#' * (chapter.level + 1)} {_words(chapter.heading)}"
        for goal in chapter.goals:
            if goal.heading:
                yield f"#### {_words(goal.heading)}"
            yield _table(goal)
    if plan.follow_ups:
        yield "## Opfølgning"
        yield "\n".join(f"- {_words(line)}" for line in plan.follow_ups)
    if plan.signatures:
        yield "## Underskrifter"
        for block in plan.signatures:
            yield "---"
            yield from map(_paragraph, block)


def _table(goal: PrintedGoal) -> str:
    """The goal's table: one row, or one for each milestone, whose goal stands in the first alone."""
    prose = _BREAK.join(_words(words) for label, words in goal.aim if words and not label)
    labelled = [f"**{_words(label)}:** {_words(words)}" for label, words in goal.aim if words and label]
    aim = (2 * _BREAK).join(filter(None, (prose, *labelled)))  # only a paragraph of its own is known by any label
    points = [f"{milestone.mark} {_words(milestone.text)}" for milestone in goal.milestones]
    lead = [_words(goal.criterion)] if goal.criterion else []
    if goal.own:
        points = [_BREAK.join([*(lead if place == 0 else []), point]) for place, point in enumerate(points)]
        beside = [[_words(words) for words in milestone.beside] for milestone in goal.milestones]
    else:
        points, beside = [_BREAK.join([*lead, *points])], [[]]
    ends = (_words(goal.title), aim, _BREAK.join(map(_words, goal.remarks)))
    rows = [
        [ends[0], ends[1], point, *own, ends[2]] if place == 0 else ["", "", point, *own, ""]
        for place, (point, own) in enumerate(zip(points, beside, strict=True))
    ]
    heads = [_words(name) for name in goal.columns]
    return "\n".join(f"| {' | '.join(row)} |" for row in (heads, ["---"] * len(heads), *rows))


def _words(text: str) -> str:
    """*text* on one line, with nothing in it that Markdown takes for more than words."""
    return _SPECIAL.sub(
        lambda found: f"\\{found[1]}" if found[1] else "&amp;", _CONTROL.sub("�", text).replace("\n", " ").strip()
    )


def _paragraph(line: str) -> str:
    """*line* as a paragraph, also where it opens like a list or a heading.

    >>> _paragraph("17. december 2024"), _paragraph("- afstemmes"), _paragraph("2024 er gået")
    ('17\\\\. december 2024', '\\\\- afstemmes', '2024 er gået')
    """
    return _OPENING.sub(r"\1\\\2", _words(line))
