"""What pdfium says of the characters of one text page, each thing asked of all characters, or runs of them, at once."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from itertools import compress, islice, pairwise, repeat
from operator import ne
from typing import NamedTuple, TypeAlias

from maalplan.ingest.pdf.marks import UNKNOWN
from maalplan.ingest.pdf.pdfium.calls import Address, Calls, addresses, all_of
from maalplan.ingest.pdf.pdfium.frame import Frame, Matrix
from maalplan.ingest.pdf.shown import Box

_LAST_CODE = 0x10FFFF


class Run(NamedTuple):
    """The characters, from *start* on, that one text object draws."""

    item: Address
    start: int
    text: str
    apart: bool
    """Whether the file has a blank before it."""
    parted: bool
    """Whether pdfium has put one there."""


Told: TypeAlias = tuple[Address, float, Matrix, int, int, int]
"""What is known of a run: its font, size, matrix, way of drawing, the number of its marked content (-1 for none), and
whether the file does not say what its first letter is."""


class Characters:
    """The characters of a text page: ``text``, and of each in ``objects`` the text object that draws it; None for the
    blanks that pdfium puts where characters stand apart."""

    __slots__ = ("_call", "_page", "objects", "text")

    def __init__(self, page: Address, call: Calls) -> None:
        self._page, self._call = ctypes.c_void_p(page), call
        number: int = max(0, call.count_chars(page))
        buffer = ctypes.create_string_buffer(2 * (number + 1))
        call.text(page, 0, number, buffer)
        text = buffer.raw[: 2 * number].decode("utf-16-le", errors="replace").rstrip("\0")
        if len(text) != number:
            # characters without a letter, and those beyond the first 65,536, shift the string against the numbers
            codes = map(call.char_code, repeat(self._page), range(number))
            text = "".join(chr(code) if 0 < code <= _LAST_CODE else UNKNOWN for code in codes)
        self.text = text
        self.objects: list[Address | None] = list(map(call.char_object, repeat(self._page, number), range(number)))

    def runs(self) -> Iterator[Run]:
        """What each text object says, blank ones left out."""
        text, objects = self.text, self.objects
        apart = parted = False
        if not objects:
            return
        changes = compress(range(1, len(objects)), map(ne, objects, islice(objects, 1, None)))
        for start, end in pairwise((0, *changes, len(objects))):
            item, part = objects[start], text[start:end]
            if item is None:
                parted = part == " "
            elif part.isspace():
                apart = True
            else:
                yield Run(item, start, part, apart, parted)
                apart, parted = part[-1].isspace(), False

    def told(self, runs: Sequence[Run], in_forms: dict[Address, int]) -> Iterator[Told]:
        """What is known of each of *runs*; ``in_forms`` has the marked content of text objects inside forms."""
        call, number = self._call, len(runs)
        items, starts = [run.item for run in runs], [run.start for run in runs]
        sizes, matrices = (ctypes.c_float * number)(), (ctypes.c_float * (6 * number))()
        all_of(map(call.text_size, items, addresses(sizes, 1)))
        all_of(map(call.char_matrix, repeat(self._page), starts, addresses(matrices, 6)))
        return zip(
            map(call.text_font, items),
            sizes[:],
            zip(*[iter(matrices[:])] * 6, strict=True),
            map(call.text_mode, items),
            [in_forms[item] if item in in_forms else call.content_id(item) for item in items],
            map(call.unmapped, repeat(self._page), starts),
            strict=True,
        )

    def made_known(self, run: Run) -> Run:
        """*run* with those of its characters marked of which the file does not say what letters they are."""
        unmapped = map(self._call.unmapped, repeat(self._page), range(run.start, run.start + len(run.text)))
        text = "".join(
            UNKNOWN if strange and not char.isspace() else char
            for char, strange in zip(run.text, unmapped, strict=True)
        )
        return run._replace(text=text)

    def boxes(self, numbers: Sequence[int], frame: Frame) -> list[Box]:
        """The boxes of the characters with these *numbers*, in the coordinates of *frame*: each as wide as the pen goes
        on, or as its glyph where that is wider."""
        room = (ctypes.c_float * (4 * len(numbers)))()
        all_of(map(self._call.char_box, repeat(self._page), numbers, addresses(room, 4)))
        # pdfium writes left, top, right, bottom
        return frame.boxes(zip(room[0::4], room[3::4], room[2::4], room[1::4], strict=True))
