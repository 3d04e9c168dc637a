"""The flat tables: their columns, with what each holds. The order here is the order in the files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias, get_args

from maalplan.model import Comparator, Rating, Scope, VersionKind

ColumnKind: TypeAlias = Literal["string", "integer", "number", "year", "date", "boolean", "array", "object"]
"""The kinds of the Table Schema; ``array`` and ``object`` are JSON in the cell."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column; ``required`` where no cell is empty, ``values`` where only these may stand."""

    name: str
    kind: ColumnKind
    meaning: str
    required: bool = False
    values: tuple[str, ...] = ()
    pattern: str | None = None
    minimum: int | None = None
    maximum: int | None = None


@dataclass(frozen=True, slots=True)
class FlatTable:
    """A table; ``key`` is unique in it, ``references`` are the keys of other tables: (column, table)."""

    name: str
    title: str
    meaning: str
    columns: tuple[Column, ...]
    key: str
    references: tuple[tuple[str, str], ...] = ()


_AGENCY = Column("agency", "string", "Name of the agency, as the list of authorities or the document has it.")
_MINISTRY = Column("ministry", "string", "Name of the ministry that signs.")
_YEAR = Column("year", "year", "First year that the plan covers.")
_SCOPE = Column(
    "scope",
    "string",
    "Shared by the whole ministry (koncernfælles), or the agency's own (styrelsesspecifik).",
    required=True,
    values=get_args(Scope),
)
_WEIGHT = Column("weight", "number", "Weight, in the unit of weight_unit.")
_WEIGHT_UNIT = Column("weight_unit", "string", "Unit of the weight.", values=("percent", "point"))
_PAGE = Column("page", "integer", "First page on which it stands; empty for formats without pages.", minimum=1)


def _key(name: str, meaning: str) -> Column:
    return Column(name, "string", meaning, required=True)


def _count(name: str, meaning: str) -> Column:
    return Column(name, "integer", meaning, required=True, minimum=0)


PLANS: Final = FlatTable(
    "plans",
    "Plans",
    "One row per plan.",
    (
        _key("plan_id", "Id of the plan: agency id and year."),
        _key("agency_id", "Id of the agency, the same through changes of name; ukendt where unknown."),
        _AGENCY,
        Column("acronym", "string", "Acronym of the agency."),
        _MINISTRY,
        _YEAR,
        Column("period_start", "date", "First day that the plan covers."),
        Column("period_end", "date", "Last day that the plan covers."),
        Column("document_type", "string", "Kind of document, in lower case: mål- og resultatplan, resultatkontrakt, …"),
        Column("title", "string", "Title as printed."),
        Column(
            "published",
            "string",
            "Year, month or day of publication, as precise as printed.",
            pattern=r"[0-9]{4}(-[0-9]{2}){0,2}",
        ),
        _count("goals", "Number of goals."),
        _count("milestones", "Number of milestones in all goals."),
        Column(
            "coverage",
            "number",
            "Share of the words in the goal sections that are accounted for, from 0 to 1.",
            minimum=0,
            maximum=1,
        ),
        _count("findings", "Number of findings: what the reader should know or doubt."),
        Column("source", "string", "Path of the document, relative to the source that was given."),
        Column(
            "version",
            "string",
            "Which version of the plan the document says that it is; empty where it says nothing.",
            values=get_args(VersionKind),
        ),
    ),
    key="plan_id",
)

GOALS: Final = FlatTable(
    "goals",
    "Goals",
    "One row per goal, in the order of the documents.",
    (
        _key("goal_id", "Id of the goal: plan id, scope, and number or place."),
        _key("plan_id", "The plan that the goal stands in."),
        _AGENCY,
        _MINISTRY,
        _YEAR,
        _SCOPE,
        Column("section", "string", "Nearest heading above the goal that is no goal."),
        Column("number", "string", "Number as printed."),
        Column("title", "string", "Title."),
        Column("description", "string", "What the goal says of itself, without the labelled parts."),
        Column("focus_area", "string", "What follows »Indsatsområde:«."),
        Column("criterion", "string", "Sentence that introduces the milestones."),
        Column("remarks", "string", "Remarks (bemærkninger)."),
        _WEIGHT,
        _WEIGHT_UNIT,
        Column("responsible", "string", "Who is responsible (ansvarlig)."),
        Column("extra", "object", "Every other labelled field, as JSON: label as printed → words.", required=True),
        _count("milestones", "Number of milestones."),
        _PAGE,
    ),
    key="goal_id",
    references=(("plan_id", "plans"),),
)

MILESTONES: Final = FlatTable(
    "milestones",
    "Milestones",
    "One row per milestone (målepunkt, milepæl, resultatkrav, succeskriterium), in the order of the documents.",
    (
        _key("milestone_id", "Id of the milestone: goal id and place."),
        _key("goal_id", "The goal that the milestone belongs to."),
        _key("plan_id", "The plan that the milestone stands in."),
        _AGENCY,
        _MINISTRY,
        _YEAR,
        _SCOPE,
        Column("goal_number", "string", "Number of the goal as printed."),
        Column("goal_title", "string", "Title of the goal."),
        Column("number", "string", "Number as printed, else the place in the goal.", required=True),
        Column("text", "string", "The milestone's words.", required=True),
        Column("deadline_text", "string", "The words that the deadline was read from."),
        Column("deadline_start", "date", "First day of the window in which it falls due."),
        Column("deadline_end", "date", "Last day of the window in which it falls due."),
        Column("comparator", "string", "First target: how the figure is compared.", values=get_args(Comparator)),
        Column("value", "number", "First target: the figure, in plain units (5,0 mio. kr. is 5000000)."),
        Column("upper", "number", "First target: the upper figure, where the comparator is between."),
        Column("unit", "string", "First target: percent, DKK, day, … or the counted noun as printed."),
        Column("targets", "array", "All targets, as JSON: text, comparator, value, upper, unit, year.", required=True),
        _WEIGHT,
        _WEIGHT_UNIT,
        _PAGE,
    ),
    key="milestone_id",
    references=(("goal_id", "goals"), ("plan_id", "plans")),
)

TABLES: Final = (PLANS, GOALS, MILESTONES)
"""All tables, each after those that it refers to."""

OUTCOMES: Final = FlatTable(
    "outcomes",
    "Outcomes",
    "One row per verdict of a follow-up on a goal or milestone, the earliest report first; only in exports with "
    "`--outcomes`.",
    (
        _key("outcome_id", "Id of the plan, and the place of the verdict among all on that plan."),
        _key("plan_id", "The plan that is followed up."),
        Column("goal_id", "string", "The goal; empty where the report tells of one that the plan has not."),
        Column("milestone_id", "string", "The milestone, where a milestone of the plan is judged."),
        _AGENCY,
        _YEAR,
        Column("occasion", "string", "Name of the follow-up in lower case: årsrapport, udgiftsopfølgning 2, …"),
        Column("rating", "string", "What the verdict means.", required=True, values=get_args(Rating)),
        Column("rating_text", "string", "The words of the verdict as printed."),
        Column("score", "number", "Points that were reached, or percent."),
        Column("score_of", "number", "Points that could be reached; 100 of percent."),
        Column("comment", "string", "What the report says was achieved."),
        Column(
            "latest",
            "boolean",
            "Is it the last word on that goal or milestone of the plan? The annual report comes last.",
            required=True,
        ),
        Column("goal_number", "string", "Number of the goal as the report prints it."),
        Column("goal_title", "string", "Title of the goal as the report prints it."),
        Column("milestone_number", "string", "Number of the milestone as the report prints it."),
        Column("milestone_text", "string", "Words of the milestone as the report prints them."),
        Column("source", "string", "Path of the report, relative to the source that was given."),
        _PAGE,
    ),
    key="outcome_id",
    references=(("plan_id", "plans"), ("goal_id", "goals"), ("milestone_id", "milestones")),
)
"""What is reported back; only in exports."""
