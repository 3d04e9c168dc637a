"""Lines of an aligned table → its rows.

Cells begin at the top of their row. So in a row's first line stands a piece of every column that has words in the
row, and no column has a hole in it. Where that leaves a choice, the words tell: one that goes on in lower case, or
had no room on the line before, continues its cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from maalplan.ingest.rivers import Band, Segment, cells, column_of, segments
from maalplan.ingest.running import Line
from maalplan.ingest.shapes import bullet

Pieces = tuple["Piece", ...]
_NUMBER = re.compile(r"(?:\d{1,2}(?:\.\d{1,3})*|[A-ZÆØÅ]\d{1,2}(?:\.\d+)*)\.?")
_LABEL_END = ":"
_ENDS = re.compile(r"[.:;!?)][”\"’]*$")
_MONTH = (
    r"(?:jan(?:uar)?|feb(?:ruar)?|marts?|apr(?:il)?|maj|juni?|juli?|aug(?:ust)?|sep(?:t(?:ember)?)?|okt(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DATE_WORDS = r"senest|inden|ultimo|primo|medio|ved|løbende|årets|halvår|kvartal"
_COMPARED = r"(?:(?:mindst|højst|minimum|maksimalt|max\.?|maks\.?|min\.?|ca\.?|over|under|op til)\s+|[<>≥≤±+/=-]+\s*)?"
_NARROW = re.compile(
    rf"(?:[QK][1-4].{{0,8}}|{_COMPARED}\d[\d.,/ -]{{0,9}}\s*(?:%|pct\.?|procent|points?|kr\.?|mio\.?(?:\s*kr\.)?"
    r"|dage|uger|mdr\.?|måneder|timer|årsværk)?"
    r"|[\d.,/ -]{1,10}|\d\.\s*(?:kvartal|kvt\.?|halvår).{0,5}"
    rf"|(?:{_DATE_WORDS})\b.{{0,20}}|(?:\d{{1,2}}\.\s*)?{_MONTH}(?:\s*(?:[-–/]|og|til)\s*{_MONTH})?(?:\s*(?:20)?\d\d)?)",
    re.IGNORECASE,
)
"""What fills a narrow column: a date, a figure, a weight."""
_NAME = re.compile(r"(?P<word>[A-ZÆØÅ][a-zæøå]+)\s+(?:\d{1,2}(?:\.\d{1,2})*|[A-ZÆØÅ]\d{0,2})(?:[.:)]|\s|$)")
_DAY_OF_MONTH = re.compile(rf"(?:.*\s)?{_MONTH}", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d\.?")


@dataclass(frozen=True, slots=True)
class Piece:
    """What one line has in one column."""

    line: Line
    text: str
    indent: int


@dataclass(frozen=True, slots=True)
class Row:
    """A row: the pieces of each column; ``wide``: the first cell stands over all of them."""

    columns: tuple[Pieces, ...]
    wide: bool = False

    def with_row(self, other: Row) -> Row:
        """This row with the words of *other* behind its own."""
        both = zip(self.columns, other.columns, strict=True)
        return replace(self, columns=tuple((*own, *more) for own, more in both))


def rows(lines: Sequence[Line], columns: Sequence[Band], head: int = 0) -> Iterator[Row]:
    """The rows of a table's *lines*; *head*: how many of them are labels that are known from another page."""
    found = [_wide(line, columns) or cells(line, columns) for line in lines]
    room = _room(found, len(columns))
    done: list[_Growing] = []
    for n, line in enumerate(lines):
        own = found[n]
        last = done[-1] if done else None
        inner = last is not None and not last.wide and _begins_inside(own, last)
        is_wide = -1 in own
        before = found[n - 1] if n else {}
        begins = n == head if 0 < n <= head else _begins(line, own, before, room, header=len(done) == 1)
        if last is None or is_wide or last.wide or inner or begins:
            done.append(_Growing([[] for _ in columns], is_wide, inner))
        for column, cell in own.items():
            start = columns[column][0] if column > 0 else 0
            piece = Piece(line, cell.text, max(0, cell.start - start))
            _owner(done, max(column, 0), cell.text).append(piece)
    _give_back(done)
    for row in done:
        yield Row(tuple(map(tuple, row.columns)), row.wide)


@dataclass(slots=True)
class _Growing:
    """A row whose lines are being found; ``inner``: it is one more beside a cell that goes on from the row above."""

    columns: list[list[Piece]]
    wide: bool
    inner: bool


def _give_back(done: Sequence[_Growing]) -> None:
    """Where rows begin with a word and a number ("Mål 1: …"), other words in the first column go to the row above.

    The cell that names a goal reaches over the rows of its milestones, and its prose stands beside them.
    """
    body = [row for row in done[1:] if not row.wide]
    kinds = [_NAME.match(row.columns[0][0].text) if row.columns[0] else None for row in body]
    words = [kind["word"] for kind in kinds if kind]
    if len(words) < 2 or len(set(words)) > 1 or kinds[0] is None:
        return
    owner = body[0]
    for row, kind in zip(body, kinds, strict=True):
        if kind:
            owner = row
        elif row.columns[0]:
            owner.columns[0] += row.columns[0]
            row.columns[0] = []


def _begins_inside(own: Mapping[int, Segment], row: _Growing) -> bool:
    """Does a line go on with a cell at its left, and begin another row beside it?

    "sagsbehandling | En plan er godkendt. | 15 %" below "Kortere | Sagerne er afgjort. | 10 %": a narrow column is
    filled once more, and a sentence begins where the last one ended.
    """
    anew = [
        n
        for n, cell in own.items()
        if n > 0
        and row.columns[n]
        and not _is_low(cell.text)
        and _ENDS.search(row.columns[n][-1].text)
        and not _NARROW.fullmatch(cell.text)
    ]
    again = [
        n
        for n, cell in own.items()
        if n > 0
        and row.columns[n]
        and _NARROW.fullmatch(cell.text)
        and _NARROW.fullmatch(row.columns[n][-1].text)
        and not _continues(row.columns[n][-1].text, cell.text)
    ]
    low = [n for n, cell in own.items() if _is_low(cell.text)]
    return bool(anew and again and low) and max(low) < min(anew)


def _owner(done: Sequence[_Growing], column: int, text: str) -> list[Piece]:
    """The cell that *text* belongs to: beside an inner row, words that go on belong to the cell above."""
    if done[-1].inner and not done[-1].columns[column] and _is_low(text):
        for row in reversed(done[:-1]):
            if row.columns[column]:
                return row.columns[column]
            if not row.inner:
                break
    return done[-1].columns[column]


def goes_on(row: Row, other: Row) -> bool:
    """Does *other*, the first row of a page, go on with the words of *row*, the last one of the page before?"""
    if row.wide or other.wide:
        return False
    pairs = [(own[-1].text, more[0].text) for own, more in zip(row.columns, other.columns, strict=True) if own and more]
    alone = sum(map(bool, other.columns)) == 1
    return not other.columns[0] and (alone or any(_continues(own, more) for own, more in pairs))


def _wide(line: Line, columns: Sequence[Band]) -> dict[int, Segment] | None:
    """The words of a line that stand over several columns, as column -1."""
    found = segments(line.text)
    return {-1: found[0]} if len(found) == 1 and column_of(found[0], columns) is None else None


def _room(found: Sequence[Mapping[int, Segment]], columns: int) -> list[int]:
    """How long the words of a line may be in each column."""
    return [max((len(own[n].text) for own in found if n in own), default=0) for n in range(columns)]


def _begins(
    line: Line,
    own: Mapping[int, Segment],
    before: Mapping[int, Segment],
    room: Sequence[int],
    *,
    header: bool,
) -> bool:
    """Does a line begin a row? ``before``: the line above it."""
    goes_on = [n for n in own if n in before and _continues(before[n].text, own[n].text)]
    low = [n for n, cell in own.items() if _is_low(cell.text)]
    if header and 0 in own:
        return line.gap > 0 or 0 not in low
    if any(n not in before and n not in low for n in own):
        return not goes_on
    if goes_on or low:
        return False
    if line.gap or _opens(own, before):
        return True
    return 0 in own and (len(own) > 1 or _is_title(own[0].text, before[0].text, room[0]))


def _opens(own: Mapping[int, Segment], before: Mapping[int, Segment]) -> bool:
    """Does a line open with a number or a label of its own, or fill a narrow column once more?"""
    opening = own[0].text if 0 in own else ""
    if _NUMBER.fullmatch(opening.split(" ")[0]) or opening.endswith(_LABEL_END):
        return True
    return any(_NARROW.fullmatch(cell.text) and _NARROW.fullmatch(before[n].text) for n, cell in own.items() if n)


def _is_title(text: str, before: str, room: int) -> bool:
    """Do words that stand in the first column alone begin anew, rather than go on with the cell?"""
    return not _ENDS.search(text) and not bullet(text) and _had_room(before, text, room)


def _had_room(before: str, text: str, room: int) -> bool:
    if _ENDS.search(before):
        return True
    return len(before) + 1 + len(text.split(" ", maxsplit=1)[0]) <= room


def _continues(before: str, text: str) -> bool:
    """Does *text* go on with the unfinished words *before* it? A year goes on with its day or month."""
    if bullet(text):
        return False
    if _YEAR.fullmatch(text):
        return _DAY_OF_MONTH.fullmatch(before) is not None
    return _is_low(text) and not (_ENDS.search(before) and not before.endswith(")"))


def _is_low(text: str) -> bool:
    """Does *text* go on with a sentence? A date in lower case does not."""
    return (text[:1].islower() or text[:1] in "(,") and not _NARROW.fullmatch(text)
