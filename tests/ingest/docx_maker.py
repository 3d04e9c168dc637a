"""Small Word files for tests, written as the XML they are made of."""

from __future__ import annotations

from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from maalplan.ingest.word import read_word
from maalplan.model import Block, Document, Table, Text

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Overskrift1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>
  <w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Overskrift2"><w:name w:val="Overskrift 2"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Ministeriets"><w:name w:val="Ministeriets afsnit"/>
  <w:basedOn w:val="Overskrift1"/></w:style>
<w:style w:type="paragraph" w:styleId="IngenOverskrift"><w:name w:val="Brødtekst stor"/><w:basedOn w:val="Overskrift1"/>
  <w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/><w:rPr><w:sz w:val="56"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Indholdsfortegnelse1"><w:name w:val="Indholdsfortegnelse 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Fremhaevet"><w:name w:val="Fremhævet afsnit"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Kreds1"><w:name w:val="kreds 1"/><w:basedOn w:val="Kreds2"/></w:style>
<w:style w:type="paragraph" w:styleId="Kreds2"><w:name w:val="kreds 2"/><w:basedOn w:val="Kreds1"/></w:style>
<w:style w:type="character" w:styleId="Staerk"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Pladsholder"><w:name w:val="Placeholder Text"/></w:style>
"""


def r(text: str, look: str = "") -> str:
    """A run; *look* is its properties as XML."""
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def b(text: str) -> str:
    """A run in bold."""
    return r(text, "<w:b/>")


def p(*runs: str, style: str = "", properties: str = "") -> str:
    """A paragraph of runs; a run that is no XML is plain words."""
    inner = "".join(run if run.startswith("<") else r(run) for run in runs)
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{inner}</w:p>"


def listed(text: str, number: int = 1, level: int = 0) -> str:
    """A paragraph of an automatic list."""
    numbers = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return p(text, properties=numbers)


def tc(*content: str, properties: str = "") -> str:
    """A cell of paragraphs; words alone are one paragraph."""
    inner = "".join(part if part.startswith("<") else p(part) for part in content) or p()
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    """A row of cells."""
    inner = "".join(cell if cell.startswith("<") else tc(cell) for cell in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inner}</w:tr>"


def tbl(*rows: str, columns: int = 2) -> str:
    """A table."""
    return f"<w:tbl><w:tblGrid>{'<w:gridCol/>' * columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def level(at: int, form: str, pattern: str, more: str = "") -> str:
    """A level of a list definition."""
    inner = f'<w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{pattern}"/>'
    return f'<w:lvl w:ilvl="{at}">{inner}</w:lvl>'


def lists(*definitions: str, numbers: str = "") -> str:
    """List definitions 1, 2, …, each with a list of the same number; *numbers* are more lists as XML."""
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{i}">{d}</w:abstractNum>' for i, d in enumerate(definitions, 1)
    )
    plain = "".join(
        f'<w:num w:numId="{i}"><w:abstractNumId w:val="{i}"/></w:num>' for i in range(1, len(definitions) + 1)
    )
    return abstract + plain + numbers


def word_file(body: str, main_type: str = MAIN_TYPE, **parts: str) -> bytes:
    """A Word file: *body* and further *parts* (styles, numbering, footnotes, …) are the inside of their root."""
    parts = {"styles": STYLES, **parts}
    relations = "".join(
        f'<Relationship Id="r{i}" Type="{RELATIONS}/{name}" Target="{name}.xml"/>' for i, name in enumerate(parts)
    )
    document = f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
    return zipped(
        {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            f'<Override PartName="/word/document.xml" ContentType="{main_type}"/></Types>',
            "_rels/.rels": _relationships(
                f'<Relationship Id="r1" Type="{RELATIONS}/officeDocument" Target="word/document.xml"/>'
            ),
            "word/_rels/document.xml.rels": _relationships(relations),
            "word/document.xml": document,
            **{f"word/{name}.xml": f"<w:{name} {NAMESPACES}>{inner}</w:{name}>" for name, inner in parts.items()},
        }
    )


def _relationships(inner: str) -> str:
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'
    )


def zipped(members: dict[str, str]) -> bytes:
    """A zip archive of texts."""
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name, text.encode("utf-8"))
    return stream.getvalue()


def read(body: str, **parts: str) -> Document:
    """What the reader makes of a Word file with this body."""
    return read_word(word_file(body, **parts), "plan.docx")


def texts(document: Document) -> list[Text]:
    """The document's blocks, of which none is a table."""
    assert all(isinstance(block, Text) for block in document.blocks)
    return [block for block in document.blocks if isinstance(block, Text)]


def table(document: Document) -> Table:
    """The only table of the document."""
    (found,) = (block for block in document.blocks if isinstance(block, Table))
    return found


def words(content: tuple[Block, ...]) -> list[str]:
    """The words of the blocks in a cell."""
    return [block.text for block in content if isinstance(block, Text)]


def outline(blocks: tuple[Block, ...]) -> list[str]:
    """Each block on a line: its kind, level and mark, then its words."""
    return [_line(block) for block in blocks]


def _line(block: Block) -> str:
    if isinstance(block, Table):
        return f"table {block.rows}x{block.columns}"
    head = f"{block.kind}{block.level or ''}" + (f" [{block.mark}]" if block.mark else "")
    return f"{head} {block.text}".rstrip()
