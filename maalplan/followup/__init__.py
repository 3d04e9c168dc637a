"""What was reported back, put together with the plan: which goal and milestone each outcome is on."""

from __future__ import annotations

from maalplan.followup.counting import what_counts
from maalplan.followup.folder import follow_ups_in
from maalplan.followup.linking import linked, plan_for
from maalplan.followup.scoreboard import Chosen, scoreboard
from maalplan.followup.standing import last_said, reports_on

__all__ = ["Chosen", "follow_ups_in", "last_said", "linked", "plan_for", "reports_on", "scoreboard", "what_counts"]
