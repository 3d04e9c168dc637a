"""Tables of reports whose columns an extraction gave one after the other."""

from __future__ import annotations

from maalplan.model import FollowUpReport
from maalplan.pipeline import read_follow_up

TITLES = ("Sikre bølgebrydere", "Kortere ventetid ved sluserne", "Grøn strøm til skibe ved kaj")
VERDICTS = ("Opfyldt", "Delvist opfyldt", "Ikke opfyldt")
RESULTS = (
    "Alle ni bølgebrydere er efterset, og to er repareret.",
    "Ventetiden faldt til 42 minutter, men målet var 35 minutter.",
    "Anlægget i Esbjerg er forsinket til 2026.",
)
LABELS = ("Mål", "Vurdering", "Resultat")


def report(*cells: str) -> FollowUpReport:
    """A report whose table has these cells, each with empty lines around it."""
    head = ("Årsrapport 2024", "3. Målopfyldelse")
    return read_follow_up("\n\n".join((*head, *cells)).encode(), path="rapport.txt")


def codes(found: FollowUpReport) -> set[str]:
    return {finding.code for finding in found.findings}


def test_columns_become_rows_and_it_is_said() -> None:
    found = report(*LABELS, *TITLES, *VERDICTS, *RESULTS)
    told = [(one.goal_title, one.rating_text, one.comment) for one in found.outcomes]
    assert told == list(zip(TITLES, VERDICTS, RESULTS, strict=True))
    (finding,) = [one for one in found.findings if one.code == "rows-by-order"]
    assert (finding.severity, finding.source[0].lines) == ("warning", (5, 5))


def test_rows_that_the_text_shows_are_no_matter_of_order() -> None:
    rows = [cell for row in zip(TITLES, VERDICTS, RESULTS, strict=True) for cell in row]
    found = report(*LABELS, *rows)
    assert [(one.goal_title, one.rating_text) for one in found.outcomes] == list(zip(TITLES, VERDICTS, strict=True))
    assert "rows-by-order" not in codes(found)


def test_a_verdict_more_than_titles_belongs_to_none_by_its_order() -> None:
    found = report(*LABELS, *TITLES, *VERDICTS, "Opfyldt", *RESULTS)
    assert "rows-by-order" not in codes(found)
    pairs = {(one.goal_title, one.rating_text) for one in found.outcomes}
    assert not pairs & set(zip(TITLES, VERDICTS, strict=True))
