"""A scoreboard as a JSON file."""

from __future__ import annotations

from maalplan.model import Scoreboard
from maalplan.output.json_files import decode, encode


def scoreboard_to_json(board: Scoreboard) -> bytes:
    """*board* as a JSON file in UTF-8, of schema ``urn:maalplan:schema:scoreboard:1.x``.

    Raises:
        Damaged: a text holds half a character, which no file can hold.

    >>> import datetime as dt
    >>> import json
    >>> import maalplan
    >>> board = maalplan.scoreboard([maalplan.read_plan("samples/plans/ens-2024.docx")], [], dt.date(2025, 4, 1))
    >>> json.loads(maalplan.scoreboard_to_json(board))["plans_without_report"]
    ['ens-2024']
    """
    return encode("scoreboard", board)


def scoreboard_from_json(data: bytes) -> Scoreboard:
    """The scoreboard in a JSON file of this major version of the schema.

    Raises:
        Damaged: broken JSON, or a field that must be there is missing or of the wrong kind.
        NotADocument: JSON, but no scoreboard.
        Unsupported: another major version of the schema.
    """
    return decode("scoreboard", data, Scoreboard)
