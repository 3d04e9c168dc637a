"""Wordings of many agencies, read against truth that was written first: deadlines and figures together."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from maalplan.model import Deadline, Period, Target
from maalplan.normalize.deadlines import as_deadline, is_recurring
from maalplan.normalize.targets import as_targets

PLAN = Period("2025-01-01", "2025-12-31")
TABLES = Path(__file__).parent / "wordings"


def rows(name: str) -> Iterator[list[str]]:
    """The rows of a table of wordings, its comments left out."""
    for line in (TABLES / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split(" | ")


def window(deadline: Deadline | None) -> str:
    """A deadline as the tables write it."""
    return "-" if deadline is None else f"{deadline.start or ''}..{deadline.end}"


def figure(target: Target) -> str:
    """A target as the tables write it."""
    value = f"{target.value:.15g}" + (f"..{target.upper:.15g}" if target.upper is not None else "")
    return " ".join(filter(None, (target.comparator, value, target.unit)))


@pytest.mark.parametrize(
    ("text", "due", "figures"), [*rows("agencies"), *rows("forms"), *rows("ministries"), *rows("offices")]
)
def test_milestone(text: str, due: str, figures: str) -> None:
    found = window(as_deadline(text, PLAN))
    assert ("~" if found == "-" and is_recurring(text) else found) == due
    assert ("; ".join(map(figure, as_targets(text))) or "-") == figures


@pytest.mark.parametrize(("text", "due"), [*rows("columns")])
def test_column(text: str, due: str) -> None:
    assert window(as_deadline(text, PLAN, column=True)) == due


def test_the_tables_are_whole() -> None:
    assert len([*rows("agencies"), *rows("forms"), *rows("ministries"), *rows("offices")]) > 500
    assert len([*rows("columns")]) > 40
