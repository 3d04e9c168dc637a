"""What a line of an extraction is by its own words: a label, a goal's heading, the name of a chapter."""

from __future__ import annotations

import re
from dataclasses import dataclass

from maalplan.model import Text
from maalplan.parsers.headings import goal_heading, heading_words, read_heading
from maalplan.parsers.parts import RUN_IN
from maalplan.parsers.sentences import ends_sentence
from maalplan.parsers.spans import whole
from maalplan.parsers.vocabulary import Vocabulary, label_key

_ANNEX = re.compile(r"Bilag(?:\s+\d+)?\s*(?:[:.–-]|$)")
LONGEST_HEADING = 110
SHORT_FIELDS = frozenset({"weight", "number", "deadline"})
"""Fields that end with the line of their label."""


@dataclass(frozen=True, slots=True)
class Landmarks:
    """The vocabulary, and the headings that the document's contents list names."""

    words: Vocabulary
    contents: frozenset[str]

    def is_label(self, text: str) -> bool:
        """A label on a line of its own; wrapped words that look like one begin in lower case."""
        return text[:1].isupper() and self.words.role(text) is not None

    def ends_table(self, line: Text) -> bool:
        """Is *line* a heading by its own words, whatever stands around it?"""
        text = line.text.strip()
        if len(text) > LONGEST_HEADING or ends_sentence(text) or not text[:1].isalnum():
            return False
        if self.words.closes_in_verdict(text) is not None and not self.is_goal(line):
            return False
        heading = read_heading(whole(line), self.words, printed_as_heading=False)
        chapter = self.words.chapter((heading.title or heading.span).text)
        named = text[:1].isupper() and chapter not in (None, "about", "goals") and self.words.role(text) is None
        numbered = heading.number is not None and chapter not in (None, "about")
        return heading.goal or self.in_contents(text) or named or numbered

    def in_contents(self, text: str) -> bool:
        """Does the contents list name *text*? A year at its end is no page number there."""
        if not self.contents:
            return False
        heading = whole(Text("line", text, ()))
        title = read_heading(heading, self.words, printed_as_heading=False).title or heading
        return label_key(heading_words(text)) in self.contents or label_key(title.text) in self.contents

    def is_landmark(self, line: Text) -> bool:
        """Does *line* stand between two stretches of text: is it a label, or a goal's heading?"""
        return self.is_label(line.text) or self.run_in_role(line.text) is not None or self.is_goal(line)

    def is_goal(self, line: Text) -> bool:
        return goal_heading(whole(line), self.words) is not None

    def is_bare_goal(self, line: Text) -> bool:
        """Is *line* a goal's heading without a title, which may follow on the next line?"""
        heading = goal_heading(whole(line), self.words)
        return heading is not None and heading.title is None

    def run_in_role(self, text: str) -> str | None:
        """The field of a label and colon at the start of *text*."""
        match = RUN_IN.match(text)
        return self.words.role(match["label"]) if match else None

    def role_of(self, text: str) -> str | None:
        """The field of the label that *text* is or opens with."""
        return self.words.role(text) if self.is_label(text) else self.run_in_role(text)

    def is_short_field(self, text: str) -> bool:
        """A field of one line, with its words: "Vægtning: 15 point"."""
        return self.run_in_role(text) in SHORT_FIELDS and not text.rstrip().endswith(":")

    def ends_in_verdict(self, text: str) -> bool:
        """Of reports: is a line a verdict, alone or behind its label ("Målopfyldelse: Delvist opfyldt")?"""
        verdict = self.words.verdict
        if verdict is None:
            return False
        match = RUN_IN.match(text)
        labelled = match is not None and self.words.role(match["label"]) is not None
        return bool(verdict.fullmatch(text[match.end() :].strip() if match and labelled else text.strip()))

    def names_chapter(self, text: str) -> bool | None:
        """Can *text* without a number be a chapter's heading: True where nothing unfinished may stand before it.

        None: it is none. False: it is one wherever it stands (an annex, a table of key figures).
        """
        chapter, role = self.words.chapter(text), self.words.role(text)
        if not text[:1].isupper() or chapter is None:
            return None
        if _ANNEX.match(text):
            return False
        if ":" in text or chapter == "about":
            return None
        if role == "extra" and chapter == "figures":
            return False
        return True if role in (None, "extra") or (role == "goal" and chapter in ("shared", "own")) else None
