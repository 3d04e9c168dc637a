"""What every part of a StratML document is made of: elements, identifiers, days."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from typing import Final
from xml.etree import ElementTree as ET

from maalplan.output.export.xml_text import fitting

_IDS: Final = uuid.uuid5(uuid.NAMESPACE_URL, "urn:maalplan:stratml")


def identifier(kind: str, own_id: str) -> str:
    """A name that is valid as ``xsd:ID``, the same for the same id, and another one for every other.

    >>> identifier("goal", "ssi-2025/agency/1") == identifier("goal", "ssi-2025/agency/1")
    True
    """
    return f"_{uuid.uuid5(_IDS, f'{kind}:{own_id}')}"


def element(name: str, *inner: ET.Element | None, text: str | None = None, **attributes: str) -> ET.Element:
    """An element with what is in it; what is null is left out."""
    made = ET.Element(name, attributes)
    made.text = None if text is None else fitting(text)
    made.extend([one for one in inner if one is not None])
    return made


def text_element(name: str, text: str | None) -> ET.Element | None:
    return element(name, text=text) if text else None


def indicator(
    own: str, place: int, measure: tuple[str, str], results: Sequence[ET.Element | None], *, is_figure: bool
) -> ET.Element:
    """An indicator with its identifier and place: what is measured and in which unit, and the results."""
    dimension, unit = measure
    return element(
        "PerformanceIndicator",
        text_element("SequenceIndicator", str(place)),
        text_element("MeasurementDimension", dimension),
        element("UnitOfMeasurement", text=unit),
        text_element("Identifier", own),
        element("MeasurementInstance", *results),
        PerformanceIndicatorType="Quantitative" if is_figure else "Qualitative",
    )


def days(start: str | None, end: str | None) -> tuple[ET.Element | None, ET.Element | None]:
    """The elements of a window of days."""
    return text_element("StartDate", day(start)), text_element("EndDate", day(end))


def day(iso: str | None) -> str | None:
    """A whole day; what is less precise, or none, is left out."""
    try:
        return dt.date.fromisoformat(iso).isoformat() if iso else None
    except ValueError:
        return None
