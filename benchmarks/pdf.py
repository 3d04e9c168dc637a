"""How long reading PDFs takes, beside what else reads them: ``make bench``, or ``python -m benchmarks.pdf``.

Every contender runs in a warm process of its own, so imports do not count; the contenders take turns, so that a busy
machine slows all of them; the figures are processor time, and ratios of medians. Libraries that are not installed are
left out, with a line that says how to install them. Where this runs: Linux and macOS.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from benchmarks.contenders import BARE, BAREST, OTHERS, PDFPLUMBER, PLAN, STAGES, WORDS_AND_TABLES, Contender
from benchmarks.long_plan import long_plan

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 7
SLOW, SLOW_ROUNDS = 10.0, 3
"""A contender that takes so many seconds for a round runs so many rounds at most."""
GOALS = {60: 100, 120: 209, 240: 426}
"""How many goals make plans of so many pages."""


@dataclass(slots=True)
class Times:
    """Processor seconds of one contender, a figure a round, and the files that it could not read."""

    contender: Contender
    seconds: list[float] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)

    @property
    def median(self) -> float:
        """The middle of its rounds."""
        return statistics.median(self.seconds)

    def ratio_to(self, other: Times) -> str:
        """How many times *other*'s time it took: the medians' ratio, and the least and most of a round."""
        # a slow one has fewer rounds
        rounds = [mine / theirs for mine, theirs in zip(self.seconds, other.seconds, strict=False)]
        middle = self.median / other.median
        return f"{_figure(middle)} ({_figure(min(rounds))} to {_figure(max(rounds))})"


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.pdf", description=__doc__.splitlines()[0])
    parser.add_argument("--files", nargs="+", type=Path, metavar="FILE", help="PDFs instead of the corpus and samples")
    parser.add_argument("--runs", type=int, default=ROUNDS, metavar="N", help=f"rounds; {ROUNDS} when not given")
    asked = parser.parse_args()
    print(f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()};")
    print(f"processor time without imports; ratios of medians (least to most) of {asked.runs} rounds in turns,")
    print(f"of {SLOW_ROUNDS} for what takes more than {SLOW:.0f} seconds a round\n")
    with tempfile.TemporaryDirectory() as folder:
        plans = [_plan_of(goals, Path(folder)) for goals in GOALS.values()]
        files = asked.files or [*corpus(), *printed_samples(Path(folder))]
        short_documents(files, asked.runs)
        long_document(plans[0], asked.runs)
        stages(plans[0], asked.runs)
        memory(plans)


def short_documents(files: Sequence[Path], runs: int) -> None:
    """Words and tables of many files."""
    here, missing = _sorted_out(OTHERS)
    contenders = (WORDS_AND_TABLES, PDFPLUMBER, BARE, BAREST, *here)
    ours, *others = raced(contenders, files, runs)
    pages = sum(map(pages_of, files))
    print(f"### Words and tables of {len(files)} plans, {pages} pages\n")
    _print_race(ours, others, pages)
    for contender in missing:
        print(f"\nNot installed, left out: {contender.title} ({contender.install}).")
    for times in (ours, *others):
        if times.failed:
            print(f"\n{times.contender.title} could not read: {', '.join(times.failed)}.")
    print()


def long_document(plan: Path, runs: int) -> None:
    """A whole plan, beside what only takes words and tables out of it."""
    ours, *others = raced((PLAN, PDFPLUMBER, BARE, BAREST), [plan], runs)
    pages = pages_of(plan)
    print(f"### A plan of {pages} pages, {GOALS[pages]} goals\n")
    _print_race(ours, others, pages)
    print()


def stages(plan: Path, runs: int) -> None:
    """Where our own time goes: each stage with those before it is timed, and the one before taken off."""
    times = raced(STAGES, [plan], runs)
    whole = times[-1].median
    parts = [times[0].median, *(after.median - before.median for before, after in pairwise(times))]
    titles = [*(stage.title for stage in STAGES[:-1]), "values: dates, figures, names"]
    pages = pages_of(plan)
    print("### Where the time goes\n")
    print("| stage | ms a page | share |\n| --- | --- | --- |")
    for title, seconds in zip(titles, parts, strict=True):
        print(f"| {title} | {_figure(1000 * seconds / pages)} | {seconds / whole:.0%} |")
    print(f"| all | {_figure(1000 * whole / pages)} | |\n")


def memory(plans: Sequence[Path]) -> None:
    """By how much memory grows with the pages of a document."""
    counts = [pages_of(plan) for plan in plans]
    print("### Memory\n")
    print("| what | " + " | ".join(f"{count} pages" for count in counts) + " | each page more |")
    print("| --- |" + " --- |" * (len(plans) + 1))
    for contender in (PLAN, PDFPLUMBER, BARE):
        peaks = [_peak(contender, plan) for plan in plans]
        slope = (peaks[-1] - peaks[0]) / (counts[-1] - counts[0])
        print(f"| {contender.title} | " + " | ".join(f"{peak:.0f} MB" for peak in peaks) + f" | {slope:.2f} MB |")


# ------------------------------------------------------------------ files


def corpus() -> list[Path]:
    """The born-digital PDFs of the labelled corpus, where it is here."""
    folder = Path(os.environ.get("MAALPLAN_CORPUS") or ROOT.parent / "shared" / "corpus")
    if not folder.is_dir():
        print("The labelled corpus is not here (MAALPLAN_CORPUS names it); the samples are read alone.\n")
    return [file for file in sorted(folder.rglob("*.pdf")) if not _is_scan(file)]


def _is_scan(file: Path) -> bool:
    truth = file.parent.parent / "truth" / f"{file.stem}.json"
    return truth.exists() and json.loads(truth.read_text(encoding="utf-8"))["tags"]["family"] == "scan"


def printed_samples(folder: Path) -> list[Path]:
    """Every sample as a PDF in *folder*."""
    from samples.content import samples
    from samples.make import write

    return [write(sample, "pdf", folder) for sample in samples()]


def _plan_of(goals: int, folder: Path) -> Path:
    from samples.as_pdf import as_pdf

    file = folder / f"{goals}.pdf"
    file.write_bytes(as_pdf(long_plan(goals)))
    return file


def pages_of(file: Path) -> int:
    """How many pages the PDF has."""
    from pypdfium2 import PdfDocument

    with PdfDocument(file) as document:
        return len(document)


# ------------------------------------------------------------------ races


def raced(contenders: Sequence[Contender], files: Sequence[Path], runs: int) -> list[Times]:
    """What each of *contenders* took for each of *runs* rounds through all files; a first round is not counted."""
    times = [Times(contender) for contender in contenders]
    with ExitStack() as running:
        processes = [running.enter_context(_process(contender)) for contender in contenders]
        for lap in range(runs + 1):
            for entry, process in zip(times, processes, strict=True):
                if lap > SLOW_ROUNDS and entry.median > SLOW:
                    continue
                seconds, entry.failed = _asked(process, files)
                if lap:
                    entry.seconds.append(seconds)
    return times


@contextmanager
def _process(contender: Contender) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "benchmarks.contenders", contender.key]
    with subprocess.Popen(
        command,
        cwd=ROOT,
        encoding="utf-8",
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:
        yield process
        if process.stdin:
            process.stdin.close()


def _asked(process: subprocess.Popen[str], files: Iterable[Path]) -> tuple[float, list[str]]:
    assert process.stdin is not None
    assert process.stdout is not None
    print(json.dumps([str(file.resolve()) for file in files]), file=process.stdin, flush=True)
    line = process.stdout.readline()
    if not line:
        raise SystemExit(f"A contender stopped: {process.args!r}")
    answer = json.loads(line)
    return answer["seconds"], answer["failed"]


def _peak(contender: Contender, file: Path) -> float:
    """By how many MB a process grows that reads *file*."""
    command = [sys.executable, "-m", "benchmarks.contenders", contender.key, "--memory", str(file)]
    return float(subprocess.run(command, cwd=ROOT, capture_output=True, check=True, encoding="utf-8").stdout)


def _sorted_out(contenders: Iterable[Contender]) -> tuple[list[Contender], list[Contender]]:
    here: list[Contender] = []
    missing: list[Contender] = []
    for contender in contenders:
        (here if contender.is_here else missing).append(contender)
    return here, missing


# ------------------------------------------------------------------ tables


def _print_race(ours: Times, others: Sequence[Times], pages: int) -> None:
    print("| what | ms a page | times maalplan's |\n| --- | --- | --- |")
    for times in (ours, *others):
        ratio = "1" if times is ours else times.ratio_to(ours)
        print(f"| {times.contender.title} | {_figure(1000 * times.median / pages)} | {ratio} |")
    for times in others:
        if times.contender in (BARE, BAREST):
            print(f"\nmaalplan takes {ours.ratio_to(times)} times as long as {times.contender.title}.")


def _figure(value: float) -> str:
    """*value* with as many digits as say something.

    >>> _figure(123.4), _figure(12.34), _figure(1.234), _figure(0.1234)
    ('123', '12.3', '1.23', '0.12')
    """
    if value >= 100:
        return f"{value:.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"


if __name__ == "__main__":
    main()
