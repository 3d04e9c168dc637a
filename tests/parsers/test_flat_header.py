"""Rows of labels that an extraction put in one line, or one below the other."""

from __future__ import annotations

import pytest

from maalplan.parsers.flat_header import find_header
from tests.parsers.making import WORDS, lines


@pytest.mark.parametrize(
    ("printed", "roles"),
    [
        ("Nr. Resultatmål Vægt Delmål Frist", ("number", "goal", "weight", "milestones", "deadline")),
        ("Titel:\nMål:\nMålepunkt:\nBemærkninger:", ("title", "goal", "milestones", "remarks")),
        ("Delmål Opfyldt Delvist opfyldt Ikke opfyldt", ("milestones", "outcome", "outcome", "outcome")),
        ("Indikator\n2025\n2026\n2027", ("milestones", "year", "year", "year")),
        ("Nr. Mål Vægt", ("number", "goal", "weight")),
        ("Mål", None),
        ("Milepæl\nFrist", None),
        ("Baggrund Effekt Ambition", None),
        ("Mål Mål Milepæl", None),
        ("Nr. Mål for søerne Frist", None),
        ("• Mål Milepæl Frist", None),
    ],
)
def test_what_is_a_header(printed: str, roles: tuple[str, ...] | None) -> None:
    header, after = find_header(lines(printed), 0, WORDS)
    assert (header.roles if header else None) == roles
    assert header is None or after == len(lines(printed))


def test_a_chapters_name_above_the_labels_is_none_of_them() -> None:
    blocks = lines("Mål for året\nSuccescriterium\nMål\nAnsvarlig".replace("criterium", "kriterium"))
    assert find_header(blocks, 0, WORDS)[0] is None
    header, after = find_header(blocks, 1, WORDS)
    assert header is not None
    assert (header.roles, after) == (("milestones", "goal", "responsible"), 4)
