"""Findings in Danish, for those who read a plan beside its document, a comparison or a history; their messages are
English.

A finding holds its message alone. What it is about is taken out of the message by the message's own pattern and put
into the Danish sentence; a message that fits no pattern stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

from maalplan.model import Finding, Lang
from maalplan.output.correction_words import corrected_in_danish, left_in_danish

_SENTENCES: Final[Mapping[str, tuple[str, str]]] = {
    "mojibake-repaired": (
        r"The text had been decoded wrongly .+",
        "Teksten var afkodet forkert (Ã¥ for å); det er rettet overalt.",
    ),
    "pages-without-text": (
        r"Pictures without text, not read: pages? (?P<a>[\d, ]+)\. ?(?P<b>.*)",
        "Billeder uden tekst, som ikke er læst: side {a}. {b}",
    ),
    "pages-recognised": (
        r"Words recognised in a picture, compare them with the original: pages? (?P<a>[\d, ]+)\.",
        "Ordene er genkendt i et billede; sammenlign dem med originalen: side {a}.",
    ),
    "unsure-words": (
        r"On page (?P<a>\d+) \d+ words? (?:is|are) hard to recognise, compare with the original: (?P<b>.+)",
        "På side {a} er ord svære at genkende; sammenlign med originalen: {b}",
    ),
    "pages-lost": (
        r"Damaged, nothing could be read: pages? (?P<a>[\d, ]+)\. .+",
        "Beskadiget, intet kunne læses: side {a}. Hent PDF-filen igen.",
    ),
    "second-engine": (
        r"Not readable by pdfium, read by pdfplumber: pages? (?P<a>[\d, ]+)\.",
        "Læst på en anden måde end ellers (pdfplumber): side {a}.",
    ),
    "witnesses-disagree": (
        r"The PDF's tags and what is to be seen differ on (?P<a>\d+) cells .+: pages? (?P<b>[\d, ]+)\.",
        "PDF-filens mærker og det synlige er uenige om {a} celler i en tabel: side {b}.",
    ),
    "repaired": (
        r"The PDF was damaged and has been repaired; .+",
        "PDF-filen var beskadiget og er repareret; ord kan mangle: hent den igen, eller sammenlign planen med den.",
    ),
    "damaged-pages": (
        r"Parts of the PDF are damaged, and words may be missing or wrong.+",
        "Dele af PDF-filen er beskadiget, og ord kan mangle eller være forkerte. Hent den igen.",
    ),
    "pages-missing": (
        r"The PDF should have (?P<a>\d+) pages, and (?P<b>\d+) can be read; .+",
        "PDF-filen er på {a} sider, men {b} kan læses; hent den igen, eller sammenlign planen med den.",
    ),
    "empty-pages": (
        r"Nothing stands on pages? (?P<a>[\d, ]+); .+",
        "Intet står på side {a}; har dokumentet ord der, så hent PDF-filen igen.",
    ),
    "portfolio": (
        r"The PDF is a portfolio; read was the one PDF in it: (?P<a>.+)",
        "PDF-filen er en portefølje; læst er den ene PDF i den: {a}",
    ),
    "attachments": (
        r"Files attached to the PDF are not read: (?P<a>.+)",
        "Filer, der er vedhæftet PDF-filen, er ikke læst: {a}",
    ),
    "unknown-label": (
        r"The label '(?P<a>.+?)' is not in the vocabulary; its words are kept in extra\..*",
        "Betegnelsen »{a}« er ukendt; dens ord står under »Øvrigt«.",
    ),
    "unknown-agency": (
        r"The document names no authority that it binds; .+",
        "Dokumentet nævner ingen myndighed, som det binder; dets id siger ukendt.",
    ),
    "unknown-year": (
        r"The document does not say which year it is for; .+",
        "Dokumentet siger ikke, hvilket år det gælder; dets id siger 0000.",
    ),
    "draft-with-signatures": (
        r"It calls itself a draft \((?P<a>.+)\), and yet signatures are dated\.",
        "Det kalder sig selv et udkast ({a}), og dog er underskrifter daterede.",
    ),
    "unplaced-text": (r"In no field: (?P<a>.+)", "I intet felt: {a}"),
    "goal-without-milestones": (
        r"No milestones were found for '(?P<a>.+)'\.",
        "Der blev ikke fundet målepunkter for »{a}«.",
    ),
    "recurring": (r"This recurs, so it has no deadline: (?P<a>.+)", "Gentages og har derfor ingen frist: {a}"),
    "deadline-without-year": (r"No year is printed for this time: (?P<a>.+)", "Tidspunktet har intet årstal: {a}"),
    "id-taken": (
        r"Another document is (?P<a>.+) too; this one is (?P<b>.+)\.",
        "Et andet dokument er også {a}; dette har fået navnet {b}.",
    ),
    "corrections-of-older-document": (
        r"(?P<a>\d+) corrections? (?:was|were) made to an older version of this document; .+",
        "Rettelser til en ældre udgave af dokumentet: {a}. »maalplan review apply OUT --carry« sætter dem ind, "
        "hvis ord stadig står der.",
    ),
    "version-chosen": (
        r"Of several documents (?P<a>.+?) counts; not used: (?P<b>.+)\.",
        "Af flere dokumenter gælder {a}; ikke brugt: {b}.",
    ),
    "version-guessed": (
        r"Nothing says which document counts: (?P<a>.+?) was taken, and not (?P<b>.+)\. Look at them\.",
        "Intet siger, hvilket dokument der gælder: {a} er brugt, og ikke {b}. Se efter i dem.",
    ),
    "draft-alone": (
        r"(?P<a>.+) calls itself a draft, and there is no other plan of that year\.",
        "{a} kalder sig selv et udkast, og der er ingen anden plan for det år.",
    ),
    "addendum-applied": (
        r"(?P<a>.+) was taken with its addendum (?P<b>.+): (?P<c>\d+) goals? changed, (?P<d>\d+) added\.",
        "{a} er læst med sit tillæg {b}: {c} mål ændret, {d} føjet til.",
    ),
    "addendum-guessed": (
        r"A goal of the addendum (?P<a>.+?) has the number of (?P<b>.+) and says something else: both were kept\.",
        "Et mål i tillægget {a} har samme nummer som {b} og siger noget andet: begge er beholdt.",
    ),
    "addendum-without-plan": (
        r"(?P<a>.+) adds to a plan that is not among these documents\.",
        "{a} er et tillæg til en plan, der ikke er blandt disse dokumenter.",
    ),
    "agency-renamed": (r"(?P<a>.+?) is now called (?P<b>.+)\.", "{a} hedder nu {b}."),
    "agency-moved": (r"(?P<a>.+?) moved from (?P<b>.+) to (?P<c>.+)\.", "{a} er flyttet fra {b} til {c}."),
    "paired-by-succession": (
        r"(?P<a>.+) was paired with (?P<b>.+), which took tasks of it in (?P<c>\d+)\.",
        "{a} er sat sammen med {b}, som overtog opgaver fra den i {c}.",
    ),
    "left-by-succession": (
        r"(?P<a>.+) has no partner: tasks went between it and (?P<b>.+) in (?P<c>\d+), which is paired with (?P<d>.+)"
        r"\.",
        "{a} har ingen plan at blive sammenlignet med: i {c} gik opgaver mellem den og {b}, som er sat sammen med {d}.",
    ),
    "paired-by-guess": (
        r"(?P<a>.+) was paired with (?P<b>.+) by a guess: (?P<c>.+)\. Look at them\.",
        "{a} er sat sammen med {b} ved et gæt: {c}. Se efter i dem.",
    ),
    "plan-without-year": (
        r"No year is known of (?P<a>.+): it has no place in the history\.",
        "{a} har intet kendt år og kan ikke stå i historikken.",
    ),
    "plan-passed-over": (
        r"(?P<a>.+) is of the same year as (?P<b>.+), which was taken\.",
        "{a} er fra samme år som {b}, som er brugt.",
    ),
    "plans-of-predecessor": (
        r"Before (?P<a>.+), which took over in (?P<b>\d+), stand the plans of (?P<c>.+)\.",
        "Før {a}, som tog over i {b}, står planerne fra {c}.",
    ),
    "plan-of-another": (
        r"The report is on (?P<a>.+), the plan given is (?P<b>.+)\.",
        "Rapporten handler om {a}, men er sat sammen med planen {b}.",
    ),
    "reports-disagree": (
        r"(?P<a>.+) has several reports called (?P<b>.+), which judge (?P<c>\d+) .+? differently: (?P<d>.+) counts, "
        r"not (?P<e>.+)\. Take away what no longer holds\.",
        "{a} har flere rapporter, der hedder {b}; {c} af dens mål og målepunkter vurderer de forskelligt: {d} gælder, "
        "ikke {e}. Fjern det, der ikke gælder længere.",
    ),
    "years-without-plan": (r"No plan was found for (?P<a>.+)\.", "Der er ingen plan for {a}."),
}
"""What each message is made of, and its Danish: the codes of comparisons and histories."""
_OF_CORRECTIONS: Final[Mapping[str, Callable[[str], str | None]]] = {
    "corrected": corrected_in_danish,
    "correction-left": left_in_danish,
}
_REASONS: Final = (
    (r"\bit has the same goals\b", "den har de samme mål"),
    (r"\bit is the draft of an addendum\b", "den er udkast til et tillæg"),
    (r"\bit is a draft \(by its file name\)", "den er et udkast efter sit filnavn"),
    (r"\bit is a draft \(", "den er et udkast ("),
    (
        r"\bit does not say that it is signed, and the other is\b",
        "den siger ikke, at den er underskrevet, og den anden er",
    ),
    (r"\bit is signed, and the other is\b", "den er underskrevet, og den anden er"),
    (r"\bit is older, and the other is\b", "den er ældre, og den anden er"),
    (r"(?<=den anden er )amended\b", "ændret i året"),
    (r"(?<=den anden er )signed\b", "underskrevet"),
    (r"(?<=den anden er )draft\b", "udkast"),
    (r"(?<=den anden er )addendum\b", "et tillæg"),
    (r"(?<=den anden er )None\b", "uden angivelse"),
    (r"\bit is of no day, and the other of\b", "den er uden dato, og den anden fra"),
    (r"\bit is of (\S+), and the other of\b", r"den er fra \1, og den anden fra"),
    (r"\bits number is lower\b", "dens nummer er lavere"),
    (r"\bit was published on no day\b", "den er udgivet uden dato"),
    (r"\bit was published\b", "den er udgivet"),
    (r"\bnothing tells them apart\b", "intet adskiller dem"),
    (r"\b and (?=.* have like names)", " og "),
    (r"\bhave like names\b", "har lignende navne"),
)
"""Why a version was not used and what made a guess, as they stand in messages."""


def finding_text(finding: Finding, lang: Lang) -> str:
    """The message of *finding*, in Danish where it has a Danish sentence and *lang* asks for it.

    >>> finding_text(Finding("agency-renamed", "note", "SDFI is now called Klimadatastyrelsen."), "da")
    'SDFI hedder nu Klimadatastyrelsen.'
    """
    if lang == "da" and finding.code in _OF_CORRECTIONS:
        return _OF_CORRECTIONS[finding.code](finding.message) or finding.message
    pattern, danish = _SENTENCES.get(finding.code, ("", ""))
    found = re.fullmatch(pattern, finding.message) if danish and lang == "da" else None
    if found is None:
        return finding.message
    slots = {name: _reasons(words) for name, words in found.groupdict("").items()}
    return danish.format(**slots).strip()


def _reasons(words: str) -> str:
    for english, danish in _REASONS:
        words = re.sub(english, danish, words)
    return words
