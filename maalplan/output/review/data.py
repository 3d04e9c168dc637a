"""What a page carries of its plan, so that it can be corrected there: a block of JSON that no browser runs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import msgspec

from maalplan.model import SCHEMA_VERSION, Lang, Plan, SeenPage
from maalplan.output.json_files import tree
from maalplan.output.plans.labels import words
from maalplan.output.review.labels import field_labels

if TYPE_CHECKING:
    from markupsafe import Markup

_KINDS: Final = ("comparator", "unit", "weight_unit", "scope", "version")
"""The values of the schema that people choose by their words."""
_ESCAPED: Final = str.maketrans({one: f"\\u{ord(one):04x}" for one in "<>&\u2028\u2029"})


def data_block(plan: Plan, lang: Lang) -> Markup:
    """*plan* as its file has it, with the words that fields and values are called by, for a ``<script>`` that holds
    data: nothing in it can end the block or begin another."""
    held = {
        "schema_version": SCHEMA_VERSION,
        "plan": tree(plan),
        "fields": field_labels(lang),
        "words": {kind: words(kind, lang) for kind in _KINDS},
    }
    return _block(held)


def words_block(pages: Sequence[SeenPage]) -> Markup | None:
    """The words of *pages* with the middle of each, ``[word, x, y]`` in whole points, by the page's number: what is
    written in a frame that is drawn on a page. None where no page has words."""
    held = {
        str(page.picture.number): [
            (word.text, round((word.box[0] + word.box[2]) / 2), round((word.box[1] + word.box[3]) / 2))
            for word in page.picture.words
        ]
        for page in pages
    }
    return _block(held) if any(held.values()) else None


def _block(held: object) -> Markup:
    from markupsafe import Markup

    return Markup(msgspec.json.encode(held).decode().translate(_ESCAPED))  # noqa: S704 (escaped, and no markup)
