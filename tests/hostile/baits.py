"""Documents for patterns that look at the same letters again and again: letters that lead every pattern on, and let
it down at the end."""

from __future__ import annotations

from collections.abc import Callable

from tests.hostile.kinds import OK, Kind
from tests.hostile.pages import page
from tests.hostile.texts import GOAL, HEAD, ROWS, markdown

LENGTH = 20_000
"""Letters of a bait: what is quadratic takes seconds for each pattern, what is worse does not end."""

TAB = " " * 40 + "\t"

UNITS: dict[str, str] = {
    "mellemrum": " ",
    "hårde mellemrum": "\u00a0",
    "tabulatorer": TAB,
    "cifre": "1",
    "prikker": ".",
    "parenteser": "(",
    "streger": "-",
    "bogstaver": "a",
    "store bogstaver": "A",
    "understreger": "_",
    "afsnitsnumre": "1.",
    "bindestregsord": "a-",
    "kvartaler": "(Q1",
    "mål": "mål ",
    "procent": "1 pct. ",
    "datoer": "1. marts ",
    "kommaer": "1,1",
    "og": "Q1 og ",
    "semikolon": "a; ",
    "stjerner": "*a ",
    "plusminus": "+/- 5 ",
    "fra til": "fra 1 til ",
    "inden for": "inden for de første ",
    "paragraffer": "§ 1, stk. ",
    "direktører": "direktør for ",
    "navne": "A. Hansen ",
    "ministerier": "Ministeriet for ",
    "prikker med mellemrum": ". ",
    "tegn": "<a ",
}


def bait(unit: str) -> str:
    """*unit* over and over, and then what fits nowhere."""
    return unit * (LENGTH // len(unit)) + "!"


def in_text(unit: str) -> bytes:
    """A plain plan with a bait in a title, a label, milestones, remarks and what stands below the goals."""
    bad = bait(unit)
    return (
        f"{HEAD}{GOAL}• {bad}\n• Mindst {bad} (Q3).\n\nMål 2: Tilsyn {bad}\nMålepunkter:\n• {bad}\n"
        f"Bemærkninger: {bad}\n\n{bad}: ja\n\n1.{bad}\n\nOpfølgning\n{bad}\n\nPeriode: 1. januar {bad}\n\n"
        f"København, den {bad}\n{bad}\nDirektør {bad}\nforkvinde{bad}\n{bad} 7\n"
    ).encode()


def in_page(*units: str) -> bytes:
    """A web page with baits in headings, cells, items and attributes."""
    made = []
    for unit in units:
        bad = bait(unit).replace("<", "&lt;")[: LENGTH // 3]
        made.append(
            f"<tr><td>{bad}</td><td>{bad}</td><td><ul><li>{bad}</li><li>Senest {bad}</li></ul></td><td>{bad}</td></tr>"
        )
    titles = "".join(f"<h2 style='{bait(unit)[:3000]}'>{bait(unit)[: LENGTH // 3]}</h2>" for unit in units)
    return page(titles.replace("<a ", ""), "".join(made))


def in_markdown(*units: str) -> bytes:
    """Markdown with baits in headings, cells, items and lines with tabs."""
    made = []
    for unit in units:
        bad = bait(unit)[: LENGTH // 8]
        rows = f"{ROWS}| {bad} | {bad} | {bad} | {bad} |\n"
        made.append(f"{rows}\n## {bad}\n\n{bad}\n\n- {bad}\n\n1. {bad}\n\nx\t{bad}\ty\nz\t{bad}\tw\n\n{bad} {{.{bad}\n")
    return markdown("\n".join(made))


def _made(maker: Callable[..., bytes], *units: str) -> Callable[[], bytes]:
    return lambda: maker(*units)


WHY = "a pattern that looks at the same letters again and again takes hours"
HALVES = tuple(UNITS.values())[::2], tuple(UNITS.values())[1::2]
NO_CELLS = frozenset({TAB, "<a "})
"""Of these alone a page would be too large."""

KINDS = [
    *(Kind(f"madding {name}.txt", _made(in_text, unit), OK, WHY, words=()) for name, unit in UNITS.items()),
    *(Kind(f"madding {n}.html", _made(in_page, *half), OK, WHY) for n, half in enumerate(HALVES)),
    *(Kind(f"madding {n}.md", _made(in_markdown, *(set(half) - NO_CELLS)), OK, WHY) for n, half in enumerate(HALVES)),
]
