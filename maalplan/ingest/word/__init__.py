"""Word files (docx, docm, dotx, dotm): what the page shows, read through python-docx' parser.

The steps, a module each: :mod:`package` opens the archive, :mod:`walk` goes through the body in reading order
(:mod:`runs` through each paragraph, :mod:`tables` through each table) with the help of :mod:`styles` and
:mod:`numbering`; :mod:`maalplan.ingest.writing` judges what each paragraph is and makes the blocks.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from maalplan.errors import NotADocument
from maalplan.ingest.bounds import check_blocks
from maalplan.ingest.origin import origin
from maalplan.ingest.word.heads import head_lines
from maalplan.ingest.word.names import value, w
from maalplan.ingest.word.numbering import Numbering
from maalplan.ingest.word.package import Package, open_package
from maalplan.ingest.word.runs import NoteCounter, Story
from maalplan.ingest.word.styles import Styles
from maalplan.ingest.word.walk import Walker
from maalplan.ingest.writing.places import running_texts, to_document
from maalplan.ingest.writing.values import whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from maalplan.ingest.writing.drafts import Draft
    from maalplan.model import Document

PARSER = "python-docx"


def read_word(data: bytes, path: str) -> Document:
    """What the Word file *data* shows; *path* is only noted.

    Tracked changes are read as accepted; hidden words, field codes, and comments are left out; headers and footers are
    kept apart from the text.

    Raises :class:`~maalplan.errors.NotADocument`, :class:`~maalplan.errors.Encrypted`,
    :class:`~maalplan.errors.Unsupported`, :class:`~maalplan.errors.TooLarge` or :class:`~maalplan.errors.Damaged`.
    """
    package = open_package(data)
    body = package.document.find(w("body"))
    if body is None:
        raise NotADocument("The Word file has no text at all; save the document again in Word.")
    check_blocks(sum(1 for _ in body.iter(w("p"))))
    styles = Styles(package.styles)
    story = Story(styles, NoteCounter({kind: _note_form(package, kind) for kind in ("footnote", "endnote")}))
    walker = Walker(story, Numbering(package.numbering, styles))
    drafts = walker.blocks(body)
    document = to_document(origin(data, path, package.media_type, PARSER), drafts, _notes(package, story, walker))
    return replace(document, running=running_texts(head_lines(package.running)))


def _notes(package: Package, story: Story, walker: Walker) -> Iterator[tuple[str, tuple[Draft, ...]]]:
    """Footnotes and endnotes in the order in which they are referred to."""
    by_kind = {"footnote": _by_id(package.footnotes), "endnote": _by_id(package.endnotes)}
    for mark, kind, note_id in tuple(story.notes.found):
        note = by_kind[kind].get(note_id)
        if note is not None:
            yield mark, walker.blocks(note)


def _by_id(root: _Element | None) -> dict[str, _Element]:
    return {} if root is None else {note.get(w("id"), ""): note for note in root}


def _note_form(package: Package, kind: str) -> tuple[str, int]:
    """Number format and first number of notes of *kind*, said by the last section, else the settings, else Word."""
    usual = "decimal" if kind == "footnote" else "lowerRoman"
    section = package.document.find(f"{w('body')}/{w('sectPr')}")
    properties = [None if root is None else root.find(w(f"{kind}Pr")) for root in (section, package.settings)]
    form = next((found for p in properties if (found := value(p, w("numFmt")))), usual)
    start = next((found for p in properties if (found := value(p, w("numStart")))), None)
    return form, whole(start, 1)
