"""A follow-up as a JSON file."""

from __future__ import annotations

from maalplan.model import FollowUpReport
from maalplan.output.json_files import decode, encode


def follow_up_to_json(report: FollowUpReport) -> bytes:
    """*report* as a JSON file in UTF-8, of schema ``urn:maalplan:schema:followup:1.x``.

    Raises:
        Damaged: a text holds half a character, which no file can hold.
    """
    return encode("followup", report)


def follow_up_from_json(data: bytes) -> FollowUpReport:
    """The follow-up in a JSON file of this major version of the schema.

    Raises:
        Damaged: broken JSON, or a field that must be there is missing or of the wrong kind.
        NotADocument: JSON, but no follow-up.
        Unsupported: another major version of the schema.
    """
    return decode("followup", data, FollowUpReport)
