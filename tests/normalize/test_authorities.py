"""The list of ministries and authorities, and how names are found in it."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maalplan.normalize.authorities import (
    Authority,
    authorities,
    find_agency,
    find_ministry,
    id_of,
    mentions,
    ministries,
    slug,
)

PINNED = Path(__file__).parent / "agency_ids.txt"
IDS = [authority.id for authority in authorities()]


# ------------------------------------------------------------------ the list itself


def test_the_list_is_long_enough_and_its_ids_are_unique() -> None:
    assert len(IDS) >= 120
    assert sorted(IDS) == sorted(set(IDS))


@pytest.mark.parametrize("authority", authorities(), ids=lambda authority: authority.id)
def test_an_id_is_the_acronym_or_the_name(authority: Authority) -> None:
    own = slug(authority.acronym or authority.name)
    offices = {slug(ministry.acronym) for ministry in ministries() if ministry.acronym}
    assert authority.id == own or authority.id in {f"{office}-{own}" for office in offices}


@pytest.mark.parametrize("authority", authorities(), ids=lambda authority: authority.id)
def test_an_authority_belongs_to_ministries_of_the_list(authority: Authority) -> None:
    lines = {ministry.line for ministry in ministries()}
    assert authority.ministries
    assert {line for line, _ in authority.ministries} <= lines


def test_no_name_means_two_authorities() -> None:
    names = [name.casefold() for authority in authorities() for name, _ in authority.names]
    assert sorted(names) == sorted(set(names))


def test_no_id_was_dropped_or_given_to_another() -> None:
    """Ids are the keys of everybody's tables: the list grows, and a renamed authority keeps its id."""
    pinned = dict(line.split(" ", 1) for line in PINNED.read_text(encoding="utf-8").splitlines())
    now = {authority.id: {name for name, _ in authority.names} for authority in authorities()}
    assert {agency: name for agency, name in pinned.items() if name not in now.get(agency, ())} == {}


@pytest.mark.parametrize("authority", authorities(), ids=lambda authority: authority.id)
def test_every_name_and_acronym_finds_its_own_authority(authority: Authority) -> None:
    names = [name for name, _ in authority.names]
    assert {name: find_agency(name) for name in names} == dict.fromkeys(names, authority)
    assert {name: find_agency(f"{name}s") for name in names} == dict.fromkeys(names, authority)
    assert authority.acronym is None or find_agency(authority.acronym) is authority


def test_ids_are_safe_file_names_and_no_acronym_is_official_twice() -> None:
    official = [authority.acronym for authority in authorities() if authority.acronym]
    assert sorted(official) == sorted(set(official))
    assert [agency for agency in IDS if slug(agency) != agency] == []
    assert [acronym for acronym in official if not re.fullmatch(r"[\wÆØÅæøå&-]{2,12}", acronym)] == []


@pytest.mark.parametrize("authority", authorities(), ids=lambda authority: authority.id)
def test_a_time_under_a_ministry_runs_forwards(authority: Authority) -> None:
    terms = [term for _, term in authority.ministries]
    assert all(term.start is None or term.end is None or term.start <= term.end for term in terms)


def test_a_ministry_has_one_name_at_a_time() -> None:
    """In the year of a change both names hold."""
    for line in {ministry.line for ministry in ministries()}:
        terms = sorted((m.term.start or 0, m.term.end or 9999) for m in ministries() if m.line == line)
        assert all(before[1] <= after[0] for before, after in pairwise(terms)), line


def test_no_authority_is_named_as_a_ministry() -> None:
    assert not [authority.name for authority in authorities() if find_ministry(authority.name)]


def test_the_years_of_a_ministry_run_forwards() -> None:
    terms = [ministry.term for ministry in ministries()]
    assert all(term.start is None or term.end is None or term.start <= term.end for term in terms)


# ------------------------------------------------------------------ looking up


@pytest.mark.parametrize(
    ("printed", "agency", "acronym", "why"),
    [
        ("Statens Serum Institut", "ssi", "SSI", "as in the list"),
        ("Statens Serum Instituts", "ssi", "SSI", "the genitive"),
        ("STATENS  SERUM\nINSTITUT", "ssi", "SSI", "a logo in capitals"),
        ("Vejdirektoratets", "vd", "VD", "the genitive"),
        ("Udlændingeservice", "us", "US", "an earlier name keeps the id"),
        ("Slots‐ og Kulturstyrelsen", "slks", "SLKS", "another hyphen"),
        ("SSI", "ssi", "SSI", "the acronym"),
        ("SDFI", "kds", "KDS", "an earlier acronym"),
        ("Økonomistyrelsen", "oes", "ØS", "ø is oe in the id"),
    ],
)
def test_find_agency(printed: str, agency: str, acronym: str, why: str) -> None:
    found = find_agency(printed)
    assert found is not None, why
    assert (found.id, found.acronym) == (agency, acronym), why


@pytest.mark.parametrize("printed", ["Vandkraftværket", "", "ssi", "styrelsen", "Statens", "skat"])
def test_not_in_the_list(printed: str) -> None:
    assert find_agency(printed) is None


def test_an_earlier_name_has_its_own_acronym() -> None:
    found = find_agency("Socialstyrelsen")
    assert found is not None
    assert (found.id, found.acronym_of("Socialstyrelsens"), found.acronym_of("Servicestyrelsen")) == (
        "sbst",
        "SOST",
        None,
    )


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Beskæftigelsesministeriets departement", "Beskæftigelsesministeriet"),
        ("INDENRIGS- OG SUNDHEDSMINISTERIET", "Indenrigs- og Sundhedsministeriet"),
        ("Transportministeriets", "Transportministeriet"),
        ("Klima-, Energi- og\nForsyningsministeriet", "Klima-, Energi- og Forsyningsministeriet"),
        ("Ministeriet for Fødevarer, Landbrug og Fiskeri", "Ministeriet for Fødevarer, Landbrug og Fiskeri"),
    ],
)
def test_find_ministry(printed: str, name: str) -> None:
    found = find_ministry(printed)
    assert found is not None
    assert found.name == name


def test_a_name_that_a_ministry_had_twice_is_that_of_its_year() -> None:
    early, late = (
        find_ministry("Indenrigs- og Sundhedsministeriet", 2004),
        find_ministry("Indenrigs- og Sundhedsministeriet", 2025),
    )
    assert early is not None
    assert late is not None
    assert (early.term.end, late.term.start) == (2007, 2022)


@pytest.mark.parametrize(
    ("agency", "line", "year", "under"),
    [
        ("fvst", "miljoe", 2018, True),
        ("fvst", "miljoe", 2012, False),
        ("fvst", "foedevare", 2025, True),
        ("dmi", "transport", 2005, True),
    ],
)
def test_authorities_move(agency: str, line: str, year: int, under: bool) -> None:
    authority = authorities()[IDS.index(agency)]
    assert authority.is_under(line, year) is under


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("mellem Slots- og Kulturstyrelsen og Kulturministeriet", ["Slots- og Kulturstyrelsen", "Kulturministeriet"]),
        ("Styrelsen for Undervisning og Kvalitet og Børne- og Undervisningsministeriet",
         ["Styrelsen for Undervisning og Kvalitet", "Børne- og Undervisningsministeriet"]),
        ("Social- og Boligstyrelsens mål", ["Social- og Boligstyrelsen"]),
        ("Den sociale styrelse betaler skat, og nota bene", []),
        ("SKAT og Nota", ["SKAT", "Nota"]),
    ],
)  # fmt: skip
def test_mentions(words: str, names: list[str]) -> None:
    assert [mention.name for mention in mentions(words)] == names


# ------------------------------------------------------------------ ids


@pytest.mark.parametrize(
    ("name", "acronym", "expected", "why"),
    [
        ("Sundhedsstyrelsen", None, "sst", "the list's"),
        ("Sundhedsstyrelsen", "XYZ", "sst", "the list's, whatever is printed"),
        ("Nordsøens Lodsvæsen", "NLV", "nlv", "the printed acronym"),
        ("Nævnet for Ålefiskeri", None, "naevnet-for-aalefiskeri", "the name"),
        ("Con", None, "con-dk", "no file may be called so on Windows"),
        ("§§", None, "ukendt", "nothing is left of it"),
    ],
)
def test_id_of(name: str, acronym: str | None, expected: str, why: str) -> None:
    assert id_of(name, acronym) == expected, why


@given(st.text())
def test_a_slug_is_a_safe_file_name_and_its_own_slug(words: str) -> None:
    made = slug(words)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*|", made)
    assert slug(made) == made
    assert made not in {"con", "prn", "aux", "nul", "com1", "lpt1"}
