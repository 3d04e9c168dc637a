"""What the bytes of a PDF show before any library reads it: whether its packed parts unpack, which pages it holds.

Readers take what they can from a part that does not unpack and say nothing; so it is tried here. Pictures are left
out; fonts are not, for with a broken font the words set in it may be lost.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from maalplan.errors import TooLarge
from maalplan.limits import MB, PDF_PART

_STREAM = re.compile(rb">>\s{0,9}stream(?:\r\n|\n|\r)")
_NUMBER = re.compile(rb"(\d{1,10})\s{1,9}\d{1,5}\s{1,9}$")
_PAGE = re.compile(rb"/Type\s{0,9}/Page(?![A-Za-z])")
_CATALOG = re.compile(rb"/Type\s{0,9}/Catalog\b")
_PACKED = re.compile(rb"/Filter\s{0,9}\[?\s{0,9}/(?:FlateDecode|Fl)\b")
_IN_LETTERS = re.compile(rb"/Filter\s{0,9}\[?\s{0,9}/(?:ASCII85Decode|A85)\b")
_LETTERS = bytes(range(ord("!"), ord("u") + 1)) + b"z\n\r\t\f\0 "
_LETTERS_END = b"~>"
_PICTURE = re.compile(rb"/Image\b|/Predictor\b|/EmbeddedFile\b")

_DICTIONARY = 4096
"""The dictionary of a part is sought in so many bytes before it."""
_STEP = 1 << 16


@dataclass(frozen=True, slots=True)
class Look:
    """What the bytes show. ``pages``: how many different page objects they hold; ``broken``: the numbers of the
    objects whose packed content does not unpack; ``names``: which of the names that were looked for they hold."""

    pages: int
    broken: frozenset[int]
    names: frozenset[bytes]
    encrypted: bool


def looked_over(data: bytes, names: frozenset[bytes]) -> Look:
    """Look for *names* and damage in the bytes of a PDF.

    What is encrypted cannot be looked into: such a file has no ``broken`` parts, and all *names*.

    :raises TooLarge: a part of it unpacks to more than any page, font or box of objects takes.
    """
    if b"/Encrypt" in data:
        return Look(_pages_in(data), frozenset(), names, encrypted=True)
    broken: dict[int, bool] = {}
    boxes: list[bytes] = []
    for part in _parts(data):
        holds_objects = b"/ObjStm" in part.dictionary
        whole, content = _looked_into(data, part, keep=holds_objects)
        # Of several revisions of an object the last counts.
        broken[part.number] = not whole
        if holds_objects:
            boxes.append(content)
    found = frozenset(name for name in names if name in data or any(name in box for box in boxes))
    pages = _pages_in(data) + sum(len(_PAGE.findall(box)) for box in boxes)
    return Look(pages, frozenset(number for number, bad in broken.items() if bad), found, encrypted=False)


@dataclass(frozen=True, slots=True)
class _Part:
    """A packed part of the file: the number of its object, its dictionary, and where its content starts."""

    number: int
    dictionary: bytes
    start: int


def _parts(data: bytes) -> Iterator[_Part]:
    """The packed parts that may hold words, or objects."""
    for found in _STREAM.finditer(data):
        head = data.rfind(b"obj", max(0, found.start() - _DICTIONARY), found.start())
        dictionary = data[head + 3 : found.start()] if head >= 0 else b""
        packed = _PACKED.search(dictionary) or _IN_LETTERS.search(dictionary)
        if not packed or (_PICTURE.search(dictionary) and b"/ObjStm" not in dictionary):
            continue
        yield _Part(_number_of(data, found.start()) or 0, dictionary, found.end())


def _looked_into(data: bytes, part: _Part, *, keep: bool) -> tuple[bool, bytes]:
    """Whether *part* is whole, as far as that is quickly seen, and its content where it is to be kept."""
    if not _IN_LETTERS.search(part.dictionary):
        return _unpacked(data, part.start, keep=keep)
    end = data.find(_LETTERS_END, part.start)
    return end >= 0 and not data[part.start : end].translate(None, _LETTERS), b""


def _unpacked(data: bytes, start: int, *, keep: bool) -> tuple[bool, bytes]:
    """Whether what starts at *start* unpacks to its end, and what comes out where it is to be kept.

    >>> _unpacked(zlib.compress(b"q BT ET Q"), 0, keep=True)
    (True, b'q BT ET Q')
    >>> _unpacked(zlib.compress(b"q BT ET Q")[:-3], 0, keep=False)
    (False, b'')
    """
    unpacker, kept, length, view = zlib.decompressobj(), bytearray(), 0, memoryview(data)
    try:
        while not unpacker.eof and length <= PDF_PART:
            source = unpacker.unconsumed_tail or view[start : start + _STEP]
            if not source:
                break
            if not unpacker.unconsumed_tail:
                start += _STEP
            piece = unpacker.decompress(source, _STEP * 16)
            length += len(piece)
            if keep:
                kept += piece
    except zlib.error:
        return False, bytes(kept)
    if length > PDF_PART:
        raise TooLarge(
            f"A part of the PDF unpacks to over {PDF_PART // MB} MB; print the pages of the plan alone to a new PDF."
        )
    return unpacker.eof, bytes(kept)


def root_of(data: bytes) -> int | None:
    """The number of the object that all others hang from, the catalog, where it stands in *data* as it is."""
    found = [match.start() for match in _CATALOG.finditer(data)]
    return _number_of(data, found[-1]) if found else None


def _pages_in(data: bytes) -> int:
    """How many different page objects stand in *data* as they are; a later revision of a page is the same page."""
    numbers = set()
    for found in _PAGE.finditer(data):
        number = _number_of(data, found.start())
        numbers.add(-found.start() if number is None else number)
    return len(numbers)


def _number_of(data: bytes, place: int) -> int | None:
    """The number of the object that *place* is in; None where its beginning is not near."""
    head = data.rfind(b"obj", max(0, place - _DICTIONARY), place)
    number = _NUMBER.search(data, max(0, head - 30), head) if head >= 0 else None
    return int(number[1]) if number else None
