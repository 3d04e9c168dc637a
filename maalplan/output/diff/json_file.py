"""A diff as a JSON file: rows that hold ids, and the two plans without their goals."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from maalplan.model import FolderDiff, PlanDiff
from maalplan.output.json_files import tree, written


def diff_to_json(diff: PlanDiff | FolderDiff) -> bytes:
    """*diff* as a JSON file in UTF-8, of schema ``urn:maalplan:schema:diff:1.x``.

    Raises:
        Damaged: a text holds half a character, which no file can hold.

    >>> import json
    >>> import maalplan
    >>> plan = maalplan.read_plan("samples/plans/slks-2024.txt")
    >>> json.loads(maalplan.diff_to_json(maalplan.diff_plans(plan, plan)))["summary"]["unchanged"]
    5
    """
    if isinstance(diff, PlanDiff):
        return written("diff", diff.schema_version, _tree(diff))
    content = tree(replace(diff, pairs=()))
    content["pairs"] = [_tree(pair) for pair in diff.pairs]
    return written("diff", diff.schema_version, content)


def _tree(pair: PlanDiff) -> dict[str, Any]:
    """*pair* without the goals of its plans, which are not written."""
    content = tree(replace(pair, old=replace(pair.old, goals=()), new=replace(pair.new, goals=())))
    for side in ("old", "new"):
        del content[side]["goals"]
    return content
