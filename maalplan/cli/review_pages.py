"""The command ``review pages``, which ``review OUT`` is short for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

import maalplan
from maalplan.cli import streams
from maalplan.cli.chosen import AGENCIES, YEARS, chosen_plans, each_once
from maalplan.cli.faults import DEBUG, is_debug
from maalplan.cli.reading import PASSWORD
from maalplan.cli.result import LANG
from maalplan.cli.running import bounded
from maalplan.cli.telling import counted
from maalplan.model import Lang, Plan, ReadOptions

if TYPE_CHECKING:
    from maalplan.batch.documents import Documents
    from maalplan.batch.manner import Manner
    from maalplan.batch.review_pages import Page, PageWanted

SOME_FAILED = 1
_BAR = "{percentage:3.0f}% |{bar}| {n_fmt} of {total_fmt}, {rate_noinv_fmt}, {remaining} left"


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for: ``agencies`` as they were named and ``years``, of none all; ``manner`` is how pages are
    made."""

    agencies: tuple[str, ...]
    years: tuple[int, ...]
    documents: tuple[str, ...]
    lang: Lang
    passwords: tuple[str, ...]
    pictures: Literal["auto", "never"]
    manner: Manner


@click.command(short_help="Lay each value beside its place in the document; what is meant where no command is named.")
@click.argument("folder", metavar="OUT", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    "out",
    metavar="FOLDER",
    type=click.Path(path_type=Path, file_okay=False),
    help="Write the pages into this folder; OUT/review unless said otherwise.",
)
@AGENCIES
@YEARS
@click.option(
    "--documents",
    metavar="SOURCE",
    multiple=True,
    help="Look for the documents here too: a file, folder, archive or URL. May be given several times.",
)
@click.option(
    "--pictures",
    type=click.Choice(["auto", "never"]),
    default="auto",
    show_default=True,
    help="Show a Word document as pictures of its pages too: where LibreOffice is installed, or never.",
)
@LANG
@bounded
@PASSWORD
@DEBUG
def pages(folder: Path, out: Path | None, manner: Manner, **asked: Any) -> int:
    """Write a page for each plan that shows every value beside its place in the document, and a page that lists them.

    OUT is a folder that 'convert' wrote. Left on a page stands the document (pictures of a PDF's pages, a text's lines,
    the words and tables of other documents; of a Word document its pages too, where LibreOffice is installed, which
    takes it some seconds), right the plan; a click on either side shows the other. The pages need no
    server and no network: they open from a file share, and can be mailed and kept.

    \b
    maalplan review out                                  pages in out/review, from index.html
    maalplan review out --agency ssi -o ssi-pages
    maalplan review out --documents plans/ --documents archive.zip

    The documents are looked for where they were read, and in --documents; one that is gone or has changed since is said
    so, and its plan stands with its quotes alone; likewise one that takes more time or memory than it may, or breaks
    the process that reads it. A page that is as it would be made again is left as it is.

    Exit status: 0; 1 where a plan file or a document could not be read or found; 2 where the call is wrong or there are
    no plans.
    """
    from maalplan.batch.documents import documents_of
    from maalplan.batch.tasks import Job
    from maalplan.diff.folder import plans_in
    from maalplan.output.files import write_files
    from maalplan.output.review.index import INDEX, index_to_html, page_name

    options = ReadOptions(passwords=tuple(filter(None, asked["passwords"])))
    want = Asked(manner=replace(manner, job=Job(options=options), debug=is_debug()), **asked)
    plans, problems = plans_in(folder)
    plans, twice = each_once(plans)
    for problem in (*problems, *twice):
        streams.say(problem, red=True)
    meant = chosen_plans(plans, want.agencies, want.years)
    target = out or folder / "review"
    with streams.ended_politely(), documents_of(folder, want.documents, want.passwords) as documents:
        for found in documents.given:
            if found.problem is not None:
                streams.say(f"{found.shown}: {found.problem.message}", red=True)
        unseen = _write_pages(meant, documents, target, want)
    for line in unseen:
        streams.say(line, red=True)
    there = [plan.id for plan in plans if (target / page_name(plan)).is_file()]
    write_files(target, {INDEX: index_to_html(plans, there, lang=want.lang)})
    streams.say(f"{counted(len(meant), 'page')} in {target.as_posix()}; open {(target / INDEX).as_posix()}")
    return SOME_FAILED if unseen or problems or twice else 0


def _write_pages(plans: Sequence[Plan], documents: Documents, target: Path, want: Asked) -> list[str]:
    """Write the page of each of *plans* that is not there already; a line for each whose document is not to be seen,
    in the order of the plans."""
    from tqdm import tqdm

    from maalplan.batch.review_pages import pages_of
    from maalplan.output.files import write_files
    from maalplan.output.review.index import page_name

    hidden = len(plans) < 2 or not streams.on_terminal()
    said: dict[str, str] = {}
    with tqdm(total=len(plans), bar_format=_BAR, unit="", leave=False, dynamic_ncols=True, disable=hidden) as bar:
        wanted = _wanted(plans, documents, target, want, bar.update)
        for page in pages_of(wanted, len(plans), want.manner):
            write_files(target, {page_name(page.plan): page.html})
            if page.unseen is not None:
                said[page.plan.id] = _why(page)
            bar.update()
    return [said[plan.id] for plan in plans if plan.id in said]


def _wanted(
    plans: Sequence[Plan], documents: Documents, target: Path, want: Asked, left: Callable[[], object]
) -> Iterator[PageWanted]:
    """The pages that are to be made; *left* is called for each that is as it would be made again."""
    from maalplan.batch.review_pages import PageWanted
    from maalplan.ingest.printing import has_pages
    from maalplan.output.review.index import page_name
    from maalplan.output.review.kept import is_made_of, made_of

    for plan in plans:
        printed = want.pictures == "auto" and has_pages(plan.source.media_type)
        note = made_of(plan, want.lang, maalplan.__version__, printed=printed)
        if is_made_of(target / page_name(plan), note):
            left()
        else:
            yield PageWanted(plan, documents.at(plan), want.lang, note, pictures=printed)


def _why(page: Page) -> str:
    """What is to be said of a document that is not to be seen, and what to do."""
    path = f"{page.plan.id}: the document {page.plan.source.path}"
    match page.unseen:
        case "changed":
            return f"{path} has changed since it was read; convert it again. The page shows the quotes alone."
        case "unreadable":
            return f"{path} cannot be shown. {page.said}"
        case _:
            return f"{path} was not found; name its folder with --documents. The page shows the quotes alone."
