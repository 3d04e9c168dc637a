"""Word files: the words that the page shows, and what each paragraph is."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from maalplan.ingest.word import read_word
from maalplan.model import Place, Table, Text
from tests.ingest.docx_maker import b, outline, p, r, read, table, tbl, tc, texts, tr, words

RUN_BREAK = "<w:r><w:br/></w:r>"
PAGE_BREAK = '<w:r><w:br w:type="page"/></w:r>'


def field(code: str, result: str) -> str:
    """A field as Word writes it, in runs of its own."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return (
        f"{mark.format('begin')}<w:r><w:instrText>{code}</w:instrText></w:r>{mark.format('separate')}"
        f"{r(result) if result else ''}{mark.format('end')}"
    )


def box(text: str) -> str:
    """A text box as Word writes it: for new and for old programs."""
    content = f"<w:txbxContent>{p(text)}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>'
        f"{content}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{content}</v:textbox></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )


@pytest.mark.parametrize(
    ("inner", "shown", "why"),
    [
        (r("Mål 1") + RUN_BREAK + r("Titel"), "Mål 1\vTitel", "a line end that the author set"),
        (r("Mål 1") + "<w:r><w:cr/></w:r>" + r("Titel"), "Mål 1\vTitel", "the older line end"),
        (r("Frist") + "<w:r><w:tab/></w:r>" + r("Q2"), "Frist Q2", "a tab reads as a space"),
        ("<w:r><w:t>resul</w:t><w:softHyphen/><w:t>tat</w:t></w:r>", "resultat", "a soft hyphen is not shown"),
        (r("resul\u00adtat"), "resultat", "nor is one that stands as a character"),
        ("<w:r><w:t>AMR</w:t><w:noBreakHyphen/><w:t>området</w:t></w:r>", "AMR-området", "a hyphen that holds"),
        ('<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>' + r(" 95 pct."), "≥ 95 pct.", "a glyph of Symbol"),
        (r("\uf0a3 5 dage", '<w:rFonts w:ascii="Symbol"/>'), "≤ 5 dage", "the same as a private character"),
        (r("Maal\n   og\r resultat"), "Maal    og  resultat", "line ends of the XML are none on the page"),
        (r("Ma\u030al"), "Mål", "one form of å"),
        (r("Ma") + r("\u030al"), "Mål", "also where two runs meet inside it"),
        (f"<w:ins>{r('tilføjet')}</w:ins>", "tilføjet", "a tracked insertion stands"),
        (r("Mål") + "<w:del><w:r><w:delText> 7</w:delText></w:r></w:del>", "Mål", "a tracked deletion does not"),
        (
            f"<w:moveTo>{r('hertil')}</w:moveTo><w:moveFrom>{r('herfra')}</w:moveFrom>",
            "hertil",
            "moved words stand once",
        ),
        (f"<w:sdt><w:sdtContent>{r('i kontrol')}</w:sdtContent></w:sdt>", "i kontrol", "a content control"),
        (f"<w:hyperlink>{r('sst.dk')}</w:hyperlink>", "sst.dk", "a link"),
        (f"<w:smartTag><w:customXml>{r('København')}</w:customXml></w:smartTag>", "København", "smart tags"),
        (field(" PAGEREF x ", "12"), "12", "a field shows its result, not its code"),
        (field(" XE &quot;mål&quot; ", "") + r("efter"), "efter", "a field without a result shows nothing"),
        (f'<w:fldSimple w:instr="DATE">{r("2025")}</w:fldSimple>', "2025", "a simple field"),
        (r("skjult", "<w:vanish/>") + r("synlig", '<w:vanish w:val="0"/>'), "synlig", "hidden words"),
        ("<m:oMath><m:r><m:t>x ≥ 5</m:t></m:r></m:oMath>", "x ≥ 5", "a formula"),
        ("<w:r><w:ukendt><w:t>fundet</w:t></w:ukendt></w:r>", "fundet", "an element nobody thought of"),
    ],
)
def test_the_words_of_a_paragraph_are_those_shown(inner: str, shown: str, why: str) -> None:
    assert [text.text for text in texts(read(p(inner)))] == [shown], why


def test_a_prompt_in_a_content_control_is_an_empty_value() -> None:
    prompt = r("Klik her for at skrive.", '<w:rStyle w:val="Pladsholder"/>')
    control = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    asking = control.format("<w:showingPlcHdr/>", prompt)
    filled = control.format("", prompt)
    assert outline(read(p(asking) + p(filled)).blocks) == ["paragraph Klik her for at skrive."]


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next() -> None:
    deleted = "<w:rPr><w:del/></w:rPr>"
    body = p("Målet er ", properties=deleted) + p("opnået.") + p("Slut", properties=deleted)
    assert outline(read(body).blocks) == ["paragraph Målet er opnået.", "paragraph Slut"]


def test_a_text_box_is_read_once_after_the_paragraph_that_holds_it() -> None:
    document = read(p("Forside", box("Statens Serum Institut")) + p("Aftale"))
    assert [text.text for text in texts(document)] == ["Forside", "Statens Serum Institut", "Aftale"]


def test_a_field_whose_end_is_lost_does_not_swallow_the_document() -> None:
    lost = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    assert [text.text for text in texts(read(p("Mål 1", lost) + p("Mål 2")))] == ["Mål 1", "Mål 2"]


@pytest.mark.parametrize(
    ("inner", "strong", "why"),
    [
        (b("Mål:") + r(" Lavere fravær"), 4, "the label is bold"),
        (b("Mål: ") + r("Lavere fravær"), 4, "the space behind it says nothing"),
        (b("Mål") + r(" ") + b("og") + r(" plan"), 6, "a space between bold words does not end them"),
        (r("Mål", '<w:rStyle w:val="Staerk"/>') + r(" 1"), 3, "by a character style"),
        (r("Mål", '<w:b w:val="0"/>') + b("1"), 0, "turned off"),
        (r("a ") + b("b"), 0, "only what leads"),
        (b("A\u030ar") + r(" 1"), 2, "counted in the words as they come out"),
    ],
)
def test_how_many_leading_characters_are_bold(inner: str, strong: int, why: str) -> None:
    (text,) = texts(read(p(inner)))
    assert text.strong == strong, why


def test_two_styles_that_both_turn_bold_on_turn_it_off() -> None:
    body = p("Bemærkninger:", style="Fremhaevet") + p(r("Nej.", '<w:rStyle w:val="Staerk"/>'), style="Fremhaevet")
    assert [text.strong for text in texts(read(body))] == [len("Bemærkninger:"), 0]


@pytest.mark.parametrize(
    ("style", "properties", "head", "why"),
    [
        ("Overskrift1", "", "heading1", "by its outline level"),
        ("Overskrift2", "", "heading2", "by its Danish name"),
        ("Ministeriets", "", "heading1", "by the style it is based on"),
        ("IngenOverskrift", "", "paragraph", "a style that turns the level off"),
        ("", '<w:outlineLvl w:val="2"/>', "heading3", "by the paragraph itself"),
        ("Overskrift1", '<w:outlineLvl w:val="9"/>', "paragraph", "turned off by the paragraph itself"),
        ("Kreds1", "", "paragraph", "styles based on each other"),
        ("FindesIkke", "", "paragraph", "a style that is not there"),
        ("Titel", "", "paragraph", "the title on the cover"),
        ("Indholdsfortegnelse1", "", "contents", "an entry of the contents list"),
    ],
)
def test_what_the_style_makes_of_a_paragraph(style: str, properties: str, head: str, why: str) -> None:
    prose = p("Planen beskriver de vigtigste mål, og den er aftalt mellem direktøren og departementschefen.")
    (first, _) = outline(read(p("Mål for året.", style=style, properties=properties) + prose).blocks)
    assert first == f"{head} Mål for året.", why


BIG = '<w:sz w:val="32"/>'
PROSE = p(
    "Planen er indgået mellem direktøren for styrelsen og departementschefen, og den gælder for hele året 2025. " * 2
)


def test_headings_by_direct_formatting_stand_below_the_styled_ones_larger_above_smaller() -> None:
    body = (
        p("Resultatplan 2025", style="Overskrift1")
        + PROSE
        + p(r("Koncernfælles mål", BIG))
        + p(b("Mål 1"))
        + PROSE
        + p(b("Milepæle:"))
        + p(b("Målet er opnået."))
    )
    heads = [line.split(" ")[0] for line in outline(read(body).blocks)]
    assert heads == ["heading1", "paragraph", "heading2", "heading3", "paragraph", "paragraph", "paragraph"]


def test_without_styles_the_largest_letters_are_level_one() -> None:
    body = p(r("Resultatplan", '<w:sz w:val="48"/>')) + PROSE + p(r("1. Indledning", BIG)) + PROSE + p(b("Mål 2.1."))
    heads = [line for line in outline(read(body).blocks) if line.startswith("heading")]
    assert heads == ["heading1 Resultatplan", "heading2 1. Indledning", "heading3 Mål 2.1."]


def test_lines_of_the_cover_are_no_headings_where_headings_have_styles() -> None:
    body = (
        p(r("Sundhedsstyrelsen", BIG))
        + p("Resultatplan", style="Titel")
        + p(PAGE_BREAK)
        + p("Mål", style="Overskrift1")
    )
    assert outline(read(body).blocks) == [
        "paragraph Sundhedsstyrelsen",
        "paragraph Resultatplan",
        "rule",
        "heading1 Mål",
    ]


def test_bold_lines_in_cells_stay_paragraphs() -> None:
    (cell,) = table(read(tbl(tr(tc(p(b("Titel")))), columns=1))).cells
    assert outline(cell.content) == ["paragraph Titel"]
    assert [block.strong for block in cell.content if isinstance(block, Text)] == [5]


def test_entries_of_a_contents_list_by_field_control_and_dots() -> None:
    toc = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o </w:instrText></w:r>'
    shown, end = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>', '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    dots = '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9000"/></w:tabs>'
    tab = "<w:r><w:tab/></w:r>"
    inside = p("Indhold", style="Overskrift1") + p("Mål 3 5")
    body = (
        p(toc, shown, "Mål 1 3")
        + p("Mål 2 4")
        + p(end)
        + f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"
        + p("Mål 4", tab, "6", properties=dots)
        + p("Mål 5 ........ 7")
        + p("Vægt:")
        + p("Mål 1", tab, "7")
        + p("Indholdsfortegnelse:")
        + p("Mål 6", tab, "7")
        + p("København, den ......... 2025")
    )
    kinds = [line.split(" ")[0] for line in outline(read(body).blocks)]
    assert kinds == [
        "contents", "contents", "heading1", "contents", "contents", "contents", "paragraph", "paragraph", "paragraph",
        "contents", "paragraph",
    ]  # fmt: skip


def test_page_breaks_section_breaks_and_drawn_lines_are_rules() -> None:
    section = "<w:sectPr>{}</w:sectPr>"
    border = '<w:pBdr><w:bottom w:val="single"/></w:pBdr>'
    body = (
        p("Forside", PAGE_BREAK, "Indhold")
        + p("Mål", properties="<w:pageBreakBefore/>")
        + p("Slut", properties=section.format(""))
        + p("Samme side", properties=section.format('<w:type w:val="continuous"/>'))
        + p(properties=border)
        + p("________________")
        + p("-")
        + p('<w:r><w:pict><v:rect o:hr="t"/></w:pict></w:r>')
    )
    assert outline(read(body).blocks) == [
        "paragraph Forside", "rule", "paragraph Indhold", "rule", "paragraph Mål", "paragraph Slut", "rule",
        "paragraph Samme side", "rule", "paragraph -", "rule",
    ]  # fmt: skip


def note(name: str, note_id: int, *paragraphs: str) -> str:
    return f'<w:{name} w:id="{note_id}">{"".join(paragraphs)}</w:{name}>'


def reference(name: str, note_id: int, mark: str = "") -> str:
    own = f' w:customMarkFollows="1"/><w:t>{mark}</w:t>' if mark else "/>"
    return f'<w:r><w:{name}Reference w:id="{note_id}"{own}</w:r>'


def test_footnotes_are_taken_out_of_the_words_and_keep_their_marks() -> None:
    body = (
        p("Fravær", reference("footnote", 7), " skal ned", reference("footnote", 3, "*"), ".")
        + p("<w:del>" + reference("footnote", 4) + "</w:del>", "Drift", reference("footnote", 5))
        + p("Budget", reference("endnote", 1))
    )
    footnotes = (
        note("footnote", -1, p("skille"))
        + note("footnote", 3, p("Jf. aftalen."))
        + note("footnote", 4, p("Slettet."))
        + note("footnote", 5, p("Se bilag 1."))
        + note("footnote", 7, p("<w:r><w:footnoteRef/></w:r>", " Pr. medarbejder."), p("Ekskl. barsel."))
    )
    document = read(body, footnotes=footnotes, endnotes=note("endnote", 1, p("Ekskl. moms.")))
    first, second, third = texts(document)
    assert (first.text, first.notes) == ("Fravær skal ned.", ((6, "1"), (15, "*")))
    assert (second.text, second.notes) == ("Drift", ((5, "2"),))
    assert third.notes == ((6, "i"),)
    assert [(mark, text.text, text.places[0].block) for mark, text in document.footnotes] == [
        ("1", "Pr. medarbejder.\vEkskl. barsel.", 1),
        ("*", "Jf. aftalen.", 1),
        ("2", "Se bilag 1.", 2),
        ("i", "Ekskl. moms.", 3),
    ]
    assert len(document.footnotes[0][1].places) == 2


def test_typed_footnotes_need_a_reference_and_an_answer() -> None:
    raised = '<w:vertAlign w:val="superscript"/>'
    body = (
        p("Lager på 5 m", r("2", raised), " lejes", r("1", raised), " i år.")
        + tbl(tr(tc(p("Sager", r("1", raised)))), columns=1)
        + p(r("1", raised), " Jf. aftalen.")
        + p(r("3", raised), " uden henvisning")
    )
    document = read(body)
    first, grid, last = document.blocks
    assert isinstance(first, Text)
    assert isinstance(grid, Table)
    assert isinstance(last, Text)
    assert (first.text, first.notes) == ("Lager på 5 m2 lejes i år.", ((19, "1"),))
    assert words(grid.cells[0].content) == ["Sager"]
    assert last.text == "3 uden henvisning"
    assert document.footnotes == (("1", Text("paragraph", "Jf. aftalen.", (Place(block=1),))),)


def test_headers_and_footers_are_no_blocks() -> None:
    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = "Side 1 af 9"
    made.add_paragraph("Mål 1")
    stream = BytesIO()
    made.save(stream)
    assert outline(read_word(stream.getvalue(), "plan.docx").blocks) == ["paragraph Mål 1"]


def test_places_number_the_blocks_and_the_cells() -> None:
    document = read(p("a") + p() + tbl(tr("b", "c")) + p("d", RUN_BREAK, "e"))
    first, grid, last = document.blocks
    assert isinstance(first, Text)
    assert isinstance(grid, Table)
    assert isinstance(last, Text)
    assert first.places == (Place(block=1),)
    assert grid.place == Place(block=2)
    inner = grid.cells[1].content[0]
    assert isinstance(inner, Text)
    assert inner.places == (Place(block=2, row=1, column=2),)
    assert last.places == (Place(block=3), Place(block=3))


XML_TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc", "Co", "Cn")), max_size=30)


@given(st.lists(st.tuples(XML_TEXT, st.booleans()), max_size=6))
def test_laws_of_every_paragraph(runs: list[tuple[str, bool]]) -> None:
    body = p(*(b(text) if bold else r(text) for text, bold in runs), RUN_BREAK, "slut")
    for text in texts(read(body)):
        assert len(text.places) == 1 + text.text.count("\v") + text.text.count("\n")
        assert text.text == text.text.strip()
        assert 0 <= text.strong <= len(text.text)
