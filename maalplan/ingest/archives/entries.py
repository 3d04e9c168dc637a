"""What the readers of archives give to the one that unpacks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from maalplan.errors import MaalplanError
from maalplan.model import Failure

Pieces = Callable[[bytes | None], Iterator[bytes]]
"""The bytes of a file in an archive, a piece at a time; takes the password where the file asks for one."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A file in an archive. ``name`` is its path as people read it, not yet made safe; ``size`` is what the archive
    says of its bytes and ``packed`` of those that it takes there (null where it does not say). ``problem`` says why
    it cannot be had.

    ``pieces`` raises Damaged where this file is broken and others may be whole, NoMore where nothing else can be read
    either, and WrongKey.
    """

    name: str
    pieces: Pieces
    size: int | None = None
    packed: int | None = None
    locked: bool = False
    problem: Failure | None = None


class NoMore(MaalplanError):
    """Nothing more can be had from this archive; ``code`` is that of the reason."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class WrongKey(Exception):
    """The password does not open this file."""
