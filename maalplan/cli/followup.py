"""The commands ``followup …``: what is reported back on plans."""

from __future__ import annotations

import click

from maalplan.cli.followup_read import read
from maalplan.cli.followup_report import report
from maalplan.cli.followup_sheet import sheet


@click.group(short_help="Ask for the status of a plan's goals, read what was reported back, show who met what.")
def followup() -> None:
    """What became of a plan's goals: the autumn status and the annual report.

    \b
    maalplan followup sheet out --year 2025 -o sheets
    maalplan followup read årsrapport.pdf -o report.json
    maalplan followup read reports/ -o outcomes --plan out
    maalplan followup report outcomes --plan out -o scoreboard.html
    """


followup.add_command(sheet)
followup.add_command(read)
followup.add_command(report)
