"""The PDFs of the labelled corpus: every milestone comes out whole, as a block of its own."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from maalplan.errors import NotRecognised
from maalplan.ingest.pdf import read_pdf
from maalplan.model import Document, ReadOptions, Table, Text

CORPUS = Path(os.environ.get("MAALPLAN_CORPUS") or Path(__file__).resolve().parents[3] / "shared" / "corpus")


def scanned(file: Path) -> bool:
    truth = json.loads(truth_of(file).read_text(encoding="utf-8"))
    return bool(truth["tags"]["family"] == "scan")


def truth_of(file: Path) -> Path:
    return CORPUS / "truth" / f"{file.stem}.json"


def blocks(document: Document) -> list[Text]:
    tables = [block for block in document.blocks if isinstance(block, Table)]
    cells = [block for table in tables for cell in table.cells for block in cell.content]
    return [block for block in (*document.blocks, *cells) if isinstance(block, Text)]


def plain(text: str) -> str:
    """The letters and figures alone: how words cut at line ends are joined is not the reader's business."""
    return "".join(char for char in text if char.isalnum())


def corpus() -> list[Path]:
    files = sorted((CORPUS / "docs").glob("*.pdf"))
    if not files:
        pytest.skip("the labelled corpus is not here (set MAALPLAN_CORPUS)")
    return files


def test_no_milestone_is_cut_or_mixed() -> None:
    missing = []
    for file in corpus():
        if scanned(file):
            continue
        seen = {plain(block.text) for block in blocks(read_pdf(file.read_bytes(), file.name))}
        goals = json.loads(truth_of(file).read_text(encoding="utf-8"))["plan"]["goals"]
        wanted = [milestone["text"] for goal in goals for milestone in goal["milestones"]]
        missing += [(file.name, text) for text in wanted if plain(text) not in seen]
    assert not missing


def test_scans_are_not_read_where_that_is_not_wanted() -> None:
    scans = [file for file in corpus() if scanned(file)]
    assert scans
    for file in scans:
        with pytest.raises(NotRecognised, match="without --ocr never"):
            read_pdf(file.read_bytes(), file.name, ReadOptions(ocr="never"))
