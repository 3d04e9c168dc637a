"""Programs that read a PDF, each in a process of its own that has imported all it needs: what ``benchmarks.pdf`` times.

``python -m benchmarks.contenders KEY`` reads lines of standard input, a JSON list of files each, and answers each with
the processor seconds that reading them took; ``--memory FILE`` reads one file and prints by how much memory grew.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import json
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias

Reading: TypeAlias = Callable[[str], object]
"""Reads the file of this name; what it gives back is thrown away."""


@dataclass(frozen=True, slots=True)
class Contender:
    """A program: what it is called, what it does to a file, and what must be there for it to run.

    ``ready`` imports everything and gives the function that is timed. ``program`` and ``module`` must be installed,
    which ``install`` says how to do.
    """

    key: str
    title: str
    ready: Callable[[], Reading]
    module: str | None = None
    program: str | None = None
    install: str = ""

    @property
    def is_here(self) -> bool:
        """Whether what it needs is installed."""
        return self._has_module and (self.program is None or shutil.which(self.program) is not None)

    @property
    def _has_module(self) -> bool:
        try:
            return self.module is None or importlib.util.find_spec(self.module) is not None
        except ModuleNotFoundError:
            # the package that the module would be in
            return False


def processor_seconds() -> float:
    """What this process and those that it has started and waited for have used so far."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in used)


def peak_memory() -> float:
    """The most memory that this process has held so far, in MB."""
    status = Path("/proc/self/status")
    if status.exists():
        # where a process is started from a large one, getrusage tells the large one's peak
        lines = status.read_text(encoding="utf-8").splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


# ------------------------------------------------------------------ maalplan


def _words_and_tables() -> Reading:
    from maalplan.collector import looking_seldom
    from maalplan.ingest.pdf.pages import pages_shown
    from maalplan.ingest.pdf.tables import sorted_to_cells
    from maalplan.model import ReadOptions

    options = ReadOptions(ocr="never")

    def read(file: str) -> object:
        found = []
        with looking_seldom():  # as whenever maalplan reads
            for view in pages_shown(Path(file).read_bytes(), options):
                outside, tables = sorted_to_cells(view, view.grids)
                cells = [{box: " ".join(word.text for word in held) for box, held in table.items()} for table in tables]
                found.append((" ".join(word.text for word in outside), cells))
        return found

    return read


def _looking() -> Reading:
    from maalplan.collector import looking_seldom
    from maalplan.ingest.pdf.pages import pages_shown
    from maalplan.model import ReadOptions

    options = ReadOptions(ocr="never")

    def read(file: str) -> object:
        with looking_seldom():  # as whenever maalplan reads
            return list(pages_shown(Path(file).read_bytes(), options))

    return read


def _document() -> Reading:
    from maalplan.pipeline import read_document

    return read_document


def _raw() -> Reading:
    from maalplan.pipeline import read_raw

    return read_raw


def _plan() -> Reading:
    from maalplan.pipeline import read_plan

    return read_plan


# ------------------------------------------------------------------ the least that can be done


def _bare() -> Reading:
    from pypdfium2 import PdfDocument

    def read(file: str) -> None:
        document = PdfDocument(file)
        for page in document:
            text_page = page.get_textpage()
            text_page.get_text_range()
            for _ in page.get_objects():
                pass
            text_page.close()
            page.close()
        document.close()

    return read


def _barest() -> Reading:
    from pypdfium2 import PdfDocument, raw

    def read(file: str) -> None:
        document = PdfDocument(file)
        for page in document:
            text_page = page.get_textpage()
            text_page.get_text_range()
            for index in range(raw.FPDFPage_CountObjects(page)):
                raw.FPDFPageObj_GetType(raw.FPDFPage_GetObject(page, index))
            text_page.close()
            page.close()
        document.close()

    return read


# ------------------------------------------------------------------ others


def _pdfplumber() -> Reading:
    import pdfplumber

    def read(file: str) -> object:
        with pdfplumber.open(file) as pdf:
            return [(page.extract_tables(), page.extract_text()) for page in pdf.pages]

    return read


def _pymupdf(*, layout: bool) -> Reading:
    pymupdf: Any = importlib.import_module("pymupdf")
    if not layout and hasattr(pymupdf, "use_layout"):
        pymupdf.use_layout(False)

    def read(file: str) -> object:
        with pymupdf.open(file) as document:
            return [
                (page.get_text("words"), [table.extract() for table in page.find_tables().tables]) for page in document
            ]

    return read


def _pymupdf_words() -> Reading:
    pymupdf: Any = importlib.import_module("pymupdf")

    def read(file: str) -> object:
        with pymupdf.open(file) as document:
            return [page.get_text("words") for page in document]

    return read


def _camelot() -> Reading:
    camelot: Any = importlib.import_module("camelot")
    return lambda file: [table.df for table in camelot.read_pdf(file, pages="all", flavor="lattice")]


def _tabula() -> Reading:
    tabula: Any = importlib.import_module("tabula")
    return lambda file: tabula.read_pdf(file, pages="all", lattice=True, multiple_tables=True, silent=True)


def _pypdf() -> Reading:
    pypdf: Any = importlib.import_module("pypdf")
    return lambda file: [page.extract_text() for page in pypdf.PdfReader(file).pages]


def _pdfminer() -> Reading:
    high_level: Any = importlib.import_module("pdfminer.high_level")
    reading: Reading = high_level.extract_text
    return reading


def _pdftotext(switch: str) -> Callable[[], Reading]:
    def ready() -> Reading:
        command = ["pdftotext", "-q", switch]
        return lambda file: subprocess.run([*command, file, "-"], capture_output=True, check=True).stdout

    return ready


WORDS_AND_TABLES = Contender(
    "words-and-tables", "maalplan: words, and tables with their cells' words", _words_and_tables
)
PLAN = Contender("plan", "maalplan: `read_plan`", _plan)
STAGES = (
    Contender("looking", "looking at the pages: words, lines, grids, tags", _looking),
    Contender("document", "blocks: tables, lists, paragraphs, over page breaks", _document),
    Contender("raw", "goals: what the document says", _raw),
    PLAN,
)
PDFPLUMBER = Contender("pdfplumber", "pdfplumber: `extract_tables` + `extract_text`", _pdfplumber)
BARE = Contender("bare", "pypdfium2: the whole text, and a walk over the page objects", _bare)
BAREST = Contender("barest", "the same walk through its raw functions, forms not entered", _barest)
OTHERS = (
    Contender(
        "pymupdf",
        'PyMuPDF: `get_text("words")` + `find_tables`, by drawn lines',
        partial(_pymupdf, layout=False),
        "pymupdf",
        install="pip install pymupdf",
    ),
    Contender(
        "pymupdf-layout",
        "the same with the layout model that it installs",
        partial(_pymupdf, layout=True),
        "pymupdf.layout",
        install="pip install 'pymupdf>=2'",
    ),
    Contender(
        "pymupdf-words",
        'PyMuPDF: `get_text("words")` alone',
        _pymupdf_words,
        "pymupdf",
        install="pip install pymupdf",
    ),
    Contender("camelot", "camelot: tables (`lattice`)", _camelot, "camelot", install="pip install camelot-py"),
    Contender(
        "tabula",
        "tabula-py: tables (`lattice`), Java running",
        _tabula,
        "tabula",
        "java",
        install="pip install tabula-py jpype1, and Java",
    ),
    Contender("pdfminer", "pdfminer.six: `extract_text`", _pdfminer, "pdfminer", install="pip install pdfminer.six"),
    Contender("pypdf", "pypdf: `extract_text`", _pypdf, "pypdf", install="pip install pypdf"),
    Contender(
        "pdftotext-layout",
        "`pdftotext -layout`",
        _pdftotext("-layout"),
        program="pdftotext",
        install="apt install poppler-utils",
    ),
    Contender(
        "pdftotext-bbox",
        "`pdftotext -bbox`: words with boxes",
        _pdftotext("-bbox"),
        program="pdftotext",
        install="apt install poppler-utils",
    ),
)
CONTENDERS = {contender.key: contender for contender in (WORDS_AND_TABLES, *STAGES, PDFPLUMBER, BARE, BAREST, *OTHERS)}


# ------------------------------------------------------------------ a process


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.contenders", description="Read PDFs and say what it took."
    )
    parser.add_argument("key", choices=sorted(CONTENDERS))
    parser.add_argument("--memory", metavar="FILE", help="read one file and print by how many MB memory grew")
    asked = parser.parse_args()
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    # what libraries print goes where warnings go
    os.dup2(2, 1)
    read = CONTENDERS[asked.key].ready()
    if asked.memory:
        before = peak_memory()
        kept = read(asked.memory)
        print(peak_memory() - before, file=answers, flush=True)
        del kept
        return
    for line in sys.stdin:
        print(json.dumps(_timed(read, json.loads(line))), file=answers, flush=True)


def _timed(read: Reading, files: Iterable[str]) -> dict[str, object]:
    """Processor seconds for *files*, and those of them that could not be read."""
    failed = []
    before = processor_seconds()
    for file in files:
        try:
            read(file)
        except Exception as error:
            # whatever another library raises on a file, the race goes on
            failed.append(f"{Path(file).name}: {type(error).__name__}")
    return {"seconds": processor_seconds() - before, "failed": failed}


if __name__ == "__main__":
    main()
