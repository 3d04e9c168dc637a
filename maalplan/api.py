"""What the commands do, as functions for Python: paths may be text, problems are errors, and nothing is printed.

Only what the rooms have in another shape stands here; all public functions and types are named in
:mod:`maalplan`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from maalplan.errors import BadCall, Damaged, NoPlans
from maalplan.model import AS_USUAL, FollowUpReport, History, Lang, Plan, ReadOptions, Report, ReportEntry

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


def read_plans(folder: str | Path, *, problem: Callable[[str], None] | None = None) -> tuple[Plan, ...]:
    """The plans that a folder holds: one that :func:`~maalplan.convert` wrote, or one with plan files in it; by file
    name.

    A plan file that cannot be read is an error; where *problem* is given it is called with a line that says so, and the
    other plans come back.

    Raises:
        MaalplanError: there is no such folder (``missing``), no plan in it (``no-plans``), or a file is broken
            (``damaged``).

    >>> import maalplan
    >>> report = maalplan.convert("samples/plans", "out")
    >>> [plan.id for plan in maalplan.read_plans("out") if plan.year == 2024]
    ['ens-2024', 'slks-2024']
    """
    from maalplan.diff.folder import plans_in

    plans, problems = plans_in(Path(folder))
    _tell(problems, problem)
    return plans


def read_follow_ups(
    paths: str | Path | Iterable[str | Path], *, problem: Callable[[str], None] | None = None
) -> tuple[FollowUpReport, ...]:
    """The follow-ups in files that ``maalplan followup read`` wrote, or in folders of them; in the order given, then by
    file name.

    A file that cannot be read is an error; where *problem* is given it is called with a line that says so, and the
    other follow-ups come back.

    Raises:
        MaalplanError: there is no such file or folder (``missing``), no follow-up in them (``no-outcomes``), or a file
            is broken (``damaged``).

    >>> import maalplan
    >>> from pathlib import Path
    >>> said = maalplan.read_follow_up("Årsrapport 2024 for Arbejdstilsynet\\n\\nMål 1: Kontrol – Opfyldt\\n".encode())
    >>> Path("outcomes").mkdir()
    >>> size = Path("outcomes/at-2024.json").write_bytes(maalplan.follow_up_to_json(said))
    >>> [(report.agency.id, report.outcomes[0].rating) for report in maalplan.read_follow_ups("outcomes")]
    [('at', 'met')]
    """
    from maalplan.followup import follow_ups_in

    given = [paths] if isinstance(paths, (str, Path)) else paths
    reports, problems = follow_ups_in(map(Path, given))
    _tell(problems, problem)
    return reports


def agency_history(plans: Iterable[Plan], agency: str | None = None) -> History:
    """The life of an agency's goals over the years: each goal's thread through its plans, with gaps bridged.

    *agency* is its id, its acronym or a name that it has or had; it may be left out where all *plans* are of one. The
    plans of the agency from which it took over are its own. Of several versions of a plan the latest signed one counts.

    Raises:
        NoPlans: there is no plan of it, or none of them has a year.
        BadCall: the plans are of several agencies, and none is named.

    >>> import maalplan
    >>> plans = [maalplan.read_plan(f"samples/plans/{name}") for name in ("ens-2024.docx", "ens-2025.pdf")]
    >>> history = maalplan.agency_history(plans)
    >>> [(thread.title, thread.removed_in) for thread in history.threads if thread.removed_in]
    [('Åbne data om energiforbrug', 2025)]
    """
    from maalplan.history import history_of
    from maalplan.history.agencies import agency_meant, by_agency
    from maalplan.history.lines import line_of

    groups = by_agency(plans)
    if not groups:
        raise NoPlans("There are no plans to look back on.")
    if agency is None and len(groups) > 1:
        raise BadCall(f"The plans are of {len(groups)} agencies ({', '.join(groups)}): name one of them.")
    own, said = line_of(groups, next(iter(groups)) if agency is None else agency_meant(groups, agency))
    told = history_of(own)
    return replace(told, findings=(*said, *told.findings))


def export_plans(
    plans: Iterable[Plan],
    format_name: str,
    *,
    lang: Lang = "da",
    due_after: dt.date | None = None,
    due_before: dt.date | None = None,
) -> dict[str, bytes]:
    """*plans* in another format: the bytes of each file, by its name, as ``maalplan export`` writes them.

    *format_name* is one of that command's formats. *lang* is the language of labels; in ``text`` and ``ics``, only what
    falls due after *due_after* and before *due_before* is told, neither day included. The same plans give the same
    bytes.

    Raises:
        BadCall: there is no such format, or two plans have one id.
        MaalplanError: the format needs a package that is not installed.

    >>> import datetime as dt
    >>> import maalplan
    >>> plan = maalplan.read_plan("samples/plans/slks-2025.docx")
    >>> list(maalplan.export_plans([plan], "stratml"))
    ['slks-2025.xml']
    >>> due = maalplan.export_plans([plan], "text", due_before=dt.date(2025, 4, 1))
    >>> print(next(iter(due.values())).decode().splitlines()[0])
    Frister før 1. april 2025: 2 målepunkter
    """
    from maalplan.output.export import FORMATS
    from maalplan.output.export.wishes import Wishes

    own = tuple(plans)
    if format_name not in FORMATS:
        raise BadCall(f"There is no format {format_name!r}; there are: {', '.join(FORMATS)}.")
    ids = [plan.id for plan in own]
    twice = next((one for one in ids if ids.count(one) > 1), None)
    if twice is not None:
        raise BadCall(f"Two plans have the id {twice}: give one of them another id, or leave it out.")
    return FORMATS[format_name].write(own, Wishes(lang, after=due_after, before=due_before))


# ------------------------------------------------------------------ what the rooms are given


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


def _tell(problems: Sequence[str], problem: Callable[[str], None] | None) -> None:
    """Say each of *problems*.

    Raises:
        Damaged: nobody is there to be told.
    """
    if problems and problem is None:
        more = f" And {len(problems) - 1} more." if len(problems) > 1 else ""
        raise Damaged(f"{problems[0]}{more}")
    for line in problems:
        assert problem is not None
        problem(line)
