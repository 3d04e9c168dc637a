"""A bug report holds a document's layout, and none of its words."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from maalplan.cli import main
from maalplan.model import Block, Document, Text
from maalplan.output.masked import COMMON, masked
from maalplan.parsers.vocabulary import known_words
from maalplan.pipeline import read_document

PLANS = sorted((Path(__file__).parents[1] / "samples/plans").iterdir())


def bundled(path: Path, tmp_path: Path) -> dict[str, bytes]:
    assert main(["inspect", str(path), "--bundle", str(tmp_path / "rapport.zip")]) == 0
    with zipfile.ZipFile(tmp_path / "rapport.zip") as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def words(text: str) -> set[str]:
    return {word.casefold() for word in re.findall(r"[^\W\d_]{2,}", text)}


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.name)
def test_no_word_of_the_plan_but_those_that_all_plans_have(path: Path, tmp_path: Path) -> None:
    document = json.loads(bundled(path, tmp_path)["document.json"])
    kept = known_words() | COMMON
    shown = words(" ".join(text["text"] for text in bundled_texts(document["blocks"])))
    assert shown
    assert {word for word in shown if word.strip("x")} <= kept


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.name)
def test_the_layout_is_kept(path: Path, tmp_path: Path) -> None:
    ours = bundled_texts(json.loads(bundled(path, tmp_path)["document.json"])["blocks"])
    real = texts(read_document(path))
    assert [(len(one["text"]), one["mark"]) for one in ours] == [(len(one.text), one.mark) for one in real]
    assert [one["places"] for one in ours] == json.loads(msgspec.json.encode([one.places for one in real]))


def test_what_went_wrong_is_told_by_its_place_in_the_program(tmp_path: Path) -> None:
    (tmp_path / "hemmeligt navn.pdf").write_bytes(b"%PDF-1.7 hemmelige ord")
    files = bundled(tmp_path / "hemmeligt navn.pdf", tmp_path)
    about = json.loads(files["about.json"])
    assert about["document"]["kind"] == "a PDF"
    assert about["result"]["error"] == "damaged"
    assert any(line.startswith("pipeline.py:") for line in about["result"]["trace"])
    assert not any(b"hemmelig" in data for data in files.values())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Målepunkt: Handleplan for ny pandemi (Q4).", "Målepunkt: Xxxxxxxxxx for xx xxxxxxx (Q4)."),
        ("1. Lægemidler\n2. Prøvesvar", "1. Xxxxxxxxxx\n2. Xxxxxxxxx"),
        ("+/- 5,0 mio. kr.", "+/- 9,9 mio. kr."),
        ("85 pct. af sagerne i 2025", "99 pct. af xxxxxxx i 2025"),
        ("Mål 3: 1.234 sager", "Mål 3: 9.999 xxxxx"),
    ],
)
def test_what_stays_and_what_is_masked(text: str, expected: str) -> None:
    assert masked(text, known_words()) == expected


def texts(document: Document) -> list[Text]:
    """Every text of the document, those in cells too."""

    def below(blocks: tuple[Block, ...]) -> Iterator[Text]:
        for block in blocks:
            if isinstance(block, Text):
                yield block
            else:
                for cell in block.cells:
                    yield from below(cell.content)

    return list(below(document.blocks))


def bundled_texts(node: Any) -> list[dict[str, Any]]:
    """Every text of the bundle's document, in order."""
    if isinstance(node, list):
        return [text for one in node for text in bundled_texts(one)]
    if not isinstance(node, dict):
        return []
    return [node] if "kind" in node and "text" in node else bundled_texts(list(node.values()))
