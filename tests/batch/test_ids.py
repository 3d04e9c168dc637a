"""Which plan has which id: laws that hold for any documents in any number of runs."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from maalplan.batch.ids import Ids, Known

documents = st.lists(
    st.tuples(st.sampled_from(["ssi-2025", "ssi-2024", "sst-2025"]), st.integers(0, 9)), max_size=8, unique_by=str
)


def settled(found: list[tuple[str, int]], known: list[Known]) -> list[Known]:
    """What the folder holds after a run over documents (id, number), each under a path and with content of its own."""
    ids = Ids(known, (f"{id_}-{n}.txt" for id_, n in found))
    given_now = []
    for id_, n in sorted(found):
        plan = Known(id_, f"{id_}-{n}.txt", f"{id_}{n}")
        given_now.append(Known(ids.settle(plan), plan.path, plan.sha256))
    taken = {one.id for one in given_now}
    return [*given_now, *(one for one in known if one.id not in taken)]


@settings(deadline=None)
@given(documents, documents)
def test_ids_are_unique_and_stay(first: list[tuple[str, int]], second: list[tuple[str, int]]) -> None:
    before = settled(first, [])
    after = settled(second, before)
    assert len({one.id for one in after}) == len(after) == len({*first, *second}), "each document has one id"
    assert {(one.path, one.id) for one in before} <= {(one.path, one.id) for one in after}, "and keeps it"
    assert set(settled(first, after)) == set(after), "a further run changes nothing"
