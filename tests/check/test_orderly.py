from __future__ import annotations

import pytest

from maalplan.model import Plan
from tests.check.drafts import codes, draft, found, goal

GOOD = "Handleplanen er godkendt (Q2)."


def numbered(*numbers: str | None, shared: int = 0) -> Plan:
    """A plan with goals of these numbers; the first *shared* are the ministry's."""
    return draft(
        *(
            goal(
                f"Emne {n}",
                f"Rapport {n} er udgivet (Q2).",
                number=number,
                scope="ministry" if n < shared else "agency",
            )
            for n, number in enumerate(numbers)
        )
    )


@pytest.mark.parametrize(
    ("plan", "twice"),
    [
        (numbered("1", "2", "2"), ["2"]),
        (numbered("1", "2", "1", "2", shared=2), []),
        (numbered("A1", "a1"), ["a1"]),
        (numbered("1", "2", "3", "1", "2", "3"), []),
        (numbered("1", "2", "3", "1"), ["1"]),
        (numbered(None, None), []),
        (numbered("2.1", "2.2", "3.1"), []),
    ],
)
def test_numbers_that_stand_twice(plan: Plan, twice: list[str]) -> None:
    assert [remark.arguments["number"] for remark in found("number-twice", plan)] == twice


def test_numbers_may_begin_anew_below_each_heading() -> None:
    parts = [goal(f"Emne {n}", GOOD, number="1", section=section) for n, section in enumerate(("Drift", "Udvikling"))]
    assert "number-twice" not in codes(draft(*parts))


@pytest.mark.parametrize(
    ("plan", "missing"),
    [
        (numbered("1", "2", "4"), ["3"]),
        (numbered("2.1", "2.3"), ["2.2"]),
        (numbered("1", "4"), ["2", "3"]),
        (numbered("1", "2", "3", "4", shared=2), []),
        (numbered("1", "3", "2", shared=2), []),
        (numbered("2.1", "2.2", "3.1"), []),
        (numbered("10", "20", "30"), []),
        (numbered("2", "5"), []),
        (numbered("1", "2", "3", "5", shared=2), ["4"]),
        (numbered("1", None, "3"), []),
    ],
)
def test_numbers_that_are_left_out(plan: Plan, missing: list[str]) -> None:
    assert [remark.arguments["number"] for remark in found("number-missing", plan)] == missing


def test_a_goal_without_a_title_beside_goals_that_have_one() -> None:
    assert len(found("goal-without-title", draft(goal("Tilsyn", GOOD), goal(None, "Skemaet er udgivet.")))) == 1
    assert "goal-without-title" not in codes(draft(goal(None, GOOD), goal(None, "Skemaet er udgivet (Q3).")))


def test_milestones_of_the_same_words() -> None:
    again = draft(goal("Tilsyn", GOOD), goal("Læring", "HANDLEPLANEN er godkendt (Q2)"))
    (remark,) = found("milestone-twice", again)
    assert (remark.arguments["other"], remark.goal) == ("Tilsyn", "stps-2025/agency/n-Læring")
    near = draft(
        goal("Tilsyn", GOOD), goal("Læring", "Handleplanen er godkendt (Q3)."), goal("Drift", "Nået.", "Nået.")
    )
    assert "milestone-twice" not in codes(near)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Forbruget er på højst XX årsværk.", "XX"),
        ("Andelen er på mindst xx pct. (Q4).", "xx"),
        ("Andelen er på mindst X pct. (Q4).", "X"),
        ("Der er indgået aftale med [indsæt part] (Q3).", "[indsæt part]"),
        ("Rapporten er sendt TBD.", "TBD"),
        ("Rapporten er sendt den dd.mm.åååå.", "dd.mm.åååå"),
        ("Andelen er ?? pct.", "??"),
        ("Rapporten er sendt inden udgangen af 20XX.", "20XX"),
        ("Rapporten er sendt (QX).", "QX"),
        ("Klik her for at skrive tekst", "Klik her for at skrive tekst"),
        ("Mindst __ pct. af sagerne er afgjort.", "__"),
        ("Strategien er klar (dato følger).", "(dato følger)"),
        ("Anbefalingerne fra NN-udvalget er fulgt op (Q2).", None),
        ("Ministeren er forelagt en plan [jf. bilag 2] i november.", None),
        ("Rapporten om kapitel XX er udgivet (Q2).", None),
        ("Bilag XX er sendt (Q2).", None),
        ("Systemet til X-ray er taget i brug (Q2).", None),
        ("Er borgerne tilfredse? Mindst 80 pct. svarer ja.", None),
        ("Rapporten [1] er udgivet (Q2).", None),
        ("Planen [sic] er udgivet (Q2).", None),
        ("Skemaet kan udfyldes af borgerne (Q2).", None),
        ("Kampagnen «Sluk lyset» er afholdt (Q2).", None),
        ("Kampagnen »Sluk – spar« er afholdt (Q2).", None),
        ("Lov om TBC-vaccination følges (Q2).", None),
        ("Fasen efter … er afsluttet (Q2).", None),
    ],
)
def test_what_is_still_to_be_filled_in(text: str, word: str | None) -> None:
    said = found("placeholder", draft(goal("Tilsyn", text)))
    assert [remark.arguments["word"] for remark in said] == ([word] if word else [])


def test_what_is_to_be_filled_in_elsewhere() -> None:
    assert [remark.quote for remark in found("placeholder", draft(goal("Tilsyn", GOOD), title="Plan 20XX"))] == [
        "Plan 20XX"
    ]
    assert len(found("placeholder", draft(goal("Tilsyn", GOOD, remarks="[afventer departementet]")))) == 1
