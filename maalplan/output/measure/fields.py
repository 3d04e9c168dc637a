"""What each field of a measurement means."""

from __future__ import annotations

from typing import Final

from maalplan.output.fact import SCHEMA_VERSION_FACT, Fact, Facts

_MEASURES: Final = Fact("How much is right, by what is measured; what the truth says nothing of is left out.")

MEASURE_FIELDS: Final[dict[str, Facts]] = {
    "Measurement": {
        "schema_version": SCHEMA_VERSION_FACT,
        "documents": Fact("The documents, by the ids of their truths."),
        "perfect": Fact("How many have no difference at all.", minimum=0),
        "measures": _MEASURES,
    },
    "MeasuredDocument": {
        "id": Fact("The id of its truth.", filled=True),
        "file": Fact("Its name in the folder `docs`.", filled=True),
        "tags": Fact("What its truth says of its kind: `format`, `layout`, …"),
        "perfect": Fact("Whether there is no difference at all."),
        "measures": _MEASURES,
        "differences": Fact("Everything that is not right; empty where there is no plan, because then nothing is."),
        "error": Fact("Why there is no plan; null where there is one."),
    },
    "Measure": {
        "name": Fact(
            "`goals`, `milestones`, a field (`goal.title`, `milestone.deadline`, `plan.year`), or `fields`: all fields"
            " of goals and plan, deadlines and targets.",
            filled=True,
        ),
        "right": Fact("How many are right.", minimum=0),
        "counted": Fact("How many there are, in the truth or in the plan.", minimum=0),
        "wanted": Fact("How many should have been found.", minimum=0),
        "given": Fact("How many were found, right or wrong.", minimum=0),
        "share": Fact("Right of counted, 0 to 1.", minimum=0, maximum=1),
        "precision": Fact("Right of given, 0 to 1.", minimum=0, maximum=1),
        "recall": Fact("Right of wanted, 0 to 1.", minimum=0, maximum=1),
        "f1": Fact("Of precision and recall together, 0 to 1.", minimum=0, maximum=1),
    },
    "Difference": {
        "path": Fact(
            "The place in the truth's plan, from 0: `goals/2/milestones/0/deadline`; `+1` is the place, in the plan"
            " that was read, of what should not be there.",
            filled=True,
        ),
        "measure": Fact("What it counts for.", filled=True),
        "goal": Fact("The goal's number and title."),
        "milestone": Fact("The milestone's text."),
        "wanted": Fact("What should stand there, as plan files have it; null is nothing."),
        "given": Fact("What was read instead."),
    },
}
