"""maalplan turns Danish ministries' yearly plans (mål- og resultatplaner) into data.

>>> import maalplan
>>> plan = maalplan.read_plan("samples/…")  # doctest: +SKIP
>>> frames = maalplan.to_frames([plan])  # doctest: +SKIP

Both functions are found here on first use, so that ``import maalplan`` and ``maalplan --version`` cost nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from maalplan.output.frames import to_frames
    from maalplan.pipeline import read_plan

__version__ = "0.1.0"

__all__ = ["__version__", "read_plan", "to_frames"]


def __getattr__(name: str) -> Any:
    if name == "read_plan":
        from maalplan.pipeline import read_plan

        return read_plan
    if name == "to_frames":
        from maalplan.output.frames import to_frames

        return to_frames
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
