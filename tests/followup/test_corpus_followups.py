"""The labelled follow-ups of the corpus, read by the command without their plans, and scored by their own scorer."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path

from maalplan.cli import main

FLOORS: dict[str, float] = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))["reports"]


def f1(hits: int, wanted: int, given: int) -> float:
    return 2 * hits / (wanted + given) if wanted + given else 1.0


def test_no_score_falls_below_its_floor(shared: Path, tmp_path: Path) -> None:
    corpus = shared / "corpus"
    reports = sorted(corpus.glob("followups/*/report.*"))
    assert len(reports) > 3
    for one in reports:
        assert main(["followup", "read", str(one), "-o", str(tmp_path / f"{one.parent.name}.json")]) == 0
    result = tmp_path / "score"
    command = [sys.executable, str(corpus / "score_followups.py"), str(corpus), str(tmp_path), "--show", "3"]
    said = subprocess.run([*command, "--json", str(result)], check=True, capture_output=True, text=True).stdout
    total = json.loads(result.read_text(encoding="utf-8"))["total"]
    scores = {name: round(f1(*total[name]), 3) for name in FLOORS}
    assert all(scores[name] >= floor for name, floor in FLOORS.items()), said
