"""What each field of a file of corrections means, and of the corrections that stand in plans."""

from __future__ import annotations

from typing import Final

from maalplan.output.fact import SCHEMA_VERSION_FACT, Fact, Facts

_ID = Fact("Unique, and the same wherever this correction stands.", filled=True)
_ACTION = Fact("What was done: a value set, or a part added, removed, merged or split.")
_BY = Fact("Who made it, as they call themselves.")
_WHEN = Fact("When: an ISO date, or date and time.")
_WHY = Fact("A remark on it.")

CORRECTION_FIELDS: Final[dict[str, Facts]] = {
    "CorrectionsFile": {
        "schema_version": SCHEMA_VERSION_FACT,
        "documents": Fact("The corrections, by the document that they belong to."),
    },
    "DocumentCorrections": {
        "sha256": Fact("SHA-256 of the document's bytes, in hexadecimal: what the corrections belong to."),
        "path": Fact("The document's path when it was read."),
        "plan": Fact("The id of its plan then."),
        "corrections": Fact("In the order in which they are put in."),
    },
    "Correction": {
        "id": _ID,
        "action": _ACTION,
        "kind": Fact("The kind of part that is corrected; of `add` that of what is added."),
        "at": Fact("The part that it is about; of `add` the part that the new one stands in."),
        "field": Fact("Of `set`: the field, as plan files name it."),
        "name": Fact("The label, where the field is `extra`."),
        "value": Fact(
            "Of `set`: the new value, as plan files have it; null empties the field. Of `add`: the fields of the new "
            "part. Of `split`: the texts of the milestones, or the fields of the second goal."
        ),
        "was": Fact("What stood there; of `remove` the whole part, of `merge` and `split` the whole parts."),
        "quote": Fact("The words in the document that are corrected, or that the new part is read from."),
        "after": Fact("Of `add`: the part that the new one stands behind; null: it is the first."),
        "others": Fact("Of `merge`: what becomes part of `at`. Of a goal's `split`: the milestones of the second."),
        "by": _BY,
        "when": _WHEN,
        "why": _WHY,
    },
    "Anchor": {
        "kind": Fact("The kind of part."),
        "id": Fact("The id that it had."),
        "text": Fact("Its title, text, name or occasion, as the plan had it."),
        "quotes": Fact("The words by which it is found again: field → words and places."),
    },
    "MadeCorrection": {
        "id": _ID,
        "action": _ACTION,
        "kind": Fact("The kind of part that was corrected."),
        "path": Fact("JSON pointer to the value or part in this file; of what was removed, to what it stood in."),
        "field": Fact("Of `set`: the field."),
        "was": Fact("What was read there; null where nothing was."),
        "by": _BY,
        "when": _WHEN,
        "why": _WHY,
    },
}
