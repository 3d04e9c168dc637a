"""A follow-up as a JSON file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from maalplan.model import FollowUpReport
from maalplan.output.json_files import decode, encode


def follow_up_to_json(report: FollowUpReport) -> bytes:
    """*report* as a JSON file in UTF-8, of schema ``urn:maalplan:schema:followup:1.x``.

    Raises:
        Damaged: a text holds half a character, which no file can hold.

    >>> import maalplan
    >>> text = "Årsrapport 2024 for Arbejdstilsynet\\n\\nMål 1: Kontrol – Opfyldt\\n"
    >>> report = maalplan.read_follow_up(text.encode())
    >>> b'"rating": "met"' in maalplan.follow_up_to_json(report)
    True
    """
    return encode("followup", report)


def follow_up_from_json(data: bytes) -> FollowUpReport:
    """The follow-up in a JSON file of this major version of the schema.

    Raises:
        Damaged: broken JSON, or a field that must be there is missing or of the wrong kind.
        NotADocument: JSON, but no follow-up.
        Unsupported: another major version of the schema.

    >>> import maalplan
    >>> text = "Årsrapport 2024 for Arbejdstilsynet\\n\\nMål 1: Kontrol – Opfyldt\\n"
    >>> report = maalplan.read_follow_up(text.encode())
    >>> maalplan.follow_up_from_json(maalplan.follow_up_to_json(report)) == report
    True
    """
    return decode("followup", data, FollowUpReport)


_BETWEEN: Final = b"\0"
"""What stands between the follow-ups of a bundle: JSON has no such byte."""


def follow_ups_to_bundle(reports: Sequence[FollowUpReport]) -> bytes:
    """The JSON files of *reports*, as they go from the process that read them to the one that asked for them.

    Raises as :func:`follow_up_to_json`.
    """
    return _BETWEEN.join(map(follow_up_to_json, reports))


def follow_ups_of_bundle(data: bytes) -> tuple[bytes, ...]:
    """The JSON files in a bundle."""
    return tuple(data.split(_BETWEEN))
