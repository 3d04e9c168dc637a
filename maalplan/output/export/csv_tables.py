"""The CSV tables of the plans that were chosen, with ``datapackage.json``: what ``convert`` writes of all."""

from __future__ import annotations

from collections.abc import Sequence

from maalplan.model import Plan, TablesMade
from maalplan.output.datapackage import DESCRIPTOR, descriptor_bytes
from maalplan.output.export.flat_tables import flat_tables
from maalplan.output.export.wishes import Files, Wishes
from maalplan.output.tables import csv_header, csv_lines
from maalplan.output.tables_made import said_of


def to_csv(plans: Sequence[Plan], wishes: Wishes) -> Files:
    """*plans* as ``plans.csv``, ``goals.csv``, ``milestones.csv``, where follow-ups are given ``outcomes.csv``, and
    ``datapackage.json``."""
    files: Files = {}
    described = []
    neutralised = 0
    for table, rows in flat_tables(plans, wishes):
        lines = csv_lines(table, rows, wishes.dialect)
        files[f"{table.name}.csv"] = csv_header(table, wishes.dialect) + lines.data
        described.append(table)
        neutralised += lines.neutralised
    for line in said_of(TablesMade(wishes.dialect.name, neutralised)):
        wishes.say(line)
    return {**files, DESCRIPTOR: descriptor_bytes(files, wishes.dialect, described)}
