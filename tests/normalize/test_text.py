"""Clean text: cut words, line ends of three kinds, what cannot be seen, and what says nothing."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maalplan.model import BREAK, PARAGRAPH
from maalplan.normalize.text import as_text_or_none, clean, one_line

CLEAN = [
    # words that a line end cut
    ("resultat-\nstyring", "resultatstyring", "a cut word"),
    ("en resultat- \n  styring her", "en resultatstyring her", "with spaces around the line end"),
    ("sundheds\u00ad\nberedskab", "sundhedsberedskab", "a soft hyphen at the line end"),
    ("sundheds\u0002beredskab", "sundhedsberedskab", "PDFium's mark"),
    ("sundheds\u2010\nberedskab", "sundhedsberedskab", "a true hyphen"),
    ("PFAS-hand-\nlingsplanen", "PFAS-handlingsplanen", "only the second hyphen goes"),
    ("SUNDHEDS-\nSTYRELSEN", "SUNDHEDSSTYRELSEN", "a cut word in capitals"),
    ("lang-\nsom og virk-\nsom", "langsom og virksom", "a tail that is a word too"),
    ("ind-\ntil videre", "indtil videre", "til closes a word"),
    # words whose hyphen is their own
    ("AMR-\nområdet", "AMR-området", "an acronym"),
    ("AMR-\nOMRÅDET", "AMR-OMRÅDET", "an acronym among capitals"),
    ("SMV-\nområdet og MitID-\nløsningen", "SMV-området og MitID-løsningen", "names with capitals inside"),
    ("e-\nmail", "e-mail", "one letter"),
    ("it-\nsystemer", "it-systemer", "it is no syllable"),
    ("cpr-\nregistret", "cpr-registret", "nor is what has no vowel"),
    ("2025-\nmålene", "2025-målene", "digits"),
    ("COVID-19-\nvaccinen", "COVID-19-vaccinen", "digits at the end"),
    ("COVID-\n19", "COVID-19", "digits behind"),
    ("ph.d.-\nstuderende", "ph.d.-studerende", "an abbreviation"),
    ("4 pct.-\npoint", "4 pct.-point", "an abbreviation"),
    ("(Q3-\nQ4).", "(Q3-Q4).", "a range"),
    ("93-\n98 %", "93-98 %", "a range of figures"),
    ("april-\nseptember", "april-september", "a range of months"),
    ("Nord-\nJylland", "Nord-Jylland", "a capital behind"),
    ("(EU)-\nretten", "(EU)-retten", "a parenthesis"),
    # hyphens that stand for a shared tail
    ("mål-\nog resultatplan", "mål- og resultatplan", "og"),
    ("krise-\nog infektionsberedskab", "krise- og infektionsberedskab", "og"),
    ("Indenrigs-\nOG SUNDHED", "Indenrigs- OG SUNDHED", "in capitals"),
    ("drifts-\neller anlægsudgifter", "drifts- eller anlægsudgifter", "eller"),
    ("data-\nsamt visualiseringsbehov", "data- samt visualiseringsbehov", "samt"),
    ("måneds-\ntil årsopfølgning", "måneds- til årsopfølgning", "til"),
    ("mål- og resultatplan", "mål- og resultatplan", "inside a line nothing is touched"),
    ("resultat- styring", "resultat- styring", "inside a line nothing is touched"),
    # other marks at a line end
    ("maksimalt +/-\n5,0 mio.", "maksimalt +/- 5,0 mio.", "a plus-minus"),
    ("øvelser/\naktiveringer", "øvelser/aktiveringer", "a slash"),
    ("2025–\n2028", "2025–2028", "a dash that means to"),
    ("kampagne –\nfortsat", "kampagne – fortsat", "a dash between words"),
    ("Sundhedsreform\n- almen praksis", "Sundhedsreform - almen praksis", "a dash that opens a line"),
    # line ends
    ("én\nlinje", "én linje", "the layout's"),
    ("én\r\nlinje", "én linje", "the layout's, from Windows"),
    (f"to{BREAK}linjer", "to\nlinjer", "the author's"),
    (f"to{PARAGRAPH}afsnit", "to\nafsnit", "a paragraph"),
    ("to\n \n\nafsnit", "to\nafsnit", "a paragraph, with more empty lines"),
    (f"to {BREAK} \n afsnit", "to\nafsnit", "both at once"),
    (f"{BREAK}én{BREAK}{BREAK}", "én", "at the ends"),
    ("to\u2028linjer\u2029og afsnit", "to\nlinjer\nog afsnit", "Unicode's own"),
    # what cannot be seen
    ("  to \t ord\u00a0her ", "to ord her", "white space"),
    ("sund\u00adhed\u200b og\ufeff ro", "sundhed og ro", "soft hyphens and zero width"),
    ("ma\u030al og økonomi", "mål og økonomi", "decomposed letters"),
    ("ﬁnansiering af ﬂere", "finansiering af flere", "ligatures"),
    ("\x00\x07mål", "mål", "control characters"),
    ("", "", "nothing"),
    ("\u00ad", "", "nothing to be seen"),
]


@pytest.mark.parametrize(("words", "expected", "why"), CLEAN)
def test_clean(words: str, expected: str, why: str) -> None:
    assert clean(words) == expected, why


@pytest.mark.xfail(reason="nothing in the words shows whose hyphen it is")
@pytest.mark.parametrize(
    ("words", "expected", "why"),
    [
        ("post-\ncovid", "post-covid", "a compound in lower case"),
        ("Kronborg-\nudstillingen", "Kronborg-udstillingen", "a place, which looks like the first word of a sentence"),
    ],
)
def test_known_failures(words: str, expected: str, why: str) -> None:
    assert clean(words) == expected, why


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (f"Implementering af{BREAK}budgetanalysen", "Implementering af budgetanalysen"),
        (f"Mål- og resultat-{BREAK}plan 2025", "Mål- og resultatplan 2025"),
        (f"Sundhedsreform{PARAGRAPH}- almen praksis", "Sundhedsreform - almen praksis"),
        (f"{BREAK}{BREAK}", ""),
        ("Driften\u00ad\n", "Driften"),
    ],
)
def test_one_line(words: str, expected: str) -> None:
    assert one_line(words) == expected


NOTHING = [
    "-",
    "–",
    "—",
    " - ",
    "",
    "...",
    "Ingen",
    "ingen.",
    "Ingen bemærkninger",
    "Ingen bemærkninger.",
    "N/A",
    "n/a",
    "N.A.",
    "[Ingen eksterne krav]",
]
SOMETHING = [
    "Ingen ændringer i forhold til 2024.",
    "Planen afstemmes med Sundhedsstyrelsen.",
    "0",
    "Nej",
    "- ja",
    "Ingen.\nDog følges sagen.",
]


@pytest.mark.parametrize("words", NOTHING)
def test_what_says_nothing_is_none(words: str) -> None:
    assert as_text_or_none(words) is None


@pytest.mark.parametrize("words", SOMETHING)
def test_what_says_something_is_kept(words: str) -> None:
    assert as_text_or_none(words.replace("\n", BREAK)) == words


# ------------------------------------------------------------------ laws

PIECES = st.lists(
    st.sampled_from(
        [
            "mål",
            "og",
            "AMR",
            "resultat",
            "5",
            "Å",
            "a\u030a",
            "-",
            "/",
            "–",
            "\n",
            "\n\n",
            "\v",
            " ",
            "\u00a0",
            "\u00ad",
            "\u0002",
            "ﬁ",
            ")",
            "\u200b",
        ]
    ),
    max_size=12,
).map("".join)
WORDS = st.one_of(st.text(), PIECES)


@given(words=WORDS)
def test_cleaning_twice_is_cleaning_once(words: str) -> None:
    once = clean(words)
    assert clean(once.replace("\n", BREAK)) == once
    assert all(clean(line) == line for line in once.split("\n"))
    assert one_line(one_line(words)) == one_line(words)


@given(words=WORDS)
def test_clean_text_is_composed_and_tidy(words: str) -> None:
    text = clean(words)
    assert unicodedata.is_normalized("NFC", text)
    assert all(line == " ".join(line.split()) != "" for line in text.split("\n")) or text == ""


@given(words=WORDS)
def test_no_letter_is_added(words: str) -> None:
    letters = [letter for letter in unicodedata.normalize("NFKD", words) if letter.isalnum()]
    assert [letter for letter in unicodedata.normalize("NFKD", clean(words)) if letter.isalnum()] == letters
