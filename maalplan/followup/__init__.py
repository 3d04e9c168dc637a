"""What was reported back, put together with the plan: which goal and milestone each outcome is on."""

from __future__ import annotations

from maalplan.followup.linking import linked, plan_for

__all__ = ["linked", "plan_for"]
