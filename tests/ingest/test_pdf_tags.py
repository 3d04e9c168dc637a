"""The structure tree of a page, as pdfium gives it."""

from __future__ import annotations

from collections.abc import Iterator

from maalplan.ingest.pdf.pages import pages_shown
from maalplan.ingest.pdf.shown import PageView, Tag
from tests.ingest.tagged_pdfs import Element, Paper, pdf, table

ROWS = (("Nr.", "Mål"), ("1", "Hurtige svar"), ("2", "Bedre rapporter"))
WIDTHS = (40, 200)


def views(data: bytes) -> list[PageView]:
    return list(pages_shown(data))


def walk(tags: tuple[Tag, ...]) -> Iterator[Tag]:
    for tag in tags:
        yield tag
        yield from walk(tuple(part for part in tag.content if isinstance(part, Tag)))


def kinds(view: PageView) -> list[str]:
    return [tag.kind for tag in walk(view.tags)]


def test_elements_nest_as_they_do_in_the_file() -> None:
    paper = Paper()
    (view,) = views(pdf(paper, table(paper, ROWS, WIDTHS)))
    heads, cells = ["TR", "TH", "P", "TH", "P"], ["TR", "TD", "P", "TD", "P"]
    assert kinds(view) == ["Document", "Table", *heads, *cells, *cells]


def test_words_belong_to_the_elements_that_refer_to_their_content() -> None:
    paper = Paper()
    (view,) = views(pdf(paper, table(paper, ROWS, WIDTHS)))
    cells = [tag for tag in walk(view.tags) if tag.kind in ("TH", "TD")]
    said = []
    for cell in cells:
        own = {part for tag in walk((cell,)) for part in tag.content if isinstance(part, int)}
        said.append(" ".join(word.text for word in view.words if word.content in own))
    assert said == [words for row in ROWS for words in row]


def test_an_element_has_the_same_path_on_every_page() -> None:
    paper = Paper()
    first = paper.paragraph("Målene er aftalt mellem parterne")
    paper.turn()
    rest = paper.paragraph("og gælder for hele året.")
    after = paper.paragraph("De følges op i efteråret.")
    one = Element("P", (*first.kids, *rest.kids))
    pages = views(pdf(paper, one, after))
    paths = [[tag.path for tag in walk(view.tags) if tag.kind == "P"] for view in pages]
    assert paths == [[(0, 0)], [(0, 0), (0, 1)]]


def test_spans_of_cells() -> None:
    paper = Paper()
    first, last = paper.paragraph("Fælles mål").marks(), paper.paragraph("Eget mål").marks()
    row = Element("TR", (Element("TD", tuple(first), spans=(2, 3)), Element("TD", tuple(last))))
    (view,) = views(pdf(paper, Element("Table", (row,))))
    assert [(tag.row_span, tag.column_span) for tag in walk(view.tags) if tag.kind == "TD"] == [(2, 3), (1, 1)]


def test_the_role_map_names_the_standard_kind() -> None:
    paper = Paper()
    own = paper.paragraph("Rammer for aftalen", bold=True)
    (view,) = views(pdf(paper, Element("Overskrift", own.kids), roles="/Overskrift /H1"))
    assert kinds(view) == ["Document", "H1"]


def test_how_words_are_set_is_no_element_of_its_own() -> None:
    paper = Paper()
    plain, strong = paper.paragraph("Målet er").marks(), paper.paragraph("nået").marks()
    inner = Element("Link", (Element("Strong", tuple(strong)),))
    (view,) = views(pdf(paper, Element("P", (Element("Span", tuple(plain)), inner))))
    (document,) = view.tags
    assert document.content == (Tag("P", (0, 0), (0, 1), children=2),)


def test_a_pdf_without_a_tree_has_no_tags() -> None:
    paper = Paper()
    paper.paragraph("Målet er nået")
    data = pdf(paper).replace(b"/StructTreeRoot 2 0 R", b"                     ")
    assert [view.tags for view in views(data)] == [()]
