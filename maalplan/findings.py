"""Every kind of finding, one function each; its docstring is its documentation.

A finding never stops a document. ``note``: good to know; ``warning``: look at it; ``error``: something is
missing that the plan must have.
"""

from __future__ import annotations

from maalplan.model import Finding, Place

Places = tuple[Place, ...]


# ------------------------------------------------------------------ ingest


def mojibake_repaired() -> Finding:
    """The whole text had been decoded wrongly once (``MÃ¥l`` for ``Mål``) and was put right."""
    return Finding(
        "mojibake-repaired",
        "warning",
        "The text had been decoded wrongly (Ã¥ for å); it was put right throughout.",
    )


def pages_without_text(source: Places) -> Finding:
    """Some pages are pictures without text (scans between pages of text); their words are not read."""
    numbers = ", ".join(str(place.page) for place in source)
    return Finding(
        "pages-without-text",
        "warning",
        f"Pictures without text, not read (run OCR on the PDF first): page {numbers}.",
        source,
    )


# ------------------------------------------------------------------ parsers


def unplaced_text(words: str, source: Places) -> Finding:
    """Words in a goal section that belong to no field and were not knowingly skipped."""
    return Finding("unplaced-text", "warning", f"In no field: {shorten(words)}", source)


def unknown_label(label: str, nearest: str | None, source: Places) -> Finding:
    """A label that the vocabulary does not know; its words are kept in ``extra``."""
    hint = f" The nearest word that it knows is {nearest!r}." if nearest else ""
    message = f"The label {label!r} is not in the vocabulary; its words are kept in extra.{hint}"
    return Finding("unknown-label", "note", message, source)


# ------------------------------------------------------------------ normalize


def unknown_agency() -> Finding:
    """No authority is named on the cover, in the agreement, at the signatures or in the text: the id is ``ukendt``."""
    return Finding("unknown-agency", "warning", "The document names no authority that it binds; its id says ukendt.")


def unknown_year() -> Finding:
    """Nothing says which year the plan is for: the id has ``0000``."""
    return Finding("unknown-year", "warning", "The document does not say which year it is for; its id says 0000.")


def no_milestones(title: str, source: Places) -> Finding:
    """A goal for which the document names no milestone, or none was recognised."""
    return Finding("goal-without-milestones", "note", f"No milestones were found for {shorten(title)!r}.", source)


def recurring(words: str, source: Places) -> Finding:
    """A milestone that comes round again and again ("en gang i kvartalet", "løbende"): it has no deadline."""
    return Finding("recurring", "note", f"This recurs, so it has no deadline: {shorten(words)}", source)


def deadline_without_year(words: str, source: Places) -> Finding:
    """A time of the year in a plan of several years, with no year printed: it has no deadline."""
    return Finding("deadline-without-year", "warning", f"No year is printed for this time: {shorten(words)}", source)


# ------------------------------------------------------------------ batch


def id_taken(own: str, given: str) -> Finding:
    """Another document has the same agency and year: this plan got a number behind its id."""
    return Finding("id-taken", "warning", f"Another document is {own} too; this one is {given}.")


# ------------------------------------------------------------------ words of messages


def shorten(words: str, length: int = 160) -> str:
    """*words* on one line, cut at *length* characters."""
    line = " ".join(words.split())
    return line if len(line) <= length else line[: length - 1] + "…"
