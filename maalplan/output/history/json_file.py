"""Histories as JSON: one as a file of its schema, several as a list of such."""

from __future__ import annotations

import json
from collections.abc import Sequence

from maalplan.model import History
from maalplan.output.json_files import encode


def history_to_json(histories: Sequence[History]) -> bytes:
    """*histories* in UTF-8: a single one is a file of schema ``urn:maalplan:schema:history:1.x``, several are a list
    of such objects.

    Raises:
        Damaged: a text holds half a character, which no file can hold.
    """
    if len(histories) == 1:
        return encode("history", histories[0])
    found = [json.loads(encode("history", history)) for history in histories]
    return (json.dumps(found, ensure_ascii=False, indent=2) + "\n").encode("utf-8")
