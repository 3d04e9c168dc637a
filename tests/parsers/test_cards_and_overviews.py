"""Cards, tables inside cells, overviews and what only looks like a goal."""

from __future__ import annotations

import pytest

from maalplan.model import Document
from maalplan.parsers import parse
from tests.parsers.making import SOURCE, WORDS, goals_of, heading, item, paragraph, table


def test_a_card_may_begin_with_labels_that_open_nothing() -> None:
    (goal,) = goals_of(
        heading("Klare mål"),
        heading("1. Stærkere konkurrence", 2),
        table(
            ["Ambition", "Priserne skal ned."],
            ["Baggrund", "De er højere end i EU."],
            ["Succeskriterium", [item("Der er truffet 6 afgørelser.")]],
            ["Vægt", "60 point"],
        ),
    )
    assert goal == {
        "scope": "agency",
        "section": "Klare mål",
        "number": "1",
        "title": "Stærkere konkurrence",
        "weight": "60 point",
        "extra": {"Ambition": "Priserne skal ned.", "Baggrund": "De er højere end i EU."},
        "milestones": ["Der er truffet 6 afgørelser."],
    }


def test_a_table_of_milestones_inside_a_cell_is_the_goals() -> None:
    inner = table(["Milepæl", "Frist"], ["Seismik er samlet.", "Q2"], ["Modellen er ude.", "Q4"])
    plan = parse(
        Document(
            SOURCE,
            (
                heading("Mål for 2025"),
                table(["Titel", "Beskrivelse", "Milepæle"], ["Undergrund", "Den skal kortlægges.", [inner]]),
            ),
        ),
        WORDS,
    )
    (goal,) = plan.goals
    assert [(m.fields["text"].text, m.fields["deadline"].text) for m in goal.milestones] == [
        ("Seismik er samlet.", "Q2"),
        ("Modellen er ude.", "Q4"),
    ]


def test_the_mark_of_a_numbered_item_is_the_goals_number() -> None:
    found = goals_of(
        heading("Mål for 2025"),
        table(
            ["Mål", "Beskrivelse", "Milepæle"],
            [[item("Kortere tid", "1.")], "Hurtigere afgørelser.", "Sagstiden er faldet."],
            [[item("Læring", "2.")], "Færre fejl.", "Der er holdt møder."],
        ),
    )
    assert [(g["number"], g["title"], g["description"]) for g in found] == [
        ("1.", "Kortere tid", "Hurtigere afgørelser."),
        ("2.", "Læring", "Færre fejl."),
    ]


@pytest.mark.parametrize("label", ["MÅLE-\vPUNKTER", "Måle-\npunkter", "Målepunkter1", "MÅLEPUNKTER:"])
def test_a_label_in_any_dress_heads_its_column(label: str) -> None:
    (goal,) = goals_of(heading("Mål for 2025"), table(["Titel", label], ["Tilsyn", "Der er ført tilsyn."]))
    assert goal["milestones"] == ["Der er ført tilsyn."]


def test_a_target_and_a_baseline_of_their_own_columns() -> None:
    plan = parse(
        Document(
            SOURCE,
            (
                heading("Mål og indikatorer"),
                table(
                    ["Mål", "Indikator", "Baseline 2023", "Måltal 2024"],
                    ["Flere brugere", "Antal besøg", "1,1 mio.", "1,2 mio."],
                ),
            ),
        ),
        WORDS,
    )
    (milestone,) = plan.goals[0].milestones
    assert (milestone.fields["text"].text, milestone.fields["target"].text) == ("Antal besøg", "1,2 mio.")
    assert [(label.text, words.text) for label, words in milestone.extra] == [("Baseline 2023", "1,1 mio.")]


@pytest.mark.parametrize("rows", [["2.1 Indbrud", "2.2 Vold"], ["Mål 2.1: Indbrud", "Mål 2.2: Vold"]])
def test_an_overview_may_put_the_number_before_the_title(rows: list[str]) -> None:
    found = goals_of(
        heading("2. Tryghed"),
        heading("2.1 Indbrud", 2),
        paragraph("Målet er opfyldt, hvis"),
        item("Færre indbrud."),
        heading("2.2 Vold", 2),
        paragraph("Målet er opfyldt, hvis"),
        item("Mindre vold."),
        heading("Bilag 1: Vægtning"),
        table(["Mål", "Vægt"], [rows[0], "40"], [rows[1], "60"], ["I alt", "100"]),
    )
    assert [(g["number"], g["title"], g["weight"]) for g in found] == [("2.1", "Indbrud", "40"), ("2.2", "Vold", "60")]


def of_each(found: list[dict[str, object]]) -> list[tuple[object, object, object]]:
    return [(goal.get("number"), goal.get("title"), goal.get("weight")) for goal in found]


SHARED = table(
    ["Nr.", "Mål", "K1", "K2", "K3", "K4", "Vægt"],
    ["1", "Grønnere skibe", "", "80 pct.", "", "90 pct.", "40 pct."],
    ["2", "Hurtige svar", "", "", "", "20 dage", "25 pct."],
)
OWN = table(
    ["Mål 3", "Digitale syn"],
    ["Målepunkter", [item("Et synsskema er taget i brug.")]],
    ["Vægt", "35 pct."],
)


@pytest.mark.parametrize("order", [1, -1])
def test_a_table_that_goes_on_with_the_numbers_of_the_goals_elsewhere_holds_goals(order: int) -> None:
    chapters = [(heading("2. Fælles mål for koncernen"), SHARED), (heading("3. Styrelsens egne mål"), OWN)]
    found = goals_of(*[block for chapter in chapters[::order] for block in chapter])
    both = [("1", "Grønnere skibe", "40 pct."), ("2", "Hurtige svar", "25 pct."), ("3", "Digitale syn", "35 pct.")]
    assert of_each(found) == (both if order == 1 else [both[2], *both[:2]])
    assert {goal["number"]: goal["scope"] for goal in found} == {"1": "ministry", "2": "ministry", "3": "agency"}


def test_what_a_table_of_goals_says_is_placed_and_not_skipped() -> None:
    blocks = (heading("2. Fælles mål for koncernen"), SHARED, heading("3. Styrelsens egne mål"), OWN)
    entries = parse(Document(SOURCE, blocks), WORDS).ledger
    assert {entry.why: entry.fate for entry in entries if entry.quote.text in ("Grønnere skibe", "80 pct.", "2")} == {
        "title": "placed",
        "extra": "placed",
        "number": "placed",
    }


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ([["1", "Grønne skibe", "65"], ["3", "Digitale syn", "35"]], "one of its numbers is a goal's"),
        ([["1", "Digitale syn", "65"], ["2", "Grønnere skibe", "35"]], "one of its titles is a goal's"),
        ([["A", "Grønnere skibe", "65"], ["B", "Digitalisering", "35"]], "areas, numbered in another way"),
        ([["1.1", "Grønnere skibe", "65"], ["1.2", "Hurtige svar", "35"]], "another level"),
        ([["", "Grønnere skibe", "65"], ["", "Digitalisering", "35"]], "no numbers"),
        ([["1", "Grønnere skibe", "65"], ["", "Digitalisering", "35"]], "not all have numbers"),
        ([["1", "Grønnere skibe", "65"], ["1", "Digitalisering", "35"]], "a number twice"),
    ],
)
def test_an_overview_stays_one(rows: list[list[str]], why: str) -> None:
    found = goals_of(heading("2. Mål for 2025"), table(["Nr.", "Mål", "Vægt"], *rows), heading("3. Egne mål"), OWN)
    assert of_each(found) == [("3", "Digitale syn", "35 pct.")], why


@pytest.mark.parametrize("chapter", ["Oversigt over mål", "Opfølgning", "1. Indledning"])
def test_only_a_table_among_goals_holds_goals(chapter: str) -> None:
    found = goals_of(heading(chapter), SHARED, heading("3. Egne mål"), OWN)
    assert of_each(found) == [("3", "Digitale syn", "35 pct.")]


def test_below_its_own_heading_a_goal_is_told_also_in_an_overview() -> None:
    head = ["Titel", "Mål", "Målepunkt"]
    found = goals_of(
        heading("Oversigt over mål"),
        heading("Mål 1", 3),
        table(head, ["Tilsyn", "Færre fejl.", "Der er ført tilsyn."]),
        heading("Mål 2", 3),
        table(head, ["Beredskab", "Vi er klar.", "Planen er øvet."]),
    )
    assert [(g["number"], g["title"], g["milestones"]) for g in found] == [
        ("1", "Tilsyn", ["Der er ført tilsyn."]),
        ("2", "Beredskab", ["Planen er øvet."]),
    ]


def test_goals_told_in_two_tables_are_told_once() -> None:
    names = [["1", "Grønnere skibe", "40"], ["2", "Hurtige svar", "25"]]
    found = goals_of(
        heading("2. Fælles mål for koncernen"),
        table(["Nr.", "Mål", "Ansvarlig"], ["1", "Grønnere skibe", "Klima"], ["2", "Hurtige svar", "Drift"]),
        table(["Nr.", "Mål", "Vægt"], *names),
        heading("3. Styrelsens egne mål"),
        OWN,
    )
    assert of_each(found) == [
        ("1", "Grønnere skibe", "40"),
        ("2", "Hurtige svar", "25"),
        ("3", "Digitale syn", "35 pct."),
    ]


def test_a_sum_and_a_budget_are_no_goals() -> None:
    found = goals_of(
        heading("Mål og bevilling"),
        table(["Formål", "2015", "2016"], ["Mål 1", "12,1", "12,3"], ["Øvrige mål", "3,3", "3,1"]),
        heading("Resultatmål"),
        table(["Mål", "Vægt", "Milepæle"], ["Tilsyn", "40", "Der er ført tilsyn."], ["I alt", "100", ""]),
    )
    assert [g["title"] for g in found] == ["Tilsyn"]


def test_a_numbered_area_without_goals_is_none() -> None:
    found = goals_of(
        heading("2. Krav til produktområderne"),
        heading("Produktområde 101 Regler", 2),
        paragraph("Eksterne krav:"),
        item("Køretøjer er godkendt."),
        heading("Produktområde 102 Samarbejde", 2),
        paragraph("[Ingen eksterne krav]"),
    )
    assert [(g["number"], g["milestones"]) for g in found] == [("101", ["Køretøjer er godkendt."])]
    assert "criterion" not in found[0]


def test_a_milestone_may_have_its_word_and_number_above_it() -> None:
    plan = parse(
        Document(
            SOURCE,
            (
                heading("Kapitel 2. Mål og resultatkrav"),
                heading("Resultatmål 1. Færre ulykker", 2),
                paragraph("Antallet skal ned."),
                heading("Resultatkrav 1.1", 3),
                paragraph("En kampagne er ført."),
                heading("Resultatkrav 1.2", 3),
                paragraph("Antallet er højst 45."),
            ),
        ),
        WORDS,
    )
    (goal,) = plan.goals
    assert goal.fields["description"].text == "Antallet skal ned."
    assert [(m.fields["number"].text, m.fields["text"].text) for m in goal.milestones] == [
        ("1.1", "En kampagne er ført."),
        ("1.2", "Antallet er højst 45."),
    ]


def test_two_labelled_fields_on_one_line() -> None:
    (goal,) = goals_of(
        heading("2. Resultatmål"),
        heading("A) Hurtig udbetaling", 2),
        paragraph("Målet er nået, når følgende er opfyldt:"),
        item("Alle får pengene."),
        paragraph("Ansvarlig: Kontor for Drift / Vægt: 20 %"),
    )
    assert (goal["number"], goal["responsible"], goal["weight"]) == ("A", "Kontor for Drift", "20 %")


def test_a_caption_is_no_section() -> None:
    (goal,) = goals_of(
        heading("2. Mål"),
        heading("2.1 Sagsbehandling", 2),
        heading("Tabel 2: Mål", 3),
        table(["Mål", "Succeskriterium"], ["Asylsager", "Sagerne er afgjort."]),
    )
    assert (goal["section"], goal["title"]) == ("Sagsbehandling", "Asylsager")
