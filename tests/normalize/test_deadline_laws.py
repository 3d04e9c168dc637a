"""What holds for every deadline, whatever the words."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from maalplan.model import Period
from maalplan.normalize.dates import MONTHS, as_date
from maalplan.normalize.deadlines import as_deadline, is_recurring, needs_year, time_spans

PLAN = Period("2025-01-01", "2025-12-31")
FOUR_YEARS = Period("2024-01-01", "2027-12-31")

days = st.dates(date(2025, 1, 1), date(2025, 12, 31))
MONTH_NAMES = list(MONTHS)


@given(
    day=days,
    form=st.sampled_from(["{d}. {name} {y}", "{d}/{m} {y}", "{d:02}.{m:02}.{y}", "{d}/{m}-{y}", "{y}-{m:02}-{d:02}"]),
)
def test_every_day_in_every_form(day: date, form: str) -> None:
    printed = form.format(d=day.day, m=day.month, y=day.year, name=MONTH_NAMES[day.month - 1])
    by, before = as_deadline(f"Klar senest {printed}.", PLAN), as_deadline(f"Klar inden den {printed}.", PLAN)
    assert (by and by.end, by and by.text) == (day.isoformat(), f"senest {printed}")
    assert before
    assert before.end == (day - timedelta(days=1)).isoformat() or form.startswith("{y}")
    assert as_date(printed) == day


@given(
    first=st.integers(1, 4),
    length=st.integers(0, 3),
    year=st.integers(2001, 2060),
    dash=st.sampled_from(["-", "/", " og ", "–"]),
)
def test_every_quarter(first: int, length: int, year: int, dash: str) -> None:
    last = min(4, first + length)
    printed = f"Q{first}" if last == first else f"Q{first}{dash}Q{last}"
    found = as_deadline(f"Planen er klar ({printed} {year}).", Period(f"{year}-01-01", f"{year}-12-31"))
    assert found
    assert found.start == f"{year}-{3 * first - 2:02}-01"
    assert found.end == f"{year}-{3 * last:02}-{monthrange(year, 3 * last)[1]}"


@given(month=st.integers(1, 12), part=st.sampled_from(["primo", "medio", "ultimo"]))
def test_thirds_fill_the_month(month: int, part: str) -> None:
    found = as_deadline(f"Planen er klar {part} {MONTH_NAMES[month - 1]}.", PLAN)
    assert found
    assert found.start
    assert found.end
    first = {"primo": 1, "medio": 11, "ultimo": 21}[part]
    assert (date.fromisoformat(found.start).day, date.fromisoformat(found.end).month) == (first, month)


WORDS = """inden senest i den d. 1. 31. 1/7 17.6. 0/0 0. 2025 2026 Q1 Q2-Q4 ( ) juni maj februar kvartal halvår og - / ,
    . til fra pr. udgangen af ultimo foråret vinteren uge 26 60 årets udgang de første 2 måneder hver løbende
    planperioden 99 0 hhv."""
PIECES = st.lists(st.sampled_from(WORDS.split()), max_size=14).map(" ".join)


@given(text=st.one_of(st.text(), PIECES), column=st.booleans(), period=st.sampled_from([PLAN, FOUR_YEARS, None]))
def test_any_text_gives_a_window_of_its_own_words_or_none(text: str, column: bool, period: Period | None) -> None:
    found = as_deadline(text, period, column=column)
    is_recurring(text)
    needs_year(text)
    assert all(0 <= start < end <= len(text) for start, end in time_spans(text))
    if found:
        assert found.text
        assert found.text in text
        assert found.end
        assert date.fromisoformat(found.end)
        assert found.start is None or found.start <= found.end
