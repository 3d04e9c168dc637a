"""maalplan turns Danish ministries' yearly plans (mål- og resultatplaner) into data.

>>> import maalplan
>>> plan = maalplan.read_plan("samples/plans/ens-2025.pdf")
>>> plan.agency.name, plan.year, len(plan.goals)
('Energistyrelsen', 2025, 7)

What is named here is the Python API: small, typed, and kept. Paths may be text or :class:`~pathlib.Path`; results are
frozen dataclasses; what cannot be worked on raises :class:`~maalplan.MaalplanError`, whose ``code`` is stable and whose
message is one line; nothing is printed.

Everything is found here on first use, so that ``import maalplan`` and ``maalplan --version`` cost nothing.
"""

from __future__ import annotations

TYPE_CHECKING = False  # as ``typing`` has it, which takes longer to import than all that stands here
if TYPE_CHECKING:
    from maalplan.api import agency_history, export_plans, read_follow_ups, read_plans
    from maalplan.batch.convert import Progress, RunOptions, convert
    from maalplan.check import check_plan
    from maalplan.diff import diff_folders, diff_plans
    from maalplan.errors import MaalplanError
    from maalplan.followup import last_said, linked, reports_on, what_counts
    from maalplan.followup.asked import status_sheet
    from maalplan.followup.carrying import Carried, carried_over
    from maalplan.followup.scoreboard import Chosen, scoreboard
    from maalplan.model import (
        Agency,
        Appearance,
        Change,
        CheckCounts,
        CheckedGoal,
        CheckedPlan,
        CheckResult,
        Choice,
        Deadline,
        Failure,
        Figure,
        Finding,
        FolderDiff,
        FollowUp,
        FollowUpReport,
        Footnote,
        Goal,
        GoalRow,
        History,
        HistoryPlan,
        LooseOutcome,
        LooseReport,
        Milestone,
        MilestoneAppearance,
        MilestoneCounts,
        MilestoneRow,
        MilestoneThread,
        Ministry,
        Outcome,
        Period,
        Place,
        Plan,
        PlanDiff,
        Points,
        Quote,
        ReadOptions,
        Remark,
        Report,
        ReportEntry,
        RowCounts,
        SaidStatus,
        Score,
        Scoreboard,
        ScoredGoal,
        ScoredMilestone,
        ScoredPlan,
        ScoredReport,
        ScoreGroup,
        Series,
        Signature,
        Source,
        StatusPlan,
        StatusRow,
        StatusSheet,
        Summary,
        TablesMade,
        Tally,
        Target,
        Thread,
        Tool,
        Version,
        Weight,
    )
    from maalplan.output.diff.json_file import diff_to_json
    from maalplan.output.export.next_year import next_year
    from maalplan.output.export.persons import without_persons
    from maalplan.output.followup.json_file import follow_up_from_json, follow_up_to_json
    from maalplan.output.followup.sheet import status_workbook
    from maalplan.output.frames import to_frames
    from maalplan.output.plan_json import plan_from_json, plan_to_json
    from maalplan.output.scoreboard.json_file import scoreboard_to_json
    from maalplan.pipeline import read_follow_up, read_plan

__version__ = "0.1.0"

_HOMES = {
    "Carried": "maalplan.followup.carrying",
    "Chosen": "maalplan.followup.scoreboard",
    "MaalplanError": "maalplan.errors",
    "Progress": "maalplan.batch.convert",
    "RunOptions": "maalplan.batch.convert",
    "agency_history": "maalplan.api",
    "carried_over": "maalplan.followup.carrying",
    "check_plan": "maalplan.check",
    "convert": "maalplan.batch.convert",
    "diff_folders": "maalplan.diff",
    "diff_plans": "maalplan.diff",
    "diff_to_json": "maalplan.output.diff.json_file",
    "export_plans": "maalplan.api",
    "follow_up_from_json": "maalplan.output.followup.json_file",
    "follow_up_to_json": "maalplan.output.followup.json_file",
    "last_said": "maalplan.followup",
    "linked": "maalplan.followup",
    "next_year": "maalplan.output.export.next_year",
    "plan_from_json": "maalplan.output.plan_json",
    "plan_to_json": "maalplan.output.plan_json",
    "read_follow_up": "maalplan.pipeline",
    "read_follow_ups": "maalplan.api",
    "read_plan": "maalplan.pipeline",
    "read_plans": "maalplan.api",
    "reports_on": "maalplan.followup",
    "scoreboard": "maalplan.followup.scoreboard",
    "scoreboard_to_json": "maalplan.output.scoreboard.json_file",
    "status_sheet": "maalplan.followup.asked",
    "status_workbook": "maalplan.output.followup.sheet",
    "to_frames": "maalplan.output.frames",
    "what_counts": "maalplan.followup",
    "without_persons": "maalplan.output.export.persons",
}
"""Where the names are that are not in :mod:`maalplan.model`."""

__all__ = [
    "Agency",
    "Appearance",
    "Carried",
    "Change",
    "CheckCounts",
    "CheckResult",
    "CheckedGoal",
    "CheckedPlan",
    "Choice",
    "Chosen",
    "Deadline",
    "Failure",
    "Figure",
    "Finding",
    "FolderDiff",
    "FollowUp",
    "FollowUpReport",
    "Footnote",
    "Goal",
    "GoalRow",
    "History",
    "HistoryPlan",
    "LooseOutcome",
    "LooseReport",
    "MaalplanError",
    "Milestone",
    "MilestoneAppearance",
    "MilestoneCounts",
    "MilestoneRow",
    "MilestoneThread",
    "Ministry",
    "Outcome",
    "Period",
    "Place",
    "Plan",
    "PlanDiff",
    "Points",
    "Progress",
    "Quote",
    "ReadOptions",
    "Remark",
    "Report",
    "ReportEntry",
    "RowCounts",
    "RunOptions",
    "SaidStatus",
    "Score",
    "ScoreGroup",
    "Scoreboard",
    "ScoredGoal",
    "ScoredMilestone",
    "ScoredPlan",
    "ScoredReport",
    "Series",
    "Signature",
    "Source",
    "StatusPlan",
    "StatusRow",
    "StatusSheet",
    "Summary",
    "TablesMade",
    "Tally",
    "Target",
    "Thread",
    "Tool",
    "Version",
    "Weight",
    "__version__",
    "agency_history",
    "carried_over",
    "check_plan",
    "convert",
    "diff_folders",
    "diff_plans",
    "diff_to_json",
    "export_plans",
    "follow_up_from_json",
    "follow_up_to_json",
    "last_said",
    "linked",
    "next_year",
    "plan_from_json",
    "plan_to_json",
    "read_follow_up",
    "read_follow_ups",
    "read_plan",
    "read_plans",
    "reports_on",
    "scoreboard",
    "scoreboard_to_json",
    "status_sheet",
    "status_workbook",
    "to_frames",
    "what_counts",
    "without_persons",
]

if not TYPE_CHECKING:  # else every name that is misspelt would be one, of any type

    def __getattr__(name: str) -> object:
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        return getattr(import_module(_HOMES.get(name, "maalplan.model")), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
