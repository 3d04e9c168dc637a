"""Small OpenDocument texts for tests, written as the XML they are made of."""

from __future__ import annotations

from xml.sax.saxutils import escape

from maalplan.ingest.odt import read_odt
from maalplan.ingest.odt.names import NAMESPACES
from maalplan.model import Document
from tests.ingest.docx_maker import outline, zipped

DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items() if prefix != "xml")
MEDIA_TYPE = "application/vnd.oasis.opendocument.text"

STYLES = """
<style:default-style style:family="paragraph"><style:text-properties fo:font-size="11pt"/></style:default-style>
<style:style style:name="Standard" style:family="paragraph"/>
<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph"
  style:default-outline-level="1" style:list-style-name=""><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="Overskrift_20_2" style:family="paragraph" style:default-outline-level="2"/>
<style:style style:name="Ministeriets" style:family="paragraph" style:parent-style-name="Heading_20_1"
  style:default-outline-level=""/>
<style:style style:name="Title" style:family="paragraph"/>
<style:style style:name="Contents_20_1" style:display-name="Contents 1" style:family="paragraph"/>
<style:style style:name="Contents_20_Heading" style:display-name="Contents Heading" style:family="paragraph"/>
<style:style style:name="Rundt" style:family="paragraph" style:parent-style-name="Kreds"/>
<style:style style:name="Kreds" style:family="paragraph" style:parent-style-name="Rundt"/>
<style:style style:name="Staerk" style:family="text"><style:text-properties fo:font-weight="700"/></style:style>
"""
AUTOMATIC = """
<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="Mager" style:family="text"><style:text-properties fo:font-weight="normal"/></style:style>
<style:style style:name="Skjult" style:family="text"><style:text-properties text:display="none"/></style:style>
<style:style style:name="Oppe" style:family="text">
  <style:text-properties style:text-position="super 58%"/></style:style>
<style:style style:name="Nede" style:family="text">
  <style:text-properties style:text-position="-33% 58%"/></style:style>
<style:style style:name="Stor" style:family="text"><style:text-properties fo:font-size="140%"/></style:style>
<style:style style:name="Symbol" style:family="text"><style:text-properties style:font-name="Symbol"/></style:style>
<style:style style:name="Fed" style:family="paragraph" style:parent-style-name="Standard">
  <style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="Ny_side" style:family="paragraph">
  <style:paragraph-properties fo:break-before="page"/></style:style>
<style:style style:name="Side" style:family="paragraph" style:master-page-name="Standard"/>
<style:style style:name="Sidste" style:family="paragraph">
  <style:paragraph-properties fo:break-after="page"/></style:style>
<style:style style:name="Streg" style:family="paragraph">
  <style:paragraph-properties fo:border-bottom="0.5pt solid #000000"/></style:style>
<style:style style:name="Prikker" style:family="paragraph"><style:paragraph-properties><style:tab-stops>
  <style:tab-stop style:position="5in" style:leader-style="dotted"/></style:tab-stops></style:paragraph-properties>
  </style:style>
<style:style style:name="Brødtekst" style:family="paragraph" style:parent-style-name="Heading_20_1"
  style:default-outline-level=""/>
<style:style style:name="Uden_nummer" style:family="paragraph" style:parent-style-name="Heading_20_1"
  style:list-style-name=""/>
<style:style style:name="Tabel_ny_side" style:family="table">
  <style:table-properties fo:break-before="page"/></style:style>
"""


def span(text: str, style: str) -> str:
    """Words in a character style."""
    return f'<text:span text:style-name="{style}">{escape(text)}</text:span>'


def p(*inner: str, style: str = "") -> str:
    """A paragraph; what is no XML is plain words."""
    words = "".join(part if part.startswith("<") else escape(part) for part in inner)
    return f'<text:p text:style-name="{style or "Standard"}">{words}</text:p>'


def h(level: int, text: str, style: str = "Heading_20_1", more: str = "") -> str:
    """A heading."""
    return f'<text:h text:style-name="{style}" text:outline-level="{level}" {more}>{escape(text)}</text:h>'


def listed(*items: str, style: str = "", more: str = "") -> str:
    """A list of items; an item that is no XML is a paragraph, one that is a whole item stays so."""
    named = f'text:style-name="{style}"' if style else ""
    return f"<text:list {named} {more}>{''.join(map(_item, items))}</text:list>"


def _item(inner: str) -> str:
    if inner.startswith(("<text:list-item", "<text:list-header")):
        return inner
    return f"<text:list-item>{inner if inner.startswith('<') else p(inner)}</text:list-item>"


def numbers(name: str, *levels: str) -> str:
    """A list style; each level is the attributes of a number, or of a bullet."""
    kinds = ["bullet" if "bullet-char" in level else "number" for level in levels]
    inner = "".join(
        f'<text:list-level-style-{kind} text:level="{at}" {level}/>'
        for at, (kind, level) in enumerate(zip(kinds, levels, strict=True), start=1)
    )
    return f'<text:list-style style:name="{name}">{inner}</text:list-style>'


def tc(*content: str, more: str = "") -> str:
    """A cell of paragraphs; words alone are one paragraph."""
    inner = "".join(part if part.startswith("<") else p(part) for part in content)
    return f"<table:table-cell {more}>{inner}</table:table-cell>"


def tr(*cells: str, more: str = "") -> str:
    """A row of cells."""
    inner = "".join(cell if cell.startswith("<") else tc(cell) for cell in cells)
    return f"<table:table-row {more}>{inner}</table:table-row>"


def tbl(*rows: str, columns: int = 2) -> str:
    """A table."""
    declared = f'<table:table-column table:number-columns-repeated="{columns}"/>' if columns else ""
    return f"<table:table>{declared}{''.join(rows)}</table:table>"


def note(mark: str, *inner: str, kind: str = "footnote") -> str:
    """A footnote with its reference."""
    body = "".join(part if part.startswith("<") else p(part) for part in inner)
    citation = f"<text:note-citation>{mark}</text:note-citation>"
    return f'<text:note text:note-class="{kind}">{citation}<text:note-body>{body}</text:note-body></text:note>'


def content(body: str, automatic: str = "") -> str:
    """The XML of content.xml."""
    return (
        f"<office:document-content {DECLARED}><office:automatic-styles>{AUTOMATIC}{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )


def odt_file(body: str, styles: str = "", automatic: str = "", media_type: str = MEDIA_TYPE) -> bytes:
    """An OpenDocument text with this body; *styles* and *automatic* are more styles."""
    document_styles = f"<office:styles>{STYLES}{styles}</office:styles>"
    # A style for page headers under a name that the text uses as well.
    other = '<style:style style:name="Mager" style:family="text"><style:text-properties fo:font-weight="bold"/>'
    page_styles = f"<office:automatic-styles>{other}</style:style></office:automatic-styles>"
    header = f"<style:header>{p('Side 1 af 9')}</style:header>"
    master = f'<office:master-styles><style:master-page style:name="Standard">{header}</style:master-page>'
    return zipped(
        {
            "mimetype": media_type,
            "content.xml": content(body, automatic),
            "styles.xml": f"<office:document-styles {DECLARED}>{document_styles}{page_styles}{master}"
            "</office:master-styles></office:document-styles>",
        }
    )


def flat_file(body: str) -> bytes:
    """The same as one XML file."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document {DECLARED} office:mimetype="{MEDIA_TYPE}">'
        f"<office:styles>{STYLES}</office:styles><office:automatic-styles>{AUTOMATIC}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    ).encode()


def read(body: str, styles: str = "", automatic: str = "") -> Document:
    """What the reader makes of an OpenDocument text with this body."""
    return read_odt(odt_file(body, styles, automatic), "plan.odt")


def lines(body: str, styles: str = "", automatic: str = "") -> list[str]:
    """Each block that the reader makes of the body, on a line."""
    return outline(read(body, styles, automatic).blocks)
