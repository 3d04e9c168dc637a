"""Goals met per agency and year as the shapes of a picture: a lane for each agency, a bar for each of its years."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from maalplan.model import Lang, Scoreboard, ScoreGroup
from maalplan.output.scoreboard.words import by_name, group_name, met_text, one_line, rest_text, share_sign, year_text

WIDTH: Final = 330
"""Pixels, as all sizes here: what a telephone shows. More years make it wider."""
_NARROWEST: Final = 52
_GAP: Final = 8
_HEAD, _TITLE, _FIGURE, _BAR, _FOOT = 22, 20, 17, 13, 13
_LETTER: Final = 7.2
"""The width of a letter of a name, on average."""
_SPACIOUS: Final = 96
"""From this width of a bar on its counts stand beside the share."""


@dataclass(frozen=True, slots=True)
class Bar:
    """An agency's goals of a year: the widths of those met, partly met and not met, of all that were judged; ``figure``
    is printed above it, ``told`` says all of it. Where nothing is judged it is ``blank``."""

    x: float
    width: float
    met: float
    partly: float
    figure: str
    told: str
    blank: bool


@dataclass(frozen=True, slots=True)
class Lane:
    """An agency: its name at the height ``title``, the figures at ``figure``, the bars at ``bar``."""

    anchor: str
    name: str
    told: str
    top: float
    title: float
    figure: float
    bar: float
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """All shapes; ``years`` with their place."""

    width: float
    height: float
    lane: float
    thickness: float
    years: tuple[tuple[float, str], ...]
    lanes: tuple[Lane, ...]


def picture(board: Scoreboard, anchors: Mapping[str | None, str], lang: Lang) -> Picture:
    """The picture of *board*; *anchors* are where the agencies stand on the page, by their ids."""
    years = [group.year for group in board.by_year]
    step = max(WIDTH / max(len(years), 1), _NARROWEST)
    places = {year: step * n for n, year in enumerate(years)}
    cells: dict[str | None, dict[int | None, ScoreGroup]] = {}
    for group in board.by_agency_and_year:
        cells.setdefault(group.agency, {})[group.year] = group
    height = _TITLE + _FIGURE + _BAR + _FOOT
    width = max(step * len(years), WIDTH)
    lanes = []
    for n, agency in enumerate(by_name(board.by_agency, lang)):
        top = _HEAD + n * height
        own = cells.get(agency.agency, {})
        bars = tuple(_bar(group, places[year], step - _GAP, lang) for year, group in own.items())
        name = group_name(agency, lang)
        lanes.append(
            Lane(
                anchor=anchors[agency.agency],
                name=one_line(name, int(width / _LETTER)),
                told=f"{name}. {' '.join(bar.told for bar in bars)}",
                top=top,
                title=top + 15,
                figure=top + _TITLE + 13,
                bar=top + _TITLE + _FIGURE,
                bars=bars,
            )
        )
    return Picture(
        width=width,
        height=_HEAD + len(lanes) * height + 2,
        lane=height,
        thickness=_BAR,
        years=tuple((round(x, 1), year_text(year, lang)) for year, x in places.items()),
        lanes=tuple(lanes),
    )


def _bar(group: ScoreGroup, x: float, width: float, lang: Lang) -> Bar:
    goals = group.goals
    told = f"{year_text(group.year, lang)}: {group_told(group, lang)}."
    place, room = round(x, 1), round(width, 1)
    if goals.share_met is None:
        return Bar(place, room, 0, 0, "–", told, blank=True)
    figure = share_sign(goals.share_met)
    if width >= _SPACIOUS:
        figure += f" ({goals.met}/{goals.judged})"
    met = width * goals.met / goals.judged
    partly = width * goals.partly_met / goals.judged
    return Bar(place, room, round(met, 1), round(partly, 1), figure, told, blank=False)


def group_told(group: ScoreGroup, lang: Lang) -> str:
    """The counts of a group in words: »4 af 6 vurderede mål opfyldt (67 pct.), 1 delvist opfyldt, 1 ikke opfyldt«."""
    return ", ".join(filter(None, (met_text(group.goals, "goals", lang), rest_text(group.goals, lang))))
