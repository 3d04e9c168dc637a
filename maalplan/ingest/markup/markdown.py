"""Markdown, and text with rows and tags in it, to one web page with the same line numbers.

The page that comes out has each word on the line on which the source has it, so that the reader of web pages
knows the places of Markdown too.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from maalplan.ingest.bounds import check_blocks
from maalplan.ingest.markup.inline import Inline
from maalplan.ingest.markup.pandoc import take_pandoc_table
from maalplan.ingest.markup.rows import Piece, plain, rows_to_html, take_rows
from maalplan.ingest.markup.tidy import tidy
from maalplan.ingest.shapes import is_contents

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_CHUNK = 20_000
"""Characters that the Markdown parser is given at a time: some of its rules take quadratic time."""
_PIPE_ROW = re.compile(r"\s{0,3}\|")
_HEADING = re.compile(r"#{1,6}\s")
_UNFIT_HEADING = re.compile(r"[.:,;]$|\b(?:19|20)\d\d$|\d[./-]\d")
_TAGS = {"bullet_list": "ul", "ordered_list": "ol", "list_item": "li", "paragraph": "p"}


def to_page(text: str) -> str:
    """*text* as HTML in which line *n* holds the words of line *n*.

    Raises TooLarge for more lines and cells than are read.
    """
    lines = text.split("\n")
    check_blocks(sum(1 for line in lines if line.strip()) + text.count("\t") + text.count("|"))
    lines = tidy(lines)
    inline = Inline(lines)
    page = _Page()
    for line, markup in _pieces(lines, inline):
        page.put(line, markup)
    return page.text()


class _Page:
    """Markup that is written line by line; a line that is behind already is not waited for."""

    def __init__(self) -> None:
        self._out: list[str] = []
        self._line = 0

    def put(self, line: int, markup: str) -> None:
        ahead = line - self._line
        if ahead > 0:
            self._out.append("\n" * ahead)
            self._line = line
        self._out.append(markup)
        self._line += markup.count("\n")

    def text(self) -> str:
        return "".join(self._out)


def _pieces(lines: list[str], inline: Inline) -> Iterator[Piece]:
    """The markup of each stretch: tables and contents entries by our own rules, the rest by the parser's."""
    at, begun = 0, 0
    while at < len(lines):
        island, behind = _island(lines, at, inline)
        if behind > at:
            yield from _parsed(lines, begun, at, inline)
            yield from island
            at = begun = behind
        else:
            at += 1
    yield from _parsed(lines, begun, at, inline)


def _island(lines: list[str], at: int, inline: Inline) -> tuple[list[Piece], int]:
    """What begins on line *at* and is no Markdown of the standard, and the line behind it."""
    line = lines[at]
    if not line.strip():
        return [], at
    if len(line) > _CHUNK and "\t" not in line:
        return [(at, f"<p>{inline.markup(line)}</p>")], at + 1
    if is_contents(plain(line)) and "|" not in line:
        return [(at, f"<p>{inline.markup(line.strip())}</p>")], at + 1
    table, behind = take_pandoc_table(lines, at, inline.cell)
    if behind > at:
        return table, behind
    rows, behind = take_rows(lines, at) if "\t" in line or _row_below(lines, at) else ([], at)
    return (rows_to_html(rows, inline.markup), behind) if rows else ([], at)


def _row_below(lines: Sequence[str], at: int) -> bool:
    return at + 1 < len(lines) and "\t" in lines[at + 1]


def _parsed(lines: list[str], first: int, last: int, inline: Inline) -> Iterator[Piece]:
    """The markup of lines that are standard Markdown, chunk by chunk."""
    for start, end in _chunks(lines, first, last):
        tokens = _parser().parse("\n".join(lines[start:end]))
        for token in _headings_in_earnest(tokens):
            line = start + token.map[0] if token.map and token.nesting >= 0 else 0
            yield line, _markup(token, inline)


def _chunks(lines: list[str], first: int, last: int) -> Iterator[tuple[int, int]]:
    """Stretches that can be parsed alone: up to a heading, or to an empty line when they grow long."""
    start, size, packed = first, 0, 0
    for at in range(first, last):
        line = lines[at]
        packed = 0 if not line.strip() or _PIPE_ROW.match(line) else packed + len(line)
        long = packed > _CHUNK or (size > 5 * _CHUNK and not line.strip())
        if at > start and (long or _HEADING.match(line)):
            yield start, at
            start, size, packed = at, 0, 0
        size += len(line)
    if start < last:
        yield start, last


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    # Code blocks are only indented text here, and link definitions would take words away.
    parser = MarkdownIt("commonmark", {"html": True})
    parser.enable("table").disable(["code", "fence", "reference"])
    parser.core.ruler.enableOnly(["normalize", "block"])  # words are read by Inline
    return parser


def _headings_in_earnest(tokens: list[Token]) -> list[Token]:
    """The tokens; a heading that only a line of dashes below a sentence or a date made is a paragraph and a rule."""
    for opened, words, closed in zip(tokens, tokens[1:], tokens[2:], strict=False):
        drawn = opened.type == "heading_open" and opened.markup == "-"
        if drawn and ("\n" in words.content or _UNFIT_HEADING.search(words.content)):
            opened.type, closed.type = "paragraph_open", "ruled_paragraph_close"
    return tokens


def _markup(token: Token, inline: Inline) -> str:
    name, _, part = token.type.rpartition("_")
    if token.type == "inline":
        return inline.cell(token.content) if inline.in_cell else inline.paragraph(token.content)
    if token.type == "html_block":
        return inline.tags(token.content)
    if token.type == "hr":
        return "<hr>"
    if name == "ruled_paragraph":
        return "</p><hr>"
    if name in {"th", "td"}:
        inline.in_cell = part == "open"
    if token.hidden or part not in {"open", "close"}:
        return ""
    tag = _TAGS.get(name, token.tag)
    return f"</{tag}>" if part == "close" else f"<{tag}{_attributes(token)}>"


def _attributes(token: Token) -> str:
    """Of a numbered list its first number and its closing sign."""
    if token.type != "ordered_list_open":
        return ""
    return f' start="{html.escape(str(token.attrs.get("start", 1)))}" data-suffix="{html.escape(token.markup)}"'
