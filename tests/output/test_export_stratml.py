"""StratML: what is written is as the standard says, by rules of our own, and says what the plan says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings

from maalplan.errors import Damaged
from maalplan.model import Lang, Plan, Target
from maalplan.output.export.stratml import NAMESPACE, plan_to_stratml, to_stratml
from maalplan.output.export.wishes import UNFOLLOWED, Followed, Wishes
from tests.output.examples import BUDGET, FVST
from tests.output.exported import AS_USUAL, sample_plans
from tests.output.strategies import plans

SAMPLES = sample_plans()

RULES: Final[dict[str, str]] = {
    "PerformancePlanOrReport": (
        "Name Description? OtherInformation? StrategicPlanCore AdministrativeInformation? Submitter?"
    ),
    "StrategicPlanCore": "Organization* Vision? Mission? Value* Goal+",
    "Organization": "Name? Acronym? Identifier? Description? Stakeholder*",
    "Stakeholder": "Name Description? Role*",
    "Role": "Name Description? RoleType? RoleType?",
    "Goal": "Name Description Identifier? SequenceIndicator? Stakeholder* OtherInformation? Objective*",
    "Objective": (
        "Name? Description? Identifier? SequenceIndicator? Stakeholder* OtherInformation? PerformanceIndicator*"
    ),
    "PerformanceIndicator": (
        "SequenceIndicator? MeasurementDimension UnitOfMeasurement Identifier? Relationship* MeasurementInstance* "
        "OtherInformation?"
    ),
    "MeasurementInstance": "TargetResult* ActualResult*",
    "TargetResult": "StartDate? EndDate? NumberOfUnits? Descriptor? Description?",
    "ActualResult": "StartDate? EndDate? NumberOfUnits? Descriptor? Description?",
    "Descriptor": "DescriptorName? DescriptorValue?",
    "AdministrativeInformation": "Identifier? StartDate? EndDate? PublicationDate? Source?",
}
"""What stands in each element, in this order; all others hold text alone."""
VALUES: Final = {
    "Identifier": re.compile(r"[A-Za-z_][\w.-]*", re.ASCII),
    "StartDate": re.compile(r"\d{4}-\d\d-\d\d"),
    "EndDate": re.compile(r"\d{4}-\d\d-\d\d"),
    "PublicationDate": re.compile(r"\d{4}-\d\d-\d\d"),
    "NumberOfUnits": re.compile(r"-?\d+(\.\d+)?"),
    "Source": re.compile(r"[!-~]+"),
}
ATTRIBUTES: Final = {
    "PerformancePlanOrReport": {"Type": {"Performance_Plan", "Performance_Report"}},
    "Stakeholder": {"StakeholderTypeType": {"Person", "Organization", "Generic_Group"}},
    "PerformanceIndicator": {"PerformanceIndicatorType": {"Quantitative", "Qualitative"}},
}


def parsed(plan: Plan, lang: Lang = "da", said: Followed = UNFOLLOWED) -> ET.Element:
    return ET.fromstring(plan_to_stratml(plan, lang, said))  # noqa: S314 - our own file


def tag(element: ET.Element) -> str:
    space, _, name = element.tag.removeprefix("{").partition("}")
    assert space == NAMESPACE
    return name


def faults(root: ET.Element) -> Iterator[str]:
    """What is not as the rules say."""
    ids = [element.text for element in root.iter(f"{{{NAMESPACE}}}Identifier")]
    if len(set(ids)) != len(ids):
        yield "an Identifier stands twice"
    for element in root.iter():
        name = tag(element)
        inside = "".join(f"{tag(child)} " for child in element)
        pattern = re.sub(r"(\w+)([?*+]?) ?", r"(?:\1 )\2", RULES.get(name, ""))
        if not re.fullmatch(pattern, inside):
            yield f"{name} holds {inside}"
        if name in VALUES and not VALUES[name].fullmatch(element.text or ""):
            yield f"{name} is {element.text!r}"
        allowed = ATTRIBUTES.get(name, {})
        if set(element.attrib) != set(allowed) or any(element.attrib[key] not in allowed[key] for key in allowed):
            yield f"{name} has {element.attrib}"


def texts(root: ET.Element, name: str) -> list[str | None]:
    return [element.text for element in root.iter(f"{{{NAMESPACE}}}{name}")]


@pytest.mark.parametrize("plan", SAMPLES, ids=[plan.id for plan in SAMPLES])
def test_a_sample_is_as_the_standard_says(plan: Plan) -> None:
    assert list(faults(parsed(plan))) == []


@settings(max_examples=40)
@given(plans().filter(lambda plan: plan.goals))
def test_any_plan_is_as_the_standard_says(plan: Plan) -> None:
    assert list(faults(parsed(plan))) == []


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        ("<Goal>", "<Goal><Objective/>", "Goal holds"),
        ("<NumberOfUnits>5<", "<NumberOfUnits>5e3<", "NumberOfUnits is"),
        ('"Performance_Plan"', '"Plan"', "PerformancePlanOrReport has"),
        ("<Identifier>_", "<Identifier>1/", "Identifier is"),
    ],
)
def test_the_rules_find_what_is_wrong(before: str, after: str, fault: str) -> None:
    written = plan_to_stratml(FVST).decode()
    assert before in written
    broken = written.replace(before, after, 1)

    assert any(found.startswith(fault) for found in faults(ET.fromstring(broken)))  # noqa: S314 - our own file


def test_goals_and_milestones_stand_with_their_words() -> None:
    root = parsed(FVST)

    assert [goal.findtext(f"{{{NAMESPACE}}}Name") for goal in root.iter(f"{{{NAMESPACE}}}Goal")] == [
        'Økonomisk styring, herunder "retvisende" budgettering',
        "Tilsyn",
    ]
    assert texts(root, "MeasurementDimension")[0] == (
        "Afvigelsen er højst +/- 5 pct., dog maksimalt +/- 5,0 mio. kr. (Q4)"
    )
    assert "Vægt: 15 point" in (texts(root, "OtherInformation")[1] or "")
    assert "Baggrund: Aftalt på møde, »æ ø å«" in (texts(root, "OtherInformation")[1] or "")


def test_each_unit_is_an_indicator_with_its_figures() -> None:
    root = parsed(FVST)

    assert texts(root, "UnitOfMeasurement") == ["pct.", "DKK", "pct."]
    assert texts(root, "NumberOfUnits") == ["5", "5000000", "75", "80.5"]
    assert texts(root, "DescriptorValue") == ["+/-", "+/-", "mindst", "højst"]
    assert texts(root, "EndDate")[:2] == ["2025-12-31", "2025-12-31"]


def test_figures_of_years_are_of_these_years() -> None:
    targets = tuple(Target(f"{n} pct.", "exactly", float(n), unit="percent", year=2025 + n) for n in (0, 1))
    milestone = replace(BUDGET.milestones[0], targets=targets)
    root = parsed(replace(FVST, goals=(replace(BUDGET, milestones=(milestone,)),)))

    assert texts(root, "StartDate")[:2] == ["2025-01-01", "2026-01-01"]
    assert texts(root, "EndDate")[:2] == ["2025-12-31", "2026-12-31"]


def test_a_milestone_without_figures_is_to_be_met() -> None:
    milestone = replace(BUDGET.milestones[0], targets=())
    root = parsed(replace(FVST, goals=(replace(BUDGET, milestones=(milestone,)),)))

    assert texts(root, "UnitOfMeasurement") == ["opfyldt"]
    assert texts(root, "NumberOfUnits") == []
    assert texts(root, "StartDate")[0] == "2025-10-01"


def test_labels_are_english_where_that_is_asked_for() -> None:
    root = parsed(FVST, "en")

    assert "Weight: 15 point" in (texts(root, "OtherInformation")[1] or "")
    assert "at least" in texts(root, "DescriptorValue")
    assert to_stratml([FVST], Wishes("en"))["fvst-2025.xml"] == plan_to_stratml(FVST, "en")


def test_identifiers_stay_when_words_and_other_plans_change() -> None:
    def ids(plan: Plan) -> list[str | None]:
        return texts(parsed(plan), "Identifier")

    assert ids(replace(FVST, title="Andet", goals=(replace(BUDGET, title="Andet"), FVST.goals[1]))) == ids(FVST)


def test_goal_and_milestone_never_share_an_identifier() -> None:
    goals = (replace(BUDGET, id="x/agency/2"), replace(BUDGET, id="x/agency/2/1", milestones=()))
    milestone = replace(BUDGET.milestones[0], id="x/agency/2/1")
    plan = replace(FVST, goals=(replace(goals[0], milestones=(milestone,)), goals[1]))

    assert list(faults(parsed(plan))) == []


def test_a_month_is_no_day_of_publication() -> None:
    assert texts(parsed(FVST), "PublicationDate") == []
    assert texts(parsed(replace(FVST, published="2024-12-17")), "PublicationDate") == ["2024-12-17"]


def test_what_no_xml_file_can_hold_is_shown() -> None:
    assert texts(parsed(replace(FVST, title="Mål\x1b<&>")), "Name")[0] == "Mål\ufffd<&>"


def test_a_plan_without_goals_is_none() -> None:
    with pytest.raises(Damaged, match="no goals"):
        plan_to_stratml(replace(FVST, goals=()))


def test_each_plan_has_a_document_by_its_id() -> None:
    assert list(to_stratml(SAMPLES[::-1], AS_USUAL)) == sorted(f"{plan.id}.xml" for plan in SAMPLES)
