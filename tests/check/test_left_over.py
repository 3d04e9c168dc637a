from __future__ import annotations

import pytest

from maalplan.model import Deadline, FollowUp
from tests.check.drafts import codes, draft, found, goal

GOOD = "Handleplanen er godkendt (Q2)."


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Styrelsen vil i 2024 styrke tilsynet.", "vil i 2024"),
        ("Systemet skal tages i brug inden udgangen af 2024.", "inden udgangen af 2024"),
        ("Arbejdet afsluttes i 4. kvartal 2024.", "4. kvartal 2024"),
        ("I 2024 fokuserer styrelsen på bias.", "I 2024 fokuserer"),
        ("Systemet rulles ud i 2024.", "rulles ud i 2024"),
        ("Ordningen, der blev indført, gennemføres nu i hele landet.", None),
        ("Systemet rulles ud i 2025.", None),
        ("Strategien er klar i 2024.", "er klar i 2024"),
        ("Tallene hviler på en analyse, som er gennemført i 2024.", None),
        ("Styrelsen vil i 2025 styrke tilsynet.", None),
        ("Styrelsen vil i 2026 følge op.", None),
        ("Sagstiden skal være lavere end i 4. kvartal 2024.", None),
        ("Sygefraværet sammenlignes med ultimo 2024.", None),
        ("Loven blev vedtaget i foråret 2024.", None),
        ("Regnskabet for 2024 skal aflægges.", None),
        ("Aftalen fra efteråret 2024 skal føres ud i livet.", None),
        ("Finanslov 2024 gav flere penge.", None),
        ("Planen følger op på reformen fra juni 2024.", None),
        ("Strategien 2023-2025 skal føres ud i livet.", None),
        ("Arbejdet begyndte i 2009.", None),
    ],
)
def test_times_of_an_earlier_year_in_the_words(text: str, word: str | None) -> None:
    said = found("earlier-year-in-words", draft(goal("Tilsyn", GOOD, description=text)))
    assert [remark.arguments["word"] for remark in said] == ([word] if word else [])


@pytest.mark.parametrize(
    ("text", "is_said"),
    [
        ("Systemet er taget i brug inden udgangen af 2024.", True),
        ("Systemet er taget i brug i løbet af 2024.", True),
        ("Borgerne kan få varsler pr. 15. maj 2024.", True),
        ("Rapporten er sendt senest 30/6 2024.", True),
        ("Rapporten er sendt senest 30.6.2024.", True),
        ("Kampagnen i foråret 2024 er evalueret.", False),
        ("Evalueringen af kampagnen i maj 2024 er sendt.", False),
        ("Der er fulgt op på tilsynet i 4. kvartal 2024.", False),
        ("Sagstiden er lavere end i 4. kvartal 2024.", False),
        ("Klimaregnskabet for 2024 er offentliggjort i 2. kvartal.", False),
        ("Rapporten er sendt senest 30/6 2025.", False),
        ("Data fra kommunerne er samlet inden udgangen af 2024.", True),
        ("Der er lavet en analyse med økonomi og tidsplan i 1. halvår 2024.", True),
        ("Mere end halvdelen er vaccineret mod influenza ultimo 2024.", True),
        ("Alle har svaret på trivselsmålingen i oktober 2024.", False),
    ],
)
def test_times_of_an_earlier_year_in_a_milestone_are_said_once(text: str, is_said: bool) -> None:
    said = codes(draft(goal("Tilsyn", text, GOOD), goal("Læring", "Skemaet er udgivet (Q3).")))
    assert said - {"milestone-without-deadline"} == ({"deadline-before-plan"} if is_said else set())
    assert not is_said or "milestone-without-deadline" not in said


def test_a_goal_whose_only_time_is_of_an_earlier_year_has_one() -> None:
    plan = draft(goal("Tilsyn", "Systemet er taget i brug i løbet af 2024."), goal("Læring", GOOD, "Et svar (Q3)."))
    assert codes(plan) == {"deadline-before-plan"}


def test_a_plan_whose_deadlines_lie_in_the_next_year_is_told_once() -> None:
    times = ("Rapporten er sendt i maj 2026.", "Skemaet er udgivet ultimo juni 2026.", "Planen er godkendt (Q1).")
    (remark,) = found("title-of-earlier-year", draft(goal("Tilsyn", *times)))
    assert (remark.arguments["other"], remark.arguments["count"], remark.arguments["all"]) == (2026, 2, 2)
    assert "deadline-after-plan" not in codes(draft(goal("Tilsyn", *times)))
    one = draft(
        goal("Tilsyn", times[0], "Skemaet er udgivet ultimo juni 2025.", "Handleplanen er godkendt i maj 2025.")
    )
    assert "title-of-earlier-year" not in codes(one)
    assert "deadline-after-plan" in codes(one)


@pytest.mark.parametrize(
    ("section", "is_said"),
    [
        ("Koncernfælles mål 2024", True),
        ("Mål for 2024", True),
        ("Koncernfælles mål 2025", False),
        ("Mål for 2024-2026", False),
        ("Opfølgning på reformen i 2024", False),
    ],
)
def test_a_heading_of_an_earlier_year(section: str, is_said: bool) -> None:
    plan = draft(goal("Tilsyn", GOOD, section=section), goal("Læring", "Skemaet er udgivet (Q3).", section=section))
    assert len(found("earlier-year-in-heading", plan)) == is_said


def test_a_title_of_an_earlier_year() -> None:
    assert "earlier-year-in-heading" in codes(draft(goal("Tilsyn", GOOD), title="Mål- og resultatplan 2024"))
    assert "earlier-year-in-heading" not in codes(draft(goal("Tilsyn", GOOD), title="Rammeaftale 2024-2027"))


def test_a_follow_up_of_an_earlier_year() -> None:
    before = (FollowUp("udgiftsopfølgning 2", Deadline("efteråret 2024", "2024-09-01", "2024-11-30")),)
    after = (FollowUp("årsrapport", Deadline("marts 2026", "2026-03-01", "2026-03-31")), FollowUp("status"))
    (remark,) = found("earlier-follow-up", draft(goal("Tilsyn", GOOD), follow_ups=before))
    assert remark.quote == "udgiftsopfølgning 2: efteråret 2024"
    assert "earlier-follow-up" not in codes(draft(goal("Tilsyn", GOOD), follow_ups=after))
