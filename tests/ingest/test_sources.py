"""Finding documents: each file once, in order, under the name by which it was found."""

from __future__ import annotations

import errno
import os
import socket
import unicodedata
from pathlib import Path

import pytest

from maalplan.ingest.sources import Found, clean_name, find_sources


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
    assert len(find_sources(["planer/**/*"], leave_out=Path("planer/out"))) == 3


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


# ------------------------------------------------------------------ names


ODD_NAMES = (
    "-x.pdf",
    "--out",
    "linje\nskift.txt",
    "\"citat\" og 'apostrof'.txt",
    "[2025] plan.txt",
    "spørgsmål?*.txt",
    " blanke .txt ",
    "$HOME; rm -rf.txt",
    "å" * 125 + "x.txt",
    "\x1b[31mrød.txt",
    "\u202etxt.fdp",
)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
@pytest.mark.parametrize("name", ODD_NAMES)
def test_every_name_that_a_file_can_have(share: Path, name: str) -> None:
    (share / "planer" / name).write_text("x", encoding="utf-8")
    (inside,) = [one for one in find_sources(["planer"]) if one.relative == name]
    assert inside.path.read_text(encoding="utf-8") == "x"
    for source in (f"planer/{name}", f"./planer/{name}", share / "planer" / name):
        (one,) = find_sources([source])
        assert (one.relative, one.named, one.problem) == (name, True, None)


def test_a_leading_dash_is_a_name_like_any_other(share: Path) -> None:
    (share / "-x.pdf").write_text("x", encoding="utf-8")
    for source in ("-x.pdf", "./-x.pdf", Path("-x.pdf")):
        assert names(find_sources([source])) == ["-x.pdf"]


@pytest.mark.parametrize("pair", [("Mål.txt", unicodedata.normalize("NFD", "Mål.txt")), ("ssi.txt", "SSI.txt")])
def test_twins_are_both_found_and_each_once(share: Path, pair: tuple[str, str]) -> None:
    for name in pair:
        (share / "planer/2024" / name).write_text(name, encoding="utf-8")
    if len(list((share / "planer/2024").glob("*.txt"))) < 2:
        pytest.skip("this file system takes them for one")
    found = find_sources(["planer", "planer/2024", *(f"planer/2024/{name}" for name in pair)])
    assert [one.path.name for one in found].count(pair[0]) == 1
    assert [one.path.name for one in found].count(pair[1]) == 1


def test_a_name_with_brackets_is_a_file_before_it_is_a_pattern(share: Path) -> None:
    for name in ("ssi-[25].txt", "ssi-2.txt"):
        (share / name).write_text(name, encoding="utf-8")
    assert names(find_sources(["ssi-[25].txt"])) == ["ssi-[25].txt"]
    (share / "ssi-[25].txt").unlink()
    assert names(find_sources(["ssi-[25].txt"])) == ["ssi-2.txt"]


def test_a_path_is_no_pattern(share: Path) -> None:
    """Lists of paths are taken to the letter, whatever stands in the folder that they name."""
    (one,) = find_sources([Path("planer/*.docx")])
    assert (one.shown, one.problem and one.problem.code) == ("planer/*.docx", "missing")


@pytest.mark.parametrize("source", ["", "a" * 300 + ".docx", "a\0b.docx", "a\0b/c.docx", "ssi.docx/under.docx"])
def test_what_no_file_can_be_called_is_missing(share: Path, source: str) -> None:
    (share / "ssi.docx").write_text("x", encoding="utf-8")
    (one,) = find_sources([source])
    assert one.problem is not None
    assert one.problem.code == "missing"
    assert clean_name(one.shown) == one.shown


# ------------------------------------------------------------------ what cannot be opened, and what is no file


def test_a_folder_that_may_not_be_searched_is_said_and_its_neighbours_are_found(
    share: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = Path.iterdir

    def closed(path: Path) -> object:
        if path.name == "2024":
            raise PermissionError(errno.EACCES, "Permission denied")
        return plain(path)

    monkeypatch.setattr(Path, "iterdir", closed)
    found = find_sources(["planer"])
    assert [(one.shown, one.problem and one.problem.code) for one in found] == [
        ("planer/2024", "unreadable"),
        ("planer/ssi-2025.docx", None),
    ]


def test_a_file_that_cannot_be_looked_at_is_said(share: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = Path.is_file

    def stale(path: Path) -> bool:
        if path.name.startswith("sst"):
            raise OSError(errno.EIO, "Input/output error")
        return plain(path)

    monkeypatch.setattr(Path, "is_file", stale)
    for source in ("planer", "planer/2024/sst-2024.pdf"):
        (one,) = [one for one in find_sources([source]) if one.problem]
        assert (one.shown, one.problem and one.problem.code) == ("planer/2024/sst-2024.pdf", "unreadable")


def test_a_file_that_may_not_be_read_or_is_gone_is_left_to_the_reader(
    share: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether it is an archive cannot be seen; the reader says why."""
    plain = Path.open

    def gone(path: Path, *rest: str) -> object:
        if path.name.startswith("ssi"):
            raise PermissionError(errno.EACCES, "Permission denied")
        if path.name.startswith("sst"):
            raise FileNotFoundError(errno.ENOENT, "No such file or directory")
        return plain(path, *rest)

    monkeypatch.setattr(Path, "open", gone)
    found = find_sources(["planer"], scratch=share)
    assert [one.problem for one in found] == [None, None, None]
    assert found == find_sources(["planer"])


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="this system has no sockets in folders")
def test_a_socket_is_no_document(share: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = names(find_sources(["planer"]))
    monkeypatch.chdir(share / "planer")  # the address of a socket is short
    with socket.socket(socket.AF_UNIX) as one:
        one.bind("stik")
        (named,) = find_sources(["stik"])
        assert named.problem is not None
        assert named.problem.code == "not-a-document"
        assert "'-'" in named.problem.message
        monkeypatch.chdir(share)
        assert names(find_sources(["planer"])) == plain


@pytest.mark.skipif(not os.path.exists("/dev/null"), reason="this system has no devices in folders")  # noqa: PTH110
def test_a_device_is_no_document() -> None:
    (one,) = find_sources(["/dev/null"])
    assert one.problem is not None
    assert one.problem.code == "not-a-document"


@pytest.mark.skipif(not os.path.isdir("/dev/fd"), reason="this system does not name what a process has open")  # noqa: PTH112
def test_a_file_by_the_name_that_it_has_in_this_process_is_opened_by_its_own(share: Path) -> None:
    """``/dev/stdin`` is another file for each process that opens it."""
    with (share / "planer/ssi-2025.docx").open("rb") as file:
        (one,) = find_sources([f"/dev/fd/{file.fileno()}"])
    assert one.shown.startswith("/dev/fd/")
    if one.problem is None:
        assert one.path.read_text(encoding="utf-8") == "planer/ssi-2025.docx"
    else:
        assert one.problem.code == "not-a-document"


def test_a_link_to_itself_is_said(share: Path) -> None:
    link(share / "planer/ring.docx", share / "planer/ring.docx")
    (inside,) = [one for one in find_sources(["planer"]) if one.problem]
    (named,) = find_sources(["planer/ring.docx"])
    assert {inside.problem and inside.problem.code, named.problem and named.problem.code} == {"missing"}


def test_ten_thousand_sources_are_found_each_once(share: Path) -> None:
    sources = [Path(f"planer/{number}.docx") for number in range(5_000)]
    found = find_sources([*sources, *sources])
    assert len(found) == 5_000
    assert {one.problem and one.problem.code for one in found} == {"missing"}
