"""What many tests need: the samples in every format, the golden files' switch, the shared corpus."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent


settings.register_profile("maalplan", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("maalplan")
"""No law fails because the machine that it is tried on is busy."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept-golden", action="store_true", help="rewrite tests/golden from what is read now")


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--accept-golden") and os.environ.get("CI"):
        raise pytest.UsageError(
            "--accept-golden is refused where CI is set: accept at home, look at the difference, commit."
        )


@pytest.fixture
def accept_golden(request: pytest.FixtureRequest) -> bool:
    """Are the golden files to be rewritten?"""
    return bool(request.config.getoption("--accept-golden"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real plans and the labelled corpus, which is kept outside the repository."""
    corpus = os.environ.get("MAALPLAN_CORPUS")
    folder = Path(corpus).resolve().parent if corpus else ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip(f"no {folder}: the real plans are kept outside the repository (MAALPLAN_CORPUS names the corpus)")
    return folder


@pytest.fixture(scope="session")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds every sample plan, and every report on one, in every format, as ``<id>.<format>``."""
    from samples.content import FORMATS, samples
    from samples.make import write
    from samples.reporting.content import reports

    folder = tmp_path_factory.mktemp("samples")
    for sample in (*samples(), *reports()):
        for kind in FORMATS:
            write(sample, kind, folder)
    return folder
