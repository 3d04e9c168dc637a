"""Reports → outcomes, in the report's own words: tables, cards, labelled lines, lists and prose."""

from __future__ import annotations

import pytest

from maalplan.errors import NoOutcomes
from maalplan.model import Block, Document
from maalplan.parsers.outcomes import parse_report
from tests.parsers.making import SOURCE, heading, item, lines, paragraph, table

FIELDS = ("number", "title", "milestone", "verdict", "comment")


def told(*blocks: Block) -> list[tuple[str | None, ...]]:
    """Number, title, milestone, verdict and comment of each outcome."""
    raw = parse_report(Document(SOURCE, blocks))
    return [
        tuple(" ".join(one.fields[name].text.split()) if name in one.fields else None for name in FIELDS)
        for one in raw.outcomes
    ]


def scopes(*blocks: Block) -> list[str]:
    return [one.scope for one in parse_report(Document(SOURCE, blocks)).outcomes]


# ------------------------------------------------------------------ tables

HEAD = ("Nr.", "Mål", "Resultat", "Målopfyldelse")


def test_a_table_of_goals() -> None:
    rows = (HEAD, ("1", "Åbne arkiver", "12 fonde er åbnet.", "Opfyldt"), ("2", "Læsesal", "-", "Ikke opfyldt"))
    assert told(heading("2.2 Målrapportering"), table(*rows)) == [
        ("1", "Åbne arkiver", None, "Opfyldt", "12 fonde er åbnet."),
        ("2", "Læsesal", None, "Ikke opfyldt", "-"),
    ]


def test_group_rows_say_whose_goals_they_are() -> None:
    rows = table(
        HEAD,
        ("Koncernfælles mål", None, None, None),
        ("1", "Sygefravær", "Faldet.", "Opfyldt"),
        ("Styrelsesspecifikke mål", None, None, None),
        ("1", "Læsesal", "Åben.", "Opfyldt"),
        spans={(2, 1): (1, 4), (4, 1): (1, 4)},
    )
    assert scopes(rows) == ["ministry", "agency"]


def test_milestones_below_a_goal_that_reaches_down() -> None:
    rows = table(
        ("Mål", "Målepunkt", "Opnåede resultater", "Status"),
        ("Mål 1: Læsesal", "Salen er åben (Q1).", "Åbnet i marts.", "Grøn"),
        (None, "Der er holdt to kurser.", "Et kursus er holdt.", "Gul"),
        spans={(2, 1): (2, 1)},
    )
    assert told(rows) == [
        ("1", "Læsesal", "Salen er åben (Q1).", "Grøn", "Åbnet i marts."),
        ("1", "Læsesal", "Der er holdt to kurser.", "Gul", "Et kursus er holdt."),
    ]


def test_one_verdict_on_several_milestones_is_the_goals() -> None:
    rows = table(
        ("Mål", "Målepunkt", "Resultat", "Opfyldelse"),
        ("Læsesal", "Salen er åben.", "Åbnet.", "Delvist opfyldt"),
        (None, "Der er holdt to kurser.", "Et er holdt.", None),
        spans={(2, 1): (2, 1), (2, 4): (2, 1)},
    )
    assert told(rows) == [(None, "Læsesal", None, "Delvist opfyldt", "Åbnet. Et er holdt.")]


def test_as_many_verdicts_as_milestones_in_one_cell() -> None:
    points = (item("Salen er åben.", "1."), item("Kurser er holdt.", "2."))
    verdicts = (paragraph("1: Opfyldt"), paragraph("2: Ikke opfyldt"))
    rows = table(("Mål", "Resultatkrav", "Opfyldelse"), ("Læsesal", points, verdicts))
    assert told(rows) == [
        (None, "Læsesal", "Salen er åben.", "Opfyldt", None),
        (None, "Læsesal", "Kurser er holdt.", "Ikke opfyldt", None),
    ]


def test_a_verdict_and_words_on_it_in_one_cell() -> None:
    rows = table(("Mål", "Målopfyldelse"), ("Læsesal", "Delvist opfyldt. Salen åbnede i maj."), ("Film", "Opfyldt."))
    assert told(rows) == [
        (None, "Læsesal", None, "Delvist opfyldt", "Salen åbnede i maj."),
        (None, "Film", None, "Opfyldt.", None),
    ]


def test_a_column_for_each_step_of_the_scale() -> None:
    rows = table(("Mål", "Opfyldt", "Delvist opfyldt", "Ikke opfyldt"), ("Læsesal", "X", "", ""), ("Film", "", "", "X"))
    assert told(rows) == [
        (None, "Læsesal", None, "Opfyldt", None),
        (None, "Film", None, "Ikke opfyldt", None),
    ]


def test_milestones_in_the_column_of_goals() -> None:
    rows = table(
        ("Mål", "Resultat", "Opfyldelse"),
        ("Mål 1: Læsesal", "", "Delvist opfyldt"),
        ("Delmål 1.1: Salen er åben.", "Åben.", "Opfyldt"),
        ("Delmål 1.2: Kurser er holdt.", "Ingen.", "Ikke opfyldt"),
    )
    assert [one[:4] for one in told(rows)] == [
        ("1", "Læsesal", None, "Delvist opfyldt"),
        ("1", "Læsesal", "Salen er åben.", "Opfyldt"),
        ("1", "Læsesal", "Kurser er holdt.", "Ikke opfyldt"),
    ]


def test_a_box_of_lines() -> None:
    box = paragraph("Mål 1: Læsesal\vMålepunkt: Salen er åben.\vResultat: Åben.\vVurdering: Grøn")
    assert told(table(((box,),))) == [("1", "Læsesal", "Salen er åben.", "Grøn", "Åben.")]


def test_points_and_those_that_could_be_had() -> None:
    rows = table(("Mål", "Vægt", "Opnåede point"), ("Læsesal", "20", "10"), ("Film", "30", "30"))
    fields = [one.fields for one in parse_report(Document(SOURCE, (rows,))).outcomes]
    assert [(one["verdict"].text, one["possible"].text) for one in fields] == [("10", "20"), ("30", "30")]


def test_the_latest_of_two_years() -> None:
    rows = table(("Mål", "Målopfyldelse 2023", "Målopfyldelse 2024"), ("Læsesal", "Opfyldt", "Ikke opfyldt"))
    assert [one[3] for one in told(rows)] == ["Ikke opfyldt"]


def test_labels_that_no_vocabulary_knows() -> None:
    rows = table(
        ("Ambition 2024", "Hvad skete der?", "Kom vi i mål?"),
        ("Læsesal", "Den åbnede.", "Opfyldt"),
        ("Film", "Ingen kom.", "Ikke opfyldt"),
    )
    assert told(rows) == [
        (None, "Læsesal", None, "Opfyldt", "Den åbnede."),
        (None, "Film", None, "Ikke opfyldt", "Ingen kom."),
    ]


def test_the_labels_again_on_the_next_page() -> None:
    head = ("Mål", "Målepunkt", "Resultat", "Status")
    first = table(head, ("1. Læsesal", "Salen er åben.", "Åben.", "Grøn"))
    second = table(head, ("", "Kurser er holdt.", "Et er holdt.", "Rød"))
    assert told(first, second)[1] == ("1", "Læsesal", "Kurser er holdt.", "Rød", "Et er holdt.")


@pytest.mark.parametrize(
    "rows",
    [
        (("Mio. kr.", "Regnskab 2024", "Budget 2025"), ("Resultat", "3,2", "1,0")),
        (("Opgave", "Bevilling", "Årets resultat"), ("Tilsyn", "10,0", "0,4")),
    ],
)
def test_a_table_of_figures_judges_nothing(rows: tuple[tuple[str, ...], ...]) -> None:
    with pytest.raises(NoOutcomes):
        told(heading("3. Regnskab"), table(*rows))


# ------------------------------------------------------------------ cards, labels, lists, prose


def test_a_card_of_each_goal() -> None:
    card = table(("Mål 2", "Læsesal"), ("Resultatkrav", "Salen er åben."), ("Resultat", "Åben."), ("Vurdering", "Nået"))
    assert told(card) == [("2", "Læsesal", "Salen er åben.", "Nået", "Åben.")]


def test_labelled_paragraphs_below_a_heading() -> None:
    blocks = (
        heading("Mål 1: Læsesal", 3),
        paragraph("Resultat: Den åbnede i maj.", strong=9),
        paragraph("Der kom 400 gæster."),
        paragraph("Status pr. 30. september: Gul", strong=25),
    )
    assert told(*blocks) == [("1", "Læsesal", None, "Gul", "Den åbnede i maj. Der kom 400 gæster.")]


def test_labels_on_lines_of_their_own() -> None:
    printed = lines(
        """
        Mål 1: Læsesal

        Opnåede resultater
        Den åbnede i maj.
        Målopfyldelse
        Delvist opfyldt

        Mål 2: Film

        Opnåede resultater
        Ingen kom.
        Målopfyldelse
        Ikke opfyldt
        """
    )
    assert told(*printed) == [
        ("1", "Læsesal", None, "Delvist opfyldt", "Den åbnede i maj."),
        ("2", "Film", None, "Ikke opfyldt", "Ingen kom."),
    ]


@pytest.mark.parametrize(
    ("prose", "verdict", "comment"),
    [
        ("Målet er opfyldt. Salen åbnede i maj.", "Målet er opfyldt", "Salen åbnede i maj."),
        ("Salen åbnede i maj. Målet er dermed delvist nået.", "Målet er dermed delvist nået", "Salen åbnede i maj."),
        ("Salen er lukket. Samlet set er målet ikke nået.", "Samlet set er målet ikke nået", "Salen er lukket."),
        (
            "Målet er opfyldt, idet salen åbnede i maj.",
            "Målet er opfyldt",
            "Målet er opfyldt, idet salen åbnede i maj.",
        ),
    ],
)
def test_sentences_that_judge(prose: str, verdict: str, comment: str | None) -> None:
    assert told(heading("Mål 1: Læsesal"), paragraph(prose)) == [("1", "Læsesal", None, verdict, comment)]


def test_a_list_of_goals_with_verdicts() -> None:
    blocks = (heading("Målopfyldelse"), item("Læsesal: Opfyldt"), item("Mål 2: Film – Ikke opfyldt"))
    assert told(*blocks) == [(None, "Læsesal", None, "Opfyldt", None), ("2", "Film", None, "Ikke opfyldt", None)]


def test_a_verdict_behind_the_title() -> None:
    assert told(heading("Mål 3: Læsesal – Grøn"), paragraph("Den er åben.")) == [
        ("3", "Læsesal", None, "Grøn", "Den er åben.")
    ]


def test_a_title_that_only_the_labels_below_show() -> None:
    blocks = (
        heading("2.3 Målopfyldelse"),
        paragraph("1. Læsesal"),
        paragraph("Resultat: Åben."),
        paragraph("Målopfyldelse: 100 pct. – opfyldt"),
    )
    assert told(*blocks) == [("1", "Læsesal", None, "100 pct. – opfyldt", "Åben.")]


def test_what_is_told_again_fills_in_what_was_missing() -> None:
    overview = table(("Nr.", "Mål", "Målopfyldelse"), ("1", "Læsesal", "Opfyldt"), ("2", "Film", "Ikke opfyldt"))
    blocks = (overview, heading("2. del: Uddybende analyser"), heading("Film", 3), paragraph("Resultat: Ingen kom."))
    assert told(*blocks) == [("1", "Læsesal", None, "Opfyldt", None), ("2", "Film", None, "Ikke opfyldt", "Ingen kom.")]


def test_a_goal_without_verdict_beside_others_is_told() -> None:
    blocks = (
        heading("Mål 1: Læsesal"),
        paragraph("Resultat: Åben."),
        paragraph("Status: Grøn"),
        heading("Mål 2: Film"),
        paragraph("Resultat: Ingen kom."),
    )
    raw = parse_report(Document(SOURCE, blocks))
    assert ["verdict" in one.fields for one in raw.outcomes] == [True, False]
    assert [finding.code for finding in raw.findings] == ["goals-without-verdict"]


def test_sentences_outside_goals_judge_nothing() -> None:
    with pytest.raises(NoOutcomes):
        told(heading("2.1 Ledelsesberetning"), paragraph("Hovedparten af målene er opfyldt. Året er gået godt."))


def test_parts_named_by_lines_of_their_own() -> None:
    blocks = [
        heading("2.4 Målrapportering"),
        paragraph("Koncernfælles mål"),
        *(paragraph("Mål 1: Læsesal"), paragraph("Målet er opfyldt.")),
        paragraph("Styrelsesspecifikke mål"),
        *(paragraph("Mål 1: Film"), paragraph("Der er vist fire. Målet er ikke nået.")),
        *(paragraph("3. Regnskab"), paragraph("Regnskabet er aflagt.")),
    ]
    assert told(*blocks) == [
        ("1", "Læsesal", None, "Målet er opfyldt.", None),
        ("1", "Film", None, "Målet er ikke nået", "Der er vist fire."),
    ]
    assert scopes(*blocks) == ["ministry", "agency"]


def test_numbered_lines_are_goals_where_what_follows_is_judged() -> None:
    blocks = [
        *(item("Læsesal", "1."), paragraph("Salen åbnede i maj."), paragraph("Målet er opfyldt.")),
        *(paragraph("2. Film"), paragraph("Ingen kom."), paragraph("Målet er udgået.")),
    ]
    assert told(heading("Opfølgning på mål"), *blocks) == [
        ("1.", "Læsesal", None, "Målet er opfyldt.", "Salen åbnede i maj."),
        ("2", "Film", None, "Målet er udgået.", "Ingen kom."),
    ]


def test_a_goal_told_of_in_plain_words_below_judged_ones() -> None:
    blocks = [
        *(heading("Mål 1. Læsesal", 3), paragraph("Målet er opfyldt.")),
        *(heading("Mål 2. Film", 3), paragraph("Filmene vises i foråret.")),
    ]
    assert told(heading("2.3 Målrapportering"), *blocks)[1] == ("2.", "Film", None, None, "Filmene vises i foråret.")
    elsewhere = [heading("2.5 Forventninger til det kommende år"), *blocks[2:]]
    assert len(told(heading("2.3 Målrapportering"), *blocks[:2], *elsewhere)) == 1


def test_words_in_the_column_of_points() -> None:
    rows = table(("Mål", "Resultat", "Opnåede point"), ("Læsesal", "Åben.", "10"), ("Film", "Venter.", "Ikke opgjort"))
    assert [one[3] for one in told(rows)] == ["10", "Ikke opgjort"]


def test_several_verdicts_in_the_lines_of_one_cell() -> None:
    points = (paragraph("Salen er åben."), paragraph("Kurser er holdt."))
    rows = table(("Mål", "Resultatkrav", "Opfyldelse"), ("Læsesal", points, "Delvist opfyldt (2/10)\nOpfyldt (10/10)"))
    assert [one[2:4] for one in told(rows)] == [
        ("Salen er åben.", "Delvist opfyldt (2/10)"),
        ("Kurser er holdt.", "Opfyldt (10/10)"),
    ]


def test_a_verdict_that_is_a_word_for_results_too() -> None:
    blocks = [paragraph("Resultat"), paragraph("Salen åbnede."), paragraph("Vurdering"), paragraph("Opnået")]
    assert told(heading("Mål 1 Læsesal"), *blocks) == [("1", "Læsesal", None, "Opnået", "Salen åbnede.")]


# ------------------------------------------------------------------ tables that an extraction gives cell by cell


def test_cells_one_below_the_other() -> None:
    printed = lines(
        """
        Nr.
        Mål
        Resultat
        Målopfyldelse
        1
        Læsesal for børn
        Den åbnede i maj.
        Målet er opfyldt
        2
        Film
        Ingen kom.
        Udgået
        """
    )
    assert told(*printed) == [
        ("1", "Læsesal for børn", None, "Målet er opfyldt", "Den åbnede i maj."),
        ("2", "Film", None, "Udgået", "Ingen kom."),
    ]


def test_cells_glued_on_one_line_and_broken_verdicts() -> None:
    printed = lines(
        """
        Målepunkt Resultat Status
        Salen er åben (Q1). Den åbnede i maj. Delvist
        opfyldt
        Kurser er holdt (Q2). Der er holdt et. Ikke opfyldt
        """
    )
    assert told(heading("Mål 1: Læsesal"), *printed) == [
        ("1", "Læsesal", "Salen er åben (Q1).", "Delvist opfyldt", "Den åbnede i maj."),
        ("1", "Læsesal", "Kurser er holdt (Q2).", "Ikke opfyldt", "Der er holdt et."),
    ]
