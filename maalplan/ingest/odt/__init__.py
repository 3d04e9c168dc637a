"""OpenDocument texts (odt, ott, fodt): what the page shows.

The steps, a module each: :mod:`package` opens the archive, :mod:`walk` goes through the body in reading order
(:mod:`inline` through each paragraph, :mod:`tables` through each table) with the help of :mod:`styles` and
:mod:`lists`; :mod:`maalplan.ingest.writing` judges what each paragraph is and makes the blocks.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import dropwhile
from typing import TYPE_CHECKING

from maalplan.ingest.bounds import check_blocks
from maalplan.ingest.odt.heads import head_lines
from maalplan.ingest.odt.inline import Story, deletions
from maalplan.ingest.odt.lists import Lists
from maalplan.ingest.odt.package import open_package
from maalplan.ingest.odt.styles import Styles
from maalplan.ingest.odt.walk import PARAGRAPHS, Walker
from maalplan.ingest.origin import origin
from maalplan.ingest.writing.drafts import Rule
from maalplan.ingest.writing.places import running_texts, to_document

if TYPE_CHECKING:
    from maalplan.model import Document

PARSER = "odt"


def read_odt(data: bytes, path: str, *, just_made: bool = False) -> Document:
    """What the OpenDocument text *data* shows; *path* is only noted.

    Tracked changes are read as accepted; hidden words, and comments are left out; headers and footers are kept
    apart from the text. *just_made*: a
    program made the file from another one, so that fields for today's date or the file's name show what no author saw;
    they are left out too.

    Raises :class:`~maalplan.errors.NotADocument`, :class:`~maalplan.errors.Encrypted`,
    :class:`~maalplan.errors.TooLarge` or :class:`~maalplan.errors.Damaged`.
    """
    package = open_package(data)
    check_blocks(sum(1 for _ in package.text.iter(*PARAGRAPHS)))
    styles = Styles(package.styles)
    story = Story(styles, deletions(package.text), just_made)
    walker = Walker(story, Lists(styles.lists, styles.outline))
    # The page style of the first paragraph looks like a page break, but nothing stands before it.
    drafts = tuple(dropwhile(lambda draft: isinstance(draft, Rule), walker.blocks(package.text)))
    notes = ((note.mark, walker.blocks(note.body)) for note in tuple(story.notes))
    document = to_document(origin(data, path, package.media_type, PARSER), drafts, notes)
    return replace(document, running=running_texts(head_lines(package.styles)))
