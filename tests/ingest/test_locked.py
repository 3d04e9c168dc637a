"""Word documents with a password."""

from __future__ import annotations

import hashlib
import io
import sys

import pytest

pytest.importorskip("msoffcrypto", reason="msoffcrypto-tool locks the documents of these tests (pip install -e .[dev])")

import msoffcrypto

from maalplan.errors import Damaged, Encrypted, MaalplanError
from maalplan.ingest import Kind, detect, read_document
from maalplan.ingest.locked import unlocked
from maalplan.model import ReadOptions
from tests.ingest.docx_maker import p, word_file

PLAIN = word_file("".join(p(f"Mål {n}. {hashlib.sha256(bytes([n])).hexdigest()}") for n in range(120)))
"""Larger than 4096 bytes, as every document is that Word saves: smaller ones msoffcrypto-tool does not lock rightly."""


def locked() -> bytes:
    stream = io.BytesIO()
    msoffcrypto.OfficeFile(io.BytesIO(PLAIN)).encrypt("rødgrød med fløde", stream)
    return stream.getvalue()


def test_each_password_is_tried_in_turn() -> None:
    assert unlocked(locked(), ["forkert", "rødgrød med fløde"]) == PLAIN


def test_it_is_read_like_any_other_and_its_source_is_the_file_as_it_is() -> None:
    data = locked()
    assert detect(data) is Kind.ENCRYPTED
    document = read_document(data, "plan.docx", ReadOptions(passwords=("rødgrød med fløde",)))
    plain = read_document(PLAIN, "plan.docx")
    assert document.blocks == plain.blocks
    assert document.source.media_type == plain.source.media_type
    assert document.source.sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize(
    ("data", "passwords", "error", "words"),
    [
        (locked(), (), Encrypted, "give it with --password"),
        (locked(), ("forkert!",), Encrypted, "None of the passwords"),
        (locked()[:4000], ("rødgrød med fløde",), Damaged, "fetch it again"),
    ],
)
def test_what_stays_locked(data: bytes, passwords: tuple[str, ...], error: type[MaalplanError], words: str) -> None:
    with pytest.raises(error, match=words) as caught:
        unlocked(data, passwords)
    assert "forkert!" not in caught.value.message


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "msoffcrypto", None)
    with pytest.raises(Encrypted, match=r"install maalplan\[passwords\]"):
        unlocked(locked(), ["rødgrød med fløde"])
