"""Authorities in running text, for documents whose cover, agreement and signatures name nobody.

The only file that imports spaCy, and only when it is asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from maalplan.normalize.authorities import Mention, as_listed, find_ministry, known_names


def names_in_prose(texts: Iterable[str]) -> Iterator[tuple[int, Mention]]:
    """The names of the list in *texts*, each with the place of its text; the longest where one stands in another.

    >>> [(n, m.name, m.kind) for n, m in names_in_prose(["Målene gælder.", "Sundhedsstyrelsens mål er aftalt."])]
    [(1, 'Sundhedsstyrelsen', 'agency')]
    """
    nlp = _pipeline()
    for place, doc in enumerate(nlp.pipe(texts)):
        for entity in doc.ents:
            found = as_listed(entity.text)
            if found:
                yield place, Mention(entity.start_char, entity.end_char, *found)


@cache
def _pipeline() -> Any:
    """Danish tokens and a ruler over the list; nothing is downloaded."""
    import spacy

    nlp = spacy.blank("da")
    ruler = nlp.add_pipe("entity_ruler", config={"phrase_matcher_attr": None})
    ruler.add_patterns([_ruler_pattern(nlp, name) for name in known_names()])
    return nlp


def _ruler_pattern(nlp: Any, name: str) -> dict[str, Any]:
    """The tokens of *name*; the last may have the s of the genitive."""
    *first, last = [token.text for token in nlp.make_doc(name)]
    tokens = [{"LOWER": word.lower()} for word in first]
    label = "MINISTRY" if find_ministry(name) else "AGENCY"
    if name.isupper() or len(name) < 6:
        return {"label": label, "pattern": [*tokens, {"ORTH": last}]}
    return {"label": label, "pattern": [*tokens, {"LOWER": {"IN": [last.lower(), f"{last.lower()}s"]}}]}
