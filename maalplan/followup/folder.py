"""The follow-ups that files and folders hold: those that ``followup read`` wrote."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from maalplan.errors import MaalplanError, NoOutcomes, SourceMissing, Unreadable
from maalplan.model import FollowUpReport
from maalplan.output.followup.json_file import follow_up_from_json


def follow_ups_in(paths: Iterable[Path]) -> tuple[tuple[FollowUpReport, ...], tuple[str, ...]]:
    """The follow-ups in *paths*, in the order given, and a line for each file that cannot be read or is none.

    A path is a follow-up file, or a folder of such files, which are taken by their names: `ssi` before `ssi (2)`.

    Raises:
        SourceMissing: there is no such file or folder.
        Unreadable: one of *paths* cannot be looked into.
        NoOutcomes: there is no follow-up in all of them.
    """
    given = tuple(paths)
    reports: list[FollowUpReport] = []
    problems: list[str] = []
    for file in (file for path in given for file in _files(path)):
        try:
            reports.append(follow_up_from_json(file.read_bytes()))
        except OSError as error:
            problems.append(f"{file}: cannot be read ({error.strerror}).")
        except MaalplanError as error:
            problems.append(f"{file}: {error.message}")
    if not reports:
        first = f" The first one: {problems[0]}" if problems else ""
        named = ", ".join(map(str, given))
        raise NoOutcomes(
            f"{named}: no follow-up is in it. `maalplan followup read FILE... -o FOLDER` makes them.{first}"
        )
    return tuple(reports), tuple(problems)


def _files(path: Path) -> list[Path]:
    try:
        if path.is_dir():
            found = (file for file in path.glob("*.json") if file.is_file() and not file.name.startswith("."))
            return sorted(found, key=lambda file: file.stem)
        if path.exists():
            return [path]
    except OSError as error:
        raise Unreadable(f"{path} cannot be read ({error.strerror}). Check its permissions.") from error
    raise SourceMissing(f"There is no file or folder {path}. Check the name.")
