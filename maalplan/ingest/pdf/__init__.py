"""PDF documents: what their pages show, put into blocks.

``intake`` mends the file where it must, ``pages`` says what each page shows (words, cells), ``layout`` puts the pages
into one stream, ``passages`` and ``tables`` say what lines and cells form, ``join`` makes one of what a page break
cut, ``write`` gives the blocks.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from maalplan.errors import Damaged, MaalplanError, NotADocument, NotRecognised
from maalplan.findings import (
    empty_pages,
    pages_lost,
    pages_recognised,
    pages_without_text,
    read_by_pdfplumber,
    unsure_words,
)
from maalplan.ingest.origin import origin
from maalplan.ingest.pdf.headings import is_heading_type, ranked, style_of, with_headings
from maalplan.ingest.pdf.intake import taken_in
from maalplan.ingest.pdf.join import joined
from maalplan.ingest.pdf.layout import Layout, Node, Stretch, laid_out, with_page
from maalplan.ingest.pdf.line_numbers import without_line_numbers
from maalplan.ingest.pdf.pages import pages_shown
from maalplan.ingest.pdf.paints import Painted, painted
from maalplan.ingest.pdf.passages import Passage, Rhythm, passages_of, rhythm_of
from maalplan.ingest.pdf.scan import SURE, missing
from maalplan.ingest.pdf.shown import PageView
from maalplan.ingest.pdf.tables import Setting, Sheet, setting_of, with_passages
from maalplan.ingest.pdf.turned import turned_back
from maalplan.ingest.pdf.write import footnote_of, table_of, text_of
from maalplan.model import AS_USUAL, Block, Document, Finding, Place, ReadOptions

MEDIA_TYPE = "application/pdf"


def read_pdf(data: bytes, path: str, options: ReadOptions = AS_USUAL) -> Document:
    """What the PDF *data* shows, in reading order; *path* goes into the document's source as it is.

    :raises maalplan.errors.NotADocument: *data* is no PDF, or nothing stands on its pages.
    :raises maalplan.errors.Encrypted: it asks for a password.
    :raises maalplan.errors.Damaged: it cannot be read, or has no pages.
    :raises maalplan.errors.TooLarge: it has more pages, or more on one of them, than is read.
    :raises maalplan.errors.NotRecognised: its pages are pictures without text.
    """
    taken = taken_in(data, options.passwords)
    views = without_line_numbers(list(pages_shown(taken.data, options)))
    if not any(view.words for view in views):
        raise _without_words(views, options)
    layout = laid_out(views)
    known = {note.mark for note in layout.notes}
    nodes = _over_pages(layout, setting_of(node for node in layout.nodes if isinstance(node, Sheet)))
    paints = {view.number: view.paints for view in views if view.paints}
    blocks = tuple(_blocks(nodes, layout.body, known, paints))
    document = Document(
        source=origin(data, path, MEDIA_TYPE, _engines(views), pages=len(views)),
        blocks=blocks,
        footnotes=tuple(footnote_of(note, known, Place()) for note in layout.notes),
        findings=(*taken.findings, *_findings(views, options), *layout.findings),
    )
    return turned_back(document, views)


def _engines(views: Iterable[PageView]) -> str:
    """What looked at the pages: ``pdfium``, or ``pdfium+tesseract`` where some are scans."""
    return "+".join(sorted({view.engine for view in views} - {"none"}))


def _without_words(views: Sequence[PageView], options: ReadOptions) -> MaalplanError:
    """What to say of a document without a word."""
    if all(view.engine == "none" for view in views):
        return Damaged("No page of the PDF can be read; fetch it again, or open it in a PDF reader and save it anew.")
    if all(map(_is_empty, views)):
        return NotADocument("Nothing stands on the PDF's pages; fetch it again, or print it to a new PDF.")
    if all(view.engine == "tesseract" for view in views):
        return NotRecognised("No words were recognised in the PDF's pages; scan it again, with more contrast.")
    if options.ocr == "never":
        return NotRecognised("The PDF's pages are pictures without text; convert it without --ocr never.")
    return NotRecognised(f"The PDF's pages are pictures without text. {missing() or 'It may be empty.'}")


def _findings(views: Sequence[PageView], options: ReadOptions) -> Iterator[Finding]:
    if lost := _places(view for view in views if view.engine == "none"):
        yield pages_lost(lost)
    if again := _places(view for view in views if view.engine == "pdfplumber" != options.pdf_engine):
        yield read_by_pdfplumber(again)
    if pictures := _places(view for view in views if view.pictured and not view.words):
        yield pages_without_text(pictures, missing() or "")
    if scanned := _places(view for view in views if view.engine == "tesseract"):
        yield pages_recognised(scanned)
        yield from _doubts_about(views)
    if empty := _places(filter(_is_empty, views)):
        yield empty_pages(empty)


def _doubts_about(views: Iterable[PageView]) -> Iterator[Finding]:
    """What to say of the words of *views* that were recognised and may be wrong, a finding a page."""
    for view in views:
        unsure = [word for word in view.words if word.sure < SURE]
        if unsure:
            x0, top, x1, bottom = ([round(word.box[side], 1) for word in unsure] for side in range(4))
            boxes = zip(x0, top, x1, bottom, strict=True)
            places = tuple(Place(page=view.number, bbox=box) for box in boxes)
            yield unsure_words(tuple(word.text for word in unsure), view.number, places)


def _is_empty(view: PageView) -> bool:
    """Whether a page that could be read shows nothing at all."""
    shown = view.words or view.hidden or view.grids or view.rules or view.pictured
    return not shown and view.engine in ("pdfium", "pdfplumber")


def _places(views: Iterable[PageView]) -> tuple[Place, ...]:
    return tuple(Place(page=view.number) for view in views)


def _over_pages(layout: Layout, setting: Setting) -> list[Node]:
    """The nodes of *layout*, tables and text that a page break cut made one; furniture between follows after."""
    result: list[Node] = []
    open_at: int | None = None
    for node in layout.nodes:
        whole = None
        open_at = _earlier_part(result, node, open_at)
        if open_at is not None and not isinstance(node, Passage):
            whole = _continued(result[open_at], node, result[open_at + 1 :], setting, layout.bottom)
        if whole is not None and open_at is not None:
            between = result[open_at + 1 :] if isinstance(whole, Sheet) else []
            result[open_at:] = [whole, *between]
            continue
        result.append(with_passages(node, setting) if isinstance(node, Sheet) else node)
        if not (isinstance(node, Passage) and node.kind == "furniture"):
            open_at = None if isinstance(node, Passage) else len(result) - 1
    return result


def _earlier_part(nodes: Sequence[Node], node: Node, open_at: int | None) -> int | None:
    """Where in *nodes* that stands with which *node* may be one: the part of its table on the page before, as the
    structure tree knows it, else what is at *open_at*."""
    if isinstance(node, Sheet) and node.table is not None:
        for index in range(len(nodes) - 1, -1, -1):
            other = nodes[index]
            if isinstance(other, Sheet):
                return index if other.table == node.table else open_at
    return open_at


def _continued(
    before: Node, node: Sheet | Stretch, between: Sequence[Node], setting: Setting, bottom: float
) -> Node | None:
    """*before* with *node*, from the top of a later page, where they are one; ``between`` is furniture alone."""
    if isinstance(before, Sheet) and isinstance(node, Sheet):
        follows = node.page > before.last_page
        return joined(before, with_passages(node, setting), setting.rhythm, bottom - before.bottom) if follows else None
    if isinstance(before, Stretch) and isinstance(node, Stretch) and before.main and node.main:
        furniture = [passage for passage in between if isinstance(passage, Passage)]
        return with_page(before, node, furniture) if node.lines[0].page > before.lines[-1].page else None
    return None


def _blocks(nodes: Sequence[Node], body: float, known: Collection[str], paints: Painted) -> Iterator[Block]:
    """The nodes as blocks, numbered in their order."""
    rhythm = rhythm_of(node.lines for node in nodes if isinstance(node, Stretch))
    flat: list[Sheet | Passage] = []
    for node in nodes:
        flat.extend(_passages(node, rhythm, body) if isinstance(node, Stretch) else [node])
    levels = ranked(style_of(item) for item in flat if isinstance(item, Passage) and item.kind == "heading")
    for number, item in enumerate(flat, start=1):
        if isinstance(item, Sheet):
            yield painted(table_of(item, known, number), item.edges, paints)
        elif item.kind == "heading":
            yield text_of(replace(item, level=levels[style_of(item)]), known, Place(block=number))
        else:
            yield text_of(item, known, Place(block=number))


def _passages(stretch: Stretch, rhythm: Rhythm, body: float) -> Iterator[Passage]:
    """The passages of *stretch*; furniture between its lines follows the passage that it stands in."""
    barred = [index for index, line in enumerate(stretch.lines) if is_heading_type(line, body)]
    waiting = list(stretch.between)
    count = 0
    for passage in with_headings(passages_of(stretch.lines, rhythm, barred), body):
        yield passage
        count += len(passage.lines)
        while waiting and waiting[0][0] <= count:
            yield waiting.pop(0)[1]
