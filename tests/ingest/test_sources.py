"""Finding documents: each file once, in order, under the name by which it was found."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from maalplan.ingest.sources import Found, find_sources


@pytest.fixture
def share(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A share as a ministry has it; the working folder is its parent."""
    for name in (
        "planer/ssi-2025.docx",
        "planer/2024/sst-2024.pdf",
        "planer/2024/bilag/Mål og resultater æøå.txt",
        "planer/~$ssi-2025.docx",
        "planer/.~lock.ssi-2025.odt#",
        "planer/.skjult/ssi-2023.docx",
        "planer/Thumbs.db",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def names(found: tuple[Found, ...]) -> list[str]:
    return [one.shown for one in found]


def test_a_folder_is_searched_with_all_below_it_and_in_order(share: Path) -> None:
    found = find_sources(["planer"])
    assert [(one.shown, one.relative) for one in found] == [
        ("planer/2024/bilag/Mål og resultater æøå.txt", "2024/bilag/Mål og resultater æøå.txt"),
        ("planer/2024/sst-2024.pdf", "2024/sst-2024.pdf"),
        ("planer/ssi-2025.docx", "ssi-2025.docx"),
    ]
    assert not any(one.named or one.problem for one in found)


@pytest.mark.parametrize(
    ("sources", "shown", "why"),
    [
        (["planer/ssi-2025.docx"], ["planer/ssi-2025.docx"], "a file"),
        (["./planer/../planer/ssi-2025.docx"], ["planer/../planer/ssi-2025.docx"], "as it was found"),
        (["planer/*.docx"], ["planer/ssi-2025.docx"], "a pattern passes over lock files"),
        (["planer/**/*.pdf"], ["planer/2024/sst-2024.pdf"], "a pattern for folders of any depth"),
        (["planer/**"], ["2024/bilag/Mål og resultater æøå.txt", "2024/sst-2024.pdf", "ssi-2025.docx"], "all of them"),
        (["planer/ssi-202[45].docx"], ["planer/ssi-2025.docx"], "a pattern with a set"),
        (["plan*"], ["2024/bilag/Mål og resultater æøå.txt", "2024/sst-2024.pdf", "ssi-2025.docx"], "matches a folder"),
        (["planer/~$ssi-2025.docx"], ["planer/~$ssi-2025.docx"], "who names a lock file is told what it is"),
    ],
)
def test_what_a_source_may_be(share: Path, sources: list[str], shown: list[str], why: str) -> None:
    assert [name.removeprefix("planer/") for name in names(find_sources(sources))] == [
        name.removeprefix("planer/") for name in shown
    ], why


def test_the_order_of_sources_does_not_matter(share: Path) -> None:
    sources = ["planer/ssi-2025.docx", "planer", "planer/2024", "planer/*.docx", "findes-ikke.pdf"]
    assert find_sources(sources) == find_sources(sources[::-1])


def test_a_file_that_is_given_twice_is_found_once_and_the_callers_name_for_it_wins(share: Path) -> None:
    found = find_sources(["planer", share / "planer", "planer/ssi-2025.docx", "planer/2024"])
    assert [one.relative for one in found if one.path.name == "ssi-2025.docx"] == ["ssi-2025.docx"]
    assert [one.named for one in found if one.path.name == "ssi-2025.docx"] == [True]
    assert [one.relative for one in found if one.path.name == "sst-2024.pdf"] == ["2024/sst-2024.pdf"]


def test_the_folder_written_to_is_left_out(share: Path) -> None:
    (share / "planer/out/plans").mkdir(parents=True)
    (share / "planer/out/plans/ssi-2025.json").write_text("{}", encoding="utf-8")
    assert "planer/out/plans/ssi-2025.json" in names(find_sources(["planer"]))
    assert len(find_sources(["planer"], leave_out=Path("planer/out"))) == 3


@pytest.mark.parametrize(
    ("source", "code", "remedy"),
    [
        ("findes-ikke.docx", "missing", "check the spelling"),
        ("findes-ikke/*.docx", "missing", "No file matches this pattern"),
        ("tom", "unsupported", "no document in this folder"),
    ],
)
def test_what_is_not_there_is_an_entry_with_a_remedy(share: Path, source: str, code: str, remedy: str) -> None:
    (share / "tom").mkdir()
    (found,) = find_sources([source])
    assert found.problem is not None
    assert (found.problem.code, found.named, found.shown) == (code, True, source)
    assert remedy in found.problem.message


def link(path: Path, target: Path) -> None:
    try:
        path.symlink_to(target, target_is_directory=target.is_dir())
    except OSError as error:
        pytest.skip(f"links cannot be made here: {error}")


def test_links_that_loop_end_and_a_file_keeps_its_own_name(share: Path) -> None:
    plain = names(find_sources(["planer"]))
    link(share / "planer/2024/a-tilbage", share / "planer")
    link(share / "planer/0-genvej", share / "planer/2024")
    assert names(find_sources(["planer"])) == plain


def test_a_link_that_leads_out_is_followed(share: Path) -> None:
    (share / "arkiv").mkdir()
    (share / "arkiv/ssi-2020.docx").write_text("x", encoding="utf-8")
    link(share / "planer/arkiv", share / "arkiv")
    assert "planer/arkiv/ssi-2020.docx" in names(find_sources(["planer"]))


def test_a_second_name_of_a_file_is_a_find_of_its_own(share: Path) -> None:
    link(share / "planer/nyeste.docx", share / "planer/ssi-2025.docx")
    assert {"planer/nyeste.docx", "planer/ssi-2025.docx"} <= set(names(find_sources(["planer"])))


def test_a_link_to_nothing_is_said(share: Path) -> None:
    link(share / "planer/væk.docx", share / "planer/flyttet.docx")
    (found,) = [one for one in find_sources(["planer"]) if one.problem]
    assert (found.shown, found.problem and found.problem.code) == ("planer/væk.docx", "missing")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_no_document(share: Path) -> None:
    os.mkfifo(share / "planer/rør")
    assert names(find_sources(["planer"])) == names(find_sources(["planer/*/", "planer/ssi-2025.docx"]))
    (found,) = find_sources(["planer/rør"])
    assert found.problem is not None
    assert found.problem.code == "not-a-document"


@pytest.mark.skipif(os.name == "nt" or os.uname().sysname == "Darwin", reason="names are always UTF-8 here")
def test_a_name_in_another_encoding_can_be_shown(share: Path) -> None:
    path = os.fsencode(share / "planer") + b"/m\xe5l.txt"
    with open(path, "wb") as file:  # noqa: PTH123 - the name is bytes
        file.write(b"x")
    (found,) = [one for one in find_sources(["planer"]) if "m\ufffdl" in one.shown]
    assert found.relative == "m\ufffdl.txt"
    assert found.path.read_bytes() == b"x"
