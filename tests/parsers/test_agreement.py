"""The sentences of the agreement: who its parties are, and what time it covers."""

from __future__ import annotations

import pytest

from maalplan.parsers.agreement import party_spans, period_spans
from maalplan.parsers.sentences import sentences_of
from maalplan.parsers.spans import whole
from tests.parsers.making import paragraph


@pytest.mark.parametrize(
    ("words", "parties", "why"),
    [
        (
            "Resultatkontrakt indgås mellem direktøren for Miljøstyrelsen og departementschefen.",
            ["direktøren for Miljøstyrelsen og departementschefen"],
            "the director agrees for the authority",
        ),
        (
            "Vejdirektoratet (VD) indgår hermed en aftale med Transportministeriet om de mål, der gælder for 2025.",
            ["Vejdirektoratet (VD)", "Transportministeriet"],
            "one party agrees with the other",
        ),
        (
            "Planen er indgået mellem A-styrelsen og B-ministeriet. Den træder i kraft den 1.\njanuar 2025.",
            ["A-styrelsen og B-ministeriet"],
            "the sentence ends there",
        ),
        (
            "Aftalen er indgået mellem Det Kgl. Bibliotek og Kulturministeriet for perioden 2015 til 2018.",
            ["Det Kgl. Bibliotek og Kulturministeriet"],
            "an abbreviation ends no sentence, the period is no party",
        ),
        ("Sundhedsstyrelsen har ansvar for resultatopfyldelsen.", ["Sundhedsstyrelsen"], "who answers for the results"),
        ("Aftalen bygger på en dialog mellem parterne.", [], "nobody is named"),
        ("Belægningsgraden er mellem 95 og 98 pct.", [], "a figure"),
        ("Kontrakten skal styrke samarbejdet mellem kommuner og regioner.", [], "no agreement is made here"),
    ],
)
def test_parties(words: str, parties: list[str], why: str) -> None:
    sentences = list(sentences_of(whole(paragraph(words))))
    assert [" ".join(span.text.split()) for span in party_spans(sentences)] == parties, why


def test_the_sentence_with_the_director_comes_first() -> None:
    words = "Aftalen er indgået mellem A og B. Kontrakten indgås mellem direktøren for C og departementschefen."
    found = list(party_spans(sentences_of(whole(paragraph(words)))))
    assert [span.text for span in found] == ["direktøren for C og departementschefen", "A og B"]


@pytest.mark.parametrize(
    ("words", "surer", "others", "why"),
    [
        ("Aftalen gælder for 2025.", [], ["2025"], "the year"),
        (
            "Planen gælder 1. juli til 31. december 2027.",
            ["1. juli til 31. december 2027"],
            ["1. juli"],
            "a plan that is called no more",
        ),
        ("Fredningen løber 1. juli til 31. december 2027.", [], [], "something else"),
        (
            "Kontrakten løber fra 1. januar 2015 til 31. december 2018.",
            ["1. januar 2015 til 31. december 2018"],
            [],
            "days",
        ),
        (
            "Den træder i kraft den 1. juli 2017 og gælder til den 31. december 2017.",
            ["1. juli 2017 og gælder til den 31. december 2017"],
            ["1. juli 2017"],
            "from and to in two halves of a sentence",
        ),
        ("Planen dækker 2. halvår 2017.", ["2. halvår 2017"], [], "half a year"),
        ("Den træder i kraft den 1. januar 2025.", [], ["1. januar 2025"], "the first day alone"),
        ("Der afrapporteres i årsrapporten for 2025.", [], ["2025"], "the year that is reported on"),
        ("Sygefraværet måles fra 1. januar 2025 til 31. marts 2025.", [], [], "not the plan's own time"),
        ("Budgettet for 2025 er på 298,4 mio. kr.", [], [], "a year that names a budget"),
    ],
)
def test_period(words: str, surer: list[str], others: list[str], why: str) -> None:
    found = period_spans(sentences_of(whole(paragraph(words))))
    assert [[span.text for span in spans] for spans in found] == [surer, others], why


@pytest.mark.parametrize(
    ("words", "sentences"),
    [
        ("Målene er aftalt. De gælder for 2025.", ["Målene er aftalt.", "De gælder for 2025."]),
        (
            "Jf. Finansministeriets vejledning, jf. Økonomistyrelsen.",
            ["Jf. Finansministeriets vejledning, jf. Økonomistyrelsen."],
        ),
        ("Planen følger af 2. Delrapport. Den er ny.", ["Planen følger af 2. Delrapport.", "Den er ny."]),
        ("Han sagde: ”Nej.” Så gik han.", ["Han sagde: ”Nej.", "” Så gik han."]),
    ],
)
def test_sentences(words: str, sentences: list[str]) -> None:
    assert [span.text for span in sentences_of(whole(paragraph(words)))] == sentences
