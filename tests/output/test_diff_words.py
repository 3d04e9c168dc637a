from __future__ import annotations

import string
from dataclasses import fields, replace
from typing import get_args

import pytest

from maalplan.model import (
    Comparator,
    Goal,
    GoalRow,
    Lang,
    Milestone,
    MilestoneRow,
    Plan,
    PlanDiff,
    RowCounts,
    Version,
)
from maalplan.output.diff.labels import LABELS
from maalplan.output.diff.words import (
    count_words,
    diff_title,
    effect_word,
    label,
    notes,
    status_word,
    teller,
)
from tests.output.diff_examples import DIFF, DMI, OF_TWO, goal, plan, point


def holes(text: str) -> int:
    return sum(name is not None for _, name, _, _ in string.Formatter().parse(text))


def test_both_languages_have_the_same_labels() -> None:
    assert LABELS["da"].keys() == LABELS["en"].keys()
    for name, danish in LABELS["da"].items():
        english = LABELS["en"][name]
        assert (holes(danish), danish.count("|")) == (holes(english), english.count("|")), name


def test_every_field_of_goals_and_milestones_has_a_label() -> None:
    shown = {one.name for kind in (Goal, Milestone) for one in fields(kind)} - {"id", "milestones", "quotes", "source"}
    assert shown <= LABELS["da"].keys()


def test_every_comparator_that_words_may_lack_has_one() -> None:
    said_by_figures = {"plus_minus", "between", "exactly"}
    assert set(get_args(Comparator)) - said_by_figures <= LABELS["da"].keys()


# ------------------------------------------------------------------ rows


def row_of(diff: PlanDiff, key: str) -> GoalRow:
    return next(row for row in diff.goals if key in (row.old, row.new))


@pytest.mark.parametrize(
    ("key", "status", "told", "why"),
    [
        ("ssi-2025/ministry/1", "Uændret", (), "nothing to say"),
        (
            "ssi-2025/ministry/2",
            "Flyttet",
            ("Flyttet: var styrelsens eget mål 3, er nu koncernfælles mål 2",),
            "from the agency's own to the ministry's",
        ),
        ("ssi-2025/agency/1", "Ændret", ("Delt: en del er nu mål 6 »Influenza«",), "what was split"),
        (
            "ssi-2025/agency/2",
            "Ændret",
            (
                "Her er lagt ind: mål »Kommunikation« (nr. 5 i 2024)",
                "Nyt nummer: 4 → 2",
                "Bytter plads med mål 4 »Vacciner«",
            ),
            "merged into, renumbered and swapped",
        ),
        ("ssi-2024/agency/5", "Udgået", ("Lagt ind i mål 2 »Kapløbet om laboratorier«",), "what was merged"),
        (
            "ssi-2025/agency/4",
            "Flyttet",
            ("Nyt nummer: 2 → 4", "Bytter plads med mål 2 »Kapløbet om laboratorier«"),
            "the other of the two",
        ),
        ("ssi-2025/agency/6", "Ny", ("Delt ud fra mål 1 »Overvågning af smitte«",), "the other part"),
    ],
)
def test_goals(key: str, status: str, told: tuple[str, ...], why: str) -> None:
    row = row_of(DIFF, key)
    assert (status_word(row, DIFF), notes(row, DIFF)) == (status, told), why


def test_milestones_that_moved_or_were_split() -> None:
    telling = teller(DIFF)
    smitte, laboratorier = row_of(DIFF, "ssi-2025/agency/1"), row_of(DIFF, "ssi-2025/agency/2")
    assert [(status_word(row, DIFF), telling.notes(row)) for row in smitte.milestones] == [
        ("Ændret", ()),
        ("Ændret", ("Delt: en del er nu målepunkt 3",)),
        ("Ny", ("Delt ud fra målepunkt 2",)),
        ("Flyttet", ("Flyttet til målepunkt 2 i mål 2 »Kapløbet om laboratorier«",)),
    ]
    assert telling.notes(laboratorier.milestones[1]) == (
        "Flyttet hertil fra målepunkt 3 i mål 1 »Overvågning af smitte«",
    )


def test_the_same_in_english() -> None:
    row = row_of(DIFF, "ssi-2025/agency/4")
    assert status_word(row, DIFF, "en") == "Moved"
    assert notes(row, DIFF, "en") == (
        "New number: 2 → 4",
        "Changes places with goal 2 »Kapløbet om laboratorier«",
    )


def moved(old: Goal, new: Goal) -> PlanDiff:
    row = GoalRow(status="unchanged", moved=True, similarity=1.0, old=old.id, new=new.id)
    return PlanDiff(schema_version="1.2", old=plan(2024, old), new=plan(2025, new), goals=(row,))


@pytest.mark.parametrize(
    ("before", "after", "told", "why"),
    [
        ({"section": "Drift"}, {"section": "Forskning"}, "Nu under »Forskning« (før »Drift«)", "another heading"),
        ({}, {"section": "Forskning"}, "Nu under »Forskning«", "there was none"),
        ({"section": "Drift"}, {}, "Ikke længere under »Drift«", "there is none now"),
        ({"number": None}, {"number": None}, "Ny plads i rækkefølgen", "only the order is another"),
        ({"number": None}, {"number": "7"}, "Nyt nummer: – → 7", "it was not numbered"),
    ],
)
def test_other_moves(before: dict[str, str | None], after: dict[str, str | None], told: str, why: str) -> None:
    old = replace(goal(2024, "agency", "1", "Biobank"), **before)  # type: ignore[arg-type]  # fields of Goal
    new = replace(goal(2025, "agency", "1", "Biobank"), **after)  # type: ignore[arg-type]  # fields of Goal
    diff = moved(old, new)
    assert notes(diff.goals[0], diff) == (told,), why


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("Mål for 2024", "Mål for 2025", ()),
        ("Mål for 2024", "Mål for 2026", ("Nu under »Mål for 2026« (før »Mål for 2024«)",)),
        ("Mål for 2024", "Mål for 2024", ("Ny plads i rækkefølgen",)),
    ],
)
def test_a_heading_that_only_names_another_year_is_no_news(before: str, after: str, told: tuple[str, ...]) -> None:
    old = replace(goal(2024, "agency", "1", "Biobank"), section=before)
    diff = moved(old, replace(goal(2025, "agency", "1", "Biobank"), section=after))
    assert notes(diff.goals[0], diff) == told


def test_a_long_title_is_cut_behind_a_word() -> None:
    title = "Styrket indsats for et sammenhængende og trygt sundhedsvæsen i alle landets regioner"
    diff = moved(goal(2024, "agency", "1", title), goal(2025, "agency", "2", title))
    name = teller(diff).goal_name(diff.new.goals[0])
    assert name == "mål 2 »Styrket indsats for et sammenhængende og trygt …«"


def test_a_row_that_points_at_nothing_known_is_told_by_its_id() -> None:
    row = GoalRow(status="added", new="ssi-2025/agency/6", split_of="borte/agency/9")
    assert notes(row, DIFF) == ("Delt ud fra borte/agency/9",)


# ------------------------------------------------------------------ two agencies, versions, counts


def test_two_agencies_of_one_year_are_named_and_neither_is_new_or_old() -> None:
    assert [status_word(row, OF_TWO) for row in OF_TWO.goals] == ["En anden plads", "Kun hos DMI", "Kun hos SSI"]
    assert notes(OF_TWO.goals[0], OF_TWO) == ("Hos DMI: koncernfælles mål 2; hos SSI: koncernfælles mål 3",)
    assert count_words(OF_TWO.summary, OF_TWO) == "1 kun hos SSI, 1 kun hos DMI, 1 ens; heraf 1 på en anden plads"


def _titled(old: Plan, new: Plan, lang: Lang = "da") -> str:
    return diff_title(PlanDiff(schema_version="1.2", old=old, new=new), lang)


def test_titles() -> None:
    assert diff_title(DIFF) == "Statens Serum Institut: 2024 → 2025"
    assert diff_title(OF_TWO) == "Danmarks Meteorologiske Institut og Statens Serum Institut: 2025"
    draft = plan(2025, version=Version("Udkast", "draft"))
    signed = plan(2025, id="ssi-2025-2", version=Version("København, den 17. december", "signed"))
    assert _titled(draft, signed) == "Statens Serum Institut 2025: udkast → underskrevet"
    assert _titled(draft, signed, "en") == "Statens Serum Institut 2025: draft → signed"
    assert _titled(draft, plan(2025, id="ssi-2025-2")) == "Statens Serum Institut 2025: udkast → ssi-2025-2"
    assert _titled(plan(2025), plan(2025, id="ssi-2025-2")) == "Statens Serum Institut 2025: ssi-2025 → ssi-2025-2"


@pytest.mark.parametrize(
    ("counts", "milestones", "words"),
    [
        (RowCounts(added=1, removed=2, changed=1, unchanged=1), False, "1 nyt, 2 udgåede, 1 ændret, 1 uændret"),
        (
            RowCounts(changed=3, moved=2, softened=1, tightened=2),
            False,
            "3 ændrede; heraf 2 flyttede, 1 lempet, 2 skærpede",
        ),
        (RowCounts(added=2, removed=2, moved=2), True, "2 flyttede"),
        (RowCounts(), False, "ingen"),
    ],
)
def test_counts(counts: RowCounts, milestones: bool, words: str) -> None:
    assert count_words(counts, DIFF, milestones=milestones) == words


def test_what_has_no_label_stands_for_itself() -> None:
    assert label("noget nyt") == "noget nyt"


TWO = replace(DIFF, old=replace(DIFF.old, agency=DMI, year=2025))
"""The same rows, as if they were of two agencies of one year."""


def test_of_two_agencies_nothing_was_and_nothing_moved() -> None:
    telling = teller(TWO)
    told = [note for row in TWO.goals for one in (row, *row.milestones) for note in telling.notes(one)]
    assert told == [
        "Hos DMI: styrelsens eget mål 3; hos SSI: koncernfælles mål 2",
        "En del er hos SSI mål 6 »Influenza«",
        "En del er hos SSI målepunkt 3",
        "Er hos DMI en del af målepunkt 2",
        "Er hos SSI målepunkt 2 i mål 2 »Kapløbet om laboratorier«",
        "Her er også det, der hos DMI er mål 5 »Kommunikation«",
        "Hos DMI: styrelsens eget mål 4; hos SSI: styrelsens eget mål 2",
        "Er hos DMI målepunkt 3 i mål 1 »Overvågning af smitte«",
        "Er hos SSI en del af mål 2 »Kapløbet om laboratorier«",
        "Hos DMI: styrelsens eget mål 2; hos SSI: styrelsens eget mål 4",
        "Er hos DMI en del af mål 1 »Overvågning af smitte«",
    ]


def test_of_two_agencies_a_value_is_later_or_softer_with_one_of_them() -> None:
    (point,) = (one for one in row_of(TWO, "ssi-2025/agency/1").milestones if one.new == "ssi-2025/agency/1/1")
    assert [one.note for change in point.changes for one in teller(TWO).said(change)] == [
        "",
        "senere og lempeligere hos SSI",
    ]
    assert effect_word("softened", TWO) == "lempeligere hos SSI"
    assert effect_word("softened", DIFF) == "lempet"
    assert count_words(RowCounts(changed=2, softened=1), TWO) == "2 forskellige; heraf 1 lempeligere hos SSI"


def test_two_versions_whose_goals_have_the_same_ids() -> None:
    """A milestone of the old goal 1 is in the new goal 2 now, and the old goal 2 is the new goal 1."""
    old = plan(2025, goal(2025, "agency", "1", "Vacciner", point("Ens")), goal(2025, "agency", "2", "Biobank"))
    new = plan(2025, goal(2025, "agency", "1", "Biobank"), goal(2025, "agency", "2", "Vagt", point("Ens")))
    rows = (
        GoalRow(status="changed", moved=True, old="ssi-2025/agency/2", new="ssi-2025/agency/1"),
        GoalRow(
            status="added",
            new="ssi-2025/agency/2",
            milestones=(MilestoneRow(status="added", new="ssi-2025/agency/2/1", moved_from="ssi-2025/agency/1/1"),),
        ),
        GoalRow(status="removed", old="ssi-2025/agency/1"),
    )
    diff = PlanDiff(schema_version="1.2", old=old, new=new, goals=rows)
    assert notes(rows[1].milestones[0], diff) == ("Flyttet hertil fra målepunkt 1 i mål »Vacciner« (nr. 1 før)",)
    assert notes(rows[0], diff) == ("Nyt nummer: 2 → 1",)
