"""Covers and agreements in words of many agencies: what the plan is, whose, of which year."""

from __future__ import annotations

import pytest

from maalplan.model import Block
from maalplan.normalize.plan_facts import plan_facts
from maalplan.parsers.front import read_front
from tests.parsers.making import WORDS, heading, paragraph, text

PROSE = paragraph("Planen beskriver de mål, som institutionen skal nå i året, og hvordan der følges op på dem.")

COVERS: list[tuple[str, dict[str, object]]] = [
    (
        "Rigspolitiet | Mål- og resultatplan | for Nordsjællands Politi | 2025",
        {
            "title": "Mål- og resultatplan for Nordsjællands Politi 2025",
            "type": "mål- og resultatplan",
            "agency": "Nordsjællands Politi",
            "year": 2025,
        },
    ),
    (
        "Skatteministeriet | Resultatkontrakt 2025 | Toldstyrelsen | Januar 2025",
        {
            "title": "Resultatkontrakt 2025",
            "agency": "Toldstyrelsen",
            "ministry": "Skatteministeriet",
            "year": 2025,
            "published": "2025-01",
        },
    ),
    (
        "Sagsnr. 2024-1234 | Dok. nr. 889912 | Mål- og resultatplan 2025 | Arbejdstilsynet | Landskronagade 33 | "
        "2100 København Ø | Tlf. 70 12 12 88 | www.at.dk",
        {"title": "Mål- og resultatplan 2025", "agency": "Arbejdstilsynet", "year": 2025, "published": None},
    ),
    (
        "Version 1.0 godkendt 17. december 2024 | Mål- og resultatplan 2025 | Danmarks Statistik",
        {"title": "Mål- og resultatplan 2025", "agency": "Danmarks Statistik", "year": 2025, "published": "2024-12-17"},
    ),
    (
        "RAMMEAFTALE 2023-2026 | DET KONGELIGE TEATER OG KAPEL | KULTURMINISTERIET",
        {
            "title": "RAMMEAFTALE 2023-2026",
            "type": "rammeaftale",
            "ministry": "Kulturministeriet",
            "year": 2023,
            "period": "2023-01-01..2026-12-31",
        },
    ),
    (
        "Resultatplan for 2. halvår 2025 | Styrelsen for Grøn Arealomlægning og Vandmiljø",
        {"title": "Resultatplan for 2. halvår 2025", "year": 2025, "period": "2025-07-01..2025-12-31"},
    ),
    (
        "Tillæg 2025 til Resultatkontrakt 2024-2027 | mellem | GEUS | og | Klima-, Energi- og Forsyningsministeriet",
        {
            "title": "Tillæg 2025 til Resultatkontrakt 2024-2027",
            "ministry": "Klima-, Energi- og Forsyningsministeriet",
            "year": 2025,
        },
    ),
    (
        "Mål- og resultatplan | Kriminalforsorgen | 2024 – 2026 | Justitsministeriet · Departementet",
        {
            "title": "Mål- og resultatplan",
            "agency": "Kriminalforsorgen",
            "ministry": "Justitsministeriet",
            "year": 2024,
            "period": "2024-01-01..2026-12-31",
        },
    ),
    (
        "Erhvervsministeriet | Erhvervsstyrelsens mål- og resultatplan for 2025",
        {
            "title": "Erhvervsstyrelsens mål- og resultatplan for 2025",
            "agency": "Erhvervsstyrelsen",
            "ministry": "Erhvervsministeriet",
            "year": 2025,
        },
    ),
    (
        "Udlændinge- og Integrationsministeriet | Styrelsen for International Rekruttering og Integration (SIRI) "
        "| Mål- og resultatplan 2025 | Offentliggjort den 20. januar 2025",
        {
            "title": "Mål- og resultatplan 2025",
            "agency": "Styrelsen for International Rekruttering og Integration",
            "acronym": "SIRI",
            "ministry": "Udlændinge- og Integrationsministeriet",
            "published": "2025-01-20",
        },
    ),
    (
        "Direktørkontrakt 2025 | Adm. direktør Mette Lindholm | Banedanmark",
        {"title": "Direktørkontrakt 2025", "type": "direktørkontrakt", "agency": "Banedanmark", "year": 2025},
    ),
    (
        "Arbejdsprogram 2025 | Færdselsstyrelsen | Transportministeriet | 1. udgave, december 2024",
        {
            "title": "Arbejdsprogram 2025",
            "type": "arbejdsprogram",
            "agency": "Færdselsstyrelsen",
            "ministry": "Transportministeriet",
            "published": "2024-12",
        },
    ),
    (
        "Mål- og resultatplan 2025 | National Genom Center | ISBN 978-87-7014-000-1 | Ørestads Boulevard 5, 2300 "
        "København S",
        {"title": "Mål- og resultatplan 2025"},
    ),
    (
        "Mål- og resultatplan 2025 | Flådestation Korsør | Performance plan (Danish version)",
        {"title": "Mål- og resultatplan 2025"},
    ),
    (
        "Beskæftigelsesministeriet | Holmens Kanal 20 | 1060 København K | Resultatplan 2019 | Styrelsen for "
        "Arbejdsmarked og Rekruttering",
        {
            "title": "Resultatplan 2019",
            "agency": "Styrelsen for Arbejdsmarked og Rekruttering",
            "ministry": "Beskæftigelsesministeriet",
            "year": 2019,
        },
    ),
    (
        "Mål- og resultatplan for Forsvarsministeriets Ejendomsstyrelse 2025",
        {
            "title": "Mål- og resultatplan for Forsvarsministeriets Ejendomsstyrelse 2025",
            "agency": "Forsvarsministeriets Ejendomsstyrelse",
        },
    ),
    (
        "Udenrigsministeriet | Mål- og resultatplan 2025 | for Dansk Center for Vindforskning (DCV)",
        {"agency": "Dansk Center for Vindforskning", "acronym": "DCV", "ministry": "Udenrigsministeriet", "year": 2025},
    ),
    (
        "Resultatkontrakt mellem Rigsarkivet og Kulturministeriet 2024-2025",
        {"agency": "Rigsarkivet", "ministry": "Kulturministeriet", "year": 2024, "period": "2024-01-01..2025-12-31"},
    ),
    (
        "Mål- og | resultatplan | Søfartsstyrelsen | Erhvervsministeriet | Gældende fra 1. januar 2025 til 31. "
        "december 2025",
        {
            "title": "Mål- og resultatplan",
            "agency": "Søfartsstyrelsen",
            "ministry": "Erhvervsministeriet",
            "period": "2025-01-01..2025-12-31",
        },
    ),
    (
        "MÅL- OG RESULTATPLAN | FINANSÅRET 2025 | ANKESTYRELSEN",
        {"title": "MÅL- OG RESULTATPLAN", "agency": "Ankestyrelsen", "year": 2025},
    ),
    (
        "Udkast – til drøftelse | Mål- og resultatplan 2026 | Sikkerhedsstyrelsen | 2. december 2025",
        {
            "title": "Mål- og resultatplan 2026",
            "agency": "Sikkerhedsstyrelsen",
            "published": "2025-12-02",
            "year": 2026,
        },
    ),
    (
        "Bilag 3 | Resultataftale 2025 for Det Nationale Forskningscenter for Arbejdsmiljø",
        {
            "title": "Resultataftale 2025 for Det Nationale Forskningscenter for Arbejdsmiljø",
            "type": "resultataftale",
            "agency": "Det Nationale Forskningscenter for Arbejdsmiljø",
            "year": 2025,
        },
    ),
    (
        "Justitsministeriet | Mål- og resultatplan 2025 | Rigspolitiet | J.nr. 2024-0090-1021",
        {
            "title": "Mål- og resultatplan 2025",
            "agency": "Rigspolitiet",
            "ministry": "Justitsministeriet",
            "year": 2025,
            "published": None,
        },
    ),
    (
        "Resultatkontrakt | Hjemrejsestyrelsen | Planperiode: 2025-2027",
        {"title": "Resultatkontrakt", "agency": "Hjemrejsestyrelsen", "period": "2025-01-01..2027-12-31", "year": 2025},
    ),
    (
        "Mål- og resultatplan for 2025 | Grønlandsministeriet | Godthåbsvej 12, 2000 Frederiksberg | post@grl.dk",
        {"title": "Mål- og resultatplan for 2025", "year": 2025},
    ),
    (
        "SKATTEMINISTERIET | Gældsstyrelsen | Mål- og resultatplan 2026 | Godkendt af direktionen 5. januar 2026",
        {"agency": "Gældsstyrelsen", "ministry": "Skatteministeriet", "published": "2026-01-05", "year": 2026},
    ),
    (
        "Social- og Boligministeriet | Mål- og resultatplan 2025 | VIVE – Det Nationale Forsknings- og "
        "Analysecenter for Velfærd",
        {"ministry": "Social- og Boligministeriet", "year": 2025},
    ),
    (
        "Mål- og resultatplan | Kystdirektoratet | 1. halvår 2025",
        {"agency": "Kystdirektoratet", "period": "2025-01-01..2025-06-30"},
    ),
    ("Tillægskontrakt 2026 til rammeaftale 2025-2028 | Nationalmuseet", {"agency": "Nationalmuseet", "year": 2026}),
    (
        "Forsvarsministeriet | Mål- og resultatplan for Beredskabsstyrelsen | Kalenderåret 2025 | December 2024",
        {"agency": "Beredskabsstyrelsen", "ministry": "Forsvarsministeriet", "year": 2025, "published": "2024-12"},
    ),
]
AGREEMENTS: list[tuple[list[Block], dict[str, object]]] = [
    (
        [heading("Driftsaftale 2025 mellem Miljøministeriets departement og Miljøstyrelsen")],
        {
            "title": "Driftsaftale 2025 mellem Miljøministeriets departement og Miljøstyrelsen",
            "type": "driftsaftale",
            "agency": "Miljøstyrelsen",
            "ministry": "Miljøministeriet",
            "year": 2025,
        },
    ),
    (
        [
            text("furniture", "Mål- og resultatplan 2025 | Fiskeristyrelsen"),
            heading("Indledning"),
            paragraph("Planen beskriver de mål, som institutionen skal nå i året, og hvordan der følges op på dem."),
            paragraph(
                "Mål- og resultatplanen er indgået mellem direktøren for Fiskeristyrelsen og Ministeriet for "
                "Fødevarer, Landbrug og Fiskeri og gælder for kalenderåret 2025."
            ),
        ],
        {
            "title": None,
            "type": "mål- og resultatplan",
            "agency": "Fiskeristyrelsen",
            "ministry": "Ministeriet for Fødevarer, Landbrug og Fiskeri",
            "year": 2025,
        },
    ),
    (
        [
            heading("Mål- og resultatplan for Energistyrelsen for 2025"),
            paragraph("Planen beskriver de mål, som institutionen skal nå i året, og hvordan der følges op på dem."),
        ],
        {"title": "Mål- og resultatplan for Energistyrelsen for 2025", "agency": "Energistyrelsen", "year": 2025},
    ),
    (
        [
            heading("Formalia"),
            paragraph(
                "Denne resultatkontrakt indgås mellem Sundhedsdatastyrelsen, Sundhedsministeriets departement og "
                "Digitaliseringsstyrelsen for perioden 1. januar 2025 til 31. december 2026."
            ),
        ],
        {
            "agency": "Sundhedsdatastyrelsen",
            "ministry": "Sundhedsministeriet",
            "year": 2025,
            "period": "2025-01-01..2026-12-31",
            "type": "resultatkontrakt",
        },
    ),
    (
        [
            heading("Påtegning"),
            paragraph("Aftaleparterne er Søværnskommandoen og Forsvarsministeriet. Aftalen er gældende i hele 2025."),
        ],
        {"ministry": "Forsvarsministeriet", "agency": "Søværnskommandoen", "year": 2025},
    ),
    (
        [
            heading("Aftalens parter"),
            paragraph(
                "Rektor for Designskolen Kolding indgår hermed rammeaftale med Kulturministeriet. Rammeaftalen "
                "løber fra den 1. januar 2025 til og med den 31. december 2028."
            ),
        ],
        {
            "agency": "Designskolen Kolding",
            "ministry": "Kulturministeriet",
            "year": 2025,
            "period": "2025-01-01..2028-12-31",
            "type": "rammeaftale",
        },
    ),
    (
        [
            heading("Gyldighed"),
            paragraph(
                "Kontrakten er gyldig fra 1. juli 2025 til 31. december 2025 og er indgået mellem bestyrelsen "
                "for Naturstyrelsen og departementet i Ministeriet for Grøn Trepart."
            ),
        ],
        {"period": "2025-07-01..2025-12-31", "agency": "Naturstyrelsen", "ministry": "Ministeriet for Grøn Trepart"},
    ),
    (
        [
            heading("1. Indledning"),
            paragraph(
                "Mål- og resultatplanen for 2025 er en aftale mellem Geodatastyrelsen og departementet. "
                "Klimadatastyrelsen er leverandør."
            ),
        ],
        {"agency": "Geodatastyrelsen", "year": 2025},
    ),
    (
        [
            heading("Ikrafttræden"),
            paragraph("Planen træder i kraft 1. januar 2025 og udløber 31. december 2025. Den kan genforhandles."),
        ],
        {"year": 2025, "period": "2025-01-01..2025-12-31"},
    ),
    (
        [
            heading("Parterne"),
            paragraph("Planen indgås mellem politidirektøren for Fyns Politi og rigspolitichefen."),
            paragraph("Den dækker 2025."),
        ],
        {"agency": "Fyns Politi", "year": 2025},
    ),
    (
        [
            heading("6. Påtegning"),
            paragraph(
                "Nærværende mål- og resultatplan gælder for finansåret 2025. Planen er indgået mellem "
                "vejdirektøren og Transportministeriets departementschef."
            ),
            paragraph("Vejdirektoratet har ansvar for målopfyldelsen."),
        ],
        {"agency": "Vejdirektoratet", "ministry": "Transportministeriet", "year": 2025},
    ),
    (
        [
            heading("Aftalegrundlag"),
            paragraph(
                "Mål- og resultatplan 2025 er indgået mellem Forsyningstilsynet og Klima-, Energi- og "
                "Forsyningsministeriet. Planen gælder fra 1. januar 2025."
            ),
        ],
        {"agency": "Forsyningstilsynet", "ministry": "Klima-, Energi- og Forsyningsministeriet", "year": 2025},
    ),
    (
        [
            heading("Parter"),
            paragraph(
                "Parterne i aftalen er Statens Administration og Økonomistyrelsen. Aftalen løber i perioden 2025-2026."
            ),
        ],
        {"agency": "Statens Administration", "year": 2025, "period": "2025-01-01..2026-12-31"},
    ),
    (
        [
            heading("Gyldighedsperiode"),
            paragraph(
                "Denne kontrakt er indgået mellem dekanen for Politiskolen og Rigspolitiet. Kontrakten har "
                "virkning fra den 1. marts 2025 til den 28. februar 2026."
            ),
        ],
        {"agency": "Politiskolen", "year": 2025, "period": "2025-03-01..2026-02-28"},
    ),
    (
        [
            heading("1. Indledning"),
            paragraph("Styrelsen for Patientsikkerhed (STPS) og departementet har aftalt følgende mål for 2025."),
        ],
        {"agency": "Styrelsen for Patientsikkerhed", "acronym": "STPS", "year": 2025},
    ),
]


def facts_of(blocks: list[Block]) -> dict[str, object]:
    """What the blocks say of the plan as a whole."""
    facts = plan_facts(read_front(blocks, WORDS))
    return {
        "title": facts.title,
        "type": facts.document_type,
        "agency": facts.agency.name,
        "acronym": facts.agency.acronym,
        "ministry": facts.ministry.name if facts.ministry else None,
        "year": facts.year,
        "period": f"{facts.period.start}..{facts.period.end}" if facts.period else None,
        "published": facts.published,
    }


@pytest.mark.parametrize(("lines", "expected"), COVERS)
def test_cover(lines: str, expected: dict[str, object]) -> None:
    facts = facts_of([*map(paragraph, lines.split(" | ")), heading("1. Indledning"), PROSE])
    assert {field: facts[field] for field in expected} == expected


@pytest.mark.parametrize(("blocks", "expected"), AGREEMENTS)
def test_agreement(blocks: list[Block], expected: dict[str, object]) -> None:
    facts = facts_of([*blocks, heading("1. Indledning"), PROSE])
    assert {field: facts[field] for field in expected} == expected
