"""The command ``serve``: a converted folder on a server of one's own."""

from __future__ import annotations

import re
import socket
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from maalplan.cli import streams
from maalplan.cli.chosen import DOCUMENTS
from maalplan.cli.faults import DEBUG, is_debug
from maalplan.cli.reading import PASSWORD
from maalplan.cli.result import LANG
from maalplan.cli.running import bounded
from maalplan.errors import MaalplanError

if TYPE_CHECKING:
    from maalplan.batch.manner import Manner
    from maalplan.serve.settings import Settings

GENERATED: Final = "generated"
_SHORTEST: Final = 12
"""Letters of a token at least: it is all that keeps strangers out."""
_EVERYWHERE: Final = ("0.0.0.0", "::")  # noqa: S104 - names for all addresses, to be told apart; nothing listens here
_TOKEN: Final = re.compile(r"[!-~]+")


class WithoutExtra(MaalplanError):
    """The packages of the extra ``web`` are not installed; it concerns the call, not a document."""

    code = "workers"


@click.command(short_help="Show converted plans on a server: each value beside its place, corrections, search.")
@click.argument("folder", metavar="OUT", type=click.Path(path_type=Path))
@click.option(
    "--host",
    default="127.0.0.1",
    metavar="ADDRESS",
    show_default=True,
    help="The address to listen at. At any but a loopback address others can read, and a token is asked for.",
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8765,
    show_default=True,
    help="The port; 0 takes any that is free.",
)
@click.option(
    "--token",
    metavar="TEXT",
    envvar="MAALPLAN_TOKEN",
    help=f"What readers must show, {_SHORTEST} letters or more (better in the environment as MAALPLAN_TOKEN); "
    f"'{GENERATED}' makes one, as happens by itself where others can read.",
)
@DOCUMENTS
@click.option("--open", "opened", is_flag=True, help="Open the front page in the browser.")
@click.option("--read-only", is_flag=True, help="Show everything, and change nothing.")
@click.option(
    "--max-upload",
    metavar="MB",
    type=click.IntRange(1, 100_000),
    default=50,
    show_default=True,
    help="The largest document that is taken.",
)
@LANG
@bounded
@PASSWORD
@DEBUG
def serve(folder: Path, manner: Manner, opened: bool, **asked: Any) -> int:
    """Show the plans of OUT, a folder that 'convert' wrote, in a browser: each value beside its place in the document,
    what changed between plans, the goals through the years, and a search over all of them. Corrections that are saved
    on a page are put in at once.

    \b
    maalplan serve out                                   then open http://127.0.0.1:8765/
    maalplan serve out --open --documents plans/
    maalplan serve out --host 0.0.0.0 --read-only        for others too, who are given a token

    Only this machine can reach the server unless --host says otherwise. Its lines are not encrypted: in a network that
    is not trusted, put it behind a proxy that is. Documents are read as 'convert' reads them: by processes of their
    own, within bounds. Ctrl-C ends it.

    Exit status: 0; 2 where the call is wrong, there are no plans, or the port is taken.
    """
    try:
        from maalplan.serve.server import serve as run
    except ModuleNotFoundError as error:
        raise WithoutExtra(f'\'serve\' needs the extra "web" ({error.name}): pip install "maalplan[web]".') from None
    settings = _settings(folder, manner, **asked)
    _check(folder)
    try:
        with streams.ended_politely():
            run(settings, lambda now, problems: _ready(now, problems, opened=opened))
    except KeyboardInterrupt:
        pass  # that is how one ends it
    return 0


def _settings(folder: Path, manner: Manner, **asked: Any) -> Settings:
    """What was asked for.

    Raises:
        click.UsageError: the token is too short, or of letters that no address carries.
    """
    from dataclasses import replace

    from maalplan.limits import MB
    from maalplan.serve.access import new_token
    from maalplan.serve.settings import Settings, is_loopback

    token = asked.pop("token") or (None if is_loopback(asked["host"]) else GENERATED)
    if token == GENERATED:
        token = new_token()
    elif token is not None and (len(token) < _SHORTEST or not _TOKEN.fullmatch(token)):
        raise click.UsageError(
            f"This token is too easily guessed, or has letters that an address cannot carry: give {_SHORTEST} or more "
            f"plain letters and figures, or '{GENERATED}'."
        )
    return Settings(
        out=folder,
        token=token,
        manner=replace(manner, debug=is_debug()),
        passwords=tuple(filter(None, asked.pop("passwords"))),
        max_upload=asked.pop("max_upload") * MB,
        **asked,
    )


def _check(folder: Path) -> None:
    """See that there are plans; which of their files cannot be read, or shown, is said.

    Raises:
        MaalplanError: there are none.
    """
    from maalplan.diff.folder import plans_in
    from maalplan.serve.sound import is_sound

    plans, problems = plans_in(folder)
    for problem in problems:
        streams.say(problem, red=True)
    for plan in plans:
        if not is_sound(plan):
            streams.say(
                f"{plan.id!r} is not shown: its file has a day, a year, a share or an id that is none.", red=True
            )


def _ready(settings: Settings, problems: tuple[str, ...], *, opened: bool) -> None:
    for problem in problems:
        streams.say(problem, red=True)
    address = _address(settings)
    streams.say(f"{settings.out.as_posix()} at {address} (Ctrl-C ends it)")
    if opened:
        import webbrowser

        webbrowser.open(address)


def _address(settings: Settings) -> str:
    host = socket.gethostname() if settings.host in _EVERYWHERE else settings.host
    shown = f"[{host}]" if ":" in host else host
    query = "" if settings.token is None else _query(settings.token)
    return f"http://{shown}:{settings.port}/{query}"


def _query(token: str) -> str:
    from urllib.parse import urlencode

    return f"?{urlencode({'token': token})}"
