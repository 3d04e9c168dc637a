"""The commands ``followup …``: what is reported back on plans."""

from __future__ import annotations

import click

from maalplan.cli.followup_read import read
from maalplan.cli.followup_sheet import sheet


@click.group(short_help="Ask for the status of a plan's goals, and read what was reported back.")
def followup() -> None:
    """What became of a plan's goals: the autumn status and the annual report.

    \b
    maalplan followup sheet out --year 2025 -o sheets
    maalplan followup read årsrapport.pdf -o report.json
    maalplan followup read reports/ -o outcomes --plan out
    """


followup.add_command(sheet)
followup.add_command(read)
