"""Footnotes that only a number glued to a word and a paragraph with that number show."""

from __future__ import annotations

import pytest

from maalplan.ingest.typed_notes import without_typed_notes
from maalplan.model import Block, Cell, Place, Table, Text
from tests.parsers.making import lines, paragraph, table, text


def shown(blocks: tuple[Block, ...]) -> list[str]:
    return [block.text for block in blocks if isinstance(block, Text)]


def test_a_footnote_at_the_foot_leaves_its_mark_in_the_notes() -> None:
    kept, notes = without_typed_notes(
        lines("Bevillingen er på 298,4 mio. kr.1\nPlanen gælder.\n1 Finansloven for 2025, side 14.")
    )
    assert shown(kept) == ["Bevillingen er på 298,4 mio. kr.", "Planen gælder."]
    assert [(mark, note.text) for mark, note in notes] == [("1", "Finansloven for 2025, side 14.")]
    first = kept[0]
    assert isinstance(first, Text)
    assert first.notes == ((len("Bevillingen er på 298,4 mio. kr."), "1"),)


@pytest.mark.parametrize(
    ("printed", "why"),
    [
        ("Planen gælder.\n2 Økonomi og personale i styrelsen", "no word refers to it"),
        ("Strategien 2022-2026.1\n1 Plan\nPlanen gælder.", "too short for a footnote"),
        ("Budgettet holder.1\n1 Rene søer\n2 Ren luft", "rows of a table go on below"),
        ("Budgettet holder.1\n1 Økonomistyring og personale\nStyrelsen styrer.", "a heading with text below it"),
        ("Budgettet holder.1\n\n1 Planen er klar.\n2 Mødet er holdt.", "a numbered list below an empty line"),
    ],
)
def test_what_is_no_footnote(printed: str, why: str) -> None:
    blocks = lines(printed)
    assert without_typed_notes(blocks) == (blocks, ())


def test_a_sentence_below_an_empty_line_is_one_though_a_chapter_follows() -> None:
    kept, notes = without_typed_notes(
        lines("Bevillingen er 8 mio. kr.1\nMødet er holdt.\n\n1 Vejledning om styring, side 14.\n4. Underskrift")
    )
    assert shown(kept) == ["Bevillingen er 8 mio. kr.", "Mødet er holdt.", "4. Underskrift"]
    assert [note.text for _, note in notes] == ["Vejledning om styring, side 14."]


def test_a_number_alone_takes_the_words_below_it() -> None:
    _, notes = without_typed_notes(lines("Strategien gælder i år.1\n1\nStrategien er godkendt i 2021."))
    assert [(mark, note.text) for mark, note in notes] == [("1", "Strategien er godkendt i 2021.")]


def test_a_footnote_goes_on_in_lower_case() -> None:
    _, notes = without_typed_notes(
        lines("Se vejledningen.2\n2 Økonomistyrelsen: Vejledning om\nmål- og resultatstyring, side 3.")
    )
    assert [note.text.split("\n")[-1] for _, note in notes] == ["mål- og resultatstyring, side 3."]
    assert len(notes[0][1].places) == 2


def test_page_furniture_ends_a_footnote() -> None:
    blocks = (*lines("Se planen.1\n1 Planen er fra 2022."), text("furniture", "Side 2"), *lines("Mål 2"))
    kept, notes = without_typed_notes(blocks)
    assert shown(kept) == ["Se planen.", "Side 2", "Mål 2"]
    assert len(notes) == 1


def test_marks_in_a_table_are_found() -> None:
    cells = table(["Færre fejl.1", "Q2"])
    kept, notes = without_typed_notes((cells, paragraph("1 Fejl opgøres hvert kvartal.")))
    assert len(notes) == 1
    (left,) = kept
    assert isinstance(left, Table)
    first = left.cells[0].content[0]
    assert isinstance(first, Text)
    assert (first.text, first.notes) == ("Færre fejl.", ((11, "1"),))
    assert left.cells[1] == Cell(1, 2, (Text("paragraph", "Q2", (Place(),)),))


def test_each_mark_is_a_footnote_once() -> None:
    kept, notes = without_typed_notes(
        lines("Se planen.1\n\n1 Planen er fra 2022.\nMødet er holdt.\n\n1 Planen er fra 2023, mente nogle.")
    )
    assert len(notes) == 1
    assert shown(kept)[-1] == "1 Planen er fra 2023, mente nogle."
