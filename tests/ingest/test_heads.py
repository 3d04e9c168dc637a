"""What stands on every page of Word and OpenDocument files, kept apart from the text."""

from __future__ import annotations

import zipfile
from io import BytesIO

import docx
import pytest

from maalplan.ingest.odt import read_odt
from maalplan.ingest.word import read_word
from maalplan.limits import HEAD_BYTES
from maalplan.model import Document, Place, Text
from tests.ingest.odt_maker import odt_file, p


def heads(document: Document) -> list[str]:
    return [text.text for text in document.running]


def word_file(header: str, footer: str = "") -> bytes:
    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = header
    made.sections[0].footer.paragraphs[0].text = footer
    made.add_paragraph("Mål 1")
    stream = BytesIO()
    made.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("header", "footer", "found"),
    [
        ("UDKAST", "", ["UDKAST"]),
        ("Banedanmark\tUdkast\tSide 1", "", ["Banedanmark", "Udkast", "Side 1"]),
        ("UDKAST", "UDKAST", ["UDKAST"]),
        ("", "", []),
    ],
)
def test_headers_and_footers_of_word(header: str, footer: str, found: list[str]) -> None:
    document = read_word(word_file(header, footer), "plan.docx")
    assert heads(document) == found
    assert all(text.kind == "furniture" for text in document.running)


def test_they_have_no_place() -> None:
    document = read_word(word_file("UDKAST"), "plan.docx")
    assert document.running == (Text("furniture", "UDKAST", (Place(),)),)


@pytest.mark.parametrize("broken", [b"<w:hdr", b"", b"\x00\x01", b"<a/>"])
def test_a_broken_header_costs_no_plan(broken: bytes) -> None:
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(word_file("UDKAST"))) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            new.writestr(name, broken if name.startswith("word/header") else old.read(name))
    document = read_word(stream.getvalue(), "plan.docx")
    assert (heads(document), len(document.blocks)) == ([], 1)


def test_a_huge_header_is_not_looked_at() -> None:
    assert heads(read_word(word_file("UDKAST " * (HEAD_BYTES // 7)), "plan.docx")) == []


def test_headers_of_an_opendocument() -> None:
    assert heads(read_odt(odt_file(p("Mål 1")), "plan.odt")) == ["Side 1 af 9"]
