"""A plan that a command was given by name: a plan file, a document of any readable kind, or standard input."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from maalplan.cli.faults import is_debug
from maalplan.cli.given import STANDARD_INPUT, Given, documents
from maalplan.errors import MaalplanError
from maalplan.ingest.sources import Found
from maalplan.model import AS_USUAL, Plan, ReadOptions

_HEAD = 4096
_BLANK = b"\xef\xbb\xbf \t\r\n"
_RICH_TEXT = b"{\\rtf"
"""What opens a document that opens with the brace of JSON too."""


class NoPlan(MaalplanError):
    """What was named gives no plan: it cannot be read, or is none."""

    code = "no-plan"


def plan_of(
    path: str, options: ReadOptions = AS_USUAL, vocabulary: str | None = None, *, name: str | None = None
) -> Plan:
    """The plan in *path*: a plan file that maalplan wrote, or a document, which is read in a process of its own.

    Which of these it is shows in its content. *path* may be ``-`` for standard input (*name* then names it), a
    pattern that fits one file, or an archive with one document. *vocabulary* is the text of one's own, as TOML.

    Raises:
        click.UsageError: nothing, or more than one document, is named.
        NoPlan: no plan can be had of it; the message names it, and is one line.
    """
    with documents(Given((path,), name), passwords=options.passwords) as found:
        if len(found) != 1:
            raise click.UsageError(f"{path} holds {len(found) or 'no'} documents: name one document or plan file.")
        return _plan(found[0], options, vocabulary)


def plans_of(
    paths: Sequence[str], options: ReadOptions = AS_USUAL, vocabulary: str | None = None
) -> tuple[tuple[Plan, ...], tuple[str, ...]]:
    """The plans of plan files, documents, and folders that ``convert`` wrote, in the order given, and a line for each
    file of a folder that cannot be read.

    Raises:
        click.UsageError: what was named holds more than one document, or is standard input twice.
        MaalplanError: no plan can be had of it.
    """
    from maalplan.diff.folder import plans_in

    check_piped_once(paths)
    plans: list[Plan] = []
    problems: list[str] = []
    for path in paths:
        if Path(path).is_dir():
            inside, unread = plans_in(Path(path))
            plans += inside
            problems += unread
        else:
            plans.append(plan_of(path, options, vocabulary))
    return tuple(plans), tuple(problems)


def check_piped_once(paths: Sequence[str]) -> None:
    """Standard input holds one document.

    Raises:
        click.UsageError: more than one of *paths* is ``-``.
    """
    if paths.count(STANDARD_INPUT) > 1:
        raise click.UsageError("Standard input ('-') can be read only once: name a file for the other plan.")


def is_plan_file(path: Path) -> bool:
    """Whether *path* opens as JSON does; documents of other kinds never do.

    Raises:
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        head = file.read(_HEAD).lstrip(_BLANK)
    return head.startswith(b"{") and not head.startswith(_RICH_TEXT)


def _plan(found: Found, options: ReadOptions, vocabulary: str | None) -> Plan:
    from maalplan.output.plan_json import plan_from_json

    try:
        data = found.path.read_bytes() if found.problem is None and is_plan_file(found.path) else None
        return plan_from_json(_read(found, options, vocabulary) if data is None else data)
    except OSError as error:
        raise NoPlan(f"{found.shown}: cannot be read ({error.strerror}).") from error
    except MaalplanError as error:
        raise error if isinstance(error, NoPlan) else NoPlan(f"{found.shown}: {error.message}") from error


def _read(found: Found, options: ReadOptions, vocabulary: str | None) -> bytes:
    """The plan file that a document gives."""
    from maalplan.batch.manner import Manner
    from maalplan.batch.one import read_one
    from maalplan.batch.tasks import Job

    result = read_one(found, Manner(job=Job(vocabulary, options), jobs=1, debug=is_debug()))
    if isinstance(result, bytes):
        return result
    raise NoPlan(f"{found.shown}: {result.message}")
