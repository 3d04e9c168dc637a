"""The zip archive that keeps the parts of a document; every way in which it can be broken is told here."""

from __future__ import annotations

import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from maalplan.errors import Damaged, Encrypted, TooLarge
from maalplan.limits import MB, PART_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element


BROKEN = (BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError, SyntaxError)
"""What zip and XML libraries raise for a broken part; lxml's errors of syntax are Python's."""


@dataclass(frozen=True, slots=True)
class Format:
    """What people call a file of the format, and the program that mends it."""

    noun: str
    program: str


class Archive:
    """An open archive."""

    def __init__(self, archive: ZipFile, form: Format) -> None:
        self._archive = archive
        self._form = form
        self.names = frozenset(archive.namelist())

    def size(self, name: str) -> int:
        """The bytes that a part says it unpacks to."""
        return self._archive.getinfo(name).file_size

    def read(self, name: str) -> bytes:
        """The bytes of a part.

        Raises :class:`~maalplan.errors.Encrypted` for one that is locked, :class:`~maalplan.errors.TooLarge`.
        """
        info, noun = self._archive.getinfo(name), self._form.noun
        if info.flag_bits & 1:
            raise Encrypted(
                f"The {noun} is locked with a password; open it in {self._form.program} and save it without one."
            )
        if info.file_size > PART_BYTES:
            raise TooLarge(f"The {noun} unpacks to over {PART_BYTES // MB} MB; save the plan alone in a new file.")
        return self._archive.read(name)


@contextmanager
def opened(data: bytes, form: Format) -> Iterator[Archive]:
    """The archive *data*, and inside the ``with`` whatever zip and XML libraries say, as errors of maalplan.

    Raises :class:`~maalplan.errors.Damaged`, or :class:`~maalplan.errors.TooLarge` for XML nested beyond all limits.
    """
    with told(form), ZipFile(BytesIO(data)) as archive:
        yield Archive(archive, form)


def without_entities(root: _Element) -> _Element:
    """*root*, whose document declares no entities: they are not resolved, so that words would be missing.

    Raises :class:`ValueError`, which :func:`told` translates: no program writes such a file.
    """
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and declared.entities():  # type: ignore[attr-defined] # the stubs do not have it
        raise ValueError("entities are declared")
    return root


@contextmanager
def told(form: Format) -> Iterator[None]:
    """Whatever zip and XML libraries say, as errors of maalplan. Raises as :func:`opened`."""
    from lxml.etree import ErrorTypes, XMLSyntaxError

    mend = f"open it in {form.program}, save it again and try once more."
    try:
        yield
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as error:
        raise Damaged(f"The {form.noun} is broken; {mend}") from error
    except XMLSyntaxError as error:
        if getattr(error, "code", None) == ErrorTypes.ERR_RESOURCE_LIMIT:
            raise TooLarge(
                f"The {form.noun} goes beyond all limits of XML (nested too deep, or too long); "
                "save the plan alone in a new file."
            ) from error
        raise Damaged(f"The {form.noun}'s XML is broken; {mend}") from error
