"""Where the traces of faults go: nowhere, unless they are asked for."""

from __future__ import annotations

import click

DEBUG = click.option(
    "--debug",
    is_flag=True,
    envvar="MAALPLAN_DEBUG",
    expose_value=False,
    callback=lambda _context, _option, debug: watch(debug=debug),
    help="Show the traceback of a fault in maalplan itself (also with MAALPLAN_DEBUG=1 in the environment).",
)


def watch(*, debug: bool) -> None:
    """Keep what libraries log and warn of off the terminal: it is not for people, and may hold words of the
    document. With *debug* our own log goes to standard error."""
    import logging
    import sys
    import warnings

    logging.getLogger().addHandler(logging.NullHandler())
    if debug:
        ours = logging.getLogger("maalplan")
        ours.setLevel(logging.DEBUG)
        ours.addHandler(logging.StreamHandler())
    elif not sys.warnoptions:
        warnings.simplefilter("ignore")


def is_debug() -> bool:
    """Whether traces were asked for."""
    import logging

    return logging.getLogger("maalplan").isEnabledFor(logging.DEBUG)
