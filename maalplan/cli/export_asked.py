"""What an export is asked for, and whether it goes together."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from maalplan.cli import streams
from maalplan.cli.result import Colour
from maalplan.model import Lang
from maalplan.output.dialects import DIALECTS, DialectName
from maalplan.output.export import FORMATS, Format

if TYPE_CHECKING:
    from maalplan.output.export.wishes import Followed, Wishes

_WIDEST = 120


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for: ``agencies`` as they were named and ``years``, of none all; ``outcomes`` are follow-up files
    and folders of these."""

    agencies: tuple[str, ...]
    years: tuple[int, ...]
    due_after: dt.date | None
    due_before: dt.date | None
    no_persons: bool
    next_year: bool
    outcomes: tuple[Path, ...]
    keep_met: bool
    dialect: DialectName
    neutralised: bool
    xsd: Path | None
    lang: Lang
    colour: Colour


def format_name(named: str | None, out: Path | None) -> str:
    """The format that is named, else that of the file's ending, else the first.

    Raises:
        click.UsageError: nothing says which.
    """
    if named is not None:
        return named
    if out is None:
        return next(iter(FORMATS))
    ending = out.suffix.lower()
    found = next((name for name, form in FORMATS.items() if ending in form.endings), None)
    if found is None:
        endings = ", ".join(form.endings[0] for form in FORMATS.values() if form.endings and form.files != "several")
        raise click.UsageError(
            f"What format is {out}? Add --format ({', '.join(FORMATS)}), or end the name of a file in {endings}."
        )
    return found


def check_options(form: Format, want: Asked) -> None:
    """Do the options go with the format?

    Raises:
        click.UsageError: they do not.
    """
    remedy = next(_wrong(form, want), None)
    if remedy is not None:
        raise click.UsageError(remedy)


def _wrong(form: Format, want: Asked) -> Iterator[str]:
    """What to do about options that do not go with the format."""
    if want.xsd and not form.standard:
        yield "--xsd checks XML: add --format stratml."
    if want.next_year and not form.printed:
        yield "--next-year writes a draft: add --format docx or md."
    if not form.timed and (want.due_after or want.due_before):
        timed = " or ".join(name for name, one in FORMATS.items() if one.timed)
        yield f"--due-after and --due-before tell what falls due: add --format {timed}."
    if not form.delimited and (want.dialect != "standard" or not want.neutralised):
        yield "--csv-dialect and --no-neutralise say how CSV is written: add --format csv."
    if want.outcomes and not form.followed and not want.next_year:
        followed = ", ".join(name for name, one in FORMATS.items() if one.followed)
        yield f"--outcomes goes into {followed}, and into docx and md with --next-year."
    if want.keep_met and not (want.next_year and want.outcomes):
        yield "--keep-met says what stays in next year's draft: add --next-year and --outcomes."


def wishes(want: Asked, out: Path | None, followed: Mapping[str, Followed] | None) -> Wishes:
    """What is asked of the writer of the format."""
    from maalplan.cli.result import is_coloured
    from maalplan.output.export.wishes import Wishes
    from maalplan.output.terminal import Page

    width = min(shutil.get_terminal_size((80, 24)).columns, _WIDEST)
    dialect = DIALECTS[want.dialect]
    return Wishes(
        lang=want.lang,
        page=Page(width, is_coloured(want.colour, out)),
        after=want.due_after,
        before=want.due_before,
        dialect=replace(dialect, neutralised=dialect.neutralised and want.neutralised),
        followed=followed,
        say=streams.say,
    )
