"""The options of commands that give one result in a form of one's choice: its file, format, language and colours."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Any, Literal, get_args

import click

from maalplan.cli import streams
from maalplan.model import Lang

Colour = Literal["auto", "always", "never"]

LANG = click.option(
    "--lang", type=click.Choice(get_args(Lang)), default="da", help="The language of labels: Danish (default)."
)
COLOUR = click.option(
    "--color",
    "--colour",
    "colour",
    type=click.Choice(get_args(Colour)),
    default="auto",
    help="Colours in text: on a terminal (auto, default), always or never.",
)

_ENDINGS = {".txt": "text", ".json": "json", ".csv": "csv", ".xlsx": "xlsx", ".html": "html", ".htm": "html"}
_PICTURED = frozenset({"xlsx"})
"""Formats that a terminal cannot show."""
_WIDEST = 120


@dataclass(frozen=True, slots=True)
class Form:
    """The form that was asked for: ``out`` is null for standard output."""

    format: str
    lang: Lang
    out: Path | None
    colour: bool
    width: int

    def put(self, result: bytes | str) -> None:
        """Write the result where it was asked for, whole or not at all."""
        data = result.encode("utf-8", "backslashreplace") if isinstance(result, str) else result
        if self.out is None:
            streams.put(data)
            return
        from maalplan.output.files import write_whole

        write_whole(self.out, data)


def result_form(formats: Sequence[str]) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Give a command these options; it gets them as ``form``, a :class:`Form` of one of *formats* (the first: text)."""
    options = (
        click.option(
            "-o",
            "--output",
            "out",
            metavar="FILE",
            type=click.Path(path_type=Path, dir_okay=False),
            help=f"Write to FILE, in the format of its ending ({_endings(formats)}).",
        ),
        click.option("--format", "format_", type=click.Choice(formats), help="The format, whatever the file's ending."),
        LANG,
        COLOUR,
    )

    def give(command: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(command)
        def called(
            *arguments: Any, out: Path | None, format_: str | None, lang: Lang, colour: Colour, **others: Any
        ) -> Any:
            chosen = _format(out, format_, formats)
            width = min(shutil.get_terminal_size((80, 24)).columns, _WIDEST)
            form = Form(chosen, lang, out, is_coloured(colour, out), width)
            return command(*arguments, form=form, **others)

        for option in reversed(options):
            called = option(called)
        return called

    return give


def _endings(formats: Sequence[str]) -> str:
    return ", ".join(ending for ending, name in _ENDINGS.items() if name in formats and ending != ".htm")


def _format(out: Path | None, named: str | None, formats: Sequence[str]) -> str:
    chosen = named or (formats[0] if out is None else _ENDINGS.get(out.suffix.lower()))
    if chosen is None or chosen not in formats:
        raise click.UsageError(
            f"What format is {out}? End its name in {_endings(formats)}, or add --format ({', '.join(formats)})."
        )
    if chosen in _PICTURED and out is None and sys.stdout is not None and sys.stdout.isatty():
        raise click.UsageError(f"A terminal cannot show {chosen}: add -o FILE.{chosen}.")
    return chosen


def is_coloured(colour: Colour, out: Path | None) -> bool:
    """Colours go to a terminal; NO_COLOR in the environment says no (no-color.org)."""
    if colour != "auto":
        return colour == "always"
    return out is None and sys.stdout is not None and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
