from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

import maalplan.output

MODULES = [f"maalplan.output.{module.name}" for module in pkgutil.iter_modules(maalplan.output.__path__)]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_are_true(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0
