"""The parts of an OpenDocument text, as XML trees: a zip archive (.odt, .ott) or one XML file (.fodt)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from maalplan.errors import Encrypted, NotADocument
from maalplan.ingest.odt.names import q
from maalplan.ingest.writing.archive import Format, opened, told, without_entities

if TYPE_CHECKING:
    from lxml.etree import _Element

    from maalplan.ingest.writing.archive import Archive

OPEN_DOCUMENT = Format("OpenDocument file", "LibreOffice")
MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
FLAT = MEDIA_TYPE + "-flat-xml"
CONTENT = "content.xml"
MANIFEST = "META-INF/manifest.xml"


@dataclass(frozen=True, slots=True)
class Package:
    """``text`` holds what the pages show; ``styles`` the roots in which styles stand, automatic ones last."""

    media_type: str
    text: _Element
    styles: tuple[_Element, ...]


def open_package(data: bytes) -> Package:
    """The parts of the OpenDocument text *data*.

    Raises :class:`~maalplan.errors.NotADocument`, :class:`~maalplan.errors.Encrypted`,
    :class:`~maalplan.errors.TooLarge` or :class:`~maalplan.errors.Damaged`, each with what to do.
    """
    if data.startswith(b"PK"):
        with opened(data, OPEN_DOCUMENT) as archive:
            return _zipped(archive)
    with told(OPEN_DOCUMENT):
        root = _tree(data)
    return Package(FLAT, _text(root), (root,))


def _zipped(archive: Archive) -> Package:
    if MANIFEST in archive.names and b"encryption-data" in archive.read(MANIFEST):
        raise Encrypted("The OpenDocument file asks for a password; open it in LibreOffice and save it without one.")
    if CONTENT not in archive.names:
        raise NotADocument("This is a zip archive but no OpenDocument text; unpack it, or save the document as .odt.")
    content = _tree(archive.read(CONTENT))
    styles = (_tree(archive.read("styles.xml")),) if "styles.xml" in archive.names else ()
    media = archive.read("mimetype").decode("ascii", "replace").strip() if "mimetype" in archive.names else ""
    return Package(media if media.startswith(MEDIA_TYPE) else MEDIA_TYPE, _text(content), (*styles, content))


def _text(root: _Element) -> _Element:
    found = root.find(f"{q('office:body')}/{q('office:text')}")
    if found is None:
        raise NotADocument("The OpenDocument file holds no text document; save the plan as .odt, .docx or PDF.")
    return found


def _tree(data: bytes) -> _Element:
    """The XML in *data*, its entities left alone; comments are no break in the words around them."""
    from lxml.etree import XMLParser, fromstring

    parser = XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True, huge_tree=False
    )
    return without_entities(fromstring(data, parser))
