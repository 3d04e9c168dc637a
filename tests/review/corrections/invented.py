"""Plans made up at random, of few words, so that many of their parts have the same; and corrections to them."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import Any

from maalplan.model import Agency, Correction, Goal, Milestone, Place, Plan, Quote, Source
from tests.review.corrections.corrected_plans import anchor, made, parts
from tests.review.corrections.read_anew import Manner, read_anew

TEXTS = (
    "Planen er godkendt (Q2).",
    "Planen er godkendt (Q2). Den er sendt.",
    "Afholdt.",
    "Mindst 80 pct. af sagerne (Q4).",
    "Regnskabet er lukket i Q2",
    "Der holdes løbende møder.",
)
TITLES = ("Økonomi", "Trivsel", "Klima", "Styrket økonomi", None)
DESCRIPTIONS = ("Økonomien er i balance.", "Medarbejderne trives.", None, "Økonomien er i balance. Og mere.")


class _Paper:
    """Where the next words stand, as a Word file, a PDF or a text would say it."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._style = random.choice(["word", "pdf", "lines"])
        self._block = random.randint(1, 5)
        self._line = 1

    def place(self, row: int | None, column: int | None, *, below: bool) -> Place:
        """A place on a line of its own; *below* in a block of its own."""
        self._line += 1
        self._block += self._random.choice([1, 1, 2]) if below else 0
        if self._style == "word":
            return Place(block=self._block, row=row, column=column)
        if self._style == "lines":
            return Place(lines=(self._line, self._line), block=self._block)
        top = self._line % 10 * 20.0
        return Place(
            page=1 + self._line // 10, bbox=(50.0, top, 400.0, top + 12), block=self._block, row=row, column=column
        )


def invented(random: Random) -> Plan:
    """A plan of one to five goals, in one table, a table each, or paragraphs."""
    paper, one_table = _Paper(random), random.random() < 0.5
    goals = tuple(_goal(paper, n, random, one_table=one_table) for n in range(random.randint(1, 5)))
    plan = Plan(
        schema_version="1.2",
        id="ssi-2025",
        agency=Agency("ssi", "Statens Serum Institut", "SSI"),
        year=2025,
        source=Source("plan", "x", "text/plain", None, "text"),
        goals=goals,
    )
    return read_anew(plan, Manner(), random).plan


def _goal(paper: _Paper, n: int, random: Random, *, one_table: bool) -> Goal:
    place = paper.place(n + 2 if one_table else 1, 1, below=not one_table)
    title, description = random.choice(TITLES), random.choice(DESCRIPTIONS)
    title = title if title or description else "Økonomi"
    number = str(random.choice([n + 1, n + 1, 1])) if random.random() < 0.6 else None
    quotes = {name: Quote(words, (place,)) for name, words in (("number", number), ("title", title)) if words}
    if description:
        beside = replace(place, column=2) if one_table else paper.place(2, 1, below=True)
        quotes["description"] = Quote(description, (beside,))
    one_cell = random.random() < 0.5
    milestones = tuple(
        _milestone(paper, (n + 2, 3) if one_table else (k + 3, 1), k, random, below=not (one_table or one_cell))
        for k in range(random.randint(0, 4))
    )
    source = tuple(place for words in quotes.values() for place in words.places)
    scope: Any = random.choice(["agency", "ministry"])
    return Goal(
        "",
        scope,
        number=number,
        title=title,
        description=description,
        milestones=milestones,
        quotes=quotes,
        source=source,
    )


def _milestone(paper: _Paper, cell: tuple[int, int], k: int, random: Random, *, below: bool) -> Milestone:
    text = random.choice(TEXTS)
    place = paper.place(*cell, below=below)
    quotes = {"text": Quote(text, (place,))}
    if random.random() < 0.3:
        quotes["number"] = Quote(str(k + 1), (place,))
    return Milestone("", str(k + 1), text, quotes=quotes, source=(place,))


def manner(random: Random) -> Manner:
    """One of the ways in which another version may read."""
    return Manner(
        shift=random.choice([0, 0, 1, -1, 2, 3]),
        no_boxes=random.random() < 0.3,
        no_lines=random.random() < 0.3,
        merge=random.choice([0, 0, 0.3]),
        drop=random.choice([0, 0, 0.2]),
        other_ids=random.random() < 0.4,
        no_numbers=random.random() < 0.1,
    )


def corrections(plan: Plan, random: Random, count: int) -> list[Correction]:
    """*count* corrections of all kinds to *plan*, as one who sees it makes them."""
    return [one for n in range(count) if (one := _correction(plan, random, f"r{n}")) is not None]


def _correction(plan: Plan, random: Random, number: str) -> Correction | None:
    there = [(kind, path) for kind, path, _ in parts(plan) if kind in ("goal", "milestone")]
    kind, path = random.choice(there)
    at = anchor(plan, path)
    match random.choice(["set", "set", "text", "add", "remove", "merge", "split"]):
        case "set" | "text" as what:
            return made("set", at, id=number, **_value(kind, random, words=what == "text"))
        case "add":
            return _addition(plan, path.partition("/milestones")[0], random, number)
        case "merge":
            kin = [other for own, other in there if own == kind and other != path]
            return made("merge", at, others=(anchor(plan, random.choice(kin)),), id=number) if kin else None
        case "split" if kind == "milestone":
            return made("split", at, value=["Planen er godkendt (Q2).", "Den er sendt."], id=number)
        case "split":
            own = [anchor(plan, other) for _, other in there if other.startswith(f"{path}/milestones/")]
            return made("split", at, value={"title": "Nyt mål"}, others=tuple(own[1:]), id=number)
    return made("remove", at, id=number)


def _value(kind: str, random: Random, *, words: bool) -> dict[str, Any]:
    if words:
        return {"field": "title" if kind == "goal" else "text", "value": random.choice(TEXTS)}
    if kind == "goal":
        return {"field": "remarks", "value": random.choice(["A", "B", None])}
    return {"field": "deadline", "value": random.choice([{"text": "Q3"}, {"end": "2025-05-01"}, None])}


def _addition(plan: Plan, goal: str, random: Random, number: str) -> Correction:
    if random.random() < 0.5:
        value: dict[str, Any] = {"title": "Digitalisering", "milestones": [{"text": "Systemet er i drift (Q1)."}]}
        return made("add", anchor(plan, ""), kind="goal", value=value, after=anchor(plan, goal), id=number)
    return made("add", anchor(plan, goal), kind="milestone", value={"text": "Mindst 5 møder er holdt."}, id=number)
