"""Tests of the Danish of why corrections were left."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from maalplan.output.correction_reasons import reason_in_danish
from maalplan.review import corrections

_ENGLISH = re.compile(r"\b(?:the|is|it|its|are|wanted|give|must|cannot|needs|no|holds|would)\b")


def _reasons() -> Iterator[str]:
    """Every reason that the engine words, 7 for each value in it."""
    for file in sorted(Path(corrections.__file__).parent.glob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "NotValid":
                yield _worded(node.args[0])


def _worded(node: ast.expr) -> str:
    match node:
        case ast.Constant(value=str(words)):
            return words
        case ast.JoinedStr(values=values):
            return "".join(_worded(one) for one in values)
        case ast.FormattedValue(value=ast.IfExp(body=body)):
            return _worded(body)
    return "7"


def test_the_engine_words_its_reasons() -> None:
    assert len(set(_reasons())) > 25


@pytest.mark.parametrize("reason", sorted(set(_reasons())))
def test_every_reason_has_its_danish(reason: str) -> None:
    danish = reason_in_danish(f"{reason}.")
    assert danish != f"{reason}."
    assert danish.endswith(".")
    assert not _ENGLISH.search(danish), danish


@pytest.mark.parametrize(
    ("reason", "danish"),
    [
        ("'2025-13-01' is no day; give it as 2025-06-30.", "'2025-13-01' er ingen dag; giv den som 2025-06-30."),
        (
            "the text of a milestone cannot be empty; remove the milestone instead.",
            "feltet text kan ikke være tomt i et målepunkt; fjern hele delen i stedet.",
        ),
        (
            "'øl {0}' is no weight; give it as 15 pct. or 15 point.",
            "'øl {0}' er ingen vægt; giv den som 15 pct. eller 15 point.",
        ),
        ("Something else.", "Something else."),
    ],
)
def test_sentences(reason: str, danish: str) -> None:
    assert reason_in_danish(reason) == danish
