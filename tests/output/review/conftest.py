"""A person before a browser; what one test leaves in it no other finds."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.browser import Browser

pytest.register_assert_rewrite("tests.output.review.correcting")

from tests.output.review.correcting import Person  # noqa: E402 (its assertions are to say what they found)


@pytest.fixture
def person(browser: Browser) -> Iterator[Person]:
    yield Person(browser)
    if browser.ask("location.protocol") == "file:":
        browser.ask("localStorage.clear()")
