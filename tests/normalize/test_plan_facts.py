"""A plan's own facts: invented covers, agreements and signatures of many kinds."""

from __future__ import annotations

import subprocess
import sys

import pytest

from maalplan.model import Agency, Ministry, Period, Place, Quote, RawFront, RawSignature
from maalplan.normalize.parties import printed_acronym, split_parties
from maalplan.normalize.plan_facts import PlanFacts, plan_facts


def quotes(*words: str) -> tuple[Quote, ...]:
    return tuple(Quote(text, (Place(block=number),)) for number, text in enumerate(words, start=1))


def signed(name: str, title: str, organisation: str | None = None) -> RawSignature:
    return RawSignature(Quote(name), Quote(title), Quote(organisation) if organisation else None)


def who(facts: PlanFacts) -> tuple[str, str | None, str | None, str | None]:
    return facts.agency.id, facts.agency.name, facts.agency.acronym, facts.ministry.name if facts.ministry else None


BO = signed("Bo Kær", "Departementschef", "Transportministeriet")


@pytest.mark.parametrize(
    ("front", "expected", "why"),
    [
        (
            RawFront(cover=quotes("TRANSPORTMINISTERIET", "VEJDIREKTORATET")),
            ("vd", "Vejdirektoratet", "VD", "Transportministeriet"),
            "logos in capitals",
        ),
        (
            RawFront(parties=quotes("direktøren for Slots- og Kulturstyrelsen og Kulturministeriet")),
            ("slks", "Slots- og Kulturstyrelsen", "SLKS", "Kulturministeriet"),
            "names that hold an og",
        ),
        (
            RawFront(parties=quotes("Nordsøens Lodsvæsen (NLV)", "Erhvervsministeriet")),
            ("nlv", "Nordsøens Lodsvæsen", "NLV", "Erhvervsministeriet"),
            "an unknown authority with its acronym",
        ),
        (
            RawFront(parties=quotes("direktøren for Nordsøens Lodsvæsen og departementschefen"), signatures=(BO,)),
            ("nordsoeens-lodsvaesen", "Nordsøens Lodsvæsen", None, "Transportministeriet"),
            "an unknown authority without one",
        ),
        (
            RawFront(signatures=(BO, signed("Ida Bro", "Vejdirektør", "Vejdirektoratet"))),
            ("vd", "Vejdirektoratet", "VD", "Transportministeriet"),
            "only the signatures, the ministry's first",
        ),
        (
            RawFront(
                title=Quote("Resultatplan 2. halvår 2017 for Nordjyllands Politi"),
                parties=quotes("Rigspolitiet og Nordjyllands Politi"),
            ),
            ("nordjyllands-politi", "Nordjyllands Politi", None, None),
            "a police district agrees with another authority",
        ),
        (
            RawFront(cover=quotes("Udlændingeservice", "Ministeriet for Flygtninge, Indvandrere og Integration")),
            ("us", "Udlændingeservice", "US", "Ministeriet for Flygtninge, Indvandrere og Integration"),
            "an earlier name keeps the id",
        ),
        (
            RawFront(cover=quotes("Arbejdstilsynet"), parties=quotes("Beskæftigelsesministeriets departement")),
            ("at", "Arbejdstilsynet", "AT", "Beskæftigelsesministeriet"),
            "the department is the ministry",
        ),
        (
            RawFront(cover=quotes("Lægemiddelstyrelsen (LMS)"), signatures=(BO,)),
            ("lmst", "Lægemiddelstyrelsen", "LMS", "Transportministeriet"),
            "the printed acronym, the list's id",
        ),
        (
            RawFront(cover=quotes("Ministeriet for Havbrug", "Havbrugsstyrelsen")),
            ("havbrugsstyrelsen", "Havbrugsstyrelsen", None, "Ministeriet for Havbrug"),
            "neither is in the list",
        ),
        (
            RawFront(cover=quotes("Vandkraft Nord"), prose=quotes("Vandkraft Nord.", "Vandkraft Nord har mål.")),
            ("vandkraft-nord", "Vandkraft Nord", None, None),
            "a line of the cover that the text uses again",
        ),
        (
            RawFront(
                parties=quotes("Søfartsstyrelsen og departementet"),
                prose=quotes("Søfartsstyrelsen hører under Erhvervsministeriet, jf. Finansministeriets vejledning."),
            ),
            ("sfs", "Søfartsstyrelsen", "SFS", "Erhvervsministeriet"),
            "the department is named only in the text",
        ),
        (
            RawFront(prose=quotes("Vejdirektoratet bygger.", "Transportministeriet.", "Vejdirektoratets mål.")),
            ("vd", "Vejdirektoratet", "VD", "Transportministeriet"),
            "only the text names anybody",
        ),
        (RawFront(prose=quotes("Styrelsen skal nå sine mål.")), ("ukendt", None, None, None), "nobody is named"),
    ],
)  # fmt: skip
def test_who_is_who(front: RawFront, expected: tuple[str, str | None, str | None, str | None], why: str) -> None:
    assert who(plan_facts(front)) == expected, why


@pytest.mark.parametrize(
    ("title", "period", "year", "expected", "why"),
    [
        ("Resultatplan 2025", ["2025"], 2025, Period("2025-01-01", "2025-12-31"), "a year"),
        ("Rammeaftale 2015-2018", ["2015-2018"], 2015, Period("2015-01-01", "2018-12-31"), "four years"),
        ("Resultatplan 2017", ["1. juli til 31. december 2017"], 2017, Period("2017-07-01", "2017-12-31"), "its days"),
        ("Resultatplan 2017", ["2016", "2017"], 2017, Period("2017-01-01", "2017-12-31"), "a time outside the title's"),
        (None, ["1. januar 2025"], 2025, Period("2025-01-01", "2025-12-31"), "in force from a day"),
        (None, [], None, None, "nothing is said"),
    ],
)
def test_year_and_period(
    title: str | None, period: list[str], year: int | None, expected: Period | None, why: str
) -> None:
    facts = plan_facts(RawFront(title=Quote(title) if title else None, period=quotes(*period)))
    assert (facts.year, facts.period) == (year, expected), why


def test_doubts_are_findings() -> None:
    assert [finding.code for finding in plan_facts(RawFront()).findings] == ["unknown-agency", "unknown-year"]
    known = RawFront(cover=quotes("Vejdirektoratet"), period=quotes("2025"))
    assert plan_facts(known).findings == ()


def test_each_fact_has_its_quote() -> None:
    front = RawFront(
        title=Quote("Mål- og\nresultatplan 2025"),
        document_type=Quote("Mål- og\nresultatplan"),
        cover=quotes("Transportministeriet", "Vejdirektoratet (VD)"),
        period=quotes("2025"),
        published=Quote("December 2024"),
    )
    facts = plan_facts(front)
    assert (facts.title, facts.document_type, facts.published) == (
        "Mål- og resultatplan 2025",
        "mål- og resultatplan",
        "2024-12",
    )
    assert facts.agency == Agency("vd", "Vejdirektoratet", "VD")
    assert facts.ministry == Ministry("Transportministeriet", "TRM")
    words = {field: quote.text for field, quote in facts.quotes.items()}
    assert words == {
        "title": "Mål- og\nresultatplan 2025",
        "document_type": "Mål- og\nresultatplan",
        "agency": "Vejdirektoratet",
        "ministry": "Transportministeriet",
        "year": "2025",
        "period": "2025",
        "published": "December 2024",
    }


@pytest.mark.parametrize(
    ("words", "parties"),
    [
        ("A-nævnet for Grus og Sten og Børne- og Undervisningsministeriet",
         ("A-nævnet for Grus og Sten", "Børne- og Undervisningsministeriet")),
        ("Kulturministeriet og Museet for Tang og Tare", ("Kulturministeriet", "Museet for Tang og Tare")),
        ("direktøren for Tangtilsynet, formanden for bestyrelsen og departementschefen",
         ("direktøren for Tangtilsynet", "formanden for bestyrelsen", "departementschefen")),
        ("Tangtilsynet", ("Tangtilsynet",)),
    ],
)  # fmt: skip
def test_split_parties(words: str, parties: tuple[str, ...]) -> None:
    assert split_parties(words) == parties


@pytest.mark.parametrize(
    ("text", "acronym"),
    [
        ("Sundhedsstyrelsen (SST) indgår hermed en aftale", "SST"),
        ("Sundhedsstyrelsen (herefter SST)", "SST"),
        ("Sundhedsstyrelsen (i det følgende benævnt ”SST”)", "SST"),
        ("Sundhedsstyrelsen (Islands Brygge)", None),
        ("Styrelsen (SST)", None),
    ],
)
def test_printed_acronym(text: str, acronym: str | None) -> None:
    assert printed_acronym("Sundhedsstyrelsen", [text]) == acronym


def test_spacy_is_not_imported_where_the_cover_names_the_authority() -> None:
    program = (
        "import sys; from maalplan.model import Quote, RawFront; from maalplan.normalize.plan_facts import plan_facts; "
        "plan_facts(RawFront(cover=(Quote('Vejdirektoratet'), Quote('Transportministeriet')))); "
        "print('spacy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
