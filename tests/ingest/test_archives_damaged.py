"""Archives that are damaged, hostile or beyond the limits: what can be had of them, and what is said of the rest."""

from __future__ import annotations

import bz2
import gzip
import tarfile
import tempfile
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maalplan import limits
from maalplan.ingest.archives.streams import Gunzipped
from maalplan.ingest.sources import Found, open_archives
from tests.ingest.archive_maker import STREAMED, Part, found, packed, said, share, special, tarred, zip_file

__all__ = ["share"]

PLANS = {"2024/ssi.docx": b"ssi-2024", "Mål og resultater/sst æøå.txt": b"sst-2025"}
AS_SHOWN = [("{}/2024/ssi.docx", "ssi-2024"), ("{}/Mål og resultater/sst æøå.txt", "sst-2025")]

# ------------------------------------------------------------------ damaged ones


TEXTS = {f"{number}.txt": f"ssi-{number} ".encode() * 300 for number in range(2020, 2026)}


@pytest.mark.parametrize(("flags", "method"), [(0, 0), (0, 8), (STREAMED, 8)])
def test_of_a_zip_file_that_is_cut_off_what_stands_is_read(share: Path, flags: int, method: int) -> None:
    parts = [Part(name.encode(), data, flags, method) for name, data in TEXTS.items()]
    whole = zip_file(*parts)
    cut = whole.rindex(b"PK\x03\x04") + 60
    (share / "a.zip").write_bytes(whole[:cut])
    given = said(share, "a.zip")
    assert given[0] == ("a.zip", "!damaged")
    assert given[1:] == [(f"a.zip/{name}", data.decode()) for name, data in list(TEXTS.items())[:-1]]


def test_every_cut_of_a_zip_file_is_told_and_nothing_broken_is_given(share: Path) -> None:
    whole = packed(dict(list(TEXTS.items())[:3]))
    for cut in range(40, len(whole), 7):
        (share / "a.zip").write_bytes(whole[:cut])
        given = dict(said(share, "a.zip"))
        assert given.pop("a.zip") == "!damaged", cut
        assert all(text.encode() == TEXTS[name.removeprefix("a.zip/")] for name, text in given.items())


def test_one_broken_file_in_a_zip_file_leaves_the_others(share: Path) -> None:
    data = bytearray(zip_file(Part(b"a.txt", b"aaa"), Part(b"b.txt", b"bbb"), Part(b"c.txt", b"ccc")))
    data[data.index(b"bbb")] ^= 1
    (share / "a.zip").write_bytes(data)
    assert said(share, "a.zip") == [("a.zip", "!damaged"), ("a.zip/a.txt", "aaa"), ("a.zip/c.txt", "ccc")]
    (one, *_) = found(share, "a.zip")
    assert one.problem is not None
    assert "b.txt" in one.problem.message


@pytest.mark.parametrize("pack", [bytes, gzip.compress, bz2.compress], ids=["plain", "gzip", "bzip2"])
def test_every_cut_of_a_tar_archive_is_told_and_nothing_broken_is_given(
    share: Path, pack: Callable[[bytes], bytes]
) -> None:
    whole = pack(tarred(dict(list(TEXTS.items())[:3])))
    for cut in range(len(whole) // 20, len(whole.rstrip(b"\0")), len(whole) // 40):
        (share / "a.tar").write_bytes(whole[:cut])
        given = said(share, "a.tar")
        assert given[0] == ("a.tar", "!damaged"), cut
        assert all(text.encode() == TEXTS[name.removeprefix("a.tar/")] for name, text in given[1:])


def test_a_broken_header_in_a_tar_archive_is_not_its_end(share: Path) -> None:
    data = bytearray(tarred({"a.txt": b"a", "b.txt": b"b", "c.txt": b"c"}))
    data[data.index(b"b.txt")] ^= 1
    (share / "a.tar").write_bytes(data)
    assert said(share, "a.tar") == [("a.tar", "!damaged"), ("a.tar/a.txt", "a")]


def test_an_archive_that_vanishes_is_left_to_the_reader(share: Path) -> None:
    given = Found(share / "væk.zip", "væk.zip", "væk.zip")
    assert tuple(open_archives([given], share.parent / "scratch")) == (given,)


# ------------------------------------------------------------------ archives in archives, and bombs


def nested(levels: int) -> bytes:
    data = packed({"ssi.txt": b"ssi-2025"})
    for _ in range(levels - 1):
        data = packed({"indre.zip": data, "ved siden af.txt": b"x"}, zipfile.ZIP_STORED)
    return data


def test_archives_in_archives(share: Path) -> None:
    (share / "a.zip").write_bytes(
        packed({"b.tgz": gzip.compress(tarred({"c/d.zip": packed(PLANS)})), "e.7z": b"7z\xbc\xaf\x27\x1c"})
    )
    assert said(share, "a.zip") == [
        *((shown.format("a.zip/b.tgz/c/d.zip"), text) for shown, text in AS_SHOWN),
        ("a.zip/e.7z", "!unsupported"),
    ]


@pytest.mark.parametrize(("levels", "outcome"), [(limits.NESTING, "ssi-2025"), (limits.NESTING + 1, "!too-large")])
def test_they_are_not_opened_endlessly(share: Path, levels: int, outcome: str) -> None:
    (share / "a.zip").write_bytes(nested(levels))
    deep = min(levels, limits.NESTING + 1) - 1
    name = "a.zip" + "/indre.zip" * deep + ("/ssi.txt" if levels <= limits.NESTING else "")
    given = dict(said(share, "a.zip"))
    assert given[name] == outcome
    assert given["a.zip/ved siden af.txt"] == "x"


def test_a_damaged_archive_in_an_archive_is_named(share: Path) -> None:
    (share / "a.zip").write_bytes(packed({"b.zip": packed(TEXTS)[:-30], "c.txt": b"c"}))
    given = dict(said(share, "a.zip"))
    assert given["a.zip/b.zip"] == "!damaged"
    assert given["a.zip/c.txt"] == "c"
    assert given["a.zip/b.zip/2020.txt"].startswith("ssi-2020")


ZEROS = bytes(300_000)


@pytest.mark.parametrize(
    ("constant", "value", "data", "given"),
    [
        (
            "RATIO_FROM",
            1000,
            packed({"a.txt": b"a", "b.txt": ZEROS, "c.txt": b"c"}),
            {"a.txt": "a", "b.txt": "!", "c.txt": "c"},
        ),
        ("MEMBER_BYTES", 9999, packed({"b.txt": b"b" * 10_000, "c.txt": b"c"}), {"b.txt": "!", "c.txt": "c"}),
        ("MEMBER_BYTES", 9999, tarred({"b.txt": b"b" * 10_000, "c.txt": b"c"}), {"b.txt": "!", "c.txt": "c"}),
        ("ARCHIVE_BYTES", 99, packed({"a.txt": b"a", "b.txt": b"b" * 99, "c.txt": b"c"}), {"a.txt": "a", "": "!"}),
        ("UNPACKED_BYTES", 99, packed({"a.txt": b"a", "b.txt": b"b" * 99}), {"a.txt": "a", "": "!"}),
        ("MEMBERS", 2, packed({"a.txt": b"a", "b.txt": b"b", "c.txt": b"c"}), {"a.txt": "a", "b.txt": "b", "": "!"}),
        ("MEMBERS", 1, tarred({"a.txt": b"a", "b.txt": b"b"}), {"a.txt": "a", "": "!"}),
        ("ZIP_DIRECTORY", 99, packed({"a.txt": b"a", "b.txt": b"b", "c.txt": b"c"}), {"": "!"}),
        ("RATIO_FROM", 9999, gzip.compress(tarred({"a.txt": b"a", "b.txt": ZEROS})), {"a.txt": "a", "": "!"}),
        ("RATIO_FROM", 9999, bz2.compress(tarred({"a.txt": b"a", "b.txt": ZEROS})), {"a.txt": "a", "": "!"}),
        ("ROOM_LEFT", 1 << 70, packed({"a.txt": b"a"}), {"": "!"}),
    ],
)
def test_what_is_beyond_a_limit_is_too_large_and_the_rest_goes_on(
    share: Path, monkeypatch: pytest.MonkeyPatch, constant: str, value: int, data: bytes, given: dict[str, str]
) -> None:
    monkeypatch.setattr(limits, constant, value)
    (share / "a.zip").write_bytes(data)
    expected = {f"a.zip/{name}".rstrip("/"): "!too-large" if text == "!" else text for name, text in given.items()}
    assert dict(said(share, "a.zip")) == expected


def test_a_bomb_leaves_nothing_and_takes_nothing_from_other_archives(
    share: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "ARCHIVE_BYTES", 5000)
    (share / "a.zip").write_bytes(packed({f"{number}.txt": b"x" * 2000 for number in range(5)}))
    (share / "b.zip").write_bytes(packed({"ssi.txt": b"y" * 4000}))
    given = dict(said(share, "."))
    assert (given["a.zip"], given["b.zip/ssi.txt"]) == ("!too-large", "y" * 4000)
    whole = [one.path for one in found(share, ".") if one.problem is None]
    left = [path for path in (share.parent / "scratch").rglob("*") if path.is_file()]
    assert len(left) == 2 * len(whole)


def test_files_that_lie_over_each_other_are_not_all_unpacked(share: Path) -> None:
    """Each entry of the directory points at the same bytes."""
    part = Part(b"a.txt", ZEROS, method=8)
    body = part.local()
    listed = part.listed(0) * 3
    end = (
        b"PK\x05\x06"
        + bytes(4)
        + bytes([3, 0, 3, 0])
        + len(listed).to_bytes(4, "little")
        + len(body).to_bytes(4, "little")
        + bytes(2)
    )
    (share / "a.zip").write_bytes(body + listed + end)
    assert {text[:1] for name, text in said(share, "a.zip") if name != "a.zip"} <= {"\0"}


@pytest.mark.parametrize("kind", [tarfile.XHDTYPE, tarfile.GNUTYPE_LONGNAME, tarfile.XGLTYPE])
def test_a_header_that_says_it_is_huge_is_not_read_into_memory(share: Path, kind: bytes) -> None:
    header = special("x", kind)
    header.size = 8 << 30
    (share / "a.tar").write_bytes(tarred({"a.txt": b"a"})[:1024] + header.tobuf(tarfile.GNU_FORMAT) + bytes(2 << 20))
    assert said(share, "a.tar") == [("a.tar", "!damaged"), ("a.tar/a.txt", "a")]


def test_headers_without_end_are_not_followed(share: Path) -> None:
    header = special("x", tarfile.XHDTYPE)
    header.size = 0
    (share / "a.tar").write_bytes(tarred({"a.txt": b"a"})[:1024] + header.tobuf(tarfile.GNU_FORMAT) * 3000)
    assert said(share, "a.tar") == [("a.tar", "!damaged"), ("a.tar/a.txt", "a")]


def test_a_file_with_holes_is_taken_within_the_limits(share: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MEMBER_BYTES", 1 << 20)
    info = special("huller.txt", tarfile.GNUTYPE_SPARSE)
    block = bytearray(info.tobuf(tarfile.GNU_FORMAT))
    block[483:495] = b"77777777777\0"
    block[148:156] = b" " * 8
    block[148:156] = f"{sum(block):06o}\0 ".encode()
    (share / "a.tar").write_bytes(bytes(block) + tarred({"a.txt": b"a"}))
    assert said(share, "a.tar") == [("a.tar/a.txt", "a"), ("a.tar/huller.txt", "!too-large")]


def test_a_full_disk_is_said(share: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (share / "a.zip").write_bytes(packed({"a.txt": b"a"}))
    plain = Path.open

    def full(path: Path, mode: str = "r", *rest: object) -> object:
        if mode == "xb":
            raise OSError(28, "No space left on device")
        return plain(path, mode)

    monkeypatch.setattr(Path, "open", full)
    (one,) = found(share, "a.zip")
    assert one.problem is not None
    assert (one.problem.code, "TMPDIR" in one.problem.message) == ("too-large", True)


SOUND = (packed(TEXTS), tarred(TEXTS), gzip.compress(tarred(TEXTS)), packed({"a.zip": packed(TEXTS)}))


@given(
    st.sampled_from(SOUND),
    st.lists(st.tuples(st.integers(0, 1 << 20), st.binary(min_size=1, max_size=4)), min_size=1, max_size=5),
    st.booleans(),
)
def test_no_damage_is_a_fault_of_ours(data: bytes, changes: list[tuple[int, bytes]], at_the_end: bool) -> None:
    broken = bytearray(data)
    for at, new in changes:
        place = len(broken) - 1 - at % min(400, len(broken)) if at_the_end else at % len(broken)
        broken[place : place + len(new)] = new
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.zip"
        path.write_bytes(broken)
        for one in open_archives([Found(path, "a.zip", "a.zip")], Path(folder)):
            assert one.problem is not None or one.path.is_file()


def test_a_file_without_a_name_is_a_file(share: Path) -> None:
    (share / "a.zip").write_bytes(zip_file(Part(b"", b"a"), Part(b"\0", b"b")))
    assert said(share, "a.zip") == [("a.zip/unnamed", "a"), ("a.zip/\ufffd", "b")]


# ------------------------------------------------------------------ streams of gzip


@given(st.lists(st.binary(max_size=500), min_size=1, max_size=4), st.integers(1, 300), st.integers(0, 9))
def test_what_was_packed_comes_out(parts: list[bytes], size: int, filling: int) -> None:
    """Several streams behind each other are one, and what fills a block behind them is nothing."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.gz"
        path.write_bytes(b"".join(map(gzip.compress, parts)) + bytes(filling))
        with closing(Gunzipped(path)) as stream:
            pieces = list(iter(lambda: stream.read(size), b""))
    assert b"".join(pieces) == b"".join(parts)
    assert all(len(piece) == size for piece in pieces[:-1])


@pytest.mark.parametrize("cut", [5, 15, -9, -1])
def test_a_stream_that_is_cut_off_does_not_end(share: Path, cut: int) -> None:
    (share / "a.gz").write_bytes(gzip.compress(bytes(range(256)) * 40)[:cut])
    with closing(Gunzipped(share / "a.gz")) as stream, pytest.raises(EOFError):
        stream.read(1 << 20)


def test_a_header_of_gzip_without_end_is_passed_over(share: Path) -> None:
    long_name = b"\x1f\x8b\x08\x08" + bytes(6) + b"n" * 8_000_000
    (share / "a.tgz").write_bytes(long_name)
    assert said(share, "a.tgz") == [("a.tgz", "!damaged")]
    (share / "b.tgz").write_bytes(long_name + b"\0" + gzip.compress(tarred({"a.txt": b"a"}))[10:])
    assert said(share, "b.tgz") == [("b.tgz/a.txt", "a")]
