"""Word files that are none, are locked, or are broken: one line each that says what to do."""

from __future__ import annotations

import json
import os
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from maalplan.errors import Damaged, Encrypted, MaalplanError, NotADocument, TooLarge, Unsupported
from maalplan.ingest.word import read_word
from maalplan.ingest.writing import archive
from maalplan.model import Block, Table, Text
from tests.ingest.docx_maker import MAIN_TYPE, NAMESPACES, RELATIONS, outline, p, word_file, zipped

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
OFFICE = "http://schemas.openxmlformats.org"
BODY = f"<w:document {NAMESPACES}><w:body>{p('Mål')}</w:body></w:document>"


def damaged_in_the_middle() -> bytes:
    data = bytearray(word_file(p("Mål " * 500)))
    at = data.find(b"word/document.xml") + 40
    data[at : at + 30] = bytes(30)
    return bytes(data)


def locked() -> bytes:
    """A file with the mark that says that its members are encrypted."""
    data = bytearray(word_file(p("Mål")))
    at = 0
    while (at := data.find(b"PK\x01\x02", at)) >= 0:
        data[at + 8] |= 1
        at += 4
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "error", "why"),
    [
        (b"", NotADocument, "empty"),
        (b"%PDF-1.7", NotADocument, "a PDF"),
        ("Mål- og resultatplan".encode(), NotADocument, "words"),
        (zipped({"mimetype": "application/epub+zip"}), NotADocument, "another archive"),
        (OLE, NotADocument, "an older Office file"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), Encrypted, "a password"),
        (locked(), Encrypted, "a locked archive"),
        (b"PK\x03\x04 og ikke mere", Damaged, "the start of an archive"),
        (word_file(p("Mål"))[:-60], Damaged, "cut off"),
        (damaged_in_the_middle(), Damaged, "bytes overwritten"),
        (zipped({"word/document.xml": "<w:document"}), Damaged, "broken XML"),
        (zipped({"word/document.xml": ""}), Damaged, "an empty part"),
        (word_file(p("Mål"), numbering="<w:num"), Damaged, "broken XML in a part beside"),
        (zipped({"word/document.xml": f"<w:document {NAMESPACES}/>"}), NotADocument, "no body"),
        (zipped({"word/document.xml": "<html/>"}), NotADocument, "another kind of XML"),
    ],
)
def test_what_is_no_word_file_is_told_in_one_line(data: bytes, error: type[MaalplanError], why: str) -> None:
    with pytest.raises(error) as raised:
        read_word(data, "plan.docx")
    assert "\n" not in raised.value.message, why
    assert raised.value.message.endswith("."), why


@pytest.mark.parametrize("root", ["spreadsheetml/2006/main workbook", "presentationml/2006/main presentation"])
def test_other_office_files_are_not_read(root: str) -> None:
    namespace, name = root.split(" ")
    relation = f'<Relationship Id="r1" Type="{RELATIONS}/officeDocument" Target="x/main.xml"/>'
    members = {
        "_rels/.rels": f'<Relationships xmlns="{OFFICE}/package/2006/relationships">{relation}</Relationships>',
        "x/main.xml": f'<{name} xmlns="{OFFICE}/{namespace}"/>',
    }
    with pytest.raises(Unsupported, match="save the plan as"):
        read_word(zipped(members), "plan.docx")


@pytest.mark.parametrize(
    ("main_type", "media_type"),
    [
        (MAIN_TYPE, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (
            MAIN_TYPE.replace("document.main", "template.main"),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.template",
        ),
        (
            "application/vnd.ms-word.document.macroEnabled.main+xml",
            "application/vnd.ms-word.document.macroEnabled.12",
        ),
        (
            "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
            "application/vnd.ms-word.template.macroEnabled.12",
        ),
    ],
)
def test_templates_and_files_with_macros_are_read(main_type: str, media_type: str) -> None:
    document = read_word(word_file(p("Mål"), main_type=main_type), "planer/plan.docm")
    assert outline(document.blocks) == ["paragraph Mål"]
    assert (document.source.media_type, document.source.path) == (media_type, "planer/plan.docm")
    assert (document.source.parser, document.source.pages) == ("python-docx", None)


def test_a_strict_file_is_read() -> None:
    data = BytesIO(word_file(p("Mål 1", style="Overskrift1")))
    with ZipFile(data) as archive:
        members = {name: archive.read(name).decode("utf-8") for name in archive.namelist()}
    for usual, strict in (
        (f"{OFFICE}/officeDocument/2006/", "http://purl.oclc.org/ooxml/officeDocument/"),
        (f"{OFFICE}/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main"),
    ):
        members = {name: text.replace(usual, strict) for name, text in members.items()}
    assert outline(read_word(zipped(members), "plan.docx").blocks) == ["heading1 Mål 1"]


def test_a_relation_to_something_that_is_not_there_is_no_harm() -> None:
    picture = f'<Relationship Id="r1" Type="{RELATIONS}/image" Target="NULL"/>'
    styles = f'<Relationship Id="r2" Type="{RELATIONS}/styles" Target="vaek.xml"/>'
    outside = f'<Relationship Id="r3" Type="{RELATIONS}/numbering" Target="http://x.dk/n.xml" TargetMode="External"/>'
    relations = f'<Relationships xmlns="{OFFICE}/package/2006/relationships">{picture}{styles}{outside}</Relationships>'
    members = {"word/document.xml": BODY, "word/_rels/document.xml.rels": relations}
    assert outline(read_word(zipped(members), "plan.docx").blocks) == ["paragraph Mål"]


def test_a_part_that_unpacks_beyond_measure_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "PART_BYTES", 10_000)
    with pytest.raises(TooLarge, match="save the plan alone"):
        read_word(word_file(p("Mål " * 10_000)), "plan.docx")


def test_entities_are_not_resolved_but_refused(tmp_path: Path) -> None:
    """Without them words would be missing, and no program writes them."""
    secret = tmp_path / "hemmelig.txt"
    secret.write_text("fortroligt", encoding="utf-8")
    doctype = f'<!DOCTYPE d [<!ENTITY ude SYSTEM "{secret.as_uri()}"><!ENTITY inde "indsat">]>'
    body = (
        f"<w:document {NAMESPACES}><w:body>{p('Mål')}<w:p><w:r><w:t>&ude;&inde;</w:t></w:r></w:p></w:body></w:document>"
    )
    with pytest.raises(Damaged):
        read_word(zipped({"word/document.xml": doctype + body}), "plan.docx")


# ------------------------------------------------------------------ the corpus


def corpus() -> Path:
    folder = os.environ.get("MAALPLAN_CORPUS")
    return Path(folder) if folder else Path(__file__).parents[2].parent / "shared" / "corpus"


def plain(text: str) -> str:
    return " ".join(text.split())


def all_words(blocks: tuple[Block, ...]) -> list[str]:
    found: list[str] = []
    for block in blocks:
        if isinstance(block, Text):
            found.append(plain(block.text))
        elif isinstance(block, Table):
            for cell in block.cells:
                found += all_words(cell.content)
    return found


def test_every_milestone_of_the_corpus_stands_in_one_block() -> None:
    documents = sorted((corpus() / "docs").glob("*.docx"))
    if not documents:
        pytest.skip("the labelled corpus is not there; set MAALPLAN_CORPUS to its folder")
    for path in documents:
        truth = json.loads((corpus() / "truth" / f"{path.stem}.json").read_text(encoding="utf-8"))
        blocks = all_words(read_word(path.read_bytes(), path.name).blocks)
        for goal in truth["plan"]["goals"]:
            for milestone in goal["milestones"]:
                assert any(plain(milestone["text"]) in block for block in blocks), (path.name, milestone["text"])
