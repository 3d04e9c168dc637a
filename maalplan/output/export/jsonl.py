"""JSON Lines: one plan a line, each line what the plan's file holds; with follow-ups, these too in ``reports``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from maalplan.model import Plan
from maalplan.output.export.wishes import Files, Wishes
from maalplan.output.json_files import schema_id, tree


def to_jsonl(plans: Sequence[Plan], wishes: Wishes) -> Files:
    """*plans* sorted by their ids, in UTF-8.

    Raises:
        Damaged: a text holds half a character, which no file can hold.
    """
    lines = (_line(plan, wishes) for plan in sorted(plans, key=lambda plan: plan.id))
    return {"plans.jsonl": b"".join(lines)}


def _line(plan: Plan, wishes: Wishes) -> bytes:
    whole: dict[str, Any] = {"$schema": schema_id("plan", plan.schema_version), **tree(plan)}
    if wishes.followed is not None:
        whole["reports"] = [tree(report) for report in wishes.followed_of(plan).reports]
    return msgspec.json.encode(whole) + b"\n"
