"""A measurement as a JSON file."""

from __future__ import annotations

from maalplan.model import Measurement
from maalplan.output.json_files import encode


def measurement_to_json(measurement: Measurement) -> bytes:
    """*measurement* as a JSON file in UTF-8 (schema ``urn:maalplan:schema:measure:1.2``).

    Raises:
        Damaged: a text holds half a character, which no file can hold.
    """
    return encode("measure", measurement)
