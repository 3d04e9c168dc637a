"""A share full of documents: the samples through forty years in four formats, and hostile ones among them.

``python -m benchmarks.many COUNT FOLDER`` writes them; the bytes are the same at every call.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice, product
from pathlib import Path

import msgspec

from samples.content import FORMATS, Format, Sample, samples
from samples.make import render

YEARS = range(2000, 2040)

HOSTILE = 0.01
"""The share of documents that are hostile."""


def share(count: int, folder: Path) -> tuple[dict[str, str], dict[str, str]]:
    """Write *count* documents below *folder*; of the good ones the id that the plan has by itself, of the hostile ones
    the code that they must end with, both by path below *folder*."""
    from tests.hostile import KINDS

    kinds = [kind for kind in KINDS if kind.outcome != "ok"]
    wanted = int(count * HOSTILE)
    hostile = [
        kinds[n * len(kinds) // wanted % len(kinds)] for n in range(wanted)
    ]  # of all families, not the first alone
    good, bad = {}, {}
    for number, (sample, kind) in enumerate(islice(_plans(), count - len(hostile))):
        name = f"{sample.id[-4:]}/{number:05}-{sample.id}.{kind}"
        _write(folder / name, render(sample, kind))
        good[name] = sample.id
    for number, broken in enumerate(hostile):
        name = f"{YEARS[number % len(YEARS)]}/{number:05}-{broken.name}"
        _write(folder / name, broken.make())
        bad[name] = broken.outcome
    return good, bad


def _plans() -> Iterator[tuple[Sample, Format]]:
    """Every sample of every year in every format, then the same with one goal less, and so on."""
    told = samples()
    for less in range(5):
        for year, sample, kind in product(YEARS, told, FORMATS):
            yield _moved(sample, year, less), kind


def _moved(sample: Sample, year: int, less: int) -> Sample:
    """*sample* as if it were of another *year*, without its last goals."""
    shift = year - int(sample.id[-4:])
    text = msgspec.json.encode(sample).decode()
    moved = msgspec.json.decode(re.sub(r"20\d\d", lambda found: str(int(found[0]) + shift), text), type=Sample)
    return replace(moved, goals=moved.goals[: max(1, len(moved.goals) - less)])


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def main() -> None:
    """The command line."""
    good, bad = share(int(sys.argv[1]), Path(sys.argv[2]))
    print(f"{len(good)} plans, {len(bad)} hostile documents")


if __name__ == "__main__":
    main()
