"""What is told of a field, in the JSON Schemas and their page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias


@dataclass(frozen=True, slots=True)
class Fact:
    """What a field means; ``pattern`` and the like hold where the field is not null."""

    meaning: str
    format: Literal["date", "date-time"] | None = None
    pattern: str | None = None
    minimum: int | None = None
    maximum: int | None = None
    filled: bool = False
    """Of a text that is never null: it is not empty either."""


Facts: TypeAlias = dict[str, Fact]

SCHEMA_VERSION_FACT: Final = Fact(
    "Version of this schema: fields may be added in 1.x, none is renamed or dropped.", pattern=r"^1\.[0-9]+$"
)
