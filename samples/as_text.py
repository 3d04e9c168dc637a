"""A sample as a raw text extraction.

No cover and no contents; a blank line after every wrapped line; inside a goal table each column's lines one
after another, wrapped at the column's width, under their label; stray spaces; chapter headings glued behind
what stands before them.
"""

from __future__ import annotations

from samples.content import COLUMNS, Goal, Sample, mark

PAGE = 108
WIDTHS = (22, 28, 36, 24)
"""Characters that the four columns of a goal table take."""
RULE = "_" * 47
EMPTY_ROWS = "      \n\n      \n\n "
"""What an extraction leaves of the space after a table."""


def as_text(sample: Sample) -> str:
    """The whole extraction."""
    cuts = sample.document.look.cuts
    out: list[str] = []
    for heading, chapter, goals in sample.chapters():
        out.append(f" {heading} ")
        if not chapter.body:
            out.append(" \n\n ")
        for part in chapter.body:
            items = (part,) if isinstance(part, str) else tuple(f"• {item}" for item in part)
            for item in items:
                out += ["", _spaced(wrap(item, PAGE))]
                if item.startswith("•"):
                    out.append("\n ")
        for number, goal in enumerate(goals):
            if number:
                out += ["", EMPTY_ROWS, ""]
            out.append(_goal(sample, goal, cuts))
    for signer in sample.signers():
        out.append("\n \n\n \n\n" + _spaced([RULE, *signer]))
    return "\n".join(out) + "\n"


def _goal(sample: Sample, goal: Goal, cuts: tuple[str, ...]) -> str:
    title, aim, points, remarks = COLUMNS
    columns = [
        (title, [goal.title]),
        (aim, [line for paragraph in goal.aim for line in _label_apart(paragraph, goal)]),
        (points, _points(sample, goal)),
        (remarks, list(sample.remarks(goal))),
    ]
    lines = [f" Mål {goal.number} ", "    ", ""]
    for (label, paragraphs), width in zip(columns, WIDTHS, strict=True):
        wrapped = [line for paragraph in paragraphs for line in wrap(paragraph, width, cuts)]
        lines.append(_spaced([f" {label}" if label == title else label, *wrapped]) + "\n")
    return "\n".join(lines).rstrip("\n")


def _label_apart(paragraph: str, goal: Goal) -> list[str]:
    """A labelled part with its label on a line of its own."""
    label, colon, words = paragraph.partition(": ")
    return [label + colon.strip(), words] if label in {"Indsatsområde", *goal.extra} else [paragraph]


def _points(sample: Sample, goal: Goal) -> list[str]:
    marks = sample.printed(goal).marks
    lines = [goal.criterion] if goal.criterion else []
    for milestone in goal.milestones:
        lines.append(f"{mark(marks, milestone)} {milestone.lead}".lstrip())
        lines += [f"o {sub}" for sub in milestone.subs]
    return lines


def _spaced(lines: list[str]) -> str:
    """Each line with the space that an extraction leaves at its end, and an empty line between them."""
    return "\n\n".join(f"{line} " for line in lines)


def wrap(text: str, width: int, cuts: tuple[str, ...] = ()) -> list[str]:
    """*text* in lines of *width* characters; a word of *cuts* is cut with a hyphen where it does not fit.

    >>> wrap("svar på bekymringshenvendelser", 20, ("bekymrings-henvendelser",))
    ['svar på bekymrings-', 'henvendelser']
    """
    places = {cut.replace("-", ""): cut.index("-") for cut in cuts}
    lines = [""]
    for word in text.split():
        line = f"{lines[-1]} {word}".lstrip()
        bare = word.strip(".,:;").lower()
        cut = places.get(bare, 0)
        if len(line) <= width or not lines[-1]:
            lines[-1] = line
        elif cut and len(lines[-1]) + cut + 2 <= width:
            lines[-1] += f" {word[:cut]}-"
            lines.append(word[cut:])
        else:
            lines.append(word)
    return lines
