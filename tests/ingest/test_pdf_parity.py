"""pdfium and pdfplumber see the same grids and the same words on a page, however they are drawn.

Words are compared after those that touch are put together, since an engine may part them where the file changes font
or marked content. Upper and lower edges of words may differ: a file need not say how far a font's letters reach.
What pdfplumber is known not to see has tests of its own: that words are invisible, and letters raised by a text's rise.
"""

from __future__ import annotations

import io
import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("reportlab", reason="reportlab draws the PDFs of these tests (pip install -e .[dev])")

from pypdfium2 import PdfDocument
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from maalplan.ingest.pdf.marks import UNKNOWN
from maalplan.ingest.pdf.pages import pages_shown
from maalplan.ingest.pdf.shown import Box, Grid, PageView, Word
from maalplan.model import PdfEngine, ReadOptions
from tests.ingest.parity_pages import DRAWN, Draw, pdf, set_embedded, strokes, turned_page

CORPUS = Path(os.environ.get("MAALPLAN_CORPUS") or Path(__file__).resolve().parents[3] / "shared" / "corpus")
SAMPLES = Path(__file__).resolve().parents[2] / "samples" / "plans"
NEAR = 0.1
"""Points by which the edges of cells may differ: pdfium counts in single precision."""
LEVEL = 0.3
"""Points by which baselines may."""
DRIFT = 1.6
"""Points by which a word may stand further left or right: pdfium cuts letter widths to whole thousandths of the size,
which adds up along a line."""


# ------------------------------------------------------------------ comparing


def views(data: bytes, engine: PdfEngine) -> list[PageView]:
    return list(pages_shown(data, ReadOptions(pdf_engine=engine, ocr="never")))


def differences(data: bytes) -> list[str]:
    """What pdfium sees and pdfplumber does not, and the other way round, a line each."""
    fast, reference = views(data, "pdfium"), views(data, "pdfplumber")
    if len(fast) != len(reference):
        return [f"{len(fast)} pages instead of {len(reference)}"]
    return [
        f"page {one.number}: {difference}"
        for one, other in zip(fast, reference, strict=True)
        for difference in (*_of_size(one, other), *_of_grids(one.grids, other.grids), *_of_words(one, other))
    ]


def _of_size(one: PageView, other: PageView) -> Iterator[str]:
    if (one.width, one.height) != pytest.approx((other.width, other.height), abs=NEAR):
        yield f"{one.width:.1f} x {one.height:.1f} instead of {other.width:.1f} x {other.height:.1f}"


def _of_grids(grids: Sequence[Grid], wanted: Sequence[Grid]) -> Iterator[str]:
    if len(grids) != len(wanted):
        yield f"{len(grids)} grids instead of {len(wanted)}"
    for grid, other in zip(_in_order(grids), _in_order(wanted), strict=False):
        left = list(grid.cells)
        for cell in other.cells:
            same = next((found for found in left if found == pytest.approx(cell, abs=NEAR)), None)
            if same is None:
                yield f"no cell {_shown(cell)}"
            else:
                left.remove(same)
        yield from (f"a cell too many {_shown(cell)}" for cell in left)
        if (grid.open_top, grid.open_bottom, grid.shaded) != (other.open_top, other.open_bottom, other.shaded):
            yield f"the grid {_shown(grid.box)} is closed or shaded otherwise"


def _in_order(grids: Sequence[Grid]) -> list[Grid]:
    return sorted(grids, key=lambda grid: tuple(round(edge) for edge in grid.box))


def _of_words(one: PageView, other: PageView) -> Iterator[str]:
    left = list(together(one.words))
    for word in together(other.words):
        same = next((found for found in left if found.text == word.text and _same_place(found, word)), None)
        if same is None:
            yield f"no {word.text!r} at {_shown(word.box)}"
        else:
            left.remove(same)
            if same.bold != word.bold or same.sign != word.sign:
                yield f"{word.text!r} is set otherwise"
    yield from (f"too many: {word.text!r} at {_shown(word.box)}" for word in left)


def together(words: Sequence[Word]) -> Iterator[Word]:
    """*words*, those that touch put together."""
    before: Word | None = None
    for word in words:
        if before is not None and _touch(before, word):
            x1 = word.x1
            before = replace(before, text=before.text + word.text, box=(*before.box[:2], x1, before.box[3]))
            continue
        if before is not None:
            yield before
        before = word
    if before is not None:
        yield before


def _touch(before: Word, word: Word) -> bool:
    level = abs(before.baseline - word.baseline) <= 0.1 * word.size and abs(before.size - word.size) <= 0.1
    return level and abs(word.x0 - before.x1) < 0.15 * word.size and before.bold == word.bold


def _same_place(found: Word, word: Word) -> bool:
    across = abs(found.x0 - word.x0) <= DRIFT and abs(found.x1 - word.x1) <= DRIFT
    down = abs(found.box[1] - word.box[1]) <= 0.4 * word.size and abs(found.box[3] - word.box[3]) <= 0.4 * word.size
    level = abs(found.baseline - word.baseline) <= LEVEL and abs(found.size - word.size) <= LEVEL
    # pdfplumber has no size of turned letters
    return across and down and (level or _is_turned(word))


def _is_turned(word: Word) -> bool:
    return len(word.text) > 1 and word.box[3] - word.box[1] > 2 * (word.x1 - word.x0)


def _shown(box: Box) -> str:
    return "({:.1f}, {:.1f}, {:.1f}, {:.1f})".format(*box)


# ------------------------------------------------------------------ pages drawn here


@pytest.mark.parametrize("draw", DRAWN, ids=lambda draw: str(draw.__name__))
def test_both_engines_see_the_same(draw: Draw) -> None:
    data = pdf(draw)
    assert any(view.words for view in views(data, "pdfplumber")), "the page shows nothing to compare"
    assert differences(data) == []


@pytest.mark.parametrize("turns", [90, 180, 270])
def test_on_turned_paper_too(turns: int) -> None:
    data = pdf(turned_page(turns))
    (view,) = views(data, "pdfium")
    assert view.turns == 0
    assert [len(grid.cells) for grid in view.grids] == [9]
    assert differences(data) == []


def _boxed(data: bytes, media: Box, crop: Box, turns: int) -> bytes:
    """*data* with another paper and another part of it shown, both ``(left, bottom, right, top)``."""
    document = PdfDocument(data)
    page = document[0]
    page.set_mediabox(*media)
    page.set_cropbox(*crop)
    page.set_rotation(turns)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("turns", [0, 90, 180, 270])
@pytest.mark.parametrize(
    ("media", "crop", "why"),
    [
        ((0, 0, 595, 842), (30, 100, 580, 810), "a part of the paper is shown"),
        ((-20, -30, 600, 850), (-20, -30, 600, 850), "the paper does not begin at 0, 0"),
        ((-20, -30, 600, 850), (25, 90, 585, 830), "and a part of it is shown"),
        ((10, 40, 590, 840), (0, 0, 700, 900), "more is to be shown than there is"),
    ],
)
def test_where_the_paper_is_cut(media: Box, crop: Box, why: str, turns: int) -> None:
    data = _boxed(pdf(turned_page(turns)), media, crop, turns)
    (view,) = views(data, "pdfium")
    assert len(view.words) > 10
    assert differences(data) == [], why


def test_a_page_counted_in_larger_units() -> None:
    plain = pdf(strokes)
    data = plain.replace(b"/Trans <<\n\n>>", b"/UserUnit 2  ")
    assert data != plain
    assert len(data) == len(plain)
    assert differences(data) == []


def test_glyphs_of_which_the_file_does_not_say_what_letters_they_are() -> None:
    def draw(canvas: Canvas) -> None:
        set_embedded(canvas)
        canvas.drawString(100, 700, "Målet er nået")

    plain = pdf(draw)
    data = plain.replace(b"/ToUnicode", b"/XoUnicode")
    assert data != plain
    assert UNKNOWN in "".join(word.text for view in views(data, "pdfium") for word in view.words)
    assert differences(data) == []


def test_invisible_words_are_told_from_the_others_by_pdfium_alone() -> None:
    def draw(canvas: Canvas) -> None:
        strokes(canvas)
        text = canvas.beginText(60, 500)
        text.setTextRenderMode(3)
        text.textLine("Usynlig tekst")
        canvas.drawText(text)

    (fast,), (reference,) = views(pdf(draw), "pdfium"), views(pdf(draw), "pdfplumber")
    assert [word.text for word in fast.hidden] == ["Usynlig", "tekst"]
    seen = sorted(word.text for word in (*fast.words, *fast.hidden))
    assert seen == sorted(word.text for word in reference.words)


def test_the_baseline_of_letters_raised_by_the_text_s_rise_is_known_to_pdfium_alone() -> None:
    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(100, 700)
        text.textOut("Andelen af sager")
        text.setFont("Helvetica", 6)
        text.setRise(3.5)
        text.textOut("2")
        canvas.drawText(text)

    (fast,), (reference,) = views(pdf(draw), "pdfium"), views(pdf(draw), "pdfplumber")
    assert [word.text for word in fast.words] == [word.text for word in reference.words]
    assert fast.words[-1].baseline == pytest.approx(A4[1] - 703.5, abs=LEVEL)
    assert fast.words[-1].box == pytest.approx(reference.words[-1].box, abs=LEVEL)


# ------------------------------------------------------------------ whole documents


@pytest.mark.parametrize("file", sorted(SAMPLES.glob("*.pdf")), ids=lambda file: file.stem)
def test_in_the_samples(file: Path) -> None:
    assert differences(file.read_bytes()) == []


def corpus() -> list[Path]:
    files = [file for file in sorted((CORPUS / "docs").glob("*.pdf")) if not _is_scan(file)]
    if not files:
        pytest.skip("the labelled corpus is not here (set MAALPLAN_CORPUS)")
    return files


def _is_scan(file: Path) -> bool:
    truth = json.loads((CORPUS / "truth" / f"{file.stem}.json").read_text(encoding="utf-8"))
    return bool(truth["tags"]["family"] == "scan")


def test_in_the_corpus() -> None:
    found = {file.name: differences(file.read_bytes()) for file in corpus()}
    assert {name: lines for name, lines in found.items() if lines} == {}
