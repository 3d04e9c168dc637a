"""How long one command takes, from its start to its end: ``make bench``.

Each row is measured beside a named alternative, in turns within the same run, so that a busy machine slows both; the
figures are medians of processor time (user and system, of the whole process), which other programs do not change as
they change the time on the clock. Where this runs: Linux and macOS.
"""

from __future__ import annotations

import os
import platform
import resource
import statistics
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PLANS = ROOT / "samples/plans"
ROUNDS = 11
HEAVY = ("docx", "ftfy", "lxml", "pandas", "pdfplumber", "spacy")

NOTHING = "pass"
WORDS_OF_WORD = """
import sys, docx
document = docx.Document(sys.argv[1])
words = [paragraph.text for paragraph in document.paragraphs]
words += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
"""
WORDS_OF_PDF = """
import sys, pdfplumber
with pdfplumber.open(sys.argv[1]) as pdf:
    words = [(page.extract_text(), page.extract_tables()) for page in pdf.pages]
"""
MAALPLAN = "import sys; from maalplan.cli import main; sys.exit(main(sys.argv[1:]))"


@dataclass(frozen=True, slots=True)
class Race:
    """A command of maalplan, and a Python script that does the least that it must do."""

    name: str
    arguments: tuple[str, ...]
    alternative: str
    script: str
    document: Path | None = None

    @property
    def ours(self) -> tuple[str, ...]:
        """Our command line."""
        return ("-c", MAALPLAN, *self.arguments, *self._document)

    @property
    def alone(self) -> tuple[str, ...]:
        """Our command line, reading in its own process, where it can be seen what is loaded."""
        return (*self.ours, "--jobs", "0") if self.document is not None else self.ours

    @property
    def theirs(self) -> tuple[str, ...]:
        """The alternative's."""
        return ("-c", self.script, *self._document)

    @property
    def _document(self) -> tuple[str, ...]:
        return () if self.document is None else (str(self.document),)


RACES = (
    Race("`maalplan --version`", ("--version",), "`python -c pass`", NOTHING),
    Race("one Word plan to JSON", ("convert",), "python-docx: its words", WORDS_OF_WORD, PLANS / "at-2025.docx"),
    Race(
        "one PDF plan to JSON", ("convert",), "pdfplumber: its words and tables", WORDS_OF_PDF, PLANS / "ens-2025.pdf"
    ),
    Race("one text plan to JSON", ("convert",), "`python -c pass`", NOTHING, PLANS / "slks-2024.txt"),
)


def main() -> None:
    """Print the table."""
    print(f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()};")
    print(f"processor time, median (least to most) of {ROUNDS} runs in turns\n")
    print("| what | processor time | alternative | its time | ratio | loaded |")
    print("| --- | --- | --- | --- | --- | --- |")
    for race in RACES:
        ours, theirs = in_turns(race.ours, race.theirs)
        ratio = statistics.median(ours) / statistics.median(theirs)
        loaded = ", ".join(heavy_modules(race.alone)) or "none"
        print(f"| {race.name} | {_shown(ours)} | {race.alternative} | {_shown(theirs)} | {ratio:.1f} | {loaded} |")


def in_turns(ours: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[list[float], list[float]]:
    """Processor seconds of both, in every round; a first round, which fills the caches, is not counted."""
    rounds = [(processor_seconds(ours), processor_seconds(theirs)) for _ in range(ROUNDS + 1)][1:]
    return [first for first, _ in rounds], [second for _, second in rounds]


def processor_seconds(arguments: tuple[str, ...]) -> float:
    """What a Python process with *arguments* takes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *arguments], cwd=ROOT, capture_output=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def heavy_modules(arguments: tuple[str, ...]) -> list[str]:
    """Which of the heavy libraries a process with *arguments* loads."""
    command = [sys.executable, "-X", "importtime", *arguments]
    called = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, encoding="utf-8")
    modules = {line.rpartition("|")[2].strip() for line in called.stderr.splitlines()}
    return [name for name in HEAVY if name in modules]


def _shown(seconds: list[float]) -> str:
    return f"{statistics.median(seconds):.2f} s ({min(seconds):.2f} to {max(seconds):.2f})"


if __name__ == "__main__":
    main()
