"""Corrections taken over to a newer version of their document."""

from __future__ import annotations

from maalplan.model import Plan, Quote
from maalplan.review.corrections import carried, corrected
from tests.review.corrections.corrected_plans import HEAD, anchor, made, plan_in, setting


def _plan(*rows: str, title: str = "") -> Plan:
    head = "| Nr. | Titel | Målepunkt | Bemærkninger |\n|--|--|--|--|\n"
    return plan_in(f"{HEAD}{title}{head}" + "\n".join(rows) + "\n")


OLD = _plan("| 1 | Økonomi | Budgettet er holdt (Q4). | Ingen |", "| 2 | Beredskab | Planen er øvet (Q2). | Se note. |")
MOVED = _plan(
    "| 1 | Klima | Regnskabet er klar (Q1). | |",
    "| 2 | Økonomi | Budgettet er holdt (Q4). | |",
    "| 3 | Beredskab | Planen er øvet to gange (Q2). | Se note. |",
    title="Et nyt forord.\n\n",
)
SECOND = "/goals/1/milestones/0"


def test_what_stands_there_unchanged_is_taken_over() -> None:
    old = OLD.goals[0].milestones[0].quotes["deadline"]
    done = carried([setting(OLD, "/goals/0/milestones/0", "deadline", {"text": "Q3"}, quote=old)], MOVED)
    assert done.left == ()
    [one] = done.corrections
    assert one.at == anchor(MOVED, SECOND)
    assert one.quote == MOVED.goals[1].milestones[0].quotes["deadline"]
    deadline = corrected(MOVED, done.corrections).plan.goals[1].milestones[0].deadline
    assert deadline is not None
    assert deadline.end == "2025-09-30"


def test_what_was_reworded_stays_behind() -> None:
    done = carried([setting(OLD, SECOND, "deadline", {"text": "Q3"})], MOVED)
    assert done.corrections == ()
    assert [one.why for one in done.left] == ["not-found"]


def test_a_value_whose_words_changed_stays_behind() -> None:
    words = OLD.goals[1].quotes["remarks"]
    correction = setting(OLD, "/goals/1", "remarks", "Se note 2.", quote=words)
    assert carried([correction], MOVED).left == ()
    changed = _plan("| 2 | Beredskab | Planen er øvet (Q2). | Se noten. |")
    [left] = carried([correction], changed).left
    assert left.message.startswith("the words that it corrects are others")
    assert left.correction == correction


def test_a_value_that_was_missing_and_is_printed_now_stays_behind() -> None:
    weight = setting(OLD, "/goals/0", "responsible", "Direktøren")
    printed = plan_in(
        f"{HEAD}| Nr. | Titel | Målepunkt | Ansvarlig |\n|--|--|--|--|\n| 1 | Økonomi | Lukket. | Chefen |\n"
    )
    assert [one.why for one in carried([weight], printed).left] == ["not-found"]
    assert carried([weight], MOVED).left == ()


def test_the_same_words_twice_are_nobodys() -> None:
    twice = _plan("| 1 | Økonomi | Budgettet er holdt (Q4). | |", "| 2 | Klima | Budgettet er holdt (Q4). | |")
    done = carried([made("remove", anchor(OLD, "/goals/0/milestones/0"))], twice)
    assert [one.why for one in done.left] == ["ambiguous"]


def test_corrections_of_what_was_added_come_along() -> None:
    add = made("add", anchor(OLD, "/goals/0"), kind="milestone", value={"text": "Nyt (Q1)."}, after=anchor(OLD, SECOND))
    at = anchor(corrected(OLD, [add]).plan, "/goals/0/milestones/1")
    done = carried([add, made("set", at, field="text", value="Nyt (Q2).")], MOVED)
    assert done.left == ()
    assert corrected(MOVED, done.corrections).plan.goals[1].milestones[1].text == "Nyt (Q2)."


def test_what_was_added_from_words_in_no_field_needs_these_words() -> None:
    text = f"{HEAD}## Mål 1: Beredskab\n\nMålepunkter:\n\n- Planen er øvet (Q2).\n\n"
    old = plan_in(f"{text}Uklart: Systemet er i brug.\n")
    quote = Quote("Systemet er i brug.", old.findings[0].source)
    add = made("add", anchor(old, "/goals/0"), kind="milestone", value={"text": quote.text}, quote=quote)
    new = plan_in(f"Forord.\n\n{text}Uklart: Systemet er i brug.\n")
    [one] = carried([add], new).corrections
    assert one.quote is not None
    assert one.quote.places == new.findings[0].source != quote.places
    assert carried([add], plan_in(text)).corrections == ()
