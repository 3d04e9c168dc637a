"""An agency's goals over the years: chains of yearly alignments, with gaps bridged.

``years`` says which plan holds in which year, ``chain`` which goals of all plans are the same, ``threads`` tells the
life of each; ``agencies`` and ``lines`` know whose plans they are, ``choice`` leaves out what was not asked for.
"""

from __future__ import annotations

from maalplan.history.choice import chosen
from maalplan.history.threads import history_of

__all__ = ["chosen", "history_of"]
