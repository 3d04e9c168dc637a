"""What fuzzing starts from: the sample plans, in every format that a reader takes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

from samples.content import samples
from samples.make import render

ODT = "application/vnd.oasis.opendocument.text"


def seeds(target: str) -> list[bytes]:
    """Documents of the kind that the reader of that name takes."""
    return SEEDS[target]()


def _pdf() -> list[bytes]:
    return [render(sample, "pdf") for sample in samples()[:4]]


def _word() -> list[bytes]:
    return [render(sample, "docx") for sample in samples()[:4]]


def _text() -> list[bytes]:
    return [render(sample, "txt") for sample in samples()]


def _markdown() -> list[bytes]:
    return [render(sample, "md") for sample in samples()]


def _html() -> list[bytes]:
    from markdown_it import MarkdownIt

    reader = MarkdownIt().enable("table")
    return [f"<html><body>{reader.render(data.decode())}</body></html>".encode() for data in _markdown()]


def _odt() -> list[bytes]:
    from tests.ingest.odt_maker import odt_file, p

    return [odt_file("".join(p(line) for line in data.decode().splitlines() if line)) for data in _text()[:4]]


def _archive() -> list[bytes]:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, data in enumerate(_text()):
            archive.writestr(f"planer/{number}.txt", data)
    return [whole.getvalue()]


def _values() -> list[bytes]:
    return [milestone.text.encode() for sample in samples() for goal in sample.goals for milestone in goal.milestones]


SEEDS: dict[str, Callable[[], list[bytes]]] = {
    "pdf": _pdf,
    "word": _word,
    "odt": _odt,
    "html": _html,
    "markdown": _markdown,
    "text": _text,
    "archive": _archive,
    "values": _values,
}
