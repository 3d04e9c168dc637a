"""The rooms in order, and nothing else.

Each function takes a file's path or its bytes, and gives back what one hand-off passes on.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from maalplan.collector import looking_seldom
from maalplan.errors import Damaged, NoGoals, NoOutcomes, NotADocument, SeveralReports, SourceMissing, Unreadable
from maalplan.findings import DAMAGE
from maalplan.ingest import broken_promise, read_spreadsheet
from maalplan.ingest import read_document as ingest
from maalplan.ingest.bounds import check_document
from maalplan.model import (
    AS_USUAL,
    Document,
    FollowUpReport,
    Plan,
    RawFollowUpReport,
    RawPlan,
    ReadOptions,
    Sight,
    Spreadsheet,
    Text,
)
from maalplan.normalize import normalize
from maalplan.parsers import parse
from maalplan.parsers.vocabulary import vocabulary as vocabulary_of

if TYPE_CHECKING:
    from maalplan.parsers.outcomes import ReportWords


def read_plan(
    source: Path | str | bytes,
    *,
    path: str | None = None,
    vocabulary: str | None = None,
    options: ReadOptions = AS_USUAL,
) -> Plan:
    """The plan that a file (its path, or its bytes) holds.

    ``path`` is what the plan's ``source.path`` says; the file's name when it is not given. ``vocabulary`` is the TOML
    text of labels and headings that go before the base vocabulary's. ``options`` says how the file is to be read.
    Every value has the words that it was read from, and their place, in ``quotes``.

    Raises:
        MaalplanError: it is no readable plan; the ``code`` says why (``missing``, ``encrypted``, ``no-goals``, …).

    >>> import maalplan
    >>> plan = maalplan.read_plan("samples/plans/slks-2024.txt")
    >>> plan.id, plan.period.end, len(plan.goals)
    ('slks-2024', '2024-12-31', 5)
    >>> plan.goals[1].milestones[0].targets
    (Target(text='+/- 4 pct.', comparator='plus_minus', value=4.0, upper=None, unit='percent', year=None),)
    """
    with looking_seldom():
        document = read_document(source, path=path, options=options)
        return normalize(document.source, _said(document, vocabulary))


def read_raw(
    source: Path | str | bytes,
    *,
    path: str | None = None,
    vocabulary: str | None = None,
    options: ReadOptions = AS_USUAL,
) -> RawPlan:
    """What a file says, before it is understood. Arguments and errors as of :func:`read_plan`."""
    with looking_seldom():
        return _said(read_document(source, path=path, options=options), vocabulary)


def read_document(source: Path | str | bytes, *, path: str | None = None, options: ReadOptions = AS_USUAL) -> Document:
    """What a file shows. Arguments and errors as of :func:`read_plan`."""
    with looking_seldom():
        if isinstance(source, bytes):
            return ingest(source, path or "-", options)
        return ingest(*_named(Path(source), path), options)


def follow_ups_of(
    source: Path | str | bytes,
    *,
    path: str | None = None,
    vocabulary: str | None = None,
    options: ReadOptions = AS_USUAL,
) -> tuple[FollowUpReport, ...]:
    """What a file (its path, or its bytes) reports back: an annual report, a status of the year, or a status sheet that
    was filled in, which may be on several plans.

    Arguments as of :func:`read_plan`; the plans themselves are not needed.

    Raises:
        MaalplanError: it is no readable report.
    """
    from maalplan.normalize.outcomes import normalize_report
    from maalplan.parsers.outcomes import report_words

    with looking_seldom():
        words = report_words(vocabulary)
        data, name = (source, path or "-") if isinstance(source, bytes) else _named(Path(source), path)
        workbook = read_spreadsheet(data, name, options)
        if workbook is None:
            documents: tuple[Document, ...] = (ingest(data, name, options),)
        else:
            from maalplan.followup.returned import returned

            reports = returned(workbook, words.verdicts)
            if reports is not None:
                return reports
            documents = _as_documents(workbook)
        told = [raw for one in documents if (raw := _told(one, words, alone=len(documents) == 1))]
        if not told:
            raise NoOutcomes("No verdicts on goals were found in it, whichever authority its tables are on.")
        return tuple(normalize_report(documents[0].source, raw) for raw in told)


def _told(document: Document, words: ReportWords, *, alone: bool) -> RawFollowUpReport | None:
    """What *document* reports; null where nothing, and it is one of several."""
    from maalplan.parsers.outcomes import parse_report

    try:
        return parse_report(document, words)
    except NoOutcomes:
        if alone:
            raise
        return None


def _as_documents(workbook: Spreadsheet) -> tuple[Document, ...]:
    """What a workbook shows, a document for each authority that its tables tell of."""
    from maalplan.ingest.sheets.as_document import as_document
    from maalplan.parsers.outcomes.by_agency import by_agency

    document = check_document(as_document(workbook))
    if not document.blocks:
        raise NoOutcomes("The workbook is empty, or all that it holds is hidden; check that it was saved.")
    return by_agency(document)


def see_document(data: bytes, *, path: str, options: ReadOptions = AS_USUAL, pictures: bool = False) -> Sight:
    """What is to be seen of the document in *data*, for those who lay its plan beside it; with *pictures* of the pages
    too that LibreOffice, where it is installed, prints of a document for word processors. Errors as of
    :func:`read_plan`."""
    from maalplan.ingest.sight import seen

    with looking_seldom():
        return seen(data, path, options, pictures=pictures)


def read_follow_up(
    source: Path | str | bytes,
    *,
    path: str | None = None,
    vocabulary: str | None = None,
    options: ReadOptions = AS_USUAL,
) -> FollowUpReport:
    """What a file (its path, or its bytes) reports back on a plan: an annual report, a status of the year, or a status
    sheet that was filled in.

    Arguments as of :func:`~maalplan.read_plan`; the plan itself is not needed, and :func:`~maalplan.linked` ties the
    outcomes to its goals.

    Raises:
        MaalplanError: it is no readable report; ``no-outcomes`` where it judges no goal, ``several-reports`` where it
            is a status sheet of several plans, all of which :func:`~maalplan.read_follow_ups` gives.

    >>> import maalplan
    >>> text = "Årsrapport 2024 for Energistyrelsen\\n\\nMål 1: Økonomi – Opfyldt\\nMål 2: Trivsel – Ikke opfyldt\\n"
    >>> report = maalplan.read_follow_up(text.encode(), path="rapport.txt")
    >>> report.agency.id, report.year, report.occasion
    ('ens', 2024, 'årsrapport')
    >>> [(outcome.goal_title, outcome.rating) for outcome in report.outcomes]
    [('Økonomi', 'met'), ('Trivsel', 'not_met')]
    """
    reports = follow_ups_of(source, path=path, vocabulary=vocabulary, options=options)
    if len(reports) > 1:
        raise SeveralReports(f"This is a status sheet of {len(reports)} plans; read_follow_ups gives all of them.")
    return reports[0]


def _named(file: Path, path: str | None) -> tuple[bytes, str]:
    return _bytes_of(file), path or file.name


def _said(document: Document, own: str | None) -> RawPlan:
    """What *document* says. One without goals may have lost them, or have been no document to begin with."""
    try:
        return parse(document, vocabulary_of(own))
    except NoGoals:
        lost = next((finding for finding in document.findings if finding.code in DAMAGE), None)
        if lost is not None:
            raise Damaged(f"No goals can be read. {lost.message}") from None
        if _is_plan_file(document):
            raise NoGoals(
                "This is a plan file that maalplan wrote, no document: `maalplan diff` and `maalplan check` take it, "
                "and plan_from_json reads it."
            ) from None
        found = {"text/plain": "plain text", "text/markdown": "Markdown", "text/html": "a web page"}
        source = document.source
        promise = broken_promise(source.path, found[source.media_type]) if source.media_type in found else None
        if promise is None:
            raise
        raise NotADocument(promise) from None


def _is_plan_file(document: Document) -> bool:
    """Does *document* open as plan files do?"""
    opening = (block.text for block in document.blocks[:2] if isinstance(block, Text))
    return any(line.startswith('"$schema": "urn:maalplan:schema:plan:') for line in opening)


def _bytes_of(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except FileNotFoundError:
        raise SourceMissing(f"There is no file {file}. Check the name.") from None
    except ValueError:
        raise SourceMissing(f"No file can be named {str(file)!r}. Check the name.") from None
    except IsADirectoryError:
        raise Unreadable(f"{file} is a folder. Use `maalplan convert {file} -o OUT` for all plans in it.") from None
    except OSError as error:
        raise Unreadable(f"{file} cannot be read ({error.strerror}). Check its permissions.") from None
