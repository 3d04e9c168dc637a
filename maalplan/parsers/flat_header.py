"""The labels of a table that an extraction gave cell by cell: in one line, or one below the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from maalplan.model import Block, Text
from maalplan.parsers.columns import JUDGED_IN_WORDS
from maalplan.parsers.sentences import SENTENCE_END
from maalplan.parsers.vocabulary import GOAL_CHAPTERS, Vocabulary, label_key

LONGEST_LABEL = 4
"""Words of the longest label that is looked for inside a line."""
GOALS = frozenset({"goal", "title", "description", "number"})
AGAIN = frozenset({"outcome", "year", "extra"})
"""Fields that a table can have several columns of."""
_BESIDE = frozenset({"deadline", "weight", "outcome", "year", "target", "responsible"})
"""What makes a table of milestones, below a goal's heading, of a row of labels."""
_OVERVIEW = frozenset({"number", "goal", "title", "weight", "responsible"})
JUDGING = frozenset({"verdict", "score", JUDGED_IN_WORDS})
"""The columns of a report that judge."""
_JUDGED = frozenset({"verdict", "score"})
"""What judges goals or milestones in a report."""
_MOST_LINES = 12
"""Over how many lines the labels of a table reach at most, where one of them is broken."""
_OPEN = re.compile(r"\b(?:pr|nr)\.$|\d\.$", re.IGNORECASE)
"""What ends a line inside a label, though with a stop."""
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class FlatHeader:
    """The labels of a flattened table, as lines of their own, and their fields."""

    labels: tuple[Text, ...]
    roles: tuple[str, ...]


def find_header(blocks: Sequence[Block], position: int, words: Vocabulary) -> tuple[FlatHeader | None, int]:
    """The header that begins at *position*, and where its table's words begin."""
    line = plain_line(blocks, position)
    if line is None:
        return None, position
    if words.verdict is not None and (wrapped := _wrapped(blocks, position, words)):
        return wrapped
    pieces = labels_in(line, words)
    if len(pieces) >= 2:
        return _header(pieces, words), position + 1
    after = position
    stacked: list[Text] = []
    while (label := plain_line(blocks, after)) is not None and _is_column(label.text, stacked, words):
        if _judges(stacked, words) and words.chapter(label.text) in ("shared", "own"):
            break
        stacked += (words.verdict is not None and labels_in(label, words)) or [label]
        after += 1
    least = 2 if _judges(stacked, words) else 3
    if len(stacked) < least or _titles_table(stacked, words):
        return None, position
    return _header(stacked, words), after


def _wrapped(blocks: Sequence[Block], position: int, words: Vocabulary) -> tuple[FlatHeader, int] | None:
    """The header of a report's table of which a label was too long for its column ("Mål Status pr. 31." / "august")."""
    lines: list[Text] = []
    while len(lines) < _MOST_LINES and (line := plain_line(blocks, position + len(lines))) is not None:
        closed = SENTENCE_END.search(line.text.rstrip()) and not _OPEN.search(line.text)
        if not line.text or (line.gap and lines) or closed:
            break
        lines.append(line)
    for count in range(len(lines), 1, -1):
        own = lines[:count]
        if not any(line.text[:1].islower() for line in own[1:]):
            continue
        pieces = labels_in(own[0], words, " ".join(line.text.strip() for line in own))
        pieces = pieces or labels_in(own[0], words, _glued([line.text.strip() for line in own]))
        header = _header(pieces, words) if len(pieces) >= 2 else None
        if header is not None and not _JUDGED.isdisjoint(header.roles):
            return header, position + count
    return None


def _glued(lines: Sequence[str]) -> str:
    """*lines* as one, without a space before the rest of a word that a narrow column broke."""
    return "".join(f"{'' if line[:1].islower() and n else ' '}{line}" for n, line in enumerate(lines)).strip()


def _judges(stacked: Sequence[Text], words: Vocabulary) -> bool:
    """Do two labels tell what is judged, and how?"""
    roles = {_role(label.text, words) for label in stacked}
    names = {"goal", "title", "milestones"} & roles
    return bool(_JUDGED & roles) and bool(names) and _role(stacked[0].text, words) not in _JUDGED


def is_plain_label(text: str, words: Vocabulary) -> bool:
    """Is *text* a label, with nothing behind its colon?"""
    return text[:1].isupper() and ":" not in text[:-1] and words.role(text) is not None


def plain_line(blocks: Sequence[Block], position: int) -> Text | None:
    """The line at *position* when it is no list item; None for anything else."""
    block = blocks[position] if position < len(blocks) else None
    return block if isinstance(block, Text) and block.kind == "line" and not block.mark else None


def _is_column(text: str, before: Sequence[Text], words: Vocabulary) -> bool:
    return is_plain_label(text, words) or (bool(before) and _YEAR.fullmatch(text.strip()) is not None)


def _role(text: str, words: Vocabulary) -> str:
    return "year" if _YEAR.fullmatch(text.strip()) else words.role(text) or "extra"


def _titles_table(stacked: Sequence[Text], words: Vocabulary) -> bool:
    """Is the first of the lines a heading above the labels: does it name a chapter of goals that they tell anyway?"""
    first, *rest = (_role(label.text, words) for label in stacked)
    names = words.chapter(stacked[0].text) in GOAL_CHAPTERS
    return names and (first in rest or (first == "target" and bool(GOALS & set(rest))))


def _header(labels: Sequence[Text], words: Vocabulary) -> FlatHeader | None:
    roles = _one_verdict(labels, tuple(_role(label.text, words) for label in labels))
    single = [role for role in roles if role not in AGAIN]
    if len(set(single)) < len(single):
        return None
    of_goals = "milestones" in roles and (GOALS | _BESIDE) & set(roles)
    judged = _JUDGED & set(roles) and (GOALS | {"milestones"}) & set(roles)
    overview = set(roles) <= _OVERVIEW and "weight" in roles and {"goal", "title"} & set(roles)
    if judged:
        return FlatHeader(tuple(labels), _told(roles))
    return FlatHeader(tuple(labels), roles) if of_goals or overview else None


def _one_verdict(labels: Sequence[Text], roles: tuple[str, ...]) -> tuple[str, ...]:
    """*roles* with one of two columns of verdicts known for its words: how it stands ("Status"), else the first."""
    own = [n for n, role in enumerate(roles) if role == "verdict"]
    if len(own) != 2 or "result" in roles:
        return roles
    told = next((n for n in own if label_key(labels[n].text).startswith("status")), own[0])
    return (*roles[:told], "result", *roles[told + 1 :])


def _told(roles: tuple[str, ...]) -> tuple[str, ...]:
    """The fields of a report's table: without a column of results the remarks tell them, else what stands behind the
    verdict."""
    if "result" in roles:
        return roles
    if "remarks" in roles:
        return tuple("result" if role == "remarks" else role for role in roles)
    return tuple(JUDGED_IN_WORDS if role == "verdict" else role for role in roles)


def labels_in(line: Text, words: Vocabulary, text: str | None = None) -> list[Text]:
    """The labels that a line, or *text* that begins on it, consists of; nothing when other words stand among them."""
    text = line.text if text is None else text
    if not text.lstrip()[:1].isupper():
        return []
    tokens = [(m.start(), m.end()) for m in re.finditer(r"\S+", text)]
    pieces: list[Text] = []
    at = 0
    while at < len(tokens):
        longest = range(min(LONGEST_LABEL, len(tokens) - at), 0, -1)
        spans = [(tokens[at][0], tokens[at + n - 1][1], n) for n in longest]
        found = next(((a, b, n) for a, b, n in spans if _is_column(text[a:b], pieces, words)), None)
        if found is None:
            return []
        pieces.append(replace(line, text=text[found[0] : found[1]]))
        at += found[2]
    return pieces
