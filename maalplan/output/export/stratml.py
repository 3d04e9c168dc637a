"""StratML Part 2 (ANSI/AIIM, ISO 17469): a performance plan, or a performance report of a plan that was followed up.

A goal is a *Goal*, a milestone an *Objective*; each figure that it must reach is a *PerformanceIndicator* with a
*TargetResult*, whose dates are the deadline's window. A milestone without figures has one indicator: that it is met.
What was reported back are *ActualResult*s (:mod:`maalplan.output.export.stratml_results`). What the standard has no
element for stands labelled in *OtherInformation*. The order of elements and the kinds of
values are those of the schema of 16 February 2016.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote
from xml.etree import ElementTree as ET

from maalplan.errors import Damaged
from maalplan.model import Comparator, Deadline, Goal, Lang, Milestone, Plan, Signature, Target
from maalplan.output.diff.labels import label
from maalplan.output.diff.values import value_text
from maalplan.output.export.stratml_parts import day, days, element, identifier, indicator, text_element
from maalplan.output.export.stratml_results import Results
from maalplan.output.export.wishes import UNFOLLOWED, Files, Followed, Wishes
from maalplan.output.tables import cell

NAMESPACE: Final = "urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport"
_COMPARED: Final[dict[Lang, dict[Comparator, str]]] = {
    "da": {
        "at_least": "mindst",
        "at_most": "højst",
        "more_than": "over",
        "less_than": "under",
        "plus_minus": "+/-",
        "exactly": "præcis",
        "about": "ca.",
    },
    "en": {
        "at_least": "at least",
        "at_most": "at most",
        "more_than": "more than",
        "less_than": "less than",
        "plus_minus": "+/-",
        "exactly": "exactly",
        "about": "about",
    },
}
_WORDS: Final[dict[Lang, dict[str, str]]] = {
    "da": {"compared": "Sammenligning", "met": "opfyldt", "ministry": "Departement", "signs": "Underskriver"},
    "en": {"compared": "Comparison", "met": "met", "ministry": "Department", "signs": "Signatory"},
}


def to_stratml(plans: Sequence[Plan], wishes: Wishes) -> Files:
    """A StratML document for each of *plans*, by its id.

    Raises:
        Damaged: a plan has no goals; the standard wants one.
    """
    ordered = sorted(plans, key=lambda plan: plan.id)
    return {f"{plan.id}.xml": plan_to_stratml(plan, wishes.lang, wishes.followed_of(plan)) for plan in ordered}


def plan_to_stratml(plan: Plan, lang: Lang = "da", followed: Followed = UNFOLLOWED) -> bytes:
    """*plan* as XML in UTF-8, with what was reported back on it; labels are in *lang*.

    Raises:
        Damaged: it has no goals.
    """
    if not plan.goals:
        raise Damaged(f"{plan.id} has no goals, and StratML wants one at least: leave this plan out.")
    root = _Writer(lang, Results(plan, followed, lang)).plan(plan)
    ET.indent(root)
    data: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return data + b"\n"


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes in one language."""

    lang: Lang
    results: Results

    def plan(self, plan: Plan) -> ET.Element:
        title = plan.title or " ".join(
            filter(None, (plan.document_type or label("plan", self.lang), plan.agency.name, str(plan.year or "")))
        )
        return element(
            "PerformancePlanOrReport",
            text_element("Name", title),
            text_element(
                "OtherInformation", self._labelled([("document_type", plan.document_type), *self.results.reports()])
            ),
            element("StrategicPlanCore", self._organization(plan), *(self._goal(goal) for goal in plan.goals)),
            element(
                "AdministrativeInformation",
                text_element("Identifier", identifier("report" if self.results else "plan", plan.id)),
                *(days(plan.period.start, plan.period.end) if plan.period else ()),
                text_element("PublicationDate", day(plan.published)),
                text_element("Source", quote(plan.source.path)),
            ),
            xmlns=NAMESPACE,
            Type="Performance_Report" if self.results else "Performance_Plan",
        )

    def _organization(self, plan: Plan) -> ET.Element:
        agency, ministry = plan.agency, plan.ministry
        above = self._stakeholder("Organization", ministry.name, self._word("ministry")) if ministry else None
        return element(
            "Organization",
            text_element("Name", agency.name),
            text_element("Acronym", agency.acronym),
            text_element("Identifier", identifier("agency", agency.id)),
            above,
            *map(self._signer, plan.signatures),
        )

    def _signer(self, signature: Signature) -> ET.Element | None:
        office = ", ".join(filter(None, (signature.title, signature.organisation)))
        return self._stakeholder("Person", signature.name, self._word("signs"), office)

    def _stakeholder(self, kind: str, name: str | None, role: str, office: str = "") -> ET.Element | None:
        if not name:
            return None
        played = element("Role", text_element("Name", role), text_element("Description", office))
        return element("Stakeholder", text_element("Name", name), played, StakeholderTypeType=kind)

    def _goal(self, goal: Goal) -> ET.Element:
        responsible = self._stakeholder("Generic_Group", goal.responsible, label("responsible", self.lang))
        return element(
            "Goal",
            text_element("Name", goal.title or goal.description or goal.number or goal.id),
            element("Description", text=goal.description or ""),
            text_element("Identifier", identifier("goal", goal.id)),
            text_element("SequenceIndicator", goal.number),
            responsible,
            text_element("OtherInformation", self._about(goal)),
            *map(self._objective, goal.milestones),
            self.results.whole_goal(goal),
        )

    def _about(self, goal: Goal) -> str:
        known = [
            ("scope", label(f"whose {goal.scope}", self.lang)),
            ("section", goal.section),
            ("focus_area", goal.focus_area),
            ("criterion", goal.criterion),
            ("remarks", goal.remarks),
            ("weight", value_text(goal.weight, self.lang)),
        ]
        return self._labelled([*known, *goal.extra.items()])

    def _labelled(self, pairs: Iterable[tuple[str, str | None]]) -> str:
        """A line each: the label of the field, and its words."""
        return "\n".join(f"{label(name, self.lang)}: {words}" for name, words in pairs if words)

    def _objective(self, milestone: Milestone) -> ET.Element:
        known = [
            ("deadline", value_text(milestone.deadline, self.lang)),
            ("weight", value_text(milestone.weight, self.lang)),
        ]
        return element(
            "Objective",
            text_element("Description", milestone.text),
            text_element("Identifier", identifier("milestone", milestone.id)),
            text_element("SequenceIndicator", milestone.number),
            text_element("OtherInformation", self._labelled([*known, *milestone.extra.items()])),
            *self._indicators(milestone),
        )

    # -------------------------------------------------------------- what is measured

    def _indicators(self, milestone: Milestone) -> list[ET.Element | None]:
        """An indicator for each unit of the figures, with all its figures; without figures one for being met. What was
        reported back stands at the first, points at one more."""
        units = list(dict.fromkeys(target.unit for target in milestone.targets))
        actual = self.results.of(milestone.id)
        if not units:
            met = element(
                "TargetResult", *_window(milestone.deadline, None), text_element("Description", milestone.text)
            )
            found = [self._indicator(milestone, 1, self._word("met"), [met, *actual])]
        else:
            found = [
                self._indicator(
                    milestone,
                    place,
                    label(unit, self.lang) if unit else "",
                    [*self._targets(milestone, unit), *(actual if place == 1 else ())],
                )
                for place, unit in enumerate(units, start=1)
            ]
        return [*found, self.results.points("indicator", milestone.id, len(found) + 1)]

    def _indicator(self, milestone: Milestone, place: int, unit: str, results: Sequence[ET.Element]) -> ET.Element:
        own = identifier("indicator", f"{milestone.id}/{place}")
        return indicator(own, place, (milestone.text, unit), results, is_figure=bool(milestone.targets))

    def _targets(self, milestone: Milestone, unit: str | None) -> list[ET.Element]:
        """The figures of that unit."""
        return [
            result
            for target in milestone.targets
            if target.unit == unit
            for result in self._results(target, milestone.deadline)
        ]

    def _results(self, target: Target, deadline: Deadline | None) -> list[ET.Element]:
        """A figure; of a span both ends."""
        ends: list[tuple[Comparator, float]] = [(target.comparator, target.value)]
        if target.comparator == "between":
            ends = [("at_least", target.value), ("at_most", target.value if target.upper is None else target.upper)]
        return [
            element(
                "TargetResult",
                *_window(deadline, target.year),
                text_element("NumberOfUnits", cell(value)),
                element(
                    "Descriptor",
                    text_element("DescriptorName", self._word("compared")),
                    text_element("DescriptorValue", _COMPARED[self.lang][comparator]),
                ),
                text_element("Description", target.text),
            )
            for comparator, value in ends
        ]

    def _word(self, name: str) -> str:
        return _WORDS[self.lang][name]


def _window(deadline: Deadline | None, year: int | None) -> tuple[ET.Element | None, ...]:
    """The days in which it falls due; of a figure for a year, that year."""
    if year is not None:
        return days(f"{year:04}-01-01", f"{year:04}-12-31")
    return days(deadline.start, deadline.end) if deadline else ()
