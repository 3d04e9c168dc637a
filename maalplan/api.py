"""What the commands do with plans and follow-ups that are there, as functions for Python: paths may be text, problems
are errors, and nothing is printed.

Only what the rooms have in another shape stands here; all public functions and types are named in
:mod:`maalplan`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from maalplan.errors import BadCall, Damaged, MaalplanError, NoOutcomes, NoPlans, SourceMissing
from maalplan.model import FollowUpReport, History, Lang, Plan

if TYPE_CHECKING:
    from maalplan.output.export.wishes import Followed


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
    """The follow-ups of many files: reports, statuses and sheets of any readable kind, ``.json`` files that
    ``maalplan followup read`` wrote, and folders of the latter; in the order given, in a folder by file name.

    What cannot be read is an error; where *problem* is given it is called with a line that says so, and the other
    follow-ups come back.

    Raises:
        MaalplanError: there is no such file or folder (``missing``), no follow-up in them (``no-outcomes``), or a file
            cannot be read (``damaged``, ``encrypted``, …).

    >>> import maalplan
    >>> from pathlib import Path
    >>> size = Path("rapport.txt").write_text("Årsrapport 2024 for Arbejdstilsynet\\n\\nMål 1: Kontrol – Opfyldt\\n")
    >>> [(report.agency.id, report.outcomes[0].rating) for report in maalplan.read_follow_ups("rapport.txt")]
    [('at', 'met')]
    """
    reports: list[FollowUpReport] = []
    for path in (Path(one) for one in ([paths] if isinstance(paths, (str, Path)) else paths)):
        try:
            found, problems = _follow_ups(path)
        except MaalplanError as error:
            if problem is None or isinstance(error, SourceMissing):
                raise
            found, problems = (), (error.message,)
        _tell(problems, problem)
        reports += found
    if not reports:
        raise NoOutcomes("There is no follow-up in these files. `maalplan followup read FILE... -o FOLDER` makes them.")
    return tuple(reports)


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
    reports: Iterable[FollowUpReport] | None = None,
) -> dict[str, bytes]:
    """*plans* in another format: the bytes of each file, by its name, as ``maalplan export`` writes them.

    *format_name* is one of that command's formats. *lang* is the language of labels; in ``text`` and ``ics``, only what
    falls due after *due_after* and before *due_before* is told, neither day included. *reports* are what was reported
    back, for formats that have a place for it. The same plans give the same bytes.

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
    followed = None if reports is None else _followed(own, tuple(reports))
    return FORMATS[format_name].write(own, Wishes(lang, after=due_after, before=due_before, followed=followed))


def _followed(plans: Sequence[Plan], reports: Sequence[FollowUpReport]) -> dict[str, Followed]:
    from maalplan.followup import reports_on
    from maalplan.followup.counting import followed_of

    return {plan.id: followed_of(plan, reports_on(plan, reports, plans)) for plan in plans}


def _follow_ups(path: Path) -> tuple[tuple[FollowUpReport, ...], tuple[str, ...]]:
    """The follow-ups in a file or folder, and a line for each file of a folder that cannot be read."""
    from maalplan.followup import follow_ups_in
    from maalplan.pipeline import follow_ups_of

    if path.suffix.lower() == ".json" or path.is_dir():
        return follow_ups_in([path])
    try:
        return follow_ups_of(path), ()
    except SourceMissing:
        raise
    except MaalplanError as error:
        raise type(error)(f"{path}: {error.message}") from error


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
