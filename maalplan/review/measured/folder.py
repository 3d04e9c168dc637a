"""The truths of a folder: a labelled corpus, or what ``maalplan review export-truth`` wrote."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from maalplan.errors import MaalplanError, NoPlans, SourceMissing, Unreadable
from maalplan.ingest.sources import Found
from maalplan.model import Failure, Truth
from maalplan.output.truth.json_file import truth_from_json

DOCUMENTS = "docs"
TRUTHS = "truth"


def truths_in(folder: Path) -> tuple[tuple[Truth, ...], tuple[str, ...]]:
    """The truths in *folder*, by their ids, and a line for each that cannot be read, or has an id that another has.

    Raises:
        SourceMissing: there is no such folder.
        Unreadable: it cannot be looked into.
        NoPlans: no truth is in it.
    """
    found: dict[str, Truth] = {}
    problems = []
    for file in _files(folder):
        try:
            truth = truth_from_json(file.read_bytes())
        except OSError as error:
            problems.append(f"{file}: cannot be read ({error.strerror}).")
        except MaalplanError as error:
            problems.append(f"{file}: {error.message}")
        else:
            if found.setdefault(truth.id, truth) is not truth:
                problems.append(f"{file}: another truth has the id {truth.id} too; it is passed over.")
    if not found and problems:
        raise NoPlans(f"No truth in {folder} can be read. The first one: {problems[0]}")
    if not found:
        raise NoPlans(f"{folder} holds no truths: `maalplan review export-truth OUT -o {folder}` writes them.")
    return tuple(found[name] for name in sorted(found)), tuple(problems)


def tagged(truths: tuple[Truth, ...], tags: Mapping[str, frozenset[str]]) -> tuple[Truth, ...]:
    """Those of *truths* that have one of the values of each of *tags*.

    Raises:
        NoPlans: there are none.
    """
    found = tuple(one for one in truths if all(one.tags.get(name) in values for name, values in tags.items()))
    if not found:
        known = sorted({f"{name}={value}" for truth in truths for name, value in truth.tags.items()})
        raise NoPlans(f"No truth has these tags; there are {', '.join(known) or 'no tags'}.")
    return found


def document_of(folder: Path, truth: Truth) -> Found:
    """The document of *truth* in *folder*, to be read; with its problem, where it is not there."""
    path = folder / DOCUMENTS / truth.file
    shown = path.as_posix()
    if path.is_file():
        return Found(path, shown, truth.file)
    missing = f"There is no document {shown}. Put it there, with the content that it had."
    return Found(path, shown, truth.file, problem=Failure(SourceMissing.code, missing))


def _files(folder: Path) -> list[Path]:
    try:
        if not folder.is_dir():
            raise SourceMissing(f"There is no folder {folder}. Check the name.")
        return sorted(file for file in (folder / TRUTHS).glob("*.json") if not file.name.startswith("."))
    except OSError as error:
        raise Unreadable(f"{folder} cannot be read ({error.strerror}). Check its permissions.") from error
