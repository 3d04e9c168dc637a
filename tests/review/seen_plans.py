"""Samples and invented documents, read and laid beside what is to be seen of them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from maalplan.model import Entry, Part, Plan, Review
from maalplan.pipeline import read_plan, see_document
from maalplan.review import reviewed

SAMPLES = Path(__file__).resolve().parents[2] / "samples/plans"


def laid_beside(data: bytes, name: str) -> Review:
    """The plan in *data* beside its document."""
    plan = read_plan(data, path=name)
    return reviewed(plan, see_document(data, path=name))


@cache
def sample(name: str) -> Review:
    """A sample beside its document."""
    return laid_beside((SAMPLES / name).read_bytes(), name)


@cache
def sample_plan(name: str) -> Plan:
    """The plan of a sample."""
    return read_plan(SAMPLES / name)


def parts(review: Review) -> list[Part]:
    """All parts of the plan."""
    every = (review.whole, *review.goals, *review.follow_ups, *review.signatures)
    return [one for part in every for one in (part, *part.parts)]


def entries(review: Review) -> list[Entry]:
    """All values of the plan."""
    return [entry for part in parts(review) for entry in part.entries]


def hostile_page(goals: int = 1) -> bytes:
    """A web page with a plan whose words are markup."""
    script, picture = "&lt;script&gt;document.title='x'&lt;/script&gt;", "&quot;&gt;&lt;img src=x onerror=alert(1)&gt;"
    rows = "".join(
        f"<tr><td>Mål {n}: {script}</td><td>Borgerne er trygge {picture}.</td>"
        f"<td>Mindst {n} {picture} rapporter {{{{ 7*7 }}}} er afsluttet (Q2).</td><td>{script}</td></tr>"
        for n in range(1, goals + 1)
    )
    head = "<tr><th>Titel</th><th>Mål</th><th>Målepunkt</th><th>Bemærkninger</th></tr>"
    return (
        "<!doctype html><meta charset=utf-8><h1>Mål- og resultatplan 2025</h1><p>Statens Serum Institut</p>"
        f"<h2>{script}</h2><table>{head}{rows}</table>"
    ).encode()
