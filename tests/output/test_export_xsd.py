"""A schema of one's own: what it does not allow is found, and nothing is fetched."""

from __future__ import annotations

from pathlib import Path

import pytest

from maalplan.errors import Damaged, Unreadable
from maalplan.output.export.xsd import Schema

SCHEMA = """<?xml version="1.0" encoding="utf-8"?>
<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema">{}
  <xsd:element name="mål"><xsd:complexType><xsd:sequence>
    <xsd:element name="titel" type="xsd:string"/>
    <xsd:element name="frist" type="xsd:date" minOccurs="0"/>
  </xsd:sequence></xsd:complexType></xsd:element>
</xsd:schema>
"""


@pytest.fixture
def schema(tmp_path: Path) -> Schema:
    file = tmp_path / "skema æøå.xsd"
    file.write_text(SCHEMA.format(""), encoding="utf-8")
    return Schema(file)


def test_a_valid_document_has_no_problems(schema: Schema) -> None:
    assert schema.problems("<mål><titel>Økonomi</titel></mål>".encode()) == ()


@pytest.mark.parametrize(
    ("document", "problem"),
    [
        ("<mål>\n<titel>Økonomi</titel>\n<frist>Q1</frist></mål>", "line 3: Element 'frist': 'Q1' is not a valid"),
        ("<mål/>", "line 1: Element 'mål': Missing child"),
    ],
)
def test_what_is_not_allowed_is_said_with_its_line(schema: Schema, document: str, problem: str) -> None:
    assert any(found.startswith(problem) for found in schema.problems(document.encode()))


def test_a_file_that_is_no_schema_is_said_in_one_line(tmp_path: Path) -> None:
    for words in ("kein XML", "<mål/>"):
        (tmp_path / "x.xsd").write_text(words, encoding="utf-8")
        with pytest.raises(Damaged, match=r"is no XML Schema") as raised:
            Schema(tmp_path / "x.xsd")
        assert "\n" not in raised.value.message


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="cannot be read"):
        Schema(tmp_path / "findes-ikke.xsd")


def test_nothing_is_fetched(tmp_path: Path) -> None:
    imported = '<xsd:include schemaLocation="http://localhost:9/x.xsd"/>'
    (tmp_path / "x.xsd").write_text(SCHEMA.format(imported), encoding="utf-8")
    try:
        found = Schema(tmp_path / "x.xsd").problems("<mål><titel>x</titel></mål>".encode())
    except Damaged:
        return
    assert found == ()
