from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maalplan.output.terminal import Page, Span, Style

STYLES: st.SearchStrategy[Style] = st.sampled_from(["plain", "strong", "deleted", "inserted", "gone", "new"])
SPANS = st.lists(st.builds(Span, st.text(max_size=40), STYLES), max_size=8)
CODE = re.compile(r"\x1b\[[0-9;]*m")


def lines(*spans: Span, width: int = 30, colour: bool = False, indent: int = 0, hanging: int = 0) -> list[str]:
    return Page(width, colour).lines(spans, indent=indent, hanging=hanging)


@pytest.mark.parametrize(
    ("spans", "expected", "why"),
    [
        ([Span("mindst "), Span("85", "deleted"), Span("80", "inserted")], ["mindst [-85-]{+80+}"], "as git does it"),
        ([Span("Alle"), Span(" nye", "inserted")], ["Alle {+nye+}"], "no bracket opens with a space"),
        ([Span("a"), Span("\n", "deleted"), Span("b")], ["a", "  b"], "a line feed ends the line"),
        ([Span("æ ø å " * 7)], ["æ ø å æ ø å æ ø å æ ø å æ ø å", "  æ ø å æ ø å"], "wrapped, further in"),
        ([Span("x" * 45)], ["x" * 30, "  " + "x" * 15], "a word longer than a line is cut"),
        ([Span("")], [""], "nothing is an empty line"),
        ([Span("e\u0301" * 30)], ["e\u0301" * 30], "a combining mark takes no room"),
    ],
)
def test_lines(spans: list[Span], expected: list[str], why: str) -> None:
    assert lines(*spans, hanging=2) == expected, why


def test_colours_open_and_close_on_each_line() -> None:
    found = lines(Span("Planen er "), Span("implementeret i hele landet", "deleted"), colour=True, hanging=2)
    assert found == ["Planen er \x1b[31;9mimplementeret i hele\x1b[0m", "  \x1b[31;9mlandet\x1b[0m"]


def test_in_colour_what_came_stands_apart_from_what_went() -> None:
    found = lines(Span("85", "deleted"), Span("80", "inserted"), Span(" pct."), colour=True)
    assert found == ["\x1b[31;9m85\x1b[0m \x1b[32;4m80\x1b[0m pct."]


@pytest.mark.parametrize("hidden", ["\x1b[2J", "\x07", "\x9b31m", "\u202e", "\u200b", "\x00", "\ud800"])
def test_control_characters_are_written_out(hidden: str) -> None:
    (found,) = lines(Span(f"Mål{hidden}"), colour=True)
    assert hidden[0] not in found
    assert f"<U+{ord(hidden[0]):04X}>" in found


@given(SPANS, st.integers(1, 50), st.booleans())
def test_nothing_but_what_can_be_printed(spans: list[Span], width: int, colour: bool) -> None:
    found = [CODE.sub("", line) for line in Page(width, colour).lines(spans, indent=1, hanging=2)]
    assert all(character.isprintable() for line in found for character in line)


@given(
    st.lists(st.builds(Span, st.text("abæø \n", max_size=50), STYLES), max_size=8), st.integers(1, 50), st.booleans()
)
def test_no_line_is_too_wide_and_no_letter_is_lost(spans: list[Span], width: int, colour: bool) -> None:
    found = [CODE.sub("", line) for line in Page(width, colour).lines(spans, indent=1, hanging=2)]
    assert all(len(line) <= max(width, 20) for line in found)
    seen = re.sub(r"[\s\[\]{}+-]", "", "".join(found))
    assert seen == "".join("".join(span.text for span in spans).split())
