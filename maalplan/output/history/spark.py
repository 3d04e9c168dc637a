"""How a milestone's figures went, as the shapes of a small curve."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from maalplan.model import Lang, Series
from maalplan.output.history.words import figure_text, runs, unit_text


@dataclass(frozen=True, slots=True)
class Spark:
    """A small curve of figures; ``told`` says them."""

    width: float
    height: float
    line: str
    dots: tuple[tuple[float, float, str], ...]
    told: str


def spark(series: Series, years: Sequence[int], lang: Lang) -> Spark | None:
    """The curve of *series* over *years*; null where there is one figure alone."""
    if len(series.figures) < 2:
        return None
    width, height, edge = 120.0, 30.0, 5.0
    values = [figure.value for figure in series.figures]
    low, high = min(values), max(values)
    first, last = min(years), max(years)
    points = [
        (
            round(edge + (width - 2 * edge) * (figure.year - first) / max(last - first, 1), 1),
            round(height / 2 if low == high else height - edge - (height - 2 * edge) * (value - low) / (high - low), 1),
            f"{figure.year}: {figure_text(figure, lang)}",
        )
        for figure, value in zip(series.figures, values, strict=True)
    ]
    return Spark(
        width, height, " ".join(f"{x:g},{y:g}" for x, y, _ in points), tuple(points), figures_told(series, lang)
    )


def figures_told(series: Series, lang: Lang) -> str:
    """The figures with their years and unit: »2021: ≥ 85 · 2022–2024: ≥ 80 pct.«."""
    told = " · ".join(f"{years}: {figure}" for years, figure in runs(series, lang))
    return f"{told} {unit_text(series.unit, lang)}".rstrip()
