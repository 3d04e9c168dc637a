"""StratML Part 2 (ANSI/AIIM, ISO 17469): a performance plan for each plan.

A goal is a *Goal*, a milestone an *Objective*; each figure that it must reach is a *PerformanceIndicator* with a
*TargetResult*, whose dates are the deadline's window. A milestone without figures has one indicator: that it is met.
What the standard has no element for stands labelled in *OtherInformation*. The order of elements and the kinds of
values are those of the schema of 16 February 2016.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote
from xml.etree import ElementTree as ET

from maalplan.errors import Damaged
from maalplan.model import Comparator, Deadline, Goal, Lang, Milestone, Plan, Signature, Target
from maalplan.output.diff.labels import label
from maalplan.output.diff.values import value_text
from maalplan.output.export.wishes import Files, Wishes
from maalplan.output.export.xml_text import fitting
from maalplan.output.tables import cell

NAMESPACE: Final = "urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport"
_IDS: Final = uuid.uuid5(uuid.NAMESPACE_URL, "urn:maalplan:stratml")
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
    return {f"{plan.id}.xml": plan_to_stratml(plan, wishes.lang) for plan in ordered}


def plan_to_stratml(plan: Plan, lang: Lang = "da") -> bytes:
    """*plan* as XML in UTF-8; labels are in *lang*.

    Raises:
        Damaged: it has no goals.
    """
    if not plan.goals:
        raise Damaged(f"{plan.id} has no goals, and StratML wants one at least: leave this plan out.")
    root = _Writer(lang).plan(plan)
    ET.indent(root)
    data: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return data + b"\n"


def identifier(kind: str, own_id: str) -> str:
    """A name that is valid as ``xsd:ID``, the same for the same id, and another one for every other.

    >>> identifier("goal", "ssi-2025/agency/1") == identifier("goal", "ssi-2025/agency/1")
    True
    """
    return f"_{uuid.uuid5(_IDS, f'{kind}:{own_id}')}"


def _element(name: str, *inner: ET.Element | None, text: str | None = None, **attributes: str) -> ET.Element:
    """An element with what is in it; what is null is left out."""
    made = ET.Element(name, attributes)
    made.text = None if text is None else fitting(text)
    made.extend([one for one in inner if one is not None])
    return made


def _text(name: str, text: str | None) -> ET.Element | None:
    return _element(name, text=text) if text else None


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes in one language."""

    lang: Lang

    def plan(self, plan: Plan) -> ET.Element:
        title = plan.title or " ".join(
            filter(None, (plan.document_type or label("plan", self.lang), plan.agency.name, str(plan.year or "")))
        )
        return _element(
            "PerformancePlanOrReport",
            _text("Name", title),
            _text("OtherInformation", self._labelled([("document_type", plan.document_type)])),
            _element("StrategicPlanCore", self._organization(plan), *(self._goal(goal) for goal in plan.goals)),
            _element(
                "AdministrativeInformation",
                _text("Identifier", identifier("plan", plan.id)),
                _text("StartDate", _day(plan.period.start if plan.period else None)),
                _text("EndDate", _day(plan.period.end if plan.period else None)),
                _text("PublicationDate", _day(plan.published)),
                _text("Source", quote(plan.source.path)),
            ),
            xmlns=NAMESPACE,
            Type="Performance_Plan",
        )

    def _organization(self, plan: Plan) -> ET.Element:
        agency, ministry = plan.agency, plan.ministry
        above = self._stakeholder("Organization", ministry.name, self._word("ministry")) if ministry else None
        return _element(
            "Organization",
            _text("Name", agency.name),
            _text("Acronym", agency.acronym),
            _text("Identifier", identifier("agency", agency.id)),
            above,
            *map(self._signer, plan.signatures),
        )

    def _signer(self, signature: Signature) -> ET.Element | None:
        office = ", ".join(filter(None, (signature.title, signature.organisation)))
        return self._stakeholder("Person", signature.name, self._word("signs"), office)

    def _stakeholder(self, kind: str, name: str | None, role: str, office: str = "") -> ET.Element | None:
        if not name:
            return None
        played = _element("Role", _text("Name", role), _text("Description", office))
        return _element("Stakeholder", _text("Name", name), played, StakeholderTypeType=kind)

    def _goal(self, goal: Goal) -> ET.Element:
        responsible = self._stakeholder("Generic_Group", goal.responsible, label("responsible", self.lang))
        return _element(
            "Goal",
            _text("Name", goal.title or goal.description or goal.number or goal.id),
            _element("Description", text=goal.description or ""),
            _text("Identifier", identifier("goal", goal.id)),
            _text("SequenceIndicator", goal.number),
            responsible,
            _text("OtherInformation", self._about(goal)),
            *map(self._objective, goal.milestones),
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
        return _element(
            "Objective",
            _text("Description", milestone.text),
            _text("Identifier", identifier("milestone", milestone.id)),
            _text("SequenceIndicator", milestone.number),
            _text("OtherInformation", self._labelled([*known, *milestone.extra.items()])),
            *self._indicators(milestone),
        )

    # -------------------------------------------------------------- what is measured

    def _indicators(self, milestone: Milestone) -> list[ET.Element]:
        """An indicator for each unit of the figures, with all its figures; without figures one for being met."""
        if not milestone.targets:
            met = _element("TargetResult", *_window(milestone.deadline, None), _text("Description", milestone.text))
            return [self._indicator(milestone, 1, "Qualitative", self._word("met"), [met])]
        units = list(dict.fromkeys(target.unit for target in milestone.targets))
        return [
            self._indicator(
                milestone,
                place,
                "Quantitative",
                label(unit, self.lang) if unit else "",
                [
                    result
                    for target in milestone.targets
                    if target.unit == unit
                    for result in self._results(target, milestone.deadline)
                ],
            )
            for place, unit in enumerate(units, start=1)
        ]

    def _indicator(
        self, milestone: Milestone, place: int, kind: str, unit: str, results: Sequence[ET.Element]
    ) -> ET.Element:
        return _element(
            "PerformanceIndicator",
            _text("SequenceIndicator", str(place)),
            _text("MeasurementDimension", milestone.text),
            _element("UnitOfMeasurement", text=unit),
            _text("Identifier", identifier("indicator", f"{milestone.id}/{place}")),
            _element("MeasurementInstance", *results),
            PerformanceIndicatorType=kind,
        )

    def _results(self, target: Target, deadline: Deadline | None) -> list[ET.Element]:
        """A figure; of a span both ends."""
        ends: list[tuple[Comparator, float]] = [(target.comparator, target.value)]
        if target.comparator == "between":
            ends = [("at_least", target.value), ("at_most", target.value if target.upper is None else target.upper)]
        return [
            _element(
                "TargetResult",
                *_window(deadline, target.year),
                _text("NumberOfUnits", cell(value)),
                _element(
                    "Descriptor",
                    _text("DescriptorName", self._word("compared")),
                    _text("DescriptorValue", _COMPARED[self.lang][comparator]),
                ),
                _text("Description", target.text),
            )
            for comparator, value in ends
        ]

    def _word(self, name: str) -> str:
        return _WORDS[self.lang][name]


def _window(deadline: Deadline | None, year: int | None) -> tuple[ET.Element | None, ...]:
    """The days in which it falls due; of a figure for a year, that year."""
    start, end = (deadline.start, deadline.end) if deadline else (None, None)
    if year is not None:
        start, end = f"{year:04}-01-01", f"{year:04}-12-31"
    return _text("StartDate", _day(start)), _text("EndDate", _day(end))


def _day(iso: str | None) -> str | None:
    """A whole day; what is less precise, or none, is left out."""
    try:
        return dt.date.fromisoformat(iso).isoformat() if iso else None
    except ValueError:
        return None
