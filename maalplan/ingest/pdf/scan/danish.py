"""Whether words are Danish, or at least words."""

from __future__ import annotations

import re
from collections.abc import Iterable

_COMMON = frozenset(
    "og i at er en af til for på med det der den de som ikke har et skal vil om fra ved eller kan blev bliver også"
    " samt efter inden under mellem over hvor når dette denne deres sin sit være været mål målet år året"
    " side plan mindst højst senest pct".split()
)
"""Words that few pages of a Danish plan are without."""
_SHARED = frozenset("i at en for til de den har et vil om over under plan".split())
"""Of these some are words of the neighbours' languages too."""
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SOMETHING = re.compile(r"[^\W_]|\ufffd")
"""A letter or figure, or what is there in its place."""
_VOWELS = re.compile(r"[aeiouyæøåéöäü]", re.IGNORECASE)
_BROKEN = re.compile(r"\(cid:\d+\)|[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f]|Ã[\x80-\xbf¥¦¸]|Ã[†˜…]|[√‰¬¶§]{2}")
_CASE = re.compile(r"[a-zæøå][A-ZÆØÅ]")
"""A capital inside a word, as in letters that are shifted or guessed."""
_FEW = 8
"""So few words show nothing of their language."""
_MANY = 40
"""So many of a Danish text have common words among them."""
_PLAUSIBLE = 0.7
"""Share of the words that look like words, at least."""
_OFTEN = 0.04
"""Share of a text's words that are common ones, at least."""


def looks_broken(words: Iterable[str]) -> bool:
    """Whether *words* are none: letters decoded wrongly, glyphs without letters, or what a bad guess left of a page.

    >>> looks_broken("Målet er opfyldt når handleplanen er godkendt".split())
    False
    >>> looks_broken("(cid:12)(cid:7) (cid:44)(cid:3)(cid:9) (cid:8)".split())
    True
    """
    tokens = [word for word in words if _SOMETHING.search(word)]
    # a search through all of them at once is the quickest
    if _BROKEN.search("\n".join(tokens)):
        broken = sum(bool(_BROKEN.search(token)) for token in tokens)
        if broken > 0.1 * len(tokens):
            return True
    letters = [token for token in tokens if token.isalpha() or any(char.isalpha() for char in token)]
    likely = sum(_is_likely(token) for token in letters)
    return len(letters) >= _FEW and likely < _PLAUSIBLE * len(letters)


def reads_danish(words: Iterable[str]) -> bool:
    """Whether *words*, a page's text, may be Danish: neither broken nor, as far as so many words show it, of
    another language.

    Few words show nothing and are taken for Danish, unless they are broken; no words at all are not.

    >>> reads_danish("Resultatplan 2025".split()), reads_danish([])
    (True, False)
    """
    tokens = list(words)
    if not any(char.isalnum() for token in tokens for char in token) or looks_broken(tokens):
        return False
    found = [match.lower() for token in tokens for match in _WORD.findall(token)]
    if len(found) < _MANY:
        return True
    common = [word for word in found if word in _COMMON]
    danish = any(word not in _SHARED for word in common) or any(char in "æøå" for word in found for char in word)
    return danish and len(common) >= _OFTEN * len(found)


def _is_likely(token: str) -> bool:
    """Whether *token* can be a word, a number with its unit, or an abbreviation."""
    core = token
    if not token.isalpha():
        core = "".join(_WORD.findall(token))
        if len(core) < 0.5 * sum(not char.isdecimal() for char in token):
            return False
    if len(core) <= 3 or core.isupper():
        return True
    return bool(_VOWELS.search(core)) and (core[1:].islower() or len(_CASE.findall(core)) <= 1)
