"""Where the words of a verdict begin and end."""

from __future__ import annotations

import pytest

from maalplan.parsers.outcomes import report_words
from maalplan.parsers.spans import whole
from tests.parsers.making import paragraph

VERDICTS = report_words().verdicts


@pytest.mark.parametrize(
    "words",
    [
        "Opfyldt", "Delvist opfyldt.", "Målet er ikke nået", "Målet er delvist opfyldt (8/10)", "Opfyldt (10/10)",
        "8 ud af 10 point", "78 pct. – delvist opfyldt", "Grøn", "Gul (delvist opfyldt)", "🔴", "✓", "Ikke opgjort",
        "Afventer data fra kommunerne", "Udgået efter aftale med departementet", "Udgået i 2024", "Bortfaldet",
        "Målet forventes opfyldt ved årets udgang", "Det forventes, at målet ikke opfyldes", "Ikke fuldt ud opfyldt",
        "Resultatkrav 1.2 er opfyldt", "Samlet set vurderes målet at være delvist indfriet", "Delvist\nopfyldt",
    ],
)  # fmt: skip
def test_what_a_verdict_is(words: str) -> None:
    assert VERDICTS.is_verdict(words)


@pytest.mark.parametrize(
    "words",
    [
        "Resultatet blev 69 pct.", "Målet", "Mål 1: Læsesal", "Opfyldelse", "Grønne indkøb er indført.", "Rødovre",
        "Udgået 2 Økonomistyring af høj kvalitet", "Kravet er, at salen er åben.", "Planen er opfyldt og glemt igen.",
        "2024", "Hovedparten af målene er opfyldt",
    ],
)  # fmt: skip
def test_what_none_is(words: str) -> None:
    assert not VERDICTS.is_verdict(words)


@pytest.mark.parametrize(
    ("words", "before", "verdict"),
    [
        ("Kortere ventetid: Opfyldt", "Kortere ventetid", "Opfyldt"),
        ("Kortere ventetid (delvist nået)", "Kortere ventetid", "delvist nået"),
        ("24/7-beredskab – Grøn", "24/7-beredskab", "Grøn"),
    ],
)
def test_behind_a_title(words: str, before: str, verdict: str) -> None:
    found = VERDICTS.trailing(whole(paragraph(words)))
    assert found is not None
    assert [span.text for span in found] == [before, verdict]


def test_a_title_that_only_ends_like_a_verdict() -> None:
    assert VERDICTS.trailing(whole(paragraph("Sager, der er opfyldt"))) is None
