from __future__ import annotations

from dataclasses import replace

import pytest

from maalplan.check.words import hedge
from maalplan.model import Target
from tests.check.drafts import codes, draft, found, goal

GOOD = "Handleplanen er godkendt af direktionen (Q2)."


def test_a_goal_without_milestones_is_said_where_others_have_some() -> None:
    plan = draft(goal("Tilsyn", GOOD), goal("Læring"))
    assert [remark.goal for remark in found("goal-without-milestones", plan)] == ["stps-2025/agency/n-Læring"]
    assert "goal-without-milestones" not in codes(draft(goal("Tilsyn"), goal("Læring")))


DIRECTIONS = [
    "Samarbejdet med kommunerne er styrket.",
    "Bedre kommunikation med borgerne.",
    "Trivslen er øget.",
    "Styrelsen understøtter regionerne.",
    "Kvaliteten af afgørelser er forbedret.",
    "Lavere sygefravær.",
    "Samarbejdet med kommunerne fungerer godt.",
    "Styrelsen arbejder med trivsel.",
    "Sagsbehandlingstiden er nedbragt.",
]
HEDGED = ["Styrelsen har fokus på bæredygtighed.", "Styrelsen arbejder på at implementere et system."]
MEASURABLE = [
    "Der er udarbejdet en plan for et styrket samarbejde med kommunerne.",
    "Trivslen er øget med mindst 5 pct.",
    "Samarbejdet med kommunerne er styrket (Q4).",
    "Udarbejdelse af handleplan for bedre hygiejne.",
    "SST etablerer en formel struktur med en koordinationscelle.",
    "Der holdes øvelser i cellen.",
    "Evt. årsværksreduktioner er realiserede.",
    "Det faglige oplæg indeholder en beskrivelse af flere pakker.",
    "Rigsrevisionen har ingen anmærkninger.",
    "Tilsynet bygger på risiko.",
]


@pytest.mark.parametrize("text", DIRECTIONS)
def test_a_direction_alone_cannot_be_measured(text: str) -> None:
    assert "goal-not-measurable" in codes(draft(goal("Tilsyn", text), goal("Læring", GOOD)))
    beside = draft(goal("Tilsyn", text, GOOD))
    assert [remark.number for remark in found("milestone-not-measurable", beside)] == ["1"]
    assert "goal-not-measurable" not in codes(beside)


@pytest.mark.parametrize("text", HEDGED)
def test_what_is_left_open_cannot_be_measured_and_is_said_once_of_a_milestone(text: str) -> None:
    assert "goal-not-measurable" in codes(draft(goal("Tilsyn", text), goal("Læring", GOOD)))
    assert {"vague-words", "milestone-not-measurable"} & codes(draft(goal("Tilsyn", text, GOOD))) == {"vague-words"}


@pytest.mark.parametrize("text", MEASURABLE)
def test_what_is_done_counted_or_put_in_unknown_words_can(text: str) -> None:
    assert not {"goal-not-measurable", "milestone-not-measurable"} & codes(draft(goal("Tilsyn", text, GOOD)))
    assert "goal-not-measurable" not in codes(draft(goal("Tilsyn", text)))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Styrelsen søger at nedbringe sagstiden.", "søger at"),
        ("Sagstiden nedbringes så vidt muligt.", "så vidt muligt"),
        ("Planen bidrager til et bedre arbejdsmiljø.", "bidrager til"),
        ("Rapporten bør være klar i Q2.", "bør"),
        ("Der arbejdes for at flere vælger faget.", "arbejdes for at"),
        ("Styrelsen har særligt fokus på unge.", "har særligt fokus på"),
        ("Systemet forventes taget i brug (Q3).", "forventes"),
        ("Sagerne afgøres hurtigst muligt.", "hurtigst muligt"),
        ("Der er udgivet en vejledning om, hvad kommunerne bør gøre.", None),
        ("Der er udgivet en vejledning om hvad kommunerne bør gøre.", None),
        ("Loven er med i vejledningen, herunder hvad kommunerne bør gøre.", None),
        ("Der er igangsat en analyse af om ordningen bør udvides.", None),
        ("Der svares hurtigst muligt og senest inden for 5 dage.", None),
        ("Digital Post anvendes i videst muligt omfang, og mindst 98 pct. af breve sendes digitalt.", None),
        ("Styrelsen har haft fokus på frister, så 95 pct. af svarene er rettidige.", None),
        ("Styrelsen søger at nå 90 pct. af sagerne.", "søger at"),
        ("Der svares hurtigst muligt. Mindst 5 møder er holdt.", "hurtigst muligt"),
        ("Der sigtes mod at afslutte projektet.", "sigtes mod"),
        ("Ventetiden er nedbragt mest muligt.", "mest muligt"),
        ("Planen, som bidrager til reformen, er godkendt.", None),
        ("Der er lavet en plan for at bidrage til reformen.", None),
        ("Alle ansøgere har fået svar.", None),
        ("Undervisning med fokus på hygiejne er gennemført.", None),
        ("Børnehuset er åbnet.", None),
        ("Som led i reformen bør planen følges.", "bør"),
    ],
)
def test_words_that_leave_it_open(text: str, word: str | None) -> None:
    assert hedge(text) == word
    said = found("vague-words", draft(goal("Tilsyn", text, GOOD)))
    assert [remark.arguments["word"] for remark in said] == ([word] if word else [])


@pytest.mark.parametrize(
    ("text", "is_said"),
    [
        ("Vejledningen opdateres løbende.", True),
        ("Der følges løbende op på 30 sager.", False),
        ("Vejledningen opdateres løbende, senest i Q4.", False),
        ("De faste udvalg mødes en gang i kvartalet.", False),
    ],
)
def test_what_goes_on_all_the_time(text: str, is_said: bool) -> None:
    assert ("only-ongoing" in codes(draft(goal("Tilsyn", text, GOOD)))) is is_said


@pytest.mark.parametrize(
    ("text", "is_said"),
    [
        ("Andelen er mellem 90 og 80 pct.", True),
        ("Mellem 10 og 8 årsværk er nedlagt.", True),
        ("Andelen er mindst 90 pct. og højst 80 pct.", True),
        ("Andelen er mellem 80 og 90 pct.", False),
        ("Andelen er mindst 80 pct. og højst 90 pct.", False),
        ("Mindst 95 pct. af sagerne er afgjort, og højst 5 pct. er ældre.", False),
        ("Mindst 30 sager og højst 5 dage.", False),
    ],
)
def test_ranges_that_hold_no_figure(text: str, is_said: bool) -> None:
    assert ("contradicting-target" in codes(draft(goal("Tilsyn", text)))) is is_said


def test_a_range_of_a_plan_file_that_holds_no_figure() -> None:
    turned = goal("Tilsyn", "Andelen ligger rigtigt.")
    target = Target("80-75 pct.", "between", 80.0, 75.0, "percent")
    turned = replace(turned, milestones=(replace(turned.milestones[0], targets=(target,)),))
    (remark,) = found("contradicting-target", draft(turned))
    assert (remark.arguments["lower"], remark.arguments["upper"]) == (80.0, 75.0)
    assert remark.milestone == turned.milestones[0].id
    assert remark.source == turned.milestones[0].source


def test_levels_in_the_plans_own_words_stand_for_milestones() -> None:
    levels = {"Opfyldt": "Mindst 1.200 produkter er testet", "Delvist opfyldt": "Mindst 1.000 produkter er testet"}
    own, noted = replace(goal("Test"), extra=levels), replace(goal("Test"), extra={"Baggrund": "Loven."})
    assert "goal-without-milestones" not in codes(draft(goal("Tilsyn", GOOD), own))
    assert "goal-without-milestones" in codes(draft(goal("Tilsyn", GOOD), noted))


def test_what_goes_on_the_whole_time_is_said_once() -> None:
    plan = draft(goal("Tilsyn", GOOD, "Der arbejdes løbende med sikkerhedskultur."))
    assert codes(plan) & {"only-ongoing", "milestone-not-measurable"} == {"only-ongoing"}
