"""The parts of a Word file, as XML trees; every way in which a file can be broken is told here."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from maalplan.errors import Encrypted, MaalplanError, NotADocument, Unsupported
from maalplan.ingest.word.names import w
from maalplan.ingest.writing.archive import BROKEN, Format, opened, without_entities
from maalplan.limits import HEAD_BYTES, HEADS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from maalplan.ingest.writing.archive import Archive

WORD = Format("Word file", "Word")

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")

MEDIA_TYPES = (
    (b"template.macroEnabledTemplate.main+xml", "application/vnd.ms-word.template.macroEnabled.12"),
    (b"document.macroEnabled.main+xml", "application/vnd.ms-word.document.macroEnabled.12"),
    (
        b"wordprocessingml.template.main+xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.template",
    ),
)
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

STRICT = (
    (b"http://purl.oclc.org/ooxml/officeDocument/", b"http://schemas.openxmlformats.org/officeDocument/2006/"),
    (b"http://purl.oclc.org/ooxml/", b"http://schemas.openxmlformats.org/"),
    (b"org/wordprocessingml/main", b"org/wordprocessingml/2006/main"),
    (b"org/drawingml/main", b"org/drawingml/2006/main"),
)
"""The names of "Strict Open XML" beside those that every other file uses."""

OTHER_KINDS = {
    "workbook": "an Excel workbook",
    "presentation": "a PowerPoint presentation",
}


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a Word file that say what the page shows; what the file does not have is None."""

    media_type: str
    document: _Element
    styles: _Element | None
    numbering: _Element | None
    footnotes: _Element | None
    endnotes: _Element | None
    settings: _Element | None
    running: tuple[_Element, ...] = ()
    """Page headers and footers."""


def open_package(data: bytes) -> Package:
    """The parts of the Word file *data* (docx, docm, dotx, dotm).

    Raises :class:`~maalplan.errors.NotADocument`, :class:`~maalplan.errors.Encrypted`,
    :class:`~maalplan.errors.Unsupported`, :class:`~maalplan.errors.TooLarge` or
    :class:`~maalplan.errors.Damaged`, each with what to do.
    """
    _check_container(data)
    with opened(data, WORD) as archive:
        return _Parts(archive).package()


def _check_container(data: bytes) -> None:
    """That *data* is a zip archive at all."""
    if not data:
        raise NotADocument("The file is empty; fetch it again.")
    if data.startswith(OLE):
        if ENCRYPTED_STREAM in data:
            raise Encrypted("The Word file asks for a password; open it in Word and save it without one.")
        raise NotADocument("This is no .docx but an older Office file; open it in Word and save it as .docx.")
    if not data.startswith(b"PK"):
        raise NotADocument("This is no Word file, whatever its name says; save the document as .docx in Word.")


class _Parts:
    """Parts of an open archive, found through its relationships.

    python-docx' own loader reads every part of the archive and stops at a picture that is not there; here only
    what carries words is read, by its parser, which resolves no entities.
    """

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._names = archive.names

    def package(self) -> Package:
        name = self._main_name()
        document = self._tree(name)
        kind = str(document.tag).rpartition("}")[2]
        if kind in OTHER_KINDS:
            raise Unsupported(f"This is {OTHER_KINDS[kind]}; save the plan as a Word or PDF file.")
        if document.tag != w("document"):
            raise NotADocument("The archive holds no Word document; save the document as .docx in Word.")
        related = self._related(name)
        return Package(
            media_type=self._media_type(),
            document=document,
            styles=self._optional(related.get("styles")),
            numbering=self._optional(related.get("numbering")),
            footnotes=self._optional(related.get("footnotes")),
            endnotes=self._optional(related.get("endnotes")),
            settings=self._optional(related.get("settings")),
            running=tuple(self._running(name)),
        )

    def _running(self, main: str) -> Iterator[_Element]:
        """The page headers and footers that can be read; a broken one costs no plan."""
        named = dict.fromkeys(name for kind, name in self._relations(main) if kind in ("header", "footer"))
        for name in islice((name for name in named if name in self._names), HEADS):
            with suppress(MaalplanError, *BROKEN):
                if self._archive.size(name) <= HEAD_BYTES:
                    yield self._tree(name)

    def _main_name(self) -> str:
        name = self._related("").get("officeDocument", "word/document.xml")
        if name not in self._names:
            raise NotADocument("This is a zip archive but no Word file; unpack it, or save the document as .docx.")
        return name

    def _related(self, source: str) -> dict[str, str]:
        """Names of the parts that *source* (empty: the package) points to, by the last word of the relation."""
        found: dict[str, str] = {}
        for kind, name in self._relations(source):
            found.setdefault(kind, name)
        return found

    def _relations(self, source: str) -> Iterator[tuple[str, str]]:
        """The parts that *source* points to: the last word of each relation, and the part's name."""
        from docx.opc.oxml import parse_xml
        from docx.opc.packuri import PACKAGE_URI, PackURI

        uri = PackURI(f"/{source}") if source else PACKAGE_URI
        name = PackURI(uri.rels_uri).membername
        if name not in self._names:
            return
        relations: Any = parse_xml(self._bytes(name))
        for relation in relations.iterchildren("{*}Relationship"):
            if relation.get("TargetMode") != "External":
                target = PackURI.from_rel_ref(uri.baseURI, relation.get("Target", ""))
                yield relation.get("Type", "").rpartition("/")[2], target.membername

    def _media_type(self) -> str:
        types = self._bytes("[Content_Types].xml") if "[Content_Types].xml" in self._names else b""
        return next((media_type for mark, media_type in MEDIA_TYPES if mark in types), DOCX)

    def _optional(self, name: str | None) -> _Element | None:
        return self._tree(name) if name in self._names and name is not None else None

    def _tree(self, name: str) -> _Element:
        from docx.oxml.parser import parse_xml

        root: _Element = parse_xml(self._bytes(name))
        return without_entities(root)

    def _bytes(self, name: str) -> bytes:
        data = self._archive.read(name)
        if b"purl.oclc.org" in data:
            for strict, usual in STRICT:
                data = data.replace(strict, usual)
        return data
