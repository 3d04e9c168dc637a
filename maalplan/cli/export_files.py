"""Where the files of an export go, and what is looked at once they are written."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from maalplan.cli import streams
from maalplan.model import Plan
from maalplan.output.export import FORMATS, Format

if TYPE_CHECKING:
    from maalplan.output.export.wishes import Files
    from maalplan.output.export.xsd import Schema


def check_target(name: str, plans: int, out: Path | None) -> None:
    """Can so many plans be written there in the format of that name?

    Raises:
        click.UsageError: they cannot: a folder is needed, or a terminal cannot show it.
    """
    form = FORMATS[name]
    no_folder = out is None or out.is_file() or out.suffix.lower() in form.endings
    if form.is_many(plans) and no_folder:
        raise click.UsageError(f"{name} makes several files: name a folder with -o.")
    if not form.plain and out is None and sys.stdout is not None and sys.stdout.isatty():
        raise click.UsageError(f"A terminal cannot show {name}: add -o FILE{form.endings[0]}.")


def put(files: Files, form: Format, out: Path | None) -> None:
    """Write the files where they were asked for, each whole or not at all.

    Raises:
        MaalplanError: the system does not let us write.
    """
    if out is None:
        for data in files.values():
            streams.put(data)
        return
    from maalplan.output.files import write_files, write_whole

    is_folder = len(files) > 1 or out.is_dir() or (form.files == "each" and out.suffix.lower() not in form.endings)
    if is_folder:
        write_files(out, files)
        streams.say(f"{len(files)} {'file' if len(files) == 1 else 'files'} in {out}: {_some(files)}.")
    else:
        for data in files.values():
            write_whole(out, data)


def say_read_otherwise(plans: Sequence[Plan], files: Files) -> None:
    """Read each document back, and say what it says otherwise than its plan."""
    from maalplan.cli.read_back import read_otherwise

    written = {Path(name).stem: name for name in files}
    for plan in plans:
        name = written[plan.id]
        lines = read_otherwise(plan, files[name], name)
        if lines:
            more = f" and {len(lines) - 1} more" if len(lines) > 1 else ""
            streams.say(f"{name} reads back otherwise: {lines[0]}{more}: look it through.", red=True)


def schema_in(path: Path) -> Schema:
    """The XML Schema in a file.

    Raises:
        MaalplanError: there is none.
    """
    from maalplan.output.export.xsd import Schema

    return Schema(path)


def say_not_as(schema: Schema, files: Files) -> bool:
    """Say of each document what the schema does not allow in it. Does it allow all?"""
    valid = True
    for name, data in files.items():
        problems = schema.problems(data)
        if problems:
            streams.say(f"{name} is not as the schema says: {problems[0]}", red=True)
            valid = False
    return valid


def _some(files: Files, most: int = 4) -> str:
    names = list(files)
    return ", ".join(names[:most]) + (" …" if len(names) > most else "")
