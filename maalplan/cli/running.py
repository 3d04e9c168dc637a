"""The options that say how a run is made: ``--jobs``, ``--timeout``, ``--memory``, and of one into a folder also
``--engine``, ``--scheduler``, ``--force``, ``--retry-failed``."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import wraps
from typing import Any

import click

from maalplan.batch.tasks import Bounds

_USUAL = Bounds()

MOST_SECONDS = 31_536_000
"""A year: what systems take as an alarm is not much more."""

MOST_MEGABYTES = 1_000_000_000
"""What systems take as a bound of memory, in bytes, has 63 bits."""


class _Seconds(click.FloatRange):
    """A time; text such as ``nan`` is none, although Python takes it as a number."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The number of seconds."""
        number = super().convert(value, param, ctx)
        if math.isnan(number):
            self.fail(f"{value!r} is not a valid number of seconds.", param, ctx)
        return number


_BOUNDS = (
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
        type=_Seconds(min=0, max=MOST_SECONDS),
        default=_USUAL.seconds,
        show_default=True,
        help="How long one document may take; 0 for ever.",
    ),
    click.option(
        "--memory",
        metavar="MB",
        type=click.IntRange(min=0, max=MOST_MEGABYTES),
        default=_USUAL.megabytes,
        show_default=True,
        help="How much memory one document may take; 0 for all there is.",
    ),
)

_OPTIONS = (
    *_BOUNDS,
    click.option(
        "--engine",
        type=click.Choice(["local", "dask"]),
        default="local",
        help="Who reads: this machine's cores (default), or a Dask cluster (needs the extra 'dask').",
    ),
    click.option(
        "--scheduler", metavar="ADDRESS", help="The scheduler of the Dask cluster, such as tcp://10.0.0.5:8786."
    ),
    click.option("--force", is_flag=True, help="Read every document anew, and write over plans that were edited."),
    click.option("--retry-failed", is_flag=True, help="Read anew what failed in an earlier run."),
)


def running(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give *command* these options; it gets them as ``manner``, a :class:`~maalplan.batch.manner.Manner` whose job is
    yet to be filled in."""

    @wraps(command)
    def called(*arguments: Any, engine: str, scheduler: str | None, **others: Any) -> Any:
        from maalplan.batch.manner import Manner

        if (engine == "dask") != (scheduler is not None):
            raise click.UsageError("A Dask cluster is asked for with both --engine dask and --scheduler ADDRESS.")
        bounds = Bounds(others.pop("timeout"), others.pop("memory"))
        given = {name: others.pop(name) for name in ("jobs", "force", "retry_failed")}
        return command(*arguments, manner=Manner(bounds=bounds, scheduler=scheduler, **given), **others)

    for option in reversed(_OPTIONS):
        called = option(called)
    return called


def bounded(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give *command* those of them that say how documents are read; it gets them as ``manner`` too."""

    @wraps(command)
    def called(*arguments: Any, jobs: int | None, timeout: float, memory: int, **others: Any) -> Any:
        from maalplan.batch.manner import Manner

        return command(*arguments, manner=Manner(jobs=jobs, bounds=Bounds(timeout, memory)), **others)

    for option in reversed(_BOUNDS):
        called = option(called)
    return called
