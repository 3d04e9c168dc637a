"""Text extractions: lines with their gaps, marks, pages and furniture."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maalplan.errors import NotADocument
from maalplan.ingest.text import read_text
from maalplan.model import Document, Text


def read(text: str) -> Document:
    return read_text(text.encode(), "plan.txt")


def texts(document: Document) -> list[Text]:
    return [block for block in document.blocks if isinstance(block, Text)]


def of_kind(document: Document, kind: str) -> list[str]:
    return [block.text for block in texts(document) if block.kind == kind]


@pytest.fixture
def seeds() -> Path:
    corpus = os.environ.get("MAALPLAN_CORPUS")
    shared = Path(corpus).parent if corpus else Path(__file__).parents[3] / "shared"
    if not (shared / "seeds").is_dir():
        pytest.skip("the real plans are not beside the checkout")
    return shared / "seeds"


def test_lines_with_words_and_what_stands_around_them() -> None:
    document = read("Mål 1\n\n\n   Titel\n      • Planen er klar\n-\n")
    assert [(b.text, b.mark, b.level, b.gap, b.places[0].lines) for b in texts(document)] == [
        ("Mål 1", None, 0, 0, (1, 1)),
        ("Titel", None, 3, 2, (4, 4)),
        ("Planen er klar", "•", 6, 0, (5, 5)),
        ("-", None, 0, 0, (6, 6)),
    ]
    assert [b.places[0].block for b in texts(document)] == [1, 2, 3, 4]
    assert (document.source.media_type, document.source.pages) == ("text/plain", None)


def test_columns_side_by_side_keep_their_distance() -> None:
    assert (
        of_kind(read("Mål:        Bedre styring      5 pct.\nTitel"), "line")[0]
        == "Mål:        Bedre styring      5 pct."
    )


def test_a_dash_stays_printed_in_the_mark() -> None:
    document = read("Sundhedsreform\n- Omstilling af sundhedsvæsenet\n– almen praksis")
    assert [b.mark for b in texts(document)] == [None, "-", "–"]


def test_a_bullet_that_lost_its_words() -> None:
    assert [(b.mark, b.text) for b in texts(read("•\nPlanen er klar"))] == [("•", ""), (None, "Planen er klar")]


@pytest.mark.parametrize("glyph", ["\x7f", "(cid:127)"])
def test_a_bullet_whose_glyph_has_no_name(glyph: str) -> None:
    rest = "\n".join(page("Styrelsen fører tilsyn med alle søer og åer i landet"))
    document = read(f"{glyph} Planen er klar\n  {glyph}\nStøjen er under 50 {glyph} dB\n{rest}")
    assert [(b.mark, b.text) for b in texts(document)][:3] == [
        ("•", "Planen er klar"),
        ("•", ""),
        (None, f"Støjen er under 50 {glyph} dB"),
    ]


def test_numbers_stay_in_the_text() -> None:
    assert of_kind(read("1. Planen er klar\na) Planen\n2) Mødet"), "line") == [
        "1. Planen er klar",
        "a) Planen",
        "2) Mødet",
    ]


def test_form_feeds_are_page_breaks() -> None:
    document = read("Mål 1\nØkonomi\n\fMål 2\n\n\fMål 3\n\f")
    assert [(b.kind, b.text, b.places[0].page) for b in texts(document)] == [
        ("line", "Mål 1", 1),
        ("line", "Økonomi", 1),
        ("rule", "", 2),
        ("line", "Mål 2", 2),
        ("rule", "", 3),
        ("line", "Mål 3", 3),
    ]
    assert document.source.pages == 3


def test_rules_and_contents() -> None:
    document = read("1. Indledning ....... 3\n_________\n2. Mål\n")
    assert [b.kind for b in texts(document)] == ["contents", "rule", "line"]


# ------------------------------------------------------------------ empty lines

WRAPPED = [
    "Mål- og resultatplanen er et ledelsesværktøj, som understøtter",
    "dialogen mellem den øverste ledelse i koncernens styrelser",
    "og departementet.",
]


def test_an_empty_line_behind_every_line_says_nothing() -> None:
    text = "\n\n".join(WRAPPED * 5) + "\n\n\n\nMål 1\n\nTitel"
    assert [b.gap for b in texts(read(text))] == [0] * 15 + [2, 0]


def test_short_lines_that_run_on_show_it_too_where_no_line_follows_directly() -> None:
    text = "\n\n".join(["Planen er", "klar.", "Mødet er", "holdt i", "Lemvig.", *(f"Krav {n}." for n in range(9))])
    assert {b.gap for b in texts(read(text))} == {0}


def test_empty_lines_between_paragraphs_do() -> None:
    text = "\n\n".join("\n".join(WRAPPED) for _ in range(5))
    assert [b.gap for b in texts(read(text))] == [0, 0, 0] + [1, 0, 0] * 4


def test_empty_lines_between_unwrapped_paragraphs_do() -> None:
    text = "\n\n".join(f"Målet er nået, når plan nr. {n} er klar." for n in range(20))
    assert [b.gap for b in texts(read(text))] == [0] + [1] * 19


# ------------------------------------------------------------------ furniture


def page(body: str, n: int = 14) -> list[str]:
    return [f"{body} {chr(97 + line)}" for line in range(n)]


@pytest.mark.parametrize("number", ["Side {n} af 3", "side {n}", "- {n} -", "{n} af 3", "{n}"])
def test_page_numbers_that_count_up_and_the_title_beside_them(number: str) -> None:
    lines = ["Resultatplan 2025", *page("Styrelsen"), "Vægt", "10"]
    for n in (1, 2, 3):
        lines += [*page(f"Krav på side {n} er"), number.format(n=n), "Resultatplan 2025"]
    document = read("\n".join(lines[:-1]))
    printed = [number.format(n=n) for n in (1, 2, 3)]
    assert of_kind(document, "furniture") == [
        printed[0],
        "Resultatplan 2025",
        printed[1],
        "Resultatplan 2025",
        printed[2],
    ]
    assert of_kind(document, "line")[0] == "Resultatplan 2025"
    assert "10" in of_kind(document, "line")


def test_numbers_of_rows_below_one_word_are_no_page_numbers() -> None:
    rows = [line for n in (1, 2, 3, 4) for line in (str(n), *page(f"Mål {n} om"), "opfyldt")]
    pages = [*page("Styrelsen"), "Rigsarkivet 2024", "1", *rows, "Rigsarkivet 2024", "2"]
    found = of_kind(read("\n".join(["Årsrapport 2024", "Rigsarkivet", *pages])), "furniture")
    assert found == ["Rigsarkivet 2024", "1", "Rigsarkivet 2024", "2"]


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        (["Nr.", "1", "2", "3", "Mål", "Økonomi", "Trivsel", "Klima"], "a column of numbers"),
        ([line for n in (1, 2, 3) for line in ("Mål", str(n), "Titel", f"Krav {n}", "Vægt", "10")], "numbers of goals"),
        (
            [line for n in "abcd" for line in ("Ansvarlig", "Sundhedsstyrelsen", f"Krav {n}")],
            "a value that comes again",
        ),
        (["Side 14", "Planen er klar"], "a single reference"),
    ],
)
def test_what_repeats_in_the_body_is_no_furniture(lines: list[str], why: str) -> None:
    assert of_kind(read("\n".join(lines)), "furniture") == []


def test_running_titles_at_page_breaks() -> None:
    pages = [[f"Resultatplan 2025     Side {n}", *page(f"Krav {n}"), "Klimastyrelsen"] for n in (1, 2, 3)]
    pages[0].insert(3, "Klimastyrelsen")
    document = read("\n\f".join("\n".join(lines) for lines in pages))
    assert of_kind(document, "furniture") == [
        word for n in (1, 2, 3) for word in (f"Resultatplan 2025     Side {n}", "Klimastyrelsen")
    ]
    assert of_kind(document, "line").count("Klimastyrelsen") == 1


def test_the_cover_keeps_its_title() -> None:
    pages = [
        ["Resultatplan 2025", "mellem", "Klimastyrelsen"],
        *(["Resultatplan 2025", *page(f"Krav {n}")] for n in (2, 3, 4)),
    ]
    document = read("\n\f".join("\n".join(lines) for lines in pages))
    assert of_kind(document, "furniture") == ["Resultatplan 2025"] * 3
    assert of_kind(document, "line")[0] == "Resultatplan 2025"


def test_words_at_the_bottom_of_two_distant_pages_are_no_furniture() -> None:
    pages = [["Resultatplan", "Kulturministeriet"], page("Krav"), ["Departementschef", "Kulturministeriet"]]
    assert of_kind(read("\n\f".join("\n".join(lines) for lines in pages)), "furniture") == []


def test_a_running_title_without_page_breaks_is_the_first_line_again_and_again() -> None:
    lines = ["Klimastyrelsen", "Ministeriet", "Resultatplan 2025", "Klimastyrelsen", *page("Krav"), "Klimastyrelsen"]
    lines += [*page("Vi skal"), "Klimastyrelsen", "Den 3. december 2024", "Direktør", "Klimastyrelsen", "Slut"]
    document = read("\n".join(lines))
    kept = [b.places[0].lines for b in texts(document) if b.text == "Klimastyrelsen" and b.kind == "line"]
    assert kept == [(4, 4), (lines.index("Direktør") + 2,) * 2]


# ------------------------------------------------------------------ laws and the real plan


@given(
    st.lists(st.sampled_from(["Mål 1", "", "  ", "• Planen", "-", "1", "Side 1", "\f", "____", "en\vto", "Mål ... 3"]))
)
def test_every_word_stands_in_one_block_in_order(lines: list[str]) -> None:
    text = "\n".join(lines)
    words = "".join(text.replace("•", "").replace("_", "").split())
    if not text.strip():
        with pytest.raises(NotADocument):
            read(text)
        return
    blocks = texts(read(text))
    assert "".join("".join(b.text.split()) for b in blocks).replace("_", "") == words
    assert [b.places[0].block for b in blocks] == list(range(1, len(blocks) + 1))
    assert all(len(b.places) == 1 for b in blocks)


def test_the_real_extraction(seeds: Path) -> None:
    document = read_text((seeds / "sst-2025.txt").read_bytes(), "sst-2025.txt")
    blocks = {b.text: b for b in texts(document)}
    assert blocks["inspirationsmateriale ”Strategisk styring med resultater i fokus”."].gap == 0
    assert blocks["Omstilling af"].mark == "-"
    assert blocks["Indsatsområde:"].gap > 0
    assert blocks["5,0 mio. kr."].gap == 0
    assert of_kind(document, "furniture") == []
    assert len(of_kind(document, "rule")) == 2
    assert sum(b.mark == "•" for b in texts(document)) == 10
