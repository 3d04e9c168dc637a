"""Texts made equal where they say the same: no white space, case or year, one kind of quote and dash."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from maalplan.model import Agency, Plan, Target

_SPACE = re.compile(r"\s+")
_DASHES = re.compile(r"[‐‑‒–—―−]")
_DOUBLE = re.compile(r"[„“”»«]|''|``")
_SINGLE = re.compile(r"[‘’‚‹›´`]")
_HYPHEN = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])")
"""A hyphen within a word, which may be a line end's: extractions join such words in several ways."""
_CLOSING = " .,;:"
_YEAR = re.compile(
    r"(?<![\d.,/])(?P<year>(?:19|20)\d\d)(?![\d]|[.,]\d)(?:\s?[-/]\s?(?P<last>(?:(?:19|20)\d\d|\d\d)(?!\d)))?"
    r"|\b(?P<act>f?fl)\s?-?(?P<budget>\d\d)\b"
    r"|(?<=')(?P<short>\d\d)\b"
)
"""A year, a range of years, a finance act's year (FL24), and a year of two figures ('24)."""
YEAR = "¥"
"""What stands for a year."""


@dataclass(frozen=True, slots=True)
class Plainer:
    """Makes a plan's texts comparable; ``names`` (lower case) of its agency stand for "the agency"."""

    names: tuple[str, ...] = ()

    def plain(self, text: str | None, figures: Collection[str] = ()) -> str:
        """*text* without what does not matter; years go, but for those in *figures*, which are counts."""
        if text is None:
            return ""
        bare = _years_masked(_bare(text), tuple(figures))
        for name in self.names:
            bare = re.sub(rf"(?<!\w){re.escape(name)}s?(?!\w)", "¤", bare)
        return _HYPHEN.sub("", bare.replace(" ", ""))


def plainers(old: Plan, new: Plan) -> tuple[Plainer, Plainer]:
    """One for each plan; names are masked only where the plans are of different agencies, or of a renamed one."""
    if (old.agency.id, old.agency.name) == (new.agency.id, new.agency.name):
        return Plainer(), Plainer()
    return Plainer(_names(old.agency)), Plainer(_names(new.agency))


def figures_of(targets: Iterable[Target]) -> tuple[str, ...]:
    """The figures of *targets* that could be taken for a year, as digits."""
    values = (value for target in targets for value in (target.value, target.upper) if value is not None)
    return tuple(sorted({f"{value:.0f}" for value in values if 1900 <= value < 2100}))


def years_in(text: str | None, figures: Collection[str] = ()) -> tuple[int, ...]:
    """The years in *text*, in their order.

    >>> years_in("Strategi 2024-2027 (FL24), vinteren 2024/25"), years_in(None)
    ((2024, 2027, 2024, 2024, 2025), ())
    """
    return tuple(_years(_bare(text or ""), tuple(figures)))


def _names(agency: Agency) -> tuple[str, ...]:
    names = {_bare(name) for name in (agency.name, agency.acronym) if name}
    return tuple(sorted(names | {"styrelsen", "institutionen"}, key=lambda name: (-len(name), name)))


@lru_cache(maxsize=50_000)
def _bare(text: str) -> str:
    """
    >>> _bare("»Den ny  strategi« – er vedtaget.") == _bare('"den ny strategi" - er vedtaget')
    True
    """
    one_kind = _SINGLE.sub("'", _DOUBLE.sub('"', _DASHES.sub("-", unicodedata.normalize("NFC", text))))
    return _SPACE.sub(" ", one_kind).strip().rstrip(_CLOSING).casefold()


def _years_masked(bare: str, figures: tuple[str, ...]) -> str:
    """
    >>> _years_masked("i 2024 (fl24), mindst 2000 sager", ("2000",))
    'i ¥ (fl¥), mindst 2000 sager'
    """
    return _YEAR.sub(lambda found: found[0] if found["year"] in figures else (found["act"] or "") + YEAR, bare)


def _years(bare: str, figures: tuple[str, ...]) -> Iterator[int]:
    for found in _YEAR.finditer(bare):
        if found["year"] in figures:
            continue
        first = int(found["year"] or 2000 + int(found["budget"] or found["short"]))
        yield first
        if found["last"]:
            last = int(found["last"])
            yield last if last > 99 else first - first % 100 + last
