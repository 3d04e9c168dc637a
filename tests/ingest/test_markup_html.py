"""Web pages: what their elements show."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from maalplan.errors import TooLarge
from maalplan.ingest.markup import read_markup
from maalplan.model import Block, Document, Place, Table, Text


def read(body: str) -> Document:
    return read_markup(f"<!DOCTYPE html>\n<html><body>\n{body}\n</body></html>".encode(), "plan.html")


def texts(blocks: tuple[Block, ...]) -> Iterator[Text]:
    for block in blocks:
        if isinstance(block, Text):
            yield block
        else:
            for cell in block.cells:
                yield from texts(cell.content)


def marked(document: Document) -> list[tuple[str, int, str | None, str]]:
    return [(one.kind, one.level, one.mark, one.text) for one in texts(document.blocks)]


def words(document: Document) -> list[str]:
    return [one.text for one in texts(document.blocks)]


@pytest.mark.parametrize(
    ("body", "expected", "why"),
    [
        ("<p>Mål<script>x</script><style>y</style></p>", ["Mål"], "scripts and styles"),
        ("<p>Mål</p><p style='Display : none'>skjult</p><p hidden>x</p>", ["Mål"], "what is not shown"),
        ("<div>Mål<p>Krav</p>Rest</div>", ["Mål", "Krav", "Rest"], "words between elements"),
        ("<p>Økonomi\n   og  <i>styring</i> </p>", ["Økonomi og styring"], "white space is one space"),
        ("<p>A<br>B<br><br>C</p>", ["A\vB", "C"], "two line ends part paragraphs"),
        ("<p>&nbsp;</p><p>M&aring;l</p>", ["Mål"], "empty paragraphs"),
        ("<pre>Mål 1\nØkonomi\n\nMål 2</pre>", ["Mål 1\vØkonomi", "Mål 2"], "lines that are set"),
        ("<navn>Mål</navn>", ["Mål"], "an unknown element"),
        ("<!-- x --><p>Mål <!-- y -->1</p>", ["Mål 1"], "comments"),
        ("<p>Areal 5 km<sup>2</sup></p>", ["Areal 5 km2"], "an exponent is no footnote"),
    ],
)
def test_words(body: str, expected: list[str], why: str) -> None:
    assert words(read(body)) == expected


def test_headings_and_rules() -> None:
    document = read("<h1>1. Mål</h1><hr><h4>Mål <b>1</b></h4>")
    assert marked(document) == [("heading", 1, None, "1. Mål"), ("rule", 0, None, ""), ("heading", 4, None, "Mål 1")]


@pytest.mark.parametrize(
    ("body", "marks", "why"),
    [
        ("<ul><li>A<li>B</ul>", ["•", "•"], "bullets"),
        ("<ol start=3><li>A<li>B<li value=9>C</ol>", ["3.", "4.", "9."], "start and value"),
        ("<ol type=a><li>A<li>B</ol>", ["a.", "b."], "letters"),
        ("<ol style='list-style-type: lower-roman'><li>A<li>B<li>C<li>D</ol>", ["i.", "ii.", "iii.", "iv."], "Roman"),
        (
            "<style>@counter-style p { system: extends lower-alpha; suffix: ') '; }</style>"
            "<ol style='list-style-type:p'><li>A<li>B</ol>",
            ["a)", "b)"],
            "own counters",
        ),
        (
            "<style>@counter-style r { system: extends decimal; prefix: '('; suffix: ') '; }</style>"
            "<ol style='list-style-type:r'><li>A</ol>",
            ["(1)"],
            "own prefix",
        ),
        ("<ul style=\"list-style-type: '– '\"><li>A</ul>", ["–"], "a string"),
        ("<ul style='list-style:none'><li>A</ul>", [None], "no mark"),
        ("<ul><li>• A<li>– B<li>1) C<li>b) D</ul>", ["•", "–", "1)", "b)"], "typed marks win"),
        ("<ul><li>2. kvartal er afsluttet</ul>", ["•"], "an ordinal is no mark"),
    ],
)
def test_marks(body: str, marks: list[str | None], why: str) -> None:
    assert [mark for kind, _, mark, _ in marked(read(body)) if kind == "item"] == marks


def test_nested_lists_and_paragraphs_in_items() -> None:
    body = "<ul><li><p>Planen</p><p>er klar</p><ol><li>Et</li></ol></li><li>Mødet</li></ul>"
    assert marked(read(body)) == [
        ("item", 1, "•", "Planen\ver klar"),
        ("item", 2, "1.", "Et"),
        ("item", 1, "•", "Mødet"),
    ]


def test_typed_bullets_in_paragraphs_and_behind_line_ends() -> None:
    body = (
        "<p class=MsoListParagraph>·&nbsp;&nbsp; Planen</p>"
        "<p>Nået når:<br>– Et<br>– To</p><p>Sundhedsreform<br>- almen praksis</p>"
    )
    assert marked(read(body)) == [
        ("item", 1, "·", "Planen"),
        ("paragraph", 0, None, "Nået når:"),
        ("item", 1, "–", "Et"),
        ("item", 1, "–", "To"),
        ("paragraph", 0, None, "Sundhedsreform\v- almen praksis"),
    ]


def test_tables_with_spans() -> None:
    document = read(
        "<table><thead><tr><th>Mål</th><th>Krav</th><th>Vægt</th></tr></thead><tbody>"
        "<tr><td rowspan=2>Økonomi</td><td>Et</td><td>10</td></tr><tr><td>To</td><td>20</td></tr>"
        "<tr><td colspan='3'>Fælles</td></tr></tbody></table>"
    )
    (table,) = document.blocks
    assert isinstance(table, Table)
    assert (table.rows, table.columns) == (4, 3)
    assert [(c.row, c.column, c.row_span, c.column_span) for c in table.cells[3:]] == [
        (2, 1, 2, 1),
        (2, 2, 1, 1),
        (2, 3, 1, 1),
        (3, 2, 1, 1),
        (3, 3, 1, 1),
        (4, 1, 1, 3),
    ]
    assert [one.strong for one in texts(document.blocks)][:4] == [3, 4, 4, 0]


def test_a_table_in_a_cell_and_a_table_around_the_page() -> None:
    inner = "<table><tr><td>Et</td><td>To</td></tr></table>"
    (outer,) = read(f"<table><tr><td>Mål</td><td>{inner}</td></tr></table>").blocks
    assert isinstance(outer, Table)
    (nested,) = outer.cells[1].content
    assert isinstance(nested, Table)
    assert nested.place == Place(lines=(3, 3), block=1, row=1, column=2)
    framed = read(f"<table><tr><td><h1>Mål</h1>{inner}</td></tr></table>")
    assert [type(block) for block in framed.blocks] == [Text, Table]
    assert [one.places[0].block for one in texts(framed.blocks)] == [1, 2, 2]


def test_contents_lists() -> None:
    listed = read(
        "<h1>Indhold</h1><ul><li>1. Mål <span>3</span></li><li>2. Aftale <span>12</span></li></ul><p>Tekst</p>"
    )
    assert [(kind, text) for kind, _, _, text in marked(listed)][1:3] == [
        ("contents", "1. Mål 3"),
        ("contents", "2. Aftale 12"),
    ]
    tabled = read("<p>Indholdsfortegnelse</p><table><tr><td>1. Mål<td>3<tr><td>2. Aftale<td>12</table><p>Tekst</p>")
    assert [(kind, text) for kind, _, _, text in marked(tabled)][1:] == [
        ("contents", "1. Mål 3"),
        ("contents", "2. Aftale 12"),
        ("paragraph", "Tekst"),
    ]


def test_footnotes() -> None:
    document = read("<p>Bevilling<sup>1</sup> i år</p><p><sup>1</sup> Finansloven</p><p><sup>7</sup> årige børn</p>")
    first, last = texts(document.blocks)
    assert (first.text, first.notes) == ("Bevilling i år", ((9, "1"),))
    assert last.text == "7 årige børn"
    assert [(mark, note.text) for mark, note in document.footnotes] == [("1", "Finansloven")]


def test_pandoc_footnotes() -> None:
    document = read(
        '<p>Mål<a href="#fn1" id="fnref1"><sup>1</sup></a>.</p>'
        '<section><ol><li id="fn1"><p>En note.<a href="#fnref1">↩︎</a></p></li></ol></section>'
    )
    assert [(one.text, one.notes) for one in texts(document.blocks)] == [("Mål.", ((3, "1"),))]
    assert [(mark, note.text) for mark, note in document.footnotes] == [("1", "En note.")]


def test_lines_are_those_of_the_source() -> None:
    document = read("<p>Mål\n1</p>\n\n<ul>\n<li>Planen</li>\n<li>Mødet<br>\ner holdt</li></ul>")
    assert [[place.lines for place in one.places] for one in texts(document.blocks)] == [
        [(3, 4)],
        [(7, 7)],
        [(8, 8), (9, 9)],
    ]


def test_lines_beyond_what_the_parser_counts() -> None:
    document = read("<p>Mål</p>" + "\n" * 70_000 + "<p>Krav</p>\n<p>Slut</p>")
    assert [one.places[0].lines for one in texts(document.blocks)][1:] == [(70_003, 70_003), (70_004, 70_004)]


def test_deep_nesting_is_read() -> None:
    assert words(read("<div>" * 1500 + "Mål" + "</div>" * 1500)) == ["Mål"]
    with pytest.raises(TooLarge, match="thousands deep"):
        read("<b>" * 20_000 + "Mål")
