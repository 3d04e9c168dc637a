"""Searching: what a word is, which words are the same, and what is found first."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maalplan.model import Agency, Goal, Milestone, Plan, Source
from maalplan.model.meant import Period
from maalplan.model.searched import SearchAsked, SearchRun
from maalplan.serve.search.found import PER_PAGE, found_in
from maalplan.serve.search.index import Index, goal_words, index_of
from maalplan.serve.search.query import LONGEST, MOST, query_of
from maalplan.serve.search.words import folded, stem, tokens


def plan(plan_id: str, *goals: Goal, year: int = 2025, agency: str = "kfst", until: int | None = None) -> Plan:
    period = None if until is None else Period(f"{year}-01-01", f"{until}-12-31")
    source = Source(path="plan.pdf", sha256="0" * 64, media_type="application/pdf", pages=1, parser="pdf")
    return Plan(
        schema_version="1.2",
        id=plan_id,
        agency=Agency(agency, "Ærø Forvaltning"),
        year=year,
        period=period,
        goals=goals,
        source=source,
    )


def goal(title: str | None, *milestones: str, number: int = 1, **fields: object) -> Goal:
    own = f"x/agency/{number}"
    points = tuple(Milestone(f"{own}/{n}", str(n), text) for n, text in enumerate(milestones, 1))
    return Goal(own, fields.pop("scope", "agency"), number=str(number), title=title, milestones=points, **fields)  # type: ignore[arg-type]


def index(*plans: Plan) -> Index:
    return index_of((one, goal_words(one)) for one in plans)


GOALS = (
    goal(
        "Kortere sagsbehandlingstider",
        "Sagsbehandlingstiden for ansøgninger er højst 30 dage.",
        "Ansøgere får svar på Århus-kontoret.",
    ),
    goal("Lavere sygefravær", "Sygefraværet er nedbragt til 8,5 dage.", number=2, description="Trivsel og ledelse."),
    goal(
        "Grøn omstilling",
        "En strategi for grøn omstilling af it-systemer er vedtaget (Q2).",
        number=3,
        remarks="Strategien omfatter æ, ø og å: Ærø, Rømø og Ålø.",
        extra={"Baggrund": "Regeringens idékatalog."},
    ),
    goal(None, "Præcise tal for økonomien foreligger.", number=4, scope="ministry"),
)

FOUND = [
    ("sygefravær", [2], "the very word"),
    ("SYGEFRAVÆR", [2], "whatever its case"),
    ("fravær", [2], "a part of a compound"),
    ("ansøgningen", [1], "another form"),
    ("ansøgningerne", [1], "another form"),
    ("sagsbehand", [1], "the beginning of a word"),
    ("strategier", [3], "the plural of a singular"),
    ("omstilling grøn", [3], "all words, in any order"),
    ("grøn trivsel", [], "one word alone is not enough"),
    ("sagsbehandlingstider 30", [1], "a title's word with a milestone's figure"),
    ('"grøn omstilling"', [3], "words side by side"),
    ("»grøn omstilling«", [3], "in the quotation marks of print"),
    ('"omstilling grøn"', [], "not the other way round"),
    ('"grøn omst"', [], "a phrase in quotes is whole words"),
    ("it-systemer", [3], "a hyphen joins"),
    ("it-syst", [3], "and its end may be the beginning of a word"),
    ("it-strategi", [], "words that stand apart"),
    ("aarhus", [1], "å typed as aa"),
    ("Århus", [1], "and aa as å"),
    ("aeroe", [3], "æ typed as ae, ø as oe"),
    ("præcis", [4], "an adjective's other form"),
    ("praecise", [4], "typed without æ"),
    ("idekatalog", [3], "without its accent"),
    ("økonomi", [4], "a noun without its article"),
    ("ökonomi", [4], "as neighbours write it"),
    ("8,5", [2], "a figure with its comma"),
    ("8", [], "but not a part of a figure that stands by itself"),
    ("Q2", [3], "a quarter"),
    ("ledelse", [2], "in the description"),
    ("regeringens", [3], "in what has a label of its own"),
    ("zebra", [], "a word that is nowhere"),
    (unicodedata.normalize("NFD", "sygefravær på"), [], "a word more"),
    (unicodedata.normalize("NFD", "århus"), [1], "letters and their marks apart"),
]


@pytest.mark.parametrize(("text", "numbers", "why"), FOUND, ids=[f"{text}: {why}" for text, _, why in FOUND])
def test_what_is_found(text: str, numbers: list[int], why: str) -> None:
    result = found_in(index(plan("kfst-2025", *GOALS)), SearchAsked(text))
    assert [int(hit.number or 0) for hit in result.hits] == numbers, why
    assert result.total == len(numbers)


@pytest.mark.parametrize("text", ["", "   ", '""', "- – .", "*", "\x00", "´`", "“„”"])
def test_nothing_asked_is_nothing_found(text: str) -> None:
    result = found_in(index(plan("kfst-2025", *GOALS)), SearchAsked(text))
    assert (result.total, result.hits) == (0, ())


def hits(runs: tuple[SearchRun, ...]) -> list[str]:
    return [run.text for run in runs if run.hit]


def test_what_was_found_is_marked_where_it_stands() -> None:
    result = found_in(index(plan("kfst-2025", *GOALS)), SearchAsked('strategi "grøn omstilling"'))
    (hit,) = result.hits
    assert hits(hit.title) == ["Grøn", "omstilling"]
    milestone, remarks = hit.parts
    assert (milestone.field, milestone.milestone, milestone.number) == ("text", "x/agency/3/1", "1")
    assert hits(milestone.runs) == ["strategi", "grøn", "omstilling"]
    assert "".join(run.text for run in milestone.runs) == GOALS[2].milestones[0].text
    assert (remarks.field, hits(remarks.runs)) == ("remarks", ["Strategien"])


def test_words_in_titles_come_first_and_rare_words_count() -> None:
    own = (
        goal("Digital post", "Sikkerhed er prøvet."),
        goal("Sikkerhed", "Digital post er i brug.", number=2),
        goal("Andet", "Sikkerhed og post.", number=3),
    )
    result = found_in(index(plan("kfst-2025", *own)), SearchAsked("sikkerhed"))
    assert [hit.number for hit in result.hits] == ["2", "1", "3"]


def test_the_very_word_comes_before_longer_ones_and_newer_plans_before_older() -> None:
    plans = [
        plan("a-2023", goal("Tilsynsplan"), year=2023),
        plan("a-2024", goal("Tilsyn"), year=2024),
        plan("a-2025", goal("Tilsyn"), year=2025),
        plan("b-2025", goal("Arbejdstilsyn")),
    ]
    result = found_in(index(*plans), SearchAsked("tilsyn"))
    assert [hit.plan for hit in result.hits] == ["a-2025", "a-2024", "a-2023", "b-2025"]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (SearchAsked("tilsyn", agency="at"), ["at-2025"]),
        (SearchAsked("tilsyn", year=2024), ["bfst-2023"]),
        (SearchAsked("tilsyn", year=2025), ["at-2025"]),
        (SearchAsked("tilsyn", scope="ministry"), ["bfst-2023"]),
        (SearchAsked("tilsyn", agency="findes ikke"), []),
    ],
)
def test_what_is_looked_at(asked: SearchAsked, expected: list[str]) -> None:
    plans = [
        plan("at-2025", goal("Tilsyn"), agency="at"),
        plan("bfst-2023", goal("Tilsyn", scope="ministry"), year=2023, until=2024, agency="bfst"),
    ]
    assert [hit.plan for hit in found_in(index(*plans), asked).hits] == expected


def test_pages_of_many() -> None:
    own = [goal("Tilsyn", number=n) for n in range(1, 2 * PER_PAGE + 4)]
    held = index(plan("at-2025", *own))
    pages = [found_in(held, SearchAsked("tilsyn", page=page)) for page in (1, 2, 3, 4)]
    assert [len(one.hits) for one in pages] == [PER_PAGE, PER_PAGE, 3, 0]
    assert {(one.total, one.pages) for one in pages} == {(2 * PER_PAGE + 3, 3)}
    assert len({hit.goal for one in pages for hit in one.hits}) == 2 * PER_PAGE + 3


def test_long_texts_are_cut_around_what_was_found() -> None:
    text = f"{'Før ' * 300}tilsynet {'efter ' * 300}"
    (hit,) = found_in(index(plan("at-2025", goal("Mål", text))), SearchAsked("tilsyn")).hits
    shown = "".join(run.text for run in hit.parts[0].runs)
    assert shown.startswith("…Før ")
    assert shown.endswith("efter …")
    assert hits(hit.parts[0].runs) == ["tilsynet"]
    assert len(shown) < 700


def test_long_queries_are_bounded() -> None:
    assert len(query_of("a1 b2 " * 200).words) <= MOST
    assert query_of("x" * 5000).words == ("x" * LONGEST,)


@given(st.text(max_size=60))
def test_no_query_breaks_the_search(text: str) -> None:
    result = found_in(index(plan("kfst-2025", *GOALS)), SearchAsked(text))
    assert result.total >= len(result.hits)


@given(
    st.lists(
        st.sampled_from([token.word for one in GOALS for m in one.milestones for token in tokens(m.text)]), max_size=3
    )
)
def test_a_word_more_never_finds_more(words: list[str]) -> None:
    held = index(plan("kfst-2025", *GOALS))
    fewer = {hit.goal for hit in found_in(held, SearchAsked(" ".join([*words, "strategi"]))).hits}
    assert not words or fewer <= {hit.goal for hit in found_in(held, SearchAsked(" ".join(words))).hits}


@given(st.text(max_size=40))
def test_tokens_stand_where_they_say(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    for token in tokens(composed):
        assert folded(composed[token.start : token.end]) == token.word
        assert stem(token.word)
