"""The group of commands, and the one place where a run of ``maalplan`` ends."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import click

import maalplan
from maalplan.cli import streams
from maalplan.errors import MaalplanError

FAILED = 1
WRONG_CALL = 2
INTERRUPTED = 130

AS_JSON = "--log-json"
"""Where this is among the arguments, what ends a command is told as JSON too, also that they are wrong."""


COMMANDS = {
    "convert": "convert",
    "diff": "diff",
    "history": "history",
    "check": "check",
    "export": "export",
    "followup": "followup",
    "review": "review",
    "serve": "serve",
    "inspect": "look",
    "schema": "look",
    "completion": "completion",
}
"""The module of this package that holds each command, in the order in which one meets them."""


class _Group(click.Group):
    """Commands that are imported when they are called; a misspelt one is answered with the nearest."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        if cmd_name not in COMMANDS:
            return None
        command = getattr(import_module(f"maalplan.cli.{COMMANDS[cmd_name]}"), cmd_name)
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            import difflib

            near = difflib.get_close_matches(args[0], COMMANDS, n=1, cutoff=0.5)
            remedy = f"Did you mean '{near[0]}'?" if near else f"There are: {', '.join(COMMANDS)}."
            raise click.UsageError(f"There is no command '{args[0]}'. {remedy}", ctx)
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; being stopped is told in :func:`main` alone, and in one line."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            raise click.Abort from None


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(maalplan.__version__, "-V", "--version", message="maalplan %(version)s")
def app() -> None:
    """Turn Danish ministries' yearly plans (mål- og resultatplaner) into data.

    \b
    One plan as JSON:          maalplan convert plan.docx > plan.json
    A folder into tables:      maalplan convert plans/ -o out
    What was seen, and where:  maalplan inspect plan.docx --blocks

    \b
    Exit status:
      0  all went well; documents in folders that are no plans do not count
      1  some documents failed; the others are written
      2  the call itself is wrong
    """


def main(arguments: Sequence[str] | None = None) -> int:
    """Run ``maalplan`` with *arguments* (those of the command line where null); its exit status."""
    streams.prepare()
    as_json = AS_JSON in (sys.argv if arguments is None else arguments)
    try:
        status = app.main(
            None if arguments is None else list(arguments),
            prog_name="maalplan",
            standalone_mode=False,
            windows_expand_args=False,
        )
    except click.ClickException as error:
        if as_json:
            streams.say_end(error.format_message(), as_json=True)
        else:
            error.show()
        return WRONG_CALL
    except MaalplanError as error:
        streams.say_end(error.message, as_json=as_json)
        return WRONG_CALL
    except click.Abort:
        streams.say_end("interrupted; every file that is there is whole.", as_json=as_json)
        return INTERRUPTED
    except Exception as error:
        return _fault(error, as_json=as_json)
    return int(status or 0)


def _fault(error: Exception, *, as_json: bool) -> int:
    import logging

    logging.getLogger(__name__).debug("fault", exc_info=error)
    streams.say_end(
        f"a fault in maalplan itself ({type(error).__name__}); run the same command with --debug "
        "and report what it shows.",
        as_json=as_json,
    )
    return FAILED
