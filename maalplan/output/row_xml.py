"""A row of a sheet as it stands in the file, for tables of many thousands of rows: several times faster than cell by
cell through XlsxWriter."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Callable, Iterable
from typing import Final, Literal, TypeAlias

from maalplan.output.workbook import Day, Linked, Share, calendar_day

Plain: TypeAlias = "str | float | Day | Share | Linked | None"
"""What a cell of such a table can hold; texts are as :func:`~maalplan.output.workbook.fitting` leaves them."""
Kind: TypeAlias = Literal["text", "number", "large", "day", "share", "link"]
"""The kinds of cells that differ in style; a ``large`` number is shown in groups of three."""

_DAY_ZERO: Final = dt.date(1899, 12, 30)
_LARGE: Final = 1000
_MARKUP: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_ESCAPE: Final = re.compile("_(?=x[0-9a-fA-F]{4}_)")
"""What a reader of the file takes for the code of a letter; the code of the stroke itself makes it a word again."""


def row_xml(number: int, height: float, cells: Iterable[tuple[str, Plain]], style: Callable[[Kind], int]) -> str:
    """Row *number* (from 1), *height* points high: *cells* with the letters of their columns, and the number of the
    *style* that a kind of cell has."""
    inner = "".join(_cell(f"{letters}{number}", value, style) for letters, value in cells)
    return f'<row r="{number}" ht="{height:g}" customHeight="1">{inner}</row>'


def _cell(name: str, value: Plain, style: Callable[[Kind], int]) -> str:
    if value is None or value == "":
        return f'<c r="{name}" s="{style("text")}"/>'
    if isinstance(value, str):
        return _text(name, value, style("text"))
    return _other(name, value, style)


def _other(name: str, value: float | Day | Share | Linked, style: Callable[[Kind], int]) -> str:
    if isinstance(value, Day):
        day = calendar_day(value.iso)
        if day is not None:
            return f'<c r="{name}" s="{style("day")}"><v>{(day - _DAY_ZERO).days}</v></c>'
        return _text(name, value.iso, style("text"))
    if isinstance(value, Linked):
        return _text(name, value.text, style("link"))
    if isinstance(value, Share):
        return f'<c r="{name}" s="{style("share")}"><v>{value.value:.16G}</v></c>'
    if not math.isfinite(value):
        return f'<c r="{name}" s="{style("text")}"/>'
    kind: Kind = "large" if isinstance(value, float) and abs(value) >= _LARGE and value.is_integer() else "number"
    return f'<c r="{name}" s="{style(kind)}"><v>{value:.16G}</v></c>'


def _text(name: str, text: str, style: int) -> str:
    kept = ' xml:space="preserve"' if text[:1].isspace() or text[-1:].isspace() else ""
    words = _ESCAPE.sub("_x005F_", text.translate(_MARKUP))
    return f'<c r="{name}" s="{style}" t="inlineStr"><is><t{kept}>{words}</t></is></c>'
