"""Which plans of two folders belong together: renamed, merged, divided and moved agencies, several years, versions."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from maalplan.diff import diff_folders
from maalplan.diff.pairing import Pairing, pair_plans, years_of
from maalplan.errors import NoPlans
from maalplan.model import Ministry, Period, Plan, Source, Version
from tests.diff.making import goal, plan

WATER = goal("1", "Rent drikkevand", "Mindst 90 pct. af boringerne er undersøgt (Q4).")
NATURE = goal("2", "Mere natur", "Tre nationalparker har en ny plejeplan (Q3).")
JOBS = goal("1", "Flere i arbejde", "Jobcentrene har fået en ny vejledning (Q2).")


def of(agency: str, year: int, *goals: object, name: str | None = None, ministry: str | None = None) -> Plan:
    made = plan(year, *(goals or (WATER,)), agency=agency, name=name or agency)  # type: ignore[arg-type]
    return replace(made, ministry=Ministry(ministry) if ministry else None)


def told(found: Pairing) -> tuple[list[tuple[str, str]], list[str], list[str], list[str]]:
    return (
        [(one.id, other.id) for one, other in found.pairs],
        [one.id for one in found.only_old],
        [one.id for one in found.only_new],
        [finding.code for finding in found.findings],
    )


def test_by_agency() -> None:
    old = [of("ssi", 2024), of("sst", 2024), of("lmst", 2024)]
    new = [of("sst", 2025), of("ngc", 2025), of("ssi", 2025)]
    assert told(pair_plans(old, new)) == (
        [("ssi-2024", "ssi-2025"), ("sst-2024", "sst-2025")],
        ["lmst-2024"],
        ["ngc-2025"],
        [],
    )


def test_the_order_of_the_plans_makes_no_difference() -> None:
    old = [of("ssi", 2024), of("svana", 2016), of("sst", 2024)]
    new = [of("sst", 2025), of("mst", 2017), of("ssi", 2025)]
    expected = told(pair_plans(old, new))
    assert {str(told(pair_plans(o, n))) for o in permutations(old) for n in permutations(new)} == {str(expected)}


def test_an_agency_that_was_renamed_is_said() -> None:
    found = pair_plans(
        [of("kds", 2022, name="Styrelsen for Dataforsyning og Infrastruktur")],
        [of("kds", 2024, name="Klimadatastyrelsen")],
    )
    assert told(found) == ([("kds-2022", "kds-2024")], [], [], ["agency-renamed"])
    assert "is now called Klimadatastyrelsen" in found.findings[0].message


def test_an_agency_that_moved_to_another_ministry_is_said() -> None:
    old = of("digst", 2021, ministry="Finansministeriet")
    new = of("digst", 2023, ministry="Digitaliserings- og Ligestillingsministeriet")
    found = pair_plans([old], [new])
    assert told(found)[3] == ["agency-moved"]
    assert "from Finansministeriet to Digitaliserings-" in found.findings[0].message


def test_a_ministry_that_was_renamed_is_the_same_ministry() -> None:
    old = of("ssi", 2021, ministry="Sundhedsministeriet")
    new = of("ssi", 2023, ministry="Indenrigs- og Sundhedsministeriet")
    assert told(pair_plans([old], [new]))[3] == []


# ------------------------------------------------------------------ merged and divided


def test_an_agency_that_went_into_another() -> None:
    found = pair_plans([of("ask", 2015)], [of("aes", 2017)])
    assert told(found) == ([("ask-2015", "aes-2017")], [], [], ["paired-by-succession"])


def test_of_two_merged_agencies_the_one_with_more_in_common_is_paired() -> None:
    old = [of("ams", 2013, WATER), of("sfr", 2013, JOBS)]
    new = [of("star", 2014, JOBS)]
    found = pair_plans(old, new)
    assert told(found) == (
        [("sfr-2013", "star-2014")],
        ["ams-2013"],
        [],
        ["paired-by-succession", "left-by-succession"],
    )
    assert "ams-2013" in found.findings[1].message


def test_an_agency_that_went_into_one_that_has_its_own_older_plan() -> None:
    old = [of("svana", 2016, NATURE), of("mst", 2016, WATER)]
    found = pair_plans(old, [of("mst", 2017, WATER, NATURE)])
    assert told(found) == ([("mst-2016", "mst-2017")], ["svana-2016"], [], ["left-by-succession"])


def test_an_agency_that_was_divided() -> None:
    new = [of("sktst", 2019, WATER), of("gaeldst", 2019, JOBS), of("toldst", 2019, NATURE)]
    found = pair_plans([of("skat", 2017, JOBS)], new)
    assert told(found) == (
        [("skat-2017", "gaeldst-2019")],
        [],
        ["sktst-2019", "toldst-2019"],
        ["paired-by-succession", "left-by-succession", "left-by-succession"],
    )


def test_an_agency_that_gave_tasks_away_and_lives_on() -> None:
    found = pair_plans([of("stps", 2017)], [of("stps", 2019), of("stpk", 2019)])
    assert told(found) == ([("stps-2017", "stps-2019")], [], ["stpk-2019"], ["left-by-succession"])


def test_years_before_or_after_the_change_say_nothing() -> None:
    assert told(pair_plans([of("skat", 2016)], [of("sktst", 2017)]))[0] == []


def test_the_mirror() -> None:
    old = [of("ams", 2013, WATER), of("sfr", 2013, JOBS), of("ssi", 2013)]
    new = [of("star", 2014, JOBS), of("ssi", 2014), of("ngc", 2014)]
    there, back = pair_plans(old, new), pair_plans(new, old)
    assert {(one.id, other.id) for one, other in there.pairs} == {(one.id, other.id) for other, one in back.pairs}
    assert [one.id for one in there.only_old] == [one.id for one in back.only_new]


# ------------------------------------------------------------------ guesses


@pytest.mark.parametrize(
    ("old", "new", "paired"),
    [
        ("Nævnet for Grus og Sten", "Nævnet for Grus og Stene", True),
        ("Nævnet for Grus", "Rådet for Ål", False),
        ("Miljøstyrelsen", "Naturstyrelsen", False),
    ],
)
def test_nearly_the_same_name_is_a_guess(old: str, new: str, paired: bool) -> None:
    found = pair_plans([of("en", 2024, name=old)], [of("to", 2025, name=new)])
    assert [finding.code for finding in found.findings] == (["paired-by-guess"] if paired else [])
    assert len(found.pairs) == int(paired)


def test_names_under_two_ministries_are_not_guessed() -> None:
    old = of("en", 2024, name="Nævnet for Grus og Sten", ministry="Miljøministeriet")
    new = of("to", 2025, name="Nævnet for Grus og Stene", ministry="Kulturministeriet")
    assert pair_plans([old], [new]).pairs == ()


def test_unknown_agencies_are_never_paired() -> None:
    old, new = of("ukendt", 2024, name="Ukendt"), of("ukendt", 2025, name="Ukendt")
    assert told(pair_plans([old], [new])) == ([], ["ukendt-2024"], ["ukendt-2025"], [])


# ------------------------------------------------------------------ several years, several versions


def test_folders_with_several_years() -> None:
    years = [of("ssi", year) for year in (2023, 2024)]
    same = pair_plans(years, [of("ssi", year) for year in (2023, 2024)])
    assert told(same)[0] == [("ssi-2023", "ssi-2023"), ("ssi-2024", "ssi-2024")]
    later = pair_plans(years, [of("ssi", year) for year in (2024, 2025)])
    assert told(later) == ([("ssi-2024", "ssi-2024")], ["ssi-2023"], ["ssi-2025"], [])
    after = pair_plans(years, [of("ssi", year) for year in (2025, 2026)])
    assert told(after) == ([("ssi-2024", "ssi-2025")], ["ssi-2023"], ["ssi-2026"], [])
    apart = pair_plans(years, [of("ssi", year) for year in (2027, 2029)])
    assert told(apart) == ([("ssi-2024", "ssi-2027")], ["ssi-2023"], ["ssi-2029"], [])
    backwards = pair_plans([of("ssi", year) for year in (2027, 2029)], years)
    assert told(backwards) == ([("ssi-2027", "ssi-2024")], ["ssi-2029"], ["ssi-2023"], [])


def test_the_version_that_counts_is_paired() -> None:
    signed = replace(of("ssi", 2024), version=Version("17/12 2023", "signed", None, "2023-12-17"))
    draft = replace(
        of("ssi", 2024, NATURE),
        id="ssi-2024-2",
        version=Version("UDKAST", "draft"),
        source=Source("u.docx", "", "", None, "t"),
    )
    found = pair_plans([draft, signed], [of("ssi", 2025)])
    assert told(found) == ([("ssi-2024", "ssi-2025")], [], [], ["version-chosen"])
    assert found.pairs[0][0] is signed


def test_an_addendum_is_part_of_the_plan() -> None:
    adding = replace(of("ssi", 2024, NATURE), id="ssi-2024-2", version=Version("Tillæg nr. 1", "addendum", "1"))
    found = pair_plans([of("ssi", 2024), adding], [of("ssi", 2025, WATER, NATURE)])
    assert told(found) == ([("ssi-2024", "ssi-2025")], [], [], ["addendum-applied"])
    assert [one.title for one in found.pairs[0][0].goals] == ["Rent drikkevand", "Mere natur"]


def test_every_plan_is_somewhere_once() -> None:
    old = [of(agency, year) for agency in ("ssi", "skat", "ams", "sfr", "ukendt") for year in (2013, 2017)]
    new = [of(agency, year) for agency in ("ssi", "sktst", "star", "ukendt", "xyz") for year in (2014, 2019)]
    found = pair_plans(old, new)
    olds = [one.id for one, _ in found.pairs] + [one.id for one in found.only_old]
    news = [one.id for _, one in found.pairs] + [one.id for one in found.only_new]
    assert sorted(olds) == sorted(one.id for one in old)
    assert sorted(news) == sorted(one.id for one in new)


def test_nothing_on_one_side() -> None:
    assert told(pair_plans([], [of("ssi", 2025)])) == ([], [], ["ssi-2025"], [])
    assert told(pair_plans([], [])) == ([], [], [], [])


def test_a_diff_of_folders_carries_the_findings() -> None:
    found = diff_folders([of("ask", 2015), of("sst", 2015)], [of("aes", 2017)])
    assert [(one.old.id, one.new.id) for one in found.pairs] == [("ask-2015", "aes-2017")]
    assert found.only_old == ("sst-2015",)
    assert [finding.code for finding in found.findings] == ["paired-by-succession"]


# ------------------------------------------------------------------ two years of one folder


def test_two_years_of_a_folder() -> None:
    plans = [of("ssi", 2024), of("ssi", 2025), of("sst", 2024), of("sst", 2023)]
    old, new = years_of(plans, 2024, 2025)
    assert [one.id for one in old] == ["ssi-2024", "sst-2024"]
    assert [one.id for one in new] == ["ssi-2025"]


def test_an_agreement_of_several_years_holds_in_each() -> None:
    agreement = replace(of("kb", 2023), period=Period("2023-01-01", "2026-12-31"))
    own = replace(of("smk", 2023), period=Period("2023-01-01", "2026-12-31"))
    old, new = years_of([agreement, own, of("smk", 2025), of("ssi", 2024)], 2024, 2025)
    assert [one.id for one in old] == ["ssi-2024", "kb-2023", "smk-2023"]
    assert [one.id for one in new] == ["smk-2025", "kb-2023"]


@pytest.mark.parametrize(("years", "missing"), [((2024, 2030), 2030), ((2019, 2025), 2019)])
def test_a_year_without_plans_names_those_that_are_there(years: tuple[int, int], missing: int) -> None:
    with pytest.raises(NoPlans, match=f"no plan of {missing}; there are plans of: 2024, 2025") as raised:
        years_of([of("ssi", 2025), of("ssi", 2024), of("sst", 2024)], *years)
    assert "\n" not in raised.value.message
