"""The labelled corpus, scored by its own scorer against the pinned floors."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from maalplan.cli import main
from maalplan.ingest.office import find_office
from maalplan.ingest.pdf.scan import missing
from maalplan.output.plan_json import plan_to_json
from maalplan.pipeline import read_plan

FLOORS: dict[str, dict[str, float]] = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))
FAMILIES = [family for family in FLOORS if family not in ("all", "doc", "scan")]
"""What ``all`` are: the families that are read without another program."""


@pytest.fixture(scope="module")
def converted(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("corpus")
    assert main(["convert", "--quiet", str(shared / "corpus" / "docs"), "-o", str(out)]) in (0, 1)
    return out


def scored(shared: Path, converted: Path, family: str) -> dict[str, Any]:
    """The scorer's summary for one family; ``all`` are all that have floors."""
    corpus = shared / "corpus"
    result = converted / f"score-{family}.json"
    only = ",".join(FAMILIES) if family == "all" else family
    command = [sys.executable, str(corpus / "score.py"), str(corpus), str(converted), "--json", str(result)]
    subprocess.run([*command, "--only", f"family={only}"], check=True, capture_output=True)
    report: dict[str, Any] = json.loads(result.read_text(encoding="utf-8"))
    return report


@pytest.mark.parametrize("family", list(FLOORS))
def test_no_score_falls_below_its_floor(shared: Path, converted: Path, family: str) -> None:
    if family == "doc" and find_office() is None:
        pytest.skip("missing program: soffice")
    if family == "scan" and (lacking := missing()):
        pytest.skip(f"missing program: {lacking}")
    report = scored(shared, converted, family)
    below = {
        name: (report["summary"][name], floor)
        for name, floor in FLOORS[family].items()
        if round(report["summary"][name], 3) < floor
    }
    if report["summary"]["invented"]:
        below["invented"] = (report["summary"]["invented"], 0.0)
    worst = [(d["file"], d["differences"][:2]) for d in report["documents"] if d["differences"]][:5]
    assert not below, f"{family}: (scored, floor) {below}; for example {worst}"


def test_the_plans_of_the_pairs_and_follow_ups_are_perfect(shared: Path) -> None:
    spec = importlib.util.spec_from_file_location("score", shared / "corpus" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    corpus = shared / "corpus"
    paths = [*sorted(corpus.glob("pairs/*/*.*")), *sorted(corpus.glob("followups/*/plan.*"))]
    documents = [path for path in paths if path.suffix != ".json"]
    wrong = {}
    for path in documents:
        truth = json.loads(path.with_name(f"{path.stem}.plan.json").read_text(encoding="utf-8"))
        _, differences = score.score_plan(truth, json.loads(plan_to_json(read_plan(path))))
        if differences := [d for d in differences if d[0] != "published"]:  # plan files leave out what a cover says
            wrong[path.name] = differences[:3]
    assert not wrong
    assert len(documents) > 10
