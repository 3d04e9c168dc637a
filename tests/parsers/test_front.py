"""What the pages around the goals say: the cover and its title, and what is said of the whole plan."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maalplan.model import Block, Quote, RawFront
from maalplan.parsers.front import read_front
from tests.parsers.making import WORDS, heading, item, paragraph, table, text

PROSE = paragraph("Planen beskriver de mål, som styrelsen skal nå i året, og hvordan de følges op.")


def front_of(*blocks: Block) -> RawFront:
    return read_front(blocks, WORDS)


def said(words: Quote | None) -> str | None:
    return " ".join(words.text.split()) if words else None


@pytest.mark.parametrize(
    ("cover", "title", "others", "why"),
    [
        (
            ["Kulturministeriet", "Mål- og resultatplan 2026", "Slots- og Kulturstyrelsen"],
            "Mål- og resultatplan 2026",
            ["Kulturministeriet", "Slots- og Kulturstyrelsen"],
            "the line with the document type is the title",
        ),
        (
            ["Resultatkontrakt 2022 for Udlændingestyrelsen", "mellem", "A", "og", "B"],
            "Resultatkontrakt 2022 for Udlændingestyrelsen",
            ["mellem", "A", "og", "B"],
            "a title may name the authority",
        ),
        (["Mål- og resultatplan\n2025"], "Mål- og resultatplan 2025", [], "two printed lines in one block"),
        (["Mål- og", "resultatplan 2025"], "Mål- og resultatplan 2025", [], "a title wrapped by its size"),
        (["Resultatkontrakt", "2015-2018"], "Resultatkontrakt 2015-2018", [], "the period on a line of its own"),
        (
            ["Rammeaftale 2015-2018", "for Statens Arkiver"],
            "Rammeaftale 2015-2018 for Statens Arkiver",
            [],
            '"for" and a name go on with the title',
        ),
        (["Resultatplan 2017", "2. udgave"], "Resultatplan 2017", ["2. udgave"], "an edition is no part of it"),
        (["VEJDIREKTORATETS RESULTATPLAN 2017"], "VEJDIREKTORATETS RESULTATPLAN 2017", [], "as printed"),
        (
            ["INDENRIGS- OG\nSUNDHEDSMINISTERIET", "Resultatplan 2017"],
            "Resultatplan 2017",
            ["INDENRIGS- OG SUNDHEDSMINISTERIET"],
            "a logo on two lines is one line",
        ),
        (["Vejdirektoratet"], None, ["Vejdirektoratet"], "no document type, no title: none is composed"),
    ],
)
def test_cover(cover: list[str], title: str | None, others: list[str], why: str) -> None:
    front = front_of(*map(paragraph, cover), heading("1. Indledning"), PROSE)
    assert (said(front.title), [said(line) for line in front.cover]) == (title, others), why


@pytest.mark.parametrize(
    ("end", "why"),
    [
        (heading("1. Mål- og resultatstyring"), "a numbered chapter"),
        (heading("Indholdsfortegnelse"), "the contents list"),
        (text("contents", "1. Indledning 3"), "an entry of the contents list"),
        (item("Første mål"), "a list"),
        (PROSE, "running text"),
        (table(["a", "b", "c"]), "a table of three columns"),
    ],
)
def test_cover_ends_at(end: Block, why: str) -> None:
    front = front_of(paragraph("Resultatplan 2017"), end, paragraph("Vejdirektoratet"), paragraph("December 2016"))
    assert (front.cover, front.published) == ((), None), why


def test_a_cover_may_be_set_in_a_table() -> None:
    front = front_of(table(["Resultatplan 2017"], ["Vejdirektoratet"], ["December 2016"]), heading("1. Indledning"))
    assert said(front.title) == "Resultatplan 2017"
    assert said(front.published) == "December 2016"


def test_without_a_cover_there_is_no_title() -> None:
    front = front_of(
        heading("1. Mål- og resultatstyring"),
        paragraph("Mål- og resultatplanen er et ledelsesværktøj."),
        paragraph("Mål- og resultatplanen indgås mellem direktøren for Sundhedsstyrelsen og departementschefen."),
    )
    assert (front.title, front.cover) == (None, ())
    assert said(front.document_type) == "Mål- og resultatplanen"


def test_a_page_header_is_no_title() -> None:
    front = front_of(text("furniture", "Mål- og resultatplan 2025"), heading("1. Indledning"), PROSE)
    assert front.title is None


def test_a_heading_with_its_year_can_be_the_title() -> None:
    front = front_of(heading("1. Indledning"), PROSE, heading("Resultatkontrakt for 2012"), heading("2. Mål"))
    assert said(front.title) == "Resultatkontrakt for 2012"


@pytest.mark.parametrize(
    "line", ["December 2024", "16. november 2025", "d. 17. december 2024", "København, den 3. maj 2021", "17-12-2024"]
)
def test_published(line: str) -> None:
    front = front_of(paragraph("Resultatplan 2017"), paragraph(line), heading("1. Indledning"))
    assert said(front.published) == line
    assert front.cover == ()


def test_a_year_alone_on_the_cover_is_no_publication() -> None:
    front = front_of(paragraph("Vejdirektoratet"), paragraph("2017"), heading("1. Indledning"))
    assert front.published is None
    assert [said(words) for words in front.period] == ["2017"]


def test_the_parties_of_a_cover() -> None:
    lines = ["Resultatkontrakt 2019", "mellem", "Fyns Politi", "og", "Rigspolitiet", "Januar 2019"]
    front = front_of(*map(paragraph, lines), heading("1. Indledning"))
    assert [said(words) for words in front.parties] == ["Fyns Politi", "Rigspolitiet"]


def test_an_addendum_is_for_its_own_year() -> None:
    front = front_of(
        paragraph("Tillæg til resultatkontrakt 2015-2018"),
        heading("1. Baggrund"),
        paragraph("Tillægget gælder for 2017 og ændrer to af målene i kontrakten."),
    )
    assert [said(words) for words in front.period] == ["2017", "2015-2018"]
    assert said(front.document_type) == "Tillæg til resultatkontrakt"


def test_an_agreement_among_the_goals_is_found_when_its_heading_was_lost() -> None:
    front = front_of(
        heading("2. Koncernfælles mål"),
        heading("Mål 1"),
        paragraph(
            "4. Aftale\nPlanen indgås mellem direktøren for Energistyrelsen og departementschefen. Den gælder for 2024."
        ),
    )
    assert [said(words) for words in front.parties] == ["direktøren for Energistyrelsen og departementschefen"]
    assert [said(words) for words in front.period] == ["2024"]


def test_nothing_is_said_by_an_empty_document() -> None:
    assert front_of() == RawFront()


WORDS_OF_COVERS = st.sampled_from(
    [
        "Resultatplan",
        "2025",
        "mellem",
        "og",
        "for",
        "Vejdirektoratet",
        "København, den 1/2 2024",
        "Direktør",
        "-",
        "\n",
        "Mål 1",
    ]
)
KINDS = st.sampled_from(["heading", "paragraph", "item", "line", "contents", "furniture"])


@given(st.lists(st.tuples(KINDS, st.lists(WORDS_OF_COVERS, min_size=1, max_size=6).map(" ".join)), max_size=12))
def test_every_quote_stands_in_the_document(blocks: list[tuple[str, str]]) -> None:
    shown = [text(kind, words) for kind, words in blocks]  # type: ignore[arg-type]  # drawn from the kinds there are
    front = front_of(*shown)
    lines = {part.strip() for block in shown for part in block.text.split("\n")}
    quotes = [front.title, front.document_type, front.published, *front.cover, *front.parties, *front.period]
    quotes += [
        getattr(s, name) for s in front.signatures for name in ("name", "title", "organisation", "place", "date")
    ]
    for words in filter(None, quotes):
        assert all(any(part.strip() in line for line in lines) for part in words.text.split("\n"))
