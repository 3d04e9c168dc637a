"""A share to work in, and workers that know the stand-in."""

from __future__ import annotations

from pathlib import Path

import pytest

STUB = Path(__file__).with_name("stub")
collect_ignore = ["stub"]
"""Looked into for tests, it would stay on the path, and every worker of every test would read through the stand-in."""


@pytest.fixture
def share(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, which is the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def workers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Worker processes read through the stand-in."""
    monkeypatch.syspath_prepend(STUB)
