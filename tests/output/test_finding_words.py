"""Findings of plans, comparisons and histories are said in Danish to Danish readers, whatever they are about."""

from __future__ import annotations

import inspect
import re

import pytest

from maalplan import findings
from maalplan.model import Finding, Place
from maalplan.output.finding_words import finding_text

SECTION = re.compile(r"^# -{60,} (.+)$", re.MULTILINE)
SAID_TO_READERS = ("ingest", "parsers", "normalize", "batch", "versions and pairs", "history")
WORDS = {
    str: "Styrelsen for Vand og Natur",
    int: 2025,
    bool: True,
    str | None: None,
    tuple[Place, ...]: (Place(page=3),),
    tuple[str, ...]: ("vand-2025 (it has the same goals)", "natur-2025 (it is a draft (UDKAST))"),
    tuple[int, ...]: (2023, 2024),
}
ENGLISH = re.compile(
    r"\b(the|of|and|it|is|was|with|that|which|no|same|taken|goals?|named|paired|has|have|an?)\b", re.IGNORECASE
)


def told_to_readers() -> list[str]:
    """The functions of findings that stand in the sections of plans, comparisons and histories."""
    _, *parts = SECTION.split(inspect.getsource(findings))
    sections = dict(zip(parts[::2], parts[1::2], strict=True))
    return [
        name for section in SAID_TO_READERS for name in re.findall(r"^def ([a-z]\w+)", sections[section], re.MULTILINE)
    ]


def made(name: str) -> Finding:
    function = getattr(findings, name)
    kinds = inspect.get_annotations(function, eval_str=True)
    kinds.pop("return")
    found = function(*(WORDS[kind] for kind in kinds.values()))
    assert isinstance(found, Finding)
    return found


def test_there_are_such_findings() -> None:
    assert {"agency_renamed", "years_without_plan"} <= set(told_to_readers())


@pytest.mark.parametrize("name", told_to_readers())
def test_every_finding_has_its_danish(name: str) -> None:
    finding = made(name)
    danish = finding_text(finding, "da")
    assert danish != finding.message
    assert not ENGLISH.search(danish), danish
    for words in re.findall(r"Styrelsen for Vand og Natur|vand-2025|natur-2025|UDKAST|20\d\d", finding.message):
        assert words in danish, "what it is about stays"
    assert finding_text(finding, "en") == finding.message


@pytest.mark.parametrize(
    ("finding", "danish"),
    [
        (
            findings.agency_moved("Klimadatastyrelsen", "Digitaliseringsministeriet", "Klimaministeriet"),
            "Klimadatastyrelsen er flyttet fra Digitaliseringsministeriet til Klimaministeriet.",
        ),
        (
            findings.version_chosen("a-2025-2", ("a-2025 (it is a draft (UDKAST {1}))",)),
            "Af flere dokumenter gælder a-2025-2; ikke brugt: a-2025 (den er et udkast (UDKAST {1})).",
        ),
        (
            findings.version_chosen(
                "b", ("a (it is of 2024-12-01, and the other of 2024-12-17)", "c (its number is lower)")
            ),
            "Af flere dokumenter gælder b; ikke brugt: a (den er fra 2024-12-01, og den anden fra 2024-12-17);"
            " c (dens nummer er lavere).",
        ),
        (
            findings.version_chosen("b", ("a (it does not say that it is signed, and the other is amended)",)),
            "Af flere dokumenter gælder b; ikke brugt:"
            " a (den siger ikke, at den er underskrevet, og den anden er ændret i året).",
        ),
        (
            findings.paired_by_guess("a-2024", "b-2025", "Vandstyrelsen and Vandmiljøstyrelsen have like names"),
            "a-2024 er sat sammen med b-2025 ved et gæt: Vandstyrelsen og Vandmiljøstyrelsen har lignende navne."
            " Se efter i dem.",
        ),
        (findings.addendum_applied("t", "p", 1, 0), "p er læst med sit tillæg t: 1 mål ændret, 0 føjet til."),
        (Finding("agency-renamed", "note", "En hilsen fra fremtiden"), "En hilsen fra fremtiden"),
        (Finding("ny-slags", "note", "Something new."), "Something new."),
    ],
)
def test_sentences(finding: Finding, danish: str) -> None:
    assert finding_text(finding, "da") == danish
