"""Signature blocks, one below the other and side by side."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maalplan.model import Block, Quote
from maalplan.parsers.signature_parts import is_name, may_hold_title, may_hold_titles, read_parts
from maalplan.parsers.signatures import read_signatures
from maalplan.parsers.spans import whole
from tests.parsers.making import WORDS, heading, item, paragraph, table, text

Signed = tuple[str | None, str | None, str | None, str | None, str | None]
AGREEMENT = heading("4. Aftale")


def signed(*blocks: Block) -> list[Signed]:
    found = read_signatures(blocks, WORDS)
    return [(said(s.name), said(s.title), said(s.organisation), said(s.place), said(s.date)) for s in found]


def said(words: Quote | None) -> str | None:
    return " ".join(words.text.split()) if words else None


ULLA = ("Ulla Bro", "Direktør", "Vejdirektoratet", "København", "17/12 2024")
SVEND = ("Svend le Maire Holst", "Departementschef", "Transportministeriet", "København", "19-12 2024")


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        (
            "København, den 17/12 2024 | Ulla Bro | Direktør, Vejdirektoratet"
            " | København, den 19-12 2024 | Svend le Maire Holst | Departementschef, Transportministeriet",
            "a block a line, title and organisation on one",
        ),
        (
            "København, den 17/12 2024\nUlla Bro\nDirektør\nVejdirektoratet"
            " | København, den 19-12 2024\vSvend le Maire Holst\vDepartementschef\vTransportministeriet",
            "several lines in a block, each part on its own",
        ),
        (
            "____________ | København den 17/12 2024 | Ulla Bro, Direktør | Vejdirektoratet | ____________"
            " | København d. 19-12 2024 | Svend le Maire Holst | Departementschef i Transportministeriet",
            "rules, no comma before the date",
        ),
        (
            "Ulla Bro | Direktør for Vejdirektoratet | København, den 17/12 2024"
            " | Svend le Maire Holst | Departementschef, Transportministeriet | København, den 19-12 2024",
            "the name above the date",
        ),
        (
            "For Vejdirektoratet: | København, den 17/12 2024 | _______ | Ulla Bro | Direktør"
            " | For Transportministeriet: | København, den 19-12 2024 | ____ | Svend le Maire Holst | Departementschef",
            "the organisation first",
        ),
        (
            "København, den 17/12 2024 | København, den 19-12 2024 | Ulla Bro | Svend le Maire Holst | Direktør"
            " | Departementschef | Vejdirektoratet | Transportministeriet",
            "side by side, but read row by row",
        ),
        (
            "København, den 17/12 2024      København, den 19-12 2024\nUlla Bro      Svend le Maire Holst"
            " | Direktør, Vejdirektoratet      Departementschef, Transportministeriet",
            "side by side with wide gaps",
        ),
        (
            "Sted: København | Dato: 17/12 2024 | Navn: Ulla Bro | Titel: Direktør | Organisation: Vejdirektoratet"
            " | Sted: København | Dato: 19-12 2024 | Navn: Svend le Maire Holst | Titel: Departementschef"
            " | Organisation: Transportministeriet",
            "labels",
        ),
    ],
)
def test_two_signatures(lines: str, why: str) -> None:
    assert signed(AGREEMENT, *map(paragraph, lines.split(" | "))) == [ULLA, SVEND], why


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        (
            ["København, den 17/12 2024 | København, den 19-12 2024", "Ulla Bro | Svend le Maire Holst"],
            "a column a signer",
        ),
        (["København, den 17/12 2024\vUlla Bro | København, den 19-12 2024\vSvend le Maire Holst"], "a cell a signer"),
        (
            ["Dato | København, den 17/12 2024 | København, den 19-12 2024", "Navn | Ulla Bro | Svend le Maire Holst"],
            "a column of labels",
        ),
    ],
)
def test_columns_of_a_table(rows: list[str], why: str) -> None:
    last = "Direktør, Vejdirektoratet | Departementschef, Transportministeriet"
    cells = [row.split(" | ") for row in [*rows, f"Titel | {last}" if rows[0].startswith("Dato") else last]]
    assert signed(AGREEMENT, table(*cells)) == [ULLA, SVEND], why


def test_rows_of_a_table() -> None:
    rows = [
        ["København, den 17/12 2024", "Ulla Bro", "Direktør, Vejdirektoratet"],
        ["København, den 19-12 2024", "Svend le Maire Holst", "Departementschef, Transportministeriet"],
    ]
    assert signed(AGREEMENT, table(*rows)) == [ULLA, SVEND]


@pytest.mark.parametrize(
    ("lines", "signature", "why"),
    [
        (
            "Viborg, den 1. maj 2024 | Bo Kær | Chef, Ministeriet for Fødevarer, Landbrug | og Fiskeri",
            ("Bo Kær", "Chef", "Ministeriet for Fødevarer, Landbrug og Fiskeri", "Viborg", "1. maj 2024"),
            "an organisation that is wrapped",
        ),
        (
            "Nykøbing Falster, den 7.12.2025 | Bo Kær | Departementschef, Indenrigs- og | Sundhedsministeriet",
            ("Bo Kær", "Departementschef", "Indenrigs- og Sundhedsministeriet", "Nykøbing Falster", "7.12.2025"),
            "an organisation cut after og",
        ),
        (
            "København, den 1. maj 2024 | Bo Kær | Departementschef | Lægemiddelstyrelsen | Sundhedsministeriet",
            ("Bo Kær", "Departementschef", "Sundhedsministeriet", "København", "1. maj 2024"),
            "a page header strayed between a title and its ministry",
        ),
        (
            "Den 13. marts 2019 | Konstitueret direktør Bo Kær | Energinet Danmark",
            ("Bo Kær", "Konstitueret direktør", "Energinet Danmark", None, "13. marts 2019"),
            "title and name on one line; two capitalised words below are an organisation",
        ),
        ("København, den | Bo Kær | Rektor", ("Bo Kær", "Rektor", None, "København", None), "not dated yet"),
        ("10/3.16 | sign. Bo Kær | Formand", ("Bo Kær", "Formand", None, None, "10/3.16"), "signed in short"),
        (
            "Aarhus, den 3/5 2021 | Bo Kær | Direktør, Sundhedsstyrelsen | a) b)",
            ("Bo Kær", "Direktør", "Sundhedsstyrelsen", "Aarhus", "3/5 2021"),
            "list marks that an extraction gathered below",
        ),
    ],
)
def test_one_signature(lines: str, signature: Signed, why: str) -> None:
    assert signed(AGREEMENT, *map(paragraph, lines.split(" | "))) == [signature], why


def test_three_parties() -> None:
    found = signed(
        paragraph("Kontrakten er indgået mellem teatret, dets bestyrelse og ministeriet."),
        paragraph("København, den 10/3.16\nLene Grøn Larsen\nTeaterchef, Det Kongelige Teater"),
        paragraph("København, den 11/3.16\nIb Bo von Staal\nFormand, Bestyrelsen for Det Kongelige Teater"),
        paragraph("København, den 14/3.16\nAnna Lund Holm\nDepartementschef, Kulturministeriet"),
    )
    assert [(name, title) for name, title, *_ in found] == [
        ("Lene Grøn Larsen", "Teaterchef"),
        ("Ib Bo von Staal", "Formand"),
        ("Anna Lund Holm", "Departementschef"),
    ]


def test_a_place_and_date_above_all_are_those_of_each() -> None:
    found = signed(
        AGREEMENT,
        paragraph("København, den 19. december 2011"),
        table(["Ole Fynbo", "Kim Rask Storm"], ["Direktør", "Departementschef"]),
    )
    assert [row[3:] for row in found] == [("København", "19. december 2011")] * 2


def test_the_end_of_a_sentence_is_no_organisation() -> None:
    found = signed(
        AGREEMENT,
        paragraph(
            "Planen indgås mellem direktøren for Arbejdstilsynet og departementschefen i\nBeskæftigelsesministeriet."
        ),
        paragraph("København, den 5/12 2024\nUlla Bro\nDirektør, Arbejdstilsynet"),
    )
    assert [row[2] for row in found] == ["Arbejdstilsynet"]


@pytest.mark.parametrize(
    ("blocks", "why"),
    [
        (
            [heading("Mål 1"), table(["Ansvarlig", "Kontorchef Bo Kær"], ["Frist", "1. marts 2025"])],
            "who answers for a goal",
        ),
        ([heading("Mål 1"), item("Direktør Bo Kær har godkendt planen den 1. marts 2025.")], "a milestone"),
        ([AGREEMENT, paragraph("Direktøren for Vejdirektoratet har ansvaret.")], "running text"),
        ([text("furniture", "København, den 1. maj 2024\nBo Kær\nDirektør")], "a page header"),
    ],
)
def test_no_signature(blocks: list[Block], why: str) -> None:
    assert signed(*blocks) == [], why


@pytest.mark.parametrize(
    ("words", "person"),
    [
        ("Emil le Maire Holst", True),
        ("H.C. Ørsted", True),
        ("Søren-Peter Ælbæk", True),
        ("Marie Lund Hanseth", True),
        ("Statens Serum Institut", False),
        ("Nordjyllands Politi", False),
        ("Direktør Bo Kær", False),
        ("Målene gælder", False),
        ("Kær", False),
    ],
)
def test_is_name(words: str, person: bool) -> None:
    assert is_name(words) is person


@pytest.mark.parametrize(
    ("line", "roles"),
    [
        ("København, den 18/12 2024", ["place", "date"]),
        ("Direktør, Sundhedsstyrelsen", ["title", "organisation"]),
        (
            "København, den 18/12 2024 Jens Bo Direktør, Sundhedsstyrelsen",
            ["place", "date", "name", "title", "organisation"],
        ),
        (r"\_\_\_\_\_\_ Aarhus, den 3. maj 2021", ["rule", "place", "date"]),
        ("Direktør Departementschef", ["title", "title"]),
        ("Udlændinge- og integrationsminister", ["title"]),
        ("Planen træder i kraft den 1. januar 2025", ["other"]),
    ],
)
def test_parts_of_a_line(line: str, roles: list[str]) -> None:
    assert [part.role for part in read_parts(whole(paragraph(line)))] == roles


TEXTS = st.sampled_from(
    ["Direktør", "Departementschef Sophus Garfiel", "Kapitel 1", "direktøren", "Titel: Rektor", "ledelse", "formanden",
     "stilling\nDirektør", "Mål og\nmidler", "LEDER", "Vicedirektør", ""]
)  # fmt: skip


@given(st.lists(TEXTS))
def test_many_lines_are_asked_as_one_is(texts: list[str]) -> None:
    assert may_hold_titles(texts) is any(may_hold_title(text) for text in texts)
