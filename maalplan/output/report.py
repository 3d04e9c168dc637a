"""The report of a run, ``report.json``: one entry per document found."""

from __future__ import annotations

from typing import Final

from maalplan.model import Report
from maalplan.output.json_files import decode, encode

REPORT_FILE: Final = "report.json"


def report_to_json(report: Report) -> bytes:
    """*report* as a JSON file in UTF-8: every field of schema ``urn:maalplan:schema:report:1.2``."""
    return encode("report", report)


def report_from_json(data: bytes) -> Report:
    """The report in a JSON file of this major version of the schema.

    Raises:
        Damaged: broken JSON, or a field that must be there is missing or of the wrong kind.
        NotADocument: JSON, but no report.
        Unsupported: another major version of the schema.
    """
    return decode("report", data, Report)
