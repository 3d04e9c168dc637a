"""Lists in Word files: labels as printed, and marks that were typed."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest

from maalplan.ingest.word import read_word
from maalplan.ingest.writing.labels import printed
from maalplan.ingest.writing.typed import typed_mark
from maalplan.model import Text
from tests.ingest.docx_maker import b, level, listed, lists, outline, p, read, table, tbl, tc, tr

BULLETS = level(0, "bullet", "\uf0b7") + level(1, "bullet", "o")
OUTLINE = level(0, "decimal", "%1.") + level(1, "lowerLetter", "%2)") + level(2, "lowerRoman", "(%3)")
LEGAL = level(0, "upperRoman", "%1") + level(1, "decimal", "%1.%2", "<w:isLgl/>")


def marks(body: str, numbering: str) -> list[tuple[int, str | None]]:
    """Level and mark of every item."""
    return [
        (x.level, x.mark) for x in read(body, numbering=numbering).blocks if isinstance(x, Text) and x.kind == "item"
    ]


def test_labels_are_counted_and_printed_as_word_does() -> None:
    body = "".join(listed("Milepæl", 1, at) for at in (0, 1, 1, 2, 0, 1))
    assert marks(body, lists(OUTLINE)) == [(1, "1."), (2, "a)"), (2, "b)"), (3, "(i)"), (1, "2."), (2, "a)")]


def test_bullets_of_every_kind_have_one_mark() -> None:
    assert marks(listed("a") + listed("b", level=1), lists(BULLETS)) == [(1, "•"), (2, "•")]


@pytest.mark.parametrize(
    ("override", "second", "why"),
    [
        ("", "3.", "two lists of one definition count on"),
        ('<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>', "1.", "unless one starts anew"),
        ('<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>', "5.", "at any number"),
        (f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "%1)")}</w:lvlOverride>', "C)", "or prints otherwise"),
    ],
)
def test_a_second_list(override: str, second: str, why: str) -> None:
    numbers = f'<w:num w:numId="9"><w:abstractNumId w:val="1"/>{override}</w:num>'
    body = listed("a") + listed("b") + listed("c", 9)
    assert [mark for _, mark in marks(body, lists(OUTLINE, numbers=numbers))] == ["1.", "2.", second], why


def test_levels_that_do_not_restart() -> None:
    on = level(0, "decimal", "%1.") + level(1, "decimal", "%2)", '<w:lvlRestart w:val="0"/>')
    body = "".join(listed("x", 1, at) for at in (0, 1, 0, 1))
    assert [mark for _, mark in marks(body, lists(on))] == ["1.", "1)", "2.", "2)"]


def test_a_legal_level_prints_figures_only() -> None:
    assert [mark for _, mark in marks(listed("a") + listed("b", level=1), lists(LEGAL))] == ["I", "1.1"]


def test_a_number_before_its_upper_level_was_used() -> None:
    assert [mark for _, mark in marks(listed("a", level=1) + listed("b"), lists(LEGAL))] == ["1.1", "I"]


def test_an_empty_paragraph_of_a_list_is_counted_but_a_deleted_one_is_not() -> None:
    numbers = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    deleted = p(properties=f"{numbers}<w:rPr><w:del/></w:rPr>")
    body = listed("a") + p(properties=numbers) + deleted + listed("b")
    assert marks(body, lists(OUTLINE)) == [(1, "1."), (1, "3.")]


def test_a_style_can_carry_the_list_and_the_paragraph_can_leave_it() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Punkt"><w:name w:val="Vores punkt"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    leave = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    document = read(
        p("a", style="Punkt") + p("b", style="Punkt", properties=leave), numbering=lists(BULLETS), styles=styles
    )
    assert outline(document.blocks) == ["item1 [•] a", "paragraph b"]


def test_a_definition_that_names_a_numbering_style() -> None:
    styles = (
        '<w:style w:type="numbering" w:styleId="Liste"><w:name w:val="Liste"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    numbering = lists(OUTLINE, '<w:numStyleLink w:val="Liste"/>')
    assert outline(read(listed("a", 2), numbering=numbering, styles=styles).blocks) == ["item1 [1.] a"]


@pytest.mark.parametrize(
    ("definition", "line", "why"),
    [
        (level(0, "none", ""), "paragraph Mål", "a list that prints nothing makes no item"),
        (level(0, "decimal", "Mål %1:"), "item1 [Mål 1:] Mål", "words in the label"),
        (level(0, "decimalZero", "%1"), "item1 [01] Mål", "figures with a zero"),
        (level(0, "bullet", "•", '<w:lvlPicBulletId w:val="0"/>'), "item1 [•] Mål", "a picture"),
        (level(3, "decimal", "%4."), "paragraph Mål", "a level that is not defined"),
    ],
)
def test_labels(definition: str, line: str, why: str) -> None:
    assert outline(read(listed("Mål"), numbering=lists(definition)).blocks) == [line], why


@pytest.mark.parametrize(
    ("number", "form", "text"),
    [
        (26, "lowerLetter", "z"),
        (27, "upperLetter", "AA"),
        (14, "lowerRoman", "xiv"),
        (2024, "upperRoman", "MMXXIV"),
        (999999999, "lowerRoman", "999999999"),
        (999999999, "lowerLetter", "999999999"),
        (0, "upperRoman", "0"),
        (3, "chineseCounting", "3"),
    ],
)
def test_number_formats(number: int, form: str, text: str) -> None:
    assert printed(number, form) == text


def test_the_number_of_a_heading_is_part_of_its_text() -> None:
    numbers = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="1"/></w:numPr>'
    numbering = lists(level(0, "decimal", "%1.") + level(1, "decimal", "Mål %2"))
    body = p("Koncernfælles mål", style="Overskrift1", properties=numbers.format(0)) + p(
        "Lavere fravær", style="Overskrift2", properties=numbers.format(1)
    )
    document = read(body, numbering=numbering)
    assert outline(document.blocks) == ["heading1 1. Koncernfælles mål", "heading2 Mål 1 Lavere fravær"]
    assert [x.strong for x in document.blocks if isinstance(x, Text)] == [
        len("1. Koncernfælles mål"),
        len("Mål 1 Lavere fravær"),
    ]


def test_a_bold_numbered_line_alone_is_a_heading_and_among_its_like_an_item() -> None:
    numbers = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    bold = p(b("Drift"), properties=numbers)
    prose = p("Styrelsen skal sikre en stabil drift af it-systemerne.")
    document = read(bold + prose + bold + bold, numbering=lists(OUTLINE))
    assert [line.split(" ")[0] for line in outline(document.blocks)] == ["heading1", "paragraph", "item1", "item1"]


@pytest.mark.parametrize(
    ("text", "mark", "why"),
    [
        ("• Høj faglighed", "•", "a bullet"),
        ("•Høj faglighed", "•", "without a space"),
        ("\uf0b7\tHøj faglighed", "•", "a private glyph"),
        ("o\tHøj faglighed", "•", "the letter that Word's old lists leave"),
        ("– Der er afholdt et møde", "–", "a dash"),
        ("-\tDer er afholdt et møde", "-", "a hyphen and a tab"),
        ("* Bemærk", "*", "a star"),
        ("1) Der er afholdt et møde", "1)", "a number"),
        ("1)Der er afholdt et møde", "1)", "without a space"),
        ("1. Der er afholdt et møde", "1.", "a number and a full stop"),
        ("1.\tder er afholdt et møde", "1.", "a tab makes it sure"),
        ("a) der er afholdt et møde", "a)", "a letter"),
        ("(ii) der er afholdt et møde", "(ii)", "a roman number"),
        ("-", None, "a dash alone means: nothing"),
        ("-5 pct.", None, "a minus"),
        ("1. kvartal 2025", None, "an ordinal"),
        ("1. Kvartal 2025", None, "an ordinal, carelessly written"),
        ("31. december 2025", None, "a date"),
        ("31.12.2025", None, "a date in figures"),
        ("3.1 Drift", None, "a number of two levels"),
        ("2025. Året", None, "a year"),
        ("(Q1) Handleplan", None, "a quarter"),
        ("om. igen", None, "a word"),
    ],
)
def test_typed_marks(text: str, mark: str | None, why: str) -> None:
    found = typed_mark(text)
    assert (found.text if found and found.sure else None) == mark, why


def test_typed_marks_in_doubt_are_marks_beside_a_neighbour() -> None:
    together = p("1. mindst 95 pct. af sagerne") + p("2. højst 5 dage")
    assert outline(read(together).blocks) == ["item1 [1.] mindst 95 pct. af sagerne", "item1 [2.] højst 5 dage"]
    assert outline(read(p("1. mindst 95 pct. af sagerne")).blocks) == ["paragraph 1. mindst 95 pct. af sagerne"]
    assert outline(read(p("1. kvartal") + p("2. kvartal")).blocks) == ["paragraph 1. kvartal", "paragraph 2. kvartal"]


def test_the_typed_number_of_a_heading_stays_in_its_text() -> None:
    body = p("1. Indledning", style="Overskrift1") + p(b("2. Mål")) + p("Planen gælder for 2025, og den følges op.")
    assert outline(read(body).blocks)[:2] == ["heading1 1. Indledning", "heading2 2. Mål"]


def test_lists_in_cells_and_below_each_other() -> None:
    cell = tc(p("Målet er opnået når:"), p("1) Første"), p("– en del"), p("– en del til"), p("2) Anden"), p("-"))
    (found,) = table(read(tbl(tr(cell), columns=1))).cells
    assert outline(found.content) == [
        "paragraph Målet er opnået når:", "item1 [1)] Første", "item2 [–] en del", "item2 [–] en del til",
        "item1 [2)] Anden", "paragraph -",
    ]  # fmt: skip


def test_the_indent_nests_marks_of_one_kind() -> None:
    body = "".join(p("• x", properties=f'<w:ind w:left="{left}"/>') for left in (0, 400, 400, 0))
    assert [level for level, _ in marks(body, "")] == [1, 2, 2, 1]


def test_a_list_that_starts_on_a_deeper_level_starts_at_one() -> None:
    body = p("Mål 1", style="Overskrift1") + listed("a", level=1) + listed("b", level=2)
    assert [at for at, _ in marks(body, lists(OUTLINE))] == [1, 2]


BREAK = "<w:r><w:br/></w:r>"


@pytest.mark.parametrize(
    ("runs", "lines", "why"),
    [
        (("Kriterier:", BREAK, "• a", BREAK, "• b"), ["paragraph Kriterier:", "item1 [•] a", "item1 [•] b"], "bullets"),
        (("1) a", BREAK, "og mere", BREAK, "2) b"), ["item1 [1)] a\vog mere", "item1 [2)] b"], "numbers"),
        (("Sundhedsreform", BREAK, "- almen praksis"), ["paragraph Sundhedsreform\v- almen praksis"], "one dash"),
        (("Krav:", BREAK, "- a", BREAK, "- b"), ["paragraph Krav:", "item1 [-] a", "item1 [-] b"], "two dashes"),
        (("a", BREAK, "b"), ["paragraph a\vb"], "no mark"),
    ],
)
def test_lists_on_lines_of_one_paragraph(runs: tuple[str, ...], lines: list[str], why: str) -> None:
    assert outline(read(p(*runs)).blocks) == lines, why


def test_the_list_styles_that_python_docx_writes() -> None:
    made = docx.Document()
    for style in ("List Number", "List Number", "List Bullet", "List Bullet 2"):
        made.add_paragraph("Milepæl", style=style)
    stream = BytesIO()
    made.save(stream)
    found = outline(read_word(stream.getvalue(), "plan.docx").blocks)
    assert found == ["item1 [1.] Milepæl", "item1 [2.] Milepæl", "item1 [•] Milepæl", "item2 [•] Milepæl"]
