"""Hostile pages of PDFs: their size, what is drawn on them, their fonts and pictures."""

from __future__ import annotations

import zlib

from tests.hostile.baits import LENGTH
from tests.hostile.kinds import MILLION, OK, STOPPED, Kind
from tests.hostile.pdf_maker import WORDS as SHOWN
from tests.hostile.pdf_maker import one_page, packed, showing, stream


def drawings(depth: int, times: int) -> bytes:
    """A plan in which a drawing draws the next one *times*, *depth* of them."""
    objects = {}
    for level in range(depth):
        number = 6 + level
        inner = b"/N Do " * times if level + 1 < depth else b"0 0 9 9 re f"
        form = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /N %d 0 R >> >>"
        objects[f"o{number}"] = stream(inner, form % (number + 1))
    return showing(b"/X Do", **objects)


def picture(filters: bytes, width: int, height: int, content: bytes, colours: bytes = b"/DeviceGray") -> bytes:
    """A plan with a picture over its page."""
    image = b"/Type /XObject /Subtype /Image /Width %d /Height %d /BitsPerComponent 8 /ColorSpace %b %b"
    made = stream(content, image % (width, height, colours, filters))
    return showing(b"q 595 0 0 842 0 0 cm /X Do Q", o6=made)


def scan(filters: bytes, width: int, height: int, content: bytes) -> bytes:
    """A page that is nothing but a picture."""
    image = b"/Type /XObject /Subtype /Image /Width %d /Height %d /BitsPerComponent 8 /ColorSpace /DeviceGray %b"
    made = stream(content, image % (width, height, filters))
    return one_page(stream(b"q 595 0 0 842 0 0 cm /X Do Q"), o6=made)


def with_font(font: bytes, **more: bytes) -> bytes:
    """A plan that shows words in the font that is *font* as well."""
    return showing(b"BT /G 11 Tf 60 500 Td (Ordene) Tj ET", fonts=b"/G 8 0 R", o8=font, **more)


def mapped(table: bytes) -> bytes:
    """A plan with words in a font whose table of letters is *table*."""
    return with_font(COMPOSED % b"/Identity-H /ToUnicode 10 0 R", o9=DESCENDANT % b"", o10=packed(table))


def letters(count: int) -> bytes:
    """A plan with *count* letters more on its page."""
    lines = b"".join(b"1 0 0 1 10 %d Tm (%b) Tj " % (600 - n % 500, b"m\xe5l " * 25) for n in range(count // 100))
    return one_page(packed(SHOWN + b"BT /F 2 Tf " + lines + b"ET"))


def texts(count: int) -> bytes:
    """A plan with *count* text operators more."""
    shown = (b"BT /F 1 Tf %d %d Td (a) Tj ET\n" % (n % 500, n // 500) for n in range(count))
    return one_page(packed(SHOWN + b"".join(shown)))


def lines(count: int) -> bytes:
    """A plan with *count* lines drawn on its page."""
    drawn = (b"%d %d m %d %d l S\n" % (n % 595, n % 840, (n * 7) % 595, (n * 7) % 840) for n in range(count))
    return one_page(packed(SHOWN + b"".join(drawn)))


def one_path(count: int) -> bytes:
    """A plan with a path of *count* corners on its page."""
    corners = (b"%d %d l " % (n % 595, n * 7 % 840) for n in range(count))
    return one_page(packed(SHOWN + b"0 0 m " + b"".join(corners) + b"S"))


def level_lines(count: int) -> bytes:
    """A plan with *count* level and upright lines, which may be those of tables."""
    across = (b"%d.%d %d m %d %d l S\n" % (n % 500, n % 9, n % 600, n % 500 + 30, n % 600) for n in range(count // 2))
    down = (b"%d %d m %d %d l S\n" % (n % 500, n % 600, n % 500, n % 600 + 20) for n in range(count // 2))
    return one_page(packed(SHOWN + b"".join(across) + b"".join(down)))


def grid(size: int, filled: bool) -> bytes:
    """A plan with a table of *size* rows and columns."""
    step = 500 / size
    across = (b"50 %.2f m 550 %.2f l S\n" % (50 + n * step, 50 + n * step) for n in range(size + 1))
    down = (b"%.2f 50 m %.2f 550 l S\n" % (50 + n * step, 50 + n * step) for n in range(size + 1))
    places = ((50.3 + x * step, 50.3 + y * step) for x in range(size) for y in range(size)) if filled else ()
    words = (b"BT /F 1 Tf %.2f %.2f Td (a) Tj ET\n" % place for place in places)
    return one_page(packed(SHOWN + b"0.1 w " + b"".join((*across, *down, *words))))


def rectangles(count: int) -> bytes:
    """A plan with *count* filled rectangles, one over the other."""
    drawn = (b"%d %d %d 9 re f\n" % (n % 500, n % 700, 9 + n % 90) for n in range(count))
    return one_page(packed(SHOWN + b"0.9 g " + b"".join(drawn)))


def circular_map() -> bytes:
    """A plan with a font whose table of letters builds on itself."""
    table = stream(b"/A usecmap begincmap endcmap", b"/Type /CMap /CMapName /A /UseCMap 10 0 R")
    return with_font(COMPOSED % b"10 0 R", o9=DESCENDANT % b"", o10=table)


def wide_font(widths: bytes) -> bytes:
    """A plan with a font whose letters have such *widths*."""
    return with_font(COMPOSED % b"/Identity-H", o9=DESCENDANT % widths)


def notes(count: int) -> bytes:
    """A plan with *count* notes on its page."""
    note = b"<< /Type /Annot /Subtype /FreeText /Rect [10 10 90 20] /Contents (note) /DA (/F 9 Tf) >>"
    return showing(b"", page=b"/MediaBox [0 0 595 842] /Annots [%b]" % (note * count))


def sized(box: bytes) -> bytes:
    """A plan on a page of the size *box*."""
    return showing(b"", page=b"/MediaBox [%b]" % box)


def huge_scan() -> bytes:
    """A picture over a page of a million points."""
    page = scan(b"", 2, 2, b"\x80\xff\x80\xff").replace(b"[0 0 595 842]", b"[0 0 1000000 1000000]")
    return page.replace(b"595 0 0 842 0 0 cm", b"1000000 0 0 1000000 0 0 cm")


def worded(unit: bytes) -> bytes:
    """A plan with a line of *unit* over and over, for patterns to stumble over."""
    return one_page(packed(SHOWN + b"BT /F 1 Tf 10 400 Td (%b!) Tj ET" % (unit * (LENGTH // len(unit)))))


COMPOSED = b"<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding %b /DescendantFonts [9 0 R] >>"
DESCENDANT = b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A %b >>"
LINES = b"begincmap 100 beginbfchar " + b"<0001> <0041>\n" * 500_000 + b"endbfchar endcmap"
RANGE = b"begincmap 1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange endcmap"
OF_FILE = (
    b"<< /Type /Font /Subtype /TrueType /BaseFont /A /FontDescriptor "
    b"<< /Type /FontDescriptor /FontName /A /Flags 32 /FontFile2 9 0 R >> >>"
)
DRAWN = (
    b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [1 0 0 1 0 0] /FirstChar 65 /LastChar 122 "
    b"/Widths [1] /CharProcs << /a 9 0 R >> /Encoding << /Differences [65 /a] >> "
    b"/Resources << /Font << /G 8 0 R >> >> >>"
)
NOISE = bytes(range(256)) * 9
JPX = b"\x00\x00\x00\x0cjP  \r\n\x87\n" + NOISE
INSIDE = b"BI /W 9999 /H 9999 /BPC 8 /CS /G ID " + b"x" * 500_000
NUMBERS = (
    b"BT /F 9 Tf nan 0 0 inf 60 500 Tm (x) Tj ET q 1e38 0 0 1e38 0 0 cm 1e38 0 0 1e38 0 0 cm BT /F 9 Tf (y) Tj ET Q"
)
STATED = "a number in a file may be any"
UNSEEN = "a library works on it until the memory or the time is gone"
LEFT = "pictures between words are left out"
TEN9 = zlib.compress(bytes(1000))

SIZES = [
    Kind("side på 10.000 punkter.pdf", lambda: sized(b"0 0 10000 10000"), OK, "a poster"),
    Kind("side på 10^9 punkter.pdf", lambda: sized(b"-1e9 -1e9 1e9 1e9"), OK, STATED),
    Kind("side på 1 punkt.pdf", lambda: sized(b"0 0 1 1"), "not-a-document", "nothing stands on it"),
    Kind("side på 0 punkter.pdf", lambda: sized(b"0 0 0 0"), OK, "readers take a page of the usual size"),
    Kind("side uden mål.pdf", lambda: sized(b"/A (b) null"), OK, "as above"),
    Kind("enhed.pdf", lambda: showing(b"", page=b"/MediaBox [0 0 595 842] /UserUnit 1000000"), OK, STATED),
    Kind("200.000 tekster.pdf", lambda: texts(200_000), "too-large", "no page of a plan has so many letters"),
    Kind("10.000 tekster.pdf", lambda: texts(10_000), OK, "many, but a page has them", words=()),
    Kind("en million tegn.pdf", lambda: letters(MILLION), OK, "what stands on its like is one"),
    Kind("200.000 streger.pdf", lambda: lines(200_000), OK, "slanted lines are those of a drawing"),
    Kind("200.000 vandrette streger.pdf", lambda: level_lines(200_000), OK, "a map has so many"),
    Kind("gitter 300 × 300.pdf", lambda: grid(300, filled=False), OK, "millimetre paper"),
    Kind("gitter 50 × 50 med ord.pdf", lambda: grid(50, filled=True), OK, "2,500 cells, each with a word", words=()),
    Kind("300.000 hjørner.pdf", lambda: one_path(300_000), OK, "a coast line in one stroke"),
    Kind("100.000 flader.pdf", lambda: rectangles(100_000), OK, "a drawing of many surfaces"),
    Kind("5.000 noter.pdf", lambda: notes(5000), OK, "notes on the page are read as part of it"),
]

DRAWINGS = [
    Kind("tegning i 100 led.pdf", lambda: drawings(100, 1), OK, "drawings in drawings"),
    Kind("tegning i 40 led to gange.pdf", lambda: drawings(40, 2), STOPPED, UNSEEN),
    Kind("tegning i 4 led ti gange.pdf", lambda: drawings(5, 10), OK, "ten thousand drawings"),
]

CONTENT = [
    Kind("tal uden ende.pdf", lambda: showing(b"9" * MILLION + b" 0 m " + b"1e308 " * 1000 + b"l S"), OK, STATED),
    Kind("lister uden ende.pdf", lambda: showing(b"BT /F 9 Tf " + b"[" * 200_000), OK, "lists in lists"),
    Kind("streng uden ende.pdf", lambda: showing(b"BT /F 9 Tf (" + b"(" * 200_000), OK, "a string that does not end"),
    Kind("q uden Q.pdf", lambda: showing(b"q " * 300_000), OK, "states that are put aside and never taken back"),
    Kind("Q uden q.pdf", lambda: showing(b"Q " * 300_000), OK, "states that nobody put aside"),
    Kind("billede uden ende.pdf", lambda: showing(INSIDE), OK, "a picture in the content that does not end"),
    Kind("ordbøger.pdf", lambda: showing(b"", o8=b"<< /A " * 100_000 + b">>" * 100_000), OK, "objects in objects"),
    Kind("NaN.pdf", lambda: showing(NUMBERS), OK, "numbers that are none"),
    Kind("mærke i mærke.pdf", lambda: showing(b"/S << /MCID 0 >> BDC " * 5000 + b"EMC " * 5000), OK, "5,000 deep"),
    Kind("et ord på 20.000 tegn.pdf", lambda: worded(b"A"), OK, "patterns that look again and again"),
    Kind("20.000 streger i ord.pdf", lambda: worded(b"-"), OK, "as above"),
    Kind("20.000 prikker.pdf", lambda: worded(b". "), OK, "as above", words=()),
]

FONTS = [
    Kind("skrift uden noget.pdf", lambda: with_font(b"<< /Type /Font >>"), OK, "a font that says nothing"),
    Kind("skrift der mangler.pdf", lambda: showing(b"BT /Nej 11 Tf 60 500 Td (Ordene) Tj ET"), OK, "it is not there"),
    Kind("skrift i sig selv.pdf", lambda: with_font((COMPOSED % b"/Identity-H").replace(b"9 0", b"8 0")), OK, "a ring"),
    Kind(
        "skrift der tegner sig.pdf", lambda: with_font(DRAWN, o9=stream(b"9 0 d0 BT /G 1 Tf (AA) Tj ET")), OK, "a ring"
    ),
    Kind("tegn over alt.pdf", lambda: mapped(RANGE), OK, "a table of 4,000 million letters"),
    Kind("tegn på 500.000 linjer.pdf", lambda: mapped(LINES), OK, "a table of half a million lines"),
    Kind("tegn i ring.pdf", circular_map, OK, "a table that builds on itself"),
    Kind("ødelagt skrift.pdf", lambda: with_font(OF_FILE, o9=stream(NOISE * 9)), OK, "a font program of noise"),
    Kind("bombe i en skrift.pdf", lambda: with_font(OF_FILE, o9=packed(bytes(100 * MILLION))), "too-large", "100 MB"),
    Kind("bredder uden ende.pdf", lambda: wide_font(b"/W [0 2000000000 500]"), OK, STATED),
]

PICTURES = [
    Kind("ødelagt JBIG2.pdf", lambda: picture(b"/Filter /JBIG2Decode", 2000, 2000, NOISE), OK, LEFT),
    Kind("ødelagt JPX.pdf", lambda: picture(b"/Filter /JPXDecode", 2000, 2000, JPX), OK, LEFT),
    Kind("ødelagt JPEG.pdf", lambda: picture(b"/Filter /DCTDecode", 2000, 2000, b"\xff\xd8\xff" + NOISE), OK, LEFT),
    Kind("billede på 200 MB.pdf", lambda: picture(b"/Filter /FlateDecode", 14_000, 14_000, TEN9), OK, LEFT),
    Kind("scannet JBIG2.pdf", lambda: scan(b"/Filter /JBIG2Decode", 900, 900, NOISE), "no-text", "noise", scanned=True),
    Kind("scannet JPX.pdf", lambda: scan(b"/Filter /JPXDecode", 900, 900, JPX), "no-text", "noise", scanned=True),
    Kind(
        "scannet 10^9.pdf", lambda: scan(b"/Filter /FlateDecode", 30_000, 30_000, TEN9), "no-text", STATED, scanned=True
    ),
    Kind("scannet plakat.pdf", huge_scan, "no-text", "larger than any paper", scanned=True),
]

KINDS = [*SIZES, *DRAWINGS, *CONTENT, *FONTS, *PICTURES]
