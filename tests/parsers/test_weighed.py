"""Weights that stand beside a title or on a line of their own, and goals by what names them."""

from __future__ import annotations

import pytest

from maalplan.model import Document
from maalplan.parsers import parse
from tests.parsers.making import SOURCE, WORDS, goals_of, heading, item, paragraph, table, text

TITLES = [
    ("Mål 1: Et robust vejnet (vægt: 40 %)", "Et robust vejnet", "(vægt: 40 %)"),
    ("Mål 1: Et robust vejnet (vægtning 40 pct.)", "Et robust vejnet", "(vægtning 40 pct.)"),
    ("Mål 1. Et robust vejnet – vægt 15 point", "Et robust vejnet", "vægt 15 point"),
    ("Mål 1 Et robust vejnet, vægt 12,5 %", "Et robust vejnet", "vægt 12,5 %"),
    ("Mål 1 (40 %): Et robust vejnet", "Et robust vejnet", "(40 %)"),
    ("Mål 1 (vægt: 40 %) – Et robust vejnet", "Et robust vejnet", "(vægt: 40 %)"),
    ("Mål 1: Færre børn med overvægt 5 %", "Færre børn med overvægt 5 %", None),
    ("Mål 1: Biler med vægt 44", "Biler med vægt 44", None),
    ("Mål 1: Mindre spild (5 %)", "Mindre spild (5 %)", None),
    ("Mål 1: Ny vægt til alle veje", "Ny vægt til alle veje", None),
]


@pytest.mark.parametrize(("printed", "title", "weight"), TITLES)
def test_a_weight_beside_a_title_is_no_part_of_it(printed: str, title: str, weight: str | None) -> None:
    first, _ = goals_of(
        heading("Mål for 2025"),
        heading(printed, 2),
        paragraph("Milepæle:"),
        item("Broen er åbnet."),
        heading("Mål 2: Punktlig togdrift", 2),
        paragraph("Milepæle:"),
        item("Sporet er lagt."),
    )
    assert (first["title"], first.get("weight")) == (title, weight)


def test_figures_in_brackets_are_weights_where_every_goal_has_one() -> None:
    found = goals_of(
        heading("Mål for 2025"),
        heading("Mål 1: Veje (60 %)", 2),
        item("Broen er åbnet."),
        heading("Mål 2: Tog (40 %)", 2),
        item("Sporet er lagt."),
    )
    assert [(goal["title"], goal["weight"]) for goal in found] == [("Veje", "(60 %)"), ("Tog", "(40 %)")]


def test_a_row_that_names_a_goal_has_its_weight_behind_the_title() -> None:
    first, second = goals_of(
        heading("Mål for 2025"),
        table(
            ["Nr.", "Milepæl", "Point"],
            ["Mål 1: Veje (25 point)", None, None],
            ["1.1", "Broen er åbnet.", "25"],
            ["Mål 2: Tog (75 point)", None, None],
            ["2.1", "Sporet er lagt.", "75"],
            spans={(2, 1): (1, 3), (4, 1): (1, 3)},
        ),
    )
    assert (first["title"], first["weight"], second["title"], second["weight"]) == (
        "Veje",
        "(25 point)",
        "Tog",
        "(75 point)",
    )


def test_a_weight_needs_no_colon_on_a_line_of_its_own() -> None:
    (goal,) = goals_of(
        heading("Mål for 2025"),
        heading("Mål 1: Veje", 2),
        paragraph("Vægt 25 pct."),
        paragraph("Vejene skal holde."),
        paragraph("Milepæle:"),
        item("Broen er åbnet."),
    )
    assert (goal["weight"], goal["description"]) == ("25 pct.", "Vejene skal holde.")


def test_two_fields_of_a_line_end_at_a_stop() -> None:
    (goal,) = goals_of(
        heading("Mål for 2025"),
        heading("Mål 1: Veje", 2),
        paragraph("Ansvarlig: Anlæg og Drift. Vægt: 25 pct."),
        paragraph("Vejene skal holde."),
        paragraph("Milepæle:"),
        item("Broen er åbnet."),
    )
    assert (goal["responsible"], goal["weight"], goal["description"]) == (
        "Anlæg og Drift",
        "25 pct.",
        "Vejene skal holde.",
    )


def test_a_bold_word_and_number_run_into_the_title() -> None:
    found = goals_of(
        heading("Resultatmål"),
        paragraph("Resultatmål 1: Et robust vejnet", strong=len("Resultatmål 1:")),
        paragraph("Krav:"),
        item("Broen er åbnet."),
        paragraph("Resultatmål 2: Punktlig togdrift", strong=len("Resultatmål 2:")),
        paragraph("Krav:"),
        item("Sporet er lagt."),
    )
    assert [(goal["number"], goal["title"], goal["milestones"]) for goal in found] == [
        ("1", "Et robust vejnet", ["Broen er åbnet."]),
        ("2", "Punktlig togdrift", ["Sporet er lagt."]),
    ]


def test_a_bold_milestone_opens_no_goal() -> None:
    (goal,) = goals_of(
        heading("Mål for 2025"),
        heading("Mål 1: Veje", 2),
        paragraph("Delmål 1: Broen er åbnet", strong=len("Delmål 1:")),
        paragraph("Delmål 2: Vejen er lagt", strong=len("Delmål 2:")),
    )
    assert goal["milestones"] == ["Broen er åbnet", "Vejen er lagt"]


@pytest.mark.parametrize("merged", [True, False], ids=["over the full width", "in the first cell alone"])
def test_a_row_above_a_named_card_is_its_section(merged: bool) -> None:
    (goal,) = goals_of(
        heading("2. Mål"),
        table(
            ["Formidling", None if merged else ""],
            ["Mål 1", "Flere unge på museum"],
            ["Beskrivelse", "Unge kommer sjældent."],
            ["Succeskriterier", [item("Et ungepanel er nedsat.")]],
            spans={(1, 1): (1, 2)} if merged else None,
        ),
    )
    assert (goal["section"], goal["number"], goal["title"]) == ("Formidling", "1", "Flere unge på museum")


def test_milestones_keep_their_weights_where_no_cells_are_merged() -> None:
    plan = parse(
        Document(
            SOURCE,
            (
                heading("Mål for 2025"),
                table(
                    ["Nr.", "Mål", "Resultatkrav", "Vægt"],
                    ["1", "Veje", "Broen er åbnet.", "10 %"],
                    ["", "", "Vejen er lagt.", "15 %"],
                    ["2", "Tog", "Sporet er lagt.", "75 %"],
                ),
            ),
        ),
        WORDS,
    )
    weights = [[m.fields["weight"].text for m in goal.milestones] for goal in plan.goals]
    assert weights == [["10 %", "15 %"], ["75 %"]]
    assert not any("weight" in goal.fields for goal in plan.goals)


def test_what_is_said_of_all_goals_belongs_to_none() -> None:
    (goal,) = goals_of(
        heading("Årets mål"),
        heading("Mål 1: Veje", 2),
        paragraph("Milepæle:"),
        paragraph("Broen er åbnet."),
        paragraph("Der følges op på målene i forbindelse med udgiftsopfølgning 2 i efteråret 2025."),
        text("heading", "Underskrift", level=1),
    )
    assert goal["milestones"] == ["Broen er åbnet."]


def test_a_milestone_can_be_about_goals() -> None:
    (goal,) = goals_of(
        heading("Årets mål"),
        heading("Mål 1: Styring", 2),
        paragraph("Milepæle:"),
        paragraph("Der er fulgt op på målene i strategien (Q2)."),
        paragraph("Der følges op på målene i strategien hvert kvartal."),
    )
    assert goal["milestones"] == [
        "Der er fulgt op på målene i strategien (Q2).",
        "Der følges op på målene i strategien hvert kvartal.",
    ]


def test_a_deeper_heading_below_a_bare_one_is_its_title() -> None:
    found = goals_of(
        heading("2. Mål i 2025"),
        heading("Mål 1", 2),
        heading("Et robust vejnet", 3),
        paragraph("Vejene skal holde."),
        paragraph("Målepunkter:"),
        item("Broen er åbnet."),
        heading("Mål 2", 2),
        heading("Punktlig togdrift", 3),
        paragraph("Målepunkter:"),
        item("Sporet er lagt."),
    )
    assert [(goal["section"], goal["number"], goal["title"]) for goal in found] == [
        ("Mål i 2025", "1", "Et robust vejnet"),
        ("Mål i 2025", "2", "Punktlig togdrift"),
    ]


def test_a_bold_line_below_a_bare_heading_is_its_title() -> None:
    (goal,) = goals_of(
        heading("Resultatmål"),
        heading("Resultatmål 1", 2),
        paragraph("Rent drikkevand", strong=15),
        paragraph("Grundvandet skal beskyttes."),
        paragraph("Succeskriterier"),
        item("Kortlægningen er afsluttet."),
    )
    assert (goal["number"], goal["title"], goal["description"]) == (
        "1",
        "Rent drikkevand",
        "Grundvandet skal beskyttes.",
    )


@pytest.mark.parametrize("lead", ["Resultatkravene er:", "Der er fastsat følgende resultatkrav:", "Målepunkterne er:"])
def test_more_sentences_introduce_milestones(lead: str) -> None:
    (goal,) = goals_of(
        heading("2 Mål"),
        heading("2.1 Rent drikkevand", 2),
        paragraph("Grundvandet skal beskyttes."),
        paragraph(lead),
        paragraph("Kortlægningen er afsluttet."),
        paragraph("Vejledningen er udsendt."),
    )
    assert (goal["number"], goal["milestones"]) == ("2.1", ["Kortlægningen er afsluttet.", "Vejledningen er udsendt."])


def test_a_goal_in_capitals() -> None:
    (goal,) = goals_of(
        heading("Brugere"),
        heading("MÅL 1", 2),
        heading("Flere unge på museum", 3),
        paragraph("Hvorfor: Unge kommer sjældent."),
        paragraph("Resultatkrav:"),
        item("Et ungepanel er nedsat."),
    )
    assert (goal["section"], goal["number"], goal["title"], goal["extra"]) == (
        "Brugere",
        "1",
        "Flere unge på museum",
        {"Hvorfor": "Unge kommer sjældent."},
    )


def test_deeper_headings_may_count_from_one_again() -> None:
    found = goals_of(
        heading("2. Resultatmål", 1),
        heading("1. Rent drikkevand – vægt 60 pct.", 2),
        paragraph("Målepunkter:"),
        item("Kortlægningen er afsluttet."),
        heading("2. Cirkulær økonomi – vægt 40 pct.", 2),
        paragraph("Målepunkter:"),
        item("Ordningen er sat i kraft."),
    )
    assert [(goal["section"], goal["number"], goal["title"], goal["weight"]) for goal in found] == [
        ("Resultatmål", "1", "Rent drikkevand", "vægt 60 pct."),
        ("Resultatmål", "2", "Cirkulær økonomi", "vægt 40 pct."),
    ]


def test_bold_numbers_and_titles_are_headings() -> None:
    found = goals_of(
        heading("Faglige mål"),
        paragraph("1. Rent drikkevand – vægt 60 pct.", strong=33),
        paragraph("Milepæle", strong=8),
        item("Kortlægningen er afsluttet."),
        paragraph("2. Cirkulær økonomi", strong=19),
        paragraph("Milepæle", strong=8),
        item("Ordningen er sat i kraft."),
    )
    assert [(goal["number"], goal["title"], goal["milestones"]) for goal in found] == [
        ("1", "Rent drikkevand", ["Kortlægningen er afsluttet."]),
        ("2", "Cirkulær økonomi", ["Ordningen er sat i kraft."]),
    ]


def test_an_overview_that_has_the_milestones_has_the_goals() -> None:
    found = goals_of(
        heading("Oversigt over mål og succeskriterier"),
        table(
            ["Indsatsområde", "Nr.", "Mål", "Succeskriterium", "Frist", "Vægt"],
            ["Arbejde", "1.1", "Flere i arbejde", "Antallet er faldet.", "Q1", "60 %"],
            [None, None, None, "Et overblik er udgivet.", "Q2", None],
            [None, "1.2", "Sikkert arbejde", "Der er ført 900 tilsyn.", "Q4", "40 %"],
            spans={(2, 1): (3, 1), (2, 2): (2, 1), (2, 3): (2, 1), (2, 6): (2, 1)},
        ),
    )
    assert [(goal["number"], goal["title"], goal["weight"], goal["milestones"]) for goal in found] == [
        ("1.1", "Flere i arbejde", "60 %", ["Antallet er faldet.", "Et overblik er udgivet."]),
        ("1.2", "Sikkert arbejde", "40 %", ["Der er ført 900 tilsyn."]),
    ]
