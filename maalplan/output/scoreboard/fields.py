"""What each field of a scoreboard file means."""

from __future__ import annotations

from typing import Final

from maalplan.output.fact import SCHEMA_VERSION_FACT, Fact, Facts

_VERDICT = Fact(
    "`met`, `partly_met`, `not_met`, `dropped`; `unknown`: told of and not judged; `light_only`: nothing but a traffic"
    " light is known; `not_reported`: no report names it."
)
_COMMENT = Fact("What the report says beside the verdict that counts.")
_STATUSES = Fact("What each report says of it, the earliest first.")
_COUNTING = Fact("Place in `statuses` of what counts, from 0; null where nothing was said.", minimum=0)
_OCCASION = Fact("Its name in lower case: `årsrapport`, `halvårsstatus`, …")
_SCOPE = "`ministry`: shared by the whole ministry; `agency`: its own, or no difference."
_REPORT = Fact("Place of the report in the plan's `reports`, from 0.", minimum=0)
_GROUPED = "; null where not grouped by it, or not known."
_PLAN_YEAR = Fact("First year that the plan covers.")
_PATH = Fact("The document that was read.")
_OUTCOMES = Fact("How many verdicts it holds.", minimum=0)
_RATING = Fact("As in the follow-up file: a verdict, or the colour of a traffic light.")
_RATING_TEXT = Fact("All words of the verdict as printed.")

SCOREBOARD_FIELDS: Final[dict[str, Facts]] = {
    "Scoreboard": {
        "schema_version": SCHEMA_VERSION_FACT,
        "date": Fact("The day on which it is looked at what is overdue.", format="date"),
        "plans": Fact("The plans that count, by agency and year, with all their goals and milestones."),
        "total": Fact("All of them together."),
        "by_agency": Fact("By agency, over all years."),
        "by_year": Fact("By the first year of the plan."),
        "by_agency_and_year": Fact("By both."),
        "by_ministry": Fact("By ministry, over all years."),
        "by_ministry_and_year": Fact("By both."),
        "by_scope": Fact("Shared goals, and the agencies' own. A shared goal counts in the plan of each agency."),
        "by_quarter": Fact("Milestones by the quarter of their last day; those without one stand last."),
        "plans_without_report": Fact("Ids of the plans on which there is no report."),
        "reports_without_plan": Fact("Reports whose plan is not there; they count nowhere."),
        "findings": Fact("What the reader should know or doubt: which version of a plan counts, and the like."),
    },
    "ScoredPlan": {
        "id": Fact("Id of the plan; a second plan of the same id has a number behind it.", filled=True),
        "title": Fact("As printed."),
        "agency": Fact("The agency whose plan it is."),
        "ministry": Fact("Name of the department that signs, else its acronym."),
        "year": _PLAN_YEAR,
        "reports": Fact("The reports on it, the earliest first: by year, annual reports last."),
        "goals": Fact("All its goals, in the order of the plan."),
        "not_in_plan": Fact("Verdicts on what was not found in the plan; they count nowhere."),
        "counts": Fact("Its goals and milestones, counted."),
        "weighted_share": Fact(
            "Weight of the goals that are met, of the weight of those that are judged; null where not every goal has a"
            " weight of one unit.",
            minimum=0,
            maximum=1,
        ),
    },
    "ScoredReport": {
        "occasion": _OCCASION,
        "year": Fact("The year that it is on."),
        "path": _PATH,
        "outcomes": _OUTCOMES,
    },
    "ScoredGoal": {
        "id": Fact("Id of the goal in the plan.", filled=True),
        "scope": Fact(_SCOPE),
        "number": Fact("As printed."),
        "title": Fact("As printed."),
        "description": Fact("As printed."),
        "weight": Fact("Its weight in the plan."),
        "verdict": _VERDICT,
        "basis": Fact(
            "`report`: a report says the verdict; `milestones`: it was concluded from them, because the last report"
            " judges these alone; null without a verdict."
        ),
        "comment": _COMMENT,
        "statuses": _STATUSES,
        "counting": _COUNTING,
        "milestones": Fact("All its milestones, in the order of the plan."),
    },
    "ScoredMilestone": {
        "id": Fact("Id of the milestone in the plan.", filled=True),
        "number": Fact("As printed, else its place from 1.", filled=True),
        "text": Fact("As printed."),
        "deadline": Fact("When it falls due."),
        "targets": Fact("The figures that must be reached."),
        "weight": Fact("Its weight."),
        "verdict": _VERDICT,
        "overdue": Fact(
            "Its last day lies before `date`, and it is neither met nor dropped; nor is its goal, where it is not"
            " judged itself."
        ),
        "comment": _COMMENT,
        "statuses": _STATUSES,
        "counting": _COUNTING,
    },
    "SaidStatus": {
        "report": _REPORT,
        "occasion": _OCCASION,
        "rating": _RATING,
        "rating_text": _RATING_TEXT,
        "score": Fact("The points that were reached."),
        "comment": Fact("What the report says was achieved."),
    },
    "ScoreGroup": {
        "ministry": Fact(f"Name of the ministry{_GROUPED}"),
        "agency": Fact(f"Id of the agency{_GROUPED}"),
        "name": Fact("Name of the agency in its latest plan."),
        "year": Fact(f"First year of the plans{_GROUPED}"),
        "scope": Fact(f"{_SCOPE[:-1]}{_GROUPED}"),
        "quarter": Fact(f"Quarter of the last day{_GROUPED}", pattern=r"^[0-9]{4}-Q[1-4]$"),
        "plans": Fact("How many plans are in it.", minimum=0),
        "goals": Fact("Its goals; none by quarter."),
        "milestones": Fact("Its milestones."),
        "overdue": Fact("How many milestones are overdue.", minimum=0),
        "points": Fact("Points reached and possible; null where no report gives both."),
    },
    "Tally": {
        "total": Fact("How many there are: the sum of the seven verdicts.", minimum=0),
        "met": Fact("Met.", minimum=0),
        "partly_met": Fact("Partly met.", minimum=0),
        "not_met": Fact("Not met.", minimum=0),
        "dropped": Fact("Dropped by agreement.", minimum=0),
        "unknown": Fact("Told of and not judged.", minimum=0),
        "light_only": Fact("Nothing but a traffic light is known.", minimum=0),
        "not_reported": Fact("Named by no report.", minimum=0),
        "judged": Fact("Met, partly met or not met.", minimum=0),
        "share_met": Fact("Met of judged; null where none is judged.", minimum=0, maximum=1),
    },
    "Points": {
        "reached": Fact("Points that were reached."),
        "possible": Fact("Points that could be reached."),
        "goals": Fact("How many goals they are of.", minimum=1),
    },
    "LooseReport": {
        "agency": Fact("The agency that it names."),
        "year": Fact("The year that it is on."),
        "occasion": _OCCASION,
        "path": _PATH,
        "outcomes": _OUTCOMES,
    },
    "LooseOutcome": {
        "report": _REPORT,
        "goal_number": Fact("As the report prints it."),
        "goal_title": Fact("As the report prints it."),
        "milestone_text": Fact("As the report prints it; null where a goal is judged."),
        "rating": _RATING,
        "rating_text": _RATING_TEXT,
        "comment": Fact("What the report says was achieved."),
    },
}
"""Type → field → fact."""
