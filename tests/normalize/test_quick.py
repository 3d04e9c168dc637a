"""Quick looks: they must never overlook what the slow search behind them finds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maalplan.normalize.deadlines.phrases import phrases
from maalplan.normalize.deadlines.recurring import happens_again
from maalplan.normalize.quick import holds_any, lowered
from maalplan.normalize.targets import as_targets
from maalplan.normalize.targets.masks import MASK, without_times_and_names


@given(st.text())
def test_lower_case_keeps_every_offset(words: str) -> None:
    assert len(lowered(words)) == len(words)


@given(st.text(), st.text(min_size=1), st.text())
def test_what_stands_in_the_words_is_held(before: str, stem: str, after: str) -> None:
    assert holds_any(before + stem + after, (lowered(stem),)) or lowered(stem) not in lowered(before + stem + after)


TIMES = [
    "2025-09-15", "Q2", "2025 Q4", "K3", "H1", "2. kvartals udgang", "juni måneds udgang", "maj 2025", "1./2. kvartal",
    "tredje kvartal", "andet halvår", "2. tertial", "årets sidste kvartal", "sidste halvår af 2025",
    "første halvdel af året", "ultimo juni", "medio/ultimo marts", "primo 2025", "medio Q3", "1. juli",
    "17. og 30. juni",
    "den 1. juli", "mandag den 3. marts 2025", "tirsdag d. 4. marts", "17/6 2026", "01.07.2025", "den 1/7", "30/6",
    "december", "okt. 2025", "jun-25", "foråret 2025", "vinteren 2025/26", "uge 26", "ugerne 26-28", "u. 7",
    "årets udgang", "kalenderårets udløb", "hele året ud", "årsskiftet", "sept.", "11/2025", "2025-11", "2025",
    "2025-2027", "kalenderåret 2025", "planåret", "planperioden", "kontraktperiodens udløb", "perioden",
]  # fmt: skip


@pytest.mark.parametrize("time", TIMES)
@pytest.mark.parametrize("lead", ["", "Senest ", "Inden udgangen af ", "i løbet af ", "pr. ", "frem til og med "])
def test_every_form_is_found_behind_every_lead(time: str, lead: str) -> None:
    words = f"Ny model: {lead}{time}"
    found = phrases(words)
    assert found, "a time is printed"
    assert words[found[0].first.start : found[0].last.end].casefold() in words.casefold()
    assert found[-1].end >= len(words) - 1, "read to its end, but for a stop"


LEADS = [
    (
        "at_most",
        ["højst", "højest", "maksimalt", "maksimum", "maksimal", "maks.", "max.", "op til", "ikke over", "≤", "<="],
    ),
    ("at_most", ["mindre end eller lig med", "overstiger ikke", "ikke mere end", "aldrig flere end"]),
    ("at_least", ["mindst", "minimum", "minimalt", "som minimum", "ikke under", "aldrig færre end", "≥", ">="]),
    ("at_least", ["større end eller lig med", "ikke mindre end"]),
    ("more_than", ["mere end", "flere end", "højere end", ">"]),
    ("less_than", ["mindre end", "færre end", "lavere end", "<"]),
    ("about", ["ca.", "cirka", "omkring", "omtrent", "omkr.", "knap", "godt", "tæt på", "op imod", "op mod", "~", "≈"]),
    ("plus_minus", ["+/-", "±", "plus/minus"]),
]


@pytest.mark.parametrize(("comparator", "lead"), [(name, lead) for name, leads in LEADS for lead in leads])
@pytest.mark.parametrize("upper", [False, True], ids=["as printed", "in capitals"])
def test_every_comparing_word_is_found(comparator: str, lead: str, upper: bool) -> None:
    words = f"Andelen er {lead} 95 pct."
    assert [target.comparator for target in as_targets(words.upper() if upper else words)] == [comparator]


NO_FIGURES = [
    "§ 74", "mål 3", "fase 2", "nr. 403", "lov nr. 12", "COVID-19", "H5N1", "CO2", "80 pct.-fraktilen",
    "400 kV-forbindelser", "30-dages", "6-årige", "1:10", "EF 45/01", "2020/21", "pr. 100", "for hver 100",
    "skala fra 1 til 5", "indeks 90-110", "alderen 15-29 år", "børn under 3 år", "voksne på 18 år",
]  # fmt: skip


@pytest.mark.parametrize("name", NO_FIGURES)
@pytest.mark.parametrize("upper", [False, True], ids=["as printed", "in capitals"])
def test_digits_that_are_no_figures_are_masked(name: str, upper: bool) -> None:
    words = f"Det gælder {name.upper() if upper else name}, og"
    masked = without_times_and_names(words)
    assert len(masked) == len(words)
    assert MASK in masked
    assert not any(char.isdigit() for char in masked)


@pytest.mark.parametrize(
    "words",
    [
        "Kontinuerlig opfølgning", "Regelmæssige møder", "jævnligt tilsyn", "Fortløbende drift", "Der måles årligt",
        "en gang om måneden", "Månedlige møder", "møde hvert kvartal", "to gange årligt", "pr. uge", "per kvartal",
        "kvartalsvis rapport", "ugentlige status", "opdateres dagligt", "Løbende dialog", "hver anden måned",
    ],
)  # fmt: skip
def test_what_comes_back_is_seen(words: str) -> None:
    expected = words != "Regelmæssige møder"
    assert happens_again(f"Der er {words}.") is expected
    assert happens_again(f"Der er {words}.".upper()) is expected
