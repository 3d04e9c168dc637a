"""The command ``review export-truth``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from maalplan.cli import streams
from maalplan.cli.chosen import AGENCIES, DOCUMENTS, YEARS, chosen_plans, each_once
from maalplan.cli.faults import DEBUG
from maalplan.cli.reading import PASSWORD
from maalplan.cli.telling import counted
from maalplan.model import Plan, Unseen

if TYPE_CHECKING:
    from maalplan.batch.documents import Documents

SOME_LEFT = 1
_CONFIDENTIAL = (
    "They hold every word of their documents, names of signers included: give them only to those who may read these."
)


@dataclass(frozen=True, slots=True)
class Asked:
    """Which plans are meant (``every``: also those without corrections; ``agencies`` and ``years``, of none all), where
    their ``documents`` are looked for, and how truths are written: ``alone``, without these, and by ``force`` over
    those that a person edited."""

    target: Path
    every: bool
    agencies: tuple[str, ...]
    years: tuple[int, ...]
    documents: tuple[str, ...]
    passwords: tuple[str, ...]
    alone: bool
    force: bool


@click.command("export-truth", short_help="Make labelled documents of plans that were put right.")
@click.argument("folder", metavar="OUT", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    "target",
    metavar="FOLDER",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="Write them into this folder, beside those that are there.",
)
@click.option("--all", "every", is_flag=True, help="Also plans without corrections: you looked, and they are right.")
@AGENCIES
@YEARS
@DOCUMENTS
@click.option("--truth-only", "alone", is_flag=True, help="Write what the documents say, without the documents.")
@click.option("--force", is_flag=True, help="Write over truths that a person edited.")
@PASSWORD
@DEBUG
def export_truth(folder: Path, **asked: Any) -> int:
    """Make labelled documents of plans that were put right: each document, and beside it what it truly says.

    OUT is a folder that 'convert' wrote. Each of its plans with corrections counts as the truth of its document, as it
    stands now. 'review measure' reads such documents anew and says how much is right: with this version of maalplan,
    with a later one, with words of your own.

    \b
    maalplan review export-truth out -o cases
    maalplan review export-truth out -o cases --all --agency ssi --year 2025
    maalplan review measure cases

    \b
    FOLDER then holds
      docs/<id>.<ending>      each document, byte for byte
      truth/<id>.json         what it says; you may add other fair readings there
      manifest.json           all truths of the folder

    Left out, and said, are plans with corrections that found no place, and those whose document is gone or has changed.

    Exit status: 0; 1 where some were left out; 2 where the call is wrong or there are no such plans.
    """
    from maalplan.batch.documents import documents_of
    from maalplan.diff.folder import plans_in
    from maalplan.output.files import write_files
    from maalplan.output.truth.written import MANIFEST

    plans, problems = plans_in(folder)
    plans, twice = each_once(plans)
    want = Asked(**asked)
    meant = _chosen(chosen_plans(plans, want.agencies, want.years), every=want.every)
    _listed((), want)
    with documents_of(folder, want.documents, tuple(filter(None, want.passwords))) as there:
        unreached = [f"{one.shown}: {one.problem.message}" for one in there.given if one.problem is not None]
        results = list(_exported(meant, there, want))
    left = [line for line in results if isinstance(line, str)]
    for line in (*problems, *twice, *unreached, *left):
        streams.say(line, red=True)
    written = [plan for plan in results if isinstance(plan, Plan)]
    if written:
        write_files(want.target, {MANIFEST: _listed(written, want)})
        streams.say(f"{counted(len(written), 'truth')} in {want.target.as_posix()}. {_CONFIDENTIAL}")
    return SOME_LEFT if problems or twice or left else 0


def _chosen(plans: Sequence[Plan], *, every: bool) -> list[Plan]:
    """Those of *plans* that are taken for truths.

    Raises:
        NoPlans: there are none.
    """
    from maalplan.errors import NoPlans

    found = [plan for plan in plans if every or plan.corrections or _has_left(plan)]
    if not found:
        raise NoPlans("No plan here has corrections: correct what is wrong ('maalplan review'), or add --all.")
    return found


def _has_left(plan: Plan) -> bool:
    """Whether some corrections of the plan found no place in it."""
    return any(finding.code == "correction-left" for finding in plan.findings)


def _exported(plans: Sequence[Plan], documents: Documents, want: Asked) -> Iterator[Plan | str]:
    """Write the truths; each plan that has one then, or a line that says why it has none."""
    taken: dict[str, str] = {}
    for plan in plans:
        other = taken.setdefault(plan.source.sha256 or plan.id, plan.id)
        if other != plan.id:
            yield f"{plan.id}: left out, because {other} was read from the same document."
        else:
            why = _written(plan, documents, want)
            yield plan if why is None else f"{plan.id}: left out, because {why}"


def _written(plan: Plan, documents: Documents, want: Asked) -> str | None:
    """Write the truth of *plan* and its document; why not, where that cannot be."""
    from maalplan.errors import MaalplanError
    from maalplan.output.files import write_files
    from maalplan.output.truth.written import document_name, is_edited, truth_id, truth_to_json

    if _has_left(plan):
        return "corrections found no place in it; 'maalplan review' shows them."
    try:
        truth, name = truth_to_json(plan), f"truth/{truth_id(plan)}.json"
    except MaalplanError as error:
        return error.message
    before = want.target / name
    if not want.force and before.is_file() and is_edited(before.read_bytes()):
        return f"{before.as_posix()} was edited since it was written; --force writes over it."
    files = {name: truth}
    if not want.alone:
        document = documents.of(plan)
        if not isinstance(document, bytes):
            return _why(plan, document)
        files = {f"docs/{document_name(plan)}": document, **files}
    write_files(want.target, files)
    return None


def _why(plan: Plan, unseen: Unseen) -> str:
    if unseen == "changed":
        return f"its document {plan.source.path} has changed since it was read; convert it again."
    return f"its document {plan.source.path} was not found; name its folder with --documents."


def _listed(plans: Sequence[Plan], want: Asked) -> bytes:
    """The list of the folder, with the truths of *plans* on it.

    Raises:
        Damaged: what is there is no such list.
    """
    from maalplan.output.truth.written import MANIFEST, manifest_with

    path = want.target / MANIFEST
    return manifest_with(path.read_bytes() if path.is_file() else None, plans)
