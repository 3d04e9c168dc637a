"""The samples: as golden files, against their truth, and the same in every format."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import msgspec
import pytest

from maalplan.model import Plan
from maalplan.output.plan_json import plan_to_json
from maalplan.output.show import show_document
from maalplan.pipeline import read_document, read_plan
from samples import content
from samples.content import FORMATS, PLANS, TRUTH, Format
from samples.make import render
from samples.reporting.content import OUTCOMES
from tests.compare import compare, meaning
from tests.hand_offs import GOLDEN, assert_golden, letters, told, words

IDS = sorted(path.stem for path in TRUTH.glob("*.json"))
COMMITTED = sorted(path for path in PLANS.iterdir() if path.suffix[1:] in FORMATS)

SHAPE_LACKS: dict[Format, tuple[str, ...]] = {"txt": ("title", "published")}
"""What a format's shape does not carry: the text extraction begins after the cover."""


def truth_of(plan_id: str, kind: Format) -> dict[str, Any]:
    """The truth of a plan as far as *kind* carries it."""
    truth: dict[str, Any] = msgspec.json.decode((TRUTH / f"{plan_id}.json").read_bytes())
    return {**truth, **dict.fromkeys(SHAPE_LACKS.get(kind, ()))}


def assert_whole(plan: Plan) -> None:
    """Every word in the goal sections has found its place."""
    left = [f.message for f in plan.findings if f.severity == "error" or f.code == "unplaced-text"]
    assert left == []
    assert plan.coverage == 1.0


# ------------------------------------------------------------------ golden files


@pytest.mark.parametrize("path", COMMITTED, ids=lambda path: path.name)
def test_golden(path: Path, accept_golden: bool) -> None:
    now = {
        "document.txt": show_document(read_document(path)).encode(),
        "plan.json": plan_to_json(read_plan(path)),
    }
    assert_golden(path, now, accept=accept_golden)


def test_every_sample_is_committed_once() -> None:
    assert [path.stem for path in COMMITTED] == IDS
    reports = [path.stem for path in OUTCOMES.glob("*.json")]
    assert sorted(path.name for path in GOLDEN.iterdir()) == sorted([*IDS, *reports])


def test_there_are_enough_of_each_kind() -> None:
    kinds = [path.suffix for path in COMMITTED]
    agencies = [plan_id.rpartition("-")[0] for plan_id in IDS]
    assert len(COMMITTED) >= 8
    assert min(kinds.count(f".{kind}") for kind in FORMATS) >= 2
    assert sum(agencies.count(agency) >= 2 for agency in set(agencies)) >= 2


# ------------------------------------------------------------------ against the truth


@pytest.mark.parametrize("path", COMMITTED, ids=lambda path: path.name)
def test_committed_sample_is_what_its_truth_says(path: Path) -> None:
    plan = read_plan(path)
    kind: Any = path.suffix[1:]
    differences = compare(truth_of(path.stem, kind), plan)
    assert not differences, told(differences)
    assert_whole(plan)


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("plan_id", IDS)
def test_sample_in_every_format_is_what_its_truth_says(printed: Path, plan_id: str, kind: Format) -> None:
    plan = read_plan(printed / f"{plan_id}.{kind}")
    differences = compare(truth_of(plan_id, kind), plan)
    assert not differences, told(differences)
    assert_whole(plan)


@pytest.mark.parametrize("plan_id", IDS)
def test_the_same_plan_in_every_format(printed: Path, plan_id: str) -> None:
    first, *others = (meaning(read_plan(printed / f"{plan_id}.{kind}")) for kind in FORMATS)
    for other in others:
        assert other == first


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("plan_id", IDS)
def test_nothing_is_invented(printed: Path, plan_id: str, kind: Format) -> None:
    path = printed / f"{plan_id}.{kind}"
    printed_words = letters(" ".join(words(read_document(path))))
    plan = read_plan(path)
    milestones = [m for g in plan.goals for m in g.milestones]
    texts = [t for g in plan.goals for t in (g.section, g.title, g.description, g.focus_area, g.criterion, g.remarks)]
    texts += [m.text for m in milestones] + [m.deadline.text for m in milestones if m.deadline]
    texts += [target.text for m in milestones for target in m.targets]
    assert [text for text in texts if text and letters(text) not in printed_words] == []


@pytest.mark.parametrize("plan_id", ["ssi-2025", "sst-2025"])
def test_real_plan_is_what_its_truth_says(shared: Path, plan_id: str) -> None:
    seed = shared / "seeds" / f"{plan_id}.txt"
    if not seed.is_file():
        pytest.skip(f"no {seed}: the real plans are kept outside the repository")
    plan = read_plan(seed)
    differences = compare(msgspec.json.decode(seed.with_suffix(".truth.json").read_bytes()), plan)
    assert not differences, told(differences)
    assert_whole(plan)


# ------------------------------------------------------------------ how they are made


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("plan_id", IDS[:2])
def test_printing_twice_gives_the_same_bytes(plan_id: str, kind: Format) -> None:
    sample = content.load(TRUTH / f"{plan_id}.json")
    assert render(sample, kind) == render(sample, kind)


@pytest.mark.parametrize("path", COMMITTED, ids=lambda path: path.name)
def test_committed_sample_is_what_the_script_prints(path: Path) -> None:
    """Files byte for byte, of Word the text; a PDF's bytes change with reportlab's version, its reading is golden."""
    sample = content.load(TRUTH / f"{path.stem}.json")
    assert path.suffix == f".{sample.document.format}"
    new, old = render(sample, sample.document.format), path.read_bytes()
    if path.suffix == ".docx":
        new, old = (zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml") for data in (new, old))
    if path.suffix != ".pdf":
        assert new == old, "the truth or a renderer changed: python -m samples.make"
