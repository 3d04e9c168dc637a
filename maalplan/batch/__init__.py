"""Many sources into one folder: read each, give ids, write, report.

``reading`` turns a document into its outcome and never fails; ``pool`` has processes do that; ``ids`` decides which
plan has which id; ``folder`` is the folder written to; ``course`` takes the documents through all of these, one after
the other; ``run`` is what others call.
"""

from __future__ import annotations
