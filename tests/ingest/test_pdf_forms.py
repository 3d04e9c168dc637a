"""PDFs that show more than their pages hold: forms, notes written onto pages, portfolios and attached files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest

pytest.importorskip("reportlab", reason="reportlab draws the PDFs of these tests (pip install -e .[dev])")
pytest.importorskip("pikepdf", reason="pikepdf edits the PDFs of these tests (pip install -e .[dev])")

import pikepdf
from reportlab.pdfgen.canvas import Canvas

from maalplan.errors import Encrypted, Unsupported
from maalplan.ingest.pdf.intake import Intake, taken_in
from maalplan.ingest.pdf.pdfium.opened import open_pdf
from tests.ingest.odd_pdfs import edited, paged, plan, rewritten
from tests.ingest.test_pdf import read, texts


def shown(data: bytes) -> str:
    with open_pdf(data) as document:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)


# ------------------------------------------------------------------ forms


def fields(canvas: Canvas, _number: int) -> None:
    canvas.drawString(60, 800, "Mål- og resultatplan")
    canvas.drawString(60, 760, "Titel:")
    form = canvas.acroForm
    form.textfield(name="titel", value="Grøn omstilling", x=150, y=750, width=300, height=24)
    form.textfield(name="tom", value="", x=150, y=700, width=300, height=24)
    form.choice(
        name="frist", value="2. kvartal", options=["1. kvartal", "2. kvartal"], x=150, y=650, width=100, height=24
    )


def without_looks(document: Any) -> None:
    """As some programs leave forms: what was filled in, but not what it looks like."""
    for annotation in document.pages[0].Annots:
        del annotation.AP


@pytest.mark.parametrize("change", [None, without_looks], ids=["with its looks", "without its looks"])
def test_what_was_filled_in_stands_on_the_page(change: Callable[[Any], None] | None) -> None:
    form = paged(1, fields)
    words = shown(taken_in(edited(form, change) if change else form).data)
    assert "Grøn omstilling" in words
    assert "2. kvartal" in words
    assert "1. kvartal" not in words


def test_its_words_are_read_where_the_field_is() -> None:
    (field,) = (text for text in texts(read(paged(1, fields))) if "omstilling" in text.text)
    box = field.places[0].bbox
    assert box is not None
    assert 60 <= box[0] <= 155
    assert 842 - 774 <= box[1] <= box[3] <= 842 - 750


def test_the_frames_of_empty_fields_are_no_lines_of_a_table() -> None:
    def draw(canvas: Canvas, _number: int) -> None:
        for at in range(8):
            canvas.acroForm.textfield(name=f"felt{at}", value="", x=60 + at % 2 * 200, y=600 - at // 2 * 24, width=200)
        canvas.drawString(60, 700, "Udfyldes af styrelsen")

    assert taken_in(data := paged(1, draw)) == Intake(data)


def test_a_form_behind_a_password() -> None:
    form = rewritten(paged(1, fields), encryption=pikepdf.Encryption(owner="ejer", user="hemmeligt"))
    assert "Grøn omstilling" in shown(taken_in(form, ["hemmeligt"]).data)


def test_a_field_of_several_lines_in_a_tagged_document_keeps_its_tags() -> None:
    def tag(document: Any) -> None:
        document.Root.MarkInfo = pikepdf.Dictionary(Marked=True)
        document.Root.StructTreeRoot = document.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot))

    with open_pdf(taken_in(edited(paged(1, fields), tag)).data) as document:
        assert document.is_tagged()


PLEASE_WAIT = (
    "Please wait...",
    "If this message is not eventually replaced by the proper contents of the document, your PDF viewer may not be",
    "able to display this type of document. You can upgrade to the latest version of Adobe Reader.",
)


def xfa(lines: Sequence[str]) -> bytes:
    def draw(canvas: Canvas, _number: int) -> None:
        for at, line in enumerate(lines):
            canvas.drawString(60, 760 - 14 * at, line)

    def make(document: Any) -> None:
        packet = document.make_stream(b"<xdp:xdp xmlns:xdp='http://ns.adobe.com/xdp/'/>")
        document.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array(), XFA=packet)
        document.Root.NeedsRendering = True

    return edited(paged(1, draw), make)


@pytest.mark.parametrize("lines", [PLEASE_WAIT, ()], ids=["please wait", "an empty page"])
def test_a_form_that_its_page_does_not_show(lines: Sequence[str]) -> None:
    with pytest.raises(Unsupported, match="print it to a new PDF"):
        taken_in(xfa(lines))


def test_a_form_of_that_kind_whose_page_shows_it() -> None:
    assert "Mål 1" in shown(taken_in(xfa(["Mål 1", "Titel: Sundhed"])).data)


# ------------------------------------------------------------------ notes


def note(kind: str, **more: Any) -> Callable[[Any], None]:
    """Puts an annotation of *kind* onto the first page."""

    def put(document: Any) -> None:
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        looks = document.make_stream(b"BT /F 10 Tf 2 5 Td (Rettet den 3. marts) Tj ET 0 0 200 20 re S")
        looks.Type, looks.Subtype, looks.BBox = pikepdf.Name.XObject, pikepdf.Name.Form, [0, 0, 200, 20]
        looks.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
        annotation = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name("/" + kind),
            Rect=[60, 300, 260, 320],
            Contents="Rettet den 3. marts",
            AP=pikepdf.Dictionary(N=looks),
            **more,
        )
        document.pages[0].Annots = document.make_indirect([annotation])

    return put


def test_words_that_were_written_onto_the_page_are_read() -> None:
    assert any("Rettet den 3. marts" in text.text for text in texts(read(edited(plan(1), note("FreeText")))))


@pytest.mark.parametrize(
    ("kind", "more", "why"),
    [
        ("Highlight", {}, "a colour, not a word of the plan"),
        ("Text", {}, "a comment that opens when one asks for it"),
        ("FreeText", {"F": 2}, "hidden"),
    ],
)
def test_other_notes_are_no_words_of_the_page(kind: str, more: dict[str, Any], why: str) -> None:
    assert "Rettet" not in shown(taken_in(edited(plan(1), note(kind, **more))).data), why


# ------------------------------------------------------------------ portfolios


def holding(*files: tuple[str, bytes], collection: bool = True, cover: str = "Åbn denne PDF-portefølje") -> bytes:
    def draw(canvas: Canvas, _number: int) -> None:
        canvas.drawString(60, 700, cover)

    def attach(document: Any) -> None:
        for name, content in files:
            document.attachments[name] = content
        if collection:
            document.Root.Collection = pikepdf.Dictionary(Type=pikepdf.Name.Collection)

    return edited(paged(1, draw), attach)


def test_the_one_pdf_of_a_portfolio_is_read() -> None:
    taken = taken_in(holding(("plan 2025.pdf", plan(2)), ("noter.txt", b"Husk kage")))
    assert "Mål 2" in shown(taken.data)
    (finding,) = taken.findings
    assert (finding.code, finding.severity) == ("portfolio", "note")
    assert "plan 2025.pdf" in finding.message


def test_what_is_said_of_the_document_is_of_the_file_given() -> None:
    portfolio = holding(("plan 2025.pdf", plan(2)))
    document = read(portfolio)
    assert (document.source.pages, document.source.path) == (2, "planer/plan.pdf")
    assert document.source.sha256 != read(plan(2)).source.sha256


def test_a_cover_is_known_by_what_it_asks_for() -> None:
    taken = taken_in(
        holding(("plan.pdf", plan(1)), collection=False, cover="For the best experience, open this in Adobe Reader X.")
    )
    assert "Mål 1" in shown(taken.data)


def test_a_portfolio_of_several_names_them() -> None:
    with pytest.raises(Unsupported, match=r"portfolio of 2 files \(bilag.pdf, plan.pdf\); save the plan from it"):
        taken_in(holding(("plan.pdf", plan(1)), ("bilag.pdf", plan(1))))


def test_a_portfolio_without_a_pdf_names_what_it_holds() -> None:
    with pytest.raises(Unsupported, match=r"portfolio of a file \(plan.docx\)"):
        taken_in(holding(("plan.docx", b"PK\x03\x04")))


def test_a_locked_plan_in_a_portfolio() -> None:
    inner = rewritten(plan(1), encryption=pikepdf.Encryption(owner="ejer", user="hemmeligt"))
    with pytest.raises(Encrypted):
        taken_in(holding(("plan.pdf", inner)))
    with open_pdf(taken_in(holding(("plan.pdf", inner)), ["hemmeligt"]).data, ["hemmeligt"]) as document:
        assert len(document) == 1


def test_portfolios_within_portfolios_come_to_an_end() -> None:
    data = plan(1)
    for depth in range(5):
        data = holding((f"{depth}.pdf", data))
    codes = [finding.code for finding in taken_in(data).findings]
    assert codes == ["portfolio", "portfolio", "attachments"]


def test_files_attached_to_a_plan_are_named_and_left() -> None:
    def attach(document: Any) -> None:
        document.attachments["bilag 1.pdf"] = plan(1)
        document.attachments["tal.xlsx"] = b"PK\x03\x04"

    data = edited(plan(3), attach)
    (finding,) = taken_in(data).findings
    assert (finding.code, finding.severity) == ("attachments", "note")
    assert finding.message.endswith("bilag 1.pdf, tal.xlsx")
