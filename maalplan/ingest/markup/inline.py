"""The words of a Markdown paragraph or cell to HTML: emphasis, links, tags, line ends."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from maalplan.ingest.markup.rows import plain
from maalplan.ingest.markup.tree import WRAP_TAG
from maalplan.ingest.shapes import bullet, number_mark

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_LONGEST = 20_000
_SHORT_LINE = 60
_SENTENCE_END = re.compile(r"[.,;:!?][*_\"”)]{0,4}$")
_LABEL = re.compile(
    r"(?:\*\*|__|<b>|<strong>)[^*_<>]{1,80}(?::\s*(?:\*\*|__|</b>|</strong>)|(?:\*\*|__|</b>|</strong>)\s*:)"
)
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)")
_KNOWN_NAMES = (
    "a abbr address article aside b big blockquote body br caption center cite code col colgroup dd del "
    "details dfn div dl dt em figcaption figure font footer form h1 h2 h3 h4 h5 h6 head header hr html i "
    "img ins kbd label li link main mark meta nav nobr ol p pre q s samp script section small span strike "
    "strong style sub summary sup svg table tbody td tfoot th thead time title tr tt u ul var wbr"
)
_KNOWN = frozenset(_KNOWN_NAMES.split())
_PARTS = re.compile(r"[ \u00a0]{2,}")
_GOES_ON = re.compile(r"[,\-–/&(]$|\b(?:og|eller|samt|i|af|for|til|på|med|den|det|de)$")


class Inline:
    """Makes markup of words. *lines* are the whole document, whose wrapped lines tell how wide its page is."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.in_cell = False
        self._width = max(_SHORT_LINE, _wrapped_width(lines))

    def markup(self, text: str) -> str:
        """One stretch of words, whatever its line ends."""
        if len(text) > _LONGEST:
            return self.tags(text)
        return str(_renderer().renderInline(text.strip(" \t\n")))

    def tags(self, text: str) -> str:
        """*text* with its HTML tags; what only looks like a tag is words."""
        return _TAG.sub(_escaped, text)

    def cell(self, text: str) -> str:
        """A cell of a pipe or grid table; several spaces part its paragraphs."""
        return "".join(f"<div>{self.markup(part)}</div>" for part in _cell_parts(text))

    def paragraph(self, text: str) -> str:
        """A paragraph over one or more lines: those that the author set end in ``<br>``."""
        lines = text.split("\n")
        if len(lines) == 1 or len(text) > _LONGEST:
            return self.markup(text)
        set_lines = self._set_one_by_one(lines)
        marked = [f"{line}  " if set_lines or _opens_line(below) else line for line, below in pairwise(lines)]
        return self.markup("\n".join([*marked, lines[-1]]))

    def _set_one_by_one(self, lines: list[str]) -> bool:
        """Whether no line end can come from wrapping: there was room for the next word, and no sentence runs on."""
        bare = [plain(line).strip("*_ ") for line in lines]
        if any(_SENTENCE_END.search(line) for line in bare[:-1]) or bare[-1].endswith("."):
            return False
        return all(
            len(line) <= _SHORT_LINE and len(line) + 1 + len(below.split(" ", 1)[0]) <= self._width and _begins(below)
            for line, below in pairwise(bare)
        )


def _escaped(tag: re.Match[str]) -> str:
    return tag.group() if tag.group(2).lower() in _KNOWN else f"&lt;{tag.group()[1:]}"


def _begins(line: str) -> bool:
    """Whether *line* can begin something: a capital, a figure, or one small word alone (``mellem``, ``og``)."""
    return not line[:1].islower() or " " not in line


def _opens_line(line: str) -> bool:
    """Whether the author surely began a new line here: a list mark or a bold label opens it."""
    words = line.lstrip()
    return bool(bullet(words) or number_mark(words) or _LABEL.match(words))


def _wrapped_width(lines: Sequence[str]) -> int:
    """How wide the text was wrapped: the longest line that is followed by another line of the same paragraph."""
    prose = (len(a) for a, b in pairwise(lines) if a[:1].isalpha() and b[:1].isalpha() and "\t" not in a)
    return min(max(prose, default=0), 200)


def _cell_parts(text: str) -> list[str]:
    """The paragraphs of a cell whose line ends became several spaces."""
    parts: list[str] = []
    for part in _PARTS.split(text.replace("\n", "  ")):
        if parts and (_unbalanced(parts[-1]) or _GOES_ON.search(parts[-1]) or part[:1].islower()):
            parts[-1] += f" {part}"
        else:
            parts.append(part)
    return parts


def _unbalanced(text: str) -> bool:
    """Whether a bold stretch or a code span is still open."""
    return text.count("**") % 2 == 1 or text.count("`") % 2 == 1


# ------------------------------------------------------------------ the renderer

Tokens = Sequence[Any]  # the library's tokens: their class is only known when it is imported


@cache
def _renderer() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": True}).enable("strikethrough")
    parser.disable(["reference"], ignoreInvalid=True)
    for name, rule in _RULES.items():
        parser.add_render_rule(name, rule)
    return parser


def _html_inline(_: object, tokens: Tokens, at: int, *__: object) -> str:
    return _TAG.sub(_escaped, str(tokens[at].content))


def _softbreak(_: object, *__: object) -> str:
    return f"<{WRAP_TAG}></{WRAP_TAG}>\n"


def _hardbreak(_: object, *__: object) -> str:
    return "<br>\n"


def _nothing(_: object, *__: object) -> str:
    return ""


def _link(_: object, tokens: Tokens, at: int, *__: object) -> str:
    """Only links inside the document say something: they are entries of a contents list, or footnotes."""
    target = str(tokens[at].attrs.get("href", ""))
    return f'<a href="{html.escape(target)}">' if target.startswith("#") else "<a>"


def _code(_: object, tokens: Tokens, at: int, *__: object) -> str:
    return html.escape(str(tokens[at].content), quote=False)


_RULES: dict[str, Any] = {
    "html_inline": _html_inline,
    "softbreak": _softbreak,
    "hardbreak": _hardbreak,
    "image": _nothing,
    "link_open": _link,
    "code_inline": _code,
}
