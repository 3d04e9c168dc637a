"""Many sources into one folder: read each, give ids, write, report.

``reading`` turns a document into its outcome and never fails; ``ids`` decides which plan has which id; ``folder`` is
the folder written to; ``run`` joins them. Documents are read one after the other, in this process.
"""

from __future__ import annotations
