"""Standard output and standard error: results go to the one, messages to the other."""

from __future__ import annotations

import io
import json
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import click

from maalplan.errors import MaalplanError


class OutputError(MaalplanError):
    """Standard output takes nothing."""

    code = "output"


def prepare() -> None:
    """Write UTF-8 whatever the code page, and show what a terminal cannot, instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def say(message: str, *, red: bool = False) -> None:
    """A message in one line, on standard error; what would move the cursor or colour the terminal is shown as ``?``.

    *red* ones are so on a terminal, unless the environment has NO_COLOR (no-color.org).
    """
    plain = "".join(char if char.isprintable() else "?" for char in message)
    coloured = red and on_terminal() and not os.environ.get("NO_COLOR")
    with suppress(OSError, ValueError):  # nobody listens any more, or the disk of a log is full: the work goes on
        click.echo(click.style(plain, fg="red") if coloured else plain, err=True, color=coloured or None)


def say_end(message: str, *, as_json: bool) -> None:
    """Why the command ends before its time."""
    if as_json:
        say(json.dumps({"event": "error", "message": message}, ensure_ascii=False))
    else:
        say(f"maalplan: {message}")


def put(result: bytes) -> None:
    """A result on standard output, all of it or as much as the reader takes: ``maalplan … | head`` is no fault.

    Raises:
        OutputError: it is closed, or the system does not let us write.
    """
    if sys.stdout is None:
        raise OutputError("Standard output is closed; redirect it to a file, or give a folder with -o.")
    stream = sys.stdout.buffer
    try:
        stream.write(result)
        stream.flush()
    except OSError as error:
        # Python flushes once again when it ends, which must not fail for the same reason.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        if not isinstance(error, BrokenPipeError):
            raise OutputError(f"Standard output cannot be written to ({error.strerror}); make room there.") from error


def put_text(result: str) -> None:
    """A result in words on standard output."""
    put(result.encode("utf-8", "backslashreplace"))


def on_terminal() -> bool:
    """Whether somebody watches standard error."""
    return sys.stderr is not None and sys.stderr.isatty()


@contextmanager
def ended_politely() -> Iterator[None]:
    """Take a request to end (SIGTERM, a closed terminal) like Ctrl-C: what was done is written, no process stays."""
    names = [name for name in ("SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name)]
    before = {name: signal.signal(getattr(signal, name), signal.default_int_handler) for name in names}
    try:
        yield
    finally:
        for name, handler in before.items():
            signal.signal(getattr(signal, name), handler)
