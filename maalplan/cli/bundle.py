"""``maalplan inspect --bundle``: what a bug report needs, without the words of the document."""

from __future__ import annotations

import io
import json
import platform
import sys
import traceback
import zipfile
from importlib import metadata
from pathlib import Path
from typing import Any

import maalplan
from maalplan.errors import MaalplanError, Unreadable
from maalplan.ingest.sources import Found
from maalplan.model import Document, Plan, ReadOptions

LIBRARIES = ("pypdfium2", "pdfplumber", "python-docx", "lxml", "spacy", "opencv-python-headless", "pikepdf")

MOMENT = (1980, 1, 1, 0, 0, 0)
"""The time that a ZIP file notes where none is to be told."""

READ_ME = """A report on a document that maalplan did not read as it should.

about.json     the program, the machine, the kind of document, what went wrong and where in the program
document.json  the document's blocks with their places; words are masked (x), labels and list marks stay
blocks.txt     the same for the eye

No name, figure, file name or password is in these files. Look through blocks.txt before you send it.
"""


def write_bundle(file: Path, found: Found, vocabulary: str | None, options: ReadOptions) -> str:
    """Write a ZIP with what a bug report needs to *file*; a line on what it holds.

    Raises:
        MaalplanError: *file* cannot be written, or the document's own file not be read.
    """
    from maalplan.output.files import write_whole

    try:
        data = found.path.read_bytes()
    except OSError as error:
        raise Unreadable(f"{found.shown} cannot be read ({error.strerror}).") from error
    document, went_wrong = _seen(data, found, options)
    result = _result(data, found, vocabulary, options) if document is not None else went_wrong
    about = {**_program(options), "document": _facts(data, document), "result": result}
    files = {"README.txt": READ_ME.encode(), "about.json": _json(about), **_masked(document, vocabulary)}
    write_whole(file, _zipped(files))
    return f"{file.as_posix()}: {', '.join(files)}; words are masked. Look through it before you send it."


def _seen(data: bytes, found: Found, options: ReadOptions) -> tuple[Document | None, dict[str, Any]]:
    from maalplan.pipeline import read_document

    try:
        return read_document(data, path=found.relative, options=options), {}
    except Exception as error:
        return None, _fault(error)


def _result(data: bytes, found: Found, vocabulary: str | None, options: ReadOptions) -> dict[str, Any]:
    from maalplan.pipeline import read_plan

    try:
        plan = read_plan(data, path=found.relative, vocabulary=vocabulary, options=options)
    except Exception as error:
        return _fault(error)
    return _outcome(plan)


def _outcome(plan: Plan) -> dict[str, Any]:
    return {
        "goals": [[goal.scope, goal.number, len(goal.milestones)] for goal in plan.goals],
        "coverage": plan.coverage,
        "findings": [[finding.code, finding.severity] for finding in plan.findings],
    }


def _fault(error: Exception) -> dict[str, Any]:
    """What went wrong, by its code and its place in the program; a message may quote the document."""
    frames = traceback.extract_tb(error.__traceback__)
    return {
        "error": error.code if isinstance(error, MaalplanError) else type(error).__name__,
        "trace": [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames],
    }


def _program(options: ReadOptions) -> dict[str, Any]:
    return {
        "maalplan": maalplan.__version__,
        "python": sys.version.split()[0],
        "system": f"{platform.system()} {platform.machine()}",
        "libraries": {name: version for name in LIBRARIES if (version := _version(name)) is not None},
        "options": {"pdf_engine": options.pdf_engine, "ocr": options.ocr},
    }


def _version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def _facts(data: bytes, document: Document | None) -> dict[str, Any]:
    from maalplan.ingest import detect

    facts: dict[str, Any] = {"kind": detect(data).value, "bytes": len(data)}
    if document is not None:
        facts |= {"pages": document.source.pages, "parser": document.source.parser, "blocks": len(document.blocks)}
    return facts


def _masked(document: Document | None, vocabulary: str | None) -> dict[str, bytes]:
    if document is None:
        return {}
    import msgspec

    from maalplan.output.masked import masked_document
    from maalplan.output.show import show_document
    from maalplan.parsers.vocabulary import known_words

    plain = masked_document(document, known_words(vocabulary))
    return {
        "document.json": msgspec.json.format(msgspec.json.encode(plain), indent=1),
        "blocks.txt": show_document(plain, numbered=True).encode("utf-8", "backslashreplace"),
    }


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def _zipped(files: dict[str, bytes]) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, MOMENT), data, zipfile.ZIP_DEFLATED)
    return whole.getvalue()
