"""The command ``review apply``."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from maalplan.cli import streams
from maalplan.cli.faults import DEBUG
from maalplan.cli.telling import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from maalplan.batch.corrections import Applied, PlanApplied
    from maalplan.model import MadeCorrection

SOME_LEFT = 1
_DONE = {"add": "added", "remove": "removed", "merge": "merged", "split": "split"}
_ORDER = ("set", *_DONE)
_KINDS = {"follow_up": "follow-up"}


@click.command(short_help="Put corrections into plans; take them back.")
@click.argument("folder", metavar="OUT", type=click.Path(path_type=Path))
@click.argument("corrections", nargs=-1, metavar="[CORRECTIONS]...")
@click.option(
    "--undo",
    metavar="ID",
    multiple=True,
    help="Take this correction back; 'all': all of them. May be given several times; 'review list' has the ids.",
)
@click.option(
    "--rows-gone",
    type=click.Choice(("keep", "remove")),
    default="keep",
    help="What it means that a row is gone from an edited maalplan.xlsx: nothing (the default), or that its goal or"
    " milestone is to be removed.",
)
@click.option(
    "--carry",
    is_flag=True,
    help="Put in corrections of an older version of a document too, where their words still stand in the new one.",
)
@click.option("--by", metavar="NAME", help="Who made the corrections that do not say so.")
@click.option("--dry-run", is_flag=True, help="Say what would be done, and write nothing.")
@DEBUG
def apply(
    folder: Path, corrections: tuple[str, ...], undo: tuple[str, ...], by: str | None, *, carry: bool, **how: object
) -> int:
    """Put corrections into the plans of OUT, and write its tables and workbook anew.

    OUT is a folder that 'convert' wrote. CORRECTIONS are files that the review pages saved, folders of them, a
    maalplan.xlsx of OUT whose cells were edited, or '-' for standard input. OUT keeps them all in corrections.json, by
    the content of the documents, and every later 'convert' puts them in again. Without CORRECTIONS that file is put in
    anew: after it was edited, or copied from elsewhere.

    \b
    maalplan review apply out corrections-ens-2025.json
    maalplan review apply out from-colleagues/ --by "Anna Jensen"
    maalplan review apply out out/maalplan.xlsx
    maalplan review apply out --undo c1f0 --undo c1f3
    maalplan review apply out --carry                    corrections of documents that have changed since

    The documents are not needed. A plan file that a person edited is left as it is, and its corrections are kept.

    Exit status: 0; 1 where some corrections could not be put in, cells of a workbook were not taken, or corrections
    belong to a document that OUT has no plan of (these are kept); 2 where the call is wrong or there are no plans.
    """
    from maalplan.batch.corrections import apply_corrections
    from maalplan.cli.review_given import corrections_in

    dry_run, rows_gone = bool(how["dry_run"]), how["rows_gone"]
    given, not_taken = corrections_in(corrections, folder, "remove" if rows_gone == "remove" else "keep")
    with streams.ended_politely():
        applied = apply_corrections(folder, given, by=by, carry=carry, dry_run=dry_run, undo=undo)
    for line in not_taken:
        streams.say(line, red=True)
    if corrections and not not_taken and not any(file.documents for file in given):
        streams.say("Nothing that was given says otherwise than the plans do now.")
    for line, good in _lines(applied, folder):
        streams.say(line, red=not good)
    if dry_run:
        streams.say("Nothing was written (--dry-run).")
    return 0 if applied.is_whole and not not_taken else SOME_LEFT


def _lines(applied: Applied, folder: Path) -> Iterator[tuple[str, bool]]:
    """What is to be said, each with whether it is well so."""
    for line in applied.said:
        yield line, True
    for one in applied.plans:
        yield _plan_line(one, applied.carried.get(one.was, 0)), not (one.left or one.untouched)
    for id_ in applied.unknown:
        yield f"There is no correction {id_} in {folder.as_posix()}; 'maalplan review list' has the ids.", False
    for document in applied.kept:
        number = counted(len(document.corrections), "correction")
        yield (
            f"{number} to {document.path} (plan {document.plan}) kept: no plan here was read from that document as it "
            "was; converted again, it gets them.",
            False,
        )
    for plan, stayed in applied.stayed.items():
        for left in stayed:
            yield f"{plan}: {left.correction.id} is kept, and not carried over: {left.message}", False
    for plan, count in applied.older.items():
        if plan not in applied.stayed:
            number = counted(count, "correction")
            yield f"{plan}: {number} of an older version of its document; --carry puts in what still stands.", True


def _plan_line(one: PlanApplied, carried: int) -> str:
    """What became of one plan."""
    name = one.plan if one.plan == one.was else f"{one.plan} (was {one.was})"
    match one.untouched:
        case "edited":
            return (
                f"{name}: left as it is, for its file was edited by someone; its corrections are kept. "
                "'maalplan convert --force' writes it anew, with them."
            )
        case "unread":
            return (
                f"{name}: left as it is, for it is not there as it was read; its corrections are kept. "
                "'maalplan convert' reads its document again, and puts them in."
            )
    new = [made for made in one.made if made.id in one.new]
    parts = [f"{counted(len(new), 'correction')} put in ({_what(new)})"] if new else []
    parts += [f"{carried} carried over from an older document"] if carried else []
    parts += [f"{len(one.replaced)} replaced by a later one"] if one.replaced else []
    parts += [f"{len(one.undone)} taken back"] if one.undone else []
    parts = parts or [f"nothing new, {counted(len(one.made), 'correction')} in it"]
    if one.left:
        parts.append(f"{len(one.left)} left: {' '.join(left.message for left in one.left)}")
    return f"{name}: {', '.join(parts)}"


def _what(made: list[MadeCorrection]) -> str:
    """What corrections do, counted: ``2 values, 1 milestone added``."""
    found = Counter((one.action, one.kind if one.action != "set" else "value") for one in made)
    words = []
    for (action, kind), number in sorted(found.items(), key=lambda one: _ORDER.index(one[0][0])):
        noun = counted(number, _KINDS.get(kind, kind))
        words.append(noun if action == "set" else f"{noun} {_DONE[action]}")
    return ", ".join(words)
