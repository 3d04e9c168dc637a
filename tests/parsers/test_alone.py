"""Headings that only their neighbours show."""

from __future__ import annotations

import pytest

from maalplan.model import Text
from maalplan.parsers.reflow import reflow
from tests.parsers.making import WORDS, goals_of, lines, table


def headings(printed: str) -> list[str]:
    return [b.text for b in reflow(lines(printed), WORDS) if isinstance(b, Text) and b.kind == "heading"]


CASES = {
    "a section above a goal, behind a sentence": (
        """
        Kontrakten indeholder to mål, som parterne har aftalt.
        Udbygning
        Mål A1: Mere havvind
        Der skal udbydes nye områder.
        Forsyning
        Mål B1: Varme og lys
        Danskerne skal have varme.
        """,
        ["Udbygning", "Mål A1: Mere havvind", "Forsyning", "Mål B1: Varme og lys"],
    ),
    "titles above the label that begins each record, and the chapter above them": (
        """
        Centeret blev oprettet i 1998 og har 14 medarbejdere.
        Det vil centeret nå
        Lyset i maleriet
        Beskrivelse
        Centeret skal samle viden.
        Milepæle
        • Databasen er åbnet.
        Ansvarlig
        Samlingen
        Skoletjenesten
        Beskrivelse
        Skolerne skal kunne bruge centeret.
        Milepæle
        • Forløbene er holdt.
        """,
        ["Det vil centeret nå", "Lyset i maleriet", "Skoletjenesten"],
    ),
    "the last words of a table are no heading of the next goal": (
        """
        Mål 1
        Mål: Milepæle: Ansvarlig:
        Sikker drift
        Planen er klar.
        Sekretariatet
        Mål 2
        """,
        ["Mål 1", "Mål 2"],
    ),
    "a date or a label is none": (
        """
        Planen gælder for et år, og den er aftalt i ministeriet.
        Mål 1: Rene søer
        Frist
        Q2
        Mål 2: Ren luft
        """,
        ["Mål 1: Rene søer", "Mål 2: Ren luft"],
    ),
    "a line that goes on is none": (
        """
        Mål 1: Rene søer
        Arbejdet sker sammen med kommunerne, lodsejerne og
        Københavns Kommune
        Mål 2: Ren luft
        """,
        ["Mål 1: Rene søer", "Mål 2: Ren luft"],
    ),
}


@pytest.mark.parametrize("case", list(CASES))
def test_lines_that_stand_alone(case: str) -> None:
    printed, expected = CASES[case]
    assert headings(printed) == expected


def test_headings_that_stand_in_by_one_space() -> None:
    printed = "\n".join(
        [
            " 1. Indledning",
            "Planen gælder for et år.",
            " 2. Koncernfælles mål",
            " Udbygning",
            "Der skal udbydes nye områder, og de skal",
            "ligge langt fra kysten.",
            "Naboerne skal høres.",
            " Mål 1",
            "Titel",
            "Mere havvind",
        ]
    )
    assert headings(printed) == ["1. Indledning", "2. Koncernfælles mål", "Udbygning", "Mål 1"]


def test_the_name_of_a_chapter_right_above_a_table_is_its_section() -> None:
    goals = goals_of(
        *lines("1. Indledning\nVi fører tilsyn med alle søer.\nMål for året"),
        table(["Mål", "Milepæl"], ["Rene søer", "Prøven er taget."]),
    )
    assert [(goal["section"], goal["title"]) for goal in goals] == [("Mål for året", "Rene søer")]


def test_numbered_titles_above_the_label_of_their_milestones_and_the_section_above_them() -> None:
    printed = """
        Planen omfatter to områder.

        A. Kerneopgaver
        A1 Rent drikkevand
        Grundvandet skal beskyttes.
        Resultatkrav:
        A1.1 Kortlægningen er afsluttet.
        A2 Cirkulær økonomi
        Mere affald skal genanvendes.
        Resultatkrav:
        A2.1 Ordningen er sat i kraft.
        """
    assert headings(printed) == ["A. Kerneopgaver", "A1 Rent drikkevand", "A2 Cirkulær økonomi"]
    found = goals_of(*lines(printed))
    assert [(goal["number"], goal["title"], goal["milestones"]) for goal in found] == [
        ("A1", "Rent drikkevand", ["Kortlægningen er afsluttet."]),
        ("A2", "Cirkulær økonomi", ["Ordningen er sat i kraft."]),
    ]


def test_letters_in_brackets_and_named_parts_are_headings() -> None:
    printed = """
        Aftalen dækker fire år, og den er indgået mellem to parter.

        Indsatsområde 1: Publikum

        A) Flere unge på museum
        Baggrund: Unge kommer sjældent.
        Krav:
        • Et ungepanel er nedsat.

        B) Sikre samlinger
        Baggrund: Kulturarven skal bevares.
        Krav:
        • Planen er afprøvet.
        """
    assert headings(printed) == ["Indsatsområde 1: Publikum", "A) Flere unge på museum", "B) Sikre samlinger"]


def test_items_of_a_list_are_no_headings() -> None:
    printed = """
        Mål 1: Rene søer
        Milepæle:
        1. Kortlægningen er afsluttet
        2. Planen er klar
        Mål 2: Ren luft
        Milepæle:
        1. Målingen er gjort
        """
    assert headings(printed) == ["Mål 1: Rene søer", "Mål 2: Ren luft"]


def test_a_short_line_below_a_bare_goal_is_its_title() -> None:
    (goal,) = goals_of(
        *lines(
            """
            Resultatmål 1
            Rent drikkevand

            Grundvandet skal beskyttes mod pesticider.
            Succeskriterier:
            • Kortlægningen er afsluttet.
            """
        )
    )
    assert (goal["number"], goal["title"], goal["description"]) == (
        "1",
        "Rent drikkevand",
        "Grundvandet skal beskyttes mod pesticider.",
    )


def test_titles_without_numbers_above_the_sentence_that_introduces_milestones() -> None:
    printed = """
        Planen beskriver de vigtigste indsatser i året.

        Styrelsens mål

        Tryghed i lokalområderne
        Politiet skal være synligt.

        Målet er nået, hvis:
        • Aftalerne er indgået.

        Digital tinglysning
        Brugerne skal have adgang.

        Målet er nået, hvis:
        • Udbuddet er offentliggjort.
        """
    found = goals_of(*lines(printed))
    assert [(goal["section"], goal["title"], goal["milestones"]) for goal in found] == [
        ("Styrelsens mål", "Tryghed i lokalområderne", ["Aftalerne er indgået."]),
        ("Styrelsens mål", "Digital tinglysning", ["Udbuddet er offentliggjort."]),
    ]


def test_goals_whose_numbers_begin_again_below_a_numbered_chapter() -> None:
    printed = """
        Parterne har aftalt to mål for året.

        2. Resultatmål

        1. Rent drikkevand – vægt 60 pct.
        Grundvandet skal beskyttes.
        Målepunkter:
        a) Kortlægningen er afsluttet.

        2. Cirkulær økonomi – vægt 40 pct.
        Mere affald skal genanvendes.
        Målepunkter:
        a) Ordningen er sat i kraft.
        """
    found = goals_of(*lines(printed))
    assert [(goal["number"], goal["title"], goal["weight"]) for goal in found] == [
        ("1", "Rent drikkevand", "vægt 60 pct."),
        ("2", "Cirkulær økonomi", "vægt 40 pct."),
    ]


def test_a_number_right_below_the_name_of_its_chapter_is_a_goals() -> None:
    printed = """
        Parterne har aftalt to mål for året.

        Faglige mål
        1. Rent drikkevand

        Grundvandet skal beskyttes.
        Milepæle
        • Kortlægningen er afsluttet.

        2. Cirkulær økonomi

        Mere affald skal genanvendes.
        Milepæle
        • Ordningen er sat i kraft.
        """
    found = goals_of(*lines(printed))
    assert [(goal["section"], goal["number"], goal["title"]) for goal in found] == [
        ("Faglige mål", "1", "Rent drikkevand"),
        ("Faglige mål", "2", "Cirkulær økonomi"),
    ]
