"""What the caller asked for: how documents are to be read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

PdfEngine: TypeAlias = Literal["pdfium", "pdfplumber"]
"""What looks at the pages of a PDF: pdfium is fast, pdfplumber the reference."""

Ocr: TypeAlias = Literal["auto", "never", "always"]
"""Which pages are read as pictures: those without Danish text, none, all."""

Lang: TypeAlias = Literal["da", "en"]
"""The language of what people read beside a plan's own words: labels, headings, notes."""


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How documents are to be read; ``passwords`` are tried in turn on those that ask for one, and never shown."""

    pdf_engine: PdfEngine = "pdfium"
    ocr: Ocr = "auto"
    passwords: tuple[str, ...] = field(default=(), repr=False)


AS_USUAL = ReadOptions()
"""What is asked where nothing is said."""
