"""What is said of two plans: new, gone, changed, moved, split, merged."""

from __future__ import annotations

from dataclasses import replace

import pytest

from maalplan.diff import diff_plans
from maalplan.model import FollowUp, Footnote, Ministry, Weight
from maalplan.normalize.deadlines import as_deadline
from tests.diff.making import goal, only_row, pairs_of, plan, point, row_of

WATER = goal(
    "1",
    "Rent drikkevand",
    "Grundvandet er kortlagt i fem kommuner (Q2).",
    "Mindst 85 pct. af borerne er undersøgt for pesticider.",
    description="Borgerne skal kunne drikke vand fra hanen uden at tænke over det.",
)
NOISE = goal(
    "2",
    "Mindre støj",
    "Støjkortet over hovedveje er offentliggjort (Q4).",
    "Tilskud til støjskærme er udbetalt til otte kommuner.",
    description="Støj fra veje gør mennesker syge.",
)
WASTE = goal(
    "3",
    "Sortering af affald",
    "Vejledning om tekstilaffald er udsendt (Q3).",
    "Genanvendelsen af plast er mindst 60 pct.",
    description="Mere affald skal bruges igen.",
)


def milestones(row):
    """The rows of a goal's milestones as (old place, new place, status)."""
    last = lambda key: key and int(key.rpartition("/")[2])  # noqa: E731 - two words, used below only
    return [(last(one.old), last(one.new), one.status) for one in row.milestones]


def changes(row):
    """The changes of a goal, then of its milestones: (field, direction, effect)."""
    all_ = [*row.changes, *(change for one in row.milestones for change in one.changes)]
    return [(one.field, one.direction, one.effect) for one in all_]


# ------------------------------------------------------------------ which goals are the same


def test_new_and_gone():
    diff = diff_plans(plan(2024, WATER, NOISE), plan(2025, NOISE, WASTE))
    assert pairs_of(diff) == {("1", None), ("2", "2"), (None, "3")}
    assert (diff.summary.added, diff.summary.removed, diff.summary.unchanged) == (1, 1, 1)


def test_a_goal_is_found_under_another_number_and_title():
    renamed = replace(WATER, number="7", title="Vand af høj kvalitet til alle")
    diff = diff_plans(plan(2024, WATER, NOISE), plan(2025, NOISE, renamed))
    assert pairs_of(diff) == {("1", "7"), ("2", "2")}
    row = row_of(diff, "7")
    assert (row.status, row.moved, [one.field for one in row.changes]) == ("changed", True, ["title"])


def test_a_goal_is_found_in_other_words():
    reworded = goal(
        "1",
        "Drikkevandets renhed",
        "Kortlægning af grundvand er færdig i fem kommuner (Q2).",
        "Der er undersøgt for pesticider i mindst 85 pct. af alle boringer.",
        description="Vand fra hanen kan borgerne drikke trygt.",
    )
    diff = diff_plans(plan(2024, WATER, NOISE, WASTE), plan(2025, WASTE, NOISE, reworded))
    assert ("1", "1") in pairs_of(diff)


def test_near_identical_goals_that_changed_places():
    def cases(number: str, kind: str):
        return goal(
            number,
            "Hurtig sagsbehandling",
            f"Sager om {kind} afgøres inden for 30 dage i mindst 90 pct. af tilfældene.",
            description=f"Borgere, der søger {kind}, skal have hurtigt svar.",
        )

    diff = diff_plans(
        plan(2024, cases("1", "dagpenge"), cases("2", "kontanthjælp")),
        plan(2025, cases("1", "kontanthjælp"), cases("2", "dagpenge")),
    )
    assert pairs_of(diff) == {("1", "2"), ("2", "1")}
    assert all(row.status == "unchanged" and row.moved for row in diff.goals)


def test_one_certain_pair_is_not_traded_for_two_middling_ones():
    same_title = replace(WASTE, number="4", title=NOISE.title)
    diff = diff_plans(plan(2024, WATER, NOISE), plan(2025, WATER, NOISE, same_title))
    assert pairs_of(diff) == {("1", "1"), ("2", "2"), (None, "4")}


def test_a_new_goal_with_the_title_of_one_that_is_gone_is_another_goal():
    other = replace(WASTE, number="1", title=WATER.title)
    diff = diff_plans(plan(2024, WATER, NOISE), plan(2025, other, NOISE))
    assert pairs_of(diff) == {("1", None), (None, "1"), ("2", "2")}


def test_goals_without_titles_and_numbers():
    bare = [replace(one, title=None, number=None) for one in (WATER, NOISE, WASTE)]
    diff = diff_plans(plan(2024, *bare), plan(2025, bare[2], bare[0]))
    assert pairs_of(diff) == {("n1", "n2"), ("n3", "n1"), ("n2", None)}


# ------------------------------------------------------------------ split, merged, moved


def test_a_goal_split_in_two():
    both = replace(WATER, milestones=WATER.milestones + NOISE.milestones, title="Vand og støj")
    diff = diff_plans(plan(2024, both, WASTE), plan(2025, WATER, NOISE, WASTE))
    part = row_of(diff, "2") if ("1", "1") in pairs_of(diff) else row_of(diff, "1")
    assert (part.status, part.split_of) == ("added", "ssi-2024/agency/1")
    assert [one.moved_from for one in part.milestones] == ["ssi-2024/agency/1/3", "ssi-2024/agency/1/4"]


def test_two_goals_merged():
    both = replace(WATER, milestones=WATER.milestones + NOISE.milestones, title="Vand og støj")
    diff = diff_plans(plan(2024, WATER, NOISE, WASTE), plan(2025, both, WASTE))
    gone = next(row for row in diff.goals if row.new is None)
    assert (gone.status, gone.merged_into) == ("removed", "ssi-2025/agency/1")
    assert all(one.moved_to and one.moved_to.startswith("ssi-2025/agency/1/") for one in gone.milestones)


def test_a_new_goal_that_only_resembles_another_was_not_split_from_it():
    near = goal(
        "4", "Rent badevand", "Badevandet er undersøgt på ti strande (Q3).", description="Rent vand ved stranden."
    )
    diff = diff_plans(plan(2024, WATER, NOISE), plan(2025, WATER, NOISE, near))
    assert row_of(diff, "4").split_of is None


def test_a_milestone_that_went_to_another_goal():
    without = replace(WATER, milestones=WATER.milestones[:1])
    more = replace(NOISE, milestones=(*NOISE.milestones, WATER.milestones[1]))
    diff = diff_plans(plan(2024, WATER, NOISE), plan(2025, without, more))
    assert milestones(row_of(diff, "1")) == [(1, 1, "unchanged"), (2, None, "removed")]
    assert row_of(diff, "1").milestones[1].moved_to == "ssi-2025/agency/2/3"
    assert row_of(diff, "2").milestones[2].moved_from == "ssi-2024/agency/1/2"
    assert diff.summary.milestones.moved == 1


def test_a_milestone_that_went_elsewhere_and_asks_less_is_told_as_softened():
    lower = point("Mindst 70 pct. af borerne er undersøgt for pesticider.")
    diff = diff_plans(
        plan(2024, WATER, NOISE),
        plan(
            2025, replace(WATER, milestones=WATER.milestones[:1]), replace(NOISE, milestones=(*NOISE.milestones, lower))
        ),
    )
    come = row_of(diff, "2").milestones[2]
    assert come.moved_from
    assert [(one.field, one.effect) for one in come.changes] == [
        ("text", None),
        ("targets", "softened"),
    ]


def test_a_milestone_divided_in_two():
    old = goal(
        "1",
        "Screening",
        "Anbefalingen om screening for tarmkræft er testet hos faglige selskaber (Q4).",
        "Andet er nået.",
    )
    new = goal(
        "1",
        "Screening",
        "Første del af anbefalingen om screening for tarmkræft er afsluttet (Q2).",
        "Anden del af anbefalingen om screening for tarmkræft er afsluttet (Q4).",
        "Andet er nået.",
    )
    row = only_row(old, new)
    assert sorted(one.status for one in row.milestones) == ["added", "changed", "unchanged"]
    assert next(one for one in row.milestones if one.status == "added").split_of == "ssi-2024/agency/1/1"


# ------------------------------------------------------------------ milestones


def test_milestones_of_the_same_words_keep_to_their_deadlines():
    old = goal(
        "1",
        "Status",
        "Der er givet en status til departementet (Q2).",
        "Der er givet en status til departementet (Q4).",
    )
    row = only_row(old, replace(old, milestones=old.milestones[::-1]))
    assert milestones(row) == [(2, 1, "unchanged"), (1, 2, "unchanged")]


def test_milestones_of_the_same_words_keep_to_their_places():
    old = goal("1", "Kvalitet", *(f"Mindst {figure} pct. af sagerne er rigtige." for figure in (80, 85, 90)))
    new = goal("1", "Kvalitet", *(f"Mindst {figure} pct. af sagerne er rigtige." for figure in (80, 86, 92)))
    assert milestones(only_row(old, new)) == [(1, 1, "unchanged"), (2, 2, "changed"), (3, 3, "changed")]


def test_milestones_without_any_telling_word():
    old = goal("1", "Svartid", "85 pct.", "30 dage")
    assert milestones(only_row(old, old)) == [(1, 1, "unchanged"), (2, 2, "unchanged")]


# ------------------------------------------------------------------ what changed


CHANGES = [
    ({"title": "Rent vand"}, [("title", None, None)]),
    ({"remarks": "Ny bevilling ventes."}, [("remarks", None, None)]),
    ({"weight": Weight(10, "percent")}, [("weight", None, None)]),
    ({"responsible": "Vandkontoret"}, [("responsible", None, None)]),
    ({"focus_area": "Pesticider"}, [("focus_area", None, None)]),
    ({"extra": {"Baggrund": "Nye fund."}}, [("extra", None, None)]),
    (
        {"description": "BORGERNE skal kunne drikke  vand fra hanen, uden at tænke over det"},
        [("description", None, None)],
    ),
    ({"description": "Borgerne skal kunne\ndrikke vand fra hanen uden at tænke over det"}, []),
]


@pytest.mark.parametrize(("fields", "expected"), CHANGES)
def test_fields_of_a_goal(fields, expected):
    row = only_row(WATER, replace(WATER, **fields))
    assert changes(row) == expected
    assert row.status == ("changed" if expected else "unchanged")


def test_a_target_that_moved_inside_the_words_gives_both():
    lower = replace(
        WATER, milestones=(WATER.milestones[0], point("Mindst 80 pct. af borerne er undersøgt for pesticider."))
    )
    row = only_row(WATER, lower)
    assert changes(row) == [("text", None, None), ("targets", "lowered", "softened")]


def test_a_deadline_that_moved_inside_the_words_gives_both():
    later = replace(WATER, milestones=(point("Grundvandet er kortlagt i fem kommuner (Q4)."), WATER.milestones[1]))
    assert changes(only_row(WATER, later)) == [("text", None, None), ("deadline", "later", "softened")]


def test_a_deadline_of_a_column_moves_without_the_words():
    frist = [as_deadline(words, None, column=True) for words in ("30. juni 2024", "31. december 2025")]
    old, new = (replace(WATER, milestones=(point("Grundvandet er kortlagt", deadline=one),)) for one in frist)
    assert changes(only_row(old, new)) == [("deadline", "later", "softened")]


def test_a_year_that_moved_on_is_no_change():
    old = goal("1", "Budget 2024", "Resultatet for 2024 er i balance (Q1 2025).", description="I 2024 skal SSI spare.")
    new = goal("1", "Budget 2025", "Resultatet for 2025 er i balance (Q1 2026).", description="I 2025 skal SSI spare.")
    assert only_row(old, new).status == "unchanged"


def test_a_year_that_stayed_shows_as_a_deadline_alone():
    same = goal("1", "Ny bygning", "Bygningen er taget i brug inden udgangen af 2026.")
    assert changes(only_row(same, same)) == [("deadline", "earlier", None)]


def test_what_no_field_of_changes_holds_is_told_beside_them():
    note = (Footnote("1", "Jf. finansloven."),)
    old = replace(WATER, milestones=(point("Grundvandet er kortlagt", extra={"Delvist opfyldt": "tre kommuner"}),))
    new = replace(
        WATER, footnotes=note, milestones=(point("Grundvandet er kortlagt", extra={"Delvist opfyldt": "to kommuner"}),)
    )
    row = only_row(old, new)
    assert row.status == "unchanged"
    assert [one.field for one in row.beside] == ["footnotes"]
    assert [(one.field, one.new) for one in row.milestones[0].beside] == [("extra", {"Delvist opfyldt": "to kommuner"})]


def test_facts_of_the_plans_themselves():
    spring = FollowUp("årsrapport", as_deadline("marts 2025", None), ("opfyldt", "ikke opfyldt"))
    old = replace(plan(2024, WATER), ministry=Ministry("Miljøministeriet"), follow_ups=(spring,))
    same = replace(spring, when=as_deadline("marts 2026", None))
    later = replace(spring, when=as_deadline("april 2026", None))
    new = replace(plan(2025, WATER), ministry=Ministry("Miljø- og Ligestillingsministeriet"), follow_ups=(same,))
    assert [one.field for one in diff_plans(old, new).changes] == ["ministry"]
    assert [one.field for one in diff_plans(old, replace(new, follow_ups=(later,))).changes] == [
        "ministry",
        "follow_ups",
    ]


# ------------------------------------------------------------------ two agencies, order


def test_two_agencies_of_one_year_who_have_a_goal_in_other_words():
    ours = goal("1", "Økonomistyring", "SSI overholder sin bevilling med +/- 3 pct.", scope="ministry")
    theirs = goal("1", "Økonomistyring", "SST overholder sin bevilling med +/- 5 pct.", scope="ministry")
    diff = diff_plans(plan(2025, ours, WATER), plan(2025, theirs, WASTE, agency="sst", name="Sundhedsstyrelsen"))
    assert pairs_of(diff) == {("1", "1"), ("1", None), (None, "3")}
    assert changes(diff.goals[0]) == [("text", None, None), ("targets", "raised", "softened")]
    same = replace(theirs, milestones=(point("SST overholder sin bevilling med +/- 3 pct."),))
    row = diff_plans(plan(2025, ours), plan(2025, same, agency="sst", name="Sundhedsstyrelsen")).goals[0]
    assert row.status == "unchanged"


def test_a_goal_that_is_gone_stands_behind_the_one_that_it_followed():
    diff = diff_plans(plan(2024, WATER, NOISE, WASTE), plan(2025, WATER, WASTE))
    assert [(row.old and row.old[-1], row.new and row.new[-1]) for row in diff.goals] == [
        ("1", "1"),
        ("2", None),
        ("3", "3"),
    ]
    first = diff_plans(plan(2024, WATER, NOISE, WASTE), plan(2025, WASTE))
    assert [row.old and row.old[-1] for row in first.goals] == ["1", "2", "3"]


def test_plans_without_goals():
    diff = diff_plans(plan(2024), plan(2025, WATER))
    assert pairs_of(diff) == {(None, "1")}
    assert diff_plans(plan(2024), plan(2025)).goals == ()


# ------------------------------------------------------------------ years


YEARS = [
    ("Danmark skal være klimaneutralt i 2045.", "Danmark skal være klimaneutralt i 2050.", True),
    ("Strategi 2022-2025 følges.", "Strategi 2022-2027 følges.", True),
    ("Bevillingen er givet på FL24.", "Bevillingen er givet på FL26.", True),
    ("Bevillingen er givet på FL24.", "Bevillingen er givet på FL25.", False),
    ("Strategi 2022-2025 følges.", "Strategi 2022-2025 følges.", False),
    ("Flerårsaftalen 2024-2027 følges.", "Flerårsaftalen 2025-2028 følges.", False),
    ("I 2024 skal ventetiden falde.", "I 2025 skal ventetiden falde.", False),
    ("I 2024 skal ventetiden falde.", "I 2026 skal ventetiden falde.", True),
]


@pytest.mark.parametrize(("old", "new", "differs"), YEARS)
def test_only_a_year_that_stayed_or_moved_on_with_the_plan_is_no_change(old, new, differs):
    row = only_row(replace(WATER, description=old), replace(WATER, description=new))
    assert bool(row.changes) is differs


def test_a_deadline_of_another_year_tells_itself():
    old = goal("1", "Ny bygning", "Bygningen er taget i brug inden udgangen af 2026.")
    new = goal("1", "Ny bygning", "Bygningen er taget i brug inden udgangen af 2029.")
    assert changes(only_row(old, new)) == [("deadline", "later", "softened")]


def test_goals_of_one_title_and_description_are_one_goal_whatever_is_done_this_year():
    attractive = goal(
        "3",
        "Attraktiv arbejdsplads",
        "Der er holdt et cafémøde om mangfoldighed (Q1).",
        description="Koncernen skal være en mere attraktiv arbejdsplads.",
        focus_area="SSI vil i 2024 fokusere på mangfoldighed.",
    )
    academy = replace(
        attractive,
        focus_area="SSI vil i 2025 fokusere på ledelse.",
        milestones=(point("Et akademi for ledere er åbnet."),),
    )
    diff = diff_plans(plan(2024, attractive, WATER), plan(2025, academy, WATER))
    assert ("3", "3") in pairs_of(diff)


def test_goals_whose_milestones_went_from_one_to_the_other_are_one_goal():
    old = goal(
        "1", "Kort kø", "Kontrollen af tyverisikring er gennemført i 40 butikker (Q2).", description="Borgere venter."
    )
    new = goal(
        "4", "Hurtigt svar", "Der er kontrolleret tyverisikring i 30 butikker (Q2).", description="Alle får besked."
    )
    diff = diff_plans(plan(2024, old, WATER, NOISE), plan(2025, WATER, NOISE, new))
    assert ("1", "4") in pairs_of(diff)
