"""Signature blocks in words and orders of many agencies."""

from __future__ import annotations

import pytest

from maalplan.model import Block
from maalplan.normalize.people import as_signature
from maalplan.parsers.signatures import read_signatures
from tests.parsers.making import WORDS, heading, paragraph, table

AGREEMENT = heading("5. Aftale")

# Lines part at " | "; a signature is name, title, organisation, place, date.
SIGNED = [
    (
        "København, den 12. december 2024 | Anne Skov Pedersen, konstitueret direktør | Miljøstyrelsen | "
        "København, den 15. december 2024 | Lars Hein, departementschef | Miljø- og Ligestillingsministeriet",
        [
            "Anne Skov Pedersen; konstitueret direktør; Miljøstyrelsen; København; 2024-12-12",
            "Lars Hein; departementschef; Miljø- og Ligestillingsministeriet; København; 2024-12-15",
        ],
    ),
    (
        "Underskrevet digitalt den 3. januar 2025 | Ole Mark | Direktør | Sikkerhedsstyrelsen",
        ["Ole Mark; Direktør; Sikkerhedsstyrelsen; -; 2025-01-03"],
    ),
    (
        "PÅ VEGNE AF KULTURMINISTERIET | MARIE LUND HANSEN | DEPARTEMENTSCHEF | DATO: 14.12.2024",
        ["MARIE LUND HANSEN; DEPARTEMENTSCHEF; KULTURMINISTERIET; -; 2024-12-14"],
    ),
    (
        "Dato og underskrift | 18/12-2024 | ______________ | Peter Holst | Toldstyrelsen | Direktør",
        ["Peter Holst; Direktør; Toldstyrelsen; -; 2024-12-18"],
    ),
    (
        "Randers, den 1. februar 2025 | Jens Ulrik Thygesen | Politidirektør, Østjyllands Politi | Glostrup, den "
        "5. februar 2025 | Thorkild Vang | Rigspolitichef",
        [
            "Jens Ulrik Thygesen; Politidirektør; Østjyllands Politi; Randers; 2025-02-01",
            "Thorkild Vang; Rigspolitichef; -; Glostrup; 2025-02-05",
        ],
    ),
    (
        "Sted og dato: Aarhus, 11. december 2024 | Underskrift: | Navn: Hanne Juul | Stilling: Rektor | "
        "Institution: Det Jyske Musikkonservatorium",
        ["Hanne Juul; Rektor; Det Jyske Musikkonservatorium; Aarhus; 2024-12-11"],
    ),
    (
        "For bestyrelsen for Statens Museum for Kunst: | København, den 2. december 2024 | Birgitte Ravn | "
        "Bestyrelsesformand | For direktionen: | København, den 3. december 2024 | Mikkel Bog | Direktør",
        [
            "Birgitte Ravn; Bestyrelsesformand; bestyrelsen for Statens Museum for Kunst; København; 2024-12-02",
            "Mikkel Bog; Direktør; direktionen; København; 2024-12-03",
        ],
    ),
    (
        "Nuuk, den 30. januar 2025 | Rigsombudsmand Julie Præst | Rigsombudsmanden i Grønland",
        ["Julie Præst; Rigsombudsmand; Rigsombudsmanden i Grønland; Nuuk; 2025-01-30"],
    ),
    (
        "København, december 2024 | Kim Skov | Direktør, Arbejdstilsynet",
        ["Kim Skov; Direktør; Arbejdstilsynet; København; -"],
    ),
    (
        "Godkendt den 17. december 2024 | Vicedirektør Pia Holm | Fødevarestyrelsen",
        ["Pia Holm; Vicedirektør; Fødevarestyrelsen; -; 2024-12-17"],
    ),
    (
        "København, den 9/1 2025 | Bo Riis Direktør Danmarks Statistik | København, den 10/1 2025 | Ida Vest "
        "Departementschef Økonomiministeriet",
        [
            "Bo Riis; Direktør; Danmarks Statistik; København; 2025-01-09",
            "Ida Vest; Departementschef; Økonomiministeriet; København; 2025-01-10",
        ],
    ),
    (
        "Forsvarschef, general Michael Hald | Forsvarskommandoen | Karup, den 20. december 2024",
        ["Michael Hald; general; Forsvarskommandoen; Karup; 2024-12-20"],
    ),
    (
        "København, den femte december 2024 | Nina Kjær | Direktør | Finanstilsynet",
        ["Nina Kjær; Direktør; Finanstilsynet; København; 2024-12-05"],
    ),
    (
        "Dato: 16-12-2024 | Signeret med MitID Erhverv | Jesper Rye | Afdelingschef, Departementet",
        ["Jesper Rye; Afdelingschef; Departementet; -; 2024-12-16"],
    ),
    (
        "Hillerød d. 4.3.25 | Lis Bager | Fængselsinspektør | Roskilde d. 7.3.25 | Per Toft | Områdechef",
        ["Lis Bager; Fængselsinspektør; -; Hillerød; 2025-03-04", "Per Toft; Områdechef; -; Roskilde; 2025-03-07"],
    ),
    (
        "Copenhagen, 12 December 2024 | Susan Holt | Director General | Patent- og Varemærkestyrelsen",
        ["Susan Holt; Director General; Patent- og Varemærkestyrelsen; Copenhagen; 2024-12-12"],
    ),
    (
        "Den 2. januar 2025 | Bent A. Nørgaard | Kommitteret, fung. direktør | Kystdirektoratet",
        ["Bent A. Nørgaard; Kommitteret, fung. direktør; Kystdirektoratet; -; 2025-01-02"],
    ),
    (
        "København, den 8. januar 2025 | Departementschef Lise Bro Kulturministeriet | Direktør Jan Vig Rigsarkivet",
        [
            "Lise Bro; Departementschef; Kulturministeriet; København; 2025-01-08",
            "Jan Vig; Direktør; Rigsarkivet; København; 2025-01-08",
        ],
    ),
    (
        "/Hans Peter Sø/ | Direktør for Geodatastyrelsen | Nørresundby, 9. januar 2025",
        ["Hans Peter Sø; Direktør; Geodatastyrelsen; Nørresundby; 2025-01-09"],
    ),
    (
        "København, den 11. december 2024 | For Plan- og Landdistriktsstyrelsen | Sigrid Dall | Direktør | "
        "København, den 13. december 2024 | For Departementet | Claes Nil | Departementschef",
        [
            "Sigrid Dall; Direktør; Plan- og Landdistriktsstyrelsen; København; 2024-12-11",
            "Claes Nil; Departementschef; Departementet; København; 2024-12-13",
        ],
    ),
    (
        "Digitalt underskrevet d. 19. december 2024 | Erik Bøgh | Statistikdirektør, Danmarks Statistik",
        ["Erik Bøgh; Statistikdirektør; Danmarks Statistik; -; 2024-12-19"],
    ),
    (
        "Aalborg, 5.1.2025 | Karin Vad | Fung. vicedirektør | Sikkerhedsstyrelsen",
        ["Karin Vad; Fung. vicedirektør; Sikkerhedsstyrelsen; Aalborg; 2025-01-05"],
    ),
    (
        "Dato: 6. januar 2025 | Dato: 8. januar 2025 | Ane Dam | Jon Sky | Generaldirektør | Departementschef | "
        "DSB | Transportministeriet",
        [
            "Ane Dam; Generaldirektør; DSB; -; 2025-01-06",
            "Jon Sky; Departementschef; Transportministeriet; -; 2025-01-08",
        ],
    ),
    (
        "København den fjortende december 2024 | Leif Ask | Kontorchef",
        ["Leif Ask; Kontorchef; -; København; 2024-12-14"],
    ),
    (
        "ULLA BECH | DIREKTØR | KYSTDIREKTORATET | LEMVIG, DEN 3. DECEMBER 2024",
        ["ULLA BECH; DIREKTØR; KYSTDIREKTORATET; LEMVIG; 2024-12-03"],
    ),
    (
        "Tiltrådt den 20. december 2024 | Søren Ib Lund (direktør) | Finanstilsynet",
        ["Søren Ib Lund; direktør; Finanstilsynet; -; 2024-12-20"],
    ),
    (
        "Esbjerg, den 9. december 2024 | Direktør Anna-Marie Juhl, Fiskeristyrelsen",
        ["Anna-Marie Juhl; Direktør; Fiskeristyrelsen; Esbjerg; 2024-12-09"],
    ),
]
KNOWN_FAILURES = [
    (
        "Underskrevet af direktør Tom Mørk, Naturstyrelsen, den 7. januar 2025",
        ["Tom Mørk; direktør; Naturstyrelsen; -; 2025-01-07"],
    ),
    (
        "København, den 4. december 2024 | Minister for grøn trepart Jan Fjord",
        ["Jan Fjord; Minister for grøn trepart; -; København; 2024-12-04"],
    ),
]
TABLES = [
    (
        table(
            ["Part", "Navn", "Titel", "Dato og underskrift"],
            ["Energistyrelsen", "Kristoffer Bak", "Direktør", "Kbh., 4/12 2024"],
            ["Klima-, Energi- og Forsyningsministeriet", "Lone Friis", "Departementschef", "Kbh., 6/12 2024"],
        ),
        [
            "Kristoffer Bak; Direktør; Energistyrelsen; Kbh.; 2024-12-04",
            "Lone Friis; Departementschef; Klima-, Energi- og Forsyningsministeriet; Kbh.; 2024-12-06",
        ],
    ),
    (
        table(
            ["For Banedanmark", "For Transportministeriet"],
            ["København, den 6. januar 2025", "København, den 8. januar 2025"],
            ["________", "________"],
            ["Mette Lind", "Jakob Skov"],
            ["Adm. direktør", "Departementschef"],
        ),
        [
            "Mette Lind; Adm. direktør; Banedanmark; København; 2025-01-06",
            "Jakob Skov; Departementschef; Transportministeriet; København; 2025-01-08",
        ],
    ),
    (
        table(
            ["", "Styrelsen", "Departementet"],
            ["Navn", "Tove Grau", "Ivan Holm"],
            ["Titel", "Direktør", "Departementschef"],
            ["Dato", "10/12 2024", "12/12 2024"],
        ),
        ["Tove Grau; Direktør; Styrelsen; -; 2024-12-10", "Ivan Holm; Departementschef; Departementet; -; 2024-12-12"],
    ),
]


def signed(*blocks: Block) -> list[str]:
    """The signatures of *blocks*, a line each."""
    found = map(as_signature, read_signatures([AGREEMENT, *blocks], WORDS))
    return ["; ".join(part or "-" for part in (s.name, s.title, s.organisation, s.place, s.date)) for s in found]


@pytest.mark.parametrize(("lines", "expected"), SIGNED)
def test_lines(lines: str, expected: list[str]) -> None:
    assert signed(*map(paragraph, lines.split(" | "))) == expected


@pytest.mark.parametrize(("block", "expected"), TABLES)
def test_table(block: Block, expected: list[str]) -> None:
    assert signed(block) == expected


@pytest.mark.xfail(reason="not read yet", strict=True)
@pytest.mark.parametrize(("lines", "expected"), KNOWN_FAILURES)
def test_known_failures(lines: str, expected: list[str]) -> None:
    assert signed(*map(paragraph, lines.split(" | "))) == expected
