"""Histories in a terminal."""

from __future__ import annotations

from dataclasses import replace

import pytest

from maalplan.history import history_of
from maalplan.model import Lang
from maalplan.output.history.cells import Shown
from maalplan.output.history.text import history_to_text
from maalplan.output.terminal import Page
from tests.history.plans import ARKIV, VAND, goal, numbered, plan
from tests.output.history_examples import HARD, LIVES, MERGED, PARTS, SPLIT, all_of

WIDE = Page(110, colour=False)


def text(*shown: Shown, page: Page = WIDE, lang: Lang = "da", stories: bool = False) -> list[str]:
    return history_to_text(shown, page, lang, stories=stories).splitlines()


def row(lines: list[str], title: str) -> list[str]:
    """The cells of a goal's row, blank ones left out."""
    line = next(line for line in lines if line.strip().startswith(title))
    return [part.strip() for part in line.strip().removeprefix(title).split("  ") if part.strip()]


def test_the_table_has_a_row_for_each_goal_and_a_column_for_each_year() -> None:
    lines = text(*all_of(LIVES))

    assert lines[0] == "Slots- og Kulturstyrelsen: målene 2021–2026"
    assert lines[1] == "Der er ikke fundet en plan for 2023; årene omkring er sammenholdt."
    assert lines[3].split() == ["2021", "2022", "2023", "2024", "2025", "2026"]
    assert row(lines, "Digital aflevering af arkivalier") == ["+ 1", "≠ 2 ↕▽", "?", "≠ 2 △", "= 2", "−"]
    assert row(lines, "Lavere sygefravær") == ["+ 3", "…", "?", "= 4 ↕", "−"]
    assert row(lines, "Fælles indkøb og drift") == ["+ 1", "= 4 ↕", "?", "= 5 ↕", "−"]
    assert row(lines, "Flere unge på museerne") == ["+ 3", "= 3", "= 2 ↕"]


def test_a_cell_stands_under_its_year() -> None:
    lines = text(*all_of(LIVES))

    begin = lines[3].index("2024")
    assert next(line for line in lines if "Flere unge" in line)[begin:].startswith("+ 3")


def test_the_legend_has_the_signs_that_occur() -> None:
    legend = " ".join(line.strip() for line in text(*all_of(LIVES)) if ";" in line and "2023" not in line)

    assert "+ ny, eller første gang set; = uændret; ≠ ændret; − udgået; … ikke med det år" in legend
    assert "↳" not in legend
    assert "planen gælder fortsat" not in legend
    lines = " ".join(line.strip() for line in text(*all_of(PARTS)))
    assert "· planen gælder fortsat" in lines
    assert "→ lagt ind i et andet mål" in lines


def test_years_that_do_not_fit_stand_below() -> None:
    narrow = text(*all_of(LIVES), page=Page(60, colour=False))

    assert all(len(line) <= 60 for line in narrow)
    heads = [line.split() for line in narrow if line.strip()[:4].isdigit()]
    assert heads == [["2021", "2022", "2023", "2024"], ["2025", "2026"]]


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        (
            "da",
            [
                "2022 ≠ Nyt nummer: 1 → 2.",
                "Målepunkt 1 ændret:",
                "Tekst: Mindst [-85-]{+80+} pct. af afleveringerne godkendes første gang.",
                "Måltal: Mindst [-85-]{+80+} pct. (sænket, lempet)",
                "2025 = Som før.",
                "2026 − Udgået.",
                "2024 = Med igen efter at have manglet i 2022. Nyt nummer: 3 → 4.",
                "2022 = Var koncernfælles, er nu styrelsens eget. Nyt nummer: 1 → 4.",
                "Målepunkt 2 udgået: Kort over sårbare boringer er offentliggjort (Q3).",
                "Målepunkt 2 igen med: Kort over sårbare boringer er offentliggjort (Q3).",
            ],
        ),
        (
            "en",
            [
                "2022 ≠ New number: 1 → 2.",
                "2024 = Back after it was missing in 2022. New number: 3 → 4.",
                "Milestone 2 gone: Kort over sårbare boringer er offentliggjort (Q3).",
            ],
        ),
    ],
)
def test_a_story_tells_year_by_year(lang: Lang, told: list[str]) -> None:
    lines = [line.strip() for line in text(*all_of(LIVES), lang=lang, stories=True, page=Page(120, colour=False))]

    assert [line for line in told if line not in lines] == []


def test_figures_that_changed_are_told_in_a_row() -> None:
    lines = [line.strip() for line in text(*all_of(LIVES), stories=True, page=Page(140, colour=False))]

    (place,) = [n for n, line in enumerate(lines) if line == "Måltal over årene:"]
    assert lines[place + 1] == (
        "2021: ≥ 85 · 2022: ≥ 80 · 2024–2025: ≥ 90 pct. (Mindst 90 pct. af afleveringerne godkendes første gang.)"
    )


def test_splits_and_merges_are_told_of_both_goals() -> None:
    split = " ".join(line.strip() for line in text(*all_of(SPLIT), stories=True))
    merged = " ".join(line.strip() for line in text(*all_of(MERGED), stories=True))

    assert "Delt ud fra »Renere drikkevand«." in split
    assert "En del er nu »Risikobaseret tilsyn med fødevarer«." in split
    assert "Målepunkt 1 flyttet hertil" not in split, "what is new with its goal is not told of each milestone"
    assert "Målepunkt 3 flyttet til »Risikobaseret tilsyn med fødevarer«" in split
    assert "Lagt ind i »Drikkevand og fødevarer«." in merged
    assert "»Risikobaseret tilsyn med fødevarer« er lagt ind her." in merged
    assert "flyttet hertil fra »Risikobaseret tilsyn med fødevarer«" in merged


def test_other_goals_keep_their_names_where_one_alone_is_shown() -> None:
    one = next(thread for thread in MERGED.threads if thread.merged_into)
    lines = text(Shown(MERGED, (one,)), stories=True)

    assert any("Lagt ind i »Drikkevand og fødevarer«." in line for line in lines)
    assert not any("Digital aflevering" in line for line in lines)


def test_nothing_of_a_plan_moves_the_cursor() -> None:
    drawn = history_to_text(all_of(HARD), WIDE, "da", stories=True)

    assert "\x1b" not in drawn
    assert "\N{RIGHT-TO-LEFT OVERRIDE}" not in drawn
    assert "Statens arkiver skal modtage" in drawn, "a goal without a title has its description"


def test_where_no_goal_fits_that_is_said() -> None:
    assert "Ingen mål passer til det, der er spurgt om." in text(Shown(LIVES, ()))


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("Kultur", "Arkiver", "Nu under »Arkiver« (før »Kultur«)."),
        ("Mål for 2024", "Mål for 2026", "Nu under »Mål for 2026« (før »Mål for 2024«)."),
        ("Mål for 2024", "Mål for 2025", ""),
    ],
)
def test_another_heading_is_told_and_another_year_in_it_is_not(before: str, after: str, told: str) -> None:
    old, new = (
        replace(made, goals=tuple(replace(one, section=section) for one in made.goals))
        for made, section in ((plan(2024, *numbered(ARKIV, VAND)), before), (plan(2025, *numbered(VAND, ARKIV)), after))
    )
    story = " ".join(" ".join(text(*all_of(history_of([old, new])), stories=True)).split())

    assert "Nyt nummer: 1 → 2." in story
    assert (told in story) if told else ("Nu under" not in story)


def test_a_goal_stands_under_the_heading_of_its_last_plan() -> None:
    there_and_back = history_of(
        [
            plan(2022, goal("1", VAND, scope="ministry"), goal("1", ARKIV)),
            plan(2023, goal("1", VAND, scope="ministry"), goal("2", ARKIV, scope="ministry")),
            plan(2024, goal("1", VAND, scope="ministry"), goal("2", ARKIV)),
        ]
    )
    lines = [line.strip() for line in text(*all_of(there_and_back))]
    own = next(place for place, line in enumerate(lines) if line == "Styrelsens egne mål")

    assert any(line.startswith(ARKIV[0]) for line in lines[own:])
    assert not any(line.startswith(ARKIV[0]) for line in lines[:own])


@pytest.mark.parametrize(("lang", "told"), [("da", "lagt ind i et andet mål 2024"), ("en", "merged into another goal")])
def test_a_goal_that_was_merged_is_not_told_to_be_gone(lang: Lang, told: str) -> None:
    story = " ".join(" ".join(text(*all_of(MERGED), lang=lang, stories=True)).split())

    assert told in story
    assert "udgået 2024" not in story
    assert "gone 2024" not in story
