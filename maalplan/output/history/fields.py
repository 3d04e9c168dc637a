"""What each field of a history file means."""

from __future__ import annotations

from typing import Final

from maalplan.output.fact import SCHEMA_VERSION_FACT, Fact, Facts

_YEARS: Facts = {
    "year": Fact("First year in which it holds."),
    "until": Fact("Last year in which it holds: the end of the plan's period, or the year before the next plan."),
}
_THREAD: Facts = {
    "began": Fact("First year in which it stands."),
    "ended": Fact("Last year in which it stands; null where the newest plan has it."),
    "removed_in": Fact("Year of the first plan that has it no more; null where the newest plan has it."),
    "gaps": Fact("Years between, whose plans have it not."),
    "split_of": Fact("Id of the thread from which it was split when it began."),
    "merged_into": Fact("Id of the thread into which it was merged when it ended."),
}
_APPEARANCE: Facts = {
    **_YEARS,
    "plan": Fact("Id of the plan."),
    "goal": Fact("Id of the goal in that plan."),
    "number": Fact("As printed in that plan."),
    "status": Fact("Against the plan before in which it stood; `added` where it begins."),
    "similarity": Fact(
        "How alike the words are to those before, from 0 to 1; 0 where it begins.", minimum=0, maximum=1
    ),
    "split_of": Fact("Id of the thread from which it was split in this plan."),
    "merged_into": Fact("Id of the thread into which it was merged after this plan."),
    "changes": Fact("Every field whose content differs from before; a year that only moved on is no difference."),
    "beside": Fact("What differs outside the fields of `changes`: footnotes and the like."),
}

HISTORY_FIELDS: Final[dict[str, Facts]] = {
    "History": {
        "schema_version": SCHEMA_VERSION_FACT,
        "agency": Fact("The agency, as its newest plan names it."),
        "years": Fact("Years in which a plan holds."),
        "years_missing": Fact("Years between these for which no plan was found."),
        "plans": Fact("The plans, from the oldest to the newest."),
        "threads": Fact("The goals' lives; every goal of every plan stands in exactly one."),
        "findings": Fact("What was bridged or left out, and which version of a plan was taken."),
    },
    "HistoryPlan": {
        **_YEARS,
        "id": Fact("Id of the plan.", filled=True),
        "title": Fact("As printed."),
        "version": Fact("What it says of its version."),
        "agency": Fact("Name of the agency in that plan."),
    },
    "Thread": {
        **_THREAD,
        "id": Fact("Id of the goal with which it began.", filled=True),
        "title": Fact("As last printed."),
        "description": Fact("As last printed."),
        "scopes": Fact("`ministry`, `agency` or both, in the order of time."),
        "appearances": Fact("The goal in each plan that has it."),
        "milestones": Fact("The lives of its milestones; one that moved stands with the goal that had it last."),
    },
    "Appearance": {
        **_APPEARANCE,
        "scope": Fact("Scope in that plan."),
        "section": Fact("Section in that plan."),
        "title": Fact("Title in that plan."),
        "weight": Fact("Weight in that plan."),
        "moved": Fact("Whether it has another number, scope, section or place than before."),
        "softened": Fact("Number of changes, of it and its milestones, that ask less than before.", minimum=0),
        "tightened": Fact("Number of changes, of it and its milestones, that ask more than before.", minimum=0),
        "milestones": Fact("Number of its milestones."),
    },
    "MilestoneCounts": {
        "all": Fact("Milestones in that plan.", minimum=0),
        "added": Fact("New since before, or come from another goal.", minimum=0),
        "removed": Fact("Gone since before, or to another goal.", minimum=0),
        "changed": Fact("Changed since before.", minimum=0),
    },
    "MilestoneThread": {
        **_THREAD,
        "id": Fact("Id of the milestone with which it began.", filled=True),
        "text": Fact("As last printed.", filled=True),
        "series": Fact("Its figures over the years, one series a unit."),
        "appearances": Fact("The milestone in each plan that has it."),
    },
    "MilestoneAppearance": {
        **_APPEARANCE,
        "milestone": Fact("Id of the milestone in that plan.", filled=True),
        "number": Fact("As printed in that plan, else its place from 1.", filled=True),
        "text": Fact("Its words in that plan.", filled=True),
        "deadline": Fact("When it falls due."),
        "targets": Fact("The figures that it must reach."),
        "moved_from": Fact("Id of the thread of another goal in which it stood before."),
    },
    "Series": {
        "unit": Fact("Unit of the figures; null for bare numbers."),
        "figures": Fact("One a year."),
    },
    "Figure": {
        "year": Fact("The year."),
        "comparator": Fact("How the figure is compared."),
        "value": Fact("The figure, in plain units."),
        "upper": Fact("The upper figure, with `between`."),
    },
}
"""Type → field → fact."""
