"""The plans of an agency and of those from which it took over."""

from __future__ import annotations

from dataclasses import replace

from maalplan.history import history_of
from maalplan.history.agencies import by_agency
from maalplan.history.lines import line_of
from maalplan.model import Agency, Goal, Plan
from tests.history.plans import AFTALE, ARKIV, MUSEER, TILSYN, VAND, numbered, plan


def of(agency: str, name: str, year: int, *goals: Goal) -> Plan:
    return replace(plan(year, *goals, plan_id=f"{agency}-{year}"), agency=Agency(agency, name))


KUNST = of("kunststyrelsen", "Kunststyrelsen", 2010, *numbered(MUSEER))
ARV = of("kuas", "Kulturarvsstyrelsen", 2010, *numbered(ARKIV, VAND, AFTALE))
KULTUR = [of("kulturstyrelsen", "Kulturstyrelsen", year, *numbered(VAND, ARKIV)) for year in (2013, 2014)]
SLOTTE = [of("slks", "Slots- og Kulturstyrelsen", year, *numbered(ARKIV, TILSYN)) for year in (2016, 2017)]
GROUPS = by_agency([*SLOTTE, *KULTUR, KUNST, ARV])


def test_the_plans_of_a_predecessor_go_before() -> None:
    plans, said = line_of(GROUPS, "slks")

    assert sorted(own.id for own in plans) == [
        "kuas-2010",
        "kulturstyrelsen-2013",
        "kulturstyrelsen-2014",
        "slks-2016",
        "slks-2017",
    ]
    assert [finding.code for finding in said] == ["plans-of-predecessor"] * 2


def test_a_goal_lives_on_in_the_agency_that_took_over() -> None:
    history = history_of(line_of(GROUPS, "slks")[0])

    (arkiv,) = [own for own in history.threads if own.title == ARKIV[0]]
    assert [own.year for own in arkiv.appearances] == [2010, 2013, 2014, 2016, 2017]
    assert arkiv.id == "kuas-2010/agency/1"
    assert history.agency.id == "slks"


def test_an_agency_of_its_own_has_its_own_plans() -> None:
    plans, said = line_of(GROUPS, "kunststyrelsen")

    assert (plans, said) == ((KUNST,), ())
