"""Is a figure that no word compares one that must be reached? ``Der er holdt 4 møder``, not ``de 5 regioner``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from maalplan.normalize.quick import lowered
from maalplan.normalize.targets.figures import Figure
from maalplan.normalize.targets.nouns import word_set

BEFORE = re.compile(r"(?P<earlier>(?:[^\W\d_]+\s+){0,4}?)(?P<word>[^\s\d]+)\s*$")
OPENING = tuple("(:,;–—-[•=\0")
EXISTING = word_set("de disse dem begge første næste sidste seneste øvrige resterende nuværende eksisterende")
"""Before a figure these say that what it counts is there already."""

STATES = word_set("er være været udgør udgøre bliver blive =")
AMOUNTS = STATES | {"på", "til", "med"}
PLACES = AMOUNTS | word_set(
    "i hos ved for fra blandt og samt eller alt samlet yderligere alle samtlige har få får nå når nye"
)
PART_OF = word_set("heraf hvoraf deraf herunder")
NO_VERB = word_set("over under efter eller der her hver per dertil ellers")
MODALS = word_set("skal vil kan må at bør")
SHARE_OF = re.compile(r"(?:%|pct\.|pct|procent)\s+af\s+(?:de\s+|(?:\w{1,30}\s+){1,3}på\s+)?$")
AVERAGE = re.compile(r"(?:\bi\s(?:gennemsnit|snit)|\bgennemsnitligt?)\s+$")
DESCRIBED = re.compile(
    r"(?:pulje|bevilling|ramme|budget|loft|kvote|fond|aftale|forlig|kontrakt|projekt|program|lån|reserve|længde|varighed|løbetid"
    r"|periode|alder|straf|bøde|gebyr|rapport|notat|publikation|uddannelse|kursus|gruppe|team|hold|udvalg|enhed|runde"
    r"|delegation|flåde|lokale|bygning|ejendom)(?:n|en|[mt]?et|ets|ens|s|r|er)?\s+på\s+$"
)
"""What a figure behind it only describes: ``puljen på 20 mio. kr. er udmøntet``."""

ACT_OF = re.compile(
    r"(?:^|[.:;(\0]\s?|\b(?:der|er|og|samt|[^\W\d]+t)\s)[^\W\d]*(?:else|ing|ion|kontrol|udbud|køb|salg)(?:e?n|et)?\s+af\s+$"
)
"""``Gennemførelse af 12 tilsyn``, but not ``en vurdering af 3 modeller``."""

DONE_BY = re.compile(r"\ber\s(?:[^\W\d]+\s)?[^\W\d]+t\s+af\s+$")
"""``er besøgt af 12.000 gæster``"""

GRANT = (
    r"(?:tilsagn|tilladelser?|tilskud|støtte|godkendelser?|bevilling(?:er)?|dispensation(?:er)?|koncession(?:er)?|lån"
    r"|legat(?:er)?|hjælp|bistand|rådgivning|vejledning|erstatning(?:er)?|kompensation)"
)
GIVEN_TO = re.compile(
    rf"\b(?:(?:give|yde|meddel|udsted|bevilge|opnå|udbetal|uddel)(?:e?t|e?s)\s(?:[^\W\d]+\s)?{GRANT}"
    r"|(?:udbetal|uddel|fordel|tildel|udrulle|udbred|udvide)(?:t|e?s)"
    r"|(?:nået|når|kommet)\s(?:bredt\s)?ud)\s+til\s+$"
)
"""``er givet tilsagn til 5.000 hektar``, ``er udbetalt til otte kommuner``: so many get something."""

EACH_WEEK = re.compile(r"\s(?:om|i)\s(?:dagen|ugen|døgnet)", re.IGNORECASE)
CHANGED = re.compile(
    r"\b(?:reducer|nedbr[ai]|nedskær|øge[ts]?\b|hæve|sænke|steget|stiger|falde|faldet|vokse|udvide|forbedre|forøge|forhøje"
    r"|forlænge|forkorte|uddybe|op\b|ned\b)"
)
CONTEXT = 60


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a figure: the words before it in lower case, the last of them and up to four before that."""

    before: str
    word: str
    earlier: tuple[str, ...]
    after: str

    @property
    def opens(self) -> bool:
        """Does the figure open its clause?"""
        return not self.word or self.word.endswith(OPENING) or self.before.rstrip().endswith(".")

    @property
    def ends(self) -> bool:
        """Does the figure end the text?"""
        return not self.after.strip(" .;,)")

    @property
    def changed(self) -> bool:
        """``reduceret til``"""
        return self.word == "til" and bool(CHANGED.search(self.before))

    @property
    def given(self) -> bool:
        """``givet tilsagn til``"""
        return self.word == "til" and bool(GIVEN_TO.search(self.before))


def is_reached(masked: str, figure: Figure) -> bool:
    """Does *figure*, which no word compares, say what must be reached?"""
    around = around_of(masked, figure)
    settled = settled_by_words(figure, around)
    if settled is not None:
        return settled
    if figure.measure and figure.measure.kind == "physical":
        return physical(figure, around)
    if figure.measure and figure.measure.name:
        return measured(figure, around)
    if figure.unit:
        return around.opens or counted(figure, around)
    return bare(figure, around)


def around_of(masked: str, figure: Figure) -> Around:
    """What stands around *figure*; ``i gennemsnit`` is left out."""
    before = AVERAGE.sub("", lowered(masked[max(0, figure.start - CONTEXT) : figure.start]))
    match = BEFORE.search(before)
    word, earlier = (match["word"], match["earlier"].split()) if match else ("", [])
    return Around(before, word, tuple(earlier), masked[figure.end : figure.end + CONTEXT])


def settled_by_words(figure: Figure, around: Around) -> bool | None:
    """What the words before any figure say; null where it depends on what is counted."""
    if around.word == "på" and DESCRIBED.search(around.before):
        return False
    if around.word == "af" and (
        ACT_OF.search(around.before) or (not figure.in_words and DONE_BY.search(around.before))
    ):
        return True
    if around.ends and not around.before.strip():
        return True
    existing = around.word in EXISTING and not (figure.measure and figure.measure.kind == "money")
    return False if existing else None


def physical(figure: Figure, around: Around) -> bool:
    """``udgør 12 GWh``, ``på 4,5 km``; in parentheses of its own or behind ``adgang til`` it only describes."""
    if (around.before.endswith("(") and around.after.startswith(")")) or (
        around.word == "til" and not (around.changed or around.given)
    ):
        return False
    return around.opens or counted(figure, around)


def measured(figure: Figure, around: Around) -> bool:
    """``på 9 mio. kr.``, ``er 98 pct.``, ``er 10 dage``; a duration elsewhere only describes."""
    if SHARE_OF.search(around.before) or around.word in ("fra", "over", "under") or figure.measure is None:
        return False
    if figure.measure.kind != "time":
        return True
    if figure.measure.genitive or EACH_WEEK.match(around.after):
        return False
    worked = figure.measure.name == "hour" and around.word.endswith("t")
    return worked or around.word in AMOUNTS or (around.opens and figure.measure.name != "year")


def counted(figure: Figure, around: Around) -> bool:
    """``er afholdt 4 møder``, ``skal afholde 4 møder``; behind a preposition only digits, behind a noun none."""
    word = around.word
    verb = (
        (word.endswith(("t", "es", "er")) and word not in NO_VERB)
        or word in PART_OF
        or (word.endswith("e") and bool(MODALS.intersection(around.earlier)))
    )
    return (
        verb
        or around.given
        or (word in PLACES and (not figure.in_words or word in STATES or word in ("har", "og", "samt", "yderligere")))
    )


def bare(figure: Figure, around: Around) -> bool:
    """``er 7``, ``på 4,2``, ``antal: 12``, ``reduceret til 180``, ``heraf to med politiet``"""
    if around.word in PART_OF:
        return True
    given = around.word in STATES or (around.word.endswith(":") and around.ends) or around.changed
    return (given or (around.word in AMOUNTS and figure.value % 1 != 0)) and not figure.in_words
