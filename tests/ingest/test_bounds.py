"""How much of a document is read: what is just within the bounds, and what is just beyond."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from maalplan.errors import TooLarge
from maalplan.ingest import bounds, read_document
from maalplan.model import Document
from tests.ingest import docx_maker as word
from tests.ingest import odt_maker as odt

LINES = 12


def text(count: int) -> bytes:
    return "Mål\n\n".encode() * count


def markdown(count: int) -> bytes:
    return b"# M\n\n" + text(count - 1)


def page(count: int) -> bytes:
    return b"<html><body>" + "<p>Mål</p>".encode() * count


def rows(count: int) -> bytes:
    return b"<html><body><table>" + "<tr><td>Mål".encode() * (count - 1)


def docx(count: int) -> bytes:
    return word.word_file(word.p("Mål") * count)


def odt_file(count: int) -> bytes:
    return odt.odt_file(odt.p("Mål") * count)


def read(data: bytes) -> Document:
    return read_document(data, "plan")


@pytest.mark.parametrize("maker", [text, markdown, page, rows, docx, odt_file])
def test_paragraphs_lines_and_cells(maker: Callable[[int], bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "BLOCKS", LINES)
    read(maker(LINES))
    with pytest.raises(TooLarge, match="more than 12 paragraphs, lines and cells"):
        read(maker(LINES + 1))


@pytest.mark.parametrize(
    "data", ["Mål i år".encode(), "<p>Mål i år</p>".encode(), word.word_file(word.p("Mål i år"))], ids=str
)
def test_letters(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "LETTERS", 8)
    read(data)
    monkeypatch.setattr(bounds, "LETTERS", 7)
    with pytest.raises(TooLarge, match="more than 7 letters"):
        read(data)


@pytest.mark.parametrize("data", [b"Et krav", b"<p>Et krav</p>", b"# Et krav"])
def test_bytes_of_texts(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "TEXT_BYTES", len(data))
    read(data)
    with pytest.raises(TooLarge):
        read(data + b" ")


def test_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "COLUMNS", 3)
    wide = "<html><table><tr><td colspan=2>Mål<td>1{}</table>"
    read(wide.format("").encode())
    with pytest.raises(TooLarge, match="more than 3 columns"):
        read(wide.format("<td>2").encode())


def test_a_tag_may_hold_a_picture_but_not_thousands_of_names() -> None:
    picture = f'<html><img src="data:image/png;base64,{"A" * 100_000}" alt=">"><p>Mål'
    assert [getattr(block, "text", None) for block in read(picture.encode()).blocks] == ["Mål"]
    with pytest.raises(TooLarge, match="thousands of attributes"):
        read(f"<html><p {'a=1 ' * 10_000}>Mål".encode())


def test_long_blanks_are_cut_short() -> None:
    (block,) = read(b"Maal" + b" " * 100_000 + b"1").blocks
    assert len(getattr(block, "text", "")) < 1000
    assert getattr(block, "text", "").split() == ["Maal", "1"]
