"""Whatever the plans hold, their history can be shown in every format."""

from __future__ import annotations

import json
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from maalplan.history import history_of
from maalplan.model import Plan
from maalplan.output.history.cells import Shown
from maalplan.output.history.json_file import history_to_json
from maalplan.output.history.page import history_to_html
from maalplan.output.history.tables import history_to_csv
from maalplan.output.history.text import history_to_text
from maalplan.output.terminal import Page
from tests.output.strategies import plans
from tests.output.test_schema import complaints


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(plans(), st.integers(2019, 2026)), min_size=1, max_size=3), st.sampled_from(["da", "en"]))
def test_any_plans_have_a_history_in_every_format(found: list[tuple[Plan, int]], lang: str) -> None:
    history = history_of([replace(plan, year=year, id=f"{plan.id}-{n}") for n, (plan, year) in enumerate(found)])
    shown = [Shown(history, history.threads)]

    assert complaints("history", json.loads(history_to_json([history]))) == []
    assert history_to_csv([history]).startswith(b"agency_id,")
    assert "\x1b" not in history_to_text(shown, Page(80, colour=False), lang, stories=True)  # type: ignore[arg-type]
    page = html.document_fromstring(history_to_html(shown, lang).decode("utf-8"))  # type: ignore[arg-type]
    assert len(page.xpath("//article")) == len(history.threads)
