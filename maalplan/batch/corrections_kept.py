"""The corrections that a folder keeps, ``corrections.json``: what people put right in its plans, by the content of the
documents. It is theirs: they may edit it, and copy it to another folder."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import chain, count
from pathlib import Path
from typing import Final

import msgspec

from maalplan.batch.state import hash_of
from maalplan.errors import MaalplanError
from maalplan.model import SCHEMA_VERSION, Correction, CorrectionsFile, DocumentCorrections
from maalplan.output.corrections.json_file import corrections_from_json, corrections_to_json
from maalplan.output.files import write_files

CORRECTIONS: Final = "corrections.json"


class BrokenCorrections(MaalplanError):
    """The corrections that the folder keeps cannot be read; nothing is written without them."""

    code = "corrections"


@dataclass(slots=True)
class Kept:
    """The corrections of a folder: ``documents`` by the SHA-256 of the document, in the order of the file."""

    documents: dict[str, DocumentCorrections] = field(default_factory=dict)

    def of(self, sha256: str) -> tuple[Correction, ...]:
        """The corrections to the document of that content, in the order in which they are put in."""
        known = self.documents.get(sha256)
        return () if known is None else known.corrections

    def hash(self, sha256: str) -> str | None:
        """A hash of these corrections; None where there are none."""
        found = self.of(sha256)
        return hash_of(msgspec.json.encode(found)) if found else None

    def put(self, document: DocumentCorrections) -> None:
        """Have *document* instead of what was known of it; without corrections it goes."""
        self.documents[document.sha256] = document
        if not document.corrections:
            del self.documents[document.sha256]

    def write(self, out: Path) -> None:
        """Write the file of the folder *out*; without corrections there is none.

        Raises:
            MaalplanError: the system does not let us write.
        """
        if self.documents:
            kept = CorrectionsFile(SCHEMA_VERSION, tuple(self.documents.values()))
            write_files(out, {CORRECTIONS: corrections_to_json(kept)})
            return
        try:
            (out / CORRECTIONS).unlink(missing_ok=True)
        except OSError as error:
            raise MaalplanError(
                f"{out / CORRECTIONS} cannot be taken away ({error.strerror}); close it in other programs."
            ) from error


def kept_in(out: Path) -> Kept:
    """The corrections that the folder *out* keeps.

    Raises:
        BrokenCorrections: its file cannot be read, or is none.
    """
    try:
        data = (out / CORRECTIONS).read_bytes()
    except FileNotFoundError:
        return Kept()
    except OSError as error:
        raise BrokenCorrections(f"{out / CORRECTIONS} cannot be read ({error.strerror}). {_REMEDY}") from error
    try:
        return Kept(_by_content(corrections_from_json(data).documents))
    except MaalplanError as error:
        raise BrokenCorrections(f"{out / CORRECTIONS} cannot be used. {error.message} {_REMEDY}") from error


_REMEDY: Final = (
    "Mend it, or move it away to go on without corrections; nothing was written, so that none of them is lost."
)


def _by_content(documents: Iterable[DocumentCorrections]) -> dict[str, DocumentCorrections]:
    """*documents*, those of the same content in one: a person may have put two files together, or have copied a
    correction and left its id as it was."""
    found: dict[str, DocumentCorrections] = {}
    for one in documents:
        first = found.get(one.sha256)
        known = () if first is None else first.corrections
        corrections = _each_with_its_id((*known, *one.corrections))
        found[one.sha256] = DocumentCorrections(one.sha256, one.path, one.plan, corrections)
    return {sha256: one for sha256, one in found.items() if one.corrections}


def _each_with_its_id(corrections: Iterable[Correction]) -> tuple[Correction, ...]:
    """*corrections* without those that stand there twice; others of the same id, or of none, get the next free one."""
    found: dict[str, Correction] = {}
    seen: set[str] = set()
    for one in corrections:
        content = msgspec.json.encode(one).decode("utf-8")
        if content in seen:
            continue
        seen.add(content)
        wanted = one.id or "r"
        names = chain((one.id,) if one.id else (), (f"{wanted}-{n}" for n in count(2)))
        free = next(name for name in names if name not in found)
        found[free] = replace(one, id=free)
    return tuple(found.values())
