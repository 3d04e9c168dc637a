"""Columns that are times of the year: marks in them date the milestones, words in them are the milestones."""

from __future__ import annotations

import pytest

from maalplan.model import Block, Document, RawGoal, Table
from maalplan.parsers import parse
from maalplan.parsers.timed import DUE, MARKED, is_mark, is_time, meaning
from tests.parsers.making import SOURCE, WORDS, goals_of, heading, item, paragraph, table


def dated(goal: RawGoal) -> list[tuple[str, str]]:
    return [
        (m.fields["text"].text, m.fields["deadline"].text if "deadline" in m.fields else "") for m in goal.milestones
    ]


def goals(*blocks: Block) -> list[RawGoal]:
    return list(parse(Document(SOURCE, (heading("Mål for 2025"), *blocks)), WORDS).goals)


@pytest.mark.parametrize(
    "head",
    ["Q1", "K4", "q 2", "1. kvt.", "2.kvt", "3. kv.", "4. kvartal", "1. halvår", "Andet halvår", "Marts", "okt."],
)
def test_heads_that_are_times(head: str) -> None:
    assert is_time(head)
    assert is_time(f"{head} 2025")


@pytest.mark.parametrize("head", ["2025", "Frist", "Q5", "Mål 1", "5. kvartal", "Marts måned i alt", "1.", ""])
def test_heads_that_are_none(head: str) -> None:
    assert not is_time(head)


@pytest.mark.parametrize(
    ("cells", "means"),
    [
        (["X", "", "x", "–"], MARKED),
        (["✓", "●", "Q1"], MARKED),
        ([], MARKED),
        (["Planen er sendt i høring.", "", "-"], DUE),
        (["80 pct.", "85 pct."], None),
        (["12 sager er lukket", "8"], None),
        (["Udbud er offentliggjort", "90 pct. af sagerne er afgjort inden for 20 arbejdsdage"], DUE),
        (["Fase 2 er igangsat", "2 nye fjorde er renset"], DUE),
        (["Rapport 2 udgivet", "Loven er sendt i høring"], DUE),
        (["Mindst 80 pct.", "Mindst 85 pct."], None),
        (["5,0 mio. kr.", "7,5 mio. kr. pr. år"], None),
        (["12 sager pr. måned", "mellem 5 og 10 arbejdsdage"], None),
    ],
)
def test_what_stands_in_the_columns(cells: list[str], means: str | None) -> None:
    assert meaning(cells, beside_milestones=False) == means


@pytest.mark.parametrize(("words", "marks"), [("X", True), ("(x)", True), ("■", True), ("-", False), ("Ja", False)])
def test_marks(words: str, marks: bool) -> None:
    assert is_mark(words) is marks


def test_a_mark_gives_the_milestone_the_time_of_its_column() -> None:
    (goal,) = goals(
        heading("Mål 1: Renere fjorde", 2),
        paragraph("Fjordene skal have det bedre."),
        table(
            ["Milepæl", "Q1", "Q2", "Q3", "Q4"],
            ["Kortet over udledninger er klar.", "", "X", "", ""],
            ["Vådområdet er anlagt.", "", "", "x", "x"],
            ["Der er taget 40 prøver.", "", "", "", ""],
        ),
    )
    assert dated(goal) == [
        ("Kortet over udledninger er klar.", "Q2"),
        ("Vådområdet er anlagt.", "Q3\n\nQ4"),
        ("Der er taget 40 prøver.", ""),
    ]
    assert goal.fields["description"].text == "Fjordene skal have det bedre."


def test_marks_in_a_table_of_goals_whose_cells_reach_down() -> None:
    (vind, sol) = goals(
        table(
            ["Mål", "Delmål", "1. kvt.", "2. kvt."],
            ["Mål 1: Vind", "Udbuddet er afsluttet.", "✓", ""],
            [None, "Havet er kortlagt.", "", "✓"],
            ["Mål 2: Sol", "Loven er sendt i høring.", "", "✓"],
            spans={(2, 1): (2, 1)},
        ),
    )
    assert dated(vind) == [("Udbuddet er afsluttet.", "1. kvt."), ("Havet er kortlagt.", "2. kvt.")]
    assert dated(sol) == [("Loven er sendt i høring.", "2. kvt.")]


def test_a_milestone_without_a_mark_is_one_where_the_row_has_no_other_cells() -> None:
    cells = table(["Målepunkt", "Q1", "Q2"], ["Rapport om fosfor", "X", ""], ["Mindst 80 søer"]).cells
    (goal,) = goals(heading("Mål 1: Søer", 2), Table(3, 3, cells, heading("").places[0]))
    assert dated(goal) == [("Rapport om fosfor", "Q1"), ("Mindst 80 søer", "")]


def test_words_in_such_columns_are_the_milestones_due_then() -> None:
    (goal, other) = goals(
        table(
            ["Nr.", "Resultatmål", "1. halvår", "2. halvår"],
            ["1", "Svar", [item("Brevene er skrevet om."), item("Linjen er åben.")], "Ventetiden er målt."],
            ["2", "Service", "", "Siden kan læses op."],
        ),
    )
    assert dated(goal) == [
        ("Brevene er skrevet om.", "1. halvår"),
        ("Linjen er åben.", "1. halvår"),
        ("Ventetiden er målt.", "2. halvår"),
    ]
    assert (goal.fields["title"].text, dated(other)) == ("Svar", [("Siden kan læses op.", "2. halvår")])


def test_a_table_of_times_alone_below_a_goal() -> None:
    (goal,) = goals(
        heading("Mål 1: Drift", 2),
        table(["Q1", "Q2"], ["Nødplanen er afprøvet.", "Driften er flyttet til Viborg."]),
    )
    assert dated(goal) == [("Nødplanen er afprøvet.", "Q1"), ("Driften er flyttet til Viborg.", "Q2")]


def test_figures_below_quarters_stay_beside_their_milestone() -> None:
    (goal,) = goals(
        heading("Mål 1: Svar", 2),
        table(["Indikator", "Q1", "Q2"], ["Andel svar til tiden", "80 pct.", "85 pct."]),
    )
    assert dated(goal) == [("Andel svar til tiden", "")]
    assert {label.text: words.text for label, words in goal.milestones[0].extra} == {"Q1": "80 pct.", "Q2": "85 pct."}


def test_words_that_begin_with_a_figure_are_milestones_too() -> None:
    (skibe, svar) = goals(
        table(
            ["Nr.", "Mål", "K1", "K2", "K3", "K4", "Vægt"],
            ["1", "Grønnere skibe", "", "Udbud er offentliggjort", "", "Mindst 4 skibe er ombygget", "40 pct."],
            ["2", "Svar til rederier", "", "", "", "90 pct. af sagerne er afgjort inden for 20 dage", "60 pct."],
        ),
    )
    assert dated(skibe) == [("Udbud er offentliggjort", "K2"), ("Mindst 4 skibe er ombygget", "K4")]
    assert dated(svar) == [("90 pct. af sagerne er afgjort inden for 20 dage", "K4")]


def test_rows_that_hold_times_are_no_labels() -> None:
    (goal,) = goals(
        heading("Mål 1: Svar", 2),
        table(
            ["Milepæl", "Start", "Frist"],
            ["Skemaet er nyt.", "Q1", "Q2"],
            ["Linjen er åben hver dag.", "Q2", "Q4"],
        ),
    )
    assert dated(goal) == [("Skemaet er nyt.", "Q2"), ("Linjen er åben hver dag.", "Q4")]


def test_a_calendar_of_the_year_is_no_table_of_goals() -> None:
    found = goals_of(
        heading("Mål for 2025"),
        heading("Mål 1: Svar", 2),
        item("Linjen er åben."),
        heading("Opfølgning"),
        table(["Aktivitet", "Q1", "Q2"], ["Statusmøde", "X", "X"], ["Årsrapport", "X", ""]),
    )
    assert [(goal["title"], goal["milestones"]) for goal in found] == [("Svar", ["Linjen er åben."])]


def test_an_overview_with_marks_still_adds_the_weights() -> None:
    (goal,) = goals_of(
        heading("Mål for 2025"),
        heading("Mål 1: Svar", 2),
        item("Linjen er åben."),
        heading("Oversigt over mål"),
        table(["Mål", "Vægt", "Q1", "Q2"], ["Svar", "100 pct.", "X", ""]),
    )
    assert (goal["weight"], goal["milestones"]) == ("100 pct.", ["Linjen er åben."])
