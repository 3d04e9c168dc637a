"""A measurement as a flat table: one row for each document and thing measured, and those of all documents first."""

from __future__ import annotations

import csv
import io
from dataclasses import asdict
from typing import Final

from maalplan.model import Measure, Measurement
from maalplan.output.tables import cell

_MEASURE: Final = ("name", "right", "counted", "wanted", "given", "share", "precision", "recall", "f1")
COLUMNS: Final = ("id", "file", "measure", *_MEASURE[1:])
"""``id`` and ``file`` are empty in the rows of all documents together."""


def measurement_to_csv(measurement: Measurement) -> bytes:
    """*measurement* as CSV: UTF-8, comma, RFC 4180, English column names."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(_row(None, None, measure) for measure in measurement.measures)
    for document in measurement.documents:
        writer.writerows(_row(document.id, document.file, measure) for measure in document.measures)
    return text.getvalue().encode("utf-8")


def _row(ident: str | None, file: str | None, measure: Measure) -> list[str]:
    fields = asdict(measure)
    return [cell(value) for value in (ident, file, *(fields[name] for name in _MEASURE))]
