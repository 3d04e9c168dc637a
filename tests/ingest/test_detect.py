"""What kind a file is, from its content alone."""

from __future__ import annotations

import io
import zipfile

import pytest

from maalplan.errors import Encrypted, NotADocument, Unsupported
from maalplan.ingest import READERS, SUPPORTED, Kind, detect, looks_readable, read_document

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def package(**members: str) -> bytes:
    """A ZIP file; ``__`` in a name stands for ``/``."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in members.items():
            archive.writestr(name.replace("__", "/"), text)
    return out.getvalue()


def office(part: str) -> bytes:
    return package(**{"[Content_Types].xml": "<Types/>", part: "<x/>"})


def ole(stream: str) -> bytes:
    return OLE + stream.encode("utf-16-le") + bytes(100)


BINARY = [
    (b"%PDF-1.7\n%\xe2\xe3", Kind.PDF, "a PDF"),
    (b"HTTP/1.1 200 OK\r\n\r\n" + b" " * 900 + b"%PDF-1.4", Kind.PDF, "junk before the header, within 1024 bytes"),
    (office("word/document.xml"), Kind.WORD, "Word"),
    (
        package(
            **{
                "[Content_Types].xml": "<x ContentType='application/vnd.ms-word.document.macroEnabled.main+xml'/>",
                "word/document2.xml": "",
            }
        ),
        Kind.WORD,
        "Word whose main part has another name",
    ),
    (office("xl/workbook.xml"), Kind.SHEET, "Excel"),
    (office("ppt/presentation.xml"), Kind.SLIDES, "PowerPoint"),
    (package(mimetype="application/vnd.oasis.opendocument.text", content="x"), Kind.ODT, "LibreOffice Writer"),
    (package(mimetype="application/vnd.oasis.opendocument.text", content="x")[:-30], Kind.ODT, "one without its end"),
    (package(mimetype="application/vnd.oasis.opendocument.spreadsheet"), Kind.SHEET, "LibreOffice Calc"),
    (package(plan="Mål 1"), Kind.ZIP, "an archive of files"),
    (package(word__document="x"), Kind.ZIP, "a folder called word makes no Word document"),
    (office("word/document.xml")[:-30], Kind.WORD, "a Word document without its end is still meant as one"),
    (b"PK\x03\x04" + b"rubbish" * 20, Kind.ZIP, "a broken archive"),
    (ole("WordDocument"), Kind.DOC, "Word 97"),
    (ole("Workbook"), Kind.SHEET, "Excel 97"),
    (ole("EncryptedPackage"), Kind.ENCRYPTED, "a docx with a password"),
    (OLE, Kind.UNKNOWN, "a compound file of something else"),
    (rb"{\rtf1\ansi M\'e5l}", Kind.RTF, "RTF"),
    (b"\x89PNG\r\n\x1a\n" + bytes(40), Kind.IMAGE, "a scan"),
    (b"\xff\xd8\xff\xe0" + bytes(40), Kind.IMAGE, "a photo"),
    (b"RIFF\x10\x00\x00\x00WEBPVP8 ", Kind.IMAGE, "a web picture"),
    (b"7z\xbc\xaf\x27\x1c" + bytes(40), Kind.ARCHIVE, "7-Zip"),
    (bytes(range(256)) * 4, Kind.UNKNOWN, "binary"),
    (b"<?xml version='1.0'?><w:document/>", Kind.XML, "XML that is no page"),
    (
        b"<?xml version='1.0'?>\n<office:document office:mimetype='application/vnd.oasis.opendocument.text'>",
        Kind.ODT,
        "OpenDocument as one XML file",
    ),
    (
        b"<?xml version='1.0'?><office:document office:mimetype='application/vnd.oasis.opendocument.spreadsheet'>",
        Kind.XML,
        "a spreadsheet as one XML file is none",
    ),
]

WORDS = [
    ("Mål 1\nTitel\nØkonomi\n- \nMålepunkt\n", Kind.TEXT, "an extraction"),
    ("Mål 1\f\nMål 2\n", Kind.TEXT, "pdftotext with form feeds"),
    ("Årets resultat < 5 pct. og > 3 pct., 2 * 3 * 4\n___\n", Kind.TEXT, "signs that are no markup"),
    ("København\tOdense\nAnna Holm\tBo Lund\n", Kind.TEXT, "two lines with a tab make no table"),
    ("# Mål 1\n\nØkonomi", Kind.MARKDOWN, "an ATX heading"),
    ("#1 er vigtigst", Kind.TEXT, "a number sign is no heading"),
    ("Titel | Mål\n--- | ---\nA | B", Kind.MARKDOWN, "a pipe table"),
    ("Titel\tMål\tVægt\nØkonomi\tBedre styring\t10\n", Kind.MARKDOWN, "rows with tabs"),
    ("Målet er nået når: <ul><li>Planen er klar</li></ul>", Kind.MARKDOWN, "inline HTML"),
    ("**Mål 1**\n\nØkonomi", Kind.MARKDOWN, "bold"),
    ("<!DOCTYPE html><p>Mål", Kind.HTML, "a page"),
    ("\ufeff\n<!-- gemt fra nettet --> <!-- igen -->\n<html lang='da'>", Kind.HTML, "a page behind comments"),
    ("<?xml version='1.0'?>\n<!DOCTYPE html PUBLIC 'x'><html/>", Kind.HTML, "XHTML"),
    ("<h1>Mål</h1>\n<p>Økonomi</p>", Kind.HTML, "a fragment"),
]


@pytest.mark.parametrize(("data", "kind", "why"), BINARY, ids=[case[2] for case in BINARY])
def test_binary_kinds(data: bytes, kind: Kind, why: str) -> None:
    assert detect(data) is kind


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize(("text", "kind", "why"), WORDS, ids=[case[2] for case in WORDS])
def test_kinds_of_text_in_every_encoding(text: str, kind: Kind, why: str, encoding: str) -> None:
    assert detect(text.lstrip("\ufeff").encode(encoding)) is kind


def test_a_long_text_is_not_cut_inside_a_letter() -> None:
    assert detect("å".encode() * 600_000) is Kind.TEXT


def test_each_supported_kind_has_a_reader() -> None:
    assert set(READERS) == SUPPORTED


@pytest.mark.parametrize(
    ("data", "remedy"),
    [
        (office("xl/workbook.xml"), ".docx"),
        (b"\x89PNG\r\n\x1a\n", "words in pictures"),
        (package(plan="x"), "archive"),
        (bytes(range(256)), ".docx"),
    ],
)
def test_what_has_no_reader_says_what_to_do(data: bytes, remedy: str) -> None:
    assert not looks_readable(data)
    with pytest.raises(Unsupported, match="which is not read") as error:
        read_document(data, "plan.bin")
    assert remedy in error.value.message


def test_a_password_is_named() -> None:
    with pytest.raises(Encrypted, match="password"):
        read_document(ole("EncryptedPackage"), "plan.docx")


@pytest.mark.parametrize(
    "data", [b"", b" \r\n\t", "\ufeff".encode(), "\n \n".encode("utf-16"), b"<html><body></body></html>"]
)
def test_nothing_to_read(data: bytes) -> None:
    with pytest.raises(NotADocument, match="saved or fetched whole"):
        read_document(data, "plan.txt")
