"""The folder that a conversion writes to, and what it holds from earlier runs."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from maalplan.batch.ids import Known
from maalplan.errors import MaalplanError
from maalplan.model import Plan, Report

PLANS = "plans"


class OutputFolder(MaalplanError):
    """The folder to write to cannot be made or written to."""

    code = "output"


@dataclass(frozen=True, slots=True)
class Unread:
    """A file among the plan files that is none, and why."""

    name: str
    reason: str


def prepare(out: Path) -> None:
    """Make the folder *out*, unless it is there, and see that files can be written to it.

    Raises:
        OutputFolder: it cannot be made, or not be written to.
    """
    try:
        (out / PLANS).mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=out), tempfile.TemporaryFile(dir=out / PLANS):
            pass
    except OSError as error:
        raise OutputFolder(
            f"{out} cannot be written to ({error.strerror}); "
            "give another folder with -o, or ask for the right to write there."
        ) from error


def held_plans(out: Path) -> tuple[tuple[Plan, ...], tuple[Unread, ...]]:
    """The plans in *out*, by id, and the files beside them that are no plans."""
    plans, unread = [], []
    for path in sorted((out / PLANS).glob("*.json")):
        try:
            plans.append(_read(path))
        except MaalplanError as error:
            unread.append(Unread(f"{PLANS}/{path.name}", error.message))
    return tuple(sorted(plans, key=lambda plan: plan.id)), tuple(unread)


def known(plans: tuple[Plan, ...]) -> tuple[Known, ...]:
    """What the ids of a new run must respect."""
    return tuple(Known(plan.id, plan.source.path, plan.source.sha256) for plan in plans)


def write_plan(out: Path, plan_id: str, data: bytes) -> None:
    """Write the file of a plan, whole or not at all."""
    from maalplan.output.files import write_files

    write_files(out, {_plan_file(plan_id): data})


def remove_plan(out: Path, plan_id: str) -> None:
    """Take away the file of a plan that its document no longer is."""
    (out / _plan_file(plan_id)).unlink(missing_ok=True)


def write_tables(out: Path, plans: tuple[Plan, ...]) -> None:
    """Write the tables of all *plans*, and their description."""
    from maalplan.output.datapackage import package_files
    from maalplan.output.files import write_files

    write_files(out, package_files(plans))


def write_report(out: Path, report: Report) -> None:
    """Write the report of the run."""
    from maalplan.output.files import write_files
    from maalplan.output.report import REPORT_FILE, report_to_json

    write_files(out, {REPORT_FILE: report_to_json(report)})


def _plan_file(plan_id: str) -> str:
    return f"{PLANS}/{plan_id}.json"


def _read(path: Path) -> Plan:
    from maalplan.errors import Unreadable
    from maalplan.output.plan_json import plan_from_json

    try:
        data = path.read_bytes()
    except OSError as error:
        raise Unreadable(f"This cannot be read ({error.strerror}); ask for the right to read it.") from error
    return plan_from_json(data)
