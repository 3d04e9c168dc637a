"""How a part of a plan is described, and found again where the same document was read anew, also differently.

The same words at the same place are best, the same words elsewhere good: another version may number blocks otherwise.
What has no quote is found by its text. The id only decides between parts of the same words. Nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
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
    same = [node for node in among if fits(anchor, node.part)]
    if same:
        return _chosen(anchor, same, among)
    named = _by_text(anchor, among)
    if named:
        return _chosen(anchor, named, among)
    alike = [node for node in among if _is_alike(anchor, node.part)]
    if alike:
        return alike[0] if len(alike) == 1 else "ambiguous"
    return _cut_otherwise(anchor, among, quote)


def fits(anchor: Anchor, part: Piece) -> bool:
    """Has *part* the words of *anchor*, all of them?"""
    shared = {name: part.quotes[name] for name in anchor.quotes if name in part.quotes}
    return (
        len(shared) == len(anchor.quotes)
        and not _WEAK.issuperset(shared)
        and all(letters(words.text) == letters(anchor.quotes[name].text) for name, words in shared.items())
    ) or (bool(shared) and _only_numbered(anchor, shared))


def _only_numbered(anchor: Anchor, shared: Mapping[str, Quote]) -> bool:
    """Has a part without any other words the number, at the place where it is printed?"""
    return _WEAK.issuperset(anchor.quotes) and all(
        letters(words.text) == letters(anchor.quotes[name].text) and at_place(words, anchor.quotes[name]) is not False
        for name, words in shared.items()
    )


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


def _stands(node: Node, anchor: Anchor, *, by_block: bool = False) -> bool | None:
    """Does *node* stand where *anchor* says?"""
    compare = in_cell if by_block else at_place
    own = node.part.quotes
    return _some(compare(own[name], words) for name, words in anchor.quotes.items() if name in own)


# ------------------------------------------------------------------ choosing


def _chosen(anchor: Anchor, same: Sequence[Node], among: Sequence[Node]) -> Node | Unfound:
    """The one of *same*, which all have the anchor's words, that it describes."""
    here = [node for node in same if _stands(node, anchor)]
    if len(here) == 1:
        return here[0]
    rest = here or [node for node in same if _stands(node, anchor) is None or _has_id(node, anchor) is not False]
    if not rest:
        return "not-found"
    named = [node for node in rest if _letters_of(node) == letters(anchor.text or "")]
    rest = named or rest
    if len(rest) == 1:
        return rest[0] if _has_id(rest[0], anchor) or not _swallowed(anchor, rest[0], among) else "ambiguous"
    return _decided_by_id(anchor, rest, beside=bool(here))


def _decided_by_id(anchor: Anchor, rest: Sequence[Node], *, beside: bool) -> Node | Unfound:
    """Of parts of the same words the one that has the id, unless its block says otherwise. Those that stand *beside*
    each other have the same block."""
    numbered = [node for node in rest if _has_id(node, anchor)]
    blocks = {id(node): _stands(node, anchor, by_block=True) for node in rest}
    if len(numbered) == 1 and (beside or blocks[id(numbered[0])] is not False):
        return numbered[0]
    here = [node for node in rest if blocks[id(node)]]
    return here[0] if anchor.id is None and len(here) == 1 else "ambiguous"


def _has_id(node: Node, anchor: Anchor) -> bool | None:
    return anchor.id in node.ids if anchor.id is not None else None


def _swallowed(anchor: Anchor, chosen: Node, among: Sequence[Node]) -> bool:
    """May the anchor's words have become part of another than *chosen*, which does not stand where they did?"""
    words = _main_words(anchor)
    return (
        words is not None
        and not _stands(chosen, anchor)
        and any(node is not chosen and letters(words.text) in _main_letters(node) for node in among)
    )


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


def _main_letters(node: Node) -> str:
    own = node.part.quotes
    return " ".join(letters(own[name].text) for name in TELLING[node.kind] if name in own)


# ------------------------------------------------------------------ read otherwise


def _is_alike(anchor: Anchor, part: Piece) -> bool:
    """Has a goal or signature the anchor's words in part, and none that say it is another?

    Its longest words must be the same, or those that are the same must stand at the very place; the others may be cut
    otherwise, or missing."""
    main = _main_words(anchor)
    if anchor.kind == "milestone":
        return _is_renumbered(anchor, part)
    shared = [(words, part.quotes[name]) for name, words in anchor.quotes.items() if name in part.quotes]
    same = [(one, other) for one, other in shared if letters(one.text) == letters(other.text)]
    if main is None or any(not _is_cut(one, other) for one, other in shared):
        return False
    strong = [(one, other) for one, other in same if any(one is anchor.quotes.get(n) for n in _strong(anchor))]
    if any(at_place(one, other) is False for one, other in strong):
        return False
    return any(one is main or at_place(one, other) for one, other in strong)


def _is_renumbered(anchor: Anchor, part: Piece) -> bool:
    """Has a milestone the words at the very place, with another number, or none?"""
    words, own = anchor.quotes.get("text"), part.quotes.get("text")
    return bool(words and own and letters(words.text) == letters(own.text) and at_place(words, own))


def _strong(anchor: Anchor) -> list[str]:
    return [name for name in anchor.quotes if name not in _WEAK]


def _is_cut(one: Quote, other: Quote) -> bool:
    """Are the words of one those of the other, or part of them?"""
    these, those = letters(one.text), letters(other.text)
    return these == those or (min(len(these), len(those)) > 3 and (these in those or those in these))


def _cut_otherwise(anchor: Anchor, among: Sequence[Node], quote: Quote | None) -> Node | Unfound:
    """The one milestone whose words have the anchor's in them, or are among these, where *quote* stands in it."""
    words = anchor.quotes.get("text")
    if words is None or quote is None or anchor.kind != "milestone":
        return "not-found"
    near = [node for node in among if _overlaps(node, words)]
    if len(near) != 1:
        return "ambiguous" if near else "not-found"
    own = near[0].part.quotes
    stands = any(letters(quote.text) in letters(one.text) for one in own.values())
    return near[0] if stands else "not-found"


def _overlaps(node: Node, words: Quote) -> bool:
    own = node.part.quotes.get("text")
    if own is None or at_place(own, words) is False:
        return False
    return _is_cut(own, words) or at_place(own, words) is True
