"""The collector of garbage looks seldom while a document is read, and afterwards as often as before."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path
from threading import Barrier, Thread

import pytest

from maalplan import pipeline
from maalplan.collector import LOOK, looking_seldom
from maalplan.errors import MaalplanError
from maalplan.ingest import read_document as ingest
from maalplan.model import Document, ReadOptions

PLAN = "Resultatplan 2025\n\nMål 1: Kortere sagsbehandlingstid\n\n1. Sagerne afgøres inden 30 dage i 2025.\n"
OWN = (600, 9, 8)
SELDOM = (LOOK, 9, 8)


@pytest.fixture(autouse=True)
def _as_often_as_set() -> Iterator[None]:
    before = gc.get_threshold()
    gc.set_threshold(*OWN)
    yield
    gc.set_threshold(*before)


def test_it_looks_seldom_inside_and_as_before_afterwards() -> None:
    with looking_seldom():
        assert gc.get_threshold() == SELDOM
        with looking_seldom():
            assert gc.get_threshold() == SELDOM
        assert gc.get_threshold() == SELDOM
    assert gc.get_threshold() == OWN


def test_an_error_restores_it() -> None:
    with pytest.raises(ValueError, match="ikke en plan"), looking_seldom():
        raise ValueError("ikke en plan")
    assert gc.get_threshold() == OWN


@pytest.mark.parametrize("often", [0, LOOK, 2 * LOOK])
def test_who_looks_as_seldom_or_never_goes_on_so(often: int) -> None:
    gc.set_threshold(often, 9, 8)
    with looking_seldom():
        assert gc.get_threshold() == (often, 9, 8)
    assert gc.get_threshold() == (often, 9, 8)


def test_what_somebody_else_sets_meanwhile_stays() -> None:
    with looking_seldom():
        gc.set_threshold(1000, 10, 10)
    assert gc.get_threshold() == (1000, 10, 10)


def test_the_last_of_overlapping_threads_restores_it() -> None:
    both_in, first_out = Barrier(3), Barrier(3)
    seen: list[tuple[int, int, int]] = []

    def first() -> None:
        with looking_seldom():
            both_in.wait(10)
        first_out.wait(10)

    def second() -> None:
        with looking_seldom():
            both_in.wait(10)
            first_out.wait(10)
            seen.append(gc.get_threshold())

    threads = [Thread(target=first), Thread(target=second)]
    for thread in threads:
        thread.start()
    both_in.wait(10)
    first_out.wait(10)
    for thread in threads:
        thread.join(10)
    assert seen == [SELDOM]
    assert gc.get_threshold() == OWN


def test_many_threads_leave_it_as_it_was() -> None:
    seen: set[tuple[int, int, int]] = set()

    def read() -> None:
        for _ in range(200):
            with looking_seldom():
                seen.add(gc.get_threshold())

    threads = [Thread(target=read) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert seen == {SELDOM}
    assert gc.get_threshold() == OWN


@pytest.mark.parametrize("read", [pipeline.read_document, pipeline.read_raw, pipeline.read_plan])
def test_reading_a_plan_looks_seldom(read: object, monkeypatch: pytest.MonkeyPatch) -> None:
    assert callable(read)
    seen: list[tuple[int, int, int]] = []

    def watched(data: bytes, path: str, options: ReadOptions) -> Document:
        seen.append(gc.get_threshold())
        return ingest(data, path, options)

    monkeypatch.setattr(pipeline, "ingest", watched)
    read(PLAN.encode())
    assert seen == [SELDOM]
    assert gc.get_threshold() == OWN


@pytest.mark.parametrize("source", [b"", b"%PDF-1.7 afbrudt", Path("findes-ikke.pdf")])
def test_what_cannot_be_read_leaves_it_as_it_was(source: bytes | Path) -> None:
    with pytest.raises(MaalplanError):
        pipeline.read_plan(source)
    assert gc.get_threshold() == OWN
