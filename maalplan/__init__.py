"""maalplan turns Danish ministries' yearly plans (mål- og resultatplaner) into data.

>>> import maalplan
>>> plan = maalplan.read_plan("samples/…")  # doctest: +SKIP
>>> frames = maalplan.to_frames([plan])  # doctest: +SKIP
>>> diff = maalplan.diff_plans(last_year, plan)  # doctest: +SKIP

These functions are found here on first use, so that ``import maalplan`` and ``maalplan --version`` cost nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from maalplan.diff import diff_plans
    from maalplan.output.frames import to_frames
    from maalplan.pipeline import read_plan

__version__ = "0.1.0"

__all__ = ["__version__", "diff_plans", "read_plan", "to_frames"]

_HOMES = {
    "diff_plans": "maalplan.diff",
    "read_plan": "maalplan.pipeline",
    "to_frames": "maalplan.output.frames",
}
"""Where each function is."""


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
