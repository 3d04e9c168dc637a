from __future__ import annotations

from dataclasses import replace

from maalplan.model import Ministry, Plan
from tests.check.drafts import codes, draft, found, goal

TILSYN = "Tilsyn på plejehjem"


def before(*texts: str) -> Plan:
    return draft(goal(TILSYN, *texts, number="1", year=2024), year=2024)


def now(*texts: str) -> Plan:
    return draft(goal(TILSYN, *texts, number="1"))


def test_a_goal_that_is_gone() -> None:
    old = draft(
        goal(TILSYN, "Mindst 140 tilsyn på plejehjem er gennemført.", year=2024),
        goal("Digital post til borgerne", "Alle breve er sendt digitalt til borgerne (Q3).", year=2024),
        year=2024,
    )
    (remark,) = found("goal-dropped", now("Mindst 140 tilsyn på plejehjem er gennemført."), old)
    assert (remark.goal, remark.beside) == (None, "Digital post til borgerne")


def test_what_stood_there_last_year() -> None:
    same = ("Handleplanen for hygiejne er godkendt (Q2 {}).", "Skemaet til anmeldelser er udgivet i maj.")
    old, new = before(*(text.format(2024) for text in same)), now(*(text.format(2025) for text in same))
    (remark,) = found("milestone-repeated", new, old)
    assert remark.arguments["numbers"] == "1, 2"


def test_what_bears_the_year_is_another_one() -> None:
    budget = "Alle enheder har godkendt deres budget for {} (Q1)."
    assert "milestone-repeated" not in codes(now(budget.format(2025)), before(budget.format(2024)))


def test_figures_and_what_holds_may_stand_there_every_year() -> None:
    texts = ("Mindst 140 tilsyn på plejehjem er gennemført.", "Udgiftsopfølgningerne er afleveret rettidigt.")
    assert "milestone-repeated" not in codes(now(*texts), before(*texts))


def test_what_became_easier() -> None:
    old = before(
        "Mindst 85 pct. af tilsynene er gennemført uanmeldt.", "Handleplanen for hygiejne er implementeret i Q2."
    )
    softer = now("Mindst 80 pct. af tilsynene er gennemført uanmeldt.", "Handleplanen for hygiejne er igangsat i Q4.")
    (target,) = found("target-softened", softer, old)
    assert (target.arguments["before"], target.arguments["now"]) == ("Mindst 85 pct.", "Mindst 80 pct.")
    assert [remark.number for remark in found("deadline-postponed", softer, old)] == ["2"]
    assert [remark.number for remark in found("words-softened", softer, old)] == ["2"]
    assert not {"target-softened", "deadline-postponed", "words-softened"} & codes(
        replace(old, year=2025), replace(softer, year=2024)
    )


def test_what_lost_its_figure_or_time() -> None:
    old = before("Mindst 85 pct. af tilsynene på plejehjem er uanmeldt.", "Handleplanen for hygiejne er godkendt i Q2.")
    new = now("Tilsynene på plejehjem er uanmeldt.", "Handleplanen for hygiejne er godkendt.")
    assert {"target-gone", "deadline-gone"} <= codes(new, old)
    assert not {"target-softened", "deadline-postponed"} & codes(new, old)


def test_the_old_name_of_the_ministry() -> None:
    text = "Rapporten er sendt til Sundheds- og Ældreministeriet (Q2)."
    old = replace(before("Skemaet er udgivet i maj."), ministry=Ministry("Sundheds- og Ældreministeriet"))
    assert len(found("old-name", now(text), old)) == 1
    assert "old-name" not in codes(now(text), before("Skemaet er udgivet i maj."))


def test_without_last_years_plan_nothing_is_said_of_it() -> None:
    assert not codes(now("Handleplanen er godkendt (Q2)."))
