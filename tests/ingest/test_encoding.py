"""Bytes to text: Danish documents in the encodings that they come in."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maalplan.errors import NotADocument
from maalplan.ingest.encoding import decode

PLAN = "Mål- og resultatplan 2025\nÆndring af ”Økonomisk styring” – 5 pct.\nBemærkninger: på, så, få, nås\n"
PLAIN = "Mål- og resultatplan 2025\nÆndring af Økonomisk styring\nBemærkninger: på, så, få, nås\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "cp1252"]
)
def test_every_encoding_with_and_without_bom(encoding: str) -> None:
    assert decode(PLAN.encode(encoding)) == (PLAN, ())


@pytest.mark.parametrize("encoding", ["iso-8859-1", "mac-roman", "cp850", "cp865"])
def test_older_encodings_by_their_danish_letters(encoding: str) -> None:
    assert decode(PLAIN.encode(encoding)) == (PLAIN, ())


@pytest.mark.parametrize(
    ("data", "text", "why"),
    [
        (b"a\r\nb\rc\nd", "a\nb\nc\nd", "all line ends are one"),
        ("a\x85b\u2028c".encode(), "a\nb\nc", "the rare line ends, too"),
        (b"a\x0cb\x0bc", "a\x0cb\x0bc", "form feed and vertical tab say something and stay"),
        (b"plan\x1a", "plan", "the end sign of DOS"),
        ("Ma\u030al".encode(), "Mål", "composed letters"),
        (
            "Mål\n".encode() + "på\n".encode("cp1252") + "nås og få, så\n".encode(),
            "Mål\npå\nnås og få, så\n",
            "two encodings in one file",
        ),
        ("ﬁnans og “citat” … ＡＢ &aring;".encode(), "ﬁnans og “citat” … ＡＢ &aring;", "nothing else is repaired"),
    ],
)
def test_text_is_put_in_one_form(data: bytes, text: str, why: str) -> None:
    assert decode(data)[0] == text


@pytest.mark.parametrize("wrong", ["cp1252", "iso-8859-1"])
def test_mojibake_is_repaired_and_said(wrong: str) -> None:
    text, findings = decode(PLAIN.encode().decode(wrong, "ignore").encode())
    assert text.count("å") >= 4
    assert "Ã" not in text
    assert [finding.code for finding in findings] == ["mojibake-repaired"]


def test_mojibake_beside_correct_text() -> None:
    lines = ["Målet er nået", "MÃ¥lepunkt â€“ Ã¸konomi", "på mål og MÃ¥l", "”citat” ＡＢ"]
    text, findings = decode("\n".join(lines).encode())
    assert text.split("\n") == ["Målet er nået", "Målepunkt – økonomi", "på mål og Mål", "”citat” ＡＢ"]
    assert len(findings) == 1


@pytest.mark.parametrize("words", ["SÃO PAULO", "Château à la Â", "MÅL FOR ÅRET", "Æ Ø Å æ ø å é ü"])
def test_correct_text_is_not_touched(words: str) -> None:
    assert decode(words.encode()) == (words, ())


@pytest.mark.parametrize("data", [b"plan\x00med nul", bytes(range(1, 32)) * 40, b"\x00" * 500])
def test_binary_data_is_no_text(data: bytes) -> None:
    with pytest.raises(NotADocument, match="binary"):
        decode(data)


@given(st.text(alphabet="abcæøåÆØÅ é0123456789.,:;()%–”§\n", min_size=1))
def test_utf8_comes_back_as_it_went(text: str) -> None:
    assert decode(text.encode())[0] == unicodedata.normalize("NFC", text)


@given(st.text(alphabet="abcdefghij ÆØÅæøå.,\n", min_size=1))
def test_utf16_and_windows_1252_say_the_same(text: str) -> None:
    assert decode(text.encode("utf-16"))[0] == text
    assert decode(text.encode("cp1252"))[0] == text
