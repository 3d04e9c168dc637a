"""Which agency is meant by a word."""

from __future__ import annotations

from dataclasses import replace

import pytest

from maalplan.errors import NoPlans
from maalplan.history.agencies import agency_meant, by_agency
from maalplan.model import Agency
from tests.history.plans import plan

PLANS = (
    plan(2024),
    plan(2025),
    plan(2024, agency="ssi"),
    replace(plan(2024), id="nfaa-2024", agency=Agency("nfaa", "Nævnet for Ålefiskeri", "NFÅ")),
)


def test_plans_are_grouped_by_the_id_of_their_agency() -> None:
    groups = by_agency(PLANS)

    assert {agency: [own.year for own in plans] for agency, plans in groups.items()} == {
        "nfaa": [2024],
        "slks": [2024, 2025],
        "ssi": [2024],
    }


@pytest.mark.parametrize(
    ("words", "agency"),
    [
        ("slks", "slks"),
        ("SLKS", "slks"),
        ("Slots- og Kulturstyrelsen", "slks"),
        ("slots-  og kulturstyrelsen", "slks"),
        ("Statens Seruminstitut", "ssi"),
        ("nfå", "nfaa"),
        ("nævnet for ålefiskeri", "nfaa"),
    ],
)
def test_an_agency_is_found_by_id_acronym_and_every_name_it_had(words: str, agency: str) -> None:
    assert agency_meant(by_agency(PLANS), words) == agency


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("slk", "Did you mean slks (Slots- og Kulturstyrelsen)?"),
        ("xxyyzz", "There are: nfaa (Nævnet for Ålefiskeri), slks"),
    ],
)
def test_another_word_is_answered_with_the_nearest(words: str, told: str) -> None:
    with pytest.raises(NoPlans) as caught:
        agency_meant(by_agency(PLANS), words)

    assert told in caught.value.message
