"""The command ``diff``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import click

from maalplan.cli import streams
from maalplan.cli.faults import DEBUG
from maalplan.cli.reading import reading
from maalplan.cli.result import Form, result_form
from maalplan.cli.words import VOCABULARY
from maalplan.model import FolderDiff, Plan, PlanDiff, ReadOptions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from maalplan.output.diff.rows import RowKind

AnyDiff: TypeAlias = PlanDiff | FolderDiff

FORMATS = ("text", "json", "csv", "xlsx", "html")
KINDS = ("added", "removed", "changed", "moved", "unchanged", "softened", "tightened")

EQUAL, DIFFERENT, ERROR = 0, 1, 2
SOME_FAILED = 1


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be compared and told: ``years`` of one folder, ``only`` some kinds of rows."""

    years: tuple[int, int] | None
    only: tuple[frozenset[RowKind], ...]
    exit_code: bool


class _Kinds(click.ParamType[frozenset[str]]):
    """Kinds of rows, parted by commas."""

    name = "KIND,…"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> frozenset[str]:
        named = frozenset(part.strip() for part in str(value).split(",") if part.strip())
        for one in sorted(named - set(KINDS)):
            self.fail(f"there is no kind '{one}'; there are: {', '.join(KINDS)}", param, ctx)
        return named


@click.command(short_help="Show what changed from one plan to another.")
@click.argument("old")
@click.argument("new", required=False)
@click.option(
    "--years",
    type=int,
    nargs=2,
    metavar="OLD NEW",
    help="Compare two years of one converted folder: --years 2024 2025.",
)
@click.option(
    "--only",
    type=_Kinds(),
    multiple=True,
    help=f"Only rows of these kinds: {', '.join(KINDS)}. The summary stays that of all.",
)
@click.option("--exit-code", is_flag=True, help="End with status 1 where the plans differ, as git does; 2 is an error.")
@result_form(FORMATS)
@VOCABULARY
@reading
@DEBUG
def diff(
    old: str,
    new: str | None,
    form: Form,
    vocabulary: str | None,
    options: ReadOptions,
    **asked: Any,
) -> int:
    """Show which goals are new, gone, changed, moved, split or merged, and what was softened.

    OLD and NEW are two plans: plan files that 'convert' wrote, or documents of any readable kind, one of them '-' for
    standard input. Or they are two folders that 'convert' wrote, whose plans are paired by their agencies. Goals are
    found by what they say, whatever their number, title and place.

    \b
    maalplan diff plan-2024.pdf plan-2025.docx
    maalplan diff plan-2024.pdf plan-2025.docx -o what-changed.html     a page to mail
    maalplan diff out/plans/ssi-2024.json out/plans/ssi-2025.json --only softened
    maalplan diff out --years 2024 2025 -o changes.xlsx                 a whole folder
    maalplan diff ssi-2025.json sst-2025.json                           two agencies of one year

    \b
    text   for the eye: deleted and inserted words are marked within their sentences (shown unless said otherwise)
    html   one page that works without network or script, and prints
    xlsx   a workbook; csv: one row a change; json: the data, see 'maalplan schema diff'

    Exit status: 0; with --exit-code 1 where anything differs; 2 where the call is wrong or a plan cannot be read. In
    folders, 1 where some plan files could not be read.
    """
    want = Asked(**asked)
    problems: tuple[str, ...] = ()
    found: AnyDiff
    if _are_folders(old, new, want.years):
        found, problems = _of_folders(old, new, want.years)
    else:
        found = _of_plans(old, new, vocabulary, options)
    for problem in problems:
        streams.say(problem, red=True)
    form.put(_rendered(found, frozenset().union(*want.only), form))
    if want.exit_code:
        return ERROR if problems else DIFFERENT if differs(found) else EQUAL
    return SOME_FAILED if problems else 0


def differs(found: AnyDiff) -> bool:
    """Whether anything differs: in the plans, in a goal or milestone, or in where a goal stands."""
    if isinstance(found, FolderDiff):
        return bool(found.only_old or found.only_new) or any(map(differs, found.pairs))
    return bool(found.changes) or any(
        row.status != "unchanged" or row.moved or row.beside or any(one.beside for one in row.milestones)
        for row in found.goals
    )


# ------------------------------------------------------------------ what is compared


def _are_folders(old: str, new: str | None, years: tuple[int, int] | None) -> bool:
    """Whether folders are compared.

    Raises:
        click.UsageError: the arguments do not go together.
    """
    if years is not None:
        if new is not None:
            raise click.UsageError("--years compares two years of one folder: name one folder.")
        if not Path(old).is_dir():
            raise click.UsageError(f"--years looks for plans in a folder, and {old} is none.")
        return True
    if new is None:
        remedy = "add --years OLD NEW, or name another folder" if Path(old).is_dir() else "name the new plan too"
        raise click.UsageError(f"What is {old} to be compared with? Please {remedy}.")
    folders = [Path(one).is_dir() for one in (old, new)]
    if any(folders) and not all(folders):
        lone = old if folders[0] else new
        raise click.UsageError(f"{lone} is a folder: name two folders, or two plans.")
    return all(folders)


def _of_plans(old: str, new: str | None, vocabulary: str | None, options: ReadOptions) -> PlanDiff:
    from maalplan.cli.plans_given import check_piped_once, plan_of
    from maalplan.diff import diff_plans
    from maalplan.diff.addenda import completed

    assert new is not None, "looked at in _are_folders"
    check_piped_once((old, new))
    before, after = (plan_of(one, options, vocabulary) for one in (old, new))
    before, after, said = completed(before, after)
    for doubt in (*(finding.message for finding in said), *_doubts(before, after)):
        streams.say(doubt)
    return diff_plans(before, after)


def _doubts(old: Plan, new: Plan) -> Iterator[str]:
    """What may have been meant otherwise, each in a line."""
    from maalplan.diff.versions import is_addendum

    if old.year is not None and new.year is not None and old.year > new.year:
        yield f"The old plan is of {old.year}, the new one of {new.year}: are they the other way round?"
    for one, other in ((old, new), (new, old)):
        if is_addendum(one) and not is_addendum(other):
            yield f"{one.id} is an addendum, and not to {other.id}: compare it with the plan that it adds to."
    if old.agency.id != new.agency.id and old.year != new.year:
        yield f"The plans are of two agencies, {old.agency.id} and {new.agency.id}, and of two years."


def _of_folders(old: str, new: str | None, years: tuple[int, int] | None) -> tuple[FolderDiff, tuple[str, ...]]:
    from maalplan.diff import diff_folders
    from maalplan.diff.folder import plans_in
    from maalplan.diff.pairing import years_of

    plans, problems = plans_in(Path(old))
    if new is not None:
        others, more = plans_in(Path(new))
        return diff_folders(plans, others), (*problems, *more)
    assert years is not None, "looked at in _are_folders"
    return diff_folders(*years_of(plans, *years)), problems


# ------------------------------------------------------------------ how it is shown


def _rendered(found: AnyDiff, only: frozenset[RowKind], form: Form) -> bytes | str:
    from maalplan.output.diff.rows import only_rows

    shown = only_rows(found, only)
    match form.format:
        case "json":
            from maalplan.output.diff.json_file import diff_to_json

            return diff_to_json(shown)
        case "csv":
            from maalplan.output.diff.tables import diff_to_csv

            return diff_to_csv(shown, everything="unchanged" in only, only=only)
        case "xlsx":
            from maalplan.output.diff.workbook import diff_to_xlsx

            return diff_to_xlsx(shown, lang=form.lang)
        case "html":
            from maalplan.output.diff.page import diff_to_html

            return diff_to_html(shown, lang=form.lang)
        case _:
            from maalplan.output.diff.text import diff_to_text

            return diff_to_text(shown, lang=form.lang, colour=form.colour, width=form.width)
