"""Goals in the layouts that plans have."""

from __future__ import annotations

import pytest

from maalplan.errors import NoGoals
from maalplan.model import Document
from maalplan.parsers import parse
from tests.parsers.making import SOURCE, WORDS, goals_of, heading, item, lines, paragraph, table

CRITERION = "Målet anses som opnået når:"
SHARED = {"scope": "ministry", "section": "Koncernfælles mål"}
OWN = {"scope": "agency", "section": "Styrelsesspecifikke mål"}


def four_columns(title: str, description: str, *milestones: str, remarks: str = "-") -> object:
    return table(
        ["Titel", "Mål", "Målepunkt", "Bemærkninger"],
        [title, description, [paragraph(CRITERION), *(item(m) for m in milestones)], remarks],
    )


def test_one_table_of_four_columns_per_goal() -> None:
    found = goals_of(
        heading("1. Mål- og resultatstyring"),
        paragraph("Planen sætter mål for styrelsen."),
        heading("2. Koncernfælles mål"),
        heading("Mål 1", 2),
        four_columns("Budget", "Bedre budget.", "Budgettet holder.", "Regnskabet er godkendt."),  # type: ignore[arg-type]
        heading("3. Styrelsesspecifikke mål", 4),
        heading("Mål 1", 2),
        four_columns("Tilsyn", "Flere tilsyn.", "Der er ført 40 tilsyn.", remarks="Sammen med regionerne."),  # type: ignore[arg-type]
        heading("4. Aftale"),
        paragraph("Planen indgås mellem direktøren og departementschefen."),
    )
    assert found == [
        SHARED
        | {
            "number": "1",
            "title": "Budget",
            "description": "Bedre budget.",
            "criterion": CRITERION,
            "remarks": "-",
            "milestones": ["Budgettet holder.", "Regnskabet er godkendt."],
        },
        OWN
        | {
            "number": "1",
            "title": "Tilsyn",
            "description": "Flere tilsyn.",
            "criterion": CRITERION,
            "remarks": "Sammen med regionerne.",
            "milestones": ["Der er ført 40 tilsyn."],
        },
    ]


def test_a_run_in_label_inside_a_cell_is_a_field_of_its_own() -> None:
    (goal,) = goals_of(
        heading("Koncernfælles mål"),
        heading("Mål 3", 2),
        table(
            ["Titel", "Mål", "Målepunkt"],
            [
                "Trivsel",
                [paragraph("Folk skal blive."), paragraph("Indsatsområde: Ledelse\ntæt på.")],
                [item("En måling er lavet.")],
            ],
        ),
    )
    assert (goal["description"], goal["focus_area"]) == ("Folk skal blive.", "Ledelse tæt på.")


def test_a_row_per_goal() -> None:
    found = goals_of(
        heading("Fælles mål"),
        table(
            ["Nr.", "Mål", "Beskrivelse", "Milepæle", "Vægt (pct.)"],
            ["1", "Klima", "Mindre CO2.", [item("Biler er på el."), item("Kød er væk.")], "60"],
            ["2", "Indkøb", "Færre aftaler.", "Aftalerne er samlet.", "40"],
        ),
    )
    assert [(g["number"], g["title"], g["description"], g["weight"], g["milestones"]) for g in found] == [
        ("1", "Klima", "Mindre CO2.", "60", ["Biler er på el.", "Kød er væk."]),
        ("2", "Indkøb", "Færre aftaler.", "40", ["Aftalerne er samlet."]),
    ]


def test_a_row_per_milestone_with_the_goal_merged_over_its_rows() -> None:
    blocks = (
        heading("Styrelsesspecifikke mål"),
        table(
            ["Nr.", "Resultatmål", "Succeskriterier", "Deadline"],
            ["4.1", "Belægning", "Kampagnen er drøftet.", "Q3"],
            [None, None, "Evalueringen er lavet.", "Q4"],
            ["4.2", "Tilsyn", "Analysen er færdig.", "Q1"],
            spans={(2, 1): (2, 1), (2, 2): (2, 1)},
        ),
    )
    found = goals_of(*blocks)
    assert [(g["number"], g["title"], g["milestones"]) for g in found] == [
        ("4.1", "Belægning", ["Kampagnen er drøftet.", "Evalueringen er lavet."]),
        ("4.2", "Tilsyn", ["Analysen er færdig."]),
    ]
    raw = parse(Document(SOURCE, blocks), WORDS)
    assert [m.fields["deadline"].text for g in raw.goals for m in g.milestones] == ["Q3", "Q4", "Q1"]


def test_a_card_has_its_labels_beside_the_values() -> None:
    found = goals_of(
        heading("Styrelsesspecifikke mål"),
        heading("Mål 3.1", 2),
        table(
            ["Titel", "Flere faglærte"],
            ["Beskrivelse", "Mere trivsel."],
            [
                "Succeskriterier",
                [paragraph("Målet er opnået, hvis:"), item("Forløb er holdt.", "a)"), item("En test er lavet.", "b)")],
            ],
            ["Ansvarlig", "Center for Skole"],
            ["Udgangspunkt for måling", "Tal fra 2023"],
        ),
    )
    assert found == [
        OWN
        | {
            "number": "3.1",
            "title": "Flere faglærte",
            "description": "Mere trivsel.",
            "criterion": "Målet er opnået, hvis:",
            "responsible": "Center for Skole",
            "extra": {"Udgangspunkt for måling": "Tal fra 2023"},
            "milestones": ["Forløb er holdt.", "En test er lavet."],
        }
    ]


def test_a_goal_table_and_a_table_of_its_milestones() -> None:
    found = goals_of(
        heading("2. Koncernfælles mål"),
        table(["Mål 1", "Økonomi"], ["Beskrivelse", "Bedre styring."]),
        table(
            ["Nr.", "Resultatkrav", "Frist"],
            ["1.1", "Afvigelsen er lav.", "15-09-2025"],
            ["1.2", "Alt er afleveret.", "Q4"],
        ),
        table(["Mål 2", "Klima"], ["Beskrivelse", "Mindre CO2."]),
        table(["Nr.", "Resultatkrav", "Frist"], ["2.1", "Biler er på el.", "Q4"]),
    )
    assert [(g["number"], g["title"], g["description"], g["milestones"]) for g in found] == [
        ("1", "Økonomi", "Bedre styring.", ["Afvigelsen er lav.", "Alt er afleveret."]),
        ("2", "Klima", "Mindre CO2.", ["Biler er på el."]),
    ]


def test_a_row_over_the_full_width_opens_a_goal() -> None:
    (goal,) = goals_of(
        heading("Fælles mål"),
        table(
            ["Mål 1: Arbejdsplads", None],
            ["Mål:", "Folk skal blive."],
            ["Målepunkt:", [paragraph("Målet er opnået, hvis:"), item("Fraværet falder.", "1)")]],
            ["Bemærkninger:", ""],
            spans={(1, 1): (1, 2)},
        ),
    )
    assert (goal["number"], goal["title"], goal["description"], goal["milestones"]) == (
        "1",
        "Arbejdsplads",
        "Folk skal blive.",
        ["Fraværet falder."],
    )


def test_prose_under_a_heading_that_names_the_goal() -> None:
    (goal,) = goals_of(
        heading("2. Styrelsesspecifikke mål"),
        heading("Resultatmål 1: Tilsyn", 2),
        paragraph("Vægtning: 15 point"),
        paragraph("Tilsynet skal nå flere."),
        paragraph("Baggrund: Loven er ny."),
        paragraph("Milepæle:"),
        item("Der er ført 40 tilsyn.", "1."),
        item("En vejledning er udsendt.", "2."),
    )
    assert goal == OWN | {
        "number": "1",
        "title": "Tilsyn",
        "weight": "15 point",
        "description": "Tilsynet skal nå flere.",
        "extra": {"Baggrund": "Loven er ny."},
        "milestones": ["Der er ført 40 tilsyn.", "En vejledning er udsendt."],
    }


def test_numbered_headings_with_a_list_below_are_goals_and_those_above_sections() -> None:
    found = goals_of(
        heading("2. Overordnede mål og pejlemærker"),
        item("Høj faglighed"),
        heading("3. Faglige mål"),
        paragraph("Målene er ikke prioriteret."),
        heading("3.1 Slotte", 2),
        paragraph("Slottene skal holdes."),
        item("Taget er lagt."),
        heading("3.2 Organisation og ledelse", 2),
        paragraph("Målepunkt:"),
        item("En ny plan er lagt."),
        heading("4. Nøgletal"),
        table(["Nøgletal", "2024"], ["Ansatte", "325"]),
    )
    assert [(g["section"], g["number"], g["title"], g["milestones"]) for g in found] == [
        ("Faglige mål", "3.1", "Slotte", ["Taget er lagt."]),
        ("Faglige mål", "3.2", "Organisation og ledelse", ["En ny plan er lagt."]),
    ]


def test_a_numbered_goal_without_milestones_between_others_is_a_goal() -> None:
    goals = goals_of(
        heading("Mål", 2),
        heading("1. Punktlige tog", 3),
        item("Kanalregulariteten er mindst 87 pct."),
        item("Antallet af fejl er reduceret."),
        heading("2. Elektrificering", 3),
        paragraph("Banen elektrificeres mod Aalborg."),
        heading("3. Signaler", 3),
        paragraph("Signalerne fornyes."),
        heading("4. Arbejdsmiljø", 3),
        item("Der er højst ti arbejdsulykker."),
        item("Der er holdt en sikkerhedsdag."),
        heading("5. Organisation", 3),
        paragraph("Banedanmark har fire divisioner."),
    )
    assert [(goal["number"], len(goal["milestones"])) for goal in goals] == [("1", 2), ("2", 0), ("3", 0), ("4", 2)]


def test_a_numbered_chapter_behind_the_goals_is_none_of_them() -> None:
    goals = goals_of(
        heading("Mål", 1),
        heading("1. Punktlige tog", 2),
        item("Kanalregulariteten er mindst 87 pct."),
        item("Antallet af fejl er reduceret."),
        heading("2. Opfølgning", 2),
        paragraph("Der følges op i årsrapporten."),
        heading("3. Påtegning", 2),
        paragraph("Planen træder i kraft 1. januar 2025."),
    )
    assert [goal["number"] for goal in goals] == ["1"]


def test_a_suffix_of_the_title_says_the_scope() -> None:
    found = goals_of(
        heading("Resultatmål"),
        heading("Mål 1: Budget (koncernmål)", 2),
        item("Budgettet holder."),
        heading("Mål 2: Tilsyn", 2),
        item("Der er ført tilsyn."),
    )
    assert [(g["scope"], g["title"]) for g in found] == [("ministry", "Budget"), ("agency", "Tilsyn")]


def test_an_overview_adds_a_weight_and_no_goal() -> None:
    blocks = (
        heading("2. Styrelsesspecifikke mål"),
        heading("Mål 1: Tilsyn", 2),
        item("Der er ført tilsyn."),
        heading("Mål 2: Service", 2),
        item("Svar gives hurtigt."),
        heading("Målene i oversigt"),
        table(["Mål", "Overskrift", "Vægt"], ["1", "Tilsyn", "60 %"], ["2", "Service", "40 %"], ["", "I alt", "100 %"]),
    )
    assert [(g["number"], g["title"], g["weight"]) for g in goals_of(*blocks)] == [
        ("1", "Tilsyn", "60 %"),
        ("2", "Service", "40 %"),
    ]


@pytest.mark.parametrize(
    "decoy",
    [
        table(["Tidspunkt", "Aktivitet"], ["Maj 2025", "Møde om status på målene"], ["Februar 2026", "Opgørelse"]),
        table(["Mio. kr.", "R 2024", "B 2025"], ["Bevilling", "84,8", "146,1"], ["Lønudgifter", "293,7", "48,5"]),
        table(["Nøgletal", "2024", "2025"], ["Antal sager", "22", "7"], ["Sygefravær", "93", "95"]),
        table(["Nøgletal", "2025"], ["Baggrund", "7"]),
    ],
)
def test_budgets_calendars_and_key_figures_are_no_goals(decoy: object) -> None:
    (goal,) = goals_of(
        heading("Fælles mål"),
        heading("Mål 1", 2),
        table(["Titel", "Mål", "Målepunkt"], ["Budget", "Bedre budget.", "Budgettet holder."]),
        heading("Nøgletal"),
        decoy,  # type: ignore[arg-type]
    )
    assert "extra" not in goal
    assert goal["milestones"] == ["Budgettet holder."]


def test_labels_on_lines_of_their_own_in_an_extraction() -> None:
    (goal,) = goals_of(
        *lines(
            """
            2. Koncernfælles mål

             Mål 1

             Titel
            Attraktiv
            arbejdsplads
            Mål
            Koncernen skal være en
            god arbejdsplads.

            Indsatsområde:
            Ledere i hele landet.
            Målepunkt
            Målet anses som opnået
            når:
            • En måling er
            gennemført.
            Bemærkninger
            -
            3. Aftale
            Planen indgås mellem parterne.
            """
        )
    )
    assert goal == SHARED | {
        "number": "1",
        "title": "Attraktiv arbejdsplads",
        "description": "Koncernen skal være en god arbejdsplads.",
        "focus_area": "Ledere i hele landet.",
        "criterion": CRITERION,
        "milestones": ["En måling er gennemført."],
        "remarks": "-",
    }


def test_a_document_without_goals_says_so() -> None:
    with pytest.raises(NoGoals):
        goals_of(heading("Årsrapport"), paragraph("Året gik godt, og målene blev nået."))
