"""What is said of corrections, in English and in Danish."""

from __future__ import annotations

from typing import Any

import pytest

from maalplan.model import Anchor, Correction, Quote
from maalplan.output.finding_words import finding_text
from maalplan.review.corrections import corrected
from tests.review.corrections.corrected_plans import anchor, made, sample, setting

PLAN = sample("slks-2024.txt")
WHO: dict[str, Any] = {"by": "Åse Bøgh", "when": "2024-03-05", "why": "ringet til styrelsen"}
FIRST = "/goals/0/milestones/0"


@pytest.mark.parametrize(
    ("correction", "english", "danish"),
    [
        (
            setting(PLAN, FIRST, "deadline", {"text": "Q3"}, **WHO),
            "Put right by hand: deadline of milestone 'Tilgængelighedserklæringen er opdateret på samtlige hjemmes…' "
            "is '2024-07-01 – 2024-09-30', and '2024-01-01 – 2024-03-31' was read (Åse Bøgh, 2024-03-05, ringet til "
            "styrelsen)",
            "Rettet: fristen for målepunktet 'Tilgængelighedserklæringen er opdateret på samtlige hjemmes…' er "
            "'2024-07-01 – 2024-09-30'; læst var '2024-01-01 – 2024-03-31' (Åse Bøgh, 2024-03-05, ringet "
            "til styrelsen)",
        ),
        (
            setting(PLAN, "", "published", "2023-12"),
            "Put right by hand: published of the plan is '2023-12', and nothing was read",
            "Rettet: udgivelsen for planen er '2023-12'; læst var intet",
        ),
        (
            setting(PLAN, "/goals/0", "weight", {"value": 20, "unit": "percent"}),
            "Put right by hand: weight of goal 'Digital tilgængelighed' is '20 percent', and nothing was read",
            "Rettet: vægten for målet 'Digital tilgængelighed' er '20 percent'; læst var intet",
        ),
        (
            setting(PLAN, "/goals/0", "extra", "Se note 3.", name="Noter"),
            "Put right by hand: Noter of goal 'Digital tilgængelighed' is 'Se note 3.', and nothing was read",
            "Rettet: »Noter« for målet 'Digital tilgængelighed' er 'Se note 3.'; læst var intet",
        ),
        (
            made("add", anchor(PLAN, ""), kind="goal", value={"title": "Klima"}, by="Åse"),
            "Put right by hand: goal 'Klima' was added (Åse)",
            "Rettet: målet 'Klima' er føjet til (Åse)",
        ),
        (
            made("remove", anchor(PLAN, "/goals/1")),
            "Put right by hand: goal 'Fælles økonomistyring' was removed",
            "Rettet: målet 'Fælles økonomistyring' er fjernet",
        ),
        (
            made("merge", anchor(PLAN, "/goals/0"), others=(anchor(PLAN, "/goals/1"),)),
            "Put right by hand: goal 'Digital tilgængelighed Fælles økonomistyring' was made of 2",
            "Rettet: målet 'Digital tilgængelighed Fælles økonomistyring' er sat sammen af 2",
        ),
        (
            made("split", anchor(PLAN, "/goals/0"), value={"title": "Økonomi"}),
            "Put right by hand: goal 'Digital tilgængelighed' was split off 'Digital tilgængelighed'",
            "Rettet: målet 'Digital tilgængelighed' er delt fra 'Digital tilgængelighed'",
        ),
        (
            made("remove", Anchor("goal", None, "Klima", {"title": Quote("Klima")}), id="r1"),
            "The correction r1 (remove goal 'Klima') was not put in: what it corrects is not in the plan as it is read "
            "now. Look there, and correct it anew if need be.",
            "Rettelsen r1 (fjern målet 'Klima') er ikke sat ind: det, som den retter, står ikke i planen, som den nu "
            "er læst. Se efter, og ret igen, hvis det er nødvendigt.",
        ),
        (
            setting(PLAN, "", "year", 25, id="r2", by="Åse"),
            "The correction r2 (set year of the plan; Åse) was not put in: 25 is no year of a plan; give one such as "
            "2025.",
            "Rettelsen r2 (året for planen; Åse) er ikke sat ind: 25 er ikke en plans år; giv et såsom 2025.",
        ),
        (
            made("add", anchor(PLAN, "/goals/0"), kind="milestone", value={}, id="r3"),
            "The correction r3 (add a milestone to goal 'Digital tilgængelighed') was not put in: its text is missing; "
            "give it.",
            "Rettelsen r3 (føj et målepunkt til målet 'Digital tilgængelighed') er ikke sat ind: feltet text "
            "mangler; giv det.",
        ),
    ],
)
def test_sentences(correction: Correction, english: str, danish: str) -> None:
    findings = corrected(PLAN, [correction]).plan.findings
    [told] = [one for one in findings if one.code in ("corrected", "correction-left")]
    assert finding_text(told, "en") == english
    assert finding_text(told, "da") == danish


def test_a_correction_is_said_where_its_words_stand() -> None:
    done = corrected(PLAN, [setting(PLAN, FIRST, "deadline", {"text": "Q3"}), made("remove", anchor(PLAN, "/goals/1"))])
    there = [one.source for one in done.plan.findings if one.code == "corrected"]
    assert there == [
        PLAN.goals[1].quotes["title"].places,
        PLAN.goals[0].milestones[0].quotes["deadline"].places,
    ]
