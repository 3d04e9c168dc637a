"""Where the files of an export go, and what is looked at once they are written."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from maalplan.cli import streams
from maalplan.model import Plan
from maalplan.output.export import Format

if TYPE_CHECKING:
    from maalplan.output.export.wishes import Files
    from maalplan.output.export.xsd import Schema


def put(files: Files, name: str, form: Format, out: Path | None) -> None:
    """Write the files where they were asked for, each whole or not at all.

    Raises:
        click.UsageError: these are several files, and no folder is named.
        MaalplanError: the system does not let us write.
    """
    many = form.several or len(files) > 1
    if many and (out is None or out.suffix.lower() in form.endings or out.is_file()):
        raise click.UsageError(f"{name} makes {len(files)} files: name a folder with -o.")
    if out is None:
        for data in files.values():
            streams.put(data)
        return
    from maalplan.output.files import write_files, write_whole

    if many or out.is_dir() or ((form.printed or form.standard) and out.suffix.lower() not in form.endings):
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
            streams.say(f"{name} reads back otherwise at {lines[0]}{more}: look it through.", red=True)


def schema_in(path: Path) -> Schema:
    """The XML Schema in a file.

    Raises:
        MaalplanError: there is none.
    """
    from maalplan.output.export.xsd import Schema

    return Schema(path)


def not_as(schema: Schema, files: Files) -> tuple[str, ...]:
    """A line for each document that the schema does not allow."""
    found = ((name, schema.problems(data)) for name, data in files.items())
    return tuple(f"{name} is not as the schema says: {lines[0]}" for name, lines in found if lines)


def _some(files: Files, most: int = 4) -> str:
    names = list(files)
    return ", ".join(names[:most]) + (" …" if len(names) > most else "")
