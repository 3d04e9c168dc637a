from __future__ import annotations

from pathlib import Path

from maalplan.output.schema_page import schema_page

PAGE = Path(__file__).parents[2] / "docs" / "schema.md"


def test_the_page_is_as_generated() -> None:
    written = PAGE.read_bytes().decode("utf-8").replace("\r\n", "\n")
    assert written == schema_page(), "run: python -m maalplan.output.schema_page docs/schema.md"
