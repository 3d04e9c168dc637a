"""A plan that a word processor made, with pages as they would be printed of it: what is the same in all of its goals
stands on them many times."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from maalplan.model import PagePicture, PageWord, Review
from maalplan.pipeline import read_plan, see_document
from maalplan.review import reviewed

HEAD = ("Titel", "Mål", "Målepunkt", "Frist")
ROWS = [
    ("Støj", "Færre borgere er plaget af støj.", "En rapport er klar.", "Q4"),
    ("Luft", "Luften er renere i de store byer.", "En rapport er klar.", "Q4"),
    ("Vand", "Vandet er renere i alle åer og søer.", "En handleplan er klar.", "Q4"),
]
TOP = ("Mål- og resultatplan 2025", "Statens Serum Institut")
FURNITURE = ("Mål- og resultatplan 2025", "Q4 Side 4")


def document() -> bytes:
    """A plan whose goals have the same milestones and the same deadlines."""
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in (HEAD, *ROWS))
    return f"<!doctype html><meta charset=utf-8><h1>{TOP[0]}</h1><p>{TOP[1]}</p><table>{rows}</table>".encode()


def page(number: int, *told: tuple[str, float, float, tuple[int, ...]]) -> PagePicture:
    """A page with words in cells, each told with the left end and the top of its cell, and its path in the tree."""
    words = []
    for text, left, top, path in told:
        for place, word in enumerate(text.split()):
            x0, line = left + 45.0 * (place % 2), top + 12.0 * (place // 2)
            words.append(PageWord(word, (x0, line, x0 + 40, line + 10), path))
    return PagePicture(number, 595.0, 842.0, (0, 0), "image/webp", b"", tuple(words))


def pages(*, tagged: bool) -> tuple[PagePicture, ...]:
    """The document on two pages, of which each has a header; the second row is cut between them."""
    top = [(text, 50.0, 40.0 + 40 * n, (0, n)) for n, text in enumerate(TOP)]
    first = [*top, *_row(HEAD, 150, 0), *_row(ROWS[0], 200, 1), *_row(("Luft", "Luften er renere", "", ""), 300, 2)]
    second = [
        *_row(("", "i de store byer.", *ROWS[1][2:]), 60, 2),
        *_row(ROWS[2], 150, 3),
    ]
    bare = [[one if tagged else (*one[:3], ()) for one in told if one[0]] for told in (first, second)]
    header, footer = (FURNITURE[0], 50.0, 10.0, ()), (FURNITURE[1], 50.0, 800.0, ())
    return tuple(page(number, header, *told, footer) for number, told in enumerate(bare, 1))


def _row(cells: Sequence[str], top: float, number: int) -> list[tuple[str, float, float, tuple[int, ...]]]:
    return [(cell, 50 + 140.0 * column, top, (0, 2, number, column)) for column, cell in enumerate(cells)]


def printed_beside(*, tagged: bool = True) -> Review:
    """The plan beside its text and its pages."""
    sight = see_document(document(), path="plan.html")
    return reviewed(read_plan(document(), path="plan.html"), replace(sight, pages=pages(tagged=tagged)))
