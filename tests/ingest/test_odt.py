"""OpenDocument texts: the words that the page shows, and what each paragraph is."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maalplan.errors import Damaged, Encrypted, MaalplanError, NotADocument, TooLarge
from maalplan.ingest import read_document
from maalplan.ingest.odt import read_odt
from maalplan.ingest.writing import archive
from maalplan.model import Block, Place, Text
from tests.ingest.docx_maker import outline, texts, zipped
from tests.ingest.odt_maker import (
    DECLARED,
    MEDIA_TYPE,
    content,
    flat_file,
    h,
    lines,
    listed,
    note,
    odt_file,
    p,
    read,
    span,
    tbl,
    tc,
    tr,
)

BREAK = "<text:line-break/>"


def box(*inner: str) -> str:
    """A text box."""
    return f"<draw:frame><draw:text-box>{''.join(inner)}</draw:text-box></draw:frame>"


def change(change_id: str, kind: str, inner: str = "") -> str:
    """A tracked change in the list of changes."""
    return f'<text:changed-region text:id="{change_id}"><text:{kind}>{inner}</text:{kind}></text:changed-region>'


@pytest.mark.parametrize(
    ("inner", "shown", "why"),
    [
        (f"Mål 1{BREAK}Titel", "Mål 1\vTitel", "a line end that the author set"),
        ("Frist<text:tab/>Q2", "Frist Q2", "a tab reads as a space"),
        ('5<text:s text:c="3"/>dage', "5   dage", "spaces that count"),
        ("\n   Mål-\n   og  resultatplan\n", "Mål- og resultatplan", "white space of the XML is one space"),
        ("Mål <text:span> 1</text:span>", "Mål 1", "also where a span begins"),
        ("Mål<!-- ikke -->plan", "Målplan", "comments of the XML are no break"),
        ("resul\u00adtat", "resultat", "a soft hyphen is not shown"),
        ("AMR\u2011området", "AMR-området", "a hyphen that holds"),
        ("sygdoms<text:soft-page-break/>fravær", "sygdomsfravær", "a page break that the layout made"),
        ("Ma\u030al", "Mål", "one form of å"),
        (span("\uf0b3", "Symbol") + " 95 pct.", "≥ 95 pct.", "a glyph of Symbol"),
        ('<text:a xlink:href="https://sst.dk" xmlns:xlink="x">sst.dk</text:a>', "sst.dk", "a link"),
        ("før<office:annotation><text:p>Husk!</text:p></office:annotation>efter", "førefter", "a comment"),
        (f"syn{span(' skjult', 'Skjult')}lig", "synlig", "hidden words"),
        ('a<text:hidden-text text:is-hidden="true">b</text:hidden-text>c', "ac", "a field for hidden words"),
        ('a<text:hidden-text text:is-hidden="false">b</text:hidden-text>c', "abc", "one that shows them"),
        ("<text:conditional-text>ja</text:conditional-text>", "ja", "the branch that is shown"),
        ('<text:variable-set text:display="none">12</text:variable-set>efter', "efter", "a variable that is only set"),
        ("Nr. <text:sequence>3</text:sequence>", "Nr. 3", "a field shows its result"),
        ("den <text:date>1. marts 2025</text:date>", "den 1. marts 2025", "a date as it was written"),
        ("<text:placeholder>Klik her</text:placeholder>efter", "efter", "a prompt"),
        (
            '<loext:content-control loext:showing-place-holder="true">Vælg</loext:content-control>efter',
            "efter",
            "a prompt in a content control",
        ),
        ("<loext:content-control>i kontrol</loext:content-control>", "i kontrol", "a content control"),
        ('<text:bookmark text:name="x"/>Mål', "Mål", "bookmarks"),
        (
            "<text:ruby><text:ruby-base>Mål</text:ruby-base><text:ruby-text>x</text:ruby-text></text:ruby>",
            "Mål",
            "ruby",
        ),
        ("<text:number>7.</text:number>Mål", "Mål", "a number for programs that cannot count"),
        ("<text:ukendt>fundet</text:ukendt>", "fundet", "an element nobody thought of"),
        ("Mål<draw:frame><draw:image/><svg:desc>Logo</svg:desc></draw:frame>", "Mål", "what a picture shows"),
    ],
)
def test_the_words_of_a_paragraph_are_those_shown(inner: str, shown: str, why: str) -> None:
    assert [text.text for text in texts(read(f"<text:p>{inner}</text:p>"))] == [shown], why


def test_a_field_can_hide_its_paragraph_and_a_section_its_words() -> None:
    hidden = p('<text:hidden-paragraph text:is-hidden="true"/>', "skjult")
    section = '<text:section text:name="s" text:display="none">' + p("skjult") + "</text:section>"
    assert lines(hidden + section + f'<text:section text:name="t">{p("Mål")}</text:section>') == ["paragraph Mål"]


@pytest.mark.parametrize(
    ("inner", "strong", "why"),
    [
        (span("Frist:", "B") + " Q2", 6, "direct formatting"),
        (span("Frist:", "Staerk") + " Q2", 6, "a weight in figures"),
        (span("Frist:", "Mager") + " Q2", 0, "an automatic style hides one for page headers of the same name"),
        ("<text:span text:style-name='B'>Fr<text:span text:style-name='Mager'>ist</text:span></text:span>", 2, "inner"),
    ],
)
def test_bold_words_at_the_start_are_strong(inner: str, strong: int, why: str) -> None:
    (text,) = texts(read(f"<text:p>{inner}</text:p>"))
    assert text.strong == strong, why


def test_bold_comes_through_the_styles() -> None:
    (text, other) = texts(read(p("Målet er nået, når ", span("alt", "Mager"), " er klar.", style="Fed") + p("Prosa.")))
    assert (text.strong, other.strong) == (len("Målet er nået, når"), 0)


@pytest.mark.parametrize(
    ("body", "expected", "why"),
    [
        (h(1, "Mål"), "heading1 Mål", "a heading"),
        (h(12, "Mål"), "heading9 Mål", "levels end"),
        ("<text:h>Mål</text:h>", "heading1 Mål", "a heading without a level"),
        (p("Mål", style="Overskrift_20_2"), "heading2 Mål", "by the level of its style"),
        (p("Mål", style="Ministeriets"), "heading1 Mål", "by the style that its style is based on"),
        (p("Prosa.", style="Brødtekst"), "paragraph Prosa.", "taken out of the headings by the author"),
        (p("Mål", style="Rundt"), "paragraph Mål", "styles in a circle"),
        (p("Mål", style="Findes ikke"), "paragraph Mål", "a style that is not there"),
        (p("1. Indledning", "<text:tab/>", "3", style="Contents_20_1"), "contents 1. Indledning 3", "by its style"),
        (p("1. Indledning", "<text:tab/>", "3", style="Prikker"), "contents 1. Indledning 3", "by its row of dots"),
        (p("• Høj faglighed"), "item1 [•] Høj faglighed", "a typed bullet"),
        (p("___________"), "rule", "a line drawn with characters"),
        (p(style="Streg"), "rule", "a drawn line"),
        ("<text:p><draw:line/></text:p>", "rule", "a line as a drawing"),
    ],
)
def test_what_a_paragraph_is(body: str, expected: str, why: str) -> None:
    assert lines(p("Først.") + body)[1:] == [expected], why


def test_short_bold_or_large_lines_are_headings_below_those_that_styles_make() -> None:
    body = h(1, "Mål") + p(span("Økonomi", "Stor")) + p("Prosa om budgettet.") + p("Drift", style="Fed") + p("Mere.")
    expected = [
        "heading1 Mål",
        "heading2 Økonomi",
        "paragraph Prosa om budgettet.",
        "heading3 Drift",
        "paragraph Mere.",
    ]
    assert lines(body) == expected


def test_page_breaks_are_rules_but_not_before_the_first_page() -> None:
    body = p("Forside", style="Side") + p("Indhold", style="Ny_side") + p("Slut", style="Sidste") + p("Mål")
    table = '<table:table table:style-name="Tabel_ny_side">' + tr("a") + "</table:table>"
    marked = [line.partition(" ")[0] for line in lines(body + table)]
    assert marked == ["paragraph", "rule", "paragraph", "paragraph", "rule", "paragraph", "rule", "table"]


def test_a_contents_list_with_its_heading() -> None:
    source = "<text:table-of-content-source><text:index-title-template>Skabelon</text:index-title-template>"
    body = (
        f"<text:table-of-content>{source}</text:table-of-content-source><text:index-body>"
        f"<text:index-title>{p('Indhold')}</text:index-title>{p('1. Indledning 3')}{p('2. Mål 4')}"
        f"</text:index-body></text:table-of-content>{h(1, 'Mål')}"
    )
    assert lines(body) == ["heading1 Indhold", "contents 1. Indledning 3", "contents 2. Mål 4", "heading1 Mål"]


def test_tracked_changes_are_read_as_accepted() -> None:
    changes = change("d", "deletion", p("slettet")) + change("i", "insertion") + change("e", "deletion")
    words = (
        'Mål<text:change text:change-id="d"/> <text:change-start text:change-id="i"/>nyt'
        '<text:change-end text:change-id="i"/>, <text:change-start text:change-id="e"/>gammelt '
        '<text:change-end text:change-id="e"/>slut'
    )
    body = f"<text:tracked-changes>{changes}</text:tracked-changes><text:p>{words}</text:p>"
    assert lines(body) == ["paragraph Mål nyt, slut"]


def test_deleted_paragraphs_that_stand_in_their_place() -> None:
    body = (
        f"<text:tracked-changes>{change('d', 'deletion')}</text:tracked-changes>{p('Før')}"
        f'<text:change-start text:change-id="d"/>{p("slettet", note("1", "Note"))}<text:change-end text:change-id="d"/>'
        f"{p('Efter')}"
    )
    document = read(body)
    assert (outline(document.blocks), document.footnotes) == (["paragraph Før", "paragraph Efter"], ())


def test_footnotes_are_taken_out_of_the_words() -> None:
    body = p("Sygefravær", note("1", "Ekskl. langtids", p("To afsnit")), " og mere", note("i", "Slut", kind="endnote"))
    document = read(p("Først") + body)
    (_, text) = texts(document)
    assert (text.text, text.notes) == ("Sygefravær og mere", ((10, "1"), (18, "i")))
    here = Place(block=2)
    assert document.footnotes == (
        ("1", Text("paragraph", "Ekskl. langtids\vTo afsnit", (here, here))),
        ("i", Text("paragraph", "Slut", (here,))),
    )


def test_a_footnote_without_a_printed_mark_is_counted_and_an_own_mark_is_kept() -> None:
    own = note("1", "Note").replace("<text:note-citation>", '<text:note-citation text:label="*">')
    (text,) = texts(read(p("Mål", note("", "Note"), own)))
    assert [mark for _, mark in text.notes] == ["1", "*"]


def test_raised_figures_are_typed_footnotes_only_where_a_paragraph_answers() -> None:
    document = read(p("Areal i m", span("2", "Oppe"), " og vand H", span("2", "Nede"), "O"))
    assert ([text.text for text in texts(document)], document.footnotes) == (["Areal i m2 og vand H2O"], ())
    typed = read(p("Fravær", span("1", "Oppe"), " falder") + p(span("1", "Oppe"), " Ekskl. langtid"))
    assert [(mark, text.text) for mark, text in typed.footnotes] == [("1", "Ekskl. langtid")]


def test_text_boxes_are_read_after_the_paragraph_that_holds_them() -> None:
    inner = box(p("I boksen"), tbl(tr("a", "b")))
    shape = f"<draw:g><draw:custom-shape>{p('I figuren')}<draw:enhanced-geometry/></draw:custom-shape></draw:g>"
    body = box(p("På siden")) + p("Anker", inner, " slut", shape)
    shown = ["paragraph På siden", "paragraph Anker slut", "paragraph I boksen", "table 1x2", "paragraph I figuren"]
    assert lines(body) == shown


def test_a_flat_file_shows_the_same() -> None:
    body = h(1, "Mål") + p(span("Frist:", "B"), " Q2") + tbl(tr("a", "b")) + listed("punkt")
    flat, zipped_up = read_document(flat_file(body), "plan.fodt"), read_document(odt_file(body), "plan.odt")
    assert flat.blocks == zipped_up.blocks
    assert flat.source.media_type == "application/vnd.oasis.opendocument.text-flat-xml"
    assert (zipped_up.source.media_type, zipped_up.source.parser) == (MEDIA_TYPE, "odt")


def test_a_template_keeps_its_media_type() -> None:
    assert read_odt(odt_file(p("Mål"), media_type=MEDIA_TYPE + "-template"), "plan.ott").source.media_type == (
        "application/vnd.oasis.opendocument.text-template"
    )


def test_places_count_blocks_and_cells() -> None:
    document = read(p("Først") + tbl(tr("a", tc("b", "c"))))
    (_, table) = document.blocks
    assert not isinstance(table, Text)
    assert [block.places for cell in table.cells for block in cell.content if isinstance(block, Text)] == [
        (Place(block=2, row=1, column=1),),
        (Place(block=2, row=1, column=2),),
        (Place(block=2, row=1, column=2),),
    ]


def locked() -> bytes:
    manifest = "<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"
    return zipped({"mimetype": MEDIA_TYPE, "META-INF/manifest.xml": manifest, "content.xml": "\x00"})


@pytest.mark.parametrize(
    ("data", "error", "why"),
    [
        (odt_file(p("Mål"))[:-60], Damaged, "cut off"),
        (b"PK\x03\x04 og ikke mere", Damaged, "the start of an archive"),
        (zipped({"mimetype": MEDIA_TYPE, "content.xml": "<office:document-content"}), Damaged, "broken XML"),
        (
            zipped({"mimetype": MEDIA_TYPE, "content.xml": content(p("M")), "styles.xml": "<x"}),
            Damaged,
            "broken styles",
        ),
        (zipped({"mimetype": MEDIA_TYPE}), NotADocument, "no content"),
        (zipped({"content.xml": "<html/>"}), NotADocument, "another kind of XML"),
        (locked(), Encrypted, "a password"),
        (b"<office:document ", Damaged, "a broken flat file"),
        (flat_file("<text:section>" * 400 + "</text:section>" * 400), TooLarge, "nested too deep"),
        (odt_file(tbl(tr(*["x"] * 1001))), TooLarge, "a table wider than any"),
    ],
)
def test_what_cannot_be_read_is_told_in_one_line(data: bytes, error: type[MaalplanError], why: str) -> None:
    with pytest.raises(error) as raised:
        read_odt(data, "plan.odt")
    assert "\n" not in raised.value.message, why
    assert raised.value.message.endswith("."), why


def test_a_part_that_unpacks_to_too_much_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "PART_BYTES", 1000)
    with pytest.raises(TooLarge, match="unpacks to over"):
        read_odt(odt_file(p("Mål " * 500)), "plan.odt")


def test_entities_are_not_resolved_but_refused(tmp_path: Path) -> None:
    """Without them words would be missing, and no program writes them."""
    secret = tmp_path / "secret.txt"
    secret.write_text("hemmeligt", encoding="utf-8")
    doctype = f'<!DOCTYPE x [<!ENTITY fil SYSTEM "{secret.as_uri()}"><!ENTITY ord "udvidet">]>'
    body = "<office:body><office:text><text:p>Mål &fil;&ord; 1</text:p></office:text></office:body>"
    data = zipped({"content.xml": f"{doctype}<office:document-content {DECLARED}>{body}</office:document-content>"})
    with pytest.raises(Damaged):
        read_odt(data, "plan.odt")


words = st.text(st.characters(categories=["L", "N", "P", "Zs"], exclude_characters="\u00ad"), max_size=30)


@given(st.lists(words, min_size=1, max_size=4))
def test_every_word_of_a_cell_comes_out(paragraphs: list[str]) -> None:
    document = read(tbl(tr(tc(*map(p, paragraphs)), "x")))
    shown = "".join(_all_words(document.blocks))
    assert [char for char in "".join(paragraphs) if char.isalnum() and char.isascii() and char not in shown] == []


def _all_words(blocks: tuple[Block, ...]) -> list[str]:
    found: list[str] = []
    for block in blocks:
        if isinstance(block, Text):
            found += [block.mark or "", block.text]
        else:
            for cell in block.cells:
                found += _all_words(cell.content)
    return found
