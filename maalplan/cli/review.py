"""The commands ``review …``: each value of converted plans beside its place, and what people put right."""

from __future__ import annotations

import click

from maalplan.cli.review_apply import apply
from maalplan.cli.review_list import list_
from maalplan.cli.review_pages import pages


class _Review(click.Group):
    """Commands, of which ``pages`` is meant where none is named: ``maalplan review out``."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] in self.commands:
            return super().resolve_command(ctx, args)
        return pages.name, pages, args


# Options before OUT are those of 'pages', which looks at them itself.
@click.group(
    cls=_Review,
    short_help="Lay each value of converted plans beside its place in the document.",
    subcommand_metavar="OUT | COMMAND [ARGS]...",
    context_settings={"ignore_unknown_options": True},
)
def review() -> None:
    """Each value of converted plans beside its place in the document.

    'maalplan review OUT' is short for 'maalplan review pages OUT'.

    \b
    maalplan review out                                  pages in out/review, from index.html
    maalplan review apply out corrections.json           puts in what was corrected on them
    """


review.add_command(pages)
review.add_command(apply)
review.add_command(list_)
