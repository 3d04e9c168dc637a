"""Hostile OpenDocument texts, old Word documents and rich text."""

from __future__ import annotations

from tests.hostile.kinds import MILLION, OK, Kind, nowhere
from tests.hostile.words import HEADER, LAUGHS, ROW, ole, remade
from tests.ingest import odt_maker as odt


def body(extra: str = "", rows: str = "") -> str:
    """The body of a plan in OpenDocument with *extra* below its table, which has further *rows*."""
    head = odt.p("Mål- og resultatplan 2025", style="Title") + odt.p("Statens Serum Institut")
    return head + odt.tbl(odt.tr(*HEADER), odt.tr(*ROW), rows, columns=4) + extra


def odt_file(extra: str = "", rows: str = "", **styles: str) -> bytes:
    """A plan in OpenDocument."""
    return odt.odt_file(body(extra, rows), **styles)


def flat(prolog: str = "", extra: str = "") -> bytes:
    """The same as one XML file that begins with *prolog*."""
    return odt.flat_file(body(extra)).replace(b"?>\n", f"?>\n{prolog}".encode(), 1)


def nested(depth: int) -> bytes:
    """Tables in cells of tables."""
    opened = "<table:table><table:table-row><table:table-cell>"
    closed = "</table:table-cell></table:table-row></table:table>"
    return odt_file(opened * depth + odt.p("dybt nede") + closed * depth)


def padded(part: str) -> bytes:
    """A plan in which *part* unpacks to 100 MB."""
    return remade(odt_file(), lambda members: members.update({part: members[part] + b" " * 100 * MILLION}))


def ring(length: int) -> bytes:
    """A plan with styles each based on the next, the last on the first."""
    named = '<style:style style:name="S{}" style:family="paragraph" style:parent-style-name="S{}"/>'
    styles = "".join(named.format(n, (n + 1) % length) for n in range(length))
    return odt_file(odt.p("Ring", style="S0"), styles=styles)


def numbered(form: str) -> bytes:
    """A plan with a list that counts from 999,999,999."""
    levels = odt.numbers("N", f'style:num-format="{form}" style:num-letter-sync="true" text:start-value="999999999"')
    return odt_file(odt.listed("a", "b", style="N"), automatic=levels)


def entities(members: dict[str, bytes]) -> None:
    """Declare an entity in the content."""
    members["content.xml"] = b'<!DOCTYPE d [<!ENTITY a "x">]>' + members["content.xml"].replace(b"Ingen", b"&a;")


def fetching() -> bytes:
    """A plan with a picture and a section that lie elsewhere."""
    link = f'xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="{nowhere()}x.png"'
    picture = f"<text:p><draw:frame><draw:image {link}/></draw:frame></text:p>"
    return odt_file(f"{picture}<text:section><text:section-source {link}/>{odt.p('x')}</text:section>")


def spaced() -> bytes:
    """A plan with spaces that are repeated without end."""
    return odt_file('<text:p>a<text:s text:c="1000000000"/>b</text:p>' * 100)


def rich_fetching() -> bytes:
    """Rich text with a picture that lies elsewhere."""
    asked = f'INCLUDEPICTURE "{nowhere()}x.png" \\\\d'
    return f"{{\\rtf1\\ansi {{\\field{{\\*\\fldinst {asked}}}{{\\fldrslt x}}}} Frokost\\par}}".encode()


ACROSS = 'table:number-columns-repeated="1000000000"'
DOWN = 'table:number-rows-repeated="1000000000"'
SPANNED = 'table:number-columns-spanned="1000000000" table:number-rows-spanned="1000000000"'
STATED = "a number in a file may be any"

OPEN_DOCUMENT = [
    Kind("gentagne kolonner.odt", lambda: odt_file(rows=odt.tr(odt.tc("x", more=ACROSS))), OK, STATED),
    Kind("gentagne tomme kolonner.odt", lambda: odt_file(rows=odt.tr(odt.tc(more=ACROSS))), OK, STATED),
    Kind("gentagne rækker.odt", lambda: odt_file(rows=odt.tr("a", "b", more=DOWN)), OK, STATED),
    Kind("gentaget.odt", lambda: odt_file(rows=odt.tr(odt.tc("x", more=ACROSS), more=DOWN) * 20), OK, STATED),
    Kind(
        "for ofte gentaget.odt",
        lambda: odt_file(rows=odt.tr(odt.tc("x", more=ACROSS), more=DOWN) * 200),
        "too-large",
        STATED,
    ),
    Kind("spænd på 1000000000.odt", lambda: odt_file(rows=odt.tr(odt.tc("x", more=SPANNED)) * 100), OK, STATED),
    Kind("gentagne mellemrum.odt", spaced, OK, STATED),
    Kind("tabeller i 60 tabeller.odt", lambda: nested(60), OK, "180 elements in one another"),
    Kind("tabeller i 1.000 tabeller.odt", lambda: nested(1000), "too-large", "XML parsers stop at 256 elements"),
    Kind(
        "milliarder af grin.fodt",
        lambda: flat(f"<!DOCTYPE d [{LAUGHS}]>", "<text:p>&j;</text:p>"),
        "unsupported",
        "no program declares such a file",
    ),
    Kind("flad.fodt", flat, OK, "one XML file"),
    Kind("entitet.odt", lambda: remade(odt_file(), entities), "damaged", "the words would be missing"),
    Kind("henter udefra.odt", fetching, OK, "nothing is fetched"),
    Kind("bombe.odt", lambda: padded("content.xml"), "too-large", "100 MB of 0.1 MB"),
    Kind("bombe i mimetype.odt", lambda: padded("mimetype"), "too-large", "as above"),
    Kind("typografier i ring.odt", lambda: ring(2000), OK, "a chain that never ends"),
    Kind("hundredtusind afsnit.odt", lambda: odt_file(odt.p("Afgjort.") * 100_000), "too-large", "no plan has so many"),
    Kind(
        "tusind mål.odt",
        lambda: odt_file(rows="".join(odt.tr(f"Tema {n}", *ROW[1:]) for n in range(1000))),
        OK,
        "long, but a plan",
        1000,
    ),
    Kind("romertal 999999999.odt", lambda: numbered("I"), OK, "999,999 M's"),
    Kind("bogstaver 999999999.odt", lambda: numbered("a"), OK, "a letter 38 million times over"),
    Kind("afskåret.odt", lambda: odt_file()[:-200], "not-a-document", "nothing says any more what it was"),
    Kind("et afsnit på 20 MB.fodt", lambda: flat(extra="<text:p>" + "mål " * 5 * MILLION), "too-large", "no plan has"),
]

OLD = [
    Kind("afskåret.doc", lambda: ole("WordDocument"), "damaged", "LibreOffice makes nothing of it", office=True),
    Kind("klammer.rtf", lambda: b"{\\rtf1" + b"{" * 50_000 + b"x", "damaged", "groups in groups", office=True),
    Kind("henter udefra.rtf", rich_fetching, "no-goals", "nothing is fetched", office=True),
]

KINDS = [*OPEN_DOCUMENT, *OLD]
