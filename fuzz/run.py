"""Fuzz one reader: ``python -m fuzz.run text --minutes 10``. See docs/fuzzing.md.

What is looked for: any error but a :class:`~maalplan.errors.MaalplanError`, a crash of native code, and a document of
some kilobytes that takes more than twenty seconds. An input that finds one is written to the folder of findings.
"""

from __future__ import annotations

import argparse
import io
import random
import sys
import tempfile
import zipfile
import zlib
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["maalplan"]):
    from maalplan import pipeline
    from maalplan.errors import MaalplanError
    from maalplan.ingest.sources import find_sources
    from maalplan.model import ReadOptions

from fuzz.seeds import SEEDS, seeds

NAMES = {"pdf": "plan.pdf", "word": "plan.docx", "odt": "plan.odt", "html": "plan.html", "markdown": "plan.md"}
PACKED = frozenset({"word", "odt"})
"""Formats that are ZIP files of XML: the parts are changed, not the ZIP's own bytes alone."""
LONGEST = 20
"""Seconds that one input may take."""
OPTIONS = ReadOptions(ocr="never")


def document(data: bytes, target: str) -> None:
    """Read *data* as a run would."""
    try:
        pipeline.read_plan(data, path=NAMES.get(target, "plan.txt"), options=OPTIONS)
    except MaalplanError:
        return


def archive(data: bytes, _target: str) -> None:
    """Look into *data* as an archive."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "planer.zip")
        path.write_bytes(data)
        (Path(folder) / "scratch").mkdir()
        find_sources([path], scratch=Path(folder) / "scratch")


def values(data: bytes, _target: str) -> None:
    """Read *data* as the milestones of a plan."""
    words = data.decode("utf-8", "replace").replace("\n", " ")
    text = f"Mål- og resultatplan 2025\nSundhedsstyrelsen\n\nMål 1: Sundhed\nMålepunkter:\n- {words}\n"
    try:
        pipeline.read_plan(text.encode(), path="plan.txt", options=OPTIONS)
    except MaalplanError:
        return


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m fuzz.run", description="Fuzz one reader.")
    parser.add_argument("target", choices=list(SEEDS))
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--findings", type=Path, default=Path("fuzz-findings"), help="where inputs that fail are put")
    given = parser.parse_args()
    given.findings.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as corpus:
        for number, seed in enumerate(seeds(given.target)):
            Path(corpus, str(number)).write_bytes(seed)
        options = [
            f"-max_total_time={int(given.minutes * 60)}",
            f"-timeout={LONGEST}",
            "-rss_limit_mb=4000",
            "-max_len=400000",
            f"-artifact_prefix={given.findings}/{given.target}-",
            "-print_final_stats=1",
        ]
        _start([sys.argv[0], *options, corpus], given.target)


def _start(arguments: list[str], target: str) -> None:
    work = {"archive": archive, "values": values}.get(target, document)

    def one(data: bytes) -> None:
        work(data, target)

    mutator = {"custom_mutator": _changed} if target in PACKED else {}
    atheris.Setup(arguments, one, **mutator)
    atheris.Fuzz()


def _changed(data: bytes, most: int, seed: int) -> bytes:
    """*data*, a ZIP, with one of its parts changed; now and then its own bytes are."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    if chance.random() < 0.1:
        return bytes(atheris.Mutate(data, most))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = {info.filename: packed.read(info) for info in packed.infolist()}
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, RuntimeError, NotImplementedError, EOFError):
        return bytes(atheris.Mutate(data, most))
    if not parts:
        return bytes(atheris.Mutate(data, most))
    xml = [name for name in parts if name.endswith(".xml")] or list(parts)
    name = chance.choice(xml + [one for one in xml if "document" in one or "content" in one] * 5)
    parts[name] = bytes(atheris.Mutate(parts[name], len(parts[name]) + 1000))
    return _packed(parts)[:most]


def _packed(parts: dict[str, bytes]) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return whole.getvalue()


if __name__ == "__main__":
    main()
