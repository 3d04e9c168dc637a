"""What is the same in two texts although it is written differently."""

from __future__ import annotations

import pytest

from maalplan.diff.plain import Plainer, figures_of, plainers
from maalplan.normalize.targets import as_targets
from tests.diff.making import plan

SAME = [
    ("i 2024", "i 2025"),
    ("Finansloven for 2024 (FL24)", "Finansloven for 2025 (FL25)"),
    ("vinteren 2024/25", "vinteren 2025/26"),
    ("flerårsaftalen 2023-2026", "flerårsaftalen 2024 – 2027"),
    ("»Den nye strategi« er vedtaget", '"Den nye strategi" er vedtaget.'),
    ("ØKONOMISTYRING", "Økonomistyring"),
    ("to\nlinjer", "to linjer"),
    ("mål – og – middel", "mål - og - middel"),
]
OTHER = [
    ("Mindst 2.024 sager", "Mindst 2.025 sager"),
    ("kl. 20,24", "kl. 20,25"),
    ("version 2.0", "version 2.1"),
    ("journalnr. 12024", "journalnr. 12025"),
    ("implementeret", "igangsat"),
]


@pytest.mark.parametrize(("old", "new"), SAME)
def test_the_same_in_other_signs_or_another_year(old, new):
    assert Plainer().plain(old) == Plainer().plain(new)


@pytest.mark.parametrize(("old", "new"), OTHER)
def test_not_the_same(old, new):
    assert Plainer().plain(old) != Plainer().plain(new)


def test_a_count_that_looks_like_a_year_is_none():
    old, new = "Mindst 2000 sager er afgjort", "Mindst 2050 sager er afgjort"
    figures = [figures_of(as_targets(text)) for text in (old, new)]
    assert figures == [("2000",), ("2050",)]
    assert Plainer().plain(old, figures[0]) != Plainer().plain(new, figures[1])


def test_two_agencies_are_called_the_same():
    old, new = plainers(plan(2025), plan(2025, agency="sst", name="Sundhedsstyrelsen"))
    assert old.plain("SSI overholder sin bevilling, og Statens Serum Instituts direktør …") == new.plain(
        "SST overholder sin bevilling, og Sundhedsstyrelsens direktør …"
    )
    assert old.plain("Styrelsen overholder") == new.plain("Sundhedsstyrelsen overholder")


def test_an_agency_keeps_its_name_in_its_own_plans():
    old, new = plainers(plan(2024), plan(2025))
    assert old.plain("SSI leverer") != new.plain("Styrelsen leverer")
