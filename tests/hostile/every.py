"""Every kind of hostile document."""

from __future__ import annotations

from tests.hostile import archives, baits, odts, pages, pdf_pages, pdfs, texts, words

KINDS = [kind for module in (archives, baits, odts, pages, pdf_pages, pdfs, texts, words) for kind in module.KINDS]
