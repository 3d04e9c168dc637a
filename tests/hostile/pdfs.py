"""Hostile PDFs: what they are put together of, what they hold beside their pages, what they would do."""

from __future__ import annotations

from typing import Any

from tests.hostile.kinds import MILLION, OK, PASSWORD, Kind, nowhere
from tests.hostile.pdf_maker import HELVETICA, PLAN, changed, one_page, packed, raw, showing, stream
from tests.hostile.pdf_maker import WORDS as SHOWN
from tests.ingest.odd_pdfs import cut, plan, rewritten, saved_as_text, without_table_of_objects


def locked(user: str, owner: str = "ejer") -> bytes:
    """The plan, which asks for the password *user*."""
    import pikepdf

    return rewritten(PLAN, encryption=pikepdf.Encryption(owner=owner, user=user))


def locked_by_certificate() -> bytes:
    """A PDF that a certificate opens, and no password."""
    handler = b"<< /Filter /Adobe.PubSec /SubFilter /adbe.pkcs7.s5 /V 4 /Recipients [<00>] >>"
    pages = {1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: b"<< /Type /Pages /Kids [] /Count 0 >>"}
    return raw({**pages, 3: handler}, b"/Root 1 0 R /Encrypt 3 0 R /ID [<00> <00>]")


def shifted(by: int) -> bytes:
    """The plan with *by* bytes before its first; every offset in it is wrong."""
    return b"%" * (by - 1) + b"\n" + PLAN


def tree(depth: int) -> bytes:
    """A plan whose one page lies *depth* nodes down the tree of pages."""
    objects = {1: b"<< /Type /Catalog /Pages 10 0 R >>", 4: stream(SHOWN), 5: HELVETICA}
    for level in range(depth):
        parent = b"/Parent %d 0 R" % (9 + level) if level else b""
        objects[10 + level] = b"<< /Type /Pages %b /Kids [%d 0 R] /Count 1 >>" % (parent, 11 + level)
    font = b"/Resources << /Font << /F 5 0 R >> >> /MediaBox [0 0 595 842]"
    objects[10 + depth] = b"<< /Type /Page /Parent %d 0 R /Contents 4 0 R %b >>" % (9 + depth, font)
    return raw(objects)


def ring(kids: bytes, count: bytes = b"1") -> bytes:
    """A tree of pages whose root has itself among its *kids*, and says that it has *count* pages."""
    page = b"/MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >>"
    return raw(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Parent 2 0 R /Kids [%b] /Count %b >>" % (kids, count),
            3: b"<< /Type /Page /Parent 2 0 R %b >>" % page,
            4: stream(SHOWN),
            5: HELVETICA,
        }
    )


def empty_pages(count: int) -> bytes:
    """A plan with *count* empty pages behind its own."""
    kids = b"3 0 R " + b"6 0 R " * count
    page = b"/Contents 4 0 R /Resources << /Font << /F 5 0 R >> >>"
    return raw(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [%b] /Count %d /MediaBox [0 0 595 842] >>" % (kids, count + 1),
            3: b"<< /Type /Page /Parent 2 0 R %b >>" % page,
            4: stream(SHOWN),
            5: HELVETICA,
            6: b"<< /Type /Page /Parent 2 0 R >>",
        }
    )


def objects_in_themselves() -> bytes:
    """A plan with a stream of objects that goes on in itself, and holds itself."""
    box = stream(b"6 0 << /A 6 0 R >>", b"/Type /ObjStm /N 1 /First 4 /Extends 6 0 R")
    return showing(b"", o6=box)


def xref_ring() -> bytes:
    """A plan whose table of objects goes on in itself."""
    at = PLAN.rindex(b"xref\n", 0, PLAN.rindex(b"startxref"))
    return PLAN.replace(b"trailer\n<<", b"trailer\n<< /Prev %d " % at)


def form_ring() -> bytes:
    """A plan with a form whose fields are the parents of themselves."""

    def change(document: Any) -> None:
        import pikepdf

        field = document.make_indirect(pikepdf.Dictionary(T=pikepdf.String("a"), FT=pikepdf.Name.Tx))
        field.Kids, field.Parent = [field], field
        document.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([field]))

    return changed(change)


def acting(first: str) -> bytes:
    """A plan that does *first* when it is opened, and other things when it is looked at."""

    def change(document: Any) -> None:
        import pikepdf

        actions: dict[str, dict[str, object]] = {
            "JavaScript": {"JS": "while(true){app.alert('x')}"},
            "Launch": {"F": "touch maalplan-startet"},
            "URI": {"URI": nowhere()},
            "SubmitForm": {"F": nowhere(), "Flags": 0},
            "GoToR": {"F": nowhere() + "a.pdf", "D": "x"},
            "ImportData": {"F": nowhere()},
        }
        made = [
            pikepdf.Dictionary(S=pikepdf.Name(f"/{name}"), **{key: pikepdf.String(str(one)) for key, one in of.items()})
            for name, of in actions.items()
        ]
        named = dict(zip(actions, made, strict=True))
        document.Root.OpenAction = named[first]
        document.pages[0].AA = pikepdf.Dictionary(O=named[first])
        link = {"Type": pikepdf.Name.Annot, "Subtype": pikepdf.Name.Link, "Rect": [0, 0, 500, 500]}
        document.pages[0].Annots = pikepdf.Array([pikepdf.Dictionary(**link, A=one) for one in made])

    return changed(change)


def attached(content: bytes) -> bytes:
    """A plan to which a file is attached."""

    def change(document: Any) -> None:
        document.attachments["../../ud.exe"] = content

    return changed(change)


def portfolio(depth: int) -> bytes:
    """A plan in a portfolio in a portfolio."""
    data = PLAN
    for _ in range(depth):
        data = _portfolio_of(data)
    return data


def _portfolio_of(data: bytes) -> bytes:
    import pikepdf

    def change(document: Any) -> None:
        document.attachments["plan.pdf"] = data
        document.Root.Collection = pikepdf.Dictionary(Type=pikepdf.Name.Collection)

    return changed(change)


def outside_stream() -> bytes:
    """A plan with a page whose content lies in another file."""
    return showing(b"/X Do", o6=stream(b"", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /F (/etc/passwd)"))


def xfa() -> bytes:
    """A form that only Adobe's programs show."""
    form = b"<xdp:xdp xmlns:xdp='http://ns.adobe.com/xdp/'><template/></xdp:xdp>"
    page = b"/MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >>"
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [] /XFA 6 0 R >> /NeedsRendering true >>",
        2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: b"<< /Type /Page /Parent 2 0 R %b >>" % page,
        4: stream(b"BT /F 11 Tf 60 700 Td (Please wait... To view the full contents, you need Adobe Reader 8.) Tj ET"),
        5: HELVETICA,
        6: stream(form),
    }
    return raw(objects)


def tags(depth: int, ring: bool) -> bytes:
    """A tagged plan whose tree is *depth* deep, or leads back to itself."""
    objects: dict[str, bytes] = {}
    for level in range(depth):
        number = 20 + level
        last = b"0" if not ring else b"20 0 R"
        kids = b"%d 0 R" % (number + 1) if level + 1 < depth else last
        above = max(8, number - 1)
        objects[f"o{number}"] = b"<< /Type /StructElem /S /Div /P %d 0 R /Pg 3 0 R /K [%b] >>" % (above, kids)
    objects["o8"] = b"<< /Type /StructTreeRoot /K [20 0 R] /ParentTree << /Nums [0 [%d 0 R]] >> >>" % (19 + depth)
    words = b"/P << /MCID 0 >> BDC BT /F 11 Tf 60 500 Td (Ordene) Tj ET EMC"
    data = showing(words, page=b"/MediaBox [0 0 595 842] /StructParents 0", **objects)
    return data.replace(b"/Type /Catalog", b"/Type /Catalog /MarkInfo << /Marked true >> /StructTreeRoot 8 0 R")


def other_lock() -> bytes:
    """A PDF that asks for a key of a kind that nobody knows."""
    return locked_by_certificate().replace(b"Adobe.PubSec", b"Ukendt.Laaas")


def boxed_bomb() -> bytes:
    """A plan with a stream of objects that unpacks to 100 MB."""
    return showing(b"", o6=packed(b"7 0 " + b" " * 100 * MILLION, b"/Type /ObjStm /N 1 /First 4"))


OPENED = "what it does when it is opened is not done"
STATED = "a number in a file may be any"
ASKED = "it asks for a password"
OFFSETS = "every offset in it is wrong"

CLOSED = [
    Kind("kodeord.pdf", lambda: locked("en helt anden"), "encrypted", ASKED),
    Kind("kendt kodeord.pdf", lambda: locked(PASSWORD), OK, "the run was given its password"),
    Kind("ejerens kodeord.pdf", lambda: locked(""), OK, "only printing is forbidden"),
    Kind("certifikat.pdf", locked_by_certificate, "encrypted", "no password opens it"),
    Kind("ukendt lås.pdf", other_lock, "encrypted", "as above"),
]

BROKEN = [
    Kind("kun begyndelsen.pdf", lambda: PLAN[:20], "damaged", "nothing is left of it"),
    Kind("halv.pdf", lambda: cut(PLAN, 0.3), "damaged", "a download that broke off before any words"),
    Kind("næsten hel.pdf", lambda: cut(plan(3), 0.97), OK, "all but its end is there", 3),
    Kind("uden tabel.pdf", lambda: without_table_of_objects(PLAN), OK, "objects are found without their table"),
    Kind("sendt som tekst.pdf", lambda: saved_as_text(showing(b"")), OK, OFFSETS),
    Kind("forskudt.pdf", lambda: shifted(700), OK, OFFSETS),
    Kind("forskudt for langt.pdf", lambda: shifted(70_000), "not-a-document", "nothing says that it is a PDF"),
    Kind("start udenfor.pdf", lambda: PLAN.replace(b"startxref\n", b"startxref\n9"), OK, STATED),
    Kind("tabel i ring.pdf", xref_ring, OK, "the table of objects goes on in itself"),
    Kind("fuld af nul.pdf", lambda: b"%PDF-1.7\n" + bytes(MILLION), "damaged", "a disk that was full"),
    Kind("to filer i én.pdf", lambda: PLAN + PLAN, OK, "the last one counts"),
    Kind("objekter i sig selv.pdf", objects_in_themselves, OK, "a stream of objects that goes on in itself"),
]

TREES = [
    Kind("side i sig selv.pdf", lambda: ring(b"2 0 R"), "damaged", "a tree of pages without a page"),
    Kind("side og sig selv.pdf", lambda: ring(b"3 0 R 2 0 R"), OK, "the page is read once"),
    Kind("sig selv og side.pdf", lambda: ring(b"2 0 R 3 0 R", b"2"), OK, "as above"),
    Kind("siden er roden.pdf", lambda: ring(b"1 0 R"), "damaged", "the catalog is no page"),
    Kind("en milliard sider.pdf", lambda: ring(b"3 0 R", b"1000000000"), OK, STATED),
    Kind("minus én side.pdf", lambda: ring(b"3 0 R", b"-1"), OK, STATED),
    Kind("sider i 100 led.pdf", lambda: tree(100), OK, "deep, but sound"),
    Kind("sider i 10.000 led.pdf", lambda: tree(10_000), "damaged", "readers give up at a thousand"),
    Kind("samme side 5.000 gange.pdf", lambda: ring(b"3 0 R " * 5000, b"5000"), "too-large", "no plan has as many"),
    Kind("1.000 tomme sider.pdf", lambda: empty_pages(1000), OK, "empty pages cost little"),
]

BOMBS = [
    Kind("bombe.pdf", lambda: one_page(packed(SHOWN + b" " * 100 * MILLION)), "too-large", "100 MB of 0.1 MB"),
    Kind("bombe i bombe.pdf", lambda: one_page(packed(SHOWN + b" " * 100 * MILLION, times=2)), OK, "100 MB of 1 KB"),
    Kind("bombe i objekter.pdf", boxed_bomb, "too-large", "nobody needs what is in it"),
    Kind("bombe i bilag.pdf", lambda: attached(bytes(100 * MILLION)), OK, "what is attached is not read"),
]

ACTIONS = [
    Kind("JavaScript.pdf", lambda: acting("JavaScript"), OK, OPENED),
    Kind("Launch.pdf", lambda: acting("Launch"), OK, OPENED),
    Kind("URI.pdf", lambda: acting("URI"), OK, OPENED),
    Kind("SubmitForm.pdf", lambda: acting("SubmitForm"), OK, OPENED),
    Kind("GoToR.pdf", lambda: acting("GoToR"), OK, OPENED),
    Kind("ImportData.pdf", lambda: acting("ImportData"), OK, OPENED),
    Kind("bilag.pdf", lambda: attached(b"MZ"), OK, "what is attached is named, and not read"),
    Kind("indhold i en anden fil.pdf", outside_stream, OK, "nothing is read from other files"),
    Kind("portefølje i to led.pdf", lambda: portfolio(2), OK, "the one PDF in it is read"),
    Kind("portefølje i ti led.pdf", lambda: portfolio(10), OK, "no more than three are opened"),
    Kind("xfa.pdf", xfa, "unsupported", "only Adobe's programs show it"),
    Kind("formular i ring.pdf", form_ring, OK, "fields that are their own parents"),
    Kind("mærker i ring.pdf", lambda: tags(10, ring=True), OK, "a tree of tags that leads back to itself"),
    Kind("mærker i 2.000 led.pdf", lambda: tags(2000, ring=False), OK, "the stack of Python ends at a thousand"),
]

KINDS = [*CLOSED, *BROKEN, *TREES, *BOMBS, *ACTIONS]
