"""A damaged PDF, mended as far as it can be, with findings that say what is lost.

pdfium repairs what it can when it opens a file. Where a rewrite by qpdf (through pikepdf, the extra ``repair``) gives
more, that is read instead.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator, Sequence

from maalplan.errors import Damaged, Encrypted
from maalplan.findings import damaged_pages, pages_missing, repaired
from maalplan.ingest.pdf.intake.packed import Look, looked_over, root_of
from maalplan.ingest.pdf.intake.state import State, Yield, yield_of
from maalplan.ingest.pdf.intake.walk import pages_walked, pages_with
from maalplan.ingest.pdf.pdfium.opened import open_pdf
from maalplan.model import Finding, Place

NOTHING = Yield(0, (), 0, ())
EMPTY = "The PDF is damaged, and nothing is left on its pages; fetch it again."


def is_damaged(data: bytes, look: Look, state: State, passwords: Sequence[str]) -> bool:
    """Whether there is more, or should be more, in the PDF *data* than pdfium gives without ado."""
    if not state.sound or len(state.there) < state.pages or look.broken:
        return True
    return _held(data, look, state, passwords) > state.pages


def _held(data: bytes, look: Look, state: State, passwords: Sequence[str]) -> int:
    """How many pages the PDF *data*, whose table of objects is sound, holds.

    More pages in its bytes than it says it has may be pages that were deleted, which stay in the file.
    """
    return pages_walked(data, passwords) if look.pages > state.pages else state.pages


def mended(data: bytes, look: Look, state: State | Damaged, passwords: Sequence[str]) -> tuple[bytes, list[Finding]]:
    """The damaged PDF *data* as well as it can be had, and findings that say so; *state* is the error where pdfium
    cannot open it.

    :raises Damaged: nothing can be had from it.
    """
    forms = ((form, _yield_or_nothing(form, passwords)) for form in _forms(data, look, state, passwords))
    best, gain = max(forms, key=lambda form: form[1].rank)
    if not gain.characters and len(gain.blank) == len(gain.pages):
        raise Damaged((state.message if isinstance(state, Damaged) else EMPTY) + _hint())
    if len(gain.pages) < gain.said:
        best = _only(gain.pages, best, passwords)
        gain = yield_of(best, passwords)
    sound = isinstance(state, State) and state.sound
    findings = [] if sound and best is data else [repaired()]
    findings += _losses(best, gain.blank, look, passwords)
    held = _held(data, look, state, passwords) if isinstance(state, State) and sound else look.pages
    if held > len(gain.pages):
        findings.append(pages_missing(held, len(gain.pages)))
    return best, findings


def _forms(data: bytes, look: Look, state: State | Damaged, passwords: Sequence[str]) -> Iterator[bytes]:
    """The PDF *data* as it is, with an end, and rewritten."""
    yield data
    ended = data if look.encrypted else _with_end(data)
    if isinstance(state, Damaged) and ended is not data:
        yield ended
    rewritten = _rewritten(ended, passwords)
    if rewritten is not None:
        yield rewritten


def _with_end(data: bytes) -> bytes:
    """*data* with an end that leads to its catalog; as it is where that is not seen.

    What lists the objects stands at the end of the file, which is lost where it was cut off. Readers find the objects
    without that list, but not which one to begin with.
    """
    root = root_of(data)
    return data if root is None else data + b"\nendobj\ntrailer\n<< /Root %d 0 R >>\nstartxref\n0\n%%%%EOF\n" % root


def _rewritten(data: bytes, passwords: Sequence[str]) -> bytes | None:
    """*data* as qpdf writes it anew; None where it cannot, or is not installed."""
    try:
        import pikepdf
    except ImportError:
        return None
    logging.getLogger("pikepdf").setLevel(logging.CRITICAL)
    for password in ("", *passwords):
        stream = io.BytesIO()
        try:
            with pikepdf.open(io.BytesIO(data), password=password) as document:
                document.save(stream)
        except pikepdf.PasswordError:
            continue
        except Exception:  # what cannot be mended has more faces than one
            return None
        return stream.getvalue()
    return None


def _only(pages: Sequence[int], data: bytes, passwords: Sequence[str]) -> bytes:
    """A PDF of those *pages*, counted from 0, of *data*."""
    from pypdfium2 import PdfDocument

    stream = io.BytesIO()
    with open_pdf(data, passwords) as document:
        copy = PdfDocument.new()
        copy.import_pages(document, list(pages))
        copy.save(stream)
        copy.close()
    return stream.getvalue()


def _yield_or_nothing(data: bytes, passwords: Sequence[str]) -> Yield:
    try:
        return yield_of(data, passwords)
    except (Damaged, Encrypted):
        return NOTHING


def _losses(data: bytes, blank: Sequence[int], look: Look, passwords: Sequence[str]) -> Iterator[Finding]:
    """What may be wrong in *data*, the mended form of what *look* saw; *blank* pages show nothing."""
    broken = looked_over(data, frozenset()).broken
    pages = sorted({*blank, *(pages_with(data, broken, passwords) if broken else ())})
    if pages or broken or look.broken:
        yield damaged_pages(tuple(Place(page=page) for page in pages))


def _hint() -> str:
    try:
        import pikepdf  # noqa: F401 - only whether it is there
    except ImportError:
        return " Or install maalplan[repair], which mends more."
    return ""
