"""Scoreboards for a terminal."""

from __future__ import annotations

from maalplan.output.scoreboard.text import scoreboard_to_text
from maalplan.output.terminal import Page
from tests.output.scoreboard_examples import BOARD, HOSTILE

WIDE = Page(200, colour=False)


def test_in_short() -> None:
    text = scoreboard_to_text(BOARD, WIDE, "da")
    for line in (
        "Målopfyldelse 2023–2024",
        "Frister set pr. 1. januar 2025",
        "SSI 2024: 1 af 3 vurderede mål opfyldt (33 pct.), vægtet 50 pct., 12,5 af 20 point; 1 delvist opfyldt,"
        " 1 ikke opfyldt; 0 af 1 vurderet målepunkt opfyldt (0 pct.); 2 målepunkter efter frist",
        "SSI 2023: ingen mål er vurderet; 1 udgået, 1 ikke vurderet; 1 målepunkt efter frist",
        "KDI 2024: ingen mål er vurderet; 1 kun trafiklys, 1 ikke oplyst; 1 målepunkt efter frist",
        "  SSI 2024 · Mål 2: Mindre støj (sluttet af målepunkterne)",
        "  SSI 2024 · Mål 3: Lavere sygefravær – 8,1 dage. Det falder.",
        "Efter frist (5)",
        "  31. december 2024: SSI · Mindre støj · Støjkortet over hovedveje er offentliggjort (Q4). – ikke opfyldt",
        "Planer uden rapport (1)",
        "  dst-2024",
        "  årsrapport 2019, Kystdirektoratet (kdi-2019-årsrapport.docx)",
        "  ssi-2024: Noget helt andet om fisk",
    ):
        assert line in text.splitlines(), line


def test_in_english() -> None:
    text = scoreboard_to_text(BOARD, WIDE, "en")
    assert "SSI 2024: 1 of 3 goals judged are met (33 %), 50 % by weight, 12.5 of 20 points;" in text
    assert "1 of 1" not in text
    assert "Reports without a plan (1)" in text


def test_colours_come_with_words() -> None:
    coloured = scoreboard_to_text(BOARD, Page(200, colour=True), "da")
    assert "\x1b[31mIkke opfyldt (1)\x1b[0m" in coloured
    assert "\x1b" not in scoreboard_to_text(BOARD, WIDE, "da")


def test_nothing_of_a_document_reaches_the_terminal_but_letters() -> None:
    text = scoreboard_to_text(HOSTILE, WIDE, "da")
    assert "\x1b" not in text
    assert "<U+001B>" in text
    assert "\N{RIGHT-TO-LEFT OVERRIDE}" not in text
