"""What a document says of the version that it is: on the cover, in running heads, in sentences of its own."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maalplan.model import Block, Place, RawVersion, Text
from maalplan.parsers.front import read_front
from maalplan.parsers.versions import signs_in
from tests.parsers.making import WORDS, heading, item, paragraph, table, text

PROSE = paragraph("Planen beskriver de mål, som styrelsen skal nå i året, og hvordan de følges op.")


def versions_of(*blocks: Block, running: tuple[Text, ...] = ()) -> list[tuple[str, str]]:
    found = read_front(blocks, WORDS, running).versions
    return [(one.sign, " ".join(one.words.text.split())) for one in found]


@pytest.mark.parametrize(
    ("line", "signs"),
    [
        ("UDKAST", ["draft"]),
        ("U D K A S T", ["draft"]),
        ("Udkast af 12. november 2024", ["draft"]),
        ("UDKAST – 12/11 2024", ["draft"]),
        ("Udkast, version 0.8", ["draft"]),
        ("2. udkast", ["draft"]),
        ("Revideret udkast pr. 3. december 2024", ["draft"]),
        ("Foreløbig", ["draft"]),
        ("Foreløbig udgave, november 2024", ["draft"]),
        ("Høringsudgave", ["draft"]),
        ("Udkast til høring", ["draft"]),
        ("Til høring", ["draft"]),
        ("Høringsudkast november 2024", ["draft"]),
        ("Mål- og resultatplan 2025 – UDKAST", ["draft"]),
        ("Mål- og resultatplan 2025 (udkast)", ["draft"]),
        ("Mål- og resultatplan 2025 udkast", ["draft"]),
        ("Udkast til mål- og resultatplan 2025", ["draft"]),
        ("UDKAST: Resultatplan 2025 for Banedanmark", ["draft"]),
        ("Banedanmark | Udkast | Side 3 af 12", ["draft"]),
        ("Banedanmark Udkast 3. december 2024 Side 1", ["draft"]),
        ("Slots- og Kulturstyrelsen UDKAST", ["draft"]),
        ("UDKAST Banedanmark", ["draft"]),
        ("Tillæg til mål- og resultatplan 2025", ["addendum"]),
        ("Tillæg nr. 1 til mål- og resultatplan 2025", ["addendum"]),
        ("1. tillæg til resultatkontrakten for 2025", ["addendum"]),
        ("Tillæg 2017 til resultatkontrakt 2015-2018", ["addendum"]),
        ("Tillægsaftale til resultatkontrakt 2025", ["addendum"]),
        ("Mål- og resultatplan 2025, tillæg nr. 2", ["addendum"]),
        ("Allonge til resultatkontrakt 2025", ["addendum"]),
        ("Allonge", ["addendum"]),
        ("Addendum 2", ["addendum"]),
        ("Rettelsesblad", ["addendum"]),
        ("Rettelsesblad til mål- og resultatplan 2025", ["addendum"]),
        ("Udkast til tillæg nr. 1 til mål- og resultatplan 2025", ["draft", "addendum"]),
        ("Revideret juni 2025", ["amended"]),
        ("Genforhandlet", ["amended"]),
        ("Genforhandlet 1. juli 2025", ["amended"]),
        ("Ændret pr. 1. juli 2025", ["amended"]),
        ("Opdateret den 14. maj 2025", ["amended"]),
        ("Senest revideret 14.5.2025", ["amended"]),
        ("Sidst ændret den 14. maj 2025", ["amended"]),
        ("Revideret udgave 2.0, juni 2025", ["amended"]),
        ("Revideret mål- og resultatplan 2025", ["amended"]),
        ("Mål- og resultatplan 2025 – revideret juni 2025", ["amended"]),
        ("Mål- og resultatplan 2025, genforhandlet juni 2025", ["amended"]),
        ("Opdateret juni 2025 efter genforhandling", ["amended"]),
        ("Ajourført juni 2025", ["amended"]),
        ("Ændret ved tillæg af 1. juli 2025", ["amended"]),
        ("Med ændringer af 1. juli 2025", ["amended"]),
        ("Justeret efter midtvejsdrøftelse, juli 2025", ["amended"]),
        ("Revideret den 1. juli 2025 som følge af ressortændring", ["amended"]),
        ("Ændring af mål- og resultatplan 2025", ["addendum"]),
        ("Ændringer til mål- og resultatplanen for 2025", ["addendum"]),
        ("Supplerende mål- og resultatplan 2025", ["addendum"]),
        ("Fortroligt udkast", ["draft"]),
        ("Dokumentstatus: Udkast", ["draft"]),
        ("Underskrevet version", ["signed"]),
        ("Underskrevet den 17. december 2024", ["signed"]),
        ("v3", ["number"]),
        ("Version 2.0", ["number"]),
        ("Version 2.0, december 2024", ["number"]),
        ("Versionsnummer: 3", ["number"]),
        ("2. udgave", ["number"]),
        ("Sidst opdateret 14. maj 2025", ["number"]),
        ("v2.1", ["number"]),
        ("Mål- og resultatplan 2025 version 2.0", ["number"]),
        ("Version 0.9 – UDKAST", ["number", "draft"]),
    ],
)
def test_a_line_says_which_version_it_is(line: str, signs: list[str]) -> None:
    assert [sign for sign, _, _ in signs_in(line)] == signs


@pytest.mark.parametrize(
    "line",
    [
        "Udkast til lovforslag er sendt i høring",
        "Udkast til bekendtgørelse",
        "Et udkast er færdigt i Q2",
        "UDKAST TIL NY LOV",
        "Styrelsen har sendt Udkast",
        "Mål- og resultatplan 2025",
        "Mål- og resultatplan 2025 for Sundhedsstyrelsen",
        "Vejledningen er revideret",
        "Klimaatlas version 2.1",
        "Version 2.1 af klimaatlasset er i drift",
        "Arbejdsmarkedets Tillægspension",
        "Tillæg til løn",
        "Opdateret klimagrundlag",
        "Ændret adfærd hos borgerne",
        "December 2024",
        "Rev. Jens Hansen",
        "Erstatter udkast af 12. november 2024",
        "Høring",
        "Underskrevet",
        "Underskrevet den",
        "Ændringer af planen aftales skriftligt",
        "Ændret adfærd hos borgerne i juni 2025",
    ],
)
def test_a_line_says_nothing_of_the_version(line: str) -> None:
    assert list(signs_in(line)) == []


def test_words_of_a_goal_are_never_the_plans() -> None:
    goals = (
        heading("Mål"),
        heading("Mål 1: Ny lov om vand", 2),
        paragraph("Udkast til lovforslag er sendt i høring."),
        item("Udkast"),
        item("Vejledningen er revideret juni 2025"),
        table(["Titel", "Milepæle", "Frist"], ["Ny lov", "Udkast", "Q2"], ["Version 2.0", "Revideret juni 2025", "Q3"]),
    )
    assert versions_of(paragraph("Mål- og resultatplan 2025"), heading("1. Indledning"), PROSE, *goals) == []


def test_the_cover_is_read() -> None:
    cover = map(paragraph, ["UDKAST", "Mål- og resultatplan 2025", "Version 0.8", "12. november 2024"])
    assert versions_of(*cover, heading("1. Indledning"), PROSE) == [("draft", "UDKAST"), ("number", "Version 0.8")]


def test_a_title_on_two_lines_is_one() -> None:
    title = paragraph("Tillæg nr. 1 til mål- og\nresultatplan 2025")
    assert versions_of(title, heading("1. Baggrund"), PROSE) == [
        ("addendum", "Tillæg nr. 1 til mål- og resultatplan 2025")
    ]


def test_running_heads_are_read_once() -> None:
    page = (heading("Mål 1: Vand"), paragraph("Noget."), text("furniture", "Udkast af 12. november 2024"))
    assert versions_of(PROSE, *page, *page) == [("draft", "Udkast af 12. november 2024")]


def test_heads_beside_the_text_have_no_place() -> None:
    mark = Text("furniture", "UDKAST", (Place(),))
    found = read_front((PROSE,), WORDS, (mark,)).versions
    assert [(one.sign, one.words.places) for one in found] == [("draft", ())]


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Dette er et udkast, som ikke er godkendt.", ("draft", "Dette er et udkast")),
        ("Planen foreligger som udkast til den 1. december.", ("draft", "Planen foreligger som udkast")),
        (
            "Dette tillæg ændrer mål 2 og mål 4 i mål- og resultatplanen for 2025.",
            ("addendum", "Dette tillæg"),
        ),
        (
            "Planen er genforhandlet i juni 2025 som følge af finansloven.",
            ("amended", "Planen er genforhandlet i juni 2025"),
        ),
        (
            "Mål- og resultatplanen er ændret pr. 1. juli 2025, da to opgaver er flyttet.",
            ("amended", "Mål- og resultatplanen er ændret pr. 1. juli 2025"),
        ),
    ],
)
def test_a_sentence_of_the_plan_itself(sentence: str, said: tuple[str, str]) -> None:
    assert versions_of(heading("1. Indledning"), PROSE, paragraph(sentence)) == [said]


@pytest.mark.parametrize(
    "sentence",
    [
        "Et mål kan ændres i årets løb, hvis Folketinget vedtager nye opgaver.",
        "Planen følges op i årsrapporten, og målene kan genforhandles.",
        "Styrelsen sender udkast til lovforslag i høring.",
        "Hvert år udarbejdes et udkast til mål- og resultatplan.",
        "Planen er udarbejdet i december 2024 og opdateres løbende.",
    ],
)
def test_a_sentence_of_something_else(sentence: str) -> None:
    assert versions_of(heading("1. Indledning"), PROSE, paragraph(sentence)) == []


def test_the_words_are_those_of_the_document() -> None:
    found = read_front((paragraph("Mål- og resultatplan 2025 – revideret juni 2025"), PROSE), WORDS).versions
    assert found == (RawVersion("amended", found[0].words),)
    assert found[0].words.text == "revideret juni 2025"


MARKS = (
    "UDKAST",
    "udkast",
    "Tillæg",
    "nr.",
    "1",
    "2.0",
    "til",
    "mål- og resultatplan",
    "2025",
    "–",
    "(",
    ")",
    "version",
)
MORE = ("revideret", "juni 2025", "Side", "Banedanmark", ",", "|", "1. juli 2025", "allonge", "af", "\n", "  ")


@given(st.lists(st.sampled_from(MARKS + MORE) | st.text(max_size=8), max_size=12).map(" ".join))
def test_signs_stand_in_the_line_and_do_not_overlap(line: str) -> None:
    found = sorted((start, end) for _, start, end in signs_in(line))
    assert all(line[start:end].strip() for start, end in found)
    assert all(end <= following for (_, end), (following, _) in pairwise(found))
