"""Bytes to text: the encodings that Danish documents come in, decided by their own evidence."""

from __future__ import annotations

import codecs
import re
import unicodedata

from maalplan.errors import NotADocument
from maalplan.findings import mojibake_repaired
from maalplan.model import Finding

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins like UTF-16's, so it is asked first
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ONE_BYTE = ("cp1252", "mac-roman", "cp850", "cp865")
_DANISH = frozenset("æøåÆØÅ")
_USUAL = frozenset("éÉèüÜöÖäÄ§°½±´•–—…“”„‘’«»€²³\u00a0\u00ad")
_SAMPLE = 64 * 1024
_CONTROLS = bytes(n for n in range(32) if n not in b"\t\n\v\f\r\x1a\x1b") + b"\x7f"
_LINE_ENDS = re.compile("\r\n?|[\x85\u2028\u2029]")
_COMBINING_PILE = re.compile("([\u0300-\u036f]{8})[\u0300-\u036f]+")
_HIGH = "\u0080-\u00bfŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™"
_SUSPECT = re.compile(f"[ÃÂ][{_HIGH}]|â€|├[Ñªåÿ©╝]|√[•∏¶ÖÜ©]")
_SEQUENCE = re.compile(f"[ÃÂ][{_HIGH}]|â[{_HIGH}]{{2}}")
_BYTES = {sign: byte for byte in range(0x80, 0x100) for sign in (chr(byte), bytes([byte]).decode("cp1252", "ignore"))}
_TWICE_WRONG = frozenset("ÃÂâ¥¦¸†˜…€“”™")
_TWICE = 2
_PIECE = 4096


def decode(data: bytes) -> tuple[str, tuple[Finding, ...]]:
    """The text of *data* in NFC with line ends ``\\n``, and what had to be repaired.

    Valid UTF-8 wins; UTF-16 and UTF-32 are known by their BOM or their NUL bytes; else Windows-1252, unless the
    Danish letters only make sense in Mac Roman or a DOS code page. Raises NotADocument for binary content.

    >>> decode("Mål".encode("cp1252"))
    ('Mål', ())
    """
    text = _decoded(data)
    if "\0" in text:
        raise _binary()
    # Before the line ends: half of a wrongly decoded Å looks like the rare line end U+0085.
    whole, repaired = _without_mojibake(text.removeprefix("\ufeff"))
    whole = _LINE_ENDS.sub("\n", whole).rstrip("\x1a").replace("\x1a", " ")
    if not unicodedata.is_normalized("NFC", whole):
        # Sorting a long pile of marks takes quadratic time; no letter carries more than a few.
        whole = unicodedata.normalize("NFC", _COMBINING_PILE.sub(r"\1", whole))
    return whole, (mojibake_repaired(),) if repaired else ()


def _binary() -> NotADocument:
    return NotADocument("holds binary data, not text: save it as .docx, PDF or text (UTF-8)")


def _decoded(data: bytes) -> str:
    for bom, name in _BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(name, "replace")
    wide = _wide(data[:_SAMPLE])
    if wide:
        return data.decode(wide, "replace")
    if b"\0" in data or _too_many_controls(data):
        raise _binary()
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _mixed(data) or data.decode(_one_byte(data), "replace")


def _wide(sample: bytes) -> str | None:
    """UTF-16 or UTF-32 without a BOM: of Danish text nearly every high byte is NUL, and no low byte is."""
    quads = len(sample) // 4
    if quads < 1:
        return None
    nuls = [sample[offset::4].count(0) / quads for offset in range(4)]
    for name, low in (
        ("utf-32-le", (0,)),
        ("utf-32-be", (3,)),
        ("utf-16-le", (0, 2)),
        ("utf-16-be", (1, 3)),
    ):
        if all(nuls[n] < 0.05 if n in low else nuls[n] > 0.7 for n in range(4)):
            return name
    return None


def _too_many_controls(data: bytes) -> bool:
    controls = len(data) - len(data.translate(None, _CONTROLS))
    return controls * 50 > len(data)


def _mixed(data: bytes) -> str | None:
    """Text whose lines are of several encodings: mostly UTF-8, some lines in one byte per letter."""
    whole = data.decode("utf-8", "ignore")
    kept = len(whole.encode("utf-8"))
    letters = sum(1 for sign in whole if sign in _DANISH or sign in _USUAL)
    if letters <= len(data) - kept:
        return None
    return "\n".join(map(_line, re.split(b"\r\n?|\n", data)))


def _line(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("cp1252", "replace")


def _one_byte(data: bytes) -> str:
    """The one-byte encoding in which the high bytes of *data* are most often Danish letters."""
    high = [(byte, data.count(byte)) for byte in range(0x80, 0x100) if byte in data]
    return max(_ONE_BYTE, key=lambda name: sum(times * _sense(byte, name) for byte, times in high))


def _sense(byte: int, name: str) -> int:
    sign = bytes([byte]).decode(name, "replace")
    return 3 if sign in _DANISH else 0 if sign in _USUAL else -2


def _without_mojibake(text: str) -> tuple[str, bool]:
    """*text* with lines put right that had been decoded wrongly once; correct lines are not touched."""
    if not _SUSPECT.search(text):
        return text, False
    lines = text.split("\n")
    fixed = [_put_right(line) if _SUSPECT.search(line) else line for line in lines]
    return "\n".join(fixed), fixed != lines


def _put_right(line: str) -> str:
    import ftfy

    # Correct letters beside wrong ones are left alone by ftfy's inconsistent-UTF-8 step; its other repairs
    # (quotes, widths, entities) are changes of the words and stay off. Short pieces keep the time linear.
    fixed = "".join(ftfy.fix_encoding(piece) for piece in _pieces(line))
    for _ in range(_TWICE):  # ftfy leaves a lone "MÃ¥l" alone: too little to be sure of any language
        fixed = _SEQUENCE.sub(_danish, fixed)
    return fixed


def _danish(found: re.Match[str]) -> str:
    """The letter that was decoded wrongly; only what Danish documents use, so that ``IRMÃ”`` stays."""
    wrong = found.group()
    sign = bytes(_BYTES[one] for one in wrong).decode("utf-8", "replace")
    return sign if sign in _DANISH or sign in _USUAL or sign in _TWICE_WRONG else wrong


def _pieces(line: str) -> list[str]:
    if len(line) <= _PIECE:
        return [line]
    words = re.split("(?<= )", line)
    pieces, piece = [], ""
    for word in (part[n : n + _PIECE] for part in words for n in range(0, len(part) or 1, _PIECE)):
        if len(piece) + len(word) > _PIECE:
            pieces.append(piece)
            piece = ""
        piece += word
    return [*pieces, piece]
