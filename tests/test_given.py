"""What the caller gave: lists of paths as tools write them, and a document or an archive on standard input."""

from __future__ import annotations

import contextlib
import io
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from maalplan import limits
from maalplan.cli.given import Given, documents, listed
from maalplan.ingest.sources import Found

Pipe = Callable[[bytes], None]


@pytest.fixture
def pipe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Pipe:
    """Puts bytes on standard input; the working folder is empty."""
    (tmp_path / "her").mkdir()
    monkeypatch.chdir(tmp_path / "her")

    def put(data: bytes) -> None:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data), encoding="cp1252"))

    return put


def zipped(**files: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, text in files.items():
            archive.writestr(f"{name}.txt", text)
    return stream.getvalue()


# ------------------------------------------------------------------ lists of paths


LINES = "planer/Mål æøå.docx\n# 2025.pdf\n-x.pdf\nssi [2025].docx\n"
PATHS = ["planer/Mål æøå.docx", "# 2025.pdf", "-x.pdf", "ssi [2025].docx"]


@pytest.mark.parametrize(
    ("data", "form"),
    [
        (LINES.encode("utf-8"), "as find writes it"),
        (LINES.replace("\n", "\r\n").encode("utf-8"), "as Windows writes it"),
        (LINES.encode("utf-8-sig"), "as Notepad writes it"),
        (LINES.replace("\n", "\r\n").encode("utf-16"), "as PowerShell writes it"),
        (b"\xfe\xff" + LINES.encode("utf-16-be"), "the other way round"),
        (LINES.replace("\n", "\r\n").encode("utf-16-le"), "as cmd /u writes it, without a mark"),
        (LINES.replace("\n", "\n\n  \n\t\r\n").encode("utf-8"), "blank lines"),
        (LINES.rstrip("\n").encode("utf-8"), "no end of line at the end"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_list_is_read_in_every_form_that_tools_write(data: bytes, form: str) -> None:
    assert [path.as_posix() for path in listed(data)] == PATHS, form


def test_nul_between_paths_leaves_every_letter_of_a_name_alone() -> None:
    odd = ["linje\nskift.txt", " blanke ", "a\r", "\ufeffmål.txt"]
    assert [str(path) for path in listed("\0".join([*odd, ""]).encode("utf-8"), nul=True)] == odd


@pytest.mark.parametrize("data", [b"ssi.txt\0sst.txt\0", b".\0./ssi.txt\0./sst.txt\0", b"ssi.txt\0"])
def test_nul_that_was_not_asked_for_is_a_wrong_call(data: bytes) -> None:
    with pytest.raises(click.UsageError, match="add -0"):
        listed(data)


def test_letters_that_are_lines_to_some_are_none_here() -> None:
    names = [f"a{letter}b.txt" for letter in "\x0b\x0c\x1c\x85\u2028\u2029"]
    assert [str(path) for path in listed("\n".join(names).encode("utf-8"))] == names


def test_a_name_that_is_not_utf8_keeps_its_bytes(tmp_path: Path) -> None:
    (path,) = listed(bytes(tmp_path) + b"/m\xe5l.txt\n")
    assert bytes(path).endswith(b"m\xe5l.txt")


def test_blanks_around_a_path_belong_to_it_where_such_a_file_is_there(pipe: Pipe) -> None:
    Path("ssi.txt").write_text("x", encoding="utf-8")
    assert listed(b"  ssi.txt   \n") == [Path("ssi.txt")]
    try:
        Path(" ssi.txt").write_text("x", encoding="utf-8")
    except OSError:
        pytest.skip("this system has no such names")
    assert listed(b" ssi.txt\n") == [Path(" ssi.txt")]
    assert listed(b"  mangler.txt \n") == [Path("  mangler.txt ")]


@given(st.binary(max_size=200), st.booleans())
def test_no_list_is_a_fault_of_ours(data: bytes, nul: bool) -> None:
    with contextlib.suppress(click.UsageError):
        assert all(str(path) for path in listed(data, nul=nul))


def found(*sources: str, **given: object) -> list[Found]:
    with documents(Given(sources, **given)) as all_of_them:  # type: ignore[arg-type]
        return list(all_of_them)


def test_the_paths_of_a_list_are_files_and_folders_but_no_patterns(pipe: Pipe) -> None:
    for name in ("planer/2024/ssi.txt", "planer/-x.pdf", "sst.txt", "#.txt"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(name, encoding="utf-8")
    pipe("planer\r\nsst.txt\r\n#.txt\r\n*.txt\r\n".encode("utf-16"))
    assert [(one.shown, one.problem and one.problem.code) for one in found(files_from="-")] == [
        ("#.txt", None),
        ("*.txt", "missing"),
        ("planer/-x.pdf", None),
        ("planer/2024/ssi.txt", None),
        ("sst.txt", None),
    ]


@pytest.mark.parametrize("name", [".", "findes-ikke.txt"])
def test_a_list_that_cannot_be_read_is_a_wrong_call(pipe: Pipe, name: str) -> None:
    with pytest.raises(click.UsageError, match="cannot be read"):
        found(files_from=name)


def test_a_list_without_end_is_a_wrong_call(pipe: Pipe, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "LIST_OF_PATHS", 99)
    pipe(b"ssi.txt\n" * 20)
    with pytest.raises(click.UsageError, match="give it in parts"):
        found(files_from="-")


# ------------------------------------------------------------------ standard input


def test_a_document_on_standard_input_stands_in_a_private_folder_that_goes_away(pipe: Pipe) -> None:
    pipe(b"ssi-2025")
    with documents(Given(("-",), "Mål.txt")) as (one,):
        assert (one.shown, one.relative, one.named, one.problem) == ("Mål.txt", "Mål.txt", True, None)
        assert one.path.read_bytes() == b"ssi-2025"
        assert os.name == "nt" or one.path.parent.stat().st_mode & 0o077 == 0
        folder = one.path.parent
    assert not folder.exists()


def test_an_archive_on_standard_input(pipe: Pipe) -> None:
    pipe(zipped(ssi="ssi-2025", sst="sst-2025"))
    Path("a.zip").write_bytes(zipped(dmi="dmi-2025"))
    with documents(Given(("-", "a.zip"), "planer.zip")) as all_of_them:
        given = {one.shown: (one.path.read_text(encoding="utf-8"), one.folder) for one in all_of_them}
        folders = {parent for one in all_of_them for parent in one.path.parents if parent.name.startswith("maalplan-")}
    assert given == {
        "planer.zip/ssi.txt": ("ssi-2025", "planer.zip"),
        "planer.zip/sst.txt": ("sst-2025", "planer.zip"),
        "a.zip/dmi.txt": ("dmi-2025", "a.zip"),
    }
    assert folders
    assert not any(folder.exists() for folder in folders)


def test_more_than_the_limit_on_standard_input_is_said(pipe: Pipe, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "STANDARD_INPUT", 99)
    pipe(b"x" * 100)
    (one,) = found("-")
    assert one.problem is not None
    assert (one.shown, one.named, one.problem.code) == ("stdin", True, "too-large")
    pipe(b"x" * 99)
    (one,) = found("-")
    assert one.problem is None


@pytest.mark.parametrize(("sources", "options"), [(("-",), {}), ((), {"files_from": "-"})])
def test_a_closed_standard_input_is_a_wrong_call(
    pipe: Pipe, monkeypatch: pytest.MonkeyPatch, sources: tuple[str, ...], options: dict[str, str]
) -> None:
    monkeypatch.setattr("sys.stdin", None)
    with pytest.raises(click.UsageError, match="Standard input is closed"):
        found(*sources, **options)


def test_a_standard_input_that_breaks_is_said(pipe: Pipe, monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, _buffer: object) -> int:
            raise IsADirectoryError(21, "Is a directory")

    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BufferedReader(Broken())))
    (one,) = found("-")
    assert one.problem is not None
    assert (one.problem.code, "Is a directory" in one.problem.message) == ("unreadable", True)
