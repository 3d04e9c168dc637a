"""The plans that a folder holds: one that ``convert`` wrote, or plan files side by side."""

from __future__ import annotations

import re
from pathlib import Path

from maalplan.errors import MaalplanError, NoPlans, SourceMissing, Unreadable
from maalplan.model import Plan
from maalplan.output.plan_json import plan_from_json

_OTHER_FILES = frozenset({"report.json", "datapackage.json"})
_SCHEMA = re.compile(rb'"urn:maalplan:schema:(\w+):')
_HEAD = 300
"""Bytes in which a file of maalplan names its schema."""


def plans_in(folder: Path) -> tuple[tuple[Plan, ...], tuple[str, ...]]:
    """The plans in *folder*, sorted by file name, and a line for each plan file that cannot be read.

    *folder* is one that ``convert`` wrote (its plans are in ``plans``), or holds plan files itself; other files of
    maalplan, as diffs, are passed over.

    Raises:
        SourceMissing: there is no such folder.
        Unreadable: it cannot be looked into.
        NoPlans: no plan is in it.
    """
    plans: list[Plan] = []
    problems: list[str] = []
    for file in plan_files(folder):
        try:
            data = file.read_bytes()
            if not is_other_file(data):
                plans.append(plan_from_json(data))
        except OSError as error:
            problems.append(f"{file}: cannot be read ({error.strerror}).")
        except MaalplanError as error:
            problems.append(f"{file}: {error.message}")
    if not plans and problems:
        raise NoPlans(f"No plan file in {folder} can be read. The first one: {problems[0]}")
    if not plans:
        raise NoPlans(f"{folder} holds no plans: `maalplan convert {folder} -o OUT` reads documents, then take OUT.")
    return tuple(plans), tuple(problems)


def plan_files(folder: Path) -> list[Path]:
    """The files in *folder* that may be plans, sorted by name.

    Raises:
        SourceMissing: there is no such folder.
        Unreadable: it cannot be looked into.
    """
    try:
        if folder.is_file():
            raise SourceMissing(f"{folder} is a file. Name the folder that its plans are in.")
        if not folder.is_dir():
            raise SourceMissing(f"There is no folder {folder}. Check the name.")
        own = folder / "plans"
        inside = own if own.is_dir() else folder
        files = [file for file in inside.glob("*.json") if file.is_file() and not file.name.startswith(".")]
    except OSError as error:
        raise Unreadable(f"{folder} cannot be read ({error.strerror}). Check its permissions.") from error
    return sorted((file for file in files if file.name not in _OTHER_FILES), key=lambda file: file.name)


def is_other_file(data: bytes) -> bool:
    """Does a file's content name a schema of maalplan that is not the plan's?"""
    named = _SCHEMA.search(data[:_HEAD])
    return named is not None and named[1] != b"plan"
