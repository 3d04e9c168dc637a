"""How well scans are read: ``python -m benchmarks.scans``.

Makes scans of the samples and of the labelled corpus's PDFs (``scan_maker``), reads them, and scores them and the
corpus's own scans against what they say (``scan_score``). Beside maalplan stands plain Tesseract, whose
text maalplan then reads as any text. The same seed makes the same scans.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.pdf import ROOT, printed_samples
from benchmarks.scan_maker import KINDS, scanned
from benchmarks.scan_score import Score, score

SEED = 2026
LEAST = 24
"""So many scans are made at least; documents are scanned again, in other kinds, until there are so many."""
OWN = "the corpus's own"
THRESHOLDS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
TURNED = "on its side"
_NEAR = 40.0
"""Points; a word of a scan is right that stands so near on the page that was scanned."""


class Original(NamedTuple):
    """A PDF and the plan that it says; ``scan``: it is a scan itself."""

    pdf: Path
    truth: Mapping[str, Any]
    scan: bool = False


class Scan(NamedTuple):
    """A scan of the PDF ``of``, or, where that is None, one that always was one."""

    kind: str
    file: Path
    truth: Mapping[str, Any]
    of: Path | None
    seed: str = ""


class Word(NamedTuple):
    """A word that was read: how sure, and whether it is right."""

    sure: float
    right: bool


class Reading(NamedTuple):
    """What came of a scan: its score, that of plain Tesseract, seconds of processor time, pages."""

    scan: Scan
    score: Score
    plain: Score | None
    seconds: float
    pages: int


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scans", description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, default=SEED, metavar="N", help=f"other scans; {SEED} when not given")
    parser.add_argument("--corpus", type=Path, metavar="FOLDER", help="the corpus (docs/, truth/) to take PDFs from")
    parser.add_argument("--words", action="store_true", help="also how often words are wrong that are sure, or unsure")
    parser.add_argument("--plain", action="store_true", help="also what plain Tesseract reads")
    parser.add_argument("--workers", type=int, default=1, metavar="N", help="processes; 1 when not given")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="leave the scans and the plans there")
    asked = parser.parse_args()
    corpus = asked.corpus or Path(os.environ.get("MAALPLAN_CORPUS") or ROOT.parent / "shared" / "corpus")
    with tempfile.TemporaryDirectory() as folder:
        target = asked.keep or Path(folder)
        target.mkdir(parents=True, exist_ok=True)
        originals = [*_samples(Path(folder)), *_corpus(corpus)]
        scans = [*_made(originals, asked.seed, target), *_own(originals)]
        _report(scans, asked, target)
        if asked.words:
            _print_sureness([word for scan in scans for word in _words(scan)])


def _report(scans: Sequence[Scan], asked: argparse.Namespace, folder: Path) -> None:
    readings = []
    with ProcessPoolExecutor(asked.workers) as workers:
        for reading in workers.map(_read, scans, repeat(folder), repeat(asked.plain)):
            readings.append(reading)
            print(f"{reading.scan.file.stem}: {reading.score}; plain Tesseract: {reading.plain}", file=sys.stderr)
    seconds, pages = sum(reading.seconds for reading in readings), sum(reading.pages for reading in readings)
    print(f"\nSeed {asked.seed}: {len(scans)} scans, {pages} pages, {seconds / pages:.1f} s of processor time a page\n")
    _print_scores(readings)


def _print_scores(readings: Sequence[Reading]) -> None:
    made = [reading for reading in readings if reading.scan.of]
    kinds = dict.fromkeys(reading.scan.kind for reading in readings)
    rows = [(kind, [reading for reading in readings if reading.scan.kind == kind]) for kind in kinds]
    print("| kind | scans | milestones | exact | two letters forgiven | invented or cut otherwise |")
    print("| --- | --- | --- | --- | --- | --- |")
    for kind, members in (*rows, ("all that were made", made)):
        print(f"| {kind} | {len(members)} | {_cells(reading.score for reading in members)} |")
    if others := [reading.plain for reading in made if reading.plain]:
        print(f"| the same, plain Tesseract | {len(others)} | {_cells(others)} |")


def _cells(scores: Iterable[Score]) -> str:
    total = sum(scores, Score())
    shares = (f"{share / max(total.wanted, 1):.2f}" for share in (total.exact, total.forgiven))
    return " | ".join([str(total.wanted), *shares, str(total.given - total.forgiven)])


def _print_sureness(words: Sequence[Word]) -> None:
    wrong = [word for word in words if not word.right]
    right = len(words) - len(wrong)
    print(f"\n{len(words)} words, {len(wrong)} of them wrong\n")
    print(
        "| surer than this is sure | wrong words that are unsure | right words that are | unsure words that are wrong |"
    )
    print("| --- | --- | --- | --- |")
    for threshold in THRESHOLDS:
        found = Counter(word.right for word in words if word.sure < threshold)
        shares = found[False] / max(len(wrong), 1), found[True] / max(right, 1), found[False] / max(found.total(), 1)
        print(f"| {threshold} | {shares[0]:.0%} | {shares[1]:.2%} | {shares[2]:.0%} |")


# ------------------------------------------------------------------ documents


def _samples(folder: Path) -> Iterator[Original]:
    for pdf in printed_samples(folder / "samples"):
        truth = ROOT / "samples" / "truth" / f"{pdf.stem}.json"
        yield Original(pdf, json.loads(truth.read_text(encoding="utf-8")))


def _corpus(folder: Path) -> Iterator[Original]:
    if not folder.is_dir():
        print("The labelled corpus is not here (MAALPLAN_CORPUS names it); scans are made of the samples alone.\n")
    for pdf in sorted(folder.glob("docs/*.pdf")):
        truth = json.loads((folder / "truth" / f"{pdf.stem}.json").read_text(encoding="utf-8"))
        yield Original(pdf, truth["plan"], truth.get("tags", {}).get("family") == "scan")


def _made(originals: Iterable[Original], seed: int, folder: Path) -> Iterator[Scan]:
    """Scans of *originals*, in turns of every kind."""
    digital = [original for original in originals if not original.scan]
    for number in range(max(LEAST, len(digital))):
        original = digital[number % len(digital)]
        kind = KINDS[(number + number // len(digital)) % len(KINDS)]
        file = folder / f"{original.pdf.stem}-{kind.name.replace(' ', '-')}.pdf"
        yield Scan(kind.name, file, original.truth, original.pdf, f"{seed} {file.stem}")


def _own(originals: Iterable[Original]) -> Iterator[Scan]:
    for original in originals:
        if original.scan:
            yield Scan(OWN, original.pdf, original.truth, None)


# ------------------------------------------------------------------ readings


def _read(scan: Scan, folder: Path, plain: bool) -> Reading:
    if scan.of:
        kind = next(kind for kind in KINDS if kind.name == scan.kind)
        scan.file.write_bytes(scanned(scan.of.read_bytes(), kind, scan.seed))
    before = _processor_time()
    plan = _plan_of(scan.file)
    seconds = _processor_time() - before
    (folder / f"{scan.file.stem}.json").write_text(json.dumps(plan, ensure_ascii=False, indent=1), encoding="utf-8")
    other = score(scan.truth, _plan_of_plain_text(scan.file, folder)) if plain else None
    return Reading(scan, score(scan.truth, plan), other, seconds, _pages(scan.file))


def _plan_of(file: Path) -> Mapping[str, Any] | None:
    from maalplan.errors import MaalplanError
    from maalplan.output.plan_json import plan_to_json
    from maalplan.pipeline import read_plan

    try:
        plan: Mapping[str, Any] = json.loads(plan_to_json(read_plan(file)))
    except MaalplanError:
        return None
    return plan


def _plan_of_plain_text(file: Path, folder: Path) -> Mapping[str, Any] | None:
    """The plan that is read in the text that Tesseract makes of whole pages."""
    from pypdfium2 import PdfDocument

    from maalplan.ingest.pdf.scan.rendering import rendered

    pages = folder / f"{file.stem}.tiff"
    with PdfDocument(file) as document:
        first, *rest = (rendered(page) for page in document)
        first.save(pages, save_all=True, append_images=rest)
    command = ["tesseract", str(pages), str(folder / file.stem), "-l", "dan", "--psm", "3", "txt"]
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, "OMP_THREAD_LIMIT": "1"})
    return _plan_of(folder / f"{file.stem}.txt")


def _words(scan: Scan) -> Iterator[Word]:
    """The words of *scan*, and whether they stand on the pages that were scanned."""
    from maalplan.ingest.pdf.pages import pages_shown

    if scan.of is None or scan.kind == TURNED:
        return
    for page, seen in zip(pages_shown(scan.of.read_bytes()), pages_shown(scan.file.read_bytes()), strict=True):
        places = defaultdict(list)
        for word in page.words:
            places[_letters(word.text)].append((word.x0, word.baseline))
        for word in seen.words:
            letters = _letters(word.text)
            near = (abs(word.x0 - x) < _NEAR and abs(word.baseline - y) < _NEAR for x, y in places[letters])
            if letters:
                yield Word(word.sure, any(near))


def _letters(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


def _pages(file: Path) -> int:
    from pypdfium2 import PdfDocument

    with PdfDocument(file) as document:
        return len(document)


def _processor_time() -> float:
    """Seconds, of this process and of those that it started."""
    return sum(os.times()[:4])


if __name__ == "__main__":
    main()
