"""Opening a PDF: passwords of every kind, and what cannot be opened."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("reportlab", reason="reportlab draws the PDFs of these tests (pip install -e .[dev])")
pytest.importorskip("pikepdf", reason="pikepdf locks the PDFs of these tests (pip install -e .[dev])")

import pikepdf

from maalplan.errors import Damaged, Encrypted
from maalplan.ingest.pdf.pdfium.opened import open_pdf
from tests.ingest.odd_pdfs import plan, renamed, rewritten

ROOT = Path(__file__).resolve().parents[2]
KINDS: tuple[dict[str, Any], ...] = (
    {"R": 2, "aes": False, "metadata": False},
    {"R": 3, "aes": False, "metadata": False},
    {"R": 4, "aes": True},
    {"R": 6, "aes": True},
)
"""RC4 of 40 and 128 bits, AES of 128 and 256."""


def locked(kind: dict[str, Any], user: str = "hemmeligt", owner: str = "ejer") -> bytes:
    return rewritten(plan(1), encryption=pikepdf.Encryption(owner=owner, user=user, **kind))


def words(data: bytes, passwords: Sequence[str] = ()) -> str:
    with open_pdf(data, passwords) as document:
        text: str = document[0].get_textpage().get_text_bounded()
        return text


@pytest.mark.parametrize("kind", KINDS, ids=["RC4-40", "RC4-128", "AES-128", "AES-256"])
class TestEveryKindOfLock:
    @pytest.mark.parametrize("password", ["hemmeligt", "ejer"])
    def test_either_password_opens_it(self, kind: dict[str, Any], password: str) -> None:
        assert "Mål 1" in words(locked(kind), [password])

    def test_each_is_tried_in_turn(self, kind: dict[str, Any]) -> None:
        assert "Mål 1" in words(locked(kind), ["forkert", "", "hemmeligt"])

    def test_without_one_it_says_how_to_give_it(self, kind: dict[str, Any]) -> None:
        with pytest.raises(Encrypted, match="give it with --password"):
            words(locked(kind))

    def test_a_wrong_one_is_not_repeated(self, kind: dict[str, Any]) -> None:
        with pytest.raises(Encrypted, match="None of the passwords") as caught:
            words(locked(kind), ["forkert!"])
        assert "forkert!" not in caught.value.message

    def test_one_that_only_the_owner_has_is_not_asked_for(self, kind: dict[str, Any]) -> None:
        assert "Mål 1" in words(locked(kind, user=""))
        assert "Mål 1" in words(locked(kind, user=""), ["forkert"])


@pytest.mark.parametrize("kind", KINDS[1:], ids=["RC4-128", "AES-128", "AES-256"])
def test_passwords_may_be_danish(kind: dict[str, Any]) -> None:
    assert "Mål 1" in words(locked(kind, user="rødgrød"), ["rødgrød"])


def test_a_password_for_an_open_document_is_no_matter() -> None:
    assert "Mål 1" in words(plan(1), ["hemmeligt"])


def test_a_document_without_pages() -> None:
    stream = io.BytesIO()
    pikepdf.new().save(stream)
    with pytest.raises(Damaged, match="no pages"):
        words(stream.getvalue())


def test_a_document_without_pages_after_one_that_failed_for_another_reason() -> None:
    with pytest.raises(Encrypted):
        words(locked(KINDS[2]))
    test_a_document_without_pages()


def test_a_lock_that_no_password_opens() -> None:
    with pytest.raises(Encrypted, match="no password opens"):
        words(renamed(locked(KINDS[2]), b"/Filter /Standard", b"/Filter /Adobe.PS"))


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"%PDF-1.7\n" + bytes(3000)])
def test_what_is_no_pdf_inside(data: bytes) -> None:
    with pytest.raises(Damaged, match="fetch it again"):
        words(data)


def test_threads_take_turns() -> None:
    data = [plan(1), locked(KINDS[2])] * 8
    with ThreadPoolExecutor(4) as pool:
        assert all("Mål 1" in text for text in pool.map(lambda one: words(one, ["hemmeligt"]), data))


def test_nothing_is_said_on_the_terminal() -> None:
    """What libraries say of a document is not for people, and they say it past Python's own streams."""
    code = (
        "from maalplan.ingest.pdf.pdfium.opened import open_pdf\n"
        "from tests.ingest.odd_pdfs import plan, cut, saved_as_text\n"
        "for data in (cut(plan(), 0.6), saved_as_text(plan())):\n"
        "    try:\n"
        "        with open_pdf(data) as document:\n"
        "            [page.get_textpage().get_text_bounded() for page in document]\n"
        "    except Exception:\n"
        "        pass\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True)
    assert done.stdout + done.stderr == b""
