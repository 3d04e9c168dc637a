from __future__ import annotations

import os
from pathlib import Path

import pytest

from maalplan.errors import MaalplanError
from maalplan.output.files import write_files, write_whole


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_appears_with_its_folders(tmp_path: Path) -> None:
    path = tmp_path / "ud" / "plans" / "ssi-2025.json"
    assert write_whole(path, "mål".encode())
    assert path.read_text(encoding="utf-8") == "mål"
    assert names(path.parent) == ["ssi-2025.json"]


def test_the_same_bytes_leave_the_file_untouched(tmp_path: Path) -> None:
    path = tmp_path / "goals.csv"
    write_whole(path, b"gamle")
    os.utime(path, (1, 1))
    assert not write_whole(path, b"gamle")
    assert path.stat().st_mtime == 1
    assert write_whole(path, b"nye")
    assert path.read_bytes() == b"nye"


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_write_that_fails_leaves_the_old_file_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    path = tmp_path / "goals.csv"
    write_whole(path, b"gamle")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(*((os, "fsync", fail) if step == "fsync" else (Path, "replace", fail)))
    with pytest.raises(MaalplanError, match=r"goals.csv could not be written \(No space left") as caught:
        write_whole(path, b"nye")
    assert "\n" not in caught.value.message
    assert path.read_bytes() == b"gamle"
    assert names(tmp_path) == ["goals.csv"]


def test_an_interruption_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_whole(tmp_path / "plans.csv", b"nye")
    assert names(tmp_path) == []


def test_a_folder_where_the_file_should_be_is_said(tmp_path: Path) -> None:
    (tmp_path / "goals.csv").mkdir()
    with pytest.raises(MaalplanError, match="could not be written"):
        write_whole(tmp_path / "goals.csv", b"nye")


def test_a_file_behind_a_link_is_replaced_and_the_link_stays(tmp_path: Path) -> None:
    target, link = tmp_path / "plan.json", tmp_path / "seneste.json"
    target.write_bytes(b"gamle")
    try:
        link.symlink_to(target)
    except OSError:
        pytest.skip("the system makes no links")
    write_whole(link, b"nye")
    assert link.is_symlink()
    assert target.read_bytes() == b"nye"


def test_only_files_that_changed_are_named(tmp_path: Path) -> None:
    first = write_files(tmp_path, {"plans/ssi-2025.json": b"1", "goals.csv": b"2"})
    second = write_files(tmp_path, {"plans/ssi-2025.json": b"1", "goals.csv": b"3"})
    assert first == (tmp_path / "plans" / "ssi-2025.json", tmp_path / "goals.csv")
    assert second == (tmp_path / "goals.csv",)


@pytest.mark.parametrize("name", ["../ssi.json", "plans/../../ssi.json", "/ssi.json", "plans\\..\\ssi", "C:ssi"])
def test_nothing_is_written_outside_the_folder(tmp_path: Path, name: str) -> None:
    out = tmp_path / "ud"
    with pytest.raises(MaalplanError, match="no name for a file"):
        write_files(out, {"goals.csv": b"1", name: b"2"})
    assert not out.exists()
