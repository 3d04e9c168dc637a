"""The command ``review measure``."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from maalplan.cli import streams
from maalplan.cli.faults import DEBUG, is_debug
from maalplan.cli.reading import reading
from maalplan.cli.result import Form, result_form
from maalplan.cli.running import bounded
from maalplan.cli.words import VOCABULARY
from maalplan.model import Failure, MeasuredDocument, Measurement, ReadOptions, Truth

if TYPE_CHECKING:
    from maalplan.batch.manner import Manner
    from maalplan.ingest.sources import Found

FORMATS = ("text", "json", "csv")

SOME_FAILED = 1
_BAR = "{percentage:3.0f}% |{bar}| {n_fmt} of {total_fmt}, {rate_noinv_fmt}, {remaining} left"
_HASH = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Asked:
    """Of how many documents the differences are said, and which documents are meant: tag → the values that will do."""

    show: int
    tags: Mapping[str, frozenset[str]]


def _tags(_context: click.Context, _option: click.Parameter, given: tuple[str, ...]) -> dict[str, frozenset[str]]:
    """The tags that were asked for: of one name any of its values will do."""
    found: dict[str, set[str]] = defaultdict(set)
    for one in given:
        name, equals, values = one.partition("=")
        if not equals:
            raise click.BadParameter(f"'{one}' is no NAME=VALUE, such as format=pdf.")
        found[name].update(values.split(","))
    return {name: frozenset(values) for name, values in found.items()}


@click.command(short_help="Say how much is right of documents whose plans are known.")
@click.argument("folder", metavar="FOLDER", type=click.Path(path_type=Path))
@click.option(
    "--show",
    metavar="N",
    type=click.IntRange(min=0),
    default=5,
    show_default=True,
    help="Say in words what differs, for the N documents in which most does.",
)
@click.option(
    "--only",
    "tags",
    metavar="NAME=VALUE",
    multiple=True,
    callback=_tags,
    help="Only documents with this tag, such as format=pdf; may be given several times.",
)
@result_form(FORMATS)
@bounded
@VOCABULARY
@reading
@DEBUG
def measure(
    folder: Path, form: Form, manner: Manner, vocabulary: str | None, options: ReadOptions, **asked: Any
) -> int:
    """Read documents anew whose plans are known, and say how much of what is read is right.

    FOLDER is one that 'review export-truth' wrote, or a labelled corpus: docs/ holds the documents, truth/ what each of
    them says. The documents are read as 'convert' reads them, without anybody's corrections.

    \b
    maalplan review measure cases
    maalplan review measure cases --show 20 --only format=pdf
    maalplan review measure cases -o before.json

    \b
    right       of all values that stand in the truth or were read
    precision   how much is right of what was read
    recall      how much was read of what should be; F1 is of both together

    \b
    text   a line for each thing measured, and what differs (shown unless said otherwise)
    json   every difference of every document: see 'maalplan schema measure'
    csv    a row for each document and thing measured

    Exit status: 0; 1 where a truth or a document could not be read; 2 where the call is wrong or there are no truths.
    """
    from maalplan.batch.tasks import Job
    from maalplan.review.measured import together
    from maalplan.review.measured.folder import tagged, truths_in

    truths, problems = truths_in(folder)
    for problem in problems:
        streams.say(problem, red=True)
    want = Asked(**asked)
    meant = tagged(truths, want.tags)
    manner = replace(manner, job=Job(vocabulary, options), debug=is_debug())
    with streams.ended_politely():
        measurement = together(_measured(folder, meant, manner))
    unread = [document for document in measurement.documents if document.error is not None]
    for document in unread:
        streams.say(f"{document.file}: {document.error.message if document.error else ''}", red=True)
    form.put(_rendered(measurement, form, want.show))
    return SOME_FAILED if problems or unread else 0


def _measured(folder: Path, truths: Sequence[Truth], manner: Manner) -> Iterator[MeasuredDocument]:
    """Each document, read anew and held against its truth, in the order of *truths*."""
    from tqdm import tqdm

    from maalplan.review.measured.folder import document_of

    hidden = len(truths) < 2 or not streams.on_terminal()
    found = [document_of(folder, truth) for truth in truths]
    with closing(_read(found, manner)) as results:
        bar = tqdm(results, total=len(found), bar_format=_BAR, unit="", leave=False, dynamic_ncols=True, disable=hidden)
        yield from map(_one, truths, bar)


def _read(found: Sequence[Found], manner: Manner) -> Generator[bytes | Failure, None, None]:
    from maalplan.batch.one import read_each

    yield from read_each(found, manner)


def _one(truth: Truth, result: bytes | Failure) -> MeasuredDocument:
    from maalplan.output.plan_json import plan_from_json
    from maalplan.review.measured import measured

    if isinstance(result, Failure):
        return measured(truth, None, result)
    plan = plan_from_json(result)
    if _HASH.fullmatch(truth.content) and truth.content != plan.source.sha256:
        changed = Failure("changed", "This is not the document that the truth was made of; put that one in its place.")
        return measured(truth, None, changed)
    return measured(truth, plan)


def _rendered(measurement: Measurement, form: Form, show: int) -> bytes | str:
    match form.format:
        case "json":
            from maalplan.output.measure.json_file import measurement_to_json

            return measurement_to_json(measurement)
        case "csv":
            from maalplan.output.measure.tables import measurement_to_csv

            return measurement_to_csv(measurement)
        case _:
            from maalplan.output.measure.text import measurement_to_text

            return measurement_to_text(measurement, show=show, lang=form.lang, colour=form.colour, width=form.width)
