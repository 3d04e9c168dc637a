"""Standard output and standard error: results go to the one, messages to the other."""

from __future__ import annotations

import io
import os
import shutil
import sys

import click


def prepare() -> None:
    """Write UTF-8 whatever the code page, and show what a terminal cannot, instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def say(message: str) -> None:
    """A message in one line, on standard error; what would move the cursor or colour the terminal is shown as ``?``."""
    click.echo("".join(char if char.isprintable() else "?" for char in message), err=True)


def put(result: bytes) -> None:
    """A result on standard output, all of it or as much as the reader takes: ``maalplan … | head`` is no fault."""
    stream = sys.stdout.buffer
    try:
        stream.write(result)
        stream.flush()
    except BrokenPipeError:
        # Nobody reads any more. Python flushes once again when it ends, which must not fail for the same reason.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def put_text(result: str) -> None:
    """A result in words on standard output."""
    put(result.encode("utf-8", "backslashreplace"))


def on_terminal() -> bool:
    """Whether somebody watches standard error."""
    return sys.stderr.isatty()


class Progress:
    """A line on the terminal that says how far a run is; nothing where standard error is no terminal."""

    def __init__(self, total: int, *, shown: bool) -> None:
        self._total = total
        self._done = 0
        self._shown = shown and total > 1 and on_terminal()

    def step(self, name: str) -> None:
        """One document more is done."""
        self._done += 1
        if self._shown:
            width = 20
            full = width * min(self._done, self._total) // self._total
            self._draw(f"[{'#' * full}{'.' * (width - full)}] {self._done} of {self._total}  {name}")

    def clear(self) -> None:
        """Take the line away, so that a message can stand there."""
        if self._shown:
            self._draw("")
            click.echo("\r", err=True, nl=False)

    def _draw(self, line: str) -> None:
        room = shutil.get_terminal_size().columns - 1
        plain = "".join(char if char.isprintable() else "?" for char in line)
        click.echo("\r" + plain[:room].ljust(room), err=True, nl=False)
