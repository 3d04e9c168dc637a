"""Words as a document has them → clean text.

The words come with the line ends that :mod:`maalplan.model` names: :data:`~maalplan.model.WRAP` where the
layout broke a line, :data:`~maalplan.model.BREAK` where the author did, :data:`~maalplan.model.PARAGRAPH`
between two blocks. Clean text has one line feed for each of the last two, and none for the first.
"""

from __future__ import annotations

import re
import unicodedata

from maalplan.model import BREAK, WRAP
from maalplan.normalize.dates import MONTHS

HYPHENS = "-\u2010\u2011\u00ad"
"""What a cut word can end with at a line end: hyphens and the soft hyphen."""

LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\u2028": BREAK, "\u2029": "\n\n"}
)
_UNSEEN = r"\u200b-\u200f\u2060-\u2064\ufeff\x00\x01\x03-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
INVISIBLE = re.compile(f"[{_UNSEEN}]")
UNUSUAL = re.compile(rf"[{_UNSEEN}\r\x02\u00ad{''.join(map(chr, LIGATURES))}]")
"""Words without these are as they should be, but for their letters' composition."""
PDFIUM_HYPHEN = re.compile("\u0002[ \t]*\n?")
"""The mark that PDFium leaves for a hyphen at a line end."""
SOFT_HYPHEN_WITHIN = re.compile(r"\u00ad(?![^\S\n]*\n)")
BLANKS = re.compile(r"[^\S\n\v]{2,}|[^\S\n\v ]")
LINE_FEEDS = re.compile(r"(?:\n ?\n|\v)[\s\v]*")
ANY_LINE_END = re.compile(r"[\n\v\r\u2028\u2029]")

WRAPPED_HYPHEN = re.compile(rf"[{HYPHENS}](?<=[\w.'’)/].) ?\n ?(?P<rest>\w+)")
WRAPPED_MARK = re.compile(r"(?P<mark>[/–—])(?<=\w.) ?\n ?(?=\w)")
PART = re.compile(r"(?:\w[\w.'’]*|[)/])$")
LONGEST_PART = 40
"""How many characters before a hyphen are looked at; no first part of a word is longer."""

SHARED_TAIL = frozenset({"og", "eller", "samt", "til", "såvel", "hhv", "henholdsvis", "kontra"})
"""Words after which a hyphen stands for a tail that comes later: ``mål- og resultatplan``."""

BEFORE_TIL = frozenset({"her", "der", "hen", "hvor", "ind", "op", "ned", "om"})
"""What makes one word with a ``til`` after it: ``indtil``, ``hertil``."""

HYPHENATED = frozenset({"ai", "hoc", "ikke", "ikt", "it", "ui", "ux"})
"""First parts that keep their hyphen though they could be syllables: ``it-systemer``, ``ikke-statslig``."""

CALENDAR = frozenset({*MONTHS, "mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"})
"""Between two of these the hyphen means "to": ``april-september``."""

NOTHING_SAID = re.compile(
    r"[-–—−‐.·…*/\s]*"
    r"|ingen(?:\s+(?:yderligere\s+|særlige\s+|øvrige\s+)?(?:bemærkninger|kommentarer))?\.?"
    r"|\[\s*ingen\b[^\[\]]*\]\.?"
    r"|n\s?/\s?a\.?|n\.\s?a\.",
    re.IGNORECASE,
)


def clean(words: str) -> str:
    """Clean text: NFC, one space between words, cut words joined, a line feed where the author set one.

    Never adds a word. What comes out is already clean: each line of it cleans to itself.

    >>> clean("Mål- og resultat-\\nstyring")
    'Mål- og resultatstyring'
    >>> clean("inden for AMR-\\nområdet")
    'inden for AMR-området'
    >>> clean("mål-\\nog resultatplan")
    'mål- og resultatplan'
    >>> clean("første linje\\vanden linje\\n\\nnyt afsnit")
    'første linje\\nanden linje\\nnyt afsnit'
    """
    return _clean(composed(words))


def _clean(words: str) -> str:
    if WRAP not in words and BREAK not in words:
        return " ".join(words.replace("\u00ad", "").split())
    plain = BLANKS.sub(" ", words)
    return "\n".join(line for part in LINE_FEEDS.split(plain) if (line := " ".join(unwrapped(part).split())))


def one_line(words: str) -> str:
    """Clean text on one line, whoever broke it: for titles and milestones.

    >>> one_line("Implementering af\\vbudgetanalysen")
    'Implementering af budgetanalysen'
    """
    visible = composed(words)
    if WRAP not in visible and BREAK not in visible:
        return " ".join(visible.split())
    return _clean(WRAP.join([line for line in ANY_LINE_END.split(visible) if line.strip()]))


def as_text_or_none(words: str) -> str | None:
    """Clean text, or null where the cell says that there is none.

    >>> as_text_or_none("Planen afstemmes med Sundhedsstyrelsen.")
    'Planen afstemmes med Sundhedsstyrelsen.'
    >>> as_text_or_none("Ingen bemærkninger") is None and as_text_or_none("–") is None
    True
    """
    text = clean(words)
    return None if NOTHING_SAID.fullmatch(text) else text


def composed(words: str) -> str:
    """*words* in NFC, with ligatures spelled out and without what cannot be seen."""
    if not UNUSUAL.search(words) and unicodedata.is_normalized("NFC", words):
        return words
    visible = INVISIBLE.sub("", words.replace("\r\n", "\n").replace("\r", "\n"))
    visible = SOFT_HYPHEN_WITHIN.sub("", PDFIUM_HYPHEN.sub("-\n", visible))
    return unicodedata.normalize("NFC", visible.translate(LIGATURES))


def unwrapped(words: str) -> str:
    """*words* with the cut words of wrapped lines joined; the other line ends stay, as white space."""
    if "\n" not in words:
        return words.replace("\u00ad", "")
    return WRAPPED_MARK.sub(r"\g<mark>", WRAPPED_HYPHEN.sub(joined, words)).replace("\u00ad", "")


def joined(cut: re.Match[str]) -> str:
    """The second part of a word that a line end cut, behind the hyphen and the space that belong before it."""
    found = PART.search(cut.string[max(0, cut.start() - LONGEST_PART) : cut.start()])
    part, rest = found[0] if found else "", cut["rest"]
    closes_word = rest.lower() == "til" and part.lower() in BEFORE_TIL
    if part == "/" or (rest.lower() in SHARED_TAIL and not closes_word):
        return f"- {rest}"
    return f"-{rest}" if not part or keeps_hyphen(part, rest) else rest


def keeps_hyphen(part: str, rest: str) -> bool:
    """Is the hyphen after *part* the word's own? ``AMR-området``, ``e-mail``, ``2025-målene``, ``it-systemer``.

    A first part without a vowel can be no syllable; one with a capital, a digit or a stop inside is an acronym or name.
    """
    if part.isupper() and rest.isupper():
        return len(part) < 5
    if {part.lower(), rest.lower()} <= CALENDAR:
        return True
    return (
        not rest[0].islower()
        or len(part) == 1
        or part.lower() in HYPHENATED
        or not part.isalpha()
        or any(letter.isupper() for letter in part[1:])
        or not re.search("[aeiouyæøåéäöü]", part, re.IGNORECASE)
    )
