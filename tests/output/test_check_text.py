from __future__ import annotations

import pytest

from maalplan.model import CheckCounts, CheckedGoal, CheckedPlan, CheckReport, CheckResult, Place, Remark
from maalplan.output.check.text import check_to_text
from maalplan.output.check.words import place_words, sentence
from tests.output.check_examples import REPORT


def test_a_check_in_danish() -> None:
    assert check_to_text(REPORT, width=100) == (
        "Styrelsen for Patientsikkerhed 2025 (udkast.pdf)\n"
        "1 skal rettes, 1 bør rettes, 1 at overveje\n"
        "Læst: 2 mål\n"
        "Sammenlignet med sidste års plan: Styrelsen for Patientsikkerhed 2024\n"
        "Sammenlignet med ministeriets andre planer: Statens Serum Institut 2025\n"
        "\n"
        "Hele planen\n"
        "  Overvej: Planen siger ikke, hvornår målene følges op. [no-follow-up]\n"
        "\n"
        "Koncernfælles mål 2: Økonomisk styring\n"
        "  Skal rettes – Målepunkt b, side 3: Tiden »31. dec. 2024« ligger før planen, der begynder 1. januar\n"
        "    2025. Er året fra sidste plan? [deadline-before-plan]\n"
        "      »Møde er afholdt (31. dec. 2024).«\n"
        "  Bør rettes – Målepunkt c, linje 12–13: Måltallet er her »højst 7 pct.«, og hos SSI »højst 5 pct.«.\n"
        "    [shared-goal-value]\n"
        "      Forskel: Afvigelsen er højst [-5-]{+7+} pct.\n"
    )


def test_a_check_in_english_and_colour() -> None:
    shown = check_to_text(REPORT, lang="en", colour=True, width=100)
    assert "Shared goal 2: Økonomisk styring" in shown
    assert "\x1b[31mMust be mended\x1b[0m – Milestone b, page 3" in shown
    assert "begins on 1 January 2025" in " ".join(shown.split())
    assert "\x1b[31;9m5\x1b[0m" in shown


def test_a_draft_in_order_and_several_drafts() -> None:
    good = CheckResult(plan=CheckedPlan(id="ssi-2025", title="Plan", path="ssi.txt"))
    shown = check_to_text(CheckReport(schema_version="1.2", checks=(good, good)))
    assert shown == "Plan (ssi.txt)\nIntet at rette.\nLæst: 0 mål\n\n\nPlan (ssi.txt)\nIntet at rette.\nLæst: 0 mål\n"


def test_nothing_of_a_document_reaches_the_terminal_but_letters() -> None:
    nasty = Remark(
        code="placeholder", urgency="must", goal="x/agency/1", quote="\x1b[31mXX", arguments={"word": "\x07"}
    )
    result = CheckResult(
        plan=CheckedPlan(id="x", agency="\x1b]0;titel\x07"),
        goals=(CheckedGoal(id="x/agency/1", scope="agency", title="\x9b2J"),),
        remarks=(nasty,),
        summary=CheckCounts(must=1),
    )
    shown = check_to_text(CheckReport(schema_version="1.2", checks=(result,)))
    assert not set(shown) & set("\x1b\x07\x9b")


@pytest.mark.parametrize(
    ("places", "da", "en"),
    [
        ((), "", ""),
        ((Place(page=3), Place(page=4)), "side 3–4", "pages 3–4"),
        ((Place(lines=(7, 7)),), "linje 7", "line 7"),
        (
            (Place(block=2, row=4, column=1),),
            "række 4, kolonne 1 i tabellen (blok 2)",
            "row 4, column 1 of the table (block 2)",
        ),
        ((Place(block=2),), "blok 2", "block 2"),
    ],
)
def test_places(places: tuple[Place, ...], da: str, en: str) -> None:
    assert (place_words(places, "da"), place_words(places, "en")) == (da, en)


def test_words_of_values() -> None:
    weights = Remark(code="weights-not-hundred", urgency="must", arguments={"total": 99.5, "count": 3})
    assert sentence(weights, "da") == "Målenes vægte giver tilsammen 99,5, ikke 100."
    day = Remark(code="deadline-on-weekend", urgency="consider", arguments={"deadline": "1. juni", "weekday": 6})
    assert sentence(day, "da") == "Fristen »1. juni« er en søndag."
    assert sentence(day, "en") == "The deadline “1. juni” is a Sunday."
    gone = {"field": "deadline", "own": "", "usual": "Q2", "count": 3, "all": 4, "who": "SSI, SST, LMST"}
    value = Remark(code="shared-goal-value", urgency="should", arguments=gone)
    assert sentence(value, "da") == "Fristen er her »ingen«, og hos 3 af 4 andre (SSI, SST, LMST) »Q2«."


def test_a_code_of_a_later_version_stands_for_itself() -> None:
    assert sentence(Remark(code="brand-new", urgency="should"), "da") == "brand-new"
