"""Archives among the sources: what is in them, under which name, and what of them is not taken."""

from __future__ import annotations

import bz2
import gzip
import lzma
import stat
import tarfile
import zipfile
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maalplan.ingest.archives.names import Names, safe_path, zip_name
from maalplan.ingest.sources import find_sources
from tests.ingest import docx_maker, odt_maker
from tests.ingest.archive_maker import (
    LOCKED,
    UTF8,
    Part,
    found,
    locked_with,
    packed,
    said,
    share,
    special,
    tarred,
    unicode_path,
    zip_file,
)

__all__ = ["share"]


PLANS = {"2024/ssi.docx": b"ssi-2024", "Mål og resultater/sst æøå.txt": b"sst-2025"}
AS_SHOWN = [("{}/2024/ssi.docx", "ssi-2024"), ("{}/Mål og resultater/sst æøå.txt", "sst-2025")]


# ------------------------------------------------------------------ what is an archive, and what its files are called


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("planer.zip", packed(PLANS)),
        ("pakket.zip", packed(PLANS, zipfile.ZIP_BZIP2)),
        ("planer.tar", tarred(PLANS)),
        ("gammel.tar", tarred(PLANS, tarfile.GNU_FORMAT)),
        ("planer.tar.gz", gzip.compress(tarred(PLANS))),
        ("planer.tgz", gzip.compress(tarred(PLANS))),
        ("planer.tar.bz2", bz2.compress(tarred(PLANS))),
        ("planer.pdf", packed(PLANS)),
        ("planer", tarred(PLANS)),
    ],
)
def test_an_archive_is_told_by_its_content_and_its_files_stand_below_it(share: Path, name: str, data: bytes) -> None:
    (share / name).write_bytes(data)
    assert said(share, name) == [(shown.format(name), text) for shown, text in AS_SHOWN]
    assert [one.folder for one in found(share, name)] == [name, name]
    (share / "arkiv").mkdir()
    (share / name).rename(share / "arkiv" / name)
    inside = found(share, "arkiv")
    assert [one.shown for one in inside] == [f"arkiv/{shown.format(name)}" for shown, _ in AS_SHOWN]
    assert [one.relative for one in inside] == [shown.format(name) for shown, _ in AS_SHOWN]
    assert {one.folder for one in inside} == {"arkiv"}


def test_without_a_folder_to_unpack_into_archives_stay_as_they_are(share: Path) -> None:
    (share / "planer.zip").write_bytes(packed(PLANS))
    (one,) = find_sources(["planer.zip"])
    assert (one.shown, one.path, one.problem) == ("planer.zip", Path("planer.zip"), None)


WORD = docx_maker.word_file(docx_maker.p("Mål 1"))


@pytest.mark.parametrize(
    "data",
    [
        WORD,
        WORD[: len(WORD) // 2],
        odt_maker.odt_file(odt_maker.p("Mål 1")),
        packed({"a.xml": b"x", "xl/workbook.xml": b"x", "[Content_Types].xml": b"x"}),
        packed({"word/numbering.xml": b"x" * 99, "word/document.xml": b"y" * 99})[:-60],
        b"%PDF-1.7",
        b"Maal 1",
        b"\0" * 1024,
        b"",
    ],
    ids=["word", "word cut off", "odt", "sheet", "word without its directory", "pdf", "text", "nothing", "empty"],
)
def test_a_document_is_no_archive_though_it_may_be_a_zip_file(share: Path, data: bytes) -> None:
    (share / "plan.zip").write_bytes(data)
    (one,) = found(share, "plan.zip")
    assert (one.shown, one.path, one.problem, one.named) == ("plan.zip", Path("plan.zip"), None, True)


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("planer.tar.xz", lzma.compress(tarred(PLANS)), "xz"),
        ("planer.tar.lzma", lzma.compress(tarred(PLANS), lzma.FORMAT_ALONE), "lzma"),
        ("planer.7z", b"7z\xbc\xaf\x27\x1c\0\4", "7z"),
        ("planer.rar", b"Rar!\x1a\x07\1\0", "RAR"),
        ("plan.txt.gz", gzip.compress(b"ssi-2025"), "gzip"),
        ("plan.txt.bz2", bz2.compress(b"ssi-2025"), "bzip2"),
    ],
)
def test_other_archives_are_refused_with_a_remedy(share: Path, name: str, data: bytes, kind: str) -> None:
    (share / name).write_bytes(data)
    (one,) = found(share, name)
    assert one.problem is not None
    assert (one.problem.code, one.named) == ("unsupported", True)
    assert kind in one.problem.message
    assert "unpack it" in one.problem.message


def test_what_is_passed_over_in_folders_is_in_archives_too(share: Path) -> None:
    names = ("__MACOSX/._a.txt", ".skjult/b.txt", "2024/~$ssi.docx", ".~lock.c.odt#", "Thumbs.db", "2024/ssi.docx")
    (share / "a.zip").write_bytes(packed(dict.fromkeys(names, b"x")))
    (share / "b.tar").write_bytes(tarred(dict.fromkeys(names, b"y")))
    assert said(share, ".") == [("a.zip/2024/ssi.docx", "x"), ("b.tar/2024/ssi.docx", "y")]


@pytest.mark.parametrize(
    "data", [packed({}), packed({"tom/": b""}), packed({".skjult": b"x"}), tarred({".skjult": b"x"})]
)
def test_an_archive_without_a_document_says_so(share: Path, data: bytes) -> None:
    (share / "a.zip").write_bytes(data)
    (one,) = found(share, "a.zip")
    assert one.problem is not None
    assert (one.shown, one.named, one.problem.code) == ("a.zip", True, "unsupported")
    assert "no document in this archive" in one.problem.message


def test_an_archive_given_twice_is_unpacked_once(share: Path) -> None:
    (share / "a.zip").write_bytes(packed({"ssi.txt": b"ssi-2025"}))
    assert said(share, "a.zip", ".", "*.zip", str(share)) == [("a.zip/ssi.txt", "ssi-2025")]


RAW = "Mål/Ø-tilsyn.txt"


@pytest.mark.parametrize(
    "part",
    [
        Part(RAW.encode("cp850")),
        Part(RAW.encode("cp1252")),
        Part(RAW.encode("utf-8")),
        Part(RAW.encode("utf-8"), flags=UTF8),
        Part(b"M?l/?-tilsyn.txt", extra=unicode_path(b"M?l/?-tilsyn.txt", RAW)),
        Part(RAW.replace("/", "\\").encode("cp850")),
    ],
    ids=["console of Windows", "windows of Windows", "unmarked UTF-8", "UTF-8", "Info-ZIP", "backslash"],
)
@pytest.mark.parametrize("directory", [True, False])
def test_danish_letters_in_names(share: Path, part: Part, directory: bool) -> None:
    (share / "a.zip").write_bytes(zip_file(part, directory=directory))
    assert (f"a.zip/{RAW}", "ssi-2025") in said(share, "a.zip")


def test_a_name_that_is_not_the_utf8_that_it_claims_spoils_no_other(share: Path) -> None:
    (share / "a.zip").write_bytes(zip_file(Part(b"m\xe5l.txt", flags=UTF8), Part(b"b.txt")))
    assert said(share, "a.zip")[-2:] == [("a.zip/b.txt", "ssi-2025"), ("a.zip/m\ufffdl.txt", "ssi-2025")]


CLIMBING = (
    "../../op.txt",
    "/etc/op.txt",
    "C:/op.txt",
    "c:op.txt",
    "\\\\server\\share\\op.txt",
    "./a/../op.txt",
    "..",
    "op\0.txt",
)


@pytest.mark.parametrize("name", CLIMBING)
@pytest.mark.parametrize("form", ["zip", "tar"])
def test_nothing_climbs_out_of_its_archive(share: Path, name: str, form: str) -> None:
    raw = name.encode("utf-8")
    (share / "a.zip").write_bytes(zip_file(Part(raw)) if form == "zip" else tarred({name: b"ssi-2025"}))
    before = set(share.parent.rglob("*"))
    (one,) = found(share, "a.zip")
    assert one.problem is None
    assert one.path.read_bytes() == b"ssi-2025"
    assert one.shown.startswith("a.zip/")
    assert not {"", ".", ".."} & set(one.shown.split("/"))
    assert "\0" not in one.shown
    assert ":" not in one.shown
    new = set(share.parent.rglob("*")) - before
    assert all(path.is_relative_to(share.parent / "scratch") and path.name != "op.txt" for path in new)


@given(st.text(st.characters(codec="utf-8"), max_size=40) | st.sampled_from(CLIMBING))
def test_every_name_is_a_path_below(name: str) -> None:
    parts = safe_path(name).split("/")
    assert parts
    assert not {"", ".", ".."} & set(parts)
    assert safe_path("/".join(parts)) == "/".join(parts)


@given(st.binary(max_size=40), st.integers(0, 0xFFFF), st.binary(max_size=20))
def test_every_name_in_a_zip_file_can_be_read(raw: bytes, flags: int, extra: bytes) -> None:
    assert zip_name(raw, flags, extra).encode("utf-8", "surrogatepass") is not None


def test_the_same_name_again_gets_a_mark() -> None:
    names = Names()
    assert [names.own(name) for name in ("a/b.docx", "a/b.docx", "a/b (2).docx", "/a/b.docx", "A/b.docx")] == [
        "a/b.docx",
        "a/b (2).docx",
        "a/b (2) (2).docx",
        "a/b (3).docx",
        "A/b.docx",
    ]


def test_both_files_of_one_name_are_kept(share: Path) -> None:
    (share / "a.zip").write_bytes(zip_file(Part(b"ssi.txt", b"et"), Part(b"ssi.txt", b"to"), Part(b"SSI.txt", b"tre")))
    assert said(share, "a.zip") == [("a.zip/SSI.txt", "tre"), ("a.zip/ssi (2).txt", "to"), ("a.zip/ssi.txt", "et")]


def test_names_that_look_alike_and_are_not(share: Path) -> None:
    composed, decomposed = "M\u00e5l.txt", "Ma\u030al.txt"
    (share / "a.tar").write_bytes(tarred({composed: b"1", decomposed: b"2"}))
    assert {name for name, _ in said(share, "a.tar")} == {f"a.tar/{composed}", f"a.tar/{decomposed}"}


# ------------------------------------------------------------------ what is in them, and is no plain file


@pytest.mark.parametrize(
    "info",
    [
        special("link.txt", tarfile.SYMTYPE, "/etc/passwd"),
        special("link.txt", tarfile.LNKTYPE, "../../etc/passwd"),
        special("link.txt", tarfile.FIFOTYPE),
        special("link.txt", tarfile.CHRTYPE),
        special("link.txt", tarfile.BLKTYPE),
    ],
    ids=["symbolic", "hard", "pipe", "character device", "block device"],
)
def test_links_and_devices_are_said_and_not_followed(share: Path, info: tarfile.TarInfo) -> None:
    (share / "a.tar").write_bytes(
        tarred({"a.txt": b"a", "link.txt": info, "mappe": special("mappe", tarfile.DIRTYPE), "z.txt": b"z"})
    )
    assert said(share, "a.tar") == [("a.tar/a.txt", "a"), ("a.tar/link.txt", "!unsupported"), ("a.tar/z.txt", "z")]


def test_a_link_in_a_zip_file_is_said_and_not_followed(share: Path) -> None:
    link = Part(b"link.txt", b"/etc/passwd", system=3, mode=stat.S_IFLNK | 0o777)
    (share / "a.zip").write_bytes(zip_file(link, Part(b"a.txt", b"a", system=3, mode=stat.S_IFREG | 0o644)))
    assert said(share, "a.zip") == [("a.zip/a.txt", "a"), ("a.zip/link.txt", "!unsupported")]


@pytest.mark.parametrize("method", [9, 14, 93, 95, 98])
def test_a_file_packed_in_another_way_is_said(share: Path, method: int) -> None:
    (share / "a.zip").write_bytes(zip_file(Part(b"a.txt", method=method), Part(b"b.txt", b"b")))
    assert said(share, "a.zip") == [("a.zip/a.txt", "!unsupported"), ("a.zip/b.txt", "b")]


def locked(password: bytes, name: bytes = b"a.txt", data: bytes = b"ssi-2025") -> Part:
    return Part(name, locked_with(password, data), LOCKED, crc=zlib.crc32(data), size=len(data))


@pytest.mark.parametrize(
    ("passwords", "outcome"),
    [
        ((), "!encrypted"),
        (("forkert",), "!encrypted"),
        (("blåbær",), "ssi-2025"),
        (("forkert", "blåbær", "andet"), "ssi-2025"),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "cp850", "cp1252"])
def test_passwords_are_tried(share: Path, passwords: tuple[str, ...], outcome: str, encoding: str) -> None:
    (share / "a.zip").write_bytes(zip_file(locked("blåbær".encode(encoding)), Part(b"b.txt", b"b")))
    assert said(share, "a.zip", passwords=passwords) == [("a.zip/a.txt", outcome), ("a.zip/b.txt", "b")]
    (one, _) = found(share, "a.zip", passwords=passwords)
    assert one.problem is None or "--password" in one.problem.message


def test_a_wrong_password_that_is_believed_at_first_does_not_stop_the_right_one(share: Path) -> None:
    """One byte tells whether a password may be right: of a thousand wrong ones, some pass it."""
    (share / "a.zip").write_bytes(zip_file(locked(b"ret")))
    wrong = tuple(f"forkert{number}" for number in range(1000))
    assert said(share, "a.zip", passwords=(*wrong, "ret")) == [("a.zip/a.txt", "ssi-2025")]
    assert said(share, "a.zip", passwords=wrong) == [("a.zip/a.txt", "!encrypted")]


def test_strong_encryption_is_said_with_its_remedy(share: Path) -> None:
    (share / "a.zip").write_bytes(zip_file(Part(b"a.txt", flags=LOCKED, method=99)))
    (one,) = found(share, "a.zip", passwords=("ret",))
    assert one.problem is not None
    assert (one.problem.code, "AES" in one.problem.message) == ("encrypted", True)
