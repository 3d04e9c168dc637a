"""The marks that a web page's lists show: bullets, numbers, letters, and counters of the page's own making."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_COUNTER_STYLE = re.compile(r"@counter-style\s+([\w-]+)\s*\{([^{}]*)\}")
_PROPERTY = re.compile(r"(?<![\w-])([\w-]+)\s*:\s*([^;]+)")
_QUOTED = re.compile(r"[\"']([^\"']*)[\"']")
_LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([^;]+)", re.IGNORECASE)
_TYPES = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
_ALIASES = {"lower-latin": "lower-alpha", "upper-latin": "upper-alpha"}
_BULLETS = {"disc": "•", "circle": "◦", "square": "▪"}
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True, slots=True)
class CounterStyle:
    """A counter that a style sheet defines: the numbers of ``base`` between ``prefix`` and ``suffix``."""

    base: str
    prefix: str = ""
    suffix: str = ". "


def counter_styles(sheet: str) -> dict[str, CounterStyle]:
    """The ``@counter-style`` rules of a style sheet that extend a known counter.

    >>> counter_styles("@counter-style dp { system: extends decimal; suffix: ') '; }")["dp"].suffix
    ') '
    """
    styles = {}
    for name, body in _COUNTER_STYLE.findall(sheet):
        rules = {key.lower(): value.strip() for key, value in _PROPERTY.findall(body)}
        system = rules.get("system", "").split()
        base = system[1] if system[:1] == ["extends"] and len(system) > 1 else "decimal"
        styles[name] = CounterStyle(base, _string(rules.get("prefix", "")), _string(rules.get("suffix", "'. '")))
    return styles


def _string(value: str) -> str:
    found = _QUOTED.search(value)
    return found.group(1) if found else ""


@dataclass(slots=True)
class ListMarks:
    """The marks of one list, item by item."""

    style: str
    next: int
    suffix: str
    styles: Mapping[str, CounterStyle]

    def take(self, attributes: Mapping[str, str]) -> str | None:
        """The mark of the next ``li``; None where the list shows none."""
        self.next = _whole(attributes.get("value"), self.next)
        style = _style(attributes) or _TYPES.get(attributes.get("type", "")) or self.style
        self.next += 1
        return self._mark(style, self.next - 1)

    def _mark(self, style: str, number: int) -> str | None:
        own = self.styles.get(style)
        if own:
            return f"{own.prefix}{_count(own.base, number)}{own.suffix}".strip()
        typed = _QUOTED.fullmatch(style)
        if typed:
            return typed.group(1).strip() or None
        if style == "none":
            return None
        return _BULLETS.get(style) or f"{_count(style, number)}{self.suffix}"


def list_marks(tag: str, attributes: Mapping[str, str], styles: Mapping[str, CounterStyle]) -> ListMarks:
    """The marks of an ``ol`` or ``ul`` element; ``data-suffix`` is the closing sign of a Markdown list."""
    usual = "decimal" if tag == "ol" else "disc"
    style = _style(attributes) or _TYPES.get(attributes.get("type", "")) or usual
    return ListMarks(style, _whole(attributes.get("start"), 1), attributes.get("data-suffix", "."), styles)


def _style(attributes: Mapping[str, str]) -> str | None:
    found = _LIST_STYLE.search(attributes.get("style", ""))
    if not found:
        return None
    value = found.group(1).replace("!important", "").strip()
    return value if _QUOTED.fullmatch(value) else value.split()[0] if value else None


def _whole(value: str | None, otherwise: int) -> int:
    digits = (value or "").strip()
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 7 else otherwise


def _count(style: str, number: int) -> str:
    style = _ALIASES.get(style, style)
    if style.endswith("-alpha") and 1 <= number <= 26:
        sign = chr(ord("a") + number - 1)
    elif style.endswith("-roman") and 1 <= number <= 39:
        sign = _roman(number)
    elif style == "decimal-leading-zero":
        sign = f"{number:02}"
    else:
        sign = str(number)
    return sign.upper() if style.startswith("upper-") else sign


def _roman(number: int) -> str:
    signs = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        signs += sign * count
    return signs
