"""Corrections of several people become one list: each once, the later one last, contradictions said."""

from __future__ import annotations

import pytest

from maalplan.batch.corrections_kept import Kept
from maalplan.batch.corrections_merged import merge, without
from maalplan.model import Anchor, Correction, DocumentCorrections, Place, Quote

SSI = "a" * 64
SST = "b" * 64


def title(id_: str, value: str, when: str | None = None, *, by: str | None = None, goal: str = "1") -> Correction:
    """A correction of the title of a goal."""
    at = Anchor("goal", f"ssi-2025/agency/{goal}", "Sundhed", {"title": Quote(f"Mål {goal}", (Place(page=1),))})
    return Correction(id=id_, action="set", kind="goal", at=at, field="title", value=value, by=by, when=when)


def removed(id_: str) -> Correction:
    return Correction(id=id_, action="remove", kind="milestone", at=Anchor("milestone", "ssi-2025/agency/1/1"))


def given(*corrections: Correction, sha256: str = SSI) -> DocumentCorrections:
    return DocumentCorrections(sha256, "ssi.docx", "ssi-2025", corrections)


def ids(kept: Kept, sha256: str = SSI) -> list[str]:
    return [one.id for one in kept.of(sha256)]


def test_what_is_given_stands_behind_what_is_kept() -> None:
    kept = Kept({SSI: given(title("a", "Sundhed"))})
    merged = merge(kept, [given(removed("b")), given(removed("c"), sha256=SST)])
    assert ids(kept) == ["a", "b"]
    assert ids(kept, SST) == ["c"]
    assert merged.documents == (SSI, SST)
    assert merged.said == ()


def test_the_same_correction_stands_once() -> None:
    kept = Kept()
    merge(kept, [given(title("a", "Sundhed")), given(title("a", "Sundhed"))])
    assert merge(kept, [given(title("a", "Sundhed"))], by="Anna").said == ()
    assert ids(kept) == ["a"]


@pytest.mark.parametrize(
    ("first", "second", "stands"),
    [
        ("2025-03-01", "2025-03-02", "ny"),
        ("2025-03-02", "2025-03-01", "gammel"),
        (None, "2025-03-01", "ny"),
        ("2025-03-01", None, "gammel"),
        (None, None, "gammel"),
    ],
)
def test_an_id_that_comes_again_otherwise_is_as_it_was_made_last(
    first: str | None, second: str | None, stands: str
) -> None:
    kept = Kept({SSI: given(title("a", "gammel", first), removed("b"))})
    merged = merge(kept, [given(title("a", "ny", second))])
    assert [(one.id, one.value) for one in kept.of(SSI)] == [("a", stands), ("b", None)]
    assert len(merged.said) == 1


@pytest.mark.parametrize(
    ("there", "coming", "order"),
    [
        (None, None, ["a", "b"]),
        ("2025-03-01", "2025-03-02", ["a", "b"]),
        ("2025-03-02", "2025-03-01", ["b", "a"]),
        ("2025-03-01T12:00:00+01:00", "2025-03-01T11:30:00Z", ["a", "b"]),
        ("2025-03-01T12:00:00Z", "2025-03-01T12:30:00+01:00", ["b", "a"]),
        ("2025-03-02", None, ["b", "a"]),
        ("2025-03-02", "i går", ["b", "a"]),
        (None, "2025-03-01", ["a", "b"]),
    ],
)
def test_of_two_for_the_same_value_the_later_stands_last(
    there: str | None, coming: str | None, order: list[str]
) -> None:
    kept = Kept({SSI: given(title("a", "Sundhed", there))})
    merged = merge(kept, [given(title("b", "Sygdom", coming))])
    assert ids(kept) == order
    assert merged.said == (f"ssi-2025: title was corrected twice, and not alike; the later one stands ({order[-1]}).",)


def test_what_is_corrected_alike_or_elsewhere_is_no_contradiction() -> None:
    kept = Kept({SSI: given(title("a", "Sundhed"))})
    assert merge(kept, [given(title("b", "Sundhed"), title("c", "Sygdom", goal="2"))]).said == ()


def test_one_who_corrects_again_in_the_same_file_contradicts_nobody() -> None:
    kept = Kept()
    merged = merge(kept, [given(title("a", "Sundhed", "2025-03-02"), title("b", "Sygdom", "2025-03-01"))])
    assert ids(kept) == ["a", "b"], "a file's own order is what its author saw"
    assert merged.said == ()


def test_a_name_is_given_to_what_has_none() -> None:
    kept = Kept()
    merge(kept, [given(title("a", "x"), title("b", "y", by="Bo", goal="2"))], by="Anna")
    assert [one.by for one in kept.of(SSI)] == ["Anna", "Bo"]


def test_corrections_are_taken_back_by_their_ids() -> None:
    kept = Kept({SSI: given(title("a", "x"), removed("b")), SST: given(removed("c"), sha256=SST)})
    assert without(kept, ("c", "d", "a")) == ("d",)
    assert ids(kept) == ["b"]
    assert list(kept.documents) == [SSI], "a document without corrections goes"
    assert without(kept, ("all",)) == ()
    assert kept.documents == {}
