"""Authorities that were merged, divided, or gave tasks away."""

from __future__ import annotations

import pytest

from maalplan.normalize.authorities import authorities
from maalplan.normalize.successions import predecessors_of, successions, successors_of, way_from


def test_both_authorities_are_in_the_list_and_differ() -> None:
    ids = {authority.id for authority in authorities()}
    assert [one for one in successions() if one.old not in ids or one.new not in ids or one.old == one.new] == []


def test_every_row_stands_once() -> None:
    pairs = [(one.old, one.new) for one in successions()]
    assert len(pairs) == len(set(pairs))


def test_an_authority_that_was_merged_or_divided_ends_that_year() -> None:
    whole = {one.old: one.year for one in successions() if one.kind in ("merged", "split", "renamed")}
    ends = {a.id: max(term.end or 9999 for _, term in a.ministries) for a in authorities() if a.id in whole}
    gone = {agency: end for agency, end in ends.items() if end != 9999}
    assert {agency: (end, whole[agency]) for agency, end in gone.items() if abs(end - whole[agency]) > 1} == {}


@pytest.mark.parametrize(
    ("agency", "year", "new"),
    [
        ("skat", 2017, {"sktst", "gaeldst", "toldst", "motorst", "vurdst", "ufst", "adst"}),
        ("skat", 2018, {"sktst", "gaeldst", "toldst", "motorst", "vurdst", "ufst", "adst"}),
        ("skat", 2019, set()),
        ("svana", 2016, {"mst"}),
        ("kulturstyrelsen", None, {"slks"}),
        ("dst", None, set()),
    ],
)
def test_successors(agency: str, year: int | None, new: set[str]) -> None:
    assert {one.new for one in successors_of(agency, year)} == new


@pytest.mark.parametrize(
    ("agency", "year", "old"),
    [
        ("star", 2014, {"ams", "sfr"}),
        ("star", 2013, set()),
        ("ufs", None, {"sfu", "siu"}),
    ],
)
def test_predecessors(agency: str, year: int | None, old: set[str]) -> None:
    assert {one.old for one in predecessors_of(agency, year)} == old


@pytest.mark.parametrize(
    ("old", "new", "years", "way"),
    [
        ("skat", "sktst", (2017, 2019), ["sktst"]),
        ("naer", "lbst", (2016, 2019), ["lfst", "lbst"]),
        ("naer", "lbst", (2016, 2017), []),
        ("kuas", "slks", (2011, 2016), ["kulturstyrelsen", "slks"]),
        ("ssi", "dmi", (2000, 2030), []),
        ("sktst", "skat", (2017, 2019), []),
        ("oes", "oes", (2010, 2021), ["modst", "oes"]),
    ],
)
def test_way(old: str, new: str, years: tuple[int, int], way: list[str]) -> None:
    assert [one.new for one in way_from(old, new, years)] == way
