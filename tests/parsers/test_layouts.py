"""Goals in shapes that fewer plans have: several levels, cards on their side, columns that are years."""

from __future__ import annotations

import pytest

from maalplan.model import Block, Document, RawGoal, RawPlan
from maalplan.parsers import parse
from tests.parsers.making import SOURCE, WORDS, goals_of, heading, item, lines, paragraph, table, text


def raw(*blocks: Block) -> RawPlan:
    return parse(Document(SOURCE, blocks), WORDS)


def extras(goal: RawGoal) -> list[dict[str, str]]:
    return [{label.text: words.text for label, words in m.extra} for m in goal.milestones]


def test_labels_that_are_printed_as_headings_belong_to_the_goal() -> None:
    (goal,) = goals_of(
        heading("Styrelsesspecifikke mål"),
        heading("Mål 1: Skoletjenesten", 2),
        heading("Beskrivelse", 3),
        paragraph("Flere klasser skal komme."),
        heading("Milepæle", 3),
        item("Et forløb er klar."),
    )
    assert (goal["title"], goal["description"], goal["milestones"]) == (
        "Skoletjenesten",
        "Flere klasser skal komme.",
        ["Et forløb er klar."],
    )


def test_a_bold_line_that_names_a_goal_is_its_heading() -> None:
    found = goals_of(
        heading("Mål for 2025"),
        paragraph("Resultatmål 1: Tilsyn", strong=21),
        item("Der er ført tilsyn."),
        paragraph("Resultatmål 2: Vejledning", strong=25),
        item("En vejledning er ude."),
    )
    assert [(g["number"], g["title"], g["milestones"]) for g in found] == [
        ("1", "Tilsyn", ["Der er ført tilsyn."]),
        ("2", "Vejledning", ["En vejledning er ude."]),
    ]


def test_a_milestone_with_its_word_and_number_owns_the_labels_that_follow() -> None:
    plan = raw(
        heading("Mål for 2025"),
        heading("Resultatmål 1: Vind", 2),
        paragraph("Delmål 1: Udbuddet er afsluttet."),
        paragraph("Frist: Q2"),
        item("Opfyldt: Kontrakten er skrevet under."),
        item("Ikke opfyldt: Der er ingen kontrakt."),
        paragraph("Delmål 2: Havet er kortlagt."),
        paragraph("Frist: Q4"),
    )
    (goal,) = plan.goals
    assert [(m.fields["number"].text, m.fields["text"].text, m.fields["deadline"].text) for m in goal.milestones] == [
        ("1", "Udbuddet er afsluttet.", "Q2"),
        ("2", "Havet er kortlagt.", "Q4"),
    ]
    assert extras(goal) == [
        {"Opfyldt": "Kontrakten er skrevet under.", "Ikke opfyldt": "Der er ingen kontrakt."},
        {},
    ]


def test_columns_that_word_the_outcomes() -> None:
    plan = raw(
        heading("Mål for 2025"),
        heading("Mål 1: Trivsel", 2),
        table(
            ["Delmål", "Opfyldt", "Delvist opfyldt", "Ikke opfyldt"],
            ["Sygefraværet falder.", "Under 7 dage", "7-8 dage", "Over 8 dage"],
            ["Flere bliver.", "Over 90 pct.", "", "Under 90 pct."],
        ),
    )
    (goal,) = plan.goals
    assert [m.fields["text"].text for m in goal.milestones] == ["Sygefraværet falder.", "Flere bliver."]
    assert extras(goal)[0] == {"Opfyldt": "Under 7 dage", "Delvist opfyldt": "7-8 dage", "Ikke opfyldt": "Over 8 dage"}


def test_columns_that_are_years_hold_what_must_be_reached_each_year() -> None:
    plan = raw(
        heading("Mål 2024-2026"),
        heading("Mål 1: Besøg", 2),
        table(
            ["Indikator", "2024", "2025", "2026"],
            ["Antal besøg", "100", "120", "140"],
            ["Tilfredse gæster", "80 pct.", "85 pct.", "90 pct."],
        ),
    )
    (goal,) = plan.goals
    assert [m.fields["text"].text for m in goal.milestones] == ["Antal besøg", "Tilfredse gæster"]
    assert {name: words.text for name, words in goal.milestones[1].fields.items() if name != "text"} == {
        "target/2024": "80 pct.",
        "target/2025": "85 pct.",
        "target/2026": "90 pct.",
    }


def test_a_card_on_its_side_has_a_column_per_goal() -> None:
    found = goals_of(
        heading("Mål for 2025"),
        table(
            ["Mål", "Mål 1", "Mål 2"],
            ["Titel", "Svar", "Service"],
            ["Beskrivelse", "Hurtigere svar.", "Bedre service."],
            ["Milepæle", "Svar gives på 10 dage.", "Siden kan læses op."],
        ),
    )
    assert [(g["number"], g["title"], g["description"], g["milestones"]) for g in found] == [
        ("1", "Svar", "Hurtigere svar.", ["Svar gives på 10 dage."]),
        ("2", "Service", "Bedre service.", ["Siden kan læses op."]),
    ]


@pytest.mark.parametrize("parent", ["Hovedmål 1: Drift", "Hovedmål 1: Drift\nTogene skal køre."])
def test_the_level_that_has_milestones_is_the_goal(parent: str) -> None:
    title, _, prose = parent.partition("\n")
    found = goals_of(
        heading("Mål for 2025"),
        heading(title, 2),
        *([paragraph(prose)] if prose else []),
        heading("Resultatmål 1.1: Punktlighed", 3),
        item("Togene kommer til tiden."),
        heading("Resultatmål 1.2: Renhed", 3),
        item("Togene er rene."),
    )
    assert [(g["section"], g["number"], g["title"]) for g in found] == [
        ("Drift", "1.1", "Punktlighed"),
        ("Drift", "1.2", "Renhed"),
    ]


def test_section_rows_inside_one_large_table() -> None:
    wide = {(2, 1): (1, 3), (4, 1): (1, 3)}
    found = goals_of(
        heading("Mål for 2025"),
        table(
            ["Nr.", "Mål", "Milepæle"],
            ["Kerneopgave: Tilsyn", None, None],
            ["1", "Flere besøg", "Der er ført tilsyn."],
            ["Kerneopgave: Vejledning", None, None],
            ["2", "Bedre svar", "En vejledning er ude."],
            spans=wide,
        ),
    )
    assert [(g["section"], g["number"], g["milestones"]) for g in found] == [
        ("Kerneopgave: Tilsyn", "1", ["Der er ført tilsyn."]),
        ("Kerneopgave: Vejledning", "2", ["En vejledning er ude."]),
    ]


def test_a_number_in_the_title_cell_is_no_part_of_the_title() -> None:
    found = goals_of(
        heading("Mål for 2025"),
        table(["Titel", "Milepæle"], ["1.1 Tog", "Togene kører."], ["Mål 2: Spor", "Sporene ligger."]),
    )
    assert [(g["number"], g["title"]) for g in found] == [("1.1", "Tog"), ("2", "Spor")]


def test_a_column_without_words_is_no_column() -> None:
    (goal,) = goals_of(
        heading("Mål for 2025"),
        table(["Titel", "", "Tilsyn"], ["Beskrivelse", "", "Flere besøg."], ["Milepæle", "", "Der er ført tilsyn."]),
    )
    assert (goal["title"], goal["description"], goal["milestones"]) == (
        "Tilsyn",
        "Flere besøg.",
        ["Der er ført tilsyn."],
    )


def test_a_row_that_groups_the_labels_below_it_is_no_goal() -> None:
    (goal,) = goals_of(
        heading("Mål for 2025"),
        table(
            ["Mål", None, "Opfølgning", None],
            ["Titel", "Beskrivelse", "Milepæle", "Ansvarlig"],
            ["Tilsyn", "Flere besøg.", "Der er ført tilsyn.", "Center Nord"],
            spans={(1, 1): (1, 2), (1, 3): (1, 2)},
        ),
    )
    assert (goal["title"], goal["responsible"], goal["milestones"]) == (
        "Tilsyn",
        "Center Nord",
        ["Der er ført tilsyn."],
    )


def test_what_stands_once_for_all_rows_of_a_goal_is_the_goals() -> None:
    plan = raw(
        heading("Mål for 2025"),
        table(
            ["Mål", "Milepæle", "Frist", "Vægt"],
            ["Kyst", "Sandet er lagt.", "Q2", "25 %"],
            [None, "Diget er tæt.", "Q4", None],
            ["Havn", "Molen er rettet.", "Q3", "75 %"],
            spans={(2, 1): (2, 1), (2, 4): (2, 1)},
        ),
    )
    assert [goal.fields["weight"].text for goal in plan.goals] == ["25 %", "75 %"]
    assert not any("weight" in m.fields for goal in plan.goals for m in goal.milestones)


def test_several_days_in_one_cell_go_to_their_milestones() -> None:
    plan = raw(
        heading("Mål for 2025"),
        table(["Mål", "Milepæle", "Frist"], ["Kyst", "Sandet er lagt.\vDiget er tæt.", "Q2\vQ4"]),
    )
    assert [m.fields["deadline"].text for m in plan.goals[0].milestones] == ["Q2", "Q4"]


def test_an_annex_behind_the_signatures_tells_no_new_goals() -> None:
    found = goals_of(
        heading("Mål for 2025"),
        heading("Mål 1: Tilsyn", 2),
        item("Der er ført tilsyn."),
        heading("Aftale"),
        paragraph("Planen indgås mellem parterne."),
        heading("Bilag 1"),
        heading("Mål 1: Tilsyn", 2),
        item("Der er ført tilsyn."),
    )
    assert len(found) == 1


def test_goals_in_a_numbered_list_with_their_milestones_inside() -> None:
    found = goals_of(
        heading("Mål for 2025"),
        item("Bevaring", "1."),
        item("Fundet er bevaret.", "a)", level=2),
        item("Formidling", "2."),
        item("Udstillingen er åben.", "a)", level=2),
    )
    assert [(g["number"], g["title"], g["milestones"]) for g in found] == [
        ("1.", "Bevaring", ["Fundet er bevaret."]),
        ("2.", "Formidling", ["Udstillingen er åben."]),
    ]


def test_a_table_that_is_not_understood_under_a_goal_is_said() -> None:
    plan = raw(
        heading("Mål for 2025"),
        heading("Mål 1: Tilsyn", 2),
        item("Der er ført tilsyn."),
        table(["Dyr", "Farve"], ["Ko", "Brun"]),
    )
    assert {entry.quote.text for entry in plan.ledger if entry.fate == "unplaced"} == {"Dyr", "Farve", "Ko", "Brun"}


def test_an_unknown_label_is_kept_and_said_with_the_nearest_word() -> None:
    plan = raw(
        heading("Mål for 2025"),
        table(["Titel", "Målepunkt", "Bemærkningr"], ["Tilsyn", "Der er ført tilsyn.", "Sammen med politiet."]),
    )
    assert [(label.text, words.text) for label, words in plan.goals[0].extra] == [
        ("Bemærkningr", "Sammen med politiet.")
    ]
    (finding,) = plan.findings
    assert finding.code == "unknown-label"
    assert "'Bemærkningr'" in finding.message
    assert "'bemærkninger'" in finding.message


def test_a_shared_chapter_between_goals_of_an_extraction() -> None:
    found = goals_of(
        *lines(
            """
            Mål for 2025
            Mål 1: Tilsyn
            Milepæle:
            • Der er ført tilsyn.

            Koncernmål

            Mål 2: Budget
            Milepæle:
            • Budgettet holder.
            """
        )
    )
    assert [(g["scope"], g["title"]) for g in found] == [("agency", "Tilsyn"), ("ministry", "Budget")]


def test_furniture_never_becomes_a_field() -> None:
    (goal,) = goals_of(
        heading("Mål for 2025"),
        heading("Mål 1: Tilsyn", 2),
        paragraph("Flere besøg."),
        text("furniture", "Side 3 af 9"),
        item("Der er ført tilsyn."),
    )
    assert "Side" not in str(goal)
