"""Markdown and rows with tabs, as converters and text extractions write them."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maalplan.errors import NotADocument
from maalplan.ingest import read_document
from maalplan.model import Table, Text
from tests.ingest.markup_views import only, read, shown, texts


@pytest.fixture
def shared() -> Path:
    corpus = os.environ.get("MAALPLAN_CORPUS")
    shared = Path(corpus).parent if corpus else Path(__file__).parents[3] / "shared"
    if not (shared / "corpus").is_dir():
        pytest.skip("the corpus is not beside the checkout")
    return shared


# ------------------------------------------------------------------ paragraphs and headings


@pytest.mark.parametrize(
    ("text", "blocks", "why"),
    [
        ("### Mål 1\nØkonomi", [("heading", "Mål 1"), ("paragraph", "Økonomi")], "a heading needs no empty line"),
        ("Indledning\n==========", [("heading", "Indledning")], "an underlined heading"),
        ("Indledning\n---", [("heading", "Indledning")], "underlined with dashes"),
        (
            "København, den 17/12 2024\n---",
            [("paragraph", "København, den 17/12 2024"), ("rule", "")],
            "a date is none",
        ),
        ("Planen er aftalt.\n---", [("paragraph", "Planen er aftalt."), ("rule", "")], "nor is a sentence"),
        ("# Mål 1 {#maal-1 .unnumbered}", [("heading", "Mål 1")], "pandoc's attributes"),
        ("---\n\nMål", [("rule", ""), ("paragraph", "Mål")], "a drawn line"),
        (r"\_\_\_\_\_\_", [("rule", "")], "a drawn line, escaped"),
        ("**Bemærkninger:**\n\n-", [("paragraph", "Bemærkninger:"), ("paragraph", "-")], "a lone dash is words"),
        ("16. november 2025", [("paragraph", "16. november 2025")], "a date is no list"),
        ("2024. Det var året", [("paragraph", "2024. Det var året")], "nor is a year"),
        (
            "1. Indledning\n\nTekst\n\n2. Mål\n\nTekst",
            [("paragraph", w) for w in ("1. Indledning", "Tekst", "2. Mål", "Tekst")],
            "numbers far apart",
        ),
        ("    Indrykket tekst", [("paragraph", "Indrykket tekst")], "indented text is no code"),
        ("```\nMål 1\n```", [("paragraph", "Mål 1")], "a fence is no word"),
        ("[1]: er en note", [("paragraph", "[1]: er en note")], "no words are taken away"),
        (
            "<navn> er <b>med</b> & &aring;ret < 5",
            [("paragraph", "<navn> er med & året < 5")],
            "tags and what only looks so",
        ),
        (r"5 \* 3 \| 2 \[a\]", [("paragraph", "5 * 3 | 2 [a]")], "escapes"),
        ("Se [planen](http://x.dk) ![logo](l.png)", [("paragraph", "Se planen")], "links and pictures"),
        (
            "<b>1. Mål</b> .....\t3\n<b>2. Aftale</b> .....\t4",
            [("contents", "1. Mål ..... 3"), ("contents", "2. Aftale ..... 4")],
            "contents",
        ),
        (
            "# Indhold\n\n1. Mål 3\n\n2. Aftale 4\n\nTekst 2025",
            [
                ("heading", "Indhold"),
                ("contents", "1. Mål 3"),
                ("contents", "2. Aftale 4"),
                ("paragraph", "Tekst 2025"),
            ],
            "contents without dots",
        ),
        (
            "[1. Mål 3](#maal)\n\nVi ser frem til mål 4",
            [("contents", "1. Mål 3"), ("paragraph", "Vi ser frem til mål 4")],
            "contents by links",
        ),
        ("Mål A | mål B\n\nTekst", [("paragraph", "Mål A | mål B"), ("paragraph", "Tekst")], "a bar makes no table"),
        (
            "---\ntitle: Resultatplan 2025\nlang: da\n---\n\nTekst",
            [("paragraph", "Resultatplan 2025"), ("paragraph", "Tekst")],
            "front matter",
        ),
    ],
)
def test_blocks(text: str, blocks: list[tuple[str, str]], why: str) -> None:
    assert shown(read(text)) == blocks


@pytest.mark.parametrize(
    ("text", "words", "why"),
    [
        (
            "Målet er en plan, som er\nfærdig inden udgangen af\nåret.",
            "Målet er en plan, som er\nfærdig inden udgangen af\nåret.",
            "wrapped",
        ),
        (
            "mellem\nSlots- og Kulturstyrelsen\nog\nKulturministeriet",
            "mellem\vSlots- og Kulturstyrelsen\vog\vKulturministeriet",
            "a cover",
        ),
        (
            "Henrik Ullum\nDirektør, Statens Serum Institut",
            "Henrik Ullum\vDirektør, Statens Serum Institut",
            "a signature",
        ),
        ("INDENRIGS- OG  \nSUNDHEDSMINISTERIET", "INDENRIGS- OG\vSUNDHEDSMINISTERIET", "two spaces at the end"),
        ("**Mål:** Økonomi er vigtig, og\n**Vægt:** 15 point", "Mål: Økonomi er vigtig, og\vVægt: 15 point", "labels"),
        ("Første<br>Anden", "Første\vAnden", "a tag"),
    ],
)
def test_line_ends(text: str, words: str, why: str) -> None:
    block = only(read(text))
    assert block.text == words
    assert len(block.places) == words.count("\n") + words.count("\v") + 1
    if "<" not in text:
        assert [place.lines for place in block.places] == [(n, n) for n in range(1, len(block.places) + 1)]


@pytest.mark.parametrize(
    ("text", "strong"),
    [
        ("**Mål- og resultatplan**", 20),
        ("**Mål:** Økonomi", 4),
        ("Økonomi **er**", 0),
        ("<b>Mål</b> 1", 3),
        ("__Mål__ **1**", 5),
        ("*Mål*", 0),
    ],
)
def test_bold(text: str, strong: int) -> None:
    assert only(read(text)).strong == strong


def test_lists_with_their_nesting_and_numbers() -> None:
    document = read("Milepæle:\n\n1. Planen\n   - er skrevet\n   - er godkendt\n2. Mødet\n\nSlut\n\n• Frit\n\n– punkt")
    assert [(b.kind, b.level, b.mark, b.text) for b in texts(document.blocks)] == [
        ("paragraph", 0, None, "Milepæle:"),
        ("item", 1, "1.", "Planen"),
        ("item", 2, "•", "er skrevet"),
        ("item", 2, "•", "er godkendt"),
        ("item", 1, "2.", "Mødet"),
        ("paragraph", 0, None, "Slut"),
        ("item", 1, "•", "Frit"),
        ("item", 1, "–", "punkt"),
    ]
    assert [b.places[0].lines for b in texts(document.blocks)][:5] == [(n, n) for n in (1, 3, 4, 5, 6)]


def test_marks_typed_at_line_beginnings_make_items() -> None:
    document = read("Målet er nået når:\na) Planen er klar\nb) Mødet er holdt\n\n• Et\n• To")
    assert [(b.kind, b.mark, b.text) for b in texts(document.blocks)] == [
        ("paragraph", None, "Målet er nået når:"),
        ("item", "a)", "Planen er klar"),
        ("item", "b)", "Mødet er holdt"),
        ("item", "•", "Et"),
        ("item", "•", "To"),
    ]


def test_footnotes() -> None:
    document = read("Bevillingen er 298 mio. kr.[^1] i år\n\n[^1]: Finansloven, side 14.\n")
    assert only(document).notes == ((27, "1"),)
    assert [(mark, note.text) for mark, note in document.footnotes] == [("1", "Finansloven, side 14.")]


# ------------------------------------------------------------------ laws and real plans

PIECES = [
    "Mål 1",
    "# Mål",
    "- krav",
    "1. krav",
    "A\tB",
    "A\tB\tC",
    "| A | B |",
    "|---|---|",
    "<ul><li>x",
    "</ul>",
    "**b**",
    "---",
    "",
    "  y",
    "a) z",
    "-",
    "+--+--+",
    "< 5",
    "<b>",
    "• z",
    "```",
    "A B\n-- --",
    "[^1]",
    "x ... 3",
]


@given(st.lists(st.sampled_from(PIECES), max_size=12))
def test_numbers_of_blocks_and_lines_always_fit(lines: list[str]) -> None:
    text = "\n".join(lines)
    try:
        document = read(text)
    except NotADocument:
        return
    last = text.count("\n") + 1
    for number, block in enumerate(document.blocks, 1):
        for one in texts((block,)):
            assert len(one.places) == one.text.count("\n") + one.text.count("\v") + 1
            assert all(place.block == number and place.lines for place in one.places)
            assert all(1 <= place.lines[0] <= place.lines[1] <= last for place in one.places if place.lines)


@given(
    st.lists(
        st.sampled_from(
            ["alfa", "beta", "gamma\tdelta", "- epsilon", "# zeta", "| lambda | my |", "<b>iota</b>", "", "kappa<br>"]
        )
    )
)
def test_no_word_is_lost(lines: list[str]) -> None:
    text = "\n".join(lines)
    words = ["alfa", "beta", "gamma", "delta", "epsilon", "zeta", "lambda", "my", "iota", "kappa"]
    if not text.strip():
        return
    read_words = " ".join(one.text.replace("\n", " ").replace("\v", " ") for one in texts(read(text).blocks)) + " "
    assert [read_words.count(word) for word in words] == [text.replace("\n", " ").count(word) for word in words]


def test_the_real_mixture(shared: Path) -> None:
    document = read_document((shared / "seeds/ssi-2025.txt").read_bytes(), "ssi-2025.txt")
    headings = [(b.level, b.text) for b in document.blocks if isinstance(b, Text) and b.kind == "heading"]
    assert headings[:4] == [
        (2, "Indhold"),
        (1, "1. Mål- og resultatstyring"),
        (2, "2. Koncernfælles mål"),
        (3, "Mål 1"),
    ]
    tables = [block for block in document.blocks if isinstance(block, Table)]
    assert [(one.rows, one.columns) for one in tables] == [(2, 4)] * 6
    assert sum(one.kind == "contents" for one in texts(document.blocks)) == 4
    items = [one for one in texts(tuple(tables)) if one.kind == "item"]
    assert len(items) == 14
    assert [one.mark for one in items[6:9]] == ["•"] * 3
    assert items[6].text == "Udarbejdelse af handleplan for ny, større epidemi eller pandemi (Q1)."


@pytest.mark.parametrize("form", ["md_ssi", "md_markitdown", "html"])
def test_every_milestone_of_the_corpus_is_one_item_or_line(shared: Path, form: str) -> None:
    corpus = shared / "corpus"
    found = 0
    for entry in json.loads((corpus / "manifest.json").read_text("utf-8")):
        if entry["tags"]["format"] != form:
            continue
        document = read_document((corpus / "docs" / entry["file"]).read_bytes(), entry["file"])
        lines = {line.rstrip(";, ") for one in texts(document.blocks) for line in one.text.split("\v")}
        truth = json.loads((corpus / "truth" / f"{entry['id']}.json").read_text("utf-8"))
        for goal in truth["plan"]["goals"]:
            for milestone in goal["milestones"]:
                assert any(line.endswith(milestone["text"].rstrip(";, ")) for line in lines), milestone["text"]
                found += 1
    assert found
