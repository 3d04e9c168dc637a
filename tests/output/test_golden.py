from __future__ import annotations

import pytest

from tests.output.golden import FOLDER, golden_files


@pytest.mark.parametrize("name", sorted(golden_files()))
def test_a_file_is_as_accepted(name: str) -> None:
    assert golden_files()[name].decode("utf-8") == (FOLDER / name).read_bytes().decode("utf-8")


def test_no_golden_file_is_left_over() -> None:
    kept = {path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*") if path.is_file()}
    assert kept == set(golden_files())


def test_nothing_names_a_machine() -> None:
    for name, data in golden_files().items():
        assert str(FOLDER.parent).encode() not in data, name
