"""What each field of a check file means."""

from __future__ import annotations

from typing import Final

from maalplan.output.fact import SCHEMA_VERSION_FACT, Fact, Facts

CHECK_FIELDS: Final[dict[str, Facts]] = {
    "CheckReport": {
        "schema_version": SCHEMA_VERSION_FACT,
        "checks": Fact("One entry per draft, in the order in which they were named."),
    },
    "CheckResult": {
        "plan": Fact("The draft."),
        "last_year": Fact("Last year's plan, where the draft was compared with it."),
        "ministry": Fact("The other plans of its ministry and year that it was compared with."),
        "goals": Fact("The draft's goals, in the order of the document."),
        "remarks": Fact("What to mend: of the plan first, then of each goal in the order of the document."),
        "summary": Fact("How many remarks there are."),
    },
    "CheckedPlan": {
        "id": Fact("Its id."),
        "title": Fact("Its title."),
        "agency": Fact("Name of the agency."),
        "year": Fact("First year that it covers."),
        "path": Fact("The document that it was read from."),
    },
    "CheckedGoal": {
        "id": Fact("Unique in the plan.", filled=True),
        "scope": Fact("`ministry`: shared by the whole ministry; `agency`: its own, or no difference."),
        "number": Fact("As printed."),
        "title": Fact("Its title."),
    },
    "Remark": {
        "code": Fact("Kind of remark, a stable word: see `checks.md`.", filled=True),
        "urgency": Fact("`must`: wrong, or cannot be followed up; `should`: says less than it could; `consider`."),
        "goal": Fact("Id of the goal that it is on; null for the plan."),
        "milestone": Fact("Id of the milestone that it is on."),
        "number": Fact("Number of that milestone, as printed."),
        "quote": Fact("The words that it is about."),
        "beside": Fact("The words that they are compared with: last year's, or those of other plans."),
        "arguments": Fact("What fills the sentence of its code: words, ISO days and numbers."),
        "source": Fact("Where it stands: one place per page or block."),
    },
    "CheckCounts": {
        "must": Fact("Remarks of that urgency.", minimum=0),
        "should": Fact("Remarks of that urgency.", minimum=0),
        "consider": Fact("Remarks of that urgency.", minimum=0),
        "codes": Fact("Code → number of remarks, of codes that have any."),
    },
}
