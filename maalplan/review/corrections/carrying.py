"""Corrections taken over to a newer version of their document, where the words that they correct still stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from maalplan.model import Anchor, Correction, Plan, Quote
from maalplan.review.corrections.anchors import Unfound, anchor_of, letters, text_of
from maalplan.review.corrections.folding import Left, put_in
from maalplan.review.corrections.tree import Node, tree_of

_CHANGED: Final = (
    "the words that it corrects are others in the new document. Look there, and correct it anew if need be."
)
_GONE: Final = "what it corrects is not in the new document. Look there, and correct it anew if need be."
_SEVERAL: Final = "several parts of the new document have the same words. Look there, and correct the right one."


@dataclass(frozen=True, slots=True)
class Carried:
    """Corrections made over for another document, and those that do not fit it."""

    corrections: tuple[Correction, ...]
    left: tuple[Left, ...]


def carried(old: Sequence[Correction], plan: Plan) -> Carried:
    """The corrections of *old* that hold for *plan* too, which was read from a newer version of the document.

    A correction is taken over where its part stands in *plan* exactly once, by its words, wherever they stand now, and
    the words that the corrected value was read from are the same. Its anchors are made anew. What a person added is
    taken over where its words are still in no field; without such words where the part that it stands in is there.
    """
    root = tree_of(plan)
    taken: list[Correction] = []
    left: list[Left] = []
    for one in old:
        new = _over(root, one)
        said = new if isinstance(new, Left) else put_in(root, new)
        if said is not None:
            left.append(replace(said, correction=one))
        elif not isinstance(new, Left):
            taken.append(new)
    return Carried(tuple(taken), tuple(left))


def _over(root: Node, one: Correction) -> Correction | Left:
    """*one* with the anchors that the new document gives it."""
    nodes = [_by_words(root, anchor) for anchor in (one.at, *one.others)]
    there = [node for node in nodes if isinstance(node, Node)]
    if len(there) < len(nodes):
        several = "ambiguous" in nodes
        return Left(one, "ambiguous" if several else "not-found", _SEVERAL if several else _GONE)
    at, others = there[0], there[1:]
    new = replace(one, at=_anchor(at), others=tuple(_anchor(node) for node in others))
    if one.action == "add":
        return _added(root, at, new)
    return _set(at, new) if one.action == "set" else new


def _anchor(node: Node) -> Anchor:
    return anchor_of(node.part, node.kind)


def _by_words(root: Node, anchor: Anchor) -> Node | Unfound:
    """The one part that has the words of *anchor*, wherever they stand; its number may be another."""
    if anchor.kind == "plan":
        return root
    strong = {name: words for name, words in anchor.quotes.items() if name != "number"} or anchor.quotes
    there = [node for node in root.every() if node.kind == anchor.kind and _has(node, strong, anchor.text)]
    if len(there) == 1:
        return there[0]
    return "ambiguous" if there else "not-found"


def _has(node: Node, words: dict[str, Quote], text: str | None) -> bool:
    own = node.part.quotes
    if not words:
        return bool(text) and letters(text_of(node.part) or "") == letters(text or "")
    return all(name in own and letters(own[name].text) == letters(quote.text) for name, quote in words.items())


def _set(node: Node, one: Correction) -> Correction | Left:
    """A value set, where the words that it was read from are the same: where nothing was read, nothing is read now."""
    name = f"extra/{one.name}" if one.field == "extra" else one.field or ""
    now = node.part.quotes.get(name)
    if one.quote is None:
        same = now is None or any(mark.action == "set" and mark.field == one.field for mark in node.made)
    else:
        same = now is not None and letters(now.text) == letters(one.quote.text)
    if not same:
        return Left(one, "not-found", _CHANGED)
    return replace(one, quote=now)


def _added(root: Node, above: Node, one: Correction) -> Correction | Left:
    """A part added, behind the one that it stood behind, else as the last; its words where they stand now."""
    after = one.after
    if after is not None:
        behind = _by_words(root, after)
        kin = [node for node in above.below if node.kind == one.kind]
        if not isinstance(behind, Node) or behind not in kin:
            behind = kin[-1] if kin else root
        after = None if behind is root else _anchor(behind)
    if one.quote is None:
        return replace(one, after=after)
    words = letters(one.quote.text)
    loose = [said for said in root.part.findings if said.code == "unplaced-text" and words in letters(said.message)]
    if len(loose) != 1:
        return Left(one, "ambiguous", _SEVERAL) if loose else Left(one, "not-found", _CHANGED)
    return replace(one, after=after, quote=Quote(one.quote.text, loose[0].source))
