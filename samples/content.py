"""What a sample plan says (the fields of the published schema) and how it is printed.

One file ``truth/<id>.json`` holds both: the plan's fields at the top level, composed by hand together with
its sentences, and under ``document`` what a printed plan has besides them: cover, chapters, list marks.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, TypeAlias

import msgspec

HERE = Path(__file__).parent
TRUTH = HERE / "truth"
PLANS = HERE / "plans"

COLUMNS = ("Titel", "Mål", "Målepunkt", "Bemærkninger")

Format: TypeAlias = Literal["docx", "pdf", "txt", "md"]
FORMATS: tuple[Format, ...] = ("docx", "pdf", "txt", "md")
Marks: TypeAlias = Literal["bullets", "numbers", "letters", "paragraph"]
Part: TypeAlias = "str | tuple[str, ...]"
"""A paragraph, or the items of a bulleted list."""


@dataclass(frozen=True, slots=True)
class Milestone:
    """One milestone; ``subs`` are the items of a list inside it, with which its text ends."""

    number: str
    text: str
    subs: tuple[str, ...] = ()

    @property
    def lead(self) -> str:
        """The text before the inner list."""
        return self.text.removesuffix(" ".join(self.subs)).rstrip()


@dataclass(frozen=True, slots=True)
class Goal:
    """The printed parts of a goal."""

    id: str
    scope: Literal["ministry", "agency"]
    number: str
    title: str
    description: str
    milestones: tuple[Milestone, ...]
    focus_area: str | None = None
    criterion: str | None = None
    remarks: str | None = None
    extra: dict[str, str] = field(default_factory=dict)

    @property
    def aim(self) -> tuple[str, ...]:
        """The paragraphs of the column "Mål": the description, then the labelled parts."""
        labelled = dict(self.extra)
        if self.focus_area:
            labelled["Indsatsområde"] = self.focus_area
        return (*self.description.split("\n"), *(f"{label}: {words}" for label, words in labelled.items()))


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed."""

    name: str
    title: str
    organisation: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter: its heading without the number, its running text, and the goals of ``scope`` where it has some."""

    title: str
    body: tuple[Part, ...] = ()
    scope: Literal["ministry", "agency"] | None = None


@dataclass(frozen=True, slots=True)
class Printed:
    """How a goal is printed: the marks of its milestones, and what stands where there are no remarks."""

    marks: Marks = "bullets"
    empty: str = "-"


@dataclass(frozen=True, slots=True)
class Look:
    """What a plan's documents do differently from the others'.

    ``rows``: a row per milestone, the other cells merged over them (Word, PDF); ``title_row``: "Mål n" is the
    table's first row, over all columns (Word, PDF); ``beside``: signatures side by side (Word, PDF); ``apart``: a
    signer's title and organisation on lines of their own; ``font``: of the PDF; ``run_over``: chapters and goals start
    where the last one ended, and tables run over the page's end (PDF); ``repeat_header``: the header row stands
    again after the break (PDF); ``pipes``: pipe tables (Markdown); ``doubled``: bullets inside list items
    (Markdown); ``cuts``: words that may be cut at a line's end, with a hyphen where (text).
    """

    rows: bool = False
    title_row: bool = False
    beside: bool = False
    apart: bool = False
    font: Literal["Helvetica", "Vera"] = "Helvetica"
    run_over: bool = False
    repeat_header: bool = False
    pipes: bool = False
    doubled: bool = False
    cuts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """What is printed besides the fields; ``format`` is the one in which the plan is committed."""

    format: Format
    cover: tuple[str, str, str, str]
    pages: tuple[int, ...]
    chapters: tuple[Chapter, ...]
    signed: tuple[str, ...]
    goals: dict[str, Printed]
    look: Look = Look()


@dataclass(frozen=True, slots=True)
class Sample:
    """A plan and its printed form."""

    id: str
    title: str
    goals: tuple[Goal, ...]
    signatures: tuple[Signature, ...]
    document: Layout

    def chapters(self) -> list[tuple[str, Chapter, list[Goal]]]:
        """Each chapter with its heading as printed and its goals."""
        return [
            (f"{n}. {c.title}", c, [g for g in self.goals if g.scope == c.scope])
            for n, c in enumerate(self.document.chapters, 1)
        ]

    def contents(self) -> list[tuple[str, int]]:
        """The contents list: headings and page numbers."""
        return list(zip((heading for heading, _, _ in self.chapters()), self.document.pages, strict=True))

    def printed(self, goal: Goal) -> Printed:
        """How *goal* is printed."""
        return self.document.goals.get(goal.id, Printed())

    def remarks(self, goal: Goal) -> tuple[str, ...]:
        """The paragraphs of the column "Bemærkninger"; what stands for none is one too."""
        return tuple((goal.remarks or self.printed(goal).empty).split("\n"))

    def signers(self) -> list[tuple[str, ...]]:
        """The lines of each signature block."""
        blocks = []
        for signature, signed in zip(self.signatures, self.document.signed, strict=True):
            office = (signature.title, signature.organisation)
            blocks.append((signed, signature.name, *(office if self.document.look.apart else (", ".join(office),))))
        return blocks


def load(path: Path) -> Sample:
    """The sample told by a truth file."""
    return msgspec.json.decode(path.read_bytes(), type=Sample)


def samples() -> list[Sample]:
    """All samples, by id."""
    return [load(path) for path in sorted(TRUTH.glob("*.json"))]


def mark(marks: Marks, milestone: Milestone) -> str:
    """The list mark as printed; empty for a paragraph.

    >>> mark("letters", Milestone("b", "Noget er sket."))
    'b)'
    """
    return {"bullets": "•", "numbers": f"{milestone.number}.", "letters": f"{milestone.number})", "paragraph": ""}[
        marks
    ]
