"""Whatever the structure tree of a PDF says, no word of its tables is lost."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.ingest.tagged_pdfs import Element, Paper, table
from tests.ingest.test_pdf_witnesses import LEAD, ROWS, WIDTHS, every_word, read

KINDS = st.sampled_from(
    ["Table", "TBody", "TR", "TR", "TD", "TD", "TH", "P", "L", "LI", "Lbl", "LBody", "H1", "Div", "Span"]
)
SHAPE = st.recursive(st.just(()), lambda inner: st.lists(inner, min_size=1, max_size=4).map(tuple), max_leaves=40)


def _dealt(shape: object, marks: list[tuple[int, int]], draw: st.DataObject) -> Element:
    """An element of any kind with children as *shape* says, those without any dealt some of *marks*."""
    assert isinstance(shape, tuple)
    spans = draw.draw(st.tuples(st.integers(1, 3), st.integers(1, 4)))
    if shape:
        return Element(draw.draw(KINDS), tuple(_dealt(kid, marks, draw) for kid in shape), spans)
    count = draw.draw(st.integers(0, 3))
    own = [marks.pop(draw.draw(st.integers(0, len(marks) - 1))) for _ in range(min(count, len(marks)))]
    return Element(draw.draw(KINDS), tuple(own), spans)


@settings(max_examples=60, deadline=None)
@given(SHAPE, st.booleans(), st.data())
def test_no_tree_loses_a_word(shape: object, ruled: bool, draw: st.DataObject) -> None:
    """Whatever the tree says, every word is read, and once."""
    paper = Paper()
    lead = paper.paragraph(LEAD)
    honest = table(paper, ROWS, WIDTHS, ruled=ruled)
    marks = Element("Sect", (lead, honest)).marks()
    assert every_word(read(paper, _dealt(shape, marks, draw))) == every_word(read(paper, lead, honest))
