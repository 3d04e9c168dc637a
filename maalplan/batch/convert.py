"""A run as a function of the Python API: the engine of ``maalplan convert``, without the command line."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from maalplan.errors import BadCall
from maalplan.model import AS_USUAL, Lang, ReadOptions, Report, ReportEntry

if TYPE_CHECKING:
    from maalplan.batch.asked import Format
    from maalplan.batch.manner import Listener, Manner
    from maalplan.output.dialects import DialectName


@dataclass(frozen=True, slots=True, kw_only=True)
class RunOptions:
    """How many documents are converted, and which files are written: what the options of ``maalplan convert`` say.

    - ``jobs``: how many documents are read at a time, each in a process of its own; None takes all cores, and 0 reads
      in this process, where ``seconds`` and ``megabytes`` bound nothing.
    - ``seconds``, ``megabytes``: what one document may take; 0 for no bound.
    - ``formats``: what is written, of ``json`` (which always is), ``csv`` and ``xlsx``.
    - ``csv_dialect``: ``standard`` or ``excel-da``; in that one, text that Excel would evaluate gets an apostrophe
      where ``neutralised``.
    - ``lang``: the language of the workbook's labels, ``da`` or ``en``.
    - ``force``: read everything anew, and write over plans that a person edited.
    - ``retry_failed``: read anew what failed before.
    - ``scheduler``: the address of a Dask cluster that reads instead.
    """

    jobs: int | None = None
    seconds: float = 180.0
    megabytes: int = 2000
    formats: tuple[Format, ...] = ("json", "csv", "xlsx")
    csv_dialect: DialectName = "standard"
    neutralised: bool = True
    lang: Lang = "da"
    force: bool = False
    retry_failed: bool = False
    scheduler: str | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """What just happened in a run: the ``entry`` of a document whose fate is known, or a ``warning`` in one line.

    ``done`` of ``total`` documents are read so far. Entries come in the order in which they are known; beside one for
    each document there may be some for folders without any, and for documents that are there no more.
    """

    done: int
    total: int
    entry: ReportEntry | None = None
    warning: str | None = None


def convert(
    sources: str | Path | Iterable[str | Path],
    out: str | Path,
    *,
    options: ReadOptions = AS_USUAL,
    vocabulary: str | None = None,
    run: RunOptions | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> Report:
    """Read many documents, and write their plans, tables and workbook into the folder *out*, as ``maalplan convert``.

    A source is a file, a folder, an archive or an ``s3://`` URL; as text also a pattern (``"plans/**/*.pdf"``). *out*
    is a folder or such a URL. *vocabulary* is the TOML text of labels of one's own. *progress* is called in this thread
    with a :class:`~maalplan.Progress` for each thing that happens.

    The result is what ``report.json`` holds: one entry per document, with its ``status`` ``ok``, ``failed`` or
    ``skipped``. A document that cannot be read is such an entry, and no error.

    Raises:
        BadCall: there are no sources, or an option is none.
        BadVocabulary: *vocabulary* cannot be used.
        MaalplanError: *out* cannot be written to, or no process can be started.

    >>> import maalplan
    >>> report = maalplan.convert(["samples/plans", "tabt.docx"], "out", run=maalplan.RunOptions(formats=("csv",)))
    >>> [(entry.source, entry.error.code) for entry in report.documents if entry.status == "failed"]
    [('tabt.docx', 'missing')]
    >>> sum(entry.milestones for entry in report.documents)
    126
    """
    from maalplan.batch.found import find_all
    from maalplan.batch.run import convert_into
    from maalplan.batch.scratch import scratch
    from maalplan.ingest.store import is_url

    given = [sources] if isinstance(sources, (str, Path)) else list(sources)
    if not given:
        raise BadCall("Nothing to read: give a file, a folder or a pattern.")
    manner = _manner(run or RunOptions(), vocabulary, options)
    target = out if isinstance(out, str) and is_url(out) else Path(out)
    with scratch() as private:
        found = find_all(given, target, private, options.passwords)
        return convert_into(target, found, _listener(progress, len(found)), manner)


def _manner(run: RunOptions, vocabulary: str | None, options: ReadOptions) -> Manner:
    """How a run is made.

    Raises:
        BadCall: an option is none.
        BadVocabulary: the vocabulary cannot be used.
    """
    from maalplan.batch.asked import FORMATS, Asked
    from maalplan.batch.manner import Manner
    from maalplan.batch.tasks import Bounds, Job
    from maalplan.output.dialects import DIALECTS
    from maalplan.parsers.vocabulary import vocabulary as looked_through

    for value, known in ((run.formats, FORMATS), ((run.csv_dialect,), tuple(DIALECTS)), ((run.lang,), get_args(Lang))):
        for one in sorted(set(value) - set(known)):
            raise BadCall(f"There is no {one!r}; there are: {', '.join(known)}.")
    if min(run.jobs or 0, run.seconds, run.megabytes) < 0:
        raise BadCall("jobs, seconds and megabytes are 0 or more.")
    looked_through(vocabulary)
    return Manner(
        job=Job(vocabulary, options),
        jobs=run.jobs,
        bounds=Bounds(run.seconds, run.megabytes),
        scheduler=run.scheduler,
        force=run.force,
        retry_failed=run.retry_failed,
        asked=Asked(run.formats, run.csv_dialect, run.neutralised, run.lang),
    )


def _listener(progress: Callable[[Progress], None] | None, total: int) -> Listener | None:
    from maalplan.batch.manner import Listener

    if progress is None:
        return None
    done = 0

    def count(_found: object) -> None:
        nonlocal done
        done += 1

    return Listener(
        done=count,
        entry=lambda entry: progress(Progress(done, total, entry)),
        warning=lambda line: progress(Progress(done, total, warning=line)),
    )
