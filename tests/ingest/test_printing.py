"""Pages that LibreOffice prints of documents for word processors."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from maalplan.errors import TooLarge, Unsupported
from maalplan.ingest import office, printing
from maalplan.ingest.detect import Kind
from maalplan.ingest.office import find_office
from maalplan.ingest.printing import has_pages, is_printed
from maalplan.ingest.sight import seen
from maalplan.model import PageWord, ReadOptions, Sight
from tests.ingest.odt_maker import flat_file, odt_file, p

SAMPLES = Path(__file__).resolve().parents[2] / "samples/plans"
WORD = SAMPLES / "at-2025.docx"

on_posix = pytest.mark.skipif(os.name != "posix", reason="the stand-in for LibreOffice is a shell script")


@pytest.fixture
def soffice() -> Path:
    """The real program."""
    program = find_office()
    if program is None:
        pytest.skip("missing program: soffice")
    return program


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A script that is found in place of LibreOffice; it notes what it is called with, and makes nothing."""
    program = tmp_path / "soffice"
    program.write_text(f'#!/bin/sh\necho "$*" >> "{tmp_path}/calls"\n', encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(printing, "find_office", lambda: program)
    return program


def makes(program: Path, result: bytes) -> None:
    """Let the stand-in give *result* as a PDF."""
    made = program.with_name("made.pdf")
    made.write_bytes(result)
    with program.open("a", encoding="utf-8") as script:
        script.write(f'while [ "$1" != --outdir ]; do shift; done; cp "{made}" "$2/document.pdf"\n')


def calls(program: Path) -> list[str]:
    noted = program.with_name("calls")
    return noted.read_text(encoding="utf-8").splitlines() if noted.exists() else []


def pdf(words: str) -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file)
    canvas.drawString(100, 700, words)
    canvas.showPage()
    canvas.save()
    return file.getvalue()


def see(data: bytes, *, pictures: bool = True) -> Sight:
    return seen(data, "plan", pictures=pictures)


# ------------------------------------------------------------------ when it is asked


@on_posix
@pytest.mark.parametrize(
    ("data", "suffix"),
    [(WORD.read_bytes(), "docx"), (odt_file(p("Mål 1")), "odt"), (flat_file(p("Mål 1")), "fodt")],
    ids=["docx", "odt", "fodt"],
)
def test_pages_are_printed_with_one_call_and_the_text_stays(data: bytes, suffix: str, stand_in: Path) -> None:
    makes(stand_in, pdf("Planen"))
    sight = see(data)
    assert [[word.text for word in page.words] for page in sight.pages] == [["Planen"]]
    assert sight.pages[0].data
    assert sight.blocks == see(data, pictures=False).blocks
    assert not sight.unprinted
    (call,) = calls(stand_in)
    assert f"document.{suffix}" in call
    assert "--convert-to pdf:writer_pdf_Export" in call


@on_posix
@pytest.mark.parametrize("data", [b"Maal 1: Luft", b"<!doctype html><h1>Plan</h1>", pdf("Plan"), rb"{\rtf1 Plan\par}"])
def test_other_documents_are_not_printed(data: bytes, stand_in: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "convert", lambda *_, **__: odt_file(p("Plan")))
    monkeypatch.setattr(office, "find_office", lambda: stand_in)
    sight = see(data)
    assert not sight.unprinted
    assert calls(stand_in) == []


@on_posix
def test_nothing_is_printed_unless_it_is_asked_for(stand_in: Path) -> None:
    assert see(WORD.read_bytes(), pictures=False).pages == ()
    assert calls(stand_in) == []


def test_without_libreoffice_the_text_stands_and_nothing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "find_office", lambda: None)
    sight = see(WORD.read_bytes())
    assert sight.blocks
    assert (sight.pages, sight.unprinted) == ((), False)
    assert not has_pages("application/msword")


@on_posix
def test_kinds_and_media_types_that_are_printed(stand_in: Path) -> None:
    assert [kind.name for kind in Kind if is_printed(kind)] == ["WORD", "ODT", "DOC"]
    assert has_pages("application/vnd.openxmlformats-officedocument.wordprocessingml.document")
    assert has_pages("application/vnd.ms-word.document.macroEnabled.12")
    assert has_pages("application/vnd.oasis.opendocument.text-flat-xml")
    assert not any(map(has_pages, ("application/pdf", "text/plain", "application/rtf", "text/html")))


# ------------------------------------------------------------------ when it fails


@on_posix
@pytest.mark.parametrize("made", [None, b"no PDF at all", b"%PDF-1.7 broken"])
def test_where_no_pages_are_made_the_text_stands(made: bytes | None, stand_in: Path) -> None:
    if made is not None:
        makes(stand_in, made)
    sight = see(WORD.read_bytes())
    assert sight.blocks
    assert (sight.pages, sight.unprinted) == ((), True)


@pytest.mark.parametrize("error", [TooLarge("Not done after 40 seconds."), Unsupported("It does not start.")])
def test_a_program_that_hangs_or_does_not_start_leaves_the_text(
    error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> bytes:
        raise error

    monkeypatch.setattr(printing, "find_office", lambda: Path("soffice"))
    monkeypatch.setattr(printing, "convert", fails)
    assert see(WORD.read_bytes()).unprinted


# ------------------------------------------------------------------ LibreOffice itself


def test_a_word_plan_has_pages_with_its_words_in_the_order_of_the_structure(soffice: Path) -> None:
    sight = see(WORD.read_bytes())
    assert len(sight.pages) == 6
    words = [word for page in sight.pages for word in page.words]
    assert all(page.data and page.pixels[0] > 1000 for page in sight.pages)
    assert {"Arbejdstilsynet", "arbejdsmiljø"} <= {word.text.strip(".,") for word in words}
    assert sum(bool(word.at) for word in words) > 0.9 * len(words), "headers and page numbers belong to nothing"


def test_a_row_that_a_page_break_cuts_has_one_path(soffice: Path) -> None:
    lines = [part for n in range(80) for part in (f"linje {n}", "<text:line-break/>")]
    table = (
        "<table:table><table:table-column table:number-columns-repeated='2'/><table:table-row>"
        f"<table:table-cell>{p(*lines)}</table:table-cell><table:table-cell>{p('Q4')}</table:table-cell>"
        "</table:table-row></table:table>"
    )
    pages = see(flat_file(table)).pages
    assert len(pages) == 2
    first, second = ({word.at for word in page.words if word.text == "linje"} for page in pages)
    assert first == second
    assert len(first) == 1
    (deadline,) = (word for page in pages for word in page.words if word.text == "Q4")
    assert deadline.at > min(first)


def test_the_same_document_gives_the_same_pages(soffice: Path) -> None:
    data = odt_file(p("Mål 1"), p("En rapport er klar (Q4)."))
    assert see(data) == see(data)


def test_a_document_with_a_password_is_printed_too(soffice: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    locked = WORD.read_bytes()
    monkeypatch.setattr("maalplan.ingest.sight.detect", lambda data: Kind.ENCRYPTED if data == b"locked" else Kind.WORD)
    monkeypatch.setattr("maalplan.ingest.locked.unlocked", lambda *_: locked)
    assert seen(b"locked", "plan.docx", ReadOptions(passwords=("rødgrød",)), pictures=True).pages


def reds(sight: Sight) -> int:
    """How much of the first page is red."""
    picture = Image.open(io.BytesIO(sight.pages[0].data)).convert("RGB")
    return sum(
        count
        for count, colour in picture.getcolors(1 << 24) or ()
        if isinstance(colour, tuple) and colour[0] > 200 > 4 * colour[1]
    )


def linked(folder: Path) -> dict[str, bytes]:
    """Documents that show a red picture, or take in a text, that lies elsewhere on the machine."""
    picture, text = folder / "hemmelig.png", folder / "hemmelig.txt"
    Image.new("RGB", (200, 200), (255, 0, 0)).save(picture)
    text.write_text("HEMMELIGT", encoding="utf-8")
    link = 'xmlns:xlink="http://www.w3.org/1999/xlink" xlink:type="simple" xlink:href="{}"'
    image = f"<draw:image {link.format(picture.as_uri())}/>"
    frame = f'<draw:frame svg:width="5cm" svg:height="5cm" text:anchor-type="paragraph">{image}</draw:frame>'
    section = (
        f'<text:section text:name="S"><text:section-source {link.format(text.as_uri())}/>{p("gammel")}</text:section>'
    )
    return {
        "OpenDocument": flat_file(p("Mål", frame) + section),
        "Word": with_fields(f'INCLUDEPICTURE "{picture.as_posix()}" \\d', f'INCLUDETEXT "{text.as_posix()}"'),
    }


def with_fields(*codes: str) -> bytes:
    """A Word document with fields of these *codes*."""
    fields = (f"<w:fldSimple w:instr='{code}'><w:r><w:t>gammel</w:t></w:r></w:fldSimple>" for code in codes)
    own = f"<w:body><w:p>{''.join(fields)}</w:p>".encode()
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(WORD.read_bytes())) as whole, zipfile.ZipFile(file, "w") as changed:
        for name in whole.namelist():
            part = whole.read(name)
            changed.writestr(name, part.replace(b"<w:body>", own) if name == "word/document.xml" else part)
    return file.getvalue()


def test_what_lies_elsewhere_on_the_machine_is_not_shown(soffice: Path, tmp_path: Path) -> None:
    for name, data in linked(tmp_path).items():
        sight = see(data)
        assert sight.pages, name
        assert reds(sight) == 0, name
        assert "HEMMELIGT" not in {word.text for page in sight.pages for word in page.words}, name


def test_a_word_has_no_path_where_the_file_has_no_structure() -> None:
    (page,) = see(pdf("Planen")).pages
    assert [PageWord(word.text, word.box) for word in page.words] == list(page.words)
