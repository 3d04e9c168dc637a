"""Does a heading that no word marks as a goal open one? What stands below it tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from maalplan.model import Block, Table, Text
from maalplan.parsers.grid import Grid, cell_names_goal, cell_words, read_header
from maalplan.parsers.headings import Heading, read_heading
from maalplan.parsers.inner import card_roles
from maalplan.parsers.parts import split_parts
from maalplan.parsers.spans import whole
from maalplan.parsers.vocabulary import Vocabulary


def opens_goal(heading: Heading, following: Sequence[Block], words: Vocabulary, chapter: str | None) -> bool:
    """Is *heading* a goal's: do milestones stand below it, before the next heading?

    Inside a chapter of goals a list is enough; elsewhere, and for headings that could name a chapter, a label
    or a sentence must introduce it.
    """
    own = _until_heading(following, words)
    if any(_introduces(block, words) for block in own):
        return True
    could_be_chapter = heading.depth < 2 and words.chapter((heading.title or heading.span).text) is not None
    return (
        bool(chapter)
        and not could_be_chapter
        and any(isinstance(block, Text) and block.kind == "item" for block in own)
    )


def titles_goal(grid: Grid, row: int, words: Vocabulary) -> bool:
    """Is a row that fills its table the title of one goal: do the rows below describe a goal without a title?"""
    roles: set[str] = set()
    lines = 0
    for below in range(row + 1, grid.table.rows + 1):
        cells = grid.row(below)
        if grid.full_width(cells):
            break
        if len(cells) > 1 and cell_names_goal(cells[0], words):
            return False
        header = read_header(cells, words)
        if header:
            roles |= header.roles
            lines = 0
        elif cells and (role := words.role(cell_words(cells[0]))):
            roles.add(role)
        else:
            lines += 1
    return lines <= 1 and not roles & {"title", "number"} and bool(roles & {"description", "goal", "milestones"})


def is_label_heading(heading: Heading, words: Vocabulary) -> bool:
    """Is a heading a label that was printed large ("Milepæle"): a known one, without a number, that is no chapter?"""
    role = words.role(heading.span.text)
    if heading.number is not None or role in (None, "goal", "number"):
        return False
    return words.chapter(heading.span.text) in (None, "goals")


def _until_heading(blocks: Sequence[Block], words: Vocabulary) -> list[Block]:
    """The blocks before the next heading; one that is a label is none."""
    own: list[Block] = []
    for block in blocks:
        if isinstance(block, Text) and block.kind == "heading":
            if not is_label_heading(read_heading(whole(block), words), words):
                break
            own.append(replace(block, kind="paragraph"))
            continue
        own.append(block)
    return own


def _introduces(block: Block, words: Vocabulary) -> bool:
    if isinstance(block, Table):
        grid = Grid(block)
        if any(cells and cell_names_goal(cells[0], words) for _, cells in grid.rows()):
            return False
        headers = [header for _, cells in grid.rows() if (header := read_header(cells, words))]
        labels = card_roles(grid, words)
        return any(header.is_milestones for header in headers) or (
            "milestones" in labels and not labels & {"title", "goal", "number"}
        )
    if block.kind not in ("paragraph", "item"):
        return False
    if block.kind == "paragraph" and words.introduces(whole(block).text):
        return True
    return any(part.role == "milestones" and part.label for part in split_parts([block], words))
