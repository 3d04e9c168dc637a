"""Labels that an extraction put before their words without a colon: "Titel Sikker drift".

Such a line shows its label only by what the document does elsewhere: at least two labels must open two lines each
so, and never stand alone or before a colon.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from maalplan.model import Block, Text
from maalplan.parsers.flat_header import LONGEST_LABEL, is_plain_label, labels_in
from maalplan.parsers.headings import NUMBER, goal_heading
from maalplan.parsers.spans import whole
from maalplan.parsers.vocabulary import Vocabulary, label_key

_MARK = re.compile(r"(?P<mark>[•‣▪●○◦∙·■□◆➢✓–-])\s+(?=\S)")
_NUMBER = re.compile(rf"(?:{NUMBER})[.)]?")
_SHORT = frozenset({"weight", "deadline", "responsible", "number"})
"""Fields whose label may stand behind another field's words, on the line of a card with two pairs."""


def unglued(blocks: Sequence[Block], words: Vocabulary) -> list[Block]:
    """*blocks* with labels that stand before their words, without a colon, on lines of their own."""
    glued = _glued_labels(blocks, words)
    out: list[Block] = []
    for block in blocks:
        label = _glued(block, words) if isinstance(block, Text) else None
        if not isinstance(block, Text) or label is None or label_key(label) not in glued:
            out.append(block)
            continue
        out.append(replace(block, text=label))
        out += _with_marks(_pairs(replace(block, text=block.text[len(label) :].strip(), gap=0), glued, words))
    return out


def _glued_labels(blocks: Sequence[Block], words: Vocabulary) -> frozenset[str]:
    lines = [block for block in blocks if isinstance(block, Text) and block.kind == "line" and not block.mark]
    alone = {label_key(line.text.split(":")[0]) for line in lines if ":" in line.text or words.role(line.text)}
    counts = Counter(label_key(label) for line in lines if (label := _glued(line, words)))
    often = {label for label, count in counts.items() if count >= 2 and label not in alone}
    return frozenset(often) if len(often) >= 2 else frozenset()


def _glued(line: Text, words: Vocabulary) -> str | None:
    """The label that opens *line* before other words that begin anew."""
    if line.kind != "line" or line.mark or not line.text[:1].isupper() or goal_heading(whole(line), words):
        return None
    if words.verdict is not None and _heads_table(line, words):
        return None
    tokens = line.text.split(" ")
    for n in range(min(LONGEST_LABEL, len(tokens) - 1), 0, -1):
        label = " ".join(tokens[:n])
        rest = tokens[n]
        if is_plain_label(label, words) and not rest[:1].islower():
            numbered = len(tokens) == n + 1 and _NUMBER.fullmatch(rest)
            return label if words.role(label) != "number" or numbered else None
    return None


def _heads_table(line: Text, words: Vocabulary) -> bool:
    """Of reports: does a line hold the labels of a table, and no label with the verdict behind it?"""
    labels = labels_in(line, words)
    return len(labels) > 1 and not (words.verdict is not None and words.verdict.fullmatch(labels[-1].text))


def _pairs(line: Text, glued: frozenset[str], words: Vocabulary) -> Iterator[Text]:
    """The words behind a label, cut at the label of a short field among them ("Landkapaciteter Vægt 30 pct.")."""
    for match in re.finditer(r"(?<=\S )[A-ZÆØÅ]\w+(?= \S)", line.text):
        if words.role(match.group()) in _SHORT and label_key(match.group()) not in glued:
            before, after = line.text[: match.start()].strip(), line.text[match.end() :].strip()
            yield from (replace(line, text=text) for text in (before, match.group(), after))
            return
    yield line


def _with_marks(lines: Iterator[Text]) -> Iterator[Text]:
    for line in lines:
        match = _MARK.match(line.text)
        yield replace(line, text=line.text[match.end() :], mark=match["mark"]) if match else line
