"""Tests of putting corrections into plans, one after the other."""

from __future__ import annotations

from typing import Any

import pytest

from maalplan.model import Agency, Anchor, Deadline, Ministry, Period, Plan, Quote, Target, Version, Weight
from maalplan.output.plan_json import plan_from_json, plan_to_json
from maalplan.review.corrections import corrected
from maalplan.review.corrections.tree import plain
from tests.review.corrections.corrected_plans import (
    HEAD,
    anchor,
    at_pointer,
    by_id,
    made,
    plan_in,
    sample,
    setting,
    without_corrections,
)

PLAN = plan_in(
    f"""{HEAD}## Koncernfælles mål

| Nr. | Titel | Mål | Målepunkt | Bemærkninger |
|-----|-------|-----|-----------|--------------|
| 1 | Økonomi | Økonomien er i balance. | Budgettet er holdt, +/- 2 pct. (Q4).<br>Regnskabet er godkendt (Q1). | Ingen |
| 2 | Beredskab | Beredskabet er styrket. | Planen er øvet (Q2). | Afstemmes med Sundhedsstyrelsen. |

## Egne mål

| Nr. | Titel | Mål | Målepunkt | Bemærkninger |
|-----|-------|-----|-----------|--------------|
| 3 | Trivsel | Medarbejderne trives. | Der holdes løbende samtaler.<br>Målingen er gennemført (Q3). | |
| 4 | Klima | Klimaregnskabet er dækkende. | | |
"""
)


def test_the_plan_of_these_tests_is_read_as_they_need_it() -> None:
    assert [(goal.number, len(goal.milestones)) for goal in PLAN.goals] == [("1", 2), ("2", 1), ("3", 2), ("4", 0)]
    assert {one.code for one in PLAN.findings} >= {"recurring", "goal-without-milestones"}


def test_no_corrections_leave_the_plan_as_it_is() -> None:
    done = corrected(PLAN, [])
    assert done.plan is PLAN
    assert (done.made, done.left) == ((), ())


@pytest.mark.parametrize(
    ("path", "field", "given", "becomes", "why"),
    [
        ("", "title", " Mål- og  resultatplan 2026 ", "Mål- og resultatplan 2026", "clean text"),
        ("", "year", 2026, 2026, "a year"),
        ("", "agency", {"name": "Energistyrelsen"}, Agency("ens", "Energistyrelsen", "ENS"), "the id of the list"),
        ("", "agency", "Nævnet for Ålefiskeri", Agency("naevnet-for-aalefiskeri", "Nævnet for Ålefiskeri"), "a slug"),
        ("", "published", "17. december 2024", "2024-12-17", "a day as people write it"),
        ("/goals/1", "title", "Øget beredskab", "Øget beredskab", "Danish letters"),
        ("/goals/1", "remarks", "", None, "an empty text is none"),
        ("/goals/1", "description", "Første linje\nAnden linje", "Første linje\nAnden linje", "the writer's line feed"),
        ("/goals/1", "number", "2a.", "2a", "without closing punctuation"),
        ("/goals/1", "scope", "agency", "agency", "whose goal it is"),
        (
            "/goals/1/milestones/0",
            "deadline",
            {"text": "ultimo oktober"},
            Deadline("ultimo oktober", "2025-10-21", "2025-10-31"),
            "words are understood as in plans",
        ),
        (
            "/goals/1/milestones/0",
            "deadline",
            {"text": "Q3", "start": "2025-07-01", "end": "2025-09-30"},
            Deadline("Q3", "2025-07-01", "2025-09-30"),
            "days are taken as given",
        ),
        (
            "/goals/1/milestones/0",
            "deadline",
            {"end": "2025-06-01"},
            Deadline("Q2", None, "2025-06-01"),
            "the old words",
        ),
        ("/goals/1/milestones/0", "deadline", None, None, "emptied"),
        ("/goals/0/milestones/0", "targets", None, (), "emptied"),
    ],
)
def test_a_value_is_put_right(path: str, field: str, given: Any, becomes: Any, why: str) -> None:
    done = corrected(PLAN, [setting(PLAN, path, field, given, id="x", by="Anna Ås", when="2025-02-03")])
    assert done.left == ()
    assert at_pointer(done.plan, f"{path}/{field}") == becomes, why
    [one] = done.plan.corrections
    assert (one.path, one.by, one.when) == (f"{path}/{field}", "Anna Ås", "2025-02-03")
    [told] = [finding for finding in done.plan.findings if finding.code == "corrected"]
    assert "Anna Ås" in told.message


@pytest.mark.parametrize(
    ("path", "field", "given", "becomes"),
    [
        ("/follow_ups/1", "when", {"text": "april"}, Deadline("april", "2025-04-01", "2025-04-30")),
        ("/follow_ups/1", "scale", "opfyldt, ikke opfyldt", ("opfyldt", "ikke opfyldt")),
        ("/follow_ups/0", "occasion", "Udgiftsopfølgningen nr. 3", "udgiftsopfølgning 3"),
        ("/signatures/0", "date", "den 18/12 2023", "2023-12-18"),
        ("/signatures/0", "title", " Direktør, ", "Direktør"),
        ("", "period", "1. januar 2024 til 30. juni 2025", Period("2024-01-01", "2025-06-30")),
        ("", "ministry", {"name": "Finansministeriet"}, Ministry("Finansministeriet", "FM")),
        ("", "version", {"kind": "draft", "text": "Udkast 2"}, Version("Udkast 2", "draft")),
        ("/goals/0", "weight", "15 pct.", Weight(15.0, "percent")),
        ("/goals/0/milestones/0", "targets", "80", (Target("80", "exactly", 80.0),)),
    ],
)
def test_words_are_understood_as_in_plans(path: str, field: str, given: Any, becomes: Any) -> None:
    plan = sample("ens-2024.docx")
    assert plan.follow_ups[1].occasion == "årsrapport", "what closes a year falls in the next"
    done = corrected(plan, [setting(plan, path, field, given)])
    assert done.left == ()
    assert at_pointer(done.plan, f"{path}/{field}") == becomes


@pytest.mark.parametrize(
    ("path", "field", "given", "why"),
    [
        ("", "year", "2025", "text is no number"),
        ("", "agency", {"id": "../../etc", "name": "Nævnet"}, "an id is part of a file's name"),
        ("", "agency", None, "a plan is somebody's"),
        ("", "coverage", 1.0, "no field that people correct"),
        ("/goals/0", "milestones", [], "milestones are added and removed"),
        ("/goals/0", "scope", "alle", "no scope"),
        ("/goals/0", "title", 7, "a number is no text"),
        ("/goals/0", "title", "halv \ud800", "no file can hold it"),
        ("/goals/0", "weight", {"value": "15", "unit": "percent"}, "text is no number"),
        ("/goals/0", "extra", "tekst", "an extra needs its label"),
        ("/goals/0/milestones/0", "text", "  ", "a milestone has words"),
        ("/goals/0/milestones/0", "deadline", {"text": "engang"}, "no time"),
        ("/goals/0/milestones/0", "deadline", {"start": "2025-07-01", "end": "2025-06-30"}, "not in order"),
        ("/goals/0/milestones/0", "deadline", {"text": "x", "end": "2025-02-30"}, "no such day"),
        ("/goals/0/milestones/0", "deadline", {"text": "x", "due": "2025-02-03"}, "no such part"),
        ("/goals/0/milestones/0", "targets", [{"text": "80"}], "half a figure"),
        ("/follow_ups/0", "occasion", "", "an occasion has a name"),
    ],
)
def test_what_is_no_value_of_the_field_is_left(path: str, field: str, given: Any, why: str) -> None:
    plan = PLAN if path != "/follow_ups/0" else sample("ens-2024.docx")
    done = corrected(plan, [setting(plan, path, field, given)])
    assert [one.why for one in done.left] == ["not-valid"], why
    assert "\n" not in done.left[0].message
    assert without_corrections(done.plan) == plan
    assert [one.code for one in done.plan.findings if one not in plan.findings] == ["correction-left"]


def test_the_later_of_two_counts_and_what_was_read_is_kept() -> None:
    done = corrected(PLAN, [setting(PLAN, "/goals/0", "title", "A"), setting(PLAN, "/goals/0", "title", "B", id="b")])
    assert done.plan.goals[0].title == "B"
    assert [(one.id, one.was) for one in done.made] == [("b", "Økonomi")]


def test_a_value_set_back_to_what_was_read_is_no_correction() -> None:
    there = setting(PLAN, "/goals/1/milestones/0", "text", "Planen er øvet to gange (Q3).")
    back = setting(PLAN, "/goals/1/milestones/0", "text", "Planen er øvet (Q2).")
    assert corrected(PLAN, [there, back]).plan == PLAN


def test_a_reworded_milestone_has_the_deadline_and_figures_of_its_new_words() -> None:
    done = corrected(PLAN, [setting(PLAN, "/goals/1/milestones/0", "text", "Mindst 3 øvelser er holdt (Q4).")])
    milestone = done.plan.goals[1].milestones[0]
    assert (milestone.deadline.end if milestone.deadline else None) == "2025-12-31"
    assert [(one.comparator, one.value, one.unit) for one in milestone.targets] == [("at_least", 3.0, "øvelser")]
    assert milestone.quotes["text"].text == "Planen er øvet (Q2)."


def test_a_deadline_that_a_person_set_stays_when_the_words_change() -> None:
    done = corrected(
        PLAN,
        [
            setting(PLAN, "/goals/1/milestones/0", "deadline", {"text": "1. maj 2025", "end": "2025-05-01"}),
            setting(PLAN, "/goals/1/milestones/0", "text", "Planen er øvet to gange (Q4)."),
        ],
    )
    assert done.plan.goals[1].milestones[0].deadline == Deadline("1. maj 2025", None, "2025-05-01")


def test_a_deadline_settles_the_doubt_about_it() -> None:
    done = corrected(PLAN, [setting(PLAN, "/goals/2/milestones/0", "deadline", {"text": "Q4"})])
    assert "recurring" not in {one.code for one in done.plan.findings}


def test_a_milestone_is_added_with_what_its_words_say() -> None:
    plan, goal = PLAN, anchor(PLAN, "/goals/0")
    words = Quote("Mindst 80 pct. af sagerne er afgjort senest i Q3.", plan.goals[0].source[:1])
    new = {"text": "Mindst 80 pct. af sagerne er afgjort senest i Q3."}
    behind = anchor(plan, "/goals/0/milestones/0")
    done = corrected(plan, [made("add", goal, kind="milestone", value=new, after=behind, quote=words)])
    milestone = done.plan.goals[0].milestones[1]
    assert [one.number for one in done.plan.goals[0].milestones] == ["1", "2", "3"]
    assert milestone.id == "ssi-2025/ministry/1/2"
    assert (milestone.deadline.end if milestone.deadline else None) == "2025-09-30"
    assert milestone.quotes["text"] == words
    assert milestone.source == words.places
    assert done.made[0].path == "/goals/0/milestones/1"


def test_what_nobody_showed_has_no_quotes() -> None:
    done = corrected(PLAN, [made("add", anchor(PLAN, "/goals/0"), kind="milestone", value={"text": "Nyt (Q1)."})])
    assert done.plan.goals[0].milestones[0].quotes == {}
    assert done.plan.goals[0].milestones[0].source == ()


def test_a_goal_is_added_with_its_milestones() -> None:
    new = {
        "number": "5",
        "title": "Digitalisering",
        "scope": "agency",
        "milestones": [{"text": "Systemet er taget i brug (Q2)."}],
    }
    done = corrected(PLAN, [made("add", anchor(PLAN, ""), kind="goal", value=new, after=anchor(PLAN, "/goals/3"))])
    goal = done.plan.goals[-1]
    assert (goal.id, goal.milestones[0].id) == ("ssi-2025/agency/5", "ssi-2025/agency/5/1")
    assert done.made[0].path == "/goals/4"


def test_a_goal_that_got_its_milestone_is_no_longer_without() -> None:
    done = corrected(
        PLAN, [made("add", anchor(PLAN, "/goals/3"), kind="milestone", value={"text": "Regnskabet er klar."})]
    )
    assert "goal-without-milestones" not in {one.code for one in done.plan.findings}


def test_a_part_that_was_added_can_be_corrected() -> None:
    add = made("add", anchor(PLAN, "/goals/0"), kind="milestone", value={"text": "Regnskabet er lukket (Q1)."}, id="a")
    at = Anchor("milestone", None, "Regnskabet er lukket (Q1).")
    done = corrected(PLAN, [add, made("set", at, field="text", value="Regnskabet er lukket (Q2).", id="b")])
    assert done.left == ()
    assert done.plan.goals[0].milestones[0].text == "Regnskabet er lukket (Q2)."
    gone = corrected(PLAN, [add, made("remove", at)])
    assert gone.plan == PLAN


def test_a_goal_is_removed_with_all_in_it() -> None:
    done = corrected(PLAN, [made("remove", anchor(PLAN, "/goals/2"), id="x")])
    assert [goal.title for goal in done.plan.goals] == ["Økonomi", "Beredskab", "Klima"]
    assert "recurring" not in {one.code for one in done.plan.findings}
    [one] = done.made
    assert (one.path, one.was["title"], len(one.was["milestones"])) == ("", "Trivsel", 2)


def test_milestones_are_merged_in_their_order() -> None:
    first, second = anchor(PLAN, "/goals/0/milestones/0"), anchor(PLAN, "/goals/0/milestones/1")
    done = corrected(PLAN, [made("merge", second, others=(first,))])
    [milestone] = done.plan.goals[0].milestones
    assert milestone.text == "Budgettet er holdt, +/- 2 pct. (Q4). Regnskabet er godkendt (Q1)."
    assert milestone.quotes["text"].text.split("\n\n") == [
        "Budgettet er holdt, +/- 2 pct. (Q4).",
        "Regnskabet er godkendt (Q1).",
    ]
    assert [one["text"] for one in done.made[0].was] == [
        "Regnskabet er godkendt (Q1).",
        "Budgettet er holdt, +/- 2 pct. (Q4).",
    ]


def test_goals_are_merged_with_their_milestones() -> None:
    done = corrected(PLAN, [made("merge", anchor(PLAN, "/goals/0"), others=(anchor(PLAN, "/goals/1"),))])
    goal = done.plan.goals[0]
    assert goal.description == "Økonomien er i balance.\nBeredskabet er styrket."
    assert [one.id for one in goal.milestones] == [f"ssi-2025/ministry/1/{n}" for n in (1, 2, 3)]


def test_a_milestone_is_split_into_its_sentences() -> None:
    texts = ["Planen er øvet (Q2).", "Planen er godkendt (Q3)."]
    plan = plan_in(f"{HEAD}| Nr. | Titel | Målepunkt |\n|--|--|--|\n| 1 | Klima | {' '.join(texts)} |\n")
    done = corrected(plan, [made("split", anchor(plan, "/goals/0/milestones/0"), value=texts)])
    milestones = done.plan.goals[0].milestones
    assert [one.text for one in milestones] == texts
    assert [one.quotes["text"].text for one in milestones] == texts
    assert [one.deadline.end if one.deadline else None for one in milestones] == ["2025-06-30", "2025-09-30"]
    assert [one.number for one in milestones] == ["1", "2"]


def test_what_was_split_stays_said_when_its_first_part_goes() -> None:
    texts = ["Planen er øvet (Q2).", "Planen er godkendt (Q3)."]
    plan = plan_in(f"{HEAD}| Nr. | Titel | Målepunkt |\n|--|--|--|\n| 1 | Klima | {' '.join(texts)} |\n")
    split = made("split", anchor(plan, "/goals/0/milestones/0"), value=texts, id="s")
    first = anchor(corrected(plan, [split]).plan, "/goals/0/milestones/0")
    done = corrected(plan, [split, made("remove", first, id="x")])
    assert [one.text for one in done.plan.goals[0].milestones] == texts[1:]
    assert [(one.id, one.path) for one in done.made] == [("x", "/goals/0"), ("s", "/goals/0/milestones/0")]


COLUMNS = plan_in(
    f"""{HEAD}| Nr. | Titel | Målepunkt | Frist | Måltal | Vægt |
|--|--|--|--|--|--|
| 1 | Klima | Regnskabet er offentliggjort. | Q2 | 80 pct. | 60 pct. |
| 2 | Trivsel | Mindst 9 samtaler er holdt (Q1). | Q3 | | 40 pct. |
"""
)


def test_columns_of_deadlines_are_read_as_these_tests_need_it() -> None:
    one, other = COLUMNS.goals[0].milestones[0], COLUMNS.goals[1].milestones[0]
    assert [one.deadline, other.deadline] == [
        Deadline("Q2", "2025-04-01", "2025-06-30"),
        Deadline("Q3", "2025-07-01", "2025-09-30"),
    ]
    assert [target.text for target in one.targets] == ["80 pct."]


def test_what_stands_in_a_column_of_its_own_stays_when_the_words_change() -> None:
    new = "Regnskabet er offentliggjort og mindst 4 møder er holdt (Q4)."
    done = corrected(COLUMNS, [setting(COLUMNS, "/goals/0/milestones/0", "text", new)])
    milestone = done.plan.goals[0].milestones[0]
    assert milestone.deadline == Deadline("Q2", "2025-04-01", "2025-06-30")
    assert [target.text for target in milestone.targets] == ["mindst 4 møder", "80 pct."]
    assert milestone.quotes["deadline"] == COLUMNS.goals[0].milestones[0].quotes["deadline"]


def test_a_deadline_in_a_column_is_that_of_every_part_of_its_milestone() -> None:
    texts = ["Mindst 9 samtaler er holdt.", "Der er fulgt op (Q1)."]
    done = corrected(COLUMNS, [made("split", anchor(COLUMNS, "/goals/1/milestones/0"), value=texts)])
    assert [one.deadline.text for one in done.plan.goals[1].milestones if one.deadline] == ["Q3", "Q3"]


def test_merged_milestones_keep_the_deadline_of_the_column_and_all_figures() -> None:
    both = (anchor(COLUMNS, "/goals/1/milestones/0"),)
    done = corrected(COLUMNS, [made("merge", anchor(COLUMNS, "/goals/0/milestones/0"), others=both)])
    [milestone] = done.plan.goals[0].milestones
    assert milestone.deadline == Deadline("Q2", "2025-04-01", "2025-06-30")
    assert [target.text for target in milestone.targets] == ["Mindst 9 samtaler", "80 pct."]
    assert done.plan.goals[1].milestones == ()


def test_where_a_change_starts_from_follows_the_words() -> None:
    plan = plan_in(f"{HEAD}| Nr. | Titel | Målepunkt |\n|--|--|--|\n| 1 | Klima | Øget fra 60 pct. til 75 pct. |\n")
    assert plan.goals[0].milestones[0].extra == {"baseline": "60 pct."}
    there = setting(plan, "/goals/0/milestones/0", "text", "Øget fra 65 pct. til 75 pct.")
    assert corrected(plan, [there]).plan.goals[0].milestones[0].extra == {"baseline": "65 pct."}
    none = setting(plan, "/goals/0/milestones/0", "text", "Øget til 75 pct.")
    assert corrected(plan, [none]).plan.goals[0].milestones[0].extra == {}


def test_what_reading_has_found_by_now_is_not_added_again() -> None:
    words = PLAN.goals[0].milestones[1].quotes["text"]
    new = {"text": "Regnskabet er godkendt (Q1)."}
    add = made("add", anchor(PLAN, "/goals/0"), kind="milestone", value=new, quote=words)
    assert corrected(PLAN, [add]).plan == PLAN


def test_a_goal_is_split_with_its_milestones() -> None:
    second = anchor(PLAN, "/goals/0/milestones/1")
    done = corrected(PLAN, [made("split", anchor(PLAN, "/goals/0"), value={"title": "Regnskab"}, others=(second,))])
    one, other = done.plan.goals[:2]
    assert [len(one.milestones), len(other.milestones)] == [1, 1]
    assert (other.title, other.scope, other.section, other.id) == (
        "Regnskab",
        "ministry",
        one.section,
        "ssi-2025/ministry/n2",
    )


def test_another_agency_gives_other_ids() -> None:
    done = corrected(PLAN, [setting(PLAN, "", "agency", "Energistyrelsen"), setting(PLAN, "", "year", 2026)])
    assert done.plan.id == "ens-2026"
    assert done.plan.goals[0].milestones[0].id == "ens-2026/ministry/1/1"


def test_an_agency_that_was_unknown_is_known_now() -> None:
    plan = plan_in("# Mål\n\n| Nr. | Titel | Målepunkt |\n|--|--|--|\n| 1 | Beredskab | Planen er øvet. |\n")
    assert {one.code for one in plan.findings} == {"unknown-agency", "unknown-year"}
    done = corrected(plan, [setting(plan, "", "agency", "Energistyrelsen"), setting(plan, "", "year", 2025)])
    assert {one.code for one in done.plan.findings} == {"corrected"}
    assert done.plan.id == "ens-2025"


@pytest.mark.parametrize("cut", range(6))
def test_pointers_stay_right_and_two_goes_are_one(cut: int) -> None:
    corrections = [
        setting(PLAN, "/goals/2/milestones/1", "deadline", {"text": "Q4"}, id="a"),
        made("remove", anchor(PLAN, "/goals/0"), id="b"),
        made("add", anchor(PLAN, "/goals/2"), kind="milestone", value={"text": "Samtaler er holdt (Q1)."}, id="c"),
        made("merge", anchor(PLAN, "/goals/2"), others=(anchor(PLAN, "/goals/3"),), id="d"),
        setting(PLAN, "/goals/1", "title", "Øvelser", id="e"),
    ]
    done = corrected(PLAN, corrections)
    assert done.left == ()
    assert by_id(done.made, "a").path == "/goals/1/milestones/2/deadline"
    assert by_id(done.made, "c").path == "/goals/1/milestones/0"
    assert at_pointer(done.plan, by_id(done.made, "e").path) == "Øvelser"
    first = corrected(PLAN, corrections[:cut]).plan
    assert corrected(plan_from_json(plan_to_json(first)), corrections[cut:]).plan == done.plan
    assert corrected(done.plan, corrections).plan == done.plan


def test_what_the_plan_has_not_is_left_and_said() -> None:
    gone = Anchor("milestone", "ssi-2025/ministry/1/1", "Ukendt.", {"text": Quote("Ukendt.")})
    done = corrected(PLAN, [made("set", gone, field="deadline", value={"text": "Q1"}, id="x")])
    assert [one.why for one in done.left] == ["not-found"]
    [told] = [one for one in done.plan.findings if one.code == "correction-left"]
    assert told.message.startswith("The correction x")


def test_words_that_were_in_no_field_are_placed_when_they_are_added() -> None:
    plan = plan_in(
        f"{HEAD}## Mål 1: Beredskab\n\nMålepunkter:\n\n- Planen er øvet (Q2).\n\nUklart: Systemet er i brug.\n"
    )
    [loose] = plan.findings
    assert (loose.message, plan.coverage) == ("In no field: Uklart: Systemet er i brug.", 0.7917)
    some = _shown(plan, "Systemet er i brug.")
    assert [one.message for one in some.findings if one.code == "unplaced-text"] == ["In no field: Uklart:"]
    assert some.coverage == 0.9583
    every = _shown(plan, "Uklart: Systemet er i brug.")
    assert "unplaced-text" not in {one.code for one in every.findings}
    assert every.coverage == 1.0


def _shown(plan: Plan, words: str) -> Plan:
    """*plan* with a milestone of *words* that were in no field."""
    quote = Quote(words, plan.findings[0].source)
    return corrected(
        plan, [made("add", anchor(plan, "/goals/0"), kind="milestone", value={"text": words}, quote=quote)]
    ).plan


CUT = plan_in(
    f"""{HEAD}## Mål

| Nr. | Titel | Mål | Målepunkt |
|-----|-------|-----|-----------|
| 1 | Havvind | Mere havvind. | Undersøgelser for Hesselø og Kattegat er afsluttet (Q4).<br>Tilskud |
"""
)
WHOLE = plan_in(
    f"""{HEAD}## Mål

| Nr. | Titel | Mål | Målepunkt |
|-----|-------|-----|-----------|
| 1 | Havvind | Mere havvind. | Undersøgelser for Hesselø og Kattegat er afsluttet (Q4). Tilskud |
"""
)


def test_a_deadline_of_words_that_are_now_part_of_a_milestone_does_not_become_that_of_all_of_it() -> None:
    assert [[one.text for one in goal.milestones] for goal in (*CUT.goals, *WHOLE.goals)] == [
        ["Undersøgelser for Hesselø og Kattegat er afsluttet (Q4).", "Tilskud"],
        ["Undersøgelser for Hesselø og Kattegat er afsluttet (Q4). Tilskud"],
    ]
    first, fragment = CUT.goals[0].milestones
    value = {"text": "senest 1. juni", "start": None, "end": "2025-06-01"}
    was = plain(first.deadline)
    due = setting(CUT, "/goals/0/milestones/0", "deadline", value, was=was, quote=first.quotes["text"])
    other = setting(CUT, "/goals/0/milestones/1", "deadline", value, quote=fragment.quotes["text"])
    done = corrected(WHOLE, [due])
    assert [one.path for one in done.made] == ["/goals/0/milestones/0/deadline"], "the same value was read"
    done = corrected(WHOLE, [other])
    assert [one.why for one in done.left] == ["not-found"], "none was read there, and Q4 is not what was corrected"
    assert done.plan.goals == WHOLE.goals
    weight = {"value": 5.0, "unit": "point"}
    of_fragment = setting(CUT, "/goals/0/milestones/1", "weight", weight, quote=fragment.quotes["text"])
    assert [one.why for one in corrected(WHOLE, [of_fragment]).left] == ["not-found"], "one word of many"
    of_first = setting(CUT, "/goals/0/milestones/0", "weight", weight, quote=first.quotes["text"])
    assert not corrected(WHOLE, [of_first]).left
