"""The labelled pairs of the corpus, compared by the command and scored by their own scorer."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from maalplan.cli import main

FLOORS: dict[str, float] = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))["pairs"]


def the_two(pair: Path, kind: str) -> tuple[Path, Path]:
    """The old and the new plan of a pair, as plan files or as documents."""
    if kind == "plan files":
        return pair / "old.plan.json", pair / "new.plan.json"
    old, new = (
        next(path for path in sorted(pair.glob(f"{side}.*")) if path.suffix != ".json") for side in ("old", "new")
    )
    return old, new


def f1(hits: int, wanted: int, given: int) -> float:
    return 2 * hits / (wanted + given) if wanted + given else 1.0


@pytest.mark.parametrize("kind", ["plan files", "documents"])
def test_no_score_falls_below_its_floor(shared: Path, tmp_path: Path, kind: str) -> None:
    corpus = shared / "corpus"
    pairs = sorted(path.parent for path in corpus.glob("pairs/*/truth.json"))
    assert len(pairs) > 5
    for pair in pairs:
        assert main(["diff", *map(str, the_two(pair, kind)), "-o", str(tmp_path / f"{pair.name}.json")]) == 0
    report = tmp_path / "score"
    command = [sys.executable, str(corpus / "score_diff.py"), str(corpus), str(tmp_path), "--show", "3"]
    said = subprocess.run([*command, "--json", str(report)], check=True, capture_output=True, text=True).stdout
    total = json.loads(report.read_text(encoding="utf-8"))["total"]
    scores = {name: round(f1(*total[name]), 3) for name in FLOORS}
    assert all(scores[name] >= floor for name, floor in FLOORS.items()), said
