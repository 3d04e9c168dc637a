"""A sample as the Markdown that text recognition makes of a scanned or exported plan.

Headings of uneven level, a dotted contents list, tables as rows with tabs (or pipes), HTML lists inside
cells, rules where a page ended.
"""

from __future__ import annotations

from collections.abc import Iterator

from samples.content import COLUMNS, Goal, Milestone, Sample, mark

LEVELS = ("#", "##", "###", "##")
"""The levels that the four chapters' headings happen to get."""


def as_markdown(sample: Sample) -> str:
    """The whole document."""
    return "\n\n".join([*_front(sample), *_chapters(sample), *_signatures(sample)]) + "\n"


def _front(sample: Sample) -> Iterator[str]:
    *names, date = sample.document.cover
    yield from (f"**{name}**" for name in names)
    yield date
    yield "## Indhold"
    yield "\n".join(f"<b>{heading}</b> .....\t{page}" for heading, page in sample.contents())


def _chapters(sample: Sample) -> Iterator[str]:
    for level, (heading, chapter, goals) in zip(LEVELS, sample.chapters(), strict=True):
        yield f"{level} {heading}"
        if not goals:
            yield "---"
        for part in chapter.body:
            yield part if isinstance(part, str) else "\n".join(f"- {item}" for item in part)
        for goal in goals:
            yield f"{level}# Mål {goal.number}"
            yield _table(sample, goal)


def _table(sample: Sample, goal: Goal) -> str:
    if sample.document.look.pipes:
        cells = [goal.title, "<br>".join(goal.aim), _broken(sample, goal), "<br>".join(sample.remarks(goal))]
        rows = [COLUMNS, ("---",) * len(COLUMNS), cells]
        return "\n".join(f"| {' | '.join(row)} |" for row in rows)
    cells = [goal.title, "  ".join(goal.aim), _listed(sample, goal), "  ".join(sample.remarks(goal))]
    return "\n".join("\t".join(row) for row in (COLUMNS, cells))


def _broken(sample: Sample, goal: Goal) -> str:
    """The milestones with a line break before each."""
    marks = sample.printed(goal).marks
    lines = [goal.criterion] if goal.criterion else []
    for milestone in goal.milestones:
        lines.append(f"{mark(marks, milestone)} {milestone.lead}".lstrip())
        lines += [f"&nbsp;&nbsp;o {sub}" for sub in milestone.subs]
    return "<br>".join(lines)


def _listed(sample: Sample, goal: Goal) -> str:
    """The milestones as an HTML list."""
    marks = sample.printed(goal).marks
    lead = [goal.criterion] if goal.criterion else []
    if marks == "paragraph":
        return "  ".join([*lead, *(m.text for m in goal.milestones)])
    opening, closing = {
        "bullets": ('<ul style="list-style-type: none">', "</ul>"),
        "numbers": ("<ol>", "</ol>"),
        "letters": ('<ol type="a">', "</ol>"),
    }[marks]
    doubled = sample.document.look.doubled and marks == "bullets"
    space = " " if doubled else ""
    items = [_item(m, "• " if doubled else "") for m in goal.milestones]
    return " ".join([*lead, space.join([opening, *items, closing])])


def _item(milestone: Milestone, bullet: str) -> str:
    inner = "".join(f"<li>{sub}</li>" for sub in milestone.subs)
    return f"<li>{bullet}{milestone.lead}{f'<ul>{inner}</ul>' if inner else ''}</li>"


def _signatures(sample: Sample) -> Iterator[str]:
    for signer in sample.signers():
        yield "\n\n---"
        yield from signer
    yield f"\n\n**{sample.document.cover[0].upper()}**"
