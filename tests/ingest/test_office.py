"""Old Word documents and rich text, through LibreOffice where it is installed."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from maalplan.errors import Damaged, Encrypted, TooLarge, Unsupported
from maalplan.ingest import office, read_document
from maalplan.ingest.office import convert, find_office, read_office
from maalplan.model import Document, Text
from tests.ingest.docx_maker import outline
from tests.ingest.odt_maker import flat_file, odt_file, p

RTF = rb"{\rtf1\ansi\ansicpg1252 M\'e5l 1\par}"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
DOC = OLE + b"\xec\xa5\xc1\x00" + bytes(508) + "WordDocument".encode("utf-16-le") + bytes(100)

on_posix = pytest.mark.skipif(os.name != "posix", reason="the stand-in for LibreOffice is a shell script")


@pytest.fixture(scope="session")
def soffice() -> Path:
    """The real program."""
    program = find_office()
    if program is None:
        pytest.skip("missing program: soffice")
    return program


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A script that is found in place of LibreOffice and does nothing until something is written in it."""
    program = tmp_path / "soffice"
    write(program, "")
    monkeypatch.setattr(office, "find_office", lambda: program)
    return program


def write(program: Path, lines: str) -> None:
    """Give the stand-in something to do; ``$folder`` is where its result is looked for."""
    found = 'while [ "$1" != --outdir ]; do shift; done; folder="$2"'
    program.write_text(f"#!/bin/sh\n{found}\n{lines}\n", encoding="utf-8")
    program.chmod(0o755)


def makes(program: Path, result: bytes) -> None:
    """Let the stand-in give *result*, whatever it is given."""
    made = program.with_name("made.odt")
    made.write_bytes(result)
    write(program, f'cp "{made}" "$folder/document.odt"')


# ------------------------------------------------------------------ finding the program


def test_a_program_on_the_path_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / ("libreoffice.exe" if os.name == "nt" else "libreoffice")
    program.touch(mode=0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_office() == program


def test_the_usual_places_are_searched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(office, "MAC", (tmp_path,))
    monkeypatch.setattr(office, "WINDOWS", ("MAALPLAN_NOT_SET", "MAALPLAN_PROGRAMS"))
    monkeypatch.setenv("MAALPLAN_PROGRAMS", str(tmp_path))
    places = {
        "darwin": tmp_path / "LibreOffice.app/Contents/MacOS/soffice",
        "win32": tmp_path / "LibreOffice/program/soffice.exe",
    }
    for platform, place in places.items():
        monkeypatch.setattr(office.sys, "platform", platform)
        assert find_office() is None
        place.parent.mkdir(parents=True)
        place.touch()
        assert find_office() == place
    monkeypatch.setattr(office.sys, "platform", "linux")
    assert find_office() is None


@pytest.mark.parametrize(("data", "suffix"), [(DOC, ".doc"), (RTF, ".rtf")])
def test_without_libreoffice_the_remedy_is_told(data: bytes, suffix: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "find_office", lambda: None)
    with pytest.raises(Unsupported, match=r"install LibreOffice, or open it in Word and save it as \.docx") as raised:
        read_document(data, "plan" + suffix)
    assert suffix in raised.value.message


# ------------------------------------------------------------------ what the program may do


@on_posix
def test_what_the_program_makes_is_read(stand_in: Path) -> None:
    makes(stand_in, odt_file(p("Mål 1")))
    document = read_office(RTF, "plan.rtf")
    assert outline(document.blocks) == ["paragraph Mål 1"]
    assert document.source.path == "plan.rtf"
    assert document.source.sha256 == read_office(RTF, "x").source.sha256 != read_office(DOC, "x").source.sha256
    assert (document.source.media_type, document.source.parser) == ("application/rtf", "libreoffice+odt")
    assert read_office(DOC, "plan.doc").source.media_type == "application/msword"


@on_posix
def test_fields_that_show_the_moment_of_conversion_are_left_out(stand_in: Path) -> None:
    fields = "Den <text:date>21. november 2026</text:date> i <text:file-name>document.doc</text:file-name> {}"
    fixed = '<text:date text:fixed="true">1. marts 2025</text:date>'
    makes(stand_in, odt_file(f"<text:p>{fields.format(fixed)}</text:p>"))
    (block,) = read_office(RTF, "plan.rtf").blocks
    assert isinstance(block, Text)
    assert block.text.split() == ["Den", "i", "1.", "marts", "2025"]


@on_posix
def test_a_program_that_makes_nothing(stand_in: Path) -> None:
    with pytest.raises(Damaged, match=r"cannot open this file; open it in Word and save it as \.docx"):
        read_office(RTF, "plan.rtf")


@on_posix
def test_a_program_that_makes_a_file_without_words(stand_in: Path) -> None:
    makes(stand_in, odt_file(p() + "<table:table><table:table-row><table:table-cell/></table:table-row></table:table>"))
    with pytest.raises(Damaged, match="no words"):
        read_office(RTF, "plan.rtf")


@on_posix
def test_a_password_is_told_from_the_header(stand_in: Path) -> None:
    locked = bytearray(DOC)
    locked[512 + 11] |= 1
    with pytest.raises(Encrypted, match="password"):
        read_office(bytes(locked), "plan.doc")


@on_posix
def test_a_program_that_does_not_come_to_an_end_is_ended_with_its_children(tmp_path: Path, stand_in: Path) -> None:
    child = tmp_path / "child"
    write(stand_in, f'sleep 600 & echo $! > "{child}"; wait')
    start = time.monotonic()
    with pytest.raises(TooLarge, match=r"not done with this file after 0\.5 seconds"):
        convert(RTF, ".rtf", stand_in, longest=0.5)
    assert time.monotonic() - start < 60
    assert gone(int(child.read_text(encoding="ascii")))


@on_posix
def test_what_the_program_leaves_behind_is_ended(tmp_path: Path, stand_in: Path) -> None:
    child = tmp_path / "child"
    write(stand_in, f'sleep 600 & echo $! > "{child}"')
    assert convert(RTF, ".rtf", stand_in) is None
    assert gone(int(child.read_text(encoding="ascii")))


def gone(pid: int) -> bool:
    """Whether the process ends soon; one that nobody has waited for yet is a zombie, and gone."""
    for _ in range(100):
        state = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False)
        if state.stdout.strip()[:1] in {"", "Z"}:
            return True
        time.sleep(0.05)
    return False


def test_a_program_that_does_not_start(tmp_path: Path) -> None:
    program = tmp_path / "soffice"
    program.write_bytes(b"no program")
    with pytest.raises(Unsupported, match="does not start"):
        convert(RTF, ".rtf", program)


@on_posix
def test_nothing_is_left_behind(tmp_path: Path, stand_in: Path) -> None:
    write(stand_in, f'echo "$folder" > "{tmp_path}/where"; ls "$folder" > "{tmp_path}/held"')
    assert convert(RTF, ".rtf", stand_in) is None
    assert not Path((tmp_path / "where").read_text(encoding="utf-8").strip()).exists()
    assert (tmp_path / "held").read_text(encoding="utf-8").split() == ["document.rtf", "profile"]


# ------------------------------------------------------------------ LibreOffice itself


def test_rich_text_is_read(soffice: Path) -> None:
    table = rb"\trowd\cellx3000\cellx6000\intbl M\'e5l\cell Frist\cell\row\pard"
    body = rb"{\b Frist:} Q2\line ny linje\par 5\u8211-10 dage\par " + table + rb"\par {\v skjult}slut\par"
    field = rb"{\field{\*\fldinst DATE}{\fldrslt 1. marts 2024}}"
    document = read_document(rb"{\rtf1\ansi\ansicpg1252 " + body + field + rb"\par}", "plan.rtf")
    assert outline(document.blocks) == [
        "paragraph Frist: Q2\vny linje",
        "paragraph 5–10 dage",
        "table 1x2",
        "paragraph slut",
    ]
    assert isinstance(document.blocks[0], Text)
    assert document.blocks[0].strong == len("Frist:")


@pytest.mark.parametrize("suffix", [".doc", ".rtf", ".odt"])
def test_a_word_plan_shows_the_same_in_every_format_of_word_processors(
    suffix: str, soffice: Path, printed: Path, tmp_path: Path
) -> None:
    word = printed / "slks-2025.docx"
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [str(soffice), profile, "--headless", "--convert-to", suffix[1:], "--outdir", str(tmp_path), str(word)]
    subprocess.run(command, check=True, capture_output=True)
    made = (tmp_path / word.name).with_suffix(suffix)
    assert shown(read_document(made.read_bytes(), made.name)) == shown(read_document(word.read_bytes(), word.name))


def shown(document: Document) -> tuple[object, ...]:
    """All that the parsers see of a document."""
    return document.blocks, document.footnotes


@pytest.mark.parametrize("data", [DOC, RTF[:-1] + rb"{\b aldrig lukket"])
def test_a_broken_file_is_damaged(data: bytes, soffice: Path) -> None:
    with pytest.raises(Damaged):
        read_document(data, "plan")


@pytest.fixture
def asked() -> Iterator[tuple[str, list[str]]]:
    """The address of a server, and what it was asked for."""
    requests: list[str] = []

    class Listener(BaseHTTPRequestHandler):
        def answer(self) -> None:
            requests.append(f"{self.command} {self.path}")
            self.send_error(404)

        do_GET = do_HEAD = do_OPTIONS = do_PROPFIND = answer  # noqa: N815 - names that http.server asks for

        def log_message(self, *_: object) -> None:
            """Not on the screen."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Listener)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", requests
    server.shutdown()
    server.server_close()


def test_linked_pictures_are_not_fetched(soffice: Path, asked: tuple[str, list[str]]) -> None:
    address, requests = asked
    picture = (
        f'<draw:image xmlns:xlink="http://www.w3.org/1999/xlink" xlink:type="simple" xlink:href="{address}/a.png"/>'
    )
    frame = f'<draw:frame svg:width="2cm" svg:height="2cm" text:anchor-type="paragraph">{picture}</draw:frame>'
    assert convert(flat_file(p("Mål", frame)), ".fodt", soffice) is not None
    assert requests == []


def test_old_word_documents_are_read(soffice: Path, shared: Path) -> None:
    found = sorted((shared / "corpus" / "docs").glob("*.doc"))
    assert found
    for path in found:
        document = read_document(path.read_bytes(), path.name)
        assert document.source.media_type == "application/msword"
        assert any(line.startswith("table") for line in outline(document.blocks)), path.name
        assert any(line.startswith("heading1") for line in outline(document.blocks)), path.name
