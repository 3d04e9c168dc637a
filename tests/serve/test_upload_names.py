"""What an uploaded file is called: safe on every system, and as near to its name as that allows."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maalplan.ingest.hidden import passed_over
from maalplan.serve.uploads.names import cleaned


@pytest.mark.parametrize(
    ("name", "kept", "why"),
    [
        ("Mål- og resultatplan 2025 (Ærø).pdf", "Mål- og resultatplan 2025 (Ærø).pdf", "Danish letters stay"),
        ("A\u030arsplan.pdf", "Årsplan.pdf", "macOS sends letters and their rings apart"),
        ("../../x", "x", "no way up"),
        ("C:\\Users\\mig\\plan.docx", "plan.docx", "old browsers send paths"),
        ("..", "dokument", "nothing is left"),
        ("", "dokument", "no name"),
        ("CON", "_CON", "a device"),
        ("lpt1.txt", "_lpt1.txt", "a device, whatever its ending"),
        ("console.txt", "console.txt", "no device"),
        ("plan\0.pdf", "plan.pdf", "NUL"),
        ("plan\u202efdp.exe", "planfdp.exe", "turned round it would read as another ending"),
        ("plan\r\nX: y.pdf", "plan X_ y.pdf", "no line ends, no drives"),
        (".htaccess", "htaccess", "not hidden"),
        ("~$plan.docx", "plan.docx", "no lock of Word's"),
        ("~$.plan.docx", "plan.docx", "nor hidden behind it"),
        ("plan.pdf. .", "plan.pdf", "Windows cuts dots and spaces"),
        ("😀.pdf", "😀.pdf", "a letter as good as others"),
        ("a<b>|?*.txt", "a_b_.txt", "reserved"),
        ("%2e%2e%2fplan.txt", "_2e_2e_2fplan.txt", "decoded twice somewhere it would be a path"),
        ("\ud800.txt", "txt", "half a letter"),
    ],
)
def test_names(name: str, kept: str, why: str) -> None:
    assert cleaned(name) == kept, why


def test_a_long_name_keeps_its_ending() -> None:
    name = cleaned("æ" * 300 + ".docx")
    assert name.endswith("æ.docx")
    assert len(name.encode()) <= 120


@given(st.text())
def test_whatever_it_was_it_is_a_name(name: str) -> None:
    safe = cleaned(name)
    assert safe
    assert safe not in (".", "..")
    assert not passed_over(safe) or safe.lower() in ("thumbs.db", "desktop.ini", "__macosx")
    assert not set('/\\:*?"<>|%\0') & set(safe)
    assert not any(unicodedata.category(char).startswith("C") for char in safe)
    assert len(safe.encode()) <= 120
    assert safe == safe.strip(" .")
    assert cleaned(safe) == safe
