"""The command ``followup read``."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import click

from maalplan.cli import streams
from maalplan.cli.faults import DEBUG, is_debug
from maalplan.cli.given import Given, documents
from maalplan.cli.reading import reading
from maalplan.cli.words import VOCABULARY
from maalplan.model import Failure, ReadOptions

if TYPE_CHECKING:
    from maalplan.ingest.sources import Found
    from maalplan.model import FollowUpReport, Plan

SOME_FAILED = 1
_SKIPPED_IN_FOLDERS = frozenset({"unsupported", "no-outcomes"})
"""Codes of what stands in folders beside reports; a document that the caller named has failed instead."""
_OTHER_ENDINGS = frozenset({".xlsx", ".xls", ".ods", ".csv", ".html", ".txt", ".md", ".pdf", ".docx"})
"""Of files, not of folders, and not of JSON."""
_MOST_SAID = 20
"""Lines about one document: a sheet into which something long was pasted would drive out all that was said before."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How reports are read, and the plans that they are on."""

    options: ReadOptions
    vocabulary: str | None
    plans: tuple[Plan, ...] = ()
    chosen: bool = False
    """Was the one plan named, rather than a folder in which it is looked for?"""


@click.command(short_help="Read annual reports and statuses into outcomes.")
@click.argument("files", nargs=-1, metavar="FILE...")
@click.option(
    "-o",
    "--output",
    "out",
    metavar="FILE.json|FOLDER",
    type=click.Path(path_type=Path),
    help="Write to this file, or into this folder one file for each document, named after it.",
)
@click.option(
    "--plan",
    "plan",
    metavar="FILE|OUT",
    help="The plan that is followed up (a plan file or document), or a folder that 'convert' wrote, in which each"
    " report's is looked for: fills in the ids of its goals and milestones.",
)
@click.option("--name", help="The name of the document on standard input ('-').")
@VOCABULARY
@reading
@DEBUG
def read(
    files: tuple[str, ...],
    out: Path | None,
    plan: str | None,
    name: str | None,
    **how: object,
) -> int:
    """Read what reports say of each goal: its verdict, its score, and what was achieved.

    FILE is an annual report (årsrapport) or a status of the year, in Word, PDF, text, HTML, Markdown or Excel; or a
    folder, a pattern, an archive, or '-' for standard input. Verdicts are found in tables, cards, labelled lines and
    sentences: opfyldt, delvist opfyldt, ikke opfyldt, a colour, a score, udgået. The plan is not needed; with --plan
    each outcome also has the ids of its goal and milestone.

    A status sheet that 'followup sheet' wrote and people filled in is known again: what was moved, changed or taken out
    is said. One of several plans gives a follow-up for each: name a folder with -o.

    \b
    maalplan followup read årsrapport-2024.pdf -o ssi-2024.json
    maalplan followup read årsrapport-2024.pdf --plan out/plans/ssi-2024.json
    maalplan followup read reports/ -o outcomes --plan out
    maalplan followup read ssi-status.xlsx -o ssi.json

    Without -o one document's outcomes go to standard output, as JSON: see 'maalplan schema followup'.

    Exit status: 0; 1 where some documents failed; 2 where the call is wrong.
    """
    options, vocabulary = how["options"], how["vocabulary"]
    assert isinstance(options, ReadOptions)
    assert vocabulary is None or isinstance(vocabulary, str)
    manner = Manner(options, vocabulary, *_plans(plan, options, vocabulary))
    with documents(Given(files, name), passwords=options.passwords) as found:
        target = _target(found, out)
        with closing(_read(found, manner)) as all_read:
            results = zip(found, all_read, target, strict=True)
            failed = [one for one, result, file in results if not _put(one, result, file, out, manner)]
    return SOME_FAILED if failed else 0


# ------------------------------------------------------------------ where to


def _target(found: Sequence[Found], out: Path | None) -> list[Path | None]:
    """The file of each document; null for standard output.

    Raises:
        click.UsageError: several documents have one place, or the file's name promises something else than JSON.
    """
    if len(found) == 1 and (out is None or (out.suffix.lower() == ".json" and not out.is_dir())):
        return [out]
    if out is None:
        raise click.UsageError(f"These are {len(found)} documents: add -o FOLDER, which gets a file for each.")
    if len(found) == 1 and not out.is_dir() and (out.is_file() or out.suffix.lower() in _OTHER_ENDINGS):
        raise click.UsageError(f"A follow-up is JSON: end the name of {out} in .json, or name a folder.")
    if out.is_file() or (out.suffix.lower() == ".json" and not out.is_dir()):
        raise click.UsageError(f"These are {len(found)} documents: name a folder with -o, not the file {out}.")
    return [out / name for name in file_names([one.relative for one in found])]


def file_names(documents: Sequence[str]) -> list[str]:
    """The names of the files that documents give: their own, numbered where several have one.

    >>> file_names(["ssi/rapport.pdf", "sst/rapport.docx", "vd.pdf"])
    ['rapport.json', 'rapport-2.json', 'vd.json']
    """
    taken: set[str] = set()
    names = []
    for document in documents:
        stem = PurePosixPath(document).stem
        name, n = stem, 1
        while name.casefold() in taken:
            n += 1
            name = f"{stem}-{n}"
        taken.add(name.casefold())
        names.append(f"{name}.json")
    return names


# ------------------------------------------------------------------ one document


def _put(found: Found, data: bytes | Failure, target: Path | None, out: Path | None, manner: Manner) -> bool:
    """Write the outcomes of a document that was read; False, and a line that says why, where there are none.

    Raises:
        click.UsageError: it holds several follow-ups, and there is one place for them.
    """
    from maalplan.output.followup.json_file import follow_up_from_json, follow_up_to_json, follow_ups_of_bundle

    if isinstance(data, Failure):
        skipped = not found.named and data.code in _SKIPPED_IN_FOLDERS
        streams.say(
            f"{found.shown}: {data.message}" if not skipped else f"{found.shown}: passed over.", red=not skipped
        )
        return skipped
    reports = tuple(map(follow_up_from_json, follow_ups_of_bundle(data)))
    if len(reports) > 1 and (target is None or target == out):
        raise click.UsageError(
            f"{found.shown} is a status sheet of {len(reports)} plans: "
            "name a folder with -o, which gets a file for each."
        )
    if manner.plans:
        reports = tuple(_linked(report, found, manner, alone=len(reports) == 1) for report in reports)
    _say_findings(found, reports)
    for report in reports:
        _write(follow_up_to_json(report), target and (target if len(reports) == 1 else _named_after(target, report)))
    return True


def _say_findings(found: Found, reports: Sequence[FollowUpReport]) -> None:
    """Say what should be looked at, but not all of it where there is very much."""
    doubted = {one: None for report in reports for one in report.findings if one.severity != "note"}
    lines = [finding.message for finding in doubted]
    for line in lines[:_MOST_SAID]:
        streams.say(f"{found.shown}: {line}")
    if len(lines) > _MOST_SAID:
        streams.say(f"{found.shown}: and {len(lines) - _MOST_SAID} more; all of them stand in its findings.")


def _named_after(target: Path, report: FollowUpReport) -> Path:
    """The place of one of several follow-ups of a document."""
    return target.with_name(f"{target.stem}-{report.agency.id}-{report.year or 0:04d}{target.suffix}")


def _write(data: bytes, target: Path | None) -> None:
    if target is None:
        streams.put(data)
        return
    from maalplan.output.files import write_whole

    target.parent.mkdir(parents=True, exist_ok=True)
    write_whole(target, data)


def _read(found: Sequence[Found], manner: Manner) -> Generator[bytes | Failure, None, None]:
    from maalplan.batch.manner import Manner as RunManner
    from maalplan.batch.one import read_each
    from maalplan.batch.tasks import Job

    job = Job(manner.vocabulary, manner.options, "follow-up")
    yield from read_each(found, RunManner(job=job, debug=is_debug()))


def _linked(report: FollowUpReport, found: Found, manner: Manner, *, alone: bool) -> FollowUpReport:
    from maalplan.followup import linked, plan_for
    from maalplan.followup.returned import STATUS_SHEET, against_plan

    plan = manner.plans[0] if manner.chosen and alone else plan_for(report, manner.plans)
    if plan is None:
        streams.say(f"{found.shown}: there is no plan of {report.agency.id} for {report.year or 'its year'}.")
        return report
    tied = linked(report, plan)
    return against_plan(tied, plan) if report.source.parser == STATUS_SHEET else tied


def _plans(plan: str | None, options: ReadOptions, vocabulary: str | None) -> tuple[tuple[Plan, ...], bool]:
    """The plan that was named, or those of the folder that was; and whether it was one plan."""
    if plan is None:
        return (), False
    if Path(plan).is_dir():
        from maalplan.diff.folder import plans_in

        plans, problems = plans_in(Path(plan))
        for problem in problems:
            streams.say(problem, red=True)
        return plans, False
    from maalplan.cli.plans_given import plan_of

    return (plan_of(plan, options, vocabulary),), True
