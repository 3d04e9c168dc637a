"""The rooms in order, and nothing else.

Each function takes a file's path or its bytes, and gives back what one hand-off passes on.
"""

from __future__ import annotations

from pathlib import Path

from maalplan.collector import looking_seldom
from maalplan.errors import Damaged, NoGoals, NotADocument, SourceMissing, Unreadable
from maalplan.findings import DAMAGE
from maalplan.ingest import broken_promise
from maalplan.ingest import read_document as ingest
from maalplan.model import AS_USUAL, Document, FollowUpReport, Plan, RawPlan, ReadOptions, Sight
from maalplan.normalize import normalize
from maalplan.parsers import parse
from maalplan.parsers.vocabulary import vocabulary as vocabulary_of


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
    Raises :class:`~maalplan.errors.MaalplanError` for what is no readable plan.
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
        file = Path(source)
        return ingest(_bytes_of(file), path or file.name, options)


def see_document(data: bytes, *, path: str, options: ReadOptions = AS_USUAL) -> Sight:
    """What is to be seen of the document in *data*, for those who lay its plan beside it. Errors as of
    :func:`read_plan`."""
    from maalplan.ingest.sight import seen

    with looking_seldom():
        return seen(data, path, options)


def read_follow_up(
    source: Path | str | bytes,
    *,
    path: str | None = None,
    vocabulary: str | None = None,
    options: ReadOptions = AS_USUAL,
) -> FollowUpReport:
    """What a file (its path, or its bytes) reports back on a plan: an annual report, or a status of the year.

    Arguments as of :func:`read_plan`; the plan itself is not needed. Raises
    :class:`~maalplan.errors.MaalplanError` for what is no readable report.
    """
    from maalplan.normalize.outcomes import normalize_report
    from maalplan.parsers.outcomes import parse_report, report_words

    with looking_seldom():
        document = read_document(source, path=path, options=options)
        return normalize_report(document.source, parse_report(document, report_words(vocabulary)))


def _said(document: Document, own: str | None) -> RawPlan:
    """What *document* says. One without goals may have lost them, or have been no document to begin with."""
    try:
        return parse(document, vocabulary_of(own))
    except NoGoals:
        lost = next((finding for finding in document.findings if finding.code in DAMAGE), None)
        if lost is not None:
            raise Damaged(f"No goals can be read. {lost.message}") from None
        found = {"text/plain": "plain text", "text/markdown": "Markdown", "text/html": "a web page"}
        source = document.source
        promise = broken_promise(source.path, found[source.media_type]) if source.media_type in found else None
        if promise is None:
            raise
        raise NotADocument(promise) from None


def _bytes_of(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except FileNotFoundError:
        raise SourceMissing(f"There is no file {file}. Check the name.") from None
    except IsADirectoryError:
        raise Unreadable(f"{file} is a folder. Use `maalplan convert {file} -o OUT` for all plans in it.") from None
    except OSError as error:
        raise Unreadable(f"{file} cannot be read ({error.strerror}). Check its permissions.") from None
