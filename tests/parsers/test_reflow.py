"""Lines of a text extraction become headings, paragraphs and items."""

from __future__ import annotations

import pytest

from maalplan.model import Table, Text
from maalplan.parsers.reflow import reflow
from tests.parsers.making import WORDS, lines, paragraph, table, text

CASES = {
    "labels stand alone, wrapped lines go on": (
        """
        Titel
        Hurtigere
        sagsbehandling
        Mål
        Borgerne skal have svar
        inden for en måned.
        """,
        [
            "paragraph Titel",
            "paragraph Hurtigere sagsbehandling",
            "paragraph Mål",
            "paragraph Borgerne skal have svar inden for en måned.",
        ],
    ),
    "a bullet begins an item, what follows in lower case belongs to it": (
        """
        Målepunkt
        • Ny vejledning om
        tilsyn er udsendt.
        • Klagesager er
        afsluttet.
        Bemærkninger
        -
        """,
        [
            "paragraph Målepunkt",
            "item Ny vejledning om tilsyn er udsendt.",
            "item Klagesager er afsluttet.",
            "paragraph Bemærkninger",
            "paragraph -",
        ],
    ),
    "a dash after an unfinished line continues it": (
        """
        Titel
        Digital post
        - bedre breve
        """,
        ["paragraph Titel", "paragraph Digital post - bedre breve"],
    ),
    "dashes after a finished line are a list": (
        """
        Målet er opfyldt, når:
        – breve er skrevet om
        – skabeloner er taget i brug
        """,
        ["paragraph Målet er opfyldt, når:", "item breve er skrevet om", "item skabeloner er taget i brug"],
    ),
    "numbers that count from one are a list": (
        """
        Målepunkt:
        1. Der er holdt to møder.
        2. Referater er sendt ud.
        """,
        ["paragraph Målepunkt:", "item Der er holdt to møder.", "item Referater er sendt ud."],
    ),
    "a goal's heading stands alone": (
        """
        Mål 1
        Sikker drift
        Beskrivelse
        Færre udfald.
        Mål 2: Tilgængelighed
        Alle sider kan læses op.
        """,
        [
            "heading Mål 1",
            "paragraph Sikker drift",
            "paragraph Beskrivelse",
            "paragraph Færre udfald.",
            "heading Mål 2: Tilgængelighed",
            "paragraph Alle sider kan læses op.",
        ],
    ),
    "a chapter glued behind a table": (
        """
        Bemærkninger
        Planen afstemmes med
        kommunerne.
        3. Styrelsesspecifikke mål

        Mål 1
        """,
        [
            "paragraph Bemærkninger",
            "paragraph Planen afstemmes med kommunerne.",
            "heading 3. Styrelsesspecifikke mål",
            "heading Mål 1",
        ],
    ),
    "a law's number does not end a sentence": (
        """
        • Vejledningen er tilpasset § 12 i lov nr.
        1463.
        """,
        ["item Vejledningen er tilpasset § 12 i lov nr. 1463."],
    ),
    "lines with room to spare were broken by the author": (
        """
        Målepunkt:
        Der er holdt to møder
        Referater er sendt ud
        Alle medlemmer af udvalget har haft en frist på mindst fjorten dage til at svare
        """,
        [
            "paragraph Målepunkt:",
            "paragraph Der er holdt to møder",
            "paragraph Referater er sendt ud",
            "paragraph Alle medlemmer af udvalget har haft en frist på mindst fjorten dage til at svare",
        ],
    ),
    "words in brackets on a line of their own belong to those before them": (
        """
        Målepunkt:
        • Resultatet afviger højst 4 mio. kr.
        (Q2).
        """,
        ["paragraph Målepunkt:", "item Resultatet afviger højst 4 mio. kr. (Q2)."],
    ),
    "the agreement begins where the last remark had room for more": (
        """
        Mål 1
        Bemærkninger
        Ingen
        Påtegning
        Planen gælder fra den dag, hvor begge parter har skrevet under på den.
        """,
        [
            "heading Mål 1",
            "paragraph Bemærkninger",
            "paragraph Ingen",
            "heading Påtegning",
            "paragraph Planen gælder fra den dag, hvor begge parter har skrevet under på den.",
        ],
    ),
    "a weight fills its line": (
        """
        Resultatmål 1: Tilsyn
        Vægtning: 25 %
        Tilsynet skal nå flere.
        """,
        ["heading Resultatmål 1: Tilsyn", "paragraph Vægtning: 25 %", "paragraph Tilsynet skal nå flere."],
    ),
}


def shown(block: object) -> str:
    assert isinstance(block, Text)
    return f"{block.kind} {' '.join(block.text.split())}"


@pytest.mark.parametrize("case", list(CASES))
def test_lines_find_their_block(case: str) -> None:
    printed, blocks = CASES[case]
    chapters = lines("1. Indledning\nHer står noget om planen.\n2. Koncernfælles mål\n")
    found = [shown(block) for block in reflow((*chapters, *lines(printed)), WORDS)]
    assert found[:3] == ["heading 1. Indledning", "paragraph Her står noget om planen.", "heading 2. Koncernfælles mål"]
    assert found[3:] == blocks


def test_a_label_that_a_narrow_column_broke_inside_a_word() -> None:
    cells = table([lines("Resultatm\nål"), lines("Bemærk-\nninger"), lines("Målepunkter")], ["a", "b", "c"])
    (found,) = reflow((cells,), WORDS)
    assert isinstance(found, Table)
    assert [shown(cell.content[0]) for cell in found.cells if cell.row == 1] == [
        "paragraph Resultatmål",
        "paragraph Bemærk- ninger",
        "paragraph Målepunkter",
    ]


def test_a_heading_that_ends_in_a_year_is_the_one_of_the_contents_list() -> None:
    contents = text("contents", "3. Mål for 2025 ....... 5")
    found = reflow((contents, *lines("• Værdi for borgerne\n3. Mål for 2025\nHer står målene.")), WORDS)
    assert shown(found[2]) == "heading 3. Mål for 2025"


def test_no_word_is_lost_and_every_line_keeps_its_place() -> None:
    blocks = lines("Titel\nDigital post\n- bedre breve\n\n1. Første\nlinje\n• Andet")
    out = [block for block in reflow(blocks, WORDS) if isinstance(block, Text)]
    words = " ".join(f"{block.mark or ''} {block.text}" for block in out)
    assert " ".join(words.split()) == "Titel Digital post - bedre breve 1. Første linje • Andet"
    assert all(len(block.places) == block.text.count("\n") + 1 for block in out)


def test_page_furniture_inside_a_sentence_does_not_end_it() -> None:
    furniture = text("furniture", "Side 2 af 7")
    out = reflow(
        (*lines("Styrelsen skal inden årets udgang have afsluttet\n"), furniture, *lines("alle sager.")), WORDS
    )
    assert [shown(block) for block in out] == [
        "paragraph Styrelsen skal inden årets udgang have afsluttet alle sager.",
        "furniture Side 2 af 7",
    ]


def test_a_document_without_lines_stays_as_it_is() -> None:
    blocks = (paragraph("Målet er nået."), paragraph("Titel"))
    assert reflow(blocks, WORDS) == blocks
