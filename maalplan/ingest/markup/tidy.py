"""Markdown as people and converters write it, made safe for a parser that takes the standard literally.

Each line stays on its line. Lines that the standard would misread are escaped: a lone dash is the value "-", not a
list; ``16. november`` is a date, and a numbered line that stands alone is a heading or a sentence with its number.
"""

from __future__ import annotations

import re

from maalplan.ingest.shapes import is_ordinal

_FENCE = re.compile(r"\s{0,3}(?:```|~~~|:::)[\w{}.#= -]{0,80}$")
_LONE = re.compile(r"\s*[-=+*]{1,2}\s*$")
_NUMBERED = re.compile(r"([ \t]*)(\d{1,9})([.)])(?=\s+\S)")
_HEADING = re.compile(r"\s{0,3}#{1,6}\s")
_HEADING_ATTRIBUTES = re.compile(r"\s\{[#.][^{}]{0,200}\}\s*$")
_SPAN = re.compile(r"\[([^\[\]]{0,300})\]\{[.#][^{}]{0,100}\}")
_RAISED = re.compile(r"\^(\d{1,2})\^")
_NOTE = re.compile(r"\[\^([\w-]{1,20})\]")
_NOTE_TEXT = re.compile(r"\[\^([\w-]{1,20})\]:[ \t]*(?=\S)")
_META = re.compile(r"(title|subtitle|author|date)\s*:\s*[\"']?(.{1,300}?)[\"']?\s*$", re.IGNORECASE)
_META_LINE = re.compile(r"(?:[A-Za-z][\w-]{0,40}:(?:\s|$)|\s+\S|-\s|$)")
_LONGEST_META = 40
_LARGEST_LIST = 99
_CELL_END = re.compile(r"(?<!\\)\|")
_DELIMITERS = frozenset("|:- \t")


def tidy(lines: list[str]) -> list[str]:
    """*lines* with the same numbers, ready for the parser."""
    tidied = [_tidied(line) for line in _without_front_matter(lines)]
    _even_pipe_rows(tidied)
    _escape_lone_numbers(tidied)
    return tidied


def _tidied(line: str) -> str:
    line = line.replace("\f", " ").replace("\v", "<br>")
    if _FENCE.match(line):
        return ""
    if _LONE.match(line):
        return line.replace("-", "\\-").replace("=", "\\=").replace("+", "\\+").replace("*", "\\*")
    if "{" in line:
        line = _SPAN.sub(r"\1", line)
        line = _HEADING_ATTRIBUTES.sub("", line) if _HEADING.match(line) else line
    if "^" in line:
        line = _NOTE_TEXT.sub(r"<sup>\1</sup> ", line, count=1) if line.startswith("[^") else line
        line = _RAISED.sub(r"<sup>\1</sup>", _NOTE.sub(r"<sup>\1</sup>", line))
    return line


def _without_front_matter(lines: list[str]) -> list[str]:
    """The document's own data above it: its title and date are words of the cover, the rest is none."""
    if not lines or lines[0].rstrip() != "---":
        return lines
    end = next((n for n in range(1, min(len(lines), _LONGEST_META)) if lines[n].rstrip() in {"---", "..."}), 0)
    if not end or not all(_META_LINE.match(line) for line in lines[1:end]):
        return lines
    found = [_META.match(line) for line in lines[1:end]]
    words = [f"<p>{meta.group(2)}</p>" if meta else "" for meta in found]
    return ["", *words, "", *lines[end + 1 :]]


# ------------------------------------------------------------------ numbers


def _escape_lone_numbers(lines: list[str]) -> None:
    """Escape the number of each line that would be a list of one, unless a line that ends in a colon leads to it."""
    numbered = {at: found for at, line in enumerate(lines) if (found := _NUMBERED.match(line))}
    run: list[int] = []
    free, lead = True, ""
    for at, line in enumerate(lines):
        found = numbered.get(at)
        if found and (is_ordinal(line.strip()) or int(found.group(2)) > _LARGEST_LIST):
            lines[at] = _escaped(line, found)
            found = None
        if found:
            run.append(at)
        elif not line.strip():
            free = True
            continue
        elif free and not line[0].isspace():
            _close(run, lines, numbered, lead)
            run, lead = [], line
        else:
            lead = lead if run else line
        free = False
    _close(run, lines, numbered, lead)


def _close(run: list[int], lines: list[str], numbered: dict[int, re.Match[str]], lead: str) -> None:
    if len(run) == 1 and not numbered[run[0]].group(1) and not lead.rstrip("*_ ").endswith(":"):
        lines[run[0]] = _escaped(lines[run[0]], numbered[run[0]])


def _escaped(line: str, found: re.Match[str]) -> str:
    return f"{line[: found.end(2)]}\\{line[found.end(2) :]}"


# ------------------------------------------------------------------ pipe tables


def _even_pipe_rows(lines: list[str]) -> None:
    """Give the header of a pipe table as many cells as its longest row: what stands behind them would be lost."""
    for at in range(1, len(lines)):
        line = lines[at]
        if "-" not in line or "|" not in line or not _DELIMITERS.issuperset(line) or "|" not in lines[at - 1]:
            continue
        columns = _cells(line)
        widest = columns
        below = at + 1
        while below < len(lines) and "|" in lines[below]:
            widest = max(widest, _cells(lines[below]))
            below += 1
        if widest > columns:
            more = widest - columns
            lines[at - 1] = lines[at - 1].rstrip().rstrip("|") + "|" + " |" * more
            lines[at] = line.rstrip().rstrip("|") + "|" + " --- |" * more


def _cells(row: str) -> int:
    inner = row.strip()
    bars = len(_CELL_END.findall(inner))
    return bars + 1 - inner.startswith("|") - (inner.endswith("|") and not inner.endswith("\\|"))
