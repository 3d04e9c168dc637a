"""The words that say what a goal is about."""

from __future__ import annotations

from maalplan.diff.words import lexicon, meaning_words


def alike(one: str, other: str, *others: str) -> float:
    """The cosine of two texts in a plan that has *others* too."""
    texts = [meaning_words(text) for text in (one, other, *others)]
    words = lexicon(texts)
    left, right = words.vector(texts[0]), words.vector(texts[1])
    return sum(weight * right.get(word, 0.0) for word, weight in left.items())


def test_years_and_times_say_nothing_of_the_subject():
    assert meaning_words("Havmiljøet i 2024 (Q2/Q3), senest ultimo juni") == meaning_words("Havmiljøet")


def test_inflection_does_not_matter():
    assert alike("ansøgningen er behandlet", "behandling af ansøgninger", "andet") > 0.4


def test_a_compound_is_like_its_parts():
    others = ("Digitale løsninger", "Havmiljø", "Tilsyn med fødevarer")
    assert alike("Økonomistyring", "Styring af økonomien", *others) > 0.5
    assert alike("Sygefravær", "Fravær på grund af sygdom", *others) > 0.2
    assert alike("Økonomistyring", "Tilsyn med fødevarer", *others) == 0.0


def test_a_rare_word_says_more_than_a_common_one():
    others = [f"Sagsbehandlingstid for {kind}" for kind in ("pas", "visum", "kørekort", "tilladelser")]
    same_kind = alike("Sagsbehandlingstid for pas", "Passene er udstedt hurtigt", *others)
    same_frame = alike("Sagsbehandlingstid for pas", "Sagsbehandlingstid for visum", *others)
    assert same_frame < 0.9
    assert same_kind > 0.2


def test_a_word_that_a_line_end_cut_is_whole():
    assert meaning_words("resultat- styring") == meaning_words("resultatstyring")
    assert meaning_words("mål- og resultatplan") != meaning_words("målog resultatplan")
