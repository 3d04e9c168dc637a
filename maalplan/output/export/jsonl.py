"""JSON Lines: one plan a line, each line what the plan's file holds."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from maalplan.model import Plan
from maalplan.output.export.wishes import Files, Wishes
from maalplan.output.json_files import schema_id, tree


def to_jsonl(plans: Sequence[Plan], _wishes: Wishes) -> Files:
    """*plans* sorted by their ids, in UTF-8.

    Raises:
        Damaged: a text holds half a character, which no file can hold.
    """
    lines = (_line(plan) for plan in sorted(plans, key=lambda plan: plan.id))
    return {"plans.jsonl": b"".join(lines)}


def _line(plan: Plan) -> bytes:
    return msgspec.json.encode({"$schema": schema_id("plan", plan.schema_version), **tree(plan)}) + b"\n"
