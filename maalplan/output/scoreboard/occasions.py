"""The reports of several plans side by side: a column for each occasion."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from maalplan.model import Lang, SaidStatus, Scoreboard, ScoredPlan
from maalplan.output.scoreboard.words import one_line, said_name, status_text

MOST: Final = 5
"""Occasions with a column of their own; what other reports say stands in one column together."""


def occasions(board: Scoreboard) -> tuple[str | None, ...]:
    """The names of the reports, those that come late in the year last; at most :data:`MOST`, the most frequent."""
    last: dict[str | None, int] = {}
    count: dict[str | None, int] = {}
    for plan in board.plans:
        for place, report in enumerate(plan.reports):
            last[report.occasion] = max(last.get(report.occasion, 0), place)
            count[report.occasion] = count.get(report.occasion, 0) + 1
    often = sorted(count, key=lambda name: (-count[name], name or ""))[:MOST]
    return tuple(sorted(often, key=lambda name: (last[name], name or "")))


def said_on(statuses: Iterable[SaidStatus], occasion: str | None) -> tuple[SaidStatus, ...]:
    """What was said on this occasion."""
    return tuple(one for one in statuses if one.occasion == occasion)


def said_lines(plan: ScoredPlan, statuses: Iterable[SaidStatus], lang: Lang) -> str:
    """What reports say, a line each behind the name of the report."""
    return "\n".join(f"{said_name(plan, one, lang)}: {said_line(one, lang)}" for one in statuses)


def said_line(status: SaidStatus, lang: Lang) -> str:
    """A rating with its comment, on one line."""
    comment = one_line(status.comment)
    return f"{status_text(status, lang)} – {comment}" if comment else status_text(status, lang)
