"""Corrections as a JSON file: what a review page saves, and what a folder keeps."""

from __future__ import annotations

from maalplan.model import CorrectionsFile
from maalplan.output.json_files import decode, encode


def corrections_to_json(corrections: CorrectionsFile) -> bytes:
    """*corrections* as a JSON file in UTF-8 (schema ``urn:maalplan:schema:corrections:1.2``).

    Raises:
        Damaged: a text holds half a character, which no file can hold.
    """
    return encode("corrections", corrections)


def corrections_from_json(data: bytes) -> CorrectionsFile:
    """The corrections in a JSON file of this major version of the schema.

    Raises:
        Damaged: broken JSON, or a field that must be there is missing or of the wrong kind.
        NotADocument: JSON, but no file of corrections.
        Unsupported: another major version of the schema.
    """
    return decode("corrections", data, CorrectionsFile)
