"""Why corrections were left, in Danish. Each reason is found by its own pattern; the values that it names stay."""

from __future__ import annotations

import re
from typing import Final

_FIELDS_OF: Final = {
    "goal": "et mål",
    "milestone": "et målepunkt",
    "signature": "en underskrift",
    "follow-up": "en opfølgning",
    "follow_up": "en opfølgning",
    "plan": "en plan",
    "part of this kind": "en del af den slags",
}
_PATTERNS: Final = (
    # its place
    (
        r"what it corrects is not in the plan as it is read now\. Look there, and correct it anew if need be",
        "det, som den retter, står ikke i planen, som den nu er læst. Se efter, og ret igen, hvis det er nødvendigt",
    ),
    (
        r"several parts of the plan have the same words\. Look at the plan, and correct the right one",
        "flere dele af planen har de samme ord. Se efter i planen, og ret den rigtige",
    ),
    (
        r"the words that it corrects are others in the new document\. Look there, and correct it anew if need be",
        "ordene, som den retter, er andre i det nye dokument. Se efter, og ret igen, hvis det er nødvendigt",
    ),
    (
        r"what it corrects is not in the new document\. Look there, and correct it anew if need be",
        "det, som den retter, står ikke i det nye dokument. Se efter, og ret igen, hvis det er nødvendigt",
    ),
    (
        r"several parts of the new document have the same words\. Look there, and correct the right one",
        "flere dele af det nye dokument har de samme ord. Se efter, og ret den rigtige",
    ),
    # what is asked for
    (
        r"its fields are wanted as an object, such as title and description",
        "giv dens felter som et objekt, såsom title og description",
    ),
    (r"its milestones are wanted as a list, each with its fields", "giv målepunkterne som en liste, hver med felter"),
    (r"(?:a|an) (?P<part>[\w -]+) has no field (?P<a>.+); it has (?P<b>.+)", "{part} har intet felt {a}; der er {b}"),
    (r"(?:a|an) (?P<part>[\w -]+) has no field (?P<a>.+) that can be corrected", "{part} har intet felt {a} at rette"),
    (r"extra is wanted as an object: label and text of each", "giv extra som et objekt: betegnelse og tekst for hver"),
    (r"its (?P<a>\w+) is missing; give it", "feltet {a} mangler; giv det"),
    (r"it says nothing; give its (?P<a>.+)", "den siger intet; giv {a}"),
    (r"only goals and milestones can be merged", "kun mål og målepunkter kan sættes sammen"),
    (r"only goals and milestones can be split", "kun mål og målepunkter kan deles"),
    (r"the plan itself cannot be removed", "planen selv kan ikke fjernes"),
    (
        r"it does not say what is to be merged: give others",
        "den siger ikke, hvad der skal sættes sammen: giv dem i others",
    ),
    (
        r"it would merge a part with itself, or with one of another kind",
        "den ville sætte en del sammen med sig selv, eller med en af en anden slags",
    ),
    (r"a (?P<part>[\w-]+) cannot stand in a (?P<whole>[\w-]+)", "{part} kan ikke stå i {whole}"),
    (r"two texts or more are wanted, in a list", "giv to tekster eller flere i en liste"),
    (
        r"the milestones of the second goal must be those of the goal that is split",
        "det andet måls målepunkter skal være dem, som det delte mål har",
    ),
    # values
    (
        r"the (?P<a>\w+) of a (?P<part>[\w-]+) cannot be empty; remove the .+ instead",
        "feltet {a} kan ikke være tomt i {part}; fjern hele delen i stedet",
    ),
    (r"the label of an extra field is missing: give it in name", "betegnelsen mangler: giv den i name"),
    (r"a text is wanted, not (?P<a>.+)", "giv en tekst, ikke {a}"),
    (
        r"the text has (?P<a>\d+) characters; no field takes more than (?P<b>\d+)",
        "teksten har {a} tegn; intet felt kan have mere end {b}",
    ),
    (
        r"(?:the|its) text holds half a character, which no file can hold; type it again",
        "teksten har et halvt tegn, som ingen fil kan have; skriv den igen",
    ),
    (
        r'(?P<a>.+) is no scope; give "ministry" or "agency"',
        '{a} siger ikke, hvis målet er; giv "ministry" eller "agency"',
    ),
    (r"(?P<a>.+) is no year of a plan; give one such as (?P<b>\d+)", "{a} er ikke en plans år; giv et såsom {b}"),
    (
        r"(?P<a>.+) is no day or month; give it as (?P<b>\S+) or (?P<c>\S+)",
        "{a} er ingen dag eller måned; giv den som {b} eller {c}",
    ),
    (
        r"(?P<a>.+) is no stretch of time; give start and end as (?P<b>\S+) and (?P<c>\S+)",
        "{a} er ingen periode; giv start og end som {b} og {c}",
    ),
    (r"a deadline is wanted, not (?P<a>.+); give text, start and end", "giv en frist, ikke {a}: text, start og end"),
    (r"a deadline needs its last day: give end as (?P<a>\S+)", "en frist skal have sin sidste dag: giv end som {a}"),
    (
        r"no day can be concluded from (?P<a>.+); give start and end as (?P<b>\S+) and (?P<c>\S+)",
        "ingen dag fremgår af {a}; giv start og end som {b} og {c}",
    ),
    (r"(?P<a>.+) is no day; give it as (?P<b>\S+)", "{a} er ingen dag; giv den som {b}"),
    (
        r"it would begin on (?P<a>\S+) and end on (?P<b>\S+), before that; give them in order",
        "den ville begynde {a} og slutte {b}, altså før; giv dem i rækkefølge",
    ),
    (
        r"(?P<a>.+) holds no figure that must be reached; give them as plan files have them",
        "{a} har intet tal, der skal nås; giv måltal, som planens fil har dem",
    ),
    (r"the value of a target must be a number", "et måltals value skal være et tal"),
    (
        r"(?P<a>.+) is no weight; give it as 15 pct\. or 15 point",
        "{a} er ingen vægt; giv den som 15 pct. eller 15 point",
    ),
    (r"a weight is a number, nought or more", "en vægt er et tal, nul eller mere"),
    (r"an agency is wanted, not (?P<a>.+); give its name", "giv en myndighed, ikke {a}: dens navn"),
    (
        r"(?P<a>.+) is no id; an id has a to z, digits and hyphens",
        "{a} er intet id; et id har a til z, cifre og bindestreger",
    ),
    (r"an agency needs its name", "en myndighed skal have sit navn"),
    (
        r"(?P<a>.+) is too long for an id, which files are named after; give a shorter one",
        "{a} er for langt til et id, som filer får navn efter; giv et kortere",
    ),
    (r"a ministry is wanted, not (?P<a>.+); give its name", "giv et ministerium, ikke {a}: dets navn"),
    (
        r"a version is wanted, not (?P<a>.+); give text, kind, number and date",
        "giv en udgave, ikke {a}: text, kind, number og date",
    ),
    (r"a version needs its words: give text", "en udgave skal have sine ord: giv text"),
    (
        r"the plan's file was changed by hand \((?P<a>.+)\)\. Convert the document again",
        "planens fil er ændret i hånden ({a}). Læs dokumentet igen med »maalplan convert«",
    ),
    (r"(?P<a>.+) is not it \((?P<b>.+)\); (?P<c>.+)", "{a} kan feltet ikke have ({b})"),
)
_COMPILED: Final = tuple((re.compile(pattern, re.DOTALL), danish) for pattern, danish in _PATTERNS)


def reason_in_danish(reason: str) -> str:
    """Why a correction was left, in Danish; itself where it is no such reason.

    >>> reason_in_danish("'2025-13-01' is no day; give it as 2025-06-30.")
    "'2025-13-01' er ingen dag; giv den som 2025-06-30."
    >>> reason_in_danish("a milestone cannot stand in a plan.")
    'et målepunkt kan ikke stå i en plan.'
    """
    for pattern, danish in _COMPILED:
        found = pattern.fullmatch(reason.removesuffix("."))
        if found:
            parts = {
                name: _FIELDS_OF.get(found[name], found[name])
                for name in ("part", "whole")
                if name in found.re.groupindex
            }
            return f"{danish.format(**found.groupdict() | parts)}."
    return reason
