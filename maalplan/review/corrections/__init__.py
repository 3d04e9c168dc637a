"""Corrections that people made, put into plans again.

``anchors.py`` finds the part that a correction is about, ``values.py`` types what a person gives, ``actions.py``,
``adding.py``, ``merging.py`` and ``splitting.py`` change the tree of parts (``tree.py``), ``concluding.py`` reads
changed words as they are read in documents, ``settling.py`` sees to the findings, ``folding.py`` takes one correction
after the other, and ``telling.py`` says what became of them. ``carrying.py`` takes them over to another document.
"""

from __future__ import annotations

from maalplan.review.corrections.anchors import anchor_of
from maalplan.review.corrections.carrying import Carried, carried
from maalplan.review.corrections.folding import Corrected, Left, corrected

__all__ = ["Carried", "Corrected", "Left", "anchor_of", "carried", "corrected"]
