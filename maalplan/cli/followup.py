"""The commands ``followup …``: what is reported back on plans."""

from __future__ import annotations

import click

from maalplan.cli.followup_read import read


@click.group(short_help="Read what was reported back on a plan's goals.")
def followup() -> None:
    """What became of a plan's goals: the autumn status and the annual report.

    \b
    maalplan followup read årsrapport.pdf -o report.json
    maalplan followup read reports/ -o outcomes --plan out
    """


followup.add_command(read)
