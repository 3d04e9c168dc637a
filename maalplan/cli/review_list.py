"""The command ``review list``."""

from __future__ import annotations

from pathlib import Path

import click

from maalplan.cli.faults import DEBUG
from maalplan.cli.result import Form, result_form

FORMATS = ("text", "csv", "json")


@click.command("list", short_help="List the corrections that a folder keeps.")
@click.argument("folder", metavar="OUT", type=click.Path(path_type=Path))
@result_form(FORMATS)
@DEBUG
def list_(folder: Path, form: Form) -> int:
    """List the corrections that OUT keeps: what each is, who made it, whether it stands in its plan, and its id, by
    which 'review apply --undo' takes it back.

    \b
    maalplan review list out
    maalplan review list out -o corrections.csv

    Exit status: 0; 2 where the call is wrong or there are no plans.
    """
    from maalplan.batch.corrections_listed import listed_corrections
    from maalplan.output.corrections.listing import listing_to_csv, listing_to_json, listing_to_text

    listed = listed_corrections(folder)
    match form.format:
        case "csv":
            form.put(listing_to_csv(listed))
        case "json":
            form.put(listing_to_json(listed))
        case _:
            form.put(listing_to_text(listed, lang=form.lang, colour=form.colour, width=form.width))
    return 0
