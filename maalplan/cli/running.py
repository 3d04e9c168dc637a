"""The options that say how a run is made: ``--jobs``, ``--timeout``, ``--memory``, ``--force``, ``--retry-failed``."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

import click

from maalplan.batch.tasks import Bounds

_USUAL = Bounds()

_OPTIONS = (
    click.option(
        "-j",
        "--jobs",
        metavar="N",
        type=click.IntRange(min=0),
        help="How many documents are read at a time, each in a process of its own; all cores when not given, and 0 "
        "reads in this process, without bounds, for debugging.",
    ),
    click.option(
        "--timeout",
        metavar="SECONDS",
        type=click.FloatRange(min=0),
        default=_USUAL.seconds,
        show_default=True,
        help="How long one document may take; 0 for ever.",
    ),
    click.option(
        "--memory",
        metavar="MB",
        type=click.IntRange(min=0),
        default=_USUAL.megabytes,
        show_default=True,
        help="How much memory one document may take; 0 for all there is.",
    ),
    click.option("--force", is_flag=True, help="Read every document anew, and write over plans that were edited."),
    click.option("--retry-failed", is_flag=True, help="Read anew what failed in an earlier run."),
)


def running(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give *command* these options; it gets them as ``manner``, a :class:`~maalplan.batch.run.Manner` whose job is yet
    to be filled in."""

    @wraps(command)
    def called(
        *arguments: Any, jobs: int | None, timeout: float, memory: int, force: bool, retry_failed: bool, **others: Any
    ) -> Any:
        from maalplan.batch.run import Manner

        manner = Manner(jobs=jobs, bounds=Bounds(timeout, memory), force=force, retry_failed=retry_failed)
        return command(*arguments, manner=manner, **others)

    for option in reversed(_OPTIONS):
        called = option(called)
    return called
