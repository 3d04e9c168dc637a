"""How pages are made."""

from __future__ import annotations

import pytest
from jinja2 import UndefinedError

from maalplan.output.pages import render


def test_a_name_that_is_not_given_is_an_error_and_not_left_empty() -> None:
    with pytest.raises(UndefinedError):
        render("diff.html.jinja", "da")
