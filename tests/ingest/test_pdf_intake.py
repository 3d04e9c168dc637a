"""Damaged PDFs: mended where they can be, and never an empty success."""

from __future__ import annotations

import sys
import zlib
from collections.abc import Callable

import pytest

pytest.importorskip("reportlab", reason="reportlab draws the PDFs of these tests (pip install -e .[dev])")
pytest.importorskip("pikepdf", reason="pikepdf mends the PDFs of these tests (pip install -e .[dev])")

import pikepdf
from reportlab.pdfgen.canvas import Canvas

from maalplan.errors import Damaged, NotADocument
from maalplan.ingest.pdf.intake import Intake, taken_in
from maalplan.ingest.pdf.intake.packed import looked_over
from maalplan.ingest.pdf.intake.walk import pages_walked, pages_with
from maalplan.ingest.pdf.pdfium.opened import open_pdf
from tests.ingest.odd_pdfs import (
    cut,
    paged,
    plan,
    renamed,
    rewritten,
    saved_as_text,
    with_count,
    with_hole,
    without_kid,
    without_table_of_objects,
)

PLAN = plan(3)
BOXED = rewritten(PLAN, object_stream_mode=pikepdf.ObjectStreamMode.generate)
"""With its objects in packed boxes, as newer programs write them."""
LINEAR = rewritten(PLAN, linearize=True)


def pages(data: bytes) -> list[str]:
    with open_pdf(data) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


def codes(taken: Intake) -> list[str]:
    return [finding.code for finding in taken.findings]


WHOLE = pages(PLAN)


@pytest.mark.parametrize(
    "data",
    [PLAN, BOXED, LINEAR, b"HTTP/1.1 200 OK\r\n\r\n" + PLAN, PLAN + bytes(3000)],
    ids=["plain", "boxed", "for the web", "junk before it", "junk behind it"],
)
def test_a_sound_pdf_passes_through_as_it_is(data: bytes) -> None:
    assert taken_in(data) == Intake(data)


def test_what_is_no_pdf() -> None:
    with pytest.raises(NotADocument, match="no PDF file"):
        taken_in(b"M\xc3\xa5l 1")


@pytest.mark.parametrize(
    ("harm", "why"),
    [
        (lambda data: data[: data.rindex(b"%%EOF")], "the mark at its end is missing"),
        (lambda data: data[: data.rindex(b"startxref")], "the end is missing"),
        (without_table_of_objects, "the table of objects is missing"),
        (lambda data: data.replace(b"startxref\n", b"startxref\n9"), "the table of objects is elsewhere"),
        (lambda data: data[:400] + b"\n" * 70 + data[400:], "everything stands elsewhere"),
        (lambda data: without_table_of_objects(renamed(data, b"endobj", b"      ")), "no object ends"),
        (lambda data: without_table_of_objects(renamed(data, b"endstream", b"         ")), "no content ends"),
        (lambda data: with_count(data, 1), "it says that it has one page"),
        (lambda data: with_count(data, 800_000), "it says that it has 800,000 pages"),
    ],
)
def test_what_can_be_mended_loses_nothing_and_says_so(harm: Callable[[bytes], bytes], why: str) -> None:
    taken = taken_in(harm(PLAN))
    assert pages(taken.data) == WHOLE, why
    assert codes(taken)[0] == "repaired", why


@pytest.mark.parametrize("right", [b"/Length 3", b"endobj", b"endstream", b"/Catalog"])
def test_what_readers_put_right_without_ado_is_not_spoken_of(right: bytes) -> None:
    harmed = renamed(PLAN, right, right[:-1] + b"9")
    assert (pages(harmed), taken_in(harmed)) == (WHOLE, Intake(harmed))


def test_the_pages_with_damaged_content_are_named() -> None:
    taken = taken_in(with_hole(PLAN, page=2))
    (finding,) = taken.findings
    assert (finding.code, finding.severity) == ("damaged-pages", "error")
    assert [place.page for place in finding.source] == [2]
    assert "on page 2." in finding.message


def test_pages_that_show_nothing_any_more_are_named() -> None:
    """Where the file breaks off, pages may be there of which the content is not."""
    taken = taken_in(PLAN[: PLAN.index(b"endobj", PLAN.index(b"endstream")) + 7])
    assert codes(taken) == ["repaired", "damaged-pages"]
    assert [place.page for place in taken.findings[1].source] == [2, 3]
    assert pages(taken.data)[0] == WHOLE[0]


def test_a_page_that_nothing_leads_to_is_missed() -> None:
    taken = taken_in(without_table_of_objects(without_kid(PLAN, 2)))
    assert pages(taken.data) == [WHOLE[0], WHOLE[2]]
    assert codes(taken) == ["repaired", "pages-missing"]
    assert "3 pages, and 2 can be read" in taken.findings[1].message


def test_a_page_that_its_author_deleted_is_not_missed() -> None:
    """It stays in the file where the program that deleted it only appends what changed."""
    deleted = with_count(without_kid(PLAN, 2), 2)
    assert len(deleted) == len(PLAN)
    assert pages(deleted) == [WHOLE[0], WHOLE[2]]
    assert taken_in(deleted) == Intake(deleted)


def test_line_ends_that_were_changed_on_the_way() -> None:
    """They are changed in packed content too, where bytes happen to be line ends."""
    data = plan(12)
    taken = taken_in(saved_as_text(data))
    assert codes(taken)[0] == "repaired"
    named = {place.page for finding in taken.findings for place in finding.source}
    pairs = zip(pages(data), pages(taken.data), strict=True)
    changed = {number for number, (before, after) in enumerate(pairs, start=1) if before != after}
    assert changed
    assert changed <= named


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"%PDF-1.7\n", "nothing but its head"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 20, "noise"),
        (cut(PLAN, 0.3), "cut off before anything is whole"),
        (cut(BOXED, 0.9), "the box with its objects is gone"),
        (renamed(without_table_of_objects(PLAN), b"/Contents", b"/Kontents"), "nothing on any page"),
        (renamed(PLAN, b"/Pages", b"/Sider"), "no pages are found"),
    ],
)
def test_what_cannot_be_mended(data: bytes, why: str) -> None:
    with pytest.raises(Damaged, match="fetch it again") as caught:
        taken_in(data)
    assert "\n" not in caught.value.message, why


def test_a_pdf_without_pages_is_said_to_have_none() -> None:
    with pytest.raises(Damaged, match="has no pages"):
        taken_in(paged(0, lambda *_: None))


def test_without_the_extra_it_is_said_that_it_mends_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pikepdf", None)
    with pytest.raises(Damaged, match=r"fetch it again.* install maalplan\[repair\]"):
        taken_in(cut(PLAN, 0.3))


def test_without_the_extra_what_pdfium_mends_is_mended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pikepdf", None)
    assert pages(taken_in(PLAN[: PLAN.rindex(b"startxref")]).data) == WHOLE


def test_without_the_extra_pages_that_are_not_there_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pikepdf", None)
    taken = taken_in(with_count(PLAN, 9))
    assert pages(taken.data) == WHOLE
    assert codes(taken) == ["repaired", "pages-missing"]


def test_a_locked_pdf_that_is_damaged() -> None:
    data = rewritten(PLAN, encryption=pikepdf.Encryption(owner="ejer", user="hemmeligt"))
    taken = taken_in(data[: data.rindex(b"startxref")], ["forkert", "hemmeligt"])
    with open_pdf(taken.data, ["hemmeligt"]) as document:
        assert len(document) == 3
    assert codes(taken) == ["repaired"]


# ------------------------------------------------------------------ what the bytes show


def test_pages_are_counted_once_whatever_their_revisions() -> None:
    page = b"7 0 obj\n<</Type /Page /Parent 2 0 R>>\nendobj\n"
    look = looked_over(b"%PDF-1.7\n" + page + page + page.replace(b"7 0", b"8 0") + b"<</Type/Pages>>", frozenset())
    assert look.pages == 2


def test_pages_in_boxes_are_counted() -> None:
    assert looked_over(BOXED, frozenset()).pages == 3


@pytest.mark.parametrize(
    ("head", "content", "broken"),
    [
        (b"/Filter /FlateDecode", zlib.compress(b"BT ET"), False),
        (b"/Filter/FlateDecode", zlib.compress(b"BT ET")[:-2], True),
        (b"/Filter [/FlateDecode]", b"x\x9c" + bytes(20), True),
        (b"/Filter [ /Fl ]", zlib.compress(bytes(3_000_000)), False),
        (b"/Filter /FlateDecode /Subtype /Image", b"noise", False),
        (b"/Filter /DCTDecode", b"noise", False),
        (b"", b"BT ET", False),
        (b"/Filter [ /ASCII85Decode /FlateDecode ]", b"Gar8O~>", False),
        (b"/Filter [ /ASCII85Decode /FlateDecode ]", b"Gar\x818O~>", True),
        (b"/Filter [ /ASCII85Decode /FlateDecode ]", b"Gar8O", True),
    ],
)
def test_what_does_not_unpack_is_seen(head: bytes, content: bytes, broken: bool) -> None:
    data = b"%%PDF-1.7\n12 0 obj\n<< %s >>\nstream\n%s\nendstream\nendobj\n" % (head, content)
    assert looked_over(data, frozenset()).broken == ({12} if broken else set())


def test_the_last_revision_of_a_content_counts() -> None:
    def part(content: bytes) -> bytes:
        return b"12 0 obj\n<</Filter/FlateDecode>>\nstream\n" + content + b"\nendstream\nendobj\n"

    good, bad = part(zlib.compress(b"BT ET")), part(zlib.compress(b"BT ET")[:-2])
    assert looked_over(b"%PDF-1.7\n" + bad + good, frozenset()).broken == set()
    assert looked_over(b"%PDF-1.7\n" + good + bad, frozenset()).broken == {12}


def test_names_are_found_in_boxes_too() -> None:
    names = frozenset({b"/Collection", b"/Kids"})
    assert b"/Kids" not in BOXED
    assert looked_over(BOXED, names).names == {b"/Kids"}


# ------------------------------------------------------------------ the second opinion


def test_a_font_belongs_to_every_page_that_uses_it() -> None:
    def draw(canvas: Canvas, number: int) -> None:
        canvas.setFont("Courier" if number == 1 else "Helvetica", 10)
        canvas.drawString(60, 700, "Mål 1")

    data = paged(3, draw)
    number = int(data[: data.index(b"/BaseFont /Courier")].rsplit(b" 0 obj", 1)[0].rsplit(b"\n", 1)[-1])
    assert pages_walked(data, ()) == 3
    assert 2 in pages_with(data, frozenset({number}), ())
    assert pages_with(data, frozenset({999}), ()) == ()


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", cut(PLAN, 0.5)])
def test_it_has_none_on_what_it_cannot_read(data: bytes) -> None:
    assert pages_walked(data, ()) == 0
