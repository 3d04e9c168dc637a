"""Golden files at the two hand-offs: what ``ingest`` saw of a document, and what was read of it."""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest

from maalplan.model import Block, Document, Table

GOLDEN = Path(__file__).parent / "golden"
SEEN = "document.txt"


def assert_golden(path: Path, now: dict[str, bytes], *, accept: bool) -> None:
    """The files of *path*'s golden folder are as they are *now*; ``accept`` writes them anew.

    *now* has what ingest saw as ``document.txt``, and what was read under one other name.
    """
    folder = GOLDEN / path.stem
    command = f"If the new reading is right: pytest tests/{_test_of(now)} --accept-golden"
    if accept:
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in now.items():
            (folder / name).write_bytes(data)
    missing = [name for name in now if not (folder / name).is_file()]
    assert not missing, f"{folder} has no {' and no '.join(missing)}. {command}"
    golden = {name: (folder / name).read_bytes() for name in now}
    changed = [name for name in now if golden[name] != now[name]]
    if changed:
        shown = [_difference(name, golden[name], now[name]) for name in now]
        said = [f"{path.name}: {_blame(changed, read=next(name for name in now if name != SEEN))}"]
        pytest.fail("\n".join([*said, *filter(None, shown), command]), pytrace=False)


def _test_of(now: dict[str, bytes]) -> str:
    return "test_samples.py" if "plan.json" in now else "test_sample_reports.py"


def _blame(changed: list[str], *, read: str) -> str:
    if SEEN not in changed:
        return f"{read} changed and {SEEN} did not: the fault is in parsers or normalize."
    if read not in changed:
        return f"{SEEN} changed and {read} did not: look at ingest (or at the sample)."
    return f"{SEEN} changed: look at ingest (or at the sample) first; {read} follows from it."


def _difference(name: str, old: bytes, new: bytes) -> str:
    """The lines that changed, the first eighty of them."""
    before, now = old.decode().splitlines(), new.decode().splitlines()
    lines = list(difflib.unified_diff(before, now, f"golden {name}", "now", n=2, lineterm=""))
    more = [f"… and {len(lines) - 80} lines more"] if len(lines) > 80 else []
    return "\n".join([*lines[:80], *more])


def told(differences: list[str]) -> str:
    """Differences from a truth, as a message."""
    return "\n  ".join(["differs from its truth:", *differences])


def words(document: Document) -> list[str]:
    """The words of a document, block by block, cell by cell."""

    def of(blocks: tuple[Block, ...]) -> list[str]:
        found = []
        for block in blocks:
            found += [t for cell in block.cells for t in of(cell.content)] if isinstance(block, Table) else [block.text]
        return found

    return of(document.blocks)


def letters(text: str) -> str:
    """Letters and digits alone: what no layout changes."""
    return "".join(filter(str.isalnum, text)).lower()
