"""Automatic lists of OpenDocument texts: the labels that LibreOffice prints."""

from __future__ import annotations

import pytest

from tests.ingest.odt_maker import STYLES, h, lines, listed, numbers, p, tbl, tc, tr

FIRST, LETTERS = 'style:num-format="1" style:num-suffix="."', 'style:num-format="a" style:num-suffix=")"'
LISTS = (
    numbers("N", FIRST, LETTERS, 'text:bullet-char="▪"')
    + numbers(
        "M",
        'style:num-format="1" style:num-prefix="Delmål " style:num-suffix=":"',
        'style:num-format="1" text:display-levels="2" style:num-suffix="."',
    )
    + numbers("Romertal", 'style:num-format="I" text:start-value="4"')
    + numbers("Nuller", 'style:num-format="01, 02, 03, ..."')
    + numbers("Ord", 'style:num-format="" style:num-prefix="Mål" style:num-suffix=":"')
    + numbers("Tom", 'style:num-format="" style:num-suffix="."', 'style:num-format="1" text:display-levels="2"')
    + numbers("Mønster", 'style:num-format="1" style:num-suffix="!" loext:num-list-format="Mål %1% –"', LETTERS)
)


@pytest.mark.parametrize(
    ("body", "expected", "why"),
    [
        (listed("a", "b", style="N"), "1. a|2. b", "numbers"),
        (listed("a", "b", style="Romertal"), "IV a|V b", "the start and form of the style"),
        (listed("a", style="Nuller"), "01 a", "padded numbers"),
        (listed("a", style="Ord"), "Mål: a", "a label of words alone"),
        (listed(p("a") + listed("b"), style="Tom"), "a|1 b", "a level without a number prints no label"),
        (listed(p("a") + listed("b"), style="Mønster"), "Mål 1 – a|a) b", "a pattern says more than its parts"),
        (listed("a", "b"), "• a|• b", "a list without a style"),
        (listed("a", style="Findes ikke"), "• a", "a style that is not there"),
        (listed(p("a") + listed(p("b") + listed("c")), "d", style="N"), "1. a|a) b|• c|2. d", "nested"),
        (listed(p("a") + p("mere"), "b", style="N"), "1. a|mere|2. b", "a second paragraph has no label"),
        (listed(f"<text:list-header>{p('x')}</text:list-header>", "a", style="N"), "x|1. a", "nor has a header"),
        (listed("a", "", "c", style="N"), "1. a|3. c", "an empty item counts"),
        (listed("a", style="N") + p("x") + listed("b", style="N"), "1. a|x|1. b", "a new list begins anew"),
        (
            listed("a", style="N") + p("x") + listed("b", style="N", more='text:continue-numbering="true"'),
            "1. a|x|2. b",
            "a list that goes on",
        ),
        (
            listed("a", style="N")
            + listed("m", style="M")
            + listed("b", style="N", more='text:continue-numbering="true"'),
            "1. a|Delmål 1: m|1. b",
            "it goes on with the list right before it, or not at all",
        ),
        (
            listed("a", style="N", more='xml:id="l1"')
            + listed("m", style="M")
            + listed("b", style="N", more='text:continue-list="l1"'),
            "1. a|Delmål 1: m|2. b",
            "a list that goes on with one that it names",
        ),
        (
            listed("a", f'<text:list-item text:start-value="5">{p("b")}</text:list-item>', "c", style="N"),
            "1. a|5. b|6. c",
            "an item with a number of its own",
        ),
        (
            listed("a", f'<text:list-item text:style-override="M">{p("b")}</text:list-item>', style="N"),
            "1. a|Delmål 2: b",
            "an item in a style of its own",
        ),
        (
            listed(p("a") + listed("b") + p("x") + listed("c"), style="N"),
            "1. a|a) b|x|a) c",
            "a second list in an item begins anew",
        ),
        (
            listed(p("a") + listed("b") + p("x") + listed("c", more='text:continue-numbering="true"'), style="N"),
            "1. a|a) b|x|b) c",
            "unless it says that it goes on",
        ),
        (
            listed(p("a") + listed("b"), style="N")
            + p("x")
            + listed(listed("c"), "d", style="N", more='text:continue-numbering="true"'),
            "1. a|a) b|x|b) c|2. d",
            "what opens a list that goes on goes on too",
        ),
        (listed(listed("a", "b"), "c", style="M"), "1.1. a|1.2. b|Delmål 2: c", "a level that was passed over counts"),
        (
            "".join(
                f'<text:numbered-paragraph text:list-id="q" text:level="{at}" text:style-name="N">{p(word)}'
                "</text:numbered-paragraph>"
                for at, word in [(1, "a"), (1, "b"), (2, "c")]
            ),
            "1. a|2. b|a) c",
            "numbered paragraphs",
        ),
    ],
)
def test_labels_are_those_that_are_printed(body: str, expected: str, why: str) -> None:
    shown = [line.removeprefix("paragraph ").replace("[", "").replace("]", "") for line in lines(body, LISTS)]
    assert [words.split(" ", 1)[1] if words.startswith("item") else words for words in shown] == expected.split("|"), (
        why
    )


def test_items_stand_on_their_level() -> None:
    body = listed(p("a") + listed("b", "c"), "d", style="N")
    expected = ["item1 [1.] a", "item2 [a)] b", "item2 [b)] c", "item1 [2.] d"]
    assert lines(body, LISTS) == expected


def test_a_list_goes_on_from_cell_to_cell() -> None:
    table = tbl(tr(tc(listed("a", style="N")), tc(listed("b", style="N", more='text:continue-numbering="true"'))))
    after = listed("c", style="N", more='text:continue-numbering="true"')
    assert lines(table + after, LISTS) == ["table 1x2", "item1 [3.] c"]


OUTLINE = (
    '<text:outline-style style:name="Outline">'
    '<text:outline-level-style text:level="1" style:num-format="1" style:num-suffix="."/>'
    '<text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/>'
    '<text:outline-level-style text:level="3" style:num-format="A" style:num-prefix="(" style:num-suffix=")">'
    "<style:list-level-properties>"
    '<style:list-level-label-alignment text:label-followed-by="nothing"/></style:list-level-properties>'
    "</text:outline-level-style></text:outline-style>"
)


@pytest.mark.parametrize(
    ("body", "expected", "why"),
    [
        (h(1, "A") + h(2, "B") + h(2, "C") + h(1, "D"), "1. A|1.1 B|1.2 C|2. D", "counted by level"),
        (h(1, "A") + h(3, "B"), "1. A|(A)B", "no space behind the label where the style says so"),
        (h(1, "A") + h(3, "B") + h(2, "C"), "1. A|(A)B|1.2 C", "a level that was passed over counts"),
        (h(2, "A") + h(1, "B") + h(2, "C"), "1.1 A|2. B|2.1 C", "also the first"),
        (h(1, "A") + h(1, "B", more='text:is-list-header="true"') + h(1, "C"), "1. A|B|2. C", "one without a number"),
        (h(1, "A") + h(1, "B", style="Uden_nummer") + h(1, "C"), "1. A|B|2. C", "taken out of the numbering"),
        (
            h(1, "A") + h(1, "B", more='text:restart-numbering="true" text:start-value="7"') + h(1, "C"),
            "1. A|7. B|8. C",
            "a number of its own",
        ),
        (h(1, "A") + h(1, "B", more='text:start-value="7"'), "1. A|2. B", "which counts only where it starts anew"),
        (
            h(1, "A") + listed(h(1, "B"), style="Outline", more='text:continue-numbering="true"') + h(1, "C"),
            "1. A|2. B|3. C",
            "headings in a list of the outline",
        ),
        (h(1, "A") + listed(h(1, "B"), style="Outline"), "1. A|1. B", "which begins anew unless it goes on"),
        (h(1, "A") + listed(h(1, "B"), style="N") + h(1, "C"), "1. A|1. B|2. C", "or in another list"),
        (h(1, "A") + p("B", style="Overskrift_20_2"), "1. A|B", "a paragraph that looks like a heading has no number"),
    ],
)
def test_headings_have_the_number_of_the_outline(body: str, expected: str, why: str) -> None:
    found = lines(body, LISTS + OUTLINE)
    assert [line.split(" ", 1)[1] for line in found] == expected.split("|"), why
    assert all(line.startswith("heading") for line in found)


def test_an_outline_without_numbers_prints_none() -> None:
    outline = '<text:outline-style><text:outline-level-style text:level="1" style:num-format=""/></text:outline-style>'
    assert lines(h(1, "Mål"), outline) == ["heading1 Mål"]
    assert "outline-style" not in STYLES
