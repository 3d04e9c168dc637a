"""Which files a run writes beside the plans, and how."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, Literal, TypeAlias

from maalplan.model import Lang
from maalplan.output.dialects import DIALECTS, Dialect, DialectName

Format: TypeAlias = Literal["json", "csv", "xlsx"]
FORMATS: Final[tuple[Format, ...]] = ("json", "csv", "xlsx")
"""In which plans can be written into a folder; in ``json`` they always are."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which files a run writes beside the plans, and how: ``neutralised`` is whether words that a spreadsheet would
    evaluate get an apostrophe, where the dialect has one, ``lang`` the language of the workbook's labels."""

    formats: tuple[Format, ...] = FORMATS
    dialect: DialectName = "standard"
    neutralised: bool = True
    lang: Lang = "da"

    @property
    def csv(self) -> Dialect:
        """How the tables are written."""
        dialect = DIALECTS[self.dialect]
        return replace(dialect, neutralised=dialect.neutralised and self.neutralised)
