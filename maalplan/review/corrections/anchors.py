"""How a part of a plan is described, and found again where the same document was read anew, also differently.

The same words at the same place are best, the same words elsewhere good: another version may number blocks otherwise.
What has no quote is found by its text. The id only decides between parts of the same words. Nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final, Literal, TypeAlias

from maalplan.model import Anchor, FollowUp, Goal, Milestone, PartKind, Place, Plan, Quote, Signature
from maalplan.normalize.text import clean
from maalplan.review.corrections.tree import Node, Piece

TELLING: Final[Mapping[PartKind, tuple[str, ...]]] = {
    "plan": (),
    "goal": ("number", "title", "description"),
    "milestone": ("number", "text"),
    "signature": ("name", "organisation"),
    "follow_up": ("occasion",),
}
"""The fields whose quotes tell a part from its neighbours."""
_WEAK: Final = frozenset({"number"})
"""Fields that many parts share: alone they find none, but where they differ it is another part."""
_MANY: Final = 24
"""Letters: words as long as these are those of one part, as far as the plan itself does not say otherwise."""
_BETWEEN = re.compile(r"\s+|(?<=\w)[-\u2010\u2011](?=\w)")

Unfound: TypeAlias = Literal["not-found", "ambiguous"]


def anchor_of(part: Piece, kind: PartKind) -> Anchor:
    """A description of *part*, by which it is found again.

    >>> anchor_of(Milestone("ssi-2025/agency/1/1", "1", "Planen er godkendt."), "milestone").text
    'Planen er godkendt.'
    """
    own = part.quotes
    quotes = {name: own[name] for name in TELLING[kind] if name in own}
    return Anchor(kind, getattr(part, "id", None), text_of(part), quotes)


def text_of(part: Piece) -> str | None:
    """The words by which people name *part*: its title, text, name or occasion."""
    match part:
        case Goal():
            return part.title or part.description
        case Milestone():
            return part.text
        case Signature():
            return part.name or part.organisation
        case FollowUp():
            return part.occasion
        case Plan():
            return part.title


def found(anchor: Anchor, among: Sequence[Node], quote: Quote | None = None) -> Node | Unfound:
    """The one of *among*, parts of the anchor's kind, that *anchor* describes, or why there is none.

    *quote* are the words that a value was read from: a milestone that was cut otherwise counts where they still stand
    in it.
    """
    for is_it in (fits, _is_alike):
        same = [node for node in among if is_it(anchor, node.part)]
        if same:
            return _chosen(anchor, same)
    named = _by_text(anchor, among)
    if named:
        return named[0] if len(named) == 1 else _decided_by_id(anchor, named, beside=True)
    return _cut_otherwise(anchor, among, quote)


def fits(anchor: Anchor, part: Piece) -> bool:
    """Has *part* the words of *anchor*? A number may be missing, but never be another."""
    own = part.quotes
    if any(letters(own[name].text) != letters(words.text) for name, words in anchor.quotes.items() if name in own):
        return False
    needed = [name for name in anchor.quotes if name not in _WEAK] or list(anchor.quotes)
    return bool(needed) and all(name in own for name in needed)


@lru_cache(maxsize=20_000)
def letters(words: str) -> str:
    """*words* as they are compared: clean, without white space, and without the hyphens within words, which a line end
    may have put there.

    >>> letters("resultat-\\nstyring") == letters("resultatstyring")
    True
    """
    return _BETWEEN.sub("", clean(words))


# ------------------------------------------------------------------ places


def at_place(these: Quote, those: Quote) -> bool | None:
    """Do two quotes stand at the same place of the document, by what does not depend on who reads it: pages and boxes,
    or lines? Null where nothing tells."""
    return _some(_same_spot(one, other) for one in these.places for other in those.places)


def in_cell(these: Quote, those: Quote) -> bool | None:
    """Do two quotes stand in the same block, and cell of it, as they were numbered? Null where nothing tells."""
    return _some(_same_block(one, other) for one in these.places for other in those.places)


def _in_row(these: Quote, those: Quote) -> bool | None:
    """Do two quotes stand in the same row and column, of whichever table? Null where nothing tells."""
    return _some(_same_row(one, other) for one in these.places for other in those.places)


def _some(told: Iterable[bool | None]) -> bool | None:
    said = {one for one in told if one is not None}
    return True in said if said else None


def _same_spot(one: Place, other: Place) -> bool | None:
    if one.lines and other.lines:
        return one.lines[0] <= other.lines[1] and other.lines[0] <= one.lines[1]
    if one.page is not None and other.page is not None and one.page != other.page:
        return False
    if one.bbox and other.bbox:
        return all(one.bbox[n] < other.bbox[n + 2] and other.bbox[n] < one.bbox[n + 2] for n in (0, 1))
    return None


def _same_block(one: Place, other: Place) -> bool | None:
    if one.block is None or other.block is None:
        return None
    return (one.block, one.row, one.column) == (other.block, other.row, other.column)


def _same_row(one: Place, other: Place) -> bool | None:
    if one.row is None or other.row is None:
        return None
    return (one.row, one.column) == (other.row, other.column)


def _stands(node: Node, anchor: Anchor, compare: Callable[[Quote, Quote], bool | None]) -> bool | None:
    """Does *node* stand where *anchor* says?"""
    own = node.part.quotes
    return _some(compare(own[name], words) for name, words in anchor.quotes.items() if name in own)


# ------------------------------------------------------------------ choosing


def _chosen(anchor: Anchor, same: Sequence[Node]) -> Node | Unfound:
    """The one of *same*, which all have the anchor's words, that it describes."""
    here = [node for node in same if _stands(node, anchor, at_place)]
    if len(here) == 1:
        return here[0]
    rest = here or [node for node in same if len(same) == 1 or _stands(node, anchor, at_place) is None]
    if not rest:
        return "not-found"
    rest = [node for node in rest if _letters_of(node) == letters(anchor.text or "")] or rest
    if len(rest) > 1:
        return _decided_by_id(anchor, rest, beside=bool(here))
    return rest[0] if here else _surely(anchor, rest[0])


def _decided_by_id(anchor: Anchor, rest: Sequence[Node], *, beside: bool) -> Node | Unfound:
    """Of parts of the same words the one that has the id, unless its block says otherwise. Those that stand *beside*
    each other have the same block."""
    cells = {id(node): _stands(node, anchor, in_cell) for node in rest}
    numbered = [node for node in rest if _has_id(node, anchor)]
    if len(numbered) == 1 and (beside or cells[id(numbered[0])] is not False):
        return numbered[0]
    here = [node for node in rest if cells[id(node)]]
    return here[0] if anchor.id is None and len(here) == 1 else "ambiguous"


def _surely(anchor: Anchor, node: Node) -> Node | Unfound:
    """*node*, the only part with the anchor's words, if it is no other that has the same words.

    Where its block or its id, or both, are others than they were, the words must be many, stand in the same row and
    column of their table, and stand nowhere else: neither in another field nor among the words that are in none. On
    another page or line it must have the id."""
    spot, cell, named = _stands(node, anchor, at_place), _stands(node, anchor, in_cell), _has_id(node, anchor)
    main = _main_words(anchor)
    if cell is not False and named is not False and spot is None:
        return "ambiguous" if main and _is_loose(main, node) else node
    if _stands(node, anchor, _in_row) is False or (spot is False and named is False):
        return "not-found"
    known = spot is None and (cell or named)
    if main is None or not (known or len(letters(main.text)) >= _MANY):
        return "not-found"
    return "ambiguous" if _stands_elsewhere(main, node) else node


def _stands_elsewhere(words: Quote, chosen: Node) -> bool:
    """Do *words* stand in another part of the plan than *chosen*, or among those that are in no field?"""
    wanted = letters(words.text)
    placed = (own for node in _root(chosen).every() if node is not chosen for own in node.part.quotes.values())
    return _is_loose(words, chosen) or any(wanted in letters(own.text) for own in placed)


def _is_loose(words: Quote, chosen: Node) -> bool:
    """Do *words* stand among those that are in no field?"""
    loose = (one.message for one in _root(chosen).part.findings if one.code == "unplaced-text")
    return any(letters(words.text) in letters(one) for one in loose)


def _root(node: Node) -> Node:
    return node if node.above is None else _root(node.above)


def _has_id(node: Node, anchor: Anchor) -> bool | None:
    """Has *node* the anchor's id, whatever the plan is called? Null where the anchor has none, or where it tells
    nothing, because of what was corrected."""
    if anchor.id is None or not node.keeps_id():
        return None
    own: str = node.part.id
    return own.partition("/")[2] == anchor.id.partition("/")[2]


def _by_text(anchor: Anchor, among: Sequence[Node]) -> list[Node]:
    """Those that no quote names and that have the anchor's text; of an anchor without quotes others too."""
    wanted = letters(anchor.text or "")
    if not wanted:
        return []
    named = [node for node in among if _letters_of(node) == wanted]
    return [node for node in named if not _has_quotes(node)] or ([] if anchor.quotes else named)


def _letters_of(node: Node) -> str:
    return letters(text_of(node.part) or "")


def _has_quotes(node: Node) -> bool:
    return any(name in node.part.quotes for name in TELLING[node.kind])


def _main_words(anchor: Anchor) -> Quote | None:
    """The words that tell most."""
    strong = [words for name, words in anchor.quotes.items() if name not in _WEAK]
    return max(strong, key=lambda words: len(words.text), default=None)


# ------------------------------------------------------------------ read otherwise


def _is_alike(anchor: Anchor, part: Piece) -> bool:
    """Has a goal or signature the anchor's words in part, and none that say it is another?

    Its longest words must be the same, or those that are the same must stand at the very place; the others may be cut
    otherwise, or missing."""
    main = _main_words(anchor)
    own = part.quotes
    pairs = {name: (words, own[name]) for name, words in anchor.quotes.items() if name in own}
    if main is None or anchor.kind == "milestone":
        return _is_renumbered(anchor, part)
    if any(not _is_cut(one, other) for one, other in pairs.values()):
        return False
    same = [
        pair for name, pair in pairs.items() if name not in _WEAK and letters(pair[0].text) == letters(pair[1].text)
    ]
    return any(one is main or at_place(one, other) for one, other in same)


def _is_renumbered(anchor: Anchor, part: Piece) -> bool:
    """Has a milestone the words at the very place, with another number?"""
    words, own = anchor.quotes.get("text"), part.quotes.get("text")
    return bool(words and own and letters(words.text) == letters(own.text) and at_place(words, own))


def _is_cut(one: Quote, other: Quote) -> bool:
    """Are the words of one those of the other, or part of them?"""
    these, those = letters(one.text), letters(other.text)
    return these == those or (min(len(these), len(those)) > 3 and (these in those or those in these))


def _cut_otherwise(anchor: Anchor, among: Sequence[Node], quote: Quote | None) -> Node | Unfound:
    """The one milestone whose words have the anchor's in them, or are among these, where *quote* stands in it. Few
    words are a small part of another milestone, of which nothing was said."""
    words = anchor.quotes.get("text")
    if words is None or quote is None or anchor.kind != "milestone":
        return "not-found"
    near = [node for node in among if _overlaps(node, words)]
    if len(near) != 1:
        return "ambiguous" if near else "not-found"
    own = near[0].part.quotes
    stands = any(letters(quote.text) in letters(one.text) for one in own.values())
    are_many = min(len(letters(words.text)), len(letters(own["text"].text))) >= _MANY
    return near[0] if stands and are_many else "not-found"


def _overlaps(node: Node, words: Quote) -> bool:
    own = node.part.quotes.get("text")
    if own is None or at_place(own, words) is False:
        return False
    return _is_cut(own, words) or at_place(own, words) is True
