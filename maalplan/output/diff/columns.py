"""The columns of a diff as a table: one row per change, with what each column holds."""

from __future__ import annotations

from typing import Final, get_args

from maalplan.model import Direction, Effect, RowStatus
from maalplan.output.columns import Column

_FIELD_ELSE: Final = "Empty where a goal, milestone or plan is new, gone, moved or unchanged as a whole"

CHANGES: Final = (
    Column("old_plan_id", "string", "Id of the old plan; empty where it has no pair."),
    Column("new_plan_id", "string", "Id of the new plan; empty where it has no pair."),
    Column("old_agency", "string", "Name of the agency in the old plan."),
    Column("agency", "string", "Name of the agency in the new plan."),
    Column("old_year", "year", "First year that the old plan covers."),
    Column("new_year", "year", "First year that the new plan covers."),
    Column("level", "string", "What the row is of.", required=True, values=("plan", "goal", "milestone")),
    Column("status", "string", "What became of it.", required=True, values=get_args(RowStatus)),
    Column(
        "moved",
        "string",
        "yes where the goal has another number, scope, section or place, or the milestone another goal.",
        required=True,
        values=("yes", "no"),
    ),
    Column(
        "similarity", "number", "How alike the two are, from 0 to 1; empty where there is one.", minimum=0, maximum=1
    ),
    Column("old_id", "string", "Id of the goal or milestone in the old plan."),
    Column("new_id", "string", "Id of the goal or milestone in the new plan."),
    Column("old_goal_number", "string", "Number of the goal in the old plan, as printed."),
    Column("old_goal_title", "string", "Title of the goal in the old plan."),
    Column("new_goal_number", "string", "Number of the goal in the new plan, as printed."),
    Column("new_goal_title", "string", "Title of the goal in the new plan."),
    Column("old_number", "string", "Number of the milestone in the old plan; empty for goals."),
    Column("new_number", "string", "Number of the milestone in the new plan; empty for goals."),
    Column("field", "string", f"The field that differs. {_FIELD_ELSE}."),
    Column("old", "string", "The field's old value: words as printed, extra as JSON; without a field, title or text."),
    Column("new", "string", "The field's new value, likewise."),
    Column("old_date", "date", "Of a deadline: the last day, in the old plan."),
    Column("new_date", "date", "Of a deadline: the last day, in the new plan."),
    Column("old_value", "number", "Of a weight or of targets: the figure (the first that changed) in the old plan."),
    Column("new_value", "number", "Of a weight or of targets: the figure (the first that changed) in the new plan."),
    Column("direction", "string", "Where the value went.", values=get_args(Direction)),
    Column("effect", "string", "What that means for who must reach it.", values=get_args(Effect)),
    Column("split_of", "string", "Id of the old goal or milestone that a new one was split from."),
    Column("merged_into", "string", "Id of the new goal or milestone that an old one was merged into."),
    Column("moved_from", "string", "Id of the old milestone, where it stood in another goal."),
    Column("moved_to", "string", "Id of the new milestone, where it stands in another goal."),
)
"""The columns, in the order of the file."""
