"""The labels of a diff, in Danish and in English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from maalplan.model import Lang
from maalplan.output.diff.labels_da import DANISH
from maalplan.output.diff.labels_en import ENGLISH

LABELS: Final[Mapping[Lang, Mapping[str, str]]] = {"da": DANISH, "en": ENGLISH}

MONTHS: Final[Mapping[Lang, tuple[str, ...]]] = {
    "da": tuple("januar februar marts april maj juni juli august september oktober november december".split()),
    "en": tuple("January February March April May June July August September October November December".split()),
}


def label(name: str, lang: Lang = "da") -> str:
    """The word for a field, status, direction, effect or level; a name without one stands for itself.

    >>> label("focus_area"), label("softened"), label("later", "en")
    ('Indsatsområde', 'lempet', 'later')
    """
    return LABELS[lang].get(name, name)
