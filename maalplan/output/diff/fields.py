"""What each field of a diff file means."""

from __future__ import annotations

from typing import Final

from maalplan.output.fact import SCHEMA_VERSION_FACT, Fact, Facts

_ROW: Facts = {
    "status": Fact("`unchanged` or `changed` for what is in both plans, `added` or `removed` for what is in one."),
    "similarity": Fact(
        "How alike the words of the two are, from 0 to 1; 0 for what is in one plan.", minimum=0, maximum=1
    ),
    "old": Fact("Id in the old plan; null for what is new."),
    "new": Fact("Id in the new plan; null for what is gone."),
    "changes": Fact("Every field whose content differs; a year that only moved on with the plan is no difference."),
}

_COUNTS: Facts = {
    "unchanged": Fact("Rows that say the same in both plans.", minimum=0),
    "changed": Fact("Rows of which something differs.", minimum=0),
    "added": Fact("Rows that only the new plan has.", minimum=0),
    "removed": Fact("Rows that only the old plan has.", minimum=0),
    "moved": Fact("Rows that have another number, scope, section, place or goal.", minimum=0),
    "softened": Fact("Rows in which something asks less than before.", minimum=0),
    "tightened": Fact("Rows in which something asks more than before.", minimum=0),
}

DIFF_FIELDS: Final[dict[str, Facts]] = {
    "PlanDiff": {
        "schema_version": SCHEMA_VERSION_FACT,
        "old": Fact("The old plan, without its goals."),
        "new": Fact("The new plan, without its goals."),
        "changes": Fact("What differs in the plans themselves: agency, ministry, follow-ups, signatures, …"),
        "goals": Fact("Every goal of both plans, each in exactly one row."),
        "summary": Fact("How many rows there are of each kind."),
    },
    "FolderDiff": {
        "schema_version": SCHEMA_VERSION_FACT,
        "pairs": Fact("The plans that belong together, side by side."),
        "only_old": Fact("Ids of plans that only the old folder or year has."),
        "only_new": Fact("Ids of plans that only the new folder or year has."),
        "findings": Fact("Where a pair, or the version of a plan, was guessed."),
    },
    "GoalRow": {
        **_ROW,
        "moved": Fact("Whether it has another number, scope or section, or stands elsewhere among the goals."),
        "split_of": Fact("Id of the old goal, paired with another, of which this new one is a part."),
        "merged_into": Fact("Id of the new goal, paired with another, that this old one is now a part of."),
        "beside": Fact("What differs outside the fields of `changes`: footnotes."),
        "milestones": Fact("Every milestone of the two goals, each in one row."),
    },
    "MilestoneRow": {
        **_ROW,
        "split_of": Fact("Id of the old milestone, paired with another, of which this new one is a part."),
        "merged_into": Fact("Id of the new milestone, paired with another, that this old one is now a part of."),
        "moved_from": Fact("Of a new one that stood in another goal: its id there; `changes` tell what differs since."),
        "moved_to": Fact("Of an old one that stands in another goal now: its id there."),
        "beside": Fact("What differs outside the fields of `changes`: footnotes and other labelled fields."),
    },
    "Change": {
        "field": Fact("Name of the field.", filled=True),
        "old": Fact(
            "Its whole value in the old plan: text, deadline, targets, weight, or label → words; null for none."
        ),
        "new": Fact("Its whole value in the new plan."),
        "direction": Fact("Where the value went; a deadline in relation to the plan's year."),
        "effect": Fact(
            "Whether it asks less (`softened`) or more (`tightened`) than before; null where it is not clear."
        ),
    },
    "RowCounts": _COUNTS,
    "Summary": {**_COUNTS, "milestones": Fact("The same for the milestones in all rows.")},
}
"""Type → field → fact."""
