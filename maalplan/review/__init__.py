"""A plan beside its document: each value with the place that it was read from.

``entries.py`` says which values a plan has, ``streams.py`` which words of the document stand at a place,
``located.py`` finds the words of a quote among them, ``marking.py`` numbers what is found, ``drawing.py`` puts the
marks into pages, lines and blocks.
"""

from __future__ import annotations

from maalplan.review.reviewing import reviewed

__all__ = ["reviewed"]
