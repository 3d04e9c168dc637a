"""The options that say which files a conversion writes, and how: ``--format``, ``--no-workbook``, ``--csv-dialect``,
``--no-neutralise``, ``--lang``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import TYPE_CHECKING, Any, get_args

import click

from maalplan.batch.asked import FORMATS, Asked, Format
from maalplan.model import Lang
from maalplan.output.dialects import DialectName

if TYPE_CHECKING:
    from maalplan.batch.manner import Manner

CSV_DIALECT = click.option(
    "--csv-dialect",
    "dialect",
    type=click.Choice(get_args(DialectName)),
    default="standard",
    show_default=True,
    help="How the tables are written: standard is for programs (comma, decimal point, words as they stand), "
    "excel-da for a double click in Danish Excel (byte order mark, semicolon, decimal comma).",
)
NEUTRALISE = click.option(
    "--neutralise/--no-neutralise",
    "neutralised",
    default=True,
    help="In excel-da, put an apostrophe before words that a spreadsheet would evaluate as a formula (default).",
)
_OPTIONS = (
    click.option(
        "--format",
        "formats",
        multiple=True,
        type=click.Choice(FORMATS),
        help="Write OUT in this format alone, or in these: json (the plans, always written), csv (the tables), xlsx "
        "(the workbook); all when not given. What OUT has already is kept up to date.",
    ),
    click.option("--no-workbook", is_flag=True, help="All but the workbook."),
    CSV_DIALECT,
    NEUTRALISE,
    click.option(
        "--lang",
        type=click.Choice(get_args(Lang)),
        default="da",
        help="The language of the workbook's labels: Danish (default).",
    ),
)


def written(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give *command* these options; it gets them in its ``manner``, which :func:`~maalplan.cli.running.running` above
    this decorator makes."""

    @wraps(command)
    def called(*arguments: Any, manner: Manner, formats: tuple[Format, ...], no_workbook: bool, **others: Any) -> Any:
        if no_workbook and "xlsx" in formats:
            raise click.UsageError("--format xlsx asks for the workbook, and --no-workbook for none: leave one out.")
        wanted = set(formats or FORMATS) - ({"xlsx"} if no_workbook else set())
        chosen = tuple(name for name in FORMATS if name in wanted)
        given = {name: others.pop(name) for name in ("dialect", "neutralised", "lang")}
        return command(*arguments, manner=replace(manner, asked=Asked(chosen, **given)), **others)

    for option in reversed(_OPTIONS):
        called = option(called)
    return called
