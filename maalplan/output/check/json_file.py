"""A check as a JSON file: remarks by their codes, with what fills their sentences."""

from __future__ import annotations

from maalplan.model import CheckReport
from maalplan.output.json_files import decode, encode


def check_to_json(report: CheckReport) -> bytes:
    """*report* as a JSON file in UTF-8, of schema ``urn:maalplan:schema:check:1.x``.

    Raises:
        Damaged: a text holds half a character, which no file can hold.
    """
    return encode("check", report)


def check_from_json(data: bytes) -> CheckReport:
    """The check in a JSON file of this major version of the schema.

    Raises:
        Damaged: broken JSON, or a field that must be there is missing or of the wrong kind.
        NotADocument: JSON, but no check.
        Unsupported: another major version of the schema.
    """
    return decode("check", data, CheckReport)
