"""Which witness of a table is believed: the structure tree, drawn lines or aligned text; and what comes of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

import pytest

from maalplan.ingest.pdf import read_pdf
from maalplan.model import BREAK, WRAP, Block, Cell, Document, Table, Text
from tests.ingest.tagged_pdfs import Cell as Said
from tests.ingest.tagged_pdfs import Element, Paper, pdf, table

ROWS: tuple[tuple[Said, ...], ...] = (
    ("Nr.", "Mål", "Målepunkter", "Frist"),
    ("1", "Hurtige svar til borgere, der har anmeldt en ulykke", "Mindst 80 pct. får svar inden for ti dage", "Q4"),
    ("2", "Bedre rapporter om tilsyn", ("Der er udgivet en skabelon", "Alle bruger den fra foråret"), "Q2"),
    ("3", "Flere øvelser med kommunerne", ("- Seks øvelser er holdt", "- De er evalueret sammen med kommunerne"), "Q3"),
    ("4", "Færre klager over afgørelser", "Højst 5 pct. af afgørelserne påklages", "Q4"),
)
WIDTHS = (40, 140, 200, 60)
LEAD = "Styrelsen og departementet har aftalt de mål, der følger af tabellen, og som gælder for hele året."


def texts(blocks: Sequence[Block]) -> Iterator[Text]:
    for block in blocks:
        if isinstance(block, Text):
            yield block
        else:
            for cell in block.cells:
                yield from texts(cell.content)


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def spelled(text: str) -> str:
    return text.replace(WRAP, " ")


def said(cell: Cell) -> list[str]:
    return [spelled(text.text) for text in texts(cell.content)]


def grid(found: Table) -> list[list[str]]:
    """The cells' words by row and column."""
    rows = [["" for _ in range(found.columns)] for _ in range(found.rows)]
    for cell in found.cells:
        rows[cell.row - 1][cell.column - 1] = " / ".join(said(cell))
    return rows


def expected(rows: Sequence[Sequence[Said]]) -> list[list[str]]:
    cells = [[[cell] if isinstance(cell, str) else cell for cell in row] for row in rows]
    return [[" / ".join(words.removeprefix("- ") for words in cell) for cell in row] for row in cells]


def every_word(document: Document) -> Counter[str]:
    return Counter(word for text in texts(document.blocks) for word in spelled(text.text).replace(BREAK, " ").split())


def read(paper: Paper, *tops: Element) -> Document:
    return read_pdf(pdf(paper, *tops), "plan.pdf")


def plan(*, ruled: bool, lie: Callable[[Element], Element] = lambda tree: tree) -> Document:
    """A plan with one table, of which the tree says what *lie* makes of the truth."""
    paper = Paper()
    lead = paper.paragraph(LEAD)
    honest = table(paper, ROWS, WIDTHS, ruled=ruled)
    last = paper.paragraph("Målene følges op to gange om året.")
    return read(paper, *lie(Element("Sect", (lead, honest, last))).kids)  # type: ignore[arg-type]


# ------------------------------------------------------------------ an honest tree


@pytest.mark.parametrize("ruled", [True, False])
def test_an_honest_tree(ruled: bool) -> None:
    document = plan(ruled=ruled)
    assert grid(tables(document)[0]) == expected(ROWS)
    assert not document.findings


def test_the_tree_knows_a_table_that_nothing_else_shows() -> None:
    """Two pairs in a row, no lines, no heads, nothing bold but what its own words are."""
    rows = (("Titel", "Hurtige svar", "Vægt", "20 pct."), ("Ansvarlig", "Direktionen", "Frist", "Q4"))
    paper = Paper()
    honest = table(paper, rows, (80, 150, 60, 60), ruled=False)
    (found,) = tables(read(paper, honest))
    assert grid(found) == [list(row) for row in rows]


def test_one_paragraph_of_two_sentences_is_one() -> None:
    cell = ("Mindst 80 pct. får svar i tide. Det måles i Q4.", "Svarene er til at forstå.")
    rows = (("Nr.", "Målepunkter"), ("1", cell))
    paper = Paper()
    honest = table(paper, rows, (40, 145))
    (found,) = tables(read(paper, honest))
    assert said(found.cells[-1]) == list(cell)


def test_lines_that_the_author_broke_inside_a_paragraph() -> None:
    rows = (("Nr.", "Målepunkter"), ("1", "Skabelonen er udgivet\nAlle bruger den"))
    paper = Paper()
    (found,) = tables(read(paper, table(paper, rows, (40, 200))))
    assert said(found.cells[-1]) == [f"Skabelonen er udgivet{BREAK}Alle bruger den"]


def test_items_have_the_marks_that_the_tree_labels() -> None:
    paper = Paper()
    (found,) = tables(read(paper, table(paper, ROWS, WIDTHS)))
    cell = next(cell for cell in found.cells if (cell.row, cell.column) == (4, 3))
    assert [(text.kind, text.mark) for text in texts(cell.content)] == [("item", "-"), ("item", "-")]


def test_a_table_in_a_cell() -> None:
    paper = Paper()
    outer = table(paper, (("Titel", "Hurtige svar"), ("Milepæle", "De følger her")), (100, 300), ruled=False)
    paper.y -= 10
    inner = table(paper, (("Nr.", "Tekst"), ("1", "Planen er godkendt"), ("2", "Den er ført ud")), (40, 200), x=164)
    first, last = outer.of("TR")
    label, value = last.of("TD")
    tree = outer.having(first, last.having(label, value.having(*value.kids, inner)))
    (found,) = tables(read(paper, tree))
    cell = found.cells[-1]
    (nested,) = [block for block in cell.content if isinstance(block, Table)]
    assert said(cell)[0] == "De følger her"
    assert grid(nested) == [["Nr.", "Tekst"], ["1", "Planen er godkendt"], ["2", "Den er ført ud"]]
    assert {(place.row, place.column) for text in texts(nested.cells[0].content) for place in text.places} == {(2, 2)}


# ------------------------------------------------------------------ over pages


def _joined(*parts: Element) -> Element:
    """One table of the rows of *parts*; a row that goes on is given by the same cells."""
    return Element("Table", tuple(row for part in parts for row in part.of("TR")))


def test_a_row_that_two_page_breaks_cut() -> None:
    paper = Paper()
    widths = (40, 120, 220)
    first = table(
        paper,
        (
            ("Nr.", "Mål", "Målepunkter"),
            ("1", "Hurtige svar", "Alle svar er"),
        ),
        widths,
        ruled=False,
    )
    paper.turn()
    second = table(paper, (("", "", "skrevet på let dansk, og"),), widths, ruled=False)
    paper.turn()
    third = table(
        paper,
        (
            ("", "", "givet i tide."),
            ("2", "Færre klager", "Højst ti."),
        ),
        widths,
        ruled=False,
    )
    head, begun = first.of("TR")
    cells = [
        Element(
            "TD",
            tuple(kid for row in (begun, second.of("TR")[0], third.of("TR")[0]) for kid in row.of("TH", "TD")[n].kids),
        )
        for n in range(3)
    ]
    paragraph = Element("P", tuple(cells[2].marks()))
    whole = Element("TR", (cells[0], cells[1], Element("TD", (paragraph,))))
    (found,) = tables(read(paper, Element("Table", (head, whole, third.of("TR")[1]))))
    assert grid(found) == [
        ["Nr.", "Mål", "Målepunkter"],
        ["1", "Hurtige svar", "Alle svar er skrevet på let dansk, og givet i tide."],
        ["2", "Færre klager", "Højst ti."],
    ]
    cell = next(cell for cell in found.cells if (cell.row, cell.column) == (2, 3))
    assert [place.page for text in texts(cell.content) for place in text.places] == [1, 2, 3]


@pytest.mark.parametrize("tagged", [True, False])
def test_a_repeated_header_stands_once(tagged: bool) -> None:
    """The row of heads is drawn again on the next page: of the same element, or of none."""
    paper = Paper()
    widths = (40, 120, 220)
    heads = ("Nr.", "Mål", "Målepunkter")
    first = table(paper, (heads, ("1", "Hurtige svar", "Alle svar gives i tide")), widths, ruled=False)
    paper.turn()
    again = [(0, column) for column in range(3)]
    second = table(
        paper, (heads, ("2", "Færre klager", "Højst ti")), widths, ruled=False, untagged=[] if tagged else again
    )
    head, body = first.of("TR")
    repeated, rest = second.of("TR")
    if tagged:
        pairs = zip(head.of("TH"), repeated.of("TH"), strict=True)
        head = head.having(*(one.having(*one.kids, *other.kids) for one, other in pairs))
    (found,) = tables(read(paper, Element("Table", (head, body, rest))))
    assert grid(found) == [
        list(heads),
        ["1", "Hurtige svar", "Alle svar gives i tide"],
        ["2", "Færre klager", "Højst ti"],
    ]


def test_two_tables_of_one_shape_on_two_pages_stay_two() -> None:
    paper = Paper()
    rows = (("Titel", "Hurtige svar"), ("Vægt", "20 pct."))
    one = table(paper, rows, (100, 200))
    paper.turn()
    other = table(paper, (("Titel", "Færre klager"), ("Vægt", "30 pct.")), (100, 200))
    assert len(tables(read(paper, one, other))) == 2


# ------------------------------------------------------------------ what the tree leaves out


def test_cells_without_tags_are_read_where_they_stand() -> None:
    paper = Paper()
    tree = table(paper, ROWS, WIDTHS, untagged=[(1, 3), (3, 0), (4, 1)])
    (found,) = tables(read(paper, tree))
    assert grid(found) == expected(ROWS)


def test_bullets_without_tags_are_marks_of_their_items() -> None:
    rows = (("Nr.", "Målepunkter"), ("1", ("- Seks øvelser er holdt", "- De er evalueret")))
    paper = Paper()
    tree = table(paper, rows, (40, 200), ruled=False)
    unlabelled = _without(tree, "Lbl")
    (found,) = tables(read(paper, unlabelled))
    assert [(text.kind, text.text) for text in texts(found.cells[-1].content)] == [
        ("item", "Seks øvelser er holdt"),
        ("item", "De er evalueret"),
    ]


def _without(tree: Element, kind: str) -> Element:
    kids = (_without(kid, kind) if isinstance(kid, Element) else kid for kid in tree.kids)
    return tree.having(*(kid for kid in kids if not (isinstance(kid, Element) and kid.kind == kind)))


# ------------------------------------------------------------------ lies


def _on_rows(change: Callable[[list[Element]], list[Element]]) -> Callable[[Element], Element]:
    def lie(tree: Element) -> Element:
        if tree.kind == "Table":
            return tree.having(*change(tree.of("TR")))
        return tree.having(*(lie(kid) if isinstance(kid, Element) else kid for kid in tree.kids))

    return lie


def _cells(row: Element) -> list[Element]:
    return row.of("TH", "TD")


def _rows_left_out(rows: list[Element]) -> list[Element]:
    return [row for n, row in enumerate(rows) if n != 2]


def _rows_merged(rows: list[Element]) -> list[Element]:
    first, second, *rest = rows[1:]
    both = zip(_cells(first), _cells(second), strict=True)
    return [rows[0], first.having(*(one.having(*one.kids, *other.kids) for one, other in both)), *rest]


def _cells_shifted(rows: list[Element]) -> list[Element]:
    moved = []
    for row in rows:
        cells = _cells(row)
        moved.append(
            row.having(*(one.having(*two.kids) for one, two in zip(cells, cells[1:] + cells[:1], strict=True)))
        )
    return moved


def _a_column_a_row_down(rows: list[Element]) -> list[Element]:
    last = [_cells(row)[-1] for row in rows]
    pairs = zip(rows, last[-1:] + last[:-1], strict=True)
    return [row.having(*_cells(row)[:-1], other) for row, other in pairs]


def _one_cell_a_row(rows: list[Element]) -> list[Element]:
    short = [row.having(_cells(row)[0].having(*(kid for cell in _cells(row) for kid in cell.kids))) for row in rows[1:]]
    return [rows[0], *short]


def _two_columns_in_one(rows: list[Element]) -> list[Element]:
    def joined(row: Element) -> Element:
        *first, third, fourth = _cells(row)
        return row.having(*first, third.having(*third.kids, *fourth.kids))

    return [joined(row) for row in rows]


def _wrong_spans(rows: list[Element]) -> list[Element]:
    wide = [Element(cell.kind, cell.kids, (1 + n % 2, 1 + n % 3)) for row in rows for n, cell in enumerate(_cells(row))]
    return [row.having(*wide[4 * n : 4 * n + 4]) for n, row in enumerate(rows)]


def _backwards(rows: list[Element]) -> list[Element]:
    return [row.having(*reversed(_cells(row))) for row in reversed(rows)]


def _columns_as_rows(rows: list[Element]) -> list[Element]:
    return [Element("TR", tuple(_cells(row)[column] for row in rows)) for column in range(4)]


def _all_one_paragraph(tree: Element) -> Element:
    return tree.having(Element("P", tuple(tree.marks())))


def _contents_of_others(tree: Element) -> Element:
    """Every element has what the next but six should have, as where another page's tree was kept."""
    marks = tree.marks()
    moved = dict(zip(marks, marks[6:] + marks[:6], strict=True))

    def lie(element: Element) -> Element:
        kids = (lie(kid) if isinstance(kid, Element) else kid and moved[kid] for kid in element.kids)
        return element.having(*kids)

    return lie(tree)


def _half_a_table(tree: Element) -> Element:
    lead, whole, last = tree.kids
    assert isinstance(whole, Element)
    rows = whole.of("TR")
    loose = [paragraph for row in rows[2:] for paragraph in row.of("P", "L")]
    return tree.having(lead, whole.having(*rows[:2]), *loose, last)


def _all_in_a_table(tree: Element) -> Element:
    cells = (Element("TD", (kid,)) for kid in tree.kids)
    rows = (Element("TR", (cell, Element("TD"))) for cell in cells)
    return tree.having(Element("Table", tuple(rows)))


LIES = {
    "a row has no tags": _on_rows(_rows_left_out),
    "two rows are one": _on_rows(_rows_merged),
    "every cell has what is in the next": _on_rows(_cells_shifted),
    "a column stands a row too low": _on_rows(_a_column_a_row_down),
    "a row is one cell": _on_rows(_one_cell_a_row),
    "two columns are one": _on_rows(_two_columns_in_one),
    "spans as they come": _on_rows(_wrong_spans),
    "the last comes first": _on_rows(_backwards),
    "rows are columns": _on_rows(_columns_as_rows),
    "all is one paragraph": _all_one_paragraph,
    "tags of something else": _contents_of_others,
    "the table ends too early": _half_a_table,
    "the page is laid out with a table": _all_in_a_table,
}


@pytest.mark.parametrize("lie", LIES.values(), ids=LIES)
def test_lines_are_believed_where_the_tree_lies(lie: Callable[[Element], Element]) -> None:
    document = plan(ruled=True, lie=lie)
    (found,) = tables(document)
    assert grid(found) == expected(ROWS)


@pytest.mark.parametrize("ruled", [True, False])
@pytest.mark.parametrize("lie", LIES.values(), ids=LIES)
def test_nothing_is_lost_and_nothing_twice(lie: Callable[[Element], Element], ruled: bool) -> None:
    assert every_word(plan(ruled=ruled, lie=lie)) == every_word(plan(ruled=ruled))


@pytest.mark.parametrize(
    "lie", [_on_rows(_cells_shifted), _on_rows(_one_cell_a_row), _on_rows(_two_columns_in_one), _contents_of_others]
)
def test_blanks_are_believed_where_the_tree_lies(lie: Callable[[Element], Element]) -> None:
    (found,) = tables(plan(ruled=False, lie=lie))
    assert [row[0] for row in grid(found)] == [row[0] for row in ROWS]
    assert [row[-1] for row in grid(found)] == [row[-1] for row in ROWS]


def test_who_disagrees_is_said_once_a_table() -> None:
    document = plan(ruled=True, lie=_on_rows(_two_columns_in_one))
    (finding,) = document.findings
    assert (finding.code, finding.severity) == ("witnesses-disagree", "warning")
    assert [place.page for place in finding.source] == [1] * len(ROWS)


def test_paragraphs_that_the_tree_melts_together_are_told_by_their_marks() -> None:
    def melted(tree: Element) -> Element:
        if tree.kind in ("TH", "TD"):
            return tree.having(Element("P", tuple(tree.marks())))
        return tree.having(*(melted(kid) if isinstance(kid, Element) else kid for kid in tree.kids))

    (found,) = tables(plan(ruled=True, lie=melted))
    assert grid(found)[3] == expected(ROWS)[3]
