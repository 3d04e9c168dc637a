"""A plan as a JSON file: the whole of what was understood, with every quote and place."""

from __future__ import annotations

from collections.abc import Sequence

from maalplan.model import Plan
from maalplan.output.json_files import decode, encode


def plan_to_json(plan: Plan) -> bytes:
    """*plan* as a JSON file in UTF-8: every field of schema ``urn:maalplan:schema:plan:1.2``, nothing else.

    The same plan gives the same bytes; :func:`plan_from_json` gives an equal plan back.

    Raises:
        Damaged: a text holds half a character, which no file can hold.

    >>> import json
    >>> import maalplan
    >>> plan = maalplan.read_plan("samples/plans/slks-2024.txt")
    >>> json.loads(maalplan.plan_to_json(plan))["id"]
    'slks-2024'
    """
    return encode("plan", plan)


def plan_from_json(data: bytes) -> Plan:
    """The plan in a JSON file of this major version of the schema, whoever wrote it.

    A missing field is null or empty, an unknown one is passed over.

    Raises:
        Damaged: broken JSON, or a field that must be there is missing or of the wrong kind.
        NotADocument: JSON, but no plan file.
        Unsupported: another major version of the schema.

    >>> import maalplan
    >>> plan = maalplan.read_plan("samples/plans/slks-2024.txt")
    >>> maalplan.plan_from_json(maalplan.plan_to_json(plan)) == plan
    True
    """
    return decode("plan", data, Plan)


def plan_files(plans: Sequence[Plan]) -> dict[str, bytes]:
    """The JSON file of each plan, by its path: ``plans/ssi-2025.json``."""
    return {f"plans/{plan.id}.json": plan_to_json(plan) for plan in plans}
