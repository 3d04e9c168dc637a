"""What each field of a follow-up file means."""

from __future__ import annotations

from typing import Final

from maalplan.output.fact import SCHEMA_VERSION_FACT, Fact, Facts

FOLLOW_UP_FIELDS: Final[dict[str, Facts]] = {
    "FollowUpReport": {
        "schema_version": SCHEMA_VERSION_FACT,
        "agency": Fact("The agency whose plan is followed up."),
        "year": Fact("First year that the plan covers: an annual report of 2025 on 2024 has 2024."),
        "occasion": Fact("Its name in lower case: `årsrapport`, `halvårsstatus`, `udgiftsopfølgning 2`, …"),
        "outcomes": Fact("The verdicts, in the order of the report: on goals, or on milestones where it judges these."),
        "source": Fact("The document that was read."),
        "findings": Fact("What the reader should know or doubt."),
    },
    "Outcome": {
        "scope": Fact("`ministry`: shared by the whole ministry; `agency`: its own, or no difference."),
        "section": Fact("The nearest heading above that is no goal."),
        "goal": Fact("Id of the goal in the plan, where a plan was given and it was found there."),
        "goal_number": Fact("As printed, without the word and closing punctuation."),
        "goal_title": Fact("As the report prints it; it may be shorter than the plan's."),
        "milestone": Fact("Id of the milestone in the plan, likewise; null where a goal is judged."),
        "milestone_number": Fact("As printed, else its place in the goal from 1; null where a goal is judged."),
        "milestone_text": Fact("As the report prints it; null where a goal is judged."),
        "rating": Fact("`met`, `partly_met`, `not_met`; `green`, `yellow`, `red`; `dropped` by agreement; `unknown`."),
        "rating_text": Fact("All words of the verdict as printed: `Målet er opfyldt`, `Opfyldt (10/10)`."),
        "score": Fact("The points that were reached."),
        "comment": Fact("What the report says was achieved, a line feed between paragraphs."),
        "quotes": Fact("Field → the words that it was read from, before cleaning, with where they stand."),
        "source": Fact("Where it stands: one place per page or block."),
    },
    "Score": {
        "value": Fact("Points that were reached, or percent."),
        "of": Fact("Points that could be reached; 100 of percent; null where the report does not say."),
    },
}
"""Type → field → fact."""
