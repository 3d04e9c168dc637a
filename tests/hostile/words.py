"""Hostile Word files."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable

from tests.hostile.kinds import MILESTONE, MILLION, OK, Kind, nowhere
from tests.ingest import docx_maker as word

HEADER = ("Titel", "Mål", "Målepunkt", "Bemærkninger")
ROW = ("Beredskab", "Borgerne er trygge.", f"{MILESTONE} (Q2).", "Ingen")
LAUGHS = "".join(
    ['<!ENTITY a "mål ">']
    + [f'<!ENTITY {one} "{f"&{other};" * 10}">' for other, one in zip("abcdefghi", "bcdefghij", strict=True)]
)

# ------------------------------------------------------------------ Word


def body(extra: str = "", rows: str = "") -> str:
    """The body of a plan in Word with *extra* below its table, which has further *rows*."""
    head = word.p("Mål- og resultatplan 2025", style="Titel") + word.p("Statens Serum Institut")
    return head + word.tbl(word.tr(*HEADER), word.tr(*ROW), rows, columns=4) + extra


def docx(extra: str = "", rows: str = "", **parts: str) -> bytes:
    """A plan in Word; *parts* as of :func:`tests.ingest.docx_maker.word_file`."""
    return word.word_file(body(extra, rows), **parts)


def remade(data: bytes, change: Callable[[dict[str, bytes]], object]) -> bytes:
    """The archive *data* after *change*, which is given its members."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    change(members)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def with_document(prolog: str, inner: str, root: str = "w:document") -> bytes:
    """A plan in Word whose XML begins with *prolog* and has *inner* in a paragraph."""
    paragraph = f"<w:p><w:r><w:t>{inner}</w:t></w:r></w:p>"
    xml = f'<?xml version="1.0"?>{prolog}<{root} {word.NAMESPACES}><w:body>{body(paragraph)}</w:body></{root}>'
    return remade(docx(), lambda members: members.update({"word/document.xml": xml.encode()}))


def with_relations(*relations: str) -> bytes:
    """A plan in Word that points to things outside of it."""

    def change(members: dict[str, bytes]) -> None:
        name = "word/_rels/document.xml.rels"
        members[name] = members[name].replace(b"</Relationships>", "".join(relations).encode() + b"</Relationships>")

    picture = (
        '<w:p><w:r><w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" r:link="x1"/>'
    )
    return remade(docx(picture + "</w:drawing></w:r></w:p>"), change)


def _external(kind: str, number: int, target: str = "") -> str:
    target = target or nowhere()
    return f'<Relationship Id="x{number}" Type="{word.RELATIONS}/{kind}" Target="{target}" TargetMode="External"/>'


def span_bomb() -> bytes:
    """A cell that spans 10^9 columns, another that is merged downwards through every row."""
    wide = word.tc("Bredt", properties='<w:gridSpan w:val="1000000000"/><w:vMerge w:val="restart"/>')
    below = word.tc("", properties='<w:gridSpan w:val="1000000000"/><w:vMerge/>')
    return docx(rows=word.tr(wide) + word.tr(below) * 1000)


def nested_tables(depth: int) -> bytes:
    """Tables in cells of tables."""
    return docx("<w:tbl><w:tr><w:tc>" * depth + word.p("dybt nede") + "</w:tc></w:tr></w:tbl>" * depth)


def nested_controls(depth: int) -> bytes:
    """Content controls in content controls, within what XML parsers take."""
    return docx("<w:sdt><w:sdtContent>" * depth + word.p("dybt nede") + "</w:sdtContent></w:sdt>" * depth)


def span(value: str) -> str:
    """A row with a cell that says that it spans *value* columns."""
    return word.tr(word.tc("x", properties=f'<w:gridSpan w:val="{value}"/>'))


def insertion() -> bytes:
    """A milestone that is a tracked insertion, one in a content control and one in a text box."""
    ins = f'<w:p><w:ins w:id="1" w:author="A">{word.r("Indsat krav er opfyldt.")}</w:ins></w:p>'
    sdt = f"<w:sdt><w:sdtContent>{word.p('Feltets krav er opfyldt.')}</w:sdtContent></w:sdt>"
    box = f"<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>{word.p('Boksens krav er opfyldt.')}"
    box += "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
    cell = word.tc(word.p(f"{MILESTONE} (Q2)."), ins, sdt, box)
    return docx(rows=word.tr("Tilsyn", "Tryghed", cell, "Ingen"))


def styles_in_a_ring(length: int) -> bytes:
    """Styles each based on the next, the last on the first."""
    form = '<w:style w:type="paragraph" w:styleId="S{0}"><w:name w:val="S{0}"/><w:basedOn w:val="S{1}"/></w:style>'
    ring = "".join(form.format(n, (n + 1) % length) for n in range(length))
    return docx(word.p("Ring", style="S0"), styles=word.STYLES + ring)


def lying_size(size: int) -> bytes:
    """A plan whose main part says that it is *size* bytes."""
    data = bytearray(docx())
    at = -1
    while (at := data.find(b"PK\x01\x02", at + 1)) >= 0:
        length = int.from_bytes(data[at + 28 : at + 30], "little")
        if data[at + 46 : at + 46 + length] == b"word/document.xml":
            data[at + 24 : at + 28] = struct.pack("<I", size)
    return bytes(data)


def bomb(part: str, megabytes: int) -> bytes:
    """A plan in which *part* unpacks to *megabytes*, a thousand times its size."""
    filler = b"<!--" + b" " * (megabytes * 1_000_000) + b"-->"
    return remade(docx(), lambda members: members.update({part: members.get(part, b"") + filler}))


def many_pictures(megabytes: int) -> bytes:
    """A plan with a picture that unpacks to *megabytes*; pictures are not looked at."""
    return remade(docx(), lambda members: members.update({"word/media/image1.bmp": bytes(megabytes * 1_000_000)}))


def doubled_part() -> bytes:
    """A plan with two parts of one name; the last one counts, as for Word."""
    stream = io.BytesIO(docx())
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with zipfile.ZipFile(stream, "a") as archive:
            archive.writestr("word/document.xml", archive.read("word/document.xml").replace(b"Beredskab", b"Tilsynet"))
    return stream.getvalue()


def climbing() -> bytes:
    """A plan with parts whose names lead out of the archive."""
    names = ("../../../../tmp/ud.txt", "/etc/ud.txt", "C:\\ud.txt", "word/../../ud.txt")
    return remade(docx(), lambda members: members.update(dict.fromkeys(names, b"ud")))


def climbing_target() -> bytes:
    """A plan whose main part is said to lie outside the archive."""

    def change(members: dict[str, bytes]) -> None:
        members["_rels/.rels"] = members["_rels/.rels"].replace(b'"word/document.xml"', b'"../../../etc/passwd"')

    return remade(docx(), change)


def paragraphs(count: int) -> bytes:
    return docx(word.p("Sagerne er afgjort inden for 30 dage.") * count)


def goals(count: int) -> bytes:
    rows = "".join(word.tr(f"Tema {n}", *ROW[1:]) for n in range(count))
    return docx(rows=rows)


def long_run(length: int) -> bytes:
    return docx(word.p("a" * length))


def many_runs(count: int) -> bytes:
    return docx(f"<w:p>{word.r('mål ') * count}</w:p>")


def wide_table(columns: int, rows: int) -> bytes:
    return docx(word.tbl(word.tr(*(["x"] * columns)) * rows, columns=columns))


def numbering(level: int, pattern: str) -> bytes:
    more = word.lists(
        word.level(0, "upperRoman", pattern, f'<w:start w:val="{level}"/>').replace('<w:start w:val="1"/>', "")
    )
    return docx(word.listed("Et punkt") * 50, numbering=more)


def fields(count: int) -> bytes:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    return docx(f"<w:p>{begin * count}</w:p>" + word.p("efter"))


def ole(stream: str) -> bytes:
    """A compound file that is cut off behind its directory, in which *stream* stands."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + stream.encode("utf-16-le") + bytes(512)


OUTSIDE = ("hyperlink", "image", "oleObject", "attachedTemplate", "frame", "subDocument", "styles", "footnotes")


def fetching() -> bytes:
    """A plan in Word that points to addresses in all ways."""
    return with_relations(*(_external(kind, number) for number, kind in enumerate(OUTSIDE)))


def reaching() -> bytes:
    """A plan in Word that points to files of this and other machines."""
    return with_relations(
        _external("image", 1, "file:///etc/passwd"), _external("image", 2, "\\\\127.0.0.1\\c$\\x.png")
    )


def including() -> bytes:
    """A plan in Word that asks for the words of another file."""
    asked = 'xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"'
    return docx(f"<xi:include {asked}/>")


def declaring(inside: str, words: str = "x") -> bytes:
    """A plan in Word with a declaration of its kind that has *inside* in it."""
    return with_document(f"<!DOCTYPE d {inside}>", words)


def footnotes(count: int) -> bytes:
    """A plan with *count* references to one footnote in one paragraph."""
    reference = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    note = f'<w:footnote w:id="1">{word.p("En note.")}</w:footnote>'
    return docx(f"<w:p>{(word.r('mål ') + reference) * count}</w:p>", footnotes=note)


def named_style(name: str) -> bytes:
    """A plan with a style of such a name."""
    style = f'<w:style w:type="paragraph" w:styleId="Langt"><w:name w:val="{name}"/></w:style>'
    return docx(word.p("Et afsnit", style="Langt"), styles=word.STYLES + style)


DIGITS = "9" * 100_000
BEFORE = '<w:gridBefore w:val="1000000000"/>'
GRIN = "entities that stand for thousands of millions of words"
STATED = "a number in a file may be any"
BOMB = "100 MB of 0.1 MB"
LONG = "no plan is as long"
ALL = ("Indsat krav er opfyldt", "Feltets krav er opfyldt", "Boksens krav er opfyldt")

KINDS = [
    Kind("spænd på 1000000000.docx", span_bomb, OK, "python-docx took 3.4 GB for one such cell"),
    Kind("gridBefore 1000000000.docx", lambda: docx(rows=word.tr(*ROW, properties=BEFORE)), OK, STATED),
    Kind("tal på 100.000 cifre.docx", lambda: docx(rows=span(DIGITS)), OK, "reading it is quadratic"),
    Kind("tabeller i 60 tabeller.docx", lambda: nested_tables(60), OK, "as deep as XML parsers go"),
    Kind(
        "tabeller i 1.000 tabeller.docx", lambda: nested_tables(1000), "too-large", "XML parsers stop at 256 elements"
    ),
    Kind("felter i felter.docx", lambda: nested_controls(100), OK, "200 elements in one another"),
    Kind("felter dybt i felter.docx", lambda: nested_controls(5000), "too-large", "10,000 in one another"),
    Kind("milliarder af grin.docx", lambda: declaring(f"[{LAUGHS}]", "&j;"), "too-large", GRIN),
    Kind("entiteter.docx", lambda: declaring('[<!ENTITY a "mål">]', "&a;"), "damaged", "the words would be missing"),
    Kind(
        "ydre entitet.docx",
        lambda: declaring('[<!ENTITY x SYSTEM "file:///etc/passwd">]', "&x;"),
        "damaged",
        "as above",
    ),
    Kind("ydre dtd.docx", lambda: declaring(f'SYSTEM "{nowhere()}d.dtd"'), OK, "it is not fetched"),
    Kind("parametre.docx", lambda: declaring(f'[<!ENTITY % x SYSTEM "{nowhere()}d">%x;]'), "damaged", "nor are they"),
    Kind("peger ud.docx", fetching, OK, "what lies outside is not fetched"),
    Kind("peger på filer.docx", reaching, OK, "as above"),
    Kind("xinclude.docx", including, OK, "nothing is included"),
    Kind("indsat, felter, bokse.docx", insertion, OK, "python-docx drops all three silently", 2, ALL),
    Kind("typografier i ring.docx", lambda: styles_in_a_ring(2000), OK, "a chain of styles that never ends"),
    Kind("typografinavn.docx", lambda: named_style("list" * 20_000), OK, "a style's name of 80,000 letters"),
    Kind("klatrer ud.docx", climbing, OK, "parts are read by name, and written nowhere"),
    Kind("hoveddel udenfor.docx", climbing_target, "not-a-document", "no part of that name is in the archive"),
    Kind("del to gange.docx", doubled_part, OK, "of two parts of one name the last counts"),
    Kind("del der lyver.docx", lambda: lying_size(10), "damaged", "the part is larger than it says"),
    Kind("del der siger 4 GB.docx", lambda: lying_size(2**32 - 2), "too-large", "not a byte of it is unpacked"),
    Kind("bombe i hoveddelen.docx", lambda: bomb("word/document.xml", 100), "too-large", BOMB),
    Kind("bombe i typografier.docx", lambda: bomb("word/styles.xml", 100), "too-large", BOMB),
    Kind("bombe i indholdstyper.docx", lambda: bomb("[Content_Types].xml", 100), "too-large", BOMB),
    Kind("bombe i relationer.docx", lambda: bomb("word/_rels/document.xml.rels", 100), "too-large", BOMB),
    Kind("bombe i et billede.docx", lambda: many_pictures(100), OK, "pictures are not unpacked"),
    Kind("hundredtusind afsnit.docx", lambda: paragraphs(100_000), "too-large", LONG),
    Kind("femtusind afsnit.docx", lambda: paragraphs(5000), OK, "a book has as many"),
    Kind("fem tusind mål.docx", lambda: goals(5000), OK, "long, but a plan", 5000),
    Kind("et afsnit på 20 MB.docx", lambda: long_run(20 * MILLION), "too-large", LONG),
    Kind("et afsnit på 6 MB.docx", lambda: long_run(6 * MILLION), "too-large", LONG),
    Kind("40.000 løb.docx", lambda: many_runs(40_000), OK, "each word in a run of its own"),
    Kind("titusind noter.docx", lambda: footnotes(10_000), OK, "the place of each is counted"),
    Kind("tabel på 1.000 kolonner.docx", lambda: wide_table(1000, 4), OK, "4,000 cells"),
    Kind("315.000 celler.docx", lambda: wide_table(63, 5000), "too-large", LONG),
    Kind("romertal 999999999.docx", lambda: numbering(999_999_999, "%1."), OK, "999,999 M's"),
    Kind("nummer med 100.000 tegn.docx", lambda: numbering(1, "%1" * 50_000), OK, "a list mark of 100,000 letters"),
    Kind("åbne felter.docx", lambda: fields(20_000), OK, "fields that never end"),
    Kind("afskåret.docx", lambda: docx()[:-300], "damaged", "a download that broke off"),
    Kind("halv.docx", lambda: docx()[:900], "damaged", "as above"),
    Kind("ingen tekst.docx", lambda: word.word_file(""), "no-goals", "a Word file without a word"),
    Kind(
        "et zip-arkiv.docx",
        lambda: word.zipped({"plan.txt": "Mål"}),
        "no-goals",
        "it is unpacked",
        entry="et zip-arkiv.docx/plan.txt",
    ),
    Kind("et dokument.pdf", docx, OK, "its name lies, and its content is read"),
    Kind("kodeord.docx", lambda: ole("EncryptedPackage"), "damaged", "a document with a password, cut off"),
]
