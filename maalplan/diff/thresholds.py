"""What the alignment weighs, and from where on two goals are the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Chosen by ``python -m benchmarks.sweep`` on labelled pairs of plans; all but ``power`` from 0 to 1.

    ``title``, ``body`` and ``milestones``: how much each part of a goal counts; ``evenness``:
    below 1, three parts that are somewhat alike count more than one that is the same beside two that are not;
    ``alone``: what the milestones count where nothing else is alike. ``goal``, ``milestone``: from where on
    two are the same; ``elsewhere``: when the milestones stand in goals that are not the same. ``part``: how much of a
    goal must stand in another for it to have been split from it; ``milestone_part``: the same for milestones.
    ``power``: how much one good match is preferred to two middling ones. ``place``: what the same number, place,
    deadline or figures count where words leave a choice.
    """

    title: float = 0.15
    body: float = 0.3
    milestones: float = 0.5
    evenness: float = 0.75
    alone: float = 0.7
    goal: float = 0.33
    milestone: float = 0.28
    elsewhere: float = 0.48
    part: float = 0.5
    milestone_part: float = 0.55
    power: float = 2.0
    place: float = 0.05


CHOSEN: Final = Thresholds()
