"""A diff as a JSON file: rows that hold ids, and the two plans without their goals."""

from __future__ import annotations

from typing import Any

from maalplan.model import FolderDiff, PlanDiff
from maalplan.output.json_files import tree, written


def diff_to_json(diff: PlanDiff | FolderDiff) -> bytes:
    """*diff* as a JSON file in UTF-8, of schema ``urn:maalplan:schema:diff:1.x``.

    Raises:
        Damaged: a text holds half a character, which no file can hold.
    """
    content = tree(diff)
    for pair in content["pairs"] if isinstance(diff, FolderDiff) else (content,):
        _without_goals(pair)
    return written("diff", diff.schema_version, content)


def _without_goals(pair: dict[str, Any]) -> None:
    for side in ("old", "new"):
        del pair[side]["goals"]
