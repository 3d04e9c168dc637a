"""A PDF as it comes, made ready to be read: mended, taken out of its portfolio, its form fields made part of the pages.

A sound PDF without such things passes through as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from maalplan.errors import Damaged, NotADocument
from maalplan.findings import attachments_unread, portfolio_opened
from maalplan.ingest.pdf.intake.forms import flattened
from maalplan.ingest.pdf.intake.mending import is_damaged, mended
from maalplan.ingest.pdf.intake.packed import Look, looked_over
from maalplan.ingest.pdf.intake.portfolio import attached_to, the_one_pdf
from maalplan.ingest.pdf.intake.state import State, state_of
from maalplan.model import Finding

_HEAD = 1024
"""Within so many bytes a PDF must say that it is one."""
_COLLECTION = b"/Collection"
_FREE_TEXT = b"/FreeText"
_NAMES = frozenset({_COLLECTION, _FREE_TEXT})
_DEEPEST = 3
"""So many portfolios within one another are opened."""


@dataclass(frozen=True, slots=True)
class Intake:
    """A PDF that can be read, and what is to be said of how it came to be."""

    data: bytes
    findings: tuple[Finding, ...] = ()


def taken_in(data: bytes, passwords: Sequence[str] = (), *, depth: int = 1) -> Intake:
    """The PDF *data*, ready to be read.

    :raises NotADocument: it is no PDF.
    :raises Encrypted: it asks for a password that is not among *passwords*.
    :raises Damaged: nothing can be read from it.
    :raises TooLarge: a part of it unpacks to more than is read.
    :raises Unsupported: it is a portfolio of several files, or a form that only Adobe's programs show.
    """
    if b"%PDF-" not in data[:_HEAD]:
        raise NotADocument(
            "This is no PDF file, whatever its name says; open it where it came from and save it as PDF."
        )
    look = looked_over(data, _NAMES)
    state = _state_or_error(data, passwords)
    findings: list[Finding] = []
    if isinstance(state, Damaged) or is_damaged(data, look, state, passwords):
        data, findings = mended(data, look, state, passwords)
        state = state_of(data, passwords)
    if state.attachments:
        attached = attached_to(data, passwords)
        if _is_cover(look, asks=attached.asks_for_acrobat) and depth < _DEEPEST:
            name, inner = the_one_pdf(attached)
            taken = taken_in(inner, passwords, depth=depth + 1)
            return Intake(taken.data, (*findings, portfolio_opened(name), *taken.findings))
        findings.append(attachments_unread(attached.names))
    if state.form or _FREE_TEXT in look.names:
        data = flattened(data, passwords) or data
    return Intake(data, tuple(findings))


def _state_or_error(data: bytes, passwords: Sequence[str]) -> State | Damaged:
    try:
        return state_of(data, passwords)
    except Damaged as error:
        return error


def _is_cover(look: Look, *, asks: bool) -> bool:
    """Whether the pages are but the cover of what is attached."""
    return asks or (_COLLECTION in look.names and not look.encrypted)
