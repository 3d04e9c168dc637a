"""Plans and what was reported back on them, put together: who met what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace

from maalplan.followup.counted_plans import plans_that_count
from maalplan.followup.disagreeing import disagreements
from maalplan.followup.linking import plan_for
from maalplan.followup.standing import day_of, in_order, moments, subject_of
from maalplan.followup.tallies import by_quarter, by_scope, counts_of, grouped, total_of, weighted_share
from maalplan.followup.verdicts import counting_of, goal_verdict, is_overdue, verdict_of
from maalplan.history.years import within
from maalplan.model import (
    SCHEMA_VERSION,
    Finding,
    FollowUpReport,
    Goal,
    LooseOutcome,
    LooseReport,
    Milestone,
    Outcome,
    Plan,
    SaidStatus,
    Scoreboard,
    ScoredGoal,
    ScoredMilestone,
    ScoredPlan,
    ScoredReport,
    Verdict,
)


@dataclass(frozen=True, slots=True)
class Chosen:
    """Of which plans a scoreboard is made: those of these agencies (by id) that cover one of these years; of none
    all."""

    agencies: Collection[str] = ()
    years: Collection[int] = ()

    def has(self, plan: Plan) -> bool:
        """Is it made of *plan*?"""
        covers = plan.year is not None and any(within([plan], year, year) for year in self.years)
        return (not self.agencies or plan.agency.id in self.agencies) and (not self.years or covers)

    def may_miss(self, report: FollowUpReport) -> bool:
        """Would the plan of *report*, which is not there, be of them?"""
        of_agency = not self.agencies or report.agency.id in self.agencies
        return of_agency and (not self.years or report.year is None or report.year in self.years)


def scoreboard(
    plans: Iterable[Plan], reports: Iterable[FollowUpReport], date: dt.date, chosen: Chosen | None = None
) -> Scoreboard:
    """*plans* with the last verdict on each of their goals and milestones, counted; *date* is the day on which it is
    looked at what is overdue.

    Of several versions of a plan the one that counts is taken, with its addenda. A report is on the plan whose ids its
    outcomes name, else on that of its agency and year; a report that is given twice counts once. Neither the order of
    *plans* matters nor that of *reports*, except for reports of one name on one year of a plan, and for those of which
    the plan does not say when they are due: of these the later one given has the last word.

    >>> import datetime as dt
    >>> import maalplan
    >>> plan = maalplan.read_plan("samples/plans/ens-2024.docx")
    >>> report = maalplan.read_follow_up("samples/reports/ens-2024-aarsrapport.pdf")
    >>> board = maalplan.scoreboard([plan], [report], dt.date(2025, 4, 1))
    >>> board.total.goals.met, board.total.goals.judged
    (2, 4)
    """
    wanted = chosen or Chosen()
    counting, said = plans_that_count(plans)
    own, loose = _by_plan(counting, reports)
    asked = [plan for plan in counting if wanted.has(plan)]
    placed = [(plan, _each_once(in_order(plan, own[plan.id]))) for plan in asked]
    day = day_of(date)
    scored = tuple(_plan(plan, reports_on, day) for plan, reports_on in placed)
    said += [finding for _, found in placed for report in found for finding in report.findings if _is_on_plan(finding)]
    said += [finding for plan, found in placed for finding in disagreements(plan, found)]
    return Scoreboard(
        schema_version=SCHEMA_VERSION,
        date=day.isoformat(),
        plans=scored,
        total=total_of(scored),
        by_agency=grouped(scored, agency=True),
        by_year=grouped(scored, year=True),
        by_agency_and_year=grouped(scored, agency=True, year=True),
        by_ministry=grouped(scored, ministry=True),
        by_ministry_and_year=grouped(scored, ministry=True, year=True),
        by_scope=by_scope(scored),
        by_quarter=by_quarter(scored),
        plans_without_report=tuple(plan.id for plan in scored if not plan.reports),
        reports_without_plan=tuple(_loose_report(one) for one in _each_once(loose) if wanted.may_miss(one)),
        findings=tuple(dict.fromkeys(said)),
    )


# ------------------------------------------------------------------ which reports are on which plan


def _by_plan(
    plans: Sequence[Plan], reports: Iterable[FollowUpReport]
) -> tuple[dict[str, list[FollowUpReport]], list[FollowUpReport]]:
    """The reports on each plan, by its id, and those on none."""
    found: dict[str, list[FollowUpReport]] = {plan.id: [] for plan in plans}
    loose: list[FollowUpReport] = []
    for report in reports:
        meant = plan_for(report, plans)
        (loose if meant is None else found[meant.id]).append(report)
    return found, loose


def _each_once(reports: Iterable[FollowUpReport]) -> tuple[FollowUpReport, ...]:
    """*reports* without those that say the same as an earlier one, word for word, under whatever name."""
    found: list[FollowUpReport] = []
    said: list[FollowUpReport] = []
    for report in reports:
        bare = replace(report, findings=(), source=replace(report.source, path=""))
        if bare not in said:
            said.append(bare)
            found.append(report)
    return tuple(found)


def _is_on_plan(finding: Finding) -> bool:
    """Does it say that the report is on another plan? What is not found in the plan has a place of its own."""
    return finding.code == "plan-of-another"


# ------------------------------------------------------------------ one plan


@dataclass(slots=True)
class _Said:
    """When each report was given; what was said by the id of the goal or milestone, and what was said of none."""

    moments: tuple[int, ...]
    by_id: dict[str, list[SaidStatus]] = field(default_factory=dict)
    loose: list[LooseOutcome] = field(default_factory=list)

    def of(self, key: str) -> tuple[SaidStatus, ...]:
        """What was said of a goal or milestone, the earliest report first."""
        return tuple(self.by_id.get(key, ()))


def _plan(plan: Plan, reports: Sequence[FollowUpReport], date: dt.date) -> ScoredPlan:
    said = _said(plan, reports)
    goals = tuple(_goal(goal, said, date) for goal in plan.goals)
    ministry = plan.ministry
    return ScoredPlan(
        id=plan.id,
        title=plan.title,
        agency=plan.agency,
        ministry=(ministry.name or ministry.acronym) if ministry else None,
        year=plan.year,
        reports=tuple(
            ScoredReport(occasion=one.occasion, year=one.year, path=one.source.path, outcomes=len(one.outcomes))
            for one in reports
        ),
        goals=goals,
        not_in_plan=tuple(said.loose),
        counts=counts_of(goals),
        weighted_share=weighted_share(goals),
    )


def _said(plan: Plan, reports: Sequence[FollowUpReport]) -> _Said:
    ids = {goal.id for goal in plan.goals} | {one.id for goal in plan.goals for one in goal.milestones}
    said = _Said(moments(plan, reports))
    for place, report in enumerate(reports):
        for outcome in report.outcomes:
            key = subject_of(outcome)
            if key in ids and key is not None:
                said.by_id.setdefault(key, []).append(_status(place, report, outcome))
            else:
                said.loose.append(_loose_outcome(place, outcome))
    return said


def _status(place: int, report: FollowUpReport, outcome: Outcome) -> SaidStatus:
    return SaidStatus(
        place, report.occasion, outcome.rating, outcome.rating_text, outcome.score, outcome.comment or None
    )


def _goal(goal: Goal, said: _Said, date: dt.date) -> ScoredGoal:
    statuses = said.of(goal.id)
    milestones = tuple(_milestone(one, said) for one in goal.milestones)
    verdict, basis = goal_verdict(statuses, milestones, said.moments)
    counting = counting_of(statuses)
    if verdict != "light_only" and verdict_of(statuses) == "light_only":
        counting = None  # a light is no word on what its milestones say by now
    return ScoredGoal(
        id=goal.id,
        scope=goal.scope,
        number=goal.number,
        title=goal.title,
        description=goal.description,
        weight=goal.weight,
        verdict=verdict,
        basis=basis,
        comment=None if counting is None else statuses[counting].comment,
        statuses=statuses,
        counting=counting,
        milestones=tuple(_dated(one, verdict, date) for one in milestones),
    )


def _milestone(milestone: Milestone, said: _Said) -> ScoredMilestone:
    statuses = said.of(milestone.id)
    counting = counting_of(statuses)
    return ScoredMilestone(
        id=milestone.id,
        number=milestone.number,
        text=milestone.text,
        deadline=milestone.deadline,
        targets=milestone.targets,
        weight=milestone.weight,
        verdict=verdict_of(statuses),
        comment=None if counting is None else statuses[counting].comment,
        statuses=statuses,
        counting=counting,
    )


def _dated(one: ScoredMilestone, goal: Verdict, date: dt.date) -> ScoredMilestone:
    return replace(one, overdue=True) if is_overdue(one.deadline, one.verdict, goal, date) else one


def _loose_outcome(place: int, outcome: Outcome) -> LooseOutcome:
    return LooseOutcome(
        report=place,
        goal_number=outcome.goal_number,
        goal_title=outcome.goal_title,
        milestone_text=outcome.milestone_text,
        rating=outcome.rating,
        rating_text=outcome.rating_text,
        comment=outcome.comment,
    )


def _loose_report(report: FollowUpReport) -> LooseReport:
    return LooseReport(
        agency=report.agency,
        year=report.year,
        occasion=report.occasion,
        path=report.source.path,
        outcomes=len(report.outcomes),
    )
