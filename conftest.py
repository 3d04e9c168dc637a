"""Examples in docstrings may read the samples and write where they stand: each runs on a desk of its own."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

SAMPLES = Path(__file__).resolve().parent / "samples"


@pytest.fixture(autouse=True)
def desk_of_an_example(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder with the sample plans and reports, for examples that name them."""
    if isinstance(request.node, pytest.DoctestItem) and names_samples(request.node):
        desk = request.getfixturevalue("tmp_path")
        for folder in ("plans", "reports"):
            shutil.copytree(SAMPLES / folder, desk / "samples" / folder)
        monkeypatch.chdir(desk)


def names_samples(item: pytest.DoctestItem) -> bool:
    """Whether an example of *item* reads a sample, or writes a file."""
    return item.dtest is not None and any("import maalplan" in example.source for example in item.dtest.examples)
