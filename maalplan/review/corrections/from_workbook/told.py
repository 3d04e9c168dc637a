"""What is to be said of a workbook that came back, put together into few lines."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

_NAMED: Final = 5
"""Places that a line names."""


@dataclass(slots=True)
class Told:
    """Lines in the making: those that say the same of several places become one."""

    lines: list[str] = field(default_factory=list)
    _places: dict[tuple[str, str, str], list[str]] = field(default_factory=dict)

    def say(self, line: str) -> None:
        """A line of its own."""
        self.lines.append(line)

    def of(self, place: str, one: str, several: str, rest: str) -> None:
        """Something of a *place*; of several in one line. *one* and *several* are the verbs, *rest* what follows."""
        self._places.setdefault((one, several, rest), []).append(place)

    def all(self) -> tuple[str, ...]:
        """All lines."""
        found = list(self.lines)
        for (one, several, rest), places in self._places.items():
            more = f" and {len(places) - _NAMED} more" if len(places) > _NAMED else ""
            verb = one if len(places) == 1 else several
            found.append(f"{', '.join(places[:_NAMED])}{more} {verb} {rest}")
        return tuple(found)
