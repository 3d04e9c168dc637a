"""What kind of file this is, told from its content and never from its name."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from enum import Enum
from itertools import pairwise

from maalplan.errors import NotADocument
from maalplan.ingest.encoding import decode


class Kind(Enum):
    """A kind of file; the value is what people call it."""

    PDF = "a PDF"
    WORD = "a Word document (.docx)"
    ODT = "an OpenDocument text (.odt)"
    DOC = "an old Word document (.doc)"
    RTF = "a rich text file (.rtf)"
    ENCRYPTED = "an Office document with a password"
    SHEET = "a spreadsheet"
    SLIDES = "a presentation"
    ZIP = "a ZIP archive"
    ARCHIVE = "an archive"
    IMAGE = "a picture"
    HTML = "a web page"
    MARKDOWN = "Markdown"
    TEXT = "plain text"
    XML = "XML of a kind that no reader takes"
    UNKNOWN = "binary data of no known kind"


SUPPORTED = frozenset({Kind.PDF, Kind.WORD, Kind.ODT, Kind.DOC, Kind.RTF, Kind.HTML, Kind.MARKDOWN, Kind.TEXT})
"""The kinds that have a reader."""

_HEAD = 1024 * 1024
_NOT_ASCII = bytes(range(0x80, 0x100))
_PDF_WITHIN = 1024
_MAGIC = (
    (b"{\\rtf", Kind.RTF),
    (b"\x89PNG\r\n", Kind.IMAGE),
    (b"\xff\xd8\xff", Kind.IMAGE),
    (b"GIF87a", Kind.IMAGE),
    (b"GIF89a", Kind.IMAGE),
    (b"II*\0", Kind.IMAGE),
    (b"MM\0*", Kind.IMAGE),
    (b"7z\xbc\xaf\x27\x1c", Kind.ARCHIVE),
    (b"Rar!\x1a\x07", Kind.ARCHIVE),
    (b"\x1f\x8b\x08", Kind.ARCHIVE),
    (b"BZh", Kind.ARCHIVE),
    (b"\xfd7zXZ\0", Kind.ARCHIVE),
)
_BROKEN = (zipfile.BadZipFile, zlib.error, OSError, ValueError, RuntimeError, NotImplementedError, EOFError)
_IMAGE_BRANDS = frozenset({b"ftypheic", b"ftypavif", b"ftypmif1"})
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_STREAMS = (
    ("EncryptedPackage", Kind.ENCRYPTED),
    ("WordDocument", Kind.DOC),
    ("Workbook", Kind.SHEET),
    ("PowerPoint Document", Kind.SLIDES),
)
_MAIN_PARTS = (
    ("word/document.xml", Kind.WORD),
    ("xl/workbook.xml", Kind.SHEET),
    ("xl/workbook.bin", Kind.SHEET),
    ("ppt/presentation.xml", Kind.SLIDES),
)
_MEANT = (
    (b"word/document.xml", Kind.WORD),
    (b"mimetypeapplication/vnd.oasis.opendocument.text", Kind.ODT),
    (b"xl/worksheets/", Kind.SHEET),
)
"""What a broken archive was meant to be, by the bytes of a name in it."""
_CONTENT_TYPES = (
    ("wordprocessingml.document.main", Kind.WORD),
    ("wordprocessingml.template.main", Kind.WORD),
    ("ms-word.document.macroEnabled.main", Kind.WORD),
    ("ms-word.template.macroEnabledTemplate.main", Kind.WORD),
)
_OPEN_DOCUMENT = {"text": Kind.ODT, "spreadsheet": Kind.SHEET, "presentation": Kind.SLIDES}

_PAGE = re.compile(r"<(?:!doctype\s{1,5}html|html|head|body)\b", re.I)
_FLAT = re.compile(r"<office:document\s[^>]{0,9999}\boffice:mimetype=[\"']application/vnd\.oasis\.opendocument\.text\b")
_FRAGMENT = re.compile(r"<(?:div|p|h[1-6]|table|section|article|main|ul|ol|style|meta|title|center)\b", re.I)
_CLOSING_TAG = re.compile(r"</(?:div|p|h[1-6]|table|section|article|main|ul|ol|td|li)\s*>", re.I)
_WORDS = re.compile(r"\S")
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+\S", re.M)
_DELIMITERS = frozenset("|:- \t")
_GRID = re.compile(r"^[ \t]*\+[-=:]{3,}\+[-=:+ ]*$", re.M)
_INLINE_TAG = re.compile(r"</(?:ul|ol|li|b|strong|i|em|td|tr|p|u|sup)>|<br\s{0,5}/?>", re.I)
_BOLD = re.compile(r"\*\*[^\s*][^*\n]{0,300}\*\*")


def detect(data: bytes) -> Kind:
    """The kind of a file's bytes. Text with headings, table rows, tags or bold marks is Markdown.

    >>> detect(b"%PDF-1.7"), detect("Mål 1".encode()), detect("## Mål 1".encode())
    (<Kind.PDF: 'a PDF'>, <Kind.TEXT: 'plain text'>, <Kind.MARKDOWN: 'Markdown'>)
    """
    return _by_signature(data) or _by_words(data)


def looks_readable(data: bytes) -> bool:
    """Whether a reader takes a file of these bytes; whether it is whole shows only when it is read."""
    return bool(data.strip()) and detect(data) in SUPPORTED


def _by_signature(data: bytes) -> Kind | None:
    if b"%PDF-" in data[: _PDF_WITHIN + 5]:
        return Kind.PDF
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _package(data)
    if data.startswith(_OLE):
        return _compound(data)
    if (data[:4] == b"RIFF" and data[8:12] == b"WEBP") or data[4:12] in _IMAGE_BRANDS:
        return Kind.IMAGE
    if data[257:262] == b"ustar":
        return Kind.ARCHIVE
    return next((kind for magic, kind in _MAGIC if data.startswith(magic)), None)


def _package(data: bytes) -> Kind:
    """What a ZIP file holds. A broken one is what it was meant to be."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = set(package.namelist())
            types = _member(package, "[Content_Types].xml") if "[Content_Types].xml" in names else ""
            media = _member(package, "mimetype") if "mimetype" in names else ""
    except _BROKEN:
        return next((kind for mark, kind in _MEANT if mark in data), Kind.ZIP)
    if "opendocument." in media:
        return _OPEN_DOCUMENT.get(media.partition("opendocument.")[2].split("-")[0].strip(), Kind.ZIP)
    if types or "_rels/.rels" in names:
        by_name = (kind for part, kind in _MAIN_PARTS if part in names)
        by_type = (kind for name, kind in _CONTENT_TYPES if name in types)
        return next(by_name, next(by_type, Kind.ZIP))
    return Kind.ZIP


def _member(package: zipfile.ZipFile, name: str) -> str:
    with package.open(name) as member:
        return member.read(_HEAD).decode("utf-8", "replace")


def _compound(data: bytes) -> Kind:
    """What an OLE file holds, by the names in its directory."""
    return next((kind for name, kind in _OLE_STREAMS if name.encode("utf-16-le") in data), Kind.UNKNOWN)


def _by_words(data: bytes) -> Kind:
    try:
        text, _ = decode(_head(data))
    except NotADocument:
        return Kind.UNKNOWN
    opening, declared = _opening(text)
    if _PAGE.match(opening) or (_FRAGMENT.match(opening) and _CLOSING_TAG.search(opening)):
        return Kind.HTML
    if _FLAT.match(opening):
        return Kind.ODT
    if declared:
        return Kind.XML
    return Kind.MARKDOWN if _has_markup(text) else Kind.TEXT


def _head(data: bytes) -> bytes:
    """The beginning of *data*, not cut inside a letter of UTF-8."""
    return data if len(data) <= _HEAD else data[: _HEAD - 4] + data[_HEAD - 4 : _HEAD].rstrip(_NOT_ASCII)


def _opening(text: str) -> tuple[str, bool]:
    """*text* from behind the comments and the XML declaration that open it, and whether there was one."""
    at, declared = _past_space(text, 0), False
    while text.startswith(("<!--", "<?xml"), at):
        declared = declared or text.startswith("<?", at)
        sign = "-->" if text.startswith("<!", at) else "?>"
        closed = text.find(sign, at)
        if closed < 0:
            break
        at = _past_space(text, closed + len(sign))
    return text[at:], declared


def _past_space(text: str, at: int) -> int:
    found = _WORDS.search(text, at)
    return found.start() if found else len(text)


def _has_markup(text: str) -> bool:
    """Whether *text* is more than plain: ``# heading``, ``|---|``, tab-separated rows, tags, ``**bold**``."""
    if any(pattern.search(text) for pattern in (_HEADING, _GRID, _INLINE_TAG, _BOLD)):
        return True
    lines = text.split("\n")
    return _has_rows(lines) or any(map(_delimits_columns, lines))


def _delimits_columns(line: str) -> bool:
    return "---" in line and "|" in line and _DELIMITERS.issuperset(line.strip())


def _has_rows(lines: list[str]) -> bool:
    """Whether lines with tabs between their words stand below each other: three, or two with three cells."""
    pairs = [min(cells) for cells in pairwise(map(_cells, lines))]
    return sum(cells > 1 for cells in pairs) > 1 or any(cells > 2 for cells in pairs)


def _cells(line: str) -> int:
    """How many cells a tab-separated line has; 1 for what is only set off by a tab."""
    first, _, rest = line.partition("\t")
    return line.count("\t") + 1 if len(first.strip()) > 2 and rest.strip() else 1
