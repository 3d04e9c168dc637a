"""Words that were hard to recognise: what the reader of a plan is told of them."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from maalplan.ingest import pdf
from maalplan.ingest.pdf.shown import PageView, Word
from maalplan.model import Finding


def page(number: int, *sureness: float) -> PageView:
    """A recognised page, a word for each of *sureness*."""
    words = tuple(
        Word(f"ord{n}", (60.04 + 50 * n, 90.0, 100.0 + 50 * n, 102.0), 100.0, 12.0, sure=sure)
        for n, sure in enumerate(sureness)
    )
    return PageView(number, *A4, words=words, grids=(), pictured=True, engine="tesseract")


def doubts(monkeypatch: pytest.MonkeyPatch, *views: PageView) -> list[Finding]:
    stream = io.BytesIO()
    canvas = Canvas(stream)
    canvas.showPage()
    canvas.save()
    monkeypatch.setattr(pdf, "pages_shown", lambda *_: iter(views))
    return [found for found in pdf.read_pdf(stream.getvalue(), "scan.pdf").findings if found.code == "unsure-words"]


def test_the_unsure_words_of_a_page_are_one_finding_with_their_places(monkeypatch: pytest.MonkeyPatch) -> None:
    (found,) = doubts(monkeypatch, page(1, 0.95, 0.4, 0.97, 0.2), page(2, 0.95, 0.96))
    assert found.severity == "warning"
    assert "ord1, ord3" in found.message
    assert "2 words" in found.message
    assert [(place.page, place.bbox) for place in found.source] == [
        (1, (110.0, 90.0, 150.0, 102.0)),
        (1, (210.0, 90.0, 250.0, 102.0)),
    ]


def test_each_page_has_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    found = doubts(monkeypatch, page(1, 0.3), page(2, 0.95), page(3, 0.3))
    assert [[place.page for place in one.source] for one in found] == [[1], [3]]
    assert "1 word is" in found[0].message


@pytest.mark.parametrize("sure", [0.7, 0.9, 1.0])
def test_sure_words_are_not_doubted(monkeypatch: pytest.MonkeyPatch, sure: float) -> None:
    assert doubts(monkeypatch, page(1, sure)) == []


def test_a_long_list_is_cut_in_the_message_and_not_in_the_places(monkeypatch: pytest.MonkeyPatch) -> None:
    words = tuple(replace(page(1, 0.1).words[0], text="uddannelsesinstitutioner") for _ in range(80))
    (found,) = doubts(monkeypatch, replace(page(1), words=words))
    assert len(found.message) < 260
    assert len(found.source) == 80
